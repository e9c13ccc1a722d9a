"""What of an order nothing took up: with it left, nothing is done, as a wrong change is worse than a question.

Reasons, courtesies and words that only say what an edit says anyway ("voice" beside a deeper one) ask for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from ...common.story import Language, Storyboard
from ...intent.text import word_set
from .clauses import OrderClause
from .impossible import what_cannot_be
from .model import (
    AddEvent,
    AddThing,
    Edit,
    EditBase,
    MuteShots,
    NewLine,
    Orders,
    Recast,
    RemoveLines,
    RemoveShots,
    RemoveThing,
    SceneEdit,
    SetFilm,
    SetLine,
    SetPace,
    SetTransition,
    SetVoice,
    SwapShots,
    Undo,
)
from .names import FilmNames, Mention
from .told import in_letters_of, told_edits

_COURTESY: Final = word_set(
    """
    dear editor hi hello kind regards best wishes thank thanks cheers sincerely grateful glad happy appreciate greatly most team
    lol haha pls plz ta tho though yeah yep yes ok okay right sure great good fine nice lovely cool awesome super fantastic
    prefer rather wonder wondering possible possibly somehow simply basically actually already perhaps maybe quite totally
    absolutely definitely certainly surely probably wanted wish if were was i'd i'll i've we'd we'll we've you'd you'll it'd it'll he'd she'd
    that'd something someone thing things stuff mind version bit think thought feel feeling idea ideas see watch seen
    pick picked select choose chosen decide decided switch switched adjust edit edited fix fixed apply applied update
    gone came come become becomes turned starting himself herself itself themselves yourself myself mate
    belong belongs fit fits during love notch overall everywhere throughout tops max maximum
    bring brings stay stays stayed remain remains kept
    work works working seems seem instead result effect check whether thinking reckon guess
    """
)
_COURTESY_ZH: Final = re.compile(
    r"您好|你好|老师|导演|编辑|亲|辛苦|谢谢|多谢|感谢|拜托|麻烦|帮忙|帮我|劳驾|好吗|行吗|可以吗|可以|能不能|能否|能|行|吗|呗|嘛|啦|喇|呀|哈|哦|噢|哎|算了|算|觉得|感觉|应该|应当|希望|需要|想要|还是|或者|"
    r"是|有|来|搞|弄|搬|放|掉|成|让|做|一丢丢|一丁点|稍微|稍稍|一下子?|一下|之间|才对|才好|才|样子|效果|看看|最后|结果|然后|并且|而且|以及|另外|整体|整片|总共|一共|够了?|发生|全片|全体|统统|全程|全|都|这|那|些|之|好"
)
_ABOUT: Final[Mapping[type[EditBase], str]] = {
    SetVoice: r"voices?|sounds?|sounding|speaks?|speaking|talks?|talking|tone|shrill|说话|讲话|声音|嗓音|嗓子|语速|慢|快|大人|像",
    SetPace: r"speed|pace|tempo|motion|slow|sleepy|long|short|drags?|fast|time|last|lasts|exactly|动作|只|节奏|慢镜头|速度|时长|慢|快|长|短|拉长|留|停",
    SetFilm: r"crank|turn|captions?|subtitles?|subs|music|volume|sound|title|name|card|end|called|size|text|mood|tone|vibe|atmosphere|comedy|film|字幕|字号|[一两三]号|字|音乐|声音|音量|标题|片名|名字|题目|氛围|气氛|基调|结尾|片尾|开头",
    SetTransition: r"cut|transition|transitions|end|ending|between|show|shows|film|gone|by|picture|slowly|结尾|片尾|收尾|画面|转场|过渡|结束",
    MuteShots: r"completely|totally|all|sounds?|audio|please|完全|全部|声音",
    SetLine: r"lines?|says?|said|words?|thing|text|reads?|那句|那句话|句|台词|话|说",
    NewLine: r"lines?|says?|said|words?|一句|句|台词|话|说|喊",
    RemoveLines: r"lines?|says?|said|words?|talk|talks|speak|一句|句|台词|话|说",
    Recast: r"plays?|role|part|character|story|turn|name|演|角色|扮|角",
    AddThing: r"head|wearing|wear|wears|头上|头|戴",
    RemoveThing: r"frame|picture|画面|镜头",
    SwapShots: r"order|places?|position|round|around|顺序|位置",
    AddEvent: r"ending|film|结尾|片尾",
    Undo: r"version|change|changes|上一版|原来|之前",
}
"""Kind of edit → words beside it that ask for nothing more."""
_ABOUT_SCENE: Final[Mapping[str, str]] = {
    "framing": r"face|tiny|small|pond|camera|frame|framed|angle|view|shot|脸|镜头|画面|大|看得见|看见|见|拍",
    "camera": r"camera|slow|slowly|move|shot|镜头|慢|过去|过来",
    "style": r"old|film|look|style|drawn|画风|画面|风格|样子",
    "language": r"language|audience|voices?|dialogue|dub|redub|dubbed|lines|对白|语言|配音|台词",
    "seconds": r"总共|一共|trim|trimmed|cut|down|squeeze|length|long|total|run|runs|time|about|around|整片压|压|压到|总长|控制|时长|总|长|拉长|短|缩短|太短|太长",
    "length": r"length|long|total|run|runs|time|总长|时长",
    "size": r"format|screen|ratio|aspect|size|wide|画幅|比例|屏|\d+|比",
    "music": r"crank|music|background|tunes?|soundtrack|score|switch|背景|声音|音乐|配乐",
    "captions": r"captions|subtitles|add|mine|字幕",
    "mood": r"music|background|tunes?|soundtrack|score|something|mood|comedy|vibe|背景|太闹|音乐|配乐",
    "weather": r"weather|sky|outside|out|刮|起|点|大|天气",
    "time": r"time|already|light|outside|out|天色|时间|天",
    "place": r"location|set|place|scene|background|lives?|whole|地点|背景|拍",
    "emotion": r"face|expression|look|looks|looking|feel|feels|little|一脸|脸|表情|样子",
    "gesture": r"hands?|head|开头先|最后|先|摊手",
    "again": r"didn't|take|weird|wrong|legs?|arms?|broken|strange|odd|没|条|拍",
}
_WISH: Final = re.compile(
    r"\b(?:should|must|let|lets|let's|make|want|need|needs|please|can|could|would|add|remove|put|give|have|no|not|don't|only|(?<!'s )(?<!has )(?<!is )just|except|while|when|until|unless|before|after|during|instead|rather|keep|change|turn|set|swap|move|cut|drop|lose|use|show)\b"
    r"|让|要|别|不要|改|换|加|去掉|删|把|给|只|除|时候|以后|之前|那会儿|变|放|搬|挪|调",
    re.I,
)
"""What makes a clause a wish, or narrows one."""
_PURPOSE: Final = re.compile(
    r"\b(?:for|on|to|fit|fits) (?:my |our |the |a |his |her |their )?(?:\w+ )?(?:insta(?:gram)?|tiktok|youtube|shorts|facebook|feed|phone|tv|telly|projector|contest|competition|class|school|kids?|children|mum|mom|dad|grand\w+|party|birthday|wedding|presentation|website|blog|channel)\b(?: feed| page| channel| story)?"
    r"|(?:在)?(?:手机|电视|抖音|投影|朋友圈|学校|班里|小红书|视频号|B站)(?:上)?(?:看|发|放|用)?的?|(?:要|想)?(?:发|投|传)(?:到|在)?(?:抖音|电视|朋友圈|小红书|视频号|手机)(?:上)?(?:看|放)?的?",
    re.I,
)
_TOLD_WHY: Final = re.compile(
    r"^\W*(?:and |so |because |since |as |cause |cuz )?(?:it|it's|its|it was|that|that's|this|this is|they|they're|we|he|she|he's|she's|my|our|those|these|i|i'm|i've|i'll|nothing|nobody|everyone|kids|people|\w+'s \w+ (?:looks?|is|are)|[\w' ]{2,24}? (?:sounds?|looks?|feels?|seems?|is|are|was|were) (?:like|so|too|a bit|kind of|really|way|very|gone)|the [\w ]{2,20} (?:is|are|was|feels?|looks?|sounds?|came))\b"
    r"|^[^，。]{0,12}(?:太|有点|不太|没|看不|听不|好像|很|吵到|挡住|像|得上|接)|^(?:孩子|宝宝|小朋友|我们?|他们|观众|大家看|跟后面|为了|因为|这样)",
    re.I,
)


_PRONOUNS: Final = word_set("he him his she her hers they them their 他 她")


def spoken_of(mentions: Sequence[Mention], said: str) -> list[str]:
    """Whom and what a clause names, where that may say which shots it means: no pronouns, nobody's garden."""
    return [
        one.text
        for one in mentions
        if len(one.entities) == 1
        and one.text.casefold() not in _PRONOUNS
        and not one.text.endswith("'s")
        and re.search(rf"{re.escape(one.text)}(?:'s|的|家)", said) is None
    ]


