"""Plain English sentences are read right, whoever is in them: who, what is done, to whom, and nothing that isn't told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from animation_ai_studio.common.acts import Act, StoryReading
from animation_ai_studio.intent.events import read_story

from .again import again
from .asked import asked
from .mixed import mixed
from .objects import objects
from .openers import openers
from .ordered import ordered, passive
from .scenes import scenes
from .sentences import Sentence, Wanted, sentences
from .typed import typed

CAST: Any = {
    "luca": SimpleNamespace(id="luca", names=SimpleNamespace(en=["Luca"], zh=[]), traits=[], narrator=False)
}
GRIDS: dict[str, tuple[Callable[[int], Iterator[Sentence]], int, float]] = {
    "verbs": (sentences, 97, 0.97),
    "scenes": (scenes, 7, 0.97),
    "asked": (asked, 7, 0.97),
    "again": (again, 7, 0.98),
    "typed": (typed, 7, 0.98),
    "openers": (openers, 13, 0.98),
    "ordered": (ordered, 7, 0.97),
    "passive": (passive, 3, 0.98),
    "objects": (objects, 7, 0.98),
    "mixed": (mixed, 4, 0.95),
}
"""Each grid, of how many of its sentences one is read, and the least share read right."""


def _said(reading: StoryReading, keys: Sequence[str | None]) -> str:
    return " ".join(f"{one.id} {one.name.lower()} {one.noun}" for one in reading.entities if one.id in keys)


def _together(wanted: Sequence[Wanted]) -> list[Wanted]:
    """The acts wanted, with what several do together as one."""
    found: list[Wanted] = []
    for one in wanted:
        last = found[-1] if found else None
        if last and (last.actions, last.other) == (one.actions, one.other) and last.who != one.who:
            found[-1] = Wanted(f"{last.who} {one.who}", one.actions, one.other)
        else:
            found.append(one)
    return found


def _fits(reading: StoryReading, act: Act, wanted: Wanted) -> bool:
    doers = {key.rstrip("-0123456789") for key in act.who}
    right = act.action in wanted.actions and 0 < len(doers) <= len(wanted.who.split())
    who, others = _said(reading, act.who), _said(reading, (act.what, act.whom))
    return (
        right
        and all(word in who for word in wanted.who.split())
        and all(word in others for word in wanted.other.split())
    )


def is_read(sentence: Sentence) -> bool:
    """Whether the reader finds just the acts that a sentence tells."""
    reading, wanted = read_story(sentence.text, "en", CAST), _together(sentence.wanted)
    return len(reading.acts) == len(wanted) and all(
        _fits(reading, act, one) for act, one in zip(reading.acts, wanted, strict=True)
    )


@pytest.mark.parametrize("name", GRIDS)
def test_plain_sentences_are_read_right(name: str) -> None:
    grid, step, floor = GRIDS[name]
    rows = list(grid(step))
    wrong = [row.text for row in rows if not is_read(row)]
    assert len(wrong) <= (1 - floor) * len(rows), f"{len(wrong)} of {len(rows)}: {wrong[:12]}"
