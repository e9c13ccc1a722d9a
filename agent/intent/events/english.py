"""The reader of English requests: constraints first, then the story, word by word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ....common.acts import MOST_ENTITIES, MOST_EVENTS, Event, StoryReading
from ....puppets.acting import verbs
from ..people import Persona
from . import english_words as words
from .english_clauses import Reader
from .english_limits import take_limits, take_orders
from .english_row import CLOSED

_FOREIGN = re.compile(r"[^\W\d_A-Za-zÀ-ÿ]+")
_TYPED = re.compile(
    r"\b(?:(he|she|that|there|who|what|here)s|(it)s(?= (?:an?|the|this|so|not|really|always|just|in|on|no|\w+ing|\w+ed)\b))\b",
    re.I,
)
"""Typed without an apostrophe: "shes knitting", "theres a monster"."""

_LONG = {
    "on top of": "on", "thru": "through", "gonna": "going to", "wanna": "want to", "&": "and", "w/": "with", "cuz": "because",
    "dont": "don't", "doesnt": "doesn't", "cant": "can't", "wont": "won't", "isnt": "isn't", "didnt": "didn't",
}  # fmt: skip
_SHORT = re.compile(r"(?<![\w&/])(?:" + "|".join(re.escape(word) for word in _LONG) + r")(?![\w&])", re.I)

_WHOSE = re.compile(r"\b(an?|my|his|her|your|our)( \w+)? ([a-z]+)s (?=([a-z]+))", re.I)


def read(text: str, characters: Mapping[str, Persona]) -> StoryReading:
    """Entities, events, constraints and tone of an English request, with the words it could not place."""
    text, orders = take_orders(prepared(text))
    story, constraints, tone, begins = take_limits(text)
    reader = Reader(story, characters, begins)
    reader.read()
    entities = reader.cast.entities[:MOST_ENTITIES]
    return StoryReading(
        entities=entities,
        events=_about({one.id for one in entities}, reader.events)[:MOST_EVENTS],
        constraints=constraints,
        tone=tone,
        not_understood=list(
            dict.fromkeys(word[:60] for word in [*reader.unread(), *orders, *_FOREIGN.findall(story)])
        )[:60],
    )


def prepared(text: str) -> str:
    """The text with its short forms written out: "Mr.", "vs.", "hes", and no quote mark left open."""
    text = _SHORT.sub(lambda match: _LONG[match.group().lower()], text[:4000])
    text = re.sub(r"\b(Mrs?|Ms|Dr|Prof|St|[Vv]s)\.", r"\1 ", text)
    text = _WHOSE.sub(_possessed, text)
    return _closed(_TYPED.sub(lambda match: f"{match.group(1) or match.group(2)}'s", text))


def _possessed(match: re.Match[str]) -> str:
    """A possessor typed without its apostrophe: "a mans face", "my dads shoe"."""
    whose, noun, owned = match.group(2), match.group(3).lower(), match.group(4).lower()
    somebody = noun in words.PERSONS | words.ANIMALS and owned not in CLOSED
    plural = match.group(1).lower() not in ("a", "an") and verbs.is_verb(owned)
    return f"{match.group(1)}{whose or ''} {match.group(3)}'s " if somebody and not plural else match.group()


def _about(known: set[str], events: Sequence[Event]) -> list[Event]:
    """The events whose acts speak of nobody else."""
    return [event for event in events if all(known.issuperset(act.names) for act in event.acts)]


def _closed(text: str) -> str:
    """The text without a quote mark that is never closed."""
    if text.count('"') % 2:
        at = text.rindex('"')
        text = f"{text[:at]} {text[at + 1 :]}"
    return text if "”" in text else text.replace("“", " ")
