"""What people say before and beside a story: who asks, what for, whom they mean to please; nobody in it does that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_KIN: Final = (
    r"(?:家(?:里|的)?|个)?(?:孩子|小孩|女儿|儿子|闺女|宝宝|娃|老公|老婆|妈妈?|爸爸?|爷爷|奶奶|阿公|阿嬷|阿妈|阿爸|外婆|外公|弟弟|妹妹|哥哥|姐姐"
    r"|女友|男友|女朋友|男朋友|学生|朋友|同事|老板|领导|女|仔|囡|侄女|侄子|孙子|孙女)"
)
_FILM: Final = (
    r"(?:视频|动画|短片|片子|条片|影片|画面|广告|宣传片|公益片|微电影|节目|短剧|片头|开场|素材|小片|MV|mv)"
)
_WISH: Final = r"(?:想|要|求|帮|请|麻烦|拜托|希望|可以|能不能|可不可以|需要|做|拍|整|弄|搞|配|出)"
_ASKER: Final = re.compile(
    rf"(?:我|俺|咱)(?:们)?(?!家[的里]?[老小大那这]?[母公只头条]?[鸡鸭鹅猫狗猪牛羊马兔驴])(?:是|今年|上?(?:小学|初[一二三中]|高[一二三中]|大学|幼儿园)|这边|家|工作室|{_KIN}|班|公司|店|学校|社团|部门|在[^，。：]{1, 10}(?:开|做|卖|当|教|上班|工作)[^，。：]{0, 8}的?$)|本人|小弟|本店|一枚$"
    r"|^今年[^，。]{1,5}岁$|(?:想|要)(?:做|拍|弄|整|送)(?:一?[个段支条部])?给[^，。！：\n]{1,10}|(?:鼓励|哄哄?|给[^，。]{1,8}(?:惊喜|礼物))|[他她](?:说|就|一直)?想(?:看|睇)"
)
"""A clause that tells who asks, or whom it is to please."""
_MINE: Final = re.compile(
    rf"(?:我|俺|咱)(?:们)?(?:家|{_KIN}|(?:班|公司|店|学校|社团|部门)(?![^，。]*(?:想|要|办|准备|需要|打算|表演|演出)))"
)
_STATE: Final = re.compile(
    r"岁|生日|怕|不肯|不敢|不[爱想]|喜欢|爱[吃看玩听]|[想要]看|想要|最近|满月|周岁|婚|退休|住院|过世|去世|今年|年级|幼儿园|小学|是|工作|上班|上学"
    r"|说|[店馆铺厂班]$|卖|教|老[要问想]|总[要问想]|养|紧张的|第一次|明天|后天|下(?:个?月|周|礼拜|星期)|要(?:上|考|去|嫁)"
)
"""What is told of somebody of the asker's own without anything being done."""
_KIN_FIRST: Final = re.compile(
    rf"^(?:我家?|俺家?)?{_KIN}(?![和跟与、的在把被给])[^\ue000\ue001]{{1,40}}?[，。！,!]\s*"
    r"(?=(?:拜托|麻烦|想要|想看|想做|想请|求|请|帮我|能不能|可不可以|给[他她]|做|来|拍)"
    r"[^，。]{0,8}?(?:[一两三几][只个头条位名匹段支部]|动画|视频|短片|故事))"
    r"(?:(?:拜托|麻烦|想要|想看|求|请|帮我)*(?:做|画|拍|来|要|整)?(?=[一两三几][只个头条位名匹]))?"
)
"""Whoever the film is for, before what is ordered: "my daughter won't bathe, please make a pig that …"."""
_MEANT: Final = re.compile(
    rf"^给[^，。：]{{1,14}}的[^，。：]{{0,6}}{_FILM}$|"
    r"(?:整|做|拍|弄|搞|剪)一?[条段个部支][^，。：]{0,6}片(?!子?[里上])|"
    r"^(?:动画|故事|视频|短片|片子|影片|内容|剧情|情节)[^，。：]{0,4}(?:这样|如下|是这样)的?$|"
    r"^(?:甲方|客户|老板|老师|评委|领导|学校|公司|主办方)(?:要求|规定|指定|想要)|要(?:放|投|上)大?屏幕?$|"
    r"^(?:是|就是)?(?:给|送给|献给|拿给)[^，。：]{1,10}(?:看|用|放|播)的$|"
    rf"{_WISH}[^，。：]{{0,14}}?{_FILM}|{_FILM}[^，。：]{{0,4}}{_WISH}|(?:要演|改写[^，。：]*|投影|课件|素材|要用|课用|上用|会用|用的|要交|^卖的是|^主角[是用]|要表演|要播的?|要放的?|循环放|循环播放?)$"
    r"|(?:想|要)(?:做|拍|弄|整|送)(?:一?[个段支条部])?给[^，。！：]{1,10}(?:看的?|的)$|^[^，。：]{0,6}课$|^(?:公益|广告|宣传|科普)片$|^[^，。：]{0,12}(?:宣导|宣传|推广|招生|招募|科普)$|(?:是怎么|怎么来)[^，。：]*的$"
)
"""A clause that tells for what or as what the film is ordered."""
_ORDERED: Final = re.compile(
    r"^(?:我们?|就|只|最近|特别|一直|所以|现在|明天|下周|今天|睡前|能不能|可不可以|麻烦|跪)?(?:非要|想|要|求|请|帮|给|需要)[^，。：]{0,10}?"
    r"(?:做|拍|弄|整|发|放|看|讲|搞|录|剪|出|想|来|留|办|有)(?:一?[个段支条部篇首期]|给[^，。：]{1,8}看)(?:[^，。：]{0,10})$"
    r"|^(?:想|请|求|麻烦|希望)(?:你们?|您|大家)?(?:可以|能)?(?:帮手|帮忙|帮我)(?:做|拍|整|画|弄|剪)(?:出来|一下|成片|成动画)?$"
    r"|给[^，。：]{1,8}做的$|(?:放|播|看|用|演|发)的$|(?:想|要)(?:拍|做|弄|录)点|想放[在到]|^(?:影片|片子|视频|动画|短片)是?要给[^，。：]{1,8}看|求一?[条个段]|^(?:得不得|可不可以|能不能|好不好|可否|能否)[^，。：]{0,4}(?:做|整|拍|弄|搞|画)|^讲《|夹份|^(?:我们)?夫妻|求助|求救|在线等|^[^，。]{0,6}(?:关于|有关)[^，。]{1,10}的$|(?:大?作业|毕设|专题|期末|参赛)(?:要?用)?$|^(?:分手|毕业|离职|退休|失恋|离婚)了$"
)
"""An order that names no film, or for whom it is."""
_AFTER: Final = re.compile(
    r"特别(?:喜欢|爱|迷|怕)|就行|就好|即可|都行|不好$|要亮|要大|能看懂|会哭|喜欢|的故事$|拟人化?$|没什么|没有?预算|要交|^[他她佢]|^(?:所以|因为|学生|孩子|老人|观众)|^[^，。]{1,4}一点$|都不会|都不肯|都怕|^救命|^(?:提醒|呼吁|告诉|劝)大家"
)
"""What an opening adds about those whom the film is for."""
_STORY: Final = re.compile(
    rf"[一两三几\d][只个条头匹位名](?!给|关于|有关|送)[^，。：]{{3,}}的{_FILM}|[一两三几\d][只头匹位名]"
)
"""An order that holds what is to happen in it."""
_ENDS: Final = re.compile(r"[，,。！!？?：:\n～~；;]+")
_FARTHEST: Final = 70
"""Letters of all that may stand before a story."""
_LEAST: Final = 6
"""Letters of a story."""
_SPOOF: Final = re.compile(
    r"^[^。！？：\n]{4,70}(?:恶搞|改编|翻拍|魔改|戏仿|改)(?:成|为|一个)?[^，。：！？\n]{0,10}[：:]|"
    r"^\s*(?:请|帮我|我?想|我?要|来|想看|想要|做个|拍个|整个)?(?:恶搞|搞笑版|戏仿|改编|翻拍|致敬|模仿)(?:一下|一个|版|下)?[^，。：:！\n]{1,30}[，：:。！](?:(?:改|换|变)成(?:了)?)?"
    r"|^\s*(?:整活|脑洞|沙雕|段子|真事|真人真事)(?:一下|一个|改编)?[：:，]|^\s*(?:拍|做|弄|整)(?:得|成)[^，。：:！\n]{1,16}[，：:。！]"
    r"|^\s*(?!一|大|刮|起|狂|微|海|北|春|秋|寒|南|东|西)[^，。：:！\n阵吹]{1,6}风(?:格)?[，：:。！]"
)
"""What a story is made after, or how it is to look, before it begins."""
_LIKE: Final = r"(?:像|好像|就像|如|如同|仿佛|宛如|犹如)"
_TITLE: Final = re.compile(
    r"^(?!.{0,12}[一两三几\d][只个头条位名匹])[^，。：！？\n\ue000]{2,14}(?<![说道问喊想写叫讲话答])[：:](?=.{12})",
    re.DOTALL,
)
"""What a film is called, before what happens in it."""
_ASIDES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"^\s*[^，。！？\n]{0,6}(?:你们?|您|大家)好[啊呀]?(?=[，。！,~\s])",
        r"(?<=\S)[（(](?!就是一|也就是|即是|其实是一)[^（）()]{1,40}[）)]",
        r"《[^》\n]{1,20}》(?:的?(?:后续|续集|番外|结局|前传|新编|片段|桥段|那段|改编|续写|现代版|翻拍))?",
        r"(?:(?<=[，。！!？\n～~])|^)\s*(?:求求|拜托|谢谢|多谢|感谢|感恩|辛苦|唔该|万分感谢)(?:了|你们?|啦|大家|晒|各位)*(?=[，。！!~～\s]|$)",
        r"(?:(?<=\ue001)(?:送给|献给)|(?<=[，\ue001])\s*(?:想送给|打算送给|是给|播给|放给))[^，。！\n：]{1,16}(?=[。！：\n])",
        r"(?<=[，。：\n])\s*[^，。！？：\n]{1,10}(?:的感觉|动画感觉|质感|画风|画质|色调)(?=[，。！\n]|$)",
        r"(?:(?<=[，。！\n])|^)\s*我们?(?:就|只|特别|一直|好|真的)?想看(?=[^，。]{4})|^随便拍[^，。]{0,4}",
        r"(?:(?<=[，。！\n])|^)\s*(?:我们?|就)?(?:想|要)拍(?=[^手打球照肩头背拍一个段条支部，。])",
        r"(?<=[，。！\n])\s*(?:是|就是|主要)?(?:给|送给|献给|拿给|放给|播给)[^，。！？：\n]{1,10}(?:看|用|放|播)的(?=[，。！\n]|$)",
        r"(?<=[，。！？\n])\s*(?:你们?|您)(?:能不能|能否|可不可以|可以|帮|看看|看着办|觉得)[^。！？\n]*",
        r"(?<=[。！？\n])\s*(?:这个?(?:故事|片子|视频|动画)|以上|就这样|大概就|差不多就)[^。！？\n]{0,20}(?=[。！？\n]|$)",
        r"^大家都?(?:看过|知道|听过|记得|熟悉)[^。！？\n]{1,14}[吧吗][？?！。]",
        r"(?:^|(?<=[。！？?\n]))我?[要想]?(?:个|一个)?(?:恶搞|搞笑|改编|沙雕|现代|童话|魔改)版[：:，]",
        r"(?<=[，。！\n])[^，。！？\n\ue000]{0,14}(?:就行|就好|就够|即可)了?(?=[，。！\n]|$)",
        r"(?<=[，。！\n])\s*(?:结尾|片尾|最后|开头)(?:打|出|放|加|上|写|露)[^，。\n]{0,10}(?:logo|LOGO|Logo|字幕|片名|标志|商标|字样|二维码|电话|标题)",
        r"不是[^，。！？\n]{1,16}，?(?=而是)|不是[^，。！？\n]{1,16}，(?=是(?!不|因))",
        rf"{_LIKE}(?:是?一?[只个条头匹位片张朵座]|[^，。！？；：\n])(?:(?!{_LIKE})[^，。！？；：\n把被在]){{0,9}}?(?:一样|一般|似的|那样|般)(?:地|的)?",
        r"你([\u4e00-\u9fff])我[，、]?我\1你",
        r"趁着?[^，。！？；\n]{1,6}?(?:不注意|没注意|不留神|没留神|不备|没看见|没发现)(?:的时候|时)?",
        r"(?:(?<=[，。！？\n])长|(?<=[\u4e00-\u9fff]))得(?:就|好)?像[^，。！？\n的]{1,10}(?=[，。！？\n]|$)",
        r"你[拉推抢让挤]我[扯拉推抢让挤]",
        r"你一([口下句杯片块脚拳])我一\1地?",
        r"(?:谢谢|多谢|感谢)(?:叔叔|阿姨|老师|哥哥|姐姐|各位|大佬|导演|您|亲)+(?:们|了|啦)*(?=[，。！!~～\s]*$)",
        r"(?:(?<=[，。！\n])|^)\s*(?:题目|标题|片名|主题)(?:是|叫|为|就叫)[^，。！：\n]{1,14}(?=[，。！\n])",
        r"比[^，。！？\n]{1,6}?(?:还要?|更|都)[高大长短小重快慢厚亮胖瘦](?:的(?=[\u4e00-\u9fff])|(?=[，。！？\n的]|$))",
        r"(?<=[只个条头匹位片张朵座])(?!这|那)[^，。！？；：\n的一]{1,5}似的",
        r"(?:(?<=[，。！？；\n])|(?<=[\u4e00-\u9fff着]))(?:就|正|真|好|很|又|都|越来越|看起来|看上去|远看|远远看去)?(?:好像|就像|仿佛|宛如|犹如|如同|像)(?=[一个只条张座幅片朵])[^，。！？；：\n]{1,16}(?=[，。！？；：\n]|$)",
        r"(?<=[，。！？\n])\s*(?:中间|里面|最后|结尾|中途|过程|画面)?(?:也|都|千万|可)?(?:别|不要|不准|不许)(?:再)?(?:加|放|有|出现|弄|搞|拍|来|让)[^，。！？\n]{1,20}(?=[，。！？\n]|$)",
    )
)
_WISHES: Final = re.compile(
    r"^\s*(?:最好|尽量|希望|越|谢谢|多谢|感谢|拜托|时长|长度|风格|要|不要|别|可以|给|是给|就|[他她它]|孩子|急|在线等)|一点$|一些$|[秒分钟]左右$"
)
"""What a clause begins with that only wishes, thanks or tells for whom a film is."""
_LETTERS: Final = re.compile(r"[\u3400-\u9fff]")
_READS: Final = re.compile(r"(?:看|读|念|唱|讲|背|翻|写)(?:着|了|完|起)?$")
_REASON: Final = re.compile(
    r"(?<=[。！？!?\n])[\s，、\ue001]*\ue001[\s，、\ue001]*(?:[他她它佢我]|孩子|小孩|宝宝|女儿|儿子|小朋友|老人)"
    r"[^。！？!?\n\ue000\ue001]{0,4}(?:怕|会学|会哭|会吓|不喜欢|不爱|讨厌|受不了|睡不着|敏感)[^。！？!?\n]{0,4}(?=[。！？!?\n]|$)"
)


