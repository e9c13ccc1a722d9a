"""From what is written to what is said: numbers, signs, units, money, dates and abbreviations as words.

English and Chinese have rules of their own over one table (``spoken.yaml``). How words sound is left to the
engines; nothing here needs one.
"""

from .line import (
    NO_PRONUNCIATIONS,
    SpokenSpan,
    check_said,
    is_letter,
    joined,
    narrow,
    respelled,
    spans,
    spoken_form,
    unsquared,
)
from .rules import HAN
from .tables import signs

__all__ = [
    "HAN",
    "NO_PRONUNCIATIONS",
    "SpokenSpan",
    "check_said",
    "is_letter",
    "joined",
    "narrow",
    "respelled",
    "signs",
    "spans",
    "spoken_form",
    "unsquared",
]
