"""Who and what a Chinese story of several clauses means that it doesn't name again, and how each of several is told."""

from __future__ import annotations

import pytest
from animation_ai_studio.tests.readings import told_in_chinese


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a hat hides nothing: whoever carried it off does
        ("苹果被小猫叼走，藏在床下面。", "小猫 put 苹果 床"),
        ("帽子被老鹰叼走，挂在旗杆上。", "老鹰 put 帽子 旗杆"),
        # what is snatched back is the ball, and not the dog that has it
        ("皮球被小狗叼走，弟弟追上去把它抢了回来。", "弟弟 take 皮球 小狗"),
        # what is in somebody's arms is what they just stole
        ("猴子偷了农夫的西瓜，抱着就跑。", "猴子 carry 西瓜 -"),
        ("猴子偷了农夫的西瓜，抱着就跑。", "猴子 flee - 农夫"),
        # whoever was robbed runs after the thief, and not after the pieces
        ("猴子偷了农夫的西瓜，西瓜摔碎了。农夫追上来。", "农夫 chase - 猴子"),
        ("他和她在车站告别，火车开走了，她追着火车跑。", "她 chase - 火车"),
        ("小明把小猫从河里捞上来，用毛巾擦干。", "小明 clean 毛巾 小猫"),
        ("校长把帽子挂在旗杆上。猴子爬上旗杆去拿。", "猴子 take 帽子 -"),
        # up to the sky, where one becomes something: the sky doesn't
        ("小水滴升到天上变成云。", "水滴 change 云 -"),
        ("小红踩到香蕉皮滑了一跤。", "小红 fall - 香蕉皮"),
        ("小明推了小红一下，她哭了。", "小红 cry - -"),
        ("流浪猫跟着小美回家。小美给小猫喝牛奶。", "小美 give 牛奶 流浪猫"),
        ("小男孩拿起包子，一口咬下去。", "小男孩 eat 包子 -"),
        ("兔子把帽子戴回公主头上。", "兔子 put 帽子 公主"),
        ("妈妈跑出来把小猫抱进屋里。", "妈妈 carry 小猫 屋"),
        ("小女孩用手帕帮燕子包扎翅膀，每天喂它吃米。", "小女孩 give 米 燕子"),
        ("小女孩用手帕帮燕子包扎翅膀。", "小女孩 put 手帕 燕子"),
        ("小熊在睡觉。突然下起大雨。", "雨 fall - -"),
        ("小明想抱小狗，它却躲到床底下。", "小狗 hide - 床"),
        ("老板在门口笑到碌地，佢跌低咗。", "老板 roll - -"),
        ("阿媽攞咗盞燈，放喺我床頭。", "阿媽 put 燈 床頭"),
        # noodles hold a cat as well as anybody, and whoever is named later is nobody's "he"
        ("老板在做面。面条越拉越长，缠住了猫。", "面条 catch 猫 -"),
        ("隻貓窿入床底，婆婆跪低望落去，佢就舔咗婆婆塊面一啖。", "貓 kiss 塊面 婆婆"),
        ("月亮觉得孤单，从天上滑下来，坐在屋顶上，小猫爬上去。", "小猫 climb - 屋顶"),
        ("流浪狗叼着包子跑去喂它的小狗。", "流浪狗 give 包子 小狗"),
    ],
)
def test_who_goes_on_is_whoever_can(text: str, told: str) -> None:
    """Whoever is left out is the one whom the story is about, as far as the verb can be theirs."""
    assert told in told_in_chinese(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("老师给小熊和小猫一人一朵小红花。", ["老师 give 花 小熊", "老师 give 花 小猫"]),
        ("弟弟拿出蛋糕，分给爷爷和奶奶。", ["弟弟 give 蛋糕 爷爷", "弟弟 give 蛋糕 奶奶"]),
        ("农夫看见猴子哭了，就坐下来跟它一起吃西瓜。", ["农夫+猴子 eat 西瓜 -"]),
        ("小明、小红和小美手拉手，一起去学校。", ["小明+小红+小美 go - 学校"]),
        ("小明和小红遇到小美。", ["小明+小红 look - 小美"]),
        ("紅燈籠跳下桌子，牽著白燈籠去學校。", ["紅燈籠 jump - 桌子", "紅燈籠 carry 白燈籠 學校"]),
        ("胖狗抢走了瘦狗的包子，瘦狗哭了。", ["瘦狗 cry - -"]),
        ("同学们把帽子丢到天空，其中一顶被老鹰叼走。", ["老鹰 take 帽子 -"]),
        ("妈妈变出一个苹果。", ["苹果 appear - 妈妈"]),
        ("一只白鸽子和一只黑鸽子抢一块面包。", ["白鸽子+黑鸽子 fight 面包 -"]),
        ("章鱼当钢琴老师，用八只手弹琴。", ["章鱼 play 琴 -"]),
    ],
)
def test_each_of_several_is_told(text: str, told: list[str]) -> None:
    """What is given to each of several, done together or told of one of two is told of every one of them."""
    assert set(told) <= set(told_in_chinese(text))
