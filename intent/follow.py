"""Follow-ups: requests that change the film before them ("same but stormier", "再来一个,长一点")."""

from __future__ import annotations

import re

from ..common.errors import StudioError
from ..common.story import MAX_SECONDS, MIN_SECONDS, Intent, Setting, Storyboard
from ..common.vocabulary import Mood, TimeOfDay, Weather

_FOLLOWS = re.compile(
    r"^\W*(?:(?:the |exactly the )?same\b(?! (?:time|day|boat|chair|place))|again\b|once more\b|one more (?:time|take)\b|"
    r"make (?:it|this|that|him|her|them) (?:a (?:bit|little) |even |much |all )?(?:more |less |in |at )?\w+|"
    r"(?:do|try|redo|repeat) (?:it|that|this)\b|"
    r"(?:now |but )(?:in|at|with|without|make|as|do|put|set)\b|change (?:it|the)\b|keep (?:everything|it|the)\b|another (?:one|take|version)\b|"
    r"(?:a bit |a little |even |much )?(?:longer|shorter|funnier|stormier|darker|scarier|sunnier|rainier|windier|sadder|louder)\b)"
    r"|\b(?:like|as) (?:the last|the previous|last) (?:one|film|time)\b|\b(?:the )?(?:previous|last) film\b|\bsame (?:film|story|thing|as before|again|but|one)\b"
    r"|^\W*(?:同样的?|一样的?|还是(?:那个|上一个|刚才)|再来一(?:个|次|遍|版)|重(?:来|做|拍)|改成|换成|把它|再长|再短|长一点|短一点|更|上一[个部]|刚才那)"
    r"|跟上(?:次|一个|一部)一样|上一部(?:片|电影)|和刚才一样",
    re.I,
)
_LONGER = re.compile(r"\blonger\b|(?:再|更)?长一?点|更长|加长|延长", re.I)
_SHORTER = re.compile(r"\bshorter\b|(?:再|更)?短一?点|更短|缩短", re.I)
_SHIFTS: tuple[tuple[re.Pattern[str], str, object], ...] = (
    (re.compile(r"\bstormier\b|more storm|风暴更|暴风雨更|更.{0,3}暴风雨", re.I), "weather", Weather.STORM),
    (re.compile(r"\brainier\b|\bwetter\b|更多雨|雨更大|下雨", re.I), "weather", Weather.RAIN),
    (re.compile(r"\bwindier\b|风更大", re.I), "weather", Weather.WIND),
    (re.compile(r"\bfoggier\b|\bmistier\b|雾更", re.I), "weather", Weather.FOG),
    (re.compile(r"\bsnowier\b|\bcolder\b|雪更|更冷", re.I), "weather", Weather.SNOW),
    (re.compile(r"\bsunnier\b|\bbrighter\b|更晴|更亮", re.I), "weather", Weather.CLEAR),
    (re.compile(r"\bdarker\b|更黑|更暗", re.I), "time", TimeOfDay.NIGHT),
    (re.compile(r"\bscarier\b|\bcreepier\b|更(?:恐怖|吓人)", re.I), "mood", Mood.TENSE),
    (re.compile(r"\bsadder\b|更(?:伤感|悲伤)", re.I), "mood", Mood.MELANCHOLY),
    (re.compile(r"\bfunnier\b|\bsillier\b|更(?:搞笑|好笑|有趣)", re.I), "mood", Mood.PLAYFUL),
    (re.compile(r"\bmore (?:epic|dramatic)\b|更(?:史诗|壮观)", re.I), "mood", Mood.EPIC),
    (re.compile(r"\bmore romantic\b|更浪漫", re.I), "mood", Mood.ROMANTIC),
)


def refers_back(text: str) -> bool:
    """Whether a request only makes sense beside the film before it."""
    return _FOLLOWS.search(text) is not None


def shifts(text: str) -> dict[str, object]:
    """What comparatives change: ``{"weather": Weather.STORM}`` for "stormier"."""
    return {field: value for pattern, field, value in _SHIFTS if pattern.search(text)}


def shifted_spans(text: str) -> list[tuple[int, int]]:
    """Where the comparatives of :func:`shifts` stand."""
    return [match.span() for pattern, _, _ in _SHIFTS for match in pattern.finditer(text)]


def require(last: Storyboard | None) -> Storyboard:
    """The film before this one.

    Raises:
        StudioError: ``request_unclear`` when there is none.
    """
    if last is None:
        raise StudioError(
            "request_unclear",
            "The request refers to an earlier film, and there is none here.",
            "Say who is in it, where it plays and what happens.",
        )
    return last


def merged(new: Intent, last: Storyboard, text: str, topic: str) -> Intent:
    """The earlier film's choices with the new request's on top.

    Args:
        new: what the follow-up itself names.
        last: the film it refers to.
        text: the follow-up, folded.
        topic: the earlier film's topic.
    """
    cast = new.characters or [who for who in last.cast if who not in new.without]
    things = {
        (t.prop, t.label): t
        for shot in last.shots
        for t in (*shot.things, *(a.holds for a in shot.actors if a.holds))
    }
    kept = [thing for thing in things.values() if thing.prop.value not in new.without]
    settings = _settings(new, last)
    shift: dict[str, object] = {}
    for field, value in shifts(text).items():
        if field == "mood":
            shift["mood"] = value
        else:
            settings = [s.model_copy(update={field: value}) for s in settings]
            shift[f"{field}_named"] = True
    seconds = new.seconds
    if seconds is None:
        factor = 1.5 if _LONGER.search(text) else 0.6 if _SHORTER.search(text) else 1.0
        seconds = min(max(round(last.seconds * factor), MIN_SECONDS), MAX_SECONDS)
    return new.model_copy(
        update={
            "characters": list(dict.fromkeys(cast)),
            "called": {**last.called, **new.called},
            "settings": settings,
            "place_named": True,
            "time_named": new.time_named or bool(shift.get("time_named")) or not new.settings,
            "weather_named": new.weather_named or bool(shift.get("weather_named")) or not new.settings,
            "things": [*new.things, *(t for t in kept if t not in new.things)][:6],
            "form": new.form or last.form,
            "device": new.device,
            "style": new.style or last.style,
            "mood": new.mood or shift.get("mood"),
            "topic": new.topic or topic,
            "seconds": seconds,
            "follows": True,
        }
    )


def _settings(new: Intent, last: Storyboard) -> list[Setting]:
    """The earlier film's settings, changed by what the follow-up names."""
    old = list({s.setting.model_dump_json(): s.setting for s in last.shots}.values())
    if not new.settings:
        return old
    if new.place_named:
        first = old[0]
        return [
            s.model_copy(
                update={
                    **({} if new.time_named else {"time": first.time}),
                    **({} if new.weather_named else {"weather": first.weather}),
                }
            )
            for s in new.settings
        ]
    change = new.settings[0]
    update: dict[str, object] = {}
    if new.time_named:
        update["time"] = change.time
    if new.weather_named:
        update["weather"] = change.weather
    return [s.model_copy(update=update) for s in old]
