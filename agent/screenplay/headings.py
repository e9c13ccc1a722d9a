"""A scene heading as a setting: its place, hour and weather by the words that requests are read with."""

from __future__ import annotations

import re
from typing import Final

from ...common.story import Language, Setting
from ...common.vocabulary import BEFORE_THE_DOOR, INDOORS, Place, TimeOfDay, Weather
from ...intent.match import AliasHit, vocabulary_matcher
from ...intent.text import folded

_PREFIX: Final = re.compile(
    r"\s*(?:\d+[A-Za-z]?[.、)）]?\s*)?(?:"
    r"(?P<both>INT\.?\s?/\s?EXT\.?|EXT\.?\s?/\s?INT\.?|I\s?/\s?E\.?|[内內]\s?/?\s?外景)"
    r"|(?P<inside>INT\b\.?|[内內]景)|(?P<outside>EXT\b\.?|外景)|EST\b\.?"
    r"|第\s?[\d一二三四五六七八九十百]+\s?[场場]|[场場]景?\s?[\d一二三四五六七八九十百]+|[场場]景)"
    r"[\s.。．:：、,，/／·\-—–]*",
    re.I,
)
_PARTS: Final = re.compile(r"\s*(?:[-–—－]{1,2}|[,，、;；/／·|。])\s*|(?<=[\u3400-\u9fff])\s+")
_HOURS: Final = {
    TimeOfDay.DAY: r"DAY(?:TIME)?|NOON|MIDDAY|(?:EARLY |LATE )?AFTERNOON|日|白?天|日间|日間|白日|中午|正午|下午|午后|午後",
    TimeOfDay.MORNING: r"(?:EARLY |LATE |NEXT )?MORNING|DAWN|SUNRISE|[晨早]|早上|早晨|清晨|上午|黎明|拂晓|拂曉|日出|次日|次晨|第二天",
    TimeOfDay.SUNSET: r"(?:EARLY |LATE )?EVENING|DUSK|SUNSET|MAGIC HOUR|昏|黄昏|黃昏|傍晚|日落|夕阳|夕陽|暮",
    TimeOfDay.NIGHT: r"(?:LATE |THAT )?NIGHT|MIDNIGHT|[夜晚]|夜晚|晚上|夜间|夜間|深夜|午夜|半夜|夜里|夜裡|当晚|當晚",
}
_GOES_ON: Final = re.compile(
    r"(?:MOMENTS? |MINUTES? |HOURS? |LATER|A (?:LITTLE|MOMENT|WHILE) )*LATER|CONTINUOUS|CONT'?D?\.?|SAME(?: TIME)?|MEANWHILE"
    r"|稍后|稍後|之后|之後|同时|同時|连续|連續|接上|同上|片刻后|片刻後",
    re.I,
)
_WEATHERS: Final = {
    Weather.RAIN: "雨|RAINY?",
    Weather.STORM: "暴雨|暴风雨|暴風雨|雷雨|STORMY?",
    Weather.SNOW: "雪|SNOWY?|SNOWING",
    Weather.FOG: "雾|霧|FOG(?:GY)?",
    Weather.WIND: "风|風|WINDY?",
    Weather.CLEAR: "晴|CLEAR|SUNNY",
}
_NOT_OUTSIDE: Final = frozenset(
    {
        *(Place.ROOM, Place.KITCHEN, Place.OFFICE, Place.BEDROOM, Place.BATHROOM, Place.SHOP, Place.CAFE),
        *(Place.LIBRARY, Place.HOSPITAL, Place.MUSEUM),
    }
)
_NEVER_SHUT: Final = frozenset({Place.SPACE, Place.UNDERWATER})
_CHINESE_OUTSIDE: Final = re.compile(r"街|路|巷|院|楼顶|樓頂|屋顶|屋頂|门口|門口|桥|橋|广场|廣場")
MOST_LABEL: Final = 40
NAMES: Final[dict[Language, dict[Place, str]]] = {
    "en": {place: place.value.upper() for place in Place}
    | {Place.SNOW: "SNOWY FIELD", Place.TRAIN: "TRAIN CARRIAGE", Place.SHIP: "SHIP'S DECK"},
    "zh": {
        Place.OCEAN: "海上", Place.UNDERWATER: "海底", Place.BEACH: "海滩", Place.TOWN: "小镇", Place.FOREST: "森林",
        Place.SNOW: "雪地", Place.ROOM: "房间", Place.KITCHEN: "厨房", Place.STAGE: "舞台", Place.STATION: "车站",
        Place.SPACE: "太空", Place.DESERT: "沙漠", Place.MOUNTAIN: "山上", Place.SCHOOL: "学校", Place.OFFICE: "办公室",
        Place.CASTLE: "城堡", Place.BEDROOM: "卧室", Place.BATHROOM: "浴室", Place.SHOP: "商店", Place.CAFE: "咖啡馆",
        Place.LIBRARY: "图书馆", Place.HOSPITAL: "医院", Place.TRAIN: "车厢", Place.BARN: "谷仓", Place.CAVE: "山洞",
        Place.MUSEUM: "博物馆", Place.STREET: "街上", Place.PARK: "公园", Place.GARDEN: "花园", Place.PLAYGROUND: "游乐场",
        Place.FARM: "农场", Place.RIVER: "河边", Place.MARKET: "市场", Place.JUNGLE: "丛林", Place.POOL: "游泳池",
        Place.SHIP: "甲板",
    },
}  # fmt: skip
"""What a heading calls each place."""
_HOUR_NAMES: Final = {
    "en": {hour: "SUNSET" if hour is TimeOfDay.SUNSET else hour.value.upper() for hour in TimeOfDay},
    "zh": {TimeOfDay.DAY: "日", TimeOfDay.MORNING: "晨", TimeOfDay.SUNSET: "黄昏", TimeOfDay.NIGHT: "夜"},
}
_WEATHER_NAMES: Final = {
    "en": {weather: weather.value.upper() for weather in Weather},
    "zh": {
        Weather.CLEAR: "晴", Weather.RAIN: "雨", Weather.STORM: "暴风雨", Weather.SNOW: "雪", Weather.FOG: "雾",
        Weather.WIND: "风",
    },
}  # fmt: skip


