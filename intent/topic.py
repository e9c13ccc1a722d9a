"""What a film is about, in the user's words: a noun phrase, a gerund ("learning to surf") or, in Chinese,
a verb phrase as it stands; and the nouns that no vocabulary knows, which become labelled parcels."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final

from .text import Covered, word_set

MAX_TOPIC = 60
"""Longest topic in characters that still fits into a spoken line."""

_ABOUT = re.compile(
    r"\b(?:(?:commercial|ad|advert|advertisement|infomercial|jingle) for|about|on the subject of|on the topic of|explaining|regarding)\s+(?:how\s+)?(.+?)(?=[.;!?\n]|,\s*(?:in|with|no|and make)\b|$)",
    re.I,
)
_ZH_ABOUT = re.compile(
    r"(?:关于|有关|讲|讲述|主题是|围绕)(.+?)(?:的(?:故事|短片|电影|影片|动画|片子|视频|预告片|纪录片|广告|新闻|小品|喜剧|默片))?(?=[,，。;；!！?？\n]|$)"
)
_TAIL = re.compile(
    r"\s*(?:[,;]|\b(?:in (?:the )?style of|as an?\b|in (?:english|chinese|mandarin|black)|with no\b|without\b|no dialogue|lasting)).*$",
    re.I,
)
_CLAUSE_END = re.compile(r"[.;!?\n]|,\s|\bwhile\b|\bbut\b|\bthen\b|\band then\b|\bbecause\b|\buntil\b", re.I)
_STOP_IN_LABEL = re.compile(
    r"\b(?:a|an|the|and|or|of|to|in|on|at|is|are|who|that|his|her|my|their|its|with|for|but|not|some|whose|only|where|when|how|why)\b",
    re.I,
)
_ARTICLE = re.compile(
    r"(?<![A-Za-z'])(?:a|an|the|his|her|their|my|our|your|some|two|three|four|five|seven|giant|its|every|one)\s+"
    r"((?:[A-Za-z][\w'-]*\s+){0,3}?[A-Za-z][\w'-]*)(?=\s+(?:in|on|at|by|for|with|from|to|of|into|about|and|or|as|that|who|which|while|during|under|over|after|before|is|are|was|has|can|but|near|through|than|because|so|until|instead|without|like|inside|made|called|named|against|around|out|up|off|down|does|won't|will|keeps|wants|goes|gets|tries|refuses|becomes|meets|turns|falls|comes|runs|steals|eats|takes)\b|[.,;:!?()\"]|$)",
    re.I,
)
ABSTRACT: Final = word_set(
    """
    scene parody film movie video clip story cartoon animation trailer sketch ad commercial show episode
    short way day time minute second hour week month year lot bit joke gag fun comedy kind sort style
    version twist ending end beginning start middle title shot shots camera line lines dialogue speech
    talk question answer song dance date argument fight race contest competition match game problem idea
    plan dream secret truth lie life love death fear hope world universe home friend friends people
    person man woman boy girl kid child children family team group crowd guy character characters cast
    hero heroes villain voice sound music silence weather sky sun air wind rain snow fog storm night
    morning evening sunset dawn dusk light dark darkness summer winter spring autumn holiday vacation
    trip journey adventure walk swim run ride rest moment future past present history first last next
    best worst other same wild distance thing things stuff something anything nothing everything meaning job work
    meeting interview exam test lesson class course party birthday wedding funeral middle side top
    bottom front back rest right left way water floor ground audience viewer public boss instructions
    prompt system rules rule point reason favour favor help attention language english chinese half
    dozen couple pair number name word words news report story look face hair eye eyes hand hands head
    foot feet heart mind bug bit shape size color colour noise smell taste mood tone atmosphere style
    genre epic big small old new funny sad happy quick good bad nice great awesome amazing cool
    """
)
_ADJECTIVE_ONLY = re.compile(
    r"^(?:very|really|more|most|so|too|much|many|first|last|next|other|same|own)$", re.I
)


_DOUBLING = word_set("forget begin admit refer prefer regret permit upset control commit propel rebel")


def gerund(verb: str) -> str:
    """The -ing form of an English verb in base or third person ("tries" → "trying", "runs" → "running")."""
    word = verb.lower()
    special = {
        "be": "being",
        "is": "being",
        "are": "being",
        "was": "being",
        "has": "having",
        "does": "doing",
        "goes": "going",
        "dies": "dying",
        "lies": "lying",
        "ties": "tying",
        "sees": "seeing",
        "flees": "fleeing",
        "can't": "failing to",
        "must": "having to",
        "refuses": "refusing",
    }
    if word in special:
        return special[word]
    if word.endswith("ing"):
        return word
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif re.search(r"(?:ss|sh|ch|x|zz|o)es$", word):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    if word in _DOUBLING or re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", word):
        return word + word[-1] + "ing"
    return word + "ing"


_NOT_VERBS = word_set(
    """
    vs versus is's as this its his was always perhaps besides less unless across towards sometimes does us yes
    plus
    """
)
_VERBS_BASE = re.compile(
    r"^(?:and\s+\w+\s+)?(learn|try|eat|meet|find|fight|argue|cook|steal|build|teach|discover|play|race|chase|sell|order|"
    r"hunt|visit|explore|get|have|run|swim|sing|dance|paint|drive|ride|fly|lose|search|look|wait|save|open|invent|want|"
    r"go|fall|make|share|compete|break|rob|train|explain|compare|buy|borrow|take|do|talk|fish|surf|sail|dive|climb)\b"
)


_HOW_TO = re.compile(r"\bhow (?:not )?to (\w+)((?: [\w'-]+){0,6})(?=[:.,;!?]|$)", re.I)
_WHO_DOES = re.compile(
    r"\b(?:who|that) (?:can|could|must|has to|wants to|tries to|needs to)(?: (only))? (?!not\b)(\w+)((?: [\w'-]+){0,6})",
    re.I,
)
_AFTER_COLON = re.compile(r"^[\w' -]{3,30}:\s*((?:the |a |an )?[a-z][\w' -]{4,50})[.!]?$")


def after_colon(text: str) -> str:
    """What stands behind a colon after the kind of film ("documentary: the migration of shopping carts")."""
    match = _AFTER_COLON.match(text)
    return _trim(match.group(1)) if match else ""


def english_topic(text: str, after_names: int | None, people_at: frozenset[int] = frozenset()) -> str:
    """The topic of an English request: what stands behind "about", else what the named people do.

    Args:
        after_names: where the first people named end.
        people_at: where people's names begin; "about Luca learning to surf" is about surfing.
    """
    about = _ABOUT.search(text)
    if about and about.start(1) not in people_at:
        return _trim(_clause_gerund(about.group(1)))
    how_to = _HOW_TO.search(text)
    if how_to:
        return _trim(gerund(how_to.group(1)) + how_to.group(2))
    who_does = _WHO_DOES.search(text)
    if who_does:
        only = f" {who_does.group(1)}" if who_does.group(1) else ""
        return _trim(gerund(who_does.group(2)) + only + who_does.group(3))
    if after_names is not None:
        rest = text[after_names:].lstrip()
        rest = _CLAUSE_END.split(rest, maxsplit=1)[0]
        return _trim(_verb_phrase(rest))
    return ""


def _clause_gerund(text: str) -> str:
    """ "Luca who can't swim" stays; "to ride a bike" becomes a gerund."""
    to = re.match(r"to\s+(\w+)(.*)", text)
    return gerund(to.group(1)) + to.group(2) if to else text


_JOINED = re.compile(
    r"(?:and|with|&)\s+(?:the\s+|an?\s+|his\s+|her\s+|their\s+)?[\w'-]+(?:\s+[\w'-]+)?\s+((?:have|has|are|go|fight|race|play|meet|argue|"
    r"try|learn|compete|fall|get|build|share|make|sing|dance|swap|talk|discover|open|start|do|become|run|cook|plan|steal)\b.*)",
    re.I,
)


_NOT_IN_WORD = re.compile(r"[^\w'-]")
_BEFORE_VERB = word_set("who that which slowly secretly accidentally never always finally")


def _verb_phrase(rest: str) -> str:
    joined = _JOINED.match(rest)
    words = (joined.group(1) if joined else rest).split()
    if not words:
        return ""
    led_in = takewhile(lambda word: _NOT_IN_WORD.sub("", word).lower() in _BEFORE_VERB, words[:-2])
    words = words[len(list(led_in)) :]
    first = _NOT_IN_WORD.sub("", words[0])
    is_verb = first.lower() not in _NOT_VERBS and (
        re.fullmatch(r"[a-z]+(?:s|ing)", first) is not None
        or first.lower() in ("can't", "must")
        or _VERBS_BASE.match(" ".join(words).lower()) is not None
    )
    if not is_verb or len(words) < 2:
        return ""
    if (
        first in ("tries", "wants", "attempts", "has", "need", "needs", "try", "want", "decides", "refuses")
        and words[1] == "to"
        and len(words) > 3
    ):
        if first == "refuses":
            return "refusing " + " ".join(words[1:])
        return gerund(words[2]) + " " + " ".join(words[3:])
    if first in ("is", "are") and words[1].endswith("ing"):
        return " ".join(words[1:])
    if first in ("is", "are"):
        return "being " + " ".join(words[1:])
    return gerund(first) + " " + " ".join(words[1:])


_NO_OBJECT = word_set(
    "how why what who that him her them it each everyone everybody people up out off away again the"
)
_BARE = word_set(
    """
    reporting saying being having going trying getting doing making showing meeting standing featuring
    starring playing giving telling talking
    """
)
"""Gerunds that say nothing alone."""


def whole(topic: str) -> str:
    """The topic, or nothing if only an empty verb is left of it."""
    return "" if topic.lower() in _BARE else topic


def _trim(topic: str) -> str:
    topic = _TAIL.sub("", topic).strip(" ,.;:!?\"'()")
    topic = (
        re.sub(r"(?<=\w) and (?!the |a |an |his |her |their |my )[a-z]+s(?: .*)?$", "", topic)
        if " " in topic
        else topic
    )
    topic = re.sub(r"^(?:the fact that|that|his|her|their)\s+", "", topic)
    topic = re.sub(r"^(?:The|A|An|My|His|Her|Their|Our|How|Why|What)\b", lambda m: m.group().lower(), topic)
    while len(topic) > MAX_TOPIC and " " in topic:
        topic = topic.rsplit(" ", 1)[0]
    topic = re.sub(
        r"\s+(?:in|on|at|by|for|with|from|to|of|a|an|the|and|or|but|his|her|their|as|is)$", "", topic
    )
    return topic if re.search(r"[A-Za-z\u4e00-\u9fff]", topic) else ""


_ZH_CUT = re.compile(r"[,，。;；!！?？\n:：]|然后|但是|可是|结果")
_ZH_TAIL = re.compile(
    r"的?(?:故事|短片|电影|影片|动画|片子|视频|预告片|纪录片|广告|新闻报道|新闻|小品|喜剧|默片|恶搞|搞笑|场景|镜头|片|戏仿)+$"
)
_ZH_LEAD = re.compile(
    r"^(?:正在|非要|偏要|老是|总是|一直|每天|一起|想要?|要|试图|努力|决定|突然|偷偷|第一次|终于|必须|不得不|拼命|互相|打算)+"
)
_ZH_SKIP = re.compile(r"^(?:在|的|和|跟|与|、|从|到|被|有|是|也|都|用)")


def chinese_topic(text: str, after_names: int | None, places: tuple[str, ...] = ()) -> str:
    """The topic of a Chinese request: behind 关于, else the verb phrase behind the names."""
    about = _ZH_ABOUT.search(text)
    if about:
        return _ZH_TAIL.sub("", about.group(1)[:MAX_TOPIC]).strip('的 ,，"')[:20]
    if after_names is None:
        return ""
    rest = _ZH_CUT.split(text[after_names:], maxsplit=1)[0].strip()[:MAX_TOPIC]
    placed = re.match(
        r"^(?:俩|两个人|他们|们)?在.{1,8}?(?:里面|上面|上|里|中|边|下|前|旁|底|面|顶)(?=.{2})", rest
    )
    if placed:
        rest = rest[placed.end() :]
    for place in sorted(dict.fromkeys(places), key=len, reverse=True):
        rest = re.sub(rf"^在?{re.escape(place)}(?:里|上|边|中)?(?=..)", "", rest)
    rest = _ZH_LEAD.sub("", rest.lstrip("俩"))
    if not rest or _ZH_SKIP.match(rest) or rest.startswith(("的", "海", "'")):
        return ""
    rest = _ZH_TAIL.sub("", rest).strip('的 "')
    rest = re.sub(r"^([\u4e00-\u9fff])[了过](?=.)", r"\1", rest)
    return rest[:16] if len(rest) >= 2 else ""


_ABSTRACT_ENDING = re.compile(
    r"(?<!po)(?<!lo)(?<!cush)(?:tion|sion|ness|ity|ance|ence|ism|ship)$|(?<!monu)(?<!instru)(?<!orna)ment$"
)
_BARE_OBJECT = re.compile(
    r"\b(?:vs\.?|versus|fights?|loves?|hates?|eats?|sells?|buys?|steals?|needs?|against|juggles?|cooks?|bakes?|drinks?|invents?|paints?|"
    r"explains?|discovers?|meets?)\s+([a-z][a-z'-]{2,15})(?=\s*(?:[.,;:!?]|$|\b(?:in|on|at|with|for|from|by|under|and)\b))"
)
_TRAILING_VERB = re.compile(
    r"\s+(?:meet|fight|go|argue|fall|find|get|have|play|sing|talk|try|learn|live|work|run|share|swap|toasts?|makes?)$"
)


def unknown_things(text: str, covered: Covered) -> list[tuple[int, str]]:
    """Nouns with an article that no vocabulary knows: (position, label), at most four."""
    found: list[tuple[int, str]] = []
    matches = (_ARTICLE.match(text, at.start()) for at in re.finditer(r"(?<![A-Za-z'])[A-Za-z]", text))
    for match in matches:
        if match is None or _STOP_IN_LABEL.search(match.group(1)):
            continue
        start, end = match.start(1), match.end(1)
        words = _TRAILING_VERB.sub("", match.group(1)).split()
        head = words[-1].lower()
        if covered.touches(start, end):
            continue
        if any(start < at + len(name) and end > at for at, name in found):
            continue
        if (
            _ABSTRACT_ENDING.search(head)
            or head in ABSTRACT
            or (len(words) == 1 and head.endswith("est"))
            or len(head) < 3
            or _ADJECTIVE_ONLY.match(head)
            or head.endswith(("ly", "ing"))
        ):
            continue
        if re.search(r"(?:film|movie|video|clip|parody|scene|style|minutes?|seconds?)$", head):
            continue
        label = " ".join(words)
        if len(found) == 4:
            return found
        if len(label) <= 40 and label.lower() not in {name.lower() for _, name in found}:
            found.append((start, label))
    for match in _BARE_OBJECT.finditer(text):
        start, word = match.start(1), match.group(1)
        taken = covered.touches(start, match.end(1))
        if not taken and word not in ABSTRACT and not word.endswith(("ing", "ly")) and word not in _NO_OBJECT:
            found.append((start, word))
    return found[:4]


_ZH_WARES = re.compile(
    r"(?:广告|电视购物|带货|专访|推销|卖)[:,的\s]*(?:一款|一种|一个)?([\u4e00-\u9fff]{2,8}?)(?=[,。!?:\s]|的广告|$)"
)
_ZH_THING = re.compile(
    r"[一两三四五六七八九十几这那每][个只条辆把张台架座颗块件瓶杯碗盒根头匹朵艘双](?![个只月日年秒分])((?:[\u4e00-\u9fff]{1,4}的)?[\u4e00-\u9fff]{2,4}?)(?=[的在里上下和跟与,，。!！?？、去到把被是会想要吃打飞跑说也谈恋爱吵结抢偷追找躲骗救卖买学教比赛聊玩送骑唱跳演做走睡\s]|$)"
)
_ZH_ABSTRACT = re.compile(
    r"故事|短片|电影|影片|动画|片|视频|广告|新闻|小品|喜剧|镜头|人|朋友|场景|小时|分钟|秒|世界|问题|秘密|节目|笑话|梦|角色|下午|早上|晚上|搞笑|地方|东西"
)


def unknown_things_zh(text: str, covered: Covered) -> list[tuple[int, str]]:
    """Chinese nouns behind a measure word that no vocabulary knows."""
    found: list[tuple[int, str]] = []
    for match in _ZH_THING.finditer(text):
        start, end = match.start(1), match.end(1)
        if not covered.touches(start, end) and not _ZH_ABSTRACT.search(match.group(1)):
            found.append((start, match.group(1)))
    return found[:4]


def wares_zh(text: str, covered: Covered) -> str:
    """What a Chinese commercial sells or an interview is about, where no vocabulary knows it."""
    match = _ZH_WARES.search(text)
    if match is None or covered.touches(match.start(1), match.end(1)):
        return ""
    return "" if _ZH_ABSTRACT.search(match.group(1)) else match.group(1)
