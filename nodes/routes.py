"""The studio's routes in ComfyUI's server: start, watch, answer, resume, stop and list films, and what the page shows.

A body holds words, numbers, and the graph on the canvas; no path, URL or command comes in. Requests from another site's page are
refused by their Origin and Sec-Fetch-Site, and on a server of this machine alone by their Host. What happens
is pushed over ComfyUI's own websocket as ``animation_studio``: every client of the server hears it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from server import PromptServer

from ..common.errors import StudioError
from ..common.hosts import meant_for, only_local
from . import graph_handlers, host, page_handlers
from .bodies import MAX_ANSWER, ordered_film, read_body, valid
from .run_manager import RunManager
from .run_view import told_run

BASE = "/animation_studio/runs"
MOST_LISTED = 50
"""Runs that a list holds."""
MOST_WORDS = 200
"""Letters of what is looked for among them."""

Handler = Callable[[web.Request, RunManager], Awaitable[dict[str, Any] | web.Response]]


def register() -> None:
    """Adds the routes to the running server (once for each server)."""
    routes = PromptServer.instance.routes
    if any(getattr(route, "path", "") == BASE for route in routes):
        return
    routes.get(BASE)(_answer(_list))
    routes.post(BASE)(_answer(_start))
    routes.get(BASE + "/{run}")(_answer(_show))
    routes.post(BASE + "/{run}/resume")(_answer(_resume))
    routes.post(BASE + "/{run}/answer")(_answer(_decide))
    routes.post(BASE + "/{run}/stop")(_answer(_stop))
    routes.post("/animation_studio/reading")(_answer(page_handlers.read))
    routes.post("/animation_studio/graph/edit")(_answer(graph_handlers.edited))
    routes.post("/animation_studio/graph/told")(_answer(graph_handlers.told))
    routes.get(BASE + "/{run}/stills/{shot}")(_answer(page_handlers.still))
    routes.post(BASE + "/{run}/change")(_answer(page_handlers.change))
    routes.get(BASE + "/{run}/graphs/{take}")(_answer(page_handlers.graph))
    routes.get(BASE + "/{run}/script")(_answer(page_handlers.script))


def _answer(handler: Handler) -> Callable[[web.Request], Awaitable[web.Response]]:
    @wraps(handler)
    async def respond(request: web.Request) -> web.Response:
        desk = host.desk()
        if not _same_site(request):
            return _refused("Requests from other sites are refused.")
        try:
            if not await _meant_for_us(request, desk):
                return _refused(
                    "This ComfyUI listens on this machine only and was asked under another name.",
                    "List that name under hosts: in studio.yaml if a tunnel or proxy of yours leads here.",
                )
            told = await handler(request, desk)
            return told if isinstance(told, web.Response) else web.json_response(told)
        except StudioError as error:
            status = 404 if error.code == "run_unknown" else 400
            return web.json_response({"error": desk.public(error.to_record())}, status=status)

    return respond


def _refused(message: str, fix: str = "") -> web.Response:
    return web.json_response(
        {"error": {"code": "path_forbidden", "message": message, "fix": fix}}, status=403
    )


def _same_site(request: web.Request) -> bool:
    """Whether a request comes from this server's own page, or from no page at all."""
    origin = request.headers.get("Origin")
    try:
        ours = not origin or urlsplit(origin).netloc == request.headers.get("Host")
    except ValueError:
        return False
    return ours and request.headers.get("Sec-Fetch-Site", "").lower() != "cross-site"


async def _meant_for_us(request: web.Request, desk: RunManager) -> bool:
    """Whether the Host header names this server; any name does once others than this machine may reach it."""
    from ..configs.schema import load_studio

    own = request.get_extra_info("sockname") or ("",)
    if not only_local(getattr(PromptServer.instance, "address", ""), str(own[0])):
        return True
    told = request.headers.getall("Host", [])
    if meant_for(told):
        return True
    studio = await asyncio.to_thread(load_studio, desk.folders)
    return meant_for(told, studio.hosts)


async def _list(request: web.Request, desk: RunManager) -> dict[str, Any]:
    words = request.query.get("words", "")[:MOST_WORDS]
    return {"runs": await asyncio.to_thread(desk.list, MOST_LISTED, words)}


async def _start(request: web.Request, desk: RunManager) -> dict[str, Any]:
    from ..agent.run.service import plan_request, random_seed
    from ..configs.schema import load_studio

    film, body = load_studio(desk.folders).film, await read_body(request)
    options = await asyncio.to_thread(ordered_film, body, film, random_seed())
    plan = await asyncio.to_thread(plan_request, options, desk.runs, desk.folders)
    return {"run": desk.start(options, host.loop(), plan), "seed": options.seed}


async def _decide(request: web.Request, desk: RunManager) -> dict[str, Any]:
    """What a person says to the question of a run, or other takes for a finished film."""
    from ..agent.run.approval import Answer

    answer = valid(Answer, await read_body(request, MAX_ANSWER))
    return {"run": await desk.resume(request.match_info["run"], answer)}


async def _show(request: web.Request, desk: RunManager) -> dict[str, Any]:
    return await asyncio.to_thread(told_run, request.match_info["run"], desk)


async def _resume(request: web.Request, desk: RunManager) -> dict[str, Any]:
    return {"run": await desk.resume(request.match_info["run"])}


async def _stop(request: web.Request, desk: RunManager) -> dict[str, Any]:
    run = desk.open(request.match_info["run"])
    return {"run": run.id, "stopped": desk.stop(run.id)}
