"""Numbers as words, English by num2words and Chinese by cn2an: cardinals, ordinals, years, decimals, clock times.

What stands here is what the libraries leave to us: words as people say them, without hyphen and "and"; decimals, of
which num2words drops a last zero and the minus before a zero; clock times, which it lacks; and 两, which cn2an lacks.
"""

from __future__ import annotations

import re
from typing import Final

from num2words import num2words

from ..common.errors import StudioError
from ..common.extras import to_install

LARGEST: Final = 10**15
"""Beyond it, digits are read one by one."""
_WRITTEN_ONLY: Final = re.compile(r"[-,]|\band\b")
_PAIR: Final = re.compile("二(?=[百千])|(?:^|(?<=亿)|(?<=亿零))二(?=[万亿])")
"""A two that counts hundreds, thousands and so on; not the one of 十二万 and 一百零二万."""


def cardinal(number: int) -> str:
    """``42`` → ``forty two``."""
    if abs(number) >= LARGEST:
        return ("minus " if number < 0 else "") + digits(str(number))
    return _said(number, "cardinal")


def ordinal(number: int) -> str:
    """``21`` → ``twenty first``; ``number`` is below :data:`LARGEST`."""
    return _said(number, "ordinal")


def year(number: int) -> str:
    """``1984`` → ``nineteen eighty four``; 2000 … 2009 and round hundreds are read as people do."""
    return _said(number, "year")


def _said(number: int, kind: str) -> str:
    return " ".join(_WRITTEN_ONLY.sub(" ", num2words(number, to=kind)).split())


def decimal(text: str) -> str:
    """``3.14`` → ``three point one four``; also plain and negative integers."""
    sign = "minus " if text.startswith("-") else ""
    whole, _, fraction = text.lstrip("-").partition(".")
    spoken = sign + cardinal(int(whole or "0"))
    return f"{spoken} point {digits(fraction)}" if fraction else spoken


def digits(text: str) -> str:
    """``007`` → ``zero zero seven``."""
    return " ".join(cardinal(int(character)) for character in text if character.isdecimal())


def clock(hour: int, minute: int) -> str:
    """``7:05`` → ``seven oh five``; the full hour is said with ``o'clock``."""
    if minute == 0:
        return f"{cardinal(hour)} o'clock"
    return f"{cardinal(hour)} {'oh ' if minute < 10 else ''}{cardinal(minute)}"


def chinese(text: str) -> str:
    """Digits as Mandarin: ``30`` → ``三十``, ``3.5`` → ``三点五``, ``-2`` → ``负二``; long runs digit by digit.

    Raises:
        StudioError: ``extra_missing`` without cn2an.
    """
    sign = "负" if text.startswith("-") else ""
    whole, _, fraction = text.lstrip("-").partition(".")
    if len(whole) > 12 or (len(whole) > 1 and whole.startswith("0")):
        spoken = chinese_digits(whole)
    else:
        spoken = _chinese_cardinal(int(whole or "0"))
    return sign + spoken + (f"点{chinese_digits(fraction)}" if fraction else "")


def chinese_digits(text: str) -> str:
    """``2026`` → ``二零二六``; raises what :func:`chinese` raises."""
    return "".join(_an2cn(int(character)) for character in text if character.isdecimal())


def _chinese_cardinal(number: int) -> str:
    spoken = _an2cn(number)
    # cn2an says 100,002,000 as 一亿二千, which people take for 120,000,000.
    if number > 10**8 and 1000 <= number % 10**8 < 10**4:
        spoken = spoken.replace("亿", "亿零")
    return _PAIR.sub("两", spoken)


def _an2cn(number: int) -> str:
    try:
        # On first use: it compiles patterns of all Chinese cities (0.6 s), and belongs to the voices' extra.
        from cn2an import an2cn
    except ImportError as error:
        raise StudioError(
            "extra_missing", "Numbers in Chinese lines need the package cn2an.", to_install("voice")
        ) from error
    return str(an2cn(number))
