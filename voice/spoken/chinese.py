"""How a line is said in Chinese: years, dates, telephone numbers, counters, money, units, signs.

Latin letters are said as English words, or one by one beside digits. Every character, letter and digit that no rule
takes is said by itself.
"""

from __future__ import annotations

import re
from typing import Final

from .. import numbers
from . import english
from .rules import HAN, NUMBER, RANGE, SpokenRule, Words, before, is_spelled, runs, spelled, vulgar
from .tables import any_of, chinese_forms

_FORMS: Final = chinese_forms()
_SIGN: Final = r"(?P<sign>[-−]?)"
_MAGNITUDE: Final = r"(?P<magnitude>[百千]?[万亿]|[百千])?"
_PERCENT: Final = {"%": "百分之", "％": "百分之", "‰": "千分之"}
_CALLED: Final = re.compile(r"(?:电话|電話|手机|手機|拨打|撥打|打|拨|撥|热线|熱線)[是为為了:：]?\s*$")
_NUMBERED: Final = re.compile(r"(?:号码?|號碼?|编号|編號|代码|代碼|密码|密碼|账号|帳號)[是为為:：]?\s*$")
_YEAR: Final = r"[12]\d{3}"


def _digits(written: str) -> Words:
    return list(numbers.chinese_digits(written))


def _called(written: str) -> Words:
    """Digits of a telephone number: 1 is 幺, which isn't taken for 7."""
    return ["幺" if digit == "一" else digit for digit in _digits(written)]


def _amount(written: str, *, counted: bool = False) -> Words:
    plain = written.replace(",", "").replace("，", "")
    if plain == "2" and counted:
        return ["两"]
    return list(numbers.chinese(f"0{plain}" if plain.startswith(".") else plain))


def _minus(match: re.Match[str]) -> str:
    """负 where a minus stands for one: not behind a digit or a Latin letter."""
    if not match["sign"]:
        return ""
    last = match.string[: match.start()][-1:]
    return "" if last.isascii() and last.isalnum() else "负"


def _year(match: re.Match[str]) -> Words | None:
    return _digits(match["year"])


def _years(match: re.Match[str]) -> Words | None:
    return [*_digits(match["low"]), "到", *_digits(match["high"])]


def _date(match: re.Match[str]) -> Words | None:
    month, day = int(match["month"]), int(match["day"])
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    said = f"年{numbers.chinese(str(month))}月{numbers.chinese(str(day))}日"
    return [*_digits(match["year"]), *said]


def _clock(match: re.Match[str]) -> Words | None:
    if int(match["hour"]) > 24:
        return None
    said = [*_amount(match["hour"], counted=True), "点"]
    minute, second = match["minute"], match["second"]
    if minute != "00" or second:
        said += [*_sixtieth(minute), "分"]
    return [*said, *_sixtieth(second), "秒"] if second else said


def _sixtieth(written: str) -> Words:
    count = list(numbers.chinese(str(int(written))))
    return ["零", *count] if written.startswith("0") and written != "00" else count


def _score(match: re.Match[str]) -> Words | None:
    return [*_amount(match["low"]), "比", *_amount(match["high"])]


def _percent(match: re.Match[str]) -> Words | None:
    of = list(_PERCENT[match["unit"]])
    said = [*_minus(match), *of, *_amount(match["low"])]
    if not match["high"]:
        return said
    return [*said, "到", *(of if match["own"] else []), *_amount(match["high"])]


def _money(match: re.Match[str]) -> Words | None:
    far = ["到", *_amount(match["to"], counted=True)] if match["to"] else []
    magnitude = match["magnitude"] or ""
    said = [*_minus(match), *_amount(match["amount"], counted=True), *far, *magnitude]
    return [*said, *_FORMS.money[match["unit"]]]


def _temperature(match: re.Match[str]) -> Words | None:
    unit = "摄氏度" if match["unit"] in ("℃", "°C") else "华氏度"
    below = "零下" if _minus(match) else ""
    far = ["到", *_amount(match["to"])] if match["to"] else []
    return [*below, *_amount(match["amount"]), *far, *unit]


