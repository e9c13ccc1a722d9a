"""Forms of Chinese sentences that a grid found unread: what comes of what is done, who undergoes it, who receives it."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import Outcome
from animation_ai_studio.intent.chinese.reader import read
from animation_ai_studio.intent.understand import understand
from animation_ai_studio.tests.readings import told_in_chinese


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what comes of it befalls whom it is done to, and nobody else weeps, laughs or flees
        ("厨师被医生骂哭了。", ["医生 speak - 厨师", "厨师 cry - -"]),
        ("医生吓跑了兔子。", ["医生 shout - 兔子", "兔子 flee - 医生"]),
        ("厨师逗笑了外婆。", ["厨师 play - 外婆", "外婆 laugh - -"]),
        ("妹妹被吓哭了。", ["妹妹 cry - -"]),
        ("爷爷疼醒了。", ["爷爷 wake - -"]),
        ("厨师累倒了。", ["厨师 fall - -"]),
        ("阿明被吓得躲到椅子后面。", ["阿明 hide - 椅子"]),
        # who is watched sleeps, who is helped up gets up
        ("妈妈看着妹妹睡觉。", ["妈妈 look - 妹妹", "妹妹 sleep - -"]),
        ("爷爷扶老板站起来。", ["爷爷 carry 老板 -", "老板 rise - -"]),
        ("外婆看着飞走的气球哭了。", ["外婆 look - 气球", "外婆 cry - -"]),
        # tears are wept, and a body gets up whole
        ("爷爷的眼泪掉了下来。", ["爷爷 cry - -"]),
        ("小狗肚子圆得站不起来。", ["小狗 rise - -"]),
        # "together" is with whom the clause before was about
        ("医生把大象叫醒，一起去公园。", ["医生 wake - 大象", "医生+大象 go - 公园"]),
        ("前面有一条河，小猫跳了过去。", ["小猫 jump - 河"]),
        ("小明推开店门走进来。", ["小明 open 店门 -", "小明 enter - -"]),
        ("爷爷把钥匙交到老李手里。", ["爷爷 give 钥匙 老李"]),
        ("小猫跳到阿明背上。", ["小猫 jump - 阿明"]),
        ("大象跳上了床。", ["大象 jump - 床"]),
        ("当外婆打开箱子时，一只小狗跳了出来。", ["外婆 open 箱子 -", "小狗 jump - -"]),
        ("弟弟打了厨师，对方哭了。", ["弟弟 hit - 厨师", "厨师 cry - -"]),
        # who made or gave a thing isn't who acts, nor what is eaten
        ("妈妈画的鸟活了。", ["鸟 wake - -"]),
        ("爸爸送给他的风筝飞走了。", ["风筝 fly - -"]),
        ("厨师养的猫把妹妹做的蛋糕吃了。", ["猫 eat 蛋糕 -"]),
        ("小猫把妹妹画的画撕了。", ["小猫 break 画 -"]),
        ("爷爷不让小猫进门。", ["爷爷 refuse - 小猫", "小猫 enter - -"]),
        # what somebody is frightened into is theirs; while nobody looks is no name; stitch by stitch nobody is
        ("厨师把妈妈吓得大叫。", ["妈妈 shout - -"]),
        ("小猫趁妈妈不注意，叼起一条鱼就跑。", ["小猫 take 鱼 -", "小猫 flee - -"]),
        ("奶奶一针一线地缝补书包。", ["奶奶 build 书包 -"]),
        ("老爷爷夹起一个饺子喂到老奶奶嘴边。", ["老爷爷 take 饺子 -", "老爷爷 give 饺子 老奶奶"]),
        ("消防员把困在树上的小猫抱了下来，交给小女孩。", ["消防员 carry 小猫 -", "消防员 give 小猫 小女孩"]),
        ("爸爸走进家门，女儿扑上去抱住他。", ["爸爸 enter - 家门", "女儿 chase - 爸爸", "女儿 hug - 爸爸"]),
        ("伙記托住三碟菜，俾隻貓絆親。", ["伙記 carry 菜 -", "伙記 fall - 貓"]),
        ("小明躲在门后，等奶奶一进来就跳出来。", ["小明 hide - 门", "奶奶 enter - -", "小明 jump - -"]),
        ("妈妈被石头绊了一下。", ["妈妈 fall - 石头"]),
        ("小明跳出来吓了奶奶一跳。", ["小明 jump - -", "小明 shout - 奶奶"]),
        ("蜗牛背着重重的壳爬上楼梯。", ["蜗牛 carry 壳 楼梯", "蜗牛 climb - 楼梯"]),
        # Cantonese names what is given first
        ("花貓走過嚟，阿婆俾咗條魚仔佢。", ["花貓 go - -", "阿婆 give 魚仔 花貓"]),
        ("阿婆俾咗條魚仔隻花貓。", ["阿婆 give 魚仔 花貓"]),
        ("弟弟畀個蛋糕外婆食。", ["弟弟 give 蛋糕 外婆", "外婆 eat 蛋糕 -"]),
        ("阿爺踎低摸吓隻狗個頭。", ["阿爺 sit - -", "阿爺 clean 頭 狗"]),
        ("厨师行入去坐低。", ["厨师 enter - -", "厨师 sit - -"]),
    ],
)
def test_forms_tell_who_does_what(text: str, told: list[str]) -> None:
    assert told_in_chinese(text) == told


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("小明打不开门。", "open"),
        ("大象怎么也爬不上床。", "climb"),
        ("小明够不着杯子。", "take"),
        ("小明找不到钥匙。", "search"),
        ("厨师睡不着。", "sleep"),
    ],
)
def test_what_somebody_cannot_do_fails_and_is_no_other_act(text: str, action: str) -> None:
    (act,) = read(text, {}).acts
    assert (act.action.value, act.outcome) == (action, Outcome.FAILS)


def test_she_after_the_order_is_whom_the_film_is_about() -> None:
    story = "我想幫阿嬤做一支動畫。她每天早上騎腳踏車去市場買菜，回家以後煮一大鍋湯。"
    reading = understand(story, characters={}).reading
    assert [one.action.value for one in reading.acts] == ["ride", "go", "take", "go", "stir"]
    assert {one.name for one in reading.entities if one.id in reading.acts[0].who} == {"阿嬤"}


@pytest.mark.parametrize("opening", ["我要一个短片，讲", "帮我做个动画，讲"])
def test_what_a_film_is_to_tell_is_read(opening: str) -> None:
    acts = understand(f"{opening}老李和猴子去公园玩。", characters={}).reading.acts
    assert acts and acts[0].action.value == "go" and len(acts[0].who) == 2
