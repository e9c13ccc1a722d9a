"""What is drawn as something else, told before anything is made: parcels, near pictures, places that aren't there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ....common.acts import Entity, EntityKind, StoryReading
from ....common.story import Setting
from ....common.things import PropKind
from ....common.vocabulary import Place
from ....intent.match import vocabulary_matcher
from ....intent.nearest import is_stand_in, nearest_picture
from ....intent.noun_classes import noun_class
from ....intent.text import simplified
from ....intent.thing_words import PROPS
from .forms import form_of
from .parts import Part, Parts, is_scenery, own_picture

Note = tuple[str, str]
"""A note in English and in Chinese."""


def picture_notes(parts: Mapping[str, Sequence[Part]]) -> list[Note]:
    """What has no picture of its own: parcels, and what stands for something."""
    bodies = [part for some in parts.values() for part in some]
    boxed = list(dict.fromkeys(part.entity.name for part in bodies if part.is_parcel))
    notes = [
        (
            f"There is no picture of {', '.join(boxed)}: a parcel with the name stands for it.",
            f"没有{'、'.join(boxed)}的画面：用写着名字的包裹代替。",
        )
    ]
    near = {
        part.entity.noun: _spoken(part.prop)
        for part in bodies
        if part.prop is not None and not part.is_parcel and _is_stand_in(part.entity, part.prop)
    }
    told = ", ".join(f"{noun} ({kind})" for noun, kind in near.items())
    stand_ins = [(f"Drawn as what is nearest to them: {told}.", f"用最接近的东西来画：{told}。")]
    return [*(notes if boxed else []), *(stand_ins if near else [])]


def place_notes(request: str, settings: Sequence[Setting], reading: StoryReading, parts: Parts) -> list[Note]:
    """Places that have no picture of their own, and where the film plays instead.

    Args:
        settings: of the shots, with the request's own names for places.
        parts: what draws the entities of the reading.
    """
    near = {one.label: one.place for one in settings if one.label}
    labels = {simplified(label.casefold()) for label in near}
    lost = [
        one.noun
        for one in reading.entities
        if not parts.get(one.id)
        and simplified(one.noun.casefold()) not in labels
        and _is_unknown_place(one)
        and _happens_in(one.noun, request)
    ]
    notes = []
    if told := ", ".join(f"{label} ({_spoken(place)})" for label, place in near.items()):
        notes.append((f"Places drawn as what is nearest to them: {told}.", f"用最接近的地方来画：{told}。"))
    if lost and settings:
        there, names = _spoken(settings[0].place), list(dict.fromkeys(lost))
        notes.append(
            (
                f"Nothing draws {', '.join(f'the {name}' for name in names)}: the film plays in another place ({there}).",
                f"没有{'、'.join(names)}的画面：换了个地方（{there}）。",
            )
        )
    return notes


def _happens_in(noun: str, request: str) -> bool:
    """Whether a request says that something happens in what a word names."""
    word = re.escape(noun)
    if noun.isascii():
        where = rf"\b(?:in|at|through|inside|into|outside|to|around) (?:the|an?|his|her|their|our) (?:\w+ )?{word}\b"
        return re.search(where, request, re.I) is not None
    return re.search(rf"[在到进進]{word}(?:里|裡|裏|内|內|中|外|$|\W)", request) is not None


def _spoken(kind: PropKind | Place) -> str:
    return kind.value.replace("_", " ")


def _is_unknown_place(entity: Entity) -> bool:
    """Whether a word names a place or a thing that no picture is known for: a laundromat."""
    if entity.kind is not EntityKind.THING or not entity.noun or is_scenery(entity) or own_picture(entity):
        return False
    known = any(hit.kind == "place" for hit in vocabulary_matcher().find(entity.noun))
    return not known and noun_class(entity.noun.lower()) == "THING"


def _is_stand_in(entity: Entity, prop: PropKind) -> bool:
    """Whether an entity is drawn as what is nearest, or as its class, for want of a picture of its own."""
    noun = entity.noun.lower()
    if noun == _spoken(prop):
        return False
    if own_picture(entity) is None or (prop == nearest_picture(noun) and is_stand_in(noun)):
        return True
    return bool(noun) and _is_near(noun, prop) and not form_of(entity, prop).form


@lru_cache(maxsize=2048)
def _is_near(noun: str, prop: PropKind) -> bool:
    """Whether the lexicon knows a word only as near to a picture; a pocket watch and a 书桌 are what they end with."""
    exact, _, near = PROPS.get(prop, "").partition("~")
    named = [word.strip() for word in exact.split(",") if word.strip()]
    plain = simplified(noun)
    kin = any(re.search(rf"{re.escape(word)}$", plain) for word in [*named, _spoken(prop)] if word)
    return not kin and plain in {word.strip() for word in near.split(",")}
