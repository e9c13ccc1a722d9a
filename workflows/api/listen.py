"""Hears a server's events for one client id over the websocket, and comes back when it drops.

What is heard moves a :class:`.meter.Meter` and tells when a prompt may have ended; whether it really has is
read from ``/history`` by :mod:`.client`. Messages larger than :data:`MAX_MESSAGE` close the socket (the client
then polls); malformed ones are skipped.
"""

from __future__ import annotations

import asyncio
import json
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from websockets.asyncio.client import connect as open_websocket
from websockets.exceptions import InvalidHandshake, InvalidURI, WebSocketException

from ...common.progress import Progress
from .meter import Meter

MAX_MESSAGE = 8 * 1024 * 1024
"""Bytes: a preview is well under 1 MB, a progress report under 100 KB."""
OPEN_SECONDS, RETRY_SECONDS = 5.0, (0.2, 0.5, 1.0, 2.0)
ENDS = frozenset({"execution_success", "execution_error", "execution_interrupted"})
IMAGE_KINDS = {1: "image/jpeg", 2: "image/png"}


@dataclass(frozen=True, slots=True)
class Preview:
    """A picture of what a node is making: encoded bytes and their media type."""

    node: str
    media: str
    data: bytes


class PromptListener:
    """Listens for one prompt until told to stop.

    Args:
        url: the websocket's address, with the client id.
        prompt_id: events of other prompts are skipped.
        meter: is moved by what is heard.
        progress: hears each move.
        preview: gets pictures.
    """

    def __init__(
        self,
        url: str,
        prompt_id: str,
        meter: Meter,
        progress: Progress,
        preview: Callable[[Preview], None] | None,
    ) -> None:
        self._url, self._prompt_id, self._meter = url, prompt_id, meter
        self._progress, self._preview = progress, preview
        self.connected = asyncio.Event()
        self.ended = asyncio.Event()
        self.started = False

    async def run(self) -> None:
        """Listens and reconnects until cancelled."""
        attempt = 0
        while True:
            try:
                async with open_websocket(
                    self._url,
                    max_size=MAX_MESSAGE,
                    open_timeout=OPEN_SECONDS,
                    close_timeout=1.0,
                    proxy=None,  # as all requests: see the transport
                    compression=None,
                ) as socket:
                    await socket.send(
                        json.dumps({"type": "feature_flags", "data": {"supports_preview_metadata": True}})
                    )
                    self.connected.set()
                    attempt = 0
                    async for message in socket:
                        self._hear(message)
            except (OSError, TimeoutError, WebSocketException, InvalidHandshake, InvalidURI, EOFError):
                pass  # the client polls meanwhile; a server that is gone for good is its finding
            self.connected.clear()
            await asyncio.sleep(RETRY_SECONDS[min(attempt, len(RETRY_SECONDS) - 1)])
            attempt += 1

    def _hear(self, message: str | bytes) -> None:
        if isinstance(message, bytes):
            self._see(message)
            return
        try:
            event = json.loads(message)
        except (ValueError, RecursionError):
            return
        data = event.get("data") if isinstance(event, dict) else None
        if isinstance(data, dict) and data.get("prompt_id") == self._prompt_id:
            self._take(str(event.get("type")), data)

    def _take(self, kind: str, data: dict[str, Any]) -> None:
        meter = self._meter
        before = (meter.fraction, meter.text)
        node = data.get("node")
        if kind in ENDS or (kind == "executing" and node is None):
            self.ended.set()
        elif kind == "execution_start":
            self.started = True
        elif kind == "execution_cached":
            meter.cached(data.get("nodes"))
        elif kind == "executing":
            meter.starts(str(node))
        elif kind == "executed":
            meter.ends(str(node))
        elif kind == "progress":
            meter.steps(str(node), data.get("value"), data.get("max"))
        elif kind == "progress_state" and isinstance(data.get("nodes"), dict):
            for key, state in data["nodes"].items():
                self._take_state(str(key), state)
        if (meter.fraction, meter.text) != before:
            self._progress(meter.fraction, meter.text)

    def _take_state(self, key: str, state: Any) -> None:
        if not isinstance(state, dict):
            return
        if state.get("state") == "finished":
            self._meter.ends(key)
        elif state.get("state") == "running":
            self._meter.steps(key, state.get("value"), state.get("max"))

    def _see(self, message: bytes) -> None:
        """A binary message: kind 1 is a bare preview, kind 4 one with its node named."""
        if self._preview is None or len(message) < 8:
            return
        kind, second = struct.unpack(">II", message[:8])
        if kind == 1 and second in IMAGE_KINDS:
            self._preview(Preview("", IMAGE_KINDS[second], message[8:]))
        elif kind == 4 and len(message) >= 8 + second:
            try:
                about = json.loads(message[8 : 8 + second])
            except (ValueError, RecursionError):
                return
            if isinstance(about, dict) and about.get("prompt_id", self._prompt_id) == self._prompt_id:
                media = str(about.get("image_type", "image/jpeg"))
                self._preview(Preview(str(about.get("node_id", "")), media, message[8 + second :]))
