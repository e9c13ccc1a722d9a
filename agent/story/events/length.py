"""A staged story and its length: shots led up to, joined, stretched or pressed; what happens stays the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ....common.acts import Action, Outcome, StagedAct, StoryReading
from ....common.story import MIN_SECONDS, Shot
from ....common.vocabulary import Transition
from ..timing import least_seconds
from .stage import AFTER

WITH_CARDS, AN_ACT = 6.5, 3.6
"""Seconds of cards and a first look, and of an act with how it is taken."""
SLOWEST, FASTEST = 1.7, 0.6
"""Acts are stretched or pressed by at most these factors to fit a length."""
MOST_TURNS: Final = 120
"""Shots that are added at most to a story that is short for its film."""
TRIED: Final = frozenset(
    {
        Action.CLIMB,
        Action.TAKE,
        Action.CATCH,
        Action.JUMP,
        Action.PUSH,
        Action.PULL,
        Action.LIFT,
        Action.RIDE,
        Action.FLY,
        Action.OPEN,
        Action.HIT,
        Action.THROW,
    }
)
"""Acts that may fail before they succeed, in a film that has time for it."""


def told_seconds(reading: StoryReading) -> float:
    """How long a film of what is told wants to be, with its cards: one event isn't spun out to half a minute."""
    return max(MIN_SECONDS, WITH_CARDS + AN_ACT * len(reading.acts))


def stretch(shot: Shot, factor: float) -> None:
    """Plays a shot's acts, pauses and length ``factor`` times as long; speech keeps its own."""
    shot.acts = _slowed(shot.acts, factor)
    for line in shot.lines:  # words stay with their acts
        line.pause = round(min(3.0, max(0.15, line.pause * factor)), 2)
    ends = max((act.start + act.seconds for act in shot.acts), default=0.0)
    needed = least_seconds(shot) + 0.3 if shot.lines else 0.0
    shot.seconds = round(min(30.0, max(shot.seconds * factor, ends + 0.3 * AFTER, needed, 0.8)), 2)


def played_for(shot: Shot, seconds: float) -> Shot:
    """A shot that is ``seconds`` long, its acts played that much slower or faster."""
    return shot.model_copy(update={"seconds": seconds, "acts": _slowed(shot.acts, seconds / shot.seconds)})


def _slowed(acts: Sequence[StagedAct], factor: float) -> list[StagedAct]:
    """Acts that begin and last ``factor`` times as late and long."""
    return [
        act.model_copy(
            update={
                "start": round(min(60.0, act.start * factor), 2),
                "seconds": round(min(60.0, max(0.1, act.seconds * factor)), 2),
            }
        )
        for act in acts
    ]


def dramatised(groups: Sequence[list[Shot]], seconds: float) -> list[Shot]:
    """Where there is far more time than events: looks before an act, and tries that fail before it succeeds."""
    staged = [group for group in groups if any(shot.acts for shot in group)]
    total = sum(shot.seconds for group in groups for shot in group)
    turn = 0
    while staged and total * SLOWEST * 0.9 < seconds and turn < MOST_TURNS:
        group = staged[turn % len(staged)]
        first = next(shot for shot in group if shot.acts)
        lead = _try(first, turn) if turn >= len(staged) else _look(first, turn)
        group.insert(group.index(first), lead)
        total += lead.seconds
        turn += 1
    return [shot for group in groups for shot in group]


def _look(shot: Shot, number: int) -> Shot:
    """Whoever will act looks at it first."""
    act = shot.acts[0]
    return _lead(
        shot, act.model_copy(update={"action": Action.LOOK, "what": None, "outcome": Outcome.DONE}), number
    )


def _try(shot: Shot, number: int) -> Shot:
    """An act that fails at first, or is thought about."""
    act = shot.acts[0]
    if act.action not in TRIED:
        thought = {"action": Action.THINK, "what": None, "whom": None, "outcome": Outcome.DONE}
        return _lead(shot, act.model_copy(update=thought), number)
    return _lead(shot, act.model_copy(update={"outcome": Outcome.FAILS}), number)


def _lead(shot: Shot, act: StagedAct, number: int) -> Shot:
    """A shot before another one, with one act in the same picture."""
    lead = shot.model_copy(deep=True)
    lead.acts, lead.lines, lead.cues, lead.depicts = [act.model_copy(update={"start": 0.45})], [], [], []
    lead.seconds, lead.id = round(act.seconds + 1.0, 2), f"lead-{number}"
    shot.transition = Transition.CUT
    return lead


def to_count(groups: Sequence[list[Shot]], wanted: int) -> list[Shot]:
    """Exactly so many shots where that can be: neighbours share one, or an act is led up to by a shot more."""
    shots = [shot for group in groups for shot in group]
    for turn in range(MOST_TURNS):
        acting = [shot for shot in shots if shot.acts]
        if len(shots) >= wanted or not acting:
            break
        first = acting[turn % len(acting)]
        shots.insert(shots.index(first), _look(first, turn) if turn < len(acting) else _try(first, turn))
    while len(shots) > wanted:
        fits = [
            n
            for n, (a, b) in enumerate(pairwise(shots))
            if a.setting == b.setting and len(a.acts) + len(b.acts) <= 12 and len(a.lines) + len(b.lines) <= 4
        ]
        if not fits:
            break
        n = min(fits, key=lambda n: shots[n].seconds + shots[n + 1].seconds)
        shots[n : n + 2] = [joined_shots(shots[n], shots[n + 1])]
    return shots


def joined_shots(first: Shot, second: Shot) -> Shot:
    """Two shots of one place as one: the acts of the second follow those of the first."""
    known = {actor.character for actor in first.actors}
    things = {thing.id for thing in first.things}
    late = [
        act.model_copy(update={"start": round(act.start + max(first.seconds - AFTER, 0.0), 2)})
        for act in second.acts
    ]
    return first.model_copy(
        update={
            "actors": [*first.actors, *(a for a in second.actors if a.character not in known)][:4],
            "things": [*first.things, *(t for t in second.things if t.id not in things)][:8],
            "acts": [*first.acts, *late][:12],
            "lines": [*first.lines, *second.lines][:4],
            "depicts": list(dict.fromkeys([*first.depicts, *second.depicts]))[:12],
            "seconds": min(30.0, first.seconds + second.seconds - AFTER),
        }
    )
