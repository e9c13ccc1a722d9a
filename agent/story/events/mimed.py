"""Which picture an act of one body gets, and with what in the hand."""

from __future__ import annotations

from collections.abc import Mapping

from ....common.acts import Act
from ....common.mimes import Mime
from ....common.story import Shot
from ....common.things import PropKind
from ....puppets.acting.mimes import ITSELF, mime_entries, mime_of, mime_with
from .added import at_hand

Mimed = tuple[Mime | None, str | None, str | None]
"""A mime, and the ids of the thing used and the other one."""


def mimed(act: Act, shot: Shot, nouns: Mapping[str, str], what: str | None, whom: str | None) -> Mimed:
    """The mime of an act, if it has one; the thing it can't do without is put into the doer's hand.

    Args:
        act: who does it (ids of bodies), with the action it is staged as.
        shot: where it happens.
        nouns: the nouns of entities that have no body: parts of somebody's own, among others.
        what: the thing used, by the id of its body.
        whom: the other one, likewise.
    """
    on_itself = whom is not None and whom in act.who
    bodiless = act.whom or act.what or ""
    part = ITSELF if on_itself else "" if what or whom else nouns.get(bodiless, bodiless)
    mime = mime_of(act.verb, act.action, part, alone=not (what or whom)) or mime_with(
        _kind(shot, what), act.action
    )
    if mime is None:
        return None, what, whom
    whom = None if on_itself else whom
    prop = mime_entries()[mime].prop
    actors = {actor.character for actor in shot.actors}
    on_somebody = bool({what, whom} & actors)  # whose face is drawn on isn't paper
    if prop is None or act.who[0] not in actors or on_somebody or _kind(shot, what) is prop:
        return mime, what, whom
    if _kind(shot, whom) is prop:
        return mime, whom, None
    return mime, at_hand(shot, prop, act.who[0]), whom or what


def _kind(shot: Shot, thing: str | None) -> PropKind | None:
    return next((one.prop for one in shot.things if thing is not None and one.id == thing), None)
