"""What a person's own documents say of somebody or something in a story: whole sentences, each with where it stands.

What ships with the studio and what earlier films left behind isn't asked: a film by the studio's own cast needs no
facts that nobody told. What comes of a sentence is for :mod:`..story.events.known`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ...common.acts import Entity
from ...common.story import KnownFact
from ...intent.people import Persona
from .base import SHIPPED
from .memory import KIND as REMEMBERED
from .search import Knowledge
from .store import Passage
from .terms import query_terms

MOST_FACTS: Final = 24
"""Facts about a story: more than a film has room for."""
_MOST_READ: Final = 60
"""Passages that are looked into for each entity."""
_LONGEST: Final = 300
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])\s*|\n+")
_MARKS: Final = re.compile(r"^[\s#>*-]+")


def facts_about(
    base: Knowledge, entities: Sequence[Entity], characters: Mapping[str, Persona]
) -> list[KnownFact]:
    """The sentences of a person's documents about the entities of a story, in the order of both.

    Args:
        characters: the presets, whose other names count too.

    Raises:
        StudioError: ``file_invalid`` for a knowledge base that is damaged.
    """
    found: dict[tuple[str, str], KnownFact] = {}
    for entity in entities:
        names = _names(entity, characters)
        for passage, own in _passages(base, names):
            for text in _sentences(passage.text, names, own):
                citation = f"{passage.source}#{passage.position + 1}"
                fact = KnownFact(about=entity.id, text=text, citation=citation[-400:])
                found.setdefault((entity.id, text), fact)
    return list(found.values())[:MOST_FACTS]


def _names(entity: Entity, characters: Mapping[str, Persona]) -> list[str]:
    """What an entity goes by; a name of its own before its noun."""
    persona = characters.get(entity.character or "")
    called = [*persona.names.en, *persona.names.zh] if persona is not None else [entity.name, entity.noun]
    plain = (re.sub(r"^(?:the|an?) ", "", name.strip(), flags=re.I) for name in called)
    return [name for name in dict.fromkeys(plain) if name]


def _passages(base: Knowledge, names: Sequence[str]) -> Iterator[tuple[Passage, bool]]:
    """The passages that may speak of somebody, and whether the whole document is about them."""
    own = base.documents(names)
    first = base.store.by_name(names)
    words = base.store.by_words(query_terms(" ".join(names)), _MOST_READ)
    for passage in base.store.passages(list(dict.fromkeys([*first, *words]))):
        if not passage.source.startswith(SHIPPED) and passage.kind != REMEMBERED:
            yield passage, passage.document in own


def _sentences(text: str, names: Sequence[str], own: bool) -> Iterator[str]:
    """The sentences that tell something of whoever goes by these names.

    One that only mentions them tells of another; outside of their own documents it must begin with them.
    """
    for part in _SENTENCE.split(text):
        sentence = _MARKS.sub("", part).strip()
        if not 3 < len(sentence) <= _LONGEST:
            continue
        if own or any(_tells_of(sentence, name) for name in names):
            yield sentence


def _tells_of(sentence: str, name: str) -> bool:
    """Whether a sentence begins with a name, or with a common noun of which it tells something in general."""
    if name[:1].isupper():
        return re.match(rf"{re.escape(name)}\b(?!['’]s)", sentence) is not None
    if not name.isascii():
        return sentence.startswith(name) and not sentence.startswith(f"{name}的")
    return re.match(rf"(?:the|our|every|all|this) {re.escape(name)}s?\b(?!['’]s)", sentence, re.I) is not None
