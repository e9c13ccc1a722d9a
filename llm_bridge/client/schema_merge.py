"""Puts two JSON schemas that hold for the same value into one, for engines whose grammars know no ``allOf``.

The result may be wider than both together (two lists of alternatives: the first is kept), never narrower.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class ContradictionError(Exception):
    """No value can fit both."""


def as_list(value: Any) -> list[Any]:
    """A list as it is, nothing as an empty one, and anything else as a list of it."""
    return value if isinstance(value, list) else [] if value is None else [value]


def merged(first: Any, second: Any) -> dict[str, Any]:
    """One schema for a value that has to fit two; what is below their fields is left to merge as ``allOf``.

    Raises:
        ContradictionError: they exclude each other.
    """
    if first is False or second is False:
        raise ContradictionError("a part of it forbids everything")
    first, second = ({} if not isinstance(one, Mapping) else one for one in (first, second))
    result = {**first, **second}
    for key in first.keys() & second.keys():
        result[key] = _both(key, first[key], second[key])
    if "properties" in result or "additionalProperties" in result:
        _close(result, (first, second))
    return result


def _both(key: str, one: Any, other: Any) -> Any:
    match key:
        case "type":
            return _types(as_list(one), as_list(other))
        case "enum":
            return _some([value for value in one if value in other], "enum")
        case "const":
            return _some([one] if one == other else [], "const")[0]
        case "required":
            return [*one, *(name for name in other if name not in one)]
        case "properties" | "patternProperties" | "$defs" | "definitions":
            shared = {name: {"allOf": [one[name], other[name]]} for name in one.keys() & other.keys()}
            return {**one, **other, **shared}
        case "minimum" | "exclusiveMinimum" | "minItems" | "minLength" | "minProperties":
            return max(one, other)
        case "maximum" | "exclusiveMaximum" | "maxItems" | "maxLength" | "maxProperties":
            return min(one, other)
        case "items" if not isinstance(one, list) and not isinstance(other, list):
            return {"allOf": [one, other]}
        case "allOf":
            return [*one, *other]
        case "additionalProperties":
            return _further(one, other)
    return one


def _types(one: list[Any], other: list[Any]) -> list[Any] | Any:
    found = [kind for kind in one if kind in other or (kind == "integer" and "number" in other)]
    found += ["integer"] if "number" in one and "integer" in other and "integer" not in found else []
    kinds = _some(found, "type")
    return kinds[0] if len(kinds) == 1 else kinds


def _further(one: Any, other: Any) -> Any:
    if one is False or other is False:
        return False
    if one is True or other is True:
        return other if one is True else one
    return {"allOf": [one, other]}


def _some(found: list[Any], word: str) -> list[Any]:
    if not found:
        raise ContradictionError(f"two parts of it have no {word} in common")
    return found


def _close(result: dict[str, Any], sides: tuple[Mapping[str, Any], ...]) -> None:
    """A field that one side doesn't name must be what that side says of further fields."""
    fields = dict(result.get("properties") or {})
    for side in sides:
        others, own = side.get("additionalProperties", True), side.get("properties") or {}
        if others is True or side.get("patternProperties"):
            continue
        for name in [name for name in fields if name not in own]:
            if others is not False:
                fields[name] = {"allOf": [fields[name], others]}
            elif name in result.get("required", ()):
                raise ContradictionError(
                    f"a part of it requires the field {name[:40]} and another forbids it"
                )
            else:
                del fields[name]
    if "properties" in result or fields:
        result["properties"] = fields
