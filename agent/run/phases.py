"""The steps of a run: what the director does between two checkpoints.

Each takes the state and gives what changed in it. Making has two steps: *settle* writes the jobs with their ids
into the checkpoint, *make* gives them to ComfyUI; so a step that is killed can be done again and makes no finished
take twice. Which step comes next is :mod:`.director`'s, what graphs look like :mod:`..jobs.graphs`'s.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from langgraph.types import interrupt

from ...common.checks import Check, FilmVerdict
from ...common.errors import StudioError
from ...common.events import Answered, BudgetEnded, FilmJudged, Listened, Note, PhaseBegun, Recalled, Revised
from ...common.progress import Progress, part
from ...common.runs import Question, RunFolder
from ...common.story import Intent, Storyboard
from ...common.take_ids import subject_of
from ...configs.judging import FilmThresholds, load_judging
from ...configs.places import ConfigFolder
from ...configs.schema import Budgets, CharacterPreset, load_loras
from ...llm_bridge.gpu import card_changes
from ...workflows.api.client import ComfyClient
from ...workflows.catalog import Catalog
from ...workflows.skills.base import installed
from ..jobs.graphs import JobBuilder
from ..knowledge.base import open_knowledge
from ..knowledge.memory import remember
from ..knowledge.recall import Fact, recall
from ..request.blocking import placed_storyboard
from ..request.knowing import with_knowledge
from ..request.options import FilmOptions
from ..request.planning import CHECKPOINTS, check_models, read_request
from ..review.film_checks import judge_film
from ..review.recut import JudgedCut, best_cut, next_cut
from ..review.retakes import Adjustment
from ..review.rounds import OUTDATED, review_takes
from ..review.take_statistics import Weights, best_weights, proven_words, records, trials, wearing
from ..review.vision_judge import VisionJudge
from ..story import Planner
from ..story.extras import with_extras
from .approval import Answer, approved, chosen
from .producer import Producer
from .report import write_report
from .state import RunState
from .store import AMENDED, RunStore, newest_storyboard
from .takes import Job, Take, new_job
from .timing import fit_lengths, next_speed, shared_seconds


@dataclass(frozen=True)
class RunContext:
    """What the director works with; chosen by whoever starts it (command line or node)."""

    client: ComfyClient
    catalog: Catalog
    run: RunFolder
    characters: Mapping[str, CharacterPreset]
    planner: Planner
    progress: Progress
    budgets: Budgets
    folders: Sequence[ConfigFolder] | None = None
    knowledge: Path | None = None
    """The knowledge base's file; None means the command line's."""
    eyes: VisionJudge | None = None
    """A vision model that looks at drawn pictures, where there is one."""


class Phases:
    """The steps of one run; see the module."""

    def __init__(self, parts: RunContext, producer: Producer) -> None:
        self._parts, self._producer, self._store = parts, producer, RunStore(parts.run)

    def _begin(self, phase: str) -> None:
        self._parts.run.update(phase=phase)
        self._parts.run.tell(PhaseBegun(name=phase, card=card_changes()))

    async def understand_and_plan(self, state: RunState) -> RunState:
        self._begin("plan")
        parts = self._parts
        parts.progress(0.0, "Writing the story")
        options = FilmOptions.model_validate(state["options"])
        check_models(options, installed(parts.catalog, CHECKPOINTS), parts.folders)
        planned = await asyncio.to_thread(self._planned, state, options)
        storyboard = Storyboard.model_validate(planned["storyboard"])
        self._store.save_storyboard(storyboard)
        parts.run.update(title=storyboard.title)
        facts, weights = await asyncio.to_thread(self._recall, storyboard, options)
        return {
            **planned,
            "facts": [fact.model_dump(mode="json") for fact in facts],
            "weights": weights,
            "takes": {},
        }

    def _planned(self, state: RunState, options: FilmOptions) -> RunState:
        """The plan: a revision's storyboard, what was planned when the request was checked, or what is written now."""
        if self._store.has_storyboard(AMENDED):
            return {"storyboard": self._store.storyboard(AMENDED).model_dump(mode="json")}
        if "storyboard" in state:
            return {"storyboard": state["storyboard"]}
        parts, runs = self._parts, self._parts.run.root.parent
        if read := state.get("intent"):
            intent = Intent.model_validate(read)
        else:
            intent = read_request(options, parts.characters, newest_storyboard(runs))
            intent = with_knowledge(intent, parts.knowledge, parts.characters)
        board = placed_storyboard(intent, options, parts.characters, parts.planner, runs)
        return {"intent": intent.model_dump(mode="json"), "storyboard": board.model_dump(mode="json")}

    def _recall(self, storyboard: Storyboard, options: FilmOptions) -> tuple[list[Fact], Weights]:
        """What is known of a story, and what earlier films taught for pictures by the user's models.

        A knowledge base that can't be used costs a note and never the film.
        """
        parts, weights = self._parts, Weights()
        try:
            base = open_knowledge(parts.knowledge)
            facts = recall(base, storyboard, with_extras(parts.characters, storyboard))
            if options.look == "sdxl":
                known = records(base)
                cast = {who: one for who, one in parts.characters.items() if who in storyboard.cast}
                weights, learned = best_weights(known, cast, load_loras(parts.folders))
                facts = [*proven_words(known, facts), *learned]
        except StudioError as error:
            parts.run.tell(Note(text=error.message))
            return [], {}
        parts.run.tell(Recalled(facts=[fact.model_dump() for fact in facts]))
        return facts, weights

    def _remember(self, stage: JobBuilder, verdict: FilmVerdict, faults: Mapping[str, int]) -> None:
        """Leaves what was made, and what its attempts teach, for the films after it."""
        run, board = self._parts.run, stage.storyboard
        failed = [check.evidence for check in verdict.failed]
        try:
            taught = trials(run, board, stage.facts, faults, load_loras(self._parts.folders))
            told = [trial.model_dump(mode="json") for trial in taught]
            remember(open_knowledge(self._parts.knowledge), run.id, board, stage.takes, failed, told)
        except StudioError as error:
            run.tell(Note(text=error.message))

    async def approve(self, state: RunState) -> RunState:
        """Asks a person about the storyboard, when the request said so and it isn't their own."""
        if not state["options"].get("approve") or state.get("approved"):
            return {}
        self._begin("approve")
        question = Question(about="storyboard", text="Approve the storyboard, or give an edited one.")
        answer = Answer.model_validate(interrupt(question.model_dump()))
        board = approved(answer, self._parts.characters)
        self._parts.run.tell(Answered(about="storyboard", edited=board is not None))
        if board is None:
            return {}
        self._store.save_storyboard(board)
        self._parts.run.update(title=board.title)
        return {"storyboard": board.model_dump(mode="json")}

    async def choose(self, state: RunState) -> RunState:
        """Asks a person about pictures that a budget left with faults, when the request said so."""
        doubtful = {
            name: [take["job"]["take"], *self._others(take)]
            for name, take in state["takes"].items()
            if state["faults"].get(take["job"]["take"]) and name not in state.get("chosen", {})
        }
        if not doubtful or not state["options"].get("approve"):
            return {}
        text = f"{', '.join(doubtful)} still failed checks when the budget ended: choose takes, or go on."
        question = Question(about="takes", text=text, takes=doubtful, budget="takes or rounds")
        answer = Answer.model_validate(interrupt(question.model_dump()))
        self.tell_answer(state, answer)
        return self.change_takes(state, answer)

    def tell_answer(self, state: Any, answer: Answer) -> None:
        """Notes which takes a person chose, and which they saw and passed over: films after this one learn from it."""
        shots = [*(subject_of(take) for take in answer.takes), *answer.again]
        seen = [
            name
            for shot in dict.fromkeys(shots)
            for name in (state["takes"][shot]["job"]["take"], *self._others(state["takes"][shot]))
        ]
        passed_over = [name for name in seen if name not in answer.takes]
        self._parts.run.tell(
            Answered(about="takes", takes=answer.takes, again=answer.again, passed_over=passed_over)
        )

    def _others(self, kept: dict[str, Any]) -> list[str]:
        """The other attempts at the subject of a take."""
        names = self._store.attempts(kept["job"]["subject"])
        return [name for name in names if name != kept["job"]["take"]]

    def change_takes(self, state: Any, answer: Answer) -> RunState:
        """The state with the takes that a person chose, and the shots that are to be made again."""
        if answer.storyboard is not None:
            raise StudioError(
                "run_waiting",
                "The run waits for its takes to be chosen; its storyboard is settled.",
                "Answer that first. An edited storyboard for the finished film then makes a new version of it.",
            )
        shots = {shot.id: 1 for shot in Storyboard.model_validate(state["storyboard"]).shots}
        missing = [shot for shot in shots if shot not in state.get("takes", {})]
        if missing:
            raise StudioError("run_waiting", "The pictures aren't made yet.", "Let the run go on first.")
        takes, said = dict(state["takes"]), chosen(answer, shots)
        for shot, name in said.items():
            take = self._producer.load(name)
            if take is None:
                there = ", ".join([takes[shot]["job"]["take"], *self._others(takes[shot])])
                raise StudioError("run_waiting", f"There is no take '{name}'.", f"There are: {there}.")
            takes[shot] = take.model_dump(mode="json")
        fresh = ("film", "shot") if answer.again else ("film",)
        rounds = {**state.get("rounds", {}), **dict.fromkeys(fresh, 0)}
        known = {**state.get("chosen", {}), **said}
        stay = {shot: name for shot, name in known.items() if shot not in answer.again}
        return {"takes": takes, "chosen": stay, "rejected": answer.again, "rounds": rounds, "cuts": []}

    async def settle_lines(self, state: RunState) -> RunState:
        stage = self.stage(state)
        return {"line_jobs": self._settle(state, "line", list(stage.lines))}

    async def make_lines(self, state: RunState) -> RunState:
        return await self._make(state, "line_jobs", "Speaking", 0.02, 0.25)

    async def listen(self, state: RunState) -> RunState:
        """Judges the voices; while they take longer than the film may, they are asked to speak faster, to a limit."""
        review = await self._review(state, "line_jobs")
        stage = self.stage({**state, **review})
        if review["rejected"]:
            return review
        speed = next_speed(stage.speed, stage.storyboard.shots, stage.speeches, stage.story_seconds)
        self._parts.run.tell(Listened(speed=speed))
        if speed == stage.speed:
            return review
        slow = {take: OUTDATED for take in review["faults"] if subject_of(take) in stage.lines}
        return {
            **review,
            "speed": speed,
            "rejected": list(stage.lines),
            "faults": {**review["faults"], **slow},
        }

    async def look(self, state: RunState) -> RunState:
        """Judges the pictures."""
        return await self._review(state, "shot_jobs")

    async def _review(self, state: RunState, key: str) -> RunState:
        board = Storyboard.model_validate(state["storyboard"])
        cards = {shot.id for shot in board.shots if shot.card}
        chosen_takes = state.get("chosen", {})
        settled = cards | set(chosen_takes)
        subjects = [job["subject"] for job in state[key] if job["subject"] not in settled]  # type: ignore[literal-required]
        takes = {subject: Take.model_validate(state["takes"][subject]) for subject in subjects}
        judged = {
            name: [Check.model_validate(one) for one in found]
            for name, found in state.get("judged", {}).items()
        }
        review = await review_takes(
            self._producer,
            takes,
            state.get("faults", {}),
            judged,
            self._parts.budgets.takes,
            self.stage(state),
            self._parts.eyes,
        )
        for left in review.left:
            if left.budget_ended:
                self._parts.run.tell(BudgetEnded(name="takes", limit=self._parts.budgets.takes))
            self._parts.run.tell(Note(text=left.reason))
        stay = {subject: self._producer.load(name) for subject, name in chosen_takes.items()}
        best = {**review.kept, **{subject: take for subject, take in stay.items() if take is not None}}
        kept = {subject: take.model_dump(mode="json") for subject, take in best.items()}
        kind = key.removesuffix("_jobs")
        rounds = dict(state.get("rounds", {}))
        rejected = list(review.again)
        if rejected and rounds.get(kind, 0) >= self._parts.budgets.rounds:
            limit = self._parts.budgets.rounds
            self._parts.run.tell(BudgetEnded(name="rounds", limit=limit))
            self._parts.run.tell(
                Note(text=f"{', '.join(rejected)} stay as they are: {limit} rounds is the budget.")
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

    async def settle_shots(self, state: RunState) -> RunState:
        stage = self.stage(state)
        shots = stage.storyboard.shots
        target = stage.story_seconds + shared_seconds(shots, stage.speeches)
        lengths = fit_lengths(shots, stage.speeches, target, stage.options.fps)
        return {"lengths": lengths, "shot_jobs": self._settle(state, "shot", [shot.id for shot in shots])}

    async def make_shots(self, state: RunState) -> RunState:
        return await self._make(state, "shot_jobs", "Drawing", 0.25, 0.82)

    async def settle_film(self, state: RunState) -> RunState:
        return {"film_jobs": self._settle(state, "film", ["film"])}

    async def make_film(self, state: RunState) -> RunState:
        return await self._make(state, "film_jobs", "Cutting", 0.82, 0.99)

    async def judge(self, state: RunState) -> RunState:
        """Judges the film, and has it cut again or delivers the best of its cuts."""
        self._begin("judge")
        stage, bars = self.stage(state), load_judging(self._parts.folders).film
        film, verdict = stage.takes["film"], judge_film(stage, bars)
        self._parts.run.tell(FilmJudged(take=film.job.take, **dict(verdict)))
        newest = JudgedCut(take=film.job.take, adjustment=film.job.adjustment, verdict=verdict)
        cuts = [*map(JudgedCut.model_validate, state.get("cuts", [])), newest]
        told: RunState = {"cuts": [cut.model_dump(mode="json") for cut in cuts], "rejected": []}
        if again := self._cut_again(cuts, bars, stage, state):
            return {**told, **again}
        kept = best_cut([cut for cut in cuts if cut is newest or self._producer.load(cut.take)])
        best = self._producer.load(kept.take) or film
        takes = {**state["takes"], "film": best.model_dump(mode="json")}
        stage = self.stage({**state, "takes": takes})
        await asyncio.to_thread(self.deliver, stage, kept.verdict)
        await asyncio.to_thread(self._remember, stage, kept.verdict, state.get("faults", {}))
        return {**told, "takes": takes, "verdict": kept.verdict.model_dump(mode="json")}

    def _cut_again(
        self, cuts: Sequence[JudgedCut], bars: FilmThresholds, stage: JobBuilder, state: RunState
    ) -> RunState | None:
        """The state in which the film is cut once more; None when nothing promises more or the budget is spent."""
        adjustment = next_cut(cuts, bars, stage.storyboard.language)
        if adjustment is None:
            return None
        rounds, limit = state.get("rounds", {}), self._parts.budgets.rounds
        if rounds.get("film", 0) >= limit:
            self._parts.run.tell(BudgetEnded(name="rounds", limit=limit))
            self._parts.run.tell(Note(text=f"The film stays as it is: {limit} rounds is the budget."))
            return None
        self._parts.run.tell(Revised(subject="film", **dict(adjustment.changes[-1])))
        return {
            "rejected": ["film"],
            "again": {**state.get("again", {}), "film": adjustment.model_dump(mode="json")},
            "rounds": {**rounds, "film": rounds.get("film", 0) + 1},
        }

    def _settle(self, state: RunState, kind: Any, subjects: Sequence[str]) -> list[dict[str, Any]]:
        """Jobs for ``subjects``: the accepted ones as they are, rejected ones with the next attempt."""
        rejected = set(state.get("rejected", []))
        known: Any = state.get(f"{kind}_jobs", [])
        before = {job["subject"]: Job.model_validate(job) for job in known}
        seed, run_id = Storyboard.model_validate(state["storyboard"]).seed, self._parts.run.id
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
        stage = self.stage(state)
        jobs = [Job.model_validate(job) for job in state[key]]  # type: ignore[literal-required]
        span = part(self._parts.progress, start, end)
        span(0.0, words)
        made = await self._producer.make_all(jobs, stage.build, lambda fraction, _: span(fraction, words))
        takes = {take.job.subject: take.model_dump(mode="json") for take in made.values()}
        return {"takes": {**state.get("takes", {}), **takes}}

    def stage(self, state: RunState) -> JobBuilder:
        board = Storyboard.model_validate(state["storyboard"])
        return JobBuilder(
            run_id=self._parts.run.id,
            options=FilmOptions.model_validate(state["options"]),
            storyboard=board,
            catalog=self._parts.catalog,
            takes={key: Take.model_validate(take) for key, take in state.get("takes", {}).items()},
            lengths=state.get("lengths", {}),
            speed=state.get("speed", 1.0),
            facts=[Fact.model_validate(fact) for fact in state.get("facts", [])],
            characters=wearing(with_extras(self._parts.characters, board), state.get("weights", {})),
            folders=self._parts.folders,
            hand_cut=self._store.hand_cut(),
        )

    def deliver(self, stage: JobBuilder, verdict: FilmVerdict) -> None:
        """Puts the film into the run's folder, with its verdict and its report."""
        self._store.deliver(stage.takes, verdict)
        write_report(self._store, stage.storyboard, dict(stage.takes), verdict, stage.facts)
