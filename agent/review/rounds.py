"""Judges takes through graphs and decides which to make again, and how: bounded, and never ending on a worse take.

The measuring is done by *Judge Take* nodes; here their reports are read, the best attempt of each subject is
kept, and a subject is tried again only while something promises to help (:mod:`.retakes`) and the budget allows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...common.checks import Check
from ...common.errors import StudioError
from ...common.events import Judged as TakeJudged
from ...common.events import Revised
from ...common.take_ids import TakeId, subject_of
from ...workflows.skills import get_skill
from ...workflows.skills.judge import JudgeTakes
from ..jobs.graphs import JobBuilder
from ..run.producer import Producer
from ..run.takes import Job, Take
from .retakes import Adjustment, Attempt, best_of, next_adjustment
from .vision_judge import CHECK, Seen, VisionJudge, claims_of

OUTDATED = 99
"""Faults of a take that was good but no longer fits, such as a voice that is asked to hurry."""
LOOK_ALIKE = 6
"""Bits of 64 by which the fingerprints of two pictures may differ that a viewer takes for one."""
GATE_WEIGHT = 1.0
"""Weight of the consistency verdict in the order of takes."""

Judged = Mapping[str, Sequence[Check]]
"""Measurements by take id."""


@dataclass(frozen=True)
class Left:
    """A subject that stays with faults; ``reason`` says why, ``budget_ended`` whether more attempts promised to help."""

    reason: str
    budget_ended: bool


@dataclass(frozen=True)
class Review:
    """What became of a phase's takes.

    Attributes:
        kept: the best take of each subject.
        again: what each subject that is made again changes.
        faults: for each take id how many checks it failed.
        judged: for each take id what was measured.
        left: subjects that aren't good and are kept all the same.
    """

    kept: dict[str, Take]
    again: dict[str, Adjustment]
    faults: dict[str, int]
    judged: dict[str, Sequence[Check]]
    left: list[Left]


async def review_takes(
    producer: Producer,
    takes: Mapping[str, Take],
    faults: Mapping[str, int],
    judged: Judged,
    most: int,
    stage: JobBuilder,
    eyes: VisionJudge | None = None,
) -> Review:
    """Judges the takes that haven't been judged yet.

    Args:
        takes: the newest take of each subject.
        faults: failed checks of the takes judged before, by take id.
        judged: what was measured of them.
        most: attempts that a subject may have.
        stage: knows what a job's graph can change and what was asked of its picture.
        eyes: a vision model that looks at drawn pictures, where there is one.

    Raises:
        StudioError: the judging graph failed.
    """
    known, measured = dict(faults), dict(judged)
    fresh = [take for take in takes.values() if take.job.take not in known]
    checks = await judge(producer, fresh, stage, measured, eyes) if fresh else {}
    for name, found in checks.items():
        known[name], measured[name] = sum(not check.passed for check in found), found
    kept: dict[str, Take] = {}
    again: dict[str, Adjustment] = {}
    left = []
    for subject, take in takes.items():
        loaded = {attempt.take: attempt for attempt in _attempts(producer, take, known, measured)}
        best = best_of(list(loaded.values()))
        kept[subject] = take if best.take == take.job.take else producer.load(best.take) or take
        if not known[best.take] or take not in fresh:
            continue
        promising = next_adjustment(list(loaded.values()), stage.parameters(take.job))
        if promising is not None and take.job.attempt < most:
            again[subject] = promising
            producer.run.tell(Revised(subject=subject, **dict(promising.changes[-1])))
        else:
            why = "another take did not help" if promising is None else f"{most} takes is the budget"
            told = f"{subject} is kept with {known[best.take]} failed checks: {why}."
            left.append(Left(told, budget_ended=promising is not None))
    return Review(kept, again, known, measured, left)


def _attempts(producer: Producer, newest: Take, faults: Mapping[str, int], judged: Judged) -> list[Attempt]:
    """The attempts at a take's subject that were judged and are still there, in order."""
    found = []
    for number in range(1, newest.job.attempt + 1):
        name = str(TakeId(newest.job.subject, number))
        take = newest if name == newest.job.take else producer.load(name) if name in faults else None
        if take is not None:
            outdated = faults[name] >= OUTDATED
            found.append(Attempt(name, take.job.adjustment, judged.get(name, ()), outdated))
    return found


