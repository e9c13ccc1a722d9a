"""What must be different in the story of a film after an order: its shots, lines, people, things, events."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from ..agent.edits.moments import alike, story_told
from ..agent.edits.names import FilmNames
from ..agent.edits.words import TABLES
from ..common.acts import Action, Manner
from ..common.vocabulary import (
    Emotion,
    Gesture,
)
from ..configs.look import colour_of
from .order_films import Expectation, OrderedFilm, body_id, entity_of, ids_of, same_text, value_of


def setting_met(name: str) -> Callable[[Mapping[str, Any], OrderedFilm, OrderedFilm], Expectation]:
    def check(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
        ids, value = ids_of(one, before), value_of(str(one["value"]), name)
        alsos = {"mountain": {"mountain", "snow"}, "storm": {"storm"}}.get(value, {value})
        met = all(
            (shot := after.shot(name_)) is not None and str(getattr(shot.setting, name)) in alsos
            for name_ in ids
        )
        return Expectation(
            met, {path for each in ids for path in (f"{each}.setting.{name}", f"{each}.setting.label")}
        )

    return check


def line_set_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    shot, who = before.shot(str(one["shot"])), entity_of(one.get("who"), before)
    lines = [line for line in shot.lines if who is None or line.character in who.voices] if shot else []
    found = [
        line.id
        for line in lines
        if (new := after.line(line.id)) is not None and same_text(new.text, str(one["text"]))
    ]
    return Expectation(bool(found), {f"{one['shot']}.lines", f"{one['shot']}.seconds", "seconds"})


def line_add_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    shot, who = after.shot(str(one["shot"])), entity_of(one.get("who"), before)
    known = {line.id for each in before.board.shots for line in each.lines}
    fresh = [line for line in shot.lines if line.id not in known] if shot else []
    met = (
        len(fresh) == 1
        and same_text(fresh[0].text, str(one["text"]))
        and (who is None or fresh[0].character in who.voices)
    )
    if met and shot and one.get("where") in ("start", "end"):
        met = shot.lines[0 if one["where"] == "start" else -1] is fresh[0]
    return Expectation(met, {f"{one['shot']}.lines", f"{one['shot']}.seconds", "seconds"})


def line_remove_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    ids, who = ids_of(one, before), entity_of(one.get("who"), before)
    gone = [
        line.id
        for name in ids
        if (shot := before.shot(name))
        for line in shot.lines
        if who is None or line.character in who.voices
    ]
    met = bool(gone) and all(after.line(name) is None for name in gone)
    return Expectation(
        met, {f"{name}.{part}" for name in ids for part in ("lines", "acts", "depicts", "seconds")}
    )


_SAME_NAME: Final = {
    "dad": "爸爸 father", "mum": "妈妈 mother", "grandma": "奶奶 外婆", "grandpa": "爷爷 外公", "little bear": "小熊 bear", "bear": "熊",
    "cat": "猫", "boy": "男孩", "girl": "女孩",
}  # fmt: skip
"""What somebody who is new may be called in the order's language."""


def cast_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    who = entity_of(one.get("who"), before)
    by = str(one["by"])
    parts = {f"*.{part}" for part in ("actors", "things", "acts", "lines")} | {"title"}
    if who is None:
        return Expectation(False, parts)
    if who.plays:
        name = by.rpartition("called ")[2] if "called " in by else by
        there = {
            one.extra.name.casefold() if one.extra else one.character
            for shot in after.board.shots
            for one in shot.actors
        }
        gone = not any(actor.character in who.bodies for shot in after.board.shots for actor in shot.actors)
        names = {name.casefold(), *_SAME_NAME.get(name.casefold(), "").split()} - {""}
        return Expectation(gone and any(one in each or each in one for one in names for each in there), parts)
    old = {
        (thing.prop, thing.colour)
        for shot in before.board.shots
        for thing in shot.things
        if thing.id in who.bodies
    }
    new = {
        (thing.prop, thing.colour)
        for shot in after.board.shots
        for thing in shot.things
        if thing.id in who.bodies
    }
    told = story_told(f"{by} waits", FilmNames([]))
    prop = told.entities[0].prop if told.entities else ""
    colour = colour_of(*by.split())
    met = (
        bool(new)
        and new != old
        and all((not prop or str(kind) == prop) and (not colour or shade == colour) for kind, shade in new)
    )
    return Expectation(met, parts)


