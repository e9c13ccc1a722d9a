"""Animals of one kind that people call by another name: the young, breeds, and the birds of a family.

A form has the bones of its kind, and so moves as it does; only coat, head, ears, snout, tail and markings are its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from ...common.things import PropKind
from ..render.rig import Rig
from . import animals, beasts, birds, patches
from .markings import MARKINGS, Marking

Build = Callable[[Rig], None]
YOUNG: Final = "young"
"""Before the name of a kind: its young."""


def form_of(kind: PropKind, name: str) -> Build | None:
    """The model of a form of ``kind`` by its name ("poodle", "young dog"), or nothing where it has none."""
    if kind in beasts.BEASTS and name == f"{YOUNG} {kind.value}":
        return _young(kind)
    return FORMS.get(kind, {}).get(name)


def _beast(kind: PropKind, marking: Marking | None = None, **changes: Any) -> Build:
    own = beasts.BEASTS[kind]
    rise = own.rise + 0.3 * (own.body - changes.get("body", own.body))  # the head stays where its bone is
    return partial(_shape, replace(own, **{"rise": rise, **changes}), marking)


def _shape(one: beasts.Beast, marking: Marking | None, rig: Rig) -> None:
    beasts.shape(one, rig, marking)


def _young(kind: PropKind) -> Build:
    """The young: a large head with a short snout, a small body, no horns or mane yet."""
    own = beasts.BEASTS[kind]
    return _beast(kind, _YOUNG_MARKS.get(kind, MARKINGS.get(kind)), head=own.head * 1.3, snout=own.snout * (0.6 if own.snout <= 0.14 else 1.0), horns="",
                  mane="" if own.snout <= 0.14 and own.coat != own.mane else own.mane)  # fmt: skip


_YOUNG_MARKS: Final[Mapping[PropKind, Marking | None]] = {
    PropKind.DEER: patches.fawn,
    PropKind.GOAT: None,
    PropKind.RHINO: None,
}


def _bird(kind: PropKind, **changes: Any) -> Build:
    return partial(birds.shape, replace(birds.BIRDS[kind], **changes))


_DOG, _CAT, _BIRD = PropKind.DOG, PropKind.CAT, PropKind.BIRD
FORMS: Final[Mapping[PropKind, Mapping[str, Build]]] = {
    _DOG: {
        "poodle": _beast(_DOG, coat="#f6f2ea", pale="#ffffff", tail="stub", mane="#fbf8f2", snout=0.13),
        "dalmatian": _beast(_DOG, patches.dalmatian, coat="#fbf9f4", pale="#ffffff", spots="#26242a"),
        "husky": _beast(_DOG, coat="#5f6876", pale="#f6f8fa", ears="point", tail="bush"),
        "corgi": _beast(_DOG, coat="#e0913e", pale="#fffaf0", ears="point", tail="stub"),
        "shiba": _beast(_DOG, coat="#e0913e", pale="#fff4e2", ears="point", tail="curl"),
        "pug": _beast(_DOG, coat="#e2bf8c", pale="#4a3a34", snout=0.03, nose="#1d1a1a"),
        "labrador": _beast(_DOG, coat="#ecc884", pale="#f8e6bc", tail="thin"),
        "sheepdog": _beast(_DOG, coat="#2f2c30", pale="#f8f6f0", tail="bush"),
        "dachshund": _beast(_DOG, coat="#6a3a20", pale="#b8763e", snout=0.19, tail="thin"),
        "bulldog": _beast(_DOG, coat="#d8b48c", pale="#fbf6ee", snout=0.05, tail="stub", body=0.22),
        "chihuahua": _beast(_DOG, coat="#d8a868", pale="#f8e8cc", ears="point", head=0.2, snout=0.06, tail="thin"),
    },
    _CAT: {
        "tabby": _beast(_CAT, patches.tabby, coat="#9a8a78", pale="#f0e6d8", spots="#54463a"),
        "lynx": _beast(_CAT, coat="#c89a64", pale="#f6ead4", spots="#7a5430", tail="stub"),
    },
    PropKind.HORSE: {"pony": _young(PropKind.HORSE)},
    PropKind.COW: {
        "bull": _beast(PropKind.COW, coat="#4a2f22", pale="#6a4632", spots="", nose="#2a1d18"),
        "buffalo": _beast(PropKind.COW, coat="#5a5660", pale="#787480", spots="", feet="#2a282e", nose="#3a363e"),
    },
    PropKind.PIG: {"boar": _beast(PropKind.PIG, patches.boar, coat="#5a4636", pale="#7a624c", ears="point", nose="#3a2a22", feet="#2a201a")},
    PropKind.SHEEP: {"ram": _beast(PropKind.SHEEP, MARKINGS[PropKind.GOAT])},
    PropKind.BEAR: {
        "koala": _beast(PropKind.BEAR, coat="#a2a4ae", pale="#e4e4ea", ears="fan", snout=0.03, nose="#26242a"),
        "polar bear": _beast(PropKind.BEAR, coat="#f8f7f4", pale="#ffffff"),
        "wombat": _beast(PropKind.BEAR, coat="#7a6a5e", pale="#a8988a", snout=0.05),
    },
    PropKind.LION: {"lioness": _beast(PropKind.LION, mane="")},
    PropKind.TIGER: {
        "leopard": _beast(PropKind.TIGER, patches.leopard, coat="#ecb64e", spots=""),
        "panther": _beast(PropKind.TIGER, coat="#26242c", pale="#37343e", spots=""),
    },
    PropKind.ELEPHANT: {"mammoth": _beast(PropKind.ELEPHANT, coat="#7a5236", pale="#9a6e4a")},
    PropKind.WOLF: {"hyena": _beast(PropKind.WOLF, patches.hyena, coat="#b89a6c", pale="#d8c49c", ears="round", spots="#4a3a2c")},
    PropKind.FOX: {"arctic fox": _beast(PropKind.FOX, coat="#f8f8f8", pale="#ffffff", feet="#e6e8ec")},
    PropKind.RABBIT: {
        "hare": _beast(PropKind.RABBIT, coat="#a8805a", pale="#e8d8c2"),
        "white rabbit": _beast(PropKind.RABBIT, coat="#fdfcfa", pale="#f8d8dc"),
    },
    PropKind.MOUSE: {"rat": _beast(PropKind.MOUSE, coat="#6a625e", pale="#c8a8a4", ears="round", snout=0.2)},
    PropKind.DEER: {
        "doe": _beast(PropKind.DEER, patches.fawn),
        "moose": _beast(PropKind.DEER, MARKINGS[PropKind.DEER], coat="#5f4230", pale="#8a6a4e", snout=0.17),
    },
    PropKind.RACCOON: {
        "badger": _beast(PropKind.RACCOON, patches.badger, coat="#6a6a72", pale="#f4f2ee"),
        "skunk": _beast(PropKind.RACCOON, patches.skunk, coat="#232228", pale="#3a383e", tail="bush"),
        "red panda": _beast(PropKind.RACCOON, MARKINGS[PropKind.RACCOON], coat="#b5522a", pale="#fbf4ea"),
        "ferret": _beast(PropKind.RACCOON, coat="#c8a070", pale="#fbf2e2", tail="bush"),
    },
    PropKind.BEAVER: {"otter": _beast(PropKind.BEAVER, patches.otter, coat="#6f5038", pale="#d8bc98", feet="#5a3f2c")},
    PropKind.HAMSTER: {
        "mole": _beast(PropKind.HAMSTER, coat="#3a3640", pale="#f0b0a8", ears="round", snout=0.17, nose="#f08a8a"),
        "guinea pig": _beast(PropKind.HAMSTER, coat="#b5723a", pale="#fdf6ea", spots=""),
    },
    PropKind.CAMEL: {"llama": _beast(PropKind.CAMEL, coat="#f4ead8", pale="#fffaf0", ears="point", tail="stub", feet="#c8b494")},
    PropKind.FISH: {
        "clownfish": animals.clownfish,
        "goldfish": partial(animals.swimmer, tone="#f6902a", fins="#ffb84a"),
        "silver fish": partial(animals.swimmer, tone="#a8b8c6", fins="#7f92a4"),
        "koi": partial(animals.swimmer, tone="#fbf6ee", fins="#f6e8dc", bands="#e2462e"),
    },
    _BIRD: {
        "sparrow": _bird(_BIRD, back="#8a5c3a", belly="#efe2cc", wing="#6a4428", tip="#4a2e1c", bill="#4a4048", crown="#74482c"),
        "robin": _bird(_BIRD, back="#7a6248", belly="#e8562a", wing="#64503a", tip="#4e3e2c", bill="#4a4048"),
        "swallow": _bird(_BIRD, back="#2f62b8", belly="#fbf6ec", wing="#27509c", tip="#1c3a78", bill="#2a2a30", tail="fork"),
        "canary": _bird(_BIRD, back="#ffd83a", belly="#ffe88a", wing="#f2c22a", tip="#d8a41c"),
        "woodpecker": _bird(_BIRD, back="#26242c", belly="#fbf8f2", wing="#26242c", tip="#fbf8f2", crown="#d8302a", beak="long",
                            bill="#5a5a64"),
        "kingfisher": _bird(_BIRD, back="#1f9ad0", belly="#f0862e", wing="#157aac", tip="#0f5a88", beak="long", bill="#33333c"),
        "hummingbird": _bird(_BIRD, back="#1fa86a", belly="#e8f4ee", wing="#2f8a8a", tip="#1f6470", crown="#d83a8a", beak="long",
                             bill="#2a2a30"),
    },
    PropKind.CROW: {
        "magpie": _bird(PropKind.CROW, belly="#fbfaf6", wing="#2f4a8a", tip="#1c3a5a", tail="long", bill="#26262c"),
        "blackbird": _bird(PropKind.CROW, bill="#f2a52e", beak="short"),
    },
    PropKind.EAGLE: {
        "hawk": _bird(PropKind.EAGLE, crown="#8a623a", belly="#e8d4b0"),
        "vulture": _bird(PropKind.EAGLE, back="#3a3436", belly="#4a4244", wing="#2e292c", tip="#1f1c1f", crown="#e8a8a0", nape="#e8a8a0"),
    },
    PropKind.PARROT: {
        "budgie": _bird(PropKind.PARROT, back="#6fc83a", belly="#8fd85a", wing="#e8d83a", tip="#3f7a2a", crown="#ffe24a", disc=""),
        "cockatoo": _bird(PropKind.PARROT, back="#fbfaf6", belly="#ffffff", wing="#f2f0ea", tip="#f6dc6a", crown="#fbfaf6", tufts=True),
        "toucan": _bird(PropKind.PARROT, back="#232228", belly="#fbf4e2", wing="#232228", tip="#d8302a", crown="#232228", beak="long",
                        bill="#f2942a", disc="#fbf4e2"),
    },
    PropKind.HERON: {
        "stork": _bird(PropKind.HERON, back="#fbfaf6", belly="#ffffff", wing="#26242a", tip="#1a181d", bill="#e0402a", feet="#e0402a",
                       crown="#fbfaf6", nape="#fbfaf6"),
        "crane": _bird(PropKind.HERON, back="#fbfaf6", belly="#ffffff", wing="#f2f0ec", tip="#26242a", bill="#6a6a5a", feet="#4a4a50",
                       crown="#d8302a", nape="#33313a"),
        "egret": _bird(PropKind.HERON, back="#fdfcfa", belly="#ffffff", wing="#f6f4f0", tip="#eceae6", feet="#33313a", crown="#fdfcfa",
                       nape="#fdfcfa"),
    },
    PropKind.SWAN: {"black swan": _bird(PropKind.SWAN, back="#2a282e", belly="#33313a", wing="#232126", tip="#1a181d", bill="#d8302a")},
}  # fmt: skip
"""By kind: models of its forms by their names; every four-legged animal also has its young."""
