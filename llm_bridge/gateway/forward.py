"""The way from the gateway to an engine: one pool of connections, no redirects, only known addresses."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any

import httpx
from pydantic import BaseModel, Field

from ...common import strict_json
from ...common.redact import without_key
from ..profiles import LlmConfig, on_this_machine, origin_of
from ..service import EngineHandle
from .limits import ApiError

MAX_ANSWER = 32 << 20


class _Message(BaseModel):
    content: str | list[Any] | None = None
    tool_calls: list[dict[str, Any]] | None = None


class _Choice(BaseModel):
    message: _Message | None = None
    finish_reason: str | None = None


class _Usage(BaseModel):
    prompt_tokens: int | None = Field(None, ge=0)
    completion_tokens: int | None = Field(None, ge=0)


class _Answer(BaseModel):
    """What the gateway itself reads of an engine's answer; all else in it is passed on as it is."""

    choices: list[_Choice] | None = None
    usage: _Usage | None = None


class AgainError(Exception):
    """The engine dropped the request (it went to sleep, or died): ask again."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Upstream:
    """Requests to engines.

    Args:
        seconds: longest time for one answer, and longest silence within a stream.
    """

    def __init__(self, config: LlmConfig, *, seconds: float) -> None:
        self._config, self._seconds = config, seconds
        self._clients: dict[str, tuple[str, httpx.AsyncClient]] = {}

    async def close(self) -> None:
        """Ends all connections."""
        for _, client in self._clients.values():
            await client.aclose()

    async def _client(self, seat: EngineHandle) -> httpx.AsyncClient:
        """The connections to the seat's engine. All engines with a port share theirs; an engine with a socket
        has its own, made anew when it was started again, since its socket is another one then."""
        socket = seat.engine.socket
        pool = seat.name if socket else ""
        known = self._clients.get(pool)
        if known is not None and known[0] == socket:
            return known[1]
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=64)
        transport = httpx.AsyncHTTPTransport(uds=socket or None, limits=limits, trust_env=False)
        timeout = httpx.Timeout(self._seconds, connect=10.0)
        client = httpx.AsyncClient(
            timeout=timeout,
            transport=transport,
            follow_redirects=False,
            trust_env=False,
            headers={"accept-encoding": "identity"},  # a small packed answer could unpack to a huge one
        )
        self._clients[pool] = (socket, client)
        if known is not None:
            await known[1].aclose()
        return client

    async def _send(self, seat: EngineHandle, route: str, body: Mapping[str, Any]) -> httpx.Response:
        """The engine's answer with its body still to be read, and to be closed."""
        url, profile = f"{seat.engine.url}/{route}", seat.engine.profile
        if not seat.engine.url:
            raise AgainError("engine_lost")
        if not on_this_machine(url) and origin_of(url) not in self._config.origins:
            raise ApiError(502, "The engine's address is not allowed.", "api_error", "origin_refused")
        key = seat.engine.key
        model = seat.name if profile.managed else profile.model
        defaults = profile.sampling.model_dump() if route.endswith("completions") else {}
        headers = {"authorization": f"Bearer {key}"} if key else {}
        client = await self._client(seat)
        request = client.build_request(
            "POST", url, json={**defaults, **body, "model": model}, headers=headers
        )
        return await client.send(request, stream=True)

    async def whole(self, seat: EngineHandle, route: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """A whole answer.

        Raises:
            AgainError: it was cut off.
            ApiError: the engine refused it, failed, or was too slow.
        """
        try:
            async with asyncio.timeout(self._seconds):
                answer = await self._send(seat, route, body)
                content = await _content(answer)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise ApiError(
                504, "The engine did not answer in time.", "api_error", "engine_timeout"
            ) from error
        except httpx.HTTPError as error:
            raise AgainError("engine_lost") from error
        if answer.status_code != 200:
            raise refused(answer.status_code, content, seat.engine.key)
        data, read = await asyncio.to_thread(_understood, content)
        if any(choice.finish_reason == "abort" for choice in read.choices or []):
            raise AgainError("abort")
        return data

    async def pieces(self, seat: EngineHandle, route: str, body: Mapping[str, Any]) -> AsyncIterator[bytes]:
        """A stream's bytes as they come (errors of :meth:`whole`)."""
        begun = False
        try:
            answer = await self._send(seat, route, body)
        except httpx.TimeoutException as error:
            raise ApiError(
                504, "The engine did not answer in time.", "api_error", "engine_timeout"
            ) from error
        except httpx.HTTPError as error:
            raise AgainError("engine_lost") from error
        try:
            if answer.status_code != 200:
                raise refused(answer.status_code, await _content(answer), seat.engine.key)
            async for piece in answer.aiter_raw():
                if b'"abort"' in piece and _aborted(piece):
                    raise AgainError("abort")
                begun = True
                yield piece
            if not begun:
                raise AgainError("engine_lost")
        except httpx.TimeoutException as error:
            raise ApiError(504, "The engine fell silent.", "api_error", "engine_timeout") from error
        except httpx.HTTPError as error:
            if not begun:
                raise AgainError("engine_lost") from error
            raise ApiError(502, "The engine broke off.", "api_error", "engine_lost") from error
        finally:
            await answer.aclose()


async def _content(answer: httpx.Response) -> bytes:
    """An answer's whole body; empty, and so no JSON, when it is over MAX_ANSWER. Closes the answer."""
    content = bytearray()
    try:
        async for piece in answer.aiter_bytes():
            content += piece
            if len(content) > MAX_ANSWER:
                return b""
    finally:
        await answer.aclose()
    return bytes(content)


def _understood(content: bytes) -> tuple[dict[str, Any], _Answer]:
    """An answer as it came, and what is read of it.

    Raises:
        ApiError: 502 ``engine_invalid``.
    """
    try:
        data = strict_json.loads(content)
        return data, _Answer.model_validate(data)
    except ValueError as error:
        raise ApiError(
            502, "The engine's answer can't be understood.", "api_error", "engine_invalid"
        ) from error


def _aborted(piece: bytes) -> bool:
    """Whether an event in a piece ends with "abort" (and the word isn't merely part of the text)."""
    for line in piece.split(b"\n"):
        if line.startswith(b"data:") and b"finish_reason" in line:
            try:
                read = _Answer.model_validate(strict_json.loads(line[5:]))
            except ValueError:
                continue
            if any(choice.finish_reason == "abort" for choice in read.choices or []):
                return True
    return False


def refused(status: int, content: bytes, key: str) -> ApiError:
    """An engine's refusal for the outside, without the engine's ``key``. What is its own trouble becomes 502."""
    try:
        told = strict_json.loads(content)
        detail = told.get("error", told)
        message = str(detail.get("message") or detail) if isinstance(detail, dict) else str(detail)
    except (ValueError, AttributeError):
        message = f"status {status}"
    message = without_key(" ".join(message.split()), key)[:400]
    if status in (400, 413, 422):
        return ApiError(400, f"The engine refused the request: {message}", code="engine_refused")
    if status == 404:
        return ApiError(400, "This model's engine doesn't offer that route.", code="engine_route")
    if status == 429:
        return ApiError(429, "The engine is full.", "rate_limit_error", "engine_full")
    return ApiError(502, f"The engine failed: {message}", "api_error", "engine_failed")
