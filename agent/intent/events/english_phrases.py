"""English words in order, and the noun phrases among them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ....puppets.acting import verbs
from . import english_words as words
from .english_entities import Cast, Phrase, singular

_TOKEN = re.compile(
    r"\"[^\"]*\"|“[^”]*”|(?<!\w)'[A-Z][^']+[.!?,]?'(?!\w)|[A-Za-zÀ-ÿ]+(?:-[A-Za-zÀ-ÿ]+)*(?:['’]t\b)?|['’](?:s|re|d|ll|ve)?\b|"
    r"\d+|[.,;:!?()…—–]|-(?=\s)"
)
_ENDS = ".!?;:…"
_BLOCKED = (
    words.PRONOUNS
    | words.BE
    | words.MODALS
    | words.NOT
    | words.RELATIVES
    | frozenset(words.LINKS)
    | frozenset(words.WAYS)
)
_DETERMINERS = words.ARTICLES | words.POSSESSIVES | frozenset(words.NUMBERS) | {"of"}
_MOST_DETERMINERS = 8


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
        return self.text in _ENDS or self.text in "—–-"


def tokens(text: str) -> list[Token]:
    """The words, quotes and marks of a text."""
    return [
        Token(m.group(), m.group().lower().replace("’", "'").removeprefix("'") or "'", m.start())
        if m.group() not in ("'s", "’s")
        else Token("'s", "'s", m.start())
        for m in _TOKEN.finditer(text)
    ]


class Phrases:
    """Reads noun phrases out of a row of tokens."""

    def __init__(self, row: list[Token], cast: Cast) -> None:
        self.row = row
        self.cast = cast

    def low(self, at: int) -> str:
        """The lower-case word at a place, or nothing."""
        return self.row[at].low if 0 <= at < len(self.row) else ""

    def looks_inflected(self, at: int) -> bool:
        """Whether a word is a verb by its form: "runs", "ran", "running"."""
        low = self.low(at)
        if (
            low in _BLOCKED
            or low in words.ADJECTIVES
            or low in words.SKIP | words.NOUNS_IN_ING
            or not low.isalpha()
        ):
            return False
        if (
            low in words.PERSONS
            or low in words.ANIMALS
            or (low != "flies" and singular(low) in words.ANIMALS)
        ):
            return False
        forms = verbs.base_forms(low)
        known = [form for form in forms if verbs.find_verb(form) or form in ("be", "have")]
        return bool(known) and low != known[0]

    def _blocked(self, at: int) -> bool:
        """Whether a word frames others and can be no noun: "can", but not in "another can"."""
        can = self.low(at) in ("can", "will") and self.low(at - 1) in words.ARTICLES | words.POSSESSIVES
        return self.low(at) in _BLOCKED and not can

    def phrase(self, at: int) -> tuple[Phrase, int] | None:
        """The noun phrase that starts here, and where it ends."""
        begin, determiner, count = at, "", 1
        while at - begin < _MOST_DETERMINERS and (self.low(at) in _DETERMINERS or self.low(at).isdigit()):
            low = self.low(at)
            if low == "of" and at == begin:
                break
            determiner = low if not determiner and low != "of" else determiner
            count = words.NUMBERS.get(low, int(low) if low.isdigit() else count)
            at += 1
        name = self._name(at)
        if name and (not determiner or name[2]):
            text = " ".join(t.text for t in self.row[begin : name[1]])
            return Phrase(text, "", determiner, name=name[0], character=name[2]), name[1]
        found = self._nouns(at, bool(determiner))
        if found is None:
            return None
        return self._made(begin, found[1], determiner, count, found[0])

    def _made(
        self, begin: int, end: int, determiner: str, count: int, nouns: list[str]
    ) -> tuple[Phrase, int]:
        noun = singular(nouns[-1])
        plural = noun != nouns[-1] or nouns[-1] in words.IRREGULAR_PLURALS
        if plural and count == 1:
            count = 2 if determiner in ("both",) else 3
        text = " ".join(token.text for token in self.row[begin:end])
        traits = tuple(
            word for word in nouns[:-1] if word in words.ADJECTIVES or word.endswith(("ed", "ing"))
        )
        name = self._name(end + (self.low(end) in ("named", "called") or self.low(end) == ","))
        named = self.low(end) in ("named", "called") or self.low(end) != ","
        if name and named and (noun in words.PERSONS or noun in words.ANIMALS):
            text = " ".join(token.text for token in self.row[begin : name[1]])
            return Phrase(text, noun, determiner, traits, 1, name[0], name[2]), name[1]
        return Phrase(text, noun, determiner, traits, count), end

    def _name(self, at: int) -> tuple[str, int, str] | None:
        for length in (3, 2, 1):
            part = self.row[at : at + length]
            joined = " ".join(token.low for token in part)
            if len(part) == length and joined in self.cast.names:
                return " ".join(t.text for t in part).title(), at + length, self.cast.names[joined]
        end = at
        while end < len(self.row) and self._is_name(end, end > at):
            end += 1
        return (" ".join(token.text for token in self.row[at:end]), end, "") if end > at else None

    def _is_name(self, at: int, follows: bool) -> bool:
        token = self.row[at]
        if (
            not token.text[0].isupper()
            or token.low in _BLOCKED
            or token.low in words.ARTICLES | words.POSSESSIVES
        ):
            return False
        first = at == 0 or self.row[at - 1].ends or self.row[at - 1].is_quote
        common = token.low in words.ADJECTIVES or token.low in words.FILL or token.low in words.NATURE
        plain = (
            common
            or singular(token.low) in words.ANIMALS
            or singular(token.low) in words.PERSONS - words.MALE - words.FEMALE
        )
        if first and not follows:
            given = token.low in words.MALE | words.FEMALE
            return given or not (
                plain or token.low.endswith("ly") or verbs.is_verb(token.low) or self._plural_start(at)
            )
        return not (first and plain)

    def _plural_start(self, at: int) -> bool:
        return self.low(at).endswith("s") and not self.looks_inflected(at + 1)

    def _nouns(self, at: int, determined: bool) -> tuple[list[str], int] | None:
        nouns: list[str] = []
        while at < len(self.row):
            token = self.row[at]
            if not token.is_word or self._blocked(at) or token.low in words.ARTICLES | words.POSSESSIVES:
                break
            if nouns and (
                token.low in words.SKIP
                or token.low in words.MANNERS
                or self._verb_after(nouns, at, determined)
            ):
                break
            if not nouns and token.low in words.SKIP and not determined:
                break
            nouns.append(token.low)
            at += 1
        while nouns and nouns[-1] in words.SKIP:
            nouns.pop()
            at -= 1
        described = not nouns or (not determined and all(noun in words.ADJECTIVES for noun in nouns))
        return None if described else (nouns, at)

    def _verb_after(self, nouns: list[str], at: int, determined: bool) -> bool:
        low, last = self.low(at), nouns[-1]
        if (
            last in words.ADJECTIVES
            and (len(nouns) == 1 or nouns[-2] in words.ADJECTIVES)
            and self.low(at + 1) != "the"
            and not (
                self.looks_inflected(at)
                and self.low(at + 1) in words.WAYS
                and self.low(at) not in words.IRREGULAR_PLURALS
            )
        ):
            return False
        if self.looks_inflected(at):
            return determined or last not in words.ADJECTIVES
        plural = singular(last) != last or last in words.IRREGULAR_PLURALS
        start = at - len(nouns) - determined
        if (plural or (determined and self.low(start - 1) == "and")) and verbs.is_verb(low):
            return True
        ahead = self.low(at + 1) in words.ARTICLES | words.POSSESSIVES | words.PRONOUNS
        return ahead and (low.endswith(("s", "ed")) or verbs.is_verb(low))
