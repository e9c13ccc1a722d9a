"""Who and what a Chinese story holds, met again by noun or name, and what a verb means that names nothing."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, Literal

from ...common.acts import MOST_ENTITIES, Entity, EntityKind
from ..text import simplified
from .kinds import BODILESS, VEHICLES, WATERS
from .words import ChineseWord

_BIG: Final = frozenset("大老母公")
"""First letters of animals that are nobody's little one."""
_HERO: Final = 3
"""Acts that make a thing somebody."""
SCENIC: Final = frozenset([
    "树", "门", "窗", "路", "桥", "墙", "地", "地上", "天空", "太阳", "月亮", "雨", "雪", "风", "云", "浪", "水", "雷",
    "海", "河", "山", "湖", "岸", "家", "城堡", "楼", "大楼", "房子", "屋", "屋子", "房间", "马路", "赛道", "跑道", "楼顶",
    "屋顶", "街", "井", "塔", "塔顶", "台阶", "楼梯", "山坡", "草坪", "洞", "终点", "终点线", "地面", "水面", "彩虹", "闪电",
    "月光", "灯光",
])  # fmt: skip
"""What nobody means by a verb that names nothing."""
_MOVABLE: Final = frozenset(["太阳", "月亮", "云", "树", "彩虹", "塔"])
"""Scenery that is meant all the same once it did something: the moon falls into a well, and is fished out."""
_BOXES: Final = frozenset(["箱子", "盒子", "箱", "盒", "包裹", "纸箱", "纸盒"])
_HOLLOWS: Final = (
    "洞",
    "坑",
    "井",
    "河",
    "湖",
    "池塘",
    "海",
    "窟窿",
    "隧道",
    "屋",
    "教室",
    "房间",
    "池",
    "江",
    "溪",
    "潭",
    "缸",
)
"""Ground that something is put or gone into."""
_LIQUIDS: Final = ("茶", "汁", "奶", "酒", "汤", "可乐", "咖啡", "豆浆", "水")
"""What is drunk."""
_PET_ENDINGS: Final = ("咪", "仔", "子", "儿", "崽", "宝宝", "咪咪")
"""What a pet name adds to an animal's."""
_PARCELS: Final = ("快递", "包裹", "外卖", "礼物", "礼盒", "邮包", "邮件", "货物")
"""What comes in a box."""
_SIGNED: Final = re.compile(r"(?:——|--|—)\s*([\u4e00-\u9fff]{2,4})\s*$")
_AGED: Final = re.compile(r"^([\u4e00-\u9fff]{2,3}?)(?:我)?(?:今年)?(?:\d+|[一二三四五六七八九十百]+)岁")
_ATTRIBUTES: Final = frozenset(["小", "老", "大", "白", "黑", "花", "一只", "丑"])


