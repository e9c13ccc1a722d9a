"""Makes an engine's whole answer what the request asked for: JSON that fits, tool calls that exist and are allowed."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..client.calls import (
    ToolChoice,
    check_calls,
    names_no_tool,
    obeyed,
    tool_calls,
    tool_choice,
    tool_schema,
)
from ..client.constrained import engine_schema, engine_tools, response_format
from ..client.schema_merge import as_list
from ..client.structure import MismatchError, complaint, cut_by, fit, fitting_json
from ..client.types import ToolCall
from .limits import ApiError

Ask = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]
_TOOL_FIELDS = ("tools", "tool_choice", "parallel_tool_calls")


@dataclass(frozen=True)
class AnswerLimits:
    """What may cut an answer beside the request itself: the profile's ``max_tokens``, and its context in tokens."""

    tokens: int
    context: int = 0


def wants_structure(body: Mapping[str, Any]) -> bool:
    """Whether an answer must be checked as a whole."""
    kind = (body.get("response_format") or {}).get("type")
    return kind in ("json_schema", "json_object") or tool_choice(body).mode != "none"


def for_engine(body: Mapping[str, Any]) -> dict[str, Any]:
    """A chat's request as an engine gets it: schemas that all engines keep alike, and only tools that may be called.

    Raises:
        StudioError: ``option_invalid``: a schema can't be sent.
    """
    made, choice = dict(body), tool_choice(body)
    form = body.get("response_format") or {}
    if form.get("type") == "json_schema":
        named = form["json_schema"]
        made["response_format"] = {**form, "json_schema": {**named, "schema": engine_schema(named["schema"])}}
    if choice.mode == "none":
        return {name: value for name, value in made.items() if name not in _TOOL_FIELDS}
    made["tools"] = engine_tools(_allowed(body, choice))
    if isinstance(body.get("tool_choice"), Mapping):
        one = {"type": "function", "function": {"name": choice.names[0]}}
        made["tool_choice"] = one if choice.mode == "required" and len(choice.names) == 1 else choice.mode
    return made


def _allowed(body: Mapping[str, Any], choice: ToolChoice) -> list[Mapping[str, Any]]:
    return [tool for tool in body.get("tools") or [] if tool["function"]["name"] in choice.names]


async def reliable(body: dict[str, Any], ask: Ask, limits: AnswerLimits) -> tuple[dict[str, Any], bool]:
    """Asks, checks in a thread, and asks once more with the reason when the answer doesn't fit.

    Returns:
        The answer and whether it was asked for again.

    Raises:
        ApiError: 502 ``answer_invalid`` when the second answer doesn't fit either, 400 ``answer_cut`` when a
            limit cut one that doesn't fit.
    """
    answer = await ask(body)
    try:
        return await asyncio.to_thread(_checked, body, answer), False
    except MismatchError as error:
        _refuse_cut(body, answer, limits)
        again = await asyncio.to_thread(_again, body, answer, str(error))
    answer = await ask(again)
    try:
        return await asyncio.to_thread(_checked, body, answer), True
    except MismatchError as error:
        _refuse_cut(body, answer, limits)
        raise ApiError(
            502, f"The model twice gave an answer that doesn't fit: {error}", "api_error", "answer_invalid"
        ) from error


def _again(body: dict[str, Any], answer: Mapping[str, Any], reason: str) -> dict[str, Any]:
    """The second question. A call that has to be made is asked for as JSON, which any engine can be held to."""
    said = {"role": "assistant", "content": _message(answer).get("content") or ""}
    choice = tool_choice(body)
    if choice.mode != "required":
        return {**body, "messages": [*body["messages"], said, complaint(reason)]}
    tools = _allowed(body, choice)
    told = "\n".join(json.dumps(tool["function"], ensure_ascii=False) for tool in tools)
    shape = 'Call with one JSON object {"name": …, "arguments": …}. The tools:'
    question = complaint(f"{reason} {shape}\n{told}\n")
    plain = {name: value for name, value in body.items() if name not in _TOOL_FIELDS}
    form = response_format(tool_schema(tools), "call")
    return {**plain, "messages": [*body["messages"], said, question], "response_format": form}


