"""Makes JSON and tool calls of small models reliable, in one place for client and gateway.

Models write JSON inside fences, with a sentence before it, or as a tool call in prose. Here it is found,
checked against its schema, and turned into the question for the one re-ask. Number ranges are part of the
check because grammars don't enforce them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from ...common import strict_json
from .schema_check import bounded, checker, misfit
from .types import Schema, ToolCall

_FENCE = "```"
_LANGUAGE = re.compile(r"[a-zA-Z0-9_-]*")
_MAX_TEXT = 200_000
_MOST_OPENINGS = 500
"""Places in an answer where JSON is looked for."""
_MOST_READ = 4 * _MAX_TEXT
"""Letters that are read in vain before the search is given up."""
_MOST_DEPTH = 64
_DECODER = json.JSONDecoder(
    parse_constant=strict_json.refuse_constant, parse_float=strict_json.finite, parse_int=strict_json.whole
)


class MismatchError(Exception):
    """The text isn't what was asked for; the message tells the model what to change."""


def find_json(text: str) -> Any:
    """The JSON value in a model's answer: bare, fenced, or behind a few words.

    Raises:
        MismatchError: there is none, or it is nested too deeply.
    """
    text = text[:_MAX_TEXT].strip()
    fenced = [part[_language(part) :].strip() for part in text.split(_FENCE)[1::2]]
    for candidate in [text, *fenced]:
        try:
            return _shallow(_DECODER.decode(candidate))
        except (ValueError, RecursionError):
            continue
    left = _MOST_READ
    for match in islice(re.finditer(r"[{\[]", text), _MOST_OPENINGS):
        try:
            return _shallow(_DECODER.raw_decode(text, match.start())[0])
        except json.JSONDecodeError as error:
            left -= error.pos - match.start()
        except (ValueError, RecursionError):
            left -= len(text) - match.start()
        if left < 0:
            break
    raise MismatchError("The answer must be one JSON value and nothing else.")


def _language(part: str) -> int:
    """Where a fenced text begins behind the name of its language."""
    named = _LANGUAGE.match(part)
    return named.end() if named else 0


def _shallow(value: Any) -> Any:
    if strict_json.is_deeper(value, _MOST_DEPTH):
        raise MismatchError(f"The JSON must not be nested deeper than {_MOST_DEPTH} levels.")
    return value


def check_schema(schema: Schema) -> None:
    """Makes sure that a schema is one, refers only to itself, and is small with its references followed.

    Takes bounded time; within ``schema_check.bounded()`` several share one bound.

    Raises:
        StudioError: ``option_invalid`` or ``extra_missing``.
    """
    with bounded():
        checker(schema)


def fit(value: Any, schema: Schema) -> Any:
    """``value`` if it fits ``schema``; takes bounded time.

    Raises:
        MismatchError: it does not; the message names the place and what is allowed.
        StudioError: ``extra_missing``, or ``option_invalid`` when the schema itself is none or can't be held
            against this value in that time.
    """
    if fault := misfit(value, schema):
        raise MismatchError(fault)
    return value


def parsed(text: str, schema: Schema) -> Any:
    """The JSON in ``text`` that fits ``schema`` (errors of :func:`find_json` and :func:`fit`)."""
    return fit(find_json(text), schema)


def closed(schema: Schema) -> dict[str, Any]:
    """The schema with ``additionalProperties: false`` everywhere, which constrained decoding wants."""

    def walk(node: Any) -> Any:
        if isinstance(node, list):
            return [walk(item) for item in node]
        if not isinstance(node, Mapping):
            return node
        new = {key: walk(value) for key, value in node.items()}
        if new.get("type") == "object" and "properties" in new:
            new.setdefault("additionalProperties", False)
        return new

    result = walk(schema)
    return result if isinstance(result, dict) else {}


def tool_schema(tools: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """One schema for a call of any of the tools: ``{name: <const>, arguments: <the tool's schema>}``.

    Under a JSON grammar small models choose well from this, where their own call format isn't parsed.
    """
    calls = []
    for tool in tools:
        function = tool.get("function", {})
        calls.append(
            {
                "type": "object",
                "properties": {
                    "name": {"const": function.get("name", "")},
                    "arguments": closed(function.get("parameters") or {"type": "object", "properties": {}}),
                },
                "required": ["name", "arguments"],
                "additionalProperties": False,
            }
        )
    return calls[0] if len(calls) == 1 else {"oneOf": calls}


def tool_calls(text: str, tools: Sequence[Mapping[str, Any]]) -> tuple[ToolCall, ...]:
    """The tool calls in an answer's text, each checked against its tool; empty when there are none.

    Raises:
        MismatchError: a call names no tool or has wrong arguments.
    """
    try:
        found = find_json(text)
    except MismatchError:
        return ()
    return check_calls(found if isinstance(found, list) else [found], tools)


def check_calls(found: Sequence[Any], tools: Sequence[Mapping[str, Any]]) -> tuple[ToolCall, ...]:
    """Calls as ``{name, arguments}`` that fit their tools (errors of :func:`tool_calls`)."""
    known = {t["function"]["name"]: t["function"].get("parameters") or {} for t in tools if "function" in t}
    calls = []
    for item in found:
        if not isinstance(item, Mapping) or "name" not in item:
            return ()
        name = str(item["name"])
        if name not in known:
            raise MismatchError(f"There is no tool {name!r}; there are: {', '.join(known)}.")
        arguments = item.get("arguments", item.get("parameters", {}))
        if isinstance(arguments, str):
            arguments = find_json(arguments)
        calls.append(ToolCall(name, fit(arguments, known[name])))
    return tuple(calls)


def complaint(reason: str) -> dict[str, str]:
    """The message of the one re-ask."""
    return {
        "role": "user",
        "content": f"That can't be used. {reason} Answer again, with the corrected JSON and nothing else.",
    }
