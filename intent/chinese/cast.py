"""Whom a pronoun of a Chinese story means: who acted last, whom it fits, and never whom a clause told of already."""

from __future__ import annotations

from typing import Final, Literal

from ...common.acts import Entity, EntityKind
from ..text import simplified
from .discourse import ChineseDiscourse
from .kinds import FURNITURE
from .known import as_age, as_gender
from .words import ChineseWord, WordMeaning, Words

__all__ = ["ChineseCast", "as_age", "as_gender", "pronouns"]

_ONE: Final = frozenset(["他", "她", "它", "牠", "自己", "对方", "那人", "其"])
_SOME: Final = frozenset(
    [
        "他们",
        "她们",
        "它们",
        "两人",
        "二人",
        "俩",
        "彼此",
        "双方",
        "他俩",
        "她俩",
        "大伙",
        "我们三个",
        "我们三个人",
        "我们两个",
        "我们两个人",
        "他们三个",
        "他们三个人",
        "他们两个",
        "他们两个人",
        "她们两个",
        "它们两个",
        "它们两只",
        "它们俩",
        "她们俩",
        "他们俩",
        "咱俩",
        "我们",
        "咱们",
        "我们俩",
        "我们两",
        "咱们俩",
    ]
)
_OURS: Final = "的班家校店组厂队村公学社间"
"""Letters after "we" that tell only whose something is: "our class"."""
_TWO: Final = frozenset(
    [
        "两人",
        "二人",
        "俩",
        "双方",
        "他俩",
        "她俩",
        "他们两个",
        "他们两个人",
        "她们两个",
        "他们俩",
        "她们俩",
    ]
)
"""Two, and so no crowd."""
_PAIRS: Final = frozenset([
    "爷孙俩", "父子俩", "母女俩", "母子俩", "父女俩", "师徒俩", "夫妻俩", "姐妹俩", "兄弟俩", "兄妹俩", "祖孙俩", "姐弟俩", "爷俩", "娘俩",
    "哥俩", "姐俩", "兄弟二人", "师徒二人", "两兄弟", "两姐妹", "两父子", "两母女", "两爷孙", "两师徒", "小两口", "两公婆",
])  # fmt: skip
"""Two who are told by what they are to each other."""


_HERS, _HIS = "红芳丽美婷娟莉莹玲梅柔燕珍霞琪", "强刚伟军勇虎龙涛雄"
"""Last letters of names that are usually a woman's or a man's: a hint, and no more."""


def pronouns() -> Words:
    """The pronouns as words."""
    return {word: WordMeaning(kinds={"pronoun"}) for word in _ONE | _SOME | _PAIRS}


def _is_beast(word: ChineseWord) -> bool:
    return word.noun is not None and word.noun.kind is EntityKind.ANIMAL


