"""Request text made ready for matching: folded width, simplified characters, emoji as words."""

from __future__ import annotations

import re
import unicodedata
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


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set, for word lists that people edit."""
    return frozenset(text.split())


def sayable(text: str) -> str:
    """The text without half characters from a broken terminal or body, which can be neither saved nor said."""
    return text.encode("utf-8", "replace").decode("utf-8")
