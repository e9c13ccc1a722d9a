"""A Chinese text cut into words, so that the fewest words and the fewest unknown letters result.

Verbs that are spoken apart ("睡了一觉") or twice ("拍了拍") are one word, with how often they are done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ...common.acts import Action, EntityKind
from .kinds import MAKERS
from .results import outcome_told, result_verb, unable
from .words import ChineseVerb, ChineseWord, Noun, WordMeaning, Words

_NUMBER: Final = re.compile(
    r"\d+|[一二两三四五六七八九十百]+|几|数(?=[只个])|许多|很多|好多|好几|无数|成千上万"
)
_APART: Final = re.compile(
    r"(.)(?:了|着|过|起)?(?:[一两几三]|好几)?(?:个|支|首|场|顿|次|曲|阵|声|段|大|下|口|杯|把|趟|觉)?(.)"
)
_APART_TOLD: Final = re.compile(
    r"(.)(?:了|着|过)?[一两三几]?(?:个|支|首|场|次|声|段|口|下)?[^，。的了]{1,3}的(.{1,2})"
)
"""Verbs that stand apart with what describes them: a huge sneeze."""
_TWICE: Final = re.compile(r"(.)(?:了|一|了一)?\1(.?)")
_TO_AND_FRO: Final = re.compile(r"(.)(?:来|呀|啊|着|嚟)(.?)\1(?:去|呀|啊|着|\2)?")
_ONGOING: Final = re.compile(r"(.{1,2})着\1着")
"""A verb said twice that only tells when the next thing happens."""
_EACH: Final = re.compile(r"一(.)(?:接|又|跟)?(?:着)?一\1|逐(.)(?:逐\2)?")
"""One by one."""
_APIECE: Final = re.compile(r"[一每](?:人|只|个人)(?=[一半]|[拿抱捧端举提牵咬吃喝骑坐分])")
"""One for each: how something is handed out, and nobody."""
_BY: Final = re.compile(r"一[\u4e00-\u9fff]一[\u4e00-\u9fff]地")
"""Stitch by stitch."""
_TRIED: Final = "摸睇望试玩行坐倾谂听食饮看影搞揸锡"
"""Verbs that Cantonese says 吓 after, a little while."""
_TURN: Final = re.compile(
    r"第[一二三四五六七八九十\d]{1,2}(?:次|球|局|回|轮|关|遍|下|拍|个(?=[冲跑跳走到上进]))"
)
"""The how-manieth time."""
_HOUR: Final = re.compile(
    r"(?:早上|上午|中午|下午|傍晚|晚上|半夜|凌晨|夜里)(?:\d{1,2}|[一二三四五六七八九十]{1,2})点(?:半|多|钟|整)?"
)
_NEITHER: Final = re.compile(r"不(.)不(.)")
"""Neither fast nor slow: how something is done."""
_NOISES: Final = "轰扑噗砰哗咔啪咚叮嗖嘭哐咣呼哇咕嘎吱喀当"
"""First letters of sounds: "boom"."""
_CRY: Final = re.compile(
    rf"([\u4e00-\u9fff])\1?(?:的|地)?一声|[{_NOISES}][\u4e00-\u9fff]{{0,2}}(?:的|地)?一声"
)
_SOUND: Final = re.compile(r"(.)\1(?=[响作叫敲地的])")
_NAMED_BY: Final = frozenset("车船机箱袋盒杯碗瓶桶树架柜书店铺档摊")
"""Letters that make a thing's noun the name of another."""
_MEN: Final = frozenset("孩人生女子友的")
"""Letters after 男 that make a word of it."""
_EVER: Final = re.compile(r"越[^，越]{1,2}越(?:([大高长胖多重厚粗肥鼓深])|([小瘦矮短薄少]))")
"""What grows or shrinks the longer something goes on."""
_ABLE: Final = re.compile(
    r"(?:不|很|最|只|总)?(?:会|爱|怕|喜欢|讨厌)([\u4e00-\u9fff])[\u4e00-\u9fff]{0,2}?的"
)
"""What somebody or something can do, which tells of what kind it is: a book that bites."""
_DEALS: Final = frozenset("卖修送收养种扫")
"""What somebody does for a living with the thing named after it."""
_COUNTS: Final = frozenset("下次遍回圈趟")
_LONGEST, _LATIN = 8, 24
"""Letters of a word, and of one in Latin letters."""
_STRANGE_COST: Final = 2.5


