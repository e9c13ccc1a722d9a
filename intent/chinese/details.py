"""What stands before the noun of a Chinese noun phrase: numbers, measure words, adjectives, whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from ...common.acts import EntityKind, Way
from ..numbers import chinese_number
from .cast import ChineseCast
from .words import ChineseWord

AND: Final = frozenset(["和", "跟", "与", "同", "、", "同埋", "及", "以及", "还有"])
WATER: Final = frozenset(["水里", "水中", "水下"])
"""Water that is told of without what it is."""
_VAGUE: Final = "几数许很好无成"
LONGEST: Final = 24
"""Words of a noun phrase before its noun."""
FOUR, MANY = 4, 12
"""How many several are, and how many a crowd is at least."""
_DEGREES: Final = frozenset([
    "更", "最", "很", "非常", "好", "特别", "极", "超", "十分", "又", "比较", "那么", "这么",
])  # fmt: skip


_CALLED: Final = frozenset(["叫", "叫做", "名叫", "名字叫", "唤作", "取名"])
"""Before the name of somebody."""
_REAL: Final = frozenset(["真的", "真正", "真正的", "真"])
"""What tells somebody from one who is only made like them."""


@dataclass(frozen=True)
class ChinesePhrase:
    """A noun phrase; ``lies`` tells how one lies to it ("behind the tree"), ``place`` where it puts the scene."""

    ids: list[str] = field(default_factory=list)
    place: str = ""
    lies: Way | None = None
    owner: list[str] = field(default_factory=list)
    counted: bool = False
    """Told by number or measure word, as what is new in a story is."""
    part: bool = False
    """A part of somebody's body."""
    ground: ChineseWord | None = None
    """A place's word, while nobody has gone there it is no entity."""
    text: str = ""


@dataclass
class Details:
    """What a noun phrase told before its noun."""

    traits: list[str] = field(default_factory=list)
    count: int = 1
    counted: bool = False
    measure: str = ""
    crowd: bool = False
    other: bool = False
    owner: list[str] = field(default_factory=list)
    kind: EntityKind | None = None
    name: str = ""
    """What the one who is named next is called."""


