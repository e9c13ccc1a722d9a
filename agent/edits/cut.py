"""Orders about the film around its pictures: captions, music, cards, transitions, pace, voices, sounds."""

from __future__ import annotations

import re
from typing import Final

from ...common.acts import Tone
from ...common.vocabulary import Mood, Sound, Transition
from .clauses import QUOTE, SHOTS, FilmFacts, OrderClause
from .model import Edit, MuteShots, SceneEdit, SetFilm, SetSound, SetTransition
from .said_not import is_said_away

LARGER, SMALLER = 1.3, 0.77
"""Factors on captions that are to be bigger or smaller."""
LOUDER: Final = 4.0
"""Decibels by which music gets louder or quieter."""
A_BIT: Final = re.compile(
    r"\b(?:a (?:little|tiny)? ?bit|a little|slightly|a tad|a touch|somewhat)\b|一点|一些|点儿|稍", re.I
)
A_LOT: Final = re.compile(r"\b(?:much|a lot|far|way|twice|double|really|very)\b|很多|多得多|一倍|特别", re.I)

_CAPTIONS: Final = (
    r"(?:captions?|subtitles?|subs|caption text|the text at the bottom|字幕|下面的字|底下的字|下面那些字)"
)
_BIG: Final = r"\b(?:bigger|larger|big|large|huge|too (?:small|tiny|little)|can(?:'t|not)? (?:barely |hardly )?read|barely read|hardly read|increase|enlarge|up a (?:size|notch))\b|(?:太|有点)小|看不清|放大|调大|加大|大[一两三]?号|(?:再|变|弄|调|改)?大一?[点些]|更大"
_SMALL: Final = r"\b(?:smaller|small|tiny|tinier|too (?:big|large|huge)|shrink|reduce|decrease)\b|(?:太|有点)大|缩小|调小|小[一两三]?号|(?:再|变|弄|调|改)?小一?[点些]|更小"
_CAPTION_OFF: Final = re.compile(
    rf"{_CAPTIONS}[^,.;，。；]{{0,12}}?(?:\boff\b|\bout\b|\baway\b|\bgone\b|关|去掉|不要|删|拿掉|取消|隐藏)|(?:\b(?:no|without(?: any| the)?|remove|hide|turn off|drop|lose|kill|ditch|get rid of|switch off|take out|delete|disable|don't (?:need|want)(?: any| the)?|do not (?:need|want)(?: any| the)?)\b(?: all)?(?: the| of the)?\s*|关掉|去掉|不要|删掉|取消|没有|关闭|隐藏|拿掉){_CAPTIONS}",
    re.I,
)
_CAPTION_ON: Final = re.compile(
    rf"{_CAPTIONS}[^,.;，。；]{{0,10}}?(?:\bon\b|\bback\b|打开|开|加上)|(?:\b(?:with|add|show|turn on|switch on|put|enable|bring back|want)\b(?: some| the| back)*\s*|加上?|要有|打开|显示){_CAPTIONS}",
    re.I,
)
_MUSIC: Final = r"(?:(?:background |the )?(?:music|soundtrack|score|tune|song)s?|背景音乐|音乐|配乐|乐曲|bgm)"
_MUSIC_OFF: Final = re.compile(
    rf"{_MUSIC}[^,.;，。；]{{0,10}}?(?:\boff\b|\bout\b|\baway\b|\bgone\b|关掉|关了|关|去掉|不要|删|停|没有)|(?:\b(?:no|without(?: any| the)?|remove|turn off|drop|lose|kill|ditch|get rid of|switch off|mute|cut(?: out)?|take out|stop|delete|silence|(?:don't|do not) (?:need|want)(?: any| the)?)\b(?: all)?(?: the| of the)?\s*|关掉|去掉|不要|删掉|取消|没有|静音|关闭|拿掉){_MUSIC}",
    re.I,
)
_IT_OFF: Final = re.compile(
    r"\b(?:turn|switch|take) (?:it|that|them) off\b|\b(?:mute|remove|drop|lose|kill) (?:it|that|them)\b|\b(?:get rid of|take out) (?:it|that|them)\b|关掉|关了|去掉",
    re.I,
)
_MUSIC_ON: Final = re.compile(
    rf"\b(?:with|add(?: some)?|turn on(?: the)?|bring back(?: the)?|put(?: some)?|needs?(?: some)?)\s*{_MUSIC}(?! more)|{_MUSIC}\s*(?:back )?\bon\b|(?:加上?|要有|配上?|来点|打开)(?:点|一些|一点)?{_MUSIC}",
    re.I,
)
_QUIETER: Final = re.compile(
    r"\b(?:quieter|softer|lower|too loud|down|turn(?:ed)? down|less loud|drowns?|drowning|over(?:powers|whelms|powering)|hardly hear|can't hear|cannot hear|barely hear|background)\b|太大声|太响|小声|轻一?[点些]|小一?[点些]|调小|调低|低一?[点些]|盖过|盖住|听不清",
    re.I,
)
_LOUDER: Final = re.compile(
    r"\b(?:louder|too quiet|too soft|turn(?:ed)? up|up|more audible|higher volume)\b|大声|大一?[点些]|调大|调高|响一?[点些]|开大|太小|听不见",
    re.I,
)
_KINDS: Final = {
    Mood.MYSTERIOUS: r"spook(?:y|ier)|creep(?:y|ier)|scar(?:y|ier)|eerie|myster(?:y|ious)|strange|haunt(?:ed|ing)|诡异|恐怖|吓人|神秘|阴森|惊悚",
    Mood.ROMANTIC: r"calm(?:er)?|sooth(?:e|ing)|gentl(?:e|er)|relax(?:ed|ing)|soft|peaceful|slow(?:er)?|tender|romantic|warm(?:er)?|quiet piano|lullaby|sweet(?:er)?|mellow|舒缓|温柔|轻柔|安静|柔和|浪漫|抒情|温馨|平静|慢",
    Mood.PLAYFUL: r"happ(?:y|ier)|cheer(?:ful|ier)|fun(?:ny|nier)?|upbeat|playful|light(?:er|-hearted)?|jolly|bouncy|silly|sillier|comic(?:al)?|lively|欢快|轻快|快乐|活泼|俏皮|搞笑|开心|轻松|欢乐",
    Mood.MELANCHOLY: r"sad(?:der)?|melanchol(?:y|ic)|wistful|nostalgic|somber|sombre|悲伤|忧伤|伤感|难过|怀旧",
    Mood.TENSE: r"tens(?:e|er)|suspense(?:ful)?|thriller|dark(?:er)?|nervous|紧张|悬疑|刺激",
    Mood.ADVENTUROUS: r"adventur(?:e|ous)|excit(?:ed|ing)|fast(?:er)?|energetic|action|pirate|冒险|激动|有劲|快节奏|热闹",
    Mood.EPIC: r"epic|dramatic|grand|heroic|orchestr(?:a|al)|big(?:ger)?|majestic|史诗|宏大|壮观|激昂|雄壮|大气",
    Mood.RAGTIME: r"ragtime|piano|jazz(?:y)?|old-time(?:y)?|swing|爵士|钢琴|复古",
}
_KIND: Final = {mood: re.compile(rf"(?<![a-z])(?:{words})(?![a-z])", re.I) for mood, words in _KINDS.items()}
"""What music is to be like → its words."""

