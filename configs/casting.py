"""A look for somebody without a preset, made from the words that name them: the same words, the same look.

What a role wears is a table; hair, skin and colours that the words leave open come from a seed made of the
name, so that a person looks the same in every shot and unlike the others.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from ..common.story import Extra
from .look import COLOURS, Accessory, BodyKind, Bottom, Build, FacialHair, Hair, Look, Pattern, Top

SKINS: Final = ("porcelain", "fair", "peach", "honey", "caramel", "chocolate", "umber")
HAIR_COLOURS: Final = ("black", "brown", "chestnut", "auburn", "ginger", "blonde")
CLOTH: Final = (
    "coral",
    "red",
    "teal",
    "blue",
    "purple",
    "green",
    "orange",
    "mint",
    "lavender",
    "navy",
    "pink",
    "yellow",
)
_HERS: Final = (Hair.LONG, Hair.BUN, Hair.BOB, Hair.PONYTAIL, Hair.PIGTAILS, Hair.CURLY)
_HIS: Final = (Hair.SIDE_PART, Hair.MESSY, Hair.SPIKY, Hair.BUZZ, Hair.CURLY, Hair.AFRO)


@dataclass(frozen=True)
class Costume:
    """What a role wears: fields of a look, and the words that call for it."""

    words: str
    wears: Mapping[str, Any] = field(default_factory=dict)


COSTUMES: Final[tuple[Costume, ...]] = (
    Costume("king queen emperor empress prince princess royal 国王 女王 王后 王子 公主 皇帝", {"top": Top.ROBE, "top_colour": "burgundy", "top_second": "gold", "accessories": (Accessory.CROWN, Accessory.CAPE), "accessory_colour": "gold"}),
    Costume("chef cook baker 厨师 面包师", {"top": Top.JACKET, "top_colour": "white", "bottom_colour": "charcoal", "accessories": (Accessory.CHEF_HAT,), "accessory_colour": "white"}),
    Costume("wizard witch magician sorcerer 巫师 女巫 魔术师 法师", {"top": Top.ROBE, "top_colour": "purple", "top_second": "gold", "accessories": (Accessory.WITCH_HAT,), "accessory_colour": "navy"}),
    Costume("pirate captain sailor 海盗 船长 水手", {"top": Top.T_SHIRT, "top_pattern": Pattern.STRIPES, "top_colour": "white", "top_second": "navy", "accessories": (Accessory.HEADBAND, Accessory.EARRINGS), "accessory_colour": "red"}),
    Costume("fisherman fisher farmer gardener shepherd peasant 渔夫 农夫 园丁 牧羊人 农民", {"top": Top.OVERALLS, "top_colour": "denim", "top_second": "cream", "accessories": (Accessory.STRAW_HAT,), "accessory_colour": "gold"}),
    Costume("astronaut cosmonaut spaceman 宇航员", {"top": Top.JACKET, "top_colour": "white", "bottom_colour": "silver", "shoe_colour": "white", "accessories": (Accessory.BACKPACK,), "accessory_colour": "silver"}),
    Costume("doctor nurse scientist professor dentist vet 医生 护士 科学家 教授 牙医", {"top": Top.JACKET, "top_colour": "white", "top_second": "sky", "bottom_colour": "teal", "accessories": (Accessory.GLASSES,), "accessory_colour": "charcoal"}),
    Costume("teacher librarian writer poet 老师 图书管理员 作家 诗人", {"top": Top.SWEATER, "top_colour": "olive", "accessories": (Accessory.GLASSES,), "accessory_colour": "charcoal"}),
    Costume("police policeman policewoman officer guard soldier pilot 警察 士兵 守卫 飞行员", {"top": Top.SHIRT, "top_colour": "navy", "bottom_colour": "navy", "accessories": (Accessory.CAP, Accessory.TIE), "accessory_colour": "navy"}),
    Costume("boss businessman businesswoman lawyer president butler waiter groom spy detective politician 老板 律师 总统 管家 服务员 新郎 间谍 侦探", {"top": Top.SUIT, "top_colour": "charcoal", "bottom_colour": "charcoal", "accessories": (Accessory.TIE,), "accessory_colour": "red"}),
    Costume("bride ballerina dancer 新娘 舞者 舞蹈家", {"top": Top.DRESS, "top_colour": "white", "accessories": (Accessory.HAIR_BOW,), "accessory_colour": "pink"}),
    Costume("superhero hero 超级英雄 英雄", {"top": Top.TANK, "top_colour": "red", "bottom_colour": "blue", "accessories": (Accessory.CAPE,), "accessory_colour": "red"}),
    Costume("knight viking gladiator samurai warrior 骑士 武士 战士", {"top": Top.TANK, "top_colour": "silver", "bottom_colour": "charcoal", "accessories": (Accessory.CAPE, Accessory.HEADBAND), "accessory_colour": "burgundy"}),
    Costume("thief burglar robber ninja 小偷 强盗 忍者 贼", {"top": Top.SWEATER, "top_pattern": Pattern.STRIPES, "top_colour": "charcoal", "top_second": "white", "bottom_colour": "black", "accessories": (Accessory.BEANIE,), "accessory_colour": "black"}),
    Costume("clown 小丑", {"top": Top.OVERALLS, "top_pattern": Pattern.DOTS, "top_colour": "yellow", "top_second": "red", "hair": Hair.AFRO, "hair_colour": "red", "nose_size": 1.8, "accessories": (Accessory.BOW_TIE,), "accessory_colour": "blue"}),
    Costume("santa 圣诞老人", {"top": Top.JACKET, "top_colour": "red", "bottom_colour": "red", "facial_hair": FacialHair.BEARD, "hair_colour": "white", "accessories": (Accessory.BEANIE,), "accessory_colour": "red"}),
    Costume("alien monster zombie vampire goblin troll 外星人 怪物 怪兽 僵尸 吸血鬼", {"skin": "sea_green", "hair": Hair.BALD, "top_colour": "purple", "eye_size": 1.25}),
    Costume("ghost 鬼 幽灵", {"skin": "white", "hair": Hair.BALD, "top": Top.ROBE, "top_colour": "white", "top_second": "silver"}),
    Costume("musician singer dj rockstar guitarist 歌手 音乐家", {"top": Top.JACKET, "top_colour": "black", "accessories": (Accessory.SUNGLASSES,), "accessory_colour": "black"}),
    Costume("painter artist 画家 艺术家", {"top": Top.SHIRT, "top_colour": "cream", "accessories": (Accessory.SCARF, Accessory.BEANIE), "accessory_colour": "red"}),
    Costume("runner swimmer athlete player boxer surfer coach footballer 运动员 教练 选手", {"top": Top.TANK, "top_colour": "yellow", "bottom": Bottom.SHORTS, "bottom_colour": "blue", "accessories": (Accessory.HEADBAND,), "accessory_colour": "red"}),
    Costume("postman mailman courier firefighter builder worker plumber mechanic 邮递员 快递员 外卖员 消防员 工人 水管工", {"top": Top.OVERALLS, "top_colour": "orange", "top_second": "yellow", "accessories": (Accessory.CAP,), "accessory_colour": "orange"}),
    Costume("tourist traveller hiker 游客 旅客", {"top": Top.SHIRT, "top_pattern": Pattern.DOTS, "top_colour": "turquoise", "bottom": Bottom.SHORTS, "bottom_colour": "khaki", "accessories": (Accessory.BACKPACK, Accessory.STRAW_HAT), "accessory_colour": "khaki"}),
)  # fmt: skip
_AGES: Final[tuple[tuple[BodyKind, str], ...]] = (
    (BodyKind.ELDER, r"\b(?:old|elderly|aged|grand(?:ma|pa|mother|father|dad|mum)\w*|granny|elder)\b|老|爷|奶|外婆|外公|婆"),
    (BodyKind.CHILD, r"\b(?:child|kid|boy|girl|son|daughter|little|baby|toddler|young|brother|sister|pupil|toddler)\b|孩|小|儿子|女儿|男孩|女孩|弟|妹|宝宝"),
    (BodyKind.TEEN, r"\b(?:teen\w*|student|youth|prince|princess)\b|少年|少女|学生|王子|公主"),
)  # fmt: skip
_HER: Final = re.compile(
    r"\b(?:she|her|woman|girl|lady|mother|mum|mom|grandma|grandmother|granny|sister|daughter|aunt|queen|princess|"
    r"witch|bride|wife|waitress|actress|ballerina|nun|empress)\b|女|妈|奶奶|姐|妹|姑|婆|公主|娘|太太",
    re.I,
)
_HIM: Final = re.compile(
    r"\b(?:he|his|man|boy|father|dad|grandpa|grandfather|brother|son|uncle|king|prince|wizard|groom|husband|waiter|"
    r"\w+man|monk|emperor|guy)\b|男|爸|爷|哥|弟|叔|伯|国王|王子|先生|公公",
    re.I,
)


def is_female(extra: Extra) -> bool:
    """Whether somebody is drawn and voiced as a woman; where no word tells, the name's seed decides."""
    if extra.gender:
        return extra.gender == "female"
    words = f"{extra.words} {extra.name}"
    if _HER.search(words):
        return True
    return not _HIM.search(words) and random.Random(f"gender|{extra.name}").random() < 0.5


