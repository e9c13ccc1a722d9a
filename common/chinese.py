"""Chinese in its two scripts, by OpenCC's phrase tables: letter for letter 头发 and 发生 would share one 發.

OpenCC (Apache-2.0) is loaded when first needed, 0.1 s. Reading a request needs texts of one length and has a table of
its own (:mod:`..intent.text`).
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import Final, Protocol

_CANTONESE: Final = re.compile("[嘅咗喺佢冇啲嚟嗰咁哋乜嘢睇攞畀噉]|唔")


class Converter(Protocol):
    """What OpenCC's converter is used for."""

    def convert(self, text: str) -> str:
        """The text in the other script."""
        ...


class ChineseScript(StrEnum):
    """In which letters Chinese is written."""

    SIMPLIFIED = "simplified"
    TAIWAN = "taiwan"
    HONG_KONG = "hong_kong"


_RECIPES: Final = {
    ChineseScript.SIMPLIFIED: "t2s",
    ChineseScript.TAIWAN: "s2twp",
    ChineseScript.HONG_KONG: "s2hk",
}


def traditional_script_of(text: str) -> ChineseScript:
    """Whose traditional letters go with a text: those of Hong Kong with Cantonese wording, else those of Taiwan."""
    return ChineseScript.HONG_KONG if _CANTONESE.search(text) else ChineseScript.TAIWAN


def written_in(script: ChineseScript, text: str, verbatim: str = "") -> str:
    """A text in another script.

    Args:
        verbatim: what a person wrote; runs of two letters and more that come from it stay as they are.
    """
    if not verbatim:
        return _converter(script).convert(text)
    return "".join(
        part if kept else _converter(script).convert(part) for kept, part in _parts(text, verbatim)
    )


def _parts(text: str, verbatim: str) -> list[tuple[bool, str]]:
    """Runs of a text, and whether each is somebody's own words."""
    parts: list[tuple[bool, str]] = []
    start = at = 0
    while at < len(text):
        end = at + 2
        while end <= len(text) and text[at:end] in verbatim:
            end += 1
        if end - at > 2:
            parts += [(False, text[start:at]), (True, text[at : end - 1])]
            start = at = end - 1
        else:
            at += 1
    return [part for part in [*parts, (False, text[start:])] if part[1]]


@cache
def _converter(script: ChineseScript) -> Converter:
    from opencc import OpenCC

    converter: Converter = OpenCC(_RECIPES[script])
    return converter
