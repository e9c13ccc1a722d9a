"""What was asked for explicitly, checked against a storyboard, and mended where a picture can mend it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile
from typing import Final

from ...common.story import END_SECONDS, TITLE_SECONDS, Actor, Intent, Prop, Setting, Shot, Storyboard
from ...common.things import PropKind
from ...common.vocabulary import Form, Framing, Place
from .film import FilmDecisions
from .staging import POSITIONS

MOST_THINGS: Final = 8
"""Things of a shot."""


def coverage(intent: Intent, storyboard: Storyboard) -> list[str]:
    """Every explicit demand of ``intent`` that ``storyboard`` does not honour; empty when all are met."""
    shots = storyboard.shots
    missing = [f"character {who}" for who in intent.characters if who not in _seen(shots)]
    missing += [f"character {who} was not wanted" for who in intent.without if who in _seen(shots)]
    if "others" in intent.without:
        missing += [f"character {who} was not wanted" for who in _seen(shots) if who not in intent.characters]
    told = bool(storyboard.events)  # there things are the story's, and what happens may need no words
    missing += _missing_settings(intent, shots, told=told)
    shown = {(t.prop, t.label) for t in _things(shots)}
    kinds = {prop for prop, _ in shown}
    missing += [
        f"thing {t.label or t.prop.value}"
        for t in intent.things
        if (t.prop, t.label) not in shown and not (told and (t.prop in kinds or t.prop is PropKind.PARCEL))
    ]
    missing += [
        f"thing {t.prop.value} was not wanted" for t in _things(shots) if t.prop.value in intent.without
    ]
    for name in ("form", "device", "style", "mood", "language"):
        wanted = getattr(intent, name)
        if wanted is not None and wanted != getattr(storyboard, name):
            missing.append(f"{name} {wanted}")
    length = sum(shot.seconds for shot in shots) + TITLE_SECONDS + END_SECONDS
    off = length - (intent.seconds or length)
    if (
        intent.seconds is not None
        and (max(off, 0.0) if intent.open_ended else abs(off)) > 0.1 * intent.seconds
    ):
        missing.append(f"length {intent.seconds:g} s (is {length:.1f} s)")
    if intent.shots is not None and len(shots) != intent.shots:
        missing.append(f"{intent.shots} shots (are {len(shots)})")
    lines = [line for shot in shots for line in shot.lines]
    if not intent.dialogue and lines:
        missing.append("no dialogue")
    if intent.dialogue and storyboard.form is not Form.SILENT_FILM and not lines and not told:
        missing.append("dialogue")
    missing += [f"language of “{line.text}”" for line in lines if not _is_in(line.text, storyboard.language)]
    return list(dict.fromkeys(missing))


def _is_in(text: str, language: str) -> bool:
    has_chinese = re.search(r"[\u4e00-\u9fff]", text) is not None
    return has_chinese if language == "zh" else True


def _seen(shots: Sequence[Shot]) -> list[str]:
    return list(dict.fromkeys(actor.character for shot in shots if not shot.card for actor in shot.actors))


def _things(shots: Sequence[Shot]) -> list[Prop]:
    return [
        t
        for shot in shots
        if not shot.card
        for t in (*shot.things, *(a.holds for a in shot.actors if a.holds))
    ]


def _missing_settings(intent: Intent, shots: Sequence[Shot], *, told: bool) -> list[str]:
    pictures = [shot.setting for shot in shots if not shot.card]
    missing = []
    for wanted in intent.settings:
        fitting = [
            s
            for s in pictures
            if (not intent.place_named or (s.place, s.label) == (wanted.place, wanted.label))
            and (not intent.time_named or s.time is wanted.time)
            and (not intent.weather_named or s.weather is wanted.weather)
        ]
        if not fitting:
            missing.append(
                f"setting {wanted.label or wanted.place.value}, {wanted.time.value}, {wanted.weather.value}"
            )
    if intent.place_named:
        named = {s.place for s in intent.settings}
        if named & {Place.OCEAN, Place.BEACH}:  # the same water, seen from below
            named.add(Place.UNDERWATER)
        if Place.SHIP in named:  # who goes overboard is in the sea
            named |= {Place.OCEAN, Place.UNDERWATER}
        begun = dropwhile(lambda s: told and s.place not in named, pictures)  # who goes there was elsewhere
        missing += [f"place {s.place.value} was not wanted" for s in begun if s.place not in named]
    banned = set(intent.without)
    for s in pictures:
        missing += [
            f"{word} was not wanted"
            for word in (s.place.value, s.time.value, s.weather.value)
            if word in banned
        ]
    return missing


def obey(film: FilmDecisions, shots: list[Shot]) -> None:
    """Puts what is still missing into pictures: settings, people, things."""
    pictures = [shot for shot in shots if not shot.card]
    if not pictures:
        return
    _give_settings(film.settings, pictures)
    for who in film.cast:
        if who not in _seen(shots):
            room = [shot for shot in pictures if len(shot.actors) < 4]
            if not room:
                film.note(f"{film.name(who)} found no room in the film.", f"{film.name(who)}没能挤进画面。")
                continue
            shot = min(room, key=lambda s: (s.framing is Framing.CLOSE_UP, len(s.actors)))
            _join(shot, who)
    for thing in [*film.intent.things, *film.things[:1]]:
        if all((t.prop, t.label) != (thing.prop, thing.label) for t in _things(shots)):
            room = [shot for shot in pictures if len(shot.things) < MOST_THINGS]
            if not room:
                name = thing.label or thing.prop.value.replace("_", " ")
                film.note(f"{name} found no room in the film.", f"{name}没能放进画面。")
                continue
            shot = min(room, key=lambda s: (len(s.things) >= 6, s.framing is Framing.CLOSE_UP, len(s.things)))
            taken = [a.x for a in shot.actors] + [t.x for t in shot.things]
            x = max(
                (0.85, -0.85, 0.0, 0.6, -0.6), key=lambda p: min((abs(p - t) for t in taken), default=1.0)
            )
            shot.things = [*shot.things, thing.model_copy(update={"x": x})]


def _join(shot: Shot, who: str) -> None:
    actors = [*shot.actors, Actor(character=who)]
    shot.actors = [a.model_copy(update={"x": x}) for a, x in zip(actors, POSITIONS[len(actors)], strict=True)]
    if shot.framing is Framing.CLOSE_UP and len(actors) > 1:
        shot.framing = Framing.MEDIUM


def _give_settings(settings: Sequence[Setting], pictures: list[Shot]) -> None:
    """Every asked-for setting gets at least one shot, in the asked-for order."""
    absent = [s for s in settings if all(shot.setting != s for shot in pictures)]
    if not absent:
        return
    per = len(pictures) / len(settings)
    for index, shot in enumerate(pictures):
        shot.setting = settings[min(int(index / per), len(settings) - 1)]
