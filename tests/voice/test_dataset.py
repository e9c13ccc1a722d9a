"""Without these a dataset holds other people's voices, loses clips without a word, or begins anew when it was killed."""

from __future__ import annotations

import csv
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.benchmarks.voice import pitch
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.voices import VoiceSpec
from animation_ai_studio.voice.dataset import DatasetOptions, MeasuredClip, build_dataset
from animation_ai_studio.voice.dataset import build as building
from animation_ai_studio.voice.dataset.candidates import phrases
from animation_ai_studio.voice.dataset.clips import write_wave
from animation_ai_studio.voice.dataset.listing import list_line, write_listing
from animation_ai_studio.voice.dataset.records import ClipWord, FilmSpeech
from animation_ai_studio.voice.dataset.settings import checked_options
from animation_ai_studio.voice.dataset.transcript import clean_transcript, in_language
from animation_ai_studio.voice.recognition import TimedWord, resampled
from animation_ai_studio.voice.robot import RobotVoice
from numpy.typing import NDArray

RATE = 16_000
LOW, HIGH = VoiceSpec(engine="espeak", blend={"jm_kumo": 1.0}), VoiceSpec(engine="espeak", pitch=6.0)
LINES = (
    "There is a boat in the harbour today.",
    "Nobody knows where the captain went.",
    "We should look behind the old wall.",
)


