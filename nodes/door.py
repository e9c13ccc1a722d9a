"""The door of every node: ``execute`` gets finite numbers, whole text, and JSON values of their shape.

ComfyUI checks a widget's range with comparisons that NaN passes, keeps half characters in text, and takes any
JSON in place of a link to a type of a pack. All of it is refused here with the input named, before a node
does anything.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from pydantic import ValidationError

from ..common.errors import StudioError
from ..common.records import MOST_LETTERS
from ..common.strict_json import whole_text

SHAPES: Mapping[str, type] = {"speech": dict, "dialogue": dict, "cast": list, "things": list, "clips": list}
"""Inputs of the studio's own types, and what their values are."""
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
            check_values(values)
            try:
                return await execute(cls, *given, **values)
            except ValidationError as error:
                raise _unfit(error) from error

        return later

    @wraps(execute)
    def now(cls: type, *given: Any, **values: Any) -> Any:
        check_values(values)
        try:
            return execute(cls, *given, **values)
        except ValidationError as error:
            raise _unfit(error) from error

    return now


def check_values(values: Mapping[str, Any]) -> None:
    """Refuses inputs that no node can use.

    Raises:
        StudioError: ``option_invalid`` with the input's name.
    """
    for name, value in values.items():
        shape = SHAPES.get(name, object)
        if isinstance(value, float) and not math.isfinite(value):
            raise _refused(name, "isn't a finite number")
        if isinstance(value, str) and (len(value) > MOST_LETTERS or not whole_text(value)):
            raise _refused(name, "is too long, or holds half of a character")
        if value is not None and not isinstance(value, shape):
            raise _refused(name, "isn't what its nodes give")
        entries = value if shape is list and isinstance(value, list) else ()
        if len(entries) > MOST_ENTRIES or not all(isinstance(entry, dict) for entry in entries):
            raise _refused(name, f"isn't a list of at most {MOST_ENTRIES} entries")


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
