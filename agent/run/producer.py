"""Gives jobs to ComfyUI and brings home what it made, each take exactly once.

A job's prompt id is settled before anything is submitted. Whatever happens afterwards (the director
killed, ComfyUI killed, a dropped line), asking for the same job again first looks into the run folder,
then into the server's history and queue, and only then submits.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...common.errors import StudioError
from ...common.events import HandedBack, Note, Submitted, TakeMade
from ...common.progress import Progress
from ...common.runs import RunFolder
from ...common.settled import after_failure
from ...workflows.api.client import ComfyClient, RunResult
from ...workflows.api.replies import ServerFile, server_file
from ...workflows.catalog import Catalog
from ...workflows.editor import to_editor
from ...workflows.graph import Graph
from .store import RunStore
from .takes import Job, Take, local_name, read_facts

IN_FLIGHT = 2
"""Jobs given to the server at once: one works while the next waits, so that it never idles."""
REPORTS = ("take", "film")
"""Where *Save Take* and *Assemble Film* tell what they saved, in a node's ``ui`` output."""
OUTPUT = "animation_studio"
"""Where in ComfyUI's output folder *Save Take* and *Load Take* have a folder for each run."""


@dataclass(frozen=True)
class Producer:
    """Makes takes on one ComfyUI server for one run."""

    client: ComfyClient
    catalog: Catalog
    run: RunFolder
    timeout: float = 3600.0
    told: set[str] = field(default_factory=set)
    """Notes on lines so far: a server that is gone is gone for each line."""

    @property
    def store(self) -> RunStore:
        """The files of the run."""
        return RunStore(self.run)

    async def make_all(
        self, jobs: Sequence[Job], build: Callable[[Job], Graph], progress: Progress
    ) -> dict[str, Take]:
        """Makes every job, a few in the server's queue at once; takes by id.

        Args:
            build: the graph of a job; called only for jobs that must really be made.
            progress: fraction of all jobs and a few words.

        Raises:
            StudioError: the first failure; jobs under way are taken out of the queue.
        """
        slots = asyncio.Semaphore(IN_FLIGHT)
        fractions = dict.fromkeys((job.take for job in jobs), 0.0)

        async def one(job: Job) -> Take:
            def report(fraction: float, text: str) -> None:
                fractions[job.take] = max(fractions[job.take], min(fraction, 1.0))
                progress(sum(fractions.values()) / len(fractions), text or job.take)

            async with slots:
                take = await self.make(job, build, report)
            report(1.0, job.take)
            return take

        tasks = [asyncio.create_task(one(job)) for job in jobs]
        try:
            made = await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        return {take.job.take: take for take in made}

    async def make(self, job: Job, build: Callable[[Job], Graph], progress: Progress) -> Take:
        """Makes one job, or finds that it was made before."""
        if (kept := self.load(job.take)) is not None:
            return kept
        graph = build(job)
        editor = self.save_graph(job.take, graph)
        prompt_id = await self._unspoilt_id(job)
        self.run.tell(Submitted(take=job.take, prompt_id=prompt_id))
        result = await self.client.run(
            graph, prompt_id=prompt_id, workflow=editor, progress=progress, timeout=self.timeout
        )
        take = await self._bring_home(job, result)
        self.run.tell(TakeMade(take=job.take, seconds=round(result.seconds, 2)))
        for words in {take.note} - self.told - {""}:
            self.told.add(words)
            self.run.tell(Note(text=words))
        return take

    async def hand_back(self) -> None:
        """Gives the server the finished takes that it has lost, or never had, so that graphs can load them.

        A run may go on with another ComfyUI, or after its output folder was emptied. They go to the run's own folder
        whatever their records say: those of a foreign run could name another film's.
        """
        folder = f"{OUTPUT}/{self.run.id}"
        for record in self.store.records():
            take = self.load(record.job.take)
            if take is None or take.job.kind == "film" or not take.remote:
                continue
            side = f"{take.job.take}.json"
            if await self.client.has(side, folder):
                continue
            for name, place in zip(take.files, take.remote, strict=False):
                await self._send(self.run.takes / name, place.filename, folder)
            with tempfile.TemporaryDirectory() as temporary:
                path = Path(temporary) / side
                told = take.facts.model_dump(mode="json")
                path.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
                await self._send(path, side, folder)
            self.run.tell(HandedBack(take=take.job.take))

    async def _send(self, path: Path, name: str, folder: str) -> None:
        await self.client.upload(path, name=name, subfolder=folder, kind="output", overwrite=True)

    async def _unspoilt_id(self, job: Job) -> str:
        """The job's id, or one that follows from it when the server remembers a failure under that.

        A job that waits, runs or succeeded is joined by its id; a failed one would only fail again.
        """
        prompt_id = job.prompt_id
        while (entry := await self.client.history(prompt_id)) is not None:
            if entry.get("status", {}).get("status_str") == "success":
                break
            prompt_id = after_failure(prompt_id)
        return prompt_id

    def load(self, take_id: str) -> Take | None:
        """A finished take by its id, or None."""
        return self.store.take(take_id)

    def save_graph(self, name: str, graph: Graph) -> dict[str, Any]:
        """Writes a graph into the run's folder in both forms, and gives the editor's."""
        editor = to_editor(graph, self.catalog)
        self.store.save_graph(name, graph.to_api(), editor)
        return editor

    async def _bring_home(self, job: Job, result: RunResult) -> Take:
        """Fetches the files a job saved into the run folder and notes what was measured."""
        reports = [dict(report) for report in result.reports(*REPORTS) if isinstance(report, dict)]
        if not reports:
            raise StudioError(
                "server_reply_invalid",
                f"ComfyUI ran the graph of {job.take} but saved no take.",
                "Open the graph in the run's folder and check that it ends in Save Take or Assemble Film.",
            )
        remote: dict[str, ServerFile] = {}
        facts: dict[str, Any] = {}
        for report in reports:
            places = report.pop("view", None) or list(report.get("files", {}).values())
            facts.update(report)
            for place in map(server_file, places):
                name = local_name(job, place)
                await self.client.download(
                    place.filename, place.subfolder, place.type, path=self.run.takes / name
                )
                remote[name] = place
        for verdict in result.reports("kept"):
            facts["consistency"] = verdict  # what a Consistency Gate said of the picture that it kept
        files = list(remote)
        take = Take(
            job=job,
            files=files,
            remote=list(remote.values()),
            facts=read_facts(facts),
            seconds_to_make=result.seconds,
        )
        self.store.save_take(take)
        return take
