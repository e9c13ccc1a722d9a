"""What must be different in a film after an order, and what may be: one check for each kind of expectation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from .order_cut import (
    again_met,
    camera_met,
    captions_met,
    end_card_met,
    framing_met,
    language_met,
    mood_met,
    music_met,
    seconds_met,
    shape_met,
    style_met,
    title_met,
    transition_met,
    voice_met,
)
from .order_films import Expectation, OrderedFilm
from .order_story import (
    cast_met,
    emotion_met,
    entity_add_met,
    entity_remove_met,
    event_add_met,
    event_remove_met,
    gesture_met,
    line_add_met,
    line_remove_met,
    line_set_met,
    order_met,
    setting_met,
    shot_remove_met,
    shots_keep_met,
)


def expected(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    """Checks one expectation."""
    return HOW[str(one["do"])](one, before, after)


HOW: Final[Mapping[str, Callable[[Mapping[str, Any], OrderedFilm, OrderedFilm], Expectation]]] = {
    "place": setting_met("place"), "time": setting_met("time"), "weather": setting_met("weather"), "mood": mood_met, "style": style_met,
    "line_set": line_set_met, "line_add": line_add_met, "line_remove": line_remove_met, "cast": cast_met, "entity_add": entity_add_met,
    "entity_remove": entity_remove_met, "event_add": event_add_met, "event_remove": event_remove_met, "shot_remove": shot_remove_met,
    "shot_move": order_met, "shot_swap": order_met, "shots_keep": shots_keep_met, "length": seconds_met, "pace": seconds_met,
    "captions": captions_met, "music": music_met, "voice": voice_met, "title": title_met, "end_card": end_card_met, "framing": framing_met,
    "camera": camera_met, "emotion": emotion_met, "gesture": gesture_met, "transition": transition_met, "again": again_met,
    "shape": shape_met, "language": language_met, "undo": lambda one, before, after: Expectation(False),
}  # fmt: skip
"""The check of each kind of expectation."""
