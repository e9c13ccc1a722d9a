"""Makes an engine's whole answer what the request asked for: JSON that fits, tool calls that exist."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from ..client.structure import MismatchError, check_calls, complaint, find_json, fit, tool_calls
from .limits import ApiError

Ask = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]


def wants_structure(body: Mapping[str, Any]) -> bool:
    """Whether an answer must be checked as a whole."""
    kind = (body.get("response_format") or {}).get("type")
    return kind in ("json_schema", "json_object") or _may_call(body)


def _may_call(body: Mapping[str, Any]) -> bool:
    return bool(body.get("tools")) and body.get("tool_choice") != "none"


async def reliable(body: dict[str, Any], ask: Ask) -> tuple[dict[str, Any], bool]:
    """Asks, checks in a thread, and asks once more with the reason when the answer doesn't fit.

    Returns:
        The answer and whether it was asked for again.

    Raises:
        ApiError: 502 ``answer_invalid`` when the second answer doesn't fit either.
    """
    answer = await ask(body)
    try:
        return await asyncio.to_thread(_checked, body, answer), False
    except MismatchError as error:
        said = {"role": "assistant", "content": _message(answer).get("content") or ""}
        again = {**body, "messages": [*body["messages"], said, complaint(str(error))]}
    answer = await ask(again)
    try:
        return await asyncio.to_thread(_checked, body, answer), True
    except MismatchError as error:
        raise ApiError(
            502, f"The model twice gave an answer that doesn't fit: {error}", "api_error", "answer_invalid"
        ) from error


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
    message = _message(answer)
    text = message.get("content") or ""
    if _may_call(body):
        _tools(body["tools"], message, text, answer)
        return answer
    form = body.get("response_format") or {}
    if form.get("type") == "json_schema":
        value = fit(find_json(text), (form.get("json_schema") or {}).get("schema") or {})
    elif form.get("type") == "json_object":
        value = find_json(text)
        if not isinstance(value, dict):
            raise MismatchError("The answer must be one JSON object.")
    else:
        return answer
    message["content"] = json.dumps(value, ensure_ascii=False)
    return answer


def _tools(
    tools: Sequence[Mapping[str, Any]], message: dict[str, Any], text: str, answer: dict[str, Any]
) -> None:
    """Checks the calls that the engine parsed, or finds those it left in the text."""
    given = message.get("tool_calls") or []
    if given:
        check_calls([call.get("function") for call in given if isinstance(call, dict)], tools)
        return
    calls = tool_calls(text, tools)
    if not calls:
        return
    message["content"] = None
    message["tool_calls"] = [
        {
            "id": f"call_{uuid.uuid4().hex[:12]}",
            "type": "function",
            "function": {
                "name": call.name,
                "arguments": json.dumps(dict(call.arguments), ensure_ascii=False),
            },
        }
        for call in calls
    ]
    answer["choices"][0]["finish_reason"] = "tool_calls"
