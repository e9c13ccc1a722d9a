"""Whether revision mends what is wrong: takes are made with a slot set wrongly on purpose, and the director's own
review decides how to make them again, through a real ComfyUI.

Lines are spoken far too fast or too slow; shots of the small SDXL model wear their character's LoRA too weakly, or
are told a colour that isn't the character's. Nothing of the review knows what was planted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..agent.jobs.graphs import JobBuilder
from ..agent.request.options import FilmOptions
from ..agent.review.retakes import Adjustment, Attempt
from ..agent.review.rounds import Review, review_takes
from ..agent.run.producer import Producer
from ..agent.run.takes import Kind, new_job
from ..common.progress import Progress, part, silent
from ..common.runs import RunFolder
from ..common.story import Actor, Beat, Line, Setting, Shot, Storyboard
from ..common.vocabulary import BeatKind, Framing, Place
from ..configs.schema import CharacterPreset
from ..workflows.api.client import ComfyClient

ROUNDS = 3
SPEAKERS = ("luca", "alberto", "giulia", "mira", "pim")
TEXTS = (
    "I am not afraid of the dark, I just like the light.",
    "It is only a small storm, what could go wrong?",
    "I have never seen a shark ride a bicycle before.",
    "We need a bigger boat, and maybe a second lunch.",
    "The neighbours brought a birthday cake and seven chairs.",
    "Oh no, no, no, you go home and I go to the zoo!",
    "Is it 7 or 77 or 777 that the pirates were looking for?",
    "Through thick and thin, though, friends bring lunch.",
)
"""Lines that are said quickly by nature, and slowly, in turn."""
PLACES = (Place.BEACH, Place.FOREST, Place.TOWN, Place.ROOM)
FRAMINGS = (Framing.MEDIUM, Framing.FULL)
FAULTS: Mapping[Kind, Sequence[tuple[str, Adjustment]]] = {
    "line": (("too fast", Adjustment(speed=1.6)), ("too slow", Adjustment(speed=0.6))),
    "shot": (
        ("LoRA too weak", Adjustment(lora_weight=0.25, control_strength=0.5)),
        (
            "wrong colour",
            Adjustment(lora_weight=0.4, control_strength=0.5, prompt_terms=("(blue shirt:1.6)",)),
        ),
        (
            "another place",
            Adjustment(control_strength=0.5, prompt_terms=("(in space, space background:1.8)",)),
        ),
        (
            "another pose",
            Adjustment(control_strength=0.5, prompt_terms=("(angry, close-up portrait of:1.6)",)),
        ),
    ),
}
"""What is planted in turn, by kind of take."""


@dataclass
class PlantedOutcome:
    """What became of one planted take."""

    subject: str
    planted: str
    before: tuple[bool, float, float]
    after: tuple[bool, float, float]
    failed_before: list[str]
    failed_after: list[str]
    rounds: int
    changes: list[str]


def storyboard(lines: int, shots: int, drawn: Sequence[str], cast: Sequence[str]) -> Storyboard:
    """Shots with one actor each, and lines that belong to the first of them.

    Args:
        drawn: characters that play in the shots.
        cast: characters that speak the lines.
    """
    spoken = [
        Line(id=f"line-{n}", character=cast[n % len(cast)], text=TEXTS[n % len(TEXTS)]) for n in range(lines)
    ]
    pictures = [
        Shot(
            id=f"shot-{n}",
            setting=Setting(place=PLACES[n // 2 % len(PLACES)]),
            framing=FRAMINGS[n % len(FRAMINGS)],
            actors=[Actor(character=drawn[n % len(drawn)])],
            seconds=1.0,
        )
        for n in range(shots)
    ]
    talk = [
        Shot(id=f"talk-{n}", lines=spoken[n : n + 4], actors=[Actor(character=cast[0])])
        for n in range(0, lines, 4)
    ]
    return Storyboard(
        title="Revision", request="revision", beats=[Beat(kind=BeatKind.SETUP, shots=[*talk, *pictures])]
    )


async def bench_revision(
    client: ComfyClient,
    runs: Path,
    characters: Mapping[str, CharacterPreset],
    *,
    lines: int = 16,
    shots: int = 8,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Plants faults and lets them be revised for three rounds.

    Raises:
        StudioError: what running graphs can raise.
    """
    cast = [name for name in SPEAKERS if name in characters] or [next(iter(characters))]
    drawn = [name for name in ("mira",) if name in characters] or cast[:1]
    board = storyboard(lines, shots, drawn, cast)
    run = RunFolder.create(runs, "bench revision")
    producer = Producer(client, await client.catalog(), run)
    options = FilmOptions(request="revision", look="toonxl", width=384, height=384, fps=12)
    stage = JobBuilder(
        run_id=run.id,
        options=options,
        storyboard=board,
        catalog=producer.catalog,
        characters=characters,
        lengths={shot.id: shot.seconds for shot in board.shots},
    )
    subjects: dict[Kind, list[str]] = {
        "line": list(stage.lines),
        "shot": [shot.id for shot in board.shots if shot.id.startswith("shot-")],
    }
    found = []
    for number, (kind, names) in enumerate(subjects.items()):
        if names:
            found += await _revised(
                producer, stage, kind, names, part(progress, number / 2, (number + 1) / 2)
            )
    run.update(status="finished", phase="done")
    return _figures(found)