_END_CARD: Final = r"(?:end(?:ing)? (?:card|title|screen|slate)s?|closing (?:card|title|screen)s?|(?:that |the )?(?:card|title|text|screen|sign|words|writing) (?:at|in) the (?:very )?end|the end (?:card|title|screen|sign)|(?:final|last) (?:card|title|slate)|['\"]?the end['\"]?(?= (?:card|sign|off|at)|$)|credits|片尾[^，。]{0,4}(?:卡片|字卡|卡|字幕卡|画面|字)|结尾[^，。]{0,4}(?:卡片|字卡|卡|字)|最后[^，。]{0,4}(?:卡片|字卡|那张卡))"
_END_OFF: Final = re.compile(
    rf"\b(?:no|without(?: the)?|remove|hide|drop|lose|kill|ditch|get rid of|take out|take off|delete|cut|skip|(?:don't|do not) (?:need|want))\b[^,.;]{{0,14}}?{_END_CARD}|{_END_CARD}[^,.;，。；]{{0,12}}?(?:\boff\b|\bout\b|\baway\b|\bgone\b|\bgo\b|不要|去掉|删|拿掉|关)|(?:不要|去掉|删掉|拿掉)[^，。]{{0,4}}{_END_CARD}|(?:结尾|片尾|最后)的?(?:不要|去掉|删掉|不用)(?:那张|这张)?(?:字卡|卡片|卡)",
    re.I,
)
_END_SAYS: Final = re.compile(
    rf"{_END_CARD}[^⟦]{{0,40}}?{QUOTE}|{QUOTE}[^⟦]{{0,12}}?\b(?:on|as|for) the {_END_CARD}", re.I
)
_TITLE: Final = re.compile(
    rf"(?:\b(?:call|name|title|rename|retitle)\b (?:it|this|that|the (?:film|movie|thing|video|whole thing))(?: to| as)?|\btitle\b[^⟦]{{0,40}}?|\b(?:film|movie|it) (?:should be |is |be )?(?:called|named|titled)|(?:片名|标题|题目|片子?名|名字|影片名|电影名)[^⟦]{{0,8}}?|(?:叫做?|取名|命名为?|改名))\s*[:：]?\s*{QUOTE}",
    re.I,
)
_TITLE_PLAIN: Final = re.compile(
    r"\b(?:(?:the )?(?:new )?title (?:should |to |must |could )?(?:just |simply )?(?:be|read|say)|(?:change|set|make) the title to|rename (?:it|the (?:film|movie)) (?:to|as)?|retitle (?:it|the (?:film|movie))(?: to| as)?|call (?:the film|the movie|the video|this film|this movie)|call it(?=\s+[A-Z]))\s+(?P<title>[^,.;!?]{1,60})"
    r"|(?:片名|标题|题目|影片名|电影名)(?:就)?(?:叫做?|改成|改为|换成|改叫|是|用)(?P<zh>[^，。；,.;!！]{1,30})",
    re.I,
)
_HOW_TITLES_ARE: Final = re.compile(
    r"(?:in|on|at|more|less|bigger|smaller|larger|shorter|longer|funnier|better|different|something|gone|removed)\b|大|小|短|长|更",
    re.I,
)
"""What is said of a title and is none."""
_NO_TITLE: Final = re.compile(
    r"\b(?:no|without(?: a| the)?|remove the|drop the|lose the|get rid of the|skip the|hide the|delete the)\s+(?:opening )?title(?: card)?\b|(?:不要|去掉|删掉)(?:片头)?(?:标题|片名)|(?:标题|片名)(?:不要|去掉|删)",
    re.I,
)

