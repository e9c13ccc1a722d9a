"""The one HTTP client for language models: OpenAI's API, spoken with limits.

Redirects are never followed and only allowed origins are spoken to, so that a profile can't be turned into
a way to other servers. What failed on the way is tried again with jitter; what the model refused is not.
"""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Any

import httpx
from pydantic import ValidationError

from ...common import strict_json
from ...common.errors import StudioError
from ...common.redact import without_key
from .budget import Budget
from .calls import check_calls, tool_calls
from .constrained import engine_tools, response_format
from .structure import MismatchError, complaint, cut_by, fitting_json, parsed
from .types import Chunk, M, Message, Reply, Schema, Usage
from .words import in_words

RETRY_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504})
MAX_REPLY = 16 << 20
"""A longer answer in bytes is not one."""
_BACKOFF, _LONGEST_PAUSE = 0.4, 8.0


class LlmClient:
    """Speaks with one model behind one address.

    Args:
        url: the API's root, such as ``http://127.0.0.1:8189/v1``.
        model: the name in requests.
        sampling: defaults for requests (``temperature``, ``top_p``, ``max_tokens``).
        headers: sent with each request, such as ``x-studio-cache: off``.
        seconds: longest time for one answer.
        retries: further attempts after a failure on the way.
    """

    def __init__(
        self,
        url: str,
        model: str,
        *,
        key: str = "",
        sampling: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        budget: Budget | None = None,
        seconds: float = 300.0,
        retries: int = 2,
        transport: httpx.AsyncBaseTransport | None = None,
        dice: random.Random | None = None,
    ) -> None:
        self.name, self.budget = model, budget or Budget()
        self._sampling, self._seconds, self._retries = dict(sampling or {}), seconds, retries
        self._dice = dice or random.Random()
        self._key = key
        auth = {"authorization": f"Bearer {key}"} if key else {}
        self._http = httpx.AsyncClient(
            base_url=url.rstrip("/") + "/",
            headers={**auth, **(headers or {})},
            timeout=httpx.Timeout(seconds, connect=min(10.0, seconds)),
            follow_redirects=False,
            trust_env=False,
            transport=transport,
        )

    async def __aenter__(self) -> LlmClient:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Ends its connections."""
        await self._http.aclose()

    async def chat(
        self,
        messages: Sequence[Message],
        *,
        temperature: float | None = None,
        max_tokens: int | None = None,
        seed: int | None = None,
        stop: Sequence[str] = (),
        schema: Schema | None = None,
        tools: Sequence[Mapping[str, Any]] = (),
    ) -> Reply:
        """One answer. A misfit is asked for once more, within the budget."""
        body = self._body(messages, temperature, max_tokens, seed)
        if stop:
            body["stop"] = list(stop)
        if schema is not None:
            body["response_format"] = await asyncio.to_thread(response_format, schema, "answer")
        if tools:
            body["tools"] = await asyncio.to_thread(engine_tools, tools)
        reason = ""
        for _ in range(2):
            reply, calls = await self._ask(body)
            try:
                return await asyncio.to_thread(_checked, reply, calls, schema, tools)
            except MismatchError as error:
                reason = str(error)
            self._not_cut(reply, body)
            said = {"role": "assistant", "content": reply.text}
            body["messages"] = [*messages, said, complaint(reason)]
        raise _misfit(self.name, reason)

    async def structured(
        self,
        messages: Sequence[Message],
        model: type[M],
        *,
        temperature: float | None = None,
        max_tokens: int | None = None,
        seed: int | None = None,
    ) -> M:
        """An answer as a pydantic model; a misfit is asked for once more with the reason."""
        asked: list[Message] = list(messages)
        form = await asyncio.to_thread(response_format, model.model_json_schema(), model.__name__)
        reason = ""
        for _ in range(2):
            body = self._body(asked, temperature, max_tokens, seed)
            body["response_format"] = form
            reply, _ = await self._ask(body)
            try:
                return await asyncio.to_thread(fitting_json, reply.text, lambda value: _made(model, value))
            except MismatchError as error:
                reason = str(error)
            self._not_cut(reply, body)
            asked = [*messages, {"role": "assistant", "content": reply.text}, complaint(reason)]
        raise _misfit(self.name, reason)

    async def stream(
        self,
        messages: Sequence[Message],
        *,
        temperature: float | None = None,
        max_tokens: int | None = None,
        seed: int | None = None,
    ) -> AsyncIterator[Chunk]:
        """An answer piece by piece. Tried again only while nothing was received."""
        body = self._body(messages, temperature, max_tokens, seed)
        body |= {"stream": True, "stream_options": {"include_usage": True}}
        self.budget.begin_call()
        try:
            async with (
                asyncio.timeout(self._limit()),
                self._http.stream("POST", "chat/completions", json=body) as answer,
            ):
                if answer.status_code != 200:
                    raise self._refusal(answer.status_code, await answer.aread())
                async for line in _lines(answer.aiter_bytes(), self.name):
                    if line.startswith(b"data:") and (piece := self._piece(line[5:].strip())) is not None:
                        self.budget.spend(piece.usage)
                        yield piece
        except TimeoutError as error:
            raise self._too_long() from error
        except httpx.HTTPError as error:
            raise _lost(self.name, error) from error

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector for each text."""
        data = await self._post("embeddings", {"model": self.name, "input": list(texts)})
        try:
            rows = sorted(data["data"], key=lambda row: row["index"])
            vectors = [[float(x) for x in row["embedding"]] for row in rows]
        except (KeyError, TypeError, ValueError) as error:
            raise _nonsense(self.name) from error
        if len(vectors) != len(texts):
            raise _nonsense(self.name)
        return vectors

    def _body(
        self, messages: Sequence[Message], temperature: float | None, max_tokens: int | None, seed: int | None
    ) -> dict[str, Any]:
        body: dict[str, Any] = {"model": self.name, **self._sampling, "messages": [dict(m) for m in messages]}
        given = {"temperature": temperature, "max_tokens": max_tokens, "seed": seed}
        return body | {key: value for key, value in given.items() if value is not None}

    def _limit(self) -> float:
        left = self.budget.left()
        return self._seconds if left is None else min(self._seconds, left)

    async def _ask(self, body: Mapping[str, Any]) -> tuple[Reply, list[dict[str, Any]]]:
        answer = _reply(await self._post("chat/completions", body), self.name)
        self.budget.spend(answer[0].usage)
        return answer

    async def _post(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """One request, tried again after failures on the way; the answer's JSON with ``_seconds``."""
        self.budget.begin_call()
        start, attempt = time.monotonic(), 0
        try:
            async with asyncio.timeout(self._limit()):
                while True:
                    outcome, pause = await self._attempt(path, body, start)
                    if isinstance(outcome, dict):
                        return outcome
                    if attempt == self._retries:
                        raise outcome
                    backoff = min(_BACKOFF * 2**attempt, _LONGEST_PAUSE) * self._dice.uniform(0.5, 1.0)
                    await asyncio.sleep(pause or backoff)
                    attempt += 1
        except TimeoutError as error:
            raise self._too_long() from error

    async def _attempt(
        self, path: str, body: Mapping[str, Any], start: float
    ) -> tuple[dict[str, Any] | StudioError, float]:
        try:
            answer = await self._http.post(path, json=body)
        except httpx.HTTPError as error:
            return _lost(self.name, error), 0.0
        if answer.status_code in RETRY_STATUS:
            asked = answer.headers.get("retry-after", "")
            pause = min(float(asked), _LONGEST_PAUSE) if asked.isdecimal() else 0.0
            return self._refusal(answer.status_code, answer.content), pause
        if answer.status_code != 200:
            raise self._refusal(answer.status_code, answer.content)
        try:
            content = answer.content if len(answer.content) <= MAX_REPLY else b""
            data = await asyncio.to_thread(strict_json.loads, content)
        except ValueError:
            data = None
        if not isinstance(data, dict):
            raise _nonsense(self.name)
        choices = data.get("choices")
        first = choices[0] if isinstance(choices, list) and choices else None
        if isinstance(first, dict) and first.get("finish_reason") == "abort":
            return _lost(self.name, None), 0.0  # an engine that went to sleep meanwhile: ask again
        data["_seconds"] = time.monotonic() - start
        data["_cached"] = answer.headers.get("x-studio-cache") == "hit"
        return data, 0.0

    def _piece(self, line: bytes) -> Chunk | None:
        if line == b"[DONE]":
            return None
        try:
            data = strict_json.loads(line)
            if "error" in data:
                raise self._refusal(502, line)
            choice = (data.get("choices") or [{}])[0]
            text = (choice.get("delta") or {}).get("content")
            return Chunk(_text(text), str(choice.get("finish_reason") or ""), _usage(data))
        except (ValueError, AttributeError, TypeError, KeyError) as error:
            raise _nonsense(self.name) from error

    def _refusal(self, status: int, content: bytes) -> StudioError:
        try:
            told = strict_json.loads(content)
            detail = told.get("error", told)
            text = str(detail.get("message", "") if isinstance(detail, Mapping) else detail)
        except (ValueError, AttributeError):
            text = ""
        text = without_key(" ".join(text.split()), self._key)[:200].rstrip(".")
        return StudioError(
            "llm_refused",
            f"The language model {self.name} answered with status {status}{f': {text}' if text else ''}.",
            "Read the engine's log with `studio llm logs`; shorten the request if it is too long.",
        )

    def _not_cut(self, reply: Reply, body: Mapping[str, Any]) -> None:
        """Tells that a limit cut an answer that doesn't fit: asked again, the next one would be cut as well."""
        if reply.finish == "length":
            raise StudioError(
                "llm_reply_invalid",
                f"The answer of the language model {self.name} was cut: {cut_by(body, reply.usage.completion)}.",
                "Allow more tokens (max_tokens), ask for less, or choose a profile with a larger context.",
            )

    def _too_long(self) -> StudioError:
        return StudioError(
            "llm_timeout",
            f"The language model {self.name} did not finish within {self._limit():.0f} seconds.",
            "Ask for a shorter answer, or choose a faster profile.",
        )


async def _lines(pieces: AsyncIterator[bytes], model: str) -> AsyncIterator[bytes]:
    """A stream's lines. Only a line feed ends one: what else Unicode counts as an end may stand in an answer."""
    held = bytearray()
    async for piece in pieces:
        *ended, rest = piece.split(b"\n")
        for line in ended:
            yield bytes(held) + line
            held.clear()
        held += rest
        if len(held) > MAX_REPLY:
            raise _nonsense(model)
    if held:
        yield bytes(held)


def _made(model: type[M], value: Any) -> M:
    """JSON as a pydantic model; raises MismatchError where it isn't one."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the answer"
        raise MismatchError(f"{place}: {first['msg']}") from error


def _checked(
    reply: Reply, calls: Sequence[Any], schema: Schema | None, tools: Sequence[Mapping[str, Any]]
) -> Reply:
    """The reply when its JSON and its tool calls fit; raises MismatchError otherwise."""
    if schema is not None:
        reply = replace(reply, text=json.dumps(parsed(reply.text, schema), ensure_ascii=False))
    if not tools:
        return reply
    return replace(reply, tools=check_calls(calls, tools) if calls else tool_calls(reply.text, tools))


def _reply(data: Mapping[str, Any], model: str) -> tuple[Reply, list[dict[str, Any]]]:
    """The answer and the tool calls that the engine itself parsed."""
    try:
        choice = data["choices"][0]
        message = choice["message"]
        calls = [c["function"] for c in message.get("tool_calls") or []]
        reply = Reply(
            text=_text(message.get("content")),
            model=str(data.get("model", model)),
            finish=str(choice.get("finish_reason") or "stop"),
            usage=_usage(data),
            seconds=float(data.get("_seconds", 0.0)),
            cached=bool(data.get("_cached", False)),
        )
    except (KeyError, IndexError, TypeError, AttributeError, ValueError) as error:
        raise _nonsense(model) from error
    return reply, calls


def _text(value: Any) -> str:
    """An answer's words; nothing is none."""
    if not isinstance(value, str | None):
        raise TypeError("content is no text")
    return value or ""


def _usage(data: Mapping[str, Any]) -> Usage:
    told = data.get("usage") or {}
    return Usage(int(told.get("prompt_tokens") or 0), int(told.get("completion_tokens") or 0))


def _lost(model: str, error: httpx.HTTPError | None) -> StudioError:
    reason = in_words(error) if error is not None else "it was interrupted"
    return StudioError(
        "llm_unreachable",
        f"The language model {model} doesn't answer ({reason}).",
        "Check it with `studio llm status`, or start it with `studio llm start`.",
    )


def _nonsense(model: str) -> StudioError:
    return StudioError(
        "llm_reply_invalid",
        f"The language model {model} sent an answer that can't be understood.",
        "Check that its address speaks OpenAI's API.",
    )


def _misfit(model: str, reason: str) -> StudioError:
    return StudioError(
        "llm_reply_invalid",
        f"The language model {model} twice gave an answer that doesn't fit: {reason[:200].rstrip('.')}.",
        "Make the schema flatter, or choose a larger model.",
    )
