"""General constructions of Chinese, each by sentences of its own: what is told, and that nothing else is."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import Way
from animation_ai_studio.intent.chinese.reader import read
from animation_ai_studio.intent.numbers import find_length
from animation_ai_studio.tests.readings import told_in_chinese


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
        ("箱子打开，跳出一只青蛙。", "青蛙 jump - 箱子"),
        ("窗户里伸出一只猴子的手，拿走了香蕉。", "猴子 take 香蕉 -"),
        # a chaser is after whom the clause before was about
        ("狐狸偷了奶奶的鸡。小狗在后面追。", "小狗 chase - 狐狸"),
        ("妹妹抱着小猫哭了。", "妹妹 cry - -"),
        # what is covered is named before what it is covered with
        ("小兔子把墙贴满了照片。", "小兔子 put 照片 墙"),
        ("奶奶给雪人围上围巾。", "奶奶 put 围巾 雪人"),
        ("企鹅送冰块到沙漠。", "企鹅 carry 冰块 沙漠"),
        ("爷爷拿笛子吹。", "爷爷 play 笛子 -"),
        # whose the thing is that is taken
        ("小狐狸把农夫的斗笠拿走了。", "小狐狸 take 斗笠 农夫"),
        ("猴子偷了奶奶的香蕉。", "猴子 take 香蕉 奶奶"),
        # what somebody is wrapped into is what they become
        ("小熊把自己包成粽子睡着了。", "小熊 sleep - -"),
        ("面团把小猫裹成一个球。", "面团 change 球 小猫"),
        ("鲸鱼把小船吐了出来。", "鲸鱼 throw 小船 -"),
        ("妈妈烤了一块肉，放在地上给小猫。", "妈妈 give 肉 小猫"),
        # who is named after 的是 does what stands before it
        ("敲门的是一只小熊。", "小熊 hit - 门"),
        ("第一个客人是狐狸，它坐下了。", "客人 sit - -"),
        # what is shot at isn't thrown
        ("猎人射太阳。", "猎人 throw - 太阳"),
        ("猎人射箭。", "猎人 throw 箭 -"),
        ("妈妈拍着小宝睡觉。", "小宝 sleep - -"),
        ("小美举起干净的双手。", "小美 wave 双手 -"),
        # who did something together is who "we two" are
        ("我和哥哥抢苹果。妈妈来了。我们俩跑了。", "我+哥哥 go - -"),
        # writing is done by somebody, though the letter stands first
        ("爷爷坐在河边，信写好了。", "爷爷 draw 信 -"),
        # Cantonese nicknames
        ("伙记强仔捧住杯茶，跌低咗。", "强仔 fall - -"),
        # an animal may be handed over too
        ("小猫送鱼给奶奶。", "小猫 give 鱼 奶奶"),
        ("孩子们你一口我一口把蛋糕吃光了。", "孩子们 eat 蛋糕 -"),
        # where one falls isn't what one drops
        ("稻草人扑倒在田里。", "稻草人 fall - 田里"),
        ("纸船散成一张白纸。", "纸船 change 白纸 -"),
        ("小狗被泡沫裹成一个白球。", "泡沫 change 球 小狗"),
        ("小女孩把贝壳串成项链送给妈妈。", "小女孩 give 项链 妈妈"),
        # the sky is where something falls from
        ("天上掉下来一个馅饼。", "馅饼 fall - 天上"),
        ("墙上挂着一幅画，画里的姑娘走了出来。", "姑娘 leave - 画"),
        ("雪人站在门口冲孩子们招手。", "雪人 wave - 孩子们"),
        # what is shoved tumbles at once
        ("小猪盖房子，狼一吹房子就倒了。", "房子 fall - -"),
        # a sister's story is no order of a film
        ("姐姐给弟弟讲故事，讲着讲着自己睡着了。", "姐姐 sleep - -"),
        ("厨师滑了一跤，汤全洒在客人头上。", "汤 fall - 客人"),
        ("猎人举起枪，鹿转身逃进了森林。", "鹿 flee - 森林"),
        # up to where the kite or the cat is
        ("风把风筝吹到树上，小男孩爬上去。", "小男孩 climb - 树"),
        ("小猫跳上屋顶。奶奶搬梯子爬上去。", "奶奶 climb - 屋顶"),
        ("爸爸背着受伤的女儿走进医院。", "爸爸 enter - 医院"),
        # Cantonese: whose the trousers are needs no 的; a verb with 爛 breaks
        ("隻狗咬住咗阿伯條褲。", "狗 catch 褲 阿伯"),
        ("個細路仔掟爛咗隻玻璃窗。", "細路仔 break 窗 -"),
        ("機械人識跳舞。", "機械人 dance - -"),
        ("小恐龙摔了一跤，蛋糕盖在脸上。", "蛋糕 fall - 小恐龙"),
        ("泡泡飘上了天空。", "泡泡 float - 天空"),
        # who is given something may be a thing
        ("机器人爱上了吸尘器，送它一朵花。", "机器人 give 花 吸尘器"),
        ("小明递给机器人一块电池。", "小明 give 电池 机器人"),
        ("小鳄鱼张大嘴巴。", "小鳄鱼 open - -"),
        # what lies somewhere is put there by nobody
        ("小明走进屋，桌上放着一个苹果。", "苹果 wait - 桌"),
        ("妈妈在桌上放着一个苹果。", "妈妈 put 苹果 桌"),
        ("外婆拿出一个旧盒子，里面装着一只玉镯。", "外婆 take 盒子 -"),
        # a thing that something befalls is still what the clause is about
        ("小熊踢球，球飞到了火星上，被一个外星人捡到。", "外星人 take 球 -"),
        # a place no lexicon holds only tells whose the chair is
        ("老人坐在候车室的椅子上。", "老人 sit - 椅子"),
        ("鞭炮响了。", "鞭炮 explode - -"),
        # a name may be any word
        ("一只叫馒头的猫打开冰箱。馒头吃了鱼。", "馒头 eat 鱼 -"),
        ("一头叫石头的大象在洗澡。石头笑了。", "石头 laugh - -"),
        # Cantonese: a measure word between two nouns tells whose, and is no verb
        ("隻狐狸偷咗阿伯頂帽。", "狐狸 take 帽 阿伯"),
        ("隻狗仔食咗家姐粒糖。", "狗仔 eat 糖 -"),
        ("婆婆畀細路條魚。", "婆婆 give 魚 細路"),
        ("隻馬騮將老師頂帽掟落街。", "馬騮 throw 帽 街"),
        # whom it is taken from is told too where it is torn off
        ("猴子扯下新娘的头纱。", "猴子 pull 头纱 新娘"),
        # what was taken out is what is put down, though it lives
        ("弟弟来了。奶奶从篮子里拿出一只鸭子放在他头上。", "奶奶 put 鸭子 弟弟"),
        # running up to somebody is seen
        ("爸爸跑过来抱住我。", "爸爸 hug - 我"),
        # what somebody sent or drives only tells which it is
        ("小松鼠弄丢了爷爷送的红帽子。", "小松鼠 drop 帽子 -"),
        ("帽子飞了。骑车的男孩接住帽子。", "男孩 catch 帽子 -"),
        ("小鱼跳出来给奶奶擦眼泪。", "小鱼 clean - 奶奶"),
        ("小狗飞走了，撞在月亮上。", "小狗 hit - 月亮"),
        ("爷爷浇花，水喷了自己一脸。", "水 hit - 爷爷"),
        ("猫跑过来给小女孩一朵花。", "猫 give 花 小女孩"),
        # what was plucked is what becomes something, and nobody else
        ("小猴子拔下一根毫毛变成针。", "毫毛 change 针 -"),
        ("老巫婆拿出魔杖变成一只猫。", "巫婆 change 猫 -"),
        # a trade is no other body
        ("阿公在山里当站长。阿公挥旗子。", "阿公 wave - 旗子"),
        ("爸爸去当兵，妈妈哭了。", "妈妈 cry - -"),
        # the box is the parcel that was sent
        ("小狗送快递到学校。箱子打开了。", "快递 open - -"),
        ("气球越吹越大。", "气球 grow - -"),
        ("小丑跳舞，全车的人都笑了。", "全车的人 laugh - -"),
        ("奶奶气得跺脚。", "奶奶 kick - -"),
        ("小女孩揉揉眼睛。", "小女孩 yawn - -"),
        ("爷爷摸摸头。", "爷爷 think - -"),
        ("老师摸摸小明的头。", "老师 clean 头 小明"),
        ("小鸟停在爷爷肩上。", "小鸟 sit - 爷爷"),
        ("小猪用一个苹果跟小羊换。", "小猪 give 苹果 小羊"),
        ("线把奶奶、椅子、桌子缠住了。", "线 catch 奶奶 -"),
        ("奶奶拉着线把小猫拖回来。", "奶奶 pull 小猫 -"),
        ("小龙装成玩具。", "小龙 wait - -"),
        ("小狗偷了奶奶的鱼，跳上屋顶。奶奶搬梯子爬上去。", "奶奶 climb - 屋顶"),
        # the asker's own grandfather acts where something is done
        ("我爷爷钓鱼，钓上来一只鞋。", "爷爷 catch 鞋 -"),
        ("我奶奶骑着扫把飞上天，撞到月亮。", "奶奶 hit - 月亮"),
        ("狐狸趁农夫睡觉，把帽子叼走了。", "狐狸 take 帽子 -"),
        ("老画家在画一只鸟。", "画家 draw 鸟 -"),
        ("爸爸追过菜市场。小偷跑了。爸爸追过草地。", "爸爸 chase - 小偷"),
        ("爷爷收到一封信，看完就哭了。", "爷爷 cry - -"),
        ("小学生拿苹果给老师。", "小学生 give 苹果 老师"),
        ("小蚂蚁被风吹倒了。", "小蚂蚁 fall - -"),
        ("猫咪跑了。奶奶抱住猫。", "奶奶 hug - 猫咪"),
        ("猫头鹰医生跳舞。猫头鹰笑了。", "猫头鹰医生 laugh - -"),
        ("妈妈推开门。", "妈妈 open 门 -"),
        ("仙人掌开了一朵花。", "花 appear - 仙人掌"),
        ("小猴子打了一个洞，放进去一根绳子。", "小猴子 put 绳子 洞"),
        ("松鼠推来一张床垫，小熊扑上去。", "小熊 jump - 床垫"),
        ("奶奶接住遥控器。爷爷扫地。", "爷爷 clean - -"),
        ("自行车倒了。爷爷哭了。奶奶来了。两个人一起把蛋糕吃了。", "爷爷+奶奶 eat 蛋糕 -"),
        # who was met is pushed, and no board that was stood on
        ("小熊站在跳板上。企鹅走到他后面，推了一下。", "企鹅 push 小熊 -"),
        # nobody eats a smell
        ("妈妈烤了一个面包。兔子闻到香味，啃光了。", "兔子 eat 面包 -"),
        ("老师抱抱小恐龙。他哭了。老师走了。他坐下来，老师抱抱他，他哭了。", "小恐龙 cry - -"),
        ("老虎咬着一条鱼。", "老虎 carry 鱼 -"),
        ("爸爸提着水桶泼了邻居一身。", "爸爸 throw 水桶 邻居"),
        ("妈妈把肉夹给小狗吃。", "小狗 eat 肉 -"),
        ("爸爸把她小时候的单车推到门口。", "爸爸 push 单车 门口"),
        ("女儿推来一辆单车，穿着婚纱跨上去。", "女儿 jump - 单车"),
        ("我们班的仓鼠逃走了。", "仓鼠 flee - -"),
        ("個海盜掘到個寶箱，打開嚟係一隻八爪魚。", "八爪魚 appear - 寶箱"),
        ("爺爺揸住把遮，把遮俾風吹走咗。", "遮 fly - -"),
        ("風把帽子吹走了。", "帽子 fly - -"),
        # while he counts his money the fish hops away, and not he
        ("小鱼趁老板数钱跳出水盆。", "小鱼 jump - 水盆"),
        # the bun is granny's, and no cage pecked it
        ("小鸟飞出笼子啄了爷爷的烧卖。", "小鸟 hit - 烧卖"),
        ("鬼打开冰箱吃光我的寿司。", "鬼 eat 寿司 -"),
        ("头发里飞出一只鸟、爬出一只螃蟹、掉出一只靴子。", "靴子 fall - 头发"),
        ("小猫照着镜子哭了。", "小猫 cry - -"),
        ("图书馆里有一本会咬人的书。小女孩打开书。", "小女孩 open 书 -"),
        ("老板把小猫塞进爷爷怀里。", "老板 put 小猫 爷爷"),
        ("招牌被吹下来。", "招牌 fall - -"),
        ("小鸭抱住西瓜落水。", "小鸭 fall - 水"),
        ("门一开蛋糕自己跑出去。", "蛋糕 leave - -"),
        ("小种子躲在土里不敢出来，蚯蚓老师拉着它的手，太阳摸摸它的头，它打哈欠。", "种子 yawn - -"),
        # whose tea it is needs no 的 before 那
        ("爷爷泡茶。麻雀喝了爷爷那杯茶。", "麻雀 drink 茶 -"),
        # "as a skirt" at the end turns nobody into one
        ("花送了一片叶子给水珠当裙子。", "花 give 叶子 水珠"),
        ("奶油喷得老师满脸。", "奶油 hit - 老师"),
        ("大树倒下来。", "大树 fall - -"),
        ("乘客滑倒了一排。", "乘客 fall - -"),
        ("爷爷捡回收音机，用袖子擦了擦，放回床头。", "爷爷 put 收音机 床头"),
        ("小女孩冻成冰棒。", "小女孩 change 冰棒 -"),
        ("石头人走下来。", "石头人 descend - -"),
        ("哥哥打开电视。妹妹来了。妈妈来了。三个人一起坐下。", "哥哥+妹妹+妈妈 sit - -"),
        ("一个会飞的书包来了。书包张开嘴。", "书包 open - -"),
        ("海豹从木箱里探出头。", "海豹 appear - 木箱"),
        ("奶奶抱着一包米走来。爸爸撞了奶奶，撒了一地。", "米 fall - -"),
        ("奶奶和爷爷抓住薯片。一群鸽子飞进来。他俩笑了。", "奶奶+爷爷 laugh - -"),
        # how somebody stands up is no part of who does
        ("牙刷给小鸭洗澡。小鸭亮闪闪地站起来。", "小鸭 rise - -"),
        ("厨师把鱼放上桌子。", "厨师 put 鱼 桌子"),
        ("桌上有一杯茶。乌鸦看见盒子，喝光了。", "乌鸦 drink 茶 -"),
        ("小蚂蚁被大雨冲进水沟。", "小蚂蚁 enter - 水沟"),
        # whom somebody meets doesn't go on by being described
        ("小蚂蚁坐在树叶上，遇到一只溺水的蜜蜂，把它拉上岸。", "小蚂蚁 lift 蜜蜂 -"),
        ("爸爸把自行车擦得亮亮的。", "爸爸 clean 自行车 -"),
        ("粉笔躲进茶杯。老师端起来。", "老师 carry 茶杯 -"),
        ("老师吐出一嘴白泡泡。", "老师 throw 泡泡 -"),
        ("稻草人爱上了月亮，每天晚上等她。", "稻草人 wait - 月亮"),
        ("司机把鸡倒出来。", "司机 drop 鸡 -"),
        ("小狗睡着了。外面传来敲门声。", "小狗 sleep - -"),
        ("妈妈推门进来。", "妈妈 enter - -"),
        # who "she" is in what is made for somebody
        ("我今年七十了，孙女教我用这个。想给老伴做个小片子。那年她在河边洗衣服。", "老伴 clean 衣服 -"),
        ("奶奶点起蜡烛。", "奶奶 burn 蜡烛 -"),
    ],
)
def test_constructions_tell_who_does_what(text: str, last: str) -> None:
    assert told_in_chinese(text)[-1] == last


@pytest.mark.parametrize("text", ["风筝卡在树上了。", "帽子挂在树上了。"])
def test_a_particle_after_the_place_leaves_the_place(text: str) -> None:
    (act,) = read(text, {}).acts
    assert act.path is Way.ONTO and act.whom


@pytest.mark.parametrize("text", ["书包里钻出一条小龙。", "靴子里探出一只螃蟹。"])
def test_what_comes_out_of_where_it_is_leaves_it(text: str) -> None:
    (act,) = read(text, {}).acts
    assert act.path is Way.OUT_OF and act.whom


def test_running_up_to_somebody_is_an_act_of_its_own() -> None:
    assert told_in_chinese("爸爸跑过来抱住我。")[0] == "爸爸 go - -"


@pytest.mark.parametrize(
    ("text", "noun"), [("小明举起双手。", "手"), ("狗舔乾淨佢塊面。", "脸"), ("蛇咬住他的拳头。", "手")]
)
def test_a_part_of_a_body_is_told_by_its_plain_noun(text: str, noun: str) -> None:
    assert noun in {one.noun for one in read(text, {}).entities}


@pytest.mark.parametrize(
    ("text", "prop"),
    [
        ("熊猫老师写字。", "panda"),
        ("猫头鹰医生看书。", "owl"),
        ("孙悟空跳舞。", "monkey"),
        ("怪兽跳舞。", "dinosaur"),
    ],
)
def test_an_animal_with_a_trade_keeps_its_body(text: str, prop: str) -> None:
    assert read(text, {}).entities[0].prop == prop


def test_holding_somebody_while_crying_is_a_hug() -> None:
    assert told_in_chinese("弟弟抱着小狗哭了。")[0] == "弟弟 hug - 小狗"


def test_what_is_sent_somewhere_is_carried_there() -> None:
    assert told_in_chinese("企鹅送冰块到沙漠。")[0] == "企鹅 carry 冰块 沙漠"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # an order that holds the whole story
        ("帮我做一个小猫爬树的动画，谢谢，给女儿看的，最好可爱一点。", ["小猫 climb - 树"]),
        ("请做一段老虎和狮子打架的动画，给儿子看的，最好搞笑一点。", ["老虎 fight - 狮子"]),
        ("我女儿想看一个小兔子找妈妈的动画片，可以吗？", ["小兔子 search - 妈妈"]),
        # who asks, for what, and what they like
        ("谢谢你们帮我做一个动画，给我女儿看的，她特别喜欢恐龙。一只恐龙在吃草。", ["恐龙 eat 草 -"]),
        ("我在北京开花店的，想整条温馨片。一只蜜蜂跳上桌子。", ["蜜蜂 jump - 桌子"]),
        ("甲方要求：洗衣液广告，温馨。一件衬衫跳进洗衣机。", ["衬衫 jump - 洗衣机"]),
        ("要给爷爷祝寿用，一条鱼跳上岸。", ["鱼 jump - 岸"]),
        ("大家都看过龟兔赛跑吧？我要恶搞版：乌龟追兔子。", ["乌龟 chase - 兔子"]),
        ("帮我做一只小狗追蝴蝶。", ["小狗 chase - 蝴蝶"]),
        ("我是小学生，今年八岁，喜欢猫。请帮我画一只猫追蝴蝶。谢谢叔叔阿姨！", ["猫 chase - 蝴蝶"]),
        ("急！明天就要交作业，题目是我的梦想。小男孩爬上树。", ["小男孩 climb - 树"]),
        ("求做一个给爸妈结婚纪念日的片子，他们结婚三十年了。小熊在台上跳舞。", ["小熊 dance - -"]),
        # what is said to the makers after the story
        ("一只猫偷鱼。这故事是真的。你们可以自由发挥。", ["猫 take 鱼 -"]),
        # the same words in a story are its own
        ("小熊请客。最好的朋友来了。", ["小熊 give - -", "朋友 go - -"]),
    ],
)
def test_what_customers_say_of_themselves_is_no_act(text: str, told: list[str]) -> None:
    assert told_in_chinese(text) == told


def test_how_long_somebody_did_something_is_no_length_of_the_film() -> None:
    assert find_length("他们在地上抠了两个小时") == (None, "他们在地上抠了两个小时")
    assert find_length("一只猫跳舞，三十秒")[0] == 30


def test_an_agreement_with_nothing_after_it_is_read() -> None:
    assert read("小猫说好。", {}).entities
