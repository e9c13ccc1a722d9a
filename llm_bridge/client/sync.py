"""A language model for code that isn't async: the same calls, waiting for the answer."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, TypeVar

from .types import Chunk, LanguageModel, M, Message, Reply, Schema

T = TypeVar("T")


class BackgroundLoop:
    """An event loop in its own thread, for callers in any thread. A context manager."""

    def __init__(self, name: str) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, name=name, daemon=True)
        self._thread.start()

    def call(self, work: Coroutine[Any, Any, T]) -> T:
        """Runs a coroutine there and waits for its result."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result()

    def close(self) -> None:
        """Ends the loop and its thread."""
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()

    def __enter__(self) -> BackgroundLoop:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class SyncModel:
    """Wraps a :class:`LanguageModel`; see there for arguments and errors."""

    def __init__(self, model: LanguageModel, loop: BackgroundLoop) -> None:
        self._model, self._loop = model, loop

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model.name

    def chat(
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
        """One answer, waited for; JSON when ``schema`` is given."""
        return self._loop.call(
            self._model.chat(
                messages,
                temperature=temperature,
                max_tokens=max_tokens,
                seed=seed,
                stop=stop,
                schema=schema,
                tools=tools,
            )
        )

    def structured(
        self,
        messages: Sequence[Message],
        model: type[M],
        *,
        temperature: float | None = None,
        max_tokens: int | None = None,
        seed: int | None = None,
    ) -> M:
        """One answer as a pydantic model, waited for."""
        return self._loop.call(
            self._model.structured(messages, model, temperature=temperature, max_tokens=max_tokens, seed=seed)
        )

    def stream(
        self,
        messages: Sequence[Message],
        *,
        temperature: float | None = None,
        max_tokens: int | None = None,
        seed: int | None = None,
    ) -> Iterator[Chunk]:
        """An answer piece by piece, each waited for."""
        pieces = self._model.stream(messages, temperature=temperature, max_tokens=max_tokens, seed=seed)

        async def following() -> Chunk | None:
            return await anext(pieces, None)

        while (piece := self._loop.call(following())) is not None:
            yield piece

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector for each text, waited for."""
        return self._loop.call(self._model.embed(texts))
