"""What a Chinese request asks of the film itself: what it must keep to, how it feels, and the order's own words."""

from __future__ import annotations

import re
from typing import Final

from ...common.acts import Constraint, ConstraintKind, Tone
from .. import lexicon
from ..numbers import NUMBER_ZH, chinese_number
from ..text import is_traditional, just_before
from .cut import cut
from .preamble import beside, reasons, tells
from .words import BLANK, known_words

_K = ConstraintKind
_NO = r"(?:不(?:要|能|许|准|可以)(?:有|出现)|不要|没有|没|无|别有?|不出现|不需要|不用)"
_RULES: Final = tuple(
    (kind, value, re.compile(pattern))
    for kind, value, pattern in (
        (_K.NOBODY, "", rf"(?:画面(?:里|中)?)?(?:里面)?{_NO}(?:任何)?(?:人物|真人|人类|人)(?!说|[\u4e00-\u9fff]*说话)(?:出现|出镜)?(?=[，。；、,!！]|$)"),
        (_K.NOBODY, "", r"一个人(?:都|也)(?:不要|不能|不许|没有|别)(?:有|出现)?"),
        (_K.NO_DIALOGUE, "", rf"(?:全程|全片)?{_NO}(?:任何|一句)?(?:对白|台词|对话|人说话|说话)|(?:全程|全片)?无声(?=[，。；]|$)"),
        (_K.NO_DIALOGUE, "", r"(?:没有|不要|无)(?:任何)?(?:声音|人声|配音)(?=[，。；！\n]|$)"),
        (_K.NARRATOR_ONLY, "", r"(?:只要|只有|仅有|只用)旁白"),
        (_K.NO_JOKES, "", rf"(?:{_NO}|别)(?:搞笑|笑话|开玩笑|笑料|幽默)|不好笑|不搞笑|不要好笑"),
        (_K.ONLY_THESE_LINES, "", r"(?:只说|只讲|台词只有|对白只有)(?:这|那)?(?:几|一|两|三)?句(?:话|台词|对白)?"),
        (_K.LANGUAGE, "yue", r"(?:用|讲|说)(?:粤语|广东话|粵語)(?:对白|讲|配音)?"),
        (_K.LANGUAGE, "zh", r"(?:用|讲|说)(?:普通话|国语|中文)(?:对白|讲|配音)?"),
        (_K.LANGUAGE, "en", r"(?:用|讲|说)(?:英语|英文)(?:对白|讲|配音)?"),
        (_K.SCRIPT, "traditional", r"(?:用|字幕用)?(?:繁体|正体)(?:中文|字幕|字)?"),
        (_K.SCRIPT, "simplified", r"(?:用|字幕用)?简体(?:中文|字幕|字)?"),
    )
)  # fmt: skip
_PLEADED: Final = re.compile(rf"(?:请|麻烦|拜托|不该)(?={BLANK})")
"""What is left of "please don't"."""
_SHOTS: Final = re.compile(rf"(?:正好|刚好|一共|总共|只要|只用|就)?(?:分成?)?({NUMBER_ZH})个(?:镜头|分镜)")
_LENGTH: Final = re.compile(rf"(?:时长|大约|大概|长度|长|约)?({NUMBER_ZH})(秒钟?|分钟)(?:左右|长|以内)?")
_ONLY: Final = re.compile(
    r"(?:片中|片里|画面里|全片)?(?:只有|只出现|只要)((?:(?![还在着了把被去来不地得掉吃跑走飞跳哭笑睡喝拿打看])[\u4e00-\u9fff]){1,12}?)(?:出现|出镜|这?两个角色)?(?=[，。；,!！]|$)"
)
_WITHOUT: Final = re.compile(
    r"(?:不(?:要|能|许|准|可以)(?:有|出现)|不要|不出现|别出现)([\u4e00-\u9fff]{1,8}?)(?=[，。；,!！）)\n]|$)"
)
_TONE_WORDS: Final = (
    (Tone.FUNNY, "搞笑|好笑|滑稽|幽默|爆笑|逗趣|喜剧"),
    (Tone.SAD, "伤感|悲伤的|感伤|催泪|忧伤|悲剧"),
    (Tone.TENDER, "温馨|温暖人心|治愈|感人|暖心|温情"),
    (Tone.CALM, "安静的|平静|宁静|舒缓|恬静|慢节奏|静谧"),
    (Tone.TENSE, "紧张(?:刺激|的|一点|感)|惊险|悬疑"),
    (Tone.SCARY, "恐怖|吓人|惊悚|鬼故事|阴森"),
    (Tone.EPIC, "史诗|宏大|壮观|热血"),
)
_TONES: Final = tuple((tone, re.compile(words)) for tone, words in _TONE_WORDS)
_UNWANTED: Final = re.compile(r"(?:不要?|别|没有|没)(?:太|有|任何)?$")
_FEELS: Final = re.compile(
    rf"(?:要|整体|气氛|风格|感觉)*(?:{'|'.join(words for _, words in _TONE_WORDS)})(?:一点|一些|的|地)*(?=[，。；,：:]|$)"
)
_FORM_ENDS: Final = re.compile(r"(?:片|节目|风格|形式|的形式)?(?=[，。：；的片,]|$)")
_FILM: Final = r"(?:动画短片|动画片|短视频|动画|短片|视频|影片|片子|电影|小片|微电影|默片|故事片|卡通片|卡通|片段|小故事|故事|(?<![照卡名叶雪图唱薯药芯碎刀相瓦信贺镜肉冰纸布木])片|新闻报道|新闻|纪录片|预告片|广告片|广告|默剧)"
_PLEAS: Final = "请你?|麻烦你?|唔该|有没有办法|有没有可能|能不能|可不可以|能否|可否|可以|想请你|帮我|替我|给我|帮忙|我想看|我想要|我想|想看|我要|同我|我希望|希望"
"""How an order begins, as often as it takes."""
_ORDER: Final = re.compile(
    rf"(?:^|(?<=[。！\n]))(?:{_PLEAS}|想要|来)*"
    rf"(?:拍摄|拍|做|整|制作|生成|画|创作|写|剪|来|讲|弄|看|要|出)?"
    rf"(?:一?[个部条段支套出则集]|一)?(?:[^，。：；、和的]{{0,8}}(?:的|风格的?))?(?:[^，。：；的]{{0,6}}?)"
    rf"{_FILM}(?:(?:风格|形式|类型|样子)的?)?(?:[，：。:,]|$|(?=讲|说|是|关于|内容))"
)
_ACTED: Final = re.compile(
    rf"(?!(?:{_PLEAS}|想要|拍|做|整|制作|生成|画|创作|写|剪|来|讲|弄|看|要|出|一?[个部条段支套则集]))"
    rf"[^，。的]*?[看讲拍放听说唱给把被在演]+[^，。的]{{0,4}}{_FILM}[，。]?$"
)
"""What looks like an order, but is what somebody does with a film or story: "the sister tells a story"."""
_PREFIX: Final = re.compile(
    rf"^(?:{_PLEAS}|不该)*(?:(?<=[要想])看(?![见到着了看过]))?"
    r"(?:(?:拍摄|拍|做|整|制作|生成|画|创作|写|讲|来|看)(?:一?[个部条段支套出则]|一(?=[个部条段支套出则])|(?=[一两三几][只头匹位名])))?(?:关于|讲述|有关)?"
)
_ABOUT: Final = re.compile(
    r"(?:内容|主题|剧情|故事|片子)?(?:是)?(?:讲述了?|讲的是|说的是|关于|描述了?|内容是|主题是|主角是|故事是|剧情是|剧情：|内容：)"
)
_TOLD: Final = re.compile(
    r"(?:(?<=[。！？\n\ue001，])|^)(?:请|麻烦)(?:你们?|您)?(?:帮我|给我|替我|帮忙)?(?:做|画|拍|来|弄|整)?(?=[一两三几][只个头条位名匹])|"
    r"(?:(?<=[。！？\n\ue001，])|^)(?:想要|我要|要|想看|我想看|想)(?=[一两三几][只个头条位名匹])|"
    r"(?<=\ue001)[，,：:]?(?:讲的?是?|说的?是?|讲述|关于|描写)(?=[\u4e00-\u9fff])(?![话完得着了故])|"
    r"(?:(?<=[，。,:：\ue001])|^)(?:讲|说|话说|讲的是|系讲|是讲)(?=[一有两三几个只]|从前|很久)"
)
_LABEL: Final = re.compile(
    rf"(?:分?镜头?|场景|场|幕|画面|片段|第{NUMBER_ZH}?[镜场幕个]头?)(?:脚本)?(?:{NUMBER_ZH})?[：:]|第{NUMBER_ZH}[镜场幕](?=[，\s])"
)
"""What numbers the shots of a list."""
_DEMAND: Final = re.compile(
    r"(?:(?<=[。！？!?\n\ue001])|^)\s*(?:想?要(?![一两三几][只个头条位名匹])|只(?:需要?|用)|最好(?!的)|我要的是|希望|请(?![了来到])(?![^。！？\n]{0,8}[一两三几][只个头条位名匹])|别(?!的|人|处)|不要|不好|不使|不用|不必|尽量|整体|全片|全程|不该)"
    r"(?:(?![，,][^，。]{0,3}[一两三几][只个头条位名匹])[^。！？!?\n“「:：]){0,40}(?=[。！？!?\n]|[，,][^，。]{0,3}[一两三几][只个头条位名匹]|$)"
)
"""A sentence of its own that asks for something and names nobody before it."""
_MANNER: Final = re.compile(
    r"(?:(?<=[，。！？!?、；\n])|^)\s*(?:语气|氛围|气氛|节奏|音乐|配乐|画风|风格|色调|颜色|色彩|基调|最好(?!的)|尽量|不要|不好|不使|别(?![的人处])|不该)(?!跑|走|动|怕|哭)[^，。！？!?；\n“「:：]{0,16}(?=[，。！？!?；\n]|$)"
)
"""A clause about how the film is made, or about what it is to do without."""
_ASKED_FOR: Final = re.compile(
    r"^(?:请|麻烦|可不可以|能不能|可以|帮我|给我|我想|我要|想)[^，。：:；\n]{0,30}(?:看|睇|睇㗎|看的|用的|搞笑的)[？?，。：:](?=.)"
)
"""A first clause that only tells for whom the film is."""
_MINE: Final = re.compile(
    r"(?:(?<=[，。！？\n\ue001])|^)我(?:是[^，。\n]{1,8}|今年)?(?:(?:\d+|[一二三四五六七八九十]+)岁(?=[，。])|想要?看|要看|想要|要|想拍|希望)"
    r"|^(?:我家?|俺家?)?(?:的)?(?:女儿|儿子|闺女|孩子|宝宝|妹妹|弟弟|孙子|孙女|外孙|小朋友|娃)[^，。]{0,6}岁[^，。]{0,8}，[他她]?(?:特别|很|最|一直|就|老|总)?(?:想要?|要|爱|喜欢)看"
    r"|^(?:我家?|俺家?)(?:的)?(?:女儿|儿子|闺女|孩子|宝宝|妹妹|弟弟|孙子|孙女|外孙|小朋友|娃)(?:特别|很|最|一直|就|老|总|天天)?(?:想要?|要|爱|喜欢)看(?=[^，。]{4})"
)
_TITLE: Final = re.compile(r"(?:用[^，。：:]{1,10})?(?:讲|说|改编)[^，。：:]{1,14}的故事[：:]")
"""A well-known story that is only named, before it is told."""
_SEQUEL: Final = re.compile(
    r"(?:^|(?<=\ue001))[^，。：:；\n\ue001]{2,10}(?:续集|新编|番外|大战|后传|前传)[，：:,]"
)
"""A title before what is told."""
_CAMERA: Final = re.compile(
    r"(?:(?<=[，。！？\n\ue001])|^)\s*(?:最后|结尾)?(?:画面|镜头|字幕)(?:最后|慢慢|缓缓)?(?:停|定格|拉|推|转|切|对准|留|跟|摇|移|黑|暗|淡|从)[^，。！？；\n]*"
)
"""What the camera does, which nobody in the film does."""
_SUFFIX: Final = re.compile(rf"的(?:[\u4e00-\u9fff]{{0,5}})?{_FILM}[吧呗啊哦呢嘛]?(?=[，。；！,!]|$)")


