"""Measures what is said in films of told events: how much, how much of it quoted, what is said twice or of nothing.

Whether a line is good must be read: :func:`read_out` prints films with who says what during which act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from ..agent.request.options import FilmOptions
from ..agent.request.planning import read_request
from ..agent.story.events.lines import QUIET
from ..agent.story.planner import DeterministicPlanner
from ..agent.story.timing import LEAD, speech_seconds
from ..agent.story.writer import plain
from ..common.story import Language, Line, Shot, Storyboard
from ..configs.schema import CharacterPreset
from ..intent.text import simplified
from ..intent.thing_words import PROPS
from .figures import Figures

SEEDS: Final = (1, 2)
PUNCHES: Final = re.compile(r"!\s*$|！\s*$")
"""How a line ends that is said for a laugh."""
_SAYING: Final = ("speak", "shout", "sing", "laugh")
"""Acts whose loudness was asked for."""
_NOTHING_TO_HOLD: Final = frozenset(
    {"heart", "star", "drop", "button", "sun", "slide", "心", "星星", "太阳", "月亮"}
)
"""Names of things that lines use as figures of speech."""


@dataclass(frozen=True)
class HeardLine:
    """A line of a film, with who says it and what they see happen while it is said."""

    speaker: str
    text: str
    during: str
    quoted: bool
    language: Language


@dataclass
class _Counts:
    films: int = 0
    lines: int = 0
    quoted: int = 0
    spoken: float = 0.0
    seconds: float = 0.0
    shared: list[float] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    punched: list[str] = field(default_factory=list)


def shipped_sets() -> list[Path]:
    """The files of requests that ship with the studio."""
    return sorted((Path(__file__).parent / "data").glob("stories*.yaml"))


def measure(requests: Sequence[str], characters: Mapping[str, CharacterPreset]) -> Figures:
    """Counts over the films of each request with two seeds; requests that become sketches are left out."""
    counts = _Counts()
    for request in requests:
        boards = list(_films(request, characters))
        for board in boards:
            _count(board, counts)
        if len(boards) > 1:
            one, other = ({plain(line.text) for line in _own(board)} for board in boards[:2])
            counts.shared += [len(one & other) / min(len(one), len(other))] if one and other else []
    return {
        "films": counts.films,
        "lines_a_film": round(counts.lines / max(counts.films, 1), 2),
        "quoted": round(counts.quoted / max(counts.lines, 1), 4),
        "spoken": round(counts.spoken / max(counts.seconds, 1.0), 4),
        "shared_by_two_seeds": round(sum(counts.shared) / max(len(counts.shared), 1), 4),
        "name_what_is_not_there": counts.absent,
        "repeated_in_a_film": counts.repeated,
        "punchlines_where_all_is_quiet": counts.punched,
    }


def read_out(requests: Sequence[str], characters: Mapping[str, CharacterPreset], most: int) -> Iterator[str]:
    """Films as lines of text for somebody to read: the request, then who says what, during which act."""
    for request in requests[:most]:
        for board in list(_films(request, characters))[:1]:
            yield f"# {request}"
            yield from (f"  {one.speaker}: {one.text}  [{one.during}]" for one in spoken_lines(board))


def spoken_lines(board: Storyboard) -> list[HeardLine]:
    """The lines of a film in their order."""
    quoted = {plain(act.says) for event in board.events for act in event.acts if act.says}
    return [
        HeardLine(
            speaker=board.called.get(line.character, line.character),
            text=line.text,
            during=during,
            quoted=plain(line.text) in quoted,
            language=line.language,
        )
        for shot in board.shots
        for line, during in zip(shot.lines, _acts_of(shot), strict=True)
    ]


def names_absent(line: HeardLine, board: Storyboard) -> str:
    """The first thing that a line names and the film doesn't have, or nothing."""
    there = _there(board)
    for name in _names_in(line):
        if name not in there:
            return name
    return ""


def _films(request: str, characters: Mapping[str, CharacterPreset]) -> Iterator[Storyboard]:
    intent = read_request(FilmOptions(request=request), characters)
    for seed in SEEDS:
        board = DeterministicPlanner().plan(intent, seed=seed, characters=characters)
        if board.planner == "events":
            yield board


def _own(board: Storyboard) -> list[HeardLine]:
    """The lines that were written for the film: neither quoted nor told in the request's words."""
    return [one for one in spoken_lines(board) if not one.quoted and one.speaker != "narrator"]


def _count(board: Storyboard, counts: _Counts) -> None:
    lines = spoken_lines(board)
    counts.films += 1
    counts.lines += len(lines)
    counts.quoted += sum(line.quoted for line in lines)
    counts.spoken += sum(speech_seconds(line.text, line.language) for line in lines)
    counts.seconds += sum(shot.seconds for shot in board.shots)
    own, seen = _own(board), set[str]()
    for line in own:
        label = f"{board.request[:50]} · {line.text}"
        if name := names_absent(line, board):
            counts.absent.append(f"{label} ({name})")
        if plain(line.text) in seen:
            counts.repeated.append(label)
        seen.add(plain(line.text))
        if board.tone in QUIET and PUNCHES.search(line.text) and not line.during.startswith(_SAYING):
            counts.punched.append(label)


def _acts_of(shot: Shot) -> Iterator[str]:
    """What happens while each line of a shot is begun."""
    at = LEAD
    for line in shot.lines:
        at += line.pause
        yield _act_at(shot, at)
        at += _seconds(line)


def _act_at(shot: Shot, at: float) -> str:
    begun = [act for act in shot.acts if act.start <= at + 0.1]
    if not begun:
        return "nothing yet"
    act = begun[-1]
    others = " ".join(name for name in (act.what, act.whom) if name)
    over = " (over)" if act.start + act.seconds < at else ""
    return " ".join(f"{act.action} by {', '.join(act.who)} {others} {act.outcome}{over}".split())


def _seconds(line: Line) -> float:
    return speech_seconds(line.text, line.language)


@lru_cache(maxsize=2)
def _names(language: Language) -> Mapping[str, frozenset[str]]:
    """Names of things in a language → every name and kind by which the same thing goes."""
    found: dict[str, set[str]] = {}
    for kind, row in PROPS.items():
        names = [name.strip().casefold() for name in row.replace("~", ",").split(",")]
        own = [name for name in names if name.isascii() == (language == "en") and len(name) > 1]
        for name in own:
            found.setdefault(name, set()).update((*own, kind.value))
    return {name: frozenset(all_) for name, all_ in found.items() if name not in _NOTHING_TO_HOLD}


def _names_in(line: HeardLine) -> Iterator[str]:
    text = line.text.casefold()
    for name in _names(line.language):
        if line.language == "zh" and name in text:
            yield name
        elif line.language == "en" and name in text:
            pointed = rf"\b(?:the|my|your|an?|this|that|some|our|his|her)\s+(?:\w+\s+)?{re.escape(name)}s?\b"
            if re.search(pointed, text):
                yield name


def _there(board: Storyboard) -> frozenset[str]:
    """Every name of everything that a film shows or its story tells of."""
    kinds = {thing.prop.value for shot in board.shots for thing in shot.things}
    words = {
        simplified(word.casefold())
        for one in board.entities
        for word in (one.noun, one.prop, one.name)
        if word
    }
    names = _names(board.language)
    shown = {name for name, alike in names.items() if alike & kinds}
    told = {name for name in names if any(name in word for word in words)}
    return frozenset(shown | told)
