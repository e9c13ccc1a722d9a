"""What anybody would run on a film today: PySceneDetect's detector, then faster-whisper over the whole track.

``./studio bench footage`` runs this beside the studio's own analysis, on the same films with the same models. It was
written before that analysis and isn't tuned to it: every setting is its library's default.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ..common.errors import StudioError


class ReferenceResult(NamedTuple):
    """Cuts as seconds of the first frame after each, and spoken words as (text, start, end) in seconds."""

    cuts: tuple[float, ...]
    words: tuple[tuple[str, float, float], ...]


def reference_cuts(film: Path) -> tuple[float, ...]:
    """Cuts by PySceneDetect's ContentDetector.

    Raises:
        StudioError: ``extra_missing`` without PySceneDetect, which nothing else needs.
    """
    try:
        from scenedetect import ContentDetector, detect
    except ImportError as error:
        raise StudioError(
            "extra_missing",
            "The reference of this bench needs PySceneDetect.",
            "Install scenedetect-headless==0.7.2, or measure without --reference.",
        ) from error
    return tuple(float(start.seconds) for start, _ in detect(str(film), ContentDetector())[1:])


def reference_words(film: Path, model: Path) -> tuple[tuple[str, float, float], ...]:
    """Words by faster-whisper with its own voice filter, over the whole track."""
    from faster_whisper import WhisperModel

    whisper = WhisperModel(str(model), device="cpu", compute_type="int8", cpu_threads=2)
    segments, _ = whisper.transcribe(str(film), word_timestamps=True, vad_filter=True, language="en")
    return tuple((word.word, word.start, word.end) for one in segments for word in one.words or ())


def reference(film: Path, model: Path | None) -> ReferenceResult:
    """Both, one after another; without a model no words."""
    return ReferenceResult(reference_cuts(film), reference_words(film, model) if model else ())
