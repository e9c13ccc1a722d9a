"""English words in order: what form of a verb each may be, and how far the clause around it reaches."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from ...puppets.acting import verbs
from . import words
from .kinds import singular
from .spelling import spelled

Form = Literal["", "base", "s", "past", "ing"]
_TOKEN = re.compile(
    r"\"[^\"]*\"|“[^”]*”|(?<!\w)'[A-Z][^']+[.!?,]?'(?!\w)|(?<=say )'[^']+'(?!\w)|(?<=says )'[^']+'(?!\w)|(?<=goes )'[^']+'(?!\w)|"
    r"[A-Za-zÀ-ÿ]+(?:-[A-Za-zÀ-ÿ]+)*(?:['’]t\b)?|['’](?:s|re|d|ll|ve|m)?\b|\d+|\.\.+|[.,;:!?()…—–\n]|-(?=\s)"
)
_ENDS = frozenset((*".!?;:…—–-\n", *("." * n for n in range(2, 60))))
_STOPS = frozenset(".!?\n")
_AROUND = 40
_AHEAD = 14
"""Words looked at for a verb that a clause still has to come."""
CLOSED = words.CLOSED
"""Words that frame others and are no nouns."""
_WORDS = CLOSED | words.ADJECTIVES | (words.PERSONS - words.MALE - words.FEMALE) | words.SKIP
_NOUNS = words.ANIMALS | words.AS_NOUNS
_GOES_ON = ("stop", "start", "finish", "end", "keep")
_STARTERS = words.ARTICLES | words.POSSESSIVES | words.PRONOUNS | frozenset(words.NUMBERS)


@dataclass(frozen=True)
class Token:
    """A word, a quote or a mark, and where it starts in the text."""

    text: str
    low: str
    start: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word (or a number)."""
        return self.text[0].isalnum()

    @property
    def is_quote(self) -> bool:
        """Whether it is speech in quotes."""
        return self.text[0] in "\"“'" and len(self.text) > 3

    @property
    def ends(self) -> bool:
        """Whether a sentence or its half ends here."""
        return self.text in _ENDS


def tokens(text: str) -> list[Token]:
    """The words, quotes and marks of a text."""
    found: list[Token] = []
    matches = list(_TOKEN.finditer(text))
    for match, following in zip_longest(matches, matches[1:]):
        low = match.group().lower().replace("’", "'")
        if match.group()[0].islower():
            low = spelled(low, found[-1].low if found else "", following.group() if following else "")
        found.append(Token(match.group(), low if low.startswith("'") else low or "'", match.start()))
    return found


