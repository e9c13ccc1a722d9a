"""Where somebody or something is before anything happens, as a request says it in passing.

"A fox sees a crow with cheese in a tree", 狐狸看见树上的乌鸦. No act brings them there, so that it is read from the words
that stand side by side.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from ..common.acts import Action, Entity, EntityKind, Spot, SpotRelation, StoryReading
from ..common.story import Language
from ..common.things import PropKind
from .text import simplified

_ENGLISH: Final[Mapping[str, SpotRelation]] = {
    "on top of": "on", "on": "on", "inside": "in", "in": "in", "under": "under", "underneath": "under",
    "beneath": "under", "behind": "behind", "with": "held_by", "holding": "held_by", "carrying": "held_by",
}  # fmt: skip
_POSED: Final = (
    r"(?:,? (?:(?:that|who|which) (?:is|was|sits|lies|lives|stands|sleeps) )?"
    r"(?:sitting|lying|standing|sleeping|hiding|perched|stuck|asleep|living|waiting)?)?"
)
_CHINESE: Final[Mapping[str, SpotRelation]] = {
    "上": "on", "上面": "on", "顶上": "on", "里": "in", "里面": "in", "中": "in", "下": "under", "下面": "under",
    "底下": "under", "底": "under", "后": "behind", "后面": "behind",
}  # fmt: skip
_SIDES: Final = "|".join(sorted(_CHINESE, key=len, reverse=True))
_BETWEEN: Final = re.compile(rf"{_POSED} ({'|'.join(_ENGLISH)}) ", re.IGNORECASE)
_THERE: Final = "有|坐着|站着|躺着|趴着|藏着|睡着|停着|挂着|放着|住着|蹲着"
_ONE: Final = "(?:[一两三几这那]?[只个条位头匹座辆张块本棵朵])?"
_IN_BETWEEN: Final = re.compile(rf"({_SIDES})(?:的|{_THERE}){_ONE}")
_NO_PLACES: Final = frozenset(
    {
        PropKind.PHONE, PropKind.BOOK, PropKind.MIRROR, PropKind.TELEVISION, PropKind.SHOE, PropKind.SLIPPER, PropKind.BOOT, PropKind.SOCK,
        PropKind.ROPE, PropKind.PAPER, PropKind.PAINTING,
    }
)  # fmt: skip
"""What one is "on" or "in" without being there: the phone, a book, boots."""
_ALIVE: Final = (EntityKind.PERSON, EntityKind.ANIMAL)
_WORN: Final = frozenset(
    {
        PropKind.HAT, PropKind.CROWN, PropKind.SCARF, PropKind.GLASSES, PropKind.COAT, PropKind.DRESS, PropKind.SHIRT,
        PropKind.TIE, PropKind.HELMET, PropKind.MASK, PropKind.MEDAL, PropKind.STETHOSCOPE,
    }
)  # fmt: skip
"""What one is "with" or "in" by having it on: people's own clothes are drawn with them."""
_BRANCHES: Final = frozenset({PropKind.TREE, PropKind.BUSH})
"""Whoever is in them sits on them."""
_ROBS: Final = (Action.TAKE, Action.CATCH, Action.PULL)
_SEES: Final = frozenset(
    {
        Action.LOOK,
        Action.SEARCH,
        Action.CHASE,
        Action.WAVE,
        Action.POINT,
        Action.SPEAK,
        Action.GO,
        Action.FOLLOW,
        Action.HUG,
        Action.KISS,
    }
)
_LEAVES_BE: Final = frozenset(
    {
        Action.LOOK, Action.TAKE, Action.SEARCH, Action.CHASE, Action.FEEL, Action.THINK, Action.WAKE, Action.HUG,
        Action.KISS, Action.HIT, Action.CATCH, Action.POINT, Action.WAVE, Action.SPEAK, Action.SING, Action.EAT,
    }
)  # fmt: skip
"""Acts with somebody or something that don't bring them to where the words say they are."""


