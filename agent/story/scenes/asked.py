"""Who and what a request names, as entities that can take the roles of a scene."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from ....common.acts import ConstraintKind, Entity, EntityKind
from ....common.story import Intent, Language, Prop
from ....common.things import PropKind
from ....intent.english.words import ANIMALS
from ....intent.people import Persona
from ....intent.text import word_set
from ..events.parts import FILMS, is_scenery
from ..words import thing_entity
from .cards import SceneCard
from .choose import called

MOST_OF_A_KIND: Final = 4
FILM_WORDS: Final = FILMS | word_set("story short sketch musical version 故事 一场 一幕 泰坦尼克")
"""Words for the film itself: nobody plays them."""
_UNSEEN: Final = word_set(
    "narrator narration voice dialogue talking speaks speaking music sound people 旁白 对白 音乐"
)
"""Words in the label of what can't be seen."""
_ANY_ANIMAL: Final = word_set("animal creature pet beast 动物 宠物 小动物")
"""Nouns for which the card's own animals stand."""


@dataclass
class Candidates:
    """Who and what may take roles; what has taken one is removed."""

    people: list[Entity] = field(default_factory=list)
    animals: list[Entity] = field(default_factory=list)
    things: list[Entity] = field(default_factory=list)
    alone: bool = False
    """Whether nobody may come who wasn't named."""
    nobody: bool = False
    """Whether no person may be seen."""


def is_animal(prop: PropKind) -> bool:
    """Whether a thing of the stage acts of itself."""
    return prop.value in ANIMALS or prop is PropKind.ROBOT


def asked_of(intent: Intent, card: SceneCard, characters: Mapping[str, Persona]) -> Candidates:
    """The entities that a request names, for a scene of this card."""
    kinds = {one.kind for one in intent.reading.constraints}
    nobody = ConstraintKind.NOBODY in kinds
    found = Candidates(
        people=[] if nobody else _people(intent, card, characters),
        alone="others" in intent.without or ConstraintKind.ONLY_THESE in kinds,
        nobody=nobody,
    )
    words = set(" ".join(called(card, intent)).casefold().split())
    for entity in intent.reading.entities:
        prop = PropKind(entity.prop) if entity.prop in set(PropKind) else None
        beast = entity.kind is EntityKind.ANIMAL or (prop is not None and is_animal(prop))
        if entity.noun.casefold() in _ANY_ANIMAL:
            continue
        if beast and not {entity.prop, entity.noun} & set(intent.without):
            for _ in range(min(entity.count, MOST_OF_A_KIND)):
                found.animals.append(_numbered(entity, found.animals, intent.language))
        elif entity.kind is EntityKind.THING and prop is not None and not is_scenery(entity):
            found.things.append(_named(Prop(prop=prop), intent.language))
    known = {entity.prop for entity in (*found.animals, *found.things)}
    nouns = {entity.noun.casefold() for entity in found.animals}
    for thing in intent.things:
        label = thing.label.casefold()
        unseen = thing.prop is PropKind.PARCEL and (
            set(label.split()) <= words
            or _UNSEEN & set(label.split())
            or label in nouns
            or label in FILM_WORDS
        )
        if thing.prop.value in known or unseen or thing.prop is PropKind.MOON:
            continue
        entity = _named(thing, intent.language)
        (found.animals if is_animal(thing.prop) else found.things).append(entity)
        known.add(thing.prop.value if thing.prop is not PropKind.PARCEL else "")
    return found


def _people(intent: Intent, card: SceneCard, characters: Mapping[str, Persona]) -> list[Entity]:
    words = {word.casefold() for phrase in called(card, intent) for word in phrase.split()}
    read = {entity.character: entity for entity in intent.reading.entities if entity.character}
    people = []
    for key in intent.characters:
        if key not in characters or key in intent.without:
            continue
        name = intent.called.get(key, "")
        if not name or name.casefold() in words:  # a word of the scene's name, and nobody's
            name = characters[key].names.shown(intent.language)
        told = read.get(key)
        people.append(
            Entity(
                id=key,
                kind=EntityKind.PERSON,
                name=name[:60],
                character=key,
                words=told.words if told else "",
                traits=told.traits if told else [],
            )
        )
    if not intent.called:
        names = {
            word.casefold() for phrase in called(card, intent) if " " in phrase for word in phrase.split()
        }
        people += [
            entity
            for entity in intent.reading.entities
            if entity.kind is EntityKind.PERSON
            and entity.noun
            and not entity.character
            and entity.noun.casefold() not in names
        ]
    return people


def _numbered(entity: Entity, before: Iterable[Entity], language: Language) -> Entity:
    """One animal of several: the second is *the other*."""
    prop = PropKind(entity.prop) if entity.prop in set(PropKind) else None
    base = _named(Prop(prop=prop), language) if prop else entity
    same = sum(one.noun == base.noun for one in before)
    other = {1: ("the other ", "另一只"), 2: ("the third ", "第三只"), 3: ("the fourth ", "第四只")}.get(same)
    name = base.name
    if other:
        name = f"{other[0]}{base.noun}" if language == "en" else f"{other[1]}{base.noun}"
    return base.model_copy(
        update={
            "id": _slug(base.id, same),
            "kind": entity.kind,
            "name": name[:60],
            "words": entity.words,
            "traits": entity.traits,
            "count": 1,
        }
    )


def _slug(text: str, number: int) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:40] or "one"
    return f"{slug}-{number + 1}" if number else slug


def _named(thing: Prop, language: Language) -> Entity:
    """The entity of a thing or an animal, named in the film's language."""
    phrases = thing_entity(thing, language).phrases
    noun = phrases["noun"]
    beast = is_animal(thing.prop)
    return Entity(
        id=_slug(thing.label if thing.prop is PropKind.PARCEL else thing.prop.value, 0),
        kind=EntityKind.ANIMAL if beast else EntityKind.THING,
        name=(phrases["the"] if language == "en" else noun)[:60],
        noun=noun[:40],
        prop=thing.prop.value,
    )


def of_kind(prop: PropKind, language: Language) -> Entity:
    """The entity of a kind that a card brings along."""
    return _named(Prop(prop=prop), language)
