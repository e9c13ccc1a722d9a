"""Orders that say what isn't to be done, or what can't be read as one: they are asked about, never done.

"Don't mute shot 2" names all that "mute shot 2" names; whoever reads only the verb does the opposite of what is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ...common.vocabulary import Transition
from .clauses import SHOTS, OrderClause
from .cut import MUTE, transitions_said
from .order import SHOT_ORDERS
from .pace import SECONDS
from .said_not import is_refused, is_said_not, is_said_to_stay

_BETWEEN: Final = re.compile(r"\bbetween\b|之间|中间", re.I)
_PARTED: Final = re.compile(r"\b(?:and|then|but|with)\b|[,，]|并|再|然后", re.I)
"""What stands between two things that are ordered."""


def refused(clause: OrderClause, pictures: Sequence[str]) -> str:
    """Why a clause about shots, their sound or their transitions has to be asked about; empty where it needn't."""
    return (
        _not_ordered(clause)
        or _not_muted(clause)
        or _unclear_transition(clause)
        or _not_neighbours(clause, pictures)
        or _has_no_length(clause)
    )


def _not_ordered(clause: OrderClause) -> str:
    for pattern in SHOT_ORDERS:
        for match in pattern.finditer(clause.text):
            if is_refused(clause.text, match.start()):
                return _what_then(clause)
    return ""


def _not_muted(clause: OrderClause) -> str:
    match = MUTE.search(clause.text) if clause.own and clause.scope and not clause.mentions else None
    return _what_then(clause) if match and is_said_not(clause.text, match.start()) else ""


def _unclear_transition(clause: OrderClause) -> str:
    """A hard cut that isn't to be, several transitions that aren't, or one that isn't to go leave open which is."""
    wanted, denied = transitions_said(clause.text)
    stays = any(is_said_to_stay(clause.text, match.start()) for _, match in denied)
    open_left = stays or len(denied) > 1 or any(one is Transition.CUT for one, _ in denied)
    return _what_then(clause) if clause.scope and not wanted and open_left else ""


def _not_neighbours(clause: OrderClause, pictures: Sequence[str]) -> str:
    """A transition stands between two shots of which one follows the other."""
    named = [one for mark in re.findall(SHOTS, clause.text) for one in clause.group(mark) if one in pictures]
    if len(named) != 2 or not _BETWEEN.search(clause.text) or not any(transitions_said(clause.text)):
        return ""
    if abs(pictures.index(named[0]) - pictures.index(named[1])) == 1:
        return ""
    return f"{named[0]} and {named[1]} aren't neighbours. Into which shot does the transition lead?"


def _has_no_length(clause: OrderClause) -> str:
    """Seconds that are said of a transition or of silence aren't the shot's: neither has a length of its own."""
    seconds = SECONDS.search(clause.text)
    if seconds is None or not clause.scope:
        return ""
    muted = MUTE.search(clause.text) if clause.own and not clause.mentions else None
    for match in (*(one for _, one in transitions_said(clause.text)[0]), *filter(None, [muted])):
        first, second = sorted([seconds.span(), match.span()])
        if not _PARTED.search(clause.text[first[1] : second[0]]):
            what = "A shot is mute as a whole" if match is muted else "Every transition takes the same time"
            return f"{what}: how many seconds can't be set. Ask for it without them."
    return ""


def _what_then(clause: OrderClause) -> str:
    told = re.sub(SHOTS, lambda match: " and ".join(clause.group(match.group(1))), clause.text)
    said = " ".join(told.split()).strip(" ,.;")
    return f"It says what isn't to be ({said}), and not what is. What is to be done?"
