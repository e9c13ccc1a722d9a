"""Talks HTTP with one server, within bounds: every failure becomes a StudioError, every answer has a size limit.

Knows nothing of ComfyUI's routes; :mod:`.client` does. A server that hangs, resets, sends half a message or
far too much ends in ``comfyui_unreachable`` or ``server_reply_invalid`` within the time limit.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Coroutine, Mapping
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import httpx

from ...common.errors import StudioError

MAX_JSON = 64 * 1024 * 1024
"""Bytes of the largest JSON answer read: a catalog of some 15,000 node classes."""
CONNECT_SECONDS, REQUEST_SECONDS = 5.0, 60.0
CANCEL_SECONDS = 5.0
"""How long somebody who is leaving waits for a server."""


class HttpReply:
    """A status and the whole (bounded) body."""

    __slots__ = ("body", "route", "status")

    def __init__(self, route: str, status: int, body: bytes) -> None:
        self.route, self.status, self.body = route, status, body

    def json(self) -> Any:
        """The body as JSON.

        Raises:
            StudioError: ``server_reply_invalid``.
        """
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise StudioError(
                "server_reply_invalid",
                f"The server's answer to {self.route} isn't JSON (status {self.status}).",
                "Check that the address is a ComfyUI.",
            ) from error


class Transport:
    """One server.

    Args:
        base_url: ``http://host:port``, with a path when the server stands behind one.
        seconds: longest that one request may take altogether.
    """

    def __init__(self, base_url: str, *, seconds: float = REQUEST_SECONDS) -> None:
        parts = urlsplit(base_url if "://" in base_url else f"http://{base_url}")
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise StudioError(
                "option_invalid",
                f"{base_url!r} isn't a server's address.",
                "Write it like http://127.0.0.1:8188.",
            )
        self.base_url = parts._replace(query="", fragment="").geturl().rstrip("/")
        self._seconds = seconds
        self._http = httpx.AsyncClient(
            base_url=self.base_url,
            timeout=httpx.Timeout(seconds, connect=CONNECT_SECONDS),
            trust_env=False,  # a proxy from the environment would read prompts, pictures and keys
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()

    def websocket_url(self, client_id: str) -> str:
        """Where events for ``client_id`` are sent."""
        return f"ws{self.base_url.removeprefix('http')}/ws?clientId={client_id}"

    async def request(
        self,
        method: str,
        route: str,
        *,
        limit: int = MAX_JSON,
        seconds: float | None = None,
        params: Mapping[str, str] | None = None,
        **sent: Any,
    ) -> HttpReply:
        """One request and its whole answer.

        Args:
            limit: most bytes of the answer.
            seconds: longest it may take, when not the transport's own.
            **sent: httpx's ``json``, ``files``, ``data``.

        Raises:
            StudioError: ``comfyui_unreachable`` or ``server_reply_invalid``.
        """
        async with self.stream(method, route, seconds=seconds, params=params, **sent) as response:
            body = bytearray()
            async for piece in response.aiter_bytes():
                body += piece
                if len(body) > limit:
                    raise StudioError(
                        "server_reply_invalid",
                        f"The server's answer to {route} is larger than {limit // 2**20} MB.",
                        "Check that the address is a ComfyUI.",
                    )
            return HttpReply(route, response.status_code, bytes(body))

    @asynccontextmanager
    async def stream(
        self, method: str, route: str, *, seconds: float | None = None, **sent: Any
    ) -> AsyncIterator[httpx.Response]:
        """A request whose answer is read piece by piece inside the block; errors as for :meth:`request`."""
        try:
            async with (
                asyncio.timeout(seconds or self._seconds),
                self._http.stream(method, route, **sent) as response,
            ):
                yield response
        except TimeoutError as error:
            raise self._unreachable(f"didn't answer {route} in {seconds or self._seconds:.0f} s") from error
        except httpx.TimeoutException as error:
            raise self._unreachable(f"didn't answer {route} in time") from error
        except httpx.RemoteProtocolError as error:
            raise self._unreachable(f"broke off its answer to {route}") from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise self._unreachable(f"can't be reached ({type(error).__name__})") from error

    def _unreachable(self, what: str) -> StudioError:
        return StudioError(
            "comfyui_unreachable",
            f"The ComfyUI at {self.base_url} {what}.",
            "Check that it runs and try again.",
        )


async def whole(sending: Coroutine[Any, Any, None]) -> None:
    """Waits for a request; when this is cancelled, first until the server has it or not.

    A server may go on with what came of a broken request, so only then can it be asked to drop it.
    """
    task = asyncio.ensure_future(sending)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task}, timeout=CANCEL_SECONDS)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        raise
