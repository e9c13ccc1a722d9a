"""What only the studio's page asks for: a reading while somebody writes, stills, changes by words, graphs and scripts.

Ids come in by the address, words in a small body; all work is done off the server's loop.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field

from ..common.records import BOUNDS
from ..configs.schema import load_characters, load_studio
from .bodies import ordered_film, read_body, valid
from .run_manager import RunManager

KEPT_SECONDS: Final = 3600
"""How long a browser keeps a still; the page's address for it changes with the run."""


class ChangeBody(BaseModel):
    """Words about a film, and whether what was understood of them is to be done."""

    model_config = ConfigDict(extra="forbid", **BOUNDS)

    text: str = Field(max_length=4000)
    do: bool = False


async def read(request: web.Request, desk: RunManager) -> dict[str, Any]:
    """What a request means; takes what the start of a film takes and makes nothing."""
    body, film = await read_body(request), load_studio(desk.folders).film

    def understood() -> dict[str, Any]:
        # what reads stories takes a second to load, which ComfyUI's start needn't wait for
        from ..agent.run.understood import read_before

        found = read_before(ordered_film(body, film, 0), desk.runs, desk.folders)
        return found.model_dump(mode="json")

    return await asyncio.to_thread(understood)


async def still(request: web.Request, desk: RunManager) -> web.Response:
    """A shot of a run's storyboard as a JPEG."""
    run, shot = request.match_info["run"], request.match_info["shot"]

    def drawn() -> bytes:
        from ..agent.run.stills import shot_still

        return shot_still(desk.open(run), shot, load_characters(desk.folders))

    picture = await asyncio.to_thread(drawn)
    headers = {"Cache-Control": f"private, max-age={KEPT_SECONDS}"}
    return web.Response(body=picture, content_type="image/jpeg", headers=headers)


async def change(request: web.Request, desk: RunManager) -> dict[str, Any]:
    """What words mean for a finished film; with ``do`` the run that makes the film so."""
    asked = valid(ChangeBody, await read_body(request))
    run_id = request.match_info["run"]

    def understood() -> dict[str, Any]:
        from ..agent.loop.change import read_change

        return read_change(desk.open(run_id), asked.text, desk.folders).model_dump()

    def changed() -> Any:
        from ..agent.loop.change import make_change

        return make_change(desk.open(run_id), asked.text, desk.folders)

    if not asked.do:
        return await asyncio.to_thread(understood)
    return {"run": await desk.take_up(await asyncio.to_thread(changed))}


async def graph(request: web.Request, desk: RunManager) -> dict[str, Any]:
    """The graph of a take, as ComfyUI's canvas opens it."""
    run, take = request.match_info["run"], request.match_info["take"]

    def opened() -> Any:
        from ..agent.run.store import RunStore

        return RunStore(desk.open(run)).editor_graph(take)

    return {"graph": await asyncio.to_thread(opened)}


async def script(request: web.Request, desk: RunManager) -> dict[str, Any]:
    """The storyboard of a run as Fountain."""
    run = request.match_info["run"]

    def written() -> str:
        from ..agent.run.store import RunStore
        from ..agent.screenplay.write import fountain_of

        return fountain_of(RunStore(desk.open(run)).storyboard(), load_characters(desk.folders))

    return {"text": await asyncio.to_thread(written)}
