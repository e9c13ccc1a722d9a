"""Requests with what somebody who read only them says must be seen: the denominator of every share.

A file is a list of ``- request: …, events: [{who, action, what, whom}, …]``; ``take|carry`` where either shows it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..common import strict_yaml
from ..common.acts import Act, Entity, EntityKind, StoryReading
from ..common.errors import StudioError
from ..intent.english.words import BODY


@dataclass(frozen=True)
class Gold:
    """A request and what somebody who read only it says must be seen."""

    request: str
    events: Sequence[Mapping[str, str]]
    constraints: Sequence[str]


def load_gold(path: Path) -> list[Gold]:
    """The requests of a file.

    Raises:
        StudioError: ``file_invalid`` when it isn't such a list.
    """
    try:
        rows: Any = strict_yaml.loads(path.read_text("utf-8"))
        return [
            Gold(
                str(row["request"]),
                list(row.get("events", [])),
                [str(one) for one in row.get("constraints", [])],
            )
            for row in rows
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StudioError(
            "file_invalid",
            f"{path} can't be read as labelled requests ({error}).",
            "Write a list of `request:` with `events:` of `who`, `action`, `what`, `whom`.",
        ) from error


def match(gold: Mapping[str, str], reading: StoryReading) -> Act | None:
    """The act that was read for a gold event: what it says is done, by the same one, with whoever it names.

    What is done is the action or the verb as given: a dog that licks is read right, though a kiss is what shows it.
    Who does something with another (a race, a dance) does it to the other too, and what is done to a part of
    somebody's body is done to them.
    """
    for act in reading.acts:
        doers = [key for key in act.who if _is(gold.get("who", ""), [key], reading)]
        if not _does(gold, act) or (gold.get("who") and not doers):
            continue
        others = [*filter(None, (act.what, act.whom)), *(one for one in act.who if one not in doers)]
        roles = [gold[role] for role in ("what", "whom") if gold.get(role)]
        if all(_is(word, others, reading) or _is_in(word, act, others, reading) for word in roles):
            return act
    return None


def _does(gold: Mapping[str, str], act: Act) -> bool:
    wanted = gold.get("action", "").split("|")
    return (
        act.action.value in wanted or act.verb.split(" ")[0] in wanted or act.verb.replace(" ", "_") in wanted
    )


def _is_in(word: str, act: Act, others: Sequence[str], reading: StoryReading) -> bool:
    """Whether an act holds a word otherwise: in its verb ("run home"), or as a part of one whom it is done to."""
    alive = {one.id for one in reading.entities if one.kind is not EntityKind.THING}
    part = any(one.casefold().split(" ")[-1] in BODY for one in word.split("|"))
    return word in act.verb.split(" ")[1:] or (part and not alive.isdisjoint(others))


def _is(word: str, ids: Sequence[str], reading: StoryReading) -> bool:
    """Whether a word of the gold, or either of several, names one of these entities."""
    if not word:
        return True
    named = [entity for entity in reading.entities if entity.id in ids]
    return any(_names(one.casefold(), entity) for one in word.split("|") for entity in named)


def _names(word: str, entity: Entity) -> bool:
    """Whether an entity is called so, as one of its whole words where words are set apart."""
    names = (entity.id, entity.noun, entity.name, entity.words, entity.character or "")
    told = [name.casefold() for name in names if name]
    if not word.isascii():
        return any(word in name for name in told)
    return any(re.search(rf"\b{re.escape(word)}s?\b", name) for name in told)