def _unit(match: re.Match[str]) -> Words | None:
    far = ["到", *_amount(match["to"], counted=True)] if match["to"] else []
    return [*_minus(match), *_amount(match["amount"], counted=True), *far, *_FORMS.units[match["unit"]]]


def _fraction(match: re.Match[str]) -> Words | None:
    over, under = match["over"], match["under"]
    if int(over) < int(under) and not over.startswith("0") and not under.startswith("0"):
        return [*_amount(under), *"分之", *_amount(over)]
    return [*_amount(over), "比", *_amount(under)]


def _vulgar(match: re.Match[str]) -> Words | None:
    value = vulgar(match["part"])
    if value is None:
        return None
    whole = [*_amount(match["whole"]), "又"] if match["whole"] else []
    return [*whole, *numbers.chinese(str(value.denominator)), *"分之", *numbers.chinese(str(value.numerator))]


def _version(match: re.Match[str]) -> Words | None:
    words: Words = []
    for place, one in enumerate(match["dots"].split(".")):
        words += [*(["点"] if place else []), *(_digits(one) if one.startswith("0") else _amount(one))]
    return words


def _telephone(match: re.Match[str]) -> Words | None:
    return [*(["加"] if match[0].startswith("+") else []), *_called(match[0])]


def _range(match: re.Match[str]) -> Words | None:
    counted = _counted(match)
    return [*_amount(match["low"], counted=counted), "到", *_amount(match["high"], counted=counted)]


def _counted(match: re.Match[str]) -> bool:
    """Whether what a match counts follows: 两 instead of 二, but not in 第二个."""
    following = match.string[match.end() : match.end() + 1]
    if not following or following not in _FORMS.counters or before(match).endswith("第"):
        return False
    # 2点5 and 2月 are read as they are; 2分之1 is a fraction.
    return not match.string.startswith(("分之", "层楼"), match.end())


def _number(match: re.Match[str]) -> Words | None:
    written = match["number"]
    ahead = match.string[: match.start()]
    if _CALLED.search(ahead) and re.fullmatch(r"\d{3,}", written) and not _counted(match):
        return _called(written)
    if match["sign"] and not _minus(match):
        return None
    code = re.fullmatch(r"\d{9,}", written) and not written.endswith("000")
    if code or (re.fullmatch(r"\d{3,}", written) and _NUMBERED.search(ahead)) or _is_room(match):
        return _digits(written)
    return [*_minus(match), *_amount(written, counted=_counted(match))]


def _is_room(match: re.Match[str]) -> bool:
    return bool(re.fullmatch(r"\d{3,4}", match["number"])) and match.string.startswith(
        ("房", "室", "教室", "航班"), match.end()
    )


def _mixed(match: re.Match[str]) -> Words | None:
    """``MP3`` → ``M.``, ``P.``, 三: letters one by one or as a word, digits in Chinese."""
    words: Words = []
    for run in runs(match[0]):
        if not run[0].isdecimal():
            words += spelled(run) if is_spelled(run) else [run]
        elif words and len(run) > 2 and "." not in run:
            words += _digits(run)
        else:
            words += _amount(run)
    return words


def _sign(match: re.Match[str]) -> Words | None:
    return list(_FORMS.signs[match[0]])


def _other(match: re.Match[str]) -> Words | None:
    if match[0].isdecimal():
        return _digits(str(int(match[0])))
    return english.any_character(match)