class Row:
    """The words of a text, asked by their place."""

    def __init__(self, row: list[Token]) -> None:
        self.row = row
        self.small = frozenset(token.low for token in row if token.text[0].islower())
        """What is also written small, and so no name."""
        self._in_ly: frozenset[str] = frozenset()
        self.called = frozenset(token.low for at, token in enumerate(row) if self._sure_name(at))
        """Names that stand inside a sentence, and that may be typed small as well."""
        forms = [self.form(at) for at in range(len(row))]
        self._in_ly = frozenset(self.low(at) for at in range(len(row)) if self._called_ly(at))
        """Names that end as adverbs do: "Waddly"."""
        self.in_present = forms.count("s") > 2 * forms.count("past")
        self._forms = forms
        self._past = forms.count("past") > 2 * forms.count("s")
        """Whether the story is told in the past, so that "cooks" is no verb and "baked" is one."""

    def in_past(self, at: int) -> bool:
        """Whether the sentence here is told in the past: as the text is, if it doesn't say otherwise itself."""
        if not self._past:
            return False
        begin = end = at
        while begin > max(0, at - _AROUND) and self.row[begin - 1].text not in _STOPS:
            begin -= 1
        while end < min(len(self.row), at + _AROUND) and self.row[end].text not in _STOPS:
            end += 1
        named = (k for k in range(begin + 1, end) if self._forms[k] == "s" and self._acts(k - 1))
        return "past" in self._forms[begin:end] or not any(named)

    def _acts(self, at: int) -> bool:
        """Whether a pronoun or a name stands here, after which a verb comes and no noun."""
        name = self._capital(at) and self.low(at) not in self.small and self.low(at) not in CLOSED
        return name or self.low(at) in words.NOMINATIVE

    def _sure_name(self, at: int) -> bool:
        """Whether a word here can only be a name: with a capital inside a sentence, after no article, and no word."""
        low, before = self.low(at), self.low(at - 1)
        inside = at > 0 and self.row[at - 1].is_word and self.row[at - 1].text[0].islower()
        if not self._capital(at) or not inside or before in words.ARTICLES or low in _WORDS:
            return False
        return not verbs.is_verb(low) and singular(low) not in _NOUNS

    def _called_ly(self, at: int) -> bool:
        """Whether a word in "ly" is a name: with a capital inside a sentence, or where only somebody can be who acts."""
        if not self._capital(at) or not self.low(at).endswith("ly") or self.low(at) in words.MANNERS:
            return False
        first = at == 0 or not self.is_word(at - 1)
        after = at + 1 + (self.low(at + 1) == ",")
        acts = self.low(after) in words.BE | words.MODALS or self.form(after) in ("s", "past")
        inset = self.low(after) == "who" or self.form(after) == "ing"
        return not first or inset or (after == at + 1 and (acts or self.is_adverb(after)))

    def low(self, at: int) -> str:
        """The lower-case word at a place, or nothing."""
        return self.row[at].low if 0 <= at < len(self.row) else ""

    def is_word(self, at: int) -> bool:
        """Whether a word stands at a place."""
        return 0 <= at < len(self.row) and self.row[at].is_word

    def form(self, at: int) -> Form:
        """The form of a verb that a word may be; nothing where it can be none."""
        low = self.low(at)
        if self.low(at - 1) == "to" and self._infinitive(at):
            return "base"
        if (
            not low.replace("-", "").isalpha()
            or low in CLOSED
            or low in words.SKIP
            or low in words.NOUNS_IN_ING
        ):
            return ""
        if low in words.ADJECTIVES and low not in words.ALSO_VERBS:
            return ""
        if low in words.TITLES and self._capital(at) and self._capital(at + 1):
            return ""
        if low in words.PERSONS or low in words.MANNERS:
            return "base" if low in words.ALSO_VERBS else ""
        if not verbs.is_verb(low) or f"{low} {self.low(at + 1)}" in words.PAIRS:
            return ""
        if low == verbs.base_forms(low)[0]:
            return "base"
        if low.endswith("ing") and len(low) > 4:
            return "" if self.low(at + 1) in words.OCCASIONS else "ing"
        return "s" if low.endswith("s") else "past"

    def _infinitive(self, at: int) -> bool:
        """Whether a word after "to" is a verb, though it frames or describes elsewhere: "starts to do", "to shut"."""
        low = self.low(at)
        also = (
            low in words.ADJECTIVES | words.PERSONS
            and self.row[at].text[0].islower()
            and verbs.base_forms(low)[0] == low
        )
        return low in ("do", "have") or (also and verbs.find_verb(low) is not None)

    def _capital(self, at: int) -> bool:
        return 0 <= at < len(self.row) and self.row[at].text[0].isupper()

    def is_parted(self, word: str) -> bool:
        """Whether a word has the form of a participle in ed: "painted", and not "bed"."""
        return word.endswith("ed") and not word.endswith("weed") and word not in words.NOUNS_IN_ED

    def plural_here(self, at: int) -> bool:
        """Whether a form in s is a noun for what follows: "leaves fall", "waves hitting the rocks"."""
        low, base = self.low(at), verbs.base_forms(self.low(at))[0]
        after = self.form(at + 1)
        if self.low(at + 1) == "like" and base in words.AS_NOUNS and is_plural(self.low(at + 2)):
            return True  # "wheels like bananas"
        if base in _GOES_ON or not (base in words.AS_NOUNS or low in words.IRREGULAR_PLURALS):
            return False
        acts = after in ("base", "past") or (after == "ing" and base in words.AS_NOUNS)
        also = verbs.base_forms(self.low(at + 1))[0] in words.AS_NOUNS
        acts = acts or (
            self.is_adjective(at + 1)
            and base in words.AS_NOUNS - {"turn"}
            and self.low(at + 1) not in words.WAYS
        )
        return (acts and self.frames(at + 2) and not also) or self.low(at + 1) in words.BE

    def is_adverb(self, at: int) -> bool:
        """Whether a word says how: "slowly"."""
        low = self.low(at)
        adverb = (
            low.endswith("ly") and len(low) > 4 and low not in words.NOT_ADVERBS and low not in self._in_ly
        )
        return low in words.MANNERS or adverb

    def is_adjective(self, at: int) -> bool:
        """Whether a word describes: "red", "colourful"."""
        low = self.low(at)
        stems = (low[:-2], low[:-1], low[:-3], f"{low[:-3]}y") if low.endswith("er") else ()
        more = low not in words.PERSONS and any(stem in words.COMPARED for stem in stems)
        return (
            low in words.ADJECTIVES
            or more
            or (len(low) > 5 and low.endswith(("ful", "ous", "less", "able", "ible")))
        )

    def is_animal(self, at: int) -> bool:
        """Whether a word names an animal, one or more."""
        return singular(self.low(at)) in words.ANIMALS

    def animal_here(self, at: int) -> bool:
        """Whether an animal is meant by what may be a verb: not where it flies, or bears the bag."""
        verb = self.low(at) in words.ANIMAL_VERBS or self.starts_phrase(at + 1)
        return self.is_animal(at) and not verb

    def starts_phrase(self, at: int) -> bool:
        """Whether a word begins a noun phrase for sure."""
        return self.low(at) in _STARTERS or self.low(at).isdigit()

    def frames(self, at: int) -> bool:
        """Whether a word or mark here can follow a verb and no noun would: "the", "into", an adverb, the end."""
        low = self.low(at)
        return (
            not self.is_word(at)
            or low in CLOSED
            or self.is_adverb(at)
            or low in words.SKIP
            or self.form(at) == "ing"
        )

    def verb_ahead(self, at: int) -> bool:
        """Whether a verb that says when it is (runs, ran, is) comes before this clause ends."""
        for k in range(at, min(at + _AHEAD, len(self.row))):
            low = self.low(k)
            if not self.is_word(k) or low in (
                "and",
                "but",
                "then",
                "who",
                "which",
                "that",
                "while",
                "because",
            ):
                return False
            if low in words.BE or low in words.MODALS:
                return True
            noun = self.low(k - 1) in words.ARTICLES or self.low(k - 1) in words.POSSESSIVES
            if not noun and (self.form(k) == "s" or (self.form(k) == "past" and self.frames(k + 1))):
                return not self.animal_here(k)
        return False


def is_plural(noun: str) -> bool:
    """Whether a noun means several."""
    return singular(noun) != noun or noun in words.IRREGULAR_PLURALS or noun in words.MANY
