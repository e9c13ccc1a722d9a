"""Takes: jobs that are given to ComfyUI and the files that come back, each made exactly once.

A job's prompt id is settled before anything is submitted. Whatever happens afterwards (the director
killed, ComfyUI killed, a dropped line), asking for the same job again first looks into the run folder,
then into the server's history and queue, and only then submits.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Discriminator, Field, Tag, TypeAdapter

from ...common import strict_json
from ...common.errors import StudioError
from ...common.events import HandedBack, Submitted, TakeMade
from ...common.files import write_text
from ...common.film_record import Consistency, FilmRecord, TakeFacts
from ...common.progress import Progress
from ...common.records import PlainName, Record, read_model
from ...common.runs import RunFolder
from ...common.settled import after_failure
from ...common.settled import prompt_id as settled_id
from ...common.story import Speech
from ...common.take_ids import TakeId
from ...workflows.api.client import ComfyClient, RunResult
from ...workflows.api.replies import ServerFile, server_file
from ...workflows.catalog import Catalog
from ...workflows.editor import to_editor
from ...workflows.graph import Graph
from ..review.retakes import Adjustment

Kind = Literal["line", "shot", "film"]
IN_FLIGHT = 2
"""Jobs given to the server at once: one works while the next waits, so that it never idles."""
REPORTS = ("take", "film")
"""Where *Save Take* and *Assemble Film* tell what they saved, in a node's ``ui`` output."""
OUTPUT = "animation_studio"
"""Where in ComfyUI's output folder *Save Take* and *Load Take* have a folder for each run."""
SUFFIXES = frozenset({".mp4", ".png", ".wav", ".srt", ".ass", ".jpg", ".json"})
"""What the files of takes and films are: nothing else is fetched into a run's folder."""
MOST_FILES, MOST_ATTEMPTS = 16, 1_000
"""Bounds of a take: its files, and how often its subject was tried."""


class Job(Record):
    """One attempt at a line, a shot or the film; ``prompt_id`` is the server's name for it, ``adjustment`` what it
    changes against the plan."""

    model_config = ConfigDict(frozen=True)

    take: PlainName
    kind: Kind
    subject: PlainName
    attempt: int = Field(1, ge=1, le=MOST_ATTEMPTS)
    seed: int
    prompt_id: str = Field(pattern=r"^[0-9a-fA-F-]{1,64}$")
    adjustment: Adjustment = Adjustment()


def _form(facts: Any) -> str:
    film = isinstance(facts, FilmRecord) or (isinstance(facts, dict) and "segments" in facts)
    return "film" if film else "take"


AnyFacts = Annotated[
    Annotated[FilmRecord, Tag("film")] | Annotated[TakeFacts, Tag("take")], Discriminator(_form)
]


class Take(Record):
    """A finished job: its files (names in the run's ``takes`` folder) and what was measured."""

    job: Job
    files: list[PlainName] = Field(default_factory=list, max_length=MOST_FILES)
    remote: list[ServerFile] = Field(default_factory=list, max_length=MOST_FILES)
    facts: AnyFacts = Field(default_factory=TakeFacts)
    seconds_to_make: float = 0.0
    version: Literal[1] = 1

    @property
    def film(self) -> FilmRecord:
        """What was measured of a film.

        Raises:
            StudioError: ``file_invalid`` for a take of something else.
        """
        if not isinstance(self.facts, FilmRecord):
            raise self._wrong("film")
        return self.facts

    @property
    def speech(self) -> Speech:
        """When a line's words are spoken.

        Raises:
            StudioError: ``file_invalid`` for a take of something else.
        """
        if not isinstance(self.facts, TakeFacts) or self.facts.speech is None:
            raise self._wrong("line")
        return self.facts.speech

    @property
    def consistency(self) -> Consistency | None:
        """What a gate said of the picture, where there was one that could say something."""
        said = self.facts.consistency if isinstance(self.facts, TakeFacts) else None
        return None if said is None or said.outcome == "unknown" else said

    def _wrong(self, what: str) -> StudioError:
        return StudioError("file_invalid", f"The take {self.job.take} holds no {what}.", "Make it again.")

    def path(self, run: RunFolder, suffix: str) -> Path | None:
        """The local file of that suffix (such as ``".mp4"``), or None."""
        return next((run.takes / name for name in self.files if name.endswith(suffix)), None)


