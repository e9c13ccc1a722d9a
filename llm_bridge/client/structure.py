"""Makes JSON and tool calls of small models reliable, in one place for client and gateway.

Models write JSON inside fences, with a sentence before it, or as a tool call in prose. Here it is found,
checked against its schema, and turned into the question for the one re-ask. Number ranges are part of the
check because grammars don't enforce them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from ...common.errors import StudioError
from .types import Schema, ToolCall

_FENCE = re.compile(r"```[a-zA-Z0-9_-]*\s*\n?(.*?)```", re.DOTALL)
_MAX_TEXT = 200_000


class MismatchError(Exception):
    """The text isn't what was asked for; the message tells the model what to change."""


def find_json(text: str) -> Any:
    """The JSON value in a model's answer: bare, fenced, or behind a few words.

    Raises:
        MismatchError: there is none.
    """
    text = text[:_MAX_TEXT].strip()
    candidates = [text, *(match.strip() for match in _FENCE.findall(text))]
    for candidate in candidates:
        try:
            return json.loads(candidate)
        except ValueError:
            continue
    decoder = json.JSONDecoder()
    for match in re.finditer(r"[{\[]", text):
        try:
            return decoder.raw_decode(text, match.start())[0]
        except ValueError:
            continue
    raise MismatchError("The answer must be one JSON value and nothing else.")


def check_schema(schema: Schema) -> None:
    """Makes sure that a schema is one, and that it refers to nothing outside itself.

    Raises:
        StudioError: ``option_invalid`` or ``extra_missing``.
    """
    jsonschema = _checker()
    if outside := next(iter(_outside(schema)), ""):
        raise _bad_schema(f"it refers to {outside[:80]!r}, and only references within it are followed")
    kind = jsonschema.validators.validator_for(dict(schema), default=jsonschema.Draft202012Validator)
    try:
        kind.check_schema(dict(schema))
    except jsonschema.exceptions.SchemaError as error:
        raise _bad_schema(str(error.message)[:200]) from error


def fit(value: Any, schema: Schema) -> Any:
    """``value`` if it fits ``schema``.

    Raises:
        MismatchError: it does not; the message names the place and what is allowed.
        StudioError: ``extra_missing``, or ``option_invalid`` when the schema itself is none.
    """
    check_schema(schema)
    jsonschema = _checker()
    from referencing import Registry
    from referencing.exceptions import Unresolvable

    kind = jsonschema.validators.validator_for(dict(schema), default=jsonschema.Draft202012Validator)
    try:
        # An empty registry: by default a reference to a server would be fetched from there.
        checker = kind(dict(schema), registry=Registry())
        fault = min(checker.iter_errors(value), key=lambda e: [str(step) for step in e.path], default=None)
    except (Unresolvable, RecursionError) as error:
        raise _bad_schema("a reference in it leads nowhere") from error
    if fault is not None:
        where = ".".join(str(step) for step in fault.absolute_path) or "the answer"
        raise MismatchError(f"{where}: {fault.message[:300]}")
    return value


def _checker() -> Any:
    try:
        import jsonschema
    except ImportError as error:
        raise StudioError(
            "extra_missing",
            "Checking JSON against a schema needs the package jsonschema.",
            "Install it with pip.",
        ) from error
    return jsonschema


def _outside(node: Any) -> list[str]:
    """References in a schema that leave it."""
    if isinstance(node, list):
        return [found for item in node for found in _outside(item)]
    if not isinstance(node, Mapping):
        return []
    own = [str(node[key]) for key in ("$ref", "$dynamicRef") if isinstance(node.get(key), str)]
    inner = [found for value in node.values() for found in _outside(value)]
    return [reference for reference in own if not reference.startswith("#")] + inner


def _bad_schema(reason: str) -> StudioError:
    return StudioError("option_invalid", f"The JSON schema is invalid: {reason}.", "Correct the schema.")


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