_FADE_END: Final = re.compile(
    r"\bfade(?:s)?(?: out)?(?: slowly| gently)?(?: (?:to|into) black)?(?: out)?\b[^,.;]{0,20}?(?:\bat the (?:very )?end\b|\bin the end\b)|\b(?:end|finish|close)\b[^,.;]{0,24}?\bfad(?:e|ing)\b(?: out| to black)*|\bfade (?:to|into) black\b|\bfade out\b"
    r"|(?:慢慢|渐渐|逐渐)?(?:变黑|渐黑|黑下去|暗下去|黑屏|淡出)(?:收尾|结束|结尾)?|(?:淡出|渐隐)(?:到黑)?",
    re.I,
)
_TRANSITIONS: Final = {
    Transition.DISSOLVE: r"\b(?:cross-?)?dissolves?\b|\bcross-?fades?\b|\bmelt\b|叠化|溶化|淡入淡出|交叉淡化|渐变|溶接",
    Transition.WIPE: r"\bwip(?:e|es|ing)\b|划像|擦除|划过|划变",
    Transition.IRIS: r"\biris\b|圈入|圈出|圆形",
    Transition.FADE: r"\bfad(?:e|es|ing)(?: in| through black| to black| out)?\b|淡入|淡出|渐黑",
    Transition.CUT: r"\b(?:hard|straight|simple|plain) cuts?\b|\bno (?:transition|fade|dissolve|wipe)s?\b|硬切|直接切",
}