class ChineseCast(ChineseDiscourse):
    """The entities of one reading, met again by pronoun too."""

    def pronoun(self, piece: ChineseWord, acting: list[str], *, owns: bool = False) -> list[str]:
        """Whom a pronoun means; ``acting`` are those who act in its own clause already.

        They are meant only where it tells whose something is and nobody else is there.
        """
        if owns and acting and not self._fitting(piece, acting):
            acting = []
        ids = self.mention(self._meant(piece, acting))
        self._by_pronoun |= set(ids)
        if len(ids) == 1:
            self.said_of.setdefault(ids[0], set()).add(piece.text)
        return ids

    def _meant(self, piece: ChineseWord, acting: list[str]) -> list[str]:
        word = piece.text
        living = [one for one in self._spoken_of if self.alive(one) and not self._never_told_of(one)]
        if word in ("自己", "其"):
            return acting or self.subject
        if word in ("对方", "彼此"):
            return [one for one in living if one not in (acting or self.subject)][-1:]
        shown = self.shown(piece.start, piece.end)
        known = [one for one in living if self._by_id[one].name == shown]
        people = [one for one in living if self.kind(one) is EntityKind.PERSON]
        if word in _PAIRS and (known or len(people) < 2):
            two = Entity(id="new", kind=EntityKind.PERSON, name=shown, words=shown, noun=shown, count=2)
            return known or self.add(two)
        if word in _SOME | _PAIRS:
            ours = simplified(self.original[piece.end : piece.end + 1])
            return self._several(living, acting, word, "" if ours and ours in _OURS else shown)
        ungendered = self.shown(piece.start, piece.end) in ("佢", "其")
        fitting = self._fitting(piece, acting)
        best = max((self._fit(one, word, ungendered) for one in fitting), default=0)
        if word in ("它", "牠") and best < 2 and (thing := self._doer(acting) or self.thing(acting)):
            last = max((self._spoken_of.index(one) for one in fitting), default=-1)
            hero = max((self.topics[one] for one in fitting), default=0) > self.topics[thing[0]] + 1
            if self._spoken_of.index(thing[0]) > last and not hero:
                return thing
        if not fitting and ungendered and (thing := self.subject or self.thing(acting)):
            return [one for one in thing if one not in acting] or self.thing(acting)
        told = self.subject if len(self.subject) == 1 and self.subject[0] in fitting else []
        free = ungendered and not acting
        if free and self.handed_to in fitting:
            return [self.handed_to]
        aside = free and self.subject and not self.alive(self.subject[0]) and len(self.actor) == 1
        if aside and self.actor[0] in fitting:
            return self.actor  # the clause before only told of their tea
        if told and free and self.topics[told[0]] > self.topics[fitting[-1]]:
            return told
        if fitting and fitting[-1] in self._by_pronoun:
            return fitting[-1:]
        if told:
            return told
        if not fitting and word in ("他", "她") and (moon := self.in_the_sky(acting)):
            return [moon]
        if not fitting:
            some = [one for one in living if one not in acting and self._by_id[one].count in range(2, 7)]
            pet = word in ("它", "牠") and not self.entities and any(map(_is_beast, self.asked_for))
            somebody = word in ("他", "她") or pet
            return some[-1:] or (self._somebody(piece) if somebody else self.subject[:1])
        near = [one for one in fitting if one in self.last]
        fitting = near if len(near) == 1 else fitting
        doers = [one for one in fitting if self.deeds[one]]
        return self._learned((doers or fitting)[-1], word, ungendered)

    def _fitting(self, piece: ChineseWord, acting: list[str]) -> list[str]:
        """The living whom a pronoun fits best, beside those who act."""
        ungendered = self.shown(piece.start, piece.end) in ("佢", "其")
        fits = {
            one: self._fit(one, piece.text, ungendered)
            for one in self._spoken_of
            if self.alive(one) and one not in acting and not self._never_told_of(one)
        }
        best = max(fits.values(), default=0)
        return [one for one, fit in fits.items() if best and fit == best]

    def _never_told_of(self, one: str) -> bool:
        """Whether no pronoun means it: the one who says "I", or whom somebody only dresses up as."""
        return (
            one in self.guises or simplified(self._by_id[one].name) == "我" or one == self._called.get("我")
        )

    def _doer(self, but: list[str]) -> list[str]:
        """The thing spoken of last that was told to do something."""
        things = [
            one
            for one in reversed(self._spoken_of)
            if one not in but
            and (self.deeds[one] or self.topics[one])
            and self.kind(one) is EntityKind.THING
            and not self.scenic(one)
            and not simplified(self._by_id[one].noun).endswith(FURNITURE)
        ]
        told = max(things, key=lambda one: self.topics[one], default="")
        most = bool(told) and self.topics[told] > self.topics[things[0]] + 1
        return [told] if most else things[:1]

    def _ourselves(self, living: list[str], acting: list[str], shown: str) -> list[str]:
        """Whoever tells the story and the other one in it, or some whom nobody named: "we paint his face"."""
        if not shown:
            return living[-2:]
        if told := self.known("我")[:1]:
            others = [one for one in living if one not in (*told, *acting)][-1:]
            return [*told, *others]
        people = [one for one in living if self.kind(one) is EntityKind.PERSON and one not in acting]
        if len(people) > 1:
            return people[-2:]
        several = Entity(id="new", kind=EntityKind.PERSON, name=shown, words=shown, noun=shown, count=2)
        self._group = self.add(several)
        return self._group

    def _several(self, living: list[str], acting: list[str], word: str, shown: str) -> list[str]:
        if len(self.subject) > 1:
            self._group = self.subject
        if len(self.subject) > 1 and not acting:
            return self.subject
        if word[0] in "我咱":
            return self._group or self._ourselves(living, acting, shown)
        pair = [one for one in living if self.kind(one) is EntityKind.PERSON and one not in acting]
        if word in _TWO and len(pair) > 1 and all(self._by_id[one].count == 1 for one in pair[-2:]):
            return pair[-2:]
        groups = [one for one in living if self._by_id[one].count > 1 and one not in acting]
        if word == "它们":
            groups = [one for one in groups if self.kind(one) is not EntityKind.PERSON] or groups
            beasts = [one for one in living if self.kind(one) is not EntityKind.PERSON and one not in acting]
            if not groups and (alike := self._alike(acting)):
                return alike
            if not groups and (beasts := beasts or self._doer(acting)):
                return beasts[-2:] if len(beasts) > 1 else beasts
            if groups and groups[-1] not in self.subject:
                return groups[-1:]
        latest = [one for one in living if one not in acting]
        people = [one for one in latest if self.kind(one) is EntityKind.PERSON]
        doers = [
            one for one in latest if self.deeds[one]
        ]  # the fish that was fought over doesn't dance along
        latest = doers if len(doers) > 1 else latest
        latest = (people if word in ("他们", "她们") and len(people) > 1 else latest)[-2:]
        return (
            groups[-1:] if groups and (acting or groups[-1] in latest) else sorted(latest, key=living.index)
        )

    def _alike(self, acting: list[str]) -> list[str]:
        """The things of one kind that were told apart, where nobody alive is: the red lantern and the white one."""
        last = self._doer(acting)
        noun = self._by_id[last[0]].noun if last else ""
        return [one.id for one in self.entities if noun and one.noun == noun and one.name != noun]

    def _fit(self, one: str, word: str, ungendered: bool) -> int:
        """How well a pronoun fits somebody; 0 is not at all."""
        entity = self._by_id[one]
        if entity.kind is EntityKind.CROWD or entity.count > 1:
            return 0
        if ungendered:
            return 1
        if word in ("它", "牠"):
            return (
                2
                if entity.kind is EntityKind.ANIMAL or (entity.kind is EntityKind.THING and self.alive(one))
                else 1
                if not entity.gender and not entity.character
                else 0
            )
        gender = "female" if word == "她" else "male"
        if entity.gender and entity.gender != gender:
            return 0
        if entity.kind is EntityKind.PERSON:
            usual = "" if entity.gender else simplified(entity.name)[-1:]
            if usual and usual in _HERS + _HIS:
                return 5 if (usual in _HERS) is (word == "她") else 2
            return 4 if entity.gender or one in self.last else 3
        return 4 if word in self.said_of.get(one, ()) else 2 if entity.gender else 1

    def _learned(self, one: str, word: str, ungendered: bool) -> list[str]:
        entity = self._by_id[one]
        if word in ("他", "她") and not ungendered and entity.kind is EntityKind.PERSON and not entity.gender:
            self.change(one, gender="female" if word == "她" else "male")
        return [one]

    def _somebody(self, piece: ChineseWord) -> list[str]:
        """A person of whom only a pronoun tells."""
        for one in self.asked_for if not self.entities else []:
            noun = one.noun
            if (
                noun is not None
                and _is_beast(one) is (piece.text in ("它", "牠"))
                and as_gender(noun.gender)
                in (
                    "",
                    "female" if piece.text == "她" else "male",
                )
            ):
                name = self.shown(one.start, one.end)
                told = Entity(id="new", kind=noun.kind, name=name, words=name, noun=name, prop=noun.prop)
                meant = noun.gender or {"她": "female", "他": "male"}.get(piece.text, "")
                return self.add(told.model_copy(update={"gender": meant, "age": noun.age}))
        shown = self.shown(piece.start, piece.end)
        gender: Literal["", "female", "male"] = (
            "female" if piece.text == "她" else "male" if piece.text == "他" else ""
        )
        return self.add(
            Entity(id="new", kind=EntityKind.PERSON, name=shown, words=shown, noun=shown, gender=gender)
        )
