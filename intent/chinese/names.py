"""The names in a Chinese request: presets', and those of people nobody knows, found by their shape and where they stand.

A title after a surname, "little" or "old" before a letter, a letter said twice, or letters that no word holds name
somebody where a clause begins and an act follows. A name found once is a word of the whole request.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ...common.acts import EntityKind
from ..people import Persona
from ..text import simplified
from .details import AND
from .kinds import LIVES, TOWARD
from .words import Noun, WordMeaning, Words

_SURNAMES: Final = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
_TITLES: Final = (
    "老师|师傅|师父|医生|大夫|护士|警官|警察|奶奶|爷爷|婆婆|公公|阿姨|叔叔|伯伯|大爷|大妈|大叔|大婶|大娘|大哥|大姐|先生|太太|小姐"
    "|女士|同学|经理|老板|教练|校长|队长|班长|主任|教授|博士|律师|船长|村长|局长|厂长|店长|站长|导演|司机|秘书|老头|老太|老汉"
)
_KIN: Final = {"伯": "male", "叔": "male", "哥": "male", "爷": "male", "公": "male", "爸": "male", "头": "male",
               "婶": "female", "姨": "female", "姐": "female", "嫂": "female", "婆": "female", "妈": "female",
               "妹": "female", "太": "female", "仔": "male", "弟": "male", "娘": "female", "嬸": "female"}  # fmt: skip
"""Last letters of what people are called, with whom they are for."""
_TITLED: Final = re.compile(rf"(?:[{_SURNAMES}]|[小老阿][\u4e00-\u9fff])(?:{_TITLES})")
_CALLED_KIN: Final = re.compile(
    rf"(?:阿[\u4e00-\u9fff]|老?[{_SURNAMES}])[{''.join(_KIN)}]|(?<![\u4e00-\u9fff])[\u4e00-\u9fff][伯叔哥婶姨姐嫂婆]"
)
_CALLED: Final = re.compile(
    r"(?:名叫|叫做|名字叫|叫(?![醒来住做上去出回停着了])(?=[\u4e00-\u9fff]{2}))([\u4e00-\u9fff]{1,4}?)(?=的|[，。、：；,\ue000]|$|[在去和跟])"
)
_NICK: Final = re.compile(
    r"小(?!雨[浇淋下打落停飘洒])[明红刚丽华强美芳李王张陈林杰宝雨兰军玲东亮云燕雪梅龙文胖柔玉娟静婷莉莹波涛伟志浩宇轩欣]"
    r"|(?<![阿\u4e00-\u9fff])[强明辉华豪杰文伟志]仔|(?<=[记友])[强明辉华豪杰文伟志]仔"
    r"|老[王李张陈刘赵马周吴孙]|阿[强明珍华福宝杰花英娟玲伟辉文健豪珠芳霞荣财发旺牛勇志成俊欣怡诗琪朗轩]"
)
_FAMILIAR: Final = re.compile(r"阿[^姨婆公妈爸哥姐叔伯嫲爷弟妹仔女嫂里拉根胶]")
"""Familiar names, where they are said again."""
_TRADE: Final = re.compile(
    r"[卖修送收补守捕采扫拾捡养磨剪劏][^给到了过着个把一那这的他她它你我在]{1,2}(?:佬|婆|郎|翁|匠|师傅|老头|老汉|老人|老太太?|大叔|大爷|大妈|大娘|阿姨|小哥|姑娘|小贩)"
)
"""Somebody told by what they do for a living: an old man who tends a tower."""
_ROLE: Final = re.compile(
    r"(?:新郎|新娘|主角|男主|女主|主人公)(?:是|叫)?([\u4e00-\u9fff]{2,3}?)(?=新娘|新郎|[，、。和与跟])"
)
"""Whoever is named by the part they play."""
_PET: Final = re.compile(
    r"[只条头匹个][\u4e00-\u9fff]{1,4}?(?:名叫|名字叫|叫)([\u4e00-\u9fff]{2,3}?)(?=[，。！])"
)
"""A name that is a common noun: a cat called Bun."""
_FOREIGN: Final = re.compile(r"[\u4e00-\u9fff]{2,5}·[\u4e00-\u9fff]{2,5}")
_LATIN: Final = re.compile(r"(?<![A-Za-z] )(?<![A-Za-z])[A-Z][a-z]+(?: [A-Z][a-z]+)?(?![a-z]| [a-z])")
"""A name in Latin letters, and no sentence's first word."""
_LATIN_NOUN: Final = re.compile(
    r"(?<=[的个只条块把被张件部由从在用到进])\s?([a-z]{3,}(?: [a-z]{3,}){0,2})(?= ?[\u4e00-\u9fff\ue001，。（(！；])"
)
_SLOT: Final = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=然后|接着|于是|结果|突然|忽然|后来|最后|但是|可是|因为|所以|看见|看到|发现|听见|遇见|遇到|告诉|抱住|早上|晚上|有天|旁边|昨天|今天|那天|这天|琴日|今日|那日|有日)"
    r"|(?<=有一天|第二天|从前有)"
    r"|(?<=[把被将给让叫请和跟与对帮向找等问追救的]))(?=[\u4e00-\u9fff]{2})"
)
"""Where somebody may be named: where a clause begins, and after what asks for somebody."""
_ASKING: Final = frozenset("把被将给让叫请和跟与对帮向找等问追救的见到住")
_SHAPE: Final = re.compile(
    rf"[小阿老][\u4e00-\u9fff]|([\u4e00-\u9fff])\1|[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}"
)
_ACTS: Final = TOWARD | AND | frozenset("的是有在把将被从由到用也都就却又才还先正能会要该没不很一让叫拿因")
_CHINESE: Final = re.compile(r"[\u4e00-\u9fff]+")
_SMALL: Final = _ACTS | frozenset(
    "他她它我你咱们了着过得地上下里外前后来去出进起开这那哪谁此其之与及但越再刚只各每请别把啦吧个条第"
)
"""Letters of no name."""
_DIGITS: Final = frozenset("一二两三四五六七八九十几")
_GIVEN: Final = frozenset("飞腾跃明")
"""Verbs that are also given names: 马飞, 龙腾."""
_END: Final = re.compile(r"$|[，。！？；、：!?,;\ue000\ue001]")


