"""``./studio ask``: an open request about a film that is there."""

from __future__ import annotations

import asyncio
import os
import select
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated

import typer

from ...common import signals
from ...common.errors import StudioError
from ...common.events import ChangeRequested
from ...common.files import write_text
from ...common.folders import runs_folder
from ...common.runs import RunFolder
from ...common.story import Storyboard
from ...common.terminal import progress_bar, terminal
from ...configs.schema import load_characters, load_studio
from ...llm_bridge.client import Budget
from ..edits.said import cast_of, words_of
from ..loop import LoopLimits, LoopOutcome, LoopStep, RulePolicy, solve
from ..loop.reasoning import ModelPolicy
from ..run.model import configured_model
from ..run.store import RunStore
from ..tools import Registry, ToolContext
from ..tools.context import Ask
from ..tools.films import told_shots
from .make import Minutes, ModelCalls, finish, told_when_stopped
from .question import person_there, pictures_of, places_of, put_question
from .words import WordsCommand

ask_app = typer.Typer(add_completion=False)
out, err = terminal(), terminal(stderr=True)


@ask_app.command(cls=WordsCommand)
def ask(
    request: Annotated[str, typer.Argument(help="A change or a question, in your own words.")],
    run_id: Annotated[str, typer.Option("--run", help="The film that it is about.")] = "latest",
    planner: Annotated[
        str, typer.Option(help="Who decides: rules, or model (a language model, with the rules behind it).")
    ] = "rules",
    steps: Annotated[int, typer.Option(min=1, max=30, help="Budget: tools that may be called.")] = 8,
    minutes: Minutes = None,
    model_calls: ModelCalls = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print every step as JSON.")] = False,
) -> None:
    """Changes a film, tries variants of it, or says why it is as it is; the earlier film stays."""
    if planner not in ("rules", "model"):
        raise StudioError("option_invalid", f"'{planner}' can't be used for planner.", "Use rules or model.")
    run = RunFolder.open(runs_folder(), run_id)
    board = RunStore(run).storyboard()
    budgets = load_studio().budgets
    limits = LoopLimits(steps=steps, minutes=minutes or budgets.minutes)
    calls = budgets.model_calls if model_calls is None else model_calls
    with told_when_stopped():
        outcome = signals.run(_solve(request, run, board, planner == "model", limits, calls, not as_json))
    stamp = time.strftime("%Y%m%d-%H%M%S")
    write_text(run.root / "requests" / f"{stamp}.json", outcome.model_dump_json(indent=2))
    steps, policy = len(outcome.steps), outcome.policy
    run.tell(ChangeRequested(text=request, ended=outcome.ended, steps=steps, policy=policy))
    if as_json:
        out.print_json(outcome.model_dump_json())
    else:
        out.print(outcome.answer, markup=False, highlight=False, soft_wrap=True)
        for step in outcome.steps:
            if step.result.get("question"):
                go_on(RunFolder.open(runs_folder(), step.result["run"]))


def go_on(run: RunFolder) -> None:
    """Asks about a film that waits, and makes it when a person says so."""
    answer = put_question(run, as_json=False)
    if answer is not None:
        finish(run, None, answer=answer)


async def _solve(
    request: str,
    run: RunFolder,
    board: Storyboard,
    by_model: bool,
    limits: LoopLimits,
    calls: int,
    tells: bool,
) -> LoopOutcome:
    def tell(step: LoopStep) -> None:
        if tells:
            mark = "failed: " + step.observation if step.failed else f"{step.seconds:.0f} s"
            err.print(f"{step.thought} [{step.tool}, {mark}]", markup=False, highlight=False, soft_wrap=True)

    cast = cast_of(board, load_characters())
    rules = RulePolicy(request, cast, run.id, words_of(board), places_of(board), pictures_of(board), board)
    if rules.refusal is not None and not by_model:
        raise rules.refusal
    with progress_bar(err) as report:
        async with ToolContext(progress=report, ask=_person() if tells else None) as kit:
            if not by_model:
                return await solve(request, Registry(), kit, rules, limits, tell)
            facts = [f"run {run.id}", *told_shots(board)]
            async with configured_model()(Budget(calls=calls)) as model:
                policy = ModelPolicy(model, rules, facts)
                return await solve(request, Registry(), kit, policy, limits, tell)


def _person() -> Ask | None:
    """A way to ask whoever sits at the terminal; None when nobody does."""
    if not person_there():
        return None

    async def put(question: str, choices: Sequence[str]) -> str:
        told = f"{question} ({', '.join(choices)})" if choices else question
        return await _typed(told)

    return put


async def _typed(told: str) -> str:
    """What a person types; a signal ends the wait at once, for nothing joins the thread that reads."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[str] = loop.create_future()

    def settle(said: str | None, error: Exception | None) -> None:
        if answer.done():
            return
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(said or "")

    def read() -> None:
        said, failed = None, None
        try:
            said = _line(told)
        except Exception as error:  # noqa: BLE001 it is raised where the answer is waited for
            failed = error
        with suppress(RuntimeError):  # the loop is over: nobody waits any more
            loop.call_soon_threadsafe(settle, said, failed)

    threading.Thread(target=read, name="prompt", daemon=True).start()
    return await answer


def _line(told: str) -> str:
    """A line that isn't empty. It is read once it is there: who reads holds a lock that Python can't end with.

    Raises:
        typer.Abort: the input is over.
    """
    while True:
        typer.echo(f"{told}: ", nl=False, err=True)
        if os.name != "nt":  # there only sockets can be waited for
            select.select([sys.stdin], [], [])
        line = sys.stdin.readline()
        if not line:
            raise typer.Abort
        if line.strip():
            return line.strip()
