"""The owner's routes: state of card and engines, switching, stopping. Always on 127.0.0.1, always with a key.

They are an application of their own on a port of their own, so that no mistake in the public one can
reach them. Looking never changes anything: only the POST routes act.
"""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from ...common.errors import StudioError
from .limits import ApiError, api_error, check_browser, check_key, profile_name, read_body
from .work import Work


async def describe(work: Work) -> dict[str, Any]:
    """Card, lease and engines as plain data."""
    status = await work.service.lease.status()
    engines = {}
    for name, engine in work.service.pool.engines.items():
        health = await engine.health()
        engines[name] = {
            "state": health.state.value,
            "detail": health.detail,
            "waiting": work.service.waiting(name),
            "working": work.service.working(name),
        }
    return {
        "card": status.card,
        "lease": status.record.model_dump(mode="json"),
        "state": status.record.state.value,
        "memory": status.sample.model_dump(exclude={"processes"}) if status.sample else None,
        "foreign": status.foreign,
        "holders": status.holders,
        "engines": engines,
    }


def create_admin(work: Work, key: str) -> FastAPI:
    """The owner's routes as an ASGI application."""
    app = FastAPI(title="Animation AI Studio: owner", docs_url=None, redoc_url=None, openapi_url=None)

    @app.exception_handler(ApiError)
    async def answer_api_error(request: Request, error: ApiError) -> JSONResponse:
        return JSONResponse(error.body(), error.status)

    @app.exception_handler(StudioError)
    async def answer_studio_error(request: Request, error: StudioError) -> JSONResponse:
        return JSONResponse(api_error(error).body(), api_error(error).status)

    @app.get("/admin/status")
    async def status(request: Request) -> dict[str, Any]:
        check_key(request, (key,))
        return await describe(work)

    @app.get("/admin/logs/{name}")
    async def logs(request: Request, name: str) -> dict[str, Any]:
        check_key(request, (key,))
        return {"lines": work.service.pool.engines[profile_name({"model": name}, work.config)].log(200)}

    @app.post("/admin/switch")
    async def switch(request: Request) -> dict[str, Any]:
        name = await model_name(request)
        async with work.service.seat(name, timeout=work.config.gateway.queue_seconds):
            return {"model": name, "state": "ready"}

    @app.post("/admin/stop")
    async def stop(request: Request) -> dict[str, Any]:
        name = await model_name(request)
        await work.service.pool.engines[name].stop()
        return {"model": name, "state": "off"}

    @app.post("/admin/cache/clear")
    async def clear(request: Request) -> dict[str, Any]:
        check_key(request, (key,))
        await work.cache.clear()
        return {"cache": "empty"}

    async def model_name(request: Request) -> str:
        check_key(request, (key,))
        check_browser(request)
        return profile_name(await read_body(request, work.config.gateway), work.config)

    return app
