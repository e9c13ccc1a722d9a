"""Noun phrases of a Chinese clause: who or what they name, how many, whose, and where they say that it lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ...common.acts import Entity, EntityKind, Way
from ..text import simplified
from .cast import ChineseCast, as_age, as_gender
from .compounds import Compounds
from .details import LONGEST, MANY, ChinesePhrase, Details
from .words import ChineseWord, Noun, WordMeaning

_SPEAKERS: Final = frozenset("我你您俺咱")
"""Whoever asks or is asked: isn't in the film, but theirs may be."""
_SETS_APART: Final = frozenset(["就", "只有", "唯独", "偏偏"])  # before who alone does something else
_LOCATED: Final = ("里面", "里头", "上面", "上边", "旁边", "边上", "里", "上", "中", "边", "内", "旁", "下", "底", "面")  # fmt: skip
_OPPOSITES: Final = [
    {*pair}
    for pair in [
        "小大",
        "新老",
        "新旧",
        "胖瘦",
        "肥瘦",
        "高矮",
        "长短",
        "粗细",
        "黑白",
        "老小",
        "老少",
        "好坏",
        "强弱",
        "真假",
    ]
]
_ANYBODYS: Final = "个只条头位名隻個群"
"""Measure words that count the living too."""
_COLOURS: Final = "红蓝绿黄白黑紫灰粉橙金银"


def _apart(one: str, other: str) -> bool:
    """Whether two adjectives can't be told of the same one: big and small, red and blue."""
    one, other = simplified(one), simplified(other)
    return {one, other} in _OPPOSITES or (one[0] != other[0] and one[0] in _COLOURS and other[0] in _COLOURS)


