"""A look for somebody without a preset, made from the words that name them: the same words, the same look.

What a role wears is a table; hair, skin and colours that the words leave open come from a seed made of the
name, so that a person looks the same in every shot and unlike the others.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
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
_HAIR: Final[Mapping[tuple[bool, bool], tuple[Hair, ...]]] = {
    (True, True): (Hair.PIGTAILS, Hair.PONYTAIL, Hair.BOB, Hair.LONG),
    (True, False): (Hair.LONG, Hair.BUN, Hair.BOB, Hair.PONYTAIL),
    (False, True): (Hair.MESSY, Hair.SPIKY, Hair.CURLY, Hair.BUZZ),
    (False, False): (Hair.SIDE_PART, Hair.BUZZ, Hair.CURLY, Hair.AFRO),
}
"""Hair by whether somebody is female and young: pigtails and spikes are a child's."""
_BEARDS: Final = (FacialHair.MOUSTACHE, FacialHair.GOATEE, FacialHair.BEARD, FacialHair.NONE)


@dataclass(frozen=True)
class Costume:
    """What a role wears: fields of a look, and the words that call for it."""

    words: str
    wears: Mapping[str, Any] = field(default_factory=dict)


COSTUMES: Final[tuple[Costume, ...]] = (
    Costume("magician conjurer illusionist 魔术师 魔術師", {"top": Top.SUIT, "top_colour": "black", "bottom_colour": "black", "accessories": (Accessory.TOP_HAT, Accessory.CAPE, Accessory.BOW_TIE), "accessory_colour": "burgundy"}),
    Costume("barber hairdresser 理发师 理髮師 剃头匠 发型师 髮型師 美发师 剃頭匠 美髮師", {"top": Top.SHIRT, "top_colour": "white", "top_second": "red", "top_pattern": Pattern.STRIPES, "bottom_colour": "charcoal", "facial_hair": FacialHair.MOUSTACHE, "accessories": (Accessory.APRON, Accessory.BOW_TIE), "accessory_colour": "navy"}),
    Costume("blacksmith smith ironsmith 铁匠 鐵匠", {"top": Top.TANK, "top_colour": "charcoal", "bottom_colour": "chestnut", "build": Build.STOCKY, "facial_hair": FacialHair.BEARD, "accessories": (Accessory.APRON, Accessory.HEADBAND), "accessory_colour": "brown"}),
    Costume("carpenter joiner handyman repairman 木匠 修理匠", {"top": Top.OVERALLS, "top_colour": "tan", "top_second": "red", "top_pattern": Pattern.CHECK, "accessories": (Accessory.CAP,), "accessory_colour": "chestnut"}),
    Costume("cobbler shoemaker tailor seamstress dressmaker watchmaker clockmaker jeweller jeweler 鞋匠 裁缝 裁縫 钟表匠 鐘錶匠 修鞋匠", {"top": Top.SHIRT, "top_colour": "cream", "bottom_colour": "chestnut", "accessories": (Accessory.APRON, Accessory.GLASSES), "accessory_colour": "chestnut"}),
    Costume("cashier seller vendor hawker salesman saleswoman shop assistant stallholder fishmonger greengrocer milkmaid waitress 收银员 收銀員 小贩 小販 售货员 售貨員 卖菜 賣菜 鱼贩 魚販", {"top": Top.SHIRT, "top_colour": "mint", "bottom_colour": "denim", "accessories": (Accessory.APRON, Accessory.CAP), "accessory_colour": "green"}),
    Costume("cleaner maid housekeeper housemaid sweeper janitor caretaker cinderella 清洁工 清潔工 女仆 女僕 保姆 灰姑娘 扫地 掃地", {"top": Top.DRESS, "top_colour": "sky", "top_second": "white", "accessories": (Accessory.APRON, Accessory.HEADBAND), "accessory_colour": "white"}),
    Costume("dustman binman garbageman 环卫工 環衛工 清道夫 環衞工", {"top": Top.JACKET, "top_colour": "orange", "top_second": "yellow", "top_pattern": Pattern.STRIPES, "bottom_colour": "charcoal", "accessories": (Accessory.CAP,), "accessory_colour": "orange"}),
    Costume("nurse 护士 護士", {"top": Top.DRESS, "top_colour": "white", "top_second": "sky", "accessories": (Accessory.CAP, Accessory.STETHOSCOPE), "accessory_colour": "white"}),
    Costume("diver frogman snorkeler 潜水员 潛水員", {"top": Top.SWEATER, "top_colour": "black", "top_second": "blue", "bottom_colour": "black", "accessories": (Accessory.SPACE_HELMET, Accessory.BACKPACK), "accessory_colour": "yellow"}),
    Costume("cyclist biker motorcyclist racer jockey rider 骑车人 赛车手 賽車手 骑师 車手 车手 騎車人 騎師", {"top": Top.JACKET, "top_colour": "red", "top_second": "white", "top_pattern": Pattern.STRIPES, "bottom_colour": "black", "accessories": (Accessory.HARD_HAT, Accessory.SUNGLASSES), "accessory_colour": "white"}),
    Costume("baseball 棒球", {"top": Top.SHIRT, "top_colour": "white", "top_second": "navy", "top_pattern": Pattern.STRIPES, "bottom_colour": "white", "accessories": (Accessory.CAP,), "accessory_colour": "navy"}),
    Costume("lifeguard 救生员 救生員", {"top": Top.TANK, "top_colour": "red", "bottom": Bottom.SHORTS, "bottom_colour": "red", "accessories": (Accessory.SUNGLASSES, Accessory.NECKLACE), "accessory_colour": "white"}),
    Costume("sailor mate admiral 水手 海军 海軍 船员 船員", {"top": Top.T_SHIRT, "top_colour": "white", "top_second": "navy", "top_pattern": Pattern.STRIPES, "bottom_colour": "white", "accessories": (Accessory.CAP, Accessory.SCARF), "accessory_colour": "navy"}),
    Costume("captain skipper 船长 船長", {"top": Top.SUIT, "top_colour": "navy", "top_second": "gold", "bottom_colour": "white", "facial_hair": FacialHair.BEARD, "accessories": (Accessory.CAP,), "accessory_colour": "white"}),
    Costume("prisoner convict inmate 囚犯 犯人", {"top": Top.T_SHIRT, "top_colour": "white", "top_second": "black", "top_pattern": Pattern.STRIPES, "bottom_colour": "charcoal", "accessories": (Accessory.BEANIE,), "accessory_colour": "charcoal"}),
    Costume("beggar tramp hobo pauper 乞丐 流浪汉 流浪漢 叫花子", {"top": Top.SWEATER, "top_colour": "olive", "top_second": "brown", "top_pattern": Pattern.CHECK, "bottom_colour": "brown", "hair": Hair.MESSY, "facial_hair": FacialHair.BEARD, "accessories": (Accessory.BEANIE, Accessory.SCARF), "accessory_colour": "khaki"}),
    Costume("millionaire billionaire gentleman duke count baron lord miser landlord 富翁 富豪 绅士 紳士 财主 財主 伯爵 公爵 地主", {"top": Top.SUIT, "top_colour": "burgundy", "bottom_colour": "charcoal", "facial_hair": FacialHair.MOUSTACHE, "accessories": (Accessory.TOP_HAT, Accessory.BOW_TIE), "accessory_colour": "gold"}),
    Costume("riding-hood 小红帽 小紅帽", {"top": Top.DRESS, "top_colour": "red", "accessories": (Accessory.HOOD, Accessory.CAPE), "accessory_colour": "red"}),
    Costume("vampire dracula 吸血鬼", {"skin": "white", "top": Top.SUIT, "top_colour": "black", "bottom_colour": "black", "hair": Hair.SIDE_PART, "hair_colour": "black", "accessories": (Accessory.CAPE, Accessory.BOW_TIE), "accessory_colour": "burgundy"}),
    Costume("bodyguard spy agent 保镖 保鑣 间谍 間諜 特工 保鏢", {"top": Top.SUIT, "top_colour": "black", "bottom_colour": "black", "accessories": (Accessory.SUNGLASSES, Accessory.TIE), "accessory_colour": "black"}),
    Costume("detective inspector sherlock 侦探 偵探", {"top": Top.JACKET, "top_colour": "tan", "top_second": "brown", "top_pattern": Pattern.CHECK, "bottom_colour": "chestnut", "accessories": (Accessory.CAP, Accessory.SCARF), "accessory_colour": "brown"}),
    Costume("skeleton 骷髅 骷髏 木乃伊", {"skin": "white", "hair": Hair.BALD, "top": Top.SWEATER, "top_colour": "black", "top_second": "white", "top_pattern": Pattern.STRIPES, "bottom_colour": "black", "shoe_colour": "black", "blush": 0.0}),
    Costume("pupil schoolboy schoolgirl schoolchild 小学生 小學生 学生 學生", {"top": Top.SHIRT, "top_colour": "white", "bottom_colour": "navy", "bottom": Bottom.SHORTS, "accessories": (Accessory.BACKPACK, Accessory.TIE), "accessory_colour": "red"}),
    Costume("headmaster principal headteacher 校长 校長", {"top": Top.SUIT, "top_colour": "grey", "bottom_colour": "grey", "accessories": (Accessory.GLASSES, Accessory.TIE), "accessory_colour": "burgundy"}),
    Costume("scout guide 童子军 童子軍 导游 導遊", {"top": Top.SHIRT, "top_colour": "khaki", "bottom": Bottom.SHORTS, "bottom_colour": "olive", "accessories": (Accessory.CAP, Accessory.SCARF), "accessory_colour": "yellow"}),
    Costume("zookeeper ranger 饲养员 飼養員 护林员 護林員", {"top": Top.SHIRT, "top_colour": "khaki", "bottom_colour": "olive", "accessories": (Accessory.COWBOY_HAT, Accessory.BACKPACK), "accessory_colour": "tan"}),
    Costume("caveman cavewoman 原始人 野人", {"top": Top.TANK, "top_colour": "tan", "top_second": "brown", "top_pattern": Pattern.DOTS, "bottom": Bottom.SKIRT, "bottom_colour": "tan", "hair": Hair.MESSY, "facial_hair": FacialHair.BEARD}),
    Costume("fisherman fisherwoman fisher angler 渔夫 漁夫 渔民 漁民", {"top": Top.JACKET, "top_colour": "yellow", "bottom_colour": "yellow", "shoe_colour": "green", "facial_hair": FacialHair.BEARD, "accessories": (Accessory.STRAW_HAT,), "accessory_colour": "navy"}),
    Costume("footballer goalkeeper striker 足球运动员 足球運動員 守门员 守門員 球员 球員", {"top": Top.T_SHIRT, "top_colour": "red", "top_second": "white", "top_pattern": Pattern.STRIPES, "bottom": Bottom.SHORTS, "bottom_colour": "white"}),
    Costume("photographer cameraman director 摄影师 攝影師 导演 導演", {"top": Top.JACKET, "top_colour": "khaki", "bottom_colour": "denim", "accessories": (Accessory.BEANIE, Accessory.SCARF), "accessory_colour": "charcoal"}),
    Costume("king queen emperor empress prince princess royal 国王 國王 女王 王后 王子 公主 皇帝 皇后 贵妃 貴妃 妃子 皇妃", {"top": Top.ROBE, "top_colour": "burgundy", "top_second": "gold", "accessories": (Accessory.CROWN, Accessory.CAPE,), "accessory_colour": "gold"}),
    Costume("butcher 屠夫 肉铺老板 肉鋪老闆", {"top": Top.SHIRT, "top_colour": "white", "bottom_colour": "charcoal", "accessories": (Accessory.APRON, Accessory.CAP,), "accessory_colour": "burgundy"}),
    Costume("chef cook baker 面包师 麵包師 厨师 廚師 大厨 大廚 厨子 麪包師 廚子", {"top": Top.JACKET, "top_colour": "white", "bottom_colour": "charcoal", "accessories": (Accessory.CHEF_HAT, Accessory.APRON,), "accessory_colour": "white"}),
    Costume("barista florist shopkeeper grocer barman bartender potter 咖啡师 咖啡師 花店 店员 店員 摊主 攤主 老板娘 老闆娘", {"top": Top.SHIRT, "top_colour": "sky", "bottom_colour": "navy", "accessories": (Accessory.APRON,), "accessory_colour": "cream"}),
    Costume("fairy angel cupid 天使 仙女 精灵 精靈", {"top": Top.DRESS, "top_colour": "white", "top_second": "gold", "accessories": (Accessory.WINGS, Accessory.HALO,), "accessory_colour": "gold"}),
    Costume("devil demon viking minotaur faun 魔鬼 恶魔 惡魔 维京人 牛魔王 維京人", {"top": Top.ROBE, "top_colour": "red", "top_second": "black", "hair": Hair.LONG, "facial_hair": FacialHair.BEARD, "accessories": (Accessory.HORNS,), "accessory_colour": "black"}),
    Costume("wizard witch sorcerer 巫师 巫師 女巫 法师 法師", {"top": Top.ROBE, "top_colour": "purple", "top_second": "gold", "accessories": (Accessory.WITCH_HAT,), "accessory_colour": "navy"}),
    Costume("monk nun hermit druid reaper jedi 和尚 修女 道士 隐士 隱士", {"top": Top.ROBE, "top_colour": "chestnut", "accessories": (Accessory.HOOD,), "accessory_colour": "chestnut"}),
    Costume("pirate 海盗 海盜", {"top": Top.T_SHIRT, "top_colour": "white", "top_second": "navy", "top_pattern": Pattern.STRIPES, "accessories": (Accessory.HEADBAND, Accessory.EARRINGS,), "accessory_colour": "red"}),
    Costume("cowboy cowgirl sheriff rancher 牛仔", {"top": Top.SHIRT, "top_colour": "coral", "top_second": "white", "top_pattern": Pattern.CHECK, "bottom_colour": "denim", "accessories": (Accessory.COWBOY_HAT, Accessory.SCARF,), "accessory_colour": "red"}),
    Costume("farmer gardener shepherd peasant beekeeper 農夫 农夫 园丁 園丁 牧羊人 农民 農民", {"top": Top.OVERALLS, "top_colour": "denim", "top_second": "cream", "accessories": (Accessory.STRAW_HAT,), "accessory_colour": "gold"}),
    Costume("lumberjack woodcutter hunter 樵夫 伐木工 猎人 獵人", {"top": Top.SHIRT, "top_colour": "red", "top_second": "black", "top_pattern": Pattern.CHECK, "bottom_colour": "denim", "facial_hair": FacialHair.BEARD, "accessories": (Accessory.BEANIE,), "accessory_colour": "charcoal"}),
    Costume("astronaut cosmonaut spaceman 宇航员 宇航員 太空人 航天员 航天員", {"top": Top.JACKET, "top_colour": "white", "bottom_colour": "silver", "shoe_colour": "white", "accessories": (Accessory.SPACE_HELMET, Accessory.BACKPACK,), "accessory_colour": "orange"}),
    Costume("doctor vet surgeon 医生 醫生 兽医 獸醫", {"top": Top.JACKET, "top_colour": "white", "top_second": "sky", "bottom_colour": "teal", "accessories": (Accessory.STETHOSCOPE,), "accessory_colour": "charcoal"}),
    Costume("scientist professor dentist inventor chemist 科学家 科學家 教授 牙医 牙醫 发明家 發明家", {"top": Top.JACKET, "top_colour": "white", "top_second": "sky", "bottom_colour": "charcoal", "accessories": (Accessory.GLASSES,), "accessory_colour": "charcoal"}),
    Costume("teacher librarian writer poet reporter journalist secretary 老师 老師 图书管理员 圖書館員 作家 诗人 詩人 记者 記者 秘书 圖書管理員 祕書 秘書", {"top": Top.SWEATER, "top_colour": "olive", "accessories": (Accessory.GLASSES,), "accessory_colour": "charcoal"}),
    Costume("firefighter fireman firewoman 消防员 消防員", {"top": Top.JACKET, "top_colour": "red", "top_second": "yellow", "bottom_colour": "charcoal", "accessories": (Accessory.HARD_HAT,), "accessory_colour": "red"}),
    Costume("builder worker miner engineer workman mover movers plumber mechanic electrician 工人 矿工 礦工 工程师 工程師 水管工 修理工 搬运工 搬運工 电工 電工", {"top": Top.OVERALLS, "top_colour": "orange", "top_second": "yellow", "accessories": (Accessory.HARD_HAT,), "accessory_colour": "yellow"}),
    Costume("postman postwoman mailman carrier courier paperboy 邮递员 郵差 郵遞員 快递员 快遞員 外卖员 外送員 骑手 外賣員 騎手", {"top": Top.SHIRT, "top_colour": "sky", "bottom_colour": "navy", "accessories": (Accessory.CAP, Accessory.BACKPACK,), "accessory_colour": "navy"}),
    Costume("police policeman policewoman cop officer guard constable 警察 守卫 守衛 保安 警卫 守衞 警衛 警衞", {"top": Top.SHIRT, "top_colour": "navy", "bottom_colour": "navy", "accessories": (Accessory.CAP, Accessory.TIE,), "accessory_colour": "navy"}),
    Costume("soldier general 士兵 驿卒 驛卒 小兵 将军 將軍 军人 軍人", {"top": Top.JACKET, "top_colour": "olive", "bottom_colour": "olive", "accessories": (Accessory.CAP,), "accessory_colour": "olive"}),
    Costume("pilot stewardess conductor driver porter 飞行员 飛行員 司机 司機 列车员 空姐 列車員", {"top": Top.SUIT, "top_colour": "navy", "bottom_colour": "navy", "accessories": (Accessory.CAP, Accessory.TIE,), "accessory_colour": "charcoal"}),
    Costume("knight gladiator paladin 骑士 騎士 圆桌 圓桌", {"top": Top.TANK, "top_colour": "silver", "bottom_colour": "silver", "shoe_colour": "silver", "accessories": (Accessory.HELMET, Accessory.CAPE,), "accessory_colour": "red"}),
    Costume("samurai warrior karate 武士 战士 戰士", {"top": Top.ROBE, "top_colour": "charcoal", "top_second": "red", "accessories": (Accessory.HEADBAND,), "accessory_colour": "red"}),
    Costume("ninja 忍者", {"top": Top.SWEATER, "top_colour": "black", "bottom_colour": "black", "accessories": (Accessory.HOOD,), "accessory_colour": "charcoal"}),
    Costume("thief burglar robber pickpocket 小偷 强盗 強盜 贼 賊", {"top": Top.SWEATER, "top_colour": "charcoal", "top_second": "white", "top_pattern": Pattern.STRIPES, "bottom_colour": "black", "accessories": (Accessory.BEANIE,), "accessory_colour": "black"}),
    Costume("judge priest vicar bishop 法官 神父 牧师 牧師", {"top": Top.ROBE, "top_colour": "black", "top_second": "white", "accessories": (Accessory.GLASSES,), "accessory_colour": "charcoal"}),
    Costume("boss businessman businesswoman lawyer president groom politician mayor banker manager 老板 老闆 律师 律師 总统 總統 新郎 经理 經理", {"top": Top.SUIT, "top_colour": "charcoal", "bottom_colour": "charcoal", "accessories": (Accessory.TIE,), "accessory_colour": "red"}),
    Costume("butler waiter pianist ringmaster 管家 服务员 服務員 服务生 服務生 指挥 指揮 钢琴家 鋼琴家", {"top": Top.SUIT, "top_colour": "black", "bottom_colour": "black", "accessories": (Accessory.BOW_TIE,), "accessory_colour": "black"}),
    Costume("snowboarder skier skater climber explorer archaeologist 滑雪者 登山者 探险家 探險家", {"top": Top.HOODIE, "top_colour": "orange", "bottom_colour": "navy", "accessories": (Accessory.BEANIE, Accessory.BACKPACK,), "accessory_colour": "teal"}),
    Costume("bride 新娘", {"top": Top.DRESS, "top_colour": "white", "accessories": (Accessory.NECKLACE, Accessory.HAIR_BOW,), "accessory_colour": "white"}),
    Costume("ballerina dancer cheerleader mermaid 舞者 舞蹈家 芭蕾", {"top": Top.DRESS, "top_colour": "pink", "top_second": "white", "accessories": (Accessory.HAIR_BOW,), "accessory_colour": "pink"}),
    Costume("superhero hero supergirl superman 超级英雄 超級英雄 英雄", {"top": Top.TANK, "top_colour": "red", "bottom_colour": "blue", "accessories": (Accessory.CAPE,), "accessory_colour": "red"}),
    Costume("clown jester 小丑", {"top": Top.OVERALLS, "top_colour": "yellow", "top_second": "red", "top_pattern": Pattern.DOTS, "hair": Hair.AFRO, "hair_colour": "red", "nose_size": 1.8, "accessories": (Accessory.BOW_TIE,), "accessory_colour": "blue"}),
    Costume("santa 圣诞老人 聖誕老人", {"top": Top.JACKET, "top_colour": "red", "bottom_colour": "red", "facial_hair": FacialHair.BEARD, "hair_colour": "white", "accessories": (Accessory.BEANIE,), "accessory_colour": "red"}),
    Costume("elf gnome dwarf leprechaun 小矮人 矮人 地精", {"top": Top.SHIRT, "top_colour": "green", "bottom_colour": "charcoal", "facial_hair": FacialHair.BEARD, "accessories": (Accessory.BEANIE,), "accessory_colour": "red"}),
    Costume("alien monster creature beast zombie goblin troll ogre 外星人 怪物 怪兽 怪獸 僵尸 殭屍", {"skin": "sea_green", "hair": Hair.BALD, "top_colour": "purple", "eye_size": 1.25}),
    Costume("ghost 鬼 幽灵 幽靈", {"hair": Hair.BALD, "top": Top.ROBE, "top_colour": "white", "top_second": "silver", "skin": "white", "accessories": (Accessory.HOOD,), "accessory_colour": "white"}),
    Costume("musician singer dj rockstar guitarist drummer 歌手 音乐家 音樂家 鼓手", {"top": Top.JACKET, "top_colour": "black", "accessories": (Accessory.SUNGLASSES,), "accessory_colour": "black"}),
    Costume("painter artist sculptor 画家 畫家 艺术家 藝術家", {"top": Top.SHIRT, "top_colour": "cream", "accessories": (Accessory.SCARF, Accessory.BEANIE,), "accessory_colour": "red"}),
    Costume("referee umpire 裁判", {"top": Top.SHIRT, "top_colour": "white", "top_second": "black", "top_pattern": Pattern.STRIPES, "bottom": Bottom.SHORTS, "bottom_colour": "black", "accessories": (Accessory.CAP,), "accessory_colour": "black"}),
    Costume("runner swimmer athlete player boxer surfer coach jogger gymnast 运动员 運動員 教练 教練 选手 選手 跑者 拳击手 拳擊手", {"top": Top.TANK, "top_colour": "yellow", "bottom": Bottom.SHORTS, "bottom_colour": "blue", "accessories": (Accessory.HEADBAND,), "accessory_colour": "red"}),
    Costume("tourist traveller traveler hiker backpacker 游客 遊客 旅客 背包客", {"top": Top.SHIRT, "top_colour": "turquoise", "top_second": "white", "top_pattern": Pattern.DOTS, "bottom": Bottom.SHORTS, "bottom_colour": "khaki", "accessories": (Accessory.BACKPACK, Accessory.STRAW_HAT,), "accessory_colour": "khaki"}),
    Costume("programmer gamer hacker student 程序员 工程狮 黑客 大学生 大學生 程序員 程式設計師 工程獅 駭客", {"top": Top.HOODIE, "top_colour": "charcoal", "accessories": (Accessory.GLASSES,), "accessory_colour": "charcoal"}),
)  # fmt: skip
_AGES: Final[tuple[tuple[BodyKind, str], ...]] = (
    (BodyKind.ELDER, r"\b(?:old|elderly|aged|grand(?:ma|pa|mother|father|dad|mum)\w*|granny|elder)\b|老|爷|爺|奶|姥|外婆|外公|婆"),
    (BodyKind.CHILD, r"\b(?:child|kid|boy|girl|twins?|triplets?|son|daughter|little|baby|infant|toddler|young|brother|sister|pupil|toddler)\b|孩|小|双胞胎|雙胞胎|儿子|女儿|兒子|女兒|弟|妹|宝宝|寶寶|婴|嬰|幼"),
    (BodyKind.TEEN, r"\b(?:teen\w*|student|youth|prince|princess)\b|少年|少女|学生|王子|公主"),
)  # fmt: skip
TWIN: Final = re.compile(r"\b(?:twin|triplet)s?\b|双胞胎|雙胞胎|孪生", re.I)
"""People who are born alike, and look it."""
_KIN: Final = re.compile(
    r"\b(?:mother|mum|mom|mummy|mommy|father|dad|daddy|papa|parent|son|daughter|brother|sister|sibling|twin|triplet|grand\w+|granny|"
    r"uncle|aunt|auntie|cousin)s?\b|妈|媽|爸|爹|娘亲|哥|弟|姐|妹|儿子|兒子|女儿|女兒|爷|爺|奶奶|外婆|外公|姥|叔|姑|舅|双胞胎|雙胞胎|兄",
    re.I,
)
"""People of one family: alike in skin and in the colour of their hair."""
RELATIVES: Final[tuple[tuple[re.Pattern[str], Mapping[str, Any]], ...]] = (
    (re.compile(r"\b(?:baby|infant|newborn)\b|婴|嬰|宝宝|寶寶", re.I),
     {"height": 0.74, "head_size": 0.85, "hair": Hair.BALD, "brow_weight": 0.4, "blush": 0.8, "build": Build.ROUND, "top": Top.HOODIE,
      "lashes": False,
      "top_colour": "sky", "top_second": "white", "top_pattern": Pattern.DOTS, "bottom_colour": "sky", "shoe_colour": "white"}),
    (re.compile(r"\btoddler\b|幼儿|幼兒|小娃娃", re.I), {"height": 0.82, "head_size": 0.92, "build": Build.ROUND}),
    (re.compile(r"\b(?:grandma|grandmother|granny|nana|nan)\b|奶奶|外婆|姥姥|婆婆|嫲嫲|阿嬷|阿嬤", re.I),
     {"hair": Hair.BUN, "build": Build.AVERAGE, "accessories": (Accessory.GLASSES, Accessory.SCARF), "accessory_colour": "lavender"}),
    (re.compile(r"\b(?:grandpa|grandfather|grandad|granddad)\b|爷爷|爺爺|外公|姥爷|姥爺|公公|阿公", re.I),
     {"facial_hair": FacialHair.BEARD, "build": Build.STOCKY, "accessories": (Accessory.GLASSES, Accessory.CAP), "accessory_colour": "brown"}),
    (re.compile(r"\b(?:mother|mum|mom|mummy|mommy)\b|妈|媽|娘亲|母亲|母親", re.I),
     {"hair": Hair.BOB, "build": Build.AVERAGE, "top": Top.DRESS, "accessories": (Accessory.NECKLACE, Accessory.EARRINGS),
      "accessory_colour": "gold"}),
    (re.compile(r"\b(?:father|dad|daddy|papa)\b|爸|爹|父亲|父親", re.I),
     {"hair": Hair.SIDE_PART, "build": Build.STOCKY, "facial_hair": FacialHair.MOUSTACHE, "top": Top.SHIRT, "bottom_colour": "khaki"}),
)  # fmt: skip
"""What members of a family are told by, besides their age."""
_HER: Final = re.compile(
    r"\b(?:she|her|woman|girl|lady|mother|mum|mom|grandma|grandmother|granny|sister|daughter|aunt|queen|princess|"
    r"witch|bride|wife|waitress|actress|ballerina|nun|empress)\b|女|妈|媽|奶奶|姐|妹|姑|婆|公主|娘|太太",
    re.I,
)
_HIM: Final = re.compile(
    r"\b(?:he|his|man|boy|father|dad|grandpa|grandfather|brother|son|uncle|king|prince|wizard|groom|husband|waiter|"
    r"\w+man|monk|emperor|guy)\b|男|爸|爷|爺|哥|弟|叔|伯|国王|王子|先生|公公",
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
    costume = costume_of(extra)
    if costume is not None and "facial_hair" in costume.wears:
        return False
    return random.Random(f"gender|{_seed_name(extra)}").random() < 0.5


def body_kind(extra: Extra) -> BodyKind:
    """How old somebody is drawn: by the age that was read, else by the words."""
    if extra.age:
        return BodyKind(extra.age)
    words = f"{extra.words} {extra.name}"
    return next((kind for kind, pattern in _AGES if re.search(pattern, words, re.I)), BodyKind.ADULT)


def look_of(extra: Extra) -> Look:
    """The look of somebody without a preset; a pure function of name and words."""
    words = f"{extra.words} {extra.name}".lower()
    female, kind = is_female(extra), body_kind(extra)
    rng = random.Random(f"look|{_seed_name(extra)}|{extra.words}")
    young = kind in (BodyKind.CHILD, BodyKind.TEEN)
    chosen: dict[str, Any] = {
        "kind": kind,
        "skin": rng.choice(SKINS),
        "hair": rng.choice(_HAIR[female, young]),
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
    if kind is BodyKind.ADULT and not female:
        chosen["facial_hair"] = rng.choice(_BEARDS)
    if _KIN.search(words):
        chosen |= _family()
    if kind is BodyKind.ELDER:
        chosen |= _aged(rng, female)
    chosen |= next((change for pattern, change in RELATIVES if pattern.search(words)), {})
    costume = costume_of(extra)
    chosen |= costume.wears if costume else {}
    if extra.gender == "female" or extra.age in ("child", "teen"):
        chosen["facial_hair"] = FacialHair.NONE
    chosen |= _by_adjectives(words)
    return Look(**chosen)


_OTHERS: Final = re.compile(r"\b\w+(?:'s|s'|’s)\s|\b(?:mr|mrs|ms|miss|mister|agent)\b\.? \w+")
"""Whose wife or dog somebody is, and family names: no trade of their own."""


def costume_of(extra: Extra) -> Costume | None:
    """What somebody's role wears, where their words name one; of several the longest: 大学生 is no 学生."""
    words = _OTHERS.sub(" ", f"{extra.words} {extra.name}".lower())
    asked = [(len(word), one) for one in COSTUMES for word in one.words.split() if _has(words, word)]
    return max(asked, key=lambda found: found[0])[1] if asked else None


def _seed_name(extra: Extra) -> str:
    """What a look is drawn from: twins share theirs, others have their own."""
    return "twin" if TWIN.search(f"{extra.words} {extra.name}") else extra.name


def _family() -> dict[str, Any]:
    """What people of one family have in common, whoever is called "mother" or "brother" in it."""
    rng = random.Random("family")
    return {"skin": rng.choice(SKINS), "hair_colour": rng.choice(HAIR_COLOURS)}


def _aged(rng: random.Random, female: bool) -> dict[str, Any]:
    """Grey hair, glasses and woollens; a man is bald or grey and wears a beard."""
    grey = rng.choice(("grey", "silver", "white"))
    wool = rng.choice(("lavender", "burgundy", "teal", "olive"))
    own = {"hair": Hair.BUN} if female else {"hair": rng.choice((Hair.BALD, Hair.SIDE_PART))}
    beard = FacialHair.NONE if female else rng.choice((FacialHair.BEARD, FacialHair.MOUSTACHE))
    return own | {
        "hair_colour": grey,
        "facial_hair": beard,
        "top": Top.SWEATER,
        "top_colour": wool,
        "bottom": Bottom.SKIRT if female else Bottom.TROUSERS,
        "bottom_colour": "charcoal" if female else "khaki",
        "accessories": (Accessory.GLASSES,),
        "accessory_colour": "charcoal",
    }


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{word}s?\b")


def _has(words: str, word: str) -> bool:
    return word in words and (not word.isascii() or _pattern(word).search(words) is not None)


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
