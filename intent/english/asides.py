"""Which English verbs tell no act: what was before, how somebody is, what isn't done, and what whoever asks says."""

from __future__ import annotations

from dataclasses import replace

from ...common.acts import Action
from ...puppets.acting import verbs
from . import words
from .acts import VOICES, EnglishAct
from .kinds import is_person
from .naming import ASKED, Naming
from .phrase import NounPhrase
from .verbs import Group

_NOT_DONE = frozenset(["don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "weren't"])
_TELLS = frozenset(["do", "does", "did", "is", "are", "was", "were"])
_WISHED = ("want", "wish", "hope", "long", "love", "like", "prefer", "use")
_DONE_ALONG = (Action.CHASE, Action.FOLLOW, Action.PULL, Action.PUSH, Action.CARRY, Action.LIFT)
"""What somebody is seen to do to another one who does something meanwhile."""
_FALLS_FROM_SKY = ("rain", "snow", "hail", "pour")
_AWAITED = (Action.GO, Action.APPEAR, Action.ENTER, Action.RISE, Action.WAKE)
"""What is waited for where it never happens."""
_PLANS = frozenset(["will", "would", "'ll", "can"])
_UNSEEN = (Action.LOOK, Action.SPEAK, Action.TAKE, Action.EAT)
"""Acts of which nothing is seen where they have "nothing" as their object."""


class AsideFinder(Naming):
    """Tells verbs that happen from those that only tell."""

    def _done_by(self, at: int) -> list[str]:
        """Who does what follows the doer of something suffered: "is woken by a bird knocking on his tree"."""
        by = self._kind(at) == "np" and self._kind(at - 1) == "way" and self._chunks[at - 1].word == "by"
        draft = self._drafts[-1] if self._drafts else None
        return list(draft.who) if by and draft is not None and draft.passive else []

    def _beside_the_point(self) -> bool:
        """Whether what does something is only told of on the way: "a bike limps in, bell drooping"."""
        phrase = self._candidates[-1][1]
        bare = not (phrase.determiner or phrase.name or phrase.pronoun or phrase.owner)
        return bare and bool(self._main) and bool(self.events) and bool(phrase.noun)

    def _written(self, group: Group, subject: list[str]) -> bool:
        """Whether it is a sign or a letter that says something."""
        return (
            group.verb.action in VOICES and bool(subject) and self.cast.get(subject[0]).noun in words.WRITTEN
        )

    def _aside(self, at: int, group: Group) -> bool:
        """Whether a verb tells what was before, how somebody is, or what is asked of us, and nothing that happens."""
        if not self.events and group.verb.lemma.split()[0] in self._asks:
            return True
        said = {token.low for token in self.row[self._chunks[at].start : self._chunks[at].end]}
        if self._asks and said & _PLANS and group.verb.lemma.split()[0] in ASKED:
            return True
        trade = group.verb.lemma in ("work", "live") and self._kind(at - 1) == "rel"
        if trade or (group.passive and group.verb.lemma == "call"):
            return True
        covered = group.passive and group.verb.lemma == "cover" and self._kind(at + 1) != "way"
        if covered or (self._purpose and group.negated):
            return True
        if (
            group.passive
            and group.verb.lemma == "leave"
            and self._kind(at + 1) in ("end", "comma", "link", "")
        ):
            return True
        if group.passive and group.verb.lemma == "make" and self._kind(at + 1) == "way":
            return self._chunks[at + 1].word in ("of", "from")
        earlier = group.form == "past" and not group.passive and group.finite and self._chunker.in_present
        earlier = earlier or (group.before and self._chunker.in_present)
        how = group.verb.lemma == "feel" and bool(group.about) and self._is_so(at)
        unseen = group.verb.action in _UNSEEN and self._kind(at + 1) == "np" and self._nobody_at(at + 1)
        to_be = group.verb.lemma == "feel" and self.row[self._chunks[at].start].low == "to"
        like = (
            group.verb.lemma == "look" and self._kind(at + 1) == "way" and self._chunks[at + 1].word == "like"
        )
        stands = group.verb.lemma == "stand" and group.form == "ing"
        which = self._kind(at - 1) == "rel" and "never" not in said
        not_done = group.negated and (which or not self._tries(at))
        unwished = group.wish and (group.negated or group.verb.lemma in _WISHED)
        weather = self._nature in words.DAYTIMES | {"it"} or (
            bool(self._nature) and group.verb.action is Action.ATTEMPT
        )
        return (
            not_done
            or like
            or self._only_tells_which(at, group)
            or earlier
            or how
            or unseen
            or to_be
            or stands
            or unwished
            or weather
        )

    def _only_tells_which(self, at: int, group: Group) -> bool:
        """Whether a clause without its "that" tells which thing is meant: "snatches the chip they were sharing"."""
        doer = self._chunks[at - 1].phrase if self._kind(at - 1) == "np" else None
        thing = self._chunks[at - 2].phrase if self._kind(at - 2) == "np" else None
        whole = self._kind(at + 1) in ("end", "comma", "link", "")
        if doer is None or thing is None or not whole or group.passive or group.verb.object != "what":
            return False
        return doer.pronoun in words.NOMINATIVE and bool(thing.noun) and bool(thing.determiner)

    def _freezes(self, at: int, group: Group, subject: list[str]) -> bool:
        """Whether somebody is cold, which is seen."""
        alive = bool(subject) and self.cast.lives(subject[0]) and not group.negated
        return alive and self.row[self._chunks[at].end - 1].low in ("cold", "freezing")

    def _tries(self, at: int) -> bool:
        """Whether what isn't done is tried or awaited, so that it is seen to fail: "can't open it", "never comes"."""
        chunk = self._chunks[at]
        said = {token.low for token in self.row[chunk.start : chunk.end]}
        if "never" in said and chunk.group is not None and chunk.group.verb.action not in _AWAITED:
            return False
        return not said & _NOT_DONE and not ("not" in said and said & _TELLS)

    def _is_so(self, at: int) -> bool:
        """Whether a feeling is how somebody is from the start, and doesn't come up: "is scared of the dentist"."""
        chunk = self._chunks[at]
        being = any(self.row[k].low in words.BE | {"'m"} for k in range(chunk.start, chunk.end))
        after = self._chunks[at + 1].word if self._kind(at + 1) == "way" else ""
        return self._kind(at - 1) == "rel" or (being and (not self.events or after == "of"))

    def _nobody_at(self, at: int) -> bool:
        phrase = self._chunks[at].phrase
        return phrase is not None and phrase.pronoun == "nobody"

    def _said_in(self, at: int) -> set[str]:
        """The words of a chunk."""
        return {token.low for token in self.row[self._chunks[at].start : self._chunks[at].end]}

    def _over_and_over(self, at: int, group: Group, subject: list[str]) -> bool:
        """Whether a verb only says that the act goes on: "knocks and knocks", "runs and runs"."""
        told = self.events[-1].acts[-1] if self.events and not self._drafts else None
        again = (
            self._kind(at - 1) == "link" and self._chunks[at - 1].word == "and" and self._kind(at - 2) == "vg"
        )
        if not again or told is None or told.verb != group.verb.lemma or told.who != subject:
            return False
        if self._kind(at + 1) in ("end", "comma", "link", ""):
            told.times = min(3, told.times + 1)
            return True
        self.events[-1].acts.pop()  # "pulls and pulls the rope": told with its object now
        self.events = self.events if self.events[-1].acts else self.events[:-1]
        return False

    def _begins_to_rain(self, at: int, group: Group) -> bool:
        """Whether the weather changes within the story, which is seen: "it starts to rain", and not "it was raining"."""
        noun = next((word for word in _FALLS_FROM_SKY if group.verb.lemma.startswith(word)), "")
        told = bool(self.events or self._drafts) and not self._said_in(at) & words.BE and not group.negated
        if self._nature != "it" or not noun or not told:
            return False
        sky = "rain" if noun == "pour" else noun
        verb = verbs.find_verb("fall") or group.verb
        self._drafts.append(EnglishAct(verb, self.cast.mention(NounPhrase(f"the {sky}", sky, "the"))))
        self._verbed = True
        return True

    def _in_full(self, at: int, group: Group) -> Group:
        """What "does" stands for: "the dog didn't jump, but the cat did"."""
        if group.negated:
            self._denied = group
        alone = group.verb.lemma == "do" and self._kind(at + 1) in ("end", "comma", "link", "")
        return replace(self._denied, negated=False) if alone and self._denied and not group.negated else group

    def _suffers(self, at: int, group: Group) -> bool:
        """Whether somebody who is named does it to the one before: "runs past, chased by a dog"."""
        if self._kind(at + 2) != "np":
            return False
        by = self._chunks[at + 2].phrase
        named = group.form == "past" and self._chunks[at + 1].word == "by" and by is not None
        beside = self._kind(at - 1) == "np" or (self._kind(at - 1) == "comma" and self._verbed)
        if not named or not beside or not self._last or by is None:
            return False
        alive = bool(by.name or by.pronoun) or by.noun in words.ANIMALS or is_person(by.noun)
        return alive and group.verb.action in _DONE_ALONG

    def _doer_follows(self, at: int) -> bool:
        """Whether who does what hangs in front is named after it: "after dancing, a wizard kisses a girl"."""
        k = at + 1
        while self._kind(k) in ("np", "way", "manner", "skip"):
            k += 1
        phrase = (
            self._chunks[k + 1].phrase if self._kind(k) == "comma" and self._kind(k + 1) == "np" else None
        )
        verb = self._chunks[k + 2].group if self._kind(k + 2) == "vg" else None
        return phrase is not None and not phrase.pronoun and verb is not None and verb.finite
