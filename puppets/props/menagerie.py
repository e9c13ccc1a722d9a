"""Which animal has which gait of its own: one table over the modules that model them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...common.things import PropKind
from . import birds, dragons, insects, reptiles, sea, wildlife
from .creature import Creature

CREATURES: Final[Mapping[PropKind, Creature]] = {
    **{kind: birds.creature(kind) for kind in birds.BIRDS},
    PropKind.DRAGON: dragons.DRAGON,
    PropKind.DINOSAUR: dragons.DINOSAUR,
    PropKind.MONKEY: dragons.MONKEY,
    PropKind.SNAKE: reptiles.SNAKE,
    PropKind.TURTLE: reptiles.TURTLE,
    PropKind.FROG: reptiles.FROG,
    PropKind.SNAIL: reptiles.SNAIL,
    PropKind.WHALE: sea.WHALE,
    PropKind.DOLPHIN: sea.DOLPHIN,
    PropKind.BEE: insects.BEE,
    PropKind.BUTTERFLY: insects.BUTTERFLY,
    PropKind.SPIDER: insects.SPIDER,
    PropKind.KANGAROO: wildlife.KANGAROO,
    PropKind.BAT: wildlife.BAT,
    PropKind.SEAL: wildlife.SEAL,
    PropKind.CROCODILE: wildlife.CROCODILE,
    PropKind.ANT: insects.ANT,
    PropKind.LADYBIRD: insects.LADYBIRD,
    PropKind.CATERPILLAR: insects.CATERPILLAR,
}
