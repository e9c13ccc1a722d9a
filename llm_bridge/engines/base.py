"""What the studio needs of an engine, whoever makes it, and the small HTTP helper all of them use."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Protocol

import httpx

from ...common.errors import StudioError
from ..client.words import in_words
from ..lease.holders import HolderError
from ..profiles import Profile

ASK_SECONDS = 3.0


class EngineState(StrEnum):
    """What an engine is doing."""

    OFF = "off"
    STARTING = "starting"
    ASLEEP = "asleep"
    READY = "ready"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True)
class Health:
    """An engine's state and a sentence for people."""

    state: EngineState
    detail: str = ""


class Engine(Protocol):
    """One engine with one model."""

    @property
    def name(self) -> str:
        """The profile's name."""

    @property
    def profile(self) -> Profile:
        """What it runs."""

    @property
    def url(self) -> str:
        """The root of its OpenAI-compatible API; empty while it is off."""

    @property
    def socket(self) -> str:
        """The path to connect to instead of the address's host and port; empty: no such path."""

    @property
    def key(self) -> str:
        """The key of that API, empty when it needs none."""

    @property
    def steps(self) -> tuple[str, ...]:
        """Ways to let go of the card, gentle first."""

    async def health(self) -> Health:
        """Asks how it is; changes nothing."""

    async def start(self) -> bool:
        """Brings it up and waits until it answers; returns whether it was off before.

        Raises:
            StudioError: ``llm_start_failed``, ``model_missing``, ``extra_missing``, ``llm_unreachable``.
        """

    async def wake(self) -> None:
        """Starts or wakes it and proves that it answers with one token (errors of :meth:`start`)."""

    async def release(self, step: str) -> None:
        """Lets go of the card by one of :attr:`steps`.

        Raises:
            HolderError: it could not.
        """

    async def stop(self) -> None:
        """Ends it when the studio started it; external engines are left alone."""

    async def memory(self) -> int | None:
        """Bytes it believes to hold on the card; None when it can't be asked."""

    def pids(self) -> frozenset[int]:
        """Its processes, empty for those of others."""

    def log(self, lines: int) -> list[str]:
        """The end of its log."""


def over(socket: str) -> httpx.AsyncBaseTransport | None:
    """An HTTP client's transport to a socket's path; None, the usual transport, when there is no path."""
    return httpx.AsyncHTTPTransport(uds=socket, verify=certificates()) if socket else None


@cache
def certificates() -> ssl.SSLContext:
    """The certificates that servers are held against; reading them takes longer than most questions here."""
    return httpx.create_ssl_context(trust_env=False)


class EngineHttp:
    """Short questions to an engine's own routes. Follows no redirects and uses no proxies."""

    def __init__(self, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._transport = transport

    async def ask(
        self,
        method: str,
        url: str,
        *,
        key: str = "",
        json: Mapping[str, Any] | None = None,
        seconds: float = ASK_SECONDS,
        socket: str = "",
    ) -> httpx.Response | None:
        """One request, to ``socket`` when that is given; None when nobody listens there.

        Raises:
            HolderError: no answer in time, or a broken one.
        """
        headers = {"authorization": f"Bearer {key}"} if key else {}
        try:
            async with httpx.AsyncClient(
                transport=self._transport or over(socket),
                timeout=seconds,
                trust_env=False,
                follow_redirects=False,
                verify=certificates(),
            ) as http:
                return await http.request(method, url, json=json, headers=headers)
        except httpx.ConnectError:
            return None
        except httpx.HTTPError as error:
            raise HolderError(in_words(error)) from error

    async def prove(self, url: str, key: str, model: str, seconds: float, *, socket: str = "") -> None:
        """One token of an answer, which proves more than any health route.

        Raises:
            HolderError: there was none.
        """
        body = {
            "model": model,
            "messages": [{"role": "user", "content": "Hi"}],
            "max_tokens": 1,
            "temperature": 0,
        }
        answer = await self.ask(
            "POST", f"{url}/chat/completions", key=key, json=body, seconds=seconds, socket=socket
        )
        if answer is None or answer.status_code != 200:
            status = "nobody listens" if answer is None else f"status {answer.status_code}"
            text = "" if answer is None else answer.text.lower()
            raise HolderError(f"it gave no token ({status})", memory="memory" in text)


def missing(message: str, fix: str) -> StudioError:
    """A model file that isn't there."""
    return StudioError("model_missing", message, fix)
