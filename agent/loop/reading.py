"""Reads an open request about a film: which shots, which changes, how many variants, or a question why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...common.vocabulary import CameraMove, Emotion, Framing, Gesture
from ..intent import follow
from ..intent.match import vocabulary_matcher
from ..intent.people import Persona, is_used_as_name, name_matcher, unknown_people
from ..intent.understand import readable

_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "一": 1, "二": 2, "三": 3,
            "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "两": 2, "two": 2, "three": 3, "four": 4}  # fmt: skip
_SHOT = re.compile(
    r"\bshots? (\d+(?:\s*(?:,|and|&)\s*\d+)*)|\bs(\d{1,2})\b|\b(first|second|third|fourth|fifth|sixth) shot\b"
    r"|第\s*([一二三四五六七八九]|\d+)\s*(?:个)?(?:镜头|镜|幕)|镜头\s*(\d+)",
    re.I,
)
_WHY = re.compile(r"^\W*(?:why|how come|what(?:'s| is| went) wrong)\b|为什么|怎么回事|哪里不对", re.I)
_VARIANTS = re.compile(
    r"\b(?:try|make|show|give)\b.{0,20}?\b(\d|two|three|four)\b.{0,20}?\b(lightings?|times? of day|weathers?|styles?|looks|framings?|angles)\b"
    r"|试([两三四2-4])种(?:不同的?)?(光线|光|天气|风格|景别|角度)",
    re.I,
)
_VARIED = {"lighting": "time", "time of day": "time", "times of day": "time", "光线": "time", "光": "time",
           "weather": "weather", "天气": "weather", "style": "style", "look": "style", "风格": "style",
           "framing": "framing", "angle": "framing", "景别": "framing", "角度": "framing"}  # fmt: skip
OPTIONS: Mapping[str, tuple[str, ...]] = {
    "time": ("sunset", "night", "morning", "day"),
    "weather": ("storm", "fog", "clear", "rain"),
    "style": ("noir", "storybook", "silent", "toon"),
    "framing": ("close_up", "wide", "medium", "full"),
}
_FRAMINGS = {
    Framing.CLOSE_UP: r"\bclos(?:er|e[- ]?ups?)\b|特写|近一点|更近",
    Framing.WIDE: r"\bwid(?:e|er)\b|\bfurther away\b|远景|全景|远一点|更远",
    Framing.MEDIUM: r"\bmedium shot\b|中景",
    Framing.FULL: r"\bfull[- ](?:body|shot|figure)\b|全身",
}
_CAMERAS = {
    CameraMove.PUSH_IN: r"\bpush in\b|\bzoom in\b|推近|推镜",
    CameraMove.PULL_OUT: r"\bpull (?:out|back)\b|\bzoom out\b|拉远|拉镜",
    CameraMove.STATIC: r"\b(?:still|static) camera\b|固定镜头",
}
_EMOTIONS = {
    Emotion.HAPPY: r"\bhapp(?:y|ier)\b|\bjoyful\b|\bcheerful\b|开心|高兴",
    Emotion.SAD: r"\bsad(?:der)?\b|难过|伤心",
    Emotion.SURPRISED: r"\bsurprised\b|\bshocked\b|惊讶|吃惊",
    Emotion.ANGRY: r"\bangr(?:y|ier)\b|\bfurious\b|生气|愤怒",
    Emotion.SCARED: r"\bscared\b|\bafraid\b|\bfrightened\b|害怕",
    Emotion.SMUG: r"\bsmug\b|得意",
    Emotion.THOUGHTFUL: r"\bthoughtful\b|\bpensive\b|沉思",
}
_GESTURES = {
    Gesture.WAVE: r"\bwav(?:e|es|ing)\b(?! )|\bwav(?:es|ing) (?:at|to|his|her)\b|挥手",
    Gesture.POINT: r"\bpoint(?:s|ing)?\b|指着",
    Gesture.FACEPALM: r"\bfacepalm(?:s|ing)?\b|捂脸",
    Gesture.CLAP: r"\bclap(?:s|ping)?\b|鼓掌",
}
_MOST_DIGITS = 4
"""Of a shot's number."""
_AGAIN = re.compile(r"\b(?:again|redo|re-?make|re-?render|another take)\b|重(?:做|拍|来)", re.I)


