"""What must be different in a film after an order, and what may be: one check for each kind of expectation."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from ..agent.edits.moments import alike, story_told
from ..agent.edits.names import FilmEntity, FilmNames, names_of
from ..agent.request.options import FilmOptions
from ..common.acts import Action, Manner
from ..common.story import Line, Shot, Storyboard
from ..common.vocabulary import (
    CameraMove,
    Emotion,
    Framing,
    Gesture,
    Mood,
    Place,
    TimeOfDay,
    Transition,
    Weather,
)
from ..configs.look import colour_of
from ..intent.match import vocabulary_matcher

LENGTHS: Final = {"seconds"}


@dataclass(frozen=True)
class Film:
    """A film's plan with its options."""

    board: Storyboard
    options: FilmOptions
    again: frozenset[str] = frozenset()

    @property
    def pictures(self) -> list[Shot]:
        return [shot for shot in self.board.shots if not shot.card]

    @property
    def names(self) -> FilmNames:
        return names_of(self.board, {})

    def shot(self, name: str) -> Shot | None:
        return next((one for one in self.board.shots if one.id == name), None)

    def line(self, name: str) -> Line | None:
        return next((line for shot in self.board.shots for line in shot.lines if line.id == name), None)

    def changed_from(self, before: Film) -> set[str]:
        """Paths of everything that differs: ``title``, ``s3.setting.weather``, ``options.captions``, ``order``."""
        paths = {f"again.{name}" for name in self.again}
        paths |= _differs(
            "options", before.options.model_dump(mode="json"), self.options.model_dump(mode="json")
        )
        skip = {"beats", "events", "entities", "cast", "called", "logline", "notes", "constraints"}
        paths |= {
            path.removeprefix("board.")
            for path in _differs(
                "board",
                before.board.model_dump(mode="json", exclude=skip),
                self.board.model_dump(mode="json", exclude=skip),
            )
        }
        old, new = [one.id for one in before.board.shots], [one.id for one in self.board.shots]
        paths |= {f"gone.{one}" for one in old if one not in new} | {
            f"new.{one}" for one in new if one not in old
        }
        kept = [one for one in new if one in old]
        paths |= {"order"} if kept != [one for one in old if one in new] else set()
        for name in kept:
            one, other = before.shot(name), self.shot(name)
            assert one is not None and other is not None
            paths |= _differs(name, one.model_dump(mode="json"), other.model_dump(mode="json"))
        return paths


def _differs(path: str, one: Any, other: Any) -> set[str]:
    if one == other:
        return set()
    if isinstance(one, dict) and isinstance(other, dict) and path.count(".") < 2:
        return {
            found
            for key in one.keys() | other.keys()
            for found in _differs(f"{path}.{key}", one.get(key), other.get(key))
        }
    return {path}


@dataclass(frozen=True)
class Expectation:
    """Whether an expectation is met, and the paths that it may change."""

    met: bool
    touches: set[str] = field(default_factory=set)


