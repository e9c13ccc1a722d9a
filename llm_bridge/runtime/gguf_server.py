"""A small OpenAI-compatible server over the llama.cpp wheel: one model, one request at a time, on this machine.

Run by path: ``python gguf_server.py --model FILE --port PORT``. It keeps the tokens that two prompts have in
common, constrains JSON by a grammar made from the schema, turns tools into such a schema, notices when the
asker has gone, and ends itself after a while without work. Needs only the ``cyllama`` wheel.
"""

from __future__ import annotations

import argparse
import hmac
import json
import os
import select
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

if __package__:
    from .gguf_words import (
        RequestError,
        call_schema,
        chat_ml,
        make_grammar,
        option,
        plain_messages,
        plain_prompt,
        split_call,
        stops,
        tool_words,
    )
else:  # run by path: the folder of this file is where Python looks first
    from gguf_words import (  # type: ignore[import-not-found, no-redef]
        RequestError,
        call_schema,
        chat_ml,
        make_grammar,
        option,
        plain_messages,
        plain_prompt,
        split_call,
        stops,
        tool_words,
    )

MAX_BODY = 8 << 20
READ_SECONDS = 20.0
BATCH = 512
CHAT, COMPLETION = "/v1/chat/completions", "/v1/completions"


class Model:
    """The model with its memory of the last prompt. Used by one request at a time."""

    def __init__(self, path: str, context: int, threads: int) -> None:
        from cyllama.llama import llama_cpp

        self._lib = llama_cpp
        llama_cpp.disable_logging()
        llama_cpp.ggml_backend_load_all()
        model_options, options = llama_cpp.LlamaModelParams(), llama_cpp.LlamaContextParams()
        model_options.n_gpu_layers = 0
        options.n_ctx, options.n_batch = context, BATCH
        options.n_threads, options.n_threads_batch = threads, threads
        self._model = llama_cpp.LlamaModel(path, model_options, verbose=False)
        self._context = llama_cpp.LlamaContext(self._model, options, verbose=False)
        self._vocab = self._model.get_vocab()
        self._seen: list[int] = []
        self._size = context

    def tokens(self, prompt: str) -> list[int]:
        """The prompt as token numbers."""
        return list(self._vocab.tokenize(prompt, True, True))

    def sampler(self, body: Mapping[str, Any], grammar: str) -> Any:
        """The chain that picks tokens: grammar first, then the request's sampling."""
        chain = self._lib.LlamaSampler(self._lib.LlamaSamplerChainParams())
        if grammar:
            chain.add_grammar(self._vocab, grammar, "root")
        temperature = option(body, "temperature", 0.7, 0.0, 2.0)
        if temperature == 0.0:
            chain.add_greedy()
            return chain
        chain.add_top_k(40)
        chain.add_top_p(option(body, "top_p", 0.95, 0.0, 1.0), 1)
        chain.add_temp(temperature)
        seed = body.get("seed")
        chain.add_dist(
            seed & 0x7FFFFFFF if isinstance(seed, int) else int.from_bytes(os.urandom(4), "big") >> 1
        )
        return chain

    def read(self, prompt: list[int]) -> None:
        """Takes in a prompt; what it shares with the last one is kept."""
        if len(prompt) >= self._size - 8:
            raise RequestError(400, f"the prompt has {len(prompt)} tokens; this model reads {self._size - 8}")
        common = 0
        for old, new in zip(self._seen, prompt[:-1], strict=False):
            if old != new:
                break
            common += 1
        self._context.memory_seq_rm(0, common, -1)
        for start in range(common, len(prompt), BATCH):
            part = prompt[start : start + BATCH]
            self._context.decode(self._lib.llama_batch_get_one(part, start))
        self._seen = list(prompt)

    def write(self, sampler: Any, limit: int, wanted: Callable[[], bool]) -> Iterator[tuple[str, int, str]]:
        """Yields (new text, tokens so far, finish); an unfinished character is held back."""
        made: list[int] = []
        shown = ""
        while len(made) < limit and len(self._seen) < self._size - 1:
            token = sampler.sample(self._context, -1)
            if self._vocab.is_eog(token):
                yield "", len(made), "stop"
                return
            made.append(token)
            self._context.decode(self._lib.llama_batch_get_one([token], len(self._seen)))
            self._seen.append(token)
            text = self._vocab.detokenize(made, len(made) * 16 + 64, False, False)
            if not text.endswith("\ufffd") and len(text) > len(shown):
                yield text[len(shown) :], len(made), ""
                shown = text
            if not wanted():
                return
        yield "", len(made), "length"