def entity_add_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    holder = entity_of(one.get("to"), before)
    ids = ids_of(one, before)
    if holder is not None and one.get("shots") in ("film", None):
        ids = [
            name
            for name in ids
            if (shot := before.shot(name)) and any(body_id(body) in holder.bodies for body in shot.bodies)
        ]
    told = story_told(f"a {one['what']} waits", FilmNames([]))
    prop = str(told.entities[0].prop) if told.entities else ""
    met = bool(ids)
    for name in ids:
        old, new = before.shot(name), after.shot(name)
        assert old is not None
        known = {thing.id for thing in old.things} | {actor.character for actor in old.actors}
        fresh = (
            []
            if new is None
            else [
                *(thing for thing in new.things if thing.id not in known),
                *(actor for actor in new.actors if actor.character not in known),
            ]
        )
        right = [body for body in fresh if not prop or str(getattr(body, "prop", "")) == prop]
        held = holder is None or any(
            (spot := getattr(body, "at", None)) is not None and spot.entity in holder.bodies for body in right
        )
        met = met and len(right) == 1 and len(fresh) == 1 and held
    return Expectation(met, {f"{name}.{part}" for name in ids for part in ("things", "actors")})


def entity_remove_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    who = entity_of(str(one["what"]), before)
    ids = ids_of(one, before)
    met = who is not None and all(
        (shot := after.shot(name)) is None or not any(body_id(body) in who.bodies for body in shot.bodies)
        for name in ids
    )
    return Expectation(
        met,
        {
            f"{name}.{part}"
            for name in ids
            for part in ("things", "actors", "acts", "depicts", "lines", "cues")
        },
    )


def event_add_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    old = {event.id for event in before.board.events}
    fresh = [event.id for event in after.board.events if event.id not in old]
    wanted = story_told(str(one["words"]), before.names)
    where = str(one["after"])
    ids = [shot.id for shot in before.board.shots]
    anchor = ids[-1] if where == "end" else ids[0] if where == "start" else where
    played = [(shot, act) for shot in after.board.shots for act in shot.acts if act.event in fresh]
    who = {
        body
        for act in wanted.acts
        for name in act.who
        if (found := before.names.get(name))
        for body in found.bodies
    }
    right = bool(played) and (not who or bool(who & {name for _, act in played for name in act.who}))
    order = [shot.id for shot in after.board.shots]
    at = order.index(anchor) if anchor in order else -1
    near = all(
        (shot.id == anchor)
        or (
            order.index(shot.id) == at - 1 and shot.id not in ids
            if where == "start"
            else at < order.index(shot.id) <= at + 2 and shot.id not in ids
        )
        for shot, _ in played
    )
    new = {f"new.{name}" for name in order if name not in ids}
    return Expectation(
        right and near, {*new, f"{anchor}.acts", f"{anchor}.depicts", f"{anchor}.seconds", "seconds"}
    )


def event_remove_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    ids = ids_of(one, before)
    wanted = story_told(str(one["words"]), before.names).acts
    met = bool(ids)
    for name in ids:
        shot, old = after.shot(name), before.shot(name)
        assert old is not None
        bodies = {
            body
            for act in wanted
            for who in act.who
            if (found := before.names.get(who))
            for body in found.bodies
        }
        actions = [act.action for act in wanted]
        gone = [
            act
            for act in old.acts
            if any(alike(act.action, action) for action in actions) and (not bodies or bodies & set(act.who))
        ]
        met = met and (
            shot is None
            or (
                bool(gone)
                and not any(act in shot.acts for act in gone)
                and len(shot.acts) == len(old.acts) - len(gone)
            )
        )
    return Expectation(
        met,
        {f"{name}.{part}" for name in ids for part in ("acts", "depicts", "cues")}
        | {f"gone.{name}" for name in ids if (old := before.shot(name)) and len(old.acts) == 1},
    )


def shot_remove_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    ids = ids_of(one, before)
    return Expectation(
        all(after.shot(name) is None for name in ids), {*(f"gone.{name}" for name in ids), "seconds"}
    )


