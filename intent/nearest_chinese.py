"""What draws a Chinese noun that has no picture of its own, in simplified letters; see :mod:`.nearest`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..common.things import PropKind

_P = PropKind
NEAREST_CHINESE: Final[Mapping[PropKind, str]] = {
    # animals
    _P.DUCK:"鸳鸯 鸭妈妈 水鸭", _P.BIRD:"黄鹂 画眉 杜鹃 鹌鹑", _P.SEAGULL:"海燕 鹈鹕",
    _P.EAGLE:"秃鹫 老雕", _P.PEACOCK:"凤凰", _P.ROBOT:"机械人 小机械人", _P.BEE:"蜂王", _P.ANT:"蚁后", _P.BUTTERFLY:"蛾子",
    _P.LADYBIRD:"蝉 知了 独角仙 屎壳郎 小强 跳蚤 虱子 蚂蚱 小蚂蚱 蝈蝈 螳螂 细胞 白细胞 红细胞 抗体", _P.CATERPILLAR:"蜈蚣 水蛭",
    _P.FROG:"蟾蜍 蝌蚪 小蝌蚪", _P.FISH:"河豚 小刺豚 塘虱", _P.RACCOON:"獾 臭鼬 蜜獾 雪貂 黄鼬", _P.BEAR:"考拉 野兽", _P.MONKEY:"狒狒",
    _P.BEAVER:"鸭嘴兽", _P.DRAGON:"麒麟 海怪 河怪 神兽", _P.CRAB:"蝎子", _P.STARFISH:"蚌 河蚌 海胆 海葵", _P.ELEPHANT:"小飞象",
    _P.DOG:"汪星人", _P.RABBIT:"小动物 宠物 幼崽", _P.TEDDY_BEAR:"娃娃 提线木偶 戏偶", _P.STATUE:"泥人 泥娃娃 菩萨 冰雕",
    # food and drink
    _P.SAUSAGE:"火腿 培根 鸡翼 烤鸭腿", _P.PUMPKIN:"高丽菜 葫芦 宝葫芦",
    _P.CARROT:"萝卜干 大葱 生姜 姜 山药 竹笋", _P.POTATO:"芋头 番薯 薯仔", _P.ONION:"蒜", _P.CAKE:"布丁 果冻 泡芙 蛋挞", _P.COOKIE:"点心 零食",
    _P.DUMPLING:"蒸饺 汤包 烧卖 生煎", _P.BREAD:"油条 花卷 西多士 菠萝油", _P.NOODLES:"云吞面 公仔面 即食面",
    _P.RICE:"快餐 餐 早餐 晚餐 食物 自助餐 嘢食 餸 餸菜 外卖 大米 米粒 小米 谷子 粮食", _P.BOWL:"猫粮 狗粮 豆腐脑 糖水 狗盆 食盆", _P.ICE_CREAM:"冰激淋 雪糕筒",
    _P.CUP:"饮料 冷饮 热饮 豆奶 酸奶 樽水 开水 热水 冷水 温水", _P.BOTTLE:"酱油 沐浴露 灵药 解药 魔药 胶水 樽 胶樽",
    _P.JAR:"奶油 存钱筒 钱筒 扑满", _P.ORANGE:"橙 柿子 石榴 橘子皮", _P.APPLE:"杏子 果子 果实", _P.GRAPES:"提子", _P.CHERRY:"山楂 树莓",
    _P.STRAWBERRY:"士多啤梨", _P.WATERMELON:"西瓜皮 瓜皮", _P.BANANA:"果皮", _P.EGG:"卵壳 鸡蛋壳", _P.ACORN:"塞子 耳塞 板栗 果核 桃核 苹果核 咖啡豆",
    # what grows and lies about
    _P.FLOWER:"百合 牡丹 雏菊 蒲公英 花苞 花骨朵 花蕾 黄菊", _P.TREE:"梧桐 银杏", _P.STUMP:"木桩 树根", _P.LOG:"柴堆 平衡木", _P.LEAF:"树叶堆 落叶堆",
    _P.GRASS:"稻穗 麦穗 稻子 麦子 高粱 芦苇 芦苇丛 海带", _P.ROCK:"石堆 石子儿 土堆 垃圾堆 沙堆 石墩 煤 炭 木炭 小石子", _P.SNOWBALL:"雪堆",
    _P.PUDDLE:"积水 水沟 泥沼 沼泽 许愿池 池子 池 鱼塘", _P.HOLE:"坑 陷阱 洞穴 冰洞 雪洞 墙洞 狗洞 墙缝 石缝 地缝 缝 门缝 下水道 排水口 井口 陷坑 冰窟窿",
    _P.CAMPFIRE:"大火 火焰 火盆 炉火 火炉", _P.CLOUD:"烟 浓烟 黑烟 白烟 炊烟 烟雾 蒸气 蒸汽 水蒸气 灰尘 尘土 沙尘", _P.NEST:"窦 雀窦 巢",
    # houses and furniture
    _P.HOUSE:"鸡窝 鸡舍 马棚 马厩 羊圈 猪圈 牛棚 屋子 房屋 糖果屋 电话亭 破庙", _P.CAGE:"牢房", _P.TOWER:"烽火台 城楼", _P.WALL:"大坝 水坝 长城",
    _P.STOVE:"壁炉 烤架 煎台", _P.TABLE:"吧台 讲台 收银台 工作台 香案", _P.CHAIR:"座位 后座 前座 宝座 王位", _P.BED:"床褥", _P.PILLOW:"枕套",
    _P.BLANKET:"被窝 地垫 门垫 脚垫 凉席 竹席 草席", _P.CURTAIN:"门帘 蚊帐 浴帘 帷幕", _P.BUCKET:"水盆 脸盆 缸 米缸 咸菜缸", _P.TEAPOT:"壶 酒壶 咖啡壶",
    _P.TELEVISION:"荧幕 萤幕 显示屏 显示器 电子屏 银幕", _P.FENCE:"单杠 双杠 跨栏", _P.SIGN:"墓碑 石碑 牌匾 匾 横幅 条幅 海报 标语", _P.SHELF:"鞋架 衣帽架",
    # what is worn, carried and used
    _P.COAT:"盔甲 雨披 斗篷 披风 校服 棉袄 衣裳 太空服", _P.HAT:"斗笠", _P.SCARF:"丝带 缎带 彩带 蝴蝶结 红盖头 盖头 面纱 手帕",
    _P.NECKLACE:"佛珠 念珠 项圈 护身符 玉佩 金锁 长命锁", _P.BAG:"锦囊 行囊 背囊 银包 香囊", _P.COIN:"银两 银元 金元宝 元宝 金子 银子 黄金",
    _P.TROPHY:"徽章 奖品", _P.PAPER:"纸团 简历 合同 文件 作文 卷子 请柬 请帖 圣旨 皇榜 符 卷轴 剧本 奖状 乐谱 对联 福字 春联",
    _P.LETTER:"信件", _P.BOOK:"笔记本 诗集 日历 台历", _P.CLOCK:"秒表", _P.KEY:"锁匙", _P.SPOON:"匙羹", _P.SWORD:"匕首",
    _P.STICK:"竹条 木条 铁条 火把 扁担 教鞭 晾衣杆 鼓槌 牙签 竿子 藤条 树杈 体温计 螺丝", _P.ROPE:"插头 电线 充电器 皮筋 橡皮筋 弦 琴弦 布条 马鞭 铁丝 鞋带",
    _P.SOAP:"橡皮擦 橡皮 黑板擦 粉擦", _P.SHOVEL:"镬铲 锅铲子 铁铲 雪铲 铲 簸箕", _P.WRENCH:"夹子", _P.HAMMER:"木槌", _P.PAN:"拍子 苍蝇拍", _P.FISHING_ROD:"鱼钩", _P.BALL:"红鼻子 毛线团 弹珠",
    _P.BOX:"魔方", _P.GUITAR:"结他 琵琶", _P.BELL:"锣 铜锣", _P.HAIR_DRYER:"风筒",
    _P.KITE:"纸鹞", _P.FEATHER:"毽子", _P.BOAT:"竹筏 竹排 轮渡 军舰 战舰", _P.CANNON:"坦克", _P.CAR:"的士", _P.BUS:"公车 公交", _P.TRAIN:"捷运 火车头", _P.PLANE:"飞机仔",
    _P.RULER: "卷尺", _P.JAR: "面粉", _P.CANDY: "药片", _P.SHIRT: "背心 泳衣", _P.CHEESE: "黄油", _P.LIFEBUOY: "呼啦圈", _P.MASK: "口罩", _P.PHONE: "计算器", _P.PAINTING: "画架", _P.BONE: "骷髅", _P.HEDGEHOG: "穿山甲", _P.BEAR: "食蚁兽", _P.HOUSE: "谷仓", _P.BOTTLE: "电池",
}  # fmt: skip
