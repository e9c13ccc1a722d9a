"""The words by which a person asks for a change of a film, English and Chinese, as patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from ...common.vocabulary import CameraMove, Emotion, Framing, Gesture, Mood, TimeOfDay
from ...intent.language import ENGLISH
from ...intent.text import word_set
from .shots import CARDINALS, ORDINALS

NUMBERS = {"two": 2, "three": 3, "four": 4, "两": 2, "三": 3, "四": 4}
"""How many variants are to be tried."""
WHY = re.compile(r"^\W*(?:why|how come|what(?:'s| is| went) wrong)\b|为什么|怎么回事|哪里不对", re.I)
VARIANTS = re.compile(
    r"\b(?:try|make|show|give)\b.{0,20}?\b(\d|two|three|four)\b.{0,20}?\b(lightings?|times? of day|weathers?|styles?|looks|framings?|angles)\b"
    r"|试([两三四2-4])种(?:不同的?)?(光线|光|天气|风格|景别|角度)",
    re.I,
)
VARIED = {
    "lighting": "time",
    "time of day": "time",
    "times of day": "time",
    "光线": "time",
    "光": "time",
    "weather": "weather",
    "天气": "weather",
    "style": "style",
    "look": "style",
    "风格": "style",
    "framing": "framing",
    "angle": "framing",
    "景别": "framing",
    "角度": "framing",
}
AGAIN = re.compile(
    r"\b(?:again|redo|re-?do|re-?make|re-?render|re-?generate|re-?shoot|re-?draw|another (?:take|go|try)|over again|once more|from scratch)\b"
    r"|再(?:来|做|拍|生成)一[遍次条]|没拍好|(?<=it )\bdo over\b|\bdo\s+(?:it|this|that|shots? \d+)\s+over\b|重(?:新)?(?:做|拍|来|生成|画|渲染|弄|制作)(?:一?[遍次下个])?",
    re.I,
)
INSTEAD = re.compile(
    r"\b(?:instead|rather than|not|no longer)\b|改(?:成|到|在|为|用)|换(?:成|到|为)|而不是|代替", re.I
)
MOVES = re.compile(r"\b(?:move|set|put|take)\b.{0,40}\b(?:to|in|on|at)\b|搬到|换到|改到|改在|放到", re.I)
WITH = re.compile(r"(?:\bwith|\bplayed by|用|让)\s*$", re.I)
"""Before somebody who plays instead."""
AT = re.compile(r"(?:\b(?:in|at|on|to|into)\s+(?:the\s+|a\s+|an\s+)?|在)$", re.I)
"""Before a place where something happens."""
_NTH = "|".join(ORDINALS) + r"|\d{1,2}(?:st|nd|rd|th)|last|final"
SPARED = re.compile(
    r"\b(?:not|except|but|without|other than|apart from|besides|leave|keep)\s+(?:in |for |at )?(?:the )?"
    rf"(?:(?:shots?|scenes?) (?:#|no\.? |number )?(?:\d|{'|'.join(CARDINALS)})|s\d|(?:{_NTH}) (?:\w+ )?(?:shot|scene))"
    rf"|\b(?:shots?|scenes?)\b.{{0,12}}\b(?:except|but|other than|apart from|besides)(?: for)? (?:the )?(?:{_NTH}|\d+)\b"
    r"|除了?第|别动第|不要动第|除了?最后",
    re.I,
)
"""Shots that are named to be left alone."""
REPLACE = re.compile(
    r"\b(?:replace|swap|exchange|substitute)\b.{0,40}\b(?:with|by|for)\b|换成|换为|改成", re.I
)

_FRAMINGS = {
    Framing.CLOSE_UP: r"\bclos(?:er|e[- ]?ups?)\b|\b(?:in |really |very )?close (?:on|in|to|up)\b|\b(?:go|get|move|come|be|stay) (?:in )?(?:really |very )?close\b|\btight(?:er)?(?: on| shot)\b|特写|近景|近[一]?[点些]|更近|大头",
    Framing.WIDE: r"\bwid(?:e|er)\b|\b(?:further|farther) (?:away|back|out)\b|\bfrom (?:far|further) away\b|\blong shot\b|\bestablishing shot\b|远景|全景|远[一]?[点些]|更远|大全景",
    Framing.MEDIUM: r"\bmedium shot\b|中景",
    Framing.FULL: r"\bfull[- ](?:body|shot|figure)\b|\b(?:from )?head to (?:toe|foot)\b|\bwhole body\b|从头到脚|全身",
}
_CAMERAS = {
    CameraMove.PUSH_IN: r"\b(?:slow(?:ly)? |gentl[ey] |gradual(?:ly)? )?push(?:es|ing)?[- ](?:in|closer)\b|\b(?:slow(?:ly)? |gentl[ey] |gradual(?:ly)? )?zoom(?:s|ing)?(?:[- ]in)?\b(?![- ]*out)|\bdolly in\b|\bmove (?:the camera )?in (?:slowly )?on\b|(?:慢慢|缓缓|缓慢)?(?:地)?(?:推近|推进|推镜|推上去|拉近(?!一?[点些])|推到|放大镜头)",
    CameraMove.PULL_OUT: r"\b(?:slow(?:ly)? |gentl[ey] )?(?:pull(?:s|ing)? (?:slowly )?(?:out|back|away)|zoom(?:s|ing)?[- ]*out|dolly out)\b|(?:慢慢|缓缓|缓慢)?(?:地)?(?:拉远|拉镜|拉开|后拉)",
    CameraMove.PAN_LEFT: r"\bpan(?:s|ning)?(?: the camera)?(?: slowly)?(?: over| across)? (?:to the )?left\b|(?:向|往)左(?:摇|移|平移)",
    CameraMove.PAN_RIGHT: r"\bpan(?:s|ning)?(?: the camera)?(?: slowly)?(?: over| across)? (?:to the )?right\b|(?:向|往)右(?:摇|移|平移)",
    CameraMove.TILT_UP: r"\btilt(?:s|ing)?(?: the camera)? up(?:wards?)?\b|(?:向|往)上(?:摇|仰|抬)",
    CameraMove.TILT_DOWN: r"\btilt(?:s|ing)?(?: the camera)? down(?:wards?)?\b|(?:向|往)下(?:摇|俯)",
    CameraMove.HANDHELD: r"\bhand[- ]?held\b|手持",
    CameraMove.SHAKE: r"\b(?:camera shak(?:e|es|ing)|shak(?:y|e|ing)(?: the)? camera|shaky cam)\b|镜头(?:晃|抖|震)\w*|晃动镜头",
    CameraMove.STATIC: r"\b(?:still|static|fixed|steady) (?:camera|shot)\b|\bno camera (?:move(?:ment)?|motion)\b|\b(?:keep|hold) the camera still\b|\bdon't move the camera\b|固定镜头|镜头(?:别动|不动|不要动|固定)",
}
_EMOTIONS = {
    Emotion.HAPPY: r"\bhapp(?:y|ier|ily)\b|\bjoyful(?:ly)?\b|\bcheerful(?:ly)?\b|\bdelighted\b|\boverjoyed\b|\bthrilled\b|\bexcited\b|\bsmil(?:e|es|ing)\b|\bbeam(?:s|ing)\b|\bgrin(?:s|ning)?\b|开心|高兴|快乐|兴奋|笑眯眯|微笑|笑嘻嘻|笑着",
    Emotion.SAD: r"\bsad(?:der|ly)?\b|\bupset\b|\bheartbroken\b|\bunhappy\b|\bmiserable\b|\bgloomy\b|\bdisappointed\b|\btearful\b|\bcrying\b|\bin tears\b|\bembarrassed\b|\bashamed\b|\bsheepish(?:ly)?\b|\bsulk(?:s|ing|y)\b|不好意思|尴尬|羞愧|要?哭出来|哭着|要哭|哭起来|在哭|难过|伤心|悲伤|失望|沮丧|委屈",
    Emotion.SURPRISED: r"\bsurprised\b|\bshocked\b|\bastonished\b|\bamazed\b|\bstunned\b|\bstartled\b|(?:一脸)?(?:惊讶|吃惊|震惊|惊呆)|吓一跳",
    Emotion.ANGRY: r"\bangr(?:y|ier|ily)\b|\bfurious(?:ly)?\b|\bmad\b|\bcross\b(?! arms)|\bannoyed\b|\bgrumpy\b|\benraged\b|生气|愤怒|气愤|恼火|发火",
    Emotion.SCARED: r"\bscared\b|\bafraid\b|\bfrightened\b|\bterrified\b|\bworried\b|\bnervous(?:ly)?\b|\banxious\b|害怕|担心|惊恐|紧张兮兮|恐惧",
    Emotion.SMUG: r"\bsmug(?:ly)?\b|\b(?:super |very |so |really )?proud(?:ly|er)?\b(?: of (?:him|her)self)?|\bself-satisfied\b|\bcocky\b|得意|骄傲|自豪|神气",
    Emotion.THOUGHTFUL: r"\bthoughtful(?:ly)?\b|\bpensive\b|沉思|若有所思",
    Emotion.NEUTRAL: r"\bneutral\b|\bbored\b|\bindifferent\b|\bcalm(?:er|ly)?\b(?! music)|\bunimpressed\b|\bemotionless\b|\bstraight face\b|面无表情|平静|淡定|无聊|不耐烦",
}
_GESTURES = {
    Gesture.WAVE: r"\bwav(?:e|es|ing)\b(?! )|\bwav(?:es?|ing)(?: (?:at|to|his|her|when|while|in|as|back|hello|goodbye|too|and)\b)|挥了?挥?手|招了?招?手",
    Gesture.POINT: r"\bpoint(?:s|ing)?\b|指着|用手指",
    Gesture.FACEPALM: r"\bface-?palm(?:s|ing)?\b|\bcover(?:s|ing)?\s+(?:his |her )?\s*face\b(?: with\s+(?:his |her |both )?\s*hands)?|捂脸|扶额",
    Gesture.CLAP: r"\bclap(?:s|ping)?(?: (?:his|her) hands)?\b|\bapplaud(?:s|ing)?\b|鼓了?鼓?掌|拍了?拍?手",
    Gesture.SHRUG: r"\bshrug(?:s|ging)?(?: (?:his|her) shoulders)?\b|(?:摊手)?耸耸?肩|摊摊?手",
    Gesture.ARMS_UP: r"\b(?:arms|hands) (?:up|in the air)\b|\braises? (?:his|her|both) (?:arms|hands)\b|\bthrows? (?:his|her) (?:arms|hands) up\b|举起?双?手|高举双手",
    Gesture.HANDS_ON_HIPS: r"\bhands on (?:his|her|the) hips\b|叉腰",
    Gesture.CROSS_ARMS: r"\bcross(?:es|ing)? (?:his |her |the )?arms\b|\barms crossed\b|抱(?:着)?(?:双)?(?:臂|胳膊)|双臂交叉",
    Gesture.SALUTE: r"\bsalut(?:e|es|ing)\b|敬个?礼",
    Gesture.BOW: r"\bbows?\b(?! tie)(?! and arrow)(?: (?:to|for|before) the (?:audience|camera|viewers?))?|\bbowing\b|鞠个?躬",
    Gesture.THINK: r"\bscratch(?:es|ing)? (?:his|her) (?:head|chin)\b|挠挠?头",
}
_TIMES = {
    TimeOfDay.NIGHT: r"\b(?:be|is|it's|gets?|getting|already|pitch|completely) (?:already |pitch |quite )?dark\b(?: out(?:side)?)?|天(?:都)?黑(?:了|下来)?",
    TimeOfDay.DAY: r"(?:(?<=\bto )|(?<=\binto )|(?<=\bfor )|(?<=\bwith )|(?<=\bit )|(?<=\bbut ))day(?:time|light)?\b(?! of| in| at)",
}
"""What the lexicon, which reads stories ("one day"), leaves out."""
TABLES: Final[Mapping[str, Mapping[Any, str]]] = {
    "time": _TIMES,
    "framing": _FRAMINGS,
    "camera": _CAMERAS,
    "emotion": _EMOTIONS,
    "gesture": _GESTURES,
}
"""Field of a revision → its values with the words that ask for them."""


def _music(adjectives: str, chinese: str) -> re.Pattern[str]:
    """A kind of music, the adjective before or after the noun."""
    noun = r"(?:music|soundtrack|score|tune|songs?)"
    return re.compile(
        rf"\b(?:more )?(?:{adjectives})\s+{noun}\b|\b{noun}\b[\w ]{{0,20}}?\b(?:more )?(?:{adjectives})\b"
        rf"|(?:{chinese})一?[点些]?的?(?:音乐|配乐)|(?:音乐|配乐).{{0,4}}?(?:{chinese})一?[点些]?",
        re.I,
    )


_FILM = r"(?! (?!film|movie|version|one|story|cut|please|and|but|than|by|in|with|again)\w)"
"""After a comparative that is meant for the whole film: "shorter hair" isn't."""

