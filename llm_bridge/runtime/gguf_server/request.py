"""What a request asks for: its prompt, its grammar, its limits. Refuses what this server can't do."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Mapping
from typing import Any, NamedTuple

REPLY_TOOL = "reply"
"""The name under which a model that may choose gives a plain answer instead of a call."""
MAX_INPUTS = 256
"""Texts of one embeddings request."""
_TEXT_REPLY = {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]}

SHAPES: Mapping[str, type | tuple[type, ...]] = {
    "messages": list,
    "tools": list,
    "tool_choice": (str, dict),
    "response_format": dict,
    "stream_options": dict,
    "stop": (str, list),
}
"""What the fields of a request are, where they are given."""


class RequestError(Exception):
    """A request that can't be served: HTTP status and reason."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(status, reason)
        self.status, self.reason = status, reason

    def __str__(self) -> str:
        return self.reason


class PromptPiece(NamedTuple):
    """Part of a prompt. Only in a ``marked`` one is text like ``<|im_end|>`` read as a mark."""

    text: str
    marked: bool


def check_shapes(body: Mapping[str, Any]) -> None:
    """Refuses fields that are of another kind than what reads them expects."""
    for name, kind in SHAPES.items():
        if body.get(name) is not None and not isinstance(body[name], kind):
            raise RequestError(400, f"{name} has a wrong type")
    tools, messages = body.get("tools") or [], body.get("messages") or []
    calls = [call for one in messages if isinstance(one, dict) for call in _listed(one.get("tool_calls"))]
    if not all(isinstance(one, dict) for one in (*tools, *calls)):
        raise RequestError(400, "tools and tool_calls are lists of objects")
    named = [(tool, "function") for tool in tools]
    named += [(body.get("tool_choice"), "function"), (body.get("response_format"), "json_schema")]
    if not all(isinstance(outer.get(name), dict | None) for outer, name in named if isinstance(outer, dict)):
        raise RequestError(400, "a function or json_schema has a wrong type")


def _listed(value: Any) -> list[Any]:
    """A list as it is, nothing as an empty one, and anything else as a list of it."""
    return value if isinstance(value, list) else [] if value is None else [value]


def option(body: Mapping[str, Any], name: str, default: float, low: float, high: float) -> float:
    """A number from the request, inside its range."""
    value = body.get(name)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise RequestError(400, f"{name} must be a number from {low:g} to {high:g}")
    return float(value)


def most_tokens(body: Mapping[str, Any], default: int) -> int:
    """The longest answer in tokens; the newer of the field's two names goes first."""
    newer = body.get("max_completion_tokens")
    name = "max_tokens" if newer is None else "max_completion_tokens"
    return int(option(body, name, default, 1, 131_072))


def stops(body: Mapping[str, Any]) -> list[str]:
    """The texts at which the answer ends."""
    value = body.get("stop") or []
    return [value] if isinstance(value, str) else [str(item) for item in value][:4]


def texts(body: Mapping[str, Any], name: str, most: int) -> list[str]:
    """A field that holds one text, or a list of up to ``most``; numbers of tokens are not read."""
    value = body.get(name)
    found = [value] if isinstance(value, str) else value
    if not isinstance(found, list) or not found or not all(isinstance(t, str) and t for t in found):
        raise RequestError(400, f"{name} must be a text, or a list of texts, none of them empty")
    if len(found) > most:
        raise RequestError(400, f"{name} may hold {most} texts")
    return found


def raw_prompt(body: Mapping[str, Any]) -> list[PromptPiece]:
    """The prompt of a plain completion, with whatever marks it holds."""
    for name in ("suffix", "logprobs"):
        if body.get(name) is not None:
            raise RequestError(400, f"{name} isn't offered by this model's server")
    return [PromptPiece(texts(body, "prompt", 1)[0], marked=True)]


def plain_messages(body: Mapping[str, Any]) -> list[dict[str, str]]:
    """The conversation as role and text; parts that aren't text are refused, for this model can't see."""
    messages = body.get("messages")
    if not isinstance(messages, list) or not messages:
        raise RequestError(400, "messages must be a list with at least one message")
    plain = []
    for message in messages:
        if not isinstance(message, dict) or message.get("role") not in (
            "system",
            "user",
            "assistant",
            "tool",
        ):
            raise RequestError(400, "a message needs a role: system, user, assistant or tool")
        content = message.get("content") or ""
        if isinstance(content, list):
            if any(not isinstance(part, dict) or part.get("type") != "text" for part in content):
                raise RequestError(400, "this model reads text only")
            content = "\n".join(str(part.get("text", "")) for part in content)
        if calls := _listed(message.get("tool_calls")):
            content = json.dumps([call.get("function") for call in calls], ensure_ascii=False)
        role = "user" if message["role"] == "tool" else message["role"]
        plain.append({"role": role, "content": str(content)})
    return plain


