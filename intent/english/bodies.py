"""Whose body an English phrase speaks of: what is done to a part of somebody's is done to them, or is a gesture."""

from __future__ import annotations

from abc import abstractmethod

from ...common.acts import Action, EntityKind
from ...puppets.acting import verbs
from ..text import word_set
from . import words
from .acts import MOVING, EnglishAct
from .gestures import gesture, is_own
from .phrase import NounPhrase
from .senses import CUTS, HAIR
from .walk import Walk

_ONTO_BODIES = MOVING | {Action.BUILD, Action.DANCE}
_STRIKES = (Action.HIT, Action.FALL, Action.DESCEND, Action.JUMP, Action.FLY, Action.GO)
_TOUCHES = word_set(
    "tug pull yank bite nip peck kick slap pat stroke tickle lick kiss pinch poke tweak nibble sting prod punch cuddle step tread stamp"
)
_OWN = word_set("lip beard chin moustache whisker leg foot heel brow fist")
"""Parts that one bites, strokes or kicks of oneself."""

HELD_IN = word_set("bag pocket basket hat rucksack backpack")
"""What one has a thing, or a small animal, in that one carries along."""
_DONE_TO = frozenset({Action.CLEAN, Action.PUT, Action.DRAW, Action.OPEN, Action.CLOSE})
"""Acts done to whose body it is where a part of it alone is named: a knee is bandaged, hair combed."""
_GETS_TO = MOVING | {
    Action.THROW,
    Action.KICK,
    Action.SLEEP,
    Action.LIE,
    Action.DROP,
    Action.FLOAT,
    Action.WAIT,
    Action.PUSH,
    Action.DRAW,
    Action.LOOK,
}
"""Acts that end at somebody where a part of their body is named."""
_ON_BODIES = ("on", "onto", "around", "round", "over")


def _puts(draft: EnglishAct) -> bool:
    return draft.verb.action is Action.PUT or draft.verb.lemma == "wrap"


