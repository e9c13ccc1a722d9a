"""Numbers as words, English and Chinese: cardinals, ordinals, years, decimals, money, clock times."""

from __future__ import annotations

from typing import Final

_ONES: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS: Final = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES: Final = (
    (10**12, "trillion"),
    (10**9, "billion"),
    (10**6, "million"),
    (1000, "thousand"),
    (100, "hundred"),
)
_ORDINALS: Final = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_DIGITS_ZH: Final = "零一二三四五六七八九"
LARGEST: Final = 10**15
"""Beyond it, digits are read one by one."""


def cardinal(number: int) -> str:
    """``42`` → ``forty two``."""
    if number < 0:
        return "minus " + cardinal(-number)
    if number >= LARGEST:
        return digits(str(number))
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f" {_ONES[ones]}" if ones else "")
    size, name = next(scale for scale in _SCALES if number >= scale[0])
    head, rest = divmod(number, size)
    return f"{cardinal(head)} {name}" + (f" {cardinal(rest)}" if rest else "")


def ordinal(number: int) -> str:
    """``21`` → ``twenty first``."""
    *head, last = cardinal(number).split()
    if last in _ORDINALS:
        last = _ORDINALS[last]
    elif last.endswith("y"):
        last = last[:-1] + "ieth"
    else:
        last += "th"
    return " ".join([*head, last])


def year(number: int) -> str:
    """``1984`` → ``nineteen eighty four``; 2000 … 2009 and round hundreds are read as people do."""
    head, rest = divmod(number, 100)
    if 2000 <= number < 2010 or number % 1000 == 0:
        return cardinal(number)
    if rest == 0:
        return f"{cardinal(head)} hundred"
    return f"{cardinal(head)} {'oh ' if rest < 10 else ''}{cardinal(rest)}"


def decimal(text: str) -> str:
    """``3.14`` → ``three point one four``; also plain and negative integers."""
    sign = "minus " if text.startswith("-") else ""
    whole, _, fraction = text.lstrip("-").partition(".")
    spoken = sign + cardinal(int(whole or "0"))
    return f"{spoken} point {digits(fraction)}" if fraction else spoken


def digits(text: str) -> str:
    """``007`` → ``zero zero seven``."""
    return " ".join(_ONES[int(character)] for character in text if character.isdecimal())


def clock(hour: int, minute: int) -> str:
    """``7:05`` → ``seven oh five``; the full hour is said with ``o'clock``."""
    if minute == 0:
        return f"{cardinal(hour)} o'clock"
    return f"{cardinal(hour)} {'oh ' if minute < 10 else ''}{cardinal(minute)}"


def chinese(text: str) -> str:
    """Digits as Mandarin: ``30`` → ``三十``, ``3.5`` → ``三点五``, ``-2`` → ``负二``; long runs digit by digit."""
    sign = "负" if text.startswith("-") else ""
    whole, _, fraction = text.lstrip("-").partition(".")
    if len(whole) > 12 or (len(whole) > 1 and whole.startswith("0")):
        spoken = chinese_digits(whole)
    else:
        spoken = _chinese_cardinal(int(whole or "0"))
    return sign + spoken + (f"点{chinese_digits(fraction)}" if fraction else "")


def chinese_digits(text: str) -> str:
    """``2026`` → ``二零二六``."""
    return "".join(_DIGITS_ZH[int(character)] for character in text if character.isdecimal())


def _chinese_cardinal(number: int) -> str:
    if number < 10:
        return _DIGITS_ZH[number]
    for size, unit in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            head, rest = divmod(number, size)
            lead = "" if size == 10 and head == 1 else _chinese_cardinal(head)
            if (size >= 10**4 and head == 2) or (size in (100, 1000) and head == 2):
                lead = "两"
            gap = "零" if rest and rest < size // 10 else ""
            return f"{lead}{unit}{gap}{_inner(rest)}"
    raise ValueError(number)


def _inner(rest: int) -> str:
    """The rest of a number; ten after a bigger unit keeps its one (一百一十)."""
    if rest == 0:
        return ""
    return ("一" if 10 <= rest < 20 else "") + _chinese_cardinal(rest)
