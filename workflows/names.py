"""Finds the name that was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import PurePosixPath


def nearest(word: str, known: Iterable[str], *, most: int = 3, least: float = 0.6) -> list[str]:
    """Up to ``most`` of ``known`` that resemble ``word``, best first.

    Letter case, folders (``sdxl/base.safetensors``) and backslashes don't count against a name. ``least``
    is difflib's similarity, 0 … 1; its customary 0.6 keeps typing slips and drops other words.
    """
    words = [one for one in known if isinstance(one, str)]
    plain = _plain(word)
    same = [one for one in words if _plain(one) == plain]
    if same:
        return same[:most]
    folded: dict[str, str] = {}
    for one in words:
        folded.setdefault(_plain(one), one)
    close = difflib.get_close_matches(plain, list(folded), n=most, cutoff=least)
    return [folded[one] for one in close]


def _plain(word: str) -> str:
    return PurePosixPath(word.replace("\\", "/")).name.casefold().replace(" ", "_")


def same_thing(one: str, other: str) -> bool:
    """Whether two names mean the same for all practical purposes: a slip of the hand, another folder or case."""
    left, right = _plain(one), _plain(other)
    return left == right or difflib.SequenceMatcher(None, left, right).ratio() >= 0.85