VOICE: Final = re.compile(
    r"\b(?:voice|sounds?|talks?|speaks?|talking|speaking|speech|say(?:s)? (?:it|that|this|his|her) ?\w*|tone of voice|delivery)\b|声音|嗓音|嗓子|说话|讲话|语速|语气|音调|声线",
    re.I,
)
_SOUNDS: Final = {
    Sound.THUNDER: r"thunder|雷声", Sound.SPLASH: r"splash|水花声|扑通", Sound.APPLAUSE: r"applause|clapping|掌声", Sound.BELL: r"bell|铃声|钟声", Sound.BOING: r"boing",
    Sound.POP: r"pop\b", Sound.WHOOSH: r"whoosh|swoosh|呼啸", Sound.DRUM_STING: r"drum ?(?:sting|roll)|rimshot|鼓点", Sound.GULLS: r"gulls?|seagulls?|海鸥声", Sound.WIND: r"wind|风声",
    Sound.WAVES: r"waves|海浪声|浪声", Sound.RAIN: r"rain|雨声", Sound.BUBBLES: r"bubbles|气泡声", Sound.RECORD_SCRATCH: r"record scratch", Sound.SAD_TROMBONE: r"sad trombone|womp", Sound.DING: r"ding|叮",
    Sound.CRASH: r"crash|撞击声|哐", Sound.FOOTSTEPS: r"footsteps?|脚步声", Sound.CRICKETS: r"crickets|蟋蟀", Sound.CLOCK: r"clock|ticking|滴答",
}  # fmt: skip
_SOUND_OF: Final = re.compile(
    r"\b(?:sounds?\b(?! like| (?:too|more|less|old|young|happ)\w*)|sounds? (?:effect )?of|sound effects?|sfx|noise|hear (?:a |the |some )?)|音效|声音效果|的声音|声$|声(?=[，。])",
    re.I,
)
_OFF: Final = re.compile(
    r"\b(?:no|without|remove|drop|lose|delete|get rid of|cut|mute|take out)\b|去掉|不要|删", re.I
)
_TONES: Final = {
    Tone.TENDER: r"tender(?:er)?|warm(?:er)?|heart-?warming|sweet(?:er)?|touching|gentl(?:e|er)|loving|cosy|cozy|cute(?:r)?|温馨|温暖|温情|暖一?[点些]|感人|温柔|可爱",
    Tone.CALM: r"calm(?:er)?|peaceful|quiet(?:er)?|relaxed|relaxing|serene|平静|安静|宁静|舒缓|平和",
    Tone.FUNNY: r"cheer(?:ful|ier|y)|happ(?:y|ier)|light-?hearted|jolly|upbeat|funn(?:y|ier)|silli(?:er)|silly|comic(?:al)?|hilarious|more of a comedy|goof(?:y|ier)|搞笑|好笑|滑稽|幽默|欢乐|逗",
    Tone.SAD: r"gloom(?:y|ier)|depressing|sad(?:der)?|melanchol(?:y|ic)|bittersweet|wistful|sorrowful|悲伤|伤感|忧伤|难过|悲一?[点些]",
    Tone.SCARY: r"scar(?:y|ier)|creep(?:y|ier)|spook(?:y|ier)|horror|frightening|恐怖|吓人|可怕|惊悚",
    Tone.TENSE: r"tens(?:e|er)|suspense(?:ful)?|thriller|thrilling|exciting|nail-?biting|紧张|悬疑|刺激|惊险",
    Tone.EPIC: r"epic|grand(?:er)?|dramatic|heroic|more drama|史诗|宏大|壮观|热血",
}
_TONE_MOODS: Final = {
    Tone.TENDER: Mood.ROMANTIC, Tone.CALM: Mood.ROMANTIC, Tone.FUNNY: Mood.PLAYFUL, Tone.SAD: Mood.MELANCHOLY,
    Tone.SCARY: Mood.MYSTERIOUS, Tone.TENSE: Mood.TENSE, Tone.EPIC: Mood.EPIC,
}  # fmt: skip
MUTE: Final = re.compile(
    r"\bunmute\b|\b(?:mute|muted|silenced?)\b|\b(?:be|is|are|go|goes|make|completely|totally)\b[^,.;]{0,12}\bsilent\b"
    r"|\b(?:no|without(?: any)?|turn off|switch off|kill|remove|drop|lose|cut|bring back|turn on)(?: the| all| its| their)? (?:sounds?|audio)\b(?! effects?)"
    r"|\b(?:sounds?|audio) (?:off|out|on|back)\b|取消[^，。]{0,12}静音|恢复[^，。]{0,12}声音|静音|消音|(?:不要|没有|去掉|关掉)(?:任何|所有)?声音",
    re.I,
)
_HEARD_AGAIN: Final = re.compile(r"\bunmute\b|\b(?:bring back|turn on|on|back)\b|取消|恢复", re.I)
_NOT: Final = re.compile(
    r"\b(?:less|not|don't|isn't|without|no|never|too|rather than|instead of|stop being)\b[^,.;]{0,24}$|(?:别|不要?|少|没有?|太)[^，。]{0,5}$",
    re.I,
)
_WHOLE: Final = re.compile(
    r"\b(?:it|the (?:whole )?(?:film|movie|thing|story|mood|tone|feel|atmosphere|video)|the whole thing|overall|everything|something|more|less|bit|little)\b|整体|整个|全片|氛围|气氛|基调|风格|感觉|调子|一点|一些",
    re.I,
)


