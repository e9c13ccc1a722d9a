"""The connections of both ports: each request has its clocks, and one peer may hold only so many connections.

uvicorn waits as long as a client likes for the rest of a request and for its answer to be taken. Here a slow
or silent client loses its connection, which ends whatever was being done for it.
"""

from __future__ import annotations

import asyncio
import ipaddress
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from ..profiles import GatewaySettings

HEAD_SECONDS = 10.0
"""A request's head must be here this long after its first byte; a new connection's, after it was opened."""
GRACE_SECONDS = 10.0
"""A body has this much longer than the settings say: the route that reads it answers first, and is heard."""
_LEAST_TAKEN = 64 << 10
"""Bytes that a client must take of a long answer within ``send_seconds`` to be waited for again."""
_FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nretry-after: 2\r\nconnection: close\r\n\r\n"
)


def neighbourhood(host: str) -> str:
    """What counts as one peer: an IPv4 address, or the /64 network in which an IPv6 host picks its own."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if address.version == 4 or address.ipv4_mapped:
        return str(address)
    return str(ipaddress.ip_network((address, 64), strict=False))


class PatientProtocol(H11Protocol):
    """uvicorn's protocol, patient for as long as the gateway's settings say.

    Args:
        settings: ``body_seconds``, ``send_seconds`` and the limits of connections.
    """

    def __init__(self, *args: Any, settings: GatewaySettings, **more: Any) -> None:
        super().__init__(*args, **more)
        self._settings = settings
        self._part: tuple[Any, object] | None = None
        self._clock: asyncio.TimerHandle | None = None
        self._untaken = 0
        self._send_clock: asyncio.TimerHandle | None = None
        self.peer = ""

    def connection_made(self, transport: Any) -> None:
        """Starts the first clock, or turns the connection away where there are too many."""
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=0)  # told of all that a client leaves untaken
        self.peer = neighbourhood(self.client[0]) if self.client else ""
        if self._crowded():
            transport.write(_FULL)
            transport.close()
            return
        self._watch()

    def _crowded(self) -> bool:
        others = sum(1 for each in self.connections if getattr(each, "peer", "") == self.peer)
        settings = self._settings
        return len(self.connections) > settings.connections or others > settings.connections_of_a_peer

    def handle_events(self) -> None:
        """Sets the clock for what the client owes next."""
        super().handle_events()
        self._watch()

    def _watch(self) -> None:
        """Keeps a clock going for each part of a request, however slowly that drips; stops it at the end."""
        part = self._owed()
        if part == self._part:
            return
        self._part = part
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None
        if part is not None:
            body = self._settings.body_seconds + GRACE_SECONDS
            seconds = HEAD_SECONDS if part[0] is h11.IDLE else body
            self._clock = self.loop.call_later(seconds, self.transport.abort)

    def _owed(self) -> tuple[Any, object] | None:
        """Which part is under way, a head or a body, with the last request that was begun; None for neither."""
        state = self.conn.their_state
        waited_for = self.timeout_keep_alive_task is not None  # uvicorn's own clock runs between requests
        if state is h11.SEND_BODY or (state is h11.IDLE and not waited_for):
            return state, self.cycle
        return None

    def pause_writing(self) -> None:
        """The client left something untaken: starts its clock."""
        super().pause_writing()
        self._wait_for_taking()

    def resume_writing(self) -> None:
        """All was taken: stops the clock."""
        super().resume_writing()
        self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stops both clocks."""
        self._part = None
        if self._clock is not None:
            self._clock.cancel()
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait_for_taking(self) -> None:
        self._untaken = self.transport.get_write_buffer_size()
        self._send_clock = self.loop.call_later(self._settings.send_seconds, self._not_taken)

    def _not_taken(self) -> None:
        if self._untaken - self.transport.get_write_buffer_size() < _LEAST_TAKEN:
            self.transport.abort()
        else:
            self._wait_for_taking()

    def _stop_waiting(self) -> None:
        if self._send_clock is not None:
            self._send_clock.cancel()
            self._send_clock = None
