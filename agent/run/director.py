"""The director: a LangGraph state machine that takes a request to a film.

understand → plan → (approve) → lines → shots → (choose) → film → judge (→ film), with a checkpoint after every step.
Killed anywhere, a run goes on where it was. What happens within a step is :mod:`.phases`'s; this module decides
what happens next, hands a person's answer in, and ends the work when its minutes are over or somebody stops it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from itertools import pairwise
from pathlib import Path
from typing import Any

from langgraph.graph import END, START, StateGraph
from langgraph.types import Command

from ...common.checks import FilmVerdict
from ...common.errors import StudioError
from ...common.events import Asked, BudgetEnded, Finished, Stopped
from ...common.runs import Question
from ..request.options import FilmOptions
from .approval import Answer, approved
from .checkpoint import open_checkpoints
from .phases import Phases, RunContext
from .producer import Producer
from .state import RunState, check_state
from .store import RunStore

RECURSION_LIMIT = 200
STOP_LOOK = 0.3
"""Seconds between looks for the stop mark."""


class Director:
    """Runs one request from its folder; see the module's paragraph."""

    def __init__(self, parts: RunContext, producer: Producer | None = None) -> None:
        """
        Args:
            producer: who makes the takes; None means the ComfyUI of ``parts``.
        """
        self._parts = parts
        self._producer = producer or Producer(
            parts.client, parts.catalog, parts.run, timeout=parts.budgets.minutes * 60
        )
        self._phases = Phases(parts, self._producer)

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
        async with open_checkpoints(run.checkpoint) as saver:
            machine = state_machine(self._phases).compile(checkpointer=saver)
            known = await machine.aget_state(config)
            start: Any = {"options": options.model_dump(mode="json"), **RunStore(run).inherited()}
            check_state(start)
            check_state(known.values)
            await self._producer.hand_back()
            if known.values:
                start = None
                if known.interrupts:
                    question = Question.model_validate(known.interrupts[0].value)
                    if answer is None:
                        self._wait(question)
                        return None
                    self._check_answer(question, known.values, answer)
                    start = Command(resume=answer.model_dump(mode="json"))
                elif answer is not None:
                    if not (answer.takes or answer.again):
                        raise self._nothing_due()
                    change = self._phases.change_takes(known.values, answer)
                    self._phases.tell_answer(known.values, answer)
                    await machine.aupdate_state(config, change, as_node="choose")
            elif answer is not None:
                raise self._nothing_due()
            state: Any = await self._within_budget(machine.ainvoke(start, config, durability="sync"))
        if waiting := state.get("__interrupt__"):
            self._wait(Question.model_validate(waiting[0].value))
            return None
        film = RunStore(run).film
        if not film.is_file():
            self._phases.deliver(self._phases.stage(state), FilmVerdict.model_validate(state["verdict"]))
        run.update(status="finished", phase="done", film=film.name)
        run.tell(Finished())
        return film

    def _check_answer(self, question: Question, state: Any, answer: Answer) -> None:
        """Refuses an answer that doesn't fit before it is remembered: LangGraph keeps the first one it gets."""
        if question.about == "storyboard":
            approved(answer, self._parts.characters)
        else:
            self._phases.change_takes(state, answer)

    def _nothing_due(self) -> StudioError:
        """What refuses an answer to a run that asks nothing."""
        return StudioError(
            "run_waiting",
            f"Run {self._parts.run.id} asks nothing at the moment: there is nothing to approve or to choose.",
            f"`./studio runs resume {self._parts.run.id}` goes on where it was.",
        )

    def _wait(self, question: Question) -> None:
        """Leaves the question in the run's record: somebody will answer it."""
        self._parts.run.tell(Asked(**question.model_dump()))
        self._parts.run.update(status="waiting", question=question)

    async def _within_budget(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Does the work until it ends, its minutes are over, or somebody puts the stop mark."""
        minutes, mark = self._parts.budgets.minutes, self._parts.run.stop_mark
        task = asyncio.create_task(work)
        deadline = asyncio.get_running_loop().time() + minutes * 60
        try:
            while not (await asyncio.wait({task}, timeout=STOP_LOOK))[0]:
                if await asyncio.to_thread(mark.is_file):
                    self._parts.run.tell(Stopped(by="a person"))
                    raise asyncio.CancelledError
                if asyncio.get_running_loop().time() > deadline:
                    self._parts.run.tell(BudgetEnded(name="minutes", limit=minutes))
                    raise StudioError(
                        "run_budget",
                        f"The film wasn't done after {minutes:g} minutes, the budget of the run.",
                        f"Go on with `./studio runs resume {self._parts.run.id} --minutes {minutes * 2:g}`.",
                    )
            return await task
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


def state_machine(phases: Phases) -> StateGraph[Any, Any, Any, Any]:
    """The steps in their order, with the ways back: rejected takes are made again before what needs them."""
    machine = StateGraph(RunState)
    steps = [
        phases.understand_and_plan,
        phases.approve,
        phases.settle_lines,
        phases.make_lines,
        phases.listen,
        phases.settle_shots,
        phases.make_shots,
        phases.look,
        phases.choose,
        phases.settle_film,
        phases.make_film,
        phases.judge,
    ]
    names = [step.__name__ for step in steps]
    for name, step in zip(names, steps, strict=True):
        machine.add_node(name, step)
    onward = {
        "listen": ("settle_lines", "settle_shots"),
        "look": ("settle_shots", "choose"),
        "choose": ("settle_shots", "settle_film"),
        "judge": ("settle_film", END),
    }
    for before, after in pairwise([START, *names, END]):
        if before in onward:
            again, on = onward[before]
            machine.add_conditional_edges(before, _redo, {True: again, False: on})
        else:
            machine.add_edge(before, after)
    return machine


def _redo(state: RunState) -> bool:
    """Whether a judgement, or a person, wants something made again."""
    return bool(state["rejected"])