def chat_ml(messages: list[dict[str, str]]) -> list[PromptPiece]:
    """ChatML, the format of the Qwen family that this server ships with.

    Marks are only the server's own: one that stands in a message stays text, so that nobody's words can
    end their turn and speak as somebody else.
    """
    pieces = []
    for message in messages:
        words = f"{message['role']}\n{message['content']}"
        pieces += [PromptPiece("<|im_start|>", marked=True), PromptPiece(words, marked=False)]
        pieces += [PromptPiece("<|im_end|>", marked=True), PromptPiece("\n", marked=False)]
    return [*pieces, PromptPiece("<|im_start|>", marked=True), PromptPiece("assistant\n", marked=False)]


def grammar_of(body: Mapping[str, Any], messages: list[dict[str, str]]) -> str:
    """The grammar that an answer must follow; empty: none. What tools there are is put before the messages."""
    tools, choice = body.get("tools") or [], body.get("tool_choice")
    if calls_tools(body):
        messages.insert(0, {"role": "system", "content": tool_words(tools, choice)})
        return make_grammar(call_schema(body))
    form = json_form(body)
    return "" if form is None else make_grammar(form)


def calls_tools(body: Mapping[str, Any]) -> bool:
    """Whether the answer is a call or a reply in its form."""
    return bool(body.get("tools")) and body.get("tool_choice") != "none"


def call_schema(body: Mapping[str, Any]) -> dict[str, Any]:
    """One JSON schema for all calls that are allowed, and for a plain reply where the model may choose.

    What the tools' schemas refer to moves to the top, where references are looked up.
    """
    tools, choice = body.get("tools") or [], body.get("tool_choice")
    wanted = (choice.get("function") or {}).get("name") if isinstance(choice, dict) else None
    shapes = []
    for tool in tools:
        function = tool.get("function") or {}
        if wanted in (None, function.get("name")):
            shapes.append((str(function.get("name", "")), function.get("parameters") or {"type": "object"}))
    if choice in (None, "auto"):
        shapes.append((REPLY_TOOL, json_form(body) or _TEXT_REPLY))
    parts: dict[str, Any] = {}
    calls = []
    for name, shape in shapes:
        parts |= shape.get("$defs") or {}
        arguments = {key: value for key, value in shape.items() if key != "$defs"}
        calls.append(
            {
                "type": "object",
                "properties": {"name": {"const": name}, "arguments": arguments},
                "required": ["name", "arguments"],
                "additionalProperties": False,
            }
        )
    made = calls[0] if len(calls) == 1 else {"oneOf": calls}
    return {**made, "$defs": parts} if parts else made


def json_form(body: Mapping[str, Any]) -> dict[str, Any] | None:
    """The schema of the JSON that a plain reply has to be; None where any words will do."""
    form = body.get("response_format") or {}
    if form.get("type") == "json_schema":
        return dict((form.get("json_schema") or {}).get("schema") or {"type": "object"})
    return {"type": "object"} if form.get("type") == "json_object" else None


def tool_words(tools: list[dict[str, Any]], choice: Any) -> str:
    """What the model is told about its tools."""
    lines = [json.dumps(tool.get("function"), ensure_ascii=False) for tool in tools]
    if choice in (None, "auto"):
        lines.append(json.dumps({"name": REPLY_TOOL, "description": "Answer in words when no tool fits."}))
    return (
        'Answer with one JSON object {"name": …, "arguments": …} that calls one of these tools:\n'
        + "\n".join(lines)
    )


def make_grammar(schema: Mapping[str, Any]) -> str:
    """llama.cpp's grammar for a JSON schema."""
    from cyllama.utils.json_schema_to_grammar import json_schema_to_grammar

    try:
        return _ESCAPED.sub(_letter, str(json_schema_to_grammar(dict(schema))))
    except (ValueError, KeyError, TypeError, AttributeError, AssertionError, RecursionError) as error:
        raise RequestError(400, "the JSON schema can't be made into a grammar; make it simpler") from error


_ESCAPED = re.compile(r"\\{4}|((?:\\\\u[0-9a-f]{4})+)")
"""In a grammar's text: a backslash of the schema, or letters beyond ASCII that the converter wrote as numbers."""


def _letter(found: re.Match[str]) -> str:
    """The letters themselves, as a model writes them and other engines ask for them."""
    if not found[1]:
        return found[0]
    units = b"".join(int(unit, 16).to_bytes(2, "big") for unit in found[1].split("\\\\u")[1:])
    text = units.decode("utf-16-be", "replace")
    return text if text.isprintable() else found[0]


def split_call(text: str, *, as_json: bool = False) -> tuple[list[dict[str, Any]], str]:
    """A call in OpenAI's form, or the text of a plain reply; ``as_json``: which is JSON itself."""
    try:
        call = json.loads(text)
        name, arguments = call["name"], call["arguments"]
    except (ValueError, KeyError, TypeError):
        return [], text
    if name == REPLY_TOOL:
        plain = json.dumps(arguments, ensure_ascii=False) if as_json else str(arguments.get("text", ""))
        return [], plain
    function = {"name": name, "arguments": json.dumps(arguments, ensure_ascii=False)}
    return [{"id": f"call_{uuid.uuid4().hex[:12]}", "type": "function", "function": function}], ""
