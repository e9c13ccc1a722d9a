"""Titles, loglines and end cards: short, and about this film only."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping
from typing import Final

from ...common.acts import StoryReading
from ...common.story import Language, Setting
from ...common.vocabulary import Form
from .film import FilmDecisions
from .script import library
from .words import MissingSlotError, fill, name_entity, place_entity
from .writer import scene_entities

_SMALL = "a an and as at but by for from in nor of on or than the to with"
SMALL_WORDS = frozenset(_SMALL.split())
_OF_TWO: Final[Mapping[Language, tuple[str, ...]]] = {
    "en": ("{0} and {1}", "The story of {0} and {1}", "{0}, and then {1}", "{0} and {1}: a film"),
    "zh": ("{0}和{1}", "{0}与{1}的故事", "{0}遇上{1}", "{0}、{1}"),
}


def entitle(film: FilmDecisions) -> tuple[str, str, str]:
    """Title, logline and end card."""
    entities = {role: name_entity(film.name(who)) for role, who in zip("ABCD", _billing(film), strict=False)}
    entities |= scene_entities(film, film.settings[0], film.things)

    def one(kind: str, longest: int) -> str:
        scenes = [
            s for s in library(film.language) if s.kind == kind and (not s.tags or film.form.value in s.tags)
        ]
        texts = [
            text
            for scene in scenes
            for bit in scene.bits
            for text in bit.texts
            for _ in range(3 if scene.tags else 1)
        ]
        film.rng.shuffle(texts)
        for text in texts:
            try:
                filled = fill(text, entities, film.rng.choice)
            except MissingSlotError:
                continue
            if len(filled) <= longest:
                return filled
        return film.name(film.cast[0]) if film.cast else Form.SKETCH.value

    title = one("title", 60)
    return headline(title) if film.language == "en" else title, one("logline", 200), one("end", 60)


def title_of(
    reading: StoryReading, seen: Collection[str], setting: Setting, language: Language, rng: random.Random
) -> str:
    """Who does most, and with whom or what; somebody alone is named with the place.

    Args:
        seen: the entities that the film has a picture of.
    """
    counts: dict[str, float] = {}
    for act in reading.acts:
        for key in act.who:
            counts[key] = counts.get(key, 0.0) + 1.0
        for other in filter(None, (act.whom, act.what)):
            counts[other] = counts.get(other, 0.0) + 0.6
    teller = ("i", "me", "我")  # whoever asks for a film isn't "The Person" in its title
    names = {
        one.id: one.name for one in reading.entities if one.id in seen and one.words.casefold() not in teller
    }
    ordered = (names[key] for key in sorted(counts, key=lambda key: -counts[key]) if key in names)
    leads = list(dict.fromkeys(ordered))[:2]  # three crows of one name are one lead
    place = place_entity(setting, language).phrases
    if len(leads) > 1:
        told = rng.choice(_OF_TWO[language]).format(*leads)
    elif leads:
        told = f"{leads[0]}在{place['noun']}" if language == "zh" else f"{leads[0]} {place['at']}"
    else:
        told = place["noun"]
    return (told if language == "zh" else headline(told))[:80]


def _billing(film: FilmDecisions) -> list[str]:
    """The cast with the characters that the request names in front."""
    named = [who for who in film.intent.characters if who in film.cast]
    return [*named, *(who for who in film.cast if who not in named)]


def headline(text: str) -> str:
    """English title case: small words stay small except at the start and after a stop."""
    words = text.split(" ")
    return " ".join(
        word
        if number and word in SMALL_WORDS and not words[number - 1].endswith((".", ":", "?", "!"))
        else word[:1].upper() + word[1:]
        for number, word in enumerate(words)
    )
