"""Files that are either whole or not there: everything is written to a temporary name, then renamed."""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import StudioError


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's content in hexadecimal, which is the same under any name.

    Raises:
        OSError: it can't be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def atomic_path(target: Path) -> Iterator[Path]:
    """Gives a temporary path beside ``target`` that becomes ``target`` when the block ends well.

    The suffix is kept, so that writers which choose a format by it work. On any exception the
    temporary file is removed and ``target`` stays as it was.

    Raises:
        StudioError: ``not_writable`` or ``disk_full``.
    """
    temporary: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.stem}-", suffix=target.suffix, dir=target.parent)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        temporary.chmod(0o644)
        temporary.replace(target)
    except OSError as error:
        raise file_error(error, target) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def write_bytes(target: Path, data: bytes) -> None:
    """Writes ``data`` to ``target`` in one step (see :func:`atomic_path`)."""
    with atomic_path(target) as temporary:
        temporary.write_bytes(data)


def write_text(target: Path, text: str) -> None:
    """Writes UTF-8 ``text`` to ``target`` in one step (see :func:`atomic_path`)."""
    write_bytes(target, text.encode("utf-8"))


def file_error(error: OSError, target: Path) -> StudioError:
    """The :class:`StudioError` for an operating-system failure while ``target`` was written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StudioError(
            "disk_full", f"There is no space left to write {target}.", "Free some disk space and try again."
        )
    fixes = {errno.ENAMETOOLONG: "Choose a shorter name.", errno.EROFS: "Choose a folder on another disk."}
    return StudioError(
        "not_writable",
        f"{target} can't be written ({error.strerror or error}).",
        fixes.get(error.errno or 0, "Choose another folder or change its permissions."),
    )


def use_error(error: OSError, path: Path) -> StudioError:
    """The :class:`StudioError` for an operating-system failure where nothing says what ``path`` was used for."""
    if isinstance(error, FileNotFoundError):
        return StudioError("file_missing", f"{path} isn't there.", "Check the path.")
    if isinstance(error, IsADirectoryError | NotADirectoryError):
        return StudioError("file_invalid", f"{path} can't be used ({error.strerror}).", "Check the path.")
    return file_error(error, path)
