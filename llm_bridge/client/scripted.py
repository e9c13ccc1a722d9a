"""A language model that answers what a script says: for tests of everything that speaks with one.

It keeps to the same rules as a real one: budgets count, structured answers are checked and asked for
again, and a script that ends too early is a fault of the test.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from ...common.errors import StudioError
from .budget import Budget
from .calls import tool_calls
from .structure import MismatchError, complaint, find_json
from .types import Chunk, M, Message, Reply, Schema, Usage

Answer = str | StudioError | Callable[[Sequence[Message]], str]


class ScriptedModel:
    """Answers one call after the other from ``answers``; records what it was asked in ``asked``.

    Args:
        answers: texts, errors to raise, or functions of the messages. A single function answers all calls.
    """

    def __init__(
        self,
        answers: Sequence[Answer] | Callable[[Sequence[Message]], str],
        *,
        name: str = "scripted",
        budget: Budget | None = None,
    ) -> None:
        self.name = name
        self.asked: list[list[Message]] = []
        self.budget = budget or Budget()
        self._answers = answers

    def _next(self, messages: Sequence[Message]) -> str:
        self.budget.begin_call()
        self.asked.append(list(messages))
        if callable(self._answers):
            answer: Answer = self._answers
        elif len(self.asked) <= len(self._answers):
            answer = self._answers[len(self.asked) - 1]
        else:
            raise AssertionError(f"the script has {len(self._answers)} answers and was asked once more")
        if isinstance(answer, StudioError):
            raise answer
        return answer if isinstance(answer, str) else answer(messages)

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
        """The script's next answer."""
        text = self._next(messages)
        usage = Usage(sum(len(str(m.get("content", ""))) // 4 for m in messages), max(len(text) // 4, 1))
        self.budget.spend(usage)
        return Reply(text, model=self.name, usage=usage, tools=tool_calls(text, tools) if tools else ())

    async def structured(
        self,
        messages: Sequence[Message],
        model: type[M],
        *,
        temperature: float | None = None,
        max_tokens: int | None = None,
        seed: int | None = None,
    ) -> M:
        """The next answer as ``model``; one that doesn't fit uses up a second one."""
        reply = await self.chat(messages)
        try:
            return model.model_validate(find_json(reply.text))
        except (MismatchError, ValidationError) as error:
            again = [*messages, {"role": "assistant", "content": reply.text}, complaint(str(error)[:300])]
        reply = await self.chat(again)
        try:
            return model.model_validate(find_json(reply.text))
        except (MismatchError, ValidationError) as error:
            raise StudioError(
                "llm_reply_invalid", "The scripted answer doesn't fit.", "Correct the script."
            ) from error

    async def stream(
        self,
        messages: Sequence[Message],
        *,
        temperature: float | None = None,
        max_tokens: int | None = None,
        seed: int | None = None,
    ) -> AsyncIterator[Chunk]:
        """The next answer, word by word."""
        words = self._next(messages).split(" ")
        for index, word in enumerate(words):
            yield Chunk(word if index == 0 else f" {word}")
        yield Chunk(finish="stop", usage=Usage(0, len(words)))

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """A small vector of letter counts: near texts get near vectors."""
        self.budget.begin_call()
        return [[float(text.lower().count(chr(97 + letter))) for letter in range(26)] for text in texts]
