"""Records that come from outside, in files or over a wire: what they may name, and how they are read.

A run's folder, a take or a film's record may come from somebody else, and a server may answer anything. So
names are plain names (never a path), numbers are finite, and a file is neither read nor built into data when
it is too large.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer

from . import strict_json

M = TypeVar("M", bound=BaseModel)

MOST_NAME = 160
"""Letters of a file's name: filesystems take 255 bytes."""
MOST_LETTERS = 100_000
"""Letters of a text that has no closer bound of its own."""
MOST_BYTES = 32 * 2**20
"""Largest record: the plan, takes and verdict of a long film have some hundred kilobytes."""
_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f-\x9f/\\:\u2028\u2029\ud800-\udfff]")
"""Separators, Windows' drives and streams, control characters, halves of characters."""
DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\..*)?")
"""Names that Windows keeps for devices, whatever their suffix."""


def plain_name(name: str) -> str:
    """The name itself when it names one file of a folder on every system.

    Raises:
        ValueError: it is empty, too long, hidden, a path, ends with a dot or space, or is a device's name.
    """
    if not 0 < len(name) <= MOST_NAME:
        raise ValueError(f"a file's name has 1 to {MOST_NAME} letters")
    if (
        name.startswith(".")
        or name != name.rstrip(". ")
        or _NOT_IN_NAMES.search(name)
        or DEVICES.fullmatch(name)
    ):
        raise ValueError(f"{name[:60]!r} isn't a plain file name")
    return name


def plain_folder(path: str) -> str:
    """The path itself when it is empty or plain names with ``/`` between them.

    Raises:
        ValueError: it leaves its folder, begins at a root or holds a part that isn't a plain name.
    """
    if len(path) > 4 * MOST_NAME:
        raise ValueError("the folder's path is too long")
    for part in path.split("/") if path else ():
        plain_name(part)
    return path


PlainName = Annotated[str, AfterValidator(plain_name)]
PlainFolder = Annotated[str, AfterValidator(plain_folder)]


BOUNDS = ConfigDict(allow_inf_nan=False, str_max_length=MOST_LETTERS)
"""For every model of something from outside: finite numbers, and no text longer than :data:`MOST_LETTERS`."""


class Record(BaseModel):
    """Base of all that is read back from files, within :data:`BOUNDS`."""

    model_config = BOUNDS


class Sparse(Record):
    """Base of records that hold only what was given: fields left at their defaults aren't written."""

    @model_serializer(mode="wrap")
    def _given(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        found: dict[str, Any] = handler(self)
        return {name: value for name, value in found.items() if name in self.model_fields_set}


class Word(Record):
    """Base of all story data: unknown fields are a fault, values are checked on assignment."""

    # Built when first used: the pack's start in ComfyUI needs few of these models.
    model_config = ConfigDict(extra="forbid", validate_assignment=True, defer_build=True)


def read_json(path: Path, most: int = MOST_BYTES) -> Any:
    """The JSON of a file, read strictly.

    Raises:
        OSError: it can't be read.
        ValueError: it is larger than ``most`` bytes or no strict JSON.
    """
    if path.exists() and not path.is_file():
        raise ValueError("it isn't a file")  # opening a pipe would wait for somebody to write
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise ValueError(f"it is larger than {most:,} bytes")
    return strict_json.loads(data)


def read_model(path: Path, model: type[M], most: int = MOST_BYTES) -> M:
    """A file's record as its model.

    Raises:
        OSError: it can't be read.
        ValueError: it is too large, no strict JSON, or not what the model says.
    """
    return model.model_validate(read_json(path, most))
