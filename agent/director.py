"""The director: a LangGraph state machine that takes a request to a film.

understand → plan → (approve) → lines → shots → (choose) → film → judge, each phase in two steps: *settle*
writes the jobs with their ids into the checkpoint, *make* gives them to ComfyUI. Killed anywhere, a run goes on where it
was and makes no finished take again. What the graphs look like belongs to :mod:`.graphs`, writing to the
planner, measuring to :mod:`.judge`; this module decides what happens next and nothing else.
"""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver
from langgraph.graph import END, START, StateGraph
from langgraph.types import Command, interrupt

from ..common.errors import StudioError
from ..common.files import atomic_path, write_text
from ..common.progress import Progress, part
from ..common.runs import RunFolder
from ..common.story import Storyboard
from ..configs.judging import load_judging
from ..configs.schema import Budgets, CharacterPreset
from ..llm_bridge.gpu import card_changes
from ..workflows.catalog import Catalog
from ..workflows.client import ComfyClient
from .approval import Answer, Question, approved, chosen
from .graphs import Stage
from .judge import FilmVerdict, judge_film
from .knowledge.base import open_knowledge
from .knowledge.memory import remember
from .knowledge.recall import Fact, recall
from .options import FilmOptions
from .planner import Planner
from .planning import plan_film
from .remedies import Adjustment, TakeCheck
from .report import write_report
from .review import OUTDATED, review_takes
from .revision import KEPT, inherited
from .state import RunState
from .takes import Job, Producer, Take, new_job
from .timing import fit_lengths, needed_speed, shared_seconds

RECURSION_LIMIT = 200
STOP_LOOK = 0.3
"""Seconds between looks for the stop mark."""


@dataclass(frozen=True)
class Parts:
    """What the director works with; chosen by whoever starts it (command line or node)."""

    client: ComfyClient
    catalog: Catalog
    run: RunFolder
    characters: Mapping[str, CharacterPreset]
    planner: Planner
    progress: Progress
    budgets: Budgets
    last: Storyboard | None = None
    folders: Sequence[Path] | None = None
    knowledge: Path | None = None
    """The knowledge base's file; None means the command line's."""


