"""Holds values against JSON schemas, in a bounded number of steps.

The package jsonschema does the checking. Every keyword that it looks at is counted here, with what it has to
read and to write about, and the work ends when the count or the clock is over: a thread can't be stopped from
outside, so it stops by itself. Patterns are matched by an engine that never goes back (``schema_limits``).
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, wraps
from typing import Any

from ...common.errors import StudioError
from .schema_formats import has_format
from .schema_limits import KEPT, Survey, as_text, bad_schema, compiled_pattern, pattern_weight

MOST_STEPS = 200_000
"""Longest work for one request or answer; an ordinary one takes some hundreds of steps."""
MOST_SECONDS = 5.0
LONGEST_MATCHED = 20_000
"""Longest text in letters that is held against a pattern."""
_PER_VALUE, _PER_PLACE, _PER_PATTERN = 4, 40, 500
"""Steps for checking a value and a schema within a schema, and for preparing a pattern."""
_LETTERS = 64
"""Letters read or written in a step."""
_MATCHED = 100
"""Letters times places of a pattern that are matched in a step: nothing ends a match once it has begun."""

Keyword = Callable[[Any, Any, Any, Any], Iterator[Any] | None]


class _Effort:
    """Steps and time that are left for a piece of work."""

    def __init__(self) -> None:
        self._left, self._until = MOST_STEPS, time.monotonic() + MOST_SECONDS

    def spend(self, steps: int) -> None:
        self._left -= steps
        if self._left < 0 or time.monotonic() > self._until:
            raise StudioError(
                "option_invalid",
                "The JSON schema takes too long to check.",
                "Make it smaller or flatter: fewer alternatives, shorter lists.",
            )


_EFFORT: ContextVar[_Effort | None] = ContextVar("schema_effort", default=None)


@contextmanager
def bounded() -> Iterator[None]:
    """All checks inside share one bound; within another one, that of the outer."""
    if _EFFORT.get() is not None:
        yield
        return
    token = _EFFORT.set(_Effort())
    try:
        yield
    finally:
        _EFFORT.reset(token)


def _spend(steps: int) -> None:
    effort = _EFFORT.get()
    if effort is not None:
        effort.spend(steps)


def checker(schema: Mapping[str, Any]) -> Any:
    """jsonschema's validator for a schema; call it within :func:`bounded`.

    Raises:
        StudioError: ``option_invalid``: it is no schema, or over a limit; ``extra_missing``.
    """
    return _prepared(as_text(schema))


def misfit(value: Any, schema: Mapping[str, Any]) -> str:
    """Where a value doesn't fit a schema and what is allowed there; empty when it fits.

    Raises:
        StudioError: ``option_invalid``: it is no schema, or over a limit; ``extra_missing``.
    """
    with bounded():
        try:
            faults = checker(schema).iter_errors(value)
            fault = min(faults, key=lambda error: [str(step) for step in error.path], default=None)
        except RecursionError as error:
            raise bad_schema("it is nested too deeply for this answer") from error
    if fault is None:
        return ""
    where = ".".join(str(step) for step in fault.absolute_path) or "the answer"
    return f"{where[:300]}: {fault.message[:300]}"


@lru_cache(maxsize=32)
def _prepared(text: str) -> Any:
    """A checked schema's validator; the same tools come with every request of a conversation."""
    jsonschema = _library()
    from referencing import Registry

    schema = json.loads(text)
    kind = _dialect(jsonschema, str(schema.pop("$schema", "")))
    schema.pop("$id", None)
    survey = Survey(schema)
    loose = survey.loose(KEPT - {"$defs"} if kind is jsonschema.Draft7Validator else KEPT)
    _spend(_PER_VALUE * sum(map(_nodes, (schema, *loose))) + _PER_PLACE * survey.places)
    for pattern in dict.fromkeys(survey.patterns):
        _spend(_PER_PATTERN)
        compiled_pattern(pattern)
    try:
        for root in (schema, *loose):
            kind.check_schema(root, format_checker=None)
    except jsonschema.exceptions.SchemaError as error:
        raise bad_schema(str(error.message)[:200]) from error
    # An empty registry: by default a reference to a server would be fetched from there.
    return _limited(kind)(schema, registry=Registry())


