"""General constructions of Chinese, each by sentences of its own: what is told, and that nothing else is."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import Way
from animation_ai_studio.intent.chinese.reader import read


def _told(text: str) -> list[str]:
    """The acts of a text as "who action what whom", "-" for nobody and nothing."""
    reading = read(text, {})
    named = {one.id: one.name for one in reading.entities}
    return [
        " ".join(
            [
                "+".join(named[one] for one in act.who) or "-",
                act.action.value,
                named.get(act.what or "", "-"),
                named.get(act.whom or "", "-"),
            ]
        )
        for act in reading.acts
    ]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # scenery that did something is meant like anybody
        ("太阳掉进湖里。小熊用渔网把它捞起来，擦干净。", "小熊 clean 太阳 -"),
        ("月亮滚进山洞。小狐狸把它抛回天上。", "小狐狸 throw 月亮 天上"),
        # who is robbed stands between the verb and what is taken
        ("小偷抢了奶奶一个包。", "小偷 take 包 奶奶"),
        # what follows 进去 is what is put
        ("小熊扔进去一个苹果。", "小熊 throw 苹果 -"),
        # 把 and falling is dropping
        ("小猫把花瓶摔在地上。", "小猫 drop 花瓶 地"),
        ("老虎骑着自行车从桥上过。", "老虎 ride 自行车 桥"),
        # once the one does it, the other does
        ("锣一响狮子就跳上桌子。", "狮子 jump - 桌子"),
        ("小狗一看见皮球就跑过来。", "小狗 go - -"),
        # whom something is told to come out of, or whose limb
        ("箱子打开，跳出一只青蛙。", "青蛙 leave - 箱子"),
        ("窗户里伸出一只猴子的手，拿走了香蕉。", "猴子 take 香蕉 -"),
        # a chaser is after whom the clause before was about
        ("狐狸偷了奶奶的鸡。小狗在后面追。", "小狗 chase - 狐狸"),
        ("妹妹抱着小猫哭了。", "妹妹 cry - -"),
        # what is covered is named before what it is covered with
        ("小兔子把墙贴满了照片。", "小兔子 put 照片 墙"),
        ("奶奶给雪人围上围巾。", "奶奶 put 围巾 雪人"),
        ("企鹅送冰块到沙漠。", "企鹅 go - 沙漠"),
        ("爷爷拿笛子吹。", "爷爷 play 笛子 -"),
        # a name may be any word
        ("一只叫馒头的猫打开冰箱。馒头吃了鱼。", "馒头 eat 鱼 -"),
        ("一头叫石头的大象在洗澡。石头笑了。", "石头 laugh - -"),
    ],
)
def test_constructions_tell_who_does_what(text: str, last: str) -> None:
    assert _told(text)[-1] == last


@pytest.mark.parametrize("text", ["风筝卡在树上了。", "帽子挂在树上了。"])
def test_a_particle_after_the_place_leaves_the_place(text: str) -> None:
    (act,) = read(text, {}).acts
    assert act.path is Way.ONTO and act.whom


def test_holding_somebody_while_crying_is_a_hug() -> None:
    assert _told("弟弟抱着小狗哭了。")[0] == "弟弟 hug - 小狗"


def test_what_is_sent_somewhere_is_carried_there() -> None:
    assert _told("企鹅送冰块到沙漠。")[0] == "企鹅 carry 冰块 沙漠"
