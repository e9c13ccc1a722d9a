"""Turns away what a browser sends for somebody else's page, on every path and before anything is read."""

from __future__ import annotations

from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ...common.hosts import meant_for
from .limits import ApiError


class Guard:
    """An application behind a check of the headers that browsers can't be made to falsify.

    Args:
        app: what is guarded.
        hosts: names by which the server may be addressed beside this machine's own; None: by any name, for a
            server that others reach and that asks for a key.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str] | None) -> None:
        self._app, self._hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or answers 403."""
        refusal = self._refusal(Headers(scope=scope))
        if refusal is None:
            await self._app(scope, receive, send)
        else:
            await JSONResponse(refusal.body(), refusal.status)(scope, receive, send)

    def _refusal(self, headers: Headers) -> ApiError | None:
        if headers.get("sec-fetch-site", "").lower() == "cross-site":
            return ApiError(403, "Requests from web pages are not served.", code="origin_refused")
        if self._hosts is not None and not meant_for(headers.getlist("host"), self._hosts):
            return ApiError(
                403,
                "This server answers to this machine's names only; gateway.hosts lists others.",
                code="host_refused",
            )
        return None