class Described:
    """Reads what describes a noun; :class:`.chinese_phrases.Phrases` reads the rest."""

    def __init__(self, pieces: Sequence[ChineseWord], cast: ChineseCast) -> None:
        self.pieces, self.cast = pieces, cast

    def _own_doing(self, at: int) -> int:
        """Past what tells whose doing a counted thing is: a boat "they built themselves"."""
        for end in range(at + 2, min(at + 5, len(self.pieces) - 1)):
            if self.pieces[end].text == "的":
                return end + 1 if any(one.verb for one in self.pieces[at + 1 : end]) else at
        return at

    def _described(self, at: int, told: Details) -> int:
        """Past a number, measure word, pointing word or adjective, which is noted."""
        piece = self.pieces[at]
        follows = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        if piece.has("number"):
            vague = piece.text[0] in _VAGUE
            told.count = FOUR if vague else max(1, int(chinese_number(piece.text)))
            told.counted = True
            return at + 1
        if piece.has("classifier") and not self._is_head(at, told):
            told.crowd = told.crowd or piece.has("crowd classifier")
            told.measure = piece.text
            if piece.has("people classifier"):
                told.kind = EntityKind.PERSON
            elif piece.has("animal classifier") and piece.text != "只":
                told.kind = EntityKind.ANIMAL
            told.counted = True
            return at + 1
        if piece.text in _CALLED and told.counted and (after := self._called(at, told)) > at:
            return after
        if piece.has("another") and follows is not None:
            told.other = told.counted = True
            return at + 1
        if piece.text in _REAL and told.counted and self._named(at + 1):
            told.other = True
            return at + 1
        if piece.has("pointing") and follows is not None:
            told.counted = True
            return at + 1
        if piece.text in _DEGREES and told.counted and follows is not None and follows.has("adjective"):
            return at + 1
        if piece.has("adjective") and self.describes(at):
            told.traits.append(self.cast.shown(piece.start, piece.end))
            return at + 1 + (follows is not None and follows.text == "的")
        return self._strange_trait(at, told)

    def _called(self, at: int, told: Details) -> int:
        """Past the name of whoever is named next: "a hamster called Biscuit", whose name may be any word."""
        for end in range(at + 2, min(at + 6, len(self.pieces) - 1)):
            if self.pieces[end].text == "的":
                if not self._named(end + 1):
                    return at
                told.name = self.cast.shown(self.pieces[at + 1].start, self.pieces[end].start)
                return end + 1
        return at

    def _strange_trait(self, at: int, told: Details) -> int:
        """Past words nobody knows that 的 makes an adjective."""
        end = at
        while end < len(self.pieces) and self.pieces[end].strange:
            end += 1
        if (
            end == at
            or end + 1 >= len(self.pieces)
            or self.pieces[end].text != "的"
            or not self._named(end + 1)
        ):
            return at
        told.traits.append(self.cast.shown(self.pieces[at].start, self.pieces[end].start))
        return end + 1

    def _is_head(self, at: int, told: Details) -> bool:
        """Whether a word that may count or be counted is the noun itself."""
        piece = self.pieces[at]
        if not told.counted:
            before = self.pieces[at - 1] if at else None
            opens = before is None or before.verb is not None or before.text in tuple("将把被给有的")
            if piece.noun and at + 1 < len(self.pieces) and self.pieces[at + 1].strange:
                return True
            if piece.noun is None and piece.verb is None and piece.has("classifier"):
                return not (self._named(at + 1) and (opens or len(piece.text) == 1))
            return True
        return bool(piece.noun) and piece.text not in "根枝串片块颗顶" and not self._named(at + 1)

    def _named(self, at: int) -> bool:
        """Whether something named follows, adjectives aside."""
        for piece in self.pieces[at : at + 4]:
            if piece.noun or piece.meaning.setting.get("place") or piece.strange:
                return True
            if not (piece.text == "的" or piece.has("adjective")):
                return False
        return False

    def names(self, at: int) -> bool:
        """Whether a noun that a lexicon holds follows, adjectives aside."""
        while at < len(self.pieces) and self.pieces[at].has("adjective") and self.pieces[at].noun is None:
            at += 1
        return at < len(self.pieces) and self.pieces[at].noun is not None

    def describes(self, at: int) -> bool:
        """Whether an adjective stands before its noun; one that is a verb too needs 的."""
        piece = self.pieces[at]
        if piece.noun and not self._named(at + 1):
            return False
        linked = at + 1 < len(self.pieces) and self.pieces[at + 1].text == "的"
        if (piece.verb or piece.meaning.adverb) and not linked and len(piece.text) > 1:
            return False
        if piece.noun and at + 1 < len(self.pieces) and not self.pieces[at + 1].noun and not linked:
            return False
        return self._named(at + 1)

    def _owns(self, at: int) -> bool:
        linked = at < len(self.pieces) and self.pieces[at].text == "的"
        if linked:
            return self._named(at + 1)
        follows = self.pieces[at] if at < len(self.pieces) else None
        if follows is not None and follows.has("adjective") and follows.text.endswith("的"):
            return self.names(at + 1)
        if follows is None or follows.verb is not None or follows.meaning.complement:
            return False
        beside = at + 1 < len(self.pieces) and self.pieces[at + 1].meaning.after is not None
        return bool(
            follows.noun and (beside or follows.noun.part or follows.noun.kind is EntityKind.PERSON)
        ) or follows.text in ("家", "屋企", "床头", "床边", "脚边", "身边", "门口", "窗口", "枕头边")

    def _counts(self, start: int, at: int) -> bool:
        """Whether "one of them" stands alone, with no verb's measure after it."""
        words = self.pieces[start:at]
        return any(one.has("classifier") for one in words) and any(
            one.has("number") or one.has("another") for one in words
        )

    def _relative_next(self, at: int) -> bool:
        """Whether a verb with 的 and a noun follows: the count is that noun's."""
        rest = self.pieces[at : at + 9]
        linked = next((k for k, one in enumerate(rest) if one.text == "的"), 0)
        return bool(linked) and rest[0].verb is not None and self._named(at + linked + 1)

    def _lies(self, at: int) -> tuple[Way | None, int]:
        """How one lies to what was named, by the word after it."""
        skip = (
            at + 1 < len(self.pieces)
            and self.pieces[at].text == "的"
            and bool(self.pieces[at + 1].meaning.after)
        )
        at += skip
        if at < len(self.pieces) and self.pieces[at].text == "边":
            rest = self.pieces[at + 1 :]
            if rest and rest[0].verb and any(one.text == "边" for one in rest):
                return None, at - skip
        if at < len(self.pieces) and (way := self.pieces[at].meaning.after):
            after = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
            told = after is not None and after.text == "了" and at + 2 == len(self.pieces)
            led = told and any(one.verb or one.text in tuple("在到进") for one in self.pieces[:at])
            follows = after is not None and after.text in tuple("了着来去山车船") and not led
            ends = after is not None and after.meaning.complement is not None
            if not follows and not (ends and self.pieces[at].verb):
                return way, at + 1
        return None, at - skip