def film_only(shots: Sequence[str]) -> str:
    return f"That can only be had for the whole film, not for {', '.join(shots)} alone."


def of_the_whole_film(edit: Edit) -> bool:
    """Whether an edit can't be made of single shots: captions, their size, and how music sounds."""
    if isinstance(edit, SetFilm):
        return edit.caption_size is not None or edit.music_level is not None
    return isinstance(edit, SceneEdit) and (edit.captions is not None or edit.music is not None)


def asks_for_nothing(word: str, group: Sequence[OrderClause]) -> bool:
    """Whether a word that nothing took up stands only in clauses that say why something is wanted."""
    holding = [clause for clause in group if word.casefold() in clause.said.casefold()]
    return bool(holding) and all(
        _TOLD_WHY.search(clause.said.strip()) is not None and _WISH.search(clause.said) is None
        for clause in holding
    )


def ask_about_the_rest(
    orders: Orders, board: Storyboard, names: FilmNames, request: str, language: Language
) -> Orders:
    """The same order where all of it was understood; else what was and what wasn't, as a question."""
    cannot = what_cannot_be(request, language) if orders.unread else ""
    if cannot and not orders.doubts:
        return orders.model_copy(update={"doubts": [cannot]})
    if not orders.edits or orders.doubts:
        return orders
    if against := _against(orders.edits, names):
        return orders.model_copy(update={"doubts": [against]})
    purpose = " ".join(match.group().casefold() for match in _PURPOSE.finditer(request))
    left = [
        word
        for word in orders.unread
        if word.casefold() not in purpose and not _is_beside(word, orders.edits)
    ]
    if not left:
        return orders.model_copy(update={"unread": []})
    return orders.model_copy(
        update={"doubts": [_asked(orders.edits, left, board, request, language)], "unread": left}
    )


