"""Who an English pronoun is by what follows it: what tumbles was thrown, who wakes up slept, who barks is a dog."""

from __future__ import annotations

from ...common.acts import Action
from ..noun_classes import PERSON, noun_class
from ..text import word_set
from . import words
from .acts import MOVING
from .bodies import BodyFinder

_WORN = word_set(
    "crown hat cap scarf coat collar glasses sunglasses wig helmet medal necklace tie bow jacket dress"
)
_GIVE_WAY = (
    "bend",
    "break",
    "snap",
    "crack",
    "burst",
    "shatter",
    "pop",
    "spill",
    "come loose",
    "come off",
    "tear",
    "rip",
    "split",
)
_COMES_OFF = ("grow", "droop", "fall off", "fall out", "come off", "drop off", "fly off", "fly away")
_LIVELY = frozenset(
    [Action.SPEAK, Action.SHOUT, Action.SING, Action.LAUGH, Action.CRY, Action.LOOK, Action.SEARCH, Action.EAT, Action.DRINK,
     Action.SNEEZE, Action.COUGH, Action.YAWN, Action.SLEEP, Action.KISS, Action.HUG, Action.CHASE, Action.TAKE, Action.GIVE, Action.DIG, Action.NOD,
     Action.WAVE, Action.THINK, Action.FEEL, Action.SIT, Action.CARRY, Action.PUT, Action.THROW]
)  # fmt: skip
"""What hardly anything does that doesn't live."""
_TUMBLES = (Action.FALL, Action.DESCEND, Action.ROLL, Action.BREAK, Action.EXPLODE, Action.FLOAT, Action.SINK)
HANDLES = (Action.CARRY, Action.PUT, Action.GIVE, Action.THROW, Action.LIFT)
_SHOVED = (Action.PUSH, Action.PULL, Action.KICK, Action.ROLL, Action.HIT)
_MOVED = (*HANDLES, *_SHOVED, Action.DROP)
_FLIERS = word_set(
    "bird crow eagle owl seagull gull parrot pigeon stork heron goose swan duck bat bee butterfly ladybird dragon fairy "
    "witch angel superhero plane helicopter rocket drone balloon ufo"
)
"""Who lands rather than what they let go."""
_ANIMAL_SOUNDS = word_set("bark meow miaow purr neigh quack moo oink bleat growl hiss wag")


class DoerFinder(BodyFinder):
    """Finds who acts by what they do."""

    def _scattered(self, at: int) -> list[str]:
        """The things that were thrown or dropped just now, where "they" fall or break."""
        group = self._chunks[at + 1].group if self._kind(at + 1) == "vg" else None
        acts = [act for event in self.events[-1:] for act in event.acts[-1:]]
        thrown = acts[0].what if acts and acts[0].action in (Action.THROW, Action.DROP, Action.PUT) else None
        if group is None or thrown is None or group.verb.action not in _TUMBLES:
            return []
        return [thrown] if self.cast.get(thrown).count > 1 and not self.cast.lives(thrown) else []

    def _becomes_alive(self, at: int) -> bool:
        """Whether what is changed becomes somebody: a witch turns the frog, not the door, "into a prince"."""
        draft = self._drafts[-1] if self._drafts else None
        into = self._kind(at + 1) == "way" and self._chunks[at + 1].word == "into"
        if draft is None or not into or self._kind(at + 2) != "np":
            return False
        if draft.verb.action is not Action.CHANGE and draft.verb.lemma != "turn":
            return False
        became = self._chunks[at + 2].phrase
        noun = became.noun if became is not None else ""
        return noun in words.ANIMALS or noun_class(noun) == PERSON

    def _worn(self) -> bool:
        """Whether what is put somewhere is put on somebody: "puts the crown on it"."""
        what = self._drafts[-1].what if self._drafts else None
        return bool(what) and self.cast.get(str(what)).noun in _WORN

    def _gives_way(self, at: int) -> bool:
        """Whether what follows is what things do: "it bends", "it snaps"."""
        group = self._chunks[at + 1].group if self._kind(at + 1) == "vg" else None
        return group is not None and group.verb.lemma in _GIVE_WAY and self._kind(at + 2) != "np"

    def _moved(self, at: int) -> list[str]:
        """What was carried, pushed or lifted just now, where "it" tumbles: the crumb rolls back down, not the ant."""
        group = self._chunks[at + 1].group if self._kind(at + 1) == "vg" else None
        acts = [act for event in self.events[-1:] for act in event.acts[-1:]]
        acts = [one.act() for one in self._drafts[-1:]] or acts
        if (
            group is None
            or not acts
            or group.verb.action not in _TUMBLES
            or (
                group.verb.action is Action.DESCEND
                and (
                    group.verb.lemma != "land"
                    or any(self.cast.get(who).noun in _FLIERS for who in acts[0].who)
                )
            )
        ):
            return []
        if self._kind(at + 2) == "np" and " " not in group.verb.lemma:  # it breaks something
            return []
        handled = acts[0].what or (acts[0].whom if acts[0].action in _SHOVED else None)
        moved = acts[0].action in _MOVED and handled and not self.cast.lives(handled)
        return [handled] if moved and handled and self.cast.get(handled).count == 1 else []

    def _takes_life(self, at: int) -> bool:
        """Whether what follows is what animals do rather than things: "it sneezes", "it licks her"."""
        group = self._chunks[at + 1].group if self._kind(at + 1) == "vg" else None
        return group is not None and not group.passive and group.verb.action in _LIVELY

    def _comes_apart(self, at: int) -> bool:
        """Whether a part of a body does what its owner doesn't: a beard that burns, a nose that falls off."""
        group = self._chunks[at + 1].group if self._kind(at + 1) == "vg" else None
        if group is None:
            return False
        off = (
            self._kind(at + 2) == "way" and self._chunks[at + 2].word == "off" and self._kind(at + 3) != "np"
        )
        loose = off and group.verb.action in MOVING
        return loose or group.verb.action is Action.BURN or group.verb.lemma in _COMES_OFF

    def _asleep(self, pronoun: str, at: int) -> list[str]:
        """Who "he" is that wakes up: whoever fell asleep before."""
        group = self._chunks[at + 1].group if self._kind(at + 1) == "vg" else None
        if group is None or group.verb.action is not Action.WAKE or pronoun not in ("he", "she", "it"):
            return []
        acts = [
            act for event in self.events for act in event.acts if act.action in (Action.SLEEP, Action.WAKE)
        ]
        slept = acts[-1].who if acts and acts[-1].action is Action.SLEEP and len(acts[-1].who) == 1 else []
        return list(slept) if slept and self.cast.may_be(slept[0], pronoun) else []

    def _sounding(self, pronoun: str, at: int) -> list[str]:
        """Who "he" is that barks: the dog and not the postman."""
        group = self._chunks[at + 1].group if self._kind(at + 1) == "vg" else None
        if group is None or pronoun not in ("he", "she") or group.verb.lemma.split()[0] not in _ANIMAL_SOUNDS:
            return []
        beast = self.cast.lately(words.ANIMALS, [])
        return [beast] if beast and self.cast.may_be(beast, pronoun) else []

    def _weather(self, at: int) -> bool:
        start = self._chunks[at].end
        near: list[str] = []
        while (
            len(near) < 4
            and start < len(self.row)
            and self.row[start].is_word | (self.row[start].low == "'s")
        ):
            near.append(self.row[start].low)
            start += 1
        if near and near[0].startswith("pour") and near[1:2] and near[1] not in words.WAYS:
            return False
        return any(low.startswith(("rain", "snow", "storm", "thunder", "pour")) for low in near)
