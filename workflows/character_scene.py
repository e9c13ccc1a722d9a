"""The graph of two or three characters in one picture: each one's words hold for their own part of it.

Every character has a column of its own (ComfyUI's area conditioning), so that a model that draws nothing but squares
can draw it; see :mod:`.skills.regions` for what keeps them apart.
"""

from __future__ import annotations

from pydantic import Field

from ..common.acts import Identifier
from ..common.vocabulary import Emotion, Framing, Gesture
from .builder import GraphBuilder, Wire
from .character_picture import CharacterPicture, Drawn, preset_of
from .skills.base import Parameters
from .skills.regions import hooked, together
from .skills.sdxl import sample
from .skills.worn import WornLora

OVERLAP = 0.125
"""How far each column reaches into its neighbour, as a share of its own width, so that no seam is left."""


WIDE = 1.75
"""Width over height of a scene on a model that draws wide pictures (SDXL's own 1344 × 768)."""


class Person(Parameters):
    """One character of the picture."""

    character: Identifier
    gesture: Gesture = Gesture.STAND
    emotion: Emotion = Emotion.NEUTRAL
    prompt: str = Field("", max_length=4000, description="all words, for a model that wants words of its own")
    loras: list[WornLora] = Field(default_factory=list, max_length=4)


class CharacterScene(Parameters):
    """Parameters of character_scene; a person's prompt stands for the preset's words."""

    people: list[Person] = Field(min_length=2, max_length=3, description="from left to right")
    scene: str = Field(
        "", max_length=300, description="a scene of the presets, a place, or words of your own"
    )
    framing: Framing = Framing.MEDIUM
    style: str = "animated_film"
    extra: str = Field("", max_length=1000, description="further words for everybody's part")
    profile: str = "sdxl"
    quality: str = "standard"
    width: int = Field(1344, ge=128, le=4096, multiple_of=8)
    height: int = Field(768, ge=64, le=4096, multiple_of=8)
    seed: int = Field(0, ge=0, le=2**31 - 1)

    def alone(self, person: Person) -> CharacterPicture:
        """One of the people in a picture of their own, whose words hold for their part of this one."""
        return CharacterPicture(
            character=person.character,
            scene=self.scene,
            gesture=person.gesture,
            emotion=person.emotion,
            framing=self.framing,
            style=self.style,
            extra=self.extra,
        )


def scene_size(width: int, height: int, people: int, *, only_squares: bool = False) -> tuple[int, int]:
    """Width and height of a scene for a model that draws ``width`` × ``height``, multiples of 8.

    Args:
        only_squares: the model knows no wide pictures: every column then gets nearly the whole width.
    """
    if only_squares:
        return round(width * (people - OVERLAP * 1.5) / 8) * 8, height
    tall = (width * height / WIDE) ** 0.5
    return round(tall * WIDE / 8) * 8, round(tall / 8) * 8


def draw_scene(b: GraphBuilder, parameters: CharacterScene) -> Drawn:
    """Adds everything from loading to the picture; its prompt is the first character's."""
    with b.group("Model"):
        sdxl = b.add("AnimationStudioLoadSDXL", profile=parameters.profile, quality=parameters.quality)
    words: Wire | str = ""
    used: Wire | None = None
    positives, negatives = [], []
    for number, person in enumerate(parameters.people):
        with b.group(person.character):
            prompt, avoid = _words(b, parameters, person)
            own = hooked(b, sdxl.out(0), sdxl.out(1), person.loras, prompt, used)
            positives.append(_in_column(b, parameters, number, own.clip, own.words))
            negatives.append(_in_column(b, parameters, number, own.clip, avoid))
            words, used = words or own.words, own.used
    with b.group("Prompt"):
        positive, negative = together(b, positives), together(b, negatives)
    with b.group("Picture"):
        latent = b.add("EmptyLatentImage", width=parameters.width, height=parameters.height, batch_size=1)
        picture = sample(b, sdxl, sdxl.out(0), positive, negative, latent.out(0), seed=parameters.seed)
    return Drawn(picture, words, used=used)


def _words(b: GraphBuilder, parameters: CharacterScene, person: Person) -> tuple[Wire | str, Wire | str]:
    """A character's prompt, and what to avoid."""
    if person.prompt:
        return person.prompt, ""
    preset = preset_of(b, parameters.alone(person))
    return preset.out(0), preset.out(1)


def _in_column(
    b: GraphBuilder, parameters: CharacterScene, number: int, clip: Wire, text: Wire | str
) -> Wire:
    """Conditioning by a text that holds for one character's column."""
    column = 1.0 / len(parameters.people)
    left = max(0.0, column * (number - OVERLAP))
    right = min(1.0, column * (number + 1 + OVERLAP))
    said = b.add("CLIPTextEncode", clip=clip, text=text)
    return b.add(
        "ConditioningSetAreaPercentage",
        conditioning=said.out(0),
        width=round(right - left, 4),
        height=1.0,
        x=round(left, 4),
        y=0.0,
        strength=1.0,
    ).out(0)


def character_scene(b: GraphBuilder, parameters: CharacterScene) -> None:
    """Draws two or three characters in one picture, each in its own part of it, from left to right.

    Use it when several known characters are seen together. Every one keeps its own words and LoRAs, which work on
    its own part alone.
    """
    drawn = draw_scene(b, parameters)
    name = "_".join(person.character for person in parameters.people)
    worn = {} if drawn.used is None else {"used": drawn.used}
    b.add(
        "AnimationStudioSavePicture",
        images=drawn.picture,
        filename_prefix=f"animation_studio/pictures/{name}",
        inputs=worn,
    )
