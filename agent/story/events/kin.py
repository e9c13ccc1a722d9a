"""The mother of ducklings is a duck: kin of animals are of their kind, also where a request only says "mother"."""

from __future__ import annotations

import re
from typing import Final

from ....common.acts import Entity, EntityKind, StoryReading
from ....common.things import PropKind
from ....intent.text import simplified, word_set

_KIN: Final = word_set(
    "mother mom mum mama mommy mummy father dad daddy papa parent brother sister grandmother grandfather "
    "妈妈 妈 母亲 爸爸 爸 父亲 哥哥 姐姐 弟弟 妹妹 外婆 奶奶 爷爷 外公"
)
_GROWN: Final = {PropKind.DUCKLING: PropKind.DUCK, PropKind.CHICK: PropKind.CHICKEN}
_ELDERS: Final = word_set("brother sister 哥哥 姐姐 弟弟 妹妹")
"""Kin of one's own size."""
_THEIRS: Final = re.compile(r"^(?:its|their|his|her)\b", re.I)
_OURS: Final = re.compile(r"^(?:my|our|your)\b|我|咱|你", re.I)


def of_their_kind(reading: StoryReading) -> StoryReading:
    """The reading with the kin of its animals as animals, where no person is told of whose kin they could be."""
    animal: Entity | None = None
    made: list[Entity] = []
    for one in reading.entities:
        if animal is not None and _is_kin(one):
            made.append(_related(one, animal))
            continue
        if one.kind in (EntityKind.PERSON, EntityKind.CROWD) or one.character:
            return reading
        if animal is None and one.kind is EntityKind.ANIMAL and one.prop:
            animal = one
        made.append(one)
    return reading.model_copy(update={"entities": made})


def _is_kin(one: Entity) -> bool:
    noun = simplified(one.noun.casefold())
    if one.kind is not EntityKind.PERSON or noun not in _KIN or one.character or _OURS.search(one.words):
        return False
    return not noun.isascii() or _THEIRS.search(one.words) is not None or "'s" in one.words


def _related(one: Entity, animal: Entity) -> Entity:
    """Kin as an animal: a grown one is larger than the young whose mother it is."""
    kind = _GROWN.get(PropKind(animal.prop), animal.prop) if animal.prop in set(PropKind) else animal.prop
    same = simplified(one.noun.casefold()) in _ELDERS
    traits = one.traits if same or kind != animal.prop else [*one.traits, "big"][:8]
    return one.model_copy(update={"kind": EntityKind.ANIMAL, "prop": str(kind), "traits": traits})