async def judge(
    producer: Producer,
    takes: Sequence[Take],
    stage: JobBuilder,
    before: Judged,
    eyes: VisionJudge | None = None,
) -> dict[str, list[Check]]:
    """Runs the judging graph: measurements by take id; ``before`` are those of takes judged earlier."""
    jobs = [take.job for take in takes]
    staged = {job.take: asked for job in jobs if (asked := stage.staged(job)) is not None}
    judging = JudgeTakes(run=producer.run.id, takes=[job.take for job in jobs], staged=staged)
    graph = get_skill("judge_takes").graph(judging, producer.catalog)
    producer.save_graph(f"judge-{jobs[0].kind}s-{jobs[0].attempt}", graph)
    result = await producer.client.run(graph, timeout=producer.timeout)
    reports: list[dict[str, Any]] = [one for ui in result.outputs.values() for one in ui.get("judged", ())]
    found = {one["take"]: [Check.model_validate(check) for check in one["checks"]] for one in reports}
    if missing := [job.take for job in jobs if job.take not in found]:
        raise StudioError(
            "server_reply_invalid",
            f"ComfyUI judged no {', '.join(missing)}.",
            "Resume the run; see ComfyUI's log.",
        )
    looks = {one["take"]: one.get("fingerprint", "") for one in reports}
    known = {name: mark for name, checks in before.items() if (mark := _fingerprint(checks))}
    for job, take in zip(jobs, takes, strict=True):
        found[job.take] += _consistency(take)
        if job.kind == "shot" and looks[job.take]:
            found[job.take].append(_duplicate(job, looks[job.take], known, stage))
            known[job.take] = looks[job.take]
    if eyes is not None:
        drawn = [take for take in takes if take.job.take in staged]
        for name, check in (await eyes.look(_shown(producer, drawn, found, stage))).items():
            found[name] = [*(one for one in found[name] if one.name != CHECK), check]
    for name, checks in found.items():
        failed = [check for check in checks if not check.passed]
        producer.run.tell(TakeJudged(take=name, failed=failed))
    return found


def _shown(producer: Producer, takes: Sequence[Take], found: Judged, stage: JobBuilder) -> dict[str, Seen]:
    """Of drawn takes those pictures that a vision model is to look at: they passed everything that costs less."""
    shown = {}
    for take in takes:
        picture = take.path(producer.run, ".png")
        good = all(check.passed for check in found[take.job.take] if check.name != CHECK)
        if good and picture is not None:
            shot = stage.shots[take.job.subject]
            shown[take.job.take] = Seen(picture, claims_of(shot, stage.characters))
    return shown


def _fingerprint(checks: Sequence[Check]) -> str:
    return next((check.fingerprint for check in checks if check.fingerprint), "")


def _duplicate(job: Job, looks: str, known: Mapping[str, str], stage: JobBuilder) -> Check:
    """Whether a shot looks like another one that the plan tells apart from it by place, framing or cast."""
    mine = stage.told_apart(job.subject)
    nearest, whose = 64, ""
    for name, other in known.items():
        subject = subject_of(name)
        if subject == job.subject or stage.told_apart(subject) == mine:
            continue
        if (apart := (int(looks, 16) ^ int(other, 16)).bit_count()) < nearest:
            nearest, whose = apart, name
    passed = nearest > LOOK_ALIKE
    told = "no other shot looks like it" if passed else f"it looks like {whose}"
    margin = min((nearest - LOOK_ALIKE - 0.5) / 64, 0.0)
    return Check(
        name="duplicate",
        score=nearest,
        threshold=LOOK_ALIKE + 1,
        passed=passed,
        evidence=told,
        change="" if passed else "seed",
        margin=margin,
        fingerprint=looks,
    )


def _consistency(take: Take) -> list[Check]:
    """What the gate in a shot's own graph said of the picture that it kept, if it could say anything."""
    said = take.consistency
    if said is None or said.score is None:
        return []
    passed = said.outcome == "accept"
    change = "" if passed else "lora_weight"
    margin = GATE_WEIGHT * (said.score - said.accept)
    return [
        Check(
            name="consistency",
            score=said.score,
            threshold=said.accept,
            passed=passed,
            evidence=said.reason,
            change=change,
            margin=margin if passed else min(margin, -0.01),
        )
    ]
