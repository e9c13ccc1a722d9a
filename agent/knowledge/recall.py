"""What a film's plan should know: facts about its characters, places, style and comic device, each cited.

Facts are quoted material. Whoever uses them puts them where data belongs (a prompt's words, a planner's quoted
notes, the report), and nothing in them is ever followed as an instruction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from ...common.story import Storyboard
from ...configs.schema import CharacterPreset
from .search import Knowledge
from .store import Passage

EACH, MOST = 2, 16
"""Facts about one thing, and in all."""
WORDS = "words: "
"""How the prompt words of a place begin."""


class Fact(BaseModel):
    """One sentence of the knowledge base, and why it was looked up."""

    model_config = ConfigDict(frozen=True)

    about: str
    kind: str
    text: str
    citation: str


def recall(base: Knowledge, board: Storyboard, characters: Mapping[str, CharacterPreset]) -> list[Fact]:
    """The facts that belong to a storyboard; each passage once, the same for the same base and board."""
    facts: dict[str, Fact] = {}
    for asked in _questions(board, characters):
        own = base.documents(asked.names)

        def fits(passage: Passage, asked: Query = asked, own: frozenset[int] = own) -> bool:
            return _is_useful(passage) and (not asked.names or passage.document in own)

        for found in base.search(asked.query, most=EACH, kinds=[asked.kind], keep=fits):
            fact = Fact(about=asked.about, kind=asked.kind, text=found.passage.text, citation=found.citation)
            facts.setdefault(found.citation, fact)
    return list(facts.values())[:MOST]


def _is_useful(passage: Passage) -> bool:
    """Of prompt documents only the words themselves."""
    return passage.kind != "prompt" or passage.text.startswith(WORDS)


class Query(NamedTuple):
    """One thing to look up: what it is about, the query, the kind of document, and whom it must be called after.

    What is known of another character or place is worse than nothing.
    """

    about: str
    query: str
    kind: str
    names: tuple[str, ...] = ()


def _questions(board: Storyboard, characters: Mapping[str, CharacterPreset]) -> Iterator[Query]:
    for key in dict.fromkeys(actor.character for shot in board.shots for actor in shot.actors):
        names = characters[key].names
        query = f"{names.shown('en')} {board.request}"
        yield Query(key, query, "character", (key, *names.en, *names.zh))
    for place in dict.fromkeys(str(shot.setting.place) for shot in board.shots):
        called = (place, place.replace("_", " "))
        yield Query(place, f"{place} prompt {WORDS}", "prompt", tuple(f"{name} prompt" for name in called))
        yield Query(place, f"{place} {board.request}", "place", called)
    yield Query(str(board.style), f"{board.style} style", "style")
    device = f"{board.device} {board.form}".replace("_", " ")
    yield Query(str(board.device), device, "note")


def prompt_words(facts: Sequence[Fact], place: str) -> str:
    """What the recalled facts add to the prompt of a picture at ``place``; empty when nothing is known."""
    for fact in facts:
        if fact.kind == "prompt" and fact.about == place and fact.text.startswith(WORDS):
            return fact.text.removeprefix(WORDS)
    return ""
