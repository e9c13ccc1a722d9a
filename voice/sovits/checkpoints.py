"""Looks into a checkpoint before a voice server loads it: a pickle can run any code, and the server lets it.

Only the opcodes' names are read, nothing is executed. What may stand in it is what weights are made of: ordered
dictionaries, torch's storages and tensors, and the settings of SoVITS.
"""

from __future__ import annotations

import hashlib
import io
import pickletools
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from ...common.errors import StudioError
from ...common.files import file_error

MOST_PICKLE: Final = 64 << 20
"""Bytes of the pickled part: weights themselves lie outside of it."""
_STORAGES: Final = ["Float", "Half", "BFloat16", "Double", "Long", "Int", "Short", "Char", "Byte", "Bool"]
ALLOWED: Final = frozenset(
    {
        ("collections", "OrderedDict"),
        ("torch._utils", "_rebuild_tensor_v2"),
        ("torch._utils", "_rebuild_parameter"),
        ("torch", "Size"),
        ("torch", "device"),
        ("utils", "HParams"),
        ("torch.serialization", "_get_layout"),
        *(("torch", f"{kind}Storage") for kind in _STORAGES),
    }
)
"""Module and name of all that a checkpoint may call."""
_CODE: Final = frozenset({"STACK_GLOBAL", "INST", "OBJ", "NEWOBJ_EX", "EXT1", "EXT2", "EXT4"})
"""Other ways to name what is called; torch writes none of them."""
_ZIP: Final = b"PK"
_OWN_HEADS: Final = frozenset({b"00", b"01", b"02", b"03", b"04", b"05", b"06"})
"""GPT-SoVITS writes its newer weights with two digits, their version, in place of ZIP's two letters."""


def scanned(path: Path) -> str:
    """The file's sha256 when it holds weights and nothing else.

    Raises:
        StudioError: ``file_missing``, or ``voice_weights_refused`` with what it would have called.
    """
    if not path.is_file():
        raise StudioError(
            "file_missing",
            f"The weights {path.name} aren't in {path.parent}.",
            "Copy the file there, or correct its name in tts_config.yaml.",
        )
    try:
        pickles = list(_pickles(path))
        digest = _sha256(path)
    except OSError as error:
        raise file_error(error, path) from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise _refused(path, "it isn't a checkpoint that torch wrote") from error
    for pickle in pickles:
        _check(pickle, path)
    return digest


def _pickles(path: Path) -> Iterator[bytes]:
    with path.open("rb", buffering=0) as file:
        head = file.read(2)
        if head != _ZIP and head not in _OWN_HEADS:
            raise _refused(path, "it isn't a checkpoint that torch wrote")
        with zipfile.ZipFile(io.BufferedReader(ZipHead(file))) as archive:
            names = archive.namelist()
            found = [item for item in archive.infolist() if item.filename.endswith(".pkl")]
            if not found or len(set(names)) != len(names):
                raise _refused(path, "it holds no weights" if not found else "it holds two files of one name")
            for item in found:
                if item.file_size > MOST_PICKLE:
                    raise _refused(path, "its description is longer than one of weights")
                yield archive.read(item)


class ZipHead(io.RawIOBase):
    """A file that begins with ZIP's two letters, whatever its first two bytes are."""

    def __init__(self, file: io.FileIO) -> None:
        super().__init__()
        self._file = file

    def readable(self) -> bool:
        """It is only read."""
        return True

    def seekable(self) -> bool:
        """A ZIP's list of files stands at its end."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Goes to a place of the file."""
        return self._file.seek(offset, whence)

    def readinto(self, buffer: Any) -> int:
        """Reads on, with the head in its place."""
        place = self._file.tell()
        data = self._file.read(len(buffer)) or b""
        if place < len(_ZIP):
            data = _ZIP[place : place + len(data)] + data[len(_ZIP) - place :]
        buffer[: len(data)] = data
        return len(data)


def _check(pickle: bytes, path: Path) -> None:
    try:
        for opcode, argument, _ in pickletools.genops(pickle):
            if opcode.name == "GLOBAL":
                module, _, name = str(argument).partition(" ")
                if (module, name) not in ALLOWED:
                    raise _refused(path, f"loading it would call {module}.{name}"[:160])
            elif opcode.name in _CODE:
                raise _refused(path, "it calls things in a way that torch doesn't write")
    except (ValueError, IndexError, UnicodeError) as error:
        raise _refused(path, "its description is broken") from error


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _refused(path: Path, why: str) -> StudioError:
    return StudioError(
        "voice_weights_refused",
        f"{path.name} isn't given to the voice server: {why}.",
        "Take the weights from the training itself, or from somebody whom you trust, as .ckpt and .pth files.",
    )
