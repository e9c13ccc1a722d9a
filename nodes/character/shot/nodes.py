"""*Character Shot* and *Character Scene*: a few choices become the graph that the skills build, of native nodes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import folder_paths
from comfy_api.latest import io

from ....common.errors import StudioError
from ....common.vocabulary import Emotion, Framing, Gesture, Place
from ....configs.schema import (
    CharacterPreset,
    LoraRegistry,
    SdxlProfile,
    load_controlnets,
    load_loras,
    load_sdxl,
)
from ....toonxl.pictures import draws_with_toonxl, in_toon_words, scene_in_toon_words
from ....workflows.builder import GraphBuilder, Wire
from ....workflows.character_picture import CharacterPicture, CharacterShot, draw
from ....workflows.character_scene import CharacterScene, Person, draw_scene, scene_size
from ....workflows.models.worn import choose
from ....workflows.skills.identity import AUTO, BACKENDS, GUIDE_NODES, gate_of, guidance_told
from ....workflows.skills.identity import guidance as guidance_of
from ....workflows.skills.worn import WornLora
from ....workflows.storyboard import renamed
from ... import host
from ...lookups import entry_of
from ..identity.nodes import chosen
from ..nodes import model_inputs

CATEGORY = "Animation Studio/Character"
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
            category=CATEGORY,
            description="Draws a picture of a character: grows into Load SDXL, Character Preset, Apply LoRAs, "
            "controls, KSampler, Decode Picture and the Consistency Gate, as the template of the same graph has them.",
            inputs=[
                io.Combo.Input(
                    "character", options=host.character_names(), tooltip="Who: a character preset."
                ),
                io.Combo.Input(
                    "gesture", options=[str(word) for word in Gesture], tooltip="What the body does."
                ),
                io.Combo.Input(
                    "emotion", options=[str(word) for word in Emotion], tooltip="What the face shows."
                ),
                *surroundings(),
                *with_what(),
                *control_and_gate(),
            ],
            outputs=[
                io.Image.Output(tooltip="The picture; of several takes the one most like the character."),
                io.String.Output(display_name="prompt", tooltip="All words that the model was given."),
                io.String.Output(
                    display_name="report", tooltip="What the gate says of every take, and what guided."
                ),
            ],
            hidden=[io.Hidden.unique_id],
            enable_expand=True,
        )

    @classmethod
    def fingerprint_inputs(cls, character: str = "", **_: Any) -> str:
        """Grows again when the preset or the configuration has changed."""
        return configured(character)

    @classmethod
    def execute(
        cls,
        character: str,
        gesture: str,
        emotion: str,
        scene: str,
        framing: str,
        seed: int,
        style: str,
        extra: str,
        profile: str,
        quality: str,
        width: int,
        height: int,
        control: str,
        takes: int,
        judge: str,
        guidance: str = NOTHING,
    ) -> io.NodeOutput:
        preset, size = host.character(character), known_profile(profile)
        row = CharacterPicture(
            character=character,
            scene=known_scene(preset, scene),
            gesture=Gesture(gesture),
            emotion=Emotion(emotion),
            framing=Framing(framing),
            seed=seed,
            style=style,
            extra=extra,
            profile=profile,
            quality=quality,
            width=width or size.width,
            height=height or size.height,
            takes=takes,
        )
        b = GraphBuilder()
        parameters = parameters_of(row, preset, control=control, judge=judge)
        told = ""
        if guidance == AUTO:
            parameters, told = with_guidance(parameters, preset)
        drawn = draw(b, parameters)
        worn = [(use.name, use.weight) for use in parameters.worn(preset)]
        report = drawn.report or "Not judged."
        if told and isinstance(report, Wire):
            report = b.add("StringConcatenate", string_a=report, string_b=told, delimiter="\n").out(0)
        elif told:
            report = f"{report}\n{told}"
        return expand(b, [drawn.picture, drawn.prompt, report], f"{cls.hidden.unique_id}.shot.", worn)


class CharacterSceneNode(io.ComfyNode):
    """Two characters side by side → the whole graph of their picture, which runs at once."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioCharacterScene",
            display_name="Character Scene",
            category=CATEGORY,
            description="Draws two characters in one picture. Each one's words hold for their own half; the node grows "
            "into that graph, as the template character_scene has it.",
            inputs=[*side("left"), *side("right"), *surroundings(), *with_what()],
            outputs=[
                io.Image.Output(tooltip="The picture."),
                io.String.Output(
                    display_name="prompt", tooltip="The left character's words, as the model was given them."
                ),
            ],
            hidden=[io.Hidden.unique_id],
            enable_expand=True,
        )

    @classmethod
    def fingerprint_inputs(cls, left: str = "", right: str = "", **_: Any) -> str:
        """Grows again when a preset or the configuration has changed."""
        return configured(left, right)

    @classmethod
    def execute(
        cls,
        left: str,
        left_gesture: str,
        left_emotion: str,
        right: str,
        right_gesture: str,
        right_emotion: str,
        scene: str,
        framing: str,
        seed: int,
        style: str,
        extra: str,
        profile: str,
        quality: str,
        width: int,
        height: int,
    ) -> io.NodeOutput:
        people = [
            Person(character=left, gesture=Gesture(left_gesture), emotion=Emotion(left_emotion)),
            Person(character=right, gesture=Gesture(right_gesture), emotion=Emotion(right_emotion)),
        ]
        for person in people:
            known_scene(host.character(person.character), scene)
        folders = host.config_folders()
        size = known_profile(profile)
        toon = draws_with_toonxl(size)
        wide, tall = scene_size(size.width, size.height, len(people), only_squares=toon)
        parameters = CharacterScene(
            people=people,
            scene=scene,
            framing=Framing(framing),
            seed=seed,
            style=style,
            extra=extra,
            profile=profile,
            quality=quality,
            width=width or wide,
            height=height or tall,
        )
        files, registry = folder_paths.get_filename_list("loras"), load_loras(folders)
        if toon:
            parameters = scene_in_toon_words(parameters, host.characters(), registry, files)
        else:
            parameters = parameters.model_copy(
                update={"people": [with_loras(one, registry, files) for one in people]}
            )
        b = GraphBuilder()
        drawn = draw_scene(b, parameters)
        worn = [
            (
                lora.name,
                entry_of("LoRA", lora.name, registry.loras).weight if lora.weight is None else lora.weight,
            )
            for person in parameters.people
            for lora in person.loras
        ]
        return expand(b, [drawn.picture, drawn.prompt], f"{cls.hidden.unique_id}.scene.", worn)


