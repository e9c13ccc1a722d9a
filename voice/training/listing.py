"""A trainer's list, read strictly: what the scripts would drop or mix up in silence is refused with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ...common.errors import StudioError
from ...common.files import use_error
from ..dataset.transcript import in_language

LANGUAGES: Final = ("en", "zh", "ja", "ko", "yue")
_MARK: Final = "\ufeff"


@dataclass(frozen=True)
class TrainingLine:
    """A clip and its words: ``path|speaker|language|text``."""

    clip: Path
    speaker: str
    language: str
    text: str


def read_list(path: Path) -> list[TrainingLine]:
    """The lines of a list.

    Raises:
        StudioError: ``file_missing``; ``file_invalid`` with the line's number for a byte-order mark, a ``|`` in the
            words, a language that the scripts don't know or the words aren't in, a clip that isn't there, or two clips of
            one base name; also for a list without lines.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError as error:
        raise StudioError("file_missing", f"{path.name} isn't there.", "Build the dataset first.") from error
    except OSError as error:
        raise use_error(error, path) from error
    except UnicodeDecodeError as error:
        raise _wrong(path, 1, "it isn't UTF-8") from error
    if text.startswith(_MARK):
        raise _wrong(path, 1, "a byte-order mark stands before the first name and would become a part of it")
    lines = list(_lines(path, text))
    if not lines:
        raise _wrong(path, 1, "no clip is listed")
    return lines


def _lines(path: Path, text: str) -> Iterator[TrainingLine]:
    names: dict[str, int] = {}
    for number, row in enumerate(text.splitlines(), 1):
        if not row.strip():
            continue
        parts = row.split("|")
        if len(parts) != 4:
            raise _wrong(path, number, f"it has {len(parts)} parts instead of four; words can't hold a |")
        line = TrainingLine(Path(parts[0]), parts[1], parts[2].lower(), parts[3].strip())
        if fault := _fault(line):
            raise _wrong(path, number, fault)
        name = line.clip.name
        if name in names:
            raise _wrong(
                path, number, f"line {names[name]} has a clip named {name} too; the scripts would mix them up"
            )
        names[name] = number
        yield line


def _fault(line: TrainingLine) -> str:
    if line.language not in LANGUAGES:
        return f"the language {line.language!r} isn't one of {', '.join(LANGUAGES)}"
    if not line.text:
        return "it has no words"
    if (line.language == "en" and not in_language(line.text, "en")) or (
        line.language == "zh" and not in_language(line.text, "zh")
    ):
        return f"its words aren't in {line.language}"
    return "" if line.clip.is_file() else f"the clip {line.clip} isn't there"


def _wrong(path: Path, number: int, what: str) -> StudioError:
    return StudioError(
        "file_invalid", f"{path.name}, line {number}: {what}.", "Correct the line, or build the list anew."
    )
