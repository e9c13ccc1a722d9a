"""English sentences of several clauses, joined as stories join them, with all that they tell."""

from __future__ import annotations

import random
from collections.abc import Iterator

from .scenes import DEEDS, Deed
from .sentences import DOERS, MANY, Sentence, Wanted

_GOES_ON = (" and ", ", then ", " and then ", ", ")
"""What joins a verb to the same doer."""
_NEXT = (
    ". ",
    ". Then ",
    ", and ",
    ", but ",
    ", so ",
    "; ",
    " while ",
    " until ",
    " because ",
    ". Suddenly ",
    ". Meanwhile ",
    " and ",
    ". After that ",
)
"""What joins another doer."""
_ONES = [doer for doer in DOERS if doer[0] not in MANY and doer[1] not in ("goat", "man", "bee")]


def mixed(step: int = 1) -> Iterator[Sentence]:
    """Texts of three to five clauses, always the same; a ``step``-th of eight hundred."""
    dice = random.Random(7)
    for _ in range(800 // step):
        doers = dice.sample(_ONES, 3)
        text, joins, wanted, left = "", [], [], dice.sample(DEEDS, 5)
        doer, last = doers[0], doers[0]
        for place in range(dice.randint(3, 5)):
            deed = Deed(doer, left.pop())
            same = place > 0 and doer == last
            join = "" if place == 0 else dice.choice(_GOES_ON if same else _NEXT)
            if same and join == ", ":
                join = " and "
            text += join + (deed.form() if same else f"{_again(doer[0], text)} {deed.form()}")
            joins.append(join.strip(" ,.;") or "-")
            wanted.append(Wanted(deed.word, deed.wanted.actions, deed.wanted.other))
            last, doer = (
                doer,
                doer
                if dice.random() < 0.4 and not same
                else dice.choice([one for one in doers if one != doer]),
            )
        text = ". ".join(part[0].upper() + part[1:] for part in f"{text}.".split(". "))
        yield Sentence(text.replace(" .", ".").replace(" ,", ","), " ".join(joins), "", tuple(wanted))


def _again(name: str, text: str) -> str:
    """A doer as named once more."""
    known = name.lower() in text.lower()
    return (
        name.replace("a ", "the ", 1).replace("an ", "the ", 1)
        if known and name.startswith(("a ", "an "))
        else name
    )
