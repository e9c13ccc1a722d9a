"""A run's folder that somebody sent could otherwise run code as soon as it is resumed; runs made before must go on."""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import ormsgpack
import pytest
from animation_ai_studio.agent.run.checkpoint import open_checkpoints
from animation_ai_studio.agent.run.state import RunState
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.runs import RunFolder
from animation_ai_studio.tests.sources import source_files
from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver
from langgraph.graph import END, START, StateGraph
from langgraph.types import Command, interrupt

CONFIG: Any = {"configurable": {"thread_id": "run"}}
BOARD = {"title": "Käse", "beats": [{"kind": "setup", "shots": []}], "seed": 7}


def plan(state: RunState) -> RunState:
    return {"storyboard": BOARD, "lengths": {"s1": 2.5}, "rounds": {"shot": 1}}


def approve(state: RunState) -> RunState:
    answer = interrupt({"about": "storyboard", "text": "Good?"})
    return {"storyboard": {**state["storyboard"], **answer}}


def machine(saver: AsyncSqliteSaver) -> Any:
    """Two steps with the director's state and a question between them, as a run with ``--approve`` has."""
    steps: StateGraph[Any, Any, Any, Any] = StateGraph(RunState)
    steps.add_node("plan", plan)
    steps.add_node("approve", approve)
    steps.add_edge(START, "plan")
    steps.add_edge("plan", "approve")
    steps.add_edge("approve", END)
    return steps.compile(checkpointer=saver)


async def waiting(saver: AsyncSqliteSaver) -> None:
    """Leaves a run that waits for its storyboard to be approved."""
    await machine(saver).ainvoke({"options": {"request": "Luca waves"}}, CONFIG, durability="sync")


def kinds(path: Path) -> set[str]:
    with sqlite3.connect(path) as database:
        return {
            kind
            for table in ("checkpoints", "writes")
            for (kind,) in database.execute(f"select type from {table}")
        }


async def test_a_run_that_waits_since_an_earlier_version_takes_its_answer(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.sqlite"
    async with AsyncSqliteSaver.from_conn_string(str(path)) as saver:  # as they were written until now
        await waiting(saver)
    assert "msgpack" in kinds(path)
    async with open_checkpoints(path) as saver:
        known = await machine(saver).aget_state(CONFIG)
        assert known.values["storyboard"] == BOARD and known.values["lengths"] == {"s1": 2.5}
        assert known.interrupts[0].value == {"about": "storyboard", "text": "Good?"}
        done = await machine(saver).ainvoke(Command(resume={"title": "Mine"}), CONFIG, durability="sync")
    assert done["storyboard"] == {**BOARD, "title": "Mine"}


async def test_a_state_is_kept_as_plain_json_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.sqlite"
    async with open_checkpoints(path) as saver:
        await waiting(saver)
    assert kinds(path) == {"json"}
    async with open_checkpoints(path) as saver:
        known = await machine(saver).aget_state(CONFIG)
        assert known.interrupts[0].value["text"] == "Good?"
        done = await machine(saver).ainvoke(Command(resume={"title": "Mine"}), CONFIG, durability="sync")
    assert done["storyboard"]["title"] == "Mine"


MARK = "animation_studio_test_mark"
"""A module that exists only in the tests below; its one function leaves a mark when it is called."""


def planted(form: str) -> tuple[str, bytes]:
    """A state that asks for ``MARK.leave("x")``, in each form that LangGraph has had."""
    called = ormsgpack.packb((MARK, "leave", ("x",)))
    extensions = {"positional": 1, "keyword": 2, "method": 3, "pydantic": 5, "unknown": 99}
    if form in extensions:
        return "msgpack", ormsgpack.packb({"storyboard": ormsgpack.Ext(extensions[form], called)})
    if form == "pickle":
        return "pickle", b"harmless"
    described = {"lc": int(form), "type": "constructor", "id": [MARK, "leave"], "kwargs": {"name": "x"}}
    return "json", json.dumps({"channel_values": {"storyboard": described}}).encode()


@pytest.mark.parametrize(
    "form", ["positional", "keyword", "method", "pydantic", "unknown", "pickle", "1", "2"]
)
async def test_a_planted_state_is_refused_and_nothing_of_it_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    calls: list[object] = []
    marking = ModuleType(MARK)
    marking.leave = lambda *given, **named: calls.append((given, named))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, MARK, marking)
    run = RunFolder.create(tmp_path, "Luca waves")
    async with open_checkpoints(run.checkpoint) as saver:
        await waiting(saver)
    with sqlite3.connect(run.checkpoint) as database:
        database.execute("update checkpoints set type = ?, checkpoint = ?", planted(form))
    with pytest.raises(StudioError) as caught, run.work():
        async with open_checkpoints(run.checkpoint) as saver:
            await machine(saver).aget_state(CONFIG)
    assert caught.value.code == "run_incompatible" and "plain data" in caught.value.message
    assert calls == []
    assert run.read_record().status == "failed"


def test_checkpoints_are_opened_in_one_place() -> None:
    """A second place would open them with LangGraph's own serializer again."""
    opens = re.compile(r"SqliteSaver|MemorySaver|JsonPlusSerializer")
    assert [path.name for path in source_files() if opens.search(path.read_text("utf-8"))] == [
        "checkpoint.py"
    ]


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE VIEW more AS SELECT 1",
        "CREATE TRIGGER after INSERT ON checkpoints BEGIN DELETE FROM writes; END",
        "CREATE VIRTUAL TABLE more USING fts5(a)",
    ],
)
async def test_a_state_that_computes_by_itself_isnt_opened(tmp_path: Path, planted: str) -> None:
    """A view in a table's place could keep a resumed run busy for ever; a trigger could take its state away."""
    path = tmp_path / "checkpoint.sqlite"
    async with open_checkpoints(path) as saver:
        await waiting(saver)
    with sqlite3.connect(path) as database:
        database.execute(planted)
    with pytest.raises(StudioError, match="computes by itself") as caught:
        async with open_checkpoints(path):
            pass
    assert caught.value.code == "run_incompatible"


async def test_a_state_that_another_program_holds_is_busy_and_not_damaged(tmp_path: Path) -> None:
    """Told to start the film anew, a user would throw away what is whole and goes on in a minute."""
    run = RunFolder.create(tmp_path, "Luca waves")
    async with open_checkpoints(run.checkpoint) as saver:
        await waiting(saver)
    holder = sqlite3.connect(run.checkpoint)
    holder.execute("pragma locking_mode = exclusive")
    holder.execute("begin exclusive")
    try:
        with pytest.raises(StudioError) as caught, run.work():
            async with open_checkpoints(run.checkpoint, busy_seconds=0.1) as saver:
                await machine(saver).aget_state(CONFIG)
    finally:
        holder.close()
    assert caught.value.code == "file_busy"
    assert f"runs resume {run.id}" in caught.value.fix
    async with open_checkpoints(run.checkpoint) as saver:
        assert (await machine(saver).aget_state(CONFIG)).values["storyboard"] == BOARD


async def test_a_state_that_gets_held_in_the_middle_of_a_step_is_busy(tmp_path: Path) -> None:
    run = RunFolder.create(tmp_path, "Luca waves")
    with pytest.raises(StudioError) as caught, run.work():
        async with open_checkpoints(run.checkpoint, busy_seconds=0.1) as saver:
            await waiting(saver)
            holder = sqlite3.connect(run.checkpoint)
            holder.execute("begin immediate")
            try:
                await machine(saver).ainvoke(Command(resume={}), CONFIG, durability="sync")
            finally:
                holder.close()
    assert caught.value.code == "file_busy"
