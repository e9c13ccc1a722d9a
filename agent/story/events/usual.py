"""What is usual with an action: how long it takes, what is heard of it, and how one feels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ....common.acts import Act, Action, Manner, Outcome, Tone
from ....common.vocabulary import Emotion, Sound
from .lines import QUIET
from .parts import Parts, is_played

SECONDS: Final[Mapping[Action, float]] = {
    Action.CLIMB: 2.6, Action.RIDE: 3.0, Action.DANCE: 3.0, Action.SLEEP: 2.6, Action.CHASE: 2.8, Action.FLEE: 2.2,
    Action.SWIM: 2.8, Action.FLY: 2.8, Action.DIG: 2.6, Action.BUILD: 2.6, Action.DRAW: 2.6, Action.STIR: 2.4,
    Action.EAT: 2.4, Action.READ: 2.6, Action.PLAY: 2.8, Action.SEARCH: 2.6, Action.WAIT: 2.8, Action.HUG: 2.4,
    Action.FIGHT: 2.6, Action.CARRY: 2.4, Action.PUSH: 2.4, Action.PULL: 2.4, Action.GIVE: 2.4, Action.TAKE: 2.0,
    Action.THROW: 2.0, Action.HIDE: 2.0, Action.CRY: 2.4, Action.LAUGH: 2.0, Action.SINK: 3.0, Action.FALL: 1.5,
    Action.GO: 2.2, Action.FOLLOW: 2.4, Action.CLEAN: 2.4, Action.USE: 2.2, Action.ATTEMPT: 2.4, Action.SING: 2.6,
}  # fmt: skip
USUAL_SECONDS: Final = 1.8
"""Seconds of an action that isn't among them."""
FEELS: Final[Mapping[Action, Emotion]] = {
    Action.CRY: Emotion.SAD, Action.LAUGH: Emotion.HAPPY, Action.CELEBRATE: Emotion.HAPPY, Action.DANCE: Emotion.HAPPY,
    Action.HUG: Emotion.HAPPY, Action.KISS: Emotion.HAPPY, Action.FLEE: Emotion.SCARED, Action.TREMBLE: Emotion.SCARED,
    Action.FIGHT: Emotion.ANGRY, Action.HIT: Emotion.ANGRY, Action.KICK: Emotion.ANGRY, Action.SHOUT: Emotion.ANGRY,
    Action.CHASE: Emotion.ANGRY, Action.FALL: Emotion.SURPRISED, Action.THINK: Emotion.THOUGHTFUL,
    Action.SEARCH: Emotion.THOUGHTFUL, Action.WAIT: Emotion.THOUGHTFUL, Action.HIDE: Emotion.SCARED,
    Action.REFUSE: Emotion.ANGRY, Action.GIVE: Emotion.HAPPY, Action.WAVE: Emotion.HAPPY, Action.RIDE: Emotion.HAPPY,
    Action.SLEEP: Emotion.NEUTRAL, Action.SINK: Emotion.SCARED, Action.CLAP: Emotion.HAPPY, Action.SING: Emotion.HAPPY,
}  # fmt: skip
_MANNERS: Final = {
    Manner.HAPPY: Emotion.HAPPY, Manner.SAD: Emotion.SAD, Manner.ANGRY: Emotion.ANGRY, Manner.SCARED: Emotion.SCARED,
    Manner.PROUD: Emotion.SMUG,
}  # fmt: skip
SOUNDS: Final[Mapping[Action, tuple[Sound, float]]] = {
    Action.FALL: (Sound.CRASH, 0.7), Action.JUMP: (Sound.BOING, 0.3), Action.THROW: (Sound.WHOOSH, 0.5),
    Action.SWIM: (Sound.SPLASH, 0.1), Action.SINK: (Sound.BUBBLES, 0.4), Action.EXPLODE: (Sound.CRASH, 0.2),
    Action.BREAK: (Sound.CRASH, 0.5), Action.GO: (Sound.FOOTSTEPS, 0.0), Action.CHASE: (Sound.FOOTSTEPS, 0.0),
    Action.FLEE: (Sound.FOOTSTEPS, 0.0), Action.HIT: (Sound.POP, 0.5), Action.KICK: (Sound.POP, 0.5),
    Action.FLY: (Sound.WHOOSH, 0.1), Action.VANISH: (Sound.POP, 0.6), Action.APPEAR: (Sound.POP, 0.1),
    Action.CLAP: (Sound.APPLAUSE, 0.0), Action.WAIT: (Sound.CLOCK, 0.1), Action.KISS: (Sound.POP, 0.6),
}  # fmt: skip
"""What is heard with an action, and at which share of it."""
_TONED: Final = {Tone.SAD: Emotion.SAD, Tone.SCARY: Emotion.SCARED, Tone.TENSE: Emotion.THOUGHTFUL, Tone.TENDER: Emotion.HAPPY, Tone.CALM: Emotion.NEUTRAL}  # fmt: skip
_HURTS: Final = (Action.HIT, Action.KICK, Action.CHASE, Action.PUSH)


def feeling(entity: str, own: Act | None, acts: Sequence[Act], parts: Parts, tone: Tone | None) -> Emotion:
    """How somebody looks in a shot: by what they do themselves, what is done to them, and the film's tone.

    Args:
        entity: who it is.
        own: the first act of theirs.
        acts: everything that happens in the shot.
        parts: the bodies of entities.
        tone: the film's.
    """
    usual = Emotion.NEUTRAL
    if tone:
        usual = _TONED.get(tone, Emotion.HAPPY if own is None else Emotion.NEUTRAL)
    if own is None:
        hurt = any(entity == act.whom and act.action in _HURTS for act in acts)
        return Emotion.SCARED if hurt else usual
    for manner in own.manner:
        if manner in _MANNERS:
            return _MANNERS[manner]
    if own.outcome is Outcome.FAILS:
        return Emotion.SAD if tone in QUIET else Emotion.SURPRISED
    if own.action in (Action.HIT, Action.KICK) and not is_played(parts, own.whom):
        return usual  # a ball is kicked and a door knocked at without anger
    return FEELS.get(own.action, usual)