def cut(text: str, offset: int, words: Words, names: Words) -> list[ChineseWord]:
    """The words of a text; ``offset`` is where it begins in the whole, ``names`` are words of this request."""
    best: list[tuple[float, int, ChineseWord | None]] = [(0.0, 0, None), *((1e9, 0, None) for _ in text)]
    for at in range(len(text)):
        cost = best[at][0]
        if cost + _STRANGE_COST < best[at + 1][0]:
            strange = ChineseWord(text[at], offset + at, offset + at + 1, WordMeaning())
            best[at + 1] = (cost + _STRANGE_COST, at, strange)
        for length, meaning, word, number in _candidates(text, at, words, names):
            each = (1.15 if word[-1] == "的" else 1.0) if length > 1 else 1.1 if word in "的了着" else 1.2
            each += 0.02 * (length == 1 and _bare(meaning))
            each += 0.03 * (length > 1 and _begins_noun(text, at + length - 1, words))
            each += 0.03 * (length == 2 and _wished(text, at, words))
            bare = len(word) == 2 and word[1] in "上里下" and meaning.after is None
            each += 0.03 * (bare and _ends_noun(text, at, words))
            each += 0.05 * (word != text[at : at + length])
            if length > 1 and not meaning.complement and _ends_verb(text, at, words):
                each += 1.2 if text[at + 1] in "了过" else 0.2
            total = cost + each - 0.01 * length * length
            if total < best[at + length][0]:
                piece = ChineseWord(word, offset + at, offset + at + length, meaning, number)
                best[at + length] = (total, at, piece)
    pieces: list[ChineseWord] = []
    at = len(text)
    while at:
        _, before, found = best[at]
        if found is not None:
            pieces.append(found)
        at = before
    return pieces[::-1]


def _candidates(
    text: str, at: int, words: Words, names: Words
) -> Iterator[tuple[int, WordMeaning, str, int]]:
    if number := _NUMBER.match(text, at):
        yield len(number.group()), WordMeaning(kinds={"number"}), number.group(), 1
    longest = _LATIN if text[at].isascii() else _LONGEST
    for length in range(min(longest, len(text) - at), 0, -1):
        word = text[at : at + length]
        meaning = names.get(word) or words.get(word)
        if meaning and meaning.verb:
            meaning = outcome_told(word, meaning)
        if meaning and meaning.adverb is not None and _counts(text, at, word, words):
            yield length, WordMeaning(kinds={"number"} | words[word[1:]].kinds), word[0], 1
        elif meaning:
            yield length, meaning, word, 0
    if text[at : at + 2] not in words and (result := result_verb(text[at : at + 2])):
        yield 2, result, text[at : at + 2], 0
    if cannot := unable(text, at, words):
        yield cannot[2], cannot[1], cannot[0], 0
    if compound := _compound(text, at, words):
        yield len(compound[0]), compound[1], compound[0], 0
    if text[at] in "一逐" and (each := _EACH.match(text, at)) and len(each.group()) > 1:
        yield len(each.group()), WordMeaning(adverb=""), each.group(), 0
    if apiece := _APIECE.match(text, at):
        yield len(apiece.group()), WordMeaning(adverb=""), apiece.group(), 0
    if text[at] == "一" and (by := _BY.match(text, at)):
        yield len(by.group()), WordMeaning(adverb=""), by.group(), 0
    if text.startswith("一跳", at) and "吓了" in text[max(0, at - 8) : at]:
        yield 2, WordMeaning(adverb=""), "一跳", 0
    if turn := _TURN.match(text, at):
        yield len(turn.group()), WordMeaning(adverb=""), turn.group(), 0
    if hour := _HOUR.match(text, at):
        told = words.get(hour.group()[:2])
        yield (
            len(hour.group()),
            WordMeaning(setting=dict(told.setting) if told else {}, adverb=""),
            hour.group(),
            0,
        )
    if (able := _ABLE.match(text, at)) and _is_of_a_noun(text, able.end(), able.group(1), words):
        yield len(able.group()), WordMeaning(kinds={"adjective"}), able.group(), 0
    if little := _little(text, at, words):
        yield little[0], little[1], text[at : at + little[0]], 0
    if sells := _sells(text, at, words):
        yield sells, WordMeaning(kinds={"adjective"}), text[at : at + sells], 0
    if ever := _EVER.match(text, at):
        grows = ChineseVerb(Action.GROW if ever.group(1) else Action.SHRINK, "none", whole=True)
        yield len(ever.group()), WordMeaning(verb=grows), ever.group(), 0
    if neither := _NEITHER.match(text, at):
        acts = [one for letter in neither.groups() if (one := words.get(letter)) and one.verb]
        if len(acts) < 2:
            yield len(neither.group()), WordMeaning(adverb=""), neither.group(), 0
    if (text[at] not in words or text[at] in _NOISES) and (cry := _CRY.match(text, at)):
        yield len(cry.group()), WordMeaning(adverb=""), cry.group(), 0
    if text[at] not in words and (sound := _SOUND.match(text, at)):
        yield len(sound.group()), WordMeaning(adverb=""), sound.group(), 0
    yield from _split_verbs(text, at, words)


