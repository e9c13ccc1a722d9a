"""A run's folder: one request, everything that was planned and made for it, and where it stands.

``request.json`` what was asked · ``storyboard.json`` the plan · ``graphs/`` every graph in API and
editor form · ``takes/`` pictures and voices with their side files · ``film.*`` the result ·
``events.jsonl`` what happened when · ``run.json`` its status · ``checkpoint.sqlite`` the director's state.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from filelock import FileLock, Timeout
from pydantic import (
    AliasChoices,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_serializer,
)

from .databases import outside_trouble
from .errors import StudioError
from .events import Failed, KnownEvent, RunEvent, read_event
from .files import file_error, write_text
from .records import PlainName, Record, Sparse, read_model

Status = Literal["running", "waiting", "finished", "failed", "stopped"]
"""``waiting``: a person has to answer ``question`` before it goes on."""
_SAVED = "standing"
"""What the status is called in ``run.json`` and over the pack's routes; both names are read."""
LOOK_SECONDS = 0.3
"""How long a lock is waited for: who only looks whether a run is worked on holds it for an instant."""
RUN_ID = re.compile(r"^[a-z0-9][a-z0-9_-]{0,47}$")


T = TypeVar("T")


class Question(Record):
    """What a run waits for.

    ``about`` the storyboard, or takes that a budget left with faults · ``text`` for a person · ``takes`` the
    attempts at each subject in doubt, the kept one first · ``budget`` the one that ended.
    """

    about: Literal["storyboard", "takes"]
    text: str
    takes: dict[str, list[str]] = Field(default_factory=dict)
    budget: str = ""


class Failure(Sparse):
    """What ended a run's work, as :meth:`.StudioError.to_record` tells it."""

    code: str
    message: str = ""
    fix: str = ""
    details: dict[str, Any] = Field(default_factory=dict)
    causes: list[dict[str, Any]] = Field(default_factory=list)


