"""A rule of how something written is said, and what the languages' rules share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, for a class in a pattern."""
LETTER: Final = rf"[^\W\d_{HAN}]"
NUMBER: Final = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d,]\d|\.\d)"
RANGE: Final = r"\s?[-–—~至]\s?"

Words = list[str]
"""English words in lower case or as written, letters to spell with a dot (``A.``), Chinese characters one each."""


@dataclass(frozen=True)
class SpokenRule:
    """What is said for a stretch of a line; ``None`` leaves it to the rules that follow.

    Attributes:
        pattern: matched where a word or a sign begins.
        words: what is said for a match.
    """

    pattern: re.Pattern[str]
    words: Callable[[re.Match[str]], Words | None]


def before(match: re.Match[str]) -> str:
    """The word before a match, or nothing."""
    found = re.search(r"(\S+)\s*$", match.string[: match.start()])
    return found[1] if found else ""


def after(match: re.Match[str]) -> str:
    """What follows a match."""
    return match.string[match.end() :]


def begins(match: re.Match[str]) -> bool:
    """Whether no letter and no digit stands right before a match; a Chinese character may."""
    last = match.string[: match.start()][-1:]
    return not last.isalnum() or bool(re.match(f"[{HAN}]", last))


def spelled(letters: str) -> Words:
    """``usa`` → ``U.``, ``S.``, ``A.``"""
    return [f"{letter.upper()}." for letter in letters if letter.isalpha()]


def vulgar(character: str) -> Fraction | None:
    """The value of ``½`` and its kin."""
    if not unicodedata.name(character, "").startswith("VULGAR FRACTION "):
        return None
    return Fraction(unicodedata.numeric(character)).limit_denominator(10)


def runs(text: str) -> list[str]:
    """``MP3`` → ``MP``, ``3``; decimals stay whole."""
    return re.findall(rf"\d+(?:\.\d+)?|{LETTER}+|[{HAN}]", text)


def is_spelled(letters: str) -> bool:
    """Whether letters beside digits are said one by one: capitals, and a single one."""
    return (len(letters) == 1 and not re.match(f"[{HAN}]", letters)) or (
        letters.isupper() and len(letters) <= 4
    )
