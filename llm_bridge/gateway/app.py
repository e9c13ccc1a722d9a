"""The public routes. What changes an engine or tells about this machine is not here but in :mod:`.admin`."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

from ...common.errors import StudioError
from .keys import public_keys
from .limits import (
    ApiError,
    api_error,
    check_browser,
    check_chat,
    check_key,
    check_texts,
    known_fields,
    profile_name,
    read_body,
)
from .metrics import Metrics
from .reliable import wants_structure
from .work import CACHE_HEADER, EventStream, GoneError, Work, as_events, until_gone

QUEUE_HEADER = "x-studio-queue"
_CLIENT_GONE = 499


def create_app(work: Work) -> FastAPI:
    """The gateway as an ASGI application."""
    config = work.config
    keys = public_keys(config.gateway)
    app = FastAPI(title="Animation AI Studio", docs_url=None, redoc_url=None, openapi_url=None)
    door = _Door(work, keys)

    @app.exception_handler(ApiError)
    async def answer_api_error(request: Request, error: ApiError) -> JSONResponse:
        headers = {"retry-after": "2"} if error.status in (429, 503) else {}
        return JSONResponse(error.body(), error.status, headers)

    @app.exception_handler(StudioError)
    async def answer_studio_error(request: Request, error: StudioError) -> JSONResponse:
        return await answer_api_error(request, api_error(error))

    @app.get("/health")
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/metrics")
    async def metrics(request: Request) -> Response:
        check_key(request, keys)
        return Response(work.metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")

    @app.get("/v1/models")
    async def models(request: Request) -> dict[str, Any]:
        check_key(request, keys)
        made = {"object": "model", "created": 0, "owned_by": "animation-ai-studio"}
        data = [{"id": name, **made, "tasks": list(p.tasks)} for name, p in config.profiles.items()]
        return {"object": "list", "data": data}

    @app.post("/v1/chat/completions")
    async def chat(request: Request) -> Response:
        return await door.serve(request, "chat/completions")

    @app.post("/v1/completions")
    async def completions(request: Request) -> Response:
        return await door.serve(request, "completions")

    @app.post("/v1/embeddings")
    async def embeddings(request: Request) -> Response:
        return await door.serve(request, "embeddings")

    return app


class _Door:
    """Limits and order of a request, the same for all routes."""

    def __init__(self, work: Work, keys: tuple[str, ...]) -> None:
        self._work, self._keys, self._inside = work, keys, 0

    async def serve(self, request: Request, route: str) -> Response:
        """One request from its key to its answer; a stream keeps its place until its last piece."""
        visit = _Visit(self._work.metrics, time.monotonic(), self._leave)
        visit.caller = check_key(request, self._keys)
        check_browser(request)
        limit = self._work.config.gateway.concurrency
        if self._inside >= limit:
            raise ApiError(429, f"{limit} requests are being served already.", "rate_limit_error", "too_many")
        self._inside += 1
        try:
            body = await read_body(request, self._work.config.gateway)
            visit.name = profile_name(body, self._work.config)
            body = await asyncio.to_thread(known_fields, body)
            if route == "chat/completions":
                await asyncio.to_thread(check_chat, body, self._work.config.gateway)
            else:
                check_texts(body, "prompt" if route == "completions" else "input")
            answer = await self._answer(request, route, body, visit)
        except GoneError:
            visit.end(_CLIENT_GONE)
            return Response(status_code=_CLIENT_GONE)
        except BaseException as error:
            visit.end(error.status if isinstance(error, ApiError) else 500)
            raise
        if not isinstance(answer, EventStream):
            visit.end(answer.status_code)
        return answer

    def _leave(self) -> None:
        self._inside -= 1

    async def _answer(self, request: Request, route: str, body: dict[str, Any], visit: _Visit) -> Response:
        work, name = self._work, visit.name
        headers = {QUEUE_HEADER: str(work.service.waiting(name))}
        checked = route == "chat/completions" and wants_structure(body)
        if body.get("stream") is True and not checked:
            pieces = work.stream(name, route, body, visit.arrived)
            try:
                first = await until_gone(request, anext(pieces))
            except BaseException:
                await pieces.aclose()  # type: ignore[attr-defined]
                raise
            headers[CACHE_HEADER] = "bypass"
            return EventStream(first, pieces, headers, lambda: visit.end(200))
        bypass = request.headers.get(CACHE_HEADER, "").lower() == "off"

        async def make() -> dict[str, Any]:
            if route == "chat/completions":
                return (await work.chat(name, body))[0]
            return {**await work.whole(name, route, body), "model": name}

        content, headers[CACHE_HEADER] = await until_gone(
            request, work.cached(name, route, body, visit.caller, bypass, make)
        )
        if body.get("stream") is True:
            counted = (body.get("stream_options") or {}).get("include_usage") is True
            events = as_events(json.loads(content), usage=counted)
            return Response(events, media_type="text/event-stream", headers=headers)
        return Response(content, media_type="application/json", headers=headers)


@dataclass
class _Visit:
    """A request inside the gateway, counted once when it ends."""

    metrics: Metrics
    arrived: float
    leave: Callable[[], None]
    name: str = "none"
    caller: str = ""

    def end(self, status: int) -> None:
        self.leave()
        self.metrics.requests.labels(self.name, str(status)).inc()
        self.metrics.seconds.labels(self.name).observe(time.monotonic() - self.arrived)
