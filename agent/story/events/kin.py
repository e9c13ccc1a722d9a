"""What kin are: the mother of ducklings is a duck, and who tells of their grandfather is a child."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ....common.acts import Entity, EntityKind, StoryReading
from ....common.things import PropKind
from ....intent.text import simplified, word_set

_KIN: Final = word_set(
    "mother mom mum mama mommy mummy father dad daddy papa parent brother sister grandmother grandfather grandma grandpa "
    "granny gran grandad nana auntie aunt uncle "
    "妈妈 妈 母亲 爸爸 爸 父亲 哥哥 姐姐 弟弟 妹妹 外婆 奶奶 爷爷 外公"
)
_PARENTS: Final = word_set("妈妈 妈 母亲 爸爸 爸 父亲")
_GROWN: Final[Mapping[str, str]] = {PropKind.DUCKLING: PropKind.DUCK, PropKind.CHICK: PropKind.CHICKEN}
_SIBLINGS: Final = word_set("brother sister 哥哥 姐姐 弟弟 妹妹")
"""Kin of one's own size."""
_GROWN_UP: Final = word_set(
    "wife husband son daughter kid child baby girlfriend boyfriend fiancee boss colleague grandson granddaughter "
    "老公 老婆 丈夫 妻子 儿子 女儿 孩子 宝宝 女朋友 男朋友 老板 同事 孙子 孙女"
)
"""Whom somebody has who isn't a child any more."""
_THEIRS: Final = re.compile(r"^(?:its|their|his|her)\b", re.I)
_ITS: Final = re.compile(r"^(?:its|their)\b|'s\b|它|牠", re.I)
_OURS: Final = re.compile(r"^(?:my|our|your)\b|我|咱|你", re.I)
_YOUNG: Final = word_set(
    "duckling chick kitten puppy cub lamb calf foal piglet fawn joey gosling tadpole baby"
)
_PETS: Final = frozenset({PropKind.DOG, PropKind.CAT, PropKind.HAMSTER, PropKind.PARROT, PropKind.FISH})
"""Animals in whose house a mother is rather that of the people."""
_GROWN_DEEDS: Final = re.compile(
    r"\b(?:beer|wine|bar|pub|beard|shav\w+|propos\w+|bakery|office|job|bride|wedding|pension|old)\b|啤酒|酒吧|胡子|求婚|上班|公司|婚礼|退休",
    re.I,
)
"""What only those do or have who are grown."""


def of_their_kind(reading: StoryReading) -> StoryReading:
    """The reading with the kin of its animals as animals, where no person is told of whose kin they could be."""
    animal: Entity | None = None
    made: list[Entity] = []
    for one in reading.entities:
        if animal is not None and _is_kin(one, animal):
            made.append(_related(one, animal))
            continue
        if one.kind in (EntityKind.PERSON, EntityKind.CROWD) or one.character:
            return reading
        if animal is None and one.kind is EntityKind.ANIMAL and one.prop:
            animal = one
        made.append(one)
    return reading.model_copy(update={"entities": made})


def told_by_a_child(reading: StoryReading) -> StoryReading:
    """The reading with whoever tells it as a child where their elders act and nothing says that they are grown."""
    nouns = {simplified(one.noun.casefold()) for one in reading.entities}
    acting = {who for event in reading.events for act in event.acts for who in act.who}
    family = any(
        simplified(one.noun.casefold()) in _KIN - _SIBLINGS
        and one.id in acting
        and not _THEIRS.search(one.words)
        for one in reading.entities
    )
    told = " ".join(event.text for event in reading.events)
    if not family or nouns & _GROWN_UP or _GROWN_DEEDS.search(told):
        return reading
    made = [one.model_copy(update={"age": "child"}) if _tells(one) else one for one in reading.entities]
    return reading.model_copy(update={"entities": made})


def _tells(one: Entity) -> bool:
    """Whether somebody is the "I" of a story."""
    return (
        one.kind is EntityKind.PERSON
        and one.words.casefold() in ("i", "me", "我")
        and one.age in ("", "adult")
    )


def _is_kin(one: Entity, animal: Entity) -> bool:
    """Whether somebody is told of as an animal's mother or brother, and not as one of the people of its house."""
    noun = simplified(one.noun.casefold())
    if one.kind is not EntityKind.PERSON or noun not in _KIN or one.character or _OURS.search(one.words):
        return False
    if _ITS.search(one.words):
        return True
    if noun.isascii():
        return _THEIRS.search(one.words) is not None and _is_young(animal)
    wild = animal.prop not in _PETS and animal.words.startswith("小")
    return noun in _PARENTS and wild


def _is_young(animal: Entity) -> bool:
    return bool(_YOUNG & set(animal.words.casefold().split()))


def _related(one: Entity, animal: Entity) -> Entity:
    """Kin as an animal: a grown one is larger than the young whose mother it is."""
    kind = _GROWN.get(animal.prop, animal.prop)
    sibling = simplified(one.noun.casefold()) in _SIBLINGS
    traits = one.traits if sibling or kind != animal.prop else [*one.traits, "big"][:8]
    return one.model_copy(update={"kind": EntityKind.ANIMAL, "prop": str(kind), "traits": traits})
