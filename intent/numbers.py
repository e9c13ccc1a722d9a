"""Lengths and numbers of shots in words and digits, English and Chinese."""

from __future__ import annotations

import re

from ..common.errors import StudioError
from ..common.story import MAX_SECONDS, MIN_SECONDS

_EN = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "dozen": 12,
    "couple": 2, "single": 1, "half": 0.5, "couple of": 2,
}  # fmt: skip
_ZH = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}

_WORD = "|".join(sorted(_EN, key=len, reverse=True))
# A number is read from its beginning only: otherwise a row of digits is read again from each of them.
_DIGITS = r"(?<![\d.])\d++(?:\.\d++)?"
_SIGNS = "零一二两三四五六七八九十百半"
NUMBER_EN = rf"(?:{_DIGITS}|(?:{_WORD})(?:[\s-]{{1,3}}(?:{_WORD})){{0,6}})"
NUMBER_ZH = rf"(?:{_DIGITS}|(?<![{_SIGNS}])[{_SIGNS}]++)"
_MORE_ZH = rf"(?:{_DIGITS}|[{_SIGNS}]++)"
MOST = 1e12
"""Larger numbers are read as this one: nothing that a film has is counted in them."""

_SHORTEST = re.compile(r"\b(?:shortest possible|as short as possible)\b|尽量短一?点?|越短越好", re.I)
_MINUTE_HALF = re.compile(rf"\b({NUMBER_EN})\s*and\s*a\s*half\s*minutes?\b|\ba minute and a half\b", re.I)
_LENGTH_EN = re.compile(
    rf"(?<![\w.])(?:({NUMBER_EN})[\s-]{{0,3}}(?:an?\s)?(?:hours?|hrs?)\b|(half an hour)\b|(half)[\s-]{{0,3}}(?:a[\s-]{{0,3}})?minute\b"
    rf"|({NUMBER_EN})[\s-]{{0,3}}(?:minutes?|mins?|(?<=\d)m)\b(?:(?:\s*(?:and|,))?\s*({NUMBER_EN})[\s-]{{0,3}}(?:seconds?|secs?|(?<=\d)s|(?<=\d )s)\b)?"
    rf"|({NUMBER_EN})[\s-]{{0,3}}(?:seconds?|secs?|(?<=\d)s|(?<=\d )s)\b|\b(\d{{1,2}}):(\d\d)\b)",
    re.I,
)
_LENGTH_ZH = re.compile(
    rf"({NUMBER_ZH})个?(?:小时|钟头)|(半)分钟|({NUMBER_ZH})分(?:钟)?(半)?(?:({_MORE_ZH})秒)?|({NUMBER_ZH})秒"
)
_FILM_NEAR = re.compile(
    r"film|movie|video|clip|long|short|length|last|lasting|duration|episode|trailer|ad\b|commercial|sketch|"
    r"parody|cartoon|animation|片|视频|动画|长|短|影|时长|分钟的|秒的",
    re.I,
)
_SHOTS = re.compile(
    rf"(?:\bin\s+|\bexactly\s+|\bonly\s+)?(?<![A-Za-z\d.])({NUMBER_EN})[\s-]{{0,3}}(?:different\s+|separate\s+)?(?:camera\s+)?shots?\b"
    rf"|({NUMBER_ZH})个?(?:镜头|分镜)",
    re.I,
)


_SHAPES = (
    (
        re.compile(
            r"(?:\bin\s+)?(?<![\d:.])16:9(?![\d:])(?:\s*(?:format|aspect ratio))?|\bwidescreen\b|横屏|横版",
            re.I,
        ),
        "16:9",
    ),
    (
        re.compile(
            r"(?:\bin\s+)?(?<![\d:.])9:16(?![\d:])(?:\s*(?:format|aspect ratio))?"
            r"|\b(?:vertical|portrait)[\s-](?:format|video|film|movie|clip)\b|竖屏|竖版",
            re.I,
        ),
        "9:16",
    ),
    (
        re.compile(
            r"(?:\bin\s+)?(?<![\d:.])1:1(?![\d:])(?:\s*(?:format|aspect ratio))?|\bsquare (?:format|video|film)\b|方形画面",
            re.I,
        ),
        "1:1",
    ),
)


def find_shape(text: str) -> tuple[str, str]:
    """The asked-for shape of the picture (``16:9``, ``9:16``, ``1:1``, or empty), and the text without it."""
    for pattern, shape in _SHAPES:
        if match := pattern.search(text):
            return shape, text[: match.start()] + " " + text[match.end() :]
    return "", text