def _is_of_a_noun(text: str, at: int, verb: str, words: Words) -> bool:
    """Whether a noun begins at a letter, and the other letter is what it is told to do."""
    noun = any((one := words.get(text[at : at + size])) and one.noun for size in (3, 2, 1))
    return noun and (does := words.get(verb)) is not None and does.verb is not None


def _little(text: str, at: int, words: Words) -> tuple[int, WordMeaning] | None:
    """A thing's noun with 仔, as Cantonese and Hokkien call what is little: how many letters, and what it is."""
    for size in (2, 1):
        thing = words.get(text[at : at + size])
        named = thing.noun if thing and not thing.verb else None
        if text[at + size : at + size + 1] == "仔" and named and not named.part:
            return None if named.kind is EntityKind.PERSON else (size + 1, WordMeaning(noun=named))
    return None


def _sells(text: str, at: int, words: Words) -> int:
    """How many letters tell somebody's trade right before their noun: "the tofu-selling uncle"; else 0."""
    if text[at] not in _DEALS:
        return 0
    for size in (3, 2, 1):
        ware, end = words.get(text[at + 1 : at + 1 + size]), at + 1 + size
        if ware is None or ware.noun is None or ware.noun.kind is EntityKind.PERSON:
            continue
        for length in (4, 3, 2):
            linked = end + (text[end : end + 1] == "的")
            who = words.get(text[linked : linked + length])
            if len(text[linked : linked + length]) == length and who and who.noun:
                return linked - at if who.noun.kind is EntityKind.PERSON else 0
    return 0


def _bare(meaning: WordMeaning) -> bool:
    """Whether a letter only describes or measures, which is nothing without the noun that it took its letter from."""
    return not (meaning.verb or meaning.noun) and bool(meaning.kinds & {"adjective", "classifier"})


def _ends_noun(text: str, at: int, words: Words) -> bool:
    """Whether a longer noun ends with a letter: 石头 in "on the stone", and no 头上."""
    longer = (words.get(text[max(at - back, 0) : at + 1]) for back in (1, 2, 3))
    return at > 0 and any(one is not None and one.noun is not None and not one.noun.part for one in longer)


def _ends_verb(text: str, at: int, words: Words) -> bool:
    """Whether a letter tells where the verb before it leads: 跳上 "onto" a bed, and no 上床."""
    joined = words.get(text[at - 1 : at + 1]) if at and text[at] in "上下进出" else None
    return joined is not None and joined.verb is not None


def _wished(text: str, at: int, words: Words) -> bool:
    """Whether a wish stands before a verb of two letters: 想 and 起床, and not 想起."""
    wish, verb = words.get(text[at]), words.get(text[at + 1 : at + 3])
    return bool(wish and "wish" in wish.kinds and verb and verb.verb)


def _counts(text: str, at: int, word: str, words: Words) -> bool:
    """Whether what may be an adverb is "one" with its measure word: 一头 before an elephant."""
    if word[0] != "一" or not ((measure := words.get(word[1:])) and "classifier" in measure.kinds):
        return False
    after = at + len(word)
    if text.startswith(("叫", "名叫"), after):
        return "的" in text[after : after + 8]
    longest = next((one for length in (3, 2, 1) if (one := words.get(text[after : after + length]))), None)
    return longest is not None and longest.noun is not None and longest.verb is None


