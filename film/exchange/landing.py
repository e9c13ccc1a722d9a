"""How a finished export gets to its place: only what an earlier one wrote is replaced, and at no moment is neither there."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

import psutil
from pydantic import ValidationError

from ...common.errors import StudioError
from ...common.files import file_error
from .jianying import CONTENT, META
from .record import RECORD, ExchangeRecord

LIST: Final = "film"
"""The edit list's name, before its ending."""
_BESIDE: Final = frozenset({RECORD, CONTENT, META, f"{LIST}.srt", f"{LIST}.vtt"})
"""What an export may hold beside its list and its media."""
_MOST_RECORD: Final = 4_000_000
"""Bytes of the longest record that is read."""


def checked_folder(folder: Path) -> Path:
    """The folder as it is on the disk, which an export may fill or replace.

    Raises:
        StudioError: ``option_invalid`` for one that holds anything that no export wrote.
    """
    folder = folder.absolute()
    folder = folder.resolve() if folder.name == ".." else folder.parent.resolve() / folder.name
    try:
        if not folder.is_symlink() and not folder.exists():
            return folder
        if folder.is_symlink() or not folder.is_dir():
            raise _refused(folder, "is there already and is no folder")
        found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
        if found and (strange := sorted(found - _written(folder))):
            raise _refused(folder, f"holds {strange[0]}, which no export wrote")
    except OSError as error:
        raise file_error(error, folder) from error
    return folder


def _written(folder: Path) -> set[str]:
    """The files that an earlier export wrote there; none where its record can't be read."""
    path = folder / RECORD
    try:
        if path.stat().st_size > _MOST_RECORD:
            return set()
        record = ExchangeRecord.model_validate_json(path.read_bytes())
    except (FileNotFoundError, ValidationError):
        return set()
    return {*_BESIDE, record.edit, *(one.file for one in record.media)}


def _refused(folder: Path, why: str) -> StudioError:
    return StudioError("option_invalid", f"{folder} {why}.", "Name a folder that is new or empty.")


def work_folder(folder: Path) -> Path:
    """An empty folder beside the export's, in which it is made; what a killed export left there is swept away.

    Raises:
        StudioError: ``not_writable`` and its kin.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        for left in folder.parent.glob(f".{folder.name}.*.making-*"):
            owner = left.name.removeprefix(f".{folder.name}.").partition(".")[0]
            if owner.isdecimal() and not psutil.pid_exists(int(owner)):
                shutil.rmtree(left, ignore_errors=True)
        return Path(tempfile.mkdtemp(prefix=f".{folder.name}.{os.getpid()}.making-", dir=folder.parent))
    except OSError as error:
        raise file_error(error, folder) from error


def land(made: Path, folder: Path) -> None:
    """Moves a finished export to its place; the one before goes when the new one is there.

    Raises:
        StudioError: ``option_invalid`` for what came to lie there meanwhile; ``not_writable`` and its kin.
    """
    checked_folder(folder)
    aside = made.with_name(f"{made.name}-before")
    try:
        made.chmod(0o755)
        if folder.exists():
            folder.rename(aside)
        try:
            made.rename(folder)
        except OSError:
            if aside.exists():
                aside.rename(folder)
            raise
    except OSError as error:
        raise file_error(error, folder) from error
    shutil.rmtree(aside, ignore_errors=True)