class Service:
    """Requests to the model, one at a time.

    Args:
        idle: seconds without work after which the server ends; 0: never.
    """

    def __init__(self, model: Model, name: str, key: str, idle: float) -> None:
        self.model, self.name, self.key, self.idle = model, name, key, idle
        self.busy = threading.Lock()
        self.last = time.monotonic()

    def answer(self, body: Mapping[str, Any], wanted: Callable[[], bool]) -> Iterator[dict[str, Any]]:
        """Pieces of an answer: ``{"text"}`` and at the end ``{"finish", "usage", "tool_calls"}``."""
        messages = plain_messages(body)
        tools, choice = body.get("tools") or [], body.get("tool_choice")
        grammar = ""
        if tools and choice != "none":
            messages.insert(0, {"role": "system", "content": tool_words(tools, choice)})
            grammar = make_grammar(call_schema(tools, choice))
        elif (form := body.get("response_format") or {}).get("type") == "json_schema":
            grammar = make_grammar((form.get("json_schema") or {}).get("schema") or {})
        elif form.get("type") == "json_object":
            grammar = make_grammar({"type": "object"})
        yield from self._said(
            chat_ml(messages), body, wanted, grammar, as_calls=bool(tools) and choice != "none"
        )

    def complete(self, body: Mapping[str, Any], wanted: Callable[[], bool]) -> Iterator[dict[str, Any]]:
        """Pieces that go on with a plain prompt; as :meth:`answer`."""
        yield from self._said(plain_prompt(body), body, wanted, "", as_calls=False)

    def _said(
        self, words: str, body: Mapping[str, Any], wanted: Callable[[], bool], grammar: str, *, as_calls: bool
    ) -> Iterator[dict[str, Any]]:
        prompt = self.model.tokens(words)
        limit = int(option(body, "max_tokens", 512, 1, 32_768))
        with self.busy:
            self.model.read(prompt)
            pieces = self.model.write(self.model.sampler(body, grammar), limit, wanted)
            yield from self._collect(pieces, len(prompt), stops(body), as_calls=as_calls)
        self.last = time.monotonic()

    def _collect(
        self, pieces: Iterator[tuple[str, int, str]], read: int, ends: list[str], *, as_calls: bool
    ) -> Iterator[dict[str, Any]]:
        text, sent, count, finish = "", 0, 0, ""
        held = max((len(end) for end in ends), default=1) - 1  # a stop text may come in two pieces
        for piece, number, reason in pieces:
            text, count, finish = text + piece, number, reason
            cut = min((at for end in ends if (at := text.find(end)) >= 0), default=-1)
            if cut >= 0:
                text, finish = text[:cut], "stop"
            until = len(text) if finish else len(text) - held
            if until > sent and not as_calls:
                yield {"text": text[sent:until]}
                sent = until
            if finish:
                break
        usage = {"prompt_tokens": read, "completion_tokens": count, "total_tokens": read + count}
        calls: list[dict[str, Any]] = []
        if as_calls:
            calls, plain = split_call(text)
            if plain:
                yield {"text": plain}
        yield {"finish": "tool_calls" if calls else finish, "usage": usage, "tool_calls": calls}


