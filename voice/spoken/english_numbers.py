"""How amounts are said in English: money, units, fractions, ranges, versions, digits beside letters."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from .. import numbers
from .rules import LETTER, NUMBER, RANGE, SpokenRule, Words, before, begins, is_spelled, runs, spelled, vulgar
from .tables import any_of, english_forms

_FORMS: Final = english_forms()
_SIGN: Final = r"(?P<sign>[-−]?)"
_MONEY: Final = re.compile(
    rf"{_SIGN}(?:US|A|C|HK|NT)?(?P<unit>{any_of(_FORMS.money)})\s?(?P<amount>{NUMBER})(?:{RANGE}(?P<to>{NUMBER}))?"
    rf"(?:\s?(?P<magnitude>{any_of(_FORMS.magnitudes)})(?![^\W_]))?"
)
_MONEY_BEHIND: Final = re.compile(
    rf"{_SIGN}(?P<amount>{NUMBER})(?:\s?(?P<magnitude>{any_of(_FORMS.magnitudes)}))?"
    rf"(?:\s?(?P<unit>{any_of(_FORMS.money)})|\s?(?P<currency>{any_of(_FORMS.currencies)})(?![^\W_]))"
)
_UNITS: Final = re.compile(
    rf"{_SIGN}(?P<amount>{NUMBER})(?:(?:{RANGE}|\s?(?P<by>×)\s?)(?P<to>{NUMBER}))?"
    rf"(?P<gap>\s?)(?P<unit>{any_of(_FORMS.units)})(?![^\W_])"
)
_TOUCHING: Final = frozenset({"s", "x", "h", "l", "L", "V", "W", "m", "g"})
"""Units of one letter; of these only meters and grams may stand behind a space."""
_APART: Final = frozenset({"m", "g"})
_OF_DECADES: Final = frozenset({"the", "my", "his", "her", "our", "your", "their", "early", "mid", "late"})
"""Before 20s, 30s and 40s, which are seconds otherwise."""
_PHONE: Final = re.compile(
    r"(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,4}\)[ .-]?|\d{1,4}[ .-]){1,3}\d{3,4}(?:[ .-]\d{4})(?![\w-])"
    r"|\d{3}-\d{4}(?![\w-])|\+\d{7,15}(?!\w)"
)
_FRACTION: Final = re.compile(r"(?:(?P<whole>\d+) )?(?P<over>\d{1,3})/(?P<under>\d{1,3})(?![\d/]|\.\d)")
_VULGAR: Final = re.compile(r"(?P<whole>\d*)(?P<part>[¼-¾⅐-⅞↉])")
_NUMBER: Final = re.compile(rf"{_SIGN}(?P<number>{NUMBER}|(?<![^\W_])\.\d+(?![\d.]))")
_RANGE: Final = re.compile(rf"(?P<low>{NUMBER})\s?[-–—~:]\s?(?P<high>{NUMBER})(?![^\W_]|[-/:]\d)")
_YEAR: Final = re.compile(r"1[1-9]\d\d|20\d\d")
_SAME: Final = rf"(?:{LETTER}|\d)"
_MIXED: Final = re.compile(
    rf"(?:{LETTER}+\d|\d+{LETTER}){_SAME}*(?:-{_SAME}*\d{_SAME}*|-(?=[A-Z0-9]+\b){_SAME}+)*"
)


def number(text: str) -> Words:
    """``1905`` → ``nineteen oh five``; long numbers and those that begin with 0 digit by digit."""
    plain = text.replace(",", "")
    if plain == text and _YEAR.fullmatch(plain):
        return numbers.year(int(plain)).split()
    if re.fullmatch(r"0\d+|\d{7,}", text):
        return numbers.digits(text).split()
    return _amount(text)


def part(value: Fraction) -> Words:
    """``3/4`` → ``three quarters``."""
    names = {2: ("half", "halves"), 4: ("quarter", "quarters")}
    below = numbers.ordinal(value.denominator)
    one, many = names.get(value.denominator, (below, f"{below}s"))
    return f"{numbers.cardinal(value.numerator)} {one if value.numerator == 1 else many}".split()


def mixed(text: str) -> Words:
    """``MP3`` → ``M.``, ``P.``, ``three``; ``BA2490`` digit by digit, as codes are."""
    words: Words = []
    for run in runs(text):
        if run[0].isdecimal():
            words += (
                numbers.digits(run) if len(run) > 3 or run.startswith("0") else numbers.decimal(run)
            ).split()
        else:
            words += spelled(run) if is_spelled(run) else [run]
    return words


def _amount(text: str) -> Words:
    plain = text.replace(",", "")
    if plain.startswith("."):
        return ["point", *numbers.digits(plain).split()]
    return numbers.decimal(plain).split()


def _sign(match: re.Match[str]) -> Words:
    return ["minus"] if match["sign"] else []


def _money(match: re.Match[str]) -> Words | None:
    if match["sign"] and not begins(match):
        return None
    one, many, cent, cents = _FORMS.money[match["unit"]]
    sign, amount, magnitude = _sign(match), match["amount"], match["magnitude"]
    if match["to"]:
        return [*sign, *_amount(amount), "to", *_amount(match["to"]), *_magnitude(magnitude), many]
    if magnitude:
        return [*sign, *_amount(amount), *_magnitude(magnitude), many]
    whole, _, small = amount.replace(",", "").partition(".")
    if len(small) not in (0, 2):
        return [*sign, *_amount(amount), many]
    said: Words = []
    if int(whole) or not int(small or "0"):
        said += [*_amount(whole), one if int(whole) == 1 else many]
    if int(small or "0"):
        said += [*numbers.cardinal(int(small)).split(), cent if int(small) == 1 else cents]
    return [*sign, *said]


def _magnitude(written: str | None) -> Words:
    return [_FORMS.magnitudes[written]] if written else []


def _money_behind(match: re.Match[str]) -> Words | None:
    if not begins(match):
        return None
    one, many = (
        _FORMS.money[match["unit"]][:2] if match["unit"] else ("", _FORMS.currencies[match["currency"]])
    )
    single = match["amount"] == "1" and not match["magnitude"]
    unit = (one or many.removesuffix("s")) if single else many
    return [*_sign(match), *_amount(match["amount"]), *_magnitude(match["magnitude"]), unit]


def _unit(match: re.Match[str]) -> Words | None:
    unit = match["unit"]
    if not begins(match) or (match["gap"] and unit in _TOUCHING - _APART):
        return None
    one, many = _FORMS.units[unit]
    low = _amount(match["amount"])
    said = many if match["to"] or match["amount"] != "1" else one
    far = ["by" if match["by"] else "to", *_amount(match["to"])] if match["to"] else []
    return [*_sign(match), *low, *far, *said.split()]


def _phone(match: re.Match[str]) -> Words | None:
    if not begins(match) or len(re.sub(r"\D", "", match[0])) > 15:
        return None
    return [*(["plus"] if match[0].startswith("+") else []), *numbers.digits(match[0]).split()]


def _fraction(match: re.Match[str]) -> Words | None:
    if not begins(match):
        return None
    if match[0] in _FORMS.of_two:
        return _FORMS.of_two[match[0]].split()
    whole, over, under = match["whole"], int(match["over"]), int(match["under"])
    if (
        over < under
        and under > 1
        and not match["over"].startswith("0")
        and not match["under"].startswith("0")
    ):
        value = f"{numbers.cardinal(over)} {_below(over, under)}".split()
        return _with_whole(whole, value, over)
    said = [
        *_amount(match["over"]),
        *(["out", "of"] if over == under else ["over"]),
        *_amount(match["under"]),
    ]
    return [*(number(whole) if whole else []), *said]


def _below(over: int, under: int) -> str:
    if under == 2:
        return "half"
    name = "quarter" if under == 4 else numbers.ordinal(under)
    return name if over == 1 else f"{name}s"


def _with_whole(whole: str | None, value: Words, over: int) -> Words:
    if not whole:
        return value
    return [*number(whole), "and", *(["a", *value[1:]] if over == 1 else value)]


def _vulgar(match: re.Match[str]) -> Words | None:
    value = vulgar(match["part"])
    if value is None:
        return None
    if value == 0:
        return ["zero", "thirds"]
    return _with_whole(match["whole"], part(value), value.numerator)


def _range(match: re.Match[str]) -> Words | None:
    if not begins(match):
        return None
    return [*number(match["low"]), "to", *number(match["high"])]


def _version(match: re.Match[str]) -> Words | None:
    if not begins(match):
        return None
    said = " point ".join(
        numbers.decimal(one) if one[0] != "0" or one == "0" else numbers.digits(one)
        for one in match["dots"].split(".")
    )
    named = ["version"] if match["v"] and before(match).lower() != "version" else []
    return [*named, *said.split()]


def _ordinal(match: re.Match[str]) -> Words | None:
    count = int(match["count"].replace(",", ""))
    return numbers.ordinal(count).split() if count < numbers.LARGEST else None


def _decade(match: re.Match[str]) -> Words | None:
    if not begins(match):
        return None
    written = match["tens"]
    named = match["mark"] or len(written) == 4 or written[0] in "56789"
    if match["s"] and not (named or before(match).lower() in _OF_DECADES):
        return None
    if match["s"]:
        said = numbers.year(int(written)) if len(written) == 4 else numbers.cardinal(int(written))
        return (said[:-1] + "ies" if said.endswith("y") else said + "s").split()
    return numbers.decimal(written).split() if match["mark"] else None


def _feet(match: re.Match[str]) -> Words | None:
    inches = _amount(match["inches"]) if match["inches"] else []
    return [*_amount(match["feet"]), "foot", *inches] if begins(match) else None


def _plain(match: re.Match[str]) -> Words | None:
    if match["sign"] and not begins(match):
        return None
    written = match["number"]
    return [*_sign(match), *(_amount(written) if match["sign"] else number(written))]


def _code(match: re.Match[str]) -> Words | None:
    return mixed(match[0]) if begins(match) else None


RULES: Final = (
    SpokenRule(_MONEY, _money),
    SpokenRule(_MONEY_BEHIND, _money_behind),
    SpokenRule(re.compile(r"(?P<feet>\d{1,2})['′](?P<inches>\d{1,2})[\"″]"), _feet),
    SpokenRule(re.compile(r"(?P<mark>['’]?)(?P<tens>(?:1\d|20)\d0|[2-9]0)(?P<s>s)(?![^\W_])"), _decade),
    SpokenRule(re.compile(r"(?P<mark>['’])(?P<tens>\d\d)(?P<s>)(?![^\W_]|['’])"), _decade),
    SpokenRule(_PHONE, _phone),
    SpokenRule(_UNITS, _unit),
    SpokenRule(_FRACTION, _fraction),
    SpokenRule(_VULGAR, _vulgar),
    SpokenRule(re.compile(r"(?P<v>[vV]?)(?P<dots>\d+(?:\.\d+){2,})(?![^\W_])"), _version),
    SpokenRule(re.compile(r"(?P<v>[vV])(?P<dots>\d+(?:\.\d+)?)(?![^\W_]|\.\d)"), _version),
    SpokenRule(re.compile(r"(?P<count>\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)(?![^\W_])"), _ordinal),
    SpokenRule(_RANGE, _range),
    SpokenRule(_MIXED, _code),
    SpokenRule(_NUMBER, _plain),
)
