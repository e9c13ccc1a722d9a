"""Random histories: many processes, many requests, faults at random times, the same three promises."""

from __future__ import annotations

import asyncio
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from .clock import play
from .engines import GB
from .world import RULES, Job, Process, World

QUICK = 100
SIZES = {"comfyui": 9 * GB, "llm:vision": 11 * GB, "llm:chat": 11 * GB}


def _break_something(world: World, processes: list[Process]) -> None:
    """One fault, drawn at random."""
    dice = world.random
    engine = dice.choice(list(world.engines.values()))
    faults = engine.faults
    match dice.randrange(16):
        case 0:
            faults.lies += 1
        case 1:
            faults.hangs += 1
        case 2:
            faults.refuses += 1
        case 3:
            faults.dies_on_sleep = not faults.dies_on_sleep
        case 4:
            faults.oom += 1
            faults.oom_kills = dice.random() < 0.5
        case 5:
            faults.stop_ignored += 1
        case 6:
            faults.residual = dice.choice([0, GB // 2, 3 * GB])
        case 7:
            faults.deaf = not faults.deaf
        case 8:
            faults.boasts = not faults.boasts
        case 9:
            world.frozen_for = dice.choice([0.0, 0.0, 4.0, 8.0])
        case 10:
            world.memory[1] = min(dice.choice([0, 0, GB, 6 * GB]), world.free())
        case 11:
            world.tells_processes = not world.tells_processes
        case 12:
            world.unknown = not world.unknown
        case 13:
            engine.die()
        case 14:
            victim = dice.choice(processes)
            victim.kill()
        case 15:
            process = dice.choice(processes)
            process.resumed.clear()
            asyncio.get_running_loop().call_later(dice.uniform(1, 25), process.resumed.set)


async def history(seed: int) -> World:
    """Five to fourteen requests from three processes over about a minute, with up to eight faults."""
    world = World(seed, RULES.model_copy(update={"poll": 0.5, "look": 1.0}))
    dice = world.random
    processes = [world.process(f"p{index}") for index in range(3)]
    for _ in range(dice.randint(5, 14)):
        alive = [process for process in processes if process.alive]
        if not alive:
            processes = [world.process("again")]
            alive = processes
        holder = dice.choice(list(SIZES))
        dice.choice(alive).start(
            Job(
                holder,
                need=SIZES[holder],
                seconds=dice.expovariate(0.3),
                timeout=dice.choice([20.0, 120.0, 400.0]),
                priority=dice.randrange(3),
                give_back=dice.random() < 0.5,
                linger=dice.choice([0.0, 1.0]),
                interruptible=dice.random() < 0.9,
            )
        )
        await asyncio.sleep(dice.expovariate(0.3))
        if dice.random() < 0.6:
            _break_something(world, processes)
    for process in world.processes:
        process.resumed.set()
    await world.finish()
    return world


def longest_wait(job: Job) -> float:
    """The bound on a wait: its own limit, then the longest hand-over that the rules allow, twice.

    A hand-over asks three holders with at most three steps each; after a failed wake it is done again.
    """
    one_step = RULES.step + RULES.verify + 3 * 3.0
    return job.timeout + 2 * (3 * 3 * one_step + 2 * RULES.verify + RULES.wake) + RULES.step + 30


def check(seed: int) -> None:
    """Plays one history and checks the promises."""
    world = play(lambda: history(seed))
    assert world.violations == [], f"history {seed}"
    for job in world.jobs:
        assert job.outcome in {
            "done",
            "interrupted",
            "killed",
            "gpu_busy",
            "gpu_memory_short",
            "gpu_not_released",
            "gpu_unknown",
            "gpu_lease_lost",
            "gpu_wake_failed",
        }, f"history {seed}: {job}"
        waited = (job.granted or job.ended) - job.started
        assert waited <= longest_wait(job), f"history {seed}: waited {waited:.0f} s for {job.holder}"


def test_some_random_histories() -> None:
    """A hundred each time; a user would meet the first failing one within a month."""
    for seed in range(QUICK):
        check(seed)


@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_four_thousand_random_histories() -> None:
    """The full number that the guide speaks of, on all cores."""
    blocks = [range(start, start + 250) for start in range(QUICK, QUICK + 4_000, 250)]
    with ProcessPoolExecutor(mp_context=get_context("fork")) as pool:
        assert sum(pool.map(check_all, blocks)) == 4_000


def check_all(seeds: range) -> int:
    """Checks a block of histories; returns how many."""
    for seed in seeds:
        check(seed)
    return len(seeds)
