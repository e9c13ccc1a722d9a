"""Finds the name that was probably meant."""

from __future__ import annotations

import difflib
import re
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
    """Whether two names mean the same for all practical purposes: a slip of the hand, another folder or case.

    Other numbers are other things: ``dpm_2`` is no ``dpm_3``.
    """
    left, right = _plain(one), _plain(other)
    if re.findall(r"\d+", left) != re.findall(r"\d+", right):
        return False
    return left == right or difflib.SequenceMatcher(None, left, right).ratio() >= 0.85


def same_file(one: str, other: str) -> bool:
    """Whether two names are of one file in another folder, or with other slashes or letter case; a neighbour isn't it."""
    return _plain(one) == _plain(other)


def is_slip(one: str, other: str) -> bool:
    """Whether ``one`` is ``other`` but for one slip of the hand behind the first letter: swapped, lost or doubled letters."""
    left, right = _plain(one), _plain(other)
    if left == right:
        return True
    if left[:1] != right[:1] or re.findall(r"\d+", left) != re.findall(r"\d+", right):
        return False
    swaps = (right[:i] + right[i + 1] + right[i] + right[i + 2 :] for i in range(1, len(right) - 1))
    lost = (right[:i] + right[i + 1 :] for i in range(1, len(right)))
    more = (left[:i] + left[i + 1 :] for i in range(1, len(left)))
    return left in swaps or left in lost or right in more
