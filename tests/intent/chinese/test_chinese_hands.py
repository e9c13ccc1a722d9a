"""Whose hands a thing is in, what bursts, and into what one goes, by sentences of their own."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import ConstraintKind, StoryReading
from animation_ai_studio.intent import understand
from animation_ai_studio.intent.chinese.reader import read


def _told(reading: StoryReading) -> list[str]:
    """The acts as "who action what whom", "-" for nobody and nothing."""
    named = {one.id: one.name for one in reading.entities}

    def name(one: str | None) -> str:
        return named.get(one or "", "-")

    return [
        f"{'+'.join(map(name, act.who)) or '-'} {act.action.value} {name(act.what)} {name(act.whom)}"
        for act in reading.acts
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what was held bursts, and not who held it
        ("小熊抱住气球，爆了。", "气球 explode - -"),
        # a thing is snatched from whoever has it
        ("小兔买了一个面包。狐狸抢走面包。", "狐狸 take 面包 小兔"),
        ("小兔買了一個麵包，結果麵包被狐狸搶走。小兔去追。", "狐狸 take 麵包 小兔"),
        # who did it is chased, and not what was taken
        ("小兔买了面包，面包被狐狸抢走，小兔追了上去。", "小兔 chase - 狐狸"),
        # what nobody is told to have struck flies
        ("雪球被打飞了。", "雪球 fly - -"),
        # what is told of a goal only tells which one it is
        ("小狗掉进装满水的桶里。", "小狗 fall - 桶"),
        ("小女孩坐在卖菜的阿姨旁边。", "小女孩 sit - 阿姨"),
        ("雪球掉进卖豆腐阿伯的锅子里。", "雪球 fall - 锅子"),
        # out of what opened just before
        ("箱子打开了，里面飞出一只麻雀。", "麻雀 fly - 箱子"),
        # what was taken off is what one wraps with
        ("妈妈脱下大衣裹住小猫。", "妈妈 put 大衣 小猫"),
        ("小明用书包遮着头跑。", "小明 put 书包 -"),
        # Cantonese tells what is given before to whom
        ("隻兔仔喊。隻狗畀咗條紅蘿蔔佢。", "狗 give 紅蘿蔔 兔仔"),
        # who is handed something does what comes next, and else whom the story is about
        ("伙記斟咗杯奶茶畀阿婆。佢飲咗奶茶。", "阿婆 drink 奶茶 -"),
        ("阿婆執到隻雀仔，抱住佢。佢打開窗。", "阿婆 open 窗 -"),
        # somebody who is helped up doesn't help
        ("小猪摔倒了。奶奶扶他起来。", "奶奶 lift 小猪 -"),
        # those who go together
        ("小兔出门了，和小熊一起爬山。", "小兔+小熊 climb - 山"),
        # they hold each other, and nobody who came by
        ("兩隻水獺爭魚。海鷗嚟咗。兩隻水獺抱住喊。", "水獺 hug - -"),
        # we whom nobody named, and no part of "our class"
        ("老闆睡着了。我们给他画胡子。", "我们 draw 胡子 老闆"),
        # the fish, and not the tank that it is in
        ("小猫看中了鱼缸里的金鱼，去捞。", "小猫 take 金鱼 -"),
        ("麻雀飛下來。阿嬤拿掃把趕。", "阿嬤 chase - 麻雀"),
        # up a slope what was spoken of is pushed
        ("阿婆推着車，推不動。學生們推上斜路。", "學生們 push 車 斜路"),
        # a thing hangs there and nobody hangs another on it
        ("小熊滑下雪坡。围巾挂在海豹的鼻子上。", "围巾 wait - 海豹"),
        # one of a row is nobody known
        ("小企鹅撞倒了一排企鹅。", "小企鹅 hit - 企鹅"),
        # noodles are no face, and the wind is somebody's no tool
        ("小哥摔倒了，麵灑了一地。", "麵 fall - -"),
        ("奶奶扫落叶，一阵风吹散了。", "落叶 fly - -"),
        ("老奶奶站着不动。", "老奶奶 wait - -"),
        ("母鸡生了一个蛋。", "母鸡 drop 蛋 -"),
        # what is struck without being named is what was told of
        ("爷爷的收音机坏了，他拍了拍。", "爷爷 hit - 收音机"),
        ("窗玻璃都震碎了。", "窗玻璃 break - -"),
        ("小明在吃面。", "小明 eat 面 -"),
        # with chopsticks one takes what was told of, and no chopsticks
        ("假牙掉進湯裡，阿公用筷子夾起來。", "阿公 catch 假牙 -"),
        ("小狗骑在机器人背上。", "小狗 ride 机器人 -"),
        # who comes is named after the place, and not the window
        ("小女孩病了，窗外飞来好多蝴蝶。", "蝴蝶 fly - 窗"),
        ("一颗蛋被打下去。", "蛋 fall - -"),
        # on a stone, and on nobody's head
        ("小老虎站在石头上。", "小老虎 wait - 石头"),
        ("一群大雁飞走了，一只小雁哭了。", "雁 cry - -"),
        ("司機在高鐵上。西裝男笑了。", "西裝男 laugh - -"),
        ("大风把晾在阳台的床单吹走了。", "床单 fly - -"),
        ("勺子落在大象客人的鼻子上。大象笑了。", "大象客人 laugh - -"),
        # water gets nowhere, but whoever carried it
        ("小和尚挑水，水洒了。到了庙里，师父笑了。", "小和尚 enter - 庙"),
        ("花童把戒指掉進水池，新郎跳進去找。", "新郎 search - 戒指"),
        ("花童把戒指掉進水池，新郎跳進去找。", "新郎 jump - 水池"),
        ("學生將自己把遮塞咗畀婆婆。", "學生 give 遮 婆婆"),
        # whoever a film is asked for is who "it" is
        ("给我家猫拍个视频：它趁我睡觉把闹钟推到地上。", "猫 push 闹钟 地"),
        # a violin that was found is what is bowed
        ("流浪漢撿到一把小提琴，坐在路邊拉起來。", "流浪漢 play 小提琴 -"),
        ("小熊掉进井里。爷爷去捞。", "爷爷 take 小熊 -"),
        # who is let go goes, and is put nowhere
        ("警察抓住小猫，放它走了。", "小猫 go - -"),
        # what grew legs runs off, and not its legs
        ("橡皮長出腳逃走了。", "橡皮 flee - -"),
        # what was planted grows, and not whoever planted it
        ("爷爷把种子埋在院子里，长成一棵大树。", "种子 grow 大树 -"),
    ],
)
def test_things_are_where_they_are_told_to_be(text: str, told: str) -> None:
    assert told in _told(read(text, {}))


@pytest.mark.parametrize(
    ("text", "untold"),
    [
        # a sound, a likeness, what was forgotten and what is waited for are nobody's acts
        ("轰隆一声，小猫哭了。", "chase"),
        ("小明跑得像一阵风，小狗笑了。", "push"),
        ("妈妈忘了带伞，妈妈哭了。", "carry"),
        ("小熊睡了。等它睡醒，妈妈来了。", "wait"),
        ("阿公坐过了三站，下车了。", "rise"),
        ("老师您好，请不要搞笑。小猫哭了。", "speak"),
        ("妹妹怕妈妈骂她，妹妹哭了。", "speak"),
    ],
)
def test_what_only_tells_how_or_when_is_no_act(text: str, untold: str) -> None:
    told = _told(read(text, {}))
    assert told
    assert not any(untold in one for one in told)


def test_who_alone_does_something_is_no_constraint() -> None:
    reading = read("小鸟都飞走了。只有小刺猬爬到荷叶上。", {})
    assert "小刺猬 climb - 荷叶" in _told(reading)
    assert not any(one.kind is ConstraintKind.ONLY_THESE for one in reading.constraints)


def test_letters_of_other_words_bring_no_things() -> None:
    told = understand("熊孩子用水枪滋奶奶。奶奶打麻雀牌。小狗跑进屋，坐在树下。", characters={})
    assert {one.prop.value for one in told.things} == {"dog", "tree"}


@pytest.mark.parametrize(
    ("text", "prop"),
    [
        ("大雁飞过来。", "goose"),
        ("小熊掉进坑里。", "hole"),
    ],
)
def test_what_has_no_picture_is_drawn_as_what_is_nearest(text: str, prop: str) -> None:
    reading = understand(text, characters={}).reading
    assert prop in {one.prop for one in reading.entities}, (
        "a parcel with a name on it tells nobody what happens"
    )


def test_what_was_fought_over_does_not_dance_along() -> None:
    """A fish danced in the air beside the bear, and the goose looked on."""
    text = "小熊钓鱼，一只鹅把他的鱼叼走了。小熊哭了。鹅把鱼还给他，他们一起跳舞。"
    reading = understand(text, characters={}).reading
    nouns = {one.id: one.noun for one in reading.entities}
    dance = next(act for event in reading.events for act in event.acts if act.action == "dance")
    assert {nouns[who] for who in dance.who} == {"小熊", "鹅"}
