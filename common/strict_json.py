"""JSON from outside, read strictly: what one reader takes and the next one chokes on is refused at the door.

Python's own reader takes ``NaN``, numbers that become infinite, halves of characters, the same key twice and
nesting that no later step survives. Everything that comes in over a route, a pipe or a file that somebody
sent is read here instead, in time that grows with its length.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any

from .text import whole_text

MOST_DIGITS = 20
"""Longest whole number in digits: every number of 64 bits, and nothing that overflows a float."""
_HALF_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
"""The beginning of an escape that may be half a character."""


def loads(data: bytes | str, *, most_depth: int = 64) -> Any:
    """The value in a JSON text.

    Args:
        data: the text, or its bytes in UTF-8.
        most_depth: how many lists and objects may lie within each other.

    Raises:
        ValueError: it is no JSON, or holds what isn't taken: ``NaN`` and infinite numbers, whole numbers of
            more than :data:`MOST_DIGITS` digits, halves of characters, a key twice in an object, deeper
            nesting.
    """
    text = data if isinstance(data, str) else bytes(data).decode("utf-8")
    try:
        value = json.loads(
            text,
            parse_constant=refuse_constant,
            parse_float=finite,
            parse_int=whole,
            object_pairs_hook=_unique,
        )
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    if is_deeper(value, most_depth):
        raise ValueError(f"it is nested deeper than {most_depth} levels")
    if (isinstance(data, str) or _HALF_ESCAPE.search(text)) and not whole_text(
        json.dumps(value, ensure_ascii=False)
    ):
        raise ValueError("a text in it holds half a character")
    return value


def is_deeper(value: Any, most: int) -> bool:
    """Whether lists and objects lie within each other more than ``most`` times."""
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(most):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return bool(level)


def refuse_constant(name: str) -> Any:
    """``parse_constant`` of a reader that takes no ``NaN`` and no infinity."""
    raise ValueError(f"{name} is no number")


def finite(text: str) -> float:
    """``parse_float`` of a reader that takes no number beyond what a float holds."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("a number in it is too large")
    return number


def whole(text: str) -> int:
    """``parse_int`` of a reader whose whole numbers fit everywhere."""
    if len(text.lstrip("-")) > MOST_DIGITS:
        raise ValueError(f"a whole number in it has more than {MOST_DIGITS} digits")
    return int(text)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("an object in it has a key twice")
    return made
