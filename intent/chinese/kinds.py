"""Kinds of actions and words that tell how the verbs of a Chinese clause behave."""

from __future__ import annotations

from typing import Final

from ...common.acts import Action, Way

MEETS: Final = {
    Action.SPEAK,
    Action.WHISPER,
    Action.SHAKE_HANDS,
    Action.LOOK,
    Action.BOW,
    Action.WAVE,
    Action.SHOUT,
    Action.FIGHT,
}
PURSUES: Final = {Action.CHASE, Action.FOLLOW, Action.FLEE}
LULLS: Final = frozenset(["拍着", "拍", "哄", "哄着", "摇着", "抱着哄"])
"""What makes somebody sleep."""
SHOVES: Final = {Action.PUSH, Action.PULL, Action.HIT, Action.KICK, Action.PLAY, Action.SHAKE}
TUMBLES: Final = {Action.BREAK, Action.OPEN, Action.CLOSE, Action.EXPLODE, Action.ROLL, Action.SHAKE}
"""What a thing does at once when it is shoved."""
WIDE: Final = frozenset(["天上", "天空", "地上", "空中", "半空", "水面", "海面"])
"""What is so wide that somebody comes in sight there, and it does nothing itself."""
PURSUED: Final = {Action.CHASE, Action.FOLLOW}
"""What is done to whom the clause before was about, where nobody is named."""
HAPPENS: Final = {
    Action.FALL, Action.FLY, Action.RISE, Action.SINK, Action.VANISH, Action.APPEAR, Action.BURN, Action.BREAK,
    Action.OPEN, Action.CLOSE, Action.FLOAT, Action.ROLL, Action.GROW, Action.SHRINK, Action.EXPLODE, Action.SHAKE,
    Action.LEAVE, Action.DESCEND, Action.GO,
}  # fmt: skip
"""What things do."""
MOVES_ONE: Final = {
    Action.LAUGH,
    Action.CRY,
    Action.FEEL,
    Action.SPEAK,
    Action.THINK,
    Action.SNEEZE,
    Action.COUGH,
    Action.YAWN,
    Action.SLEEP,
}
"""How somebody takes what they look at."""
DIRECTIONS: Final = frozenset([
    "下来", "下去", "起来", "上来", "上去", "进来", "进去", "出来", "出去", "回来", "回去", "过来", "过去", "回家", "落来", "落去",
    "起身",
])  # fmt: skip
GOALS: Final = frozenset([
    "下台", "下船", "上船", "下山", "上山", "上楼", "下楼", "出门", "进门", "上岸", "上台", "回家", "下床", "下车", "上车", "下水", "下马", "下树",
    "上天", "上床", "上树",
])  # fmt: skip
"""Ways with their goal, which follow another verb."""
LEADING: Final = frozenset("进入出回上下起走开去来")
"""Last letters of verbs that tell a way."""
COMES: Final = {Action.APPEAR, Action.GO, Action.ENTER, Action.DESCEND}
"""What somebody does who is named after it: "there comes a man"."""
SIDES: Final = frozenset(["左边", "右边", "前面", "后面", "高", "矮", "胖", "瘦", "大", "小", "年轻", "老"])
"""By what one of several is told: "the left one"."""
LOOKS: Final = {Action.WEAR, Action.FEEL, Action.ATTEMPT, Action.THINK}
"""What only describes somebody in a relative clause."""
TRADES: Final = frozenset("卖送修采养")
"""What somebody does for a living, where it tells who they are."""
UNSEEN: Final = frozenset(["以为", "误以为", "假装", "装作", "说好", "约好", "讲好", "商量好"])
BLOWS: Final = frozenset(
    ["一掌", "一拳", "一脚", "一棒", "一棒子", "一巴掌", "一锤", "一锤子", "一棍", "一刀", "一剑"]
)
"""Blows told without a verb at the end of a clause."""
AGAIN: Final = frozenset(["又", "再", "再次", "第二次", "第三次", "第四次", "第五次"])
TOWARD: Final = frozenset([
    "对", "向", "朝", "往", "跟", "和", "与", "同", "给", "为", "替", "对着", "朝着", "向着", "冲着", "围着", "帮",
])  # fmt: skip
HEADED: Final = frozenset(["向", "朝", "往", "朝着", "向着"])
HOLDS: Final = {
    Action.EAT, Action.TAKE, Action.PUT, Action.THROW, Action.GIVE, Action.CARRY, Action.CATCH, Action.OPEN,
    Action.CLOSE, Action.WEAR, Action.BREAK, Action.DRINK, Action.LIFT, Action.DROP, Action.PUSH, Action.PULL,
    Action.RIDE,
}  # fmt: skip
"""What needs something to be done with: a clause without it means what was spoken of last."""
TOUCHES: Final = {Action.HUG, Action.KISS, Action.CHASE, Action.FOLLOW, Action.HIT}
LIVE_FOOD: Final = {
    Action.EAT, Action.CATCH, Action.LIFT, Action.CARRY, Action.PUSH, Action.PULL, Action.TAKE,
}  # fmt: skip
SWALLOWS: Final = {Action.EAT, Action.DRINK}
CARRIED: Final = {Action.PUT, Action.THROW, Action.PUSH, Action.PULL, Action.CARRY}
ARMS: Final = ("抱", "搂", "背", "扶", "牵", "揽", "孭")
DOORS: Final = {Action.PUSH, Action.PULL, Action.OPEN, Action.CLOSE, Action.HIT}
HIGH: Final = ("山", "坡", "楼梯", "台阶", "树", "塔", "石阶", "山坡", "梯子")
WORKS: Final = (HOLDS | {Action.CLEAN, Action.BUILD, Action.DRAW}) - {
    Action.DROP,
    Action.BREAK,
    Action.OPEN,
    Action.CLOSE,
    Action.RIDE,
}
GAMES: Final = {Action.CATCH, Action.THROW, Action.KICK, Action.HIT}
"""What is done with a ball where a story has one."""
WILLED: Final = {
    Action.CLIMB, Action.SPEAK, Action.SHOUT, Action.LAUGH, Action.CRY, Action.LOOK, Action.EAT, Action.DRINK,
    Action.HUG, Action.KISS, Action.WAVE, Action.NOD, Action.REFUSE, Action.BOW, Action.CHASE, Action.FOLLOW,
    Action.FLEE, Action.SEARCH, Action.THINK, Action.SNEEZE, Action.COUGH, Action.YAWN, Action.WAKE, Action.DANCE, Action.SING, Action.SLEEP,
}  # fmt: skip
"""What a thing that does it shows itself alive by."""
GETS_UP: Final = frozenset(["起身", "站起来", "站起", "起床", "坐起来", "爬起来", "醒来", "起来"])
"""Rising as only the living do."""
LIVES: Final = {
    Action.LOOK, Action.EAT, Action.DRINK, Action.SPEAK, Action.SHOUT, Action.LAUGH, Action.CRY, Action.TAKE,
    Action.GIVE, Action.PUT, Action.THROW, Action.SEARCH, Action.HUG, Action.KISS, Action.WEAR, Action.CLEAN,
    Action.THINK, Action.READ, Action.BOW, Action.WAVE, Action.POINT, Action.SLEEP, Action.WAKE, Action.CATCH,
}  # fmt: skip
"""What only the living do."""
EXITS: Final = {
    Action.DESCEND, Action.LEAVE, Action.JUMP, Action.CLIMB, Action.FLY, Action.FALL, Action.ROLL, Action.SWIM, Action.FLOAT,
}  # fmt: skip
"""What is done out of a thing that was told of before: the train stops, out comes a boy."""
RESTS: Final = {Way.ONTO, Way.INTO, Way.UNDER, Way.BEHIND}
IDLES: Final = {
    Action.WAIT,
    Action.BREAK,
    Action.OPEN,
    Action.CLOSE,
    Action.BURN,
    Action.APPEAR,
    Action.VANISH,
}
"""What things do without being anybody."""
GROUNDED: Final = "山岸楼树床村台水天"
"""Last letters of verbs that name where one goes."""
BREAKING: Final = ("扁", "瘪", "破", "碎", "断", "裂", "烂", "坏")
VEHICLES: Final = ("车", "船", "轮", "艇", "机", "巴士", "火箭", "飞船", "舟")
WATERS: Final = ("水", "河", "湖", "海", "池", "塘", "溪", "井", "泳池", "潭")
DIVES: Final = frozenset("跳掉摔跌滚落扑潜栽滑")
LEFT_BEHIND: Final = {Action.FALL, Action.DESCEND, Action.JUMP, Action.SLIDE, Action.ROLL}
"""What one does down from where one is."""
STAYS_AT: Final = {
    Action.SIT, Action.LIE, Action.CLIMB, Action.JUMP, Action.GO, Action.ENTER, Action.HIDE, Action.FLY, Action.WAIT,
    Action.SLEEP, Action.RISE, Action.DESCEND, Action.FALL, Action.PUT, Action.CARRY, Action.KNEEL,
}  # fmt: skip
"""What brings somebody or something to a place."""
PLACED: Final = {Action.DRAW, Action.PUT, Action.DIG}
"""What is done to a thing at a place that is told before the verb."""
LED: Final = {
    Action.CARRY: Action.GO,
    Action.PULL: Action.GO,
    Action.THROW: Action.FLY,
    Action.PUSH: Action.GO,
}
"""What somebody is seen to do whom nobody is told to bring somewhere."""
WORN: Final = {Action.APPEAR, Action.PUT, Action.CATCH, Action.WAIT, Action.CARRY, Action.WEAR}
"""What something is told to do on somebody's body, where they wear it."""
GLANCES: Final = (
    "看",
    "看着",
    "看见",
    "看到",
    "望着",
    "望",
    "看了看",
    "听",
    "听着",
    "睇",
    "睇住",
    "盯着",
    "瞧",
)
"""Looking where it isn't told at what."""
LETTERS: Final = ("信", "书", "报", "报纸", "日记", "纸条", "字条", "明信片", "地图", "照片")
"""What is read and not only looked at."""
SPLASHES: Final = frozenset("泼喷淋浇洒溅滋")
"""First letters of throwing water and the like at somebody."""
FORCES: Final = frozenset("风風浪水潮")
"""Last letters of what moves things though it is nobody: the wind scatters the leaves."""
WINDS: Final = ("风",)
"""What has no body of its own: whoever it blows away is seen to fly or fall."""
TURNS: Final = frozenset(["换", "轮到", "换成", "该", "换作"])
"""Whose turn it is follows."""
RESULTS: Final = {
    Action.VANISH, Action.WAKE, Action.LAUGH, Action.CRY, Action.SLEEP, Action.FALL, Action.FLY, Action.SHRINK,
    Action.GROW, Action.FLEE, Action.SINK, Action.BURN,
}  # fmt: skip
"""What somebody does because of what is done to them, told right after it: "conjures him away"."""
FURNITURE: Final = (
    "桌",
    "桌子",
    "枱",
    "台",
    "椅",
    "椅子",
    "凳",
    "床",
    "沙发",
    "柜台",
    "墙",
    "地板",
    "窗台",
    "阳台",
    "家",
)
"""What nobody means who eats, wears or catches what isn't named."""
HANDLED: Final = {Action.EAT, Action.DRINK, Action.WEAR, Action.CATCH, Action.THROW, Action.GIVE, Action.DROP}
LINKS: Final = frozenset(["就", "便", "却", "也", "都", "才", "还"])
"""What follows who acts, and never what an act is done to."""
REACHED: Final = {Way.TO, Way.ONTO, Way.INTO, Way.UP, Way.OVER, Way.AT}
GUISES: Final = frozenset(["当", "装", "扮", "扮成", "扮演", "装成", "当成", "打扮成"])
"""Being somebody only for show."""
MEETS_THINGS: Final = {Action.HIT, Action.KICK, Action.LOOK, Action.TAKE, Action.CATCH, Action.GO}
"""What 到 after it only says to be done, and not how far."""
PRETENDS: Final = frozenset(["假装", "装作", "装着"])
"""What is seen all the same."""
ARMFULS: Final = frozenset("举抬拎提端托捧")
"""First letters of lifting, as one does with a thing."""
POURED: Final = ("倒在", "倒进", "倒到", "洒在", "撒在", "倒入")
CALLED_IN: Final = frozenset(["叫来", "请来", "喊来", "派来", "召来", "找来", "唤来"])
SOCIAL: Final = {
    Action.KNEEL, Action.HUG, Action.KISS, Action.BOW, Action.SPEAK, Action.WAVE, Action.SHAKE_HANDS,
}  # fmt: skip
"""What is done to somebody alive."""
BODILESS: Final = frozenset([
    "歌", "曲子", "时间", "日子", "声音", "心情", "心", "生活", "故事", "消息", "气氛", "感觉", "味道", "香味", "香气", "生意", "比赛",
    "问题", "世界", "目光", "视线", "歌声", "笑声", "哭声", "回忆", "记忆", "命运", "力气", "眼神", "想法",
])  # fmt: skip
"""What nobody sees do anything."""
RESTING: Final = {Action.LIE, Action.SIT, Action.RISE, Action.WAIT, Action.HIDE, Action.SLEEP}
"""What one does who stays so."""
ENDS: Final = frozenset(["得", "时", "时候", "的时候", "后", "之后", "以后", "之前", "以前"])
"""After what the next noun begins what else happens."""
HELD: Final = {Action.LIFT, Action.CARRY, Action.TAKE, Action.PUT, Action.HUG, Action.CATCH, Action.GIVE}
"""What keeps a thing in somebody's hands."""
COPULAS: Final = frozenset(["都是", "都系", "全是", "尽是", "净是", "净系"])
MAKES: Final = {Action.DRAW, Action.BUILD, Action.STIR}
"""What gives somebody a thing that they may give away."""
POCKETS: Final = frozenset(["口袋", "衣袋", "衣兜", "兜", "裤兜", "书包", "口袋里", "袖口"])
"""Where a thing is put that somebody wears."""
STUMBLES: Final = ("摔倒", "跌倒", "绊倒", "滑倒", "摔跤", "摔了一跤", "跌了一跤", "滑了一跤")
"""Falling as only the living do."""
SLOPES: Final = ("山", "坡", "路", "楼", "桥", "岸", "坡道", "台阶", "楼梯")
"""Onto what things are pushed or carried, and what nobody pushes."""
LEVEL: Final = ("地", "地上", "路", "街", "场", "地面", "路面", "地板", "公园")
"""Ground from which nobody falls."""
MAKERS: Final = frozenset("师匠佬贩迷商")
"""Letters that make whoever works with a thing of its noun."""
SOURCES: Final = {Way.FROM, Way.OUT_OF}
LOCATED: Final = {Way.ONTO, Way.INTO, Way.UNDER, Way.BEHIND, Way.AT}
UNDONE: Final = {
    Action.DROP: Action.FALL,
    Action.BREAK: Action.BREAK,
    Action.OPEN: Action.OPEN,
    Action.CLOSE: Action.CLOSE,
}
"""What a thing is seen to do when nobody is told who did it."""
MOVED: Final = {Way.TO, Way.INTO, Way.OUT_OF, Way.AWAY, Way.ONTO}
CONTESTED: Final = frozenset(["抢", "争", "夺", "抢着", "争着", "争抢", "争夺"])
