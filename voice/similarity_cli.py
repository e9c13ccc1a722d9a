"""``./studio voice similarity``: how near a voice comes to a person's recordings, and whether it is understood."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ..common.errors import StudioError
from ..common.story import Language
from ..common.terminal import terminal

if TYPE_CHECKING:
    from .dataset.sound import DecodedSound
    from .similarity import Vectors, VoiceSimilarity

out = terminal()
_SOUNDS: Final = frozenset({".wav", ".flac", ".ogg", ".mp3", ".m4a", ".aac", ".aiff"})
_LEAST_SECONDS: Final = 1.0


def similarity(
    real: Annotated[
        list[Path],
        typer.Option(help="Recordings that weren't trained with: files, folders, or a list of a dataset."),
    ],
    spoken: Annotated[
        list[Path],
        typer.Option(help="What the voice said: files, folders, or a list, whose words are then compared."),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print data.")] = False,
) -> None:
    """How near a voice comes to a person's: as a share of how near their own recordings are to each other.

    Files and folders may be mixed, and each option given several times. With a list for --spoken a recogniser writes
    down what is heard, and words that differ are counted.
    """
    from .recognition import SpeakerEncoder
    from .similarity import ENCODER, compare_voices

    _check_apart(_clips(real), _clips(spoken))
    encoder = SpeakerEncoder()
    with TemporaryDirectory() as work:
        heard = {path: _sound(path, Path(work)) for path in [*_clips(real), *_clips(spoken)]}
        vectors = [
            _stacked(
                [
                    encoder.embed(heard[path].part(0.0, heard[path].seconds), heard[path].rate)
                    for path in _clips(named)
                ]
            )
            for named in (real, spoken)
        ]
        found = compare_voices(vectors[0], vectors[1])
        wrong = _word_errors(spoken, heard)
    if as_json:
        out.print_json(
            json.dumps(
                {"encoder": ENCODER, **vars(found), "reached": found.reached, "word_error_rate": wrong}
            )
        )
        return
    for row in told(found, ENCODER, wrong):
        out.print(row, markup=False, soft_wrap=True)


def told(found: VoiceSimilarity, encoder: str, wrong: float | None) -> list[str]:
    """The result in sentences."""
    verdict = "as near as 85 % means" if found.reached else "less near than 85 % means"
    rows = [
        f"Cosine {found.cosine:.3f} by {encoder}; the recordings among themselves {found.ceiling:.3f}.",
        f"That is {found.ratio:.0%} of the ceiling ({found.low:.0%} to {found.high:.0%} with other clips): {verdict}.",
    ]
    return rows if wrong is None else [*rows, f"Words misheard: {wrong:.1%}."]


def _clips(named: Sequence[Path]) -> list[Path]:
    """Sounds of files, folders and lists, each once."""
    from .training.listing import read_list

    found: list[Path] = []
    for path in named:
        if path.is_dir():
            found += sorted(one for one in path.iterdir() if one.suffix.lower() in _SOUNDS)
        elif path.suffix == ".list":
            found += [line.clip for line in read_list(path)]
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _check_apart(real: Sequence[Path], spoken: Sequence[Path]) -> None:
    """Refuses a clip on both sides: it is as near to itself as can be.

    Raises:
        StudioError: ``option_invalid``.
    """
    known = {path.resolve() for path in real}
    if twin := next((path for path in spoken if path.resolve() in known), None):
        raise StudioError(
            "option_invalid",
            f"{twin.name} is given as --real and as --spoken.",
            "Give recordings of the person as --real, and what the trained voice said as --spoken.",
        )


def _sound(path: Path, work: Path) -> DecodedSound:
    from .dataset.sound import content_mark, film_sounds

    sound, _ = film_sounds(path, work / content_mark(path))
    if sound.seconds < _LEAST_SECONDS:
        raise StudioError(
            "option_invalid",
            f"{path.name} is {sound.seconds:.1f} s long, too short to know a voice by.",
            f"Give clips of at least {_LEAST_SECONDS:g} s.",
        )
    return sound


def _stacked(vectors: list[Vectors]) -> Vectors:
    import numpy as np

    return np.stack(vectors) if vectors else np.zeros((0, 256), np.float32)


def _word_errors(spoken: Sequence[Path], heard: dict[Path, DecodedSound]) -> float | None:
    """Share of words misheard in the clips of lists; None without one."""
    from ..common.folders import cache_folder
    from .recognition import SpeechRecognizer, word_errors
    from .training.listing import read_list

    lines = [line for path in spoken if path.suffix == ".list" for line in read_list(path)]
    known: list[tuple[Path, Language, str]] = [
        (line.clip, "zh" if line.language == "zh" else "en", line.text)
        for line in lines
        if line.language in ("en", "zh")
    ]
    if not known:
        return None
    ears = SpeechRecognizer(cache_folder())
    counts = [
        word_errors(
            text, ears.hear(heard[clip].part(0.0, heard[clip].seconds), heard[clip].rate, language), language
        )
        for clip, language, text in known
    ]
    return sum(errors for errors, _ in counts) / max(sum(words for _, words in counts), 1)
