"""What draws a noun that has no picture of its own: the picture that is nearest in kind and shape.

Words of one noun alone, not searched for in running text as those of :mod:`...thing_words` are: "board" and 包 would
be found in every other sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from ..common.things import PropKind
from .nearest_chinese import NEAREST_CHINESE
from .text import simplified

NEAREST: Final[Mapping[PropKind, str]] = {
    PropKind.GIFT: "present giftbox 礼盒",
    PropKind.PLANT_POT: "plant houseplant pot-plant 盆栽",
    PropKind.SPROUT: "shoot seedling bean seed 豆芽 种子 嫩芽",
    PropKind.ACORN: "cork nut 软木塞 瓶塞 坚果",
    PropKind.LOG: "plank beam pipe drainpipe pole post pillar 柱子 柱 木板 管子 水管 柴火垛",
    PropKind.FENCE: "barrier handrail railing grate banister barricade 扶手 栏杆 欄杆 护栏",
    PropKind.BUCKET: "barrel tub vat keg 木桶 膠盆 盆 盆子 水缸",
    PropKind.BREAD: "dough crumb crust toast bun 吐司 面团 麵團",
    PropKind.CANDY: "lolly lollipop toffee fudge caramel 糖包 冰棒 雪條 麻糬",
    PropKind.POPCORN: "chip crisp fry nugget 薯条 薯條",
    PropKind.ROCK: "coal pebble boulder volcano brick 石子 鹅卵石 砖头 磚頭 小山",
    PropKind.ROPE: "string cord whip lasso leash thread yarn wool braid wire 晾衣绳 曬衣繩 线 線 带子 鞭子 毛线 繩",
    PropKind.CHAIR: "deckchair seat stool throne armchair recliner 凳子 櫈 王座 腳椅",
    PropKind.PUMPKIN: "marrow gourd squash turnip cabbage lettuce 生菜 菜 菜心 白菜 冬瓜 南瓜灯",
    PropKind.CARROT: "gherkin cucumber courgette zucchini parsnip leek radish 萝卜 蘿蔔 葱 蔥 黄瓜",
    PropKind.TROPHY: "prize medal award 奖牌 獎牌 奖",
    PropKind.STATUE: "idol bust totem dome sculpture 佛像 羅漢",
    PropKind.GRASS: "hay haystack moss stalk sprig 稻草 干草",
    PropKind.BUSH: "tumbleweed hedge shrub",
    PropKind.CUP: "drink juice cocktail soda 豆浆 豆漿 果汁 汤",
    PropKind.SANDWICH: "lunch snack meal toastie 午餐 便当 便當",
    PropKind.WASHING_MACHINE: "machine engine contraption generator 机器 機器 洗车机",
    PropKind.BED: "mattress 床垫 床墊",
    PropKind.BLANKET: "mat rug carpet sheet towel tablecloth quilt doormat 白布 毯子 被子 地毯",
    PropKind.JAR: "salt pepper can tin shaker vial 罐头 殼",
    PropKind.STICK: "needle lever baton pin straw twig antenna oar cane 棒 棒子 吸管 镊子 针 指揮棒",
    PropKind.BOTTLE: "oil ketchup sauce shampoo vaccine 瓶 醋 药",
    PropKind.PAPER: "page plaster bandage receipt menu poster note bill 票 菜單 履歷 字 表 身高線 纸钱",
    PropKind.FISHING_ROD: "rod 鱼竿 魚竿 釣竿",
    PropKind.TRUMPET: "horn bugle 喇叭 號角",
    PropKind.PLATE: "lid cover saucer tray 盖子 蓋子 盘",
    PropKind.CHERRY: "lychee plum 荔枝 龙眼 李子",
    PropKind.BANANA: "peel 蕉皮",
    PropKind.PAINTING: "picture portrait frame sketch 画 畫 图 圖 照片",
    PropKind.STUMP: "plinth pedestal podium stand 梅花樁 梅花桩",
    PropKind.SHOE: "sandal slipper flip-flop clog heel 拖鞋 凉鞋",
    PropKind.SKATEBOARD: "scateboard hoverboard",
    PropKind.SURFBOARD: "skis snowboard paddleboard",
    PropKind.STARFISH: "shell seashell reef 贝壳 貝殼 壳",
    PropKind.WINDOW: "shutter skylight pane 窗",
    PropKind.DOOR: "hatch flap elevator lift trapdoor 电梯 電梯 楼下电梯 雪櫃門 門框 门框",
    PropKind.SOAP: "sponge 海绵",
    PropKind.STAIRS: "step escalator 台阶",
    PropKind.COAT: "suit uniform costume vest collar sleeve 西装 制服",
    PropKind.DRESS: "apron 围裙 圍裙",
    PropKind.SIGN: "timetable billboard board blackboard noticeboard 黑板 广告 牌 告示",
    PropKind.POT: "tureen cauldron kettle 锅 鍋 簍",
    PropKind.STAR: "snowflake spark",
    PropKind.CAKE: "soufflé souffl pie pudding icing cream 月饼 蛋餅 蛋饼",
    PropKind.SWING: "trampoline hammock",
    PropKind.BUTTON: "plug switch latch knob 开关 開關 总闸 纽扣 气阀",
    PropKind.GEAR: "screw bolt cog 螺丝钉 螺絲",
    PropKind.ANCHOR: "hook",
    PropKind.BOAT: "liner hull ferry 船身",
    PropKind.BAG: "purse handbag sack pouch holster 包 袋 包袱 手袋 塑料袋 塑膠袋 膠袋 包裝",
    PropKind.WHISTLE: "哨 哨子",
    PropKind.HAT: "安全帽 獅頭 面罩 頭盔",
    PropKind.PHONE: "walkie-talkie 对讲机 對講機",
    PropKind.BUS: "小巴",
    PropKind.TELEVISION: "screen 屏幕 螢幕",
    PropKind.DRAGON: "年兽 年獸 水怪",
    PropKind.CAMERA: "摄像头 監視器 监视器",
    PropKind.BOX: "crate 書箱 箱 戒指盒",
    PropKind.TABLE: "counter desk bar 柜台 櫃檯 桌 工位 床頭櫃 床头柜",
    PropKind.BUBBLE: "foam drop raindrop droplet 泡沫 水滴 水珠",
    PropKind.SEAL: "海獭 海獺",
    PropKind.PLANET: "火星 木星 天王星 土星",
    PropKind.CANNON: "炮 大炮 水枪 水槍",
    PropKind.TEDDY_BEAR: "dummy puppet 熊玩偶",
    PropKind.CANDLE: "燭火",
    PropKind.NEST: "窝 窩 貓窩 猫窝",
    PropKind.GOAL: "籃框 篮筐 网柱 篮球架",
    PropKind.SAUSAGE: "肉",
    PropKind.ACORN: "pea nut cone 花生 瓜子",
    PropKind.CHEESE: "tofu 豆腐 臭豆腐",
    PropKind.BELL: "alarm 警报 警報",
    PropKind.CART: "sedan 轎 轎子 轿子 花轿",
    PropKind.FRIDGE: "dispenser 飲水機 饮水机",
    PropKind.RICE: "饭 飯 米",
    PropKind.NOODLES: "麻辣烫 面",
    PropKind.CAMPFIRE: "fire 火",
    PropKind.FISH: "石斑 小鱼干",
    PropKind.EGG: "卵 蛹 蛋壳",
    PropKind.BAMBOO: "竹叶 竹梢",
    PropKind.BASKET: "竹篓 竹簍",
    PropKind.FLOWER: "花瓣",
    PropKind.ORANGE: "柚子皮",
    PropKind.DUMPLING: "蝦餃 虾饺 饺子馅",
    PropKind.TOMATO: "番茄醬 番茄酱",
    PropKind.LADYBIRD: "germ bacterium microbe virus bug 细菌 細菌 病毒",
    PropKind.UFO: "飞船 飛船 太空船 spaceship",
}  # fmt: skip


@lru_cache(maxsize=1)
def _table() -> Mapping[str, PropKind]:
    rows = (*NEAREST_CHINESE.items(), *NEAREST.items())
    return MappingProxyType({word: kind for kind, row in rows for word in row.split()})


def nearest_picture(noun: str) -> str:
    """The PropKind that draws this noun at the nearest, or nothing."""
    return _table().get(noun, _table().get(simplified(noun), ""))