WHOLE: Final[Mapping[tuple[str, Any], re.Pattern[str]]] = {
    ("mood", str(Mood.NONE)): re.compile(
        r"\b(?:no|without(?: any)?|remove the|drop the|turn off the) (?:background )?(?:music|soundtrack)\b|(?:没有|不要|去掉)(?:音乐|配乐)",
        re.I,
    ),
    ("mood", str(Mood.PLAYFUL)): _music(
        "happ(?:y|ier)|cheerful|joll(?:y|ier)|fun(?:ny|nier)?|playful|light(?:er)?|merr(?:y|ier)|upbeat",
        "欢快|快乐|开心|轻松|活泼",
    ),
    ("mood", str(Mood.MELANCHOLY)): _music(
        "sad(?:der)?|melanchol(?:y|ic)|slow(?:er)?|nostalgic|quiet(?:er)?|calm(?:er)?", "悲伤|伤感|忧伤|难过"
    ),
    ("mood", str(Mood.TENSE)): _music(
        "tens(?:e|er)|scar(?:y|ier)|suspenseful|thrilling|dark(?:er)?", "紧张|恐怖|吓人|惊险"
    ),
    ("mood", str(Mood.EPIC)): _music("epic|dramatic|heroic|grand(?:er)?|big(?:ger)?", "史诗|宏大|壮观"),
    ("mood", str(Mood.ROMANTIC)): _music("romantic|soft(?:er)?|tender", "浪漫"),
    ("mood", str(Mood.MYSTERIOUS)): _music("mysterious|eerie|strange(?:r)?", "神秘"),
    ("mood", str(Mood.ADVENTUROUS)): _music("adventurous|exciting|fast(?:er)?", "冒险"),
    ("mood", str(Mood.RAGTIME)): _music("ragtime|piano|old-time", "拉格泰姆"),
    ("music", True): re.compile(
        r"\b(?:with|add(?: some)?|turn on the) (?:background )?music\b|(?:加上?|要有)(?:音乐|配乐)", re.I
    ),
    ("captions", False): re.compile(
        r"\b(?:no|without(?: any)?|remove the|hide the|turn off the|drop the) (?:captions|subtitles)\b|(?:没有|不要|去掉)字幕",
        re.I,
    ),
    ("captions", True): re.compile(
        r"\b(?:with|add|show(?: the)?|turn on the) (?:captions|subtitles)\b|(?:加上?|要有)字幕", re.I
    ),
    ("size", "9:16"): re.compile(r"\b(?:vertical(?:ly)?|portrait|upright)\b|竖屏|竖版|竖着的?|竖的", re.I),
    ("size", "1:1"): re.compile(r"\bsquare(?! (?:in|of|with)\b)|方形|(?:正方|方)的|正方", re.I),
    ("size", "16:9"): re.compile(r"\b(?:landscape|horizontal|widescreen)\b|横屏|横版|横着的?|横的", re.I),
    ("language", "zh"): re.compile(
        r"\b(?:re-?)?dub(?:bed)?\b[\w,: ]{0,8}\b(?:chinese|mandarin)\b|\b(?:in|into|to|speak(?:ing)?) (?:simplified |traditional )?(?:chinese|mandarin)\b|\b(?:chinese|mandarin) (?:voices?|dialogue|lines|version|speech|audio)\b|(?:改?[用成]|换成)?(?:中文|汉语|普通话|国语)(?:说|讲|版|配音)?",
        re.I,
    ),
    ("language", "en"): re.compile(
        r"\b(?:re-?)?dub(?:bed)?\b[\w,: ]{0,8}\benglish\b|\b(?:in|into|to|speak(?:ing)?) english\b|\benglish (?:voices?|dialogue|lines|version|speech|audio)\b|(?:改?[用成]|换成)?(?:英文|英语)(?:说|讲|版|配音)?",
        re.I,
    ),
    ("length", "shorter"): re.compile(
        rf"\bshorter\b{_FILM}|\bshorten\b(?: it| the film| the movie)?|(?:再|更)?短一?[点些]|更短|缩短", re.I
    ),
    ("length", "longer"): re.compile(
        rf"\b(?<!no )longer\b{_FILM}|\blengthen\b(?: it| the film| the movie)?|(?:再|更)?长一?[点些]|更长|加长|延长",
        re.I,
    ),
}
"""Field and value of what is meant for the whole film → the words that ask for it."""

WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’-]*|[\u4e00-\u9fff]+|\d+")
PLAIN: Final = ENGLISH | word_set(
    """
    please just only now but so then than there here too also still even ever can could would should will may might
    must have has had be been being am do does did done let's lets let i me my mine you your we us our him them
    make makes making made change changes changed changing set move put take turn give get keep keeps keeping use
    try show want wants like need needs play plays playing played happen happens look looks looking
    already ought opening ending end beginning start finish wait hold go goes look else's everything everybody everyone anything else rest other others same all any each every both one ones more most less
    much many bit little lot lots rather really again instead not no never without replace replaced replacing swap
    shot shots scene scenes film films movie movies video story version picture pictures part parts take takes
    weather light lighting lights time place style mood camera framing emotion colour color time
    remove removing removed rid stop stops drop lose less avoid except clear don't dont doesn't isn't
    s t ll ve long second seconds minute minutes whole entire of out up down over off back add this that these those first second best thing things way
    """
)
"""Words of orders that ask for nothing by themselves."""
PLAIN_ZH = re.compile(
    r"去掉|没有|不要|别|停|从|请|让|把|将|给|使|改成|改为|改到|改在|改用|改|换成|换到|换|变成|变得|变|做成|做|拍成|拍|用|在|到|去|上|里|中|下|的|地|得|了|着|吧|呢|啊|和|与|跟|但|也|都|还|就|再|更|一点|一些|点|些|"
    r"其他|其它|不变|保持|别的|整个|全部|所有|这个|那个|那么|这么|那种|它|他|她|们|电影|影片|片子|视频|镜头|画面|场景|故事|个|第|而不是|不是|不|代替|要|想|我|你|试试|试|看|最好|一起|一直|统一|音乐|配乐|天气|时间|地点|风格"
)
