"""Tool calls in an answer: finds those that a model wrote as text, and holds all of them against their tools.

A text is a call only as a whole, or in a form that a family of models writes calls in. A sentence that
happens to hold JSON is none, whatever fields the JSON has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...common.errors import StudioError
from .constrained import engine_tools
from .structure import MismatchError, find_json, fit, whole_json
from .thinking import answer_of
from .types import ToolCall

Tools = Sequence[Mapping[str, Any]]
_FIELDS = frozenset(["name", "arguments", "parameters", "id", "type", "function"])
_JSON = r"(?=\s*(?:```\w*\s*)?[{\[])"
"""What makes a mark a call and not a word of a sentence about calls."""
_TAGGED = re.compile(rf"<tool_call>{_JSON}(.*?)(?:</tool_call>|\Z)", re.DOTALL)
_NAMED = re.compile(r"<function=([\w.-]{1,64})>(?=\s*(?:```\w*\s*)?[{\[<])(.*?)(?:</function>|\Z)", re.DOTALL)
_LED = re.compile(rf"(?:\[TOOL_CALLS\]|<\|python_tag\|>|<\|tool_call\|>){_JSON}|(?:\A\s*)functools(?=\s*\[)")
_FENCED = re.compile(r"```(?:json|tool_call|tool_code|)[ \t]*\n([^`]*)```\s*\Z")
"""A fenced block at the end of an answer: Qwen2.5-Coder's calls, which engines don't parse."""
_ARGUMENTS = ("arguments", "parameters")


@dataclass(frozen=True)
class ToolChoice:
    """What a request lets the model do with its tools.

    Attributes:
        mode: ``none``, ``auto`` (calls or words) or ``required`` (calls only).
        names: the tools it may call.
        several: whether it may make several calls at once.
    """

    mode: str
    names: tuple[str, ...]
    several: bool = True


def tool_choice(body: Mapping[str, Any]) -> ToolChoice:
    """What a request's ``tools``, ``tool_choice`` and ``parallel_tool_calls`` say.

    Raises:
        StudioError: ``option_invalid``: ``tool_choice`` has no known form, or names no tool of the request.
    """
    names = tuple(str(tool["function"]["name"]) for tool in body.get("tools") or [])
    choice, several = body.get("tool_choice"), body.get("parallel_tool_calls") is not False
    mode, wanted = choice, list(names)
    if isinstance(choice, Mapping):
        group = choice.get("allowed_tools")
        named = group.get("tools") if isinstance(group, Mapping) else [choice]
        mode = group.get("mode") if isinstance(group, Mapping) else "required"
        wanted = [_name_in(one) for one in named] if isinstance(named, list) else []
    if mode is None:
        mode = "auto" if names else "none"
    if mode not in ("none", "auto", "required") or (mode == "required" and not wanted):
        raise _bad_choice("it must be none, auto, required, or name a function of tools")
    if unknown := [name for name in wanted if name not in names]:
        raise _bad_choice(f"there is no tool {unknown[0][:64]!r}; there are: {', '.join(names) or 'none'}")
    return ToolChoice(str(mode) if wanted else "none", tuple(wanted), several)


def _name_in(named: Any) -> str:
    function = named.get("function") if isinstance(named, Mapping) else None
    return str(function.get("name", "")) if isinstance(function, Mapping) else ""


def _bad_choice(reason: str) -> StudioError:
    return StudioError("option_invalid", f"tool_choice can't be used: {reason}.", "Correct tool_choice.")


def tool_schema(tools: Tools) -> dict[str, Any]:
    """One schema for a call of any of the tools: ``{name: <const>, arguments: <the tool's schema>}``.

    Under a JSON grammar small models choose well from this, where their own call format isn't parsed.
    """
    calls, parts = [], dict[str, Any]()
    for tool in engine_tools(tools):
        function = tool["function"]
        arguments = dict(function.get("parameters") or {"type": "object", "properties": {}})
        parts |= arguments.pop("$defs", {})
        calls.append(
            {
                "type": "object",
                "properties": {"name": {"const": function["name"]}, "arguments": arguments},
                "required": ["name", "arguments"],
                "additionalProperties": False,
            }
        )
    made = calls[0] if len(calls) == 1 else {"anyOf": calls}
    return {**made, "$defs": parts} if parts else made


def tool_calls(text: str, tools: Tools) -> tuple[ToolCall, ...]:
    """The tool calls in an answer's text, each checked against its tool; empty when there are none.

    Raises:
        MismatchError: a call names no tool or has wrong arguments.
    """
    if (found := whole_json(text)) is not None:  # what stands in its texts are no marks
        return _whole_calls(found.value, tools)
    said = answer_of(text).text
    for tagged in (_TAGGED.findall(said), _named(said), _led(said)):
        if tagged:
            return check_calls([call for part in tagged for call in _listed(find_json(part))], tools)
    if (found := whole_json(said)) is not None:
        return _whole_calls(found.value, tools)
    if (block := _FENCED.search(said)) and (found := whole_json(block[1])) is not None:
        names = _names(tools)
        calls = _listed(found.value)
        if calls and all(_is_call(one, tools) and one.get("name") in names for one in calls):
            return check_calls(calls, tools)
    return ()


def _whole_calls(value: Any, tools: Tools) -> tuple[ToolCall, ...]:
    """The calls that an answer is which is JSON and nothing else."""
    calls = _listed(value)
    return check_calls(calls, tools) if calls and all(_is_call(one, tools) for one in calls) else ()


def names_no_tool(text: str, tools: Tools) -> bool:
    """Whether an answer is one JSON object, and a call of no tool that there is."""
    found = whole_json(text) or whole_json(answer_of(text).text)
    if found is None or not isinstance(found.value, Mapping):
        return False
    return (_name_in(found.value) or found.value.get("name")) not in [*_names(tools)]


def _named(said: str) -> list[str]:
    """Calls of the form ``<function=NAME>{…}</function>``, written as JSON."""
    return [f'{{"name": {json.dumps(name)}, "arguments": {inner}}}' for name, inner in _NAMED.findall(said)]


def _led(said: str) -> list[str]:
    """Calls behind a mark that announces them."""
    mark = _LED.search(said)
    return [said[mark.end() :]] if mark else []


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _names(tools: Tools) -> set[str]:
    return {str(tool["function"]["name"]) for tool in tools if "function" in tool}


def _is_call(value: Any, tools: Tools) -> bool:
    """Whether JSON is a call by its fields; one without arguments only when it names a tool."""
    if not isinstance(value, Mapping) or not value.keys() <= _FIELDS:
        return False
    value = value.get("function", value)
    if not isinstance(value, Mapping) or not isinstance(value.get("name"), str):
        return False
    return value["name"] in _names(tools) or any(word in value for word in _ARGUMENTS)


def check_calls(found: Sequence[Any], tools: Tools) -> tuple[ToolCall, ...]:
    """Calls as ``{name, arguments}`` that fit their tools (errors of :func:`tool_calls`)."""
    known = {t["function"]["name"]: t["function"].get("parameters") or {} for t in tools if "function" in t}
    calls = []
    for item in found:
        call = item.get("function", item) if isinstance(item, Mapping) else item
        if not isinstance(call, Mapping) or "name" not in call:
            raise MismatchError("A tool call needs a name and arguments.")
        name = str(call["name"])
        if name not in known:
            raise MismatchError(f"There is no tool {name!r}; there are: {', '.join(known)}.")
        arguments: Any = next((call[word] for word in _ARGUMENTS if call.get(word) is not None), {})
        if isinstance(arguments, str):
            arguments = find_json(arguments or "{}")
        calls.append(ToolCall(name, fit(arguments, known[name])))
    return tuple(calls)


def obeyed(calls: Sequence[ToolCall], choice: ToolChoice) -> None:
    """Makes sure that calls are what the request allows.

    Raises:
        MismatchError: they aren't; the message tells the model what to do instead.
    """
    names = ", ".join(choice.names)
    if choice.mode == "none" and calls:
        raise MismatchError("No tool may be called here; answer in words.")
    if choice.mode == "required" and not calls:
        raise MismatchError(f"A tool must be called, one of: {names}.")
    if other := next((call.name for call in calls if call.name not in choice.names), None):
        raise MismatchError(f"The tool {other!r} may not be called here; allowed: {names}.")
    if len(calls) > 1 and not choice.several:
        raise MismatchError("Only one tool may be called at a time; call the first one alone.")