def names_in(text: str, characters: Mapping[str, Persona], words: Words) -> Words:
    """The names that a request's text holds, presets' and strangers', as words."""
    names: Words = {}
    for persona in characters.values():
        for name in (*persona.names.zh, *persona.names.en):
            if simplified(name) in text:
                names[simplified(name)] = WordMeaning(noun=Noun(EntityKind.PERSON), name=persona.id)
    for name in _PET.findall(text):
        meaning = words.get(name)
        if meaning and meaning.noun and meaning.noun.kind is EntityKind.THING and not meaning.verb:
            names[name] = WordMeaning(noun=Noun(EntityKind.PERSON), name="")
    for noun in _LATIN_NOUN.findall(text):
        names.setdefault(noun, WordMeaning(noun=Noun(EntityKind.THING)))
    for trade in _TRADE.findall(text):
        names.setdefault(trade, WordMeaning(noun=Noun(EntityKind.PERSON)))
    for name, noun in (*_titled(text, words), *_written(text, words), *_placed(text, words)):
        known = words.get(name)
        if name not in names and not (known and (known.noun or known.verb or known.kinds)):
            names[name] = WordMeaning(noun=noun, name="" if noun.kind is EntityKind.PERSON else None)
    return {name: meaning for name, meaning in names.items() if not _overlong(name, names, text)}


def _overlong(name: str, names: Words, text: str) -> bool:
    """Whether a name is but a shorter one with a letter of what follows there."""
    shorter = name[:-1]
    return len(name) > 2 and shorter in names and text.count(shorter) > text.count(name)


def _titled(text: str, words: Words) -> Iterator[tuple[str, Noun]]:
    """Those who are called by a title: Teacher Lin, old Li, Auntie Zhen."""
    for match in _TITLED.finditer(text):
        title = words.get(re.sub(f"^.*?({_TITLES})$", r"\1", match.group()))
        yield match.group(), title.noun if title and title.noun else Noun(EntityKind.PERSON)
    for match in _CALLED_KIN.finditer(text):
        name, end = match.group(), match.end()
        longer = (words.get(text[start : end + 1]) for start in range(match.start(), end))
        if not any(one and (one.noun or one.adverb is not None) for one in longer):
            yield name, Noun(EntityKind.PERSON, _KIN[name[-1]])


def _written(text: str, words: Words) -> Iterator[tuple[str, Noun]]:
    """Names that their letters or "called" give away, wherever they stand."""
    found = [match.group(1) for match in _CALLED.finditer(text)]
    found += [name for name in _ROLE.findall(text) if _nameable(name, words)]
    found += [match.group() for pattern in (_FOREIGN, _LATIN) for match in pattern.finditer(text)]
    found += [
        match.group()
        for match in _NICK.finditer(text)
        if not (_longer(text, match, words) or _coloured(text, match, words))
    ]
    found += [name for name in _FAMILIAR.findall(text) if text.count(name) > 1]
    for name in found:
        if name[0] in "了着过他她它我你一来去上出到起" or any(
            (whole := words.get(name[:at])) and whole.noun for at in range(2, len(name))
        ):
            continue
        if not any((inner := words.get(name[at:])) and inner.verb for at in range(1, len(name) - 1)):
            yield name, Noun(EntityKind.PERSON)


