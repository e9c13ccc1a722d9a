"""The phrase that a character is known for: said once in a film, as its owner sets out to do something.

Two films of three have it, by their seed: what is always said is soon no joke, and leaves no room for other words. Who takes everything drily says it when the deed is done. It is never said in sad, calm and tender films, nor where
words that nobody asked for may not be said; that is the matter of :mod:`.speech`.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Final

from ....common.acts import Action, Entity, Manner, Outcome
from ....common.story import Language
from ....intent.people import Persona
from ..film import manner
from .exclaimed import Moment, Occasion
from .parts import Part

DEEDS: Final = frozenset(
    {
        Action.CLIMB, Action.JUMP, Action.FLY, Action.SWIM, Action.RIDE, Action.CHASE, Action.BUILD, Action.DIG,
        Action.OPEN, Action.TAKE, Action.CATCH, Action.THROW, Action.PUSH, Action.PULL, Action.LIFT, Action.CARRY,
        Action.FIGHT, Action.DANCE, Action.SEARCH, Action.HIT, Action.KICK, Action.PLAY, Action.DRAW, Action.STIR,
        Action.EAT, Action.USE, Action.ENTER, Action.SLIDE, Action.CLEAN,
    }
)  # fmt: skip
"""What somebody sets out to do; nobody sets out to fall, to cry or to be late."""
SHARE: Final = 2 / 3
"""Of the films of whoever has a phrase, those in which it is said."""
_DRY: Final = "literal"
"""The manner of those who comment rather than announce."""


class CatchPhrases:
    """The phrases of those who are in a film; the first that fits is said, and no other after it."""

    def __init__(self, said: Mapping[str, tuple[str, Moment]]) -> None:
        """
        Args:
            said: words and moment, by the entity of whoever says them.
        """
        self._said = dict(said)

    def fitting(self, occasion: Occasion) -> tuple[Part, Moment, str] | None:
        """Who says which phrase when beside an act; None where none fits."""
        act, speaker = occasion.act, occasion.speaker("doer")
        if speaker is None or act.action not in DEEDS or Manner.SECRET in act.manner:
            return None
        phrase, moment = self._said.get(speaker.entity.id, ("", "before"))
        late = moment == "after" and act.outcome is not Outcome.DONE
        return None if not phrase or late else (speaker, moment, phrase)

    def spent(self) -> None:
        """Notes that one was said: a film has one."""
        self._said.clear()


def phrases_of(
    entities: Mapping[str, Entity],
    characters: Mapping[str, Persona],
    language: Language,
    rng: random.Random,
) -> CatchPhrases:
    """The phrases that presets among the entities are known for, in the film's language; none where chance says so."""
    found: dict[str, tuple[str, Moment]] = {}
    for key, entity in entities.items():
        persona = characters.get(entity.character or "")
        phrase = getattr(persona, "catchphrase", {}).get(language, "")
        if phrase:
            found[key] = (phrase, "after" if manner(persona)[0] == _DRY else "before")
    return CatchPhrases(found if found and rng.random() < SHARE else {})