def asked(text: str, original: str) -> tuple[list[Constraint], Tone | None, str]:
    """Constraints and tone of a request, and its text with the words for them blanked out, of the same length."""
    found: list[Constraint] = (
        [Constraint(kind=_K.SCRIPT, value="traditional")] if is_traditional(original) else []
    )
    tone = _tone(text)
    for span in list(beside(text)):
        text = _blank(text, *span)

    def add(kind: ConstraintKind, value: str, match: re.Match[str]) -> None:
        nonlocal text
        if not any((one.kind, one.value) == (kind, value) for one in found) and len(found) < 20:
            found.append(
                Constraint(kind=kind, value=value[:200], text=original[match.start() : match.end()][:200])
            )
        text = _blank(text, *match.span())

    for kind, value, pattern in _RULES:
        for match in pattern.finditer(text):
            add(kind, value, match)
    for match in list(_PLEADED.finditer(text)):
        text = _blank(text, *match.span())
    for match in _SHOTS.finditer(text):
        add(_K.EXACT_SHOTS, str(int(chinese_number(match.group(1)))), match)
    for match in _LENGTH.finditer(text):
        seconds = chinese_number(match.group(1)) * (60 if match.group(2) == "分钟" else 1)
        add(_K.LENGTH, str(int(seconds)), match)
    for match in _WITHOUT.finditer(text):
        add(_K.WITHOUT, original[match.start(1) : match.end(1)], match)
    for match in _ONLY.finditer(text):
        if any(one.verb and not one.noun for one in cut(match.group(1), 0, known_words(False), {})):
            continue  # "only the hedgehog climbs up" tells what it does
        add(_K.ONLY_THESE, original[match.start(1) : match.end(1)], match)
    for span in list(reasons(text)):
        text = _blank(text, *span)
    if form := _form(text[:40]):
        found.append(form)
    return found, tone, _without_order(text)


