"""Who and what an English phrase means where it stands: pronouns and owners."""

from __future__ import annotations

from ...common.acts import Act, Action, EntityKind, Way
from ..text import word_set
from . import words
from .acts import TAKES_TWO, EnglishAct
from .doers import HANDLES, DoerFinder
from .phrase import NounPhrase
from .walk import RIDDEN

TO_SOMEBODY = (
    Action.HUG,
    Action.WHISPER,
    Action.SPEAK,
    Action.SHOUT,
    Action.WAVE,
    Action.CHASE,
    Action.FOLLOW,
)
"""Acts towards somebody, even where a part of a body or "it" is named."""
_PLACED = ("on", "in", "into", "inside", "under", "onto", "through")

_MOUNTS = (Action.RIDE, Action.SIT, Action.JUMP, Action.CLIMB)
_GOES_BACK = (Action.PUT, Action.PUSH, Action.PULL, Action.THROW, Action.GIVE)
_LETS_GO = (Action.DROP, Action.THROW, Action.GIVE, Action.EAT, Action.BREAK)
_IN_AND_OUT = (Action.PUT, Action.TAKE, Action.DROP, Action.HIDE)
_FONDLES = word_set("pat stroke tickle pet cuddle scratch groom comfort console soothe")
"""What is done to the living, so that "it" and "them" are somebody."""
_GOES_OFF = (Action.FLY, Action.ROLL, Action.FLOAT, Action.SLIDE)
"""What a thing does that somebody then runs after."""
_OUT = (Way.OUT_OF, Way.OFF, Way.FROM)


def _is_age(noun: str) -> bool:
    """Whether a noun is a number, as in "I am eighty-one"."""
    return noun.split("-")[0] in words.TENS or noun in words.NUMBERS


def _comes_out(act: Act) -> bool:
    """Whether an act takes something out of where it was: "pulls the sword out"."""
    out = act.path in _OUT or act.verb.endswith((" out", " off"))
    return out and act.action in (Action.TAKE, Action.PULL, Action.LIFT, Action.PUSH)


