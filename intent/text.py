"""Request text made ready for matching: folded width, simplified characters, emoji as words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from .hanzi import SIMPLIFIED, TRADITIONAL
from .lexicon import EMOJI

CJK = re.compile(r"[\u3400-\u9fff]")
LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


@cache
def _fold_table() -> dict[int, str]:
    table = {ord(old): new for old, new in zip(TRADITIONAL, SIMPLIFIED, strict=True)}
    table |= {ord("’"): "'", ord("‘"): "'", ord("“"): '"', ord("”"): '"', ord("「"): '"', ord("」"): '"'}
    return table


def simplified(text: str) -> str:
    """Traditional characters as simplified ones; everything else as it was."""
    return text.translate(_fold_table())


def is_traditional(text: str) -> bool:
    """Whether the text is written in traditional characters."""
    return any(character in TRADITIONAL for character in text)


def folded(text: str) -> str:
    """NFKC text on one line with plain quotes, simplified characters and emoji spelled out."""
    for emoji, word in EMOJI.items():
        if emoji in text:
            text = text.replace(emoji, f" {word} ")
    text = "".join(
        c for c in text if unicodedata.category(c) not in ("So", "Sk", "Cf", "Co", "Cs") and c != "\ufe0f"
    )
    text = simplified(unicodedata.normalize("NFKC", text))
    return re.sub(r"\s+", " ", text).strip()


def mostly_chinese(text: str) -> bool:
    """Whether a text mixes more Chinese than English words (two characters count as one word)."""
    return len(CJK.findall(text)) / 1.6 > len(LATIN_WORD.findall(text))


def just_before(pattern: re.Pattern[str], text: str, at: int, within: int = 80) -> re.Match[str] | None:
    """The match of a pattern that ends in ``$`` right before a place of a text.

    Only the last ``within`` characters are looked at: searching from the beginning of the text at each of its
    words takes time that grows with its square.
    """
    return pattern.search(text, max(0, at - within), at)


class Covered:
    """Which characters of a text are taken by something that was found in it."""

    def __init__(self, text: str, spans: Iterable[tuple[int, int]]) -> None:
        self._taken = bytearray(len(text))
        for start, end in spans:
            self._taken[start:end] = b"\x01" * (min(end, len(text)) - start)

    def touches(self, start: int, end: int) -> bool:
        """Whether any character from ``start`` to before ``end`` is taken."""
        return 1 in self._taken[start:end]


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set, for word lists that people edit."""
    return frozenset(text.split())
