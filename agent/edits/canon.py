"""Ways of saying an order that mean the same as a plain one: told apart before anything is read."""

from __future__ import annotations

import re
from typing import Final

from .clauses import QUOTED

_SHORT: Final = {
    "dont": "don't", "doesnt": "doesn't", "isnt": "isn't", "shouldnt": "shouldn't", "cant": "can't", "wont": "won't",
    "thats": "that's", "whats": "what's", "didnt": "didn't", "wasnt": "wasn't", "im": "I'm",
}  # fmt: skip
_SHORTENED: Final = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b", re.I)


def _not_wanted(match: re.Match[str]) -> str:
    return f"don't let {'he' if match.group('he') else 'she'}"


_Q: Final = r"[\"“”「」『』《》⟦]"
_SHOTS: Final = r"(?:shots? [\d, and&-]*\d|the (?:first|last) (?:\w+ )?shots?)"
_SAME: Final = tuple(
    (re.compile(pattern, re.I), plain)
    for pattern, plain in (
        # what is fine as it is changes nothing
        (r"^\W*(?:the |all (?:the )?)?[\w ]{2,24}? (?:is|are) (?:fine|good|ok|okay|great|perfect|lovely)\b(?: as (?:it is|they are)| (?:at|in) the (?:start|beginning))?\s*,?\s*\bbut\b", " "),
        (r"^\W*(?:it's |it is )?(?:all|everything)(?:'s| is)? (?:good|fine|great|perfect) (?:except|but|apart from)(?: for)?\b", " "),
        (r"[.,;]?\s*(?:and )?(?:please )?(?:don't|do not) (?:touch|change) (?:anything|the rest|everything) ?(?:else)?\b", " "),
        # somebody or something in place of another
        (r"^\W*instead of (?:the |a |an )?(?P<old>[\w' ]{2,24}?),?\s+(?:i'd (?:rather|prefer to|like to)|i would (?:rather|like to)|let's|please|we (?:could|should)|can we|could we|)\s*(?:have|use|see|get|take|go for|make it)\s+(?P<new>[^,.;!?]+)", r"replace \g<old> with \g<new>"),
        (r"^\W*(?:i'd (?:rather|like|prefer)(?: to)?(?: have| see| use)?|let's have|use|take) (?P<new>an? [\w' ]{2,40}?) (?:instead of|rather than|in place of|over) (?:the |a |an )?(?P<old>\w+)", r"replace \g<old> with \g<new>"),
        (r"\b(?:so )?(?<!a )(?<!an )(?P<new>[a-z]+) (?:instead of|rather than) (?:a |the )?(?P<old>dog|cat|boy|girl|ball|net|bird|horse|man|woman)\b", r"replace the \g<old> with a \g<new>"),
        (r"\b(?:could|can|should|let|have|make) (?P<old>(?:the )?\w+) (?:be )?played by (?P<new>an? [\w ]+)", r"replace \g<old> with \g<new>"),
        (r"\b(?P<who>(?:the )?\w+)(?:'s| is) (?:now )?(?P<hue>red|green|blue|yellow|orange|purple|pink|black|white|brown|gr[ea]y)(?: now| from now on)\b", r"\g<who> should be \g<hue>"),
        (r"\b(?P<v>put|move|place|shift) (?P<a>\d{1,2}) (?:right |straight |just )?(?P<w>before|after) (?P<b>\d{1,2})\b", r"\g<v> shot \g<a> \g<w> shot \g<b>"),
        (r"\bmake it (?P<new>an? \w+|grandma|granny|grandpa|mum|mom|dad) (?:instead of|rather than) (?:the |a )?(?P<old>\w+)", r"replace \g<old> with \g<new>"),
        (r"^\W*(?:i think |maybe )?(?P<new>an? \w+) (?:would|might|'d) be (?:better|nicer|funnier|cuter|cooler|more fun) than (?:a|the) (?P<old>\w+)", r"replace the \g<old> with \g<new>"),
        (r"\btake (?P<what>the \w+(?: \w+)?) away from (?:the )?\w+", r"remove \g<what>"),
        # what is said
        (r"\s*(?:->|=>|→)\s*", " should be "),
        (r"\b(?:cut|remove|delete|drop|lose) what (?P<who>\w+) says\b", r"remove \g<who>'s line"),
        (r"^\W*(?:is there )?any chance (?:that |of )?", "can "),
        (r"^\W*[\w']+(?:'s| is) wrong,\s*", " "),
        (r"登场(?=时|的)", "走来"),
        (r"(?:别|不要|不用)再?(?:拿|带|戴)着?(?=[\u4e00-\u9fff])", "不要"),
        (r"\bthe (?:very )?(?P<nth>first|last|second|third) thing (?P<who>[\w ]{2,20}?) says?,?\s+(?:(?:can|could|should|must|might) (?:it )?be|should be|to be|is|becomes?)", r"\g<who>'s \g<nth> line should be"),
        (r"(?P<line>\blines?) should (?:rather|instead|better) (?:go|be|say|read)\b", r"\g<line> should be"),
        (r"(?P<to>改成|换成|改为|换为|改做)\s*[：:]\s*(?=[“\"「])", r"\g<to>"),
        # its name
        (r"\bi've changed my mind about the (?:name|title),?\s*", " "),
        (rf"\b(?:(?:the |its )?(?:name|title)(?:'s| is)|it's|it is)(?: now| from now on)(?: called)?(?=\s+(?:{_Q}|[A-Z]))", "the title should be"),
        (r"\bnew (?:title|name)\s*:\s*", "the title should be "),
        (r"(?P<name>标题|片名|名字|题目)(?:改一下|换一下|改改|换换|改掉|换掉|改了|换了)[,，:：\s]*", r"\g<name>改成"),
        # which shots stay
        (rf"^\W*(?:just|only) (?P<which>{_SHOTS})(?: please| for me)?\s*(?=[,.;!?]|$)", r"keep only \g<which>"),
        (r"^\W*就?(?=保留|留下)", "只"),
        (r"\bbin\b(?= the (?:one|shot|scene|part))", "remove"),
        (r"中间的?(?:镜头)?都?(?:砍掉|删掉|不要了?|去掉|剪掉)", ""),
        (r"头尾(?:两|2)个?镜头?", "第一个镜头和最后一个镜头"),
        (r"(?<![开结片])[头前](?P<n>[两二三四五六七八九\d]+)(?:个|段)?(?:镜头|镜)", r"前\g<n>个镜头"),
        (r"最后(?P<n>[两二三四五六七八九\d]+)(?:段|镜(?!头))", r"最后\g<n>个镜头"),
        (r"(?<![第前后\d镜头])(?P<a>\d{1,2}|[一二三四五六七八九])\s*[和跟与同]\s*(?P<b>\d{1,2}|[一二三四五六七八九])(?:镜头?)?(?=\s*(?:换|对调|调换|交换|互换|调个))", r"第\g<a>个镜头和第\g<b>个镜头"),
        (r"^\W*(?:把)?(?P<a>\d{1,2})\s*(?P<v>放|挪|移|调|搬)到\s*(?P<b>\d{1,2})\s*(?P<w>[前后])", r"第\g<a>个镜头\g<v>到第\g<b>个镜头\g<w>"),
        (r"(?<![第\d])(?P<a>[一二三四五六七八九])(?P<b>[一二三四五六七八九])镜(?:头)?之间", r"第\g<a>个镜头和第\g<b>个镜头之间"),
        (r"第(?P<a>[一二三四五六七八九\d]+)(?:个)?同第", r"第\g<a>和第"),
        (r"(?:每个|各个?|所有)镜头?(?:头)?之间(?:都|全)?|\b(?:between|from) (?:all|every|each)(?: one)?(?: of)?(?: the)? (?:shots?|scenes?)\b", " between everything "),
        (r"\bswap the first two\b(?: shots)?", "swap shots 1 and 2"),
        (r"\b(?P<end>first|last) (?P<n>two|three|four|five)(?= *(?:$|[,.;!?]|and|at|in|with|should))", r"\g<end> \g<n> shots"),
        (r"\b(?P<v>make|let|have|give|extend|keep|shorten|trim|cut|of|in) the (?P<end>first|last) one\b", r"\g<v> the \g<end> shot"),
        # who isn't there
        (r"(?P<who>\b(?:the )?\w+) (?:shouldn't|should not|mustn't|doesn't (?:need|have) to|needn't) be in (?=the |shot|s\d)", r"remove \g<who> from "),
        (r"\b(?:we|i) can do without\b", "remove"),
        (r"(?:头上|手里|手上|脖子上|身上)?(?:别|不要|不用)再?(?:顶|拿|戴|抱|举|背|带|系|穿)着(?=[\u4e00-\u9fff])|(?:里)?(?:别|不要)(?:再)?(?:有|出现)(?=[\u4e00-\u9fff])", "不要"),
        (r"(?P<who>[\u4e00-\u9fff]{1,6})全部(?:都)?去掉", r"\g<who>去掉"),
        (r"(?:可以|能不能|能)?(?:让|用)(?P<new>[一两]?[只个位条头匹名][\u4e00-\u9fff]{1,6}?)来?(?:扮?演|当|扮)(?P<old>[\u4e00-\u9fff]{1,6}?)(?:吗|吧|呢)?(?=[,，。？?]|$)", r"把\g<old>换成\g<new>"),
        (r"的动作(?=(?:要)?(?:放慢|加快|慢|快))", "的时候"),
        (r"(?:跟|和|像)(?:之前|刚才|原来|上一版)一模一样", "跟之前一样"),
        (r"不过只", "只"),
        (r"学校的?操场", "学校"),
        (r"鞠躬谢幕", "鞠躬"),
        (r"下[点些](?P<what>[雨雪])", r"下\g<what>"),
        (r"出来(?=以后|之后|的时候|那|时)", "走来"),
        (r"\b(?P<shot>shots? \d+)\s*:\s*(?=\d+ ?s)", r"\g<shot> should last "),
        (r"(?P<old>[“\"「][^”\"」]{1,80}[”\"」](?:那句)?)[^，,。“\"「⟦]{1,8}[，,]\s*(?:就)?(?=改成|换成|改为|换为|make it|change it to)", r"\g<old>"),
        (r"\b(?:don't|do not) want (?:her|(?P<he>him)) to\b", _not_wanted),
        (r"^\W*(?P<what>(?:an? |some )?(?!rain|snow|night|fog|music|voice|lines?|more|less|same|wait|thanks?)[a-z]{3,}(?: [a-z]+)?) for (?P<who>(?:the |our )?(?!shot|scene|end|start|whole|film|all|last|first|me|it)[A-Za-z]{3,})(?:,? (?:please|pls|plz|lol|too))*\W*$", r"give \g<who> \g<what>"),
        (r"\b(?:turn|switch) the (?P<what>music|captions|subtitles) (?P<how>on|off) at last\b", r"turn the \g<what> \g<how>"),
        (r"\blet's go (?:with|for) (?:a |the )?(?=[a-z]+ at (?:night|dawn|sunset))", "move it to a "),
        (r"(?P<old>小?[狗猫鸟马球])换(?=(?:一?[只个条])?小?[猫狗鸟马兔])", r"\g<old>换成"),
        (r"\b(?:finish|end) (?:it |the film )?with (?P<who>everyone|everybody|[A-Z]\w+) (?P<do>\w+ing)\b", r"at the end \g<who> should be \g<do>"),
        (r"叫(?P<name>[\u4e00-\u9fffA-Za-z]{1,4})的(?P<who>小?[男女]孩|男人|女人|小[狗猫])", r"\g<who>，名字叫\g<name>"),
        (r"(?<!雨)伞", "雨伞"),
        (r"\bflip the order of\b", "swap"),
        (r"(?P<kept>前[两二三四五六七八九\d]+个镜头)留(?:着|下)?[,，]\s*(?:后面|其余|其他|剩下)的?(?:都|全)?(?:删掉|不要|去掉|删了)了?", r"只留\g<kept>"),
        # several that are to be gone
        (r"\b(?P<v>turn off|switch off|remove|hide|drop|kill|lose|get rid of|no) (?:the )?(?P<a>music|captions|subtitles|end card|title) and (?:the )?(?P<b>music|captions|subtitles|end card|title)\b(?! (?:stays?|is|are|should|can|remains?))", r"\g<v> the \g<a> and remove the \g<b>"),
        (r"(?P<a>字幕|音乐|配乐|片尾卡)(?:和|跟|与|、)(?P<b>字幕|音乐|配乐|片尾卡)(?:都|全)*(?P<v>关掉|关了|去掉|不要了?|删掉)", r"\g<a>\g<v>，\g<b>\g<v>"),
        (r"^(?P<when>\W*(?:when|while|as) [^,\"“]{6,60}?) (?=(?:(?:the )?[A-Za-z]+) (?:yells?|says?|shouts?|calls? out|should|could)\b)", r"\g<when>, "),
        (r"\b(?:i |we )?(?:don't|do not) want to see (?=(?:the|any) \w+\s*(?:$|[,.;!]|in\b))", "remove "),
        (r"\bdarker and (?=scar|creep|spook)", ""),
        (r"慢放", "放慢"),
        # how it is shown
        (r"改?成?夜景", "改成夜晚"),
        (r"\bstep (?:right |a bit |further |way |well )?back(?= (?:for|in|during|on)\b)", "wide shot"),
        (r"\bup close\b", "close-up"),
        (r"(?P<a>\d+)比(?P<b>\d+)", r"\g<a>:\g<b>"),
        (r"从左(?:往|到|向)右(?:地)?(?:慢慢)?[摇移](?:过去|过来|镜|动)?", "往右摇"),
        (r"从右(?:往|到|向)左(?:地)?(?:慢慢)?[摇移](?:过去|过来|镜|动)?", "往左摇"),
        (r"\bpan (?:from )?left to right\b", "pan right"),
        (r"\bpan (?:from )?right to left\b", "pan left"),
        # what is wrong with it, before what is wanted
        (r"\b(?:looks?|seems?) (?:too |so |a bit |really |just )?\w+(?P<when> (?:when|in|at|while|as)\b[^.;!?,]*)?\s*[.;,!?…]+\s*(?=(?:he|she|it|they|make|can|let)\b)", r"\g<when>, "),
        (r"\b(?:it |this )?(?:drags(?: on)?|goes on forever)\s*[.!,;]+\s*(?:make it )?shorter", r"make it shorter"),
    )
)  # fmt: skip
_CANTONESE: Final = (
    ("唔好", "不要"), ("唔该", "请"), ("唔使", "不用"), ("唔要", "不要"), ("唔", "不"), ("喺", "在"), ("嗰", "那"), ("最尾", "最后"), ("佢哋", "他们"),
    ("佢", "他"), ("嘅", "的"), ("俾", "让"), ("畀", "让"), ("啲", "些"), ("冇", "没有"), ("系咁", "一直"), ("依家", "现在"), ("点解", "为什么"),
    ("乜嘢", "什么"), ("边个", "谁"), ("几耐", "多久"), ("讲嘢", "说话"), ("睇", "看"), ("呢个", "这个"), ("鸭仔", "小鸭子"), ("狗仔", "小狗"),
    ("碌", "滚"), ("跌落", "掉进"), ("跌", "掉"), ("啦", ""), ("咁", "这么"), ("个波", "球"), ("成条片", "整片"), ("条片", "片子"), ("阿爷", "爷爷"), ("净系", "只"), ("闩咗", "关掉"), ("熄咗", "关掉"), ("落雨", "下雨"), ("落雪", "下雪"), ("个名", "片名"), ("改做", "改成"), ("换做", "换成"), ("收埋", "去掉"), ("剪走", "剪掉"), ("喇", ""), ("细声", "小声"), ("慢吞吞", "慢"), ("隻", "只"), ("把声", "声音"), ("合影", "照片"), ("合照", "照片"), ("从头到尾", ""), ("全程", ""),
)  # fmt: skip
"""How Cantonese is written → the same in written Chinese."""
_HELD: Final = 0xE000
"""The first of the private letters that stand for what is quoted while the rest is put into plain words."""
_IS_A: Final = re.compile(
    r"[.,;]\s*(?P<name>[A-Z]\w+) is an? (?P<what>[a-z]+(?: [a-z]+)?)(?:,? by the way|,? btw)?\s*(?=[.!,;]|$)"
)


