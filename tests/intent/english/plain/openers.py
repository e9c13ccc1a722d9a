"""English sentences after words that only say when, where or how the next thing happens."""

from __future__ import annotations

from collections.abc import Iterator

from animation_ai_studio.common.acts import Action

from .scenes import DEEDS, Deed
from .sentences import DOERS, Sentence, Wanted

OPENERS = (
    "after that", "after that,", "after a while", "a moment later", "the next day", "the next morning,", "in the evening", "at that moment",
    "all of a sudden", "just then", "out of nowhere", "with that,", "this time", "once again", "in the meantime", "from then on",
    "later that night", "one day", "one by one,", "every morning", "for a moment", "to everyone's surprise", "without warning", "little by little",
    "as a result", "in return,", "luckily", "sadly,", "at first", "first", "lastly", "in the second scene", "before long", "eventually",
    "at the same time", "on the way home", "back home", "outside", "inside,", "upstairs", "far away", "behind her", "nearby",
    "on the other side", "in the middle of the night", "at midnight", "by now", "this morning", "on Monday", "two days later",
    "five minutes later,", "as usual", "of course", "so", "but", "and", "then", "and then", "but then", "now", "soon after",
    "at the end of the day", "in the end", "at long last", "finally", "for the first time", "in the rain", "under the bridge", "high above",
    "in spring", "at sunset", "when night falls,", "instead", "however,", "still", "even so,", "right away", "at once", "a second later",
    "years later", "a little later", "that night", "that evening", "one last time", "for some reason", "by accident", "on purpose", "with a smile",
    "with a loud splash", "full of joy,", "tired and hungry,", "very carefully", "as fast as possible", "in a hurry", "in silence",
)  # fmt: skip
"""What sentences of stories begin with."""


def openers(step: int = 1) -> Iterator[Sentence]:
    """Every deed after every opener, doers taken in turn; every ``step``-th of them."""
    sneezes, at = Wanted("goat", frozenset([Action.SNEEZE])), 0
    for k, deed in enumerate(DEEDS):
        for m, opener in enumerate(OPENERS):
            at += 1
            if at % step:
                continue
            told = Deed(DOERS[(k * 5 + m * 3 + k // 7) % len(DOERS)], deed)
            text = f"A goat sneezes. {opener[0].upper()}{opener[1:]} {told.who} {told.form()}."
            yield Sentence(text, opener, told.form("base"), (sneezes, told.wanted))
