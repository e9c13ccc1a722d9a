"""Who and what an English clause names: which noun phrase is its subject, which an object, and which nothing seen."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ...common.acts import Action, EntityKind, Relation, Way
from ...puppets.acting import verbs
from ..text import word_set
from . import words
from .acts import MOVING, VOICES, EnglishAct, attach, lighten, take_apart
from .bodies import HELD_IN
from .chunks import ClauseChunk
from .kinds import is_person
from .meaning import TO_SOMEBODY
from .phrase import NounPhrase
from .places import PhrasePlaces
from .senses import without_object

ASKED = word_set(
    "make create do show see need want like love teach work run own have plan use try ask think look get sell propose"
)
"""What whoever asks for a film says of themselves before it begins."""
_MINDS = word_set("farm live work need want like love hate learn ask study keep")
"""What they say of those they ask for: "my daughter loves octopuses"."""
INVERTS: Final = (Action.GO, Action.SIT, Action.LIE, Action.RISE, Action.APPEAR, Action.WAIT, Action.JUMP, Action.FLOAT,
            Action.ENTER, Action.LEAVE, Action.CLIMB, Action.DESCEND, Action.FALL, Action.FLY, Action.ROLL)  # fmt: skip
"""What is done by whoever is named after it: "out of the bushes comes a hedgehog"."""
_NO_WEATHER = (Action.ATTEMPT, Action.GO, Action.WAIT, Action.THINK, Action.FEEL, Action.PLAY)
_SOUNDS = (Action.SHOUT, Action.CRY, Action.LAUGH, Action.SING)
_CARRIED = MOVING | {Action.WAIT, Action.SLEEP}
"""Acts that are done on one's own knees, feet or face."""
_TUMBLES = (Action.FALL, Action.SINK, Action.LIE, Action.ROLL, Action.KNEEL, Action.SIT)
_PIECES = word_set("half two piece bit")
"""What something comes to in the hands, or between the teeth, of whoever takes it apart: "bites it in half"."""
_BLOWN = {"bubble": "blow bubbles", "balloon": "inflate"}
_LANDED_ON = word_set("bum back belly face")
_LOW = word_set("bum belly back face knee stomach tummy chest neck waist chin heel shoulder")
"""What of a body one falls on, or sinks to."""