def _plainer(text: str) -> str:
    """An order in plainer words; what isn't known stays as it is."""
    text = _SHORTENED.sub(lambda match: _SHORT[match.group().lower()], text)
    if (told := _IS_A.search(text)) and re.search(
        rf"\b{told.group('name')} (?:rather than|instead of|in place of)", text
    ):
        name, what = told.group("name"), told.group("what")
        text = f"{text[: told.start()]}{text[told.end() :]}"
        text = re.sub(
            rf"\b{name} (?:rather than|instead of|in place of) (\w+)",
            rf"replace \1 with a {what} called {name}",
            text,
        )
    for pattern, plain in _SAME:
        text = pattern.sub(plain, text)
    return text


def written(text: str) -> str:
    """An order in written Chinese and in plain words; what is quoted stays as it is."""
    quoted: list[str] = []

    def kept(match: re.Match[str]) -> str:
        quoted.append(match.group()[1:-1])
        return f"{match.group()[0]}{chr(_HELD + len(quoted) - 1)}{match.group()[-1]}"

    text = QUOTED.sub(kept, text)
    for spoken, written in _CANTONESE:
        text = text.replace(spoken, written)
    text = _plainer(re.sub(r"(?<=[加来要成])只(?=小?[\u4e00-\u9fff])", "一只", text))
    return re.sub(
        rf"[{chr(_HELD)}-{chr(_HELD + 999)}]", lambda match: quoted[ord(match.group()) - _HELD], text
    )
