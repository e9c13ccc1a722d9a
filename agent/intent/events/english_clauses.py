"""Events out of English clauses: a walk over the words that keeps the subject, the last act and the pending way."""

from __future__ import annotations

from ....common.acts import Action, Outcome, Relation
from ....puppets.acting import verbs
from . import english_words as words
from .english_acts import HANDS_OVER, LEADS, TRIES, VOICES, WISHES, ActReader, Draft
from .english_entities import singular
from .english_phrases import Token


class Reader(ActReader):
    """Reads the events of a text whose order and constraints are blanked out."""

    def read(self) -> None:
        """Walks over all words once."""
        at = 0
        while at < len(self.row):
            at = max(self._step(at), at + 1)
        self._close(len(self.row))
        self._own_gerunds()

    def _own_gerunds(self) -> None:
        """Gives "waking up late, running to school" to the only one who lives in the story."""
        living = [entity.id for entity in self.cast.entities if self.cast.lives(entity.id)]
        for act in self._ownerless if len(living) == 1 else ():
            act.who = list(living)

    def _step(self, at: int) -> int:
        token = self.row[at]
        if token.is_quote:
            return self._quote(at)
        if not token.is_word and token.text != "'s":
            return self._mark(at)
        if self._starts_clause(at):
            return self._link(at)
        if token.low in words.BE | words.MODALS | words.NOT and not self._is_main_have(at):
            return self._helper(at)
        if counted := self._counted(at):
            return counted
        if token.low in words.RELATIVES:
            self.used.add(at)
            if not self._fresh and token.low in ("who", "which", "that"):
                self._subject, self._fresh = self.cast.last(), True
            return at + 1
        if token.low in ("both", "all") and self._fresh and not self._way:
            self.used.add(at)
            return at + 1
        if token.low in words.MANNERS and not self._noun_follows(at):
            return self._manner(at)
        if self._verb_here(at):
            return self._verb(at)
        if token.low in words.WAYS and token.low not in words.POSSESSIVES:
            self.used.add(at)
            self._way = "out" if self._way == "out" and token.low == "of" else token.low
            return at + 1
        return self._noun(at)

    def _quote(self, at: int) -> int:
        said = self.row[at].text.strip("\"“”'")
        self.used.add(at)
        speaking = self._drafts and self._drafts[-1].verb.action in VOICES
        if not speaking:
            verb = verbs.find_verb("say") or verbs.unknown_verb("say")
            self._drafts.append(Draft(verb, list(self._subject), quoted=True))
        self._drafts[-1].says = said
        return at + 1

    def _mark(self, at: int) -> int:
        self.used.add(at)
        self._paused = True
        if self.row[at].ends:
            self._close(at + 1)
            self._main = self._subject = self._drafts[-1].who if self._drafts else self._main
        elif self._drafts:
            self._subject = self._main or self._subject
        self._way, self._fresh, self._negated, self._passive, self._nature = "", False, False, False, ""
        return at + 1

    def _starts_clause(self, at: int) -> bool:
        low = self.low(at)
        if (
            low not in words.LINKS
            or (low == "as" and not self._drafts)
            or (low in ("first", "second", "next") and self._way)
        ):
            return False
        if low in ("first", "next", "second") and self.low(at - 1) in words.ARTICLES | words.POSSESSIVES:
            return False
        if low == "next" and self.low(at + 1) == "to":
            return False
        if low in ("and", "or") and self._drafts and self.low(at + 1) not in words.LINKS:
            return True
        return True

    def _link(self, at: int) -> int:
        low = self.low(at)
        self.used.add(at)
        relation = words.LINKS[low]
        if low == "and" and self._fresh and not self._drafts:
            return at + 1
        if self._drafts:
            self._close(at)
            self._subject = self._main or self._subject
        self._relation = relation if low not in ("and", "or") or not self._drafts else self._relation
        self._way, self._fresh, self._negated, self._passive = "", False, False, False
        return at + 1

    def _helper(self, at: int) -> int:
        low = self.low(at)
        self.used.add(at)
        if low in words.NOT:
            self._negated = True
            if low == "nobody":
                self._subject, self._fresh = [], True
        after = at + 1
        while self.low(after) in words.NOT | words.SKIP | set(words.MANNERS):
            self._negated = self._negated or self.low(after) in words.NOT
            self.used.add(after)
            after += 1
        if low in words.BE or low in ("gets", "got"):
            return self._being(after)
        return after if after > at + 1 and self.low(after - 1) in words.SKIP | words.NOT else at + 1

    def _being(self, at: int) -> int:
        low = self.low(at)
        if low in words.FEELINGS:
            verb = verbs.find_verb("feel") or verbs.unknown_verb("feel")
            self._drafts.append(Draft(verb, list(self._subject), manner=[words.FEELINGS[low]], about=low))
            self.used.add(at)
            return at + 1
        if low in ("stuck", "trapped"):
            self._drafts.append(Draft(verbs.Verb(f"be {low}", Action.WAIT), list(self._subject)))
            self.used.add(at)
            return at + 1
        if low in words.ADJECTIVES and self.low(at + 1) == "by" and verbs.is_verb(low):
            self._passive = self._fresh = True
            return at
        if low in words.ADJECTIVES:
            self.used.add(at)
            for key in self._subject:
                self.cast.get(key).traits[:] = [*self.cast.get(key).traits, low][:8]
            return at + 1
        self._way = ""
        self._passive = self.looks_inflected(at) and not low.endswith("ing")
        self._fresh = self._fresh or self._passive or low.endswith("ing")
        return at

    def _manner(self, at: int) -> int:
        self.used.add(at)
        if self._drafts and not self._fresh:
            self._drafts[-1].manner.append(words.MANNERS[self.low(at)])
        return at + 1

    def _verb_here(self, at: int) -> bool:
        low, before = self.low(at), self.low(at - 1)
        if (
            low in words.ARTICLES | words.POSSESSIVES | words.PRONOUNS
            or not self.row[at].is_word
            or low in words.SKIP
        ):
            return False
        if at == self._handed and verbs.is_verb(low) and low not in words.WAYS:
            return True
        if at == self._verb_end and not self._way and singular(low) != low and not self._fresh:
            return False
        if not verbs.is_verb(low):
            return (
                self._fresh
                and low not in words.WAYS
                and low not in words.ADJECTIVES
                and low.endswith(("s", "ed", "es"))
                and before not in words.SKIP
            )
        if self._way == "to" and before in ("to", "together", "not", "how"):
            return True
        if low.endswith("ing") and low not in words.NOUNS_IN_ING:
            return not self._names_thing(at)
        if self._way and self._way not in ("home", "back", "together", "away", "up", "down", "outside"):
            return False
        if self.looks_inflected(at):
            return True
        opened = before in words.MODALS | words.NOT | {"and", "then", "or", ",", "but"} or self._fresh
        return (
            opened
            and before not in words.ARTICLES - {"both", "all"}
            and low not in words.WAYS
            and (before != "," or not self.looks_inflected(at + 1))
            and bool(self._subject or self._nature)
        )

    def _verb(self, at: int) -> int:
        verb, end = self._shown(at)
        self._paused = False
        self.used.update(range(at, end))
        lead = verb.lemma
        follows = end + 1 if self.low(end) == "to" else end
        more = verbs.is_verb(self.low(follows)) and (
            self.low(end) == "to" or self.low(follows).endswith("ing")
        )
        if lead in LEADS and more and not (self._passive):
            self._try = self._try or lead in TRIES
            self._times = 3 if lead in ("keep", "continue") else self._times
            self._negated = self._negated or lead == "stop"
            self.used.update(range(end, follows + 1))
            return self._verb(follows)
        if self._drafts and self._drafts[-1].quoted and verb.action in VOICES:
            self._drafts[-1].verb, self._drafts[-1].who = verb, list(self._subject)
            self._drafts[-1].inverted = not self._fresh
            self._fresh = self._drafts[-1].quoted = False
            return end
        draft = Draft(
            verb, list(self._subject), outcome=verb.outcome, passive=self._passive, times=self._times
        )
        if lead == "fail" and more:
            self._negated = True
            self.used.update(range(end, follows + 1))
            return self._verb(follows)
        if lead == "fail" and self._drafts_before():
            self._fail_last()
            self._fresh = False
            return end
        if lead in WISHES and more:
            stop = follows
            while stop < len(self.row) and self.row[stop].is_word and self.low(stop) not in words.LINKS:
                stop += 1
            draft.about = " ".join(token.text for token in self.row[follows:stop])
            self._peek_nouns(follows + 1, stop, draft)
            end = stop
        self._add(draft, self.low(at).endswith("ing"))
        self._verb_end = end
        return end

    def _add(self, draft: Draft, gerund: bool) -> None:
        if self._passive and draft.who:
            self._set_object(draft, draft.who[0])
            draft.who = []
        if self._negated:
            draft.outcome = Outcome.FAILS
        self._spoil_try(draft)
        draft.tried, draft.gerund = self._try, gerund
        self._drafts.append(draft)
        self._salient.extend(key for key in draft.who if key not in self._salient[-2:])
        self._leads.update(draft.who)
        self._fresh = self._negated = self._passive = self._try = False
        self._times, self._way = 1, ""

    def _spoil_try(self, now: Draft) -> None:
        """What was tried has failed where "but" follows, or a fall."""
        spoilt = now.verb.action is Action.FALL or (not self._drafts and self._relation is Relation.BUT)
        if spoilt and self._drafts and self._drafts[-1].tried:
            self._drafts[-1].outcome = Outcome.FAILS
        elif spoilt and not self._drafts and self._tried_before and self.events:
            self.events[-1].acts[-1].outcome = Outcome.FAILS

    def _noun(self, at: int) -> int:
        low = self.low(at)
        if (
            low in ("i", "you")
            and self.low(at + 1) in ("am", "are", "m", "re")
            and (me := self.phrase(at + 2))
        ):
            self.used.update(range(at, me[1]))
            return self._place(self.cast.call(low, me[0]), me[1])
        if low in words.PRONOUNS or (low == "her" and (self._is_object(at + 1) or self._is_handed(at + 1))):
            self.used.add(at)
            as_object = bool(self._drafts) and not self._clause_follows(at + 1)
            ids = self._it(at, as_object) if low == "it" else []
            ids = ids or self.cast.pronoun(low, self._subject, as_object)
            if low == "it" and self._clause_follows(at + 1) and self._weather_verb(at + 1):
                self._nature, ids = "it", []
            return self._place(ids, at + 1)
        if low == "each" and self.low(at + 1) == "other":
            self.used.update((at, at + 1))
            if self._drafts and len(self._drafts[-1].who) > 1:
                self._drafts[-1].whom = self._drafts[-1].who[1]
            return at + 2
        if member := self._member(at):
            self.used.update(range(at, member[1]))
            return self._place(*member)
        found = self.phrase(at)
        if found is None:
            return at + 1
        phrase, end = found
        self.used.update(range(at, end))
        if phrase.noun in words.NATURE and not phrase.character:
            return self._natural(at, end)
        if phrase.noun in words.ABSTRACT and not phrase.character:
            return self._abstract(end)
        ids = self.cast.mention(phrase)
        while self.low(end) == "'s":
            self.used.add(end)
            if self.looks_inflected(end + 1):
                break
            owned = self.phrase(end + 1)
            if owned is None:
                return end + 1
            self.used.update(range(end + 1, owned[1]))
            ids, end = self.cast.mention(owned[0]), owned[1]
        while self.low(end) in ("and", "&") and (more := self._joined(end + 1)):
            self.used.update(range(end, more[1]))
            ids, end = [*ids, *more[0]], more[1]
            self.cast.join(ids)
        return self._place(ids, end)

    def _it(self, at: int, as_object: bool) -> list[str]:
        return self._handled() if as_object else self._worked_on(at + 1)

    def _is_handed(self, at: int) -> bool:
        """Whether "her" is somebody who is made to do something: "helps her carry the box"."""
        handed = bool(self._drafts) and self._drafts[-1].verb.lemma in HANDS_OVER and not self._way
        object_follows = self._is_object(at + 1) or self.low(at + 1) in words.PRONOUNS
        return handed and object_follows and verbs.find_verb(self.low(at)) is not None

    def _joined(self, at: int) -> tuple[list[str], int] | None:
        if self.low(at) in words.LINKS or self._verb_like(at) or self.low(at) in words.PRONOUNS:
            return None
        found = self.phrase(at)
        if found is None or (self._drafts and not self._fresh and self._clause_follows(found[1])):
            return None
        return self.cast.mention(found[0]), found[1]

    def _natural(self, at: int, end: int) -> int:
        noun = self.row[end - 1].low
        if self._drafts and self._way and not self._clause_follows(end):
            self._way = ""
            return end
        if self._drafts and not self._way:
            if not self._clause_follows(end):
                return end
            self._close(at)
        verb = verbs.find_verb("appear") or verbs.unknown_verb("appear")
        if self._way:
            self._way = ""
            return end
        if self._clause_follows(end):
            self._nature, self._subject, self._fresh = noun, [], True
        elif not self._drafts and noun not in words.DAYTIMES:
            self._drafts.append(Draft(verb, [], about=noun))
        return end

    def _place(self, ids: list[str], end: int) -> int:
        draft = self._drafts[-1] if self._drafts else None
        if draft and draft.quoted and self._clause_follows(end):
            self._subject, self._fresh = ids or self._subject, True
            return end
        starts = draft is None or (not self._way and self._clause_follows(end))
        if (
            draft
            and starts
            and (self._paused or draft.verb.lemma not in HANDS_OVER)
            and self.low(end) not in ("who", "which", "that")
        ):
            if not draft.who and draft.verb.action is not Action.APPEAR and not self._nature:
                draft.who = list(ids)
            self._close(end - 1)
            self._subject = self._main = ids
        elif draft is None and not (self._way and self._subject and not self._clause_follows(end)):
            if self.low(end) in ("who", "which", "that") or not self._way or self._clause_follows(end):
                self._subject = self._main = ids or self._subject
                self._salient.extend(ids)
            self._fresh, self._way = True, ""
            return end
        elif draft and ids:
            self._attach(draft, ids, end)
        self._fresh = bool(draft is None or starts)
        if starts and ids:
            self._subject = ids
        self._way = ""
        return end

    def unread(self) -> list[str]:
        """Content words that ended nowhere."""
        return [
            token.text
            for at, token in enumerate(self.row)
            if at not in self.used and token.is_word and token.low not in words.FILL and not _is_small(token)
        ]


def _is_small(token: Token) -> bool:
    low = token.low
    small = words.ARTICLES | words.POSSESSIVES | words.PRONOUNS | words.BE | words.MODALS
    return low in small or low in words.WAYS or low in words.LINKS or low in words.RELATIVES
