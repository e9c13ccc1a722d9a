"""What anybody would run on a film today to find its cuts: PySceneDetect's detector.

``./studio bench footage --reference`` runs this beside the studio's own analysis, on the same films. It was written
before that analysis and isn't tuned to it: every setting is its library's default.
"""

from __future__ import annotations

from pathlib import Path

from ..common.errors import StudioError


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