def _where_it_can_be_read(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    try:
        return handler(value)
    except ValidationError:
        return None


Readable = Annotated[T | None, WrapValidator(_where_it_can_be_read)]
"""None where another version wrote it in a form of its own: the run still opens, and its checkpoint asks anew."""


class RunRecord(Record):
    """``run.json``: what a list of runs shows."""

    model_config = ConfigDict(extra="ignore")

    id: str = Field(pattern=RUN_ID.pattern)
    request: str
    status: Status = Field("running", validation_alias=AliasChoices("status", _SAVED))
    phase: str = ""
    title: str = ""
    created: float
    updated: float
    film: PlainName | Literal[""] = ""
    error: Readable[Failure] = None
    question: Readable[Question] = None

    @model_serializer(mode="wrap")
    def _saved(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {_SAVED if name == "status" else name: value for name, value in handler(self).items()}


@dataclass(frozen=True)
class RunFolder:
    """Paths and small files of one run."""

    root: Path

    @property
    def id(self) -> str:
        """The run's id: its folder's name."""
        return self.root.name

    @property
    def graphs(self) -> Path:
        """Every graph that was run, as ``<take>.api.json`` and ``<take>.json`` (editor form)."""
        return self.root / "graphs"

    @property
    def takes(self) -> Path:
        """Finished takes and their side files."""
        return self.root / "takes"

    @property
    def stop_mark(self) -> Path:
        """A file whose presence asks whoever works on the run to stop."""
        return self.root / "stop"

    @property
    def checkpoint(self) -> Path:
        """The director's state."""
        return self.root / "checkpoint.sqlite"

    @classmethod
    def create(cls, runs: Path, request: str) -> RunFolder:
        """Makes a new run's folder, named by the time and the first words of the request.

        Raises:
            StudioError: ``not_writable`` or ``disk_full``.
        """
        stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
        words = "-".join(re.findall(r"[a-z0-9]+", request.lower())[:4])[:24].strip("-") or "film"
        for attempt in range(1, 100):
            name = f"{stamp}-{words}" + (f"-{attempt}" if attempt > 1 else "")
            folder = cls(runs / name)
            try:
                folder.root.mkdir(parents=True)
            except FileExistsError:
                continue
            except OSError as error:
                raise file_error(error, folder.root) from error
            now = time.time()
            folder.write_record(RunRecord(id=name, request=request, created=now, updated=now))
            return folder
        raise StudioError("not_writable", f"No free run name was found in {runs}.", "Try again in a second.")

    @classmethod
    def open(cls, runs: Path, run_id: str) -> RunFolder:
        """The folder of a run that exists; ``latest`` names the newest one.

        Raises:
            StudioError: ``run_unknown``; ``path_forbidden`` for a folder with links or pipes in it.
        """
        if run_id == "latest":
            newest = next(iter(list_runs(runs)), None)
            run_id = newest.id if newest else run_id
        folder = cls(runs / run_id)
        if not RUN_ID.fullmatch(run_id) or not (folder.root / "run.json").is_file():
            raise StudioError(
                "run_unknown", f"There is no run '{run_id}'.", "`./studio runs list` shows those there are."
            )
        folder._refuse_links()
        return folder

    def _refuse_links(self) -> None:
        """A folder of somebody else's could lead what is written or packed up to any file of the user's."""
        waiting = [self.root]
        while waiting:
            try:
                entries = list(os.scandir(waiting.pop()))
            except OSError as error:
                raise file_error(error, self.root) from error
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(Path(entry.path))
                elif not entry.is_file(follow_symlinks=False):
                    raise StudioError(
                        "path_forbidden",
                        f"{entry.path} is no file of its own but a link or a pipe, which runs don't have.",
                        "Look where it leads; remove it, or put a copy of the file in its place.",
                    )

    def read_record(self) -> RunRecord:
        """The run's status.

        Raises:
            StudioError: ``file_invalid``.
        """
        path = self.root / "run.json"
        try:
            return read_model(path, RunRecord)
        except OSError as error:
            raise StudioError(
                "file_invalid", f"{path} can't be read ({error.strerror}).", "Change its permissions."
            ) from error
        except ValueError as error:
            raise StudioError(
                "file_invalid", f"{path} can't be read.", "The run is damaged; start it anew."
            ) from error

    def write_record(self, record: RunRecord) -> None:
        """Replaces the run's status."""
        write_text(self.root / "run.json", record.model_dump_json(indent=2))

    def update(self, **changes: Any) -> None:
        """Changes fields of the run's status."""
        record = self.read_record().model_copy(update={**changes, "updated": time.time()})
        self.write_record(record)

    def tell(self, event: KnownEvent) -> None:
        """Adds a line to ``events.jsonl``.

        Raises:
            StudioError: ``not_writable`` or ``disk_full``.
        """
        path = self.root / "events.jsonl"
        try:
            with path.open("ab+") as stream:
                if stream.tell() and (stream.seek(-1, os.SEEK_END), stream.read(1))[1] != b"\n":
                    stream.write(b"\n")
                stream.write(event.to_line().encode("utf-8") + b"\n")
        except OSError as error:
            raise file_error(error, path) from error

    def events(self) -> list[RunEvent]:
        """All events; a half-written last line (power cut) and what is no event of ours is left out."""
        path = self.root / "events.jsonl"
        lines = path.read_bytes().split(b"\n") if path.is_file() else []
        return [event for event in map(read_event, lines) if event is not None]

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Holds the run for this process.

        Raises:
            StudioError: ``run_locked`` when another process works on it; ``not_writable`` or ``disk_full``.
        """
        path = self.root / ".lock"
        held = FileLock(path)
        try:
            held.acquire(timeout=LOOK_SECONDS)
        except Timeout as error:
            raise StudioError(
                "run_locked",
                f"Another process is working on run {self.id}.",
                "Wait for it, or stop that process.",
            ) from error
        except OSError as error:
            raise file_error(error, path) from error
        try:
            yield
        finally:
            held.release()

    @contextmanager
    def work(self) -> Iterator[None]:
        """Holds the run while it is worked on and keeps its status true, however the work ends.

        Raises:
            StudioError: ``run_locked``; what the work raised; ``run_incompatible`` for state that can't be read.
        """
        with self.lock():
            try:
                self.stop_mark.unlink(missing_ok=True)
            except OSError as error:
                raise file_error(error, self.stop_mark) from error
            before = self.read_record()
            self.update(status="running", error=None, question=None)
            try:
                yield
            except StudioError as error:
                if error.code == "run_waiting":
                    self.write_record(before)
                else:
                    self._failed(error)
                raise
            except (sqlite3.Error, ValidationError) as error:
                told = self._state_error(error)
                if told.code == "file_busy" and before.status == "waiting":
                    self.write_record(before)  # its question is still to be answered
                else:
                    self._failed(told)
                raise told from error
            except BaseException:
                self.update(status="stopped")
                raise

    def _state_error(self, error: Exception) -> StudioError:
        """Why the director's state could be neither kept nor read; a busy file or a full disk spoils nothing."""
        outside = outside_trouble(error, self.checkpoint) if isinstance(error, sqlite3.Error) else None
        if outside is not None:
            again = f"Then go on with `./studio runs resume {self.id}`."
            return StudioError(outside.code, outside.message, f"{outside.fix} {again}")
        return StudioError(
            "run_incompatible",
            f"The state of run {self.id} can't be read ({error}).",
            "Start the film anew.",
        )

    def _failed(self, error: StudioError) -> None:
        """Notes a failure; where even that can't be written, the failure itself is what is told."""
        with suppress(StudioError):
            self.tell(Failed(**error.to_record()))
            self.update(status="failed", error=Failure.model_validate(error.to_record()))

    @property
    def active(self) -> bool:
        """Whether a process is working on the run now."""
        held = FileLock(self.root / ".lock")
        try:
            held.acquire(timeout=0)
        except Timeout:
            return True
        except OSError:
            return False  # where no lock can be written, nobody works
        held.release()
        return False


def list_runs(runs: Path) -> list[RunRecord]:
    """All runs that can be read, the newest first."""
    records = []
    for path in runs.glob("*/run.json"):
        folder = RunFolder(path.parent)
        try:
            record = folder.read_record()
        except StudioError:
            continue
        if record.status == "running" and not folder.active:
            record.status = "stopped"
        records.append(record)
    return sorted(records, key=lambda record: record.created, reverse=True)
