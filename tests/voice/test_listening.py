"""Without these, nobody would notice when the voices can't be understood or told apart any more.

A speech recogniser and a speaker encoder listen; the figures in docs/voices.md come from the same functions.
"""

from __future__ import annotations

import numpy as np
import pytest
from animation_ai_studio.benchmarks import voice as bench
from animation_ai_studio.common.folders import cache_folder
from animation_ai_studio.configs.loader import load
from animation_ai_studio.configs.schema import CharacterPresets
from animation_ai_studio.voice.kokoro import KokoroVoice
from animation_ai_studio.voice.recognition import SpeakerEncoder, SpeechRecognizer

# Fifty lines are minutes of work when other things run: the general time limit is too short for them.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def said(kokoro: KokoroVoice) -> list[bench.TimedSpeech]:
    """Fifty lines, said by the shipped cast in turn."""
    cast = load("character_presets", CharacterPresets, []).characters
    return bench.say_all(kokoro, {name: preset.voice for name, preset in cast.items()}, bench.LINES)


def test_fifty_lines_are_understood(said: list[bench.TimedSpeech]) -> None:
    heard = bench.understood(SpeechRecognizer(cache_folder()), said)
    assert heard.rate <= 0.08, heard.wrong


def test_characters_are_different_people(said: list[bench.TimedSpeech]) -> None:
    """Every two characters are less alike than any one of them is like themself, by name and by ear."""
    alike = bench.likeness(SpeakerEncoder(), said)
    assert len(alike.names) >= 6
    assert alike.closest < bench.SAME_SPEAKER, dict(
        zip(alike.names, alike.between.round(2).tolist(), strict=True)
    )
    assert alike.closest < alike.within.min()
    low, high = alike.pitch.min(), alike.pitch.max()
    assert 12 * np.log2(high / low) > 18


def test_chinese_is_understood(kokoro: KokoroVoice) -> None:
    cast = load("character_presets", CharacterPresets, []).characters
    voices = {name: cast[name].voice for name in ("mira", "luca", "narrator")}
    said = bench.say_all(kokoro, voices, bench.CHINESE_LINES[:6], language="zh")
    heard = bench.understood(SpeechRecognizer(cache_folder()), said)
    assert heard.rate <= 0.15, heard.wrong