def beside(text: str) -> Iterator[tuple[int, int]]:
    """Where in a prepared request stand words that only tell who asks, why, and after what it is made."""
    yield from _opening(text)
    if title := _TITLE.match(text):
        yield title.span()
    for pattern in _ASIDES:
        for match in pattern.finditer(text):
            if text[match.start()] != "《" or not _READS.search(
                text, max(0, match.start() - 3), match.start()
            ):
                yield match.span()


def reasons(text: str) -> Iterator[tuple[int, int]]:
    """Where a request tells why something was ruled out, just after that was blanked: "no doctors, he's afraid"."""
    for match in _REASON.finditer(text):
        yield match.span()


def tells(text: str) -> bool:
    """Whether there is anything in a text but thanks, wishes and whom it is for, and so may be a story."""
    for pattern in _ASIDES:
        text = pattern.sub("，", text)
    return any(
        len(_LETTERS.findall(clause)) > 2 and not (_WISHES.search(clause) or _MEANT.search(clause))
        for clause in _ENDS.split(text)
    )


def _adds(clause: str, stop: str) -> bool:
    """Whether a clause goes on about those whom the film is for: after a full stop "she" is in it already."""
    found = _AFTER.search(clause)
    tells = (
        stop in "。！!？?\n" and found is not None and found.group() in "他她佢" and not _STATE.search(clause)
    )
    return found is not None and not tells


def _opening(text: str) -> Iterator[tuple[int, int]]:
    if match := _SPOOF.match(text):
        if len(text) - match.end() > 8:
            yield match.span()
        return
    at = end = 0
    for match in _ENDS.finditer(text[: _FARTHEST + 1]):
        clause = text[at : match.start()].strip()
        told = match.group()[0] not in "：:" and _STORY.search(clause)
        ordered = _MEANT.search(clause) or _ORDERED.search(clause)
        asks = (
            (at == 0 or end) and _ASKER.match(clause) and (_STATE.search(clause) or not _MINE.match(clause))
        )
        if not told and (
            ordered or asks or (0 < end == at - 1 and text[end] not in "：:" and _adds(clause, text[end]))
        ):
            end = match.start()
        elif told:
            break
        at = match.end()
    if end and len(text) - end > _LEAST and tells(text[end:]):
        yield 0, end
    elif kin := _KIN_FIRST.match(text):
        yield kin.span()
