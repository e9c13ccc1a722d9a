"""Measures whether a film's world holds at its cuts: who and what comes, goes or changes sides between two shots.

A person who sees frames only takes what is suddenly there for an event that nobody explains. Only cuts within one
place count: a new place has its own things.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

from ..agent.story.extras import with_extras
from ..common.story import Shot, Storyboard
from ..common.vocabulary import Framing
from ..configs.schema import CharacterPreset
from ..puppets.acting.being import Being
from ..puppets.acting.stage import Stage, stage_of

APART = 0.35
"""Metres from which on one sees which of two is on the left."""
BESIDE_PICTURE = 0.6
"""Metres beyond the stage at which nobody is seen any more."""


@dataclass(frozen=True)
class Cuts:
    """Bodies that are suddenly there, suddenly gone, and pairs that change sides, over the cuts of a film."""

    cuts: int = 0
    come: int = 0
    gone: int = 0
    swapped: int = 0

    def __add__(self, other: Cuts) -> Cuts:
        return Cuts(
            self.cuts + other.cuts,
            self.come + other.come,
            self.gone + other.gone,
            self.swapped + other.swapped,
        )


def measure_cuts(board: Storyboard, characters: Mapping[str, CharacterPreset]) -> Cuts:
    """What doesn't hold over the cuts of a film within each place; nearer pictures of one face are no cut."""
    looks = {key: preset.look for key, preset in with_extras(characters, board).items()}
    shots = [shot for shot in board.shots if not shot.card and shot.framing is not Framing.CLOSE_UP]
    stages = [stage_of(shot, looks) for shot in shots]
    found = Cuts()
    for (before, a), (after, b) in pairwise(zip(shots, stages, strict=True)):
        if before.setting.place is after.setting.place:
            found += _at_cut(_there(a, before, before.seconds), _there(b, after, 0.0))
    return found


def _there(stage: Stage, shot: Shot, at: float) -> Mapping[str, Being]:
    """Whoever and whatever can be seen on the stage at a moment; what nobody can name isn't followed."""
    named = {actor.character for actor in shot.actors} | {thing.id for thing in shot.things if thing.id}
    return {
        name: one
        for name, one in stage.at(at).items()
        if name in named and one.seen and abs(one.x) < stage.half + BESIDE_PICTURE
    }


def _at_cut(before: Mapping[str, Being], after: Mapping[str, Being]) -> Cuts:
    both = sorted(before.keys() & after.keys())
    return Cuts(
        cuts=1,
        come=len(after.keys() - before.keys()),
        gone=len(before.keys() - after.keys()),
        swapped=sum(_swapped(before, after, pair) for pair in combinations(both, 2)),
    )


def _swapped(before: Mapping[str, Being], after: Mapping[str, Being], pair: tuple[str, str]) -> bool:
    """Whether the one that was on the left is on the right."""
    was, now = (beings[pair[1]].x - beings[pair[0]].x for beings in (before, after))
    return abs(was) > APART and abs(now) > APART and was * now < 0.0
