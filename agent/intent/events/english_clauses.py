"""Events out of English clauses: a walk over the chunks that gives every verb its subject, objects and places."""

from __future__ import annotations

from collections.abc import Mapping

from ....common.acts import Act, Action, EntityKind, Event, Outcome, Relation
from ....puppets.acting import verbs
from ..match import vocabulary_matcher
from ..people import Persona
from ..text import word_set
from . import english_words as words
from .english_acts import TAKES_TWO, VOICES, Draft, attach, drafted, lighten, set_object
from .english_chunks import HANDS_OVER, Chunk, Chunker
from .english_entities import Cast, Phrase
from .english_row import tokens
from .english_verbs import Group

_SEES = word_set("see watch hear notice spot find show catch feel discover meet observe have draw imagine like")
_INVERTS = (Action.GO, Action.SIT, Action.LIE, Action.RISE, Action.APPEAR, Action.WAIT, Action.JUMP, Action.FLOAT,
            Action.ENTER, Action.LEAVE, Action.CLIMB, Action.DESCEND, Action.FALL, Action.FLY, Action.ROLL)  # fmt: skip
_MINDFUL = frozenset(
    [Action.SPEAK, Action.SHOUT, Action.SING, Action.LAUGH, Action.CRY, Action.LOOK, Action.SEARCH, Action.TAKE, Action.GIVE,
     Action.EAT, Action.DRINK, Action.DANCE, Action.PLAY, Action.FEEL, Action.THINK, Action.WAKE, Action.SLEEP, Action.HUG,
     Action.DIG, Action.BUILD, Action.READ, Action.WAVE, Action.CHASE, Action.FLEE, Action.HIDE, Action.KISS]
)  # fmt: skip
_NO_ACT_WAYS = ("of", "without", "about", "for", "from", "at", "instead", "than", "against", "like")
_AFTER_VERB = ("home", "back", "together", "away", "up", "down", "outside", "inside", "out", "off", "over", "on", "in",
               "around", "past", "by", "through", "along", "across")  # fmt: skip