def body_kind(extra: Extra) -> BodyKind:
    """How old somebody is drawn: by the age that was read, else by the words."""
    if extra.age:
        return BodyKind(extra.age)
    words = f"{extra.words} {extra.name}"
    return next((kind for kind, pattern in _AGES if re.search(pattern, words, re.I)), BodyKind.ADULT)


def look_of(extra: Extra) -> Look:
    """The look of somebody without a preset; a pure function of name and words."""
    rng = random.Random(f"look|{extra.name}|{extra.words}")
    words = f"{extra.words} {extra.name}".lower()
    female, kind = is_female(extra), body_kind(extra)
    chosen: dict[str, Any] = {
        "kind": kind,
        "skin": rng.choice(SKINS),
        "hair": rng.choice(_HERS if female else _HIS),
        "hair_colour": rng.choice(HAIR_COLOURS),
        "lashes": female,
        "build": rng.choice((Build.SLIM, Build.AVERAGE, Build.AVERAGE, Build.STOCKY)),
        "top": rng.choice(
            (Top.DRESS, Top.T_SHIRT, Top.SWEATER) if female else (Top.SHIRT, Top.T_SHIRT, Top.HOODIE)
        ),
        "top_colour": rng.choice(CLOTH),
        "bottom_colour": rng.choice(("denim", "navy", "khaki", "charcoal")),
        "eye_colour": rng.choice(("brown", "hazel", "blue", "green")),
    }
    if kind is BodyKind.ELDER:
        chosen |= {
            "hair_colour": rng.choice(("grey", "silver", "white")),
            "hair": Hair.BUN if female else Hair.BALD,
        }
        chosen["facial_hair"] = FacialHair.NONE if female else FacialHair.BEARD
    for costume in COSTUMES:
        if any(_has(words, word) for word in costume.words.split()):
            chosen |= costume.wears
            break
    chosen |= _by_adjectives(words)
    return Look(**chosen)


def _has(words: str, word: str) -> bool:
    return word in words if not word.isascii() else re.search(rf"\b{word}s?\b", words) is not None


def _by_adjectives(words: str) -> dict[str, Any]:
    """What single words change: size, build and colours that somebody wears."""
    found: dict[str, Any] = {}
    for pattern, change in (
        (r"\b(?:tall|giant|huge|big)\b|高|巨", {"height": 1.22}),
        (r"\b(?:short|tiny|small)\b|矮", {"height": 0.8}),
        (r"\b(?:fat|round|chubby|plump)\b|胖", {"build": Build.ROUND}),
        (r"\b(?:thin|skinny|slim)\b|瘦", {"build": Build.SLIM}),
        (r"\bbald\b|秃|光头", {"hair": Hair.BALD}),
        (r"\bbearded\b|胡子", {"facial_hair": FacialHair.BEARD}),
    ):
        if re.search(pattern, words):
            found |= change
    colour = next(
        (
            name
            for name in COLOURS
            if re.search(rf"\bin (?:a )?{name}\b|\b{name} (?:dress|coat|shirt|jacket|cape)\b", words)
        ),
        None,
    )
    return found | ({"top_colour": colour} if colour else {})
