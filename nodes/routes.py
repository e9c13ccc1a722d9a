"""The studio's routes in ComfyUI's server: start, watch, answer, resume, stop and list films.

A body holds words and numbers only; no path, URL or command comes in. Requests from another site's page are
refused by their Origin and Sec-Fetch-Site, and on a server of this machine alone by their Host. What happens
is pushed over ComfyUI's own websocket as ``animation_studio``: every client of the server hears it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlsplit

from aiohttp import web
from pydantic import BaseModel, ConfigDict, ValidationError, create_model
from server import PromptServer

from ..agent.request.options import BudgetChange, FilmOrder, field_kind, film_options, taken_on
from ..common import strict_json
from ..common.errors import StudioError
from ..common.hosts import meant_for, only_local
from ..common.records import BOUNDS, read_json
from ..common.runs import RunFolder
from . import host
from .run_manager import RunManager, film_place

BASE = "/animation_studio/runs"
MAX_BODY = 64_000
MAX_ANSWER = 256_000
"""Bytes: an edited storyboard of three minutes has about 60,000."""
EVENTS = 50
"""The newest events that are shown of a run."""
M = TypeVar("M", bound=BaseModel)

Handler = Callable[[web.Request, RunManager], Awaitable[dict[str, Any]]]


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
            return web.json_response(await handler(request, desk))
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
    return {"runs": await asyncio.to_thread(desk.list, 50)}


def film_body(order: type[BaseModel] = FilmOrder) -> type[BaseModel]:
    """What a request for a film may hold: the names and plain types alone, as ranges and choices are checked with
    messages of their own once all options are known."""
    fields: dict[str, Any] = {}
    for name in taken_on("route", order):
        field = order.model_fields[name]
        kind, _, may_miss = field_kind(field.annotation)
        fields[name] = (kind | None if may_miss else kind, field.default)
    fields["request"] = (str, ...)  # said, and be it nothing beside a script
    return create_model("FilmBody", __config__=ConfigDict(extra="forbid", **BOUNDS), **fields)


async def _start(request: web.Request, desk: RunManager) -> dict[str, Any]:
    from ..agent.run.service import plan_request, random_seed
    from ..configs.schema import load_studio

    body = _valid(film_body(), await _body(request))
    choices = body.model_dump()
    limits = {name: choices.pop(name) for name in BudgetChange.model_fields}
    choices["budgets"] = _valid(BudgetChange, limits)
    choices["seed"] = random_seed() if choices["seed"] is None else choices["seed"]
    film = load_studio(desk.folders).film
    options = await asyncio.to_thread(lambda: film_options(defaults=film, **choices))
    plan = await asyncio.to_thread(plan_request, options, desk.runs, desk.folders)
    return {"run": desk.start(options, host.loop(), plan), "seed": options.seed}


def _valid(kind: type[M], values: dict[str, Any]) -> M:
    """A body, or a part of one, as its model."""
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        detail = error.errors()[0]
        raise StudioError(
            "option_invalid",
            f"'{'.'.join(map(str, detail['loc']))}' in the body can't be used: {detail['msg']}.",
            f"It takes {', '.join(kind.model_fields)}.",
        ) from error


async def _decide(request: web.Request, desk: RunManager) -> dict[str, Any]:
    """What a person says to the question of a run, or other takes for a finished film."""
    from ..agent.run.approval import Answer

    answer = _valid(Answer, await _body(request, MAX_ANSWER))
    return {"run": await desk.resume(request.match_info["run"], answer)}


async def _show(request: web.Request, desk: RunManager) -> dict[str, Any]:
    return await asyncio.to_thread(_told, request.match_info["run"], desk)


def _told(run_id: str, desk: RunManager) -> dict[str, Any]:
    """All that is shown of a run."""
    from ..agent.run.store import RunStore

    run = RunFolder.open(desk.runs, run_id)
    try:
        plan = read_json(RunStore(run).storyboard_file)
    except (OSError, ValueError):
        plan = None
    return {
        **desk.plain(desk.record(run)),
        "storyboard": plan,
        "film": film_place(run),
        "events": desk.public([event.to_plain() for event in run.events()[-EVENTS:]]),
    }


async def _resume(request: web.Request, desk: RunManager) -> dict[str, Any]:
    return {"run": await desk.resume(request.match_info["run"])}


async def _stop(request: web.Request, desk: RunManager) -> dict[str, Any]:
    run = RunFolder.open(desk.runs, request.match_info["run"])
    return {"run": run.id, "stopped": desk.stop(run.id)}


async def _body(request: web.Request, most: int = MAX_BODY) -> dict[str, Any]:
    if request.content_length is None or request.content_length > most:
        raise StudioError("option_invalid", "The body is missing or too large.", "Send a small JSON object.")
    if (
        request.headers.get("Content-Encoding", "identity") != "identity"
    ):  # a small packed body could unpack to a huge one
        raise StudioError("option_invalid", "The body is packed.", "Send it without Content-Encoding.")
    try:
        body = await asyncio.to_thread(strict_json.loads, await request.read())
    except ValueError as error:
        raise StudioError(
            "option_invalid", f"The body can't be used as JSON: {str(error)[:120]}.", "Send a JSON object."
        ) from error
    if not isinstance(body, dict):
        raise StudioError("option_invalid", "The body isn't a JSON object.", "Send a JSON object.")
    return body
