"""Events out of English clauses: a walk over the chunks that gives every verb its subject, objects and places."""

from __future__ import annotations

from dataclasses import replace

from ...common.acts import Action, EntityKind, Relation
from ...puppets.acting import verbs
from . import words
from .acts import GOES_ON_AT, VOICES, EnglishAct
from .chunks import ClauseChunk
from .doing import NO_ACT_WAYS, VerbGroupReader
from .kinds import is_person
from .phrase import NounPhrase

_TELLS = ("tell", "inform", "assure", "promise", "remind", "warn", "convince", "persuade")
"""Verbs after whose object what is only said follows."""
_NEED_OBJECTS = frozenset(
    [Action.TAKE, Action.THROW, Action.CATCH, Action.DROP, Action.CARRY, Action.PUSH, Action.PULL, Action.HIT, Action.KICK, Action.BREAK,
     Action.OPEN, Action.CLOSE, Action.STIR, Action.CLEAN, Action.KISS, Action.HUG, Action.LIFT, Action.CHASE, Action.BUILD, Action.SHAKE, Action.HIDE]
)  # fmt: skip
"""Acts that are hardly ever told without what they are done to."""


class Reader(VerbGroupReader):
    """Reads the events of a text whose order and constraints are blanked out."""

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
        self.events = [event for event in self.events if any(act.names for act in event.acts)]

    def unread(self) -> list[str]:
        """Content words that ended nowhere."""
        small = words.FILL | words.ARTICLES | words.POSSESSIVES | words.PRONOUNS | words.BE | words.MODALS
        return [
            self.row[one.start].text
            for one in self._chunks
            if one.kind == "skip" and one.word.isalpha() and one.word not in small | frozenset(words.WAYS)
            and one.word not in words.LINKS and one.word not in words.RELATIVES
        ]  # fmt: skip

    def _end(self, at: int, chunk: ClauseChunk) -> None:
        self._close(chunk.end)
        named = bool(self._candidates) and not self._verbed and not self._cries()
        if named and not self._there_it_is(at):
            self._subject = self._chosen()
            self.cast.note(self._subject, "subject")
        self._subject = self._outside if self._inset and self._outside else self._subject
        self._main, self._inset = self._subject or self._main, False
        if self.row[chunk.start].start < self._begins:
            for entity in self.cast.entities:
                self.cast.retire(entity.id)
        self._fresh()
        self._pending, self._antecedent, self._orphans, self._outer = [], [], [], []
        self._it = []
        self.cast.tick()

    def _there_it_is(self, at: int) -> bool:
        """Whether a phrase after a colon is who is seen now: "The doors open: a cow."."""
        ids, phrase, _ = self._candidates[-1]
        after = self._kind(at - 2) == "end" and self._chunks[at - 2].word in (":", "—", "–", "…", "...")
        alive = bool(ids) and self.cast.lives(ids[0]) and phrase.determiner in ("a", "an")
        verb = verbs.find_verb("appear")
        if not (after and alive and verb and self.events and len(self._candidates) == 1):
            return False
        self._drafts.append(EnglishAct(verb, list(ids)))
        self._close(self._chunks[at].end)
        self.cast.note(ids, "other")
        return True

    def _somebody(self) -> list[str]:
        """Whom "who" means after a thing: "a girl at a piano who yawns"."""
        if not self._last or self.cast.lives(self._last[0]):
            return []
        if self._owners and self.cast.get(self._last[0]).noun in words.BODY:
            return self._owners
        draft = self._drafts[-1] if self._drafts else None
        named = [key for ids, _, _ in self._candidates for key in ids]
        named += [key for key in (draft.what, draft.whom) if key] if draft else []
        return [key for key in named if self.cast.lives(key)][-1:]

    def _cries(self) -> bool:
        """Whether a clause is nothing but a sound or a mood: "splash."."""
        phrase = self._candidates[-1][1]
        return not phrase.name and not phrase.determiner and phrase.count == 1 and verbs.is_verb(phrase.noun)

    def _comma(self, at: int, chunk: ClauseChunk) -> None:
        self._way, self._void = "", False
        self._last_is_object = False

    def _link(self, at: int, chunk: ClauseChunk) -> None:
        low, after = chunk.word, self._kind(at + 1)
        self._way, self._void = "", False
        if low in ("and", "or") and not self._verbed and self._candidates and after in ("np", "comma"):
            return
        if low in ("and", "or") and after == "np" and not self._new_clause(at + 1):
            return
        if low in ("and", "or") and self._goes_on_elsewhere(at):
            return
        if low == "and" and after == "link" and self._elsewhere(at + 1):
            return
        if low in ("and", "or") and self._shares_object(at):
            self._drafts[-1].shares = True
            return
        if self._kind(at - 1) == "comma" and after == "vg" and self._outside:
            self._subject = self._main = self._outside
        told = low in ("that", "if") and self._kind(at - 1) == "vg" and self._telling()
        if low == "then" and (again := self._elsewhere(at)):
            self._close(chunk.start)
            self._fresh()
            self._drafts, self._verbed = [again], True
            return
        if self._drafts:
            self._close(chunk.start)
            self.cast.tick()
        if low in ("until", "when", "while", "as", "because", "before", "after", "if"):
            self._outer, self._inner = self._main, False
        if low not in ("and", "or"):
            self._relation = words.LINKS.get(low, Relation.THEN)
        if after not in ("vg", "manner", "skip"):
            self._fresh()
        self._last_is_object, self._told = False, told
        self._purpose = low == "so" and self._kind(at - 1) != "comma"

    def _shares_object(self, at: int) -> bool:
        """Whether a verb waits for the object of the next one: "grabs and eats the pear"."""
        verb, then, phrase = (
            self._chunks[k] if 0 <= k < len(self._chunks) else None for k in (at - 1, at + 1, at + 2)
        )
        if not (verb and then and phrase and verb.group and then.group and phrase.phrase and self._drafts):
            return False
        both = self._drafts[-1].verb.action in _NEED_OBJECTS and then.group.verb.action in (
            _NEED_OBJECTS | {Action.EAT, Action.DRINK, Action.READ, Action.USE}
        )
        both = both and verb.group.verb != then.group.verb
        return both and verb.group.form == then.group.form and not self._new_clause(at + 2)

    def _elsewhere(self, at: int) -> EnglishAct | None:
        """The act told of last, to be done again at a place that follows: "sits on a rock, then in a tree"."""
        draft = self._drafts[-1] if self._drafts else None
        if draft is not None and self._one_more_thing(at, draft):
            goal = draft.whom if draft.what else None
            return replace(draft, what=None, whom=goal, handles=False, says="", manner=list(draft.manner))
        phrase = self._chunks[at + 2].phrase if self._kind(at + 2) == "np" else None
        ends = self._kind(at + 3) in ("end", "comma", "link", "")
        place = phrase is not None and bool(phrase.noun) and self._kind(at + 1) == "way" and ends
        if (
            draft is None
            or not place
            or phrase is None
            or draft.whom is None
            or draft.verb.action not in GOES_ON_AT
        ):
            return None
        if phrase.noun in words.ABSTRACT | words.DAYTIMES | words.MEALS | words.NATURE:
            return None
        return replace(
            draft, what=None, whom=None, path=None, says="", handles=False, manner=list(draft.manner)
        )

    def _one_more_thing(self, at: int, draft: EnglishAct) -> bool:
        """Whether only one more follows "then", to whom the same is done: "adds salt, then pepper"."""
        phrase = self._chunks[at + 1].phrase if self._kind(at + 1) == "np" else None
        ends = self._kind(at + 2) in ("end", "comma", "link", "")
        patient = draft.what or (draft.whom if draft.handles else None)
        if phrase is None or not ends or patient is None or not phrase.noun:
            return False
        alive = phrase.noun in words.ANIMALS or is_person(phrase.noun)
        unseen = words.ABSTRACT | words.DAYTIMES | words.SOUNDS | words.NATURE
        return phrase.noun not in unseen and alive == self.cast.lives(patient)

    def _rel(self, at: int, chunk: ClauseChunk) -> None:
        self._way = ""
        telling = (
            self._verbed and self._last_is_object and self._drafts and self._drafts[-1].verb.lemma in _TELLS
        )
        if telling and chunk.word == "that" and self._kind(at + 1) == "np":  # "tells her that the cat sings"
            self._close(chunk.start)
            self._fresh()
            self._told = True
            return
        if chunk.word == "who":
            self._last = self._somebody() or self._last
        self._antecedent = self._last
        self._outside = list(self._subject) if self._verbed and not self._pending else []
        if not self._verbed and self._candidates:
            self._pending = self._chosen()
            self._candidates = []
        if self._kind(at + 1) != "np":
            self._candidates = [(self._last, NounPhrase("", ""), False)]
        self._verbed = False

    def _on_way(self, at: int, chunk: ClauseChunk) -> None:
        unacted = self._kind(at + 1) == "vg" and chunk.word in NO_ACT_WAYS
        if self._kind(at + 1) != "np" and self._drafts and self._verbed and not unacted:
            draft = self._drafts[-1]
            draft.path = draft.path or words.WAYS.get(chunk.word)
            return
        if self._kind(at + 1) == "vg" and self._verbed and self._kind(at - 1) == "comma":
            self._close(chunk.start)
            self.cast.tick()
            self._fresh()
        if self._kind(at + 1) == "vg" and not self._candidates and not self._verbed:
            self._front, self._front_way = True, chunk.word
        self._way = chunk.word

    def _manner(self, at: int, chunk: ClauseChunk) -> None:
        manner = words.MANNERS.get(chunk.word)
        if manner is None:
            return
        if self._drafts and self._verbed:
            self._drafts[-1].manner.append(manner)

    def _times(self, at: int, chunk: ClauseChunk) -> None:
        if self._drafts:
            self._drafts[-1].times = int(chunk.word)

    def _quote(self, at: int, chunk: ClauseChunk) -> None:
        if not (self._subject or self._main or self._candidates) and self._kind(at + 1) not in (
            "vg",
            "np",
            "comma",
        ):
            return
        speaking = self._drafts and self._drafts[-1].verb.action in VOICES
        if (
            self._drafts
            and not speaking
            and self._kind(at - 1) == "vg"
            and self._drafts[-1].verb.lemma in ("go", "be like")
        ):
            self._drafts[-1].verb, speaking = verbs.find_verb("say") or self._drafts[-1].verb, True
        if not speaking:
            verb = verbs.find_verb("say") or verbs.unknown_verb("say")
            self._drafts.append(EnglishAct(verb, list(self._subject or self._main), quoted=True))
        self._drafts[-1].says = chunk.word
