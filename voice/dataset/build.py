"""Builds a dataset in stages that keep what they found, so that a run goes on where it was broken off."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ValidationError

from ...common.errors import StudioError
from ...common.files import atomic_path
from ...common.progress import Progress, part, silent
from ..recognition import SpeechRecognizer
from .candidates import phrases
from .clips import cut_clip
from .hearing import film_speech
from .listing import write_listing
from .measures import NO_VOICE, Encoder, Enrolment, clipped_share, signal_to_noise
from .records import DatasetOptions, DatasetSummary, FilmSpeech, MeasuredClip
from .sound import DecodedSound, content_mark, film_sounds
from .transcript import clean_transcript, in_language

WORK: Final = ".work"
"""The folder beside the clips in which stages keep their results."""
VERSION: Final = 1
"""Of the stages: results of another one aren't used."""
_MOST_CLIPPED: Final = 0.001
_LEAST_SURE: Final = 0.4
_Record = TypeVar("_Record", bound=BaseModel)


class FilmClips(BaseModel):
    """All that was measured of one film, for one set of options."""

    clips: list[MeasuredClip]


def build_dataset(
    films: Sequence[Path],
    voices: Sequence[NDArray[np.float32]],
    voices_rate: int,
    folder: Path,
    options: DatasetOptions,
    encoder: Encoder,
    recognizer: Callable[[], SpeechRecognizer],
    progress: Progress = silent,
) -> DatasetSummary:
    """Cuts the character's clips out of films into ``folder`` and lists them.

    Args:
        films: any container with sound; only read.
        voices: clean clips of the character ``(n,)``, two or more, each of two seconds at least.
        voices_rate: their rate.
        folder: where the dataset is put; stages whose results are there aren't run again.
        options: whose clips, and what they must be like.
        encoder: tells voices apart.
        recognizer: made when something has to be heard.
        progress: is told.

    Raises:
        StudioError: ``file_missing``, ``file_invalid``, ``media_failed`` for a film in which nobody speaks,
            ``disk_full``, ``not_writable``, ``extra_missing``.
    """
    builder = _Builder(Enrolment(encoder, voices, voices_rate), _mark(voices), folder, options, recognizer)
    found: list[MeasuredClip] = []
    for place, film in enumerate(films):
        found += builder.clips(film, part(progress, place / len(films), (place + 1) / len(films)))
    write_listing(folder, options, found)
    progress(1.0, "Done")
    return _summary(found)


@dataclass(frozen=True)
class _Builder:
    """Takes films one by one; all share whose voice is looked for and where results are kept."""

    enrolment: Enrolment
    mark: str
    folder: Path
    options: DatasetOptions
    recognizer: Callable[[], SpeechRecognizer]
    taken: set[tuple[str, int]] = field(default_factory=set)

    def clips(self, film: Path, progress: Progress) -> list[MeasuredClip]:
        """The measured clips of a film, cut and judged."""
        work = self.folder / WORK / content_mark(film)
        progress(0.0, f"Reading {film.name}")
        hearing, sound = film_sounds(film, work)
        language = self.options.language
        heard = _kept(
            work / f"speech-{language}.json",
            FilmSpeech,
            lambda: film_speech(hearing, language, self.recognizer(), part(progress, 0.1, 0.8)),
        )
        if not heard.words:
            raise StudioError(
                "media_failed", f"Nobody is heard speaking in {film.name}.", "Choose another film."
            )
        progress(0.8, f"Comparing voices of {film.name}")
        measured = _kept(
            work / f"clips-{self._asked()}.json",
            FilmClips,
            lambda: FilmClips(clips=list(self._measured(film, work.name, hearing, heard))),
        )
        judged = [
            self._judged(clip.model_copy(update={"source": film.name, "reason": reason(clip, self.options)}))
            for clip in measured.clips
        ]
        progress(0.9, f"Cutting clips of {film.name}")
        for clip in judged:
            cut_clip(sound, clip, self.folder, self.options)
        return judged

    def _judged(self, clip: MeasuredClip) -> MeasuredClip:
        """The clip, left out where an equal one was taken: same words, same length, as of a film that is in twice."""
        key = clip.text.casefold(), round(clip.seconds * 20)
        if not clip.reason and key in self.taken:
            return clip.model_copy(update={"reason": "said before"})
        if not clip.reason:
            self.taken.add(key)
        return clip

    def _asked(self) -> str:
        """What the measures depend on; what they must be is judged afterwards."""
        asked = self.options.model_dump_json(include={"character", "language", "shortest", "longest"})
        return hashlib.sha256(f"{VERSION}{asked}{self.mark}".encode()).hexdigest()[:16]

    def _measured(
        self, film: Path, mark: str, sound: DecodedSound, heard: FilmSpeech
    ) -> Iterator[MeasuredClip]:
        found = phrases(heard, self.options.longest)
        long = [phrase for phrase in found if phrase.end - phrase.start >= self.options.shortest]
        stretches = [sound.part(phrase.start, phrase.end) for phrase in long]
        voices = dict(zip(long, self.enrolment.measures(stretches, sound.rate), strict=True))
        for phrase in found:
            voice = voices.get(phrase, NO_VOICE)
            yield MeasuredClip(
                name=f"{self.options.character}_{mark}_{round(phrase.start * 1000):08d}",
                source=film.name,
                start=round(phrase.start, 3),
                end=round(phrase.end, 3),
                text=clean_transcript(phrase.text),
                likeness=round(voice.likeness, 4),
                match=round(voice.match, 4),
                steadiness=round(voice.steadiness, 4),
                snr=round(signal_to_noise(sound, heard, phrase.start, phrase.end), 2),
                clipped=round(clipped_share(sound.part(phrase.start, phrase.end)), 5),
                sure=round(phrase.sure, 3),
            )


def _kept(path: Path, kind: type[_Record], make: Callable[[], _Record]) -> _Record:
    """A stage's result: the one on disk, if it can be read, or a new one that is put there."""
    try:
        return kind.model_validate_json(path.read_text("utf-8"))
    except (OSError, ValidationError):
        made = make()
        with atomic_path(path) as temporary:
            temporary.write_text(made.model_dump_json(), "utf-8")
        return made


def reason(clip: MeasuredClip, options: DatasetOptions) -> str:
    """Why a clip is left out of the dataset; empty when it belongs there."""
    checks = (
        (clip.seconds < options.shortest, "too short"),
        (clip.match < options.least_match, "another voice"),
        (clip.steadiness < options.least_steadiness, "another voice with it"),
        (clip.snr < options.least_snr, "noise or music"),
        (clip.clipped > _MOST_CLIPPED, "clipped"),
        (clip.sure < _LEAST_SURE, "words unsure"),
        (not in_language(clip.text, options.language), "another language"),
    )
    return next((told for failed, told in checks if failed), "")


def _mark(voices: Sequence[NDArray[np.float32]]) -> str:
    digest = hashlib.sha256()
    for voice in voices:
        digest.update(np.ascontiguousarray(voice).tobytes())
    return digest.hexdigest()


def _summary(clips: Sequence[MeasuredClip]) -> DatasetSummary:
    kept = [clip for clip in clips if not clip.reason]
    return DatasetSummary(
        kept=len(kept),
        seconds=round(sum(clip.seconds for clip in kept), 2),
        left_out=dict(Counter(clip.reason for clip in clips if clip.reason)),
    )