class ChineseKnown:
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
        self.stained: str | None = None
        """On what something was spilled last."""
        self.guises: set[str] = set()
        """What somebody turned into, who is the same all the while."""
        self.taken: str | None = None
        """What the last act took in hand."""
        self.holder: dict[str, str] = {}
        """In whose hands a thing is."""
        self.handed_to: str | None = None
        """Whom the last act handed something to, who does the next thing with it."""
        self.held: list[str] = []
        """What was taken along in the act before."""
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
        self.worn: dict[str, str] = {}
        """What somebody has on, and who."""
        self.changed: list[str] = []
        """Who became something last."""
        self.stirred: set[str] = set()
        """Things that did what only the living do."""
        self.asked_for: list[ChineseWord] = []
        """Those who are named only where the request tells for whom it is."""
        self.original = original
        self.narrator = _narrator(simplified(original))
        """By what name whoever tells the story as "I" is known."""
        self.said_of: dict[str, set[str]] = {}
        """By which pronouns somebody was meant before."""
        self._by_id: dict[str, Entity] = {}
        self._called: dict[str, str] = {}
        self._spoken_of: list[str] = []
        self._group: list[str] = []
        self._by_pronoun: set[str] = set()
        """Those who were last spoken of by a pronoun."""

    def met_together(self, ids: list[str]) -> None:
        """Note who did something together: whom "we" means later."""
        self._group = ids

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
        again = [one for one in self._spoken_of if self._is_called(one, plain)][-1:]
        return again or self._that_beast(plain) or (self._sent(shown) if plain in _BOXES else [])

    def _that_beast(self, plain: str) -> list[str]:
        """The only animal of a kind, which "the little cat" means though it was told of as a stray cat."""
        beasts = [one for one in self.entities if one.kind is EntityKind.ANIMAL and one.count == 1]
        alike = [one for one in beasts if simplified(one.noun).endswith(plain[1:])]
        new = plain[:1] != "小" or len(plain) < 2 or len(alike) != 1
        return [] if new or simplified(alike[0].noun)[:1] in _BIG else self.mention([alike[0].id])

    def _sent(self, shown: str) -> list[str]:
        """The parcel spoken of last, which "the box" means that nobody counted."""
        sent = [one for one in self._spoken_of if simplified(self._by_id[one].noun).endswith(_PARCELS)][-1:]
        for one in sent:
            self.change(one, words=f"{self._by_id[one].words}，{shown}"[:120])
            self.alias(shown, one)
        return sent

    def _is_called(self, one: str, plain: str) -> bool:
        entity = self._by_id[one]
        names = [simplified(word) for word in (entity.name, entity.noun)]
        if any(name.endswith(plain) for name in names):
            return True
        pet = any(name.startswith(plain) and name[len(plain) :] in _PET_ENDINGS for name in names)
        trade = entity.kind is EntityKind.ANIMAL and len(plain) > 1 and entity.name != entity.noun
        return pet or (trade and names[0].startswith(plain))

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

    def latest(self) -> str | None:
        """The one spoken of last."""
        return next(reversed(self._spoken_of), None)

    def one_with(self, kept: str, other: str) -> None:
        """Let an entity that was named just now be one that is there already: "her grandpa is a clockmaker"."""
        if kept == other or self.entities[-1].id != other:
            return
        gone = self.entities.pop()
        words = f"{self._by_id[kept].words}，{gone.words}"[:120]
        if self.kind(kept) is EntityKind.THING and not self._by_id[kept].prop:
            self.change(kept, kind=gone.kind, noun=gone.noun, prop=gone.prop, words=words)
        elif gone.words != self._by_id[kept].words:
            self.change(kept, words=words)
        self._spoken_of.remove(other)
        self.alias(gone.name, kept)
        self.mention([kept])

    def called(self, piece: ChineseWord) -> None:
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
            and (not self.scenic(one) or (doors and simplified(self._by_id[one].noun) in ("门", "窗")))
            and one not in self.parts
            and self.worn.get(one) not in but
            and simplified(self._by_id[one].noun) not in BODILESS
        ][:1]

    def lost(self, who: list[str]) -> str | None:
        """What these search for: what somebody else just hid or took, or whoever else is there."""
        gone = [] if self.last[:1] == who[:1] else self.undergone(who)
        return next(iter(gone or self.other(who) or self.thing(who)), None)

    def held_by(self, thing: list[str]) -> list[str]:
        """What is in or on a thing, which is fetched and not the well or the pole; else the thing itself."""
        inside = [one for one, holder in self.inside.items() if [holder] == thing and one in self.last]
        on_it = [one for one, stand in self.stands.items() if [stand] == thing and not self.alive(one)]
        return inside[-1:] or on_it[-1:] or thing

    def hollow(self, but: list[str]) -> list[str]:
        """The hole or water that was spoken of last of all that isn't alive."""
        things = [one for one in reversed(self._spoken_of) if one not in but and not self.alive(one)][:1]
        return [one for one in things if simplified(self._by_id[one].noun).endswith(_HOLLOWS)]

    def liquid(self, but: list[str]) -> list[str]:
        """What may be drunk of all that was spoken of, the last of it."""
        said = [one for one in reversed(self._spoken_of) if one not in but and not self.alive(one)]
        return [one for one in said if simplified(self._by_id[one].noun).endswith(_LIQUIDS)][:1]

    def in_the_sky(self, but: list[str]) -> str | None:
        """The moon or another of the sky's, which people call "her", where it was spoken of."""
        said = [one for one in reversed(self._spoken_of) if one not in but]
        return next((one for one in said if simplified(self._by_id[one].noun) in _MOVABLE), None)

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
            and not self.scenic(one)
            and simplified(self._by_id[one].noun) not in BODILESS
        ][:1]

    def scenic(self, one: str) -> bool:
        """Whether it only makes the scene, so that nobody means it by a verb that names nothing."""
        noun = simplified(self._by_id[one].noun)
        return noun in SCENIC and not (noun in _MOVABLE and self.deeds[one] > 0)

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

    def perch(self, but: list[str]) -> str | None:
        """On what the living one is who was spoken of last of those that are up somewhere."""
        up = [one for one in reversed(self._spoken_of) if one not in but and one in self.stands]
        return next((self.stands[one] for one in up if self.alive(one)), None)

    def newer(self, one: str, than: str | None) -> bool:
        """Whether something was first told of after something else."""
        return than is not None and int(one[1:]) > int(than[1:])

    def other(self, but: list[str]) -> list[str]:
        """The living one spoken of last, beside these."""
        return [one for one in reversed(self._spoken_of) if one not in but and self.alive(one)][:1]


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
