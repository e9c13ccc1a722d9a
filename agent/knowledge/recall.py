"""What a film's plan should know: facts about its characters, places, style and comic device, each cited.

Facts are quoted material. Whoever uses them puts them where data belongs (a prompt's words, a planner's quoted
notes, the report), and nothing in them is ever followed as an instruction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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
    for about, query, kind in _questions(board, characters):
        for found in base.search(query, most=EACH, kinds=[kind], keep=_is_useful):
            if kind == "prompt" and not found.named:
                continue  # words for another place are worse than none
            text = found.passage.text
            facts.setdefault(found.citation, Fact(about=about, kind=kind, text=text, citation=found.citation))
    return list(facts.values())[:MOST]


def _is_useful(passage: Passage) -> bool:
    """Of prompt documents only the words themselves."""
    return passage.kind != "prompt" or passage.text.startswith(WORDS)


def _questions(
    board: Storyboard, characters: Mapping[str, CharacterPreset]
) -> Iterator[tuple[str, str, str]]:
    """What is looked up: what it is about, the query, and the kind of document."""
    for key in dict.fromkeys(actor.character for shot in board.shots for actor in shot.actors):
        yield key, f"{characters[key].names.shown('en')} {board.request}", "character"
    for place in dict.fromkeys(str(shot.setting.place) for shot in board.shots):
        yield place, f"{place} prompt {WORDS}", "prompt"
        yield place, f"{place} {board.request}", "place"
    yield str(board.style), f"{board.style} style", "style"
    yield str(board.device), f"{board.device} {board.form}".replace("_", " "), "note"


def prompt_words(facts: Sequence[Fact], place: str) -> str:
    """What the recalled facts add to the prompt of a picture at ``place``; empty when nothing is known."""
    for fact in facts:
        if fact.kind == "prompt" and fact.about == place and fact.text.startswith(WORDS):
            return fact.text.removeprefix(WORDS)
    return ""
