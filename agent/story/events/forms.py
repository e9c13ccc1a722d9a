"""How a word for an animal changes the picture of its family: a sparrow is a small brown bird, a puppy a young dog."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from pydantic import BaseModel, ConfigDict

from ....common import strict_yaml
from ....common.acts import Entity, EntityKind
from ....common.things import PropKind
from ....intent.text import simplified, word_set

_YOUNG_WORDS: Final = word_set(
    "puppy pup kitten kitty bunny foal calf piglet lamb kid cub fawn joey leveret 羔羊 小羊羔 羊羔 马驹 牛犊 小奶狗 小奶猫 幼崽"
)
_YOUNG_ZH: Final = re.compile(r"^(?:小|幼)(?!白兔|丑鱼|熊猫$|动物)|(?:宝宝|仔|崽|犊|驹|羔)$")
_BABY: Final = re.compile(r"\b(?:baby|newborn|young)\b|幼小|刚出生|年幼", re.I)
_NEVER_YOUNG: Final = frozenset(
    {
        PropKind.HAMSTER, PropKind.MOUSE, PropKind.HEDGEHOG, PropKind.RACCOON, PropKind.BEAVER, PropKind.CHICK,
        PropKind.DUCKLING, PropKind.BIRD, PropKind.BEE, PropKind.ANT, PropKind.BUTTERFLY, PropKind.LADYBIRD, PropKind.SNAIL,
        PropKind.CATERPILLAR, PropKind.FISH, PropKind.FROG, PropKind.CRAB, PropKind.SQUIRREL,
    }
)  # fmt: skip
"""Kinds that are small and round-headed as they are."""
_YOUNG_SIZE: Final = 0.64
_SIZES: Final[tuple[tuple[float, frozenset[str]], ...]] = (
    (1.7, word_set("giant gigantic enormous colossal huge massive monstrous 巨大 巨型 庞大 超大")),
    (1.3, word_set("big large great tall biggest largest 大 很大 高大 大大")),
    (0.55, word_set("tiny minuscule teeny smallest 极小 微小 小小 最小")),
    (0.8, word_set("small little short 小 矮小")),
)
"""How large adjectives make something, against the usual size."""
_GROWS: Final = frozenset({EntityKind.ANIMAL, EntityKind.CROWD, EntityKind.THING})


class AnimalForm(BaseModel):
    """How an animal of this name differs from the picture of its kind."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    form: str = ""
    colour: str = ""
    size: float = 1.0


@lru_cache(maxsize=1)
def _table() -> Mapping[str, AnimalForm]:
    rows = strict_yaml.loads(Path(__file__).with_name("forms.yaml").read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            word: AnimalForm(**{key: value for key, value in row.items() if key != "words"})
            for row in rows
            for word in row["words"].split()
        }
    )


def form_of(entity: Entity, kind: PropKind) -> AnimalForm:
    """The form in which ``kind`` draws an entity, the usual one where its words ask for nothing else."""
    noun = simplified(entity.noun.lower())
    names = (noun.replace(" ", "-"), "-".join(entity.words.lower().split()[-2:]), noun.rsplit(" ", 1)[-1])
    found = next((_table()[name] for name in names if name in _table()), AnimalForm())
    if kind is PropKind.BEAR and re.search(r"\bpolar\b|北极", f"{entity.words} {noun}", re.I):
        found = AnimalForm(form="polar bear")
    if kind is PropKind.FOX and re.search(r"\b(?:polar|arctic|snowy)\b", entity.words, re.I):
        found = AnimalForm(form="arctic fox")
    if (
        not found.form
        and entity.kind is not EntityKind.THING
        and kind not in _NEVER_YOUNG
        and is_young(entity)
    ):
        return AnimalForm(form=f"young {kind.value}", colour=found.colour, size=_YOUNG_SIZE)
    return found


def is_young(entity: Entity) -> bool:
    """Whether the words of an animal mean a young one: a puppy, a lion cub, a baby elephant, 小象."""
    noun = simplified(entity.noun.lower())
    named = noun.rsplit(" ", 1)[-1] in _YOUNG_WORDS or (
        not noun.isascii() and len(noun) > 1 and _YOUNG_ZH.search(noun)
    )
    return bool(named) or _BABY.search(entity.words) is not None


def size_of(entity: Entity) -> float:
    """How large an animal or a thing is drawn against its usual size, by its adjectives: a giant ant, a tiny house."""
    if entity.kind not in _GROWS:
        return 1.0
    traits = {simplified(trait.lower()).removesuffix("的") for trait in entity.traits}
    return next((size for size, words in _SIZES if traits & words), 1.0)
