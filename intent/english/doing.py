"""What is done in an English clause: which verb is its own, who does it, and which only hang on to it."""

from __future__ import annotations

from dataclasses import replace

from ...common.acts import Action, Outcome, Relation
from ...puppets.acting import verbs
from ..text import word_set
from . import words
from .acts import VOICES, EnglishAct, drafted, set_object, with_helper
from .asides import AsideFinder
from .chunks import HANDS_OVER, ClauseChunk
from .kinds import is_person
from .naming import INVERTS
from .senses import fronted, of_subject, with_object
from .verbs import Group

_SEES = word_set(
    "see watch hear notice spot find show catch feel discover meet observe have draw imagine like"
)
_MINDFUL = frozenset(
    [Action.SPEAK, Action.SHOUT, Action.SING, Action.LAUGH, Action.CRY, Action.LOOK, Action.SEARCH, Action.TAKE, Action.GIVE,
     Action.EAT, Action.DRINK, Action.DANCE, Action.PLAY, Action.FEEL, Action.THINK, Action.WAKE, Action.SLEEP, Action.HUG,
     Action.DIG, Action.BUILD, Action.READ, Action.WAVE, Action.CHASE, Action.FLEE, Action.HIDE, Action.KISS, Action.DRAW, Action.FIGHT]
)  # fmt: skip
_BETWEEN = (
    Action.SHAKE_HANDS,
    Action.HUG,
    Action.KISS,
    Action.LAUGH,
    Action.CLAP,
    Action.CELEBRATE,
    Action.CRY,
)
"""What only somebody does, so that "High fives." is done by those told of before."""
NO_ACT_WAYS = ("of", "without", "about", "for", "from", "at", "instead", "than", "against", "like")


_BIDS = ("tell", "ask", "order", "beg", "command", "help", "teach")
_CALLS = frozenset({Action.SHOUT, Action.SPEAK, Action.WHISPER, Action.WAVE})
_ASKED_HOW = frozenset(["how", "what", "where", "whether", "when"])
_FILMED = ("do", "make", "create", "film", "animate", "show", "draw")
_LIVING_STATES = word_set(
    "asleep awake alive hungry thirsty sleepy late blind deaf naughty shy lazy brave sick dead"
)


