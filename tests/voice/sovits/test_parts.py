"""What is checked before a voice server sees it, and what is read of its answers."""

from __future__ import annotations

import collections
import io
import os
import pickle
import struct
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.speech import TrainedVoice
from animation_ai_studio.voice.sovits.checkpoints import scanned
from animation_ai_studio.voice.sovits.faults import fault
from animation_ai_studio.voice.sovits.parameters import SpeechRequest
from animation_ai_studio.voice.sovits.references import ReferenceStore
from animation_ai_studio.voice.sovits.sentences import sentences
from animation_ai_studio.voice.sovits.waves import cut_short, read_wave, write_wave
from pydantic import ValidationError

from .servers import clip

RATE = 32_000
SENTENCE = {"text": "Hello.", "text_lang": "en", "ref_audio_path": "/a.wav", "prompt_lang": "en"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text", ""),
        ("text", " \n"),
        ("text", "🙂🙂"),
        ("text", "?!"),
        ("text", "a" * 5000),
        ("text_lang", "EN"),
        ("prompt_lang", None),
        ("seed", 2**32),
        ("seed", -2),
        ("speed_factor", 0.0),
        ("speed_factor", float("nan")),
        ("top_k", 0),
        ("top_p", 0.0),
        ("temperature", -1.0),
        ("batch_size", 0),
        ("text_split_method", "cut5"),
        ("media_type", "aac"),
        ("return_fragment", True),
    ],
)
def test_what_the_server_doesnt_check_is_refused_here(name: str, value: Any) -> None:
    """It answers such values with a second of zeros, or with minutes of sound."""
    with pytest.raises(ValidationError):
        SpeechRequest.model_validate({**SENTENCE, name: value})


