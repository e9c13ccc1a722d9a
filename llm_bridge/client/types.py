"""The words of a conversation, and what every language model of the studio can do."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel

from ...common.errors import StudioError

M = TypeVar("M", bound=BaseModel)
Message = Mapping[str, Any]
"""A message as OpenAI's chat API writes it: ``{"role": …, "content": …}``."""
Schema = Mapping[str, Any]
"""A JSON schema."""
_KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"RIFF": "webp"}


@dataclass(frozen=True)
class Usage:
    """Tokens read and written."""

    prompt: int = 0
    completion: int = 0

    @property
    def total(self) -> int:
        """Both together."""
        return self.prompt + self.completion

    def __add__(self, other: Usage) -> Usage:
        return Usage(self.prompt + other.prompt, self.completion + other.completion)


@dataclass(frozen=True)
class ToolCall:
    """A tool that the model wants to be called, with arguments that fit its schema."""

    name: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True)
class Reply:
    """A whole answer."""

    text: str
    model: str = ""
    finish: str = "stop"
    usage: Usage = Usage()
    tools: tuple[ToolCall, ...] = ()
    seconds: float = 0.0
    cached: bool = False


@dataclass(frozen=True)
class Chunk:
    """A piece of a streamed answer; the last one carries ``finish`` and the usage, if it was told."""

    text: str = ""
    finish: str = ""
    usage: Usage = field(default_factory=Usage)


class LanguageModel(Protocol):
    """What the agent and the nodes use; :class:`LlmClient` and :class:`ScriptedModel` are ones.

    ``None`` for a sampling value means the profile's default. All calls raise :class:`StudioError` with
    ``llm_unreachable``, ``llm_refused``, ``llm_reply_invalid``, ``llm_timeout`` or ``llm_budget``.
    """

    @property
    def name(self) -> str:
        """The model's name, for reports."""

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
        """One answer. With ``schema`` the text is JSON that fits it; with ``tools`` calls are parsed."""

    async def structured(
        self,
        messages: Sequence[Message],
        model: type[M],
        *,
        temperature: float | None = None,
        max_tokens: int | None = None,
        seed: int | None = None,
    ) -> M:
        """An answer as a pydantic model; what doesn't fit is asked for once more with the reason."""

    def stream(
        self,
        messages: Sequence[Message],
        *,
        temperature: float | None = None,
        max_tokens: int | None = None,
        seed: int | None = None,
    ) -> AsyncIterator[Chunk]:
        """An answer piece by piece."""

    async def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector for each text."""


def system(text: str) -> Message:
    """What the model is told about its task."""
    return {"role": "system", "content": text}


def user(text: str, images: Sequence[bytes] = ()) -> Message:
    """What is asked, with pictures (PNG, JPEG or WebP bytes) when the model can see."""
    if not images:
        return {"role": "user", "content": text}
    return {
        "role": "user",
        "content": [*(image_part(data) for data in images), {"type": "text", "text": text}],
    }


def image_part(data: bytes) -> dict[str, Any]:
    """A picture as a data URL inside a message.

    Raises:
        StudioError: ``llm_image_invalid`` for anything but PNG, JPEG and WebP.
    """
    kind = next((kind for head, kind in _KINDS.items() if data.startswith(head)), None)
    if kind is None:
        raise StudioError(
            "llm_image_invalid",
            "A picture is neither PNG nor JPEG nor WebP.",
            "Save it in one of these formats.",
        )
    text = base64.b64encode(data).decode("ascii")
    return {"type": "image_url", "image_url": {"url": f"data:image/{kind};base64,{text}"}}
