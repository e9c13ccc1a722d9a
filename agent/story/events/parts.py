"""Who and what a story shows: each entity as actors or as things of the stage."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ....common.acts import Action, ConstraintKind, Entity, EntityKind, StoryReading, Way
from ....common.story import Extra
from ....common.things import PropKind
from ....common.vocabulary import INDOORS, Place
from ....configs.casting import TWIN, is_female, look_of
from ....intent.match import vocabulary_matcher
from ....intent.noun_classes import noun_class
from ....intent.people import Persona
from ....intent.text import simplified, word_set
from .forms import form_of, size_of

CROWD: Final = 3
"""So many bodies stand for a crowd."""
_HER_VOICE: Final = ("mira", "luca")
"""Presets whose voices suit women and children, by what there is; others borrow from the rest."""


_BUILDS: Final = ("", "tall", "chubby", "skinny", "short")
_WORN: Final = ("red", "teal", "yellow", "purple", "green", "orange", "navy", "pink")
"""Words of a look by which people who are called the same are told apart."""
_SIZES: Final = (1.0, 0.84, 1.14, 0.92, 1.06)
"""Sizes of animals and things that are called the same."""


@dataclass(frozen=True)
class Part:
    """One body on the stage. Exactly one of ``prop`` and (``extra`` or a preset's id) draws it."""

    id: str
    entity: Entity
    prop: PropKind | None = None
    extra: Extra | None = None
    size: float = 1.0

    @property
    def is_actor(self) -> bool:
        """Whether a figure plays it, with hands and a face."""
        return self.prop is None

    @property
    def coat(self) -> str:
        """The colour that its kind has where it isn't drawn as that kind: a toad is a brown frog."""
        return form_of(self.entity, self.prop).colour if self.prop else ""

    @property
    def label(self) -> str:
        """What a picture of several forms is told: the name on a parcel, without its article, or which animal it is."""
        if self.is_parcel:
            return re.sub(r"^(?:the|an?)\s+", "", self.entity.name, flags=re.I)[:40]
        return form_of(self.entity, self.prop).form if self.prop else ""

    @property
    def is_parcel(self) -> bool:
        """Whether nothing draws it but a parcel with its name."""
        return self.prop is PropKind.PARCEL and self.entity.noun not in ("parcel", "package", "包裹")


Parts = Mapping[str, Sequence[Part]]
"""The bodies of entities, by the entity's id."""


def is_played(parts: Parts, entity: str | None) -> bool:
    """Whether figures with hands and faces play an entity."""
    return any(part.is_actor for part in parts.get(entity or "", ()))


def is_alive(parts: Parts, entity: str | None) -> bool:
    """Whether people or animals play an entity."""
    bodies = parts.get(entity or "", ())
    return any(part.is_actor or part.entity.kind is EntityKind.ANIMAL for part in bodies)


def is_one_of(parts: Parts, entity: str | None, kinds: Collection[PropKind]) -> bool:
    """Whether one of these pictures draws an entity."""
    return any(part.prop in kinds for part in parts.get(entity or "", ()))


ALWAYS_SEVERAL: Final = word_set(
    "scissors trousers pants jeans shorts glasses sunglasses noodles grapes fries chopsticks pancakes matches headphones "
    "stairs crumbs banknotes clothes binoculars pyjamas pajamas tights goggles pliers curtains"
)
"""Nouns that are plural of one thing."""
_PAIRS: Final = word_set("shoe sock glove boot slipper mitten skate ski earring trainer sandal")
_DRAWN_AS_SEVERAL: Final = frozenset(
    {PropKind.PEAS, PropKind.GRAPES, PropKind.TOY_BLOCKS, PropKind.CHERRY, PropKind.POPCORN, PropKind.BUBBLE}
)
_SOME: Final = 3
"""How many a bare plural is for readers: "she picks flowers"."""


def how_many(entity: Entity) -> int:
    """How many of a thing are shown together, 1 to 5; a pair of what is worn in pairs, unless a number is said."""
    noun = entity.noun.casefold()
    if (
        entity.kind is not EntityKind.THING
        or noun in ALWAYS_SEVERAL
        or prop_kind(entity) in _DRAWN_AS_SEVERAL
    ):
        return 1
    return 2 if entity.count == _SOME and noun in _PAIRS else min(entity.count, 5)


SCENERY: Final = word_set(
    """
    hill road street path way home house sea ocean water river lake shore coast island beach forest wood
    woods park garden field meadow grass ground floor air sky sun moon rain snow wind storm wave cloud
    pond pool puddle stream lagoon waterfall 池塘 水池 泳池 游泳池 小溪 瀑布
    castle palace school station town city village market shop restaurant kitchen room bedroom classroom
    office stage mountain valley desert space planet hole edge top bottom side middle corner world place
    finish line race dark night day morning evening 山 路 街 家 海 大海 海里 海边 水 水里 水坑 河 河边 湖 岸 岸边 岛 沙滩 森林 树林 公园
    花园 田 草地 草 地 地上 天 天空 太阳 月亮 月球 雨 雪 风 云 浪 城堡 宫殿 学校 车站 城 村 村子 市场 商店 餐厅 厨房 房间 教室 办公室 舞台 沙漠 太空 洞 坑 里面 外面
    tail head hand hands arm arms leg legs foot feet nose ear ears eye eyes mouth hair face back belly
    tummy shoulder tooth teeth finger fingers wing wings paw paws voice name song story joke dream idea
    time thing instruction prompt system order request rule 尾巴 头 手 手臂 腿 脚 鼻子 耳朵 眼睛 嘴 头发 脸 背 肚子 肩膀 牙齿 手指
    翅膀 爪子 声音 名字 歌 故事 笑话 梦 主意 时间 事 东西
    harbor harbour garage supermarket museum library hospital hallway corridor yard playground
    courtyard kennel cave soil earth mud surface ledge ridge slope cliff peak summit pass canyon horizon fog mist smoke
    air light lightning thunder puff lap pocket chest chin cheek neck knee ankle thumb fur skin belt fin hood size part
    spot pile load bit point row piece lot crowd distance direction speed moment second minute hour day night
    港口 港湾 车库 超市 博物馆 图书馆 医院 走廊 院子 操场 山洞 泥 泥土 土 沙土 地面 水面 山坡 山顶 悬崖 草丛 水塘 马路 小路 弯道
    阳台 客厅 卧室 浴室 屋 屋子 屋里 林 竹林 树下 天上 天边 空中 雾 烟 闪电 雷 身上 肩 肩上 怀里 膝盖 脖子 胸口 下巴 脸上 毛 皮肤 鳍
    影子 血 眼泪 大小 方向 地方 附近 旁边
    backstroke daylight fair far film go halfway hide kick location look loop music position something
    take work smile waist beak eyebrow mane chin dripping pitch lane rink 元 台 周 你们 半路 店 心 月光
    汗 刺 总站 终点 街市 庙 缝 青 达 版 根 食指 头上 积水 牙 胡子 鬃毛 驼峰 咔嚓 水费 校运会 臭 贵宾
    乡村小站 广场 码头 沙丘 沙子 沙暴 皇宫 光环 菜园 菜档 闭 安宁 本垒 ceiling bathroom tear dip flat
    colour 田里
    月台 站台 隧道 餐厅 茶餐厅 咖啡厅 大厅 海浪 冷水 脸 鼻 膀子
    bakery barn stable stables cafe café diner pizzeria canteen clinic ward gallery cavern grotto store bookshop
    bookstore toyshop bookstore mall boutique pharmacy salon barbershop restroom henhouse cowshed carriage
    面包店 蛋糕店 书店 玩具店 花店 糖果店 服装店 鞋店 宠物店 药店 理发店 美发店 便利店 商场 咖啡馆 咖啡店 饭店 餐馆
    谷仓 粮仓 马厩 牛棚 马棚 鸡舍 鸡窝 猪圈 羊圈 诊所 病房 宠物医院 画廊 美术馆 洞穴 岩洞 卫生间 洗手间 厕所
    天花板 门口 家门口 市场门口 门外 门槛 车厢 船头 鱼味 鱼档 树杈 纸边 鞋跟 鞋带 伞柄
    """
)
"""Where things are, what the sky does, parts of a body and what can't be seen: never a body of its own."""
_PAINTED: Final = frozenset({PropKind.MOON, PropKind.TOOTH})
"""Kinds that the sky of a place, or a mouth, already has."""


def is_scenery(entity: Entity) -> bool:
    """Whether an entity belongs to the painted place, unless a picture of its own draws it."""
    if entity.kind is not EntityKind.THING:
        return False
    kind, noun = prop_kind(entity), simplified(entity.noun.lower())
    plain = noun in SCENERY or noun.rsplit(" ", 1)[-1] in SCENERY
    return plain and (kind is PropKind.PARCEL or kind in _PAINTED or noun in ("house", "home"))


def is_house(noun: str) -> bool:
    """Whether a noun names a place with a roof: a shop or a museum, not a hole in the sand."""
    hits = vocabulary_matcher().find(noun)
    return any(hit.kind == "place" and hit.value in INDOORS for hit in hits)


def prop_kind(entity: Entity) -> PropKind:
    """What draws a thing or an animal: its own picture, that of its class, or a parcel."""
    if own := own_picture(entity):
        return own
    noun = entity.noun.lower()
    kind = "" if SCENERY & {simplified(noun), noun.rsplit(" ", 1)[-1]} else noun_class(noun)
    return _KINDS.get(kind, PropKind.PARCEL)


_KINDS: Final = {kind.value: kind for kind in PropKind}


def own_picture(entity: Entity) -> PropKind | None:
    """The picture that the lexicon names for an entity; None where only what is nearest draws it."""
    noun = entity.noun.lower()
    names = (entity.prop, noun.replace(" ", "_"), noun.rsplit(" ", 1)[-1])
    return next((_KINDS[name] for name in names if name in _KINDS), None)


_HANDLES: Final = frozenset(
    {
        Action.TAKE, Action.PUT, Action.GIVE, Action.THROW, Action.CATCH, Action.DROP, Action.CARRY, Action.PUSH,
        Action.PULL, Action.KICK, Action.OPEN, Action.EAT, Action.WEAR, Action.LIFT, Action.USE, Action.BUILD,
    }
)  # fmt: skip
"""What can't be done without something to do it to."""


_PACKED: Final = frozenset({PropKind.PARCEL, PropKind.GIFT})
"""What is drawn as a box where the story looks into it."""


def _unseen(entity: Entity) -> bool:
    """Whether a word for no thing was taken for one: "throughout", a misspelling."""
    named = entity.name.lower().removeprefix("the ") not in ("", entity.noun.lower())
    return entity.kind is EntityKind.THING and not named and not noun_class(entity.noun)


def make_parts(
    reading: StoryReading, characters: Mapping[str, Persona], without: Sequence[str] = ()
) -> dict[str, list[Part]]:
    """The bodies of every entity, by its id.

    None for what a constraint, or ``without``, keeps off the screen, and none for a word without a picture that
    nobody handles: a parcel that is looked at or gone to tells nobody anything.
    """
    entities, constraints = reading.entities, reading.constraints
    acting = {key for act in reading.acts for key in act.names}
    acting |= {one.at.entity for one in entities if one.at is not None and one.id in acting}
    doing = {key for act in reading.acts for key in act.who}
    opened = {
        key
        for act in reading.acts
        for key in act.names
        if act.action is Action.OPEN or act.path is Way.OUT_OF
    }
    handled = {act.what for act in reading.acts if act.action in _HANDLES}
    banned = {one.value.lower() for one in constraints if one.kind is ConstraintKind.WITHOUT} | set(without)
    nobody = any(one.kind is ConstraintKind.NOBODY for one in constraints)
    free = [key for key in characters if key not in {entity.character for entity in entities}]
    ridden = _known_from_inside(reading)
    found: dict[str, list[Part]] = {}
    alike: Counter[str] = Counter()
    for entity in entities:
        # a teapot called Tess is a teapot
        person = entity.kind in (EntityKind.PERSON, EntityKind.CROWD) and not entity.prop
        words = {
            entity.id,
            entity.noun.lower(),
            entity.name.lower(),
            entity.prop,
            entity.character or entity.id,
        }
        words.discard("")
        drawn = (
            person or prop_kind(entity) is not PropKind.PARCEL or entity.noun in ("parcel", "package", "包裹")
        )
        living = entity.kind is not EntityKind.THING and entity.id in acting
        needed = living or entity.id in doing or (entity.id in handled and not _unseen(entity))
        # the moon that somebody fishes out of a well is no longer the sky's
        painted = is_scenery(entity) and not (drawn and entity.id in handled | doing)
        painted |= entity.id in ridden
        if (nobody and person) or words & banned or painted or not (drawn or needed):
            found[entity.id] = []
            continue
        count = CROWD if entity.kind is EntityKind.CROWD else 1
        ids = [entity.id if count == 1 else f"{entity.id[:44]}-{n}" for n in range(1, count + 1)]
        first = alike[entity.noun.lower()]  # those of the same word who came before
        alike[entity.noun.lower()] += count
        if not person:
            kind = prop_kind(entity)
            larger = _size(entity, kind)
            kind = PropKind.BOX if entity.id in opened and kind in _PACKED else kind
            found[entity.id] = [
                Part(key, entity, prop=kind, size=larger * _SIZES[n % len(_SIZES)])
                for n, key in enumerate(ids, first)
            ]
        elif entity.character in characters:
            found[entity.id] = [Part(str(entity.character), entity)]
        else:
            found[entity.id] = [
                Part(key, entity, extra=_extra(entity, n, first + n, free, characters))
                for n, key in enumerate(ids)
            ]
    return found


RIDDEN: Final = frozenset({PropKind.TRAIN, PropKind.BUS})
"""What people sit in together: its inside is a place of its own."""


_INSIDES: Final = (
    (RIDDEN, Place.TRAIN),
    (frozenset({PropKind.BOAT}), Place.SHIP),
    (frozenset({PropKind.HOUSE}), Place.BARN),
)
"""Pictures from outside of what is a place from inside."""


def _known_from_inside(reading: StoryReading) -> set[str]:
    """Trains, ships and barns that the story knows only from inside: the place is what shows them."""
    doing = {key for act in reading.acts for key in act.who}
    found: set[str] = set()
    for kinds, place in _INSIDES:
        outside = {
            key
            for event in reading.events
            for act in event.acts
            if event.place != place and act.path not in (Way.OFF, Way.OUT_OF, Way.FROM)
            for key in act.names
        }
        if any(event.place == place for event in reading.events):
            found |= {one.id for one in reading.entities if prop_kind(one) in kinds} - outside - doing
    return found


def _size(entity: Entity, kind: PropKind) -> float:
    """Its size by word and adjectives, within what a shot can hold; a baby elephant is small for one reason only."""
    usual, told = form_of(entity, kind).size, size_of(entity)
    return min(max(min(usual, told) if usual < 1.0 and told < 1.0 else usual * told, 0.4), 2.4)


def _extra(
    entity: Entity, number: int, alike: int, free: list[str], characters: Mapping[str, Persona]
) -> Extra:
    """Number ``number`` of an entity, before whom ``alike`` people of the same word have been given a look."""
    name = entity.name if not number else f"{entity.name} {number + 1}"
    words = entity.words or entity.noun
    if alike:
        words = _told_apart(words, entity, alike)
    extra = Extra(name=name[:60], words=words[:120], gender=entity.gender, age=entity.age)
    if not number:
        voices = [key for key in free if not characters[key].narrator]
        suiting = [key for key in voices if (key in _HER_VOICE) == is_female(extra)] or voices
        if suiting:
            free.remove(suiting[0])
            return extra.model_copy(update={"voice": suiting[0]})
    return extra


def _told_apart(words: str, entity: Entity, number: int) -> str:
    """Words for somebody else of the same kind: another build, and other clothes where no role asks for some.

    Twins stay alike.
    """
    if TWIN.search(words):
        return words
    told = f"{_BUILDS[number % len(_BUILDS)]} {words}".strip()
    tops = {look_of(Extra(name=f"{entity.name} {n}"[:60], words=words)).top_colour for n in "abcd"}
    role = len(tops) == 1
    return told if role or entity.traits else f"{told} in {_WORN[number % len(_WORN)]}"


FILMS: Final = word_set(
    "parody scene film movie video clip show episode cartoon animation trailer 恶搞 场景 电影 短片 影片 片子 视频 动画"
)
"""Words for the film itself: what they do is no event."""
_MAKING: Final = word_set("parody spoof 恶搞 搞笑")


def can_stage(reading: StoryReading) -> bool:
    """Whether a request tells something that can be staged."""
    bodies = {
        entity.id
        for entity in reading.entities
        if not is_scenery(entity) and entity.noun.casefold() not in FILMS
    }
    return any(
        who in bodies
        for event in reading.events
        if not any(act.verb in _MAKING for act in event.acts)
        for act in event.acts
        for who in act.who
    )