def test_a_request_goes_out_without_nulls() -> None:
    body = SpeechRequest.model_validate(SENTENCE).body()
    assert None not in body.values() and body["text_split_method"] == "cut0" and body["temperature"] == 1.0


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A dog! It ran. Why?", ["A dog!", "It ran.", "Why?"]),
        (
            '"Stop!" he said. Dr. Who left at 3.5 miles.',
            ['"Stop!"', "he said.", "Dr. Who left at 3.5 miles."],
        ),
        ("你好。今天很好！走吧", ["你好。", "今天很好！", "走吧"]),
        ("こんにちは。元気？", ["こんにちは。", "元気？"]),
        ("안녕하세요. 반가워요!", ["안녕하세요.", "반가워요!"]),
        ("Hi，小明。Let's go… now", ["Hi，小明。", "Let's go…", "now"]),
        ("...What?!", ["...What?!"]),
        ("One", ["One"]),
    ],
)
def test_a_line_is_cut_where_people_pause(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_no_sentence_is_too_long_and_no_letter_is_lost() -> None:
    """A model drops the end of what is too long, and a server what it can't split."""
    for text in ("word " * 300, "字" * 700, "a" * 900, "one, two, three; " * 60, "1,000,000 and 2.5. " * 40):
        parts = sentences(text)
        assert max(map(len, parts)) <= 120
        kept = "".join(letter for letter in "".join(parts) if letter.isalnum())
        assert kept == "".join(letter for letter in text if letter.isalnum())


def tone(seconds: float, level: float = 0.3) -> np.ndarray:
    at = np.arange(round(seconds * RATE)) / RATE
    return (level * np.sin(2 * np.pi * 220 * at) * np.hanning(len(at))).astype(np.float32)


@pytest.mark.parametrize(
    ("samples", "rate", "name"),
    [
        (np.zeros(0, np.float32), RATE, "empty"),
        (np.zeros(16_000, np.float32), 16_000, "zeros"),
        (tone(2.0, 0.001), RATE, "silence"),
        (tone(0.3), RATE, "cut"),
        (tone(40.0), RATE, "babble"),
        (tone(3.0)[: RATE * 3 // 2], RATE, "cut"),
        (np.concatenate([tone(1.0), np.zeros(RATE * 3, np.float32), tone(1.0)]), RATE, "hole"),
    ],
)
def test_a_bad_take_is_told(samples: np.ndarray, rate: int, name: str) -> None:
    """The server calls all of these a success."""
    found = fault(samples, rate, "The dog stole my sausage again.")
    assert found is not None and found.name == name


def test_a_good_take_is_none() -> None:
    assert fault(tone(2.0), RATE, "The dog stole my sausage again.") is None


@pytest.mark.parametrize(
    ("text", "language", "seconds"),
    [
        ("It costs $1,000,000,000.", "en", 1.5),
        ("1,000,000,000!", "en", 0.8),
        ("10,000,000 stars.", "en", 1.0),
        ("一共10000000颗。", "zh", 1.0),
    ],
)
def test_a_round_number_is_as_short_as_it_is_said(text: str, language: Any, seconds: float) -> None:
    """Counted by its digits, each good take of it was thrown away as cut."""
    assert fault(tone(seconds), RATE, text, language=language) is None
    assert fault(tone(0.2), RATE, text, language=language) is not None


def test_a_streams_header_doesnt_hide_its_sound() -> None:
    """Written before the sound, it says length 0, and readers find no sound at all."""
    good = write_wave(tone(1.0), RATE)
    stream = good[:40] + bytes(4) + good[44:]
    assert len(read_wave(stream)[0]) == len(read_wave(good)[0]) == RATE
    assert cut_short(good[:-100]) and not cut_short(good) and not cut_short(stream)
    for broken in (b"", b"<html>", good[:30]):
        with pytest.raises(StudioError) as refused:
            read_wave(broken)
        assert refused.value.code == "voice_reply_invalid"


def test_a_clip_is_served_under_the_hash_of_its_sound(tmp_path: Path) -> None:
    """The server keeps a path's sound when the file behind it is replaced."""
    store = ReferenceStore(tmp_path)
    clip(tmp_path)
    first = store.serve("clip.wav")
    assert store.serve("clip.wav") == first and first.parent == tmp_path / "served"
    clip(tmp_path, seconds=5.0)
    assert store.serve("clip.wav") != first


@pytest.mark.parametrize("name", ["../outside/secret.wav", "/tmp/secret.wav", "..", "a/b.wav"])
def test_a_clip_outside_of_the_folder_of_voices_is_never_served(tmp_path: Path, name: str) -> None:
    """Settings may come from anywhere, and any sound of the machine would go to the server."""
    clip(tmp_path / "outside", "secret.wav")
    with pytest.raises(StudioError, match="plain name") as refused:
        ReferenceStore(tmp_path / "voices").serve(name)
    assert refused.value.code == "voice_reference_invalid"
    clips = {"neutral": {"file": "a.wav"}}
    with pytest.raises(ValidationError):
        TrainedVoice.model_validate({"clips": clips, "timbre": [name]})
    assert TrainedVoice.model_validate({"clips": clips, "timbre": ["b.WAV"]}).timbre == ["b.WAV"]


@pytest.mark.parametrize(
    ("samples", "rate", "why"),
    [
        (tone(2.0), RATE, "2.0 seconds"),
        (tone(12.0), RATE, "12.0 seconds"),
        (np.zeros(4 * RATE, np.float32), RATE, "silent"),
        (tone(8.0)[::4], 8_000, "8,000 Hz"),
        (np.clip(tone(4.0) * 100, -1, 1), RATE, "clipped"),
    ],
)
def test_a_clip_that_makes_no_voice_is_refused(
    tmp_path: Path, samples: np.ndarray, rate: int, why: str
) -> None:
    (tmp_path / "bad.wav").write_bytes(write_wave(samples, rate))
    with pytest.raises(StudioError, match=why) as refused:
        ReferenceStore(tmp_path).serve("bad.wav")
    assert refused.value.code == "voice_reference_invalid"


def checkpoint(path: Path, content: object, head: bytes = b"PK") -> Path:
    """As torch writes it: a ZIP with a pickle of protocol 2."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("archive/data.pkl", pickle.dumps(content, protocol=2))
        archive.writestr("archive/data/0", bytes(16))
    path.write_bytes(head + data.getvalue()[2:])
    return path


class Evil:
    """Runs a command when it is loaded."""

    def __reduce__(self) -> Any:
        return os.system, ("true",)


def test_weights_that_hold_code_never_reach_the_server(tmp_path: Path) -> None:
    """It loads pickles with execution allowed."""
    good = {"weight": collections.OrderedDict(a=1), "config": {"top": [1, 2.5, "x"]}, "info": "2epoch"}
    for head in (b"PK", b"05", b"06"):
        assert len(scanned(checkpoint(tmp_path / "good.pth", good, head))) == 64
        with pytest.raises(StudioError, match="would call") as refused:
            scanned(checkpoint(tmp_path / "bad.pth", {**good, "info": Evil()}, head))
        assert refused.value.code == "voice_weights_refused"


def test_what_is_no_checkpoint_is_refused(tmp_path: Path) -> None:
    (tmp_path / "old.ckpt").write_bytes(pickle.dumps(Evil()))
    (tmp_path / "cut.pth").write_bytes(checkpoint(tmp_path / "a.pth", {}).read_bytes()[:60])
    for name, code in (
        ("old.ckpt", "voice_weights_refused"),
        ("cut.pth", "voice_weights_refused"),
        ("no.pth", "file_missing"),
    ):
        with pytest.raises(StudioError) as refused:
            scanned(tmp_path / name)
        assert refused.value.code == code


def packed(*files: tuple[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files:
            archive.writestr(name, content)
    return data.getvalue()


PLAIN = pickle.dumps({"weight": {}}, protocol=2)
GOOD = packed(("archive/data.pkl", PLAIN), ("archive/version", b"3"))


def wide(data: bytes) -> bytes:
    """With the end record of 64 bits that torch writes."""
    end = data[-22:]
    entries, size, start = struct.unpack("<HLL", end[10:20])
    record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, entries, entries, size, start)
    return data[:-22] + record + struct.pack("<4sLQL", b"PK\6\7", 0, len(data) - 22, 1) + end


@pytest.mark.parametrize(
    "data",
    [
        packed(("archive/data.PKL", PLAIN), ("archive/x.pkl", PLAIN)),
        packed(("archive/data.pkl", PLAIN), ("archive/DATA.pkl", PLAIN)),
        packed(("archive/data.pkl", PLAIN), ("archive/x", b"1"), ("archive/X", b"2")),
        packed(("archive/data.pkl", PLAIN), ("archive/constants.pkl", PLAIN)),
        packed(("archive/x/data.pkl", PLAIN)),
        packed(("other/x", b"1"), ("archive/data.pkl", PLAIN)),
        bytes(512) + GOOD,
        b"PK" + bytes(510) + GOOD,
        b"PK\3\4" + bytes(508) + GOOD,
        GOOD + b"more",
        GOOD[:-22] + GOOD[-22:-2] + b"\1\0x",
        GOOD[:-22] + bytes(64) + GOOD[-22:],
        GOOD + GOOD,
        wide(GOOD)[:-22] + bytes(8) + GOOD[-22:],
        wide(GOOD)[:-30] + b"\1" + wide(GOOD)[-29:],
        wide(GOOD)[:-12] + b"\1" + wide(GOOD)[-11:],
    ],
)
def test_a_file_that_two_readers_read_otherwise_is_refused(tmp_path: Path, data: bytes) -> None:
    """The scanner read one description, and torch loaded another."""
    (tmp_path / "a.pth").write_bytes(data)
    with pytest.raises(StudioError) as refused:
        scanned(tmp_path / "a.pth")
    assert refused.value.code == "voice_weights_refused"


def test_the_forms_that_training_writes_are_taken(tmp_path: Path) -> None:
    for name, data in (("a.ckpt", GOOD), ("b.ckpt", wide(GOOD)), ("c.pth", b"06" + wide(GOOD)[2:])):
        (tmp_path / name).write_bytes(data)
        assert len(scanned(tmp_path / name)) == 64
    (tmp_path / "d.ckpt").write_bytes(b"06" + GOOD[2:])  # torch itself is given this one
    with pytest.raises(StudioError, match="torch wrote"):
        scanned(tmp_path / "d.ckpt")
