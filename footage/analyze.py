"""Understands a film stage by stage: picture, shots, sound, words, scenes. Each stage's result is kept by the film's content,
so that a killed run goes on where it was and the same film is never read twice."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple, TypeVar

import numpy as np
from pydantic import Field

from ..common.errors import StudioError
from ..common.files import file_sha256, write_text
from ..common.footage import (
    ANALYSIS_VERSION,
    FootageAnalysis,
    FootageFault,
    FootageSource,
    HeardWord,
    SoundKind,
)
from ..common.media import MOST_SECONDS
from ..common.progress import Progress, part, silent
from ..common.records import Record, read_model
from ..common.story import Language
from .changes import differences, find_changes
from .picture import FrameStore, read_picture
from .scenes import make_scenes
from .shots import FrameTimes, make_flashes, make_shots, make_transitions
from .sound import SoundMeasures, beats_of, kinds_of, measured_sound, sound_blocks
from .source import FileStamp, check_unchanged, told_name
from .speech import can_detect, find_recognizer, joined, speech_in, write_down

RESULT: Final = "analysis.json"
M = TypeVar("M", bound=Record)


class FramesResult(Record):
    """What the first stage keeps."""

    version: int = ANALYSIS_VERSION
    source: FootageSource
    faults: list[FootageFault] = Field(default_factory=list)


class SoundResult(Record):
    """What the stage of sound keeps: measures of every tenth of a second, and seconds of speech."""

    loudness: list[float] = Field(default_factory=list)
    flatness: list[float] = Field(default_factory=list)
    onset: list[float] = Field(default_factory=list)
    speech: list[tuple[float, float]] = Field(default_factory=list)
    detected: bool = False
    """Whether a voice detector was there to look for speech."""


class WordsResult(Record):
    """What the stage of words keeps."""

    words: list[HeardWord] = Field(default_factory=list)


class Wanted(NamedTuple):
    """What a person asks of an analysis: whether words are written down, and in which language (None: as it is heard)."""

    words: bool = True
    language: Language | None = None


EVERYTHING: Final = Wanted()


def analyze_footage(
    path: Path, cache: Path, wanted: Wanted = EVERYTHING, progress: Progress = silent
) -> FootageAnalysis:
    """Everything that can be told of a film; the film itself is only read.

    Args:
        path: a film or a sound.
        cache: the studio's cache; results lie in ``footage/<hash>`` there.
        wanted: what is asked for.
        progress: hears how far it is.

    Raises:
        StudioError: ``file_missing``, ``file_invalid`` (no film, or replaced meanwhile), ``disk_full``, ``not_writable``.
    """
    stamp = FileStamp.of(path)
    digest = file_sha256(path)
    folder = cache / "footage" / digest
    picture = _picture(
        path,
        FootageSource(name=told_name(path), sha256=digest, size=stamp.size),
        folder,
        part(progress, 0, 0.5),
    )
    check_unchanged(path, stamp)
    zero = float(picture.source.first_pts * _base(picture.source))
    sound = _sound(path, folder, zero, picture.source.seconds, part(progress, 0.5, 0.65))
    check_unchanged(path, stamp)
    if not picture.source.frames and not sound.loudness:
        raise StudioError(
            "file_invalid",
            f"{path.name} holds neither picture nor sound that can be read.",
            "Choose another film.",
        )
    words = _words(path, folder, zero, sound, wanted, part(progress, 0.65, 0.97))
    check_unchanged(path, stamp)
    analysis = _result(picture, folder, sound, words)
    write_text(folder / RESULT, analysis.model_dump_json(indent=1))
    progress(1.0, "understood")
    return analysis


def _base(source: FootageSource) -> float:
    return float(source.time_of(source.first_pts + 1))


def _kept(path: Path, model: type[M]) -> M | None:
    """A stage's result; what can't be read is made again."""
    try:
        return read_model(path, model)
    except (OSError, ValueError):
        return None


def _picture(path: Path, source: FootageSource, folder: Path, progress: Progress) -> FramesResult:
    found = _kept(folder / "picture.json", FramesResult)
    if found is not None and found.version == ANALYSIS_VERSION:
        found.source.name = source.name
        return found
    stream = read_picture(path, source, FrameStore(folder), progress)
    result = FramesResult(source=source, faults=stream.faults)
    write_text(folder / "picture.json", result.model_dump_json())
    return result


def _sound(path: Path, folder: Path, zero: float, length: float, progress: Progress) -> SoundResult:
    target = folder / "sound.json"
    found = _kept(target, SoundResult)
    if found is not None and (found.detected or not can_detect()):
        return found
    result = SoundResult(detected=can_detect())
    parts: list[SoundMeasures] = []
    for start, block in sound_blocks(path, zero):
        parts += _in_place(measured_sound(block), round(start * 10) - sum(len(one.loudness) for one in parts))
        result.speech += speech_in(block, start) if can_detect() else []
        progress(min(start / max(length, 0.1), 1.0), f"{start:.0f} s of the sound")
    if parts:
        loudness, flatness, onset = (
            np.concatenate(one).round(4).tolist() for one in zip(*parts, strict=True)
        )
        result.loudness, result.flatness, result.onset = loudness, flatness, onset
    result.speech = joined(result.speech)
    write_text(target, result.model_dump_json())
    return result


def _in_place(measures: SoundMeasures, late: int) -> list[SoundMeasures]:
    """Measures behind silence of so many tenths of a second, or without what comes before the picture."""
    if late <= 0:
        return [SoundMeasures(*(one[-late:] for one in measures))] if late > -len(measures.loudness) else []
    if late > MOST_SECONDS * 10:
        raise StudioError(
            "file_invalid",
            f"The film's sound says that it goes on after {late / 36000:.0f} hours of nothing.",
            "Mend its time stamps with another program first.",
        )
    fill = (-100.0, 1.0, 0.0)
    return [SoundMeasures(*(np.full(late, one, np.float32) for one in fill)), measures]


def _words(
    path: Path, folder: Path, zero: float, sound: SoundResult, wanted: Wanted, progress: Progress
) -> WordsResult | None:
    target = folder / f"words-{wanted.language or 'any'}.json"
    found = _kept(target, WordsResult)
    if found is not None:
        return found
    if not wanted.words or not sound.speech:
        return WordsResult()
    recognizer = find_recognizer(folder.parents[1])
    if recognizer is None:
        return None
    length = len(sound.loudness) / 10
    result = WordsResult(words=write_down(path, zero, recognizer, wanted.language, length, progress))
    write_text(target, result.model_dump_json())
    return result


def _result(
    picture: FramesResult, folder: Path, sound: SoundResult, words: WordsResult | None
) -> FootageAnalysis:
    store, source = FrameStore(folder), picture.source
    signatures, times = store.read_signatures(), FrameTimes(store.read_stamps(), source)
    changes = find_changes(signatures, source.frames / source.seconds if source.seconds else 25.0)
    shots = make_shots(changes, times, store.read_samples(), differences(signatures))
    heard = words.words if words else []
    faults = list(picture.faults)
    if not sound.loudness:
        faults.append(FootageFault.NO_SOUND)
    elif not can_detect():
        faults.append(FootageFault.NO_VOICE_DETECTOR)
    if words is None:
        faults.append(FootageFault.NO_TRANSCRIPT)
    measures = SoundMeasures(
        *(np.array(one, np.float32) for one in (sound.loudness, sound.flatness, sound.onset))
    )
    sounds = kinds_of(measures, sound.speech)
    music = [(one.start, one.end) for one in sounds if one.kind is SoundKind.MUSIC]
    return FootageAnalysis(
        source=source,
        shots=shots,
        transitions=make_transitions(changes.gradual, times),
        flashes=make_flashes(changes.flashes, times),
        sounds=sounds,
        loudness=[round(one, 1) for one in sound.loudness],
        beats=beats_of(measures.onset, music),
        words=heard,
        scenes=make_scenes(shots, heard),
        faults=faults,
    )
