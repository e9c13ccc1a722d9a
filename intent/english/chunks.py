"""English text cut into chunks: who and what (np), what is done (vg), and the small words that join them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from ...puppets.acting import verbs
from ..text import word_set
from . import words
from .entities import EnglishCast
from .kinds import is_person, prop_of, singular
from .phrase import NounPhrase, is_many
from .row import CLOSED, Token, is_plural
from .verbs import Group, VerbGroups

Kind = Literal["", "np", "vg", "way", "link", "rel", "comma", "end", "quote", "manner", "times", "skip"]
HANDS_OVER: Final = word_set(
    "help teach make see watch let ask tell want force order convince find hear invite show feel have notice spot "
    "allow beg get send catch persuade encourage command dare challenge"
)
"""Verbs after whose object somebody else acts: "makes him jump", "sees her fall"."""
_ORDERS: Final = word_set(
    "show make create animate add include start end begin finish let see imagine use keep watch"
)
_AFTER_NOUN: Final = word_set("after before until since like till as")
_NO_VERBS: Final = words.SKIP | words.ADJECTIVES | CLOSED
_GERUND_WAYS: Final = ("with", "of", "out", "in", "on", "into", "through", "under")


@dataclass(frozen=True)
class ClauseChunk:
    """A piece of a clause, and which words it is."""

    kind: Kind
    start: int
    end: int
    phrase: NounPhrase | None = None
    group: Group | None = None
    word: str = ""

    @property
    def finite(self) -> bool:
        """Whether it is the verb of a clause."""
        return self.group is not None and self.group.finite

    @property
    def stops(self) -> bool:
        """Whether a new clause may begin after it."""
        return self.kind in ("comma", "link", "end", "quote")


class Chunker(VerbGroups):
    """Walks over the words once; it remembers whether the clause has its subject and its verb."""

    def __init__(self, row: list[Token], cast: EnglishCast) -> None:
        super().__init__(row, cast)
        self._last = self._before = ClauseChunk("", 0, 0)
        self._subject: Literal["", "one", "many"] = ""
        self._verbed = self._passive = False
        self._form = ""

    def chunks(self) -> Iterator[ClauseChunk]:
        """All chunks of the text in order."""
        at = 0
        while at < len(self.row):
            if at in self.taken:
                at += 1
                continue
            self.expects = not self._verbed or self._last.stops or self._last.kind == "rel" or self.owed
            self.joined = self._last.kind == "link" and self._subject != "" and not self._verbed
            self.told = self._verbed
            self.beside = self._last.kind == "way" and self._subject == "many" and not self._verbed
            self.suffers = self._passive and self._last.kind in ("link", "comma")
            chunk = self._chunk(at)
            self._note(chunk)
            yield chunk
            at = chunk.end

    def _note(self, chunk: ClauseChunk) -> None:
        last, self._last = self._last, chunk
        if chunk.group is not None:
            self._passive = chunk.group.passive and chunk.group.finite
        self._before = last
        if chunk.kind == "end":
            self._subject, self._verbed, self._form, self.owed = "", False, "", False
        elif chunk.kind == "link" and chunk.word not in ("and", "or"):
            self._subject, self._verbed = "", False
        elif chunk.kind == "rel":
            self.owed = bool(self._subject) and not self._verbed
            self._verbed = False
        elif chunk.kind == "np" and last.kind == "rel":
            self._subject = "many" if is_many(chunk.phrase) else "one"
        elif (
            chunk.kind == "np"
            and last.kind != "way"
            and (not self._verbed or last.stops or _nominative(chunk))
        ):
            joined = last.kind == "link" and bool(self._subject) and not self._verbed
            many = joined or is_many(chunk.phrase)
            self._subject, self._verbed = ("many" if many else "one"), False
        elif chunk.group is not None:
            self.owed = self.owed and (not self._verbed or not chunk.group.finite)
            self._verbed = self._verbed or chunk.group.finite
            said = range(chunk.start, chunk.end)
            would = any(
                self.low(k) in words.MODALS or (self.low(k) == "to" and k > chunk.start) for k in said
            )
            base = would and any(self.form(k) == "base" for k in said)
            self._form = "base" if base else chunk.group.form
            self.hands_over = chunk.group.verb.lemma in (*HANDS_OVER, "look at")
        if chunk.kind in ("end", "comma", "link"):
            self.hands_over = False

    def _chunk(self, at: int) -> ClauseChunk:
        token, low = self.row[at], self.low(at)
        if token.is_quote:
            return ClauseChunk("quote", at, at + 1, word=token.text.strip("\"“”'"))
        if not token.is_word and low not in ("'s", "'re", "'m", "'d", "'ll", "'ve"):
            goes_on = token.text.startswith("..") and self._last.kind == "vg"
            return ClauseChunk("end" if token.ends and not goes_on else "comma", at, at + 1, word=token.text)
        if low in ("hers", "theirs", "ours", "yours", "mine") and self._last.kind in ("vg", "way"):
            return ClauseChunk("skip", at, at + 1, word=low)
        for reads in (self._joins, self._helper, self._counts, self._does, self._names):
            if chunk := reads(at):
                return chunk
        return ClauseChunk("skip", at, at + 1, word=low)

    def _joins(self, at: int) -> ClauseChunk | None:
        """A link or a relative pronoun."""
        low = self.low(at)
        if low in words.RELATIVES:
            after = self._last.kind == "np" or (self._last.kind == "comma" and low != "that")
            if low == "that" and not after and self._last.kind in ("way", "", "end", "comma"):
                return None
            kind: Kind = "rel" if after and low != "where" else "link"
            return ClauseChunk(kind, at, at + 1, word=low)
        if low not in words.LINKS or (low == "next" and self.low(at + 1) == "to"):
            return None
        if low == "so" and not self._clause_at(at + 1):
            return ClauseChunk("skip", at, at + 1, word=low)
        if (
            low in words.MIDWAY
            and self._last.kind == "vg"
            and (not self.is_word(at + 1) or self.low(at + 1) == "and")
        ):
            return ClauseChunk("skip", at, at + 1, word=low)
        if low in words.MIDWAY and self._last.kind == "np" and self._subject and not self._verbed:
            return ClauseChunk("skip", at, at + 1, word=low)
        if low in ("first", "second", "next") and self._last.kind == "way":
            return None
        if low == "first" and self._last.kind == "vg" and self.starts_phrase(at + 1):
            return ClauseChunk("skip", at, at + 1, word=low)
        if low in _AFTER_NOUN and not (
            self.verb_ahead(at + 1) or self.form(at + 1) == "ing" or self._many_act(at + 1)
        ):
            return ClauseChunk("way", at, at + 1, word=low)
        return ClauseChunk("link", at, at + 1, word=low)

    def _many_act(self, at: int) -> bool:
        """Whether several do something here: "until the flames come back"."""
        many = False
        for k in range(at, at + 8):
            if not self.is_word(k):
                return False
            if (
                many
                and self.form(k) == "base"
                and self.frames(k + 1)
                and self.low(k - 1) not in words.ARTICLES
            ):
                return True
            many = many or is_plural(self.low(k))
        return False

    def _clause_at(self, at: int) -> bool:
        named = at < len(self.row) and self.row[at].text[0].isupper()
        return named or self.starts_phrase(at) or self.low(at) == "that"

    def _helper(self, at: int) -> ClauseChunk | None:
        low = self.low(at)
        hardly = low in ("anyone", "anybody") and self.low(at - 1) in ("before", "without", "if", "than")
        hardly = hardly or (low == "neither" and self.form(at + 1) == "s")
        if hardly or low in ("nobody", "nothing", "none") or (low == "no" and self.is_word(at + 1)):
            return self._nobody(at)
        if low in ("everything", "something", "anything") and (
            self.form(at + 1) == "s" or self.low(at + 1) in words.BE or self.low(at + 1) in words.MODALS
        ):
            return self._nobody(at)
        helps = low in words.BE or low in words.MODALS or low in words.NOT or low.startswith("'")
        if not helps or (low in ("can", "will") and self._last.kind == "way"):
            return None
        if found := self.group(at):
            return ClauseChunk("vg", at, max(found[1], at + 1), group=found[0])
        return None

    def _nobody(self, at: int) -> ClauseChunk:
        end = at + 1
        if self.low(at) == "no":
            found = self.phrase(at + 1)
            end = found[1] if found else at + 2
        return ClauseChunk("np", at, end, phrase=NounPhrase("nobody", "", pronoun="nobody"))

    def _counts(self, at: int) -> ClauseChunk | None:
        """ "Twice", "three times", "than somebody", and words that say how."""
        low = self.low(at)
        number = {"twice": 2, "thrice": 3}.get(low, 0)
        if self.low(at + 1) in ("times", "time") and not number:
            count = words.NUMBERS.get(low, int(low) if low.isdigit() else 0)
            return ClauseChunk("times", at, at + 2, word=str(min(count, 20))) if count else None
        if number:
            return ClauseChunk("times", at, at + 1, word=str(number))
        if low.endswith("er") and self.low(at + 1) == "than":  # taller than he is
            found = self.phrase(at + 2)
            end = found[1] if found else at + 2 + (self.low(at + 2) in words.PRONOUNS)
            return ClauseChunk("skip", at, end + (self.low(end) in ("is", "are", "was", "were", "does")))
        if low == "than":
            found = self.phrase(at + 1)
            return ClauseChunk(
                "skip", at, found[1] if found else at + 1 + (self.low(at + 1) in words.PRONOUNS)
            )
        how = low in words.MANNERS and not (
            low in ("hard", "fast") and self._owns(at + 1) and self.form(at + 1) == ""
        )
        if how or (self.is_adverb(at) and low not in words.MANNERS):
            return ClauseChunk("manner", at, at + 1, word=low)
        return None

    def _does(self, at: int) -> ClauseChunk | None:
        """A verb group, where the words before it let one begin."""
        low = self.low(at)
        if low == "to":
            after = at + 1
            while self.is_adverb(after) or self.low(after) in ("not", "finally", "just"):
                after += 1
            if self.form(after) != "base" or self._last.kind == "way":
                return None
            found = self.group(after)
            if found is None:
                return None
            group = found[0]
            return ClauseChunk("vg", at, found[1], group=replace(group, form="to"))
        if not self._verb_here(at):
            return None
        found = self.group(at)
        return ClauseChunk("vg", at, found[1], group=found[0]) if found else None

    def _verb_here(self, at: int) -> bool:
        form, last = self.form(at), self._last.kind
        if form == "ing":
            noun = last == "way" and self._last.word in _GERUND_WAYS and self._owns(at + 1)
            return not noun
        limb = last == "comma" and self.is_word(at + 1) and self.low(at + 1) not in words.LINKS
        body = singular(self.low(at)) in words.BODY - {"smile"} and not self.starts_phrase(at + 1)
        if form == "s" and last != "np" and ((limb and body) or self.plural_here(at)):
            return self.lexical(at)[1] > at + 1 and self.low(at + 1) in words.WAYS
        if last == "way":
            fronted = self._before.kind in ("", "end", "comma", "link") and self._last.word in (
                "out",
                "up",
                "down",
                "in",
                "off",
            )
            loose = self._last.word in ("together", "home", "away", "up", "down", "back", "outside")
            told = form == "past" and self.low(at + 1) in ("in", "with", "by") and self._verbed
            return (form == "s" and (loose or fronted)) or (loose and told)
        if last == "vg":
            if form == "past" and self.low(at + 1) in ("in", "with", "as"):
                return True
            runs_on = self._form == "s" and self.starts_phrase(at + 1)
            return form == "s" and ((self.owed and self._verbed) or runs_on)
        if form == "":
            return self._unknown_here(at)
        if form == "base":
            return self._base_here(at)
        if last == "np":
            return True
        if form == "s" and self.in_past(at):
            return False
        new = last in ("", "end") or (last in ("link", "comma") and self._subject == "")
        heap = self.form(at + 1) == "s" and verbs.base_forms(self.low(at + 1))[0] in words.AS_NOUNS
        ahead = self.form(at + 1) in ("base", "s", "past") and self.frames(at + 2) and not heap
        noun = (
            ahead
            or self.low(at + 1) in words.BE
            or (form == "s" and self.is_animal(at) and not self.frames(at + 1))
        )
        if form == "s" and self.is_animal(at) and self.low(at) not in words.ANIMAL_VERBS:
            return self._verbed and self.starts_phrase(at + 1)
        listed = last in ("comma", "link") and self.low(at + 1) in ("and", ",") and form == "past"
        return not (new and noun) and not (listed and self.low(at) in words.ADJECTIVES)

    def _unknown_here(self, at: int) -> bool:
        """Whether a word nobody knows stands and is shaped as a verb would."""
        last = self._last.kind
        low = self.low(at)
        shaped = low.endswith(("s", "ed")) and low.isalpha() and not low.endswith(("ss", "us", "is"))
        fits = shaped and low not in _NO_VERBS and not self.is_animal(at)
        framed = self.starts_phrase(at + 1) or self.low(at + 1) in words.WAYS
        if low in words.NOUNS_IN_ING:
            return False
        if low.endswith("ing") and last in ("", "end", "comma", "link") and self.starts_phrase(at + 1):
            return True
        pronoun = self._last.phrase.pronoun if last == "np" and self._last.phrase else ""
        if pronoun in words.NOMINATIVE and not self._verbed and self.low(at + 1) in words.PRONOUNS | {"her"}:
            return low.isalpha() and low not in _NO_VERBS
        if last == "rel" and fits and framed and self.low(at - 1) in ("who", "which", "that"):
            return True
        if last in ("comma", "link") and self._verbed:
            return fits and framed and self._form == "s"
        phrase = self._last.phrase
        loose = phrase is not None and not (
            phrase.name or phrase.determiner or phrase.pronoun or phrase.owner
        )
        loose = loose and self._last.end == at and not self._acting(self.low(at - 1))
        awaited = self._subject != "" and not self._verbed and last == "np" and not loose
        return awaited and fits and self.frames(at + 1)

    def _acting(self, noun: str) -> bool:
        """Whether a noun without an article is somebody or something that may act: "dog", and not "simple"."""
        one = singular(noun)
        return is_person(one) or one in words.ANIMALS or bool(prop_of(one))

    def _base_here(self, at: int) -> bool:
        last, phrase = self._last.kind, self._last.phrase
        if self.low(at) in _ORDERS and last in ("", "end"):
            return self.starts_phrase(at + 1)
        if last == "np" and phrase is not None:
            many = is_many(phrase) or self._subject == "many"
            either = phrase.pronoun or (self.low(at) in words.ANIMAL_VERBS and many)
            if self.is_animal(at) and not (either and self.frames(at + 1)):
                return False
            if phrase.pronoun in words.NOMINATIVE:
                return True
            return self.expects or self.hands_over
        if last == "manner" or last == "skip":
            return self._subject == "many" and not self._verbed
        if last in ("link", "comma"):
            plain = self.frames(at + 1) or self._subject == "many"
            plain = plain or self.lexical(at)[1] > at + 1 or not self._owns(at + 1)
            animal = self.is_animal(at) and not (self.low(at) in words.ANIMAL_VERBS and self.frames(at + 1))
            same = (
                self._form == "past" and self.low(at) in words.SAME_PARTICIPLE and self.starts_phrase(at + 1)
            )
            goes_on = (
                same or self._form in ("base", "to") or (self._form == "ing" and self._subject == "many")
            )
            listed = last == "comma" and self._subject == "many" and not self._verbed
            return (goes_on or (listed and self.starts_phrase(at + 1))) and plain and not animal
        return last == "rel" and self.frames(at + 1)

    def _names(self, at: int) -> ClauseChunk | None:
        """A noun phrase, a pronoun or a preposition."""
        low = self.low(at)
        if low in words.PRONOUNS or (low == "her" and self._her_alone(at + 1)) or low in words.EACH_OTHER:
            end = at + 1
            if low == "each" and self.low(end) == "other":
                end += 1
            elif low == "each":
                return None if self.phrase(at) is None else self._phrased(at)
            alone = low not in ("they", "we", "them", "us") or self.low(end) not in ("all", "both")
            other = "" if alone else self.low(end)
            return ClauseChunk(
                "np", at, end + bool(other), phrase=NounPhrase(low, "", pronoun=low, other=other)
            )
        if low in ("all", "both") and self._last.kind == "np" and self.form(at + 1) in ("base", "past"):
            return None
        if low in words.WAYS and low not in words.POSSESSIVES:
            out = low == "out" and self.low(at + 1) == "of"
            return ClauseChunk("way", at, at + 1 + out, word=low)
        if low in words.SKIP and low not in words.NUMBERS and low not in words.STANDS_ALONE:
            return None
        return self._phrased(at)

    def _phrased(self, at: int) -> ClauseChunk | None:
        found = self.phrase(at)
        return ClauseChunk("np", at, found[1], phrase=found[0]) if found else None

    def _her_alone(self, at: int) -> bool:
        """Whether "her" is somebody and no possessor: nothing that she could own follows."""
        if self.low(at) in ("first", "second", "next") and self._nounish(at + 1):
            return False
        if self.low(at) == "back" and self._last.kind == "way":
            return False
        if self._last.kind == "way" and self._before.stops and self._capital(at):
            return True
        if not self.is_word(at) or self.low(at) in words.LINKS or self.low(at) in words.WAYS:
            return True
        if self.is_adjective(at) and self.frames(at + 1):
            return True
        if self.is_adverb(at) or self.starts_phrase(at) or self.low(at) in words.SKIP:
            return self.low(at) not in ("own", "only", "best", "other", "last", *words.NUMBERS)
        goes = self.form(at) == "ing" and words.WAYS.get(self.low(at + 1)) is not None
        handed = self.hands_over and self._last.kind == "vg" and self.form(at) in ("base", "ing")
        return (goes or handed) and self.frames(at + 1)


def _nominative(chunk: ClauseChunk) -> bool:
    return chunk.phrase is not None and chunk.phrase.pronoun in words.NOMINATIVE - {"you"}
