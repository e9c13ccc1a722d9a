"""JSON from outside, read strictly: what other programs' JSON wouldn't hold is refused at the door."""

from __future__ import annotations

import json
import re
from typing import Any

_HALF = re.compile("[\ud800-\udfff]")


def loads(data: bytes | str, *, most_depth: int = 64) -> Any:
    """The value of a JSON text.

    Args:
        most_depth: how deep lists and objects may stand in each other.

    Raises:
        ValueError: it isn't JSON, is nested deeper, or holds NaN, Infinity, or half a character.
    """
    try:
        value = json.loads(data, parse_constant=_no_constant, parse_float=_finite)
    except RecursionError as error:
        raise ValueError(f"it is nested deeper than {most_depth} levels") from error
    _check(value, most_depth)
    return value


def _no_constant(word: str) -> Any:
    raise ValueError(f"{word} isn't a number that JSON knows")


def _finite(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise ValueError(f"{text[:20]} is too large a number")
    return number


def _check(value: Any, most_depth: int) -> None:
    """Level by level, so that depth costs no recursion."""
    level, depth = [value], 0
    while level:
        inner: list[Any] = []
        for one in level:
            if isinstance(one, str) and _HALF.search(one):
                raise ValueError("it holds half a character (a lone surrogate)")
            if isinstance(one, dict):
                inner += [*one, *one.values()]
            elif isinstance(one, list):
                inner += one
        depth += any(isinstance(one, dict | list) for one in level)
        if depth > most_depth:
            raise ValueError(f"it is nested deeper than {most_depth} levels")
        level = inner
