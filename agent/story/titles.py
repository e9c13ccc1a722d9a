"""Titles, loglines and end cards: short, and about this film only."""

from __future__ import annotations

from ...common.vocabulary import Form
from .film import FilmDecisions
from .script import library
from .words import MissingSlotError, fill, name_entity
from .writer import scene_entities

_SMALL = "a an and as at but by for from in nor of on or than the to with"
SMALL_WORDS = frozenset(_SMALL.split())


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
