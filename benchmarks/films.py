"""Measures films on a real ComfyUI: is every graph taken at the first submit, in every look, and do films come out?

What the director would submit is built as the director builds it, with imagined voices where their timing is
needed; ``sdxl`` draws with the studio's own small model in place of a user's checkpoint. Films that are made
for real run on a simulated card, so that its hand-overs can be counted on any machine; figures are written after
every one, so that a trial of hours can be broken off and gone on with.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field

from ..agent.jobs.graphs import JobBuilder
from ..agent.request.options import FilmOptions, film_options
from ..agent.run.report import hand_overs
from ..agent.run.service import direct, new_run
from ..agent.run.store import RunStore
from ..agent.run.takes import Job, Take, new_job
from ..agent.story import DeterministicPlanner
from ..agent.story.timing import speech_seconds
from ..common.errors import StudioError
from ..common.files import write_text
from ..common.progress import Progress, silent
from ..common.story import Line, Speech, Storyboard
from ..configs.places import ConfigFolder
from ..configs.schema import CharacterPreset, FilmDefaults, load_characters
from ..intent import understand
from ..llm_bridge.lease.probe import SIMULATED_CARD
from ..llm_bridge.lease.rules import GIB
from ..workflows.api.client import ComfyClient, RunResult
from ..workflows.catalog import Catalog
from ..workflows.graph import Graph
from .story import Labelled

LOOKS = ("puppets", "sdxl", "toonxl")
SIZE = "192x108"
CARD_GB, WRITER_GB = 16, 2
"""The simulated card, and what a language model takes of it."""
MODEL_CALLS = 8
"""Questions to the model in a film that is only made to count hand-overs."""


@contextmanager
def small_settings() -> Iterator[ConfigFolder]:
    """A configuration folder in which ``sdxl`` means the small model, and the language model needs the card."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_text(folder / "sdxl_config.yaml", "profile: toonxl\n")
        write_text(folder / "llm.yaml", f"profiles: {{qwen2.5-coder-1.5b: {{gpu_gb: {WRITER_GB}}}}}\n")
        yield ConfigFolder(folder)


@contextmanager
def simulated_card() -> Iterator[None]:
    """An empty card for this process and the ComfyUI that it starts."""
    before = os.environ.get(SIMULATED_CARD)
    with tempfile.TemporaryDirectory() as folder:
        card = Path(folder) / "card.json"
        write_text(card, f'{{"total": {CARD_GB * GIB}, "used": {{}}}}')
        os.environ[SIMULATED_CARD] = str(card)
        try:
            yield
        finally:
            if before is None:
                del os.environ[SIMULATED_CARD]
            else:
                os.environ[SIMULATED_CARD] = before


async def bench_looks(
    client: ComfyClient, requests: Sequence[Labelled], settings: ConfigFolder, progress: Progress = silent
) -> dict[str, Any]:
    """Submits every graph of every request's film in every look, and takes it out of the queue again."""
    catalog, cast = await client.catalog(), load_characters([])
    figures: dict[str, Any] = {}
    for number, look in enumerate(LOOKS):
        graphs, refused = 0, list[str]()
        for index, request in enumerate(requests):
            progress((number + index / len(requests)) / len(LOOKS), f"{look}: {request.text[:40]}")
            board = DeterministicPlanner().plan(
                understand(request.text, characters=cast), seed=0, characters=cast
            )
            stage = imagined(board, look, catalog, cast, settings)
            jobs = [job for job in jobs_of(board) if look == "puppets" or job.kind != "line"]
            graphs += len(jobs)
            refused += await _submitted(client, stage, jobs)
        figures[look] = {"films": len(requests), "graphs": graphs, "accepted": graphs - len(refused)}
        figures[look]["refused"] = refused
    return figures


def jobs_of(board: Storyboard) -> list[Job]:
    """Everything that is made for a storyboard."""
    lines = [line.id for shot in board.shots for line in shot.lines]
    return [
        *(new_job("bench", "line", line, 1, board.seed) for line in lines),
        *(new_job("bench", "shot", shot.id, 1, board.seed) for shot in board.shots),
        new_job("bench", "film", "film", 1, board.seed),
    ]


def imagined(
    board: Storyboard,
    look: str,
    catalog: Catalog,
    cast: Mapping[str, CharacterPreset],
    settings: ConfigFolder,
) -> JobBuilder:
    """The stage of a film whose takes are all there, with voices as long as planned."""
    lines = {line.id: line for shot in board.shots for line in shot.lines}
    takes = {
        job.subject: Take(
            job=job, facts={"speech": _spoken(lines[job.subject])} if job.kind == "line" else {}
        )
        for job in jobs_of(board)
    }
    return JobBuilder(
        run_id="bench",
        options=FilmOptions(request=board.request, look=look, width=192, height=108),
        storyboard=board,
        catalog=catalog,
        takes=takes,
        lengths={shot.id: shot.seconds for shot in board.shots},
        characters=cast,
        folders=[settings],
    )


def _spoken(line: Line) -> dict[str, Any]:
    seconds = speech_seconds(line.text, line.language)
    speech = Speech(character=line.character, text=line.text, language=line.language, seconds=seconds)
    return speech.model_dump(mode="json")


