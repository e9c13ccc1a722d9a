"""What an act or a thing needs of a place, and which places have it: nobody swims in a living room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from ....common.acts import Action, Entity, EntityKind
from ....common.things import PropKind
from ....common.vocabulary import INDOORS, SHORES, Place
from ....intent.text import word_set
from ..film import PARTICULAR
from .parts import prop_kind


class PlaceNeed(StrEnum):
    """What a place must have."""

    WATER = "water"
    FRESH_WATER = "fresh water"
    OUTDOORS = "outdoors"
    STREET = "street"
    INDOORS = "indoors"
    HOME = "home"
    BEDROOM = "bedroom"
    BATHROOM = "bathroom"
    KITCHEN = "kitchen"


_WET: Final = SHORES | {Place.UNDERWATER}
_AIRLESS: Final = frozenset({Place.SPACE, Place.UNDERWATER})
OUTSIDE: Final = frozenset(Place) - INDOORS - _AIRLESS
_PLANKS: Final = frozenset({Place.OCEAN, Place.SHIP, Place.POOL})
"""Open air without ground in which a tree could stand or somebody dig."""
_FURNISHED: Final = INDOORS - {Place.STATION, Place.STAGE, Place.CAVE}
_LIVED_IN: Final = frozenset({Place.ROOM, Place.CASTLE, Place.BEDROOM, Place.BATHROOM, Place.HOSPITAL})
HAS: Final[Mapping[PlaceNeed, frozenset[Place]]] = {
    PlaceNeed.WATER: _WET,
    PlaceNeed.FRESH_WATER: _WET,
    PlaceNeed.OUTDOORS: OUTSIDE - _PLANKS | {Place.SPACE, Place.BARN, Place.CAVE},
    PlaceNeed.STREET: OUTSIDE - _PLANKS - SHORES | {Place.STATION, Place.TRAIN},
    PlaceNeed.INDOORS: _FURNISHED,
    PlaceNeed.HOME: _LIVED_IN,
    PlaceNeed.BEDROOM: _LIVED_IN,
    PlaceNeed.BATHROOM: _LIVED_IN,
    PlaceNeed.KITCHEN: _FURNISHED - {Place.TRAIN, Place.LIBRARY, Place.MUSEUM},
}
"""The places that have what is needed."""
USUAL: Final[Mapping[PlaceNeed, Place]] = {
    PlaceNeed.WATER: Place.OCEAN,
    PlaceNeed.FRESH_WATER: Place.RIVER,
    PlaceNeed.OUTDOORS: Place.PARK,
    PlaceNeed.STREET: Place.STREET,
    PlaceNeed.INDOORS: Place.ROOM,
    PlaceNeed.HOME: Place.ROOM,
    PlaceNeed.BEDROOM: Place.BEDROOM,
    PlaceNeed.BATHROOM: Place.BATHROOM,
    PlaceNeed.KITCHEN: Place.KITCHEN,
}
"""Where that is, while the film has been nowhere that has it."""
BY_ACTION: Final[Mapping[Action, PlaceNeed]] = {
    Action.SWIM: PlaceNeed.WATER,
    Action.SINK: PlaceNeed.WATER,
    Action.DIG: PlaceNeed.OUTDOORS,
    Action.STIR: PlaceNeed.KITCHEN,
}
_BY_WORD: Final[Mapping[PlaceNeed, frozenset[str]]] = {
    PlaceNeed.WATER: word_set(
        """
        boat ship raft canoe kayak submarine shark whale dolphin octopus surfboard sea ocean shore harbour harbor wave fishing_rod jellyfish starfish lobster anchor oar 水母 海星 龙虾 船锚 船 小船 帆船 木筏 潜水艇 鲨鱼 鲸鱼 海豚 章鱼 冲浪板 海 大海 海里 海水 港口
        """
    ),
    PlaceNeed.FRESH_WATER: word_set(
        "lake river pond stream waterfall brook creek 河 河里 河流 小河 湖 湖里 湖水 池塘 水池 溪 小溪 瀑布"
    ),
    PlaceNeed.OUTDOORS: word_set(
        """
        tree bench bush nest tent campfire snowman sandcastle well kite sled rock hill mountain garden meadow
        field grass horse cow sheep elephant rocket swing slide bush log stump beehive roof rooftop cannon hoe pickaxe seesaw slide trampoline hot_air_balloon parachute igloo hose paper_boat
        wheelbarrow cart tractor digger goat donkey camel hippo rhino kangaroo peacock flamingo beaver rainbow cloud puddle
        bamboo scarecrow goal windmill tower ufo helicopter firework sprout chimney
        长椅 树 大树 苹果树 灌木 鸟巢 鸟窝 帐篷 篝火 雪人 沙堡 井 风筝 雪橇 石头 大石头 山 花园 草地 田 马 牛 奶牛 羊 绵羊 大象 火箭 秋千 滑梯 草丛 树桩 木头
        蜂巢 蜂窝 屋顶 房顶 瓦顶 烟囱 大炮 锄头 手推车 马车 拖拉机 挖掘机 山羊 驴 驴子 骆驼 河马 犀牛 袋鼠 孔雀 火烈鸟 河狸 彩虹 云
        水坑 竹子 竹林 稻草人 球门 风车 塔 飞碟 直升机 烟花 树苗
        """
    ),
    PlaceNeed.STREET: word_set(
        """
        stall bus_stop car bus truck train plane taxi bike bicycle motorbike motorcycle tram traffic_light lamp_post street road fountain
        bridge skateboard house building fire_engine fire_truck ambulance scooter mailbox letterbox sign bin wall gate
        消防车 救护车 信箱 邮筒 路牌 垃圾桶 墙 大门 汽车 车 公交车 卡车 火车 飞机 出租车 自行车 单车 摩托车 路灯 红绿灯 街 马路 喷泉 桥 滑板 房子 大楼
        """
    ),
    PlaceNeed.INDOORS: word_set(
        """
        television tv computer piano blackboard fan mattress fishbowl christmas_tree elevator towel mop bookshelf desk carpet table shelf cupboard vase
        washing_machine vacuum_cleaner printer toilet curtain sink toaster hair_dryer stairs chessboard pillow
        window door chair armchair lamp mirror fireplace
        电视 电视机 电脑 钢琴 书架 书桌 地毯 桌子 茶几 柜子 花瓶 台灯
        洗衣机 吸尘器 打印机 马桶 窗帘 水槽 洗手池 烤面包机 吹风机 楼梯 棋盘 枕头
        窗 窗户 窗子 门 房门 椅子 镜子 壁炉
        """
    ),
    PlaceNeed.HOME: word_set("sofa couch 沙发"),
    PlaceNeed.BEDROOM: word_set("bed wardrobe 床 衣柜"),
    PlaceNeed.BATHROOM: word_set("bathtub bath 浴缸"),
    PlaceNeed.KITCHEN: word_set("fridge refrigerator oven stove steamer dough pancakes 冰箱 烤箱 炉子"),
}
_TOY: Final = re.compile(r"\btoy\b|\bpaper plane|玩具|纸飞机|紙飛機", re.I)
_STAND_OUTSIDE: Final = frozenset({PropKind.SNOWMAN, PropKind.SCARECROW})
STRONGEST: Final = (
    PlaceNeed.FRESH_WATER,
    PlaceNeed.WATER,
    PlaceNeed.STREET,
    PlaceNeed.OUTDOORS,
    PlaceNeed.KITCHEN,
    PlaceNeed.BATHROOM,
    PlaceNeed.BEDROOM,
    PlaceNeed.HOME,
    PlaceNeed.INDOORS,
)
"""The needs in the order in which they decide."""


def need_of_thing(entity: Entity) -> PlaceNeed | None:
    """What somebody or something needs around it; people, toys and what one carries about need nothing."""
    if entity.kind is EntityKind.PERSON or _TOY.search(f"{entity.words} {' '.join(entity.traits)}"):
        return None
    noun = entity.noun.lower()
    names = {noun, noun.rsplit(" ", 1)[-1], noun.replace(" ", "_"), entity.prop or prop_kind(entity).value}
    return next((need for need in STRONGEST if names & _BY_WORD[need]), None)


def insists_on(entity: Entity) -> PlaceNeed | None:
    """What somebody or something can't be without: a fish needs water, a cow that comes in is only out of place."""
    need = need_of_thing(entity)
    walks_in = entity.kind is EntityKind.ANIMAL and entity.prop not in _STAND_OUTSIDE
    return None if walks_in and need is not PlaceNeed.WATER else need


def suits(place: Place, entity: Entity) -> bool:
    """Whether somebody or something can be in a place without anybody wondering."""
    need = need_of_thing(entity)
    return need is None or place in HAS[need]


def place_for(need: PlaceNeed, now: Place, been: Iterable[Place] = ()) -> Place:
    """The place itself where it will do, else the latest one the film has been to, else the usual one."""
    fits = HAS[need]
    return next((place for place in (now, *reversed(list(been))) if place in fits), USUAL[need])


def place_for_all(needs: Sequence[PlaceNeed], now: Place, told: Mapping[Place, int] = {}) -> Place:
    """The place that has what is needed first, and as much as one place can of what is needed later.

    Args:
        told: how much speaks for each place beside that (:func:`.homes.votes`).
    """
    fits = HAS[needs[0]]
    usual = dict.fromkeys((now, USUAL[needs[0]], *USUAL.values(), *sorted(fits - PARTICULAR), *told))
    return max(
        (place for place in usual if place in fits),
        key=lambda place: (sum(place in HAS[n] for n in needs), told.get(place, 0)),
    )
