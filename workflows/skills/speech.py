"""Spoken lines: a text in a character's voice becomes a take that shots and films use."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ...common.acts import Identifier
from ...common.vocabulary import Emotion
from ..builder import GraphBuilder, Wire
from .base import Parameters, Skill

TakeId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]
"""Name of a run or take, as *Save Take* accepts it."""
Seed = Annotated[int, Field(ge=0, le=2**31 - 1)]


class SayLineParameters(Parameters):
    """Parameters of say_line."""

    run: TakeId
    take: TakeId
    character: Identifier
    text: str = Field(min_length=1, max_length=300)
    emotion: Emotion = Emotion.NEUTRAL
    language: Literal["auto", "en", "zh"] = "auto"
    speed: float = Field(1.0, ge=0.6, le=1.6)
    pitch: float = Field(0.0, ge=-8.0, le=8.0, description="semitones above the voice's own")
    seed: Seed = 0


class VoiceTake(Parameters):
    """A saved voice in a dialogue; ``pause`` is the silence before it in seconds."""

    take: TakeId
    pause: float = Field(0.25, ge=0.0, le=10.0)


def say_line(b: GraphBuilder, parameters: SayLineParameters) -> None:
    """Speaks one line in a character's voice and keeps sound and timing as a take."""
    said = b.add(
        "AnimationStudioSayLine",
        title=f"{parameters.character}: {parameters.emotion}",
        text=parameters.text,
        character=parameters.character,
        emotion=str(parameters.emotion),
        language=parameters.language,
        speed=parameters.speed,
        seed=parameters.seed,
        inputs={"pitch": parameters.pitch} if parameters.pitch else {},
    )
    b.add(
        "AnimationStudioSaveTake",
        title=f"Save {parameters.take}",
        run=parameters.run,
        take=parameters.take,
        audio=said.out(0),
        speech=said.out(1),
    )


def add_dialogue(b: GraphBuilder, run: str, voices: list[VoiceTake]) -> Wire | None:
    """Loads voices and chains them into one DIALOGUE; None when there are none."""
    dialogue: Wire | None = None
    for voice in voices:
        loaded = b.add("AnimationStudioLoadTake", title=f"Voice {voice.take}", run=run, take=voice.take)
        before = {"dialogue": dialogue} if dialogue else {}
        line = b.add(
            "AnimationStudioAddLine",
            title=f"Add {voice.take}",
            audio=loaded.out(2),
            speech=loaded.out(3),
            pause=voice.pause,
            inputs=before,
        )
        dialogue = line.out(0)
    return dialogue


SKILLS = (
    Skill(
        name="say_line",
        version=1,
        parameters=SayLineParameters,
        build=say_line,
        example=SayLineParameters(
            run="my-film",
            take="line-1",
            character="luca",
            text="Is this the whole ocean?",
            emotion=Emotion.SURPRISED,
        ),
        makes="audio",
        title="Say a line",
        needs=("AnimationStudioSayLine", "AnimationStudioSaveTake"),
    ),
)