class VerbGroupReader(AsideFinder):
    """Reads verb groups in their clauses."""

    def _called_to(self, draft: EnglishAct) -> bool:
        """Whether somebody is called, at whom one shouts or waves: what follows with "to" is theirs to do."""
        return (
            draft.verb.action in _CALLS and self._last[:1] == [draft.whom] and self.cast.lives(self._last[0])
        )

    def _vg(self, at: int, chunk: ClauseChunk) -> None:
        group, self._void = chunk.group, False
        if group is None:
            return
        if group.form == "past" and self._has_done(at):
            self._drafts.append(drafted(replace(group, passive=True), self._last))
        elif group.form in ("ing", "to") or (group.form == "past" and self._reduced(at, group)):
            self._hanging(at, group)
        else:
            self._finite(at, group)
        self._way = ""

    def _has_done(self, at: int) -> bool:
        """Whether something is done to what somebody has: "has her portrait painted by an artist"."""
        had = bool(self._drafts) and self._drafts[-1].verb.lemma == "have" and self._kind(at - 1) == "np"
        k = at + 1
        while self._kind(k) in ("way", "manner", "skip") and self._chunks[k].word != "by":
            k += 1
        return had and self._kind(k) == "way"

    def _reduced(self, at: int, group: Group) -> bool:
        """Whether a past form only describes the noun before it: "a box tied with string"."""
        if group.passive or (self._pending and self._kind(at - 2) == "rel"):
            return False
        if self._said_in(at) & verbs.past_tenses():
            return False
        if self._verbed and self._kind(at - 1) == "np" and self._said_in(at) & verbs.participles():
            return True
        if self._kind(at + 1) == "way" and self._chunks[at + 1].word == "by":
            return True
        if self._verbed and self._kind(at - 1) == "vg":
            return True
        if not self._verbed and not self._candidates:
            return False
        if self._verbed:
            return self._kind(at - 1) == "np" and not self._new_clause(at - 1) and not self._pending
        ahead, apart = at + 1, self._kind(at - 1) == "comma"
        while self._kind(ahead) in ("np", "way", "manner", "skip"):
            phrase = self._chunks[ahead].phrase
            if phrase is not None and phrase.pronoun in words.NOMINATIVE:
                return False  # "when the bubbles popped on his nose he giggled"
            ahead += 1
        if apart and self._kind(at + 1) == "way" and self._kind(ahead) == "comma":
            ahead += 1  # "a king, covered in paint, laughs"
            return self._kind(ahead) == "vg" and self._chunks[ahead].finite
        follows = self._chunks[ahead] if ahead < len(self._chunks) else None
        return follows is not None and follows.finite and self._kind(ahead - 1) != "comma"

    def _finite(self, at: int, group: Group) -> None:
        handed, given = self._handed(at, group), bool(self._candidates)
        if self._inverted(at, group):
            self._verbed, self._subject = True, []
            self._drafts.append(drafted(group, []))
            self._drafts[-1].verb = fronted(group.verb, self._front_way)
            self._drafts[-1].waits, self._drafts[-1].state = True, group.verb.lemma in words.STATES
            return
        if self._candidates and not self._verbed:
            subject = self._chosen(self._kind(at - 1) in ("comma", "manner"))
            self._outer, self._inner = ([] if self._inner else self._outer), True
            if subject == [] and not self._nothing and not self._nature:
                subject = self._main if not self._candidates[0][1].pronoun else []
        elif handed:
            subject = self._last
            self._drafts[-1].state = self._drafts[-1].verb.lemma in ("let", "make", "have", "help")
            if self._drafts[-1].verb.lemma == "help":
                subject = with_helper(self._drafts[-1], group, subject)
        elif self._pending and self._kind(at - 1) not in ("link", "comma"):
            subject, self._pending, self._nothing = self._pending, [], False
        elif self._nature or self._nothing:
            subject = []
        else:
            subject = (self._subject if self._verbed else self._subject or self._main) or self._main
            if (
                self._outer
                and subject
                and not self.cast.lives(subject[0])
                and self.cast.lives(self._outer[0])
            ):
                subject = self._outer
        if not given and not self._verbed and group.verb.action in _BETWEEN and not self._any_lives(subject):
            subject = self.cast.pronoun("they", [], False)
        if not handed:
            self._candidates, self._verbed = [], True
            owned = self._owned and bool(subject) and self.cast.get(subject[0]).noun in words.BODY
            part = owned and bool(self._main)
            self._subject = subject if not part else self._main
            self._inset = bool(self._antecedent) and subject != self._antecedent
            beside = self._told or self._inset
            self._main = self._main if beside else self._subject or self._main
            self.cast.note(subject, "other" if beside else "subject")
            for draft in self._orphans:
                draft.who = draft.who or list(subject)
            self._orphans = []
        self._do(at, group, subject, given=given)

    def _any_lives(self, ids: list[str]) -> bool:
        return any(self.cast.lives(key) for key in ids)

    def _inverted(self, at: int, group: Group) -> bool:
        """Whether the doer follows: "out of the bushes comes a hedgehog"."""
        alone = self._front and not self._candidates and not self._verbed and not self._nature
        either = (group.verb.action, fronted(group.verb, self._front_way).action)
        return alone and bool(set(either) & set(INVERTS)) and self._kind(at + 1) in ("np", "comma")

    def _handed(self, at: int, group: Group) -> bool:
        """Whether the one named last is made to do this: "makes the queen laugh"."""
        base = group.form == "base" and self._kind(at - 1) == "np"
        return (
            base
            and self._verbed
            and bool(self._drafts)
            and self._drafts[-1].verb.lemma in (*HANDS_OVER, "look at")
        )

    def _hanging(self, at: int, group: Group) -> None:
        """A verb that isn't the clause's own: "carrying a tower", "to feed the pigeons", "tied with string"."""
        draft, back = (self._drafts[-1] if self._drafts else None), at - 1
        while self._kind(back) in ("skip", "manner"):
            back -= 1
        before = self._kind(back)
        if before == "vg" and group.form == "ing" and draft and draft.verb.lemma in ("hear", "feel", "smell"):
            return
        if self._suffers(at, group):
            self._drafts.append(drafted(replace(group, passive=True), self._last))
            self._hang_objects()
            return
        if self._way in NO_ACT_WAYS or group.form == "past" or self._only_told(at, group, draft):
            self._void = True
            return
        if (
            before == "np"
            and self._last_is_object
            and draft
            and (self.cast.lives(self._last[0]) or (group.form == "to" and draft.verb.lemma in _BIDS))
            and (draft.verb.lemma in HANDS_OVER if group.form == "to" else _seeing(draft))
        ):
            subject = self._last
            if group.form == "to" and draft.verb.lemma == "help":
                subject, draft.state = with_helper(draft, group, subject), True
            elif group.form == "to":
                draft.verb = verbs.find_verb(f"{draft.verb.lemma} to") or draft.verb
        elif (before == "np" and group.form == "to" and draft and self._called_to(draft)) or (
            before == "np" and group.form == "ing" and draft and self._last_is_object and self._shown(draft)
        ):
            subject = self._last
        elif group.form == "ing" and (doer := self._done_by(back)):
            subject = doer
        elif group.form == "ing" and (beside := self._beside(back)):
            subject = self._with = beside
        elif not self._verbed and self._candidates:
            subject = self._chosen()
            if group.form == "to":
                return
            absolute = group.form == "ing" and self._beside_the_point()
            self._main = self._subject = self._main if absolute else subject
            self.cast.note(subject, "other" if absolute else "subject")
            for key in subject if absolute else ():
                self.cast.aside(key)
        elif before == "np" and self._unseen_noun(back):
            if group.form == "to":
                return
            subject = self._subject
        else:
            subject = self._subject or self._main if self._verbed else []
        if group.form == "to" and draft and draft.verb.action is Action.PUT:
            return
        if group.form == "to" and draft and (draft.outcome is not Outcome.DONE or draft.state):
            return
        if not subject and not self._verbed and not self._candidates:
            subject = self._main if before == "link" and not self._doer_follows(at) else []
        self._do(at, group, list(subject), hanging=True)

    def _only_told(self, at: int, group: Group, draft: EnglishAct | None) -> bool:
        """Whether what follows "to" is awaited, feared or explained, and not done: "waits for it to boil"."""
        if group.form != "to" or draft is None:
            return False
        felt = draft.verb.lemma == "feel" and self._kind(at - 1) == "vg"
        awaited = draft.verb.action is Action.WAIT and draft.whom is not None and self._kind(at - 1) == "np"
        how = self.row[self._chunks[at].start - 1].low in _ASKED_HOW
        called = draft.verb.action in _CALLS and self._kind(at - 1) == "np" and draft.whom is not None
        if called and any(one.kind == "link" and one.word == "but" for one in self._chunks[at:]):
            return True  # "shouts at a dog to stop, but it waves"
        return felt or awaited or (how and draft.verb.lemma not in ("teach", "learn"))

    def _shown(self, draft: EnglishAct) -> bool:
        """Whether the object of an act is seen doing what follows, or is to be filmed doing it."""
        return _seeing(draft) or (
            not self.events and draft.verb.lemma in _FILMED and draft.who[:1] == ["person"]
        )

    def _beside(self, at: int) -> list[str]:
        """Who does what follows "with": "a boat comes with a kid standing in it, waving"."""
        if self._with and self._kind(at) == "comma":
            return self._with
        after = self._kind(at) == "np" and self._kind(at - 1) == "way" and self._chunks[at - 1].word == "with"
        return self._last if after and self._last and self.cast.lives(self._last[0]) else []

    def _do(
        self, at: int, group: Group, subject: list[str], hanging: bool = False, given: bool = False
    ) -> None:
        """Adds the act of a verb group, unless it only tells how things are."""
        self._last_is_object = False
        if self._begins_to_rain(at, group):
            return
        group = self._in_full(at, group)
        if group.kind != "verb" or group.verb.lemma in ("be", "have"):
            if (
                self._chunks[at].end <= len(self.row)
                and self.row[self._chunks[at].end - 1].low in _LIVING_STATES
            ):
                self.cast.wake(subject)
            self._verbed = self._verbed or not hanging
            if self._freezes(at, group, subject) and (shiver := verbs.find_verb("shiver")):
                self._drafts.append(EnglishAct(shiver, list(subject)))
                return
            self._drafts.append(EnglishAct(group.verb, list(subject) if given else [], state=True))
            return
        draft = self._drafts[-1] if self._drafts else None
        for token in self.row[self._chunks[at].start + 1 : self._chunks[at].end]:
            if token.low in ("his", "her") and subject:
                self.cast.own(token.low, subject)  # "takes off his hat" calls whoever does it "he"
        group = self._meant_by(group, subject)
        if self._fails(at, group, draft) or self._over_and_over(at, group, subject):
            return
        if draft and draft.quoted and group.verb.action in VOICES:
            draft.verb, draft.quoted = group.verb, False
            if subject and (self._kind(at - 1) == "np"):
                draft.who = list(subject)
            else:
                draft.who, draft.waits = [], True
            self._verbed = True
            return
        new = drafted(group, subject)
        if subject and not group.passive:
            noun = self._limb or self.cast.get(subject[0]).noun
            new.verb = of_subject(new.verb, noun, self.cast.lives(subject[0]))
            self._limb = ""
        self._settle(at, group, new, subject)
        self._spoil(new)
        if not new.who and not new.passive and not self._nothing and not self._nature and not self._spoken:
            new.waits = group.verb.action in INVERTS and not hanging
            new.orphan = True
            if hanging and not self._verbed:
                self._orphans.append(new)
        if self._nothing and not new.who:
            new.state = True
        self._antecedent_object(at, new)
        self._drafts.append(new)
        if hanging:
            self._hang_objects()

    def _settle(self, at: int, group: Group, new: EnglishAct, subject: list[str]) -> None:
        """Whether the act only tells how things are; who does what the living do, lives."""
        new.state = group.before and (bool(self._antecedent) or self._row_had(at))
        new.state = new.state or (new.verb.lemma in words.STATES and not group.wish)
        new.state = new.state or self._aside(at, group)
        new.state = new.state or self._written(group, subject)
        if (
            group.verb.action in _MINDFUL
            and not group.passive
            and (not new.state or group.verb.action is Action.FEEL)
        ):
            self.cast.wake(subject)
        new.state = new.state or self.row[self._chunks[at].start].start < self._begins
        new.state = new.state or self._told or (group.wish and subject[:1] == ["person"])

    def _meant_by(self, group: Group, subject: list[str]) -> Group:
        """The group as this subject means it: what somebody won't do is refused, a door is answered by opening it."""
        if not subject:
            return group
        if group.passive and group.verb.lemma == "go":
            return replace(group, verb=verbs.find_verb("disappear") or group.verb, passive=False)
        noun, lives = self.cast.get(subject[0]).noun, self.cast.lives(subject[0])
        if group.unwilling and lives and group.verb.action not in (Action.WAKE, Action.FEEL):
            return replace(group, verb=verbs.find_verb("refuse") or group.verb, negated=False, passive=False)
        return replace(group, verb=with_object(group.verb, noun, lives)) if group.passive else group

    def _fails(self, at: int, group: Group, draft: EnglishAct | None) -> bool:
        """Whether a verb only says that what was done before has failed: "but misses"."""
        if group.verb.lemma == "fail" and draft:
            draft.outcome = Outcome.FAILS
            return True
        if group.verb.lemma == "miss" and not self._longs(at):
            self._failed()
            self._drafts.append(EnglishAct(group.verb, [], state=True))
            self._verbed = True
            return True
        return False

    def _longs(self, at: int) -> bool:
        """Whether "misses" has somebody as its object, so that nothing was missed."""
        phrase = self._chunks[at + 1].phrase if self._kind(at + 1) == "np" else None
        return phrase is not None and (bool(phrase.name or phrase.pronoun) or is_person(phrase.noun))

    def _failed(self) -> None:
        """What was done last has failed: "jumps but misses"."""
        if self._drafts:
            self._drafts[-1].outcome = Outcome.FAILS
        elif self.events:
            self.events[-1].acts[-1].outcome = Outcome.FAILS

    def _hang_objects(self) -> None:
        """Objects of a hanging verb belong to it, though the clause has no verb of its own yet."""
        if self._verbed:
            return
        if self._candidates:
            self._pending, self._candidates = self._chosen(), []
        self._verbed = True

    def _antecedent_object(self, at: int, draft: EnglishAct) -> None:
        """ "The bear that nobody wants": what the relative clause speaks of is its object."""
        if not self._antecedent:
            return
        if draft.who and draft.who != self._antecedent and self._kind(at + 1) != "np":
            set_object(draft, self._antecedent[0])
        self._antecedent = []

    def _row_had(self, at: int) -> bool:
        return any(self.row[k].low == "had" for k in range(self._chunks[at].start, self._chunks[at].end))

    def _spoil(self, now: EnglishAct) -> None:
        """What was tried has failed where "but" follows, or a fall."""
        spoilt = now.verb.action is Action.FALL or (not self._drafts and self._relation is Relation.BUT)
        if spoilt and self._drafts and self._drafts[-1].tried:
            self._drafts[-1].outcome = Outcome.FAILS
        elif spoilt and not self._drafts and self._tried_before and self.events:
            self.events[-1].acts[-1].outcome = Outcome.FAILS


def _seeing(draft: EnglishAct) -> bool:
    """Whether the object of an act is seen doing what follows: "sees a troll holding flowers"."""
    return draft.verb.lemma in _SEES or draft.verb.action is Action.LOOK
