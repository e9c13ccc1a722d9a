"""Who and what is in a storyboard's shots, changed: another one in somebody's place, somebody gone, something not done."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ...common.acts import Action, Entity, EntityKind, StagedAct
from ...common.errors import StudioError
from ...common.story import Actor, Extra, Prop, Shot, Storyboard
from ...configs.look import colour_of
from ...configs.schema import CharacterPreset
from .names import FilmEntity
from .staging import entity_told, parts_of, thing_of

_NAME = re.compile(r"(?:\b(?:called|named)\s+|名叫|叫做?)(?P<name>[\w' \u4e00-\u9fff-]{1,40})$")
MOST_EXTENT = 0.4
"""Seconds after an act in which its sounds are still its own."""


def recast(
    board: Storyboard, old: FilmEntity, words: str, shots: Sequence[Shot], cast: Mapping[str, CharacterPreset]
) -> None:
    """Puts another one in the place of somebody or something, in the picture, in what is done and in what is said.

    Raises:
        StudioError: ``option_invalid`` or ``request_unclear`` for what nobody can draw.
    """
    name = _NAME.search(words)
    if name and not words[: name.start()].strip(" ,，"):
        _rename(board, old, name.group("name").strip())
        return
    known = next(
        (
            key
            for key, one in cast.items()
            if words.strip().casefold() in {key, *(n.casefold() for n in (*one.names.en, *one.names.zh))}
        ),
        None,
    )
    if old.plays and known is not None:
        _somebody(
            board,
            old,
            Entity(
                id=known,
                kind=EntityKind.PERSON,
                name=cast[known].names.shown(board.language),
                character=known,
            ),
            None,
            shots,
        )
        return
    entity = _told(board, old, words)
    parts = parts_of(entity, cast)
    if not parts:
        raise StudioError("option_invalid", f"Nothing here draws '{words}'.", "Name something else.")
    if parts[0].is_actor != old.plays:
        raise StudioError(
            "option_invalid",
            f"{old.shown} and {words} can't do the same things.",
            "Name somebody of the same kind.",
        )
    if parts[0].is_actor:
        _somebody(board, old, entity, parts[0].extra, shots)
        return
    _another_thing(board, old, entity, thing_of(parts[0]), shots, name.group("name").strip() if name else "")


def _another_thing(
    board: Storyboard, old: FilmEntity, entity: Entity, new: Prop, shots: Sequence[Shot], name: str
) -> None:
    """Draws another thing or animal where one was; an animal keeps its name unless it gets one."""
    if not any(thing.id in old.bodies for shot in shots for thing in shot.things):
        raise StudioError(
            "option_invalid", f"{old.shown} can be seen in none of these shots.", "Name shots that show it."
        )
    for shot in shots:
        shot.things = [
            thing.model_copy(
                update={"prop": new.prop, "colour": new.colour, "size": new.size, "label": new.label}
            )
            if thing.id in old.bodies
            else thing
            for thing in shot.things
        ]
    meant = {shot.id for shot in shots}
    others = (thing.id for shot in board.shots if shot.id not in meant for thing in shot.things)
    if any(one in old.bodies for one in others):  # elsewhere it is what it was
        return
    shown = name or (old.shown if old.kind is EntityKind.ANIMAL else entity.name)
    told = entity.model_copy(update={"id": old.id, "name": shown})
    board.entities = [told if one.id == old.id else one for one in board.entities]


def _told(board: Storyboard, old: FilmEntity, words: str) -> Entity:
    """What words say comes in somebody's place; a colour alone is the same thing in it."""
    colour = colour_of(*words.split()) or colour_of(words)
    before = next((one for one in board.entities if one.id == old.id), None)
    if (
        colour
        and before is not None
        and not re.search(r"\w", re.sub(rf"\b{colour}\b|[\u4e00-\u9fff]色的?|的", "", words, flags=re.I))
    ):
        return before.model_copy(
            update={
                "traits": [colour],
                "words": f"a {colour} {before.noun}",
                "name": f"the {colour} {before.noun}",
            }
        )
    taken = {one.id for one in board.entities}
    return entity_told(words, taken, "" if old.plays else old.id)


def _somebody(
    board: Storyboard, old: FilmEntity, new: Entity, extra: Extra | None, shots: Sequence[Shot]
) -> None:
    """Another person plays; whoever looks like them in other shots stays."""
    body = new.character or new.id
    if any(actor.character == body for shot in shots for actor in shot.actors):
        raise StudioError(
            "option_invalid", f"{new.name} is in these shots already.", "Name somebody who isn't."
        )
    ids = dict.fromkeys(old.bodies, body)
    for shot in shots:
        shot.actors = [_played(actor, ids, extra) for actor in shot.actors]
        shot.things = [_where(thing, ids) for thing in shot.things]
        shot.acts = [_act(act, ids) for act in shot.acts]
        for line in shot.lines:
            line.character = body if line.character in old.voices else line.character
    whole = not any(actor.character in old.bodies for shot in board.shots for actor in shot.actors)
    if not whole:
        board.cast = list(dict.fromkeys([*board.cast, body]))
        board.entities = [*board.entities, new]
        return
    _retell(board, old.shown, new.name, shots)
    board.cast = list(dict.fromkeys(ids.get(one, one) for one in board.cast))
    board.entities = [new if one.id == old.id else one for one in board.entities]
    board.called = {who: role for who, role in board.called.items() if who not in old.voices}
    if extra is not None and extra.voice not in board.called and extra.voice != "narrator":
        board.called = {**board.called, extra.voice: extra.name}
    board.events = [
        event.model_copy(
            update={
                "acts": [
                    act.model_copy(
                        update={
                            "who": [_same(one, old, new) for one in act.who],
                            "what": _same(act.what, old, new),
                            "whom": _same(act.whom, old, new),
                        }
                    )
                    for act in event.acts
                ]
            }
        )
        for event in board.events
    ]


