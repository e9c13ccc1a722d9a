"""Plain Chinese sentences, whoever is in them: every verb of the stage in every usual construction is read right.

The sentences are put together from the tables of ``chinese_grid.yaml``, and each knows what it must be read as.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from animation_ai_studio.common import strict_yaml
from animation_ai_studio.common.acts import Act, Action, Outcome, StoryReading
from animation_ai_studio.intent.chinese.reader import read
from animation_ai_studio.intent.hanzi import SIMPLIFIED, TRADITIONAL
from animation_ai_studio.intent.text import simplified

_TABLES: dict[str, str] = strict_yaml.loads(
    Path(__file__).with_name("chinese_grid.yaml").read_text(encoding="utf-8")
)


@dataclass(frozen=True)
class Wanted:
    """An act that must be read: any of ``actions``, by all of ``who``, with all of ``others``."""

    actions: tuple[str, ...]
    who: tuple[str, ...]
    others: tuple[str, ...] = ()
    needed: bool = True


@dataclass(frozen=True)
class Sentence:
    """A sentence, what it tells, and from which construction and verb it was made."""

    text: str
    construction: str
    verb: str
    wanted: tuple[Wanted, ...] = field(default=())


@dataclass(frozen=True)
class _Frame:
    actions: tuple[str, ...]
    verb: str
    objects: tuple[str, ...] = ()
    moved: bool = False

    def fits(self, kind: str) -> bool:
        give = any(":" in one for one in self.objects)
        return {
            "any": True, "deed": "go" not in self.actions, "none": not self.objects, "object": bool(self.objects), "moved": self.moved, "give": give,
        }[kind]  # fmt: skip


def _called(word: str) -> tuple[str, str]:
    said, _, name = word.partition("|")
    return said, name or said


def _frames(table: str) -> list[_Frame]:
    frames = []
    for line in _TABLES[table].splitlines():
        head, verbs = line.rsplit("|", 1)
        actions, *objects = head.split()
        for at, verb in enumerate(verbs.split()):
            turned = objects[at % len(objects) :] + objects[: at % len(objects)] if objects else []
            bare = tuple(one.replace("+", "") for one in turned)
            frames.append(_Frame(tuple(actions.split("|")), verb, bare, any("+" in one for one in objects)))
    return frames


def sentences(doers: str, verbs: str, constructions: str) -> Iterator[Sentence]:
    """Each construction with each verb that fits it, with another doer every time."""
    cast = [_called(word) for word in _TABLES[doers].split()]
    for row, line in enumerate(_TABLES[constructions].splitlines()):
        kind, pattern, told = (part.strip() for part in line.split(" | "))
        for at, frame in enumerate(_frames(verbs)):
            for turn in range(at, at + (1 if "V" in pattern or kind == "give" else 7)):
                if frame.fits(kind):
                    doer = cast[(turn * 5 + row * 7 + turn // 9) % len(cast)]
                    yield _sentence(pattern, told, frame, doer, row + turn)


def _sentence(pattern: str, told: str, frame: _Frame, doer: tuple[str, str], turn: int) -> Sentence:
    thing = frame.objects[turn % len(frame.objects)] if frame.objects else ""
    whom, _, what = thing.rpartition(":")
    what, _, name = what.partition("/")
    given = what if "把O给" in pattern else whom + what
    parts = {"S": doer[0], "V": frame.verb, "O": given}
    text = re.sub("[SVO]", lambda match: parts[match.group()], pattern)
    names: dict[str, Any] = {
        "S": doer[1],
        "O": tuple(filter(None, (whom if given != what else "", name or what))),
    }
    wanted = [] if told == "!" else [_wanted(one.split(), names, frame) for one in told.split(" = ")]
    return Sentence(text, pattern, frame.verb, tuple(wanted))


def _wanted(words: list[str], names: dict[str, Any], frame: _Frame) -> Wanted:
    who = tuple(
        simplified("|".join(str(names.get(name, name)) for name in one.split("|")))
        for one in words[0].split("+")
    )
    actions = frame.actions if words[1] == "V" else tuple(words[1].split("|"))
    named = {**names, "S": (names["S"],)}
    others = [one for word in words[2:] if word != "~" for one in named.get(word, (word,))]
    return Wanted(actions, who, tuple(simplified(one) for one in others), "~" not in words[1:])


def fault(sentence: Sentence, reading: StoryReading) -> str:
    """What is read wrong in a sentence; nothing where all is right."""
    acts = list(reading.acts)
    if not sentence.wanted:
        inner = (Action.REFUSE, Action.FEEL, Action.THINK)
        done = [act for act in acts if act.outcome is Outcome.DONE and act.action not in inner]
        return f"done {_shown(done, reading)}" if done else ""
    for one in sentence.wanted:
        match = next((act for act in acts if not _wrong(act, one, reading)), None)
        if match is not None:
            acts.remove(match)
        elif one.needed:
            same = next((act for act in acts if act.action in one.actions), None)
            wrong = _wrong(same, one, reading) if same else f"no {'|'.join(one.actions)}"
            return f"{wrong}: {_shown(acts, reading)}"
    spare = {action for one in sentence.wanted if not one.needed for action in one.actions}
    acts = [act for act in acts if act.action not in spare]
    return f"beside {_shown(acts, reading)}" if acts else ""


def _wrong(act: Act, wanted: Wanted, reading: StoryReading) -> str:
    called = {
        one.id: " ".join(simplified(text) for text in (one.name, one.noun, one.words))
        for one in reading.entities
    }
    who = [called[one] for one in act.who]
    others = [called[one] for one in (act.what, act.whom) if one]
    if act.action not in wanted.actions:
        return "action"
    if (wanted.who != ("~",) and len(who) != len(wanted.who)) or not all(
        any(_is(name, one) for one in who) for name in wanted.who if name != "~"
    ):
        return "who"
    about = [simplified(act.about)] if act.about else []
    if not all(any(name in one for one in others + about) for name in wanted.others):
        return "other"
    return ""


def _is(name: str, called: str) -> bool:
    return any(one in called for one in name.split("|"))


def _shown(acts: list[Act], reading: StoryReading) -> str:
    called = {one.id: one.name for one in reading.entities}
    shown = []
    for act in acts:
        who = "+".join(called[one] for one in act.who)
        others = " ".join(called[one] for one in (act.what, act.whom) if one)
        shown.append(
            f"{who} {act.action}({act.verb}) {others} {act.outcome if act.outcome != 'done' else ''}"
        )
    return "; ".join(shown)


GRIDS = {
    "plain": ("doers", "verbs", "constructions"),
    "things": ("things", "things_do", "things_constructions"),
    "people": ("told_people", "verbs", "people_followed"),
    "animals": ("told_animals", "verbs", "animals_followed"),
    "many": ("told_many", "verbs", "many_followed"),
    "placed": ("doers", "once", "placed"),
    "cantonese": ("cantonese_doers", "cantonese_verbs", "cantonese_constructions"),
}
FLOORS = {
    "plain": 0.99,
    "things": 0.99,
    "people": 0.99,
    "animals": 0.99,
    "many": 0.99,
    "placed": 0.985,
    "cantonese": 0.97,
}
MOST = 1000
"""Sentences of a grid that a test reads, evenly spread over it."""


def _share(told: list[Sentence]) -> tuple[float, str]:
    faults = [f"{one.text} {wrong}" for one in told if (wrong := fault(one, read(one.text, {})))]
    return 1 - len(faults) / len(told), "\n".join(faults[:40])


@pytest.mark.parametrize("grid", GRIDS)
def test_plain_sentences_are_read_right(grid: str) -> None:
    told = list(sentences(*GRIDS[grid]))
    share, faults = _share(told[:: 1 + len(told) // MOST])
    assert share >= FLOORS[grid], faults


def test_traditional_letters_are_read_like_simplified_ones() -> None:
    letters: dict[int, str] = {}
    for traditional, plain in zip(TRADITIONAL, SIMPLIFIED, strict=True):
        letters.setdefault(ord(plain), traditional)
    told = list(sentences(*GRIDS["plain"]))[5 :: 1 + len(GRIDS) * 3]
    share, faults = _share([replace(one, text=one.text.translate(letters)) for one in told])
    assert share >= FLOORS["plain"], faults
