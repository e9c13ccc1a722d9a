"""What the language nodes do, without ComfyUI: questions, answers as JSON, and the state of the card in words."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ..common import strict_json
from ..common.errors import StudioError

if TYPE_CHECKING:
    from .client import Message
    from .lease.arbiter import Status
    from .profiles import LlmConfig
    from .service import LanguageService

TASKS = ("chat", "code", "vision")
LONGEST_SIDE = 1024
"""Pictures are shown to a model no larger than this: more costs memory and tells it little."""
GIB = 1 << 30


def choices(config: LlmConfig) -> list[str]:
    """What the model widget offers: tasks first, then profiles by name."""
    return [*TASKS, *config.profiles]


def revision(config: LlmConfig, model: str) -> str:
    """Changes when another model, or another version of it, would answer."""
    try:
        name = config.name_for(model)
    except StudioError:
        return model
    return f"{name}:{config.profiles[name].model_dump_json()}"


def conversation(prompt: str, system: str, pictures: Sequence[bytes] = ()) -> list[Message]:
    """The messages of one question.

    Raises:
        StudioError: ``request_empty``.
    """
    from .client import system as told
    from .client import user

    if not prompt.strip():
        raise StudioError(
            "request_empty", "The prompt holds no words.", "Write what the language model should do."
        )
    question = user(prompt, pictures)
    return [told(system), question] if system.strip() else [question]


async def ask(
    service: LanguageService,
    model: str,
    messages: Sequence[Message],
    *,
    temperature: float,
    max_tokens: int,
    seed: int,
) -> str:
    """One answer. The card is taken before and given back after (see docs/gpu.md)."""
    async with service.client(model) as client:
        reply = await client.chat(messages, temperature=temperature, max_tokens=max_tokens, seed=seed)
    return reply.text.strip()


def parse_schema(text: str) -> dict[str, Any]:
    """The widget's JSON schema. Checking it may take seconds: call it in a thread.

    Raises:
        StudioError: ``option_invalid``.
    """
    try:
        schema = strict_json.loads(text)
    except ValueError as error:
        raise StudioError(
            "option_invalid", f"The schema isn't JSON ({error}).", "Check brackets, commas and quotes."
        ) from error
    if not isinstance(schema, dict) or schema.get("type") != "object":
        raise StudioError(
            "option_invalid",
            'The schema must be a JSON object with "type": "object".',
            "Start from the node's default.",
        )
    from .client.structure import check_schema

    check_schema(schema)
    return schema


async def ask_json(
    service: LanguageService,
    model: str,
    messages: Sequence[Message],
    schema: dict[str, Any],
    *,
    max_tokens: int,
    seed: int,
) -> dict[str, Any]:
    """An answer that fits the schema."""
    from .client.structure import find_json

    async with service.client(model) as client:
        reply = await client.chat(messages, temperature=0.0, max_tokens=max_tokens, seed=seed, schema=schema)
    return dict(find_json(reply.text))


def png(picture: np.ndarray[Any, np.dtype[np.uint8]]) -> bytes:
    """RGB ``uint8 (h, w, 3)`` as PNG, no longer than :data:`LONGEST_SIDE`."""
    from PIL import Image

    image = Image.fromarray(picture)
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def describe(status: Status) -> str:
    """The card's state in a few lines."""
    if not status.card:
        return "No graphics card: everything runs on the processor."
    lines = [f"Lease: {status.record.state.value}, held by {status.record.owner or 'nobody'}."]
    if status.sample is None:
        lines.append("Memory: unknown (the driver doesn't answer).")
    else:
        lines.append(f"Memory: {status.sample.free / GIB:.1f} of {status.sample.total / GIB:.1f} GB free.")
    for name, size in status.holders.items():
        if size is None or size > 0:
            lines.append(f"{name}: {'unknown' if size is None else f'{size / GIB:.1f} GB'}")
    if status.foreign:
        lines.append(f"Other programs: {status.foreign / GIB:.1f} GB")
    waiting = [ticket.holder for ticket in status.record.queue]
    return "\n".join([*lines, f"Waiting: {', '.join(waiting)}"] if waiting else lines)