def _same(name: str | None, old: FilmEntity, new: Entity) -> str | None:
    return new.id if name == old.id else name


def _played(actor: Actor, ids: Mapping[str, str], extra: Extra | None) -> Actor:
    update: dict[str, object] = {"looks_at": ids.get(actor.looks_at or "", actor.looks_at)}
    if actor.at is not None and actor.at.entity in ids:
        update["at"] = actor.at.model_copy(update={"entity": ids[actor.at.entity]})
    if actor.character in ids:
        update |= {"character": ids[actor.character], "extra": extra}
    return actor.model_copy(update=update)


def _where(thing: Prop, ids: Mapping[str, str]) -> Prop:
    if thing.at is None or thing.at.entity not in ids:
        return thing
    return thing.model_copy(update={"at": thing.at.model_copy(update={"entity": ids[thing.at.entity]})})


def _act(act: StagedAct, ids: Mapping[str, str]) -> StagedAct:
    return act.model_copy(
        update={
            "who": [ids.get(one, one) for one in act.who],
            "what": ids.get(act.what or "", act.what),
            "whom": ids.get(act.whom or "", act.whom),
        }
    )


def _rename(board: Storyboard, old: FilmEntity, name: str) -> None:
    """Somebody is called otherwise, in what is said and shown of them."""
    board.entities = [
        one.model_copy(update={"name": name}) if one.id == old.id else one for one in board.entities
    ]
    board.called = {who: name if who in old.voices else role for who, role in board.called.items()}
    for shot in board.shots:
        shot.actors = [
            actor.model_copy(update={"extra": actor.extra.model_copy(update={"name": name})})
            if actor.extra and actor.character in old.bodies
            else actor
            for actor in shot.actors
        ]
    _retell(board, old.shown, name, board.shots)


def _retell(board: Storyboard, old: str, new: str, shots: Sequence[Shot]) -> None:
    """Says a new name wherever the old one was said."""
    edge = r"\b" if old.isascii() else ""
    pattern = re.compile(rf"{edge}{re.escape(old)}{edge}")
    for shot in shots:
        for line in shot.lines:
            line.text = pattern.sub(lambda _: new, line.text)
    board.title = pattern.sub(lambda _: new, board.title)[:80]
    board.logline = pattern.sub(lambda _: new, board.logline)[:300]


def thing_removed(board: Storyboard, gone: FilmEntity, shots: Sequence[Shot]) -> None:
    """Takes somebody or something out of shots, with what they do and say there and what is done with them.

    Raises:
        StudioError: ``option_invalid`` where they aren't there.
    """
    bodies = gone.bodies
    there = [shot for shot in shots if any(_id(body) in bodies for body in shot.bodies)]
    if not there:
        raise StudioError(
            "option_invalid", f"{gone.shown} isn't in these shots.", "Name those in which it is."
        )
    for shot in there:
        shot.actors = [
            actor.model_copy(update=_free_of(actor, bodies))
            for actor in shot.actors
            if actor.character not in bodies
        ]
        shot.things = [
            thing.model_copy(update={"at": None}) if thing.at and thing.at.entity in bodies else thing
            for thing in shot.things
            if thing.id not in bodies
        ]
        shot.lines = [line for line in shot.lines if line.character not in gone.voices]
        kept = [
            act
            for act in shot.acts
            if not bodies & set(act.names)
            or (len(act.who) > 1 and set(act.who) - bodies and not bodies & {act.what, act.whom})
        ]
        _keep(
            shot,
            [act.model_copy(update={"who": [one for one in act.who if one not in bodies]}) for act in kept],
        )
    if not any(_id(body) in bodies for shot in board.shots for body in shot.bodies):
        board.cast = [one for one in board.cast if one not in bodies]
        board.entities = [one for one in board.entities if one.id != gone.id]


def _id(body: Actor | Prop) -> str | None:
    return body.character if isinstance(body, Actor) else body.id or str(body.prop)


def _free_of(actor: Actor, bodies: frozenset[str]) -> dict[str, object]:
    update: dict[str, object] = {}
    if actor.looks_at in bodies:
        update["looks_at"] = None
    if actor.at is not None and actor.at.entity in bodies:
        update["at"] = None
    return update


def acts_removed(shots: Sequence[Shot], action: Action, who: set[str]) -> None:
    """Lets something not be done.

    Raises:
        StudioError: ``option_invalid`` where nobody does it.
    """
    found = False
    for shot in shots:
        gone = [act for act in shot.acts if act.action is action and (not who or who & set(act.who))]
        found = found or bool(gone)
        shot.cues = [
            cue
            for cue in shot.cues
            if not any(act.start - 0.1 <= cue.at <= act.start + act.seconds + MOST_EXTENT for act in gone)
        ]
        _keep(shot, [act for act in shot.acts if act not in gone])
    if not found:
        raise StudioError(
            "option_invalid",
            f"Nobody does that ({action}) in these shots.",
            "Name the shot and what is done in it.",
        )


def _keep(shot: Shot, kept: list[StagedAct]) -> None:
    """Leaves a shot these acts, and the events that they or its lines still show."""
    lost = {act.event for act in shot.acts} - {act.event for act in kept} - {None}
    shot.acts = kept
    shot.depicts = [one for one in shot.depicts if one not in lost]


__all__ = ["acts_removed", "recast", "thing_removed"]
