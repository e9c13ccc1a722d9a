"""What a request must be before anything is done for it: small, timely, well-formed, and without addresses."""

from __future__ import annotations

import asyncio
import base64
import binascii
import hmac
import re
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import Request

from ...common import strict_json
from ...common.errors import PortableError, StudioError
from ...common.pictures import opened_picture
from ..client.calls import tool_choice
from ..client.schema_check import bounded
from ..client.structure import check_schema
from ..profiles import GatewaySettings, LlmConfig

MODEL_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")
_DATA_URL = re.compile(r"^data:image/(png|jpe?g|webp);base64,", re.ASCII | re.IGNORECASE)
FIELDS = frozenset(
    [
        "messages",
        "prompt",
        "input",
        "temperature",
        "top_p",
        "top_k",
        "min_p",
        "max_tokens",
        "max_completion_tokens",
        "stop",
        "seed",
        "stream",
        "stream_options",
        "tools",
        "tool_choice",
        "parallel_tool_calls",
        "response_format",
        "presence_penalty",
        "frequency_penalty",
        "repetition_penalty",
        "logit_bias",
        "logprobs",
        "top_logprobs",
        "n",
        "user",
        "encoding_format",
        "dimensions",
        "suffix",
        "echo",
    ]
)
"""What is passed on to an engine. Engines have more fields, some of which change templates or load things."""
_FORMS = ("text", "json_object", "json_schema")
_OLD_FIELDS = {"functions": "tools", "function_call": "tool_choice"}
"""What OpenAI's API called its tools before: left out silently, a request would lose them."""
_LONGEST_ANSWER = 131_072
_MOST_TEXTS = 256


class ApiError(PortableError):
    """An error in OpenAI's shape."""

    def __init__(
        self, status: int, message: str, kind: str = "invalid_request_error", code: str = ""
    ) -> None:
        super().__init__(message)
        self.status, self.message, self.kind, self.code = status, message, kind, code

    def body(self) -> dict[str, Any]:
        """The JSON that OpenAI's clients understand."""
        return {
            "error": {"message": self.message, "type": self.kind, "param": None, "code": self.code or None}
        }


STATUS = {
    "llm_profile_unknown": 404,
    "option_invalid": 400,
    "llm_image_invalid": 400,
    "llm_timeout": 504,
    "gpu_busy": 503,
    "model_missing": 503,
    "extra_missing": 503,
    "llm_start_failed": 503,
}


def api_error(error: StudioError) -> ApiError:
    """A studio error for the outside; its code is kept."""
    status = STATUS.get(error.code, 502)
    kind = "invalid_request_error" if status in (400, 404) else "api_error"
    return ApiError(status, f"{error.message} {error.fix}", kind, error.code)


def check_key(request: Request, keys: Sequence[str]) -> str:
    """Asks for a key where keys are configured.

    Returns:
        The key that was given, which tells callers apart; "" where none is asked for.

    Raises:
        ApiError: 401.
    """
    given = request.headers.get("authorization", "").removeprefix("Bearer ").encode()
    known = [key for key in keys if hmac.compare_digest(given, key.encode())]
    if keys and not known:
        raise ApiError(401, "A valid key is needed.", "authentication_error", "invalid_api_key")
    return known[0] if known else ""


def check_browser(request: Request) -> None:
    """Refuses pages of other sites: a browser sends ``Origin``, and this door is for programs.

    Raises:
        ApiError: 403, or 415 for a body that isn't declared as JSON (which a page could send unasked).
    """
    if "origin" in request.headers:
        raise ApiError(403, "Requests from web pages are not served.", code="origin_refused")
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        raise ApiError(415, "The body must be application/json.", code="content_type")


async def read_body(request: Request, settings: GatewaySettings) -> dict[str, Any]:
    """The request's JSON object, read within the limits of size and time.

    Raises:
        ApiError: 400, 408 or 413.
    """
    limit = int(settings.body_mb * (1 << 20))
    told = request.headers.get("content-length", "")
    if told.isdigit() and int(told) > limit:
        raise ApiError(413, f"The body is over {settings.body_mb:g} MB.", code="body_too_large")
    content = bytearray()
    try:
        async with asyncio.timeout(settings.body_seconds):
            async for piece in request.stream():
                content += piece
                if len(content) > limit:
                    raise ApiError(413, f"The body is over {settings.body_mb:g} MB.", code="body_too_large")
    except TimeoutError as error:
        raise ApiError(408, "The body did not arrive in time.", code="body_too_slow") from error
    try:
        body = await asyncio.to_thread(strict_json.loads, bytes(content))
    except ValueError as error:
        raise ApiError(
            400, f"The body can't be used as JSON: {str(error)[:120]}.", code="body_invalid"
        ) from error
    if not isinstance(body, dict):
        raise ApiError(400, "The body must be a JSON object.", code="body_invalid")
    return body


def profile_name(body: Mapping[str, Any], config: LlmConfig) -> str:
    """The profile that a request means. A path or an address is refused before anything looks at it.

    Raises:
        ApiError: 400 or 404.
    """
    wanted = body.get("model", "")
    if not isinstance(wanted, str) or (wanted and not MODEL_NAME.match(wanted)):
        raise ApiError(400, "model must be the name of a profile or a task.", code="model_invalid")
    try:
        return config.name_for(wanted)
    except StudioError as error:
        raise api_error(error) from error


