"""Who and what a Chinese clause means that it doesn't name: the topic goes on, as far as a verb can be its own.

Chinese drops whoever the story is about over commas and sentences. One chain answers for everybody left out: whom the
last clause was about; who did something to them, where that was told with 被; the last living one. The first of them
who can do what a verb says does it. What a verb is done to follows the same rule, from what was handled last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from ...common.acts import TRAVELS, Action, EntityKind, Way
from .kinds import GETS_UP, LIVES, WILLED
from .known import ChineseKnown

if TYPE_CHECKING:
    from .deed import Deed

_MOVES: Final = TRAVELS | {Action.FALL, Action.LEAVE, Action.FLEE, Action.JUMP}
"""What somebody or something is on the move by, and can be chased."""
_STOWS: Final = "藏埋塞锁挂贴摆放"
"""First letters of putting something somewhere, which nothing lifeless does with itself."""
_GRIPS: Final = "缠绕裹压淹砸罩粘黏盖淋照晒烫"
"""First letters of what things do to somebody too: noodles wind round a cat."""
_SEIZES: Final = frozenset("抢夺捡拾拣偷戴穿读折")
"""First letters of what is done to things, and not to an animal."""


def _shows_life(act: Deed) -> bool:
    """Whether who does an act is somebody, whatever they are made of."""
    feels = act.action is Action.FEEL and bool(act.manner)
    return act.action in WILLED or act.word in GETS_UP or feels


class ChineseDiscourse(ChineseKnown):
    """The entities of one reading, with who goes on where a clause leaves somebody out."""

    def __init__(self, original: str) -> None:
        super().__init__(original)
        self._agent: list[str] = []
        """Who did the last thing that 被 told of whoever the story is about."""
        self.robbed: str | None = None
        """From whom something was taken last."""
        self._moving: set[str] = set()
        """Who and what was told to be on the move last."""
        self._patient: list[str] = []
        """What the last acts were done to, the last one first."""

    def goes_on(self, action: Action, word: str) -> list[str]:
        """Who does what a verb says where its clause names nobody."""
        stows = word[0] in _STOWS and action in (Action.HIDE, Action.PUT)
        if word[0] in _GRIPS or (action not in LIVES and not stows):
            return self.subject
        return next((some for some in self._chain() if self.alive(some[0])), self.subject)

    def pursued(self, who: Sequence[str]) -> list[str]:
        """Whom somebody chases or follows who names nobody: whom the story was about, or who met them last."""
        if (topic := [one for one in self.subject if one not in who][:1]) and topic[0] in self._moving:
            return topic
        met = [one for one in self.last if one not in who and self.person([one])]
        others = ([one for one in some if one not in who] for some in (topic, met, self.actor))
        return next((some[:1] for some in others if some and self.alive(some[0])), topic)

    def cared_for(self, but: Sequence[str]) -> str | None:
        """The living one whom the last acts were done to, beside these."""
        return next((one for one in self._patient if one not in but and self.alive(one)), None)

    def seized(self, word: str, pronoun: str, but: Sequence[str]) -> list[str]:
        """The thing that a pronoun means before a verb that is only done to things: what was just carried off."""
        if pronoun not in ("它", "牠", "佢", "其") or word[:1] not in _SEIZES:
            return []
        things = (one for one in self._patient if self.kind(one) is EntityKind.THING)
        return [one for one in things if one not in (*but, *self.parts) and not self.scenic(one)][:1]

    def told(self, done: Sequence[Deed]) -> None:
        """Note who did what to whom in the acts of a stretch."""
        self.stirred |= {one for act in done if _shows_life(act) for one in act.who if not act.presents}
        taken = [act.whom for act in done if act.action is Action.TAKE and act.path is Way.FROM and act.whom]
        self.robbed = taken[-1] if taken else self.robbed
        first = done[0] if done else None
        if first is not None:
            self._agent = first.who if first.passive else []
            self._moving = {one for act in done if act.action in _MOVES for one in act.who}
            touched = [one for act in reversed(done) for one in (act.what, act.whom) if one]
            self._patient = [one for one in touched if not self.scenic(one)] or self._patient

    def _chain(self) -> Iterator[list[str]]:
        yield from (some for some in (self.subject, self._agent, self.actor) if some)
