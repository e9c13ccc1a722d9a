"""What an order names as a thing that isn't to be: "no rain", "make it less stormy", "from night to day".

Where it isn't clear whether a value is wanted, it counts as denied: a question costs less than the wrong film.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...common.vocabulary import Weather
from ...intent import follow
from ...intent.match import AliasHit
from . import words

KINDS = {
    "place": "place",
    "time": "time",
    "weather": "weather",
    "snow": "weather",
    "style": "style",
    "mood": "mood",
}
"""Kind of a word of the lexicon → the field of a revision that it gives."""
WITH_OPPOSITE = {Weather.RAIN, Weather.STORM, Weather.SNOW, Weather.FOG, Weather.WIND}
"""What is taken away by clear weather."""
WINDOW = 48
"""Letters before a value in which its denial is looked for."""
REACH = 24
"""Letters that may stand between a denial and what it denies."""
_CUE = re.compile(
    r"(?:\b(?:no|not(?! enough\b| only\b)|never|less|without|except|nor|avoid|skip|stop(?:s|ped)?|drop|lose|delete|cancel"
    r"|remov(?:e|es|ing)|clear(?: away| up)? the|get(?:ting)? rid of|tak(?:e|ing) (?:away|out)|turn off|cut out|instead of"
    r"|rather than|neither|too(?: much| many)?|anything but|(?:do|does|is|should|must|ca)nt|cannot)|n['’]t)\b"
    r"(?:\s+(?:any\s*more|any longer|more|longer))?"
    r"|不(?![变动同仅只过错])|(?<![特分区级])别(?![的人处])|没有?|去掉|去除|无|取消|删掉?|停止?|减少|少一?[点些]|除了",
    re.I,
)
_STOPS = re.compile(r"[.,;:!?\n，。；：！？]|\b(?:and|but|more|then|instead|than)\b|而|但", re.I)
_ALSO = re.compile(r"^\s*(?:,?\s*\b(?:or|and|nor)\b|[,、和或跟与])\s*(?:the|a|an|any|no)?\s*$", re.I)
_GOES = re.compile(
    r"^(?:\s+\w+)?\s+(?:stops?|stopped|away|gone|off|ends?|disappears?)\b|^(?:停|去掉|去除|消失|(?:别|不要|没)(?:了|$))",
    re.I,
)
_LEAVES = re.compile(
    r"(?:\b(?:from|swap|replace|exchange|turn|change|switch|substitute)\b[^.,;]{0,16}|[把将从由][^，。]{0,6})$",
    re.I,
)
_COMES = re.compile(r"\b(?:to|into|for|with|by)\b|[改换变到成]", re.I)


@dataclass(frozen=True)
class Said:
    """A value that an order names, and where."""

    name: str
    value: str
    start: int
    end: int
    negated: bool = False


def values_said(text: str, hits: Iterable[AliasHit]) -> list[Said]:
    """Every value of a field that a text names, wanted or not, in its order."""
    found = [
        Said(KINDS[hit.kind], str(getattr(hit.value, "value", hit.value)), hit.start, hit.end, hit.negated)
        for hit in hits
        if hit.kind in KINDS
    ]
    for name, table in words.TABLES.items():
        for value, pattern in table.items():
            found += [Said(name, str(value), *match.span()) for match in re.finditer(pattern, text, re.I)]
    for start, end in follow.shifted_spans(text):
        shifts = follow.shifts(text[start:end])
        found += [Said(name, str(value), start, end) for name, value in shifts.items()]
    return sorted(found, key=lambda one: one.start)


def denied_values(text: str, said: Sequence[Said]) -> list[Said]:
    """Those of the values that a text doesn't want."""
    denied: list[Said] = []
    for at, one in enumerate(said):
        near = [other for other in said[max(0, at - 8) : at] if other.end <= one.start]
        along = any(
            other in denied and other.name == one.name and _ALSO.match(text[other.end : one.start])
            for other in near
        )
        gone = one.name != "place" and _GOES.match(text[one.end : one.end + REACH]) is not None
        left = one.name != "place" and any(_left_for(text, one, other) for other in said[at + 1 : at + 9])
        if one.negated or along or gone or left or _denied_by_cue(text, one, near):
            denied.append(one)
    return denied


def is_denied(text: str, start: int) -> bool:
    """Whether a denial reaches what begins at a place of a text."""
    return _gap(text, start) is not None


def _gap(text: str, start: int) -> int | None:
    """Where the denial ends that reaches a place of a text; None without one."""
    begin = max(0, start - WINDOW)
    cues = list(_CUE.finditer(text, begin, start))
    if not cues:
        return None
    end = cues[-1].end()
    return None if start - end > REACH or _STOPS.search(text, end, start) else end


def _denied_by_cue(text: str, one: Said, near: Sequence[Said]) -> bool:
    end = _gap(text, one.start)
    if end is None:
        return False
    between = [other for other in near if other.start >= end and other.name != one.name]
    if one.name == "place" and between:
        return words.AT.search(text[: one.start]) is None  # "no rain in the kitchen" is about rain
    same = [other for other in near if other.start >= end and other.name == one.name]
    return not any(_COMES.search(text[other.end : one.start]) for other in same)


def _left_for(text: str, one: Said, other: Said) -> bool:
    """Whether a value is the one that another takes the place of: "from night to day"."""
    return (
        other.name == one.name
        and other.value != one.value
        and 0 < other.start - one.end <= REACH
        and _COMES.search(text[one.end : other.start]) is not None
        and _LEAVES.search(text[max(0, one.start - WINDOW) : one.start]) is not None
    )
