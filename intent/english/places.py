"""Where an English noun phrase stands: at the start of a clause, or on in a list of things to which the same is done."""

from __future__ import annotations

from dataclasses import replace

from ...common.acts import Action, Way
from ...puppets.acting import verbs
from . import words
from .acts import MOVING, EnglishAct, attach
from .chunks import HANDS_OVER
from .kinds import is_person
from .meaning import MeaningFinder
from .phrase import NounPhrase

_ROUND = frozenset([Action.SEARCH, Action.LOOK])
"""Acts that are done in one place after the other."""
_TOWARDS = frozenset(
    [Action.WAVE, Action.SPEAK, Action.SHOUT, Action.WHISPER, Action.BOW, Action.POINT, Action.NOD]
)
"""Acts that are done towards one after the other: "waves to a king and to a monkey"."""
_TOPICAL = frozenset([Action.SPEAK, Action.THINK, Action.WHISPER, Action.SHOUT, Action.FIGHT])
"""Acts that have a topic, or a bone of contention, and are done once about several things."""
_PASSING = MOVING - {Action.SIT, Action.LIE, Action.HIDE, Action.RISE} | {Action.FLOAT}
"""Acts that lead from one place to the next."""


class PhrasePlaces(MeaningFinder):
    """Tells the subject of a verb still to come, and one more thing of a list, from objects."""

    def _new_clause(self, at: int) -> bool:
        """Whether the noun phrase here is the subject of a verb that is still to come."""
        before, k = self._kind(at - 1), at + 1
        fresh = before in ("comma", "link", "end", "quote")
        if self._way or before == "way":
            return False
        if before == "link" and self._pending and self._last_is_object and self._a_thing(at):
            return False  # "a boy carrying a ball and a jar falls"
        if fresh and self._kind(k) == "comma" and self._kind(k + 1) == "rel":
            return True
        if fresh and self._kind(k) == "comma" and self._kind(k + 1) == "vg":
            between = self._chunks[k + 1].group
            return between is not None and between.form == "ing" and self._main_follows(k + 2)
        while fresh and self._kind(k) in ("way", "np", "link", "manner", "rel", "skip"):
            if self._kind(k) == "rel":
                return self._chunks[k].word != "which"
            if self._kind(k) == "link" and not (self._chunks[k].word == "and" and self._kind(k + 1) == "np"):
                return False
            if self._kind(k) == "np" and self._kind(k - 1) not in ("way", "link"):
                return False
            k += 1
        while not fresh and self._kind(k) in ("manner", "skip"):
            k += 1
        if self._kind(k) != "vg":
            return False
        group = self._chunks[k].group
        if group is None:
            return False
        phrase = self._chunks[at].phrase
        if phrase and not fresh and self._objective(phrase, at):
            return False
        if (
            not fresh
            and not (phrase and phrase.pronoun in words.NOMINATIVE)
            and group.form == "past"
            and not self._chunker.in_past(self._chunks[at].start)
            and not group.passive
        ):
            return False
        if fresh:
            return group.form != "to" and (group.form != "ing" or k == at + 1)
        handed = bool(self._drafts) and self._drafts[-1].verb.lemma in HANDS_OVER and group.form == "base"
        return (
            group.finite
            and not handed
            and not (self._pending and self._pending != self._subject)
            and (not self._pending)
        )

    def _main_follows(self, at: int) -> bool:
        """Whether, past a clause in commas, the verb comes that its noun awaits."""
        while self._kind(at) in ("np", "way", "manner", "skip"):
            at += 1
        return self._kind(at) == "comma" and at + 1 < len(self._chunks) and self._chunks[at + 1].finite

    def _objective(self, phrase: NounPhrase, at: int) -> bool:
        """Whether a pronoun after a verb is its object: "shakes it kicks it"."""
        draft = self._drafts[-1] if self._drafts else None
        then = self.row[at_end].low if (at_end := self._chunks[at].end) < len(self.row) else ""
        if phrase.pronoun == "it" and then in ("has", "had", "is", "was"):
            return False  # "when he wakes up it has grown"
        free = draft is not None and draft.what is None and draft.whom is None and not self._telling()
        return phrase.pronoun in ("him", "them", "me", "us") or (phrase.pronoun in ("it", "her") and free)

    def _a_thing(self, at: int) -> bool:
        """Whether a phrase names a thing, which is handled, and nobody."""
        phrase = self._chunks[at].phrase
        alive = phrase is None or bool(phrase.name or phrase.pronoun) or phrase.noun in words.ANIMALS
        return not alive and phrase is not None and not is_person(phrase.noun)

    def _goes_on_elsewhere(self, at: int) -> bool:
        """Whether one more place follows for the same act: "looks under the bed, behind the door and in the box"."""
        draft = self._drafts[-1] if self._drafts else None
        goes_on = (
            draft is not None
            and draft.verb.action in _ROUND | _PASSING | _TOWARDS
            and draft.whom is not None
            and not draft.state
        )
        if draft is not None and draft.verb.action in _PASSING and not self._leads_on(at, draft):
            return False
        place = self._kind(at + 1) == "way" and self._kind(at + 2) == "np"
        place = place and self._kind(at + 3) in ("end", "comma", "link", "")
        return goes_on and place and self._verbed

    def _leads_on(self, at: int, draft: EnglishAct) -> bool:
        """Whether the place that follows is a further one: "past a star, round the moon and onto a roof"."""
        way = words.WAYS.get(self._chunks[at + 1].word) if self._kind(at + 1) == "way" else None
        phrase = self._chunks[at + 2].phrase if self._kind(at + 2) == "np" else None
        if (
            way in (None, Way.AT)
            or phrase is None
            or (draft.path or draft.verb.way) in (None, way, Way.AT)
            or draft.handles
        ):
            return False
        return bool(phrase.noun) and phrase.noun not in words.ABSTRACT | words.DAYTIMES | words.NATURE

    def _another_place(self, at: int, draft: EnglishAct, ids: list[str]) -> bool:
        """Whether a phrase is one more place for the act before, which is done there as well."""
        after = self._kind(at - 1) == "way" and self._kind(at - 2) in ("comma", "link")
        if not after or not self._goes_on_elsewhere(at - 2):
            return False
        if draft.verb.action in _ROUND and self.cast.lives(ids[0]):
            return False
        verb = draft.verb if draft.verb.action in _ROUND else verbs.find_verb(draft.verb.lemma.split()[0])
        more = replace(
            draft, verb=verb or draft.verb, whom=None, path=None, manner=list(draft.manner), handles=False
        )
        attach(self.cast, more, ids, self._way, False)
        self._drafts.append(more)
        self.cast.note(ids, "other")
        return True

    def _listed(self, at: int, draft: EnglishAct, ids: list[str], joins: bool) -> bool:
        """Whether a phrase is one more of a list to which the same is done: "eats a pear, an apple and a cake"."""
        topics = draft.verb.action in _TOPICAL and bool(
            draft.about or draft.path is Way.OVER or draft.verb.lemma.endswith(" over")
        )
        if topics and not self._way and (joins or self._kind(at - 1) == "comma"):
            self.cast.note(ids, "other")  # they talk once, about all of it
            return True
        listed = (joins and self._last_is_object) or (self._kind(at - 1) == "comma" and self._in_list(at))
        again = joins and self._again_with(at, draft)
        if self._way or draft.passive or not (listed or again):
            return False
        alive = self.cast.lives(ids[0])
        thing = draft.what is not None and not alive and draft.what != ids[0]
        several = draft.what is None and draft.whom is not None and draft.handles
        if several and not alive and self._after_list(at) == "way":  # one stands for all blown off the table
            self.cast.note(ids, "object")
            self._last_is_object = True
            return True
        if not thing and not (several and draft.whom != ids[0]):
            return False
        self.cast.join([str(draft.what or draft.whom), *ids])
        goal = None if again else draft.whom
        self._drafts.append(
            replace(draft, what=ids[0], whom=goal, path=None if again else draft.path, more=not again)
            if thing
            else replace(draft, whom=ids[0], more=True)
        )
        self.cast.note(ids, "object")
        self._last_is_object = True
        return True

    def _each_of(self, draft: EnglishAct, ids: list[str]) -> None:
        """The same is done to each of those named together: "hugs them both"."""
        for key in ids[1:4]:
            if draft.whom == ids[0]:
                self._drafts.append(replace(draft, whom=key))
            elif draft.what == ids[0]:
                self._drafts.append(replace(draft, what=key))

    def _after_list(self, at: int) -> str:
        """The kind of chunk that follows the list in which a phrase stands."""
        while self._kind(at + 1) in ("comma", "link") and self._kind(at + 2) == "np":
            at += 2
        return self._kind(at + 1)

    def _again_with(self, at: int, draft: EnglishAct) -> bool:
        """Whether the same is done with another thing to another one: "gives a pear to her and a key to him"."""
        back = at - 2
        while self._kind(back) in ("np", "way") and self._kind(back - 1) != "vg":
            back -= 1
        ways = {one.word for one in self._chunks[back : at - 1] if one.kind == "way"}
        after = self._kind(at + 1) == "way" and self._kind(at + 2) == "np"
        return draft.what is not None and after and self._chunks[at + 1].word in ways

    def _in_list(self, at: int) -> bool:
        """Whether "and" and one more thing end a list that goes on here."""
        while self._kind(at) == "np" and self._kind(at + 1) == "comma":
            at += 2
        ends = self._kind(at + 1) == "link" and self._chunks[at + 1].word == "and"
        return self._kind(at) == "np" and ends and self._kind(at + 2) == "np" and not self._new_clause(at + 2)

    def _how_it_is(self, phrase: NounPhrase) -> bool:
        """Whether a phrase only says how somebody is held: "a guard, feet on the desk, snores"."""
        return phrase.noun in words.BODY and not phrase.determiner and phrase.owner is None

    def _unseen_noun(self, at: int) -> bool:
        phrase = self._chunks[at].phrase
        return phrase is not None and (phrase.noun in words.ABSTRACT or phrase.noun in words.WORDS_FOR_PLANS)