def _refuse_cut(body: Mapping[str, Any], answer: Mapping[str, Any], limits: AnswerLimits) -> None:
    """Tells which limit cut an answer that doesn't fit: the next one would be cut as well."""
    if answer["choices"][0].get("finish_reason") != "length":
        return
    written = int((answer.get("usage") or {}).get("completion_tokens") or 0)
    whose = "" if "max_tokens" in body else ", which the profile sets"
    cut = cut_by({"max_tokens": limits.tokens, **body}, written, limits.context)
    raise ApiError(
        400,
        f"The answer was cut before it was complete: {cut}{whose}. Allow more tokens, or ask for less.",
        code="answer_cut",
    )


def _message(answer: Mapping[str, Any]) -> dict[str, Any]:
    try:
        message = answer["choices"][0]["message"]
    except (KeyError, IndexError, TypeError) as error:
        raise ApiError(
            502, "The engine's answer can't be understood.", "api_error", "engine_invalid"
        ) from error
    if not isinstance(message, dict) or not isinstance(message.get("content"), str | None):
        raise ApiError(502, "The engine's answer can't be understood.", "api_error", "engine_invalid")
    return message


def _checked(body: Mapping[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    message, choice = _message(answer), tool_choice(body)
    text = message.get("content") or ""
    form = body.get("response_format") or {}
    if given := as_list(message.get("tool_calls") or None):
        parts = [part if isinstance(part, dict) else {} for part in given]
        made = check_calls([part.get("function") for part in parts], body.get("tools") or [])
        obeyed(made, choice)
        _put(made, message, answer, [part.get("id") for part in parts])
        return answer
    calls = () if choice.mode == "none" else _written(body["tools"], choice, text, form)
    obeyed(calls, choice)
    if calls:
        message["content"] = None
        _put(calls, message, answer, [None] * len(calls))
    elif form.get("type") in ("json_schema", "json_object"):
        message["content"] = json.dumps(_formed(text, form), ensure_ascii=False)
    return answer


def _formed(text: str, form: Mapping[str, Any]) -> Any:
    """The JSON of an answer that fits the ``response_format``."""
    if form["type"] == "json_schema":
        schema = form["json_schema"]["schema"]
        return fitting_json(text, lambda value: fit(value, schema))
    return fitting_json(text, _object)


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise MismatchError("The answer must be one JSON object.")
    return value


def _written(
    tools: Sequence[Mapping[str, Any]], choice: ToolChoice, text: str, form: Mapping[str, Any]
) -> tuple[ToolCall, ...]:
    """The calls that the engine left in the text. What fits the ``response_format`` is an answer, and no call."""
    kind = form.get("type") if choice.mode == "auto" else None
    if kind == "json_object" and names_no_tool(text, tools):
        return ()
    if kind == "json_schema":
        try:
            _formed(text, form)
        except MismatchError:
            return tool_calls(text, tools)
        return ()
    return tool_calls(text, tools)


def _put(
    calls: Sequence[ToolCall], message: dict[str, Any], answer: dict[str, Any], ids: Sequence[Any]
) -> None:
    """Writes calls into an answer as OpenAI's API does, as they were checked and with the ids that there are."""
    message["tool_calls"] = [
        {
            "id": known if known and isinstance(known, str) else f"call_{uuid.uuid4().hex[:12]}",
            "type": "function",
            "function": {"name": call.name, "arguments": json.dumps(call.arguments, ensure_ascii=False)},
        }
        for call, known in zip(calls, ids, strict=True)
    ]
    if answer["choices"][0].get("finish_reason") != "length":
        answer["choices"][0]["finish_reason"] = "tool_calls"
