"""*Say Line* and *Add Line*: text becomes speech, speech becomes a shot's dialogue."""

from __future__ import annotations

from typing import Any

from comfy_api.latest import io
from pydantic import BaseModel, Field

from ...common.story import Speech, TimedLine
from ...common.vocabulary import Emotion
from ...film.sound.dialogue import EMPTY, MAX_LINES, Dialogue, add_line
from ...voice import engines
from ...voice.samples import FILM_RATE
from .. import host
from ..host import Types

CATEGORY = "Animation Studio/Sound"
AUTO = "auto"


class DialogueValue(BaseModel):
    """What *Add Line* gives: the lines with their places, and an AUDIO value of them all."""

    lines: list[TimedLine] = Field(max_length=MAX_LINES)
    audio: Any


class SayLine(io.ComfyNode):
    """Text → AUDIO and the timing of mouth and words."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioSayLine",
            display_name="Say Line",
            category=CATEGORY,
            description="Speaks a line in a character's voice and tells when each word and mouth shape is heard.",
            inputs=[
                io.String.Input(
                    "text",
                    multiline=True,
                    default="Is this the whole ocean?",
                    tooltip="What is said: up to 300 letters, English or Chinese. Punctuation is acted.",
                ),
                io.Combo.Input(
                    "character", options=host.character_names(), tooltip="Whose voice: a character preset."
                ),
                io.Combo.Input(
                    "emotion", options=[str(word) for word in Emotion], tooltip="How the line is said."
                ),
                io.Combo.Input(
                    "language",
                    options=[AUTO, "en", "zh"],
                    tooltip="Language of the text; auto looks at its letters.",
                ),
                io.Float.Input(
                    "speed",
                    default=1.0,
                    min=0.6,
                    max=1.6,
                    step=0.05,
                    tooltip="1 is the character's own pace.",
                ),
                io.Int.Input(
                    "seed",
                    default=0,
                    min=0,
                    max=2**31 - 1,
                    tooltip="Another number gives a slightly other delivery.",
                ),
                io.Float.Input(
                    "pitch",
                    default=0.0,
                    min=-8.0,
                    max=8.0,
                    step=0.5,
                    optional=True,
                    tooltip="Semitones above the character's own voice; negative is deeper.",
                ),
            ],
            outputs=[
                io.Audio.Output(display_name="audio", tooltip="The spoken line."),
                Types.Speech.Output(display_name="speech", tooltip="Timing of words and mouth shapes."),
            ],
        )

    @classmethod
    def execute(
        cls,
        text: str,
        character: str,
        emotion: str,
        language: str,
        speed: float,
        seed: int,
        pitch: float = 0.0,
    ) -> io.NodeOutput:
        spoken = engines.speak(
            text,
            host.character(character),
            emotion=Emotion(emotion),
            language=None if language == AUTO else language,  # type: ignore[arg-type]
            speed=speed,
            seed=seed,
            pitch=pitch,
        )
        return io.NodeOutput(
            host.audio_value(spoken.samples, spoken.rate), spoken.speech.model_dump(mode="json")
        )


class AddLine(io.ComfyNode):
    """SPEECH + AUDIO → DIALOGUE, chained line by line."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioAddLine",
            display_name="Add Line",
            category=CATEGORY,
            description="Adds a spoken line to a shot's dialogue. Chain several for a conversation.",
            inputs=[
                io.Audio.Input("audio", tooltip="The sound of the line, from Say Line or any other voice."),
                Types.Speech.Input("speech", tooltip="The line's timing, from Say Line or Load Take."),
                io.Float.Input(
                    "pause",
                    default=0.25,
                    min=0.0,
                    max=10.0,
                    step=0.05,
                    tooltip="Seconds of silence before the line (after the one before it, or the shot's start).",
                ),
                Types.Dialogue.Input("dialogue", optional=True, tooltip="The lines before this one."),
            ],
            outputs=[
                Types.Dialogue.Output(
                    display_name="dialogue", tooltip="All lines so far, for Puppet Shot and Film Clip."
                ),
                io.Audio.Output(display_name="audio", tooltip="The mixed sound of all lines so far."),
            ],
        )

    @classmethod
    def execute(
        cls, audio: Any, speech: dict[str, Any], pause: float, dialogue: dict[str, Any] | None = None
    ) -> io.NodeOutput:
        added = add_line(
            read_dialogue(dialogue), Speech.model_validate(speech), host.audio_samples(audio), pause
        )
        mixed = host.audio_value(added.samples, FILM_RATE)
        lines = [line.model_dump(mode="json") for line in added.lines]
        return io.NodeOutput({"lines": lines, "audio": mixed}, mixed)


def read_dialogue(value: dict[str, Any] | None) -> Dialogue:
    """A DIALOGUE value as data; nothing connected is a silent dialogue."""
    if value is None:
        return EMPTY
    given = DialogueValue.model_validate(value)
    return Dialogue(tuple(given.lines), host.audio_samples(given.audio))


NODES: list[type[io.ComfyNode]] = [SayLine, AddLine]
