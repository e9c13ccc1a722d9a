"""Who and what a Chinese story holds, met again by noun, name or pronoun."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, Literal

from ....common.acts import MOST_ENTITIES, Entity, EntityKind
from ..text import simplified
from .chinese_kinds import FURNITURE, VEHICLES, WATERS
from .chinese_words import Meaning, Piece, Words

_HERO: Final = 3
"""Acts that make a thing somebody."""
_ONE: Final = frozenset(["他", "她", "它", "牠", "自己", "对方", "那人", "其"])
_SOME: Final = frozenset(
    ["他们", "她们", "它们", "两人", "二人", "俩", "彼此", "双方", "他俩", "她俩", "大伙", "我们", "咱们"]
)
_PAIRS: Final = frozenset([
    "爷孙俩", "父子俩", "母女俩", "母子俩", "父女俩", "师徒俩", "夫妻俩", "姐妹俩", "兄弟俩", "兄妹俩", "祖孙俩", "姐弟俩", "爷俩", "娘俩",
    "哥俩", "姐俩", "兄弟二人", "师徒二人", "两兄弟", "两姐妹", "两父子", "两母女", "两爷孙", "两师徒", "小两口", "两公婆",
])  # fmt: skip
"""Two who are told by what they are to each other."""
_SCENIC: Final = frozenset([
    "树", "门", "窗", "路", "桥", "墙", "地", "地上", "天空", "太阳", "月亮", "雨", "雪", "风", "云", "浪", "水", "雷",
    "海", "河", "山", "湖", "岸", "家", "城堡", "楼", "大楼", "房子", "屋", "屋子", "房间", "马路", "赛道", "跑道", "楼顶",
    "屋顶", "街", "井", "塔", "塔顶", "台阶", "楼梯", "山坡", "草坪", "洞", "终点", "终点线", "地面", "水面", "彩虹", "闪电",
    "月光", "灯光",
])  # fmt: skip
"""What nobody means by a verb that names nothing."""
_SIGNED: Final = re.compile(r"(?:——|--|—)\s*([\u4e00-\u9fff]{2,4})\s*$")
_AGED: Final = re.compile(r"^([\u4e00-\u9fff]{2,3}?)(?:我)?(?:今年)?(?:\d+|[一二三四五六七八九十百]+)岁")
_ATTRIBUTES: Final = frozenset(["小", "老", "大", "白", "黑", "花", "一只", "丑"])


def pronouns() -> Words:
    """The pronouns as words."""
    return {word: Meaning(kinds={"pronoun"}) for word in _ONE | _SOME | _PAIRS}


class Cast:
    """The entities of one reading, and who and what was spoken of last."""

    def __init__(self, original: str) -> None:
        self.entities: list[Entity] = []
        self.subject: list[str] = []
        """Who the last clause was about: whoever acts in a clause that names nobody."""
        self.actor: list[str] = []
        """The last living ones that a clause was about."""
        self.parts: set[str] = set()
        """Parts of bodies, which nobody means by a verb that names nothing."""
        self.inside: dict[str, str] = {}
        """In what somebody or something was put or went."""
        self.stands: dict[str, str] = {}
        """On, in or at what somebody or something is."""
        self.last: list[str] = []
        """Everybody and everything in the last stretch of acts, the doers first."""
        self.named: list[str] = []
        """Everybody and everything spoken of in this clause."""
        self.guises: set[str] = set()
        """What somebody turned into, who is the same all the while."""
        self.taken: str | None = None
        """What the last act took in hand."""
        self.moved: list[str] = []
        """What was moved in the last stretch of acts."""
        self.deeds: Counter[str] = Counter()
        """How often a thing was told to do something: the hero of a story may be one."""
        self.topics: Counter[str] = Counter()
        """How often a clause was about it."""
        self.measured: dict[str, str] = {}
        """What was counted last with a measure word."""
        self.worked: dict[str, str] = {}
        """What a verb was last done to."""
        self.changed: list[str] = []
        """Who became something last."""
        self.stirred: set[str] = set()
        """Things that did what only the living do."""
        self.asked_for: list[Piece] = []
        """Those who are named only where the request tells for whom it is."""
        self.original = original
        self.narrator = _narrator(simplified(original))
        """By what name whoever tells the story as "I" is known."""
        self._by_id: dict[str, Entity] = {}
        self._called: dict[str, str] = {}
        self._spoken_of: list[str] = []
        self._group: list[str] = []
        self._by_pronoun: set[str] = set()
        """Those who were last spoken of by a pronoun."""

    def kind(self, one: str) -> EntityKind:
        """What an entity is."""
        return self._by_id[one].kind

    def alive(self, one: str) -> bool:
        """Whether it is somebody."""
        return self.kind(one) is not EntityKind.THING or one in self.stirred or self.deeds[one] >= _HERO

    def person(self, ids: list[str]) -> bool:
        """Whether these are living by kind, and no mere things that act."""
        return bool(ids) and self.kind(ids[0]) is not EntityKind.THING

    def many(self, ids: list[str]) -> bool:
        """Whether these are more than one."""
        return len(ids) > 1 or any(self._by_id[one].count > 1 for one in ids)

    def entity(self, one: str) -> Entity:
        """The entity of an id."""
        return self._by_id[one]

    def shown(self, start: int, end: int) -> str:
        """The words of the request itself, in its own script."""
        return self.original[start:end]

    def mention(self, ids: list[str]) -> list[str]:
        """Note that these were spoken of just now; returns them."""
        for one in ids:
            if one in self._spoken_of:
                self._spoken_of.remove(one)
            self._spoken_of.append(one)
        self._by_pronoun -= set(ids)
        self.named += ids
        return ids

    def mention_aside(self, ids: list[str]) -> None:
        """Note that these were spoken of only as whose something is: nobody means them by a mere verb."""
        for one in ids:
            if one in self._spoken_of:
                self._spoken_of.remove(one)
            self._spoken_of.insert(0, one)

    def known(self, shown: str, counted: bool = True) -> list[str]:
        """The entity that a noun names again; a shorter noun does where nothing new is ``counted``."""
        if (alias := self._called.get(simplified(shown))) is not None:
            return [alias]
        if same := [one.id for one in self.entities if _same(one, shown)]:
            return same[-1:]
        plain = simplified(shown)
        if counted or plain in ("", "人", "子", "手", "头"):
            return []
        return [one for one in self._spoken_of if self._is_called(one, plain)][-1:]

    def _is_called(self, one: str, plain: str) -> bool:
        entity = self._by_id[one]
        return any(simplified(word).endswith(plain) for word in (entity.name, entity.noun))

    def add(self, entity: Entity) -> list[str]:
        """A new entity, given its id; nothing where there are too many."""
        if len(self.entities) >= MOST_ENTITIES:
            return []
        entity = entity.model_copy(update={"id": f"e{len(self.entities) + 1}"})
        self.entities.append(entity)
        if self.narrator and simplified(entity.name) == self.narrator:
            self._called["我"] = entity.id
        self._by_id[entity.id] = entity
        return self.mention([entity.id])

    def change(self, one: str, **values: object) -> None:
        """Note what was found out about an entity later."""
        self._by_id[one] = self._by_id[one].model_copy(update=values)
        self.entities = [self._by_id[entity.id] for entity in self.entities]

    def alias(self, shown: str, one: str) -> None:
        """Let a noun mean an entity that has another name."""
        self._called[simplified(shown)] = one

    def one_with(self, kept: str, other: str) -> None:
        """Let an entity that was named just now be one that is there already: "her grandpa is a clockmaker"."""
        if kept == other or self.entities[-1].id != other:
            return
        gone = self.entities.pop()
        self._spoken_of.remove(other)
        self.alias(gone.name, kept)
        self.mention([kept])

    def called(self, piece: Piece) -> None:
        """Give the last living entity that has no name yet a name."""
        for entity in reversed(self.entities):
            if entity.kind in (EntityKind.PERSON, EntityKind.ANIMAL) and entity.name == entity.noun:
                name = self.shown(piece.start, piece.end)
                self.alias(entity.name, entity.id)
                self.change(entity.id, name=name[:60], character=piece.meaning.name or None)
                return

    def thing(self, but: list[str], *, doors: bool = False) -> list[str]:
        """The thing spoken of last: what a verb without object works on; ``doors`` where it may be one of those."""
        return [
            one
            for one in reversed(self._spoken_of)
            if one not in but
            and not self.alive(one)
            and (
                (noun := simplified(self._by_id[one].noun)) not in _SCENIC or (doors and noun in ("门", "窗"))
            )
            and one not in self.parts
        ][:1]

    def hero(self, but: list[str]) -> str | None:
        """The one that most clauses were about, beside these."""
        return next((one for one, _ in self.topics.most_common() if one not in but), None)

    def undergone(self, but: list[str]) -> list[str]:
        """The thing that did something, or that something was done to, in the last stretch of acts."""
        return [
            one
            for one in self.last
            if one not in but
            and self.kind(one) is EntityKind.THING
            and one not in self.parts
            and simplified(self._by_id[one].noun) not in _SCENIC
        ][:1]

    def handled(self, but: list[str], unlike: tuple[str, ...]) -> list[str]:
        """The thing spoken of last whose noun doesn't end like any of these."""
        out = [one.id for one in self.entities if simplified(one.noun).endswith(unlike)]
        return self.thing([*but, *out])

    def told_so(self, trait: str) -> list[str]:
        """The one spoken of last whom an adjective of one letter describes."""
        return self.mention(
            [
                one
                for one in reversed(self._spoken_of)
                if simplified(self._by_id[one].noun).startswith(trait)
                or trait in map(simplified, self._by_id[one].traits)
            ][:1]
        )

    def ball(self) -> str | None:
        """The ball spoken of last, which is what is thrown and caught in a game."""
        return next((one for one in reversed(self._spoken_of) if self._by_id[one].noun.endswith("球")), None)

    def water(self, but: list[str]) -> str | None:
        """The water spoken of last, into which one jumps or falls down."""
        return next(
            (
                one
                for one in reversed(self._spoken_of)
                if one not in but
                and one not in self.worked.values()
                and simplified(self._by_id[one].noun).endswith(WATERS)
            ),
            None,
        )

    def vehicle(self, letter: str) -> str | None:
        """The vehicle spoken of last, for a verb that only says "get in"."""
        kinds = VEHICLES if letter == "车" else ("船", "艇", "舟", "轮")
        return next(
            (one for one in reversed(self._spoken_of) if simplified(self._by_id[one].noun).endswith(kinds)),
            None,
        )

    def other(self, but: list[str]) -> list[str]:
        """The living one spoken of last, beside these."""
        return [one for one in reversed(self._spoken_of) if one not in but and self.alive(one)][:1]

    def pronoun(self, piece: Piece, acting: list[str]) -> list[str]:
        """Whom a pronoun means; ``acting`` are those who act in its own clause already."""
        ids = self.mention(self._meant(piece, acting))
        self._by_pronoun |= set(ids)
        return ids

    def _meant(self, piece: Piece, acting: list[str]) -> list[str]:
        word = piece.text
        living = [one for one in self._spoken_of if self.alive(one) and not self._never_told_of(one)]
        if word in ("自己", "其"):
            return acting or self.subject
        if word in ("对方", "彼此"):
            return [one for one in living if one not in (acting or self.subject)][-1:]
        if word in _PAIRS and len([one for one in living if self.kind(one) is EntityKind.PERSON]) < 2:
            shown = self.shown(piece.start, piece.end)
            known = [one for one in living if self._by_id[one].name == shown]
            two = Entity(id="new", kind=EntityKind.PERSON, name=shown, words=shown, noun=shown, count=2)
            return known or self.add(two)
        if word in _SOME | _PAIRS:
            return self._several(living, acting, word)
        ungendered = self.shown(piece.start, piece.end) in ("佢", "其")
        best = max((self._fit(one, word, ungendered) for one in living if one not in acting), default=0)
        fitting = [
            one for one in living if one not in acting and best and self._fit(one, word, ungendered) == best
        ]
        if word in ("它", "牠") and best < 2 and (thing := self._doer(acting) or self.thing(acting)):
            last = max((self._spoken_of.index(one) for one in fitting), default=-1)
            if self._spoken_of.index(thing[0]) > last:
                return thing
        if not fitting and ungendered and (thing := self.subject or self.thing(acting)):
            return [one for one in thing if one not in acting] or self.thing(acting)
        if fitting and fitting[-1] in self._by_pronoun:
            return fitting[-1:]
        if len(self.subject) == 1 and self.subject[0] in fitting:
            return self.subject
        if not fitting:
            some = [one for one in living if one not in acting and self._by_id[one].count in range(2, 7)]
            return some[-1:] or (self._somebody(piece) if word in ("他", "她") else self.subject[:1])
        near = [one for one in fitting if one in self.last]
        fitting = near if len(near) == 1 else fitting
        doers = [one for one in fitting if self.deeds[one]]
        return self._learned((doers or fitting)[-1], word, ungendered)

    def _never_told_of(self, one: str) -> bool:
        """Whether no pronoun means it: the one who says "I", or whom somebody only dresses up as."""
        return (
            one in self.guises or simplified(self._by_id[one].name) == "我" or one == self._called.get("我")
        )

    def _doer(self, but: list[str]) -> list[str]:
        """The thing spoken of last that was told to do something."""
        return [
            one
            for one in reversed(self._spoken_of)
            if one not in but
            and (self.deeds[one] or self.topics[one])
            and self.kind(one) is EntityKind.THING
            and simplified(self._by_id[one].noun) not in _SCENIC
            and not simplified(self._by_id[one].noun).endswith(FURNITURE)
        ][:1]

    def _several(self, living: list[str], acting: list[str], word: str) -> list[str]:
        if len(self.subject) > 1:
            self._group = self.subject
        if len(self.subject) > 1 and not acting:
            return self.subject
        if word in ("我们", "咱们") and self._group:
            return self._group
        groups = [one for one in living if self._by_id[one].count > 1 and one not in acting]
        if word == "它们":
            groups = [one for one in groups if self.kind(one) is not EntityKind.PERSON] or groups
            beasts = [one for one in living if self.kind(one) is not EntityKind.PERSON and one not in acting]
            if not groups and (beasts := beasts or self._doer(acting)):
                return beasts[-2:] if len(beasts) > 1 else beasts
            if groups and groups[-1] not in self.subject:
                return groups[-1:]
        latest = [one for one in living if one not in acting]
        people = [one for one in latest if self.kind(one) is EntityKind.PERSON]
        latest = (people if word in ("他们", "她们") and len(people) > 1 else latest)[-2:]
        return (
            groups[-1:] if groups and (acting or groups[-1] in latest) else sorted(latest, key=living.index)
        )

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
            return 4 if entity.gender or one in self.last else 3
        return 2 if entity.gender else 1

    def _learned(self, one: str, word: str, ungendered: bool) -> list[str]:
        entity = self._by_id[one]
        if word in ("他", "她") and not ungendered and entity.kind is EntityKind.PERSON and not entity.gender:
            self.change(one, gender="female" if word == "她" else "male")
        return [one]

    def _somebody(self, piece: Piece) -> list[str]:
        """A person of whom only a pronoun tells."""
        for one in self.asked_for if not self.entities else []:
            noun = one.noun
            if noun is not None and as_gender(noun.gender) in (
                "",
                "female" if piece.text == "她" else "male",
            ):
                name = self.shown(one.start, one.end)
                told = Entity(id="new", kind=noun.kind, name=name, words=name, noun=name)
                return self.add(told.model_copy(update={"gender": noun.gender, "age": noun.age}))
        shown = self.shown(piece.start, piece.end)
        gender: Literal["", "female", "male"] = (
            "female" if piece.text == "她" else "male" if piece.text == "他" else ""
        )
        return self.add(
            Entity(id="new", kind=EntityKind.PERSON, name=shown, words=shown, noun=shown, gender=gender)
        )


def _narrator(text: str) -> str:
    """The name under which somebody signs, or which stands before their age."""
    found = _SIGNED.search(text) or _AGED.search(text)
    return found.group(1) if found else ""


def _same(entity: Entity, shown: str) -> bool:
    other = simplified(shown)
    other = other[:-1] if other.endswith("们") else other
    for name in {simplified(entity.name), simplified(entity.noun)} - {""}:
        if name == other:
            return True
        short, long = sorted((name, other), key=len)
        if long.endswith(short) and long[: -len(short)] in _ATTRIBUTES:
            return True
    return False


def as_gender(value: str) -> Literal["", "female", "male"]:
    """A gender of a lexicon."""
    return "female" if value == "female" else "male" if value == "male" else ""


def as_age(value: str) -> Literal["", "child", "teen", "adult", "elder"]:
    """An age of a lexicon."""
    ages: tuple[Literal["child", "teen", "adult", "elder"], ...] = ("child", "teen", "adult", "elder")
    return next((one for one in ages if one == value), "")
