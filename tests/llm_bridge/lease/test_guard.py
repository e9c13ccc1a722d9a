"""ComfyUI's side of the lease without ComfyUI: taking the card, giving way between nodes, ending."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.llm_bridge.ask import conversation, describe, parse_schema, png
from animation_ai_studio.llm_bridge.client.sync import BackgroundLoop
from animation_ai_studio.llm_bridge.lease.arbiter import Status
from animation_ai_studio.llm_bridge.lease.comfyui import CardGuard
from animation_ai_studio.llm_bridge.lease.heartbeat import Hold
from animation_ai_studio.llm_bridge.lease.probe import VramSample
from animation_ai_studio.llm_bridge.lease.record import LeaseRecord

GB = 1 << 30


class Stop(Exception):
    """The user pressed stop."""


class Card:
    """A lease that records what happens and lets tests hold it back."""

    def __init__(self) -> None:
        self.events: list[str] = []
        self.free = asyncio.Event()
        self.held: Hold | None = None

    async def acquire(self, holder: str, *, need: int, purpose: str, timeout: float) -> Hold:
        await self.free.wait()
        self.events.append("taken")
        self.held = Hold("1", holder)
        return self.held

    async def release(self, held: Hold) -> bool:
        self.events.append("released")
        return True


class Desk:
    """A guard over a recorded lease."""

    def __init__(self, loop: BackgroundLoop) -> None:
        self.loop, self.card, self.stopped = loop, Card(), False
        self.guard = CardGuard(self.submit, lambda: self.card, 9 * GB, self.check)

    def submit(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop.loop)

    def check(self) -> None:
        if self.stopped:
            raise Stop

    def set(self, event: asyncio.Event) -> None:
        async def now() -> None:
            event.set()
            for _ in range(5):  # whoever waits for it goes on
                await asyncio.sleep(0)

        self.loop.call(now())


@pytest.fixture
def desk() -> Iterator[Desk]:
    with BackgroundLoop("guard") as loop:
        made = Desk(loop)
        made.set(made.card.free)
        yield made


def test_one_lease_for_all_nodes_of_a_prompt(desk: Desk) -> None:
    for _ in range(3):
        desk.guard.before_work()
    desk.guard.prompt_ended()
    desk.guard.prompt_ended()
    assert desk.card.events == ["taken", "released"]


def test_a_node_at_work_is_not_disturbed_and_the_next_one_lets_others_first(desk: Desk) -> None:
    async def prompt() -> None:
        desk.guard.before_work()  # the first node loads its models
        assert desk.card.held is not None
        await asyncio.to_thread(desk.set, desk.card.held.wanted)  # somebody wants the card meanwhile

    asyncio.run(prompt())  # the node ends when the loop gets control: then the prompt gives way
    assert desk.card.events == ["taken", "released"]
    desk.guard.before_work()
    assert desk.card.events == ["taken", "released", "taken"]


def test_somebody_who_comes_between_two_nodes_is_let_in_at_once(desk: Desk) -> None:
    async def prompt() -> None:
        desk.guard.before_work()
        await asyncio.sleep(0)  # the node has ended; the prompt waits for something else
        assert desk.card.held is not None
        await asyncio.to_thread(desk.set, desk.card.held.wanted)
        assert desk.card.events == ["taken", "released"]

    asyncio.run(prompt())


def test_waiting_ends_when_the_user_stops(desk: Desk) -> None:
    desk.card.free.clear()
    timer = threading.Timer(0.2, lambda: setattr(desk, "stopped", True))
    timer.start()
    with pytest.raises(Stop):
        desk.guard.before_work()
    desk.stopped = False
    desk.set(desk.card.free)
    desk.guard.before_work()
    assert desk.card.events == ["taken"]


def test_a_language_step_in_the_same_prompt_gets_the_card(desk: Desk) -> None:
    desk.guard.before_work()
    desk.guard.give_way()
    assert desk.card.events == ["taken", "released"]


def test_questions_need_words_and_schemas_need_objects() -> None:
    assert [m["role"] for m in conversation("hi", "be short")] == ["system", "user"]
    for text in ("", "  \n"):
        with pytest.raises(StudioError) as caught:
            conversation(text, "")
        assert caught.value.code == "request_empty"
    for schema in ("", "[]", '{"type": "array"}', "{"):
        with pytest.raises(StudioError) as caught:
            parse_schema(schema)
        assert caught.value.code == "option_invalid"


def test_pictures_are_shown_small() -> None:
    assert len(png(np.zeros((4000, 3000, 3), np.uint8))) < 20_000


def test_the_state_in_words() -> None:
    assert "processor" in describe(Status(False, LeaseRecord(), None, None, {}))
    seen = Status(
        True, LeaseRecord(), VramSample(total=16 * GB, free=5 * GB), 2 * GB, {"comfyui": 9 * GB, "llm:x": 0}
    )
    text = describe(seen)
    assert "5.0 of 16.0 GB free" in text and "comfyui: 9.0 GB" in text and "Other programs: 2.0 GB" in text
    assert "llm:x" not in text
    assert "unknown" in describe(Status(True, LeaseRecord(), None, None, {"comfyui": None}))