class Handler(BaseHTTPRequestHandler):
    """The routes. Nothing of a request is ever logged."""

    protocol_version = "HTTP/1.1"
    timeout = READ_SECONDS
    service: Service

    def log_message(self, format: str, *args: Any) -> None:
        """Prompts and paths stay out of the log."""

    def do_GET(self) -> None:
        """Health and the list of models."""
        if self.path == "/health":
            self._send(200, {"status": "ok"})
        elif self.path == "/v1/models" and self._allowed():
            self._send(200, {"object": "list", "data": [{"id": self.service.name, "object": "model"}]})
        else:
            self._refuse(404, "no such route")

    def do_POST(self) -> None:
        """A chat completion, or a plain one."""
        try:
            if not self._allowed():
                raise RequestError(401, "wrong key")
            if self.path == "/v1/embeddings":
                raise RequestError(400, "this model writes and makes no embeddings; name one that does")
            if self.path not in (CHAT, COMPLETION):
                raise RequestError(404, "no such route")
            body = self._body()
            self._stream(body) if body.get("stream") is True else self._whole(body)
        except RequestError as error:
            self._refuse(error.status, str(error))
        except (BrokenPipeError, ConnectionResetError, TimeoutError):
            self.close_connection = True

    def _allowed(self) -> bool:
        given = (self.headers.get("authorization") or "").removeprefix("Bearer ")
        return not self.service.key or hmac.compare_digest(given.encode(), self.service.key.encode())

    def _body(self) -> dict[str, Any]:
        length = self.headers.get("content-length", "")
        if not length.isdigit() or int(length) > MAX_BODY:
            raise RequestError(413, f"the request must say its length, up to {MAX_BODY} bytes")
        try:
            body = json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError) as error:
            raise RequestError(400, "the request isn't JSON") from error
        if not isinstance(body, dict):
            raise RequestError(400, "the request isn't a JSON object")
        return body

    def _wanted(self) -> bool:
        """Whether the asker is still there: a closed connection is readable and gives nothing."""
        readable, _, _ = select.select([self.connection], [], [], 0)
        if not readable:
            return True
        return bool(self.connection.recv(1, socket.MSG_PEEK))

    def _pieces(self, body: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        make = self.service.answer if self.path == CHAT else self.service.complete
        return make(body, self._wanted)

    def _whole(self, body: Mapping[str, Any]) -> None:
        text, last = "", dict[str, Any]()
        for piece in self._pieces(body):
            text, last = text + piece.get("text", ""), piece
        choice: dict[str, Any] = {"index": 0, "finish_reason": last["finish"] or "abort"}
        if self.path == COMPLETION:
            self._send(200, self._frame("text_completion", [{**choice, "text": text}], usage=last["usage"]))
            return
        message: dict[str, Any] = {"role": "assistant", "content": text or None}
        if last["tool_calls"]:
            message["tool_calls"] = last["tool_calls"]
        choice["message"] = message
        self._send(200, self._frame("chat.completion", [choice], usage=last["usage"]))

    def _stream(self, body: Mapping[str, Any]) -> None:
        pieces = self._pieces(body)
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
        choice: dict[str, Any] = {"index": 0, "finish_reason": piece.get("finish") or None}
        if self.path == COMPLETION:
            kind, choice["text"] = "text_completion", piece.get("text", "")
        else:
            kind, choice["delta"] = "chat.completion.chunk", _delta(piece)
        self._data(self._frame(kind, [choice]))
        if "usage" in piece and (body.get("stream_options") or {}).get("include_usage"):
            self._data(self._frame(kind, [], usage=piece["usage"]))

    def _frame(self, kind: str, choices: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
        made = {"id": f"chatcmpl-{id(self):x}", "object": kind, "created": int(time.time())}
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
        self.end_headers()
        self.wfile.write(content)


def _delta(piece: Mapping[str, Any]) -> dict[str, Any]:
    """What a piece adds to a streamed chat message."""
    if piece.get("tool_calls"):
        return {"tool_calls": [{"index": i, **call} for i, call in enumerate(piece["tool_calls"])]}
    return {"content": piece["text"]} if "text" in piece else {}


def _end_when_idle(server: ThreadingHTTPServer, service: Service) -> None:
    while service.busy.locked() or time.monotonic() - service.last < service.idle:
        time.sleep(1.0)
    server.shutdown()


def main() -> int:
    """Loads the model and serves until it is stopped or idle."""
    parser = argparse.ArgumentParser(description="Serves one GGUF model.")
    parser.add_argument("--model", required=True)
    parser.add_argument("--name", default="model")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--context", type=int, default=4096)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--idle", type=float, default=0.0)
    options = parser.parse_args()
    model = Model(options.model, options.context, options.threads)
    Handler.service = Service(model, options.name, os.getenv("STUDIO_ENGINE_KEY", ""), options.idle)
    server = ThreadingHTTPServer(("127.0.0.1", options.port), Handler)
    server.daemon_threads = True
    if options.idle:
        threading.Thread(target=_end_when_idle, args=(server, Handler.service), daemon=True).start()
    server.serve_forever(poll_interval=0.2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
