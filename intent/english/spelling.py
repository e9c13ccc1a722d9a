"""Misspelt English words: one edit away from the only known word they can be, where nobody knows them as they stand."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ...common.things import PropKind
from ...puppets.acting import verbs
from . import words
from .kinds import is_person, is_place, prop_of, singular

_BEFORE_VERB: Final = words.NOMINATIVE | frozenset(["then", "who", "to", "and", "it"])
_AFTER_VERB: Final = frozenset(["him", "her", "it", "them", "me", "us", "the", "a", "an", "his", "their"])
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_WRITES: Final = (("ie", "ei"), ("ei", "ie"), ("ck", "k"), ("ea", "ee"), ("ee", "ea"), ("ph", "f"))
"""Letters that are often mistaken for each other."""


def spelled(word: str, before: str, after: str = "") -> str:
    """The lower-case word that is meant; short words, and those that are known, stay.

    ``before`` and ``after`` stand beside it.
    """
    if not 3 < len(word) < 15 or not word.isascii() or not word.isalpha():
        return word
    acts = before in _BEFORE_VERB or after in _AFTER_VERB
    if len(word) == 4 and not (acts and word.endswith("s")):
        return word
    return _mended(word, acts)


@lru_cache(maxsize=4096)
def _mended(word: str, acts: bool) -> str:
    if _is_known(word):
        return word
    found = {near for near in _slips(word) if _is_listed(near)}
    if acts and not found and word.endswith(("s", "ed", "ing")):
        found = {near for near in _edits(word) if _is_verb_form(near, word)}
    return found.pop() if len(found) == 1 else word


def _is_verb_form(near: str, word: str) -> bool:
    """Whether this is the same form of a verb in the lexicon."""
    ending = next(end for end in ("ing", "ed", "s") if word.endswith(end))
    return near.endswith(ending) and verbs.is_verb(near) and verbs.base_forms(near)[0] != near


def _slips(word: str) -> set[str]:
    """What was meant if a letter was doubled or not, or two were swapped or mistaken: "forrest", "brigde"."""
    near = {word[:k] + word[k + 1 :] for k in range(1, len(word)) if word[k] == word[k - 1]}
    near |= {word[:k] + word[k - 1] + word[k:] for k in range(1, len(word))}
    last = len(word) - (4 if word.endswith(("s", "ed", "ing")) else 1)
    near |= {word[:k] + word[k + 1] + word[k] + word[k + 2 :] for k in range(1, min(last, len(word) - 2))}
    near |= {word.replace(wrong, right, 1) for right, wrong in _WRITES if wrong in word}
    return near - {word}


def _edits(word: str) -> set[str]:
    """All words with the same first letter that are one edit away."""
    cuts = [(word[:k], word[k:]) for k in range(1, len(word) + 1)]
    near = {a + b[1:] for a, b in cuts if b} | {a + letter + b for a, b in cuts for letter in _LETTERS}
    near |= {a + letter + b[1:] for a, b in cuts if b for letter in _LETTERS}
    return near - {word}


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    drawn = {part for kind in PropKind for part in kind.value.split("_")}
    known = words.ANIMALS | words.PERSONS | words.ROOMS | words.BODY | words.FOODS | words.AS_NOUNS | drawn
    return known | words.ADJECTIVES | words.NATURE | words.ABSTRACT | frozenset(words.IRREGULAR_PLURALS)


def _is_listed(word: str) -> bool:
    return singular(word) in _nouns() or word in _nouns() or is_place(word) or _inflected(word)


def _inflected(word: str) -> bool:
    return verbs.is_verb(word) and len(word) > 4


def _is_known(word: str) -> bool:
    small = words.SKIP | words.CLOSED | words.FILL | words.DAYTIMES | frozenset(words.MANNERS) | words.COLOURS
    one = singular(word)
    return (
        word in small or _is_listed(word) or is_person(one) or bool(prop_of(one))
        or word.endswith("ly") or word in words.MONTHS
    )  # fmt: skip