def with_whereabouts(reading: StoryReading, text: str, language: Language) -> StoryReading:
    """A reading whose entities know where they are when it begins, where ``text`` says so.

    Args:
        reading: entities with the words of their first mention.
        text: the request as it was read.
        language: which of the two ways of saying it is looked for.
    """
    told = _in_english if language == "en" else _in_chinese
    text = text if language == "en" else simplified(text)
    found = [
        (one, relation, at) for one, relation, at in told(reading.entities, text) if _lasts(one, at, reading)
    ]
    spots = {
        thing.id: Spot(relation="on" if thing.prop in _WORN else "held_by", entity=who.id)
        for who, relation, thing in found
        if relation == "held_by" and who.kind in _ALIVE and thing.kind is EntityKind.THING
    }
    for owner, thing in _robbed(reading, text):
        worn = thing.prop in _WORN
        spots.setdefault(thing.id, Spot(relation="on" if worn else "held_by", entity=owner.id))
    for one, relation, at in found:
        if relation == "in" and at.prop in _WORN:
            if one.kind is EntityKind.ANIMAL:
                spots.setdefault(at.id, Spot(relation="on", entity=one.id))
        elif relation != "held_by" and at.kind is EntityKind.THING and at.prop and at.prop not in _NO_PLACES:
            relation = "on" if relation == "in" and at.prop in _BRANCHES else relation
            holder = spots.get(one.id)  # "a crow with cheese in a tree": the crow is in it
            spots.setdefault(holder.entity if holder else one.id, Spot(relation=relation, entity=at.id))
    entities = [one.model_copy(update={"at": spots.get(one.id)}) for one in reading.entities]
    return reading.model_copy(update={"entities": entities})


def _robbed(reading: StoryReading, text: str) -> Iterator[tuple[Entity, Entity]]:
    """Whoever has what another takes: "steals Ice's carrot", 偷了奶奶的鱼."""
    people = [one for one in reading.entities if one.kind in _ALIVE]
    for act in reading.acts:
        taken = next((one for one in reading.entities if one.id == act.what), None)
        if act.action not in _ROBS or taken is None or not taken.prop:
            continue
        head, possessive, _ = taken.words.casefold().rpartition(" 's ")
        for owner in people:
            names = {owner.name.casefold(), owner.noun.casefold()}
            noun, own = simplified(taken.noun), simplified(owner.name or owner.noun)
            said = (
                re.search(rf"{re.escape(own)}(?:的|{_ONE}){re.escape(noun)}", text)
                if not own.isascii()
                else None
            )
            named = bool(possessive) and (head in names or head.split()[-1] in names)
            if owner.id not in (*act.who, taken.id) and (named or said):
                yield owner, taken
                break


def _in_english(entities: Sequence[Entity], text: str) -> Iterator[tuple[Entity, SpotRelation, Entity]]:
    for one, between, at in _neighbours({entity.id: entity.words for entity in entities}, entities, text):
        if found := _BETWEEN.fullmatch(between):
            yield one, _ENGLISH[found[1].lower()], at


def _in_chinese(entities: Sequence[Entity], text: str) -> Iterator[tuple[Entity, SpotRelation, Entity]]:
    nouns = {entity.id: simplified(entity.noun or entity.name) for entity in entities}
    for at, between, one in _neighbours(nouns, entities, text):
        if found := _IN_BETWEEN.fullmatch(between):
            yield one, _CHINESE[found[1]], at


def _neighbours(
    words: Mapping[str, str], entities: Sequence[Entity], text: str
) -> Iterator[tuple[Entity, str, Entity]]:
    """Every mention of an entity in the text with what stands between it and the next one.

    Of several with the same words the first mention is the first one's, the second the second one's, and so on.
    """
    alike: dict[str, list[Entity]] = {}
    for entity in entities:
        if words[entity.id]:
            alike.setdefault(words[entity.id].casefold(), []).append(entity)
    if not alike:
        return
    folded = text.casefold()  # whose letters may be more than those of the text
    mentions = list(
        re.finditer("|".join(_whole(one) for one in sorted(alike, key=len, reverse=True)), folded)
    )
    turns: Counter[str] = Counter()
    named = []
    for mention in mentions:
        those = alike[mention.group()]
        named.append(those[min(turns[mention.group()], len(those) - 1)])
        turns[mention.group()] += 1
    for (first, second), (one, other) in zip(pairwise(mentions), pairwise(named), strict=True):
        if one.id != other.id:
            yield one, folded[first.end() : second.start()], other


def _whole(words: str) -> str:
    """A pattern for words of their own: "a crow" isn't the beginning of "a crowd"."""
    return rf"(?<![\w-]){re.escape(words)}(?![\w-])" if words.isascii() else re.escape(words)


def _lasts(one: Entity, at: Entity, reading: StoryReading) -> bool:
    """Whether no act says the same: who is put on a table, or sits down on it, wasn't there before."""
    for act in reading.acts:
        if at.id == act.what and one.id == act.whom and act.action not in _SEES:
            return False  # "hits the boy with a hammer"
        if at.id == act.whom and one.id in (*act.who, act.what) and act.action not in _LEAVES_BE:
            return False
    return True
