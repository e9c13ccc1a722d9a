"""How prominent those told of so far are, and which of them are still there: what no language changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

from ..common.acts import Act, Action, Outcome

GrammaticalRole = Literal["subject", "object", "other"]
_CONSUMED: Final = frozenset([Action.EAT, Action.DRINK])
"""What a thing doesn't outlast to which it is done."""
_ENDED: Final = frozenset([Action.VANISH])
_RETURNED: Final = frozenset([Action.APPEAR, Action.WAKE, Action.CHANGE, Action.GROW])
_WILLED: Final = frozenset(
    [
        Action.CHASE, Action.FLEE, Action.CLIMB, Action.DANCE, Action.SLEEP, Action.WAKE, Action.KNEEL, Action.BOW,
        Action.HIDE, Action.TAKE, Action.GIVE, Action.CATCH, Action.DIG, Action.EAT, Action.DRINK, Action.HUG,
        Action.KISS, Action.SPEAK, Action.SHOUT, Action.WHISPER, Action.SING, Action.LAUGH, Action.CRY, Action.LOOK,
        Action.SEARCH, Action.POINT, Action.WAVE, Action.NOD, Action.REFUSE, Action.CELEBRATE, Action.CLAP,
        Action.THINK, Action.SNEEZE, Action.COUGH, Action.YAWN, Action.FEEL,
    ]
)  # fmt: skip
"""What only somebody does, so that a moon or a teapot that does it is one of the cast."""
_BY_ROLE: Final = {
    # (language's pronoun for things, as an object): what each part that was played last weighs
    (True, False): {"subject": 1.0, "object": 1.3, "other": -0.3},
    (True, True): {"subject": 0.7, "object": 1.6, "other": -0.3},
    (False, False): {"subject": 1.6, "object": 0.8, "other": 0.0},
    (False, True): {"subject": 1.6, "object": 0.8, "other": 0.0},
}
_FADES: Final = {True: 1.3, False: 0.9}
"""By how much one who may be a thing, or a person, is less prominent a clause later."""
_ACTS_ON: Final = 1.2
_GONE: Final = 5.0


@dataclass(frozen=True)
class Referent:
    """One of those told of, as somebody sees them who looks for what a pronoun means.

    Attributes:
        age: clauses since they were told of last.
        role: what part they played then.
        acts: whether it is a thing that did of its own will what things don't.
        gone: whether it was eaten or vanished.
    """

    age: float
    role: GrammaticalRole
    acts: bool = False
    gone: bool = False


def salience(one: Referent, *, thing: bool, as_object: bool) -> float:
    """How prominent a referent is for a pronoun: the nearer and the greater its part, the more.

    Args:
        one: who was told of.
        thing: whether the pronoun may mean a thing ("it", 它) rather than a person.
        as_object: whether something is done to what the pronoun means.
    """
    weight = _BY_ROLE[thing, as_object][one.role] - _FADES[thing] * one.age
    goes_on = thing and not as_object and one.acts and one.role == "subject"
    return weight + _ACTS_ON * goes_on - _GONE * (one.gone and not as_object)


@dataclass
class ExistenceLedger:
    """What became of everybody in the story so far.

    Attributes:
        acting: who did of their own will what only somebody does.
        gone: what was eaten or vanished, and does nothing more; it may be sought or built again.
    """

    acting: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)

    def record(self, acts: Iterable[Act]) -> None:
        """Notes what acts that are over have done to whom."""
        for act in acts:
            if act.action in _RETURNED:
                self.gone.difference_update(act.who)
            if act.action in _WILLED:
                self.acting.update(act.who)
            if act.outcome is not Outcome.DONE:
                continue
            if act.action in _CONSUMED and act.what:
                self.gone.add(act.what)
            if act.action in _ENDED:
                self.gone.update(act.who)
