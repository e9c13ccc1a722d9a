"""The HTTP side. Nothing of a request is ever logged."""

from __future__ import annotations

import base64
import contextlib
import hmac
import json
import re
import select
import socket
import socketserver
import struct
import time
import uuid
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from .request import RequestError, check_shapes
from .service import Answer, Service

MAX_BODY = 8 << 20
READ_SECONDS = 20.0
_LOOPBACK = re.compile(r"(localhost\.?|127(\.[0-9]{1,3}){3}|\[::1\])(:[0-9]{1,5})?", re.IGNORECASE | re.ASCII)
_LENGTH = re.compile(r"[0-9]{1,10}", re.ASCII)
_OTHER_HOST = "this server answers to this machine's names only"
CHAT, COMPLETE, EMBED = "/v1/chat/completions", "/v1/completions", "/v1/embeddings"


class Handler(BaseHTTPRequestHandler):
    """The routes."""

    protocol_version = "HTTP/1.1"
    timeout = READ_SECONDS
    service: Service

    def log_message(self, format: str, *args: Any) -> None:
        """Prompts and paths stay out of the log."""

    def handle(self) -> None:
        """Requests until either side ends; that a client left is no fault."""
        with contextlib.suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:
        """Health and the list of models."""
        if not self._meant_for_us():
            self._refuse(403, _OTHER_HOST)
        elif self.path == "/health":
            self._send(200, {"status": "ok"})
        elif self.path == "/v1/models" and self._allowed():
            self._send(200, {"object": "list", "data": [{"id": self.service.name, "object": "model"}]})
        else:
            self._refuse(404, "no such route")

    def do_POST(self) -> None:
        """An answer, a completion, or vectors."""
        try:
            if not self._meant_for_us():
                raise RequestError(403, _OTHER_HOST)
            if not self._allowed():
                raise RequestError(401, "wrong key")
            if self.path not in (CHAT, COMPLETE, EMBED):
                raise RequestError(404, "no such route")
            body = self._body()
            self._answer, self._began = uuid.uuid4().hex[:24], int(time.time())
            if self.path == EMBED:
                self._vectors(body)
                return
            if body.get("n", 1) != 1:
                raise RequestError(400, "n must be 1")
            make = self.service.chat if self.path == CHAT else self.service.complete
            pieces = make(body, self._wanted)
            self._stream(pieces, body) if body.get("stream") is True else self._whole(pieces)
        except RequestError as error:
            self._refuse(error.status, str(error))

    def _meant_for_us(self) -> bool:
        """Whether the one Host header names this machine: a page elsewhere can't make a browser send that."""
        told = self.headers.get_all("host") or []
        return len(told) == 1 and _LOOPBACK.fullmatch(told[0].strip()) is not None

    def _allowed(self) -> bool:
        given = (self.headers.get("authorization") or "").removeprefix("Bearer ")
        return hmac.compare_digest(given.encode(), self.service.key.encode())

    def _body(self) -> dict[str, Any]:
        length = self.headers.get("content-length", "")
        if not _LENGTH.fullmatch(length) or int(length) > MAX_BODY:
            raise RequestError(413, f"the request must say its length, up to {MAX_BODY} bytes")
        try:
            body = json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError) as error:
            raise RequestError(400, "the request isn't JSON") from error
        if not isinstance(body, dict):
            raise RequestError(400, "the request isn't a JSON object")
        check_shapes(body)
        return body

    def _wanted(self) -> bool:
        """Whether the asker is still there: a closed connection is readable and gives nothing."""
        readable, _, _ = select.select([self.connection], [], [], 0)
        if not readable:
            return True
        return bool(self.connection.recv(1, socket.MSG_PEEK))

    def _vectors(self, body: Mapping[str, Any]) -> None:
        form = body.get("encoding_format", "float")
        if form not in ("float", "base64"):
            raise RequestError(400, "encoding_format must be float or base64")
        vectors, read = self.service.vectors(body, self._wanted)
        data = [
            {"object": "embedding", "index": index, "embedding": _packed(v) if form == "base64" else v}
            for index, v in enumerate(vectors)
        ]
        usage = {"prompt_tokens": read, "total_tokens": read}
        self._send(200, {"object": "list", "model": self.service.name, "data": data, "usage": usage})

    def _whole(self, pieces: Answer) -> None:
        text, last = "", dict[str, Any]()
        for piece in pieces:
            text, last = text + piece.get("text", ""), piece
        said: dict[str, Any] = {"text": text}
        if self.path == CHAT:
            said = {"message": {"role": "assistant", "content": text or None}}
            if last["tool_calls"]:
                said["message"]["tool_calls"] = last["tool_calls"]
        choice = {"index": 0, **said, "finish_reason": last["finish"] or "abort"}
        self._send(200, self._frame([choice], usage=last["usage"]))

    def _stream(self, pieces: Answer, body: Mapping[str, Any]) -> None:
        first = next(pieces)  # a request that can't be served is refused before the stream begins
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        self._event(first, body)
        for piece in pieces:
            self._event(piece, body)
        self._chunk(b"data: [DONE]\n\n")
        self._chunk(b"")

    def _event(self, piece: Mapping[str, Any], body: Mapping[str, Any]) -> None:
        said: dict[str, Any] = {"text": piece.get("text", "")}
        if self.path == CHAT:
            said = {"delta": {"content": piece["text"]} if "text" in piece else {}}
            if calls := piece.get("tool_calls"):
                said = {"delta": {"tool_calls": [{"index": i, **call} for i, call in enumerate(calls)]}}
        self._data(
            self._frame([{"index": 0, **said, "finish_reason": piece.get("finish") or None}], ".chunk")
        )
        if "usage" in piece and (body.get("stream_options") or {}).get("include_usage"):
            self._data(self._frame([], ".chunk", usage=piece["usage"]))

    def _frame(self, choices: list[dict[str, Any]], part: str = "", **more: Any) -> dict[str, Any]:
        """An answer, or with ``part`` a piece of one, in OpenAI's form."""
        kind, name = (
            (f"chat.completion{part}", "chatcmpl") if self.path == CHAT else ("text_completion", "cmpl")
        )
        made = {"id": f"{name}-{self._answer}", "object": kind, "created": self._began}
        return {**made, "model": self.service.name, "choices": choices, **more}

    def _data(self, frame: Mapping[str, Any]) -> None:
        self._chunk(f"data: {json.dumps(frame, ensure_ascii=False)}\n\n".encode())

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()

    def _refuse(self, status: int, reason: str) -> None:
        self.close_connection = True
        self._send(status, {"error": {"message": reason, "type": "invalid_request_error", "code": status}})

    def _send(self, status: int, data: Mapping[str, Any]) -> None:
        content = json.dumps(data, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        if self.close_connection:  # said, because a client would ask its next question on it
            self.send_header("connection", "close")
        self.end_headers()
        self.wfile.write(content)


class _AtSocket(ThreadingHTTPServer):
    """The server at a path instead of a port."""

    address_family = getattr(socket, "AF_UNIX", socket.AF_INET)

    def server_bind(self) -> None:
        """Binds without asking for the name of an address that it doesn't have."""
        socketserver.TCPServer.server_bind(self)


def open_server(handler: type[Handler], place: str | int) -> ThreadingHTTPServer:
    """A server that listens: at a port of this machine, or at a path.

    Raises:
        OSError: it can't listen there.
    """
    if isinstance(place, int):
        server = ThreadingHTTPServer(("127.0.0.1", place), handler)
    else:
        server = _AtSocket(place, handler)  # type: ignore[arg-type]
    server.daemon_threads = True
    return server


def _packed(vector: list[float]) -> str:
    """32-bit little-endian numbers in base64, as OpenAI's clients ask for."""
    return base64.b64encode(struct.pack(f"<{len(vector)}f", *vector)).decode()
