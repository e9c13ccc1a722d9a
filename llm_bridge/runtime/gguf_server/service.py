"""Requests to the model, one at a time: chat, plain completions and vectors."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from .model import Model
from .request import (
    MAX_INPUTS,
    PromptPiece,
    RequestError,
    calls_tools,
    chat_ml,
    grammar_of,
    json_form,
    most_tokens,
    plain_messages,
    raw_prompt,
    split_call,
    stops,
    texts,
)

Wanted = Callable[[], bool]
"""Asks whether the asker is still there."""
Answer = Iterator[dict[str, Any]]
"""Pieces of an answer: ``{"text"}`` and at the end ``{"finish", "usage", "tool_calls"}``."""


class Service:
    """Answers requests to one loaded model, one at a time.

    Args:
        idle: seconds without work after which the server ends; 0: never.
    """

    def __init__(self, model: Model, name: str, key: str, idle: float) -> None:
        self.model, self.name, self.key, self.idle = model, name, key, idle
        self.busy = threading.Lock()
        self.last = time.monotonic()

    def chat(self, body: Mapping[str, Any], wanted: Wanted) -> Answer:
        """An answer to a conversation."""
        messages = plain_messages(body)
        grammar = grammar_of(body, messages)
        return self._write(body, chat_ml(messages), grammar, wanted, as_calls=calls_tools(body))

    def complete(self, body: Mapping[str, Any], wanted: Wanted) -> Answer:
        """What follows a text; with ``echo``, the text as well."""
        prompt = raw_prompt(body)
        return self._write(
            body, prompt, "", wanted, before=prompt[0].text if body.get("echo") is True else ""
        )

    def _write(
        self,
        body: Mapping[str, Any],
        prompt: Sequence[PromptPiece],
        grammar: str,
        wanted: Wanted,
        *,
        as_calls: bool = False,
        before: str = "",
    ) -> Answer:
        tokens = self.model.tokens(prompt)
        limit = most_tokens(body, 512)
        sampler = self.model.sampler(body, grammar)
        with self.busy:
            self.model.read(tokens)
            if before:
                yield {"text": before}
            pieces = self.model.write(sampler, limit, wanted)
            as_json = json_form(body) is not None
            yield from collect(pieces, len(tokens), stops(body), as_calls=as_calls, as_json=as_json)
        self.last = time.monotonic()

    def vectors(self, body: Mapping[str, Any], wanted: Wanted) -> tuple[list[list[float]], int]:
        """A vector for each text, and the tokens read; ends early when nobody waits any more."""
        if body.get("dimensions") is not None:
            raise RequestError(400, "dimensions isn't offered by this model's server")
        inputs = [self.model.tokens([PromptPiece(t, marked=False)]) for t in texts(body, "input", MAX_INPUTS)]
        made: list[list[float]] = []
        for tokens in inputs:
            with self.busy:  # others take their turn between two texts
                made.append(self.model.vector(tokens))
            if not wanted():
                break
        self.last = time.monotonic()
        return made, sum(map(len, inputs))


def collect(
    pieces: Iterator[tuple[str, int, str]],
    read: int,
    ends: list[str],
    *,
    as_calls: bool,
    as_json: bool = False,
) -> Answer:
    """The model's pieces up to a stop text; with ``as_calls`` the whole of them as a tool's call."""
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
        calls, plain = split_call(text, as_json=as_json)
        if plain:
            yield {"text": plain}
    yield {"finish": "tool_calls" if calls else finish, "usage": usage, "tool_calls": calls}