async def _revised(
    producer: Producer, stage: JobBuilder, kind: Kind, subjects: Sequence[str], progress: Progress
) -> list[PlantedOutcome]:
    plants = FAULTS[kind]
    planted = {subject: plants[number % len(plants)] for number, subject in enumerate(subjects)}
    jobs = {
        subject: new_job(producer.run.id, kind, subject, 1, 0, planted[subject][1]) for subject in subjects
    }
    review = Review({}, {}, {}, {}, [])
    rounds: Counter[str] = Counter()
    for number in range(ROUNDS + 1):
        span = part(progress, number / (ROUNDS + 1), (number + 1) / (ROUNDS + 1))
        made = await producer.make_all(list(jobs.values()), stage.build, span)
        takes = {take.job.subject: take for take in made.values()}
        review = await review_takes(producer, takes, review.faults, review.judged, ROUNDS + 1, stage)
        if number == ROUNDS or not review.again:
            break
        for subject, adjustment in review.again.items():
            rounds[subject] += 1
            attempt = jobs[subject].attempt + 1
            jobs[subject] = new_job(producer.run.id, kind, subject, attempt, 0, adjustment)
    return [_found(producer, review, subject, planted[subject][0], rounds[subject]) for subject in subjects]


def _found(producer: Producer, review: Review, subject: str, planted: str, rounds: int) -> PlantedOutcome:
    first = Attempt(f"{subject}-t1", Adjustment(), review.judged[f"{subject}-t1"])
    newest = producer.load(f"{subject}-t{rounds + 1}")
    kept = _kept(review, subject, newest.job.attempt if newest else 1)
    changes = (
        [f"{change.parameter} {change.value}" for change in newest.job.adjustment.changes] if newest else []
    )
    return PlantedOutcome(
        subject,
        planted,
        first.order,
        kept.order,
        [check.name for check in first.failed],
        [check.name for check in kept.failed],
        rounds,
        changes,
    )


def _kept(review: Review, subject: str, newest: int) -> Attempt:
    """The attempt that the review keeps."""
    take = review.kept.get(subject)
    name = take.job.take if take else f"{subject}-t{newest}"
    return Attempt(name, Adjustment(), review.judged[name])


def _figures(found: Sequence[PlantedOutcome]) -> dict[str, Any]:
    """Figures of the planted takes that the judge refused at first, by what was planted."""
    figures: dict[str, Any] = {}
    for planted in dict.fromkeys(one.planted for one in found):
        group = [one for one in found if one.planted == planted]
        seen = [one for one in group if one.failed_before]
        figures[planted] = {
            "planted": len(group),
            "refused": len(seen),
            "improved": sum(one.after > one.before for one in seen),
            "mended": sum(not one.failed_after for one in seen),
            "worse": sum(one.after < one.before for one in group),
            "rounds": round(sum(one.rounds for one in seen) / max(len(seen), 1), 2),
            "slots": dict(Counter(change.split()[0] for one in group for change in one.changes)),
            "left": dict(Counter(name for one in group for name in one.failed_after)),
        }
    refused = sum(group["refused"] for group in figures.values())
    improved = sum(group["improved"] for group in figures.values())
    return {
        "by_fault": figures,
        "refused": refused,
        "improved": round(improved / max(refused, 1), 3),
        "worse": sum(group["worse"] for group in figures.values()),
    }
