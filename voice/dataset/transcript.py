"""A clip's words as a trainer takes them: without what makes it drop the line and say nothing."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from ...common.story import Language
from ..spoken import HAN

_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
_HAN: Final = re.compile(f"[{HAN}]")


def clean_transcript(text: str) -> str:
    """One line without the list's separator ``|``, byte-order marks and invisible characters."""
    text = unicodedata.normalize("NFC", text.replace("|", ", ").replace("\ufeff", ""))
    shown = (" " if unicodedata.category(one)[0] in "CZ" else one for one in text)
    return re.sub(r"\s+([,.!?])", r"\1", " ".join("".join(shown).split()))


def in_language(text: str, language: Language) -> bool:
    """Whether most letters are the language's own; the trainer drops others without a word."""
    latin, han = len(_LATIN.findall(text)), len(_HAN.findall(text))
    letters = sum(character.isalpha() for character in text)
    own = latin if language == "en" else han
    return letters > 0 and own >= 0.5 * letters