def read_cut(clause: OrderClause, facts: FilmFacts, topic: str) -> list[Edit]:
    """What of a clause is about the film around its pictures.

    Args:
        topic: ``music`` or ``captions`` where the clauses before were about them: "turn it down".
    """
    edits: list[Edit] = []
    for reader in (_captions, _music):
        edits += reader(clause, topic)
    edits += [*_cards(clause), *_transitions(clause, facts)]
    edits += _sounds(clause)
    return edits or _mutes(clause)


def topic_of(clause: OrderClause, before: str) -> str:
    """What a clause is about, for "it" in the next one."""
    for name, pattern in (("captions", _CAPTIONS), ("music", _MUSIC), ("voice", VOICE.pattern)):
        if re.search(pattern, clause.text, re.I):
            return name
    return before


def _captions(clause: OrderClause, topic: str) -> list[Edit]:
    if clause.find(_CAPTION_OFF):
        return [SceneEdit(captions=False)]
    named = re.search(_CAPTIONS, clause.text, re.I)
    music = re.search(_MUSIC, clause.text, re.I)
    if topic == "captions" and not music and clause.find(_IT_OFF):
        return [SceneEdit(captions=False)]
    if named or (topic == "captions" and not music):
        too_big = re.search(r"\btoo (?:big|large|huge)\b", clause.text, re.I)
        too_small = re.search(
            r"\b(?:are|is|'re|look) (?:so |very |really |rather )?(?:tiny|small|little)\b", clause.text, re.I
        )
        small = r"\b(?:tiny|small|little)\b"
        for pattern, factor in (
            ((_SMALL, SMALLER),)
            if too_big
            else ((small, LARGER),)
            if too_small
            else ((_BIG, LARGER), (_SMALL, SMALLER))
        ):
            if match := re.search(pattern, clause.text, re.I):
                clause.take(match.span(), *([named.span()] if named else []))
                return [SetFilm(caption_size=factor)]
    return [SceneEdit(captions=True)] if clause.find(_CAPTION_ON) else []


