"""Requests with what somebody who read only them says must be seen: the denominator of every share.

A file is a list of ``- request: …, events: [{who, action, what, whom}, …]``; ``take|carry`` where either shows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..common import strict_yaml
from ..common.acts import Act, StoryReading
from ..common.errors import StudioError


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
    """The act that was read for a gold event: the same action by the same one, with whoever it names."""
    for event in reading.events:
        for act in event.acts:
            if str(act.action) not in gold.get("action", "").split("|") or not _is(
                gold.get("who", ""), act.who, reading
            ):
                continue
            others = [one for one in (act.what, act.whom) if one]
            if all(_is(gold[role], others, reading) for role in ("what", "whom") if gold.get(role)):
                return act
    return None


def _is(word: str, ids: Sequence[str], reading: StoryReading) -> bool:
    """Whether a word of the gold names one of these entities."""
    if not word:
        return True
    wanted = word.casefold()
    for entity in reading.entities:
        names = (entity.id, entity.noun, entity.name, entity.words, entity.character or "")
        if entity.id in ids and any(
            wanted == name.casefold() or wanted in name.casefold() for name in names if name
        ):
            return True
    return False
