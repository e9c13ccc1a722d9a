"""JSON from outside, read strictly: only what the standard knows, as deep as people nest it, and whole text.

Python's own reader takes ``NaN`` and ``Infinity``, makes infinity of numbers that are too large, and gives text with
half of a character (a lone surrogate), which fails much later, wherever it is first written. Here all of that is refused.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

MOST_DEPTH = 64
_HALF = re.compile("[\ud800-\udfff]")
"""Half of a character, which UTF-8 can't hold."""


def loads(data: bytes | str, *, most_depth: int = MOST_DEPTH) -> Any:
    """The value of a JSON text.

    Args:
        data: UTF-8, with or without a byte order mark.
        most_depth: how many lists and objects may lie in each other.

    Raises:
        ValueError: it isn't UTF-8 or JSON, is nested deeper, or holds a number that isn't finite or half a character;
            the message is a clause such as "NaN isn't a number that JSON knows".
    """
    text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
    if isinstance(data, str) and _HALF.search(text):
        raise ValueError("it holds half of a character (a lone surrogate)")
    try:
        value = json.loads(text, parse_constant=_no_constant, parse_float=_finite)
    except RecursionError as error:
        raise ValueError(f"it is nested deeper than {most_depth} levels") from error
    _check(value, most_depth)
    return value


def _no_constant(word: str) -> NoReturn:
    raise ValueError(f"{word} isn't a number that JSON knows")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"the number {digits[:40]} is too large")
    return number


def _check(value: Any, most_depth: int) -> None:
    """Refuses half characters and too deep nesting, level by level."""
    level, depth = [value], 0
    while level:
        inner: list[Any] = []
        for one in level:
            if isinstance(one, dict):
                inner += one.keys()
                inner += one.values()
            elif isinstance(one, list):
                inner += one
            elif isinstance(one, str) and _HALF.search(one):
                raise ValueError("it holds half of a character (a lone surrogate)")
        depth += any(isinstance(one, dict | list) for one in level)
        if depth > most_depth:
            raise ValueError(f"it is nested deeper than {most_depth} levels")
        level = inner
