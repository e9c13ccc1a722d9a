"""Where and when a request plays: places, hours and weathers, paired in the order they are named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..common.acts import StoryReading
from ..common.story import Setting
from ..common.things import PropKind
from ..common.vocabulary import Place, TimeOfDay, Weather
from .reading import Reading
from .text import just_before

_IN_IT = re.compile(r"(?:in|on|through|across|into) (?:the |deep )?$|在$", re.I)

_TO_IT = re.compile(
    r"^(?:(?:on|in|inside|into|to|at|from|out of) (?:the|an?) |surface of the |the |a )", re.I
)
"""What leads to a place and is no part of its name."""
_HAVE_PONDS = frozenset({Place.PARK, Place.GARDEN, Place.FARM})
_PONDS = frozenset({(Place.RIVER, "pond"), (Place.RIVER, "池塘")})
_POND = re.compile(r"\bpond\b|池塘", re.I)
"""What is a place of its own only where no other one has it: the pond of a park."""


def _places(read: Reading) -> list[tuple[Place, str]]:
    found: dict[tuple[Place, str], int] = {}
    for hit in read.of("place"):
        label = hit.alias if hit.near else ""
        label = re.sub("[上里]$", "", _TO_IT.sub("", label))
        found.setdefault((hit.value, label), hit.start)
    if any(place in _HAVE_PONDS for place, _ in found):
        found = {named: start for named, start in found.items() if named not in _PONDS}
    positions = {place: start for (place, _), start in found.items()}
    both = Place.UNDERWATER in positions and Place.OCEAN in positions
    if both and abs(positions[Place.UNDERWATER] - positions[Place.OCEAN]) < 24:
        return [named for named in found if named[0] is not Place.OCEAN]
    return list(found)


def settings(read: Reading) -> tuple[list[Setting], bool, bool, bool]:
    places = _places(read)
    times: Sequence[TimeOfDay] = list(
        dict.fromkeys([hit.value for hit in read.of("time")] + _clock(read.text) + _night(read.text))
    )
    weathers: list[Weather] = list(dict.fromkeys(hit.value for hit in read.of("weather")))
    for hit in read.of("snow"):
        if not places and just_before(_IN_IT, read.text, hit.start):
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


def in_their_places(story: StoryReading, settings: Sequence[Setting]) -> StoryReading:
    """The story with its pond in the park that the request names too, and nobody on a ship that the film plays on."""
    places = [one.place for one in settings]
    home = next((place for place in places if place in _HAVE_PONDS), None)
    events, entities = story.events, story.entities
    if home is not None:
        ponds = (e.place == Place.RIVER and _POND.search(e.text) is not None for e in events)
        events = [
            event.model_copy(update={"place": home.value}) if pond else event
            for event, pond in zip(events, ponds, strict=True)
        ]
    if Place.SHIP in places:
        decks = {one.id for one in entities if one.prop == PropKind.BOAT}
        entities = [
            one.model_copy(update={"at": None}) if one.at and one.at.entity in decks else one
            for one in entities
        ]
    return story.model_copy(update={"events": events, "entities": entities})


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
