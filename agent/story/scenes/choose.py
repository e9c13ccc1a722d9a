"""Which cards a request calls or that suit it best: by its words, place, hour, weather, tone and cast."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ....common.acts import StoryReading, Tone
from ....common.story import Intent
from ....common.vocabulary import Form, Mood
from ....intent.text import folded
from ..facts import facts
from .cards import LANGUAGES, SceneCard, cards

CALLED, HINTED = 20.0, 3.0
"""Points for words that call a card and for words that suit it."""
_CHANCE: Final = 3.0
"""Points by which chance decides between cards that suit about as well."""
_TALK: Final = re.compile(
    r"\b(?:argument|quarrel|debate|conversation|(?<!no )dialogue|talk|chat|stand-?up|jokes?|gags?|sketch|quiz|speech|"
    r"monologue|advert\w*|ad|lecture|tutorial|review|discussion)\b|"
    r"争论|辩论|吵架|争吵|对话|聊天|谈话|脱口秀|相声|小品|笑话|段子|演讲|讲座|讨论|广告",
    re.I,
)
"""Requests for words rather than events: sketches."""
_FUNNY: Final = re.compile(
    r"\b(?:funny|parod\w+|spoof|comedy|comic|silly|hilarious|goofy|humou?rous|slapstick|twist)\b|搞笑|恶搞|喜剧|滑稽|幽默|爆笑|好笑|反转",
    re.I,
)
_TENDER: Final = re.compile(
    r"\b(?:co[sz]y|heart-?warming|sweet|cute|tender|gentle)\b|温馨|温暖|感人|治愈|可爱", re.I
)
_STORIES: Final = frozenset(
    {Form.HEIST, Form.HORROR, Form.ROMANCE, Form.COOKING_SHOW, Form.SUPERHERO, Form.SKETCH}
)
"""Forms that give way to a card when the request calls it by its own words."""
_MOODS: Final = {
    Mood.MELANCHOLY: Tone.SAD, Mood.ROMANTIC: Tone.TENDER, Mood.TENSE: Tone.TENSE, Mood.MYSTERIOUS: Tone.SCARY,
    Mood.EPIC: Tone.EPIC, Mood.PLAYFUL: Tone.FUNNY,
}  # fmt: skip
_NEAR: Final = {Tone.SAD: Tone.TENDER, Tone.CALM: Tone.TENDER, Tone.SCARY: Tone.TENSE, Tone.TENSE: Tone.EPIC}


@dataclass(frozen=True)
class Choice:
    """A card and how much it suits a request."""

    card: SceneCard
    points: float


def wants_scene(intent: Intent) -> bool:
    """Whether a request that tells no event wants a scene, and not a sketch of talk or one of the known forms."""
    if _TALK.search(intent.request) or len({one.place for one in intent.settings}) > 2:
        return False
    return intent.form is None or (intent.form in _STORIES and any(called(card, intent) for card in cards()))


def asked_tone(intent: Intent) -> Tone | None:
    """What the film is to feel like, where the request says it."""
    if _FUNNY.search(intent.request):
        return Tone.FUNNY
    usual = Tone.TENDER if _TENDER.search(intent.request) else None
    return intent.reading.tone or (_MOODS.get(intent.mood) if intent.mood else usual)


def is_comic(intent: Intent) -> bool:
    """Whether a comic turn is wanted."""
    return asked_tone(intent) is Tone.FUNNY or intent.device is not None


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}(?:s|es)?\b" if word.isascii() else re.escape(word), re.I)


def _matches(words: Sequence[str], text: str) -> list[str]:
    return [word for word in words if _pattern(word).search(text)]


def called(card: SceneCard, intent: Intent) -> list[str]:
    """The words of a request that call a card."""
    text = folded(intent.request)
    return [word for language in LANGUAGES for word in _matches(card.words[language], text)]


def choose(intent: Intent, rng: random.Random, count: int = 1) -> list[Choice]:
    """The ``count`` cards that suit a request best, the best first; chance decides between like ones."""
    found = [Choice(card, _points(card, intent) + rng.random() * _CHANCE) for card in cards()]
    return sorted(found, key=lambda choice: -choice.points)[:count]


def _points(card: SceneCard, intent: Intent) -> float:
    text = folded(intent.request)
    words = called(card, intent)
    points = CALLED + max(map(len, words)) * 0.4 + len(words) if words else 0.0
    points += min(HINTED * len(_matches(card.hints, text)), 3 * HINTED)
    if intent.place_named:
        points += 4.0 if any(one.place in card.places for one in intent.settings) else -4.0
    else:
        points += 3.0 if _belongs(card, intent) else 0.0
    for one in intent.settings[:1]:
        points += 2.0 if intent.time_named and one.time is card.time else 0.0
        if intent.weather_named:
            points += 2.0 if one.weather is card.weather else -2.0 if card.weather else 0.0
    banned = {card.places[0].value, *(word.value for word in (card.time, card.weather) if word)}
    points -= 30.0 * len(banned & set(intent.without))
    return points + _tone_points(card, intent) + _cast_points(card, intent.reading, len(intent.characters))


def _belongs(card: SceneCard, intent: Intent) -> bool:
    """Whether an asked thing is one that is met where the card plays."""
    at_home = facts("places", "en")[card.places[0].value]["things"][0].split(",")
    return any(thing.prop.value in at_home for thing in intent.things)


def _tone_points(card: SceneCard, intent: Intent) -> float:
    tone = asked_tone(intent)
    if tone is None:  # nobody asked to be made sad
        return -2.5 if card.tones[0] in (Tone.SAD, Tone.SCARY) else 0.0
    if tone in card.tones:
        return 4.0 if tone is card.tones[0] else 3.0
    return -1.0 if _NEAR.get(tone) in card.tones else -5.0


def _cast_points(card: SceneCard, reading: StoryReading, people: int) -> float:
    """By how many people it is for, and the animals and things that it has anyway."""
    own = {default.removesuffix("?") for default in card.roles.values()}
    shared = {entity.prop for entity in reading.entities if entity.prop} & own
    leads = sum(role in card.roles for role in "ab")
    return 2.5 * len(shared) - 0.5 * abs(people - leads)
