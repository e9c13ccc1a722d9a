"""Where and when a request plays: places, hours and weathers, paired in the order they are named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...common.story import Setting
from ...common.vocabulary import Place, TimeOfDay, Weather
from .reading import Reading

_IN_IT = re.compile(r"(?:in|on|through|across|into) (?:the |deep )?$|在$", re.I)


def _places(read: Reading) -> list[tuple[Place, str]]:
    found: list[tuple[Place, str, int]] = []
    for hit in read.of("place"):
        label = hit.alias if hit.near else ""
        label = re.sub(r"^(?:on the |surface of the )", "", label).removesuffix("上")
        if all(place is not hit.value or name != label for place, name, _ in found):
            found.append((hit.value, label, hit.start))
    kinds = [place for place, _, _ in found]
    if Place.UNDERWATER in kinds and Place.OCEAN in kinds:
        positions = {place: start for place, _, start in found}
        if abs(positions[Place.UNDERWATER] - positions[Place.OCEAN]) < 24:
            found = [entry for entry in found if entry[0] is not Place.OCEAN]
    return [(place, label) for place, label, _ in found]


def settings(read: Reading) -> tuple[list[Setting], bool, bool, bool]:
    places = _places(read)
    times: Sequence[TimeOfDay] = list(
        dict.fromkeys([hit.value for hit in read.of("time")] + _clock(read.text) + _night(read.text))
    )
    weathers: list[Weather] = list(dict.fromkeys(hit.value for hit in read.of("weather")))
    for hit in read.of("snow"):
        if not places and _IN_IT.search(read.text[: hit.start]):
            places = [(Place.SNOW, "")]
        elif Weather.SNOW not in weathers:
            weathers.append(Weather.SNOW)
    count = max(len(places), len(times), len(weathers))
    settings = [
        Setting(
            place=places[min(i, len(places) - 1)][0] if places else Place.OCEAN,
            label=places[min(i, len(places) - 1)][1] if places else "",
            time=times[min(i, len(times) - 1)] if times else TimeOfDay.DAY,
            weather=weathers[min(i, len(weathers) - 1)] if weathers else Weather.CLEAR,
        )
        for i in range(count)
    ]
    return settings, bool(places), bool(times), bool(weathers)


def _night(text: str) -> list[TimeOfDay]:
    """雨夜 and its like name the weather and the hour in one word."""
    return [TimeOfDay.NIGHT] if re.search("[雨雪风雾]夜", text) else []


_CLOCK = re.compile(
    r"\b(\d{1,2})(?::\d\d)?\s*(a\.?m|p\.?m)\b|\b(?:at )?(\d{1,2}) o'clock in the (morning|evening|night)",
    re.I,
)


def _clock(text: str) -> list[TimeOfDay]:
    """The light at the hours that a text names ("3 am")."""
    found = []
    for hour, half, plain, part in _CLOCK.findall(text):
        at = int(hour or plain) % 12 + (12 if (half or part).lower()[0] in "pen" else 0)
        night, morning, evening = at < 5 or at >= 21, at < 11, at >= 17
        found.append(
            TimeOfDay.NIGHT
            if night
            else TimeOfDay.MORNING
            if morning
            else TimeOfDay.SUNSET
            if evening
            else TimeOfDay.DAY
        )
    return found