@dataclass
class Wish:
    """What a request about a film wants.

    Attributes:
        shots: ids of the named shots; empty means all.
        changes: field of ``revise_shot`` → value.
        variants: field to vary and its values, when several are to be tried.
        why: it asks for a reason.
        again: shots are to be made again as they are.
        clash: fields for which two values were named.
        strangers: people who are named and have no preset.
    """

    shots: list[str] = field(default_factory=list)
    changes: dict[str, Any] = field(default_factory=dict)
    variants: tuple[str, list[str]] | None = None
    why: bool = False
    again: bool = False
    clash: dict[str, list[str]] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)


def read_wish(request: str, characters: Mapping[str, Persona]) -> Wish:
    """Reads a request; what it doesn't understand is left out, never guessed.

    Raises:
        StudioError: ``request_too_long``.
    """
    text = readable(request)
    wish = Wish(
        shots=shots_in(text), why=_WHY.search(text) is not None, again=_AGAIN.search(text) is not None
    )
    if tried := _VARIANTS.search(text):
        count = tried.group(1) or tried.group(3)
        what = (tried.group(2) or tried.group(4)).lower()
        name = _VARIED.get(what) or _VARIED[what.removesuffix("s")]
        wish.variants = (name, list(OPTIONS[name][: _NUMBERS.get(count) or int(count)]))
    _vocabulary(text, wish)
    for name, table in (
        ("framing", _FRAMINGS),
        ("camera", _CAMERAS),
        ("emotion", _EMOTIONS),
        ("gesture", _GESTURES),
    ):
        values = [str(value) for value, pattern in table.items() if re.search(pattern, text, re.I)]
        _set(wish, name, values)
    hits = [hit for hit in name_matcher(characters).find(text) if is_used_as_name(hit, text)]
    names = [hit.value for hit in hits]
    wish.strangers = unknown_people(text, [*hits, *vocabulary_matcher().find(text)])
    if names and ("emotion" in wish.changes or "gesture" in wish.changes):
        wish.changes["character"] = names[0]
        wish.changes.pop("mood", None)
    return wish


def shots_in(text: str) -> list[str]:
    """The shots that a text names, as ids."""
    found = []
    for match in _SHOT.finditer(text):
        told = next(group for group in match.groups() if group)
        numbers = re.findall(r"\d+", told) or [str(_NUMBERS[told.lower()])]
        found += [f"s{int(number)}" for number in numbers if len(number) <= _MOST_DIGITS]
    return list(dict.fromkeys(found))


def _vocabulary(text: str, wish: Wish) -> None:
    """Place, time, weather and style by the words of the lexicon; "stormier" by its comparatives."""
    shifted = {name: str(value) for name, value in follow.shifts(text).items()}
    hits = [hit for hit in vocabulary_matcher().find(text) if not hit.negated]
    for name in ("time", "weather", "style", "mood"):
        kinds = (name, "snow") if name == "weather" else (name,)
        named = [str(getattr(hit.value, "value", hit.value)) for hit in hits if hit.kind in kinds]
        _set(wish, name, [shifted[name]] if name in shifted else list(dict.fromkeys(named)))
    places = [str(hit.value.value) for hit in hits if hit.kind == "place"]
    moves = re.search(r"\b(?:move|set|put|take)\b.{0,40}\b(?:to|in|on|at)\b|搬到|换到|改到|放到", text, re.I)
    if places and moves:
        wish.changes["place"] = places[-1]
    elif len(places) == 1 and not wish.shots:
        wish.changes["only_place"] = places[0]


def _set(wish: Wish, name: str, values: list[str]) -> None:
    if wish.variants and wish.variants[0] == name:
        if len(values) > 1:
            wish.variants = (name, values)
        return
    if len(values) > 1:
        wish.clash[name] = values
    if values:
        wish.changes[name] = values[0]