class Naming(PhrasePlaces):
    """Reads noun phrases in their clauses."""

    def _np(self, at: int, chunk: ClauseChunk) -> None:
        phrase = chunk.phrase
        if phrase is None:
            return
        if self._compares(phrase) and self._verbed and self._drafts:
            self._drafts[-1].about, self._way = self._drafts[-1].about or phrase.noun, ""
            return
        if phrase.noun == "bottom" and phrase.determiner in words.POSSESSIVES:
            phrase = replace(phrase, noun="bum")
        if phrase.noun == "half" and phrase.count > 1 and self._verbed:
            phrase = NounPhrase(phrase.text, "", pronoun="it")
        if phrase.noun == "thing" and phrase.determiner == "the" and phrase.traits:
            phrase = NounPhrase(phrase.text, "", pronoun="it")
        if phrase.other == "two" and self._way == "in" and self._verbed and self._drafts:
            take_apart(self._drafts[-1])
            self._way = ""
            return
        if phrase.pronoun.endswith("self") and self._kind(at - 1) == "np":
            return
        if self._leads_in(at):
            self._way = ""
        joins = self._kind(at - 1) == "link" and not self._starts(at)
        if self._verbed and not self._way and self._new_clause(at):
            self._next_clause(at, phrase)
        as_object = self._verbed
        if as_object and (self._is_called(phrase) or self._turns_out(phrase, at)):
            return
        self._owners = []
        if phrase.owner is not None:
            self._owners = self._mean(phrase.owner, True, at)
            goes = bool(self._way) or (bool(self._drafts) and self._drafts[-1].goes)
            if as_object and goes and phrase.noun in words.BODY:
                self.cast.note(self._owners, "object")
        if self._unseen(phrase, at, as_object):
            self._way = ""
            return
        ids = self._mean(phrase, as_object, at)
        if not as_object and len(ids) > 1 and phrase.noun:
            self._named_ones(at, ids)
        self._last = ids or self._last
        if not self._verbed and not self._way and self._void:
            self.cast.note(ids, "other")
        elif not self._verbed and not self._way:
            self._candidates.append((ids, phrase, joins))
            self._spoken = bool(phrase.pronoun)
            self._it = [] if phrase.determiner in ("a", "an") else self._it
            asks = phrase.pronoun in ("i", "we", "you")
            self._asks = ASKED if asks else _MINDS if phrase.determiner in ("my", "our") else frozenset()
            self._that = phrase.pronoun == "it"
            self._owned = phrase.determiner not in ("a", "an")
            self._last_is_object = False
        elif not self._verbed:
            self._front = not self._candidates
            self._front_place = (ids, self._way) if self._front and ids else self._front_place
            self.cast.note(ids, "other")
            for key in ids if self._candidates and not self._candidates[0][1].pronoun else ():
                self.cast.aside(key)
        elif ids:
            self._object(at, ids, phrase, joins)
        self._way = ""

    def _compares(self, phrase: NounPhrase) -> bool:
        """Whether a phrase only says what somebody is like: "shakes itself like a wet dog"."""
        vague = phrase.determiner in ("a", "an") or (not phrase.determiner and not phrase.name)
        return (
            vague
            and bool(phrase.noun)
            and (self._way == "like" or (self._way == "as" and bool(phrase.determiner)))
        )

    def _leads_in(self, at: int) -> bool:
        """Whether a small word only leads in: "outside a van stops", and not "outside the shop a van stops"."""
        group = self._chunks[at + 1].group if self._kind(at + 1) == "vg" else None
        alone = bool(self._way) and not (self._verbed or self._candidates or self._drafts)
        if group is None or not alone or not group.finite or self._kind(at - 1) != "way":
            return False
        goes = group.verb.lemma.split()[1:] and group.verb.lemma.split()[-1] in words.PASSED
        return bool(goes) or self._kind(at + 2) not in ("np", "comma") or group.verb.action not in INVERTS

    def _next_clause(self, at: int, phrase: NounPhrase) -> None:
        """A phrase begins a clause of its own; where it is told or seen, the one before goes on after it."""
        told = self._kind(at - 1) == "vg" and self._telling()
        seen = self._drafts[-1] if self._drafts and self._kind(at - 1) == "vg" else None
        seen = seen if seen and seen.verb.action is Action.LOOK and seen.whom is None else None
        if seen and phrase.noun and not self._unseen(phrase, at, False):
            seen.whom = self.cast.mention(phrase)[0]
        if not self._orphans:
            self._close(self._chunks[at].start)
        self.cast.tick()
        self._fresh()
        if seen:
            self._outer, self._inner = self._main, False
        self._told = told

    def _is_called(self, phrase: NounPhrase) -> bool:
        """Whether a phrase only says what the subject is: "he was a soldier"."""
        being = (
            bool(self._drafts) and not self._that and self._drafts[-1].verb.lemma == "be" and not self._way
        )
        who = self._drafts[-1].who if being else []
        one = len(who) == 1 and self.cast.lives(who[0])
        if being and one and phrase.noun and phrase.determiner in ("a", "an", "the"):
            self.cast.alias(phrase, who)
            return True
        return False

    def _turns_out(self, phrase: NounPhrase, at: int) -> bool:
        """Whether a phrase says who it is that is seen now: "it opens and it's a dragon"."""
        there = self.row[self._chunks[at - 1].start - 1].low == "there" and self._kind(at - 1) == "vg"
        there = there and self._relation is not Relation.BECAUSE
        being = (
            bool(self._drafts)
            and (self._that or there)
            and self._drafts[-1].verb.lemma == "be"
            and not self._way
        )
        alive = is_person(phrase.noun) or phrase.noun in words.ANIMALS or (there and phrase.noun == "rainbow")
        denied = any(
            token.low in words.NOT for token in self.row[self._chunks[at - 1].start : self._chunks[at].start]
        )
        if not (being and alive and self.events and not denied and phrase.determiner in ("a", "an")):
            return False
        draft = self._drafts[-1]
        draft.verb, draft.who, draft.state = (
            verbs.find_verb("appear") or draft.verb,
            self.cast.mention(phrase),
            False,
        )
        self._subject = self._main = self._last = list(draft.who)
        self.cast.note(draft.who, "subject")
        self._it = []
        return True

    def _starts(self, at: int) -> bool:
        return self._verbed and self._new_clause(at)

    def _unseen(self, phrase: NounPhrase, at: int, as_object: bool) -> bool:
        """Whether a phrase names nothing that can be seen: a time, an idea, the weather."""
        noun = phrase.noun
        if noun in ("something", "anything") and as_object and not self._way:
            if self._drafts and self._drafts[-1].verb.action in VOICES:
                self._drafts[-1].about = noun
            return True
        if phrase.character or phrase.pronoun or phrase.other:
            return False
        if noun in words.MEALS and self._way in ("at", "during", "after", "before", "to", "for"):
            return True
        sounds = noun in words.SOUNDS and not phrase.determiner and phrase.count == 1
        if sounds or (phrase.name and phrase.name.lower() in words.MONTHS):
            return True
        if noun in words.NATURE and not (noun in words.BODIES_OF_SKY or (noun == "wind" and not as_object)):
            return self._natural(noun, at)
        draft = self._drafts[-1] if self._drafts else None
        handled = noun in words.ALSO_THINGS and (
            phrase.determiner in words.POSSESSIVES or bool(phrase.traits)
        )
        if draft and as_object and not self._way and not handled and lighten(draft, noun):
            draft.state = False
            return True
        if draft and as_object and noun in _PIECES and self._way in ("in", "into", "to"):
            take_apart(draft)
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
        handled = noun == "snow" and bool(self._drafts) and self._verbed and self._way in ("", "into", "onto")
        if noun not in words.DAYTIMES and (handled or self._moves(at)):
            return False
        if self._way == "by" and self._drafts and self._drafts[-1].passive and noun == "wind":
            return True
        if self._way or self._verbed:
            return True
        if self._kind(at + 1) in ("vg", "manner") or noun in words.DAYTIMES:
            self._nature = noun if self._kind(at + 1) in ("vg", "manner") else ""
            self._candidates = []
        return True

    def _moves(self, at: int) -> bool:
        """Whether weather does something that is seen: "lightning breaks the lamp", "snow covers the roof"."""
        k = at + 1
        while self._kind(k) == "manner":
            k += 1
        group = self._chunks[k].group if self._kind(k) == "vg" else None
        if group is None or self._way or (self._verbed and not self._new_clause(at)):
            return False
        if (
            self.row[self._chunks[at].end - 1].low in words.STORMS
            and group.verb.lemma.split()[0] in words.COMES_UP
        ):
            return bool(self.events)
        falls = group.verb.lemma in ("start", "begin") and self._chunks[at].phrase is not None
        if falls and self.row[self._chunks[at].end - 1].low in ("rain", "snow", "hail"):
            return True
        return (
            group.kind == "verb"
            and group.verb.action not in _NO_WEATHER
            and not group.verb.lemma.startswith("stop")
        )

    def _object(self, at: int, ids: list[str], phrase: NounPhrase, joins: bool) -> None:
        if not self._drafts or self._void:
            self.cast.note(ids, "other")
            return
        draft = self._going() or self._drafts[-1]
        if draft.verb.lemma == "blow" and phrase.noun in _BLOWN and not self._way:
            draft.verb = verbs.find_verb(_BLOWN[phrase.noun]) or draft.verb
        if self._way and not (draft.what or draft.whom or draft.passive):
            draft.verb = without_object(draft.verb, self._way)
        if draft.verb.action in TO_SOMEBODY and phrase.noun in words.BODY:
            ids = self._whose(phrase, at) or ids
        elif touched := self._touched(draft, phrase, at) or self._robbed(draft, phrase, at):
            ids = touched
        if (
            self._stands_on(draft, phrase)
            or self._worn_along(at, phrase)
            or self._gestures(draft, phrase, at)
        ):
            return
        if self._listed(at, draft, ids, joins) or self._another_place(at, draft, ids):
            return
        loose = self._kind(at - 1) == "comma" and not self._way and not draft.waits
        if loose and draft.what is None and draft.whom is None:
            self.cast.note(ids, "other")
            return
        if draft.waits and not self._way and not draft.who and self._fronted(at):
            draft.who, draft.waits = list(ids), False
            self._subject = self._main = list(ids)
            self.cast.note(ids, "subject")
            spot, way = self._front_place
            if spot and spot != ids:
                attach(self.cast, draft, spot, way, False)
            return
        if joins and self._last_is_object:
            self.cast.join([*(key for key in (draft.what, draft.whom) if key), *ids])
            self.cast.note(ids, "object")
            return
        if phrase.noun == "" and phrase.pronoun == "" and not ids:
            return
        more = self._kind(at + 1) == "np" and not self._new_clause(at + 1)
        theirs = phrase.noun == "hand" and phrase.determiner in words.POSSESSIVES
        if draft.verb.lemma == "shake" and phrase.noun == "hand" and phrase.owner:
            draft.verb, ids = verbs.find_verb("shake hands") or draft.verb, self._mean(phrase.owner, True, at)
        elif (
            draft.verb.lemma == "shake"
            and theirs
            and (whose := self.cast.other(phrase.determiner, draft.who))
        ):
            draft.verb, ids = verbs.find_verb("shake hands") or draft.verb, whose
        own = self._way == "with" and phrase.noun in words.BODY and phrase.owner is None
        if own and (
            draft.verb.action in MOVING or draft.verb.action is Action.APPEAR or not phrase.determiner
        ):
            return
        if self._way == "with" and self._has_on(at) and self.cast.lives(ids[0]):
            draft.what = draft.what or ids[0]
            return
        attach(self.cast, draft, ids, self._way, more)
        if phrase.other in ("both", "all") and not self._way:
            self._each_of(draft, ids)
        if draft.verb.lemma == "fall in love":
            self.cast.wake(ids)
        got = self.row[self._chunks[at].start - 1].low == "got"
        if draft.verb.lemma == "have" and phrase.noun in words.FOODS and not self._way and not got:
            draft.verb, draft.state = verbs.find_verb("eat") or draft.verb, False
        if draft.verb.lemma == "leave" and phrase.determiner in ("a", "an", "some") and not self._way:
            draft.verb = verbs.find_verb("leave behind") or draft.verb
        place = draft.verb.action in MOVING and draft.verb.object == "whom" and not self.cast.lives(ids[0])
        place = place and draft.verb.action is not Action.SLIDE
        is_so = self.row[self._chunks[at].start - 1].low == "being"  # "dreams of being a rocket"
        passed = draft.goes or place or is_so or draft.verb.action is Action.THINK
        comes = draft.verb.lemma.split()[0] in ("come", "return", "arrive")
        if place:
            self.cast.support(ids[0])
        held = comes and self._way == "with" and ids[0] in (draft.what, draft.whom)
        body = phrase.noun in words.BODY and self.cast.lives(ids[0])  # who is whispered to in the ear
        aside = ((self._way and not held) or passed) and not body
        self.cast.note(ids, "other" if aside else "object")
        self._last_is_object = not self._way or self._way == "of"

    def _has_on(self, at: int) -> bool:
        """Whether a phrase is only what somebody has on them: "climbs out with a fish on his head"."""
        body = self._chunks[at + 2].phrase if self._kind(at + 2) == "np" else None
        on = self._kind(at + 1) == "way" and self._chunks[at + 1].word in ("on", "in", "under", "over")
        return (
            on
            and body is not None
            and (body.noun in words.BODY | HELD_IN)
            and body.determiner in words.POSSESSIVES
        )

    def _going(self) -> EnglishAct | None:
        """The act that a way belongs to, and not the sound made on it: "runs screaming out of the house"."""
        sounds = len(self._drafts) > 1 and self._way and self._drafts[-1].verb.action in _SOUNDS
        moves = self._drafts[-2] if sounds and words.WAYS.get(self._way) not in (None, Way.AT) else None
        return moves if moves is not None and moves.verb.action in MOVING and moves.whom is None else None

    def _stands_on(self, draft: EnglishAct, phrase: NounPhrase) -> bool:
        """Whether a phrase names what of one's own body one goes or waits on: "slides on his knees"."""
        own = (
            phrase.noun in words.BODY and phrase.owner is None and phrase.determiner not in ("the", "a", "an")
        )
        if (
            (self._way in ("on", "onto", "to") or (not self._way and draft.verb.lemma.endswith(" on")))
            and own
            and (
                (draft.verb.action in _TUMBLES and phrase.noun in _LOW)
                or (draft.verb.action is Action.DESCEND and phrase.noun in _LANDED_ON)
            )
        ):
            return True
        return (
            self._way in ("on", "with")
            and own
            and draft.verb.action in _CARRIED
            and not self._another(phrase)
        )

    def _fronted(self, at: int) -> bool:
        """Whether the doer stands after its verb: "out of the bush comes a hedgehog", "…" says Tom."""
        return self._kind(at - 1) == "vg" or (self._kind(at - 1) in ("manner", "comma", "end"))

    def _chosen(self, closed: bool = True) -> list[str]:
        """The subject among the noun phrases before the verb: all that "and" joins, or else the one that counts."""
        if not self._candidates:
            return []
        if any(joins for _, _, joins in self._candidates[1:]):
            ids = list(dict.fromkeys(key for found, _, _ in self._candidates for key in found))
            if ids and self.cast.get(ids[-1]).kind is EntityKind.PERSON:
                ids = [key for key in ids if self.cast.lives(key)]
            self.cast.join(ids)
            return ids
        if len(self._candidates) > 1 and self._how_it_is(self._candidates[-1][1]):
            self._candidates.pop()
        first, last = self._candidates[0], self._candidates[-1]
        two = len(self._candidates) > 1 and bool(first[0]) and bool(last[0]) and self.cast.lives(first[0][0])
        small = not first[1].determiner and first[1].noun in words.MALE | words.FEMALE
        named = (bool(first[1].name) or small) and last[1].determiner not in ("", *words.NUMBERS)
        inset = closed and last[1].determiner not in ("", *words.NUMBERS)
        again = named or inset or (first[1].determiner == "the" and last[1].determiner in ("a", "an"))
        apart = closed or last[1].determiner == "the"
        if two and again and apart and last[1].noun and not last[1].name:
            self.cast.alias(last[1], first[0])
            return first[0]
        return last[0]
