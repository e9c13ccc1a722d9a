"""English noun phrases: "a tired old man named Bob", "the cat's tail", "one of the kids", "Old Mrs Brown"."""

from __future__ import annotations

from dataclasses import replace

from ...puppets.acting import verbs
from . import words
from .entities import EnglishCast
from .kinds import NOT_DOERS, is_common, is_compound, is_person, singular
from .phrase import NounPhrase
from .row import CLOSED, Row, Token, is_plural

_DETERMINERS = words.ARTICLES | words.POSSESSIVES | frozenset(words.NUMBERS)
_MOST_DETERMINERS = 6
_FOND = ("old", "little", "poor", "young", "dear")


class EnglishNouns(Row):
    """Reads noun phrases; ``expects`` says that the clause still needs its verb."""

    def __init__(self, row: list[Token], cast: EnglishCast) -> None:
        super().__init__(row)
        self.cast = cast
        self.expects = True
        self.hands_over = self.joined = self.inside = self.suffers = False
        self.taken: set[int] = set()
        self.parts: set[str] = set()
        """Words of names of several words, by which they are called as well."""
        self.told = self.beside = False
        """Whether the clause has its verb; whether several await theirs after a small word: "the dogs in the garden sing"."""
        self.owed = False
        """Whether a verb is still to come after a relative clause: "the boy who sings … falls"."""

    def phrase(self, at: int) -> tuple[NounPhrase, int] | None:
        """The noun phrase that starts here, and where it ends."""
        found = self._plain(at)
        if found is None:
            return None
        phrase, end = found
        while self.low(end) in ("'s", "'") and self._owns(end + 1, at):
            owned = self._nouns(end + 1, determined=True)
            if owned is None:
                break
            text = self._said(at, owned[1])
            whose = replace(phrase, owner=None)
            phrase, end = self._made(text, "", 1, owned[0], owned[1])
            phrase = replace(phrase, owner=whose)
        if self.low(end) == "of" and phrase.noun in words.PARTS_OF and self.low(end + 1) in words.PRONOUNS:
            return NounPhrase(self._said(at, end + 2), "", pronoun=self.low(end + 1)), end + 2
        if self.low(end) == "of" and phrase.noun and (inner := self._inner(end + 1)):
            part = bool(phrase.noun in words.PARTS_OF and (inner[0].noun or inner[0].name))
            text = self._said(at, inner[1])
            inside = replace(
                inner[0], text=text, determiner=phrase.determiner, count=max(inner[0].count, phrase.count)
            )
            phrase, end = (inside if part else replace(phrase, text=text)), inner[1]
            if is_person(inner[0].noun) or inner[0].noun in words.ANIMALS or inner[0].name:
                phrase = phrase if part else replace(phrase, owner=inner[0])
            phrase, end = self._called(phrase, end) or (phrase, end)
        return phrase, end

    def _inner(self, at: int) -> tuple[NounPhrase, int] | None:
        self.inside = True
        found = self._plain(at)
        self.inside = False
        return found

    def _plain(self, at: int) -> tuple[NounPhrase, int] | None:
        begin, determiner, count = at, "", 1
        if self.low(at) in words.PICKS and self.low(at + 1) == "of":
            count = words.NUMBERS.get(self.low(at), 1)
            if self.low(at + 2) in ("them", "us", "you"):
                return NounPhrase(self._said(at, at + 3), "", other=self.low(at)), at + 3
            inner = self._plain(at + 2)
            return (replace(inner[0], pick=count), inner[1]) if inner and inner[0].noun else None
        while at - begin < _MOST_DETERMINERS and (self.low(at) in _DETERMINERS or self.low(at).isdigit()):
            low = self.low(at)
            if low in words.STANDS_ALONE and self._alone(at + 1, low):
                if low in ("both", "all") and at == begin and self.form(at + 1) in ("base", "past"):
                    return NounPhrase(self._said(at, at + 1), "", other=low), at + 1
                break
            if low == "all" and at == begin and self._all_of_so_many(at + 1):
                many = words.NUMBERS[self.low(at + 1)]
                return NounPhrase(self._said(at, at + 2), "", count=many, other=low), at + 2
            determiner = determiner or low
            count = words.NUMBERS.get(low, int(low) if low.isdigit() else count)
            at += 1
        if determiner in words.NUMBERS and self.low(at) == "of":
            at += 1
            while self.low(at) in words.ARTICLES | words.POSSESSIVES:
                at += 1
        if (name := self._name(at)) and (not determiner or name[2] or self.low(at) in words.TITLES):
            title = name[0].split()[0].lower()
            noun = title if title in words.TITLES and title in words.PERSONS else ""
            return NounPhrase(
                self._said(begin, name[1]), noun, determiner, name=name[0], character=name[2]
            ), name[1]
        if (
            self.low(at) == "number"
            and self.low(at + 1).isdigit()
            and (determiner or self.form(at + 2) == "s")
        ):
            said = f"number {self.low(at + 1)}"
            return NounPhrase(self._said(begin, at + 2), "", determiner, name=said), at + 2
        found = self._nouns(at, bool(determiner))
        if found is None:
            if at == begin and self.low(at) == "another":
                return NounPhrase(self._said(at, at + 1), "", other="another"), at + 1
            alone = determiner and begin == at - 1 and determiner in words.STANDS_ALONE
            return (
                (NounPhrase(self._said(begin, at), "", determiner, other=determiner), at) if alone else None
            )
        phrase, end = self._made(self._said(begin, found[1]), determiner, count, found[0], found[1])
        if determiner in words.POSSESSIVES and self._is_called_so(found[0], end):
            return replace(phrase, noun=found[0][-2], name=found[0][-1].title(), count=1), end
        return self._called(phrase, end) or (phrase, end)

    def _all_of_so_many(self, at: int) -> bool:
        """Whether a number stands for those told of: "all three dance", and not "all three dogs dance"."""
        many = words.NUMBERS.get(self.low(at), 1) > 2
        return many and (not self._nounish(at + 1) or self.form(at + 1) in ("base", "past"))

    def _is_called_so(self, nouns: list[str], end: int) -> bool:
        """Whether the last noun is a name typed small: "my cat luna is …"."""
        alive = len(nouns) > 1 and (nouns[-2] in words.ANIMALS or nouns[-2] in words.PERSONS)
        acts = self.form(end) == "s" or self.low(end) in words.BE
        return alive and acts and self.expects and not is_common(nouns[-1])

    def _alone(self, at: int, low: str) -> bool:
        """Whether a number or pronoun before this word is a phrase of its own: "one climbs"."""
        if self.low(at) in ("can", "will") or (low in ("all", "both") and self.low(at) in _DETERMINERS):
            return False
        if not self._nounish(at):
            return True
        if self.animal_here(at):
            return False
        acts = low == "both" or (low == "all" and self.low(at) not in words.AS_NOUNS)
        if acts and self.form(at) == "base":
            return self.frames(at + 1) or self.starts_phrase(at + 1)
        if words.NUMBERS.get(low, 1) > 1 and self.form(at) == "s":
            return False
        shaped = self.low(at).endswith("s") and low in ("one", "another", "each") and not self.is_animal(at)
        verb = self.form(at) == "s" and verbs.base_forms(self.low(at))[0] not in words.AS_NOUNS
        return verb or ((self.form(at) in ("s", "past") or shaped) and self.frames(at + 1))

    def _said(self, begin: int, end: int) -> str:
        return " ".join(token.text for token in self.row[begin:end]).replace(" ,", ",")

    def _made(
        self, text: str, determiner: str, count: int, nouns: list[str], end: int
    ) -> tuple[NounPhrase, int]:
        if nouns[-1] in words.STANDS_ALONE and (len(nouns) == 1 or nouns[0] == "other" or nouns[-1] == "one"):
            return NounPhrase(text, "", determiner, tuple(nouns[:-1]), count, other=nouns[-1]), end
        noun = singular(nouns[-1])
        if len(nouns) > 1 and is_compound(nouns[-2], noun):
            noun, nouns = f"{nouns[-2]} {noun}", [*nouns[:-2], nouns[-1]]
        alone = noun == "sheep" and (self.form(end) == "s" or determiner in ("a", "one", "another"))
        if is_plural(nouns[-1]) and count == 1 and not alone:
            count = 2 if determiner == "both" else 3
        traits = tuple(w for w in nouns[:-1] if w in words.ADJECTIVES or w.endswith(("ed", "ing")))
        return NounPhrase(text, noun, determiner, traits, count), end

    def _called(self, phrase: NounPhrase, end: int) -> tuple[NounPhrase, int] | None:
        """The phrase with the name that follows it: "a hamster named Biscuit", "my cat Mochi"."""
        named = self.low(end) in ("named", "called")
        alive = is_person(phrase.noun) or phrase.noun in words.ANIMALS
        name = self._name(end + named)
        if named and name is None and self.is_word(end + 1):
            name = (self.row[end + 1].text.title(), end + 2, "")
        if not name or not (alive or named) or phrase.name:
            return None
        begin = phrase.text
        text = f"{begin} {self._said(end, name[1])}"
        return replace(phrase, text=text, name=name[0], character=name[2], count=1), name[1]

    def _owns(self, at: int, begin: int = 0) -> bool:
        """Whether a possessor's thing stands here, so that "'s" doesn't mean "is"; the possessor begins at ``begin``."""
        if self.low(at) in ("back", "backs"):  # "on the dog's back", but "the dog's back again"
            return begin > 0 and self.low(begin - 1) in words.WAYS
        done = self.form(at) == "ing" and not (
            self.told and self.frames(at + 1) and not self.starts_phrase(at + 1)
        )
        return self._nounish(at) and not done and self.low(at) != "gone"

    def _nounish(self, at: int) -> bool:
        low = self.low(at)
        return self.is_word(at) and low not in CLOSED and low not in words.SKIP

    def _name(self, at: int) -> tuple[str, int, str] | None:
        for length in (3, 2, 1):
            part = self.row[at : at + length]
            joined = " ".join(token.low for token in part)
            if len(part) == length and joined in self.cast.names:
                return " ".join(t.text for t in part).title(), at + length, self.cast.names[joined]
        end = at
        while (
            self.low(end) in words.ADJECTIVES
            and (self.low(end + 1) in words.TITLES or self.low(end) in _FOND)
            and (self._is_name(end + 1, follows=True))
        ):
            end += 1
        begin = end
        if self.low(end) in words.TITLES and self.is_word(end + 1) and self._titled(end + 1):
            end += 2
        while end < len(self.row) and self._is_name(end, end > at):
            end += 1
        if end == begin:
            return None
        if end > begin + 1:
            self.parts.update(
                t.low for t in self.row[begin : end - 1] if t.low not in words.TITLES and t.low not in _FOND
            )
        return " ".join(token.text for token in self.row[begin:end]), end, ""

    def _titled(self, at: int) -> bool:
        """Whether the word after a title is a name: "Captain Hook", and "mr bean" in lower case."""
        return self._is_name(at, follows=True) or (
            self.low(at - 1) in ("mr", "mrs", "ms", "dr", "miss") and self.low(at) not in CLOSED
        )

    def _is_name(self, at: int, follows: bool) -> bool:
        token = self.row[at] if 0 <= at < len(self.row) else None
        if token is None or token.low in CLOSED or token.low in words.MONTHS:
            return False
        if not token.text[0].isupper():
            return token.low in self.called and self.low(at - 1) not in words.ARTICLES and not follows
        first = at == 0 or self.row[at - 1].ends or self.row[at - 1].is_quote or self.row[at - 1].text == "("
        if token.low in self.parts:
            return True
        one = singular(token.low)
        plain = (
            token.low in words.ADJECTIVES
            or token.low in words.FILL
            or token.low in words.NATURE
            or token.low in words.ABSTRACT
            or token.low in NOT_DOERS
            or (token.low in words.FILM_TALK and token.low not in self.called)
            or (first and (self.low(at + 1).isdigit() or token.low in words.PARTS_OF))
            or one in words.ANIMALS
            or one in words.PERSONS - words.MALE - words.FEMALE
        )
        if first and not follows and token.low in self.small:
            return False
        if (
            first
            and not plain
            and self.form(at) == "base"
            and self.form(at + 1) == "s"
            and self.frames(at + 2)
        ):
            return True
        if not first or follows:
            return not (plain and first)
        if token.low in words.MALE or token.low in words.FEMALE:
            return True
        plural = one != token.low and self.form(at + 1) not in ("s", "past")
        return not (plain or self.is_adverb(at) or verbs.is_verb(token.low) or plural)

    def _nouns(self, at: int, determined: bool) -> tuple[list[str], int] | None:
        nouns: list[str] = []
        begin = at
        while at not in self.taken and (
            self._adds_adjective(nouns, at) or (self.is_word(at) and not self._closed(at))
        ):
            if not self.is_word(at) or self.low(at) == "and":
                at += 1
            low = self.low(at)
            loose = low in words.SKIP or self.is_adverb(at)
            if loose and (nouns or not determined) and low not in words.STANDS_ALONE:
                break
            past = self.is_parted(self.low(at)) and self.form(at) == "" and not self.expects
            if nouns and (self.is_adjective(at) or past) and self._describes_after(nouns, at):
                break
            counts = low in words.NUMBERS and not (
                low == "one" and nouns[-1:] and nouns[-1] in words.ADJECTIVES | {"other"}
            )
            if nouns and determined and counts and self._nounish(at + 1):
                break  # "gives the dog two bones", "climbs the wall three times"
            if nouns and (self._named_here(at) or self._verb_after(nouns, at, determined, begin)):
                break
            well = low == "well" and self.low(at - 1) in _DETERMINERS and not self._nounish(at + 1)
            if not loose or low in words.STANDS_ALONE or well:
                nouns.append(low)
            at += 1
        bare = (
            len(nouns) == 1 and self.is_parted(nouns[0]) and len(nouns[0]) > 5 and not verbs.is_verb(nouns[0])
        )
        plain = all(noun in words.ADJECTIVES for noun in nouns) and nouns[-1:] != ["paper"]
        if not nouns or (not determined and (bare or plain)):
            return None
        return nouns, at

    def _adds_adjective(self, nouns: list[str], at: int) -> bool:
        """Whether another adjective follows: "a red and blue ball", "a tiny, wet dog"."""
        if not nouns or len(nouns) > 5 or self.low(at) not in ("and", ","):
            return False
        told = all(noun in words.ADJECTIVES for noun in nouns) and self.low(at - 1) not in words.PERSONS
        more = self.is_adjective(at + 1)
        return told and more and self._nounish(at + 2) and not self.form(at + 2)

    def _closed(self, at: int) -> bool:
        low, before = self.low(at), self.low(at - 1)
        either = ("can", "will", "first", "second", "next", "outside", "inside", "past", "back")
        told = self.is_adjective(at - 1) or self.is_parted(before) or f"{before} {low}" in words.COMPOUNDS
        noun = low in either and (
            before in _DETERMINERS
            or before in ("'s", "'")
            or (low == "can" and told and self.low(at - 2) in _DETERMINERS)
        )
        return (low in CLOSED and not noun) or low.isdigit()

    def _named_here(self, at: int) -> bool:
        return self.low(at) in ("named", "called") or (
            self._capital(at) and self.row[at - 1].text[0].islower() and self.low(at) not in words.ADJECTIVES
        )

    def _verb_after(self, nouns: list[str], at: int, determined: bool, begin: int) -> bool:
        """Whether the word after these nouns is the verb and no further noun."""
        form, last = self.form(at), nouns[-1]
        named = last in words.PERSONS or last in words.ANIMALS or (determined and last in words.ALSO_NOUNS)
        if not named and all(
            noun in words.ADJECTIVES or self.is_parted(noun) or self._ing(noun) for noun in nouns
        ):
            stands = determined and (last in words.STANDS_ALONE or last.endswith("est") or self.owed)
            sure = form == "s" and verbs.base_forms(self.low(at))[0] not in words.AS_NOUNS
            told = form in ("s", "past") and stands and not self.animal_here(at)
            return bool(told and (sure or self.frames(at + 1)))
        called = self._capital(at - 1) and self.is_word(at - 2) and self.form(at + 1) not in ("s", "past")
        many = (is_plural(last) and not called) or (
            determined and words.NUMBERS.get(self.low(begin - 1), 1) > 1
        )
        if form == "":
            return self._unknown_verb(at, many)
        if form == "ing":
            return True
        if form == "past":
            return True
        if form == "s":
            noun = self.animal_here(at)
            noun = noun or (self.form(at + 1) == "ing" and not self._leads(at) and not named)
            noun = noun or (self.in_past(at) and not named)
            noun = (
                noun
                or (not self.expects and self.inside)
                or (not self.expects and verbs.base_forms(self.low(at))[0] in words.AS_NOUNS)
            )
            heap = verbs.base_forms(self.low(at))[0] in words.AS_NOUNS
            follows = heap and self.form(at + 1) in ("s", "past") and self.frames(at + 2)
            return not noun and not follows and (not many or self.expects)
        return self._base_after(last, at, many)

    def _describes_after(self, nouns: list[str], at: int) -> bool:
        """Whether an adjective follows its noun: "a bowl full of", "paints the door blue"."""
        plain = nouns[-1] not in words.ADJECTIVES and not self._ing(nouns[-1])
        plain = plain and not is_compound(nouns[-1], self.low(at))
        return plain and self.frames(at + 1) and self.low(at) not in words.PERSONS

    def _ing(self, noun: str) -> bool:
        plain = noun in words.NOUNS_IN_ING or verbs.base_forms(noun)[0] == noun
        return noun.endswith("ing") and not plain

    def _leads(self, at: int) -> bool:
        return bool(
            {"start", "begin", "keep", "stop", "go", "come", "finish"} & set(verbs.base_forms(self.low(at)))
        )

    def _base_after(self, last: str, at: int, many: bool) -> bool:
        """Whether a base form is the verb: after several, after "makes him", or typed without its s."""
        if self.hands_over and (
            self.frames(at + 1) or not (self.low(at) in words.AS_NOUNS or self.is_animal(at))
        ):
            return True
        if not self.expects:
            return False
        if self.low(at) in words.SAME_PARTICIPLE and self.starts_phrase(at + 1):
            return True
        if self.beside and self.low(at) not in words.AS_NOUNS and self.frames(at + 1):
            return True  # "the dogs in the garden sing"
        joined = many or self.joined or last in words.MANY
        named = words.LIGHT_NOUNS | {"race", "show", "match"}
        alive = last in words.PERSONS or last in words.ANIMALS
        if (
            self.joined
            and not (many or alive or self._capital(at - 1))
            and self.low(at) in named
            and not self.is_word(at + 1)
        ):
            return False
        if joined:
            phrasal = verbs.find_verb(f"{self.low(at)} {self.low(at + 1)}") is not None
            return (
                phrasal
                or self.low(at) not in words.AS_NOUNS
                or not (
                    self.form(at + 1) in ("base", "s") and self.frames(at + 2) and not self.frames(at + 1)
                )
            )
        return alive and not self.is_animal(at) and self.frames(at + 1) and not self.verb_ahead(at + 1)

    def _unknown_verb(self, at: int, many: bool) -> bool:
        low = self.low(at)
        shaped = low.endswith(("s", "ed")) and not low.endswith(("ss", "us", "is")) and len(low) > 3
        known = low in words.ADJECTIVES or self.is_animal(at) or singular(low) in words.PERSONS
        known = known or low in words.IRREGULAR_PLURALS
        plain = self.expects and shaped and not (known or many)
        return plain and self.frames(at + 1) and not self.verb_ahead(at + 1)
