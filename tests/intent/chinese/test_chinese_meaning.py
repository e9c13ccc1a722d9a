"""What Chinese leaves unsaid: whom a pronoun means, what was named before, and what words are no acts at all."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import Outcome, StoryReading
from animation_ai_studio.intent.chinese.reader import read


def _told(text: str) -> list[str]:
    """The acts of a text as "who action what whom", "-" for nobody and nothing, "!" where it fails."""
    reading: StoryReading = read(text, {})
    named = {one.id: one.name for one in reading.entities}
    return [
        " ".join(
            [
                "+".join(named[one] for one in act.who) or "-",
                act.action.value + ("!" if act.outcome is Outcome.FAILS else ""),
                named.get(act.what or "", "-"),
                named.get(act.whom or "", "-"),
            ]
        )
        for act in reading.acts
    ]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # whom a pronoun means
        ("小女孩点火柴，看见奶奶。面包师打开门把她领进屋。", "面包师 carry 小女孩 屋"),
        ("石头砸了一个士兵的脚，他抱着脚跳。", "士兵 jump - -"),
        ("一只纸鹤落在窗台。风来，它抖了抖翅膀。", "纸鹤 shake 翅膀 -"),
        ("小丽养了一个大闹钟，每次她想休息它就跳到她桌上。", "闹钟 jump - 桌"),
        ("第三个是评审，他站起来。", "评审 rise - -"),
        ("别的小鸡都跑了，小鸭子跳下水。就它回来了。", "小鸡 go - -"),
        ("袜子跳了，又跳了，又跳了，夹子松开了，它跑回家。", "袜子 go - 家"),
        # one who tells of himself
        ("阿公七十八岁。树倒了，我用背撑着树。", "阿公 carry 树 -"),
        ("我蹲在旁边，爸爸敲了一下我的头。", "爸爸 hit 头 我"),
        # what was named before
        ("球在篮框上转了三圈，掉进去了。", "球 fall - 篮框"),
        ("小猫跳上桌子，掉下来了。", "小猫 fall - 桌子"),
        ("院子里的水涨起来。小鸭子跳下去。", "小鸭子 jump - 水"),
        ("大家把球抬起来抛到天上。", "大家 throw 球 天上"),
        ("爸爸在修脚踏车，我递扳手。修好以后他推着我骑。", "我 ride 脚踏车 -"),
        ("包子滚到桌子底下。小狗叼走了。", "小狗 take 包子 -"),
        ("松鼠拿出一个苹果插在树上。", "松鼠 put 苹果 树"),
        ("小鸟唱歌。小狗抬头看。", "小狗 look - 小鸟"),
        ("邮差打喷嚏，把蛋饼震下来，盖在他脸上。", "蛋饼 fall - 邮差"),
        ("小美拿起糖包倒在裙子上。", "小美 put 糖包 裙子"),
        ("他打翻了咖啡，弄脏了裙子，她拿毛巾一直擦。", "她 clean 毛巾 裙子"),
        ("石虎妈妈叼着小石虎走来，她把小的放进树洞。", "石虎妈妈 put 小石虎 树洞"),
        ("小明偷吃了冰箱里的蛋糕。", "小明 eat 蛋糕 -"),
        # who does it
        ("小猪不肯出来，换妈妈拉他。", "妈妈 pull 小猪 -"),
        ("大象被牵到船上。", "大象 go - 船"),
        ("小狗被叫来。", "小狗 enter - -"),
        ("小兔子把魔术师变不见了。", "魔术师 vanish - -"),
        ("小猫挖到一个外星人在睡觉。", "外星人 sleep - -"),
        ("他拉女孩进屋。", "女孩 enter - 屋"),
        ("小猪脏到苍蝇都昏倒。", "苍蝇 fall - -"),
        ("大家拔河，拉到绳子断了。", "绳子 break - -"),
        ("吃饭的时候大家笑了。", "大家 laugh - -"),
        ("外星人来了，一只猫咪也来了。外星人吃罐头猫咪吃鞋。", "猫咪 eat 鞋 -"),
        ("蚂蚁连裁判带椅子一起举起来。", "蚂蚁 lift 裁判 -"),
        ("小明连人带轮椅倒在地上。", "小明 fall - 地"),
        ("恐龙跑了，脖子上挂着门框坐在操场上。", "恐龙 sit - 操场"),
        ("包子排队，最胖的那个卡住了。", "胖包子 wait - -"),
        # verbs that are another one
        ("孩子手抖，妈妈拉他拉不动。", "妈妈 pull! 孩子 -"),
        ("一只流浪狗对着镜子愣了半天。", "流浪狗 look - 镜子"),
        ("曹冲在船身上画了一道线。", "曹冲 draw 线 身上"),
        ("小美假装在吃蛋糕。", "小美 eat 蛋糕 -"),
        ("小熊躺好不动。", "小熊 wait - -"),
        ("探测车小七慢慢开，小七停下来，又慢慢开。", "小七 go - -"),
        ("小狗把手机叼走藏进狗窝。", "小狗 put 手机 狗窝"),
        ("小狗藏进狗窝。", "小狗 hide - 狗窝"),
        ("女孩伸出手指。", "女孩 point - -"),
        ("小明折纸船放进河里。", "小明 put 纸船 河"),
        ("箱子破了，里面掉出一只拖鞋。", "拖鞋 fall - 箱子"),
        ("闹钟长出两条腿，跳下桌子。", "闹钟 jump - 桌子"),
        ("鉛筆畫了一朵花送給小女孩。", "鉛筆 give 花 小女孩"),
        ("海浪把瓶子顶回岸上。", "海浪 push 瓶子 岸"),
        ("阿姨把道士赶出去。", "阿姨 chase - 道士"),
        ("塑料瓶被丢在沙滩。", "塑料瓶 fall - 沙滩"),
        ("怪兽把蛋糕拍在奶奶脸上。", "怪兽 put 蛋糕 奶奶"),
        ("小猫冲出门。一条鱼由鱼缸跳出来。", "鱼 jump - 鱼缸"),
    ],
)
def test_the_last_act_is_read(text: str, last: str) -> None:
    assert _told(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("他像小鸟一样飞起来。", ["他 fly - -"]),
        ("一只泥猴子似的流浪狗跑来。", ["流浪狗 go - -"]),
        ("小猫跑了。纸上的折痕像一幅地图。", ["小猫 go - -"]),
        ("情侣纪念日：她踩到我的鞋，然后笑了。", ["她 kick 鞋 -", "她 laugh - -"]),
        ("我要看霸王龙上学！", ["霸王龙 go - -"]),
        ("女儿五岁，最爱看小刺猬。小刺猬跳舞。", ["小刺猬 dance - -"]),
        ("小猫跑了。时间过去了。", ["小猫 go - -"]),
        ("推开门，小明走进来。", ["小明 open 门 -", "小明 enter - -"]),
        ("看见一只猫。", []),
        ("两兄弟争遥控，你抢我我抢你。", ["两兄弟 fight 遥控 -"]),
        ("大象来了。成个摊档都是切开的西瓜。", ["大象 go - -"]),
        ("小狗叫醒小熊，小熊起床。", ["小狗 wake - 小熊", "小熊 wake - -"]),
        ("籃子裡的不是小猫，是一颗榴槤。榴槤跳起来。", ["榴槤 jump - -"]),
    ],
)
def test_what_is_told_is_all_that_is_read(text: str, acts: list[str]) -> None:
    assert _told(text) == acts


def test_what_nobody_does_is_not_understood() -> None:
    assert read("看见一只猫。", {}).not_understood == ["看见一只猫"]


def test_one_of_several_is_one_of_their_kind() -> None:
    reading = read("两只袜子，一只红一只蓝。红袜子拉着蓝袜子跑。", {})
    assert [one.name for one in reading.entities] == ["袜子", "红袜子", "蓝袜子"]


def test_what_is_carried_comes_to_where_one_goes() -> None:
    acts = _told("石虎妈妈叼着小石虎走到马路边。")
    assert acts[0] == "石虎妈妈 carry 小石虎 马路"
