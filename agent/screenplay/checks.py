"""A script as it comes from outside: decoded, and refused, with the line, where no film can be made of it."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Final

from ...common.errors import StudioError
from ...common.files import file_error
from ...common.text import mended_text
from ...intent.language import unreadable
from .elements import Screenplay, TransitionText
from .plain import parse_script

MOST_BYTES: Final = 4_000_000
"""Largest file that is looked at: a script of two hours has some 200 kB."""
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_script(path: Path) -> str:
    """The text of a script's file.

    Raises:
        StudioError: ``file_missing`` or ``not_writable`` where it can't be opened; ``script_unreadable``;
            ``script_too_long``.
    """
    try:
        if path.exists() and not path.is_file():
            raise StudioError("file_invalid", f"{path} isn't a file.", "Name a .fountain or .txt file.")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise StudioError("file_missing", f"There is no script {path}.", "Check its name.") from error
    except OSError as error:
        raise file_error(error, path) from error
    if len(data) > MOST_BYTES:
        line = data.count(b"\n") + 1
        raise StudioError(
            "script_too_long",
            f"{path} is longer than {line} lines and {MOST_BYTES // 1_000_000} MB: that is no script of one film.",
            "Give the part of it that five minutes show.",
        )
    return decoded_script(data, str(path))


def decoded_script(data: bytes, name: str) -> str:
    """The text of a file in UTF-8, or in UTF-16 with its mark.

    Raises:
        StudioError: ``script_unreadable``, with the line that is in another encoding.
    """
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise StudioError(
            "script_unreadable",
            f"{name} isn't written in UTF-8: line {line} can't be read.",
            "Save it as UTF-8 (in most editors: Save as, Encoding).",
        ) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise StudioError(
            "script_unreadable", f"{name} is no text: line {line} holds a null.", "Save it as text in UTF-8."
        )
    return mended_text(text)


def checked_script(text: str, most: int) -> Screenplay:
    """A script that can be filmed.

    Args:
        most: characters it may have.

    Raises:
        StudioError: ``script_empty``, ``script_too_long`` or ``script_unreadable``.
    """
    if len(text) > most:
        line = text.count("\n", 0, most) + 1
        raise StudioError(
            "script_too_long",
            f"The script has {len(text):,} characters, and a film of five minutes has room for {most:,}: they end at line {line}.",
            "Make a film of the part before it, and another of the rest.",
        )
    screenplay = parse_script(text)
    shown = (one for one in screenplay.elements if not isinstance(one, TransitionText))
    if not any(any(map(str.isalnum, one.text)) for one in shown):
        raise StudioError(
            "script_empty",
            "The script holds no scene, no line and nothing that happens.",
            "Write at least one line, such as `Mira: Hello!`.",
        )
    if written := unreadable("\n".join(one.text for one in screenplay.elements)):
        line = next((one.line for one in screenplay.elements if unreadable(one.text)), 1)
        raise StudioError(
            "script_unreadable",
            f"The script looks {written}, first at line {line}; the studio films English and Chinese.",
            "Translate the script.",
        )
    return screenplay