class Phrases(Compounds):
    """Reads the noun phrases of one clause's words into a cast."""

    def __init__(self, pieces: Sequence[ChineseWord], cast: ChineseCast) -> None:
        super().__init__(pieces, cast)
        self._where: list[str] = []
        """In what the one who is named next is said to be."""

    def at(self, at: int, acting: list[str], strangers: bool = False) -> tuple[ChinesePhrase | None, int]:
        """The noun phrase that begins at a word, and where it ends; none where a verb or small word stands.

        With ``strangers`` words that no lexicon holds name somebody or something too.
        """
        start, told = at, Details()
        while at < min(len(self.pieces), start + LONGEST):
            piece = self.pieces[at]
            after = self._described(at, told)
            if after > at:
                at = after
                continue
            if piece.text in _SPEAKERS and self._owns(at + 1) and not told.counted:
                told.owner = self.cast.known("我") if piece.text == "我" else []
                at += 1 + (self.pieces[at + 1].text == "家" and self._named(at + 2))
                start = at = at + (self.pieces[at].text == "的")
                continue
            if piece.has("pronoun") and told.counted and (after := self._own_doing(at)) > at:
                at = after
                continue
            if piece.has("pronoun"):
                alone = at > 0 and self.pieces[at - 1].text in _SETS_APART
                others = [*(self.cast.subject if alone else []), *self._named_after(at)]
                owns, after = self._owns(at + 1) and not told.counted, at + 1
                ids = self.cast.pronoun(piece, [*acting, *others], owns=owns)
                if owns:
                    told.owner = ids
                    start = at = after + (self.pieces[after].text == "的")
                    continue
                lies, after = self._lies(after)
                return ChinesePhrase(ids, "", lies), after
            if piece.noun or piece.meaning.setting.get("place"):
                return self._head(start, at, told)
            if (same := self._trait_alone(at, told)) is not None:
                return ChinesePhrase(same, text=piece.text), at + 2
            if told.counted and self._shape_alone(at):
                return ChinesePhrase(self._one_of_them(piece, told), counted=True, text=piece.text), at + 1
            if told.counted and piece.verb and not piece.noun and (end := self._named_by_use(at)) > at:
                return self._stranger(start, at, told, end)
            if piece.strange and (told.counted or strangers):
                return self._stranger(start, at, told)
            break
        if told.counted and at > start and self._counts(start, at) and not self._relative_next(at):
            return ChinesePhrase(self._counted_alone(told, acting), counted=True), at
        return None, start

    def _named_after(self, at: int) -> list[str]:
        """Those who are named after a pronoun in its clause: it means none of them."""
        nouns = (one for one in self.pieces[at + 1 :] if one.noun and one.noun.kind is not EntityKind.THING)
        return [key for one in nouns for key in self.cast.known(self.cast.shown(one.start, one.end))]

    def _counted_alone(self, told: Details, acting: list[str]) -> list[str]:
        """Whom a number with its measure word means that no noun follows: "the two", "one of them"."""
        same = self.cast.measured.get(told.measure)
        if same and told.count > 1 and self.cast.entity(same).count == told.count and same not in acting:
            return self.cast.mention([same])
        if told.count == 2 and told.kind is None and not acting and len(two := self._both()) == 2:
            return self.cast.mention(two)
        if same and same not in acting:
            return self.cast.mention([same])
        thing = told.measure not in ("", *_ANYBODYS) and told.kind is None and not told.crowd
        if thing and told.count == 1:
            return self.cast.mention(self.cast.thing(acting))
        return self._group(acting) if told.kind is None else []

    def _trait_alone(self, at: int, told: Details) -> list[str] | None:
        """Whoever is meant by "the small one", where there is one who is told so."""
        piece = self.pieces[at]
        linked = at + 1 < len(self.pieces) and self.pieces[at + 1].text == "的"
        if (
            told.counted
            or len(piece.text) > 1
            or not (linked and piece.has("adjective"))
            or self._named(at + 2)
        ):
            return None
        return self.cast.told_so(piece.text) or None

    def _shape_alone(self, at: int) -> bool:
        """Whether an adjective of one letter is the noun itself: "a round (one)" that rolls."""
        piece = self.pieces[at]
        follows = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        if len(piece.text) > 1 or not piece.has("adjective"):
            return False
        acts = follows is not None and (follows.verb is not None or follows.meaning.adverb is not None)
        acts = acts or (follows is not None and follows.has("number"))
        return follows is None or follows.text in ("在", "把", "被", "和", "从") or acts

    def _one_of_them(self, piece: ChineseWord, told: Details) -> list[str]:
        """ "A red one", of the several spoken of just now or else a thing of its own."""
        several = next((one for one in reversed(self.cast.entities) if one.count > 1 and not told.kind), None)
        shown = self.cast.shown(piece.start, piece.end)
        if several is None or not several.noun:
            noun = WordMeaning(noun=Noun(told.kind or EntityKind.THING))
            return self._met(piece.start, piece.start, replace(piece, meaning=noun), told)
        name = shown + several.noun
        return self.cast.add(
            several.model_copy(update={"name": name, "words": name, "traits": [shown], "count": 1})
        )

    def ground(self, phrase: ChinesePhrase) -> list[str]:
        """The entity of a place that somebody goes to."""
        piece = phrase.ground
        if piece is None:
            return []
        text = piece.text
        tail = next((one for one in _LOCATED if text.endswith(one) and len(text) > len(one)), "")
        if text in ("水面", "路面", "地面", "外面", "里面"):
            tail = ""
        head = replace(piece, text=text[: len(text) - len(tail)], end=piece.end - len(tail))
        head = replace(head, meaning=WordMeaning(noun=Noun(EntityKind.THING, ground=True)))
        ids = self._met(head.start, head.start, head, Details())
        if tail and ids and self.cast.entity(ids[0]).words == self.cast.entity(ids[0]).name:
            self.cast.change(ids[0], words=self.cast.shown(piece.start, piece.end)[:120])
        return ids

    def _group(self, acting: list[str]) -> list[str]:
        """Of whom or what one counts without naming: the thing spoken of last, or the many who are there."""
        if acting:
            return self.cast.mention(self.cast.thing(acting))
        many = [one.id for one in self.cast.entities if one.count > 1 and one.kind is not EntityKind.THING]
        return self.cast.mention(many[-1:] or self.cast.subject)

    def _head(self, start: int, at: int, told: Details) -> tuple[ChinesePhrase, int]:
        """The phrase up to its last noun: "the cat's tail" is the tail, and the cat its owner."""
        first = at
        while at + 1 < len(self.pieces):
            owned = self.pieces[at + 1].text == "的" and self._named(at + 2)
            after = at + 1 + owned
            if owned:
                told.owner = self._owner(first, at, told)
                inner = Details(owner=told.owner)
                while after < len(self.pieces) and (past := self._described(after, inner)) > after:
                    after = past
                if after < len(self.pieces) and self.pieces[after].meaning.setting.get("place"):
                    return self._named_head(after, after, after, inner)
                if after >= len(self.pieces) or not (self.pieces[after].noun or self.pieces[after].strange):
                    break
                if self.pieces[after].strange:
                    return self._stranger(after, after, inner)
                told, start, first, at = inner, after, after, after
            elif self._where_first(at):
                place = self.pieces[at]
                ids = self._met(self.pieces[first].start, place.start, place, told)
                self.cast.mention_aside(ids)
                self._where = ids if self.pieces[at + 1].meaning.after is Way.INTO else []
                told, start, first, at = Details(), at + 3, at + 3, at + 3
                while (past := self._described(at, told)) > at:
                    at = past
                start, first = at, at
                if not self.pieces[at].noun:
                    return self._stranger(at, at, told) if self.pieces[at].strange else (ChinesePhrase(), at)
            elif self.pieces[after].text == "家" and self._lives(at):
                told, start, first, at = Details(owner=self._owner(first, at, told)), after, after, after
            elif self._compounds(at, after):
                at = after
            elif (after := self._past_stranger(at)) > at:
                told, start, first, at = Details(), after, after, after
            else:
                break
        return self._named_head(start, first, at, told)

    def _past_stranger(self, at: int) -> int:
        """Past a place whose last letters no lexicon holds, and 的: "the waiting room's chair" is the chair."""
        end, more = self._tail(at)
        noun = self.pieces[at].noun
        thing = noun is not None and noun.kind is EntityKind.THING and not noun.part
        owns = bool(more) and thing and end + 2 < len(self.pieces) and self.pieces[end + 1].text == "的"
        return end + 2 if owns and self.pieces[end + 2].noun else at

    def _where_first(self, at: int) -> bool:
        """Whether a thing only tells where the next noun is: "the cake in the fridge"."""
        noun = self.pieces[at].noun
        words = self.pieces[at + 1 : at + 3]
        where = len(words) == 2 and words[0].meaning.after is not None and words[1].text == "的"
        thing = noun is not None and noun.kind is EntityKind.THING
        return (
            where and thing and self._named(at + 3) and not self.pieces[at + 3].meaning.setting.get("place")
        )

    def _named_head(self, start: int, first: int, at: int, told: Details) -> tuple[ChinesePhrase, int]:
        head, noun = self.pieces[at], self.pieces[at].noun
        place = head.meaning.setting.get("place", "")
        at, extended = self._many(at, told) or self._tail(at)
        lies, end = self._lies(at + 1)
        if noun and noun.part and lies is None and len(head.text) > 1:
            lies = {"上": Way.ONTO, "里": Way.INTO, "下": Way.UNDER}.get(head.text[-1])
        if noun is None or (place and noun.ground):
            text = "".join(piece.text for piece in self.pieces[first : at + 1])
            whole = replace(head, start=self.pieces[first].start, text=text) if first < at else head
            stays = ChinesePhrase([], place, lies, ground=whole, counted=told.counted)
            if noun is None or not told.counted:
                return stays, end
        if noun and noun.part and not told.owner and first < at and self.pieces[first].noun is not noun:
            told.owner, start, first = self._owner(first, at - 1, told), at, at
        if head.text == "人" and told.owner and self.cast.kind(told.owner[0]) is EntityKind.CROWD:
            self.cast.change(
                told.owner[0],
                words=self.cast.entity(told.owner[0]).words + self.cast.shown(head.start - 1, head.end)[:120],
            )
            return ChinesePhrase(self.cast.mention(told.owner)), end
        if head.text == "人" and not told.counted and first == start and not self.cast.known(head.text):
            return ChinesePhrase(), end
        if head.text == "人" and told.count == 2 and (two := self._both()):
            return ChinesePhrase(self.cast.mention(two)), end
        if head.text == "人" and told.count > 2 and (all_ := self._everybody(told.count)):
            return ChinesePhrase(self.cast.mention(all_)), end
        compound = replace(head, start=self.pieces[first].start, end=extended or head.end)
        title = self.pieces[first].noun if first < at else None
        if head.meaning.name is not None and title and noun and not noun.gender:
            known = replace(noun, gender=title.gender, age=noun.age or title.age)
            compound = replace(compound, meaning=WordMeaning(noun=known, name=head.meaning.name))
        kind = told.kind if told.kind and noun and noun.kind is EntityKind.THING else None
        animal = self.pieces[first].noun
        if (
            first < at
            and animal
            and animal.kind is EntityKind.ANIMAL
            and noun
            and noun.kind is EntityKind.PERSON
        ):
            kind = EntityKind.ANIMAL
            compound = replace(compound, meaning=WordMeaning(noun=replace(noun, prop=animal.prop)))
        ids = self._met(self.pieces[start].start, head.start, compound, replace(told, kind=kind))
        self.cast.inside |= dict.fromkeys(ids, self._where[0]) if self._where else {}
        self._where = []
        return ChinesePhrase(
            ids, place, lies, told.owner, told.counted, bool(noun and noun.part), text=compound.text
        ), end

    def _owner(self, first: int, at: int, told: Details) -> list[str]:
        piece = self.pieces[at]
        if piece.noun is None:
            return []
        whole = replace(piece, start=self.pieces[first].start)
        owned = self.pieces[at + 2].noun if at + 2 < len(self.pieces) else None
        if piece.noun.kind is EntityKind.THING and not (owned and owned.part and not piece.noun.part):
            return self.cast.known(self.cast.shown(piece.start, piece.end))
        beast = self.pieces[first].noun if first < at else None
        if beast and beast.kind is EntityKind.ANIMAL and piece.noun.kind is EntityKind.PERSON:
            guest = WordMeaning(noun=replace(piece.noun, kind=EntityKind.ANIMAL, prop=beast.prop))
            whole = replace(whole, meaning=guest)
        ids = self._met(whole.start, piece.start, whole, told)
        if not (told.counted and owned and owned.part):
            self.cast.mention_aside(ids)
        return ids

    def _both(self) -> list[str]:
        living = [one.id for one in self.cast.entities if one.count == 1]
        alive = [one for one in living if self.cast.person([one])]
        alive = alive if len(alive) > 1 else [one for one in living if self.cast.alive(one)]
        living = alive if len(alive) > 1 else [one for one in living if one in alive or self.cast.deeds[one]]
        return living[-2:] if len(living) >= 2 else []

    def _everybody(self, count: int) -> list[str]:
        """All the people there are, where they are as many as told."""
        people = [one for one in self.cast.entities if one.kind is EntityKind.PERSON]
        return [one.id for one in people] if sum(one.count for one in people) == count else []

    def _stranger(self, start: int, at: int, told: Details, end: int = 0) -> tuple[ChinesePhrase, int]:
        """A noun that no lexicon holds: its letters up to the next known word."""
        end = end or at
        while end < len(self.pieces) and self.pieces[end].strange:
            end += 1
        living = self.pieces[end].noun if end < len(self.pieces) else None
        if (
            living
            and living.kind is EntityKind.PERSON
            and living.age
            and not self.pieces[end].verb
            and end - at < 4
        ):
            return self._named_head(start, at, end, told)
        first, last = self.pieces[at], self.pieces[end - 1]
        text = "".join(piece.text for piece in self.pieces[at:end])
        head = ChineseWord(text, first.start, last.end, WordMeaning(noun=Noun(told.kind or EntityKind.THING)))
        lies, after = self._lies(end)
        ids = self._met(self.pieces[start].start, first.start, head, told)
        return ChinesePhrase(ids, "", lies, told.owner, told.counted, text=text), after

    def _of_that_kind(self, known: list[str], told: Details) -> list[str]:
        """Of several with one noun, the one who was told by the same adjective."""
        if not known or not told.traits:
            return known
        alike = [one for one in self.cast.entities if one.noun == self.cast.entity(known[0]).noun]
        return [one.id for one in alike if set(one.traits) & set(told.traits)][-1:] or known

    def _another(self, known: str, told: Details) -> bool:
        """Whether a noun that was named before means somebody else: a big one, one of the flock, a row of them."""
        one = self.cast.entity(known)
        if told.crowd and told.measure:
            return one.count == 1
        of_many = one.kind is EntityKind.CROWD and bool(told.measure and told.traits) and told.count == 1
        return of_many or any(_apart(mine, its) for mine in told.traits for its in one.traits)

    def _tell_apart(self, ids: list[str]) -> None:
        """Name each of two of a kind by what it is told from the other: the red lantern and the white one."""
        for one in map(self.cast.entity, ids):
            if one.traits and one.name == one.noun and one.kind is not EntityKind.CROWD:
                self.cast.change(one.id, name=(one.traits[0].removesuffix("的") + one.noun)[:60])

    def _met(self, start: int, noun_at: int, head: ChineseWord, told: Details) -> list[str]:
        """The entity of a noun phrase, new where it wasn't named before."""
        cast, noun = self.cast, head.noun or Noun(EntityKind.THING)
        shown, plain = cast.shown(head.start, head.end), cast.shown(noun_at, head.end)
        known = cast.known(plain if head.meaning.name is not None else shown, told.counted)
        known = [one for one in self._of_that_kind(known, told) if one not in told.owner]
        if known and not told.other and not self._another(known[0], told):
            if told.count > 1 and cast.entity(known[0]).count == 1:
                alike = [one.id for one in cast.entities if one.noun == cast.entity(known[0]).noun]
                return cast.mention(alike[:6] if len(alike) > 1 else known)
            return cast.mention(known)
        crowd = told.crowd or told.count > 6 or noun.kind is EntityKind.CROWD
        kind = EntityKind.CROWD if crowd and noun.kind is not EntityKind.THING else told.kind or noun.kind
        count = max(told.count, MANY if kind is EntityKind.CROWD and told.count == 1 else told.count)
        named = head.meaning.name is not None
        ids = cast.add(
            Entity(
                id="new",
                kind=kind,
                name=(plain if named else shown)[:60],
                words=cast.shown(start, head.end)[:120],
                noun=""
                if named and plain == shown
                else (shown[: len(shown) - len(plain)] if named else plain or shown)[:40],
                character=head.meaning.name or None,
                prop=noun.prop,
                traits=[one for one in told.traits if one][:8],
                gender=as_gender(noun.gender),
                age=as_age(noun.age),
                count=min(count, 50),
            )
        )
        if known and told.traits and not told.other and cast.entity(known[0]).count == 1:
            self._tell_apart([*known, *ids])
        if told.name and ids:
            cast.alias(told.name, ids[0])
            cast.change(ids[0], name=told.name[:60])
        if told.measure and ids:
            cast.measured[told.measure] = ids[0]
        cast.parts |= set(ids) if noun.part or noun.ground else set()
        return ids
