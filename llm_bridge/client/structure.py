"""Makes the JSON of small models reliable, in one place for client and gateway.

Models write JSON inside fences, behind a sentence or behind their thinking. Here it is found, checked against
its schema, and turned into the question for the one re-ask. Lengths, patterns and ranges are part of the check
because what engines get of a schema (``constrained``) holds none. Tool calls are in ``calls``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from ...common import strict_json
from .schema_check import bounded, checker, misfit
from .thinking import answer_of
from .types import Schema

_FENCE = "```"
_LANGUAGE = re.compile(r"[a-zA-Z0-9_-]*")
_MAX_TEXT = 200_000
_MOST_OPENINGS = 500
"""Places in an answer where JSON is looked for."""
_MOST_TRIED = 20
"""Values in an answer that are tried."""
_MOST_READ = 4 * _MAX_TEXT
"""Letters that are read in vain before the search is given up."""
_MOST_DEPTH = 64
_THINKS_OPENLY = re.compile(r"\*\*(?:thinking|thoughts?|reasoning|analysis):?\*\*", re.IGNORECASE)
"""A headline over thinking that nothing ends: the answer stands last."""
T = TypeVar("T")
_DECODER = json.JSONDecoder(
    parse_constant=strict_json.refuse_constant, parse_float=strict_json.finite, parse_int=strict_json.whole
)


class MismatchError(Exception):
    """The text isn't what was asked for; the message tells the model what to change."""


@dataclass(frozen=True)
class Found:
    """A JSON value, which may be ``null``."""

    value: Any


def whole_json(text: str) -> Found | None:
    """The JSON value that a text is as a whole, bare or in one fence; None when it is none."""
    text = text.strip()
    parts = text.split(_FENCE)
    fenced = [parts[1][_language(parts[1]) :]] if len(parts) == 3 and not parts[0] and not parts[2] else []
    for candidate in [text, *fenced]:
        try:
            return Found(_shallow(_DECODER.decode(candidate.strip())))
        except (ValueError, RecursionError):
            continue
    return None


def find_json(text: str) -> Any:
    """The JSON value in a model's answer: bare, fenced, or behind a few words or some thinking.

    Raises:
        MismatchError: there is none, or it is nested too deeply.
    """
    return fitting_json(text, lambda value: value)


def fitting_json(text: str, accept: Callable[[Any], T]) -> T:
    """What ``accept`` makes of the first JSON value in an answer that it takes; of the last behind open thinking.

    Args:
        accept: raises MismatchError for a value that doesn't fit.

    Raises:
        MismatchError: none fits (the first value's reason), or as :func:`find_json`.
    """
    misfits: list[MismatchError] = []
    try:
        with bounded():
            for value in islice(_values(text), _MOST_TRIED):
                try:
                    return accept(value)
                except MismatchError as error:
                    misfits.append(error)
    except MismatchError as error:  # behind the last value
        misfits.append(error)
    raise misfits[0]


def _values(text: str) -> Iterator[Any]:
    """The JSON values in an answer, the likeliest first; raises MismatchError where nothing but one is left."""
    text = text[:_MAX_TEXT].strip()
    if (whole := whole_json(text)) is not None:
        yield whole.value
        return
    answer = answer_of(text)
    fenced = [part[_language(part) :].strip() for part in answer.text.split(_FENCE)[1::2]]
    order = reversed if _THINKS_OPENLY.search(answer.text) else iter
    for candidate in [answer.text, *order(fenced)]:
        if (whole := whole_json(candidate)) is not None:
            yield whole.value
    behind = _behind_words(answer.text)
    yield from behind if order is iter else reversed(list(behind))
    if answer.thinks_on:
        raise MismatchError("The thinking never ended; think less and then answer with one JSON value.")
    raise MismatchError("The answer must be one JSON value and nothing else.")


def _behind_words(text: str) -> Iterator[Any]:
    """The JSON values in a text, in its order. A part of one that is broken further on is none."""
    left, after = _MOST_READ, 0
    for match in islice(re.finditer(r"[{\[]", text), _MOST_OPENINGS):
        if match.start() < after:
            continue
        try:
            value, after = _DECODER.raw_decode(text, match.start())
            yield _shallow(value)
        except json.JSONDecodeError as error:
            after = error.pos
            left -= error.pos - match.start()
        except (ValueError, RecursionError) as error:
            raise MismatchError(f"The answer must be plain JSON: {str(error)[:100]}.") from error
        if left < 0:
            break


def _language(part: str) -> int:
    """Where a fenced text begins behind the name of its language."""
    named = _LANGUAGE.match(part)
    return named.end() if named else 0


def _shallow(value: Any) -> Any:
    if strict_json.is_deeper(value, _MOST_DEPTH):
        raise MismatchError(f"The JSON must not be nested deeper than {_MOST_DEPTH} levels.")
    return value


def check_schema(schema: Schema) -> None:
    """Makes sure that a schema is one, refers only to itself, and is small with its references followed.

    Takes bounded time; within ``schema_check.bounded()`` several share one bound.

    Raises:
        StudioError: ``option_invalid`` or ``extra_missing``.
    """
    with bounded():
        checker(schema)


def fit(value: Any, schema: Schema) -> Any:
    """``value`` if it fits ``schema``; takes bounded time.

    Raises:
        MismatchError: it does not; the message names the place and what is allowed.
        StudioError: ``extra_missing``, or ``option_invalid`` when the schema itself is none or can't be held
            against this value in that time.
    """
    if fault := misfit(value, schema):
        raise MismatchError(fault)
    return value


def parsed(text: str, schema: Schema) -> Any:
    """The JSON in ``text`` that fits ``schema`` (errors of :func:`fitting_json` and :func:`fit`)."""
    return fitting_json(text, lambda value: fit(value, schema))


def complaint(reason: str) -> dict[str, str]:
    """The message of the one re-ask."""
    return {
        "role": "user",
        "content": f"That can't be used. {reason} Answer again, with the corrected JSON and nothing else.",
    }


def cut_by(body: Mapping[str, Any], written: int, context: int = 0) -> str:
    """Which limit ended an answer, as half a sentence.

    Args:
        body: the request as it was sent.
        written: the answer's tokens, 0 when the engine didn't tell.
        context: the model's context in tokens, 0 when it isn't known.
    """
    limit = body.get("max_tokens")
    if isinstance(limit, int) and not 0 < written < limit:
        return f"it reached max_tokens ({limit})"
    size = f" ({context} tokens)" if context else ""
    return f"the model's context{size} was full"
