"""The graph of one character picture: preset, LoRAs, control, sampling, and the gate that keeps the best take.

Batches, the *Character Shot* node and the skill ``character_picture`` all build with :func:`draw`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import Field

from ..common.acts import Identifier
from ..common.story import Actor, Setting, Shot
from ..common.vocabulary import Emotion, Framing, Gesture, Place
from ..configs.schema import CharacterPreset, LoraUse
from .builder import BuiltNode, GraphBuilder, Wire
from .graph import Graph
from .skills.base import Parameters
from .skills.identity import Gate, Guidance, gated, guided
from .skills.sdxl import follow, sample, stage
from .skills.worn import WornLora, wear


class CharacterPicture(Parameters):
    """One picture to make: whom, where, doing what, with which settings.

    ``takes`` pictures are drawn at once, of which the gate keeps the one most like the character.
    """

    character: Identifier
    scene: str = Field("", max_length=300, description="a scene of the preset, a place, or words of your own")
    gesture: Gesture = Gesture.STAND
    emotion: Emotion = Emotion.NEUTRAL
    framing: Framing = Framing.MEDIUM
    style: str = "animated_film"
    extra: str = Field("", max_length=1000, description="further words for this picture")
    profile: str = ""
    quality: str = "standard"
    width: int = Field(0, ge=0, le=4096, multiple_of=8, description="0: the profile's")
    height: int = Field(0, ge=0, le=4096, multiple_of=8, description="0: the profile's")
    seed: int = Field(0, ge=0, le=2**31 - 1)
    takes: int = Field(1, ge=1, le=8)


class CharacterShot(CharacterPicture):
    """Parameters of character_picture. Where ``prompt`` is given it stands for the preset's words, and ``loras`` for
    its LoRAs; ``controls`` are presets of controlnet_config.yaml by kind, staged with the character's puppet."""

    profile: str = "sdxl"
    width: int = Field(1024, ge=64, le=4096, multiple_of=8)
    height: int = Field(1024, ge=64, le=4096, multiple_of=8)
    prompt: str = Field("", max_length=4000, description="all words, for a model that wants words of its own")
    loras: list[WornLora] = Field(default_factory=list, max_length=8, description="worn with that prompt")
    controls: dict[str, str] = Field(default_factory=dict, description="pose or depth → preset")
    gate: Gate | None = None
    guidance: Guidance | None = None

    def worn(self, preset: CharacterPreset) -> Sequence[WornLora | LoraUse]:
        """The LoRAs of the picture: its own where it has a prompt of its own, else the preset's."""
        return self.loras if self.prompt else preset.loras


@dataclass(frozen=True)
class Drawn:
    """What :func:`draw` leaves to be used: the picture that is kept, its whole prompt, the gate's report, and the
    record of the LoRAs that are worn."""

    picture: Wire
    prompt: Wire | str
    report: Wire | None = None
    used: Wire | None = None


def draw(b: GraphBuilder, parameters: CharacterShot) -> Drawn:
    """Adds everything from loading to the kept picture."""
    with b.group("Model"):
        sdxl = b.add("AnimationStudioLoadSDXL", profile=parameters.profile, quality=parameters.quality)
        dressed, avoid = _dressed(b, parameters, sdxl)
        model = dressed.out(0)
    with b.group("Prompt"):
        positive = b.add("CLIPTextEncode", title="Prompt", clip=dressed.out(1), text=dressed.out(2)).out(0)
        negative = b.add("CLIPTextEncode", title="Negative", clip=dressed.out(1), text=avoid).out(0)
    if parameters.controls:
        with b.group("Control"):
            staged = stage(b, staging(parameters), parameters.width, parameters.height, parameters.seed)
            positive, negative = follow(b, parameters.controls, 1.0, staged, positive, negative, sdxl.out(2))
    if parameters.guidance is not None:
        with b.group("References"):
            model, positive, negative = guided(b, parameters.guidance, model, positive, negative)
    with b.group("Picture"):
        latent = b.add(
            "EmptyLatentImage", width=parameters.width, height=parameters.height, batch_size=parameters.takes
        )
        picture, report = (
            sample(b, sdxl, model, positive, negative, latent.out(0), seed=parameters.seed),
            None,
        )
        if parameters.gate is not None:
            picture, report = gated(b, picture, parameters.gate, (parameters.width, parameters.height))
    return Drawn(picture, dressed.out(2), report, dressed.out(4))


def _dressed(b: GraphBuilder, parameters: CharacterShot, sdxl: BuiltNode) -> tuple[BuiltNode, Wire | str]:
    """*Apply LoRAs* with the prompt, and what to avoid."""
    if parameters.prompt:
        dressed = b.add(
            "AnimationStudioApplyLoras",
            model=sdxl.out(0),
            clip=sdxl.out(1),
            prompt=parameters.prompt,
            inputs=wear(b, parameters.loras),
        )
        return dressed, ""
    preset = preset_of(b, parameters)
    dressed = b.add(
        "AnimationStudioApplyLoras",
        model=sdxl.out(0),
        clip=sdxl.out(1),
        prompt=preset.out(0),
        loras=preset.out(2),
    )
    return dressed, preset.out(1)


def preset_of(b: GraphBuilder, row: CharacterPicture) -> BuiltNode:
    """*Character Preset* with a picture's words: prompt, what to avoid, LoRAs."""
    return b.add(
        "AnimationStudioCharacterPreset",
        title=row.character,
        character=row.character,
        scene=row.scene,
        gesture=str(row.gesture),
        emotion=str(row.emotion),
        framing=str(row.framing),
        style=row.style,
        extra=row.extra,
    )


def staging(row: CharacterPicture) -> Shot:
    """The picture as a shot that puppets can stage; a scene that is no place plays in a room."""
    known = {str(place): place for place in Place}
    actor = Actor(character=row.character, gesture=row.gesture, emotion=row.emotion)
    setting = Setting(place=known.get(row.scene, Place.ROOM))
    return Shot(id="picture", setting=setting, framing=row.framing, actors=[actor])


def character_picture(b: GraphBuilder, parameters: CharacterShot) -> None:
    """Draws one picture of a character: its preset's words and LoRAs, the scene, what it does and feels.

    Use it for portraits and stills. With ``gate`` several takes are drawn and the one most like the character's
    references is kept; ``controls`` hold the pose that its puppet takes.
    """
    drawn = draw(b, parameters)
    b.add(
        "AnimationStudioSavePicture",
        images=drawn.picture,
        used=drawn.used,
        filename_prefix=f"animation_studio/pictures/{parameters.character}",
    )


def character_graph(shot: CharacterShot) -> Graph:
    """The graph of a picture; its last node saves the picture that is kept."""
    b = GraphBuilder()
    character_picture(b, shot)
    return b.build()