def _compound(text: str, at: int, words: Words) -> tuple[str, WordMeaning] | None:
    """A thing's noun with a letter that tells what is named by it: an ice cream van is a van."""
    for length in (3, 2):
        thing, kind = words.get(text[at : at + length]), words.get(text[at + length : at + length + 1])
        if (
            thing
            and thing.noun
            and thing.noun.kind is EntityKind.THING
            and not (thing.noun.part or thing.verb)
        ):
            dressed = (
                text[at + length : at + length + 1] == "男"
                and text[at + length + 1 : at + length + 2] not in _MEN
            )
            if text[at + length : at + length + 1] in MAKERS or dressed:
                return text[at : at + length + 1], WordMeaning(noun=Noun(EntityKind.PERSON, age="adult"))
            if text[at + length : at + length + 1] in _NAMED_BY and kind:
                named = kind.noun or Noun(EntityKind.THING)
                return text[at : at + length + 1], WordMeaning(noun=named)
            return None
    return None


def _describes_noun(text: str, at: int, meaning: WordMeaning | None, words: Words) -> bool:
    """Whether the letter before is an adjective of the noun that begins here: "keeps a big dog", and no 养大."""
    last = words.get(text[at - 1 : at])
    if not (last and "adjective" in last.kinds and meaning and meaning.verb):
        return False
    longest = next((one for size in (3, 2, 1) if (one := words.get(text[at : at + size]))), None)
    return text[at : at + 1] == "的" or (longest is not None and longest.noun is not None)


def _begins_noun(text: str, at: int, words: Words) -> bool:
    """Whether a longer noun begins at a letter: 报纸 in "看了报纸"."""
    longer = words.get(text[at : at + 2]) if at + 1 < len(text) else None
    return longer is not None and longer.noun is not None and longer.verb is None


def _split_verbs(text: str, at: int, words: Words) -> Iterator[tuple[int, WordMeaning, str, int]]:
    """Verbs whose letters stand apart or twice, as the word of the lexicon."""
    if apart := _APART.match(text, at):
        joined = apart.group(1) + apart.group(2)
        meaning, thing, alone = words.get(joined), words.get(apart.group(2)), words.get(apart.group(1))
        longer = joined + text[at + len(apart.group()) : at + len(apart.group()) + 1]
        named = words.get(longer[1:])
        unnamed = named is None or named.noun is None
        if len(apart.group()) > 2 < len(longer) and unnamed and (whole := words.get(longer)) and whole.verb:
            yield len(apart.group()) + 1, whole, longer, 0
        if (
            len(apart.group()) > 2
            and apart.group(2) not in _COUNTS
            and apart.group(1) != "一"
            and not (apart.group(2) in "来去" and apart.group()[1:-1] in "下上回起过进出")
            and not _describes_noun(text, at + len(apart.group()), meaning, words)
            and meaning
            and meaning.verb
            and not (thing and thing.noun and not thing.noun.part and alone and alone.verb)
            and not (alone and "wish" in alone.kinds)
            and not _begins_noun(text, at + len(apart.group()) - 1, words)
        ):
            yield len(apart.group()), meaning, joined, 0
    if (told := _APART_TOLD.match(text, at)) and (rest := told.group(2)) not in words:
        for length in range(len(rest), 0, -1):
            whole = words.get(told.group(1) + rest[:length])
            if whole and whole.verb and rest[:length] not in words:
                end = told.end() - len(rest) + length
                yield end - at, whole, told.group(1) + rest[:length], 0
                break
    if (ongoing := _ONGOING.match(text, at)) and (meaning := words.get(ongoing.group(1))) and meaning.verb:
        yield len(ongoing.group()), WordMeaning(adverb=""), ongoing.group(), 0
    if (twice := _TWICE.match(text, at)) and (meaning := words.get(twice.group(1))) and meaning.verb:
        with_object = words.get(twice.group(1) + twice.group(2)) if twice.group(2) else None
        if with_object and with_object.verb:
            yield len(twice.group()), WordMeaning(verb=with_object.verb), twice.group(1) + twice.group(2), 0
        yield len(twice.group()) - len(twice.group(2)), WordMeaning(verb=meaning.verb), twice.group(1), 0
    if (
        text[at + 1 : at + 2] == "吓"
        and text[at] in _TRIED
        and (meaning := words.get(text[at]))
        and meaning.verb
    ):
        yield 2, meaning, text[at], 0
    if (fro := _TO_AND_FRO.match(text, at)) and (meaning := words.get(fro.group(1))) and meaning.verb:
        yield len(fro.group()), WordMeaning(verb=meaning.verb), fro.group(1), 3