def _placed(text: str, words: Words) -> Iterator[tuple[str, Noun]]:
    """Names that are told by where they stand: a clause begins with them, and what they do follows."""
    for slot in _SLOT.finditer(text):
        at = slot.start()
        said = text[at - 1 : at] == "的"
        opens = text[at - 1 : at] not in _ASKING or at == 0
        if any(text[at : at + length] in words for length in (2, 3, 4)):
            continue
        for length in (2, 3):
            name, after = text[at : at + length], at + length
            if len(name) < length or not _CHINESE.fullmatch(name):
                break
            shaped = _SHAPE.fullmatch(name) is not None and not _SMALL & set(name[1:])
            shaped = shaped and not _broken(text, name, after, words)
            shaped = shaped and not (_noun_first(name, words))
            shaped = shaped and not (said and length == 2 and name[0] in _SURNAMES)
            strange = opens and any(letter not in words for letter in name) and _nameable(name, words)
            strange = strange and not _SHAPE.fullmatch(name[:2])
            acts = _acts(text, after, words)
            ends = acts or (not opens and _END.match(text, after) is not None)
            if ends and (shaped or (strange and _lives(text, after, words))):
                yield name, Noun(EntityKind.PERSON)
                break
            if strange and acts:
                break


def _noun_first(name: str, words: Words) -> bool:
    """Whether a surname is a thing of the story before an adverb, or an animal before what it does: 熊吃 is no Mr Xiong."""
    first, second = words.get(name[0]), words.get(name[1])
    beast = first is not None and first.noun is not None and first.noun.kind is EntityKind.ANIMAL
    if beast and second is not None and second.verb and name[1] not in _GIVEN:
        return True
    told = second is not None and second.adverb is not None and not second.noun
    return told and first is not None and first.noun is not None


def _broken(text: str, name: str, after: int, words: Words) -> bool:
    """Whether a name's shape is but chance: its last letters are a word, or begin a verb."""
    rest = words.get(name[1:])
    if rest is not None and (rest.noun or (len(name) > 2 and rest.verb)):
        return name[0] != "阿"
    crossing = words.get(text[after - 1 : after + 1])
    return name[0] in _SURNAMES and crossing is not None and crossing.verb is not None


def _nameable(name: str, words: Words) -> bool:
    """Whether none of these letters is a small word, a number or the verb that a clause begins with."""
    first = words.get(name[0])
    small = any(
        letter in _SMALL or ((one := words.get(letter)) and one.adverb is not None) for letter in name
    )
    return not (small or set(name) & _DIGITS) and not (
        first and (first.verb or first.kinds & {"number", "pointing"})
    )


def _acts(text: str, at: int, words: Words) -> bool:
    """Whether what somebody does begins here."""
    if text[at : at + 1] in _ACTS and at < len(text):
        return True
    known = (words.get(text[at : at + length]) for length in (4, 3, 2, 1) if at + length <= len(text))
    return any(
        one is not None
        and (one.verb or one.adverb is not None or one.kinds & {"wish", "not", "nearly", "again"})
        for one in known
    )


def _lives(text: str, at: int, words: Words) -> bool:
    """Whether the next verb is what only the living do."""
    for start in range(at, min(at + 6, len(text))):
        for length in (3, 2, 1):
            one = words.get(text[start : start + length])
            if one is not None and one.verb:
                return one.verb.action in LIVES
    return False


def _coloured(text: str, match: re.Match[str], words: Words) -> bool:
    """Whether it is a small red thing that is counted: "a little red flower" is nobody called Xiaohong."""
    measure, thing = words.get(text[match.start() - 1 : match.start()]), words.get(text[match.end() :][:1])
    trait = words.get(match.group()[1:])
    counted = measure is not None and "classifier" in measure.kinds and thing is not None and thing.noun
    return bool(counted) and trait is not None and "adjective" in trait.kinds


def _longer(text: str, match: re.Match[str], words: Words) -> bool:
    """Whether what looks like a nickname begins a known noun: a little mermaid is no "Little Mei"."""
    rest = (words.get(text[match.start() + 1 : match.end() + more]) for more in (1, 2))
    return any(one is not None and one.noun is not None for one in rest)
