"""The door of every node: what ``execute`` is given holds finite numbers and whole text, and is of its input's type.

ComfyUI checks a widget's range with comparisons that NaN passes, keeps half characters in text, and takes any JSON in
place of a link, or a link to an output that holds nothing. All of it is refused here with the input named, before a
node does anything.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from pydantic import ValidationError

from ..common.errors import StudioError
from ..common.records import MOST_LETTERS, whole_text

SHAPES: Mapping[str, type] = {
    "ANIMATION_SPEECH": dict,
    "ANIMATION_DIALOGUE": dict,
    "ANIMATION_CAST": list,
    "ANIMATION_THINGS": list,
    "ANIMATION_CLIPS": list,
    "ANIMATION_LORAS": list,
}
"""The studio's own types, and what their values are."""
LOADED = frozenset(["MODEL", "CLIP", "VAE", "CLIP_VISION"])
"""ComfyUI's types whose values are objects of its own, which JSON can't be."""
MOST_ENTRIES = 500
"""Entries of a list that nodes chain up, such as a film's clips."""


def guarded(execute: Callable[..., Any]) -> Callable[..., Any]:
    """A node's ``execute`` (as a plain function) behind the door.

    Raises:
        StudioError: on a call, ``option_invalid``.
    """
    if inspect.iscoroutinefunction(execute):

        @wraps(execute)
        async def later(cls: type, *given: Any, **values: Any) -> Any:
            check_values(values, _inputs(cls))
            try:
                return await execute(cls, *given, **values)
            except ValidationError as error:
                raise _unfit(error) from error

        return later

    @wraps(execute)
    def now(cls: type, *given: Any, **values: Any) -> Any:
        check_values(values, _inputs(cls))
        try:
            return execute(cls, *given, **values)
        except ValidationError as error:
            raise _unfit(error) from error

    return now


def _inputs(node: type) -> Mapping[str, tuple[str, bool]]:
    """Type of each of a node's inputs and whether it may stay empty, by name."""
    return {one.id: (one.get_io_type(), one.optional) for one in node.SCHEMA.inputs}  # type: ignore[attr-defined]


def check_values(values: Mapping[str, Any], inputs: Mapping[str, tuple[str, bool]]) -> None:
    """Refuses what no node can use.

    Args:
        inputs: type and whether it may stay empty, for each input by name.

    Raises:
        StudioError: ``option_invalid`` with the input's name.
    """
    for name, value in values.items():
        kind, optional = inputs.get(name, ("", True))
        if value is None and not optional:
            raise StudioError(
                "option_invalid",
                f"The input '{name}' was given nothing.",
                "What is connected, such as a take, holds nothing of its kind: choose another one or another output.",
            )
        if isinstance(value, float) and not math.isfinite(value):
            raise _refused(name, "isn't a finite number")
        if isinstance(value, str) and (len(value) > MOST_LETTERS or not whole_text(value)):
            raise _refused(name, "is too long, or holds half of a character")
        if value is not None and not _is(kind, value):
            raise _refused(name, "isn't what its nodes give")
        if SHAPES.get(kind) is list and value and not _is_chain(value):
            raise _refused(name, f"isn't a list of at most {MOST_ENTRIES} entries")


def _is(kind: str, value: Any) -> bool:
    """Whether a value can be of a type; types that aren't known here are left to their node."""
    if kind in SHAPES:
        return isinstance(value, SHAPES[kind])
    if kind in LOADED:
        return not isinstance(value, str | int | float | list | dict)
    if kind == "IMAGE":
        return getattr(value, "ndim", 0) == 4
    if kind == "LATENT":
        return isinstance(value, dict) and getattr(value.get("samples"), "ndim", 0) >= 4
    if kind == "CONDITIONING":
        return isinstance(value, list) and all(map(_is_condition, value))
    return True


def _is_condition(pair: Any) -> bool:
    return isinstance(pair, list | tuple) and len(pair) == 2 and hasattr(pair[0], "ndim")


def _is_chain(value: list[Any]) -> bool:
    return len(value) <= MOST_ENTRIES and all(isinstance(one, dict) for one in value)


def _refused(name: str, what: str) -> StudioError:
    return StudioError(
        "option_invalid",
        f"The input '{name}' {what}.",
        "Connect the node that makes it, or type another value.",
    )


def _unfit(error: ValidationError) -> StudioError:
    first = error.errors(include_url=False)[0]
    where = ".".join(map(str, first["loc"])) or error.title
    return StudioError(
        "option_invalid",
        f"A value that was connected can't be used: {where}: {first['msg']}.",
        "Make it again.",
    )