def english_number(text: str) -> float:
    """The value of an English number in digits or words ("forty-five", "a dozen")."""
    try:
        return min(float(text), MOST)
    except ValueError:
        total = 0.0
        words = re.split(r"[\s-]+", text.lower().strip())
        for word in words[1:] if words[0] in ("a", "an") and len(words) > 1 else words:
            value = _EN.get(word, 0)
            if word == "hundred":
                total = max(total, 1) * 100
            elif word in ("dozen",):
                total = max(total, 1) * 12
            else:
                total += value
        return min(total, MOST)


def chinese_number(text: str) -> float:
    """The value of a Chinese number below a thousand ("四十五", "半", "一百二十")."""
    try:
        return min(float(text), MOST)
    except ValueError:
        pass
    if text == "半":
        return 0.5
    total, digit = 0.0, 0.0
    for character in text:
        if character == "百":
            total += (digit or 1) * 100
            digit = 0
        elif character == "十":
            total += (digit or 1) * 10
            digit = 0
        else:
            digit = _ZH.get(character, 0)
    return min(total + digit, MOST)


def _english_length(match: re.Match[str]) -> float:
    hours, half_hour, half, minutes, extra, seconds, clock_m, clock_s = match.groups()
    if hours:
        return english_number(hours) * 3600
    if half_hour:
        return 1800.0
    if half:
        return 30.0
    if clock_m:
        return int(clock_m) * 60.0 + int(clock_s)
    if minutes:
        return english_number(minutes) * 60 + (english_number(extra) if extra else 0)
    return english_number(seconds)


def _chinese_length(match: re.Match[str]) -> float:
    hours, half, minutes, and_half, extra, seconds = match.groups()
    if hours:
        return chinese_number(hours) * 3600
    if half:
        return 30.0
    if minutes:
        return (
            chinese_number(minutes) * 60 + (30 if and_half else 0) + (chinese_number(extra) if extra else 0)
        )
    return chinese_number(seconds)


def find_length(text: str) -> tuple[float | None, str]:
    """The asked-for length in seconds, and the text without it.

    A time outside the studio's range counts as a length only where it stands beside a word for film or
    length ("a two hour film"); elsewhere it belongs to the story ("a two hour wait").

    Raises:
        StudioError: ``length_out_of_range``.
    """
    if shortest := _SHORTEST.search(text):
        return MIN_SECONDS, text[: shortest.start()] + " " + text[shortest.end() :]
    half = _MINUTE_HALF.search(text)
    if half:
        minutes = english_number(half.group(1)) if half.group(1) else 1.0
        return check_length(minutes * 60 + 30), text[: half.start()] + " " + text[half.end() :]
    for pattern, value_of in ((_LENGTH_EN, _english_length), (_LENGTH_ZH, _chinese_length)):
        for match in pattern.finditer(text):
            seconds = value_of(match)
            around = text[max(0, match.start() - 14) : match.start()] + text[match.end() : match.end() + 22]
            near_film = bool(_FILM_NEAR.search(around))
            alone = re.fullmatch(r"[\s,.;，。]*", text[match.end() :]) is not None
            story = re.match(
                r"\s*(?:ago|later|late|before|after|old|early|delay|wait|前|后|以后|迟到)",
                text[match.end() :],
            )
            lasted = text[max(0, match.start() - 1) : match.start()] in ("了", "着")
            if story or lasted or (seconds == 0 and not near_film):
                continue
            if MIN_SECONDS <= seconds <= MAX_SECONDS or near_film or (alone and seconds >= 1):
                return check_length(seconds), text[: match.start()] + " " + text[match.end() :]
    return None, text


def check_length(seconds: float) -> float:
    """The same length if the studio can make it.

    Raises:
        StudioError: ``length_out_of_range``.
    """
    if MIN_SECONDS <= seconds <= MAX_SECONDS:
        return float(seconds)
    raise StudioError(
        "length_out_of_range",
        f"A film of {seconds:g} seconds can't be made.",
        f"Ask for {MIN_SECONDS:g} to {MAX_SECONDS:g} seconds.",
    )


def find_shots(text: str) -> tuple[int | None, str]:
    """The asked-for number of shots (1 to 60), and the text without it."""
    for match in _SHOTS.finditer(text):
        english, chinese = match.groups()
        if english and english.lower() in ("a", "an", "half"):
            continue
        count = round(english_number(english) if english else chinese_number(chinese))
        if 1 <= count <= 60:
            return count, text[: match.start()] + " " + text[match.end() :]
    one = re.search(r"\b(?:one[- ]take|single take|one continuous take)\b|一镜到底", text, re.I)
    if one:
        return 1, text[: one.start()] + " " + text[one.end() :]
    return None, text