def _music(clause: OrderClause, topic: str) -> list[Edit]:
    named = re.search(_MUSIC, clause.text, re.I)
    if clause.find(_MUSIC_OFF):
        here = clause.own and (clause.moment or re.search(SHOTS, clause.text))
        return [SetFilm(quiet=clause.scope)] if here else [SceneEdit(music=False)]
    if not named and topic != "music":
        return []
    if not named and clause.find(_IT_OFF):
        return [SceneEdit(music=False)]
    spans = [named.span()] if named else []
    for pattern, level in ((_QUIETER, -LOUDER), (_LOUDER, LOUDER)):
        if match := pattern.search(clause.text):
            level = level * (1.6 if A_LOT.search(clause.text) else 0.6 if A_BIT.search(clause.text) else 1.0)
            clause.take(match.span(), *spans)
            _rest_is_reason(clause)
            return [SetFilm(music_level=level)]
    for mood, pattern in _KIND.items():
        if match := pattern.search(clause.text):
            if _NOT.search(clause.text[: match.start()]):
                continue
            clause.text = " " * len(clause.text)
            return [SceneEdit(mood=mood, music=True)]
    return [SceneEdit(music=True)] if clause.find(_MUSIC_ON) else []


def _rest_is_reason(clause: OrderClause) -> None:
    """What else is said of music that is too loud says why."""
    clause.find(re.compile(r"\b(?:hear|talk|speak|voices?|them|people)\b[\w ]*", re.I))


def _cards(clause: OrderClause) -> list[Edit]:
    if match := _END_SAYS.search(clause.text):
        clause.take(match.span())
        return [SetFilm(end_card=clause.quote(match.group(1) or match.group(2)))]
    if clause.find(_END_OFF):
        return [SetFilm(end_card="")]
    if clause.find(_NO_TITLE):
        return [SetFilm(title="")]
    if match := _TITLE.search(clause.text):
        clause.take(match.span())
        return [SetFilm(title=clause.quote(match.group(1))[:80])]
    if match := _TITLE_PLAIN.search(clause.text):
        title = (match.group("title") or match.group("zh")).strip()
        if _HOW_TITLES_ARE.match(title):
            return []
        clause.take(match.span())
        return (
            [SetFilm(title=re.sub(r"\s+(?:please|instead|now)$", "", title)[:80])]
            if not re.search(QUOTE, title)
            else []
        )
    return []


def _transitions(clause: OrderClause, facts: FilmFacts) -> list[Edit]:
    pictures = facts.pictures
    groups = [clause.group(mark) for mark in re.findall(SHOTS, clause.text)]
    ends = not clause.own or (clause.scope == pictures[-1:])
    if ends and (match := _FADE_END.search(clause.text)):
        denied = is_said_away(clause.text, *match.span())
        clause.take(match.span())
        clause.find(re.compile(r"\b(?:end|ending|picture|film|movie|slowly)\b|画面|收尾|结束", re.I))
        clause.drop_marks()
        return [SetTransition(shot=None, transition=Transition.CUT if denied else Transition.FADE)]
    wanted, denied_ones = transitions_said(clause.text)
    target = _begins(clause, groups, pictures) if wanted or denied_ones else None
    if target is not None:  # what is denied or taken away becomes a hard cut
        transition = wanted[0][0] if wanted else Transition.CUT
        clause.take(*(match.span() for _, match in (*wanted[:1], *denied_ones)))
        clause.drop_marks()
        clause.find(re.compile(r"\b(?:before|into)\b", re.I))
        clause.find(re.compile(r"\bcut\b|\btransition\b|\bbetween\b|转场|过渡|之间|切换", re.I))
        return [SetTransition(shot=one, transition=transition) for one in target]
    return []


_INTO_IT: Final = re.compile(
    r"\b(?:into|before|to) (?:it|that|this)(?: one)?\b(?! shot| scene)|(?:到|进入?)(?:它|这个|那个)", re.I
)
"""The shot of the clause before, or of the verb before: "move shot 4 to the start and dissolve into it"."""


