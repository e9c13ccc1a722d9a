"""Where the record lies: a file that is replaced whole, changed only under a lock of the system.

The lock is held for milliseconds, never while somebody waits for memory, and the system drops it when
its process ends, however it ends. Looking at the record needs no lock.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

from pydantic import ValidationError

from ...common.errors import StudioError
from ...common.files import file_error
from .record import LeaseRecord

_LOCK_SECONDS = 10.0
_LOCK_POLL = 0.005


class LeaseStore(Protocol):
    """A record that several processes change one at a time."""

    def peek(self) -> LeaseRecord:
        """The record as it stands, without a lock."""

    def transaction(self) -> contextlib.AbstractAsyncContextManager[LeaseRecord]:
        """The record under the lock; what the block changes is written when it ends well."""


class FileStore:
    """The record in ``folder/lease.json`` under the lock ``folder/lease.lock``."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "lease.json"
        self._lock = folder / "lease.lock"

    def peek(self) -> LeaseRecord:
        """Reads the file; a missing or broken one is an empty record, which means: measure."""
        try:
            return LeaseRecord.model_validate_json(self._file.read_bytes())
        except (FileNotFoundError, ValidationError):
            return LeaseRecord()
        except OSError as error:
            raise file_error(error, self._file) from error

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[LeaseRecord]:
        """The record, locked for this process while the block runs; what changed in it is written at the end.

        Raises:
            StudioError: ``gpu_lease_stuck`` when a process sits on the lock, ``not_writable``.
        """
        async with lock_file(self._lock):
            record = self.peek()
            before = record.model_dump_json()
            yield record
            if record.model_dump_json() != before:
                record.revision += 1
                write_private(self._file, record.model_dump_json())


def write_private(target: Path, text: str) -> None:
    """Writes a file in one step that only its user may read (0600).

    Raises:
        StudioError: ``not_writable`` or ``disk_full``.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(prefix=f".{target.stem}-", dir=target.parent)
    except OSError as error:
        raise file_error(error, target) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(target)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise file_error(error, target) from error


@asynccontextmanager
async def lock_file(path: Path, seconds: float = _LOCK_SECONDS) -> AsyncIterator[None]:
    """Holds a lock of the system for the length of a block; it falls when the process ends.

    Raises:
        StudioError: ``gpu_lease_stuck`` when a process sits on it, ``not_writable``.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise file_error(error, path) from error
    try:
        waited = 0.0
        while not _try_lock(handle):
            if waited > seconds:
                raise StudioError(
                    "gpu_lease_stuck",
                    f"Another process has sat on {path} for {seconds:.0f} seconds.",
                    "End the process that is paused, then try again.",
                )
            await asyncio.sleep(_LOCK_POLL)
            waited += _LOCK_POLL
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
