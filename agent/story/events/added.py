"""Things that no request names and an act can't do without: what is climbed, handed over, used, fallen into."""

from __future__ import annotations

import re
from typing import Final

from ....common.acts import Spot
from ....common.story import Prop, Shot
from ....common.things import PropKind
from ....common.vocabulary import INDOORS, SHORES, Place
from ....intent.text import simplified, word_set

MOST_THINGS: Final = 8
"""Things in a picture."""
HIGH: Final = 2.2
"""Times the usual size of the rock that is climbed where nothing is named: taller than a child."""
CLIMBED: Final = frozenset(
    {
        PropKind.TREE, PropKind.LADDER, PropKind.ROCK, PropKind.HOUSE, PropKind.LIGHTHOUSE, PropKind.FENCE,
        PropKind.ROOF, PropKind.STAIRS, PropKind.TOWER,
    }
)  # fmt: skip
_HANDED: Final = (
    (re.compile("feed|喂|餵"), PropKind.BREAD),
    (re.compile("pay|tip|bribe|付|结账|結帳|买单|買單|埋单|埋單"), PropKind.COIN),
)
"""What is given by verbs that don't say so."""
_POOLS: Final = word_set(
    "pool pond puddle stream river brook ditch swimming-pool paddling-pool 水池 池 池子 池塘 泳池 游泳池 水坑 河 小河 溪 小溪 水塘 水里"
)
WIDE: Final = 2.4
"""Times the usual size of a puddle that somebody falls into."""


def height(shot: Shot, verb: str) -> str | None:
    """What is climbed where nothing is named: what is there, else a rock, indoors a ladder, upstairs stairs."""
    there = next((one.id for one in shot.things if one.id and one.prop in CLIMBED), None)
    if there is not None:
        return there
    kind = PropKind.LADDER if shot.setting.place in INDOORS else PropKind.ROCK
    kind = PropKind.STAIRS if "楼" in verb or "stairs" in verb else kind
    return _add(shot, Prop(prop=kind, id="height", x=0.3, size=HIGH if kind is not PropKind.STAIRS else 1.0))


def handed(shot: Shot, verb: str, giver: str) -> str | None:
    """What is given by a verb that names nothing: food to whom one feeds, a coin to whom one pays."""
    kind = next((kind for verbs, kind in _HANDED if verbs.search(verb)), None)
    if kind is None:
        return None
    return _add(shot, Prop(prop=kind, id="handed", at=Spot(relation="held_by", entity=giver)))


def at_hand(shot: Shot, kind: PropKind, who: str) -> str | None:
    """The small thing in somebody's hand without which nobody sees what they do: a toothbrush, a comb."""
    return _add(shot, Prop(prop=kind, id="at-hand", at=Spot(relation="held_by", entity=who)))


def water(shot: Shot, noun: str) -> str | None:
    """The water that somebody falls into where the place has none."""
    wet = shot.setting.place in SHORES | {Place.UNDERWATER}
    if wet or simplified(noun.lower()) not in _POOLS:
        return None
    return _add(shot, Prop(prop=PropKind.PUDDLE, id="pool", x=0.4, size=WIDE))


def _add(shot: Shot, thing: Prop) -> str | None:
    if len(shot.things) >= MOST_THINGS:
        return None
    shot.things = [*[one for one in shot.things if one.id != thing.id], thing]
    return thing.id
