"""One request's way: queue, engine, answer; asked again when an engine goes to sleep or dies under it."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from fastapi import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from ...common.errors import StudioError
from ..cache import Cache, cache_key, deterministic
from ..lease.holders import HolderError
from ..profiles import LlmConfig
from ..service import EngineHandle, LanguageService
from .forward import AgainError, Upstream
from .limits import ApiError, api_error
from .metrics import Metrics
from .reliable import AnswerLimits, for_engine, reliable, wants_structure

T = TypeVar("T")
AGAIN = 2
"""Further attempts after an engine dropped a request."""
CACHE_HEADER = "x-studio-cache"


class GoneError(Exception):
    """The client went away."""


async def until_gone(request: Request, work: Awaitable[T]) -> T:
    """The work's result, unless the client goes away first; then the work is cancelled.

    Raises:
        GoneError: it went away.
    """

    async def left() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    task, watcher = asyncio.ensure_future(work), asyncio.create_task(left())
    try:
        await asyncio.wait({task, watcher}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        raise GoneError
    finally:
        for each in (task, watcher):
            each.cancel()
        await asyncio.gather(task, watcher, return_exceptions=True)


class EventStream(Response):
    """Server-sent events passed on as they come; ends at once when the client goes away."""

    def __init__(
        self, first: bytes, rest: AsyncIterator[bytes], headers: Mapping[str, str], ended: Callable[[], None]
    ) -> None:
        super().__init__(media_type="text/event-stream", headers={"cache-control": "no-cache", **headers})
        self._first, self._rest, self._ended = first, rest, ended
        del self.headers["content-length"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends what comes until either side ends."""
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        sender, watcher = asyncio.create_task(self._send(send)), asyncio.create_task(self._left(receive))
        try:
            await asyncio.wait({sender, watcher}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (sender, watcher):
                task.cancel()
            await asyncio.gather(sender, watcher, return_exceptions=True)
            await self._rest.aclose()  # type: ignore[attr-defined]
            self._ended()

    async def _send(self, send: Send) -> None:
        await send({"type": "http.response.body", "body": self._first, "more_body": True})
        try:
            async for piece in self._rest:
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        except ApiError as error:
            body = f"data: {json.dumps(error.body())}\n\ndata: [DONE]\n\n".encode()
            await send({"type": "http.response.body", "body": body, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    @staticmethod
    async def _left(receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass


class Work:
    """What the routes do; see the module."""

    def __init__(
        self, config: LlmConfig, service: LanguageService, cache: Cache, metrics: Metrics, upstream: Upstream
    ) -> None:
        self.config, self.service, self.cache, self.metrics = config, service, cache, metrics
        self._upstream = upstream

    @asynccontextmanager
    async def _seat(self, name: str) -> AsyncIterator[EngineHandle]:
        waiting, working = self.metrics.waiting.labels(name), self.metrics.working.labels(name)
        waiting.inc()
        entered = False
        try:
            async with self.service.seat(name, timeout=self.config.gateway.queue_seconds) as seat:
                waiting.dec()
                entered = True
                working.inc()
                try:
                    yield seat
                finally:
                    working.dec()
        except StudioError as error:
            raise api_error(error) from error
        finally:
            if not entered:
                waiting.dec()

    async def whole(self, name: str, route: str, body: dict[str, Any]) -> dict[str, Any]:
        """One answer from the engine, asked again when it was dropped.

        Raises:
            ApiError: whatever went wrong, in OpenAI's shape.
        """

        async def once(seat: EngineHandle) -> dict[str, Any]:
            return await self._upstream.whole(seat, route, body)

        answer = await self._again(name, once)
        self._count(name, answer)
        return answer

    async def _again(self, name: str, once: Callable[[EngineHandle], Awaitable[T]]) -> T:
        reason = ""
        for _ in range(AGAIN + 1):
            async with self._seat(name) as seat:
                try:
                    if reason:
                        await self._revive(seat)
                    return await once(seat)
                except AgainError as error:
                    reason = error.reason
                    self.metrics.retries.labels(name, reason).inc()
        raise ApiError(502, "The engine dropped the request again and again.", "api_error", reason)

    @staticmethod
    async def _revive(seat: EngineHandle) -> None:
        """Makes sure that the engine lives before it is asked again."""
        try:
            await seat.engine.wake()
        except HolderError as error:
            raise AgainError("engine_lost") from error

    async def chat(self, name: str, body: dict[str, Any]) -> tuple[dict[str, Any], bool]:
        """A chat answer that fits what was asked; and whether a re-ask was needed."""

        async def ask(asked: dict[str, Any]) -> dict[str, Any]:
            sent = await asyncio.to_thread(for_engine, asked)
            return await self.whole(name, "chat/completions", {**sent, "stream": False})

        plain = {key: value for key, value in body.items() if key != "stream_options"}
        if not wants_structure(plain):
            return {**await ask(plain), "model": name}, False
        profile = self.config.profiles[name]
        limits = AnswerLimits(profile.sampling.max_tokens, profile.context if profile.managed else 0)
        answer, again = await reliable(plain, ask, limits)
        if again:
            self.metrics.retries.labels(name, "misfit").inc()
        return {**answer, "model": name}, again

    async def cached(
        self,
        name: str,
        route: str,
        body: dict[str, Any],
        caller: str,
        bypass: bool,
        make: Callable[[], Awaitable[dict[str, Any]]],
    ) -> tuple[bytes, str]:
        """The answer's bytes and how the cache did: hit, miss or bypass. Callers share no answers."""
        if bypass or not deterministic(route, body):
            self.metrics.cache.labels("bypass").inc()
            return json.dumps(await make(), ensure_ascii=False).encode(), "bypass"
        key = cache_key(name, self.config.profiles[name], route, body, caller)
        found = await self.cache.get(key)
        self.metrics.cache.labels("hit" if found else "miss").inc()
        if found:
            return found, "hit"
        content = json.dumps(await make(), ensure_ascii=False).encode()
        await self.cache.put(key, content)
        return content, "miss"

    async def stream(
        self, name: str, route: str, body: dict[str, Any], arrived: float
    ) -> AsyncIterator[bytes]:
        """A stream's bytes. The engine is kept until the last one, or until the stream is closed."""
        body = await asyncio.to_thread(for_engine, body)
        reason, pieces_seen = "", 0
        for _ in range(AGAIN + 1):
            async with self._seat(name) as seat:
                try:
                    if reason:
                        await self._revive(seat)
                    async for piece in self._upstream.pieces(seat, route, body):
                        if not pieces_seen:
                            self.metrics.first_token.labels(name).observe(time.monotonic() - arrived)
                        pieces_seen += 1
                        yield piece
                    self.metrics.tokens.labels(name, "streamed").inc(pieces_seen)
                    return
                except AgainError as error:
                    reason = error.reason
                    self.metrics.retries.labels(name, reason).inc()
                    if pieces_seen:
                        break
        raise ApiError(502, "The engine dropped the stream.", "api_error", reason)

    def _count(self, name: str, answer: Mapping[str, Any]) -> None:
        usage = answer.get("usage") or {}
        for kind in ("prompt", "completion"):
            self.metrics.tokens.labels(name, kind).inc(int(usage.get(f"{kind}_tokens") or 0))


def as_events(answer: Mapping[str, Any], *, usage: bool) -> bytes:
    """A whole answer as the events of a stream: for answers that had to be checked before.

    Args:
        usage: the tokens were asked for; they come in an event of their own, as OpenAI's API sends them.
    """
    choice = answer["choices"][0]
    delta = {key: value for key, value in choice["message"].items() if value is not None}
    if "tool_calls" in delta:
        delta["tool_calls"] = [{"index": i, **call} for i, call in enumerate(delta["tool_calls"])]
    said = {"index": 0, "delta": delta, "logprobs": choice.get("logprobs"), "finish_reason": None}
    done = {"index": 0, "delta": {}, "logprobs": None, "finish_reason": choice.get("finish_reason")}
    base: dict[str, Any] = {
        "id": answer.get("id") or f"chatcmpl-{uuid.uuid4().hex[:12]}",
        "object": "chat.completion.chunk",
        "created": answer.get("created") or int(time.time()),
        "model": answer.get("model"),
    }
    if "system_fingerprint" in answer:
        base["system_fingerprint"] = answer["system_fingerprint"]
    if usage:
        base["usage"] = None
    frames: list[dict[str, Any]] = [{**base, "choices": [said]}, {**base, "choices": [done]}]
    if usage:
        frames.append({**base, "choices": [], "usage": answer.get("usage")})
    events = [*(json.dumps(frame, ensure_ascii=False) for frame in frames), "[DONE]"]
    return "".join(f"data: {event}\n\n" for event in events).encode()
