"""The kinds of JSON values, and the whole numbers between two bounds, as schemas for engines need them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from .schema_merge import ContradictionError

_LARGEST = 10**15
"""Largest bound of a whole number in a grammar; llama.cpp's numbers have up to 16 digits."""


def whole_range(place: Mapping[str, Any]) -> dict[str, int]:
    """A whole number's bounds, both as the last number that is allowed."""
    lows = [math.ceil(place["minimum"])] if _is_number(place.get("minimum")) else []
    lows += [math.floor(place["exclusiveMinimum"]) + 1] if _is_number(place.get("exclusiveMinimum")) else []
    highs = [math.floor(place["maximum"])] if _is_number(place.get("maximum")) else []
    highs += [math.ceil(place["exclusiveMaximum"]) - 1] if _is_number(place.get("exclusiveMaximum")) else []
    if lows and highs and max(lows) > min(highs):
        raise ContradictionError("minimum is over maximum")
    made = ({"minimum": max(lows)} if lows else {}) | ({"maximum": min(highs)} if highs else {})
    return {key: value for key, value in made.items() if abs(value) < _LARGEST}


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def kind_of_value(value: Any) -> str:
    """The type that JSON Schema gives a value."""
    match value:
        case bool():
            return "boolean"
        case None:
            return "null"
        case str():
            return "string"
        case int() | float():
            return "number"
        case list():
            return "array"
    return "object"


def is_of_kind(value: Any, kinds: list[Any]) -> bool:
    """Whether a value has one of some types."""
    kind = kind_of_value(value)
    return kind in kinds or (kind == "number" and "integer" in kinds and float(value).is_integer())
