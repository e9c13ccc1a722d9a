"""Mouths move with the words of an engine that tells no timing."""

from __future__ import annotations

import numpy as np
from animation_ai_studio.configs.voices import VoiceSpec
from animation_ai_studio.voice.alignment import moved
from animation_ai_studio.voice.robot import RobotVoice

LINE = "The dog ran away with my sausage."


def test_words_are_found_where_they_are_heard_and_not_in_proportion() -> None:
    """A pause in the recording would put each mouth after it half a second too early."""
    guide = RobotVoice().say(LINE, VoiceSpec())
    other = RobotVoice().say(LINE, VoiceSpec(blend={"jm_kumo": 1.0}, rate=0.85))
    cut = round(other.speech.words[3].start * other.rate)  # before "away"
    pause = np.zeros(round(0.6 * other.rate), np.float32)
    samples = np.concatenate([other.samples[:cut], pause, other.samples[cut:]])
    found = moved(guide.speech, guide.samples, guide.rate, samples, other.rate)
    true = [word.start + (0.6 if place >= 3 else 0.0) for place, word in enumerate(other.speech.words)]
    off = [abs(word.start - start) for word, start in zip(found.words, true, strict=True)]
    share = len(samples) / other.rate / guide.speech.seconds
    in_proportion = [
        abs(word.start * share - start) for word, start in zip(guide.speech.words, true, strict=True)
    ]
    assert np.mean(off) < 0.12 and np.mean(off) < np.mean(in_proportion) / 2
    assert found.marks[0].start == 0.0
    assert abs(found.marks[-1].start + found.marks[-1].seconds - len(samples) / other.rate) < 1e-6


def test_silence_and_a_click_are_aligned_without_a_fault() -> None:
    """Planning and making never end in a traceback, whatever a server sends."""
    guide = RobotVoice().say(LINE, VoiceSpec())
    for samples in (np.zeros(9000, np.float32), np.ones(40, np.float32), np.zeros(1, np.float32)):
        found = moved(guide.speech, guide.samples, guide.rate, samples, 32_000)
        assert [word.text for word in found.words] == LINE.split()