class MeaningFinder(DoerFinder):
    """Finds the entities that phrases mean."""

    def _mean(self, phrase: NounPhrase, as_object: bool, at: int) -> list[str]:
        """The ids that a phrase means."""
        if phrase.pronoun == "nobody":
            self._nothing = not as_object
            return []
        seen = bool(self._drafts) and self._drafts[-1].verb.action in (Action.LOOK, Action.WAVE, Action.LAUGH)
        if phrase.pronoun == "us" and as_object and seen:
            return []
        if phrase.pronoun == "it" and not self._way and self._weather(at):
            self._nature = "it"
            return []
        if phrase.pronoun in ("each", "eachother"):
            return self._subject[1:2]
        if phrase.pronoun in ("i", "you") and self._kind(at + 1) == "vg" and self._kind(at + 2) == "np":
            be, me = self._chunks[at + 1].group, self._chunks[at + 2].phrase
            if be and be.kind == "be" and me and me.noun and not as_object and not _is_age(me.noun):
                return self.cast.call(phrase.pronoun, me)
        if phrase.pronoun:
            return self._stands_for(phrase, as_object, at)
        rear = phrase.noun == "back" and phrase.determiner == "the" and phrase.owner is None and as_object
        if (
            rear
            and self._drafts
            and self._drafts[-1].verb.action in _MOUNTS
            and (ridden := self.cast.lately(RIDDEN, self._subject))
        ):
            return [ridden]
        bare = (
            phrase.noun in words.BODY and phrase.count > 1 and not phrase.determiner and phrase.owner is None
        )
        if bare and not as_object and not self._way and (whose := self.cast.pronoun("they", [], False)):
            self._limb = phrase.noun
            return whose
        limb = phrase.noun in words.BODY and not as_object and not self._way and not self._comes_apart(at)
        self._limb = phrase.noun if limb else ""
        if phrase.owner is not None and limb:
            ids = self._owners or self._mean(phrase.owner, as_object, at)
            self._limb = phrase.noun
            if phrase.owner.determiner in ("a", "an"):
                self.cast.alias(phrase, ids)
            return ids
        if phrase.determiner in words.POSSESSIVES:
            return self._belongs(phrase, as_object, limb)
        return self.cast.mention(phrase, as_object)

    def _named_ones(self, at: int, ids: list[str]) -> None:
        """Gives several their names where they follow: "two mice, Pip and Squeak"."""
        names: list[NounPhrase] = []
        k = at + 1
        while self._kind(k) in ("comma", "link") and self._kind(k + 1) == "np":
            phrase = self._chunks[k + 1].phrase
            if phrase is None or not phrase.name or phrase.character:
                break
            names, last, k = [*names, phrase], self._chunks[k].word, k + 2
        if len(names) == len(ids) > 1 and last == "and":
            for key, phrase in zip(ids, names, strict=True):
                self.cast.christen(key, phrase)

    def _stands_for(self, phrase: NounPhrase, as_object: bool, at: int) -> list[str]:
        """Who a pronoun means here."""
        if phrase.other == "all" and len(self.cast.together) < 3 and (everybody := self.cast.everybody()):
            return everybody
        if not as_object and (beast := self._sounding(phrase.pronoun, at)):
            return beast
        if not as_object and (slept := self._asleep(phrase.pronoun, at)):
            return slept
        if phrase.pronoun == "they" and not as_object and (things := self._scattered(at)):
            return things
        if phrase.pronoun == "it" and not as_object and (moved := self._moved(at)):
            return moved
        draft = self._drafts[-1] if self._drafts and as_object and not self._way else None
        taken = draft is not None and draft.verb.action in (Action.TAKE, Action.CARRY)
        if taken and phrase.pronoun == "it" and self._it and self._it != self._subject:
            return self._it  # the cat that woke up, and not the safe
        pieces = (
            draft is not None and phrase.pronoun == "them" and draft.verb.action in (Action.PUT, Action.BUILD)
        )
        if pieces and draft and (part := self.cast.handled(draft.who)) and not self.cast.lives(part):
            return [part]
        if draft is not None and phrase.pronoun == "it":
            first = self._burning(draft) or self._in_hand(draft)
            if thing_meant := first or self._put_back(draft, at) or self._shut(draft):
                return [thing_meant]
        rides = draft is not None and draft.verb.action is Action.RIDE and phrase.pronoun == "it"
        if ridden := self.cast.lately(RIDDEN, self._subject) if rides else None:
            return [ridden]
        if draft is not None and (meant := self._done_to_whom(draft, phrase.pronoun)):
            return meant
        held = {key for draft in self._drafts[-1:] for key in (draft.what, draft.whom) if key}
        held |= self._searched(draft) if draft is not None else set()
        hangs = bool(self._drafts) and (bool(self._with) or as_object)
        doers = (self._drafts[-1].who if hangs else []) or self._subject
        avoid = [*doers, *held] if as_object and phrase.pronoun == "it" else self._subject
        reflexive = phrase.pronoun.endswith(("self", "selves"))
        told = self._drafts[-1].verb.lemma if self._drafts and as_object and not self._way else ""
        thing = bool(told) and self._drafts[-1].verb.object == "what" and phrase.pronoun == "it"
        thing = thing and self._drafts[-1].verb.action is not Action.HIDE
        social = bool(told or self._way) and self._drafts and self._drafts[-1].verb.action in TO_SOMEBODY
        thrown = self._way == "at" and bool(self._drafts) and self._drafts[-1].verb.action is Action.THROW
        social = social or thrown or (as_object and self._becomes_alive(at))
        place = self._way in _PLACED
        alive = (
            True
            if (told in TAKES_TWO and self._kind(at + 1) == "np") or social or (place and self._worn())
            else False
            if thing or place or (not as_object and self._gives_way(at))
            else None
        )
        subject = self._subject if reflexive or not as_object else avoid
        again = phrase.pronoun == "it" and not as_object and alive is None and not self._way
        if again and self._it and self._it != self._main:
            return self._it
        found = self.cast.pronoun(
            phrase.pronoun, subject, as_object, alive if phrase.pronoun == "it" else None,
            lively=not as_object and self._takes_life(at),
        )  # fmt: skip
        if draft is not None and phrase.pronoun == "it" and found:
            found = self._edible(draft, found)
        self._it = found if again and not self._verbed else self._it
        return found

    def _edible(self, draft: EnglishAct, found: list[str]) -> list[str]:
        """What is eaten rather than the place where it is: the crumb, not the leaf they hide under."""
        if draft.verb.action is not Action.EAT or not self.cast.beside(found[0]):
            return found
        own = {self.cast.get(key).noun for key in draft.who}
        eaten = self.cast.lately(words.FOODS | {"crumb"} | words.ANIMALS - own, draft.who)
        return [eaten] if eaten and self.cast.may_be(eaten, "it") else found

    def _burning(self, draft: EnglishAct) -> str | None:
        """What burns, where "it" is put out: the curtain and not the cake."""
        if draft.verb.lemma not in ("put out", "blow out", "extinguish"):
            return None
        acts = [act for event in self.events for act in event.acts if act.action is Action.BURN]
        burns = [key for act in acts[-1:] for key in (act.what, *act.who) if key and not self.cast.lives(key)]
        return burns[0] if burns else None

    def _told_last(self, draft: EnglishAct) -> Act | None:
        """What the same one did just before."""
        acts = [act for event in self.events[-1:] for act in event.acts]
        acts += [one.act() for one in self._drafts[:-1] if not one.state]
        return acts[-1] if acts and acts[-1].who == draft.who else None

    def _shut(self, draft: EnglishAct) -> str | None:
        """What something was put into or taken out of, where "it" is opened or closed: the suitcase, not the shirt."""
        act = self._told_last(draft)
        if act is None or draft.verb.action not in (Action.OPEN, Action.CLOSE):
            return None
        inside = act.path in (Way.INTO, Way.OUT_OF, Way.AT)
        if act.action in _IN_AND_OUT and inside and act.whom and not self.cast.lives(act.whom):
            return act.whom
        return self.cast.last_thing() if act.action is Action.CHASE else None

    def _done_to_whom(self, draft: EnglishAct, pronoun: str) -> list[str]:
        """Whom what is only done to certain ones is done to: who was sought is found, who is stuck is pulled out."""
        if (
            draft.verb.lemma == "find"
            and (sought := self._sought(draft))
            and self.cast.may_be(sought, pronoun)
        ):
            return [sought]
        if pronoun == "it" and draft.verb.lemma.split()[0] == "pull" and (stuck := self._stuck(draft.who)):
            return [stuck]
        last = self.events[-1].acts[-1] if self.events else None
        gone = last.who if last and last.action in _GOES_OFF and len(last.who) == 1 else []
        if (
            pronoun == "it"
            and draft.verb.action in (Action.CHASE, Action.CATCH)
            and gone
            and not self.cast.lives(gone[0])
        ):
            return list(gone)  # "the wind blows a ball away and he chases it"
        gentle = draft.verb.lemma.split()[0] in _FONDLES
        if pronoun == "it" and gentle and (near := self.cast.near(draft.who)):
            return [near] if self.cast.may_be(near, "it") else []
        return self.cast.several_living(draft.who) if pronoun == "them" and gentle else []

    def _sought(self, draft: EnglishAct) -> str | None:
        """Whom or what the same one looked for."""
        acts = [act for event in self.events[-5:] for act in event.acts if act.who == draft.who]
        found = [act.what or act.whom for act in acts if act.action is Action.SEARCH and act.path is None]
        return found[-1] if found else None

    def _searched(self, draft: EnglishAct) -> set[str]:
        """Where somebody looked for what they find: "looks under the bed and finds it" finds no bed."""
        act = self._told_last(draft)
        if act is None or draft.verb.lemma not in ("find", "discover", "see", "spot"):
            return set()
        looked = act.action in (Action.LOOK, Action.SEARCH) and act.path is not None
        return {act.whom} if looked and act.whom and not self.cast.lives(act.whom) else set()

    def _in_hand(self, draft: EnglishAct) -> str | None:
        """What whoever drops something has had in their hands: "waters the roses … a bee stings him and he drops it"."""
        if draft.verb.action in HANDLES and (taken := self._just_taken(draft)):
            return taken
        if draft.verb.action is not Action.DROP or not draft.who:
            return None
        told = [act for event in self.events[-4:] for act in event.acts]
        told += [one.act() for one in self._drafts[:-1] if not one.state]
        acts = [act for act in told if act.who == draft.who and act.what]
        thing = acts[-1].what if acts and acts[-1].action not in _LETS_GO else None
        return thing if thing and not self.cast.lives(thing) else None

    def _just_taken(self, draft: EnglishAct) -> str | None:
        """Whom or what the same one picked up just before: "picks up the duckling and carries it"."""
        last = self.events[-1].acts[-1] if self.events and not self._drafts[:-1] else None
        if (
            last is None
            or last.who != draft.who
            or last.action not in (Action.TAKE, Action.LIFT, Action.CATCH)
        ):
            return None
        alive = last.what is not None and self.cast.get(last.what).kind is EntityKind.ANIMAL
        return last.what if alive else None

    def _put_back(self, draft: EnglishAct, at: int) -> str | None:
        """What goes back where it came from: the sword that was pulled out, the bike that was pushed in before."""
        after = self.row[self._chunks[at].end].low if self._chunks[at].end < len(self.row) else ""
        if draft.verb.action not in _GOES_BACK or not (after == "back" or draft.verb.lemma.endswith(" back")):
            return None
        acts = [act for event in self.events for act in event.acts]
        acts += [one.act() for one in self._drafts[:-1]]
        out = [act for act in acts if act.what and _comes_out(act)]
        same = [act for act in acts if act.what and act.action is draft.verb.action and act.path]
        first = (same if draft.verb.action in (Action.PUSH, Action.PULL) else []) or out
        if not first:
            return None
        gone = first[-1]
        near = self._kind(at + 1) == "way" and self._kind(at + 2) != "np" and gone.whom
        if (near or draft.verb.lemma.endswith(" back")) and gone.whom and draft.whom is None:
            draft.whom = gone.whom
        return gone.what

    def _belongs(self, phrase: NounPhrase, as_object: bool, limb: bool) -> list[str]:
        """What "his hat" means, and for a part of a body that acts, whose it is."""
        owner = self._another(phrase) if as_object else []
        owner = owner or self.cast.own(phrase.determiner, self._subject if as_object else self._main)
        if limb and owner:
            return owner
        ids = self.cast.mention(phrase)
        if owner and phrase.noun in words.BODY and not as_object:
            self.cast.owner[ids[0]] = owner[0]
        self.cast.belong(ids, phrase.determiner)
        if phrase.determiner == "its" and owner and not as_object and owner != self._subject:
            self.cast.note(owner, "other")
        return ids