def known_fields(body: Mapping[str, Any]) -> dict[str, Any]:
    """The request without fields that no engine shall see, checked where the gateway itself reads them.

    Checking schemas may take seconds (never more): call it in a thread, not in the event loop.

    Raises:
        ApiError: 400.
    """
    if old := [name for name in _OLD_FIELDS if body.get(name) is not None]:
        message = f"{old[0]} isn't supported; use {_OLD_FIELDS[old[0]]}."
        raise ApiError(400, message, code="field_unsupported")
    kept = {name: value for name, value in body.items() if name in FIELDS}
    shapes: dict[str, type] = {"stream": bool, "stream_options": dict, "response_format": dict, "tools": list}
    for name, kind in shapes.items():
        if kept.get(name) is not None and not isinstance(kept[name], kind):
            raise ApiError(400, f"{name} has a wrong type.", code="field_invalid")
    for name in ("max_tokens", "max_completion_tokens"):
        value = kept.get(name)
        if value is not None and (type(value) is not int or not 1 <= value <= _LONGEST_ANSWER):
            raise ApiError(400, f"{name} must be a number from 1 to {_LONGEST_ANSWER}.", code="field_invalid")
    if (limit := kept.pop("max_completion_tokens", None)) is not None:
        kept["max_tokens"] = limit  # the newer name goes first; the older one is what every engine knows
    if not all(_is_tool(tool) for tool in kept.get("tools") or []):
        raise ApiError(400, "A tool needs a function with a name.", code="field_invalid")
    named = _named_schema(kept.get("response_format") or {})
    try:
        tool_choice(kept)
        with bounded():
            for schema in [
                named.get("schema"),
                *(t["function"].get("parameters") for t in kept.get("tools") or []),
            ]:
                if schema:
                    check_schema(schema)
    except StudioError as error:
        raise api_error(error) from error
    return {name: value for name, value in kept.items() if value is not None}


def _named_schema(form: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a ``response_format`` that has one gives as ``json_schema``."""
    if form and form.get("type") not in _FORMS:
        message = f"response_format.type must be one of {', '.join(_FORMS)}."
        raise ApiError(400, message, code="field_invalid")
    if form.get("type") != "json_schema":
        return {}
    named = form.get("json_schema")
    if not isinstance(named, dict) or not isinstance(named.get("schema"), dict):
        raise ApiError(400, "response_format needs json_schema.schema.", code="field_invalid")
    return named


def _is_tool(tool: Any) -> bool:
    function = tool.get("function") if isinstance(tool, dict) else None
    if not isinstance(function, dict) or not isinstance(function.get("name"), str):
        return False
    return isinstance(function.get("parameters", {}), dict | None)


def check_chat(body: dict[str, Any], settings: GatewaySettings) -> None:
    """Checks messages and pictures, and writes the kinds of pictures in one way.

    Raises:
        ApiError: 400.
    """
    messages = body.get("messages")
    if not isinstance(messages, list) or not messages or not all(isinstance(m, dict) for m in messages):
        raise ApiError(400, "messages must be a list of messages.", code="messages_invalid")
    if body.get("n", 1) != 1:
        raise ApiError(400, "n must be 1.", code="n_unsupported")
    pictures = 0
    for message in messages:
        content = message.get("content")
        if not isinstance(content, str | list | None):
            raise ApiError(400, "content must be text or a list of parts.", code="messages_invalid")
        for part in content if isinstance(content, list) else []:
            if isinstance(part, dict) and part.get("type") == "text":
                continue
            if not isinstance(part, dict) or part.get("type") != "image_url":
                raise ApiError(400, "A part of a message is text or image_url.", code="part_unsupported")
            pictures += 1
            if pictures > settings.images:
                raise ApiError(400, f"A request may hold {settings.images} pictures.", code="image_count")
            named = part.get("image_url")
            part["image_url"] = _picture(named if isinstance(named, dict) else {}, settings)


def check_texts(body: Mapping[str, Any], name: str) -> None:
    """Checks a plain completion's ``prompt`` or the ``input`` of vectors: a text, or a list of up to 256.

    Raises:
        ApiError: 400.
    """
    value = body.get(name)
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not texts or not all(isinstance(text, str) for text in texts):
        raise ApiError(400, f"{name} must be a text or a list of texts.", code="field_invalid")
    if len(texts) > _MOST_TEXTS:
        raise ApiError(400, f"{name} may hold {_MOST_TEXTS} texts.", code="field_invalid")
    if body.get("n", 1) != 1:
        raise ApiError(400, "n must be 1.", code="n_unsupported")


def _picture(named: Mapping[str, Any], settings: GatewaySettings) -> dict[str, Any]:
    """A part's ``image_url`` once its picture was looked at; JPEG by the name that all engines know."""
    url: Any = named.get("url")
    head = _DATA_URL.match(url) if isinstance(url, str) else None
    if head is None:
        raise ApiError(400, "A picture must be a data URL with PNG, JPEG or WebP.", code="image_invalid")
    if len(url) * 3 // 4 > settings.image_mb * (1 << 20):
        raise ApiError(400, f"A picture is over {settings.image_mb:g} MB.", code="image_too_large")
    try:
        data = base64.b64decode(url[head.end() :], validate=True)
    except (binascii.Error, ValueError) as error:
        raise ApiError(400, "A picture is not valid base64.", code="image_invalid") from error
    try:
        with opened_picture(data) as picture:
            pixels = picture.width * picture.height  # from the header: nothing is decoded
    except StudioError as error:
        raise ApiError(400, "A picture can't be read.", code="image_invalid") from error
    if pixels > settings.image_pixels:
        raise ApiError(400, f"A picture has over {settings.image_pixels:,} pixels.", code="image_too_large")
    kind = head[1].lower().replace("jpg", "jpeg")
    return {**named, "url": f"data:image/{kind};base64,{url[head.end() :]}"}
