"""Runs graphs on a ComfyUI server through its ordinary HTTP and websocket API.

One :class:`ComfyClient` is one server; it may run several graphs at once, each with an id of its own that is
known before anything is sent, so that nothing runs twice or gets lost when a connection breaks. Progress comes
over the websocket; the result is always read from ``/history``. Finding or starting a server belongs to others.
"""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from ...common.errors import StudioError
from ...common.files import atomic_path, file_error
from ...common.progress import Progress, silent
from ..catalog import Catalog
from ..graph import Graph
from .faults import rejection, server_stumbled
from .listen import Preview, PromptListener
from .meter import Meter
from .replies import (
    QueueState,
    RunResult,
    checked_entry,
    no_file,
    outputs_of,
    prompt_ids,
    strange,
    view_params,
)
from .transport import CANCEL_SECONDS, Transport, whole

__all__ = ["ComfyClient", "Preview", "QueueState", "RunResult"]

POLL_SECONDS, POLL_CONNECTED_SECONDS = 0.25, 2.0
"""How often /history is read without and with a working websocket."""
LOST_SECONDS = 12.0
"""A server that answers nothing for so long while a graph runs counts as gone."""
MAX_FILE, DOWNLOAD_SECONDS = 8 * 1024**3, 600.0


class ComfyClient:
    """A ComfyUI server.

    Args:
        base_url: e.g. ``http://127.0.0.1:8188``.
        request_seconds: longest that one HTTP request may take.
        lost_seconds: longest silence of a server while a graph runs.
    """

    def __init__(
        self, base_url: str, *, request_seconds: float = 60.0, lost_seconds: float = LOST_SECONDS
    ) -> None:
        self._http = Transport(base_url, seconds=request_seconds)
        self._lost_seconds = lost_seconds

    @property
    def base_url(self) -> str:
        """The server's address, without a slash at its end."""
        return self._http.base_url

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Closes the connections; graphs on the server go on."""
        await self._http.close()

    # running

    async def run(
        self,
        graph: Graph | Mapping[str, Any],
        *,
        prompt_id: str | None = None,
        workflow: Mapping[str, Any] | None = None,
        progress: Progress = silent,
        preview: Callable[[Preview], None] | None = None,
        timeout: float | None = None,
    ) -> RunResult:
        """Runs a graph to its end.

        Args:
            graph: a :class:`..graph.Graph` or its API form.
            prompt_id: the id to run under (a UUID); when the server already has it, in its queue or history,
                that run is joined instead of starting another.
            workflow: the page's form of the graph, to be kept inside the files it saves.
            progress: hears fractions and what is going on.
            preview: gets pictures while samplers work.
            timeout: seconds after which the graph is stopped.

        Raises:
            StudioError: ``graph_rejected``, ``graph_failed``, ``graph_interrupted``, ``graph_timeout``,
                ``comfyui_unreachable``, ``comfyui_lost``, ``server_reply_invalid``.
        """
        read = graph if isinstance(graph, Graph) else Graph.from_api(graph)
        joined = prompt_id is not None and await self._knows(prompt_id)
        prompt_id = prompt_id or str(uuid.uuid4())
        started, client_id = time.monotonic(), uuid.uuid4().hex
        meter = Meter(read)
        url = self._http.websocket_url(client_id)
        listener = PromptListener(url, prompt_id, meter, progress, preview)
        hearing = asyncio.create_task(listener.run())
        try:
            async with asyncio.timeout(timeout):
                with suppress(TimeoutError):
                    await asyncio.wait_for(listener.connected.wait(), 2.0)
                if not joined:
                    await whole(
                        self.submit(read, prompt_id=prompt_id, client_id=client_id, workflow=workflow)
                    )
                entry = await self._finish(prompt_id, listener, meter, progress)
        except TimeoutError as error:
            await self._cancel_quietly(prompt_id)
            raise StudioError(
                "graph_timeout",
                f"The graph wasn't done after {timeout:g} s.",
                "Allow more time or make less.",
            ) from error
        except (asyncio.CancelledError, KeyboardInterrupt):
            await asyncio.shield(self._cancel_quietly(prompt_id))
            raise
        finally:
            hearing.cancel()
            await asyncio.gather(hearing, return_exceptions=True)
        progress(1.0, "done")
        return RunResult(prompt_id, outputs_of(entry), time.monotonic() - started)

    async def submit(
        self,
        graph: Graph | Mapping[str, Any],
        *,
        prompt_id: str,
        client_id: str = "",
        workflow: Mapping[str, Any] | None = None,
    ) -> None:
        """Puts a graph into the server's queue.

        When the connection breaks while it is sent, the server is asked whether it has it.

        Raises:
            StudioError: ``graph_rejected`` (also when the server took only a part of it),
                ``comfyui_unreachable``, ``server_reply_invalid``.
        """
        body: dict[str, Any] = {
            "prompt": graph.to_api() if isinstance(graph, Graph) else dict(graph),
            "prompt_id": prompt_id,
        }
        if client_id:
            body["client_id"] = client_id
        if workflow is not None:
            body["extra_data"] = {"extra_pnginfo": {"workflow": dict(workflow)}}
        try:
            reply = await self._http.request("POST", "/prompt", json=body)
        except StudioError:
            with suppress(StudioError):
                if await self._knows(prompt_id):
                    return
            raise
        if reply.status >= 500:  # it stumbles over graphs that it can't even read
            raise server_stumbled(reply.status)
        value = reply.json()
        refused = rejection(value)
        if refused is not None:
            await self._cancel_quietly(prompt_id)
            raise refused
        if reply.status != 200 or not isinstance(value, Mapping) or value.get("prompt_id") != prompt_id:
            raise strange(reply)

    async def _finish(
        self, prompt_id: str, listener: PromptListener, meter: Meter, progress: Progress
    ) -> Mapping[str, Any]:
        """Waits until /history has the prompt, and gives its entry."""
        heard = time.monotonic()
        missing = 0
        while True:
            try:
                entry = await self.history(prompt_id)
                if entry is not None:
                    return checked_entry(entry)
                position = (await self.queue()).position(prompt_id)
                heard = time.monotonic()
            except StudioError as error:
                if error.code != "comfyui_unreachable":
                    raise
                if time.monotonic() - heard > self._lost_seconds:
                    raise self._lost() from error
                position = 0
            missing = missing + 1 if position is None else 0
            if missing > 8:
                raise self._lost()
            if position and not listener.started:
                progress(meter.fraction, f"in the queue, number {position}")
            quick = position is None or listener.ended.is_set() or not listener.connected.is_set()
            with suppress(TimeoutError):
                if quick:
                    await asyncio.sleep(0.02 if listener.ended.is_set() and missing < 4 else POLL_SECONDS)
                else:
                    await asyncio.wait_for(listener.ended.wait(), POLL_CONNECTED_SECONDS)

    async def _knows(self, prompt_id: str) -> bool:
        """Whether the server has this prompt, waiting, running or done."""
        if (await self.queue()).position(prompt_id) is not None:
            return True
        return await self.history(prompt_id) is not None

    async def cancel(self, prompt_id: str) -> None:
        """Takes a prompt out of the queue, or stops it when it runs; another prompt is never touched."""
        state = await self.queue()
        if prompt_id in state.pending:
            await self._post("/queue", {"delete": [prompt_id]})
            state = await self.queue()
        if prompt_id in state.running:
            await self._post("/interrupt", {"prompt_id": prompt_id})

    async def _cancel_quietly(self, prompt_id: str) -> None:
        with suppress(StudioError, TimeoutError):
            async with asyncio.timeout(CANCEL_SECONDS):
                await self.cancel(prompt_id)

    async def interrupt(self) -> None:
        """Stops whatever runs now."""
        await self._post("/interrupt", {})

    async def free(self, *, unload_models: bool = True, free_memory: bool = True) -> None:
        """Asks the server to drop its models (and cached results with ``free_memory``) when it next turns idle."""
        await self._post("/free", {"unload_models": unload_models, "free_memory": free_memory})

    # asking

    async def catalog(self) -> Catalog:
        """The server's node classes, typed."""
        info, stats = await asyncio.gather(self.object_info(), self.system_stats())
        return Catalog(info, version=str(stats.get("system", {}).get("comfyui_version", "")))

    async def object_info(self) -> dict[str, Any]:
        """``/object_info`` as it comes."""
        return await self._object("/object_info")

    async def system_stats(self) -> dict[str, Any]:
        """``/system_stats`` as it comes."""
        return await self._object("/system_stats")

    async def history(self, prompt_id: str) -> Mapping[str, Any] | None:
        """The history entry of a prompt that has ended, else None."""
        entry = (await self._object(f"/history/{prompt_id}")).get(prompt_id)
        return entry if isinstance(entry, Mapping) else None

    async def queue(self) -> QueueState:
        """What runs and what waits."""
        raw = await self._object("/queue")
        return QueueState(prompt_ids(raw.get("queue_running")), prompt_ids(raw.get("queue_pending")))

    async def models(self, folder: str) -> list[str]:
        """The model files that loaders of ``folder`` (``checkpoints``, ``loras`` …) list."""
        return await self.listing(f"/models/{folder}")

    async def listing(self, route: str) -> list[str]:
        """A route that answers with a list of names (``/models``, ``/extensions``); empty when it isn't there."""
        reply = await self._http.request("GET", route)
        value = [] if reply.status == 404 else reply.json()
        if reply.status not in (200, 404) or not isinstance(value, list):
            raise strange(reply)
        return [str(one) for one in value]

    # files

    async def view(self, filename: str, subfolder: str = "", type: str = "output") -> bytes:
        """The bytes of a file that a node made (at most 256 MB; use :meth:`download` for films).

        Raises:
            StudioError: ``file_missing``, ``server_reply_invalid`` for a name that is a path.
        """
        params = view_params(filename, subfolder, type)
        reply = await self._http.request("GET", "/view", params=params, limit=256 * 2**20)
        if reply.status != 200:
            raise no_file(filename, reply.status)
        return reply.body

    async def download(self, filename: str, subfolder: str = "", type: str = "output", *, path: Path) -> Path:
        """Fetches a file that a node made into ``path``, in one step; gives ``path``.

        The caller chooses ``path``: nothing of a server's answer may name a file on this machine.

        Raises:
            StudioError: those of :meth:`view`, ``not_writable``, ``disk_full``, ``comfyui_unreachable``.
        """
        params = view_params(filename, subfolder, type)
        with atomic_path(path) as temporary:
            async with self._http.stream("GET", "/view", params=params, seconds=DOWNLOAD_SECONDS) as reply:
                if reply.status_code != 200:
                    raise no_file(filename, reply.status_code)
                expected = int(reply.headers.get("content-length") or -1)
                written = 0
                with temporary.open("wb") as out:
                    async for piece in reply.aiter_bytes():
                        written += len(piece)
                        if written > MAX_FILE:
                            raise StudioError("server_reply_invalid", f"{filename} never ends.", "Try again.")
                        out.write(piece)
                if "content-encoding" not in reply.headers and expected not in (-1, written):
                    raise StudioError("server_reply_invalid", f"{filename} came only in part.", "Try again.")
        return path

    async def shown_picture(self, result: RunResult) -> bytes:
        """The bytes of the first picture that a graph shows.

        Raises:
            StudioError: ``server_reply_invalid`` for none, or one without a plain name; ``file_missing``.
        """
        if (place := result.picture) is None:
            raise StudioError("server_reply_invalid", "ComfyUI saved no picture.", "See ComfyUI's log.")
        return await self.view(**place.model_dump())

    async def has(self, filename: str, subfolder: str = "", type: str = "output") -> bool:
        """Whether the server has a file."""
        params = view_params(filename, subfolder, type)
        return (await self._http.request("HEAD", "/view", params=params)).status == 200

    async def upload(
        self,
        path: Path,
        *,
        name: str | None = None,
        subfolder: str = "",
        kind: Literal["input", "output"] = "input",
        overwrite: bool = False,
    ) -> str:
        """Sends a file into one of the server's folders; gives the name loaders take.

        Raises:
            StudioError: ``file_missing``, ``comfyui_unreachable``, ``server_reply_invalid``.
        """
        data = {"subfolder": subfolder, "type": kind, "overwrite": "true" if overwrite else "false"}
        try:
            with path.open("rb") as file:
                reply = await self._http.request(
                    "POST",
                    "/upload/image",
                    files={"image": (name or path.name, file)},
                    data=data,
                    seconds=DOWNLOAD_SECONDS,
                )
        except FileNotFoundError as error:
            raise StudioError("file_missing", f"{path} isn't there.", "Check the path.") from error
        except OSError as error:
            raise file_error(error, path) from error
        value = reply.json() if reply.status == 200 else None
        if not isinstance(value, Mapping) or not isinstance(value.get("name"), str):
            raise strange(reply)
        folder = str(value.get("subfolder") or "")
        return f"{folder}/{value['name']}" if folder else str(value["name"])

    async def _object(self, route: str) -> dict[str, Any]:
        reply = await self._http.request("GET", route)
        value = reply.json() if reply.status == 200 else None
        if not isinstance(value, dict):
            raise strange(reply)
        return value

    async def _post(self, route: str, body: Mapping[str, Any]) -> None:
        reply = await self._http.request("POST", route, json=dict(body))
        if reply.status != 200:
            raise strange(reply)

    def _lost(self) -> StudioError:
        return StudioError(
            "comfyui_lost",
            f"The ComfyUI at {self.base_url} stopped while it was working on the graph.",
            "Start it again and resume.",
        )