def expected(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    """Checks one expectation."""
    return HOW[str(one["do"])](one, before, after)


def _ids(one: Mapping[str, Any], film: Film) -> list[str]:
    named = one.get("shots", "film")
    return [shot.id for shot in film.pictures] if named in (None, "film") else [str(name) for name in named]


def _value(text: str, kind: str) -> str:
    """A word of an expectation as the studio's vocabulary has it."""
    extra = {
        "moon": "space",
        "early morning": "morning",
        "noon": "day",
        "clear": "clear",
        "thunderstorm": "storm",
        "sunny": "clear",
    }
    if text.lower() in extra:
        return extra[text.lower()]
    for hit in vocabulary_matcher().find(text):
        if hit.kind == kind or (kind == "weather" and hit.kind == "snow"):
            return str(getattr(hit.value, "value", hit.value))
    return text.lower().replace(" ", "_")


def _setting(name: str) -> Callable[[Mapping[str, Any], Film, Film], Expectation]:
    def check(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
        ids, value = _ids(one, before), _value(str(one["value"]), name)
        alsos = {"mountain": {"mountain", "snow"}, "storm": {"storm"}}.get(value, {value})
        met = all(
            (shot := after.shot(name_)) is not None and str(getattr(shot.setting, name)) in alsos
            for name_ in ids
        )
        return Expectation(
            met, {path for each in ids for path in (f"{each}.setting.{name}", f"{each}.setting.label")}
        )

    return check


def _who(text: str | None, film: Film) -> FilmEntity | None:
    found = film.names.find(str(text)) if text else []
    return found[0].entities[0] if found else None


def _line_set(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    shot, who = before.shot(str(one["shot"])), _who(one.get("who"), before)
    lines = [line for line in shot.lines if who is None or line.character in who.voices] if shot else []
    found = [
        line.id
        for line in lines
        if (new := after.line(line.id)) is not None and _same(new.text, str(one["text"]))
    ]
    return Expectation(bool(found), {f"{one['shot']}.lines", f"{one['shot']}.seconds", "seconds"})


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one).casefold() == re.sub(r"\W+", "", other).casefold()


def _line_add(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    shot, who = after.shot(str(one["shot"])), _who(one.get("who"), before)
    known = {line.id for each in before.board.shots for line in each.lines}
    fresh = [line for line in shot.lines if line.id not in known] if shot else []
    met = (
        len(fresh) == 1
        and _same(fresh[0].text, str(one["text"]))
        and (who is None or fresh[0].character in who.voices)
    )
    if met and shot and one.get("where") in ("start", "end"):
        met = shot.lines[0 if one["where"] == "start" else -1] is fresh[0]
    return Expectation(met, {f"{one['shot']}.lines", f"{one['shot']}.seconds", "seconds"})


def _line_remove(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    ids, who = _ids(one, before), _who(one.get("who"), before)
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


def _cast(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    who = _who(one.get("who"), before)
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
        return Expectation(
            gone and any(name.casefold() in each or each in name.casefold() for each in there), parts
        )
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


def _entity_add(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    holder = _who(one.get("to"), before)
    ids = _ids(one, before)
    if holder is not None and one.get("shots") in ("film", None):
        ids = [
            name
            for name in ids
            if (shot := before.shot(name)) and any(actor.character in holder.bodies for actor in shot.actors)
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


def _entity_remove(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    who = _who(str(one["what"]), before)
    ids = _ids(one, before)
    met = who is not None and all(
        (shot := after.shot(name)) is None or not any(_body(body) in who.bodies for body in shot.bodies)
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


def _body(body: Any) -> str:
    return str(getattr(body, "character", None) or body.id or body.prop)


def _event_add(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
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


def _event_remove(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    ids = _ids(one, before)
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


def _shot_remove(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    ids = _ids(one, before)
    return Expectation(
        all(after.shot(name) is None for name in ids), {*(f"gone.{name}" for name in ids), "seconds"}
    )


def _shots_keep(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    kept = _ids(one, before)
    gone = [shot.id for shot in before.pictures if shot.id not in kept]
    return Expectation(
        [shot.id for shot in after.pictures] == kept, {*(f"gone.{name}" for name in gone), "seconds"}
    )


def _order(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
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


def _seconds(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    """Length and pace: the shots that are meant stand longer or shorter."""
    ids, value = _ids(one, before), one["value"]
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


def _captions(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
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


def _music(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    value = one["value"]
    value = {True: "on", False: "off"}.get(value, value) if isinstance(value, bool) else str(value)
    if one.get("shots") not in (None, "film"):
        ids = _ids(one, before)
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


def _voice(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    who, value = _who(one.get("who"), before), str(one["value"])
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
        "deeper": lambda a, b: b.pitch < a.pitch, "lower": lambda a, b: b.pitch < a.pitch, "older": lambda a, b: b.pitch < a.pitch,
        "higher": lambda a, b: b.pitch > a.pitch, "younger": lambda a, b: b.pitch > a.pitch, "slower": lambda a, b: b.speed < a.speed, "faster": lambda a, b: b.speed > a.speed,
    }  # fmt: skip
    check = checks.get(value.split()[0])
    return Expectation(
        check is not None and bool(pairs) and all(check(a, b) for a, b in pairs),
        {f"{name}.{part}" for name in ids for part in ("lines",)},
    )


def _title(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    return Expectation(_same(after.board.title, str(one["text"])), {"title"})


def _end_card(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    text = str(one.get("text") or "")
    met = (
        not after.board.end_card
        if one.get("value") in ("off", False)
        else _same(after.board.end_card, text or str(one.get("value")))
    )
    return Expectation(met, {"end_card"})


def _framing(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
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
    ids = _ids(one, before)
    return Expectation(
        all((shot := after.shot(name)) is not None and shot.framing is wanted for name in ids),
        {f"{name}.framing" for name in ids},
    )


def _camera(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    value = str(one["value"]).lower()
    kinds = (
        (r"zoom out|pull", CameraMove.PULL_OUT), (r"zoom|push", CameraMove.PUSH_IN), (r"pan.*left|left", CameraMove.PAN_LEFT), (r"pan.*right|right|pan", CameraMove.PAN_RIGHT),
        (r"tilt.*up", CameraMove.TILT_UP), (r"tilt.*down", CameraMove.TILT_DOWN), (r"hand", CameraMove.HANDHELD), (r"shak", CameraMove.SHAKE), (r"static|still|fixed|no ", CameraMove.STATIC),
    )  # fmt: skip
    wanted = next((move for words, move in kinds if re.search(words, value)), None)
    ids = _ids(one, before)
    return Expectation(
        all((shot := after.shot(name)) is not None and shot.camera is wanted for name in ids),
        {f"{name}.camera" for name in ids},
    )


def _emotion(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    who, value = _who(one.get("who"), before), str(one["value"]).lower()
    alike_ = {"surprised": "surprised", "furious": "angry", "shocked": "surprised", "worried": "scared", "nervous": "scared", "proud": "smug", "delighted": "happy", "cheerful": "happy", "upset": "sad", "calm": "neutral", "excited": "happy", "embarrassed": "sad", "thoughtful": "thoughtful"}  # fmt: skip
    wanted = Emotion(alike_.get(value, value)) if alike_.get(value, value) in set(Emotion) else None
    ids = _ids(one, before)
    touches = {f"{name}.{part}" for name in ids for part in ("actors", "lines", "acts", "seconds")}
    if who is None or wanted is None:
        return Expectation(False, touches)
    seen = [
        shot
        for name in ids
        if (shot := after.shot(name)) and any(_body(body) in who.bodies for body in shot.bodies)
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


def _gesture(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    who, value = _who(one.get("who"), before), str(one["value"]).lower().replace(" ", "_")
    ids = _ids(one, before)
    touches = {f"{name}.{part}" for name in ids for part in ("actors", "acts", "depicts", "seconds")} | {
        "seconds"
    }
    wanted = Gesture(value) if value in set(Gesture) else None
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


def _transition(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
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


def _again(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    ids = _ids(one, before)
    return Expectation(set(ids) <= after.again, {f"again.{name}" for name in ids})


def _shape(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    ratio = after.options.width / after.options.height
    wanted = {"9:16": ratio < 0.8, "16:9": ratio > 1.3, "1:1": 0.95 < ratio < 1.05}.get(
        str(one["value"]), False
    )
    return Expectation(wanted, {"options.width", "options.height", "again"})


def _language(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    return Expectation(after.options.language == one["value"], {"options.language", "language"})


def _mood(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    value = str(one["value"]).lower()
    tones = {"tender": "tender calm", "warm": "tender", "melancholy": "sad tender", "sad": "sad", "scary": "scary tense", "spooky": "scary", "creepy": "scary", "tense": "tense", "exciting": "tense epic", "suspense": "tense", "epic": "epic", "dramatic": "epic", "funny": "funny", "silly": "funny", "calm": "calm tender", "romantic": "tender", "serious": "plain", "cosy": "tender", "cute": "tender", "happy": "funny", "cheerful": "funny"}  # fmt: skip
    fits = {tone for word, names in tones.items() if word in value for tone in names.split()}
    met = str(after.board.tone) in fits or (not fits and after.board.tone != before.board.tone)
    return Expectation(met, {"tone", "mood"})


def _style(one: Mapping[str, Any], before: Film, after: Film) -> Expectation:
    value = _value(str(one["value"]), "style")
    fits = {
        "black_and_white": {"silent", "noir"},
        "silent": {"silent", "noir"},
        "watercolour": {"storybook"},
    }.get(value, {value})
    return Expectation(str(after.board.style) in fits, {"style"})


HOW: Final[Mapping[str, Callable[[Mapping[str, Any], Film, Film], Expectation]]] = {
    "place": _setting("place"), "time": _setting("time"), "weather": _setting("weather"), "mood": _mood, "style": _style,
    "line_set": _line_set, "line_add": _line_add, "line_remove": _line_remove, "cast": _cast, "entity_add": _entity_add,
    "entity_remove": _entity_remove, "event_add": _event_add, "event_remove": _event_remove, "shot_remove": _shot_remove,
    "shot_move": _order, "shot_swap": _order, "shots_keep": _shots_keep, "length": _seconds, "pace": _seconds,
    "captions": _captions, "music": _music, "voice": _voice, "title": _title, "end_card": _end_card, "framing": _framing,
    "camera": _camera, "emotion": _emotion, "gesture": _gesture, "transition": _transition, "again": _again,
    "shape": _shape, "language": _language, "undo": lambda one, before, after: Expectation(False),
}  # fmt: skip
"""The check of each kind of expectation."""

__all__ = ["Expectation", "Film", "Place", "TimeOfDay", "Weather", "expected"]
