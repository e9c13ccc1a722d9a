"""Fault scripts: each tells what goes wrong, and what the user must still get.

In every script no two heavy owners may meet, no request may be lost and every wait must end; the
expectation beside it says how the requests end.
"""

from __future__ import annotations

import asyncio

import pytest
from animation_ai_studio.llm_bridge.lease import LeaseRecord

from .clock import play
from .engines import GB
from .scenes import SCENES
from .world import Job, Process, World


def _kill_in(world: World, state: str, victim: Process) -> None:
    def hook(record: LeaseRecord, process: Process) -> None:
        if record.state == state and process is victim:
            world.hooks.clear()
            victim.kill()

    world.hooks.append(hook)


@pytest.mark.parametrize("state", ["granted", "draining", "releasing", "verifying"])
def test_arbiter_killed_in_each_state(state: str) -> None:
    """A crash in the middle would leave the card taken for ever, or give it to two."""

    async def run() -> World:
        world = World()
        pack, gateway, third = (world.process(name) for name in ("pack", "gateway", "third"))
        pack.start(Job("comfyui", need=9 * GB, seconds=6))
        await asyncio.sleep(2)
        _kill_in(world, state, gateway)
        gateway.start(Job("llm:vision", seconds=5))
        await asyncio.sleep(30)
        third.start(Job("llm:chat"))
        await world.finish()
        return world

    world = play(run)
    assert [job.outcome for job in world.jobs] == ["done", "killed", "done"]
    assert world.violations == []


@pytest.mark.parametrize("victim", ["comfyui", "llm:vision", "llm:chat"])
@pytest.mark.parametrize("state", ["granted", "draining", "releasing", "verifying"])
def test_engine_or_comfyui_dies_in_each_state(state: str, victim: str) -> None:
    """An engine that died would otherwise block the card, or be believed to sleep."""

    async def run() -> World:
        world = World()
        pack, gateway = world.process("pack"), world.process("gateway")

        def hook(record: LeaseRecord, process: Process) -> None:
            if record.state == state and record.generation >= 1:
                world.hooks.clear()
                world.engines[victim].die()
                if victim == "comfyui":
                    pack.kill()

        pack.start(Job("comfyui", need=9 * GB, seconds=4))
        await asyncio.sleep(2)
        world.hooks.append(hook)
        gateway.start(Job("llm:vision"))
        await asyncio.sleep(1)
        gateway.start(Job("llm:chat"))
        await world.finish()
        return world

    world = play(run)
    assert world.violations == []
    assert [job.outcome for job in world.jobs[1:]] in (
        ["done", "done"],
        ["interrupted", "done"],
        ["done", "interrupted"],
    )


@pytest.mark.parametrize("name", sorted(SCENES))
def test_scene(name: str) -> None:
    """The script's requests end as they should, and nothing that must never happen happened."""
    script, outcomes = SCENES[name]

    async def run() -> World:
        world = World(seed=len(name))
        await script(world)
        await world.finish()
        return world

    world = play(run)
    assert world.violations == []
    assert [job.outcome for job in world.jobs] == outcomes


def test_there_are_at_least_thirty_scripts() -> None:
    assert len(SCENES) >= 30
