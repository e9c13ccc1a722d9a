"""Fault scripts: what goes wrong, and how the requests in it must end, in the order of their start."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from .engines import GB
from .world import Job, Process, World

Scene = Callable[[World], Coroutine[Any, Any, None]]
SCENES: dict[str, tuple[Scene, list[str]]] = {}


def scene(*outcomes: str) -> Callable[[Scene], Scene]:
    """Registers a script with the outcomes of its jobs in order of their start."""

    def add(function: Scene) -> Scene:
        SCENES[function.__name__] = (function, list(outcomes))
        return function

    return add


async def _picture_then_words(world: World, **job: Any) -> tuple[Process, Process]:
    """ComfyUI has worked and stays resident; then the language model is wanted."""
    pack, gateway = world.process("pack"), world.process("gateway")
    first = pack.start(Job("comfyui", need=9 * GB))
    assert first.task is not None
    await first.task
    gateway.start(Job("llm:vision", **job))
    return pack, gateway


async def _words_then_picture(world: World, **job: Any) -> tuple[Process, Process]:
    pack, gateway = world.process("pack"), world.process("gateway")
    first = gateway.start(Job("llm:vision"))
    assert first.task is not None
    await first.task
    pack.start(Job("comfyui", need=9 * GB, **job))
    return pack, gateway


@scene("done", "done")
async def plain_hand_over(world: World) -> None:
    await _picture_then_words(world)


@scene("done", "done")
async def sleep_that_lies_is_followed_by_stop(world: World) -> None:
    world.engines["llm:vision"].faults.lies = 1
    await _words_then_picture(world)


@scene("done", "done")
async def sleep_that_hangs(world: World) -> None:
    world.engines["llm:vision"].faults.hangs = 1
    await _words_then_picture(world)


@scene("done", "done")
async def sleep_that_is_refused(world: World) -> None:
    world.engines["llm:vision"].faults.refuses = 1
    await _words_then_picture(world)


@scene("done", "done")
async def sleep_that_kills_the_engine(world: World) -> None:
    world.engines["llm:vision"].faults.dies_on_sleep = True
    await _words_then_picture(world)


@scene("done", "done")
async def stop_that_is_ignored_is_followed_by_terminate(world: World) -> None:
    faults = world.engines["llm:vision"].faults
    faults.lies, faults.stop_ignored = 1, 1
    await _words_then_picture(world)


@scene("done", "done")
async def engine_that_does_not_say_what_it_has(world: World) -> None:
    world.engines["llm:vision"].faults.deaf = True
    await _words_then_picture(world)


@scene("done", "done")
async def frozen_counter_after_free(world: World) -> None:
    world.frozen_for = 8.0
    await _picture_then_words(world)


@scene("done", "gpu_not_released")
async def counter_that_never_moves_is_not_believed(world: World) -> None:
    world.frozen_for = 10_000.0
    await _picture_then_words(world)


@scene("done", "done")
async def residual_memory_after_sleep(world: World) -> None:
    world.engines["llm:vision"].faults.residual = 3 * GB
    await _words_then_picture(world)


@scene("done", "done", "done")
async def residue_of_a_sleeper_in_the_way_of_a_third(world: World) -> None:
    world.engines["llm:vision"].faults.residual = 1 * GB
    world.engines["llm:chat"].size = 15 * GB + GB // 2
    _, gateway = await _words_then_picture(world)
    gateway.start(Job("llm:chat", need=15 * GB + GB // 2))


@scene("done", "gpu_not_released")
async def comfyui_that_keeps_its_models(world: World) -> None:
    world.engines["comfyui"].faults.lies = 99
    await _picture_then_words(world)


@scene("done", "done")
async def out_of_memory_on_wake_once(world: World) -> None:
    world.engines["llm:vision"].faults.oom = 1
    await _picture_then_words(world)


@scene("done", "done")
async def out_of_memory_on_wake_that_kills_the_engine(world: World) -> None:
    faults = world.engines["llm:vision"].faults
    faults.oom, faults.oom_kills = 1, True
    await _picture_then_words(world)


@scene("done", "gpu_wake_failed", "done")
async def out_of_memory_on_every_wake(world: World) -> None:
    world.engines["llm:vision"].faults.oom = 99
    pack, _ = await _picture_then_words(world)
    pack.start(Job("comfyui", need=9 * GB))


@scene("done", "gpu_memory_short")
async def foreign_process_takes_the_card(world: World) -> None:
    world.memory[1] = 6 * GB
    await _picture_then_words(world)


@scene("done", "done")
async def foreign_process_that_leaves_in_time(world: World) -> None:
    world.memory[1] = 6 * GB
    await _picture_then_words(world)
    await asyncio.sleep(8)
    world.memory[1] = 0


@scene("gpu_memory_short")
async def more_than_the_card_has(world: World) -> None:
    world.process("gateway").start(Job("llm:vision", need=40 * GB))


@scene("done", "gpu_unknown")
async def memory_that_can_not_be_measured(world: World) -> None:
    pack, gateway = world.process("pack"), world.process("gateway")
    first = pack.start(Job("comfyui", need=9 * GB))
    assert first.task is not None
    await first.task
    world.unknown = True
    gateway.start(Job("llm:vision"))


@scene("gpu_unknown")
async def empty_card_that_can_not_be_measured(world: World) -> None:
    world.unknown = True
    world.process("gateway").start(Job("llm:vision"))


@scene("done", "done")
async def driver_that_tells_nothing_about_processes(world: World) -> None:
    world.tells_processes = False
    await _words_then_picture(world)


@scene("done", "done")
async def lying_sleep_and_silent_driver(world: World) -> None:
    world.tells_processes = False
    world.engines["llm:vision"].faults.lies = 1
    await _words_then_picture(world)


@scene("done", "done")
async def engine_that_says_it_sleeps_and_does_not(world: World) -> None:
    world.tells_processes = False
    faults = world.engines["llm:vision"].faults
    faults.lies, faults.boasts = 1, True
    await _words_then_picture(world)


@scene("interrupted", "done")
async def long_work_is_interrupted_after_the_drain(world: World) -> None:
    pack, gateway = world.process("pack"), world.process("gateway")
    pack.start(Job("comfyui", need=9 * GB, seconds=500))
    await asyncio.sleep(5)
    gateway.start(Job("llm:vision"))


@scene("done", "gpu_busy")
async def work_that_must_not_be_interrupted(world: World) -> None:
    pack, gateway = world.process("pack"), world.process("gateway")
    pack.start(Job("comfyui", need=9 * GB, seconds=500, interruptible=False))
    await asyncio.sleep(5)
    gateway.start(Job("llm:vision", timeout=60))


@scene("killed", "done")
async def owner_is_killed_at_work(world: World) -> None:
    pack, gateway = world.process("pack"), world.process("gateway")
    pack.start(Job("llm:chat", seconds=500))
    await asyncio.sleep(5)
    gateway.start(Job("llm:vision"))
    await asyncio.sleep(1)
    pack.kill()


@scene("killed", "done")
async def owner_is_killed_where_processes_are_not_seen(world: World) -> None:
    world.sees_processes = False
    await owner_is_killed_at_work(world)


@scene("gpu_busy", "interrupted")
async def paused_owner_is_not_robbed(world: World) -> None:
    pack, gateway = world.process("pack"), world.process("gateway")
    paused = pack.start(Job("comfyui", need=9 * GB, seconds=60))
    await asyncio.sleep(3)
    pack.resumed.clear()
    gateway.start(Job("llm:vision", timeout=100))
    await asyncio.sleep(150)
    pack.resumed.set()
    world.jobs.reverse()  # the one who waited comes first in the expectation
    assert paused.task is not None


@scene("interrupted", "done", "done")
async def clock_of_a_resumed_machine_jumps(world: World) -> None:
    pack, gateway = world.process("pack"), world.process("gateway")
    pack.start(Job("llm:chat", seconds=300))
    gateway.start(Job("llm:vision", timeout=9000))
    await asyncio.sleep(4)
    world.offset += 3600
    await asyncio.sleep(4)
    pack.kill()
    gateway.start(Job("comfyui", need=9 * GB))


@scene("done")
async def record_from_before_a_restart(world: World) -> None:
    old = world.process("old")
    old.start(Job("llm:chat", seconds=500))
    await asyncio.sleep(5)
    old.kill()
    world.engines["llm:chat"].die()
    world.jobs.clear()
    world.offset -= 900
    world.process("gateway").start(Job("llm:vision"))


@scene("done", "done")
async def two_arbiters_at_the_same_instant(world: World) -> None:
    world.process("a").start(Job("llm:chat"))
    world.process("b").start(Job("comfyui", need=9 * GB))


@scene(*["done"] * 24)
async def thirty_requests_from_three_processes(world: World) -> None:
    for index, holder in enumerate(["llm:chat", "comfyui", "llm:vision"] * 8):
        world.process(f"p{index}").start(Job(holder, need=9 * GB, seconds=1, timeout=1500))


@scene("done", *["done"] * 40)
async def a_stream_of_urgent_work_does_not_starve_the_patient(world: World) -> None:
    pack, gateway = world.process("pack"), world.process("gateway")
    patient = Job("comfyui", need=9 * GB, priority=0, timeout=200)
    for index in range(40):
        job = gateway.start(Job("llm:chat", priority=3, seconds=4, timeout=900))
        if index == 0:
            await asyncio.sleep(1)
            pack.start(patient)
            world.jobs.reverse()
        await asyncio.sleep(3)
        assert job.task is not None


@scene("done", "done", "done")
async def same_holder_is_shared(world: World) -> None:
    gateway, pack = world.process("gateway"), world.process("pack")
    gateway.start(Job("llm:chat", seconds=20))
    await asyncio.sleep(2)
    second = gateway.start(Job("llm:chat", seconds=1))
    third = pack.start(Job("llm:chat", seconds=1))
    assert second.task is not None and third.task is not None
    await asyncio.wait({second.task, third.task}, timeout=5)
    assert second.outcome == third.outcome == "done"


@scene("done")
async def the_card_goes_back_after_a_language_step(world: World) -> None:
    gateway = world.process("gateway")
    job = gateway.start(Job("llm:chat", give_back=True))
    assert job.task is not None
    await job.task
    assert world.engines["llm:chat"].hold_now() < GB and world.record().state == "free"


@scene("done", "done")
async def a_second_language_step_follows_at_once(world: World) -> None:
    gateway = world.process("gateway")
    for _ in range(2):
        job = gateway.start(Job("llm:chat", give_back=True, linger=2))
        assert job.task is not None
        await job.task
        assert world.engines["llm:chat"].hold_now() > 10 * GB
    await asyncio.sleep(4)
    assert world.engines["llm:chat"].hold_now() < GB
    assert [e for e in world.events if e[0] == "given_back"] == [world.events[-1]]


@scene("done", "done", "done")
async def lingering_runs_from_the_last_use(world: World) -> None:
    gateway = world.process("gateway")
    for _ in range(3):
        job = gateway.start(Job("llm:chat", give_back=True, linger=5, seconds=1))
        assert job.task is not None
        await job.task
        await asyncio.sleep(3)
        assert world.engines["llm:chat"].hold_now() > 10 * GB
    await asyncio.sleep(4)
    assert world.engines["llm:chat"].hold_now() < GB


@scene("done", "killed")
async def the_next_one_changes_its_mind(world: World) -> None:
    """A stopped prompt must not leave the model before it awake on the card."""
    gateway = world.process("gateway")
    world.engines["llm:chat"].faults.slow = 1.0
    first = gateway.start(Job("llm:chat", give_back=True, linger=2))
    assert first.task is not None
    await first.task
    second = gateway.start(Job("llm:vision"))
    await asyncio.sleep(0.5)
    assert world.record().state == "releasing" and second.task is not None
    second.task.cancel()
    await asyncio.sleep(15)
    assert world.engines["llm:chat"].hold_now() < GB and world.record().state == "free"


@scene("done", "done")
async def killed_while_it_lingers(world: World) -> None:
    gateway, pack = world.process("gateway"), world.process("pack")
    job = gateway.start(Job("llm:chat", give_back=True, linger=50))
    assert job.task is not None
    await job.task
    gateway.kill()
    pack.start(Job("comfyui", need=9 * GB))


@scene("killed", "done")
async def waiting_process_is_killed(world: World) -> None:
    busy, waiting, third = (world.process(name) for name in ("busy", "waiting", "third"))
    busy.start(Job("comfyui", need=9 * GB, seconds=8))
    await asyncio.sleep(1)
    waiting.start(Job("llm:vision"))
    await asyncio.sleep(1)
    third.start(Job("llm:chat"))
    waiting.kill()
    world.jobs.pop(0)