def _against(edits: Sequence[Edit], names: FilmNames) -> str:
    """What contradicts itself: somebody who is gone can't do anything, a shot that is cut out has no look."""
    for gone in edits:
        if isinstance(gone, RemoveThing) and not gone.shots:
            who = names.get(gone.entity)
            if who is not None and any(who.id in _doers(one, names) for one in edits):
                return f"{who.shown} is to be gone and also to do something. Which of both?"
        if isinstance(gone, SetVoice) and any(_opposed(gone, one) for one in edits):
            return (
                f"{gone.character} is to speak both higher and deeper, or faster and slower. Which of both?"
            )
        if isinstance(gone, RemoveShots):
            cut = set(gone.shots)
            if any(cut & set(_shots(one)) for one in edits if one is not gone):
                return f"{', '.join(gone.shots)} is to be cut out and also to be changed. Which of both?"
    return ""


def _opposed(one: SetVoice, other: Edit) -> bool:
    return (
        isinstance(other, SetVoice)
        and other.character == one.character
        and (other.pitch * one.pitch < 0 or (other.speed - 1) * (one.speed - 1) < 0)
    )


def _doers(edit: Edit, names: FilmNames) -> set[str]:
    """Who does or says something by an edit."""
    if isinstance(edit, AddEvent):
        return {one.id for mention in names.find(edit.words) for one in mention.entities}
    if isinstance(edit, SceneEdit | NewLine):
        return {one.id for one in names.entities if edit.character in one.bodies | one.voices}
    return set()


def _shots(edit: Edit) -> list[str]:
    shot = getattr(edit, "shot", None)
    return [*getattr(edit, "shots", []), *([shot] if isinstance(shot, str) else [])]


def _is_beside(word: str, edits: Sequence[Edit]) -> bool:
    """Whether a word is a courtesy, or says only what the edits say."""
    plain = word.casefold().replace("’", "'")
    if plain in _COURTESY or plain.removesuffix("'s") in _COURTESY:
        return True
    about = "|".join(filter(None, (_said_with(one) for one in edits)))
    rest = re.sub(rf"(?:{about})" if about else r"\b\B", "", plain) if not plain.isascii() else plain
    if plain.isascii():
        return bool(about) and re.fullmatch(rf"(?:{about})(?:'s)?", plain) is not None
    return re.search(r"\w", _COURTESY_ZH.sub("", rest)) is None


def _said_with(edit: Edit) -> str:
    if not isinstance(edit, SceneEdit):
        return _ABOUT.get(type(edit), "")
    given = edit.model_dump(exclude_defaults=True)
    return "|".join(words for name, words in _ABOUT_SCENE.items() if name in given)


def _asked(
    edits: Sequence[Edit], unread: Sequence[str], board: Storyboard, request: str, language: Language
) -> str:
    if language == "zh":
        words = "、".join(f"“{word}”" for word in unread)
        said = f"听懂的是：{told_edits(edits, board, language)}没听懂的是：{words}。所以什么都没改。"
        return in_letters_of(request, said)
    words = ", ".join(f"“{word}”" for word in unread)
    return (
        f"Understood: {told_edits(edits, board, language)} Not understood: {words}. So nothing was changed."
    )