def _dialect(jsonschema: Any, named: str) -> Any:
    """The newest dialect, unless a schema names an older one; those before draft 7 are read as draft 7."""
    if "/2019-09/" in named:
        return jsonschema.Draft201909Validator
    return jsonschema.Draft7Validator if "/draft-0" in named else jsonschema.Draft202012Validator


def _library() -> Any:
    try:
        import jsonschema
    except ImportError as error:
        raise StudioError(
            "extra_missing",
            "Checking JSON against a schema needs the package jsonschema.",
            "Install it with pip.",
        ) from error
    return jsonschema


@cache
def _limited(kind: Any) -> Any:
    """A dialect of jsonschema whose keywords are counted, with patterns and sets compared in linear time."""
    own: dict[str, Keyword] = {
        "format": _format,
        "pattern": _pattern,
        "patternProperties": _pattern_properties,
        "additionalProperties": _additional_properties,
        "uniqueItems": _unique_items,
    }
    keywords = {name: _counted(word, name) for name, word in {**kind.VALIDATORS, **own}.items()}
    return _library().validators.extend(kind, keywords)


_COMPARED = frozenset(["const", "enum", "dependencies", "dependentRequired"])
"""Keywords that are read to their ground each time."""


def _counted(keyword: Keyword, name: str) -> Keyword:
    @wraps(keyword)
    def counted(validator: Any, value: Any, instance: Any, schema: Any) -> Iterator[Any]:
        _spend(1 + _width(instance) + (_nodes(value) if name in _COMPARED else _width(value)))
        for error in keyword(validator, value, instance, schema) or ():
            _spend(1 + len(error.message) // _LETTERS)
            yield error

    return counted


def _width(value: Any) -> int:
    if isinstance(value, str):
        return len(value) // _LETTERS
    return len(value) if isinstance(value, dict | list) else 0


def _nodes(value: Any) -> int:
    count, waiting = 0, [value]
    while waiting:
        node = waiting.pop()
        count += 1
        waiting += node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    return count


def _matches(pattern: str, text: str) -> bool:
    _spend(1 + len(text) * max(pattern_weight(pattern), 32) // _MATCHED)
    return len(text) <= LONGEST_MATCHED and compiled_pattern(pattern).isinstance_python(text)


def _fault(message: str) -> Any:
    return _library().exceptions.ValidationError(message)


def _pattern(validator: Any, pattern: str, instance: Any, schema: Any) -> Iterator[Any]:
    if isinstance(instance, str) and not _matches(pattern, instance):
        yield _fault(f"{instance!r} does not match {pattern!r}")


def _format(validator: Any, name: Any, instance: Any, schema: Any) -> Iterator[Any]:
    if isinstance(instance, str) and isinstance(name, str) and not has_format(instance, name):
        yield _fault(f"{instance!r} is not a {name}")


def _pattern_properties(validator: Any, named: Any, instance: Any, schema: Any) -> Iterator[Any]:
    if isinstance(instance, dict):
        for pattern, inner in named.items():
            for key, value in instance.items():
                if _matches(pattern, key):
                    yield from validator.descend(value, inner, path=key, schema_path=pattern)


def _additional_properties(validator: Any, allowed: Any, instance: Any, schema: Any) -> Iterator[Any]:
    if not isinstance(instance, dict):
        return
    patterns = schema.get("patternProperties", {})
    extra = [
        key
        for key in instance
        if key not in schema.get("properties", {}) and not any(_matches(one, key) for one in patterns)
    ]
    if allowed is False and extra:
        yield _fault(f"Additional properties are not allowed: {', '.join(map(repr, extra))}")
    elif isinstance(allowed, dict):
        for key in extra:
            yield from validator.descend(instance[key], allowed, path=key)


def _unique_items(validator: Any, wanted: Any, instance: Any, schema: Any) -> Iterator[Any]:
    if wanted and isinstance(instance, list):
        _spend(_nodes(instance))
        seen = {json.dumps(_as_compared(item), sort_keys=True) for item in instance}
        if len(seen) < len(instance):
            yield _fault(f"{instance!r} has non-unique elements")


def _as_compared(value: Any) -> Any:
    """A value in which numbers that are equal to JSON Schema look the same (1 and 1.0)."""
    if isinstance(value, dict):
        return {key: _as_compared(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_compared(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