def transitions_said(text: str) -> tuple[list[tuple[Transition, re.Match[str]]], ...]:
    """The transitions that a text wants, and those that it doesn't want or takes away."""
    wanted, denied = list[tuple[Transition, re.Match[str]]](), list[tuple[Transition, re.Match[str]]]()
    for transition, pattern in _TRANSITIONS.items():
        match = re.search(pattern, text, re.I)
        known = [one.span() for _, one in (*wanted, *denied)]
        if match and not any(match.start() < end and start < match.end() for start, end in known):
            away = is_said_away(text, *match.span())
            (denied if away else wanted).append((transition, match))
    return wanted, denied


def _begins(clause: OrderClause, groups: list[tuple[str, ...]], pictures: list[str]) -> list[str] | None:
    """The shots that begin with a transition: the later of two, the next after "after", else those named."""
    named = [one for group in groups for one in group if one in pictures]
    if (
        re.search(
            r"\bbetween everything\b|\b(?:between|every|all)\b[^.]{0,20}\b(?:shots|scenes|cuts)\b|所有|每个",
            clause.text,
            re.I,
        )
        and not named
    ):
        return pictures[1:]
    if not named and clause.scope:
        named = [one for one in clause.scope if one in pictures]
    if not named:
        return None
    if _INTO_IT.search(clause.text):
        return clause.scope[:1]
    if len(named) == 2 and pictures.index(named[1]) == pictures.index(named[0]) + 1:
        return named[1:]
    if not groups and re.search(
        r"\bfade in\b|\bat the (?:very )?(?:start|beginning)\b|开头|淡入", clause.text, re.I
    ):
        return named[:1]
    after = re.search(
        r"\b(?:after|out of|from|at the end of)\b[^⟪]{0,8}⟪|⟫\s*(?:之?后|结束|到下)", clause.text, re.I
    )
    if after or not groups:
        at = pictures.index(named[-1]) + 1
        return [pictures[at]] if at < len(pictures) else None
    return named[:1] if len(named) == 1 else named


def _sounds(clause: OrderClause) -> list[Edit]:
    told = _SOUND_OF.search(clause.text)
    if told is None or not clause.scope:
        return []
    for sound, words in _SOUNDS.items():
        if match := re.search(words, clause.text, re.I):
            off = _OFF.search(clause.text)
            clause.take(match.span(), told.span(), *([off.span()] if off else []))
            clause.find(re.compile(r"\b(?:sound|effect|noise|hear)s?\b", re.I))
            return [SetSound(shots=clause.scope, sound=sound, heard=off is None)]
    return []


def _mutes(clause: OrderClause) -> list[Edit]:
    """Shots that are named and whose sound is to go, or to come back; somebody who is to be silent is a line's business."""
    match = MUTE.search(clause.text) if clause.own and clause.scope and not clause.mentions else None
    if match is None:
        return []
    clause.take(match.span())
    return [MuteShots(shots=clause.scope, heard=_HEARD_AGAIN.search(match.group()) is not None)]


def read_tone(clause: OrderClause) -> list[Edit]:
    """What the film is to feel like; what it is to be less of is left to what is named."""
    if clause.own or clause.mentions:
        return []
    found: list[tuple[int, Tone]] = []
    less = False
    for tone, words in _TONES.items():
        for match in re.finditer(rf"(?<![a-z])(?:{words})(?![a-z])", clause.text, re.I):
            if not _NOT.search(clause.text[: match.start()]):
                found.append((match.start(), tone))
            less = True
            clause.take(match.span())
    if not found:
        return [SetFilm(tone=str(Tone.PLAIN))] if less else []
    tones = [tone for _, tone in sorted(found)]
    clause.find(
        re.compile(r"\b(?:feel|feeling|tone|mood|comedy|atmosphere)\b|整体|氛围|气氛|基调|那么|感觉", re.I)
    )
    return [SetFilm(tone=str(tones[0])), SceneEdit(mood=_TONE_MOODS[tones[-1]])]