def shots_keep_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    kept = ids_of(one, before)
    gone = [shot.id for shot in before.pictures if shot.id not in kept]
    return Expectation(
        [shot.id for shot in after.pictures] == kept, {*(f"gone.{name}" for name in gone), "seconds"}
    )


def order_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    ids = [shot.id for shot in before.pictures]
    if one["do"] == "shot_swap":
        first, second = (ids.index(name) for name in one["shots"])
        ids[first], ids[second] = ids[second], ids[first]
    else:
        moved = [str(one["shot"])] if "shot" in one else [str(name) for name in one["shots"]]
        rest = [name for name in ids if name not in moved]
        to = str(one.get("to") or one.get("before") or one.get("after") or "last")
        at = (
            0
            if to in ("first", "start")
            else len(rest)
            if to in ("last", "end")
            else rest.index(to) + ("after" in one)
        )
        ids = [*rest[:at], *moved, *rest[at:]]
    return Expectation([shot.id for shot in after.pictures] == ids, {"order"})


def emotion_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    who, value = entity_of(one.get("who"), before), str(one["value"]).lower()
    alike_ = {"surprised": "surprised", "furious": "angry", "shocked": "surprised", "worried": "scared", "nervous": "scared", "proud": "smug", "delighted": "happy", "cheerful": "happy", "upset": "sad", "calm": "neutral", "excited": "happy", "embarrassed": "sad", "crying": "sad", "bored": "neutral", "thoughtful": "thoughtful"}  # fmt: skip
    wanted = Emotion(alike_.get(value, value)) if alike_.get(value, value) in set(Emotion) else None
    ids = ids_of(one, before)
    touches = {f"{name}.{part}" for name in ids for part in ("actors", "lines", "acts", "seconds")}
    if who is None or wanted is None:
        return Expectation(False, touches)
    seen = [
        shot
        for name in ids
        if (shot := after.shot(name)) and any(body_id(body) in who.bodies for body in shot.bodies)
    ]
    if not who.plays:
        manner = {
            Emotion.HAPPY: Manner.HAPPY,
            Emotion.SAD: Manner.SAD,
            Emotion.ANGRY: Manner.ANGRY,
            Emotion.SCARED: Manner.SCARED,
            Emotion.SMUG: Manner.PROUD,
        }.get(wanted)
        met = bool(seen) and all(
            any(
                act.action is Action.FEEL and manner in act.manner
                for act in shot.acts
                if set(act.who) & who.bodies
            )
            for shot in seen
        )
        return Expectation(met, touches)
    others = all(
        old.emotion is new.emotion
        for name in ids
        if (a := before.shot(name)) and (b := after.shot(name))
        for old, new in zip(a.actors, b.actors, strict=False)
        if old.character not in who.bodies
    )
    met = (
        bool(seen)
        and others
        and all(
            actor.emotion is wanted for shot in seen for actor in shot.actors if actor.character in who.bodies
        )
    )
    return Expectation(met, touches)


def gesture_met(one: Mapping[str, Any], before: OrderedFilm, after: OrderedFilm) -> Expectation:
    who, value = entity_of(one.get("who"), before), str(one["value"]).lower().replace(" ", "_")
    ids = ids_of(one, before)
    touches = {f"{name}.{part}" for name in ids for part in ("actors", "acts", "depicts", "seconds")} | {
        "seconds"
    }
    spoken = str(one["value"]).lower()
    known = [kind for kind, pattern in TABLES["gesture"].items() if re.search(pattern, spoken, re.I)]
    wanted = Gesture(value) if value in set(Gesture) else known[0] if known else None
    told = {act.action for act in story_told(f"Mia {value.split('_')[0]}s", before.names).acts} - {
        Action.ATTEMPT
    }
    met = who is not None and bool(ids)
    for name in ids:
        shot, old = after.shot(name), before.shot(name)
        actors = [actor for actor in shot.actors if who and actor.character in who.bodies] if shot else []
        posed = wanted is not None and any(actor.gesture is wanted for actor in actors)
        done = (
            shot is not None
            and old is not None
            and any(
                any(alike(act.action, one_) for one_ in told) and who and set(act.who) & who.bodies
                for act in shot.acts
                if act not in old.acts
            )
        )
        met = met and (posed or done)
    return Expectation(bool(met), touches)
