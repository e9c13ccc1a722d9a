"""What stands around the events of a story that leaves time for it: faces between them, and what has come of it all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ....common.acts import Action, Event, Outcome, Posture, Tone
from ....common.story import Shot
from ....common.vocabulary import CameraMove, Emotion, Framing, Transition
from .length import looking_on
from .stage import EventStage

REACTION, CLOSING, HELD = 1.7, 2.4, 0.7
"""Usual seconds of a face, of the last look, and for which the last act is held where there is none."""
SORROWS: Final = frozenset({Action.CRY, Action.FALL, Action.TREMBLE, Action.SINK, Action.BURN, Action.EXPLODE, Action.BREAK})  # fmt: skip
"""Acts after which nobody smiles."""


def with_reactions(
    shots: list[Shot],
    told: Sequence[Event],
    target: float,
    stage: EventStage,
    tone: Tone | None,
    *,
    open_ended: bool,
) -> list[Shot]:
    """Faces between what happens while the acts alone don't fill ``target`` seconds, and a last look.

    Args:
        open_ended: whether nobody chose the length: a film that is full of its acts then ends with the last of
            them, held for a moment.
    """
    needed = sum(shot.seconds for shot in shots)
    made: list[Shot] = []
    for shot, after in [*pairwise(shots), (shots[-1], None)] if shots else []:
        made.append(shot)
        face = next((actor for actor in shot.actors if shot.acts), None)
        moved = face is not None and (face.emotion is not Emotion.NEUTRAL or after is None)
        if (
            face is None
            or not moved
            or needed + REACTION > target * (1.15 if after is None and not open_ended else 1.02)
        ):
            continue
        made.append(_face(shot, face.character) if after is not None else _closing(told, shot, stage, tone))
        needed += REACTION
    if open_ended and made and made[-1].depicts:
        made[-1] = made[-1].model_copy(update={"seconds": round(made[-1].seconds + HELD, 2)})
    if len(made) > 1 and not made[-1].bodies:  # all that the last event was about is gone
        made.pop()
    return made


def _closing(told: Sequence[Event], shot: Shot, stage: EventStage, tone: Tone | None) -> Shot:
    """What has come of it: those of the last event as it left them."""
    last = stage.still(shot.setting, stage.presence.beside([], ()), Framing.FULL, CLOSING)
    last.camera = CameraMove.PUSH_IN
    failed = any(act.outcome is not Outcome.DONE or act.action in SORROWS for act in told[-1].acts)
    glad = not failed and tone in (None, Tone.FUNNY, Tone.TENDER, Tone.EPIC)
    for actor in last.actors if glad else ():
        actor.emotion = Emotion.HAPPY
    return looking_on(last)


def _face(shot: Shot, who: str) -> Shot:
    """How somebody takes what has just happened."""
    actor = next(one for one in shot.actors if one.character == who)
    near = shot.model_copy(deep=True)
    lone = actor.model_copy(update={"x": 0.0, "at": None, "posture": Posture.STAND, "enters": None})
    near.id, near.acts, near.things, near.lines, near.cues = f"{shot.id}-face", [], [], [], []
    near.depicts = []
    near.actors, near.framing, near.seconds, near.hold = [lone], Framing.CLOSE_UP, REACTION, 0.3
    near.transition = Transition.CUT
    return near
