"""Tools that make films, change them, and say why they are as they are."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, create_model

from ...common.acts import Identifier
from ...common.errors import StudioError
from ...common.events import Judged, Note, TakeMade
from ...common.runs import RunFolder
from ...common.story import Storyboard
from ...common.take_ids import subject_of
from ...configs.schema import load_studio
from ..request.options import FilmOptions, FilmOrder, film_options, taken_on
from ..run.approval import Answer
from ..run.change import changed_run
from ..run.service import check_request, direct, new_run, plan_request, random_seed
from ..run.store import RunStore
from .base import Cost, Tool, ToolInput
from .context import ToolContext
from .revising import ReviseInput, RunId


def film_input(order: type[BaseModel] = FilmOrder) -> type[ToolInput]:
    """The input of the tools that ask for a film: the options that tools take, as they are declared there."""
    fields: dict[str, Any] = {
        name: (order.model_fields[name].annotation, order.model_fields[name])
        for name in taken_on("tool", order)
    }
    request = Field("", max_length=4000, description=order.model_fields["request"].description)
    return create_model(
        "FilmInput",
        __base__=ToolInput,
        __doc__="What the film should be.",
        **{**fields, "request": (str, request)},
    )


FilmInput = film_input()


class FilmResult(BaseModel):
    """A finished film, or one that waits for a person (no ``file``)."""

    run: str
    title: str
    file: str = ""
    changed: list[str] = Field(default_factory=list, description="takes that were made")
    faults: int = Field(0, description="checks that the takes in the film, and the film, missed")
    notes: list[str] = Field(default_factory=list)
    question: str = Field("", description="what the run waits for, where it does")


class PlanResult(BaseModel):
    """A storyboard that nothing was made of yet."""

    title: str
    logline: str
    shots: list[str]
    notes: list[str]


async def make_film(kit: ToolContext, wanted: ToolInput) -> FilmResult:
    """A whole film from one sentence."""
    options = _options(kit, wanted)
    plan = plan_request(options, kit.runs, kit.folders)
    return await _direct(kit, new_run(kit.runs, options, plan))


async def plan_film(kit: ToolContext, wanted: ToolInput) -> PlanResult:
    """The storyboard alone."""
    board = check_request(_options(kit, wanted), kit.runs, kit.folders)
    return PlanResult(title=board.title, logline=board.logline, shots=told_shots(board), notes=board.notes)


def _options(kit: ToolContext, wanted: ToolInput) -> FilmOptions:
    asked = wanted.model_dump()
    asked["seed"] = random_seed() if asked["seed"] is None else asked["seed"]
    return film_options(asked.pop("request"), load_studio(kit.folders).film, **asked)


async def revise_shot(kit: ToolContext, wanted: ReviseInput) -> FilmResult:
    """A new film in which only what was named differs; every other take is used again."""
    earlier = kit.run(wanted.run)
    return await _direct(
        kit, await asyncio.to_thread(changed_run, earlier, wanted.wanted, kit.characters, kit.folders)
    )


class CutInput(ToolInput):
    """Which takes the film is cut from."""

    run: str = RunId
    takes: list[Identifier] = Field(
        min_length=1, max_length=120, description="ids such as s3-t1; every other shot stays"
    )


async def assemble_cut(kit: ToolContext, wanted: CutInput) -> FilmResult:
    """The film of a run cut again, with other takes where they are named."""
    run = kit.run(wanted.run)
    return await _direct(kit, run, Answer(takes=wanted.takes))


class InspectInput(ToolInput):
    """Which shot of which film."""

    run: str = RunId
    shot: Identifier | None = Field(None, description="such as s4; empty means the whole film")


class Inspection(BaseModel):
    """What was planned, what the checks said of every attempt and of those with faults, and what draws."""

    run: str
    title: str
    plan: list[str]
    judged: list[str]
    faults: list[str]
    notes: list[str]
    pictures: str


async def inspect_shot(kit: ToolContext, wanted: InspectInput) -> Inspection:
    """Plan and verdicts of a shot, so that somebody can say why it looks as it does."""
    return inspect_run(kit.run(wanted.run), wanted.shot)


def inspect_run(run: RunFolder, shot: str | None = None) -> Inspection:
    """What was planned for a run's shot, or for all of them, and what the checks said.

    Raises:
        StudioError: ``shot_unknown``; ``file_invalid`` where there is no plan.
    """
    board = RunStore(run).storyboard()
    shots = [one.id for one in board.shots]
    if shot is not None and shot not in shots:
        raise StudioError("shot_unknown", f"The film has no shot '{shot}'.", f"It has {', '.join(shots)}.")
    judged = [
        event
        for event in run.events()
        if isinstance(event, Judged) and shot in (None, subject_of(event.take))
    ]
    return Inspection(
        run=run.id,
        title=board.title,
        plan=[line for line in told_shots(board) if shot is None or line.startswith(f"{shot}:")],
        judged=[_said(event) for event in judged],
        faults=[_said(event) for event in judged if event.failed],
        notes=[event.text for event in run.events() if isinstance(event, Note)],
        pictures=RunStore(run).options().look,
    )


def _said(judged: Judged) -> str:
    """What was said of an attempt, in words."""
    faults = "; ".join(f"{check.name}: {check.evidence}" for check in judged.failed)
    return f"{judged.take}: {faults or 'good'}"


def told_shots(board: Storyboard) -> list[str]:
    """A line of words for every shot."""
    told = []
    for shot in board.shots:
        who = ", ".join(f"{actor.character} {actor.emotion} {actor.gesture}" for actor in shot.actors)
        lines = " / ".join(f"{line.character}: {line.text}" for line in shot.lines)
        where = f"{shot.setting.place}, {shot.setting.time}, {shot.setting.weather}"
        told.append(f"{shot.id}: {shot.framing}, {shot.camera} · {where} · {who or shot.card} · {lines}")
    return told


async def _direct(kit: ToolContext, run: RunFolder, answer: Answer | None = None) -> FilmResult:
    client = await kit.client()
    with run.work():
        film: Path | None = await direct(run, client, kit.progress, kit.folders, answer)
    record = run.read_record()
    made = [event.take for event in run.events() if isinstance(event, TakeMade)]
    notes = RunStore(run).storyboard().notes
    return FilmResult(
        run=run.id,
        title=record.title,
        file=str(film or ""),
        changed=made,
        faults=_faults(run),
        notes=notes,
        question=record.question.text if record.question else "",
    )


def _faults(run: RunFolder) -> int:
    """Checks that the kept takes and the film missed."""
    kept = {take.job.take for take in RunStore(run).kept_takes().values()}
    judged = {event.take: len(event.failed) for event in run.events() if isinstance(event, Judged)}
    try:
        verdict = RunStore(run).verdict()
        missed = len(verdict.failed)
    except StudioError:
        missed = 0
    return missed + sum(count for take, count in judged.items() if take in kept)


TOOLS: tuple[Tool[Any, Any], ...] = (
    Tool(
        "make_film",
        "Makes a whole new film from one sentence: story, pictures, voices, music and cut.",
        FilmInput,
        FilmResult,
        Cost.SDXL,
        make_film,
        effects="a new run with its film",
        skill="assemble_film",
        words="create new movie video parody 拍 做 电影",
    ),
    Tool(
        "plan_film",
        "Writes the storyboard of a film without making anything.",
        FilmInput,
        PlanResult,
        Cost.CPU,
        plan_film,
        words="storyboard script idea outline plan 分镜 剧本",
    ),
    Tool(
        "revise_shot",
        "Changes a film (place, time, weather, who plays, framing, emotion, music, length, language …) and keeps the rest.",
        ReviseInput,
        FilmResult,
        Cost.SDXL,
        revise_shot,
        effects="a new run beside the earlier one",
        skill="puppet_shot",
        words="stormier darker lighting change keep redo fix closer sadder happier again instead shorter longer replace rain 改 换 更",
    ),
    Tool(
        "assemble_cut",
        "Cuts a film again from takes that were made already, with other takes where they are named.",
        CutInput,
        FilmResult,
        Cost.CPU,
        assemble_cut,
        effects="the run's film is replaced",
        skill="assemble_film",
        words="edit choose take recut assemble 剪辑",
    ),
    Tool(
        "inspect_shot",
        "Tells what was planned for a shot and what every check said of its attempts.",
        InspectInput,
        Inspection,
        Cost.CPU,
        inspect_shot,
        words="why wrong look verdict reason shot hair 为什么",
    ),
)