class PitchEncoder:
    """One direction for a low voice, one for a high one."""

    def embed(self, samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
        track = pitch(samples, rate)
        low = bool((track > 0).any()) and float(np.median(track[track > 0])) < 150.0
        return np.array([1.0, 0.0] if low else [0.0, 1.0], np.float32)


class KnownWords:
    """Hears the words that are known to be in the film."""

    def __init__(self, words: list[TimedWord]) -> None:
        self.words, self.asked = words, 0

    def hear_words(self, samples: NDArray[np.float32], rate: int, language: str) -> list[TimedWord]:
        self.asked += 1
        return self.words if self.asked == 1 else []


def sound(text: str, voice: VoiceSpec) -> NDArray[np.float32]:
    said = RobotVoice().say(text, voice)
    return resampled(said.samples, said.rate, RATE)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[TimedWord]]:
    """Two voices in turn, three lines each; the words of each line are one."""
    pause, parts, words, at = np.zeros(RATE // 2, np.float32), [], [], 0.0
    for place, voice in enumerate((LOW, HIGH) * 3):
        said = sound(LINES[place // 2], voice)
        parts += [pause, said]
        start = at + 0.5
        at = start + len(said) / RATE
        words.append(TimedWord(start, at, f"{LINES[place // 2]}", 0.9))
    path = tmp_path_factory.mktemp("film") / "scene.wav"
    whole = np.concatenate([*parts, pause])
    hiss = np.random.default_rng(1).normal(0.0, 1e-3, len(whole)).astype(np.float32)
    write_wave(path, whole + hiss, RATE)
    return path, words


@pytest.fixture
def built(film: tuple[Path, list[TimedWord]], tmp_path: Path) -> Callable[..., KnownWords]:
    def build(**asked: object) -> KnownWords:
        ears = KnownWords(film[1])
        voices = [sound(line, LOW) for line in LINES[:2]]
        options = DatasetOptions(character="kumo", **asked)
        build_dataset([film[0]], voices, RATE, tmp_path, options, PitchEncoder(), lambda: ears)
        return ears

    return build


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "clips.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_one_voice_s_lines_are_listed_and_all_others_say_why_not(
    built: Callable[..., KnownWords], film: tuple[Path, list[TimedWord]], tmp_path: Path
) -> None:
    before = film[0].read_bytes()
    built(least_snr=-10.0)
    listed = (tmp_path / "kumo.list").read_bytes().decode("utf-8").splitlines()
    assert [line.split("|")[1:] for line in listed] == [["kumo", "en", text] for text in LINES]
    assert all(Path(line.split("|")[0]).is_file() for line in listed)
    assert len({Path(line.split("|")[0]).name for line in listed}) == 3
    reasons = [row["reason"] for row in rows(tmp_path)]
    assert reasons == ["", "another voice"] * 3
    assert film[0].read_bytes() == before
    page = (tmp_path / "listen.html").read_text("utf-8")
    assert page.count("<audio") == 6 and page.count(" checked>") == 3


def test_a_run_that_was_broken_off_hears_nothing_twice(
    built: Callable[..., KnownWords], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(building, "cut_clip", killed)
        with pytest.raises(KeyboardInterrupt):
            built(least_snr=-10.0)
    assert not (tmp_path / "kumo.list").exists()
    assert built(least_snr=-10.0).asked == 0
    assert len((tmp_path / "kumo.list").read_text("utf-8").splitlines()) == 3


def test_a_stricter_run_moves_clips_to_those_left_out(
    built: Callable[..., KnownWords], tmp_path: Path
) -> None:
    built(least_snr=-10.0)
    assert len(list((tmp_path / "clips").iterdir())) == 3
    assert built(least_snr=60.0).asked == 0
    assert not list((tmp_path / "clips").iterdir()) and len(list((tmp_path / "rejected").iterdir())) == 6
    assert (tmp_path / "kumo.list").read_text("utf-8") == ""


def test_a_film_without_speech_is_named(tmp_path: Path) -> None:
    quiet = tmp_path / "quiet.wav"
    write_wave(quiet, np.zeros(RATE * 2, np.float32), RATE)
    with pytest.raises(StudioError, match=r"quiet\.wav") as refused:
        build_dataset(
            [quiet], [np.ones(RATE * 2, np.float32)] * 2, RATE, tmp_path / "set",
            DatasetOptions(character="a"), PitchEncoder(), lambda: KnownWords([]),
        )  # fmt: skip
    assert refused.value.code == "media_failed"


@pytest.mark.parametrize("name", ["gone.mkv", "broken.mkv"])
def test_what_is_no_film_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / "broken.mkv").write_bytes(b"\x1a\x45\xdf\xa3" + bytes(500))
    with pytest.raises(StudioError, match=name.replace(".", r"\.")) as refused:
        build_dataset(
            [tmp_path / name], [np.ones(RATE * 2, np.float32)] * 2, RATE, tmp_path / "set",
            DatasetOptions(character="a"), PitchEncoder(), lambda: KnownWords([]),
        )  # fmt: skip
    assert refused.value.code in ("file_missing", "file_invalid")


def test_what_a_trainer_drops_without_a_word_is_taken_out() -> None:
    assert clean_transcript("\ufeff Wait|what\u200b?\n Yes .") == "Wait, what? Yes."
    assert in_language("He says ciao.", "en") and not in_language("你好吗", "en")
    assert in_language("我用MP3听歌", "zh") and not in_language("...", "zh")


def test_a_list_is_plain_lines(tmp_path: Path) -> None:
    clip = MeasuredClip(
        name="a_0", source="=film.mkv", start=0.0, end=2.0, text="Hi", likeness=0.9, match=0.9,
        steadiness=0.9, snr=20.0, clipped=0.0, sure=1.0,
    )  # fmt: skip
    options = DatasetOptions(character="a", language="zh")
    assert list_line(tmp_path, clip, options).endswith("clips/a_0.wav|a|zh|Hi")
    write_listing(tmp_path, options, [clip])
    assert not (tmp_path / "a.list").read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows(tmp_path)[0]["source"] == "'=film.mkv", "a spreadsheet would compute it"


def test_phrases_end_at_pauses_and_never_overlap() -> None:
    words = [
        ClipWord(start=0.5, end=1.0, text=" One"), ClipWord(start=1.05, end=1.5, text=" two."),
        ClipWord(start=1.65, end=2.0, text=" Three"), ClipWord(start=2.6, end=3.0, text=" four"),
    ]  # fmt: skip
    found = phrases(FilmSpeech(seconds=4.0, speech=[(0.45, 3.1)], words=words), 10.0)
    assert [one.text for one in found] == ["One two.", "Three", "four"]
    assert all(one.end <= other.start for one, other in pairwise(found))
    many = [ClipWord(start=i * 0.5, end=i * 0.5 + 0.45, text=" a") for i in range(60)]
    long = phrases(FilmSpeech(seconds=31.0, speech=[(0.0, 31.0)], words=many), 10.0)
    assert len(long) >= 3 and all(one.end - one.start <= 10.0 for one in long)


def test_settings_that_cant_be_used_are_named() -> None:
    with pytest.raises(StudioError, match="--least-snr 99") as refused:
        checked_options(character="a", least_snr=99.0)
    assert refused.value.code == "option_invalid"