async def _submitted(client: ComfyClient, stage: JobBuilder, jobs: Sequence[Job]) -> list[str]:
    """Why graphs were refused; those that were taken are in the queue only while the others come."""
    refused, taken = [], []
    for job in jobs:
        prompt_id = new_job(os.urandom(8).hex(), job.kind, job.subject, 1, job.seed).prompt_id
        try:
            await client.submit(stage.build(job), prompt_id=prompt_id)
            taken.append(prompt_id)
        except StudioError as error:
            refused.append(f"{stage.storyboard.request} {job.take}: {error.message}")
    for prompt_id in reversed(taken):  # the first is at work: nothing may follow it
        await client.cancel(prompt_id)
    return refused


class Counts(BaseModel):
    """Graphs that were given to the server, those it took without complaint, and those that ran to their end."""

    submitted: int = 0
    accepted: int = 0
    executed: int = 0


class CountingClient(ComfyClient):
    """A client that counts the graphs it gives to its server; judging graphs too."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.counts = Counts()

    async def submit(self, graph: Graph | Mapping[str, Any], **how: Any) -> None:
        """Puts a graph into the server's queue, counted."""
        self.counts.submitted += 1
        await super().submit(graph, **how)
        self.counts.accepted += 1

    async def run(self, graph: Graph | Mapping[str, Any], **how: Any) -> RunResult:
        """Runs a graph to its end, counted."""
        result = await super().run(graph, **how)
        self.counts.executed += 1
        return result


class MadeFilm(BaseModel):
    """Figures of one film; ``error`` says why there is none, ``missed`` which checks it didn't meet."""

    request: str
    look: str
    planner: str
    graphs: Counts = Counts()
    seconds: float = 0.0
    took: float = 0.0
    missed: list[str] = Field(default_factory=list)
    hand_overs: list[int] = Field(default_factory=list)
    error: str = ""

    @property
    def case(self) -> tuple[str, str, str]:
        """Which film it is."""
        return self.request, self.look, self.planner


async def bench_films(
    client: CountingClient,
    requests: Sequence[Labelled],
    settings: ConfigFolder,
    *,
    model: bool = False,
    figures: Path | None = None,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Makes a small film of every request in every look, and one more that a language model writes.

    Args:
        model: whether that one is made; it takes minutes on a processor.
        figures: a JSON file whose ``films`` are written after every film; those that stand there aren't made again.
    """
    cases = [(request, look, "rules") for request in requests for look in LOOKS]
    cases += [(requests[0], "toonxl", "model")] if model else []
    known = {film.case: film for film in _known(figures)}
    made: list[MadeFilm] = []
    for number, (request, look, planner) in enumerate(cases):
        progress(number / len(cases), f"{look}: {request.text[:40]}")
        done = known.get((request.text, look, planner))
        if done is None:
            options = film_options(
                request.text, FilmDefaults(), seconds=10, size=SIZE, seed=number, look=look, planner=planner
            )
            done = await _made(client, options, settings)
        made.append(done)
        if figures is not None:
            write_text(figures, json.dumps({"films": summary(made)}, ensure_ascii=False, indent=2))
    return summary(made)


def summary(made: Sequence[MadeFilm]) -> dict[str, Any]:
    """How many films and graphs there were in each look, and every film."""
    looks = {}
    for look in LOOKS:
        mine = [film for film in made if film.look == look]
        told: dict[str, Any] = {"films": len(mine), "made": sum(not film.error for film in mine)}
        told |= {key: sum(getattr(film.graphs, key) for film in mine) for key in Counts.model_fields}
        looks[look] = {**told, "missed": sum(bool(film.missed) for film in mine)}
    return {"looks": looks, "made": [film.model_dump() for film in made]}


def _known(figures: Path | None) -> list[MadeFilm]:
    """The films of a trial that was broken off."""
    try:
        told = json.loads(figures.read_text("utf-8"))["films"]["made"] if figures else []
        return [MadeFilm.model_validate(film) for film in told]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return []


async def _made(client: CountingClient, options: FilmOptions, settings: ConfigFolder) -> MadeFilm:
    """One film in a folder of its own; one that can't be made says why and stops nothing."""
    client.counts = Counts()
    found = MadeFilm(
        request=options.request, look=options.look, planner=options.planner, graphs=client.counts
    )
    limits = options.budgets.model_copy(update={"model_calls": MODEL_CALLS, "takes": 1})
    with tempfile.TemporaryDirectory() as runs:
        run = new_run(Path(runs), options.model_copy(update={"budgets": limits}))
        try:
            with run.work():
                await direct(run, client, silent, [settings])
        except StudioError as error:
            return found.model_copy(update={"error": f"{error.code}: {error.message}"})
        verdict = RunStore(run).verdict()
        events = run.events()
    return found.model_copy(
        update={
            "seconds": verdict.seconds,
            "took": round(events[-1].time - events[0].time, 1),
            "missed": [check.name for check in verdict.failed],
            "hand_overs": hand_overs(events),
        }
    )
