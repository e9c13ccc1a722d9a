"""The runs that go on inside ComfyUI's process: starts, watches and stops them.

A run is an asyncio task on the server's own loop that gives its graphs to the ordinary queue; nothing here
waits for it (ComfyUI has one worker: whoever waited in a node would wait for ever). What a run tells is
passed to ``announce``, which the host sends over ComfyUI's websocket to every page that is open: events hold
ids, states and names, and no folder of this machine.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..common.errors import StudioError
from ..common.files import write_text
from ..common.redact import without_folders
from ..common.runs import RUN_ID, RunFolder, RunRecord, list_runs

if TYPE_CHECKING:
    from ..agent.request.options import FilmOptions
    from ..agent.request.planning import Plan
    from ..agent.run.approval import Answer
    from ..configs.places import ConfigFolder

log = logging.getLogger(__name__)

MOST_RUNS = 4
"""Films under way at once: they share one worker, so more would only wait."""


@dataclass
class RunManager:
    """Directs runs on one server.

    Attributes:
        runs: the folder that holds the runs.
        folders: the user's configuration folders, the strongest last.
        url: where this ComfyUI answers.
        announce: takes an event as plain data; called from the server's loop.
        commands: where the command line keeps its runs; those whose takes lie in ``output`` are this desk's too.
        output: where this ComfyUI keeps takes.
    """

    runs: Path
    folders: Sequence[ConfigFolder]
    url: str
    announce: Callable[[dict[str, Any]], None]
    commands: Path | None = None
    output: Path | None = None
    _tasks: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _busy: set[str] = field(default_factory=set)
    _gate: threading.Lock = field(default_factory=threading.Lock)

    def open(self, run_id: str) -> RunFolder:
        """The run of that id, begun here or by the command line on this ComfyUI.

        Raises:
            StudioError: ``run_unknown``; ``path_forbidden``.
        """
        if self.commands is not None and RUN_ID.fullmatch(run_id) and self._drawn_here(run_id):
            with suppress(StudioError):
                return RunFolder.open(self.commands, run_id)
        return RunFolder.open(self.runs, run_id)

    def _drawn_here(self, run_id: str) -> bool:
        return self.output is not None and (self.output / run_id).is_dir()

    def start(self, options: FilmOptions, loop: asyncio.AbstractEventLoop, plan: Plan | None = None) -> str:
        """Begins a new run and gives its id at once; may be called from any thread.

        Args:
            plan: what was planned for these options, where that was done already.

        Raises:
            StudioError: ``run_locked`` when too many films are under way, or the folder can't be made.
        """
        from ..agent.run.service import new_run

        with self._gate:
            self._check_room()
            run = new_run(self.runs, options, plan)
            self._busy.add(run.id)
        asyncio.run_coroutine_threadsafe(self._begin(run), loop)
        return run.id

    async def resume(self, run_id: str, answer: Answer | None = None) -> str:
        """Goes on with a run that was stopped, failed, or waits for an answer; gives the run that is worked on.

        Raises:
            StudioError: ``run_unknown``, ``run_locked`` when it is under way already, or why an answer can't be taken.
        """
        run = self.open(run_id)
        if answer is not None:
            service = await asyncio.to_thread(import_module, "..agent.run.service", __package__)
            run, answer = await asyncio.to_thread(service.taken_up, run, answer, self.folders)
        return await self.take_up(run, answer)

    async def take_up(self, run: RunFolder, answer: Answer | None = None) -> str:
        """Works on a run that is there; gives its id at once.

        Raises:
            StudioError: ``run_locked``.
        """
        with self._gate:
            if run.id in self._busy:
                raise StudioError(
                    "run_locked", f"Run {run.id} is under way already.", "Wait for it or stop it first."
                )
            self._check_room()
            self._busy.add(run.id)
        await self._begin(run, answer)
        return run.id

    def stop(self, run_id: str) -> bool:
        """Stops a run that is under way, here or in another process; True when there was one."""
        task = self._tasks.get(run_id)
        if task is not None:
            return task.cancel()
        run = self.open(run_id)
        if run.active:
            write_text(run.stop_mark, "stop")
            return True
        return False

    def list(self, most: int, words: str = "") -> list[dict[str, Any]]:
        """The newest runs of this ComfyUI: their records, whether they are under way, where the film is.

        Args:
            words: what the request, the title or the id has to hold, each of them.
        """
        wanted = words.casefold().split()
        found = [
            record
            for record in self._records()
            if all(word in f"{record.request} {record.title} {record.id}".casefold() for word in wanted)
        ]
        return [
            {
                **self.plain(record),
                "active": self.works_on(record.id),
                "film": film_place(self.open(record.id)) if record.status == "finished" else None,
            }
            for record in found[:most]
        ]

    def _records(self) -> Sequence[RunRecord]:
        """Those of this ComfyUI and of the command line that were drawn here, the newest first."""
        own = list_runs(self.runs)
        others = list_runs(self.commands) if self.commands is not None else []
        drawn = [record for record in others if self._drawn_here(record.id)]
        return sorted([*own, *drawn], key=lambda record: record.created, reverse=True) if drawn else own

    def works_on(self, run_id: str) -> bool:
        """Whether this desk works on that run now."""
        return run_id in self._busy

    def record(self, run: RunFolder) -> RunRecord:
        """A run's record; one that nobody works on any more is stopped, also when its process was killed."""
        record = run.read_record()
        if record.status == "running" and run.id not in self._busy and not run.active:
            record.status = "stopped"
        return record

    def plain(self, record: RunRecord) -> dict[str, Any]:
        """A run's record as others may read it."""
        told = record.model_dump()
        return {**told, "error": self.public(told["error"])}

    def public(self, told: Any) -> Any:
        """Plain data as others may read it: without this machine's folders."""
        return without_folders(
            told, [self.runs, *self.runs.parents[:3], *([self.commands] if self.commands else [])]
        )

    def _tell(self, run: RunFolder, state: str, **facts: Any) -> None:
        self.announce({"run": run.id, "state": state, **self.public(facts)})

    def _check_room(self) -> None:
        if len(self._busy) >= MOST_RUNS:
            raise StudioError(
                "run_locked", f"{MOST_RUNS} films are under way already.", "Wait for one, or stop one."
            )

    async def _begin(self, run: RunFolder, answer: Answer | None = None) -> None:
        task = asyncio.create_task(self._work(run, answer), name=f"animation-studio-{run.id}")
        self._tasks[run.id] = task
        task.add_done_callback(lambda _: self._over(run))

    def _over(self, run: RunFolder) -> None:
        with self._gate:
            self._tasks.pop(run.id, None)
            self._busy.discard(run.id)

    async def _work(self, run: RunFolder, answer: Answer | None = None) -> None:
        from ..workflows.api.client import ComfyClient

        def report(fraction: float, text: str) -> None:
            self._tell(run, "running", fraction=round(fraction, 4), text=text)

        try:
            with run.work():
                # LangGraph takes seconds to import, and the server's loop must not stand still for it.
                service = await asyncio.to_thread(import_module, "..agent.run.service", __package__)
                await asyncio.to_thread(import_module, "..agent.run.director", __package__)
                async with ComfyClient(self.url) as client:
                    here = f"the ComfyUI at {self.url}, from its page or a node"
                    film = await service.direct(run, client, report, self.folders, answer, here)
        except StudioError as error:
            log.warning("Run %s failed: %s", run.id, error)
            self._tell(run, "failed", error=error.to_record())
        except BaseException:
            self._tell(run, "stopped")
            raise
        else:
            if film is None:
                self._tell(run, "waiting", question=run.read_record().model_dump()["question"])
                return
            self._tell(run, "finished", film=film_place(run))


def film_place(run: RunFolder) -> dict[str, str] | None:
    """Where ComfyUI's ``/view`` finds a finished film, or None."""
    from ..agent.run.store import RunStore

    take = RunStore(run).kept_film()
    place = next((file for file in take.remote if file.filename.endswith(".mp4")), None) if take else None
    return place.model_dump() if place else None