class BodyFinder(Walk):
    """Tells parts of bodies that are somebody's own from those that are another's."""

    @abstractmethod
    def _mean(self, phrase: NounPhrase, as_object: bool, at: int) -> list[str]:
        """The ids that a phrase means."""

    def _another(self, phrase: NounPhrase) -> list[str]:
        """Whose body it is that somebody gets to: nobody lands on their own shoulder."""
        draft = self._drafts[-1] if self._drafts else None
        way = self._way or (draft.verb.lemma.split()[-1] if draft is not None else "")
        onto = way in ("on", "onto", "at", "around", "over", "down") and phrase.noun in words.BODY
        held = (
            not self._way and phrase.noun == "hand" and draft is not None and draft.verb.action is Action.TAKE
        )
        if draft is None or not (held or (onto and draft.verb.action in _ONTO_BODIES)):
            return []
        return self.cast.other(phrase.determiner, self._subject)

    def _touched(self, draft: EnglishAct, phrase: NounPhrase, at: int) -> list[str]:
        """Whose body is pulled, pecked or hit on: "tugs at her trunk" is done to her, and so is what falls on her head."""
        owned = phrase.owner is not None or phrase.determiner in ("his", "her", "its")
        if (
            not draft.who
            or not owned
            or phrase.noun not in words.BODY | {"tooth"}
            or draft.verb.lemma == "shake"
        ):
            return []
        if self._way and draft.what and _puts(draft) and self._way in _ON_BODIES:
            return self._dressed(draft, phrase, at)
        struck = not self.cast.lives(draft.who[0]) and draft.verb.action in _STRIKES
        at_it = not self._way and draft.verb.lemma.split()[0] in _TOUCHES and phrase.noun not in _OWN
        trimmed = bool(phrase.owner) and draft.verb.lemma in CUTS and phrase.noun in HAIR and not self._way
        into = self._way in ("in", "into") or (not self._way and draft.verb.lemma.endswith(" into"))
        caught = into and phrase.noun in ("arm", "lap") and draft.verb.action in MOVING
        if (self._way or draft.goes) and phrase.owner is not None and draft.verb.action in _GETS_TO:
            return self._whose(phrase, at)
        if (
            not self._way
            and phrase.owner is not None
            and draft.verb.action in _DONE_TO
            and draft.what is None
        ):
            return self._whose(phrase, at)
        theirs = self._theirs(draft, phrase)
        hand = theirs and not self._way and phrase.noun in ("hand", "paw", "arm", "wing")
        if hand and draft.verb.lemma in ("take", "hold", "grab"):
            draft.verb = verbs.find_verb("hold hands with") or draft.verb
            return theirs
        if theirs and (self._way or draft.goes or draft.verb.action is Action.CLEAN):
            return theirs
        past_legs = self._way in ("between", "under", "through") and phrase.noun in ("leg", "foot")
        if not (struck or at_it or trimmed or caught or past_legs):
            return []
        if trimmed or caught:
            draft.verb = verbs.find_verb("groom" if trimmed else "hug") or draft.verb
        return self._whose(phrase, at) if phrase.owner else self.cast.other(phrase.determiner, draft.who)

    def _gestures(self, draft: EnglishAct, phrase: NounPhrase, at: int) -> bool:
        """Whether a phrase is the part of one's own body of a gesture: "scratches his beard", "bumps her head"."""
        worn = (
            self._way in ("on", "onto")
            and phrase.noun in ("head", "nose")
            and draft.verb.action is Action.PUT
        )
        own = bool(draft.who) and phrase.determiner in words.POSSESSIVES and phrase.owner is None
        if worn and draft.what and own and not self._theirs(draft, phrase):
            draft.verb = verbs.find_verb("put on") or draft.verb
            return True
        if (
            own
            and self._way in ("on", "onto")
            and draft.verb.action is Action.DROP
            and draft.what
            and phrase.noun in words.BODY
        ):
            return not self._theirs(draft, phrase)
        free = not self._way and draft.what is None and draft.whom is None and bool(draft.who)
        theirs = phrase.determiner in words.POSSESSIVES and phrase.owner is None
        shown = gesture(draft.verb.lemma, phrase.noun) if free and theirs and not draft.passive else None
        around = self._kind(at + 1) == "way" and self._chunks[at + 1].word in ("around", "round")
        if shown is None or around or not self.cast.lives(draft.who[0]):
            return False
        if not is_own(draft.verb.lemma) and self.cast.other(phrase.determiner, draft.who):
            return False
        draft.verb = shown
        return True

    def _theirs(self, draft: EnglishAct, phrase: NounPhrase) -> list[str]:
        """Whose "his" body is where the doer can't be he, or somebody else was just called so."""
        if phrase.determiner not in ("his", "her", "its") or phrase.owner is not None:
            return []
        if self._way == "from" and draft.verb.action is Action.FLOAT:  # nobody hangs from their own beak
            return self.cast.other(phrase.determiner, draft.who)
        if not self._way and phrase.noun in ("hand", "paw", "arm") and draft.verb.action is Action.TAKE:
            return self.cast.other(phrase.determiner, draft.who)
        if another := self._another(phrase):
            return another
        lifeless = self.cast.get(draft.who[0]).kind is EntityKind.THING and phrase.determiner != "its"
        if lifeless and (him := self.cast.other(phrase.determiner, draft.who)):
            return him  # a lamp that bends down to a man is no "he"
        if self.cast.is_owned(draft.who[0], phrase.determiner):
            return self.cast.other(phrase.determiner, draft.who)  # "his squire oils his knees"
        owner = self.cast.own(phrase.determiner, draft.who)
        if not owner or owner == draft.who:
            return []
        return owner if self.cast.lives(owner[0]) else self.cast.other(phrase.determiner, draft.who)

    def _dressed(self, draft: EnglishAct, phrase: NounPhrase, at: int) -> list[str]:
        """Whose head, neck or back something is put on: another one's, if they can't be meant who act."""
        if draft.what and self.cast.get(draft.what).noun == "head":  # a head on a lap is leant on somebody
            draft.verb, draft.what = verbs.find_verb("lean on") or draft.verb, None
        if phrase.owner is not None:
            return self._whose(phrase, at)
        return self._theirs(draft, phrase)

    def _worn_along(self, at: int, phrase: NounPhrase) -> bool:
        """Whether a phrase only says where somebody has what they go with: "runs off with soap on his head"."""
        along = (
            self._kind(at - 2) == "np" and self._kind(at - 3) == "way" and self._chunks[at - 3].word == "with"
        )
        own = phrase.noun in words.BODY | HELD_IN and phrase.determiner in words.POSSESSIVES
        return along and own and self._way in ("on", "in", "over", "round", "around")

    def _robbed(self, draft: EnglishAct, phrase: NounPhrase, at: int) -> list[str]:
        """Whose hand or mouth something is taken from: "steals the bun out of his hand" is stolen from him."""
        taken = draft.verb.action is Action.TAKE and self._way in ("from", "out", "off") and bool(draft.what)
        if not taken or phrase.noun not in words.BODY:
            return []
        return self._whose(phrase, at) if phrase.owner else self.cast.other(phrase.determiner, draft.who)

    def _whose(self, phrase: NounPhrase, at: int) -> list[str]:
        """Whose body a part belongs to that isn't the doer's own: "whispers in his ear"."""
        if phrase.owner is not None:
            return self._owners or self._mean(phrase.owner, True, at)
        pronoun = {"his": "him", "her": "her", "its": "it", "their": "them"}.get(phrase.determiner, "")
        return (
            self.cast.pronoun(pronoun, self._subject, True, True if pronoun == "it" else None)
            if pronoun
            else []
        )