class Director:
    """Runs one request from its folder; see the module's paragraph."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._producer = Producer(parts.client, parts.catalog, parts.run, timeout=parts.budgets.minutes * 60)

    async def direct(self, options: FilmOptions, answer: Answer | None = None) -> Path | None:
        """Makes the film of a new request, or goes on with a run that was interrupted.

        Args:
            answer: what a person says to the question that the run waits with; on a finished run, other takes.

        Returns:
            The path of ``film.mp4`` in the run's folder; None when the run waits for a person.

        Raises:
            StudioError: what went wrong; the run can be resumed after it was mended.
        """
        run = self._parts.run
        config: Any = {"configurable": {"thread_id": run.id}, "recursion_limit": RECURSION_LIMIT}
        async with AsyncSqliteSaver.from_conn_string(str(run.checkpoint)) as saver:
            machine = self._machine().compile(checkpointer=saver)
            known = await machine.aget_state(config)
            start: Any = {"options": options.model_dump(mode="json"), **inherited(run)}
            await self._producer.hand_back()
            if known.values:
                start = None
                if known.interrupts:
                    if answer is None:
                        self._wait(known.interrupts[0].value)
                        return None
                    self._check_answer(known.interrupts[0].value, known.values, answer)
                    start = Command(resume=answer.model_dump(mode="json"))
                elif answer is not None and (answer.takes or answer.again):
                    change = self._change_takes(known.values, answer)
                    await machine.aupdate_state(config, change, as_node="choose")
            state: Any = await self._within_budget(machine.ainvoke(start, config, durability="sync"))
        if waiting := state.get("__interrupt__"):
            self._wait(waiting[0].value)
            return None
        film = run.root / "film.mp4"
        if not film.is_file():
            self._deliver(self._stage(state), FilmVerdict.model_validate(state["verdict"]))
        run.update(standing="finished", phase="done", film=film.name)
        run.event("finished")
        return film

    def _check_answer(self, question: dict[str, Any], state: Any, answer: Answer) -> None:
        """Refuses an answer that doesn't fit before it is remembered: LangGraph keeps the first one it gets."""
        if question["about"] == "storyboard":
            approved(answer, self._parts.characters)
        else:
            self._change_takes(state, answer)

    def _wait(self, question: dict[str, Any]) -> None:
        """Leaves the question in the run's record: somebody will answer it."""
        self._parts.run.event("asked", **question)
        self._parts.run.update(standing="waiting", question=question)

    async def _within_budget(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Does the work until it ends, its minutes are over, or somebody puts the stop mark."""
        minutes, mark = self._parts.budgets.minutes, self._parts.run.stop_mark
        task = asyncio.create_task(work)
        deadline = asyncio.get_running_loop().time() + minutes * 60
        try:
            while not (await asyncio.wait({task}, timeout=STOP_LOOK))[0]:
                if await asyncio.to_thread(mark.is_file):
                    self._parts.run.event("stopped", by="a person")
                    raise asyncio.CancelledError
                if asyncio.get_running_loop().time() > deadline:
                    self._parts.run.event("budget", name="minutes", limit=minutes)
                    raise StudioError(
                        "run_budget",
                        f"The film wasn't done after {minutes:g} minutes, the budget of the run.",
                        f"Go on with `./studio runs resume {self._parts.run.id} --minutes {minutes * 2:g}`.",
                    )
            return await task
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    def _machine(self) -> StateGraph[Any, Any, Any, Any]:
        machine = StateGraph(RunState)
        steps = [
            self._understand_and_plan,
            self._approve,
            self._settle_lines,
            self._make_lines,
            self._listen,
            self._settle_shots,
            self._make_shots,
            self._look,
            self._choose,
            self._settle_film,
            self._make_film,
            self._judge,
        ]
        names = [step.__name__.strip("_") for step in steps]
        for name, step in zip(names, steps, strict=True):
            machine.add_node(name, step)
        for before, after in pairwise([START, *names]):
            if before not in ("listen", "look", "choose"):
                machine.add_edge(before, after)
        machine.add_conditional_edges("listen", self._after_listening, ["settle_lines", "settle_shots"])
        machine.add_conditional_edges("look", self._after_looking, ["settle_shots", "choose"])
        machine.add_conditional_edges("choose", self._after_choosing, ["settle_shots", "settle_film"])
        machine.add_edge("judge", END)
        return machine

    # ---- phases ----------------------------------------------------------------------------------

    def _begin(self, phase: str) -> None:
        self._parts.run.update(phase=phase)
        self._parts.run.event("phase", name=phase, card=card_changes())

    async def _understand_and_plan(self, state: RunState) -> RunState:
        self._begin("plan")
        parts = self._parts
        parts.progress(0.0, "Writing the story")
        options = FilmOptions.model_validate(state["options"])
        runs = parts.run.root.parent
        intent, storyboard = await asyncio.to_thread(
            plan_film, options, parts.characters, parts.planner, runs, parts.last
        )
        amended = parts.run.root / "amended.json"
        if amended.is_file():
            storyboard = Storyboard.model_validate_json(amended.read_text("utf-8"))
        write_text(parts.run.root / "storyboard.json", storyboard.model_dump_json(indent=2))
        parts.run.update(title=storyboard.title)
        facts = await asyncio.to_thread(self._recall, storyboard)
        return {
            "intent": intent.model_dump(mode="json"),
            "storyboard": storyboard.model_dump(mode="json"),
            "facts": [fact.model_dump(mode="json") for fact in facts],
            "takes": {},
        }

    def _recall(self, storyboard: Storyboard) -> list[Fact]:
        """What is known of a story; a knowledge base that can't be used costs a note and never the film."""
        parts = self._parts
        try:
            facts = recall(open_knowledge(parts.knowledge), storyboard, parts.characters)
        except StudioError as error:
            parts.run.event("note", text=error.message)
            return []
        parts.run.event("recalled", facts=[fact.model_dump() for fact in facts])
        return facts

    def _remember(self, stage: Stage, verdict: FilmVerdict) -> None:
        failed = [check.evidence for check in verdict.failed]
        try:
            remember(
                open_knowledge(self._parts.knowledge), stage.run_id, stage.storyboard, stage.takes, failed
            )
        except StudioError as error:
            self._parts.run.event("note", text=error.message)

    async def _approve(self, state: RunState) -> RunState:
        """Asks a person about the storyboard, when the request said so."""
        if not state["options"].get("approve"):
            return {}
        self._begin("approve")
        question = Question(about="storyboard", text="Approve the storyboard, or give an edited one.")
        answer = Answer.model_validate(interrupt(question.model_dump()))
        board = approved(answer, self._parts.characters)
        self._parts.run.event("answered", about="storyboard", edited=board is not None)
        if board is None:
            return {}
        write_text(self._parts.run.root / "storyboard.json", board.model_dump_json(indent=2))
        self._parts.run.update(title=board.title)
        return {"storyboard": board.model_dump(mode="json")}

    async def _choose(self, state: RunState) -> RunState:
        """Asks a person about pictures that a budget left with faults, when the request said so."""
        doubtful = {
            name: [take["job"]["take"], *self._others(take)]
            for name, take in state["takes"].items()
            if state["faults"].get(take["job"]["take"])
        }
        if not doubtful or not state["options"].get("approve"):
            return {}
        text = f"{', '.join(doubtful)} still failed checks when the budget ended: choose takes, or go on."
        question = Question(about="takes", text=text, takes=doubtful, budget="takes or rounds")
        answer = Answer.model_validate(interrupt(question.model_dump()))
        self._parts.run.event("answered", about="takes", takes=answer.takes, again=answer.again)
        return self._change_takes(state, answer)

    def _others(self, kept: dict[str, Any]) -> list[str]:
        """The other attempts at the subject of a take."""
        subject = kept["job"]["subject"]
        records = self._parts.run.takes.glob(f"{subject}-t*.take.json")
        names = sorted(path.name.removesuffix(".take.json") for path in records)
        return [name for name in names if name != kept["job"]["take"]]

    def _change_takes(self, state: Any, answer: Answer) -> RunState:
        """The state with the takes that a person chose, and the shots that are to be made again."""
        shots = {shot.id: 1 for shot in Storyboard.model_validate(state["storyboard"]).shots}
        missing = [shot for shot in shots if shot not in state.get("takes", {})]
        if missing:
            raise StudioError("run_waiting", "The pictures aren't made yet.", "Let the run go on first.")
        takes = dict(state["takes"])
        for shot, name in chosen(answer, shots).items():
            take = self._producer.load(name)
            if take is None:
                there = ", ".join([takes[shot]["job"]["take"], *self._others(takes[shot])])
                raise StudioError("run_waiting", f"There is no take '{name}'.", f"There are: {there}.")
            takes[shot] = take.model_dump(mode="json")
        again: RunState = {"rounds": {**state.get("rounds", {}), "shot": 0}} if answer.again else {}
        return {"takes": takes, "rejected": answer.again, **again}

    async def _settle_lines(self, state: RunState) -> RunState:
        stage = self._stage(state)
        return {"line_jobs": self._settle(state, "line", list(stage.lines))}

    async def _make_lines(self, state: RunState) -> RunState:
        return await self._make(state, "line_jobs", "Speaking", 0.02, 0.25)

    async def _listen(self, state: RunState) -> RunState:
        """Judges the voices; when they take longer than the film may, they are asked once to speak faster."""
        review = await self._review(state, "line_jobs")
        stage = self._stage({**state, **review})
        if stage.speed > 1.0 or review["rejected"]:
            return review
        speed = needed_speed(stage.storyboard.shots, stage.speeches, stage.story_seconds)
        self._parts.run.event("listened", speed=speed)
        if speed == 1.0:
            return review
        slow = {take: OUTDATED for take in review["faults"] if take.rpartition("-t")[0] in stage.lines}
        return {
            **review,
            "speed": speed,
            "rejected": list(stage.lines),
            "faults": {**review["faults"], **slow},
        }

    async def _look(self, state: RunState) -> RunState:
        """Judges the pictures."""
        return await self._review(state, "shot_jobs")

    async def _review(self, state: RunState, key: str) -> RunState:
        board = Storyboard.model_validate(state["storyboard"])
        cards = {shot.id for shot in board.shots if shot.card}
        subjects = [job["subject"] for job in state[key] if job["subject"] not in cards]  # type: ignore[literal-required]
        takes = {subject: Take.model_validate(state["takes"][subject]) for subject in subjects}
        review = await review_takes(
            self._producer,
            takes,
            state.get("faults", {}),
            {
                name: [TakeCheck.model_validate(one) for one in found]
                for name, found in state.get("judged", {}).items()
            },
            self._parts.budgets.takes,
            self._stage(state),
        )
        for note in review.notes:
            if "is the budget" in note:
                self._parts.run.event("budget", name="takes", limit=self._parts.budgets.takes)
            self._parts.run.event("note", text=note)
        kept = {subject: take.model_dump(mode="json") for subject, take in review.kept.items()}
        kind = key.removesuffix("_jobs")
        rounds = dict(state.get("rounds", {}))
        rejected = list(review.again)
        if rejected and rounds.get(kind, 0) >= self._parts.budgets.rounds:
            limit = self._parts.budgets.rounds
            self._parts.run.event("budget", name="rounds", limit=limit)
            self._parts.run.event(
                "note", text=f"{', '.join(rejected)} stay as they are: {limit} rounds is the budget."
            )
            rejected = []
        rounds[kind] = rounds.get(kind, 0) + bool(rejected)
        return {
            "takes": {**state["takes"], **kept},
            "faults": review.faults,
            "judged": {
                name: [check.model_dump(mode="json") for check in found]
                for name, found in review.judged.items()
            },
            "again": {name: review.again[name].model_dump(mode="json") for name in rejected},
            "rejected": rejected,
            "rounds": rounds,
        }

    def _after_listening(self, state: RunState) -> str:
        return "settle_lines" if state["rejected"] else "settle_shots"

    def _after_looking(self, state: RunState) -> str:
        return "settle_shots" if state["rejected"] else "choose"

    def _after_choosing(self, state: RunState) -> str:
        return "settle_shots" if state["rejected"] else "settle_film"

    async def _settle_shots(self, state: RunState) -> RunState:
        stage = self._stage(state)
        shots = stage.storyboard.shots
        target = stage.story_seconds + shared_seconds(shots, stage.speeches)
        lengths = fit_lengths(shots, stage.speeches, target, stage.options.fps)
        return {"lengths": lengths, "shot_jobs": self._settle(state, "shot", [shot.id for shot in shots])}

    async def _make_shots(self, state: RunState) -> RunState:
        return await self._make(state, "shot_jobs", "Drawing", 0.25, 0.82)

    async def _settle_film(self, state: RunState) -> RunState:
        return {"film_jobs": self._settle(state, "film", ["film"])}

    async def _make_film(self, state: RunState) -> RunState:
        return await self._make(state, "film_jobs", "Cutting", 0.82, 0.99)

    async def _judge(self, state: RunState) -> RunState:
        self._begin("judge")
        stage = self._stage(state)
        verdict = judge_film(stage, load_judging(self._parts.folders).film)
        self._parts.run.event("verdict", **verdict.model_dump(mode="json"))
        await asyncio.to_thread(self._deliver, stage, verdict)
        await asyncio.to_thread(self._remember, stage, verdict)
        return {"verdict": verdict.model_dump(mode="json")}

    # ---- jobs ------------------------------------------------------------------------------------

    def _settle(self, state: RunState, kind: Any, subjects: Sequence[str]) -> list[dict[str, Any]]:
        """Jobs for ``subjects``: the accepted ones as they are, rejected ones with the next attempt."""
        rejected = set(state.get("rejected", []))
        known: Any = state.get(f"{kind}_jobs", [])
        before = {job["subject"]: Job.model_validate(job) for job in known}
        seed = Storyboard.model_validate(state["storyboard"]).seed
        run_id = self._parts.run.id
        jobs = []
        for subject in subjects:
            old = before.get(subject)
            attempt = 1 if old is None else old.attempt + (subject in rejected or kind == "film")
            if old is not None and old.attempt == attempt:
                jobs.append(old.model_dump(mode="json"))
                continue
            said = state.get("again", {}).get(subject)
            adjustment = Adjustment.model_validate(said) if said else None
            jobs.append(new_job(run_id, kind, subject, attempt, seed, adjustment).model_dump(mode="json"))
        return jobs

    async def _make(self, state: RunState, key: str, words: str, start: float, end: float) -> RunState:
        self._begin(key.removesuffix("_jobs"))
        stage = self._stage(state)
        jobs = [Job.model_validate(job) for job in state[key]]  # type: ignore[literal-required]
        span = part(self._parts.progress, start, end)
        span(0.0, words)
        made = await self._producer.make_all(jobs, stage.build, lambda fraction, _: span(fraction, words))
        takes = {take.job.subject: take.model_dump(mode="json") for take in made.values()}
        return {"takes": {**state.get("takes", {}), **takes}}

    def _stage(self, state: RunState) -> Stage:
        return Stage(
            run_id=self._parts.run.id,
            options=FilmOptions.model_validate(state["options"]),
            storyboard=Storyboard.model_validate(state["storyboard"]),
            catalog=self._parts.catalog,
            takes={key: Take.model_validate(take) for key, take in state.get("takes", {}).items()},
            lengths=state.get("lengths", {}),
            speed=state.get("speed", 1.0),
            facts=[Fact.model_validate(fact) for fact in state.get("facts", [])],
            characters=self._parts.characters,
            folders=self._parts.folders,
        )

    def _deliver(self, stage: Stage, verdict: FilmVerdict) -> None:
        """Puts the film's files under their final names into the run's folder."""
        run = self._parts.run
        for name in stage.takes["film"].files:
            source = run.takes / name
            with atomic_path(run.root / f"film{source.suffix}") as temporary:
                shutil.copyfile(source, temporary)
        write_text(run.root / "verdict.json", verdict.model_dump_json(indent=2))
        write_text(run.root / KEPT, json.dumps({name: take.job.take for name, take in stage.takes.items()}))
        write_report(run, stage.storyboard, dict(stage.takes), verdict, stage.facts)
