"""Measures the dataset builder on a film whose speakers are known: the cast's voices, music, noise, voices over voices."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import psutil
from numpy.typing import NDArray

from ..common.folders import cache_folder
from ..common.progress import Progress, part, silent
from ..common.vocabulary import Mood
from ..configs.voices import VoiceSpec
from ..film.sound.music import music_bed
from ..voice.dataset import DatasetOptions, MeasuredClip, build_dataset
from ..voice.dataset.clips import write_wave
from ..voice.engine import Spoken
from ..voice.engines import engines
from ..voice.loudness import integrated
from ..voice.recognition import SpeakerEncoder, SpeechRecognizer, resampled, word_errors
from .figures import Figures
from .voice import LINES

RATE: Final = 24_000
TARGET: Final = "jf_alpha"
TURNS: Final = ("jf_alpha", "jf_nezumi", "jm_kumo", "jf_alpha", "jf_gongitsune", "jf_tebukuro")
"""The embedded speakers in the turns in which they speak."""
ENROLLED: Final = (
    "The sun came up over the quiet harbour.",
    "We walked along the wall and counted the boats.",
)
OVERLAPPED: Final = 7
"""Every so many lines another voice speaks over one."""


@dataclass(frozen=True)
class KnownLine:
    """A line of the film: who says what, in seconds, and until when another voice speaks over it."""

    speaker: str
    text: str
    start: float
    end: float
    over: float


def known_film(
    seconds: float, snr: float, seed: int, progress: Progress
) -> tuple[NDArray[np.float32], list[KnownLine]]:
    """A film's sound at :data:`RATE`, and the truth of it; noise and music lie ``snr`` dB under the voices."""
    chance = np.random.default_rng(seed)
    film, lines, at = np.zeros(round(seconds * RATE), np.float32), [], 0.5
    for place in range(10_000):
        speaker, text = TURNS[place % len(TURNS)], LINES[(place + 17 * seed) % len(LINES)]
        said = _said(text, speaker, seed + place)
        sound = resampled(said.samples, said.rate, RATE)
        if round(at * RATE) + len(sound) + RATE > len(film):
            break
        over = at
        if place % OVERLAPPED == OVERLAPPED - 1:
            other = _said(LINES[-1 - place % 20], TURNS[(place + 2) % len(TURNS)], place)
            both = resampled(other.samples, other.rate, RATE)[: len(sound)]
            _add(film, both, at)
            over += len(both) / RATE
        _add(film, sound, at)
        lines.append(KnownLine(speaker, text, at, at + len(sound) / RATE, over))
        progress(at / seconds, f"Speaking line {place + 1}")
        at += len(sound) / RATE + chance.uniform(0.25, 1.2)
    return _with_background(film, snr, chance), lines


def bench_dataset(
    minutes: float, snrs: tuple[float, ...], folder: Path, progress: Progress = silent
) -> Figures:
    """Precision, recall and word errors of the target's clips, time as a share of the film's length, memory."""
    figures: dict[str, Figures] = {}
    for place, snr in enumerate(snrs):
        share = part(progress, place / len(snrs), (place + 1) / len(snrs))
        sound, lines = known_film(minutes * 60.0, snr, seed=4, progress=part(share, 0.0, 0.6))
        film = folder / f"film-{snr:g}.wav"
        write_wave(film, sound, RATE)
        begun = time.perf_counter()
        clips = _built(film, folder / f"set-{snr:g}", part(share, 0.6, 1.0))
        taken = time.perf_counter() - begun
        figures[f"{snr:g}_db"] = {
            **_against(lines, clips),
            "time_share": round(taken / (minutes * 60.0), 3),
            "memory_gb": round(psutil.Process().memory_info().rss / 1e9, 2),
        }
    return figures


def _built(film: Path, folder: Path, progress: Progress) -> list[MeasuredClip]:
    voices = [_said(text, TARGET, 99) for text in ENROLLED]
    options = DatasetOptions(character=TARGET, least_snr=0.0)
    build_dataset(
        [film], [one.samples for one in voices], voices[0].rate, folder, options,
        SpeakerEncoder(), lambda: SpeechRecognizer(cache_folder()), progress,
    )  # fmt: skip
    return read_clips(folder)


def read_clips(folder: Path) -> list[MeasuredClip]:
    """The clips of a dataset's table."""
    import csv

    with (folder / "clips.csv").open(encoding="utf-8", newline="") as file:
        return [
            MeasuredClip.model_validate({k: v for k, v in row.items() if k != "seconds"})
            for row in csv.DictReader(file)
        ]


def _said(text: str, speaker: str, seed: int) -> Spoken:
    voice = VoiceSpec(blend={speaker: 1.0})
    return engines().engine(voice.engine).say(text, voice, seed=seed, character=speaker)


def _against(lines: list[KnownLine], clips: list[MeasuredClip]) -> Figures:
    """A clip is right when most of it is one line of the target, without another voice; recall is of such lines' seconds."""
    wanted = [_alone(line) for line in lines if line.speaker == TARGET and line.end - line.over >= 1.0]
    kept = [clip for clip in clips if not clip.reason]
    right = [clip for clip in kept if any(_shared(clip, line) > 0.9 * clip.seconds for line in wanted)]
    found = sum(max(sum(_shared(clip, line) for clip in right), 0.0) for line in wanted)
    errors = words = 0
    for line in wanted:
        heard = " ".join(clip.text for clip in right if _shared(clip, line) > 0.5 * clip.seconds)
        if heard and line.text:
            missed, count = word_errors(line.text, heard)
            errors, words = errors + missed, words + count
    return {
        "clips": len(kept),
        "precision": round(len(right) / max(len(kept), 1), 4),
        "recall": round(found / max(sum(line.end - line.start for line in wanted), 1e-9), 4),
        "word_error_rate": round(errors / max(words, 1), 4),
        "wrong": [f"{clip.start:.1f} s {clip.text}" for clip in kept if clip not in right],
    }


def _alone(line: KnownLine) -> KnownLine:
    """The part of a line over which nobody else speaks; only a whole one is held against its words."""
    return KnownLine(
        line.speaker, "" if line.over > line.start else line.text, line.over, line.end, line.over
    )


def _shared(clip: MeasuredClip, line: KnownLine) -> float:
    return max(min(clip.end, line.end) - max(clip.start, line.start), 0.0)


def _add(film: NDArray[np.float32], sound: NDArray[np.float32], at: float) -> None:
    first = round(at * RATE)
    film[first : first + len(sound)] += sound


def _with_background(
    film: NDArray[np.float32], snr: float, chance: np.random.Generator
) -> NDArray[np.float32]:
    """The film with music in its first half and noise in all of it, together ``snr`` dB under its voices."""
    music = np.zeros_like(film)
    bed = resampled(
        music_bed(Mood.PLAYFUL, len(film) / 2 / RATE, 3).mean(axis=1).astype(np.float32), 48_000, RATE
    )
    music[: len(bed)] = bed[: len(film)]
    noise = chance.normal(0.0, 1.0, len(film)).astype(np.float32)
    noise = np.convolve(noise, np.ones(6) / 6, "same").astype(np.float32)
    for other, lower in ((music, 3.0), (noise, 3.0)):
        other *= np.float32(10 ** ((integrated(film, RATE) - snr - lower - integrated(other, RATE)) / 20))
    mixed = film + music + noise
    return np.asarray(0.8 * mixed / max(float(np.abs(mixed).max()), 1e-6), np.float32)
