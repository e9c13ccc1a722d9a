"""Orders that say what isn't to be done, or what can't be read as one: they are asked about, never done.

"Don't mute shot 2" names all that "mute shot 2" names; whoever reads only the verb does the opposite of what is said.
"""

from __future__ import annotations

import re

from ...common.vocabulary import Transition
from .clauses import SHOTS, OrderClause
from .cut import MUTE, transitions_said
from .order import SHOT_ORDERS
from .said_not import is_refused, is_said_not, is_said_to_stay


def refused(clause: OrderClause) -> str:
    """Why a clause about shots, their sound or their transitions has to be asked about; empty where it needn't."""
    return _not_ordered(clause) or _not_muted(clause) or _unclear_transition(clause)


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


def _what_then(clause: OrderClause) -> str:
    told = re.sub(SHOTS, lambda match: " and ".join(clause.group(match.group(1))), clause.text)
    said = " ".join(told.split()).strip(" ,.;")
    return f"It says what isn't to be ({said}), and not what is. What is to be done?"
