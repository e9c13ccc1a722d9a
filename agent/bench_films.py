"""Measures films on a real ComfyUI: is every graph taken at the first submit, in every look, and do films come out?

What the director would submit is built as the director builds it, with imagined voices where their timing is
needed; ``sdxl`` draws with the studio's own small model in place of a user's checkpoint. Films that are made
for real run on a simulated card, so that its hand-overs can be counted on any machine.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..common.errors import StudioError
from ..common.files import write_text
from ..common.progress import Progress, silent
from ..common.story import Line, Speech, Storyboard
from ..configs.schema import CharacterPreset, FilmDefaults, load_characters
from ..llm_bridge.lease.probe import SIMULATED_CARD
from ..llm_bridge.lease.rules import GIB
from ..workflows.catalog import Catalog
from ..workflows.client import ComfyClient
from .graphs import Stage
from .intent import understand
from .judge import FilmVerdict
from .options import FilmOptions, film_options
from .planner import DeterministicPlanner
from .planner.bench import Labelled
from .planner.timing import speech_seconds
from .report import hand_overs
from .service import direct, new_run
from .takes import Job, Take, new_job

LOOKS = ("puppets", "sdxl", "toonxl")
SIZE = "192x108"
CARD_GB, WRITER_GB = 16, 2
"""The simulated card, and what a language model takes of it."""
MODEL_CALLS = 8
"""Questions to the model in a film that is only made to count hand-overs."""


@contextmanager
def small_settings() -> Iterator[Path]:
    """A configuration folder in which ``sdxl`` means the small model, and the language model needs the card."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_text(folder / "sdxl_config.yaml", "profile: toonxl\n")
        write_text(folder / "llm.yaml", f"profiles: {{qwen2.5-coder-1.5b: {{gpu_gb: {WRITER_GB}}}}}\n")
        yield folder


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
    client: ComfyClient, requests: Sequence[Labelled], settings: Path, progress: Progress = silent
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
    board: Storyboard, look: str, catalog: Catalog, cast: Mapping[str, CharacterPreset], settings: Path
) -> Stage:
    """The stage of a film whose takes are all there, with voices as long as planned."""
    lines = {line.id: line for shot in board.shots for line in shot.lines}
    takes = {
        job.subject: Take(
            job=job, facts={"speech": _spoken(lines[job.subject])} if job.kind == "line" else {}
        )
        for job in jobs_of(board)
    }
    return Stage(
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


async def _submitted(client: ComfyClient, stage: Stage, jobs: Sequence[Job]) -> list[str]:
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


async def bench_films(
    client: ComfyClient,
    requests: Sequence[Labelled],
    settings: Path,
    *,
    model: bool = False,
    progress: Progress = silent,
) -> list[dict[str, Any]]:
    """Makes a small film of every request in every look, and one more that a language model writes.

    Args:
        model: whether that one is made; it takes minutes on a processor.
    """
    made = []
    cases = [(request, look, "rules") for request in requests for look in LOOKS]
    cases += [(requests[0], "toonxl", "model")] if model else []
    with tempfile.TemporaryDirectory() as runs:
        for number, (request, look, planner) in enumerate(cases):
            progress(number / len(cases), f"{look}: {request.text[:40]}")
            options = film_options(
                request.text, FilmDefaults(), seconds=10, size=SIZE, seed=number, look=look, planner=planner
            )
            limits = options.budgets.model_copy(update={"model_calls": MODEL_CALLS, "takes": 1})
            run = new_run(Path(runs), options.model_copy(update={"budgets": limits}))
            with run.work():
                await direct(run, client, silent, [settings])
            verdict = FilmVerdict.model_validate_json((run.root / "verdict.json").read_text("utf-8"))
            events = run.events()
            made.append(
                {
                    "request": request.text,
                    "look": look,
                    "planner": planner,
                    "graphs": sum(event["kind"] == "take" for event in events),
                    "seconds": verdict.seconds,
                    "took": round(events[-1]["time"] - events[0]["time"], 1),
                    "hand_overs": hand_overs(events),
                }
            )
    return made
