"""Whether a line that a language model wrote is one that somebody in the film would say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from ...common.acts import Entity
from ...common.story import Intent, Storyboard
from ...intent.people import Persona
from ...puppets.acting.verbs import base_forms

_NAME: Final = re.compile(r"(?<![.!?…] )(?<!^)(?<![\"“])\b[A-Z][a-z]{2,}\b")
"""A word with a capital that doesn't begin a sentence."""
_ENGLISH: Final = re.compile(r"[a-z']+")
_LITTLE: Final = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "of",
        "at",
        "in",
        "on",
        "to",
        "it",
        "he",
        "she",
        "they",
        "him",
        "her",
        "them",
        "his",
        "their",
        "is",
        "are",
        "was",
        "with",
        "from",
        "then",
    ]
)
"""Words that tell nothing by themselves."""
_ASIDE: Final = re.compile(r"\b(?:i|i'm|my|me|we|us|our|you|your|let's)\b|[我你您咱]", re.I)
"""Words by which somebody speaks to somebody."""
_LOOP: Final = re.compile(r"(\w[^.!?。！？]{3,}[.!?。！？])\s*\1", re.I)
"""A sentence that is said over again at once, as small models do."""
LEAST_RETOLD: Final = 3
"""Words of a line from which on it can be a retelling; shorter ones are cries."""


def misfit_line(
    text: str, who: str, board: Storyboard, intent: Intent, characters: Mapping[str, Persona]
) -> str:
    """Why nobody in a film would say a line; nothing where somebody might.

    It speaks of people that aren't there or of its own speaker, repeats itself, or only retells what is seen.

    Args:
        who: the actor who would say it.
    """
    told = " ".join([intent.request, *(event.text for event in board.events)])
    known = _words(told) | _called(board.entities, characters, board.cast)
    strange = next((name for name in _NAME.findall(text) if name.casefold() not in known), "")
    if strange:
        return f"“{strange}” isn't in the film"
    mine = [one for one in board.entities if who in (one.id, one.character)]
    own = {word for word in _called(mine, characters, [who]) if word not in _LITTLE}
    if own & _words(text) and not _ASIDE.search(text):
        return f"“{text[:40]}” speaks of its own speaker"
    if _LOOP.search(text):
        return f"“{text[:40]}” goes round in a circle"
    if _retells(text, board, told):
        return f"“{text[:40]}” only tells what is seen"
    return ""


def _retells(text: str, board: Storyboard, told: str) -> bool:
    if _ASIDE.search(text) and text not in told:
        return False
    if board.language == "zh":
        bare = re.sub(r"[^\u4e00-\u9fff]", "", text)
        return len(bare) > LEAST_RETOLD and bare in re.sub(r"[^\u4e00-\u9fff]", "", told)
    acts = " ".join(f"{act.verb} {act.action}" for event in board.events for act in event.acts)
    words = _ENGLISH.findall(text.casefold())
    known = _bases(_words(f"{told} {acts}")) | _LITTLE
    return len(words) >= LEAST_RETOLD and all(_bases([word]) & known for word in words)


def _bases(words: Iterable[str]) -> set[str]:
    """Words with the base forms that they may have: chases and chase."""
    return {form for word in words for form in (word, *base_forms(word))}


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _called(entities: Iterable[Entity], characters: Mapping[str, Persona], keys: Iterable[str]) -> set[str]:
    """Every word by which somebody of a film is called."""
    found = _words(" ".join(f"{one.name} {one.words} {one.noun}" for one in entities))
    presets = {*keys, *(one.character or "" for one in entities)} & set(characters)
    return found | _words(" ".join(name for key in presets for name in characters[key].names.en))
