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
_HERS: Final = (Hair.LONG, Hair.BUN, Hair.BOB, Hair.PONYTAIL, Hair.PIGTAILS)
_HIS: Final = (Hair.SIDE_PART, Hair.MESSY, Hair.SPIKY, Hair.BUZZ, Hair.CURLY, Hair.AFRO)


@dataclass(frozen=True)
class Costume:
    """What a role wears: fields of a look, and the words that call for it."""

    words: str
    wears: Mapping[str, Any] = field(default_factory=dict)


COSTUMES: Final[tuple[Costume, ...]] = (
    Costume("king queen emperor empress prince princess royal 国王 國王 女王 王后 王子 公主 皇帝 皇后 贵妃 貴妃 妃子 皇妃", {"top": Top.ROBE, "top_colour": "burgundy", "top_second": "gold", "accessories": (Accessory.CROWN, Accessory.CAPE,), "accessory_colour": "gold"}),
    Costume("butcher 屠夫 肉铺老板 肉鋪老闆", {"top": Top.SHIRT, "top_colour": "white", "bottom_colour": "charcoal", "accessories": (Accessory.APRON, Accessory.CAP,), "accessory_colour": "burgundy"}),
    Costume("chef cook baker 面包师 麵包師 厨师 廚師 大厨 大廚 厨子", {"top": Top.JACKET, "top_colour": "white", "bottom_colour": "charcoal", "accessories": (Accessory.CHEF_HAT, Accessory.APRON,), "accessory_colour": "white"}),
    Costume("barista waitress florist shopkeeper grocer barman bartender potter 咖啡师 咖啡師 花店 店员 店員 摊主 攤主 老板娘 老闆娘", {"top": Top.SHIRT, "top_colour": "sky", "bottom_colour": "navy", "accessories": (Accessory.APRON,), "accessory_colour": "cream"}),
    Costume("fairy angel cupid 天使 仙女 精灵 精靈", {"top": Top.DRESS, "top_colour": "white", "top_second": "gold", "accessories": (Accessory.WINGS, Accessory.HALO,), "accessory_colour": "gold"}),
    Costume("devil demon viking minotaur faun 魔鬼 恶魔 惡魔 维京人 牛魔王", {"top": Top.ROBE, "top_colour": "red", "top_second": "black", "hair": Hair.LONG, "facial_hair": FacialHair.BEARD, "accessories": (Accessory.HORNS,), "accessory_colour": "black"}),
    Costume("wizard witch magician sorcerer 巫师 巫師 女巫 魔术师 魔術師 法师 法師", {"top": Top.ROBE, "top_colour": "purple", "top_second": "gold", "accessories": (Accessory.WITCH_HAT,), "accessory_colour": "navy"}),
    Costume("monk nun hermit druid reaper riding jedi 和尚 修女 道士 小红帽 小紅帽 隐士", {"top": Top.ROBE, "top_colour": "chestnut", "accessories": (Accessory.HOOD,), "accessory_colour": "chestnut"}),
    Costume("pirate captain sailor 海盗 海盜 船长 船長 水手", {"top": Top.T_SHIRT, "top_colour": "white", "top_second": "navy", "top_pattern": Pattern.STRIPES, "accessories": (Accessory.HEADBAND, Accessory.EARRINGS,), "accessory_colour": "red"}),
    Costume("cowboy cowgirl sheriff rancher 牛仔", {"top": Top.SHIRT, "top_colour": "coral", "top_second": "white", "top_pattern": Pattern.CHECK, "bottom_colour": "denim", "accessories": (Accessory.COWBOY_HAT, Accessory.SCARF,), "accessory_colour": "red"}),
    Costume("fisherman fisherwoman fisher farmer gardener shepherd peasant beekeeper 渔夫 漁夫 渔民 農夫 农夫 园丁 園丁 牧羊人 农民 農民", {"top": Top.OVERALLS, "top_colour": "denim", "top_second": "cream", "accessories": (Accessory.STRAW_HAT,), "accessory_colour": "gold"}),
    Costume("lumberjack woodcutter hunter 樵夫 伐木工 猎人 獵人", {"top": Top.SHIRT, "top_colour": "red", "top_second": "black", "top_pattern": Pattern.CHECK, "bottom_colour": "denim", "facial_hair": FacialHair.BEARD, "accessories": (Accessory.BEANIE,), "accessory_colour": "charcoal"}),
    Costume("astronaut cosmonaut spaceman 宇航员 宇航員 太空人 航天员", {"top": Top.JACKET, "top_colour": "white", "bottom_colour": "silver", "shoe_colour": "white", "accessories": (Accessory.SPACE_HELMET, Accessory.BACKPACK,), "accessory_colour": "orange"}),
    Costume("doctor nurse vet surgeon 医生 醫生 护士 護士 兽医 獸醫", {"top": Top.JACKET, "top_colour": "white", "top_second": "sky", "bottom_colour": "teal", "accessories": (Accessory.STETHOSCOPE,), "accessory_colour": "charcoal"}),
    Costume("scientist professor dentist inventor chemist 科学家 科學家 教授 牙医 牙醫 发明家 發明家", {"top": Top.JACKET, "top_colour": "white", "top_second": "sky", "bottom_colour": "charcoal", "accessories": (Accessory.GLASSES,), "accessory_colour": "charcoal"}),
    Costume("teacher librarian writer poet reporter journalist secretary 老师 老師 图书管理员 圖書館員 作家 诗人 詩人 记者 記者 秘书", {"top": Top.SWEATER, "top_colour": "olive", "accessories": (Accessory.GLASSES,), "accessory_colour": "charcoal"}),
    Costume("firefighter fireman firewoman 消防员 消防員", {"top": Top.JACKET, "top_colour": "red", "top_second": "yellow", "bottom_colour": "charcoal", "accessories": (Accessory.HARD_HAT,), "accessory_colour": "red"}),
    Costume("builder worker miner engineer workman mover movers plumber mechanic electrician 工人 矿工 礦工 工程师 工程師 水管工 修理工 搬运工 搬運工 电工", {"top": Top.OVERALLS, "top_colour": "orange", "top_second": "yellow", "accessories": (Accessory.HARD_HAT,), "accessory_colour": "yellow"}),
    Costume("postman postwoman mailman courier paperboy 邮递员 郵差 郵遞員 快递员 快遞員 外卖员 外送員 骑手", {"top": Top.SHIRT, "top_colour": "sky", "bottom_colour": "navy", "accessories": (Accessory.CAP, Accessory.BACKPACK,), "accessory_colour": "navy"}),
    Costume("police policeman policewoman cop officer guard constable 警察 守卫 守衛 保安 警卫", {"top": Top.SHIRT, "top_colour": "navy", "bottom_colour": "navy", "accessories": (Accessory.CAP, Accessory.TIE,), "accessory_colour": "navy"}),
    Costume("soldier general 士兵 驿卒 驛卒 小兵 将军 將軍 军人", {"top": Top.JACKET, "top_colour": "olive", "bottom_colour": "olive", "accessories": (Accessory.CAP,), "accessory_colour": "olive"}),
    Costume("pilot stewardess conductor driver porter 飞行员 飛行員 司机 司機 列车员 空姐", {"top": Top.SUIT, "top_colour": "navy", "bottom_colour": "navy", "accessories": (Accessory.CAP, Accessory.TIE,), "accessory_colour": "gold"}),
    Costume("knight gladiator paladin 骑士 騎士 圆桌", {"top": Top.TANK, "top_colour": "silver", "bottom_colour": "charcoal", "accessories": (Accessory.HELMET, Accessory.CAPE,), "accessory_colour": "red"}),
    Costume("samurai warrior karate 武士 战士 戰士", {"top": Top.ROBE, "top_colour": "charcoal", "top_second": "red", "accessories": (Accessory.HEADBAND,), "accessory_colour": "red"}),
    Costume("ninja 忍者", {"top": Top.SWEATER, "top_colour": "black", "bottom_colour": "black", "accessories": (Accessory.HOOD,), "accessory_colour": "charcoal"}),
    Costume("thief burglar robber pickpocket 小偷 强盗 強盜 贼 賊", {"top": Top.SWEATER, "top_colour": "charcoal", "top_second": "white", "top_pattern": Pattern.STRIPES, "bottom_colour": "black", "accessories": (Accessory.BEANIE,), "accessory_colour": "black"}),
    Costume("judge priest vicar bishop 法官 神父 牧师 牧師", {"top": Top.ROBE, "top_colour": "black", "top_second": "white", "accessories": (Accessory.GLASSES,), "accessory_colour": "charcoal"}),
    Costume("boss businessman businesswoman lawyer president groom spy agent detective politician mayor banker manager 老板 老闆 律师 律師 总统 總統 新郎 间谍 間諜 侦探 偵探 经理 經理", {"top": Top.SUIT, "top_colour": "charcoal", "bottom_colour": "charcoal", "accessories": (Accessory.TIE,), "accessory_colour": "red"}),
    Costume("butler waiter pianist ringmaster 管家 服务员 服務員 服务生 服務生 指挥 指揮 钢琴家", {"top": Top.SUIT, "top_colour": "black", "bottom_colour": "black", "accessories": (Accessory.BOW_TIE,), "accessory_colour": "black"}),
    Costume("snowboarder skier skater climber explorer archaeologist 滑雪者 登山者 探险家 探險家", {"top": Top.HOODIE, "top_colour": "orange", "bottom_colour": "navy", "accessories": (Accessory.BEANIE, Accessory.BACKPACK,), "accessory_colour": "teal"}),
    Costume("bride 新娘", {"top": Top.DRESS, "top_colour": "white", "accessories": (Accessory.NECKLACE, Accessory.HAIR_BOW,), "accessory_colour": "white"}),
    Costume("ballerina dancer cheerleader mermaid 舞者 舞蹈家 芭蕾", {"top": Top.DRESS, "top_colour": "pink", "top_second": "white", "accessories": (Accessory.HAIR_BOW,), "accessory_colour": "pink"}),
    Costume("superhero hero supergirl superman 超级英雄 超級英雄 英雄", {"top": Top.TANK, "top_colour": "red", "bottom_colour": "blue", "accessories": (Accessory.CAPE,), "accessory_colour": "red"}),
    Costume("clown jester 小丑", {"top": Top.OVERALLS, "top_colour": "yellow", "top_second": "red", "top_pattern": Pattern.DOTS, "hair": Hair.AFRO, "hair_colour": "red", "nose_size": 1.8, "accessories": (Accessory.BOW_TIE,), "accessory_colour": "blue"}),
    Costume("santa 圣诞老人 聖誕老人", {"top": Top.JACKET, "top_colour": "red", "bottom_colour": "red", "facial_hair": FacialHair.BEARD, "hair_colour": "white", "accessories": (Accessory.BEANIE,), "accessory_colour": "red"}),
    Costume("elf gnome dwarf leprechaun 小矮人 矮人 地精", {"top": Top.SHIRT, "top_colour": "green", "bottom_colour": "charcoal", "facial_hair": FacialHair.BEARD, "accessories": (Accessory.BEANIE,), "accessory_colour": "red"}),
    Costume("alien monster creature beast zombie vampire goblin troll ogre 外星人 怪物 怪兽 怪獸 僵尸 殭屍 吸血鬼", {"skin": "sea_green", "hair": Hair.BALD, "top_colour": "purple", "eye_size": 1.25}),
    Costume("ghost 鬼 幽灵 幽靈", {"hair": Hair.BALD, "top": Top.ROBE, "top_colour": "white", "top_second": "silver", "skin": "white", "accessories": (Accessory.HOOD,), "accessory_colour": "white"}),
    Costume("musician singer dj rockstar guitarist drummer 歌手 音乐家 音樂家 鼓手", {"top": Top.JACKET, "top_colour": "black", "accessories": (Accessory.SUNGLASSES,), "accessory_colour": "black"}),
    Costume("painter artist sculptor 画家 畫家 艺术家 藝術家", {"top": Top.SHIRT, "top_colour": "cream", "accessories": (Accessory.SCARF, Accessory.BEANIE,), "accessory_colour": "red"}),
    Costume("referee umpire 裁判", {"top": Top.SHIRT, "top_colour": "white", "top_second": "black", "top_pattern": Pattern.STRIPES, "bottom": Bottom.SHORTS, "bottom_colour": "black", "accessories": (Accessory.CAP,), "accessory_colour": "black"}),
    Costume("runner swimmer athlete player boxer surfer coach footballer jogger lifeguard gymnast goalkeeper cyclist 运动员 運動員 教练 教練 选手 選手 球员 球員 跑者 拳击手", {"top": Top.TANK, "top_colour": "yellow", "bottom": Bottom.SHORTS, "bottom_colour": "blue", "accessories": (Accessory.HEADBAND,), "accessory_colour": "red"}),
    Costume("tourist traveller traveler hiker backpacker 游客 遊客 旅客 背包客", {"top": Top.SHIRT, "top_colour": "turquoise", "top_second": "white", "top_pattern": Pattern.DOTS, "bottom": Bottom.SHORTS, "bottom_colour": "khaki", "accessories": (Accessory.BACKPACK, Accessory.STRAW_HAT,), "accessory_colour": "khaki"}),
    Costume("programmer gamer hacker student 程序员 工程狮 黑客 学生 學生", {"top": Top.HOODIE, "top_colour": "charcoal", "accessories": (Accessory.GLASSES,), "accessory_colour": "charcoal"}),
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


_HER_NAMES: Final = frozenset("红紅花丽麗芳美娟婷娜莉玲静靜燕萍梅兰蘭雪娇嬌艳艷倩颖穎薇莲蓮月")
_HIS_NAMES: Final = frozenset("明强強刚剛军軍伟偉虎龙龍杰涛濤勇豪磊鹏鵬飞飛辉輝浩宝寶壮壯")
"""Signs that end Chinese given names of women and of men: 小红, 小明."""


def is_female(extra: Extra) -> bool:
    """Whether somebody is drawn and voiced as a woman; where no word tells, the name's seed decides."""
    if extra.gender:
        return extra.gender == "female"
    words = f"{extra.words} {extra.name}"
    if _HER.search(words):
        return True
    if _HIM.search(words):
        return False
    if extra.name[-1:] in _HER_NAMES | _HIS_NAMES:
        return extra.name[-1:] in _HER_NAMES
    return random.Random(f"gender|{extra.name}").random() < 0.5


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
