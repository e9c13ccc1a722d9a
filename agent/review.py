"""Judges takes through graphs and decides which to make again: bounded, and never ending on a worse take.

The measuring is done by *Judge Take* nodes; here their reports are read, the best attempt of each subject is
kept, and a subject is tried again only while that helps and the budget allows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from ..common.errors import StudioError
from ..workflows.skills import get_skill
from ..workflows.skills.judge import JudgeTakes
from .takes import Job, Producer, Take


class TakeCheck(BaseModel):
    """One measurement of a take, as *Judge Take* reports it."""

    name: str
    score: float
    bar: float
    passed: bool
    evidence: str
    change: str = ""
    margin: float = 0.0


OUTDATED = 99
"""Faults of a take that was good but no longer fits, such as a voice that is asked to hurry."""


@dataclass(frozen=True)
class Review:
    """What became of a phase's takes.

    Attributes:
        kept: the best take of each subject.
        rejected: subjects to make again.
        faults: for each take id how many checks it failed.
        notes: why a subject that isn't good is kept all the same.
    """

    kept: dict[str, Take]
    rejected: list[str]
    faults: dict[str, int]
    notes: list[str]


async def review_takes(
    producer: Producer, takes: Mapping[str, Take], faults: Mapping[str, int], most: int
) -> Review:
    """Judges the takes that haven't been judged yet.

    Args:
        takes: the newest take of each subject.
        faults: failed checks of the takes judged before, by take id.
        most: attempts that a subject may have.

    Raises:
        StudioError: the judging graph failed.
    """
    known = dict(faults)
    fresh = [take for take in takes.values() if take.job.take not in known]
    checks = await judge(producer, [take.job for take in fresh]) if fresh else {}
    for name, found in checks.items():
        known[name] = sum(not check.passed for check in found)
    kept: dict[str, Take] = {}
    rejected, notes = [], []
    for subject, take in takes.items():
        best = _best(producer, take, known)
        kept[subject] = best
        if not known[best.job.take]:
            continue
        improved = take.job.attempt == 1 or best.job.take == take.job.take
        new = take in fresh
        if new and improved and take.job.attempt < most:
            rejected.append(subject)
        elif new:
            why = "another take did not help" if not improved else f"{most} takes is the budget"
            notes.append(f"{subject} is kept with {known[best.job.take]} failed checks: {why}.")
    return Review(kept, rejected, known, notes)


async def judge(producer: Producer, jobs: Sequence[Job]) -> dict[str, list[TakeCheck]]:
    """Runs the judging graph: measurements by take id."""
    slots = JudgeTakes(run=producer.run.id, takes=[job.take for job in jobs])
    graph = get_skill("judge_takes").graph(slots, producer.catalog)
    producer.save_graph(f"judge-{jobs[0].kind}s-{jobs[0].attempt}", graph)
    result = await producer.client.run(graph, timeout=producer.timeout)
    reports: list[dict[str, Any]] = [one for ui in result.outputs.values() for one in ui.get("judged", ())]
    found = {one["take"]: [TakeCheck.model_validate(check) for check in one["checks"]] for one in reports}
    if missing := [job.take for job in jobs if job.take not in found]:
        raise StudioError(
            "server_reply_invalid",
            f"ComfyUI judged no {', '.join(missing)}.",
            "Resume the run; see ComfyUI's log.",
        )
    for job in jobs:
        found[job.take] += _consistency(producer.load(job.take))
    for take, checks in found.items():
        failed = [check.model_dump() for check in checks if not check.passed]
        producer.run.event("judged", take=take, failed=failed)
    return found


def _consistency(take: Take | None) -> list[TakeCheck]:
    """What the gate in a shot's own graph said of the picture that it kept, if it could say anything."""
    said = take.facts.get("consistency") if take is not None else None
    if not said or said["outcome"] == "unknown":
        return []
    passed = said["outcome"] == "accept"
    change = "" if passed else "seed"
    return [
        TakeCheck(
            name="consistency", score=said["score"], bar=said["accept"], passed=passed,
            evidence=said["reason"], change=change,
        )
    ]  # fmt: skip


def _best(producer: Producer, newest: Take, faults: Mapping[str, int]) -> Take:
    """The attempt with the fewest faults, the first of equals."""
    job = newest.job
    best, least = newest, faults[job.take]
    for attempt in range(job.attempt - 1, 0, -1):
        earlier = job.take.removesuffix(f"-t{job.attempt}") + f"-t{attempt}"
        if faults.get(earlier, least + 1) <= least and (take := producer.load(earlier)) is not None:
            best, least = take, faults[earlier]
    return best
