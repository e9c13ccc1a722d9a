"""Where those who are in a film are at home: what decides its place when the request names none.

A crab and a sandcastle are met on a beach, a chef in a kitchen, though a park would do for the one and a living room
for the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from ....common import strict_yaml
from ....common.acts import Entity, EntityKind
from ....common.vocabulary import Place
from ....intent.text import simplified
from .parts import prop_kind

_HOME: Final = 2
_ALSO: Final = 1
_ACTS: Final = 1
"""How much more somebody at home there who acts says of the place than what is used or seen."""


@cache
def _homes() -> Mapping[str, Mapping[Place, int]]:
    """Each word of ``homes.yaml`` with its places and how much it speaks for them."""
    rows: Any = strict_yaml.loads(Path(__file__).with_name("homes.yaml").read_text("utf-8"))
    found: dict[str, dict[Place, int]] = {}
    for place, words in rows.items():
        for name, weight in (("home", _HOME), ("also", _ALSO)):
            for word in words.get(name, "").split():
                found.setdefault(word, {})[Place(place)] = weight
    return found


def homes_of(entity: Entity) -> Mapping[Place, int]:
    """The places at which somebody or something is met, with how much that speaks for each; empty for most."""
    noun = simplified(entity.noun).lower().replace(" ", "_")
    ends = [noun.rsplit("_", 1)[-1]] if noun.isascii() else [noun[n:] for n in range(1, len(noun) - 1)]
    names = (noun, *ends, entity.prop or prop_kind(entity).value)
    return next((_homes()[name] for name in names if name in _homes()), {})


def votes(entities: Iterable[Entity], acting: Collection[str]) -> Counter[Place]:
    """How much those who are in a film speak together for each place.

    Args:
        acting: ids of those who do something; at home they say more.
    """
    told: Counter[Place] = Counter()
    there = list(entities)
    for entity in there:
        for place, speaks in homes_of(entity).items():
            told[place] += speaks + (_ACTS if entity.id in acting and speaks == _HOME else 0)
    if not all(map(_dives, there)):
        del told[Place.UNDERWATER]
    return told


def _dives(entity: Entity) -> bool:
    """Whether somebody or something can be at the sea's ground: neither people nor dogs, nor what floats."""
    homes = homes_of(entity)
    floats = Place.OCEAN in homes and entity.kind is EntityKind.THING
    return Place.UNDERWATER in homes or (entity.kind is EntityKind.THING and not floats)