_FACTS: TypeAdapter[FilmRecord | TakeFacts] = TypeAdapter(AnyFacts)


def local_name(job: Job, place: ServerFile) -> str:
    """The name of a take's file in the run's folder: made here, whatever the server calls it.

    Raises:
        StudioError: ``server_reply_invalid`` for a kind of file that takes don't have.
    """
    if place.suffix not in SUFFIXES:
        raise StudioError(
            "server_reply_invalid",
            f"ComfyUI gave {place.filename} for {job.take}, which is no kind of file that a take has.",
            "Open the graph in the run's folder and check that it ends in Save Take or Assemble Film.",
        )
    return f"{job.take}{place.suffix}"


def read_facts(facts: dict[str, Any]) -> FilmRecord | TakeFacts:
    """What a server measured, with finite numbers and whole text.

    Raises:
        StudioError: ``server_reply_invalid``.
    """
    try:
        found: FilmRecord | TakeFacts = _FACTS.validate_python(strict_json.loads(json.dumps(facts)))
    except (ValueError, RecursionError) as error:
        raise StudioError(
            "server_reply_invalid",
            f"What ComfyUI tells of a take can't be used: {error}.",
            "Run the graph again; look at the node that measured it.",
        ) from error
    return found


def new_job(
    run_id: str, kind: Kind, subject: str, attempt: int, seed: int, adjustment: Adjustment | None = None
) -> Job:
    """A job whose id and seed follow from the run, the subject and the attempt alone.

    Args:
        adjustment: what the attempt changes; None is another seed for each attempt.
    """
    take = str(TakeId(subject, attempt))
    adjustment = adjustment or Adjustment(seeds=attempt - 1)
    return Job(
        take=take,
        kind=kind,
        subject=subject,
        attempt=attempt,
        seed=zlib.crc32(f"{seed}:{kind}:{subject}:{adjustment.seeds + 1}".encode()) & 0x7FFFFFFF,
        prompt_id=settled_id(run_id, take),
        adjustment=adjustment,
    )


@dataclass(frozen=True)
class Producer:
    """Makes takes on one ComfyUI server for one run."""

    client: ComfyClient
    catalog: Catalog
    run: RunFolder
    timeout: float = 3600.0

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
        return take

    async def hand_back(self) -> None:
        """Gives the server the finished takes that it has lost, or never had, so that graphs can load them.

        A run may go on with another ComfyUI, or after its output folder was emptied. They go to the run's own folder
        whatever their records say: those of a foreign run could name another film's.
        """
        folder = f"{OUTPUT}/{self.run.id}"
        for record in sorted(self.run.takes.glob("*.take.json")):
            take = self.load(record.name.removesuffix(".take.json"))
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
        try:
            take = read_model(self.run.takes / f"{take_id}.take.json", Take)
        except (OSError, ValueError):
            return None
        return take if all((self.run.takes / name).is_file() for name in take.files) else None

    def save_graph(self, name: str, graph: Graph) -> dict[str, Any]:
        """Writes a graph into the run's folder in both forms, and gives the editor's."""
        editor = to_editor(graph, self.catalog)
        api = json.dumps(graph.to_api(), indent=1, ensure_ascii=False)
        write_text(self.run.graphs / f"{name}.api.json", api)
        write_text(self.run.graphs / f"{name}.json", json.dumps(editor, ensure_ascii=False))
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
        write_text(self.run.takes / f"{job.take}.take.json", take.model_dump_json(indent=2))
        return take
