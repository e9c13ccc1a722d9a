"""What must be different in the cut of a film after an order: time, framing, sound, voices, cards, captions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from ..common.story import Line
from ..common.vocabulary import (
    CameraMove,
    Framing,
    Mood,
    Transition,
)
from .order_films import Expectation, OrderedFilm, entity_of, ids_of, same_text, value_of


def seconds_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    """Length and pace: the shots that are meant stand longer or shorter."""
    ids, value = ids_of(one, before), one["value"]
    whole = one.get("shots", "film") in ("film", None)
    touches = {f"{name}.{part}" for name in ids for part in ("seconds", "acts", "hold", "lines")} | {
        "seconds",
        "options.seconds",
    }
    if isinstance(value, int | float) and whole:
        return Expectation(after.options.seconds == value == after.board.seconds, touches)
    pairs = [
        (old.seconds, new.seconds) for name in ids if (old := before.shot(name)) and (new := after.shot(name))
    ]
    if isinstance(value, int | float):
        return Expectation(all(new == value for _, new in pairs), touches)
    grows = str(value) in ("longer", "slower")
    met = bool(pairs) and all((new > old) if grows else (new < old) for old, new in pairs)
    return Expectation(
        met
        or (
            (whole and sum(new for _, new in pairs) > sum(old for old, _ in pairs)) == grows
            and bool(pairs)
            and pairs != [(a, a) for a, _ in pairs]
        ),
        touches,
    )


def captions_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    value = one["value"]
    value = {True: "on", False: "off"}.get(value, value) if isinstance(value, bool) else value
    size, old = after.board.caption_size, before.board.caption_size
    met = {
        "off": not after.options.captions,
        "on": after.options.captions,
        "bigger": size > old,
        "smaller": size < old,
    }[str(value)]
    return Expectation(met, {"options.captions"} if value in ("on", "off") else {"caption_size"})


_MUSIC_WORDS: Final = {
    Mood.MYSTERIOUS: "spooky creepy eerie mysterious scary", Mood.ROMANTIC: "calm calmer soothing gentle romantic relaxing soft peaceful tender warm slow slower",
    Mood.PLAYFUL: "happy happier cheerful playful funny upbeat jolly lively fun light", Mood.MELANCHOLY: "sad sadder melancholy", Mood.TENSE: "tense exciting suspenseful dark thrilling",
    Mood.ADVENTUROUS: "adventurous exciting energetic faster action", Mood.EPIC: "epic dramatic grand heroic orchestral", Mood.RAGTIME: "ragtime piano jazz jazzy",
}  # fmt: skip


def music_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    value = one["value"]
    value = {True: "on", False: "off"}.get(value, value) if isinstance(value, bool) else str(value)
    if one.get("shots") not in (None, "film"):
        ids = ids_of(one, before)
        return Expectation(
            all((shot := after.shot(name)) is not None and shot.music is (value == "on") for name in ids),
            {f"{name}.music" for name in ids},
        )
    if value in ("off", "on"):
        return Expectation(after.options.music is (value == "on"), {"options.music", "mood"})
    if value in ("louder", "quieter"):
        grew = after.board.music_level - before.board.music_level
        return Expectation(grew > 0 if value == "louder" else grew < 0, {"music_level"})
    told = str(one.get("words", value)).lower().split()
    fits = [mood for mood, words in _MUSIC_WORDS.items() if set(words.split()) & set(told)]
    return Expectation(
        after.board.mood in fits if fits else after.board.mood != before.board.mood, {"mood", "options.music"}
    )


def voice_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    who, value = entity_of(one.get("who"), before), str(one["value"])
    named = one.get("shots") if one.get("shots") not in (None, "film") else None
    ids = [str(name) for name in named] if named else [shot.id for shot in before.pictures]
    lines = [
        line
        for name in ids
        if (shot := before.shot(name))
        for line in shot.lines
        if who is not None and line.character in who.voices
    ]
    pairs = [(line, new) for line in lines if (new := after.line(line.id)) is not None]
    checks: Mapping[str, Callable[[Line, Line], bool]] = {
        "deeper": lambda a, b: b.pitch < a.pitch, "lower": lambda a, b: b.pitch < a.pitch, "older": lambda a, b: b.pitch < a.pitch, "softer": lambda a, b: b.pitch < a.pitch,
        "higher": lambda a, b: b.pitch > a.pitch, "younger": lambda a, b: b.pitch > a.pitch, "slower": lambda a, b: b.speed < a.speed, "faster": lambda a, b: b.speed > a.speed,
    }  # fmt: skip
    check = checks.get(value.split()[0])
    return Expectation(
        check is not None and bool(pairs) and all(check(a, b) for a, b in pairs),
        {f"{name}.{part}" for name in ids for part in ("lines",)},
    )


def title_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    return Expectation(same_text(after.board.title, str(one["text"])), {"title"})


def end_card_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    text = str(one.get("text") or "")
    met = (
        not after.board.end_card
        if one.get("value") in ("off", False)
        else same_text(after.board.end_card, text or str(one.get("value")))
    )
    return Expectation(met, {"end_card"})


def framing_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    value = str(one["value"]).lower()
    wanted = (
        Framing.CLOSE_UP
        if "close" in value
        else Framing.WIDE
        if re.search(r"wide|long|far", value)
        else Framing.FULL
        if "full" in value
        else Framing.MEDIUM
    )
    ids = ids_of(one, before)
    return Expectation(
        all((shot := after.shot(name)) is not None and shot.framing is wanted for name in ids),
        {f"{name}.framing" for name in ids},
    )


def camera_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    value = str(one["value"]).lower()
    kinds = (
        (r"zoom out|pull", CameraMove.PULL_OUT), (r"zoom|push", CameraMove.PUSH_IN), (r"left to right", CameraMove.PAN_RIGHT), (r"right to left", CameraMove.PAN_LEFT), (r"pan.*left|left", CameraMove.PAN_LEFT), (r"pan.*right|right|pan", CameraMove.PAN_RIGHT),
        (r"tilt.*up", CameraMove.TILT_UP), (r"tilt.*down", CameraMove.TILT_DOWN), (r"hand", CameraMove.HANDHELD), (r"shak", CameraMove.SHAKE), (r"static|still|fixed|no ", CameraMove.STATIC),
    )  # fmt: skip
    wanted = next((move for words, move in kinds if re.search(words, value)), None)
    ids = ids_of(one, before)
    return Expectation(
        all((shot := after.shot(name)) is not None and shot.camera is wanted for name in ids),
        {f"{name}.camera" for name in ids},
    )


def transition_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    value, where = str(one["value"]).lower(), str(one.get("after") or one.get("before") or "end")
    if where == "end":
        return Expectation("fade" in value and after.board.fade_out > before.board.fade_out, {"fade_out"})
    ids = [shot.id for shot in before.pictures]
    if where == "start":
        target = ids[0]
    elif "before" in one:
        target = str(one["before"])
    else:
        target = ids[min(ids.index(where) + 1, len(ids) - 1)]
    kinds = (
        ("dissolve", Transition.DISSOLVE),
        ("cross", Transition.DISSOLVE),
        ("wipe", Transition.WIPE),
        ("iris", Transition.IRIS),
        ("fade", Transition.FADE),
        ("cut", Transition.CUT),
    )
    wanted = next((kind for word, kind in kinds if word in value), None)
    shot = after.shot(target)
    return Expectation(shot is not None and shot.transition is wanted, {f"{target}.transition"})


def again_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    ids = ids_of(one, before)
    return Expectation(set(ids) <= after.again, {f"again.{name}" for name in ids})


def shape_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    ratio = after.options.width / after.options.height
    wanted = {"9:16": ratio < 0.8, "16:9": ratio > 1.3, "1:1": 0.95 < ratio < 1.05}.get(
        str(one["value"]), False
    )
    return Expectation(wanted, {"options.width", "options.height", "again"})


def language_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    spoken = after.options.language or after.board.language
    return Expectation(spoken == one["value"], {"options.language", "language"})


def mood_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    value = str(one["value"]).lower()
    tones = {"tender": "tender calm", "warm": "tender", "melancholy": "sad tender", "sad": "sad", "scary": "scary tense", "spooky": "scary", "creepy": "scary", "tense": "tense", "exciting": "tense epic", "suspense": "tense", "epic": "epic", "dramatic": "epic", "funny": "funny", "silly": "funny", "calm": "calm tender", "romantic": "tender", "serious": "plain", "cosy": "tender", "cute": "tender", "happy": "funny", "cheerful": "funny"}  # fmt: skip
    fits = {tone for word, names in tones.items() if word in value for tone in names.split()}
    met = str(after.board.tone) in fits or (not fits and after.board.tone != before.board.tone)
    return Expectation(met, {"tone", "mood"})


def style_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    value = value_of(str(one["value"]), "style")
    fits = {
        "black_and_white": {"silent", "noir"},
        "silent": {"silent", "noir"},
        "watercolour": {"storybook"},
    }.get(value, {value})
    return Expectation(str(after.board.style) in fits, {"style"})