def read_heading(text: str, before: Setting | None = None) -> tuple[Setting, bool]:
    """The setting of a heading, and whether its place is one of the film's.

    Args:
        before: the scene before, whose hour and weather go on where the heading says so.
    """
    found = _PREFIX.match(text)
    rest = text[found.end() :] if found else text
    names: list[str] = []
    hour, weather = None, None
    for part in filter(None, map(str.strip, _PARTS.split(rest))):
        bare = re.sub(r"^(?:the )?(?:next|same|that) ", "", part, flags=re.I).strip("()（）. ")
        if (told := _kind(_HOURS, bare)) is not None:
            hour = told
        elif (sky := _kind(_WEATHERS, bare)) is not None:
            weather = sky
        elif _GOES_ON.fullmatch(bare):
            hour, weather = (before.time, before.weather) if before else (hour, weather)
        else:
            names.append(part)
    label = ", ".join(names) if rest.isascii() else "".join(names) if len(names) == 1 else " ".join(names)
    hits = vocabulary_matcher().find(folded(label))
    place, known = _place(label, hits, found)
    hour = hour or next((hit.value for hit in hits if hit.kind == "time"), TimeOfDay.DAY)
    weather = weather or next((hit.value for hit in hits if hit.kind == "weather"), Weather.CLEAR)
    return Setting(place=place, time=hour, weather=weather, label=label[:MOST_LABEL]), known


def write_heading(setting: Setting, language: Language) -> str:
    """A heading that is read as this setting; a name of the place that means another one is left out."""
    if setting.label and read_heading(_heading(setting, setting.label, language))[0].place is setting.place:
        return _heading(setting, setting.label, language)
    return _heading(setting, NAMES[language][setting.place], language)


def _heading(setting: Setting, label: str, language: Language) -> str:
    inside = setting.place in INDOORS
    sky = setting.weather is not Weather.CLEAR
    hour, weather = _HOUR_NAMES[language][setting.time], _WEATHER_NAMES[language][setting.weather]
    if language == "zh":
        return f"{'内景' if inside else '外景'} {label} {hour}{f' {weather}' if sky else ''}"
    return f"{'INT' if inside else 'EXT'}. {label} - {hour}{f', {weather}' if sky else ''}"


def _kind(table: dict[TimeOfDay, str] | dict[Weather, str], word: str) -> TimeOfDay | Weather | None:
    return next((kind for kind, words in table.items() if re.fullmatch(words, word, re.I)), None)


def _place(label: str, hits: list[AliasHit], prefix: re.Match[str] | None) -> tuple[Place, bool]:
    """The place of a name, whose last known word counts; else a room or a town, and False."""
    inside = prefix is not None and prefix["inside"] is not None
    outside = prefix is not None and prefix["outside"] is not None
    places = [
        Place.SNOW if hit.kind == "snow" else hit.value for hit in hits if hit.kind in ("place", "snow")
    ]
    if places:
        place = places[-1]
        if inside and place not in INDOORS | _NEVER_SHUT:
            return next((one for one in reversed(places) if one in INDOORS), Place.ROOM), True
        if outside and place in _NOT_OUTSIDE:
            return BEFORE_THE_DOOR.get(place, Place.TOWN), True
        return place, True
    if _CHINESE_OUTSIDE.search(label) and not inside:
        return Place.TOWN, True
    return (Place.ROOM if inside else Place.TOWN), False
