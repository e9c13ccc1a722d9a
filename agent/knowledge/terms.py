"""Text to search terms: lower-case words for alphabets, pairs of characters for Chinese.

Chinese has no spaces, and single characters are too common to rank by; overlapping pairs are the classic
index terms for it. A query must be cut in the same way as what was indexed, so both come through here.
"""

from __future__ import annotations

import re
import unicodedata

_RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[^\W_]+", re.UNICODE)
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_STOP = """a an and are as at be but by can did do does for from has have how i in into is it its me my of on or so
that the their them then there this to was were what when where which who why will with you your"""
STOP_WORDS = frozenset(_STOP.split())
"""Words that every text has: they only slow a query down."""


def has_han(text: str) -> bool:
    """Whether a text holds Chinese characters."""
    return _HAN.search(text) is not None


def terms(text: str) -> list[str]:
    """The terms of a text in order, with repetitions."""
    found: list[str] = []
    for run in _RUN.findall(unicodedata.normalize("NFKC", text).casefold()):
        if _HAN.match(run):
            found += [run[i : i + 2] for i in range(len(run) - 1)] or [run]
        else:
            found.append(_stem(run))
    return found


def query_terms(text: str) -> list[str]:
    """The terms worth searching for: each once, stop words left out unless nothing else is there."""
    every = list(dict.fromkeys(terms(text)))
    return [term for term in every if term not in STOP_WORDS] or every


def _stem(word: str) -> str:
    """A word without its plural s: enough to let "waves" find "wave", too little to join strangers."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
