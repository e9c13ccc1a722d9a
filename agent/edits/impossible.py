"""What is asked for and can't be drawn or played, with what can be instead."""

from __future__ import annotations

import re
from typing import Final

from ...common.story import Language

_KINDS: Final = (
    (
        re.compile(r"\b(?:camera|lens)\b.{0,24}\b(?:follow|track|chase|orbit|circle)|\b(?:follow|track)(?:s|ing)? (?:shot|him|her)\b|镜头.{0,6}(?:跟|追|环绕|绕)|跟拍|跟着拍", re.I),
        "The camera can't follow somebody: it can push in, pull out, pan left or right, tilt up or down, shake or stand still.",
        "镜头不能跟着人走：可以推近、拉远、左右摇、上下摇、晃动或固定。",
    ),
    (
        re.compile(r"\b(?:paper[- ]?cut|cut-?out|ink[- ]wash|oil painting|anime|pixel|claymation|stop[- ]motion|3d|pixar|lego|sketch|pencil|charcoal)\b|剪纸|水墨|油画|动漫|像素|黏土|粘土|定格|素描|皮影|国画|工笔", re.I),
        "There is no such look: there are toon, silent (black and white), noir, storybook and news.",
        "没有这种画风：有卡通、默片（黑白）、黑色电影、绘本、新闻。",
    ),
    (
        re.compile(r"\b(?:erhu|violin|guitar|flute|drums?|saxophone|trumpet|harp|rock|hip[- ]?hop|techno|metal|rap|k-?pop|opera)\b|二胡|古筝|琵琶|笛子|小提琴|吉他|唢呐|摇滚|说唱|京剧|戏曲", re.I),
        "Music can't be given an instrument or a genre: it can be playful, calm, sad, tense, epic, mysterious, adventurous or ragtime.",
        "音乐不能指定乐器或流派：可以欢快、舒缓、悲伤、紧张、宏大、神秘、冒险或拉格泰姆。",
    ),
    (
        re.compile(r"\b(?:overcast|cloudy|hail|drizzle|rainbow|tornado|hurricane|sandstorm)\b|阴天|多云|冰雹|彩虹|龙卷风|沙尘", re.I),
        "There is no such weather: there are clear, rain, storm, snow, fog and wind.",
        "没有这种天气：有晴、雨、雷雨、雪、雾、风。",
    ),
    (
        re.compile(r"\bfade(?:s)?\b.{0,16}\b(?:to|into) (?!black)\w+|淡[入出]到?(?:白|红)|变白|渐白", re.I),
        "The film can fade to black, not to another colour.",
        "片尾只能淡出到黑。",
    ),
)  # fmt: skip


def what_cannot_be(request: str, language: Language) -> str:
    """Why something that is asked for can't be had; nothing where it isn't known to be so."""
    for pattern, english, chinese in _KINDS:
        if pattern.search(request):
            return chinese if language == "zh" else english
    return ""