def _form(opening: str) -> Constraint | None:
    """The form that the beginning of a request names."""
    for form, aliases in lexicon.FORMS.items():
        for word in aliases.replace("~", ",").split(","):
            at = opening.find(word) if word > "\u3400" else -1
            if at >= 0 and _FORM_ENDS.match(opening, at + len(word)):
                return Constraint(kind=_K.FORM, value=form.value, text=word)
    return None


def _tone(text: str) -> Tone | None:
    for tone, words in _TONES:
        for match in words.finditer(text):
            if not just_before(_UNWANTED, text, match.start()):
                return tone
    return None


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + BLANK * (end - start) + text[end:]


def _without_order(text: str) -> str:
    """The text without "make a film in which", by blanks, and without the sentence that only tells its tone."""
    for pattern in (_ASKED_FOR, _SEQUEL, _TITLE, _ORDER, _PREFIX, _ABOUT, _TOLD, _SUFFIX):
        for match in list(pattern.finditer(text)):
            if pattern is _ORDER and _ACTED.match(match.group()):
                continue
            if pattern is not _ORDER or tells(_blank(text, *match.span()).replace(BLANK, "，")):
                text = _blank(text, *match.span())
    for pattern in (_LABEL, _FEELS, _DEMAND, _MANNER, _CAMERA, _MINE):
        for match in list(pattern.finditer(text)):
            text = _blank(text, *match.span())
    return text