class Reader:
    """Reads the events of a text whose order and constraints are blanked out."""

    def __init__(self, text: str, characters: Mapping[str, Persona], begins: int = 0) -> None:
        self.text = text
        self._begins = begins
        self.cast = Cast(characters)
        self.row = tokens(text)
        self._chunker = Chunker(self.row, self.cast)
        self._chunks: list[Chunk] = []
        self.events: list[Event] = []
        self._drafts: list[Draft] = []
        self._relation = Relation.THEN
        self._begin = 0
        self._candidates: list[tuple[list[str], Phrase, bool]] = []
        self._subject: list[str] = []
        self._main: list[str] = []
        self._pending: list[str] = []
        self._antecedent: list[str] = []
        self._last: list[str] = []
        self._last_is_object = False
        self._way = ""
        self._verbed = self._nothing = False
        self._nature = ""
        self._orphans: list[Draft] = []
        self._tried_before = False
        self._front = False
        self._ownerless: list[Act] = []
        self._spoken = self._told = False

    def read(self) -> None:
        """Walks over all chunks once."""
        self._chunks = list(self._chunker.chunks())
        readers = {
            "np": self._np, "vg": self._vg, "way": self._on_way, "link": self._link, "rel": self._rel,
            "comma": self._comma, "end": self._end, "quote": self._quote, "manner": self._manner,
            "times": self._times,
        }  # fmt: skip
        for at, chunk in enumerate(self._chunks):
            if read := readers.get(chunk.kind):
                read(at, chunk)
        self._close(len(self.row))
        entities = self.cast.entities
        living = [one.id for one in entities if one.kind is EntityKind.PERSON]
        living = living or [one.id for one in entities if self.cast.lives(one.id)]
        for act in self._ownerless if len(living) == 1 else ():
            act.who = list(living)

    def unread(self) -> list[str]:
        """Content words that ended nowhere."""
        small = words.FILL | words.ARTICLES | words.POSSESSIVES | words.PRONOUNS | words.BE | words.MODALS
        return [
            self.row[one.start].text
            for one in self._chunks
            if one.kind == "skip" and one.word.isalpha() and one.word not in small | frozenset(words.WAYS)
            and one.word not in words.LINKS and one.word not in words.RELATIVES
        ]  # fmt: skip

    def _kind(self, at: int) -> str:
        return self._chunks[at].kind if 0 <= at < len(self._chunks) else ""

    # Marks and links

    def _end(self, at: int, chunk: Chunk) -> None:
        self._close(chunk.end)
        if self._candidates and not self._verbed:
            self._subject = self._chosen()
            self.cast.note(self._subject, "subject")
        self._main = self._subject or self._main
        self._fresh()
        self._pending, self._antecedent, self._orphans = [], [], []
        self.cast.tick()

    def _comma(self, at: int, chunk: Chunk) -> None:
        self._way = ""
        self._last_is_object = False

    def _link(self, at: int, chunk: Chunk) -> None:
        low, after = chunk.word, self._kind(at + 1)
        self._way = ""
        if low in ("and", "or") and not self._verbed and self._candidates and after in ("np", "comma"):
            return
        if low in ("and", "or") and after == "np" and not self._new_clause(at + 1):
            return
        told = low == "that" and self._kind(at - 1) == "vg" and self._telling()
        if self._drafts:
            self._close(chunk.start)
            self.cast.tick()
        if low not in ("and", "or"):
            self._relation = words.LINKS.get(low, Relation.THEN)
        if after not in ("vg", "manner", "skip"):
            self._fresh()
        self._last_is_object, self._told = False, told

    def _rel(self, at: int, chunk: Chunk) -> None:
        self._way = ""
        self._antecedent = self._last
        if not self._verbed and self._candidates:
            self._pending = self._chosen()
            self._candidates = []
        if self._kind(at + 1) != "np":
            self._candidates = [(self._last, Phrase("", ""), False)]
        self._verbed = False

    def _fresh(self) -> None:
        """A new clause: no subject and no verb yet."""
        self._candidates, self._verbed, self._way, self._nature = [], False, "", ""
        self._last_is_object = self._nothing = self._front = self._spoken = self._told = False

    # Who and what

    def _np(self, at: int, chunk: Chunk) -> None:
        phrase = chunk.phrase
        if phrase is None:
            return
        joins = self._kind(at - 1) == "link" and not self._starts(at)
        if self._verbed and not self._way and self._new_clause(at):
            told = self._kind(at - 1) == "vg" and self._telling()
            if not self._orphans:
                self._close(chunk.start)
            self.cast.tick()
            self._fresh()
            self._told = told
        as_object = self._verbed
        if as_object and self._is_called(phrase):
            return
        if phrase.owner is not None:
            self._mean(phrase.owner, True, at)
        if self._unseen(phrase, at, as_object):
            self._way = ""
            return
        ids = self._mean(phrase, as_object, at)
        self._last = ids or self._last
        if not self._verbed and not self._way:
            self._candidates.append((ids, phrase, joins))
            self._spoken = bool(phrase.pronoun)
            self._last_is_object = False
        elif not self._verbed:
            self._front = not self._candidates
            self.cast.note(ids, "other")
        elif ids:
            self._object(at, ids, phrase, joins)
        self._way = ""

    def _is_called(self, phrase: Phrase) -> bool:
        """Whether a phrase only says what the subject is: "he was a soldier"."""
        being = bool(self._drafts) and self._drafts[-1].verb.lemma == "be" and not self._way
        who = self._drafts[-1].who if being else []
        one = len(who) == 1 and self.cast.lives(who[0])
        if being and one and phrase.noun and phrase.determiner in ("a", "an", "the"):
            self.cast.alias(phrase, who)
            return True
        return False

    def _starts(self, at: int) -> bool:
        return self._verbed and self._new_clause(at)

    def _mean(self, phrase: Phrase, as_object: bool, at: int) -> list[str]:
        """The ids that a phrase means."""
        if phrase.pronoun == "nobody":
            self._nothing = not as_object
            return []
        if phrase.pronoun == "it" and self._weather(at):
            self._nature = "it"
            return []
        if phrase.pronoun in ("each", "eachother"):
            return self._subject[1:2]
        if phrase.pronoun in ("i", "you") and self._kind(at + 1) == "vg" and self._kind(at + 2) == "np":
            be, me = self._chunks[at + 1].group, self._chunks[at + 2].phrase
            if be and be.kind == "be" and me and me.noun and not as_object:
                return self.cast.call(phrase.pronoun, me)
        if phrase.pronoun:
            held = {key for draft in self._drafts[-1:] for key in (draft.what, draft.whom) if key}
            avoid = [*self._subject, *held] if as_object and phrase.pronoun == "it" else self._subject
            reflexive = phrase.pronoun.endswith(("self", "selves"))
            told = self._drafts[-1].verb.lemma if self._drafts and as_object and not self._way else ""
            thing = bool(told) and self._drafts[-1].verb.object == "what" and phrase.pronoun == "it"
            alive = True if told in TAKES_TWO and self._kind(at + 1) == "np" else False if thing else None
            subject = self._subject if reflexive or not as_object else avoid
            return self.cast.pronoun(phrase.pronoun, subject, as_object, alive if phrase.pronoun == "it" else None)
        if phrase.owner is not None and phrase.noun in words.BODY and not as_object and not self._way:
            return self._mean(phrase.owner, as_object, at)
        if phrase.determiner in words.POSSESSIVES:
            owner = self.cast.own(phrase.determiner, self._subject if as_object else self._main)
            if phrase.noun in words.BODY and not as_object and not self._way and owner:
                return owner
        return self.cast.mention(phrase)

    def _weather(self, at: int) -> bool:
        start = self._chunks[at].end
        near = [token.low for token in self.row[start : start + 4]]
        return any(low.startswith(("rain", "snow", "storm", "thunder", "pour")) for low in near)

    def _unseen(self, phrase: Phrase, at: int, as_object: bool) -> bool:
        """Whether a phrase names nothing that can be seen: a time, an idea, the weather."""
        noun = phrase.noun
        if phrase.character or phrase.pronoun or phrase.other:
            return False
        if phrase.name and phrase.name.lower() in words.MONTHS:
            return True
        if noun in words.NATURE and not (noun in words.BODIES_OF_SKY or (noun == "wind" and not as_object)):
            return self._natural(noun, at)
        draft = self._drafts[-1] if self._drafts else None
        if draft and as_object and not self._way and lighten(draft, noun):
            draft.state = False
            return True
        film = noun in words.FILM_TALK and not as_object and not self._way
        if noun not in words.ABSTRACT and noun not in words.DAYTIMES and not film:
            return False
        if draft and as_object and draft.verb.action in (*VOICES, Action.THINK) and not draft.about:
            draft.about = noun
        if not as_object and not self._way and self._kind(at + 1) == "vg":
            self._candidates, self._nothing = [], True
        return True

    def _natural(self, noun: str, at: int) -> bool:
        """Weather: as a subject nobody does it; alone it appears."""
        if self._way or self._verbed:
            return True
        if self._kind(at + 1) in ("vg", "manner") or noun in words.DAYTIMES:
            self._nature = noun if self._kind(at + 1) in ("vg", "manner") else ""
            self._candidates = []
        elif self._kind(at + 1) in ("", "comma", "end", "link"):
            verb = verbs.find_verb("appear") or verbs.unknown_verb("appear")
            self._drafts.append(Draft(verb, [], about=noun))
            self._verbed = True
        return True

    def _telling(self) -> bool:
        """Whether what follows is only said or thought: "says he can fix it"."""
        return bool(self._drafts) and self._drafts[-1].verb.action in (Action.THINK, Action.SPEAK, Action.WHISPER)

    def _new_clause(self, at: int) -> bool:
        """Whether the noun phrase here is the subject of a verb that is still to come."""
        before, k = self._kind(at - 1), at + 1
        fresh = before in ("comma", "link", "end")
        if self._way or before == "way":
            return False
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
        if phrase and not fresh and self._objective(phrase):
            return False
        if not fresh and group.form == "past" and not self._chunker.in_past and not group.passive:
            return False
        if fresh:
            return group.form != "to" and (group.form != "ing" or k == at + 1)
        handed = bool(self._drafts) and self._drafts[-1].verb.lemma in HANDS_OVER and group.form == "base"
        return group.finite and not handed and not (self._pending and self._pending != self._subject) and (
            not self._pending
        )

    def _main_follows(self, at: int) -> bool:
        """Whether, past a clause in commas, the verb comes that its noun awaits."""
        while self._kind(at) in ("np", "way", "manner", "skip"):
            at += 1
        return self._kind(at) == "comma" and at + 1 < len(self._chunks) and self._chunks[at + 1].finite

    def _objective(self, phrase: Phrase) -> bool:
        """Whether a pronoun after a verb is its object: "shakes it kicks it"."""
        draft = self._drafts[-1] if self._drafts else None
        free = draft is not None and draft.what is None and draft.whom is None and not self._telling()
        return phrase.pronoun in ("him", "them", "me", "us") or (phrase.pronoun in ("it", "her") and free)

    def _object(self, at: int, ids: list[str], phrase: Phrase, joins: bool) -> None:
        if not self._drafts:
            self.cast.note(ids, "other")
            return
        draft = self._drafts[-1]
        if draft.waits and not self._way and not draft.who and self._fronted(at):
            draft.who, draft.waits = list(ids), False
            self._subject = self._main = list(ids)
            self.cast.note(ids, "subject")
            return
        if joins and self._last_is_object:
            self.cast.join([*(key for key in (draft.what, draft.whom) if key), *ids])
            self.cast.note(ids, "object")
            return
        if phrase.noun == "" and phrase.pronoun == "" and not ids:
            return
        more = self._kind(at + 1) == "np" and not self._new_clause(at + 1)
        if draft.verb.lemma == "shake" and phrase.noun == "hand" and phrase.owner:
            draft.verb, ids = verbs.find_verb("shake hands") or draft.verb, self._mean(phrase.owner, True, at)
        attach(self.cast, draft, ids, self._way, more)
        if draft.verb.lemma == "have" and phrase.noun in words.FOODS and not self._way:
            draft.verb, draft.state = verbs.find_verb("eat") or draft.verb, False
        if draft.verb.lemma == "leave" and phrase.determiner in ("a", "an", "some") and not self._way:
            draft.verb = verbs.find_verb("leave behind") or draft.verb
        passed = draft.goes or draft.verb.action is Action.THINK
        self.cast.note(ids, "other" if self._way or passed else "object")
        self._last_is_object = not self._way or self._way == "of"

    def _fronted(self, at: int) -> bool:
        """Whether the doer stands after its verb: "out of the bush comes a hedgehog", "…" says Tom."""
        return self._kind(at - 1) == "vg" or (self._kind(at - 1) in ("manner", "comma", "end"))

    def _chosen(self) -> list[str]:
        """The subject among the noun phrases before the verb: all that "and" joins, or else the one that counts."""
        if not self._candidates:
            return []
        if any(joins for _, _, joins in self._candidates[1:]):
            ids = list(dict.fromkeys(key for found, _, _ in self._candidates for key in found))
            self.cast.join(ids)
            return ids
        first, last = self._candidates[0], self._candidates[-1]
        two = len(self._candidates) > 1 and bool(first[0]) and bool(last[0]) and self.cast.lives(first[0][0])
        named = bool(first[1].name) and last[1].determiner not in ("", *words.NUMBERS)
        if two and (named or (first[1].determiner == "the" and last[1].determiner in ("a", "an"))):
            if last[1].noun and not last[1].name:
                self.cast.alias(last[1], first[0])
                return first[0]
        return last[0]

    # What is done

    def _vg(self, at: int, chunk: Chunk) -> None:
        group = chunk.group
        if group is None:
            return
        if group.form in ("ing", "to") or (group.form == "past" and self._reduced(at, group)):
            self._hanging(at, group)
        else:
            self._finite(at, group)
        self._way = ""

    def _reduced(self, at: int, group: Group) -> bool:
        """Whether a past form only describes the noun before it: "a box tied with string"."""
        if group.passive:
            return False
        if self._kind(at + 1) == "way" and self._chunks[at + 1].word == "by":
            return True
        if not self._verbed and not self._candidates:
            return False
        if self._verbed:
            return self._kind(at - 1) == "np" and not self._new_clause(at - 1) and not self._pending
        ahead = at + 1
        while self._kind(ahead) in ("np", "way", "manner", "skip"):
            ahead += 1
        follows = self._chunks[ahead] if ahead < len(self._chunks) else None
        return follows is not None and follows.finite and self._kind(ahead - 1) != "comma"

    def _finite(self, at: int, group: Group) -> None:
        handed, given = self._handed(at, group), bool(self._candidates)
        if self._inverted(at, group):
            self._verbed, self._subject = True, []
            self._drafts.append(drafted(group, []))
            self._drafts[-1].waits, self._drafts[-1].state = True, group.verb.lemma in words.STATES
            return
        if self._candidates and not self._verbed:
            subject = self._chosen()
            if subject == [] and not self._nothing and not self._nature:
                subject = self._main if not self._candidates[0][1].pronoun else []
        elif handed:
            subject = self._last
            self._drafts[-1].state = self._drafts[-1].verb.lemma in ("let", "make", "have")
        elif self._pending and self._kind(at - 1) not in ("link", "comma"):
            subject, self._pending = self._pending, []
        elif self._nature or self._nothing:
            subject = []
        else:
            subject = (self._subject if self._verbed else self._subject or self._main) or self._main
        if not handed:
            self._candidates, self._verbed = [], True
            part = bool(subject) and self.cast.get(subject[0]).noun in words.BODY
            self._subject = subject if not part else self._main
            self._main = self._main if self._told else self._subject or self._main
            self.cast.note(subject, "other" if self._told else "subject")
            for draft in self._orphans:
                draft.who = draft.who or list(subject)
            self._orphans = []
        self._do(at, group, subject, given=given)

    def _inverted(self, at: int, group: Group) -> bool:
        """Whether the doer follows: "out of the bushes comes a hedgehog"."""
        alone = self._front and not self._candidates and not self._verbed and not self._nature
        return alone and group.verb.action in _INVERTS and self._kind(at + 1) in ("np", "comma")

    def _handed(self, at: int, group: Group) -> bool:
        """Whether the one named last is made to do this: "makes the queen laugh"."""
        base = group.form == "base" and self._kind(at - 1) == "np"
        return base and self._verbed and bool(self._drafts) and self._drafts[-1].verb.lemma in HANDS_OVER

    def _hanging(self, at: int, group: Group) -> None:
        """A verb that isn't the clause's own: "carrying a tower", "to feed the pigeons", "tied with string"."""
        draft, back = (self._drafts[-1] if self._drafts else None), at - 1
        while self._kind(back) in ("skip", "manner"):
            back -= 1
        before = self._kind(back)
        if before == "vg" and group.form == "ing" and draft and draft.verb.lemma in ("hear", "feel", "smell"):
            return
        if self._way in _NO_ACT_WAYS or group.form == "past":
            return
        if before == "np" and self._last_is_object and draft and self.cast.lives(self._last[0]) and (
            draft.verb.lemma in HANDS_OVER if group.form == "to" else _seeing(draft)
        ):
            subject = self._last
            if group.form == "to":
                draft.verb = verbs.find_verb(f"{draft.verb.lemma} to") or draft.verb
        elif before == "np" and group.form == "ing" and draft and _seeing(draft) and self._last_is_object:
            subject = self._last
        elif not self._verbed and self._candidates:
            subject = self._chosen()
            if group.form == "to":
                return
            self._main = self._subject = subject
            self.cast.note(subject, "subject")
        elif before == "np" and self._unseen_noun(back):
            if group.form == "to":
                return
            subject = self._subject
        else:
            subject = self._subject or self._main if self._verbed else []
        if group.form == "to" and draft and (draft.outcome is not Outcome.DONE or draft.state):
            return
        if not subject and not self._verbed and not self._candidates:
            subject = self._main if before == "link" and self._main else []
        self._do(at, group, list(subject), hanging=True)

    def _unseen_noun(self, at: int) -> bool:
        phrase = self._chunks[at].phrase
        return phrase is not None and (phrase.noun in words.ABSTRACT or phrase.noun in words.WORDS_FOR_PLANS)

    def _do(self, at: int, group: Group, subject: list[str], hanging: bool = False, given: bool = False) -> None:
        """Adds the act of a verb group, unless it only tells how things are."""
        self._last_is_object = False
        if group.kind != "verb" or group.verb.lemma in ("be", "have"):
            self._verbed = self._verbed or not hanging
            self._drafts.append(Draft(group.verb, list(subject) if given else [], state=True))
            return
        draft = self._drafts[-1] if self._drafts else None
        if group.verb.lemma == "fail" and draft:
            draft.outcome = Outcome.FAILS
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
        if new.verb.lemma == "go out" and subject and self.cast.get(subject[0]).noun in words.LIGHTS:
            new.verb = verbs.find_verb("fade") or new.verb
        new.state = group.before and (bool(self._antecedent) or self._row_had(at))
        new.state = new.state or (group.verb.lemma in words.STATES and not group.wish)
        if group.verb.action in _MINDFUL and not group.passive:
            self.cast.wake(subject)
        new.state = new.state or self.row[self._chunks[at].start].start < self._begins
        new.state = new.state or self._told or (group.wish and subject[:1] == ["person"])
        self._spoil(new)
        if not new.who and not new.passive and not self._nothing and not self._nature and not self._spoken:
            new.waits = group.verb.action in _INVERTS and not hanging
            new.orphan = True
            if hanging and not self._verbed:
                self._orphans.append(new)
        if self._nothing and not new.who:
            new.state = True
        self._antecedent_object(at, new)
        self._drafts.append(new)
        if hanging:
            self._verbed = True if self._verbed else False
            self._hang_objects(at)

    def _hang_objects(self, at: int) -> None:
        """Objects of a hanging verb belong to it, though the clause has no verb of its own yet."""
        if self._verbed:
            return
        if self._candidates:
            self._pending, self._candidates = self._chosen(), []
        self._verbed = True

    def _antecedent_object(self, at: int, draft: Draft) -> None:
        """ "The bear that nobody wants": what the relative clause speaks of is its object."""
        if not self._antecedent:
            return
        if draft.who and draft.who != self._antecedent and self._kind(at + 1) != "np":
            set_object(draft, self._antecedent[0])
        self._antecedent = []

    def _row_had(self, at: int) -> bool:
        return any(self.row[k].low == "had" for k in range(self._chunks[at].start, self._chunks[at].end))

    def _spoil(self, now: Draft) -> None:
        """What was tried has failed where "but" follows, or a fall."""
        spoilt = now.verb.action is Action.FALL or (not self._drafts and self._relation is Relation.BUT)
        if spoilt and self._drafts and self._drafts[-1].tried:
            self._drafts[-1].outcome = Outcome.FAILS
        elif spoilt and not self._drafts and self._tried_before and self.events:
            self.events[-1].acts[-1].outcome = Outcome.FAILS

    # Words around them

    def _on_way(self, at: int, chunk: Chunk) -> None:
        if self._kind(at + 1) != "np" and self._drafts and self._verbed:
            draft = self._drafts[-1]
            draft.path = draft.path or words.WAYS.get(chunk.word)
            return
        if self._kind(at + 1) == "vg" and not self._candidates and not self._verbed:
            self._front = True
        self._way = chunk.word

    def _manner(self, at: int, chunk: Chunk) -> None:
        manner = words.MANNERS.get(chunk.word)
        if manner is None:
            return
        if self._drafts and self._verbed:
            self._drafts[-1].manner.append(manner)

    def _times(self, at: int, chunk: Chunk) -> None:
        if self._drafts:
            self._drafts[-1].times = int(chunk.word)

    def _quote(self, at: int, chunk: Chunk) -> None:
        if not (self._subject or self._main or self._candidates) and self._kind(at + 1) not in ("vg", "np", "comma"):
            return
        speaking = self._drafts and self._drafts[-1].verb.action in VOICES
        if not speaking:
            verb = verbs.find_verb("say") or verbs.unknown_verb("say")
            self._drafts.append(Draft(verb, list(self._subject or self._main), quoted=True))
        self._drafts[-1].says = chunk.word

    def _close(self, end: int) -> None:
        """The event of the acts so far."""
        drafts = [one for one in self._drafts if not one.state and not one.empty]
        self._tried_before = bool(self._drafts) and self._drafts[-1].tried
        if drafts:
            text = self._said(self._begin, end)
            hits = {h.kind: str(h.value) for h in reversed(vocabulary_matcher().find(text)) if not h.negated}
            acts = [draft.act() for draft in drafts]
            self._ownerless += [act for act, one in zip(acts, drafts, strict=True) if one.orphan and not act.who]
            for first in range(0, len(acts), 8):
                event = Event(
                    id=f"e{len(self.events) + 1}", acts=acts[first : first + 8], relation=self._relation,
                    text=text[:400], place=hits.get("place", ""), time=hits.get("time", ""),
                    weather=hits.get("weather", ""),
                )  # fmt: skip
                self.events.append(event)
            self._begin, self._relation = end, Relation.THEN
        self._drafts = []

    def _said(self, begin: int, end: int) -> str:
        if begin >= len(self.row):
            return ""
        stop = self.row[end].start if end < len(self.row) else len(self.text)
        return self.text[self.row[begin].start : stop].strip(" ,;")


def _seeing(draft: Draft) -> bool:
    """Whether the object of an act is seen doing what follows: "sees a troll holding flowers"."""
    return draft.verb.lemma in _SEES or draft.verb.action is Action.LOOK
