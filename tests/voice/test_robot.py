"""Without these, a machine without Kokoro would have no voice at all."""

from __future__ import annotations

import numpy as np
import pytest
from animation_ai_studio.benchmarks.voice import pitch
from animation_ai_studio.common.story import Language
from animation_ai_studio.common.vocabulary import Emotion
from animation_ai_studio.configs.voices import VoiceSpec
from animation_ai_studio.voice.robot import ROBOT_ENGINE, RobotVoice

VOICE = VoiceSpec(engine=ROBOT_ENGINE)


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Hello there, my friend!", "en", ["Hello", "there,", "my", "friend!"]),
        ("你好，朋友！", "zh", ["你", "好，", "朋", "友！"]),
    ],
)
def test_it_speaks_with_timing(text: str, language: Language, words: list[str]) -> None:
    spoken = RobotVoice().say(text, VOICE, language=language)
    assert [word.text for word in spoken.speech.words] == words
    assert abs(sum(mark.seconds for mark in spoken.speech.marks) - spoken.speech.seconds) < 1e-6
    again = RobotVoice().say(text, VOICE, language=language)
    assert abs(again.speech.seconds - spoken.speech.seconds) < 0.01
    assert 0.5 < spoken.speech.seconds < 4


def test_it_acts() -> None:
    def tone(emotion: Emotion) -> float:
        spoken = RobotVoice().say("What a day this was.", VOICE, emotion)
        track = pitch(spoken.samples, spoken.rate)
        return float(np.median(track[track > 0]))

    assert tone(Emotion.SAD) < tone(Emotion.NEUTRAL) < tone(Emotion.SURPRISED)
