"""*Character Shot*: a few choices become the graph that ``./studio images`` runs, of native nodes."""

from __future__ import annotations

import folder_paths
from comfy_api.latest import io

from ....common.errors import StudioError
from ....common.vocabulary import Emotion, Framing, Gesture, Place
from ....configs.schema import CharacterPreset, load_controlnets, load_loras, load_sdxl
from ....embedded.toonxl.pictures import draws_with_toonxl, in_toon_words
from ....workflows.builder import GraphBuilder
from ....workflows.character_picture import CharacterPicture, CharacterShot, draw
from ....workflows.skills.identity import AUTO, BACKENDS, gate_of
from ....workflows.storyboard import renamed
from ... import host
from ..likeness.nodes import chosen

NOTHING = "none"
STAGED = ("pose", "depth")
"""Kinds of control that a puppet can stage."""


class CharacterShotNode(io.ComfyNode):
    """A character, a scene, what it does and feels → the whole graph of a picture, which runs at once."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioCharacterShot",
            display_name="Character Shot",
            category="Animation Studio/Character",
            description="Draws a picture of a character: grows into Load SDXL, Character Preset, Apply LoRAs, "
            "controls, KSampler, VAE Decode and the Consistency Gate, as the template of the same graph has them.",
            inputs=[*who_and_what(), *how()],
            outputs=[
                io.Image.Output(tooltip="The picture; of several takes the one most like the character."),
                io.String.Output(display_name="prompt", tooltip="All words that the model was given."),
                io.String.Output(display_name="report", tooltip="What the gate says of every take."),
            ],
            hidden=[io.Hidden.unique_id],
            enable_expand=True,
        )

    @classmethod
    def execute(
        cls, character: str, scene: str, gesture: str, emotion: str, framing: str, seed: int, style: str, extra: str,
        profile: str, quality: str, width: int, height: int, control: str, takes: int, judge: str,
    ) -> io.NodeOutput:  # fmt: skip
        preset, size = host.character(character), load_sdxl(host.config_folders()).profiles[profile]
        row = CharacterPicture(
            character=character, scene=known_scene(preset, scene), gesture=Gesture(gesture), emotion=Emotion(emotion),
            framing=Framing(framing), seed=seed, style=style, extra=extra, profile=profile, quality=quality,
            width=width or size.width, height=height or size.height, takes=takes,
        )  # fmt: skip
        b = GraphBuilder()
        drawn = draw(b, slots_of(row, preset, control=control, judge=judge))
        prefix = f"{cls.hidden.unique_id}.shot."
        wires = [[prefix + wire.node, wire.slot] for wire in (drawn.picture, drawn.prompt)]
        report = drawn.report and [prefix + drawn.report.node, drawn.report.slot]
        return io.NodeOutput(*wires, report or "Not judged.", expand=renamed(b.build().to_api(), prefix))


def who_and_what() -> list[io.Input]:
    """Who is seen, where, doing what."""
    return [
        io.Combo.Input("character", options=host.character_names(), tooltip="Who: a character preset."),
        io.Combo.Input(
            "scene",
            options=scenes(),
            default=str(Place.TOWN),
            tooltip="Where: a scene of the preset, else a place. Say more in extra.",
        ),
        io.Combo.Input("gesture", options=[str(word) for word in Gesture], tooltip="What the body does."),
        io.Combo.Input("emotion", options=[str(word) for word in Emotion], tooltip="What the face shows."),
        io.Combo.Input(
            "framing", options=[str(word) for word in Framing], default="medium", tooltip="How much is seen."
        ),
        io.Int.Input(
            "seed",
            default=0,
            min=0,
            max=2**31 - 1,
            control_after_generate=True,
            tooltip="Another number gives another picture.",
        ),
        io.Combo.Input(
            "style",
            options=list(load_sdxl(host.config_folders()).styles),
            default="animated_film",
            tooltip="Words around the prompt: a style of sdxl_config.yaml.",
        ),
        io.String.Input("extra", default="", multiline=True, tooltip="Further words for this picture."),
    ]


def how() -> list[io.Input]:
    """With what it is drawn and judged."""
    config, controls = load_sdxl(host.config_folders()), load_controlnets(host.config_folders())
    staged = [name for name, preset in controls.presets.items() if preset.kind in STAGED]
    return [
        io.Combo.Input(
            "profile",
            options=list(config.profiles),
            default=config.profile,
            tooltip="Which checkpoint and VAE: a profile of sdxl_config.yaml.",
        ),
        io.Combo.Input(
            "quality",
            options=list(config.quality),
            default="standard",
            tooltip="Steps, cfg, sampler and scheduler.",
        ),
        io.Int.Input(
            "width", default=0, min=0, max=4096, step=8, tooltip="Width in pixels; 0 is the profile's."
        ),
        io.Int.Input(
            "height", default=0, min=0, max=4096, step=8, tooltip="Height in pixels; 0 is the profile's."
        ),
        io.Combo.Input(
            "control",
            options=[NOTHING, *staged],
            default=NOTHING,
            tooltip="Holds pose or depth as the character's puppet stages them: a preset of controlnet_config.yaml.",
        ),
        io.Int.Input(
            "takes", default=1, min=1, max=8, tooltip="Pictures drawn at once, of which the gate keeps one."
        ),
        io.Combo.Input(
            "judge",
            options=[NOTHING, AUTO, *BACKENDS, *folder_paths.get_filename_list("clip_vision")],
            default=NOTHING,
            tooltip="What the gate compares with: a backend or a CLIP Vision model; auto takes what is installed.",
        ),
    ]


def scenes() -> list[str]:
    """Every place, and the scenes that presets have beside them."""
    places = [str(place) for place in Place]
    own = {name for preset in host.shown_characters().values() for name in preset.scenes}
    return [*places, *sorted(own - set(places))]


def known_scene(preset: CharacterPreset, scene: str) -> str:
    """A scene that this character has, or a place.

    Raises:
        StudioError: ``option_invalid`` for another character's scene.
    """
    if scene in preset.scenes or scene in set(map(str, Place)):
        return scene
    raise StudioError(
        "option_invalid",
        f"{preset.id} has no scene '{scene}'.",
        f"Choose a place or one of: {', '.join(preset.scenes) or 'none'}. The preset's scenes may be added to.",
    )


def slots_of(row: CharacterPicture, preset: CharacterPreset, *, control: str, judge: str) -> CharacterShot:
    """The picture's slots for the model that its profile names, with control and gate."""
    folders = host.config_folders()
    if draws_with_toonxl(load_sdxl(folders).profiles[row.profile]):
        shot = in_toon_words(row, preset, load_loras(folders), folder_paths.get_filename_list("loras"))
    else:
        shot = CharacterShot(**row.model_dump())
    controls = {}
    if control != NOTHING:
        controls = {load_controlnets(folders).presets[control].kind: control}
    gate = None
    if judge != NOTHING:
        name = chosen(AUTO, preset.id, connected=False) if judge == AUTO else judge
        gate = gate_of(name, preset.id, row.framing, preset.consistency.accept)
    return shot.model_copy(update={"controls": controls, "gate": gate})


NODES: list[type[io.ComfyNode]] = [CharacterShotNode]
