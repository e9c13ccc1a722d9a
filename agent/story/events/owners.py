"""Whose things are: what is given back goes to whose it was, also where the request doesn't say to whom."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from ....common.acts import Act, Action
from .ledger import Ledger
from .parts import Parts, is_alive

_BACK: Final = re.compile(r"\bback\b|return|还|還")
"""Verbs of giving that say whose the thing was."""
_ROBS: Final = frozenset({Action.TAKE, Action.CATCH, Action.PULL})
_PARTS_WITH: Final = frozenset(
    {Action.GIVE, Action.PUT, Action.THROW, Action.DROP, Action.WEAR, Action.CARRY}
)
"""What one does with one's own things."""


@dataclass
class Owners:
    """Remembers whose a thing was when it was first told of."""

    parts: Parts
    ledger: Ledger
    whose: dict[str, str] = field(default_factory=dict)

    def received(self, act: Act, before: Act | None, met: Collection[str]) -> Act:
        """An act of giving with who gets the thing.

        Args:
            before: the act before it.
            met: whom and what the acts so far were about, in their order.
        """
        if act.action is not Action.GIVE or not self.parts.get(act.what or ""):
            return act
        owner = self.whose.get(act.what or "")
        if owner and owner not in act.who and _BACK.search(act.verb):
            return act.model_copy(update={"whom": owner})
        if act.whom is not None:
            return act
        near = [*(before.names if before is not None else ()), *reversed(list(met))]
        others = (
            one
            for one in near
            if one not in act.who and is_alive(self.parts, one) and not self.ledger.of(one).gone
        )
        return act.model_copy(update={"whom": next(others, None)})

    def remember(self, act: Act) -> None:
        """Notes whose the thing of an act was: who was robbed of it, or who first had it to give away."""
        robbed = act.action in _ROBS and is_alive(self.parts, act.whom)
        owner = act.whom if robbed else next(iter(act.who), None) if act.action in _PARTS_WITH else None
        if act.what and owner:
            self.whose.setdefault(act.what, owner)