_TO: Final = rf"(?:{RANGE}(?P<to>{NUMBER}))?"
RULES: Final = (
    english.ADDRESS,
    SpokenRule(re.compile(r"(?P<year>[12]\d{3})[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?![\d/-])"), _date),
    SpokenRule(re.compile(rf"(?P<low>{_YEAR})年?{RANGE}(?P<high>{_YEAR})(?=年)"), _years),
    SpokenRule(
        re.compile(rf"(?P<year>{_YEAR}|[6-9]\d)(?=年(?![前后後来來内內的]?[间間前后後]|代|了))"), _year
    ),
    SpokenRule(re.compile(r"(?P<year>[0-9]0)(?=[后後](?![^\W\d_]*[前天年月]))"), _year),
    SpokenRule(
        re.compile(r"(?P<hour>\d\d?)[:：](?P<minute>[0-5]\d)(?:[:：](?P<second>[0-5]\d))?(?!\d)"), _clock
    ),
    SpokenRule(re.compile(r"(?P<low>\d+)[:：](?P<high>\d+)"), _score),
    SpokenRule(
        re.compile(
            r"(?:\+\d{1,3}[ -]?)?(?:1[3-9]\d{9}|1[3-9]\d[ -]\d{4}[ -]\d{4}|0\d{2,3}-\d{7,8}|[48]00-\d{3}-?\d{3,4}|\d{3}-\d{4}|\d{4}-\d{4})(?!\d)"
        ),
        _telephone,
    ),
    SpokenRule(
        re.compile(
            rf"{_SIGN}(?P<low>{NUMBER})(?:(?P<own>[%％‰])?{RANGE}(?P<high>{NUMBER}))?(?P<unit>[%％‰])"
        ),
        _percent,
    ),
    SpokenRule(
        re.compile(
            rf"{_SIGN}(?:US|A|C|HK|NT)?(?P<unit>{any_of(_FORMS.money)})\s?(?P<amount>{NUMBER}){_TO}{_MAGNITUDE}(?:美元|欧元|英镑|元(?!宵))?"
        ),
        _money,
    ),
    SpokenRule(
        re.compile(rf"{_SIGN}(?P<amount>{NUMBER}){_TO}{_MAGNITUDE}\s?(?P<unit>{any_of(_FORMS.money)})"),
        _money,
    ),
    SpokenRule(re.compile(rf"{_SIGN}(?P<amount>{NUMBER}){_TO}\s?(?P<unit>℃|℉|°[CF])"), _temperature),
    SpokenRule(
        re.compile(rf"{_SIGN}(?P<amount>{NUMBER}){_TO}\s?(?P<unit>{any_of(_FORMS.units)})(?![A-Za-z0-9])"),
        _unit,
    ),
    SpokenRule(re.compile(r"(?P<over>\d{1,3})/(?P<under>\d{1,3})(?!\d)"), _fraction),
    SpokenRule(re.compile(r"(?P<whole>\d*)(?P<part>[¼-¾⅐-⅞↉])"), _vulgar),
    SpokenRule(re.compile(r"[vV]?(?P<dots>\d+(?:\.\d+){2,})"), _version),
    SpokenRule(re.compile(rf"(?P<low>{NUMBER}){RANGE}(?P<high>{NUMBER})"), _range),
    SpokenRule(re.compile(r"[A-Za-z]+\d+(?:\.\d+)?(?:[A-Za-z]+\d*)*|\d+(?:\.\d+)?[A-Za-z]+\d*"), _mixed),
    SpokenRule(re.compile(r"(?<=\d)\s?[-–—~]\s?(?=\d)"), lambda _: ["到"]),
    SpokenRule(re.compile(r"[Nn]o\.\s?(?=\d)"), lambda _: ["第"]),
    SpokenRule(re.compile(rf"{_SIGN}(?P<number>{NUMBER}|(?<![A-Za-z])\.\d+)"), _number),
    SpokenRule(
        re.compile(r"(?:[A-Z]|[B-DF-HJ-NP-TV-XZ]{2,5})(?![A-Za-z'’])"), lambda match: spelled(match[0])
    ),
    SpokenRule(re.compile(rf"[^\W\d_{HAN}]+(?:['’][^\W\d_{HAN}]+)*['’]?"), lambda match: [match[0]]),
    SpokenRule(re.compile(rf"[{HAN}]"), lambda match: [match[0]]),
    SpokenRule(re.compile(any_of(_FORMS.signs)), _sign),
    SpokenRule(re.compile(r"[^\W_]"), _other),
)
"""Tried in this order where a word or a sign begins."""
