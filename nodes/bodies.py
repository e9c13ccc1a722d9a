"""Bodies of requests to the studio's routes: small JSON objects, read strictly and through their models."""

from __future__ import annotations

import asyncio
from typing import Any, Final, TypeVar

from aiohttp import web
from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from ..agent.request.options import BudgetChange, FilmOptions, FilmOrder, field_kind, film_options, taken_on
from ..common import strict_json
from ..common.errors import StudioError
from ..common.records import BOUNDS
from ..configs.schema import FilmDefaults

MAX_BODY: Final = 64_000
MAX_ANSWER: Final = 256_000
"""Bytes: an edited storyboard of three minutes has about 60,000."""
M = TypeVar("M", bound=BaseModel)


def valid(kind: type[M], values: dict[str, Any]) -> M:
    """A body, or a part of one, as its model."""
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        detail = error.errors()[0]
        raise StudioError(
            "option_invalid",
            f"'{'.'.join(map(str, detail['loc']))}' in the body can't be used: {detail['msg']}.",
            f"It takes {', '.join(kind.model_fields)}.",
        ) from error


async def read_body(request: web.Request, most: int = MAX_BODY) -> dict[str, Any]:
    if request.content_length is None or request.content_length > most:
        raise StudioError("option_invalid", "The body is missing or too large.", "Send a small JSON object.")
    if (
        request.headers.get("Content-Encoding", "identity") != "identity"
    ):  # a small packed body could unpack to a huge one
        raise StudioError("option_invalid", "The body is packed.", "Send it without Content-Encoding.")
    try:
        body = await asyncio.to_thread(strict_json.loads, await request.read())
    except ValueError as error:
        raise StudioError(
            "option_invalid", f"The body can't be used as JSON: {str(error)[:120]}.", "Send a JSON object."
        ) from error
    if not isinstance(body, dict):
        raise StudioError("option_invalid", "The body isn't a JSON object.", "Send a JSON object.")
    return body


def film_body(order: type[BaseModel] = FilmOrder) -> type[BaseModel]:
    """What a request for a film may hold: the names and plain types alone, as ranges and choices are checked with
    messages of their own once all options are known."""
    fields: dict[str, Any] = {}
    for name in taken_on("route", order):
        field = order.model_fields[name]
        kind, _, may_miss = field_kind(field.annotation)
        fields[name] = (kind | None if may_miss else kind, field.default)
    fields["request"] = (str, ...)  # said, and be it nothing beside a script
    return create_model("FilmBody", __config__=ConfigDict(extra="forbid", **BOUNDS), **fields)


def ordered_film(body: dict[str, Any], film: FilmDefaults, seed: int) -> FilmOptions:
    """The film that a body asks for.

    Args:
        film: the configured defaults.
        seed: the one that is taken where the body names none.

    Raises:
        StudioError: what of it can't be used.
    """
    choices = valid(film_body(), body).model_dump()
    limits = {name: choices.pop(name) for name in BudgetChange.model_fields}
    choices["budgets"] = valid(BudgetChange, limits)
    choices["seed"] = seed if choices["seed"] is None else choices["seed"]
    return film_options(defaults=film, **choices)
