"""Which language a spoken line is in, and how its letters count, whatever emoji and foreign words stand in it.

A line belongs to the script that carries its grammar: one Chinese dish in an English line doesn't make it Chinese,
nor one English word a Chinese line English. What somebody asks for is read elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from .story import Language

CLOSING: Final = "，。！？、；：”’》）」』…—·,.!?;:)]}\"'"
"""Marks that never begin a line."""
OPENING: Final = "“‘《（「『([{"
"""Marks that never end a line."""
_WIDE_LETTER: Final = re.compile(
    r"[\u2e80-\u2fdf\u3005\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Chinese, Japanese and Korean letters."""
_GRAMMAR: Final = frozenset(
    "的了是我你他她它们們在不这這那有吗嗎呢吧啊和就都也很没沒会會要把被说說么麼什今来來去想看给給请請为為个個"
)
"""Letters that Chinese sentences are held together by; a quoted dish or name has few of them."""
_ENGLISH: Final = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "i",
        "you",
        "he",
        "she",
        "it",
        "we",
        "they",
        "me",
        "him",
        "her",
        "us",
        "them",
        "is",
        "are",
        "was",
        "were",
        "am",
        "be",
        "do",
        "does",
        "did",
        "to",
        "of",
        "in",
        "on",
        "at",
        "for",
        "with",
        "from",
        "my",
        "your",
        "his",
        "our",
        "their",
        "this",
        "that",
        "these",
        "those",
        "not",
        "no",
        "yes",
        "hello",
        "hi",
        "thank",
        "thanks",
        "please",
        "call",
        "so",
        "very",
    ]
)
"""Words that English sentences are held together by; a name or a brand in a Chinese line has none of them."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CLUSTER: Final = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}"
    "|.(?:[\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]|\u200d.)*",
    re.DOTALL,
)
"""One letter as a person counts it: with its accents, an emoji with its skin, a family as one."""


def line_language(text: str, otherwise: Language = "en") -> Language:
    """The language of a line by the script that carries it; ``otherwise`` where it holds no letters.

    Where one script alone has words of grammar, it carries the line. Otherwise Chinese letters count half a word, those of
    its grammar a whole one more, and names inside the line nothing. Japanese and Korean lines are read and set as
    Chinese ones are.
    """
    wide = _WIDE_LETTER.findall(text)
    words = [word for word in _WORD.findall(_WIDE_LETTER.sub(" ", text)) if not word.isspace()]
    if not wide:
        return "en" if words else otherwise
    chinese = sum(letter in _GRAMMAR for letter in wide)
    english = sum(word.lower() in _ENGLISH for word in words)
    if bool(chinese) != bool(english):
        return "zh" if chinese else "en"
    names = sum(word != word.lower() and not text.startswith(word) for word in words)
    return "zh" if len(wide) / 2 + chinese > len(words) - names else "en"


def is_wide(text: str) -> bool:
    """Whether a text holds Chinese, Japanese or Korean letters or their punctuation; emoji are none."""
    return any(unicodedata.east_asian_width(letter) in "WF" and not is_emoji(letter) for letter in text)


def is_emoji(letter: str) -> bool:
    """Whether a character is a pictograph, or only shapes one (a skin colour, a joiner, a selector)."""
    return (
        "\U0001f000" <= letter <= "\U0001faff"
        or letter in "\u200d\ufe0e\ufe0f\u20e3"
        or "\U000e0020" <= letter <= "\U000e007f"
        or ("\u2190" <= letter <= "\u2bff" and unicodedata.category(letter) == "So")
    )


def clusters(text: str) -> list[str]:
    """The letters of a text as a person counts them."""
    return _CLUSTER.findall(text)


def columns(text: str, language: Language) -> int:
    """How much of a caption's row a text takes: letters, of which wide ones take two in a row of Latin."""
    letters = clusters(text)
    if language == "zh":
        return len(letters)
    return sum(2 if unicodedata.east_asian_width(letter[0]) in "WF" else 1 for letter in letters)
