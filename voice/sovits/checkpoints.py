"""Looks into a checkpoint before a voice server loads it: a pickle can run any code, and the server lets it.

Only the opcodes' names are read, nothing is executed. What may stand in it is what weights are made of: ordered
dictionaries, torch's storages and tensors, and the settings of SoVITS.
"""

from __future__ import annotations

import io
import pickletools
import re
import struct
import zipfile
from pathlib import Path
from typing import Any, Final

from ...common.errors import StudioError
from ...common.files import file_error, file_sha256

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
_LOCAL: Final = b"\x03\x04"
"""What follows ZIP's two letters at the very start; torch takes a file that begins otherwise for one of its old forms."""
_DESCRIPTION: Final = re.compile(r"[^/\\]+/data\.pkl")
_END: Final = struct.Struct("<4s4H2LH")
_END_64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64: Final = struct.Struct("<4sLQL")
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
        description = _description(path)
        digest = file_sha256(path)
    except OSError as error:
        raise file_error(error, path) from error
    except (zipfile.BadZipFile, struct.error, NotImplementedError, RuntimeError, ValueError) as error:
        raise _refused(path, "it isn't a checkpoint that torch wrote") from error
    _check(description, path)
    return digest


def _description(path: Path) -> bytes:
    """The one pickle of a checkpoint, in a ZIP that everybody reads alike."""
    with path.open("rb", buffering=0) as file:
        head = file.read(4)
        own = head[:2] in _OWN_HEADS and path.suffix.lower() == ".pth"  # GPT weights have none
        if not (head[:2] == _ZIP or own) or head[2:] != _LOCAL:
            raise _refused(path, "it isn't a checkpoint that torch wrote")
        with zipfile.ZipFile(io.BufferedReader(ZipHead(file))) as archive:
            items = archive.infolist()
            names = {item.orig_filename.casefold() for item in items}
            found = [item for item in items if item.filename.casefold().endswith(".pkl")]
            if not found or len(names) != len(items):
                raise _refused(path, "it holds no weights" if not found else "it holds two files of one name")
            root = items[0].filename.partition("/")[0]
            named = [item.orig_filename for item in found]
            if named != [f"{root}/data.pkl"] or not _DESCRIPTION.fullmatch(named[0]):
                raise _refused(path, "it holds another description than torch writes")
            if any(not item.filename.startswith(f"{root}/") or "\0" in item.orig_filename for item in items):
                raise _refused(path, "it holds files beside its weights")
            if min(item.header_offset for item in items) != 0 or not _is_whole(file, len(items)):
                raise _refused(path, "it holds something beside its list of files")
            if found[0].file_size > MOST_PICKLE:
                raise _refused(path, "its description is longer than one of weights")
            return archive.read(found[0])


def _is_whole(file: io.FileIO, count: int) -> bool:
    """Whether the list of files ends where the end record begins, and the file with that: two readers see one list."""
    place = file.seek(0, io.SEEK_END) - _END.size
    mark, disk, first, here, entries, size, start, comment = _END.unpack(_bytes_at(file, place, _END.size))
    if mark != b"PK\5\6" or disk or first or comment:
        return False
    told = (here, entries, size, start)
    at = place - _LOCATOR_64.size
    locator = _LOCATOR_64.unpack(_bytes_at(file, at, _LOCATOR_64.size)) if at >= 0 else (b"",)
    if locator[0] != b"PK\6\7":
        return told == (count, count, size, start) and start + size == place
    place = at - _END_64.size
    if locator[1:] != (0, place, 1) or place < 0:
        return False
    mark, length, _, _, disk, first, *wide = _END_64.unpack(_bytes_at(file, place, _END_64.size))
    short = zip(told, wide, (0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF), strict=True)
    if mark != b"PK\6\6" or length != _END_64.size - 12 or disk or first:
        return False
    if any(one not in (full, limit) for one, full, limit in short):
        return False
    return wide[:2] == [count, count] and wide[2] + wide[3] == place


def _bytes_at(file: io.FileIO, place: int, size: int) -> bytes:
    file.seek(place)
    return file.read(size) or b""


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


def _refused(path: Path, why: str) -> StudioError:
    return StudioError(
        "voice_weights_refused",
        f"{path.name} isn't given to the voice server: {why}.",
        "Take the weights from the training itself, or from somebody whom you trust, as .ckpt and .pth files.",
    )
