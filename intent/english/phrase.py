"""An English noun phrase as it was read, before anybody knows whom or what it means."""

from __future__ import annotations

from dataclasses import dataclass

from . import words
from .row import is_plural


@dataclass(frozen=True)
class NounPhrase:
    """A noun phrase: its determiner, adjectives, head noun or name, and how many it means."""

    text: str
    noun: str
    determiner: str = ""
    traits: tuple[str, ...] = ()
    count: int = 1
    name: str = ""
    character: str = ""
    pronoun: str = ""
    other: str = ""
    """A word that stands for somebody known: "one", "the other", "the last"."""
    pick: int = 0
    """How many of those it names are meant: "one of the kids"."""
    owner: NounPhrase | None = None


def is_many(phrase: NounPhrase | None) -> bool:
    """Whether a noun phrase means several."""
    if phrase is None:
        return False
    last = phrase.text.split()[-1].lower() if phrase.text else ""
    return (
        phrase.count > 1
        or phrase.pronoun in ("they", "we", "i", "you", "these", "those")
        or (bool(phrase.noun) and is_plural(phrase.noun))
        or last in words.MANY
        or (phrase.other in ("others", "both", "two", "three", "all"))
    )