def known_profile(name: str) -> SdxlProfile:
    """The profile of that name.

    Raises:
        StudioError: ``option_invalid``.
    """
    return entry_of("profile", name, load_sdxl(host.config_folders()).profiles)


def configured(*characters: str) -> str:
    """All that the configuration says of these characters, models, LoRAs and controls."""
    folders = host.config_folders()
    files = (load_sdxl(folders), load_loras(folders), load_controlnets(folders))
    return "\n".join(one.model_dump_json() for one in (*map(host.character, characters), *files))


def with_loras(person: Person, registry: LoraRegistry, files: Sequence[str]) -> Person:
    """A character of a scene with its preset's LoRAs.

    Raises:
        StudioError: ``model_missing``, with the LoRA's name.
    """
    chosen = choose(host.character(person.character).loras, registry, files)
    return person.model_copy(
        update={"loras": [WornLora(name=lora.name, weight=lora.weight) for lora in chosen]}
    )


def expand(
    b: GraphBuilder, outputs: Sequence[Wire | str], prefix: str, worn: Sequence[tuple[str, float | None]]
) -> io.NodeOutput:
    """What a node that grows returns: its outputs, its graph, and for a client which LoRAs are worn."""
    given = [[prefix + one.node, one.slot] if isinstance(one, Wire) else one for one in outputs]
    loras = [{"name": name, "weight": weight} for name, weight in worn]
    return io.NodeOutput(*given, expand=renamed(b.build().to_api(), prefix), ui={"loras": loras})


def side(which: str) -> list[io.Input]:
    """Who stands on that side, doing what."""
    return [
        io.Combo.Input(which, options=host.character_names(), tooltip=f"Who stands on the {which}."),
        io.Combo.Input(
            f"{which}_gesture",
            options=[str(word) for word in Gesture],
            tooltip=f"What the one on the {which} does.",
        ),
        io.Combo.Input(
            f"{which}_emotion",
            options=[str(word) for word in Emotion],
            tooltip=f"What the one on the {which} feels.",
        ),
    ]


def surroundings() -> list[io.Input]:
    """Where it plays, how much is seen, and the words around."""
    return [
        io.Combo.Input(
            "scene",
            options=scenes(),
            default=str(Place.TOWN),
            tooltip="Where: a scene of the preset, else a place. Say more in extra.",
        ),
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


def with_what() -> list[io.Input]:
    """Which model draws, how carefully, how large."""
    return [
        *model_inputs(),
        io.Int.Input(
            "width", default=0, min=0, max=4096, step=8, tooltip="Width in pixels; 0 fits the profile."
        ),
        io.Int.Input(
            "height", default=0, min=0, max=4096, step=8, tooltip="Height in pixels; 0 fits the profile."
        ),
    ]


def control_and_gate() -> list[io.Input]:
    """What the picture follows, what judges it, and whether references guide it."""
    controls = load_controlnets(host.config_folders())
    staged = [name for name, preset in controls.presets.items() if preset.kind in STAGED]
    return [
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
        io.Combo.Input(
            "guidance",
            options=[NOTHING, AUTO],
            default=NOTHING,
            optional=True,
            tooltip="auto lets up to three reference pictures of the preset guide, with IP-Adapter or InstantID where "
            "their packs and models are installed; else the report says why not.",
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


def parameters_of(
    row: CharacterPicture, preset: CharacterPreset, *, control: str, judge: str
) -> CharacterShot:
    """The picture's parameters for the model that its profile names, with control and gate."""
    folders = host.config_folders()
    if draws_with_toonxl(known_profile(row.profile)):
        shot = in_toon_words(row, preset, load_loras(folders), folder_paths.get_filename_list("loras"))
    else:
        shot = CharacterShot(**row.model_dump())
    controls = {}
    if control != NOTHING:
        controls = {entry_of("control preset", control, load_controlnets(folders).presets).kind: control}
    gate = None
    if judge != NOTHING:
        name = chosen(AUTO, preset.id, connected=False) if judge == AUTO else judge
        gate = gate_of(name, preset.id, row.framing, preset.consistency.accept)
    return shot.model_copy(update={"controls": controls, "gate": gate})


def with_guidance(parameters: CharacterShot, preset: CharacterPreset) -> tuple[CharacterShot, str]:
    """The picture's parameters with what can guide on this ComfyUI, and what to say about it."""
    if draws_with_toonxl(known_profile(parameters.profile)):
        return parameters, "Not guided: Toon XL has no adapters."
    guide = guidance_of(host.catalog(GUIDE_NODES), preset.references)
    return parameters.model_copy(update={"guidance": guide}), guidance_told(guide, preset.references)


NODES: list[type[io.ComfyNode]] = [CharacterShotNode, CharacterSceneNode]
