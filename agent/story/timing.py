"""How long speech and stillness take, before anything is spoken; the real cut follows the real voices."""

from __future__ import annotations

import re
from typing import Final

from ...common.story import Language, Shot

ENGLISH_RATE: Final = 13.8
"""Characters a second of spoken English, measured over the cast's voices with their pauses."""
CHINESE_RATE: Final = 4.2
"""Characters a second of spoken Mandarin at rate 1.0."""
READING: Final = {"en": 17.0, "zh": 7.0}
"""Characters a second that a viewer reads on a card."""
LEAD: Final = 0.25
"""Seconds of picture before the first word of a shot."""

_CJK = re.compile(r"[\u3400-\u9fff]")
_STOPS = re.compile(r"[,.!?;:\u3001\u3002\uff0c\uff01\uff1f\uff1a\uff1b\u2026\u2014]")
_LATIN = re.compile(r"[A-Za-z0-9']+")


def speech_seconds(text: str, language: Language) -> float:
    """Estimated seconds to say ``text``, at least 0.6."""
    if language == "zh":
        stops = len(_STOPS.findall(text))
        spoken = len(_CJK.findall(text)) / CHINESE_RATE + len(_LATIN.findall(text)) * 0.4 + 0.15 * stops
    else:
        spoken = len(text) / ENGLISH_RATE
    return max(0.6, spoken)


def card_seconds(text: str, language: Language) -> float:
    """Seconds an intertitle stands: reading time and a moment to notice it."""
    return max(1.4, len(text) / READING[language] + 0.7)


def least_seconds(shot: Shot) -> float:
    """What a shot needs for its lines, without any hold."""
    if shot.card:
        return card_seconds(shot.card, shot.lines[0].language if shot.lines else "en")
    return LEAD + sum(line.pause + speech_seconds(line.text, line.language) for line in shot.lines)
