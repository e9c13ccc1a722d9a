"""What a noun that no list of ours holds is: somebody, what a picture stands for, or something that can't be seen.

English classes are WordNet's (:mod:`.wordnet` makes the file). Whatever isn't in it can't be seen: a wish, a
throughout. What a Chinese noun is stands in its last character: 竹梯 is a ladder.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from ..common.things import PropKind
from .text import simplified

FILE: Final = Path(__file__).with_name("noun_classes.txt")
PERSON: Final = "PERSON"
THING: Final = "THING"
"""What can be seen and has no picture, of its own or of its class."""

_ENDINGS: Final[Mapping[PropKind, str]] = {
    PropKind.LADDER: "梯", PropKind.SIGN: "牌", PropKind.PAPER: "单纸票证信", PropKind.CAR: "车", PropKind.BOAT: "船舟艇",
    PropKind.WASHING_MACHINE: "机", PropKind.BRIDGE: "桥", PropKind.DOOR: "门", PropKind.WINDOW: "窗", PropKind.CHAIR: "椅", PropKind.STOOL: "凳",
    PropKind.TABLE: "桌枱", PropKind.BED: "床", PropKind.WARDROBE: "柜橱", PropKind.BOX: "箱盒", PropKind.BAG: "袋",
    PropKind.BOTTLE: "瓶", PropKind.CUP: "杯茶酒", PropKind.TUMBLER: "汁", PropKind.BOWL: "碗", PropKind.SOUP: "汤羹", PropKind.PLATE: "盘碟", PropKind.POT: "锅煲",
    PropKind.BUCKET: "桶", PropKind.BASKET: "篮筐篓", PropKind.JAR: "罐坛", PropKind.CUTLERY: "刀叉", PropKind.SWORD: "剑",
    PropKind.CANNON: "枪炮", PropKind.STICK: "棍棒杖竿", PropKind.ARROW: "箭", PropKind.SPEAR: "矛", PropKind.SHIELD: "盾", PropKind.LAMP: "灯", PropKind.BOOK: "书册", PropKind.FLAG: "旗",
    PropKind.PAINTING: "画", PropKind.PENCIL: "笔", PropKind.HAT: "帽", PropKind.SHOE: "鞋", PropKind.BOOT: "靴", PropKind.SOCK: "袜",
    PropKind.DRESS: "裙", PropKind.TROUSERS: "裤", PropKind.COAT: "衣衫袍", PropKind.SCARF: "巾", PropKind.BLANKET: "被布",
    PropKind.BALL: "球", PropKind.PIANO: "琴", PropKind.DRUM: "鼓", PropKind.FLUTE: "笛箫", PropKind.CLOCK: "钟",
    PropKind.BELL: "铃", PropKind.FLOWER: "花", PropKind.TREE: "树", PropKind.GRASS: "草", PropKind.LEAF: "叶",
    PropKind.APPLE: "果", PropKind.WATERMELON: "瓜", PropKind.MUSHROOM: "菇", PropKind.CANDY: "糖", PropKind.COOKIE: "饼",
    PropKind.CAKE: "糕", PropKind.NOODLES: "粉", PropKind.RICE: "饭粥", PropKind.SAUSAGE: "肠", PropKind.STEAK: "肉", PropKind.EGG: "蛋",
    PropKind.FISH: "鱼", PropKind.BIRD: "鸟雀", PropKind.CHICKEN: "鸡", PropKind.DUCK: "鸭", PropKind.GOOSE: "鹅", PropKind.HERON: "鹤鹭",
    PropKind.DOG: "狗犬", PropKind.CAT: "猫", PropKind.MOUSE: "鼠", PropKind.COW: "牛", PropKind.HORSE: "马",
    PropKind.SHEEP: "羊", PropKind.PIG: "猪", PropKind.RABBIT: "兔", PropKind.BEAR: "熊", PropKind.TIGER: "虎",
    PropKind.LION: "狮豹", PropKind.WOLF: "狼", PropKind.FOX: "狐", PropKind.MONKEY: "猴猿", PropKind.DEER: "鹿",
    PropKind.SNAKE: "蛇", PropKind.TURTLE: "龟", PropKind.FROG: "蛙", PropKind.CATERPILLAR: "虫", PropKind.BEE: "蜂",
    PropKind.BUTTERFLY: "蝶蛾", PropKind.ANT: "蚁", PropKind.CRAB: "蟹", PropKind.LOBSTER: "虾", PropKind.DRAGON: "龙",
    PropKind.ROCK: "石岩", PropKind.BRICK: "砖", PropKind.TOWER: "塔", PropKind.WALL: "墙", PropKind.ROPE: "绳线", PropKind.NET: "网",
    PropKind.UMBRELLA: "伞", PropKind.MIRROR: "镜", PropKind.COMB: "梳", PropKind.BROOM: "帚", PropKind.TOOTHBRUSH: "刷",
    PropKind.HAMMER: "锤", PropKind.RING: "环戒", PropKind.HELMET: "盔", PropKind.RUG: "毯垫", PropKind.RACKET: "拍", PropKind.COIN: "币", PropKind.BANKNOTES: "钱钞", PropKind.BUBBLE: "泡", PropKind.WHEEL: "轮",
    PropKind.ICE: "冰", PropKind.LOG: "柱", PropKind.PLANK: "板", PropKind.PIPE: "管", PropKind.KITE: "鸢", PropKind.NECKLACE: "链", PropKind.STATUE: "像",
    PropKind.LOCK: "锁", PropKind.WATCH: "表", PropKind.HAND_FAN: "扇", PropKind.NEEDLE: "针", PropKind.NAIL: "钉", PropKind.RULER: "尺",
    PropKind.HAYSTACK: "垛", PropKind.SEED: "豆", PropKind.PEAR: "梨", PropKind.AUBERGINE: "茄", PropKind.CHILI: "椒",
}  # fmt: skip
"""What a noun is by its last character."""
_SMALL: Final = frozenset("子儿")
"""What makes a noun of a syllable and says nothing about it."""


@lru_cache(maxsize=1)
def _classes() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in FILE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, _, words = line.partition(": ")
            found.update(dict.fromkeys(words.split(), name))
    return found


@lru_cache(maxsize=1)
def _endings() -> Mapping[str, str]:
    return {end: kind.value for kind, ends in _ENDINGS.items() for end in ends}


def noun_class(noun: str) -> str:
    """The PropKind that stands for the class of a noun, :data:`PERSON`, :data:`THING`, or nothing.

    Args:
        noun: English in the singular, of several words the last is what it is; or Chinese in either script.
    """
    if not noun.isascii():
        last = simplified(noun)
        last = last[:-1] if len(last) > 1 and last[-1] in _SMALL else last  # a 锅子 is a 锅
        return _endings().get(last[-1:], THING)
    words = noun.lower().split()
    return _classes().get(words[-1], "") if words else ""
