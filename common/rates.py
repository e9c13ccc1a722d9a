"""Frame rates as exact fractions: 23.976 frames a second are 24000/1001, and stay so from an option to the file.

A rate that is rounded drifts: after ten minutes 23.976 and 24000/1001 are a frame of sound apart, and 24 is fourteen
frames off. Whoever counts frames or samples multiplies and divides by the fraction.
"""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import Annotated, Any, Final

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from .errors import StudioError

WholeOrExact = Fraction | int
"""A rate as functions take it: a whole number is as exact as a fraction."""
LEAST_RATE, MOST_RATE = 8, 60
"""Frames a second of a film."""
NTSC: Final = tuple(Fraction(whole * 1000, 1001) for whole in (12, 15, 24, 30, 48, 60, 120))
"""Rates that people write as decimals: 11.988, 14.985, 23.976, 29.97, 47.952, 59.94, 119.88."""
ROUNDED = Fraction(1, 100)
"""How far a written decimal (23.98, 29.97) may lie from the rate that it stands for."""
LARGEST_BOTTOM = 1001
"""Denominator of a rate at most."""
SHOWN = Fraction(1, 10**6)
"""How near six written places come to a fraction."""
_WRITTEN: Final = re.compile(r"[0-9]{1,9}(\.[0-9]{0,20})?(\s*/\s*[0-9]{1,9})?|\.[0-9]{1,20}")
"""A rate as people write it: a power of ten would be spelled out before it could be compared."""


def exact_rate(value: object) -> Fraction:
    """The rate that a number or text stands for: ``24``, ``23.976``, ``"29.97"`` or ``"24000/1001"``.

    Raises:
        ValueError: it is no positive, finite number.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str | Fraction):
        raise ValueError("a frame rate is a number such as 24 or 23.976, or a fraction such as 24000/1001")
    if isinstance(value, str) and _WRITTEN.fullmatch(value.strip()) is None:
        raise ValueError("a frame rate is a number such as 24 or 23.976, or a fraction such as 24000/1001")
    try:
        given = _fraction(value)
    except (ValueError, ZeroDivisionError, OverflowError) as error:
        raise ValueError(
            "a frame rate is a number such as 24 or 23.976, or a fraction such as 24000/1001"
        ) from error
    if not Fraction(1, 1000) < given < 1_000_000:
        raise ValueError("a frame rate is above zero, such as 24 or 23.976")
    meant = min(NTSC, key=lambda rate: abs(rate - given))
    if abs(meant - given) < ROUNDED and given.denominator > 10:
        return meant
    near = given.limit_denominator(LARGEST_BOTTOM)
    bottoms = (
        bottom for bottom in range(1, near.denominator) if abs(round(given * bottom) - given * bottom) < SHOWN
    )
    bottom = next(bottoms, None)
    return near if bottom is None else Fraction(round(given * bottom), bottom)


def _fraction(value: int | float | str | Fraction) -> Fraction:
    if isinstance(value, str) and "/" in value:
        top, bottom = value.split("/")
        return Fraction(top.strip()) / Fraction(bottom.strip())
    return Fraction(value)


def film_rate(value: object) -> Fraction:
    """The exact rate of a film, :data:`LEAST_RATE` to :data:`MOST_RATE`.

    Raises:
        StudioError: ``option_invalid``.
    """
    try:
        return _within(value)
    except ValueError as error:
        raise StudioError(
            "option_invalid",
            f"'{str(value)[:40]}' can't be used as frames a second.",
            f"Give {LEAST_RATE} to {MOST_RATE}, such as 24, 23.976 or 24000/1001.",
        ) from error


def _within(value: object) -> Fraction:
    rate = exact_rate(value)
    if not LEAST_RATE <= rate <= MOST_RATE:
        raise ValueError(f"frames a second are {LEAST_RATE} to {MOST_RATE}")
    return rate


def stored_rate(rate: Fraction) -> int | str:
    """A rate as files hold it: a whole number, or its fraction as text."""
    return rate.numerator if rate.denominator == 1 else f"{rate.numerator}/{rate.denominator}"


def shown_rate(rate: Fraction) -> int | float:
    """A rate as a widget shows it; :func:`exact_rate` gives the same rate for it."""
    if rate.denominator == 1:
        return rate.numerator
    short = round(float(rate), 3)
    return short if exact_rate(short) == rate else round(float(rate), 8)


def standard_rate(rate: Fraction) -> Fraction:
    """The rate that a clip of ``rate`` is kept at: the nearest that cameras and films use, if it is near.

    Clips of a variable rate have an average such as 29.87; what is near no such rate is rounded up to whole frames, so
    that none is lost.
    """
    usual = (*NTSC, *map(Fraction, (8, 10, 12, 15, 16, 18, 24, 25, 30, 48, 50, 60)))
    nearest = min(usual, key=lambda one: abs(one - rate))
    near = nearest if abs(nearest - rate) * 100 <= nearest else Fraction(math.ceil(rate))
    return min(max(near, Fraction(1)), Fraction(MOST_RATE))


def _stored(rate: Any) -> int | str:
    return stored_rate(rate)


Rate = Annotated[
    Fraction,
    PlainValidator(_within),
    PlainSerializer(_stored),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": LEAST_RATE, "maximum": MOST_RATE},
                {"type": "string", "pattern": r"^\d{1,6}/\d{1,4}$"},
            ],
        }
    ),
]
"""A film's frame rate in a model; written as a whole number or a fraction, read from either or a decimal."""
