"""How the elements of a script look, in English and Chinese: what Fountain and ``Name: line`` have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ...common.vocabulary import Transition

_HEADING: Final = re.compile(
    r"(?:\d+[A-Za-z]?[.、)）]?\s*)?"
    r"(?:(?:INT\.?\s?/\s?EXT|EXT\.?\s?/\s?INT|I\s?/\s?E|INT|EXT|EST)(?:\.|\s)\s*\S"
    r"|(?:内\s?/?\s?外|內\s?/?\s?外|内|內|外)景\s*[.。．:：、,，/／·\-—–]*\s*\S"
    r"|(?:第\s?[\d一二三四五六七八九十百]+\s?[场場]|[场場]景?\s?[\d一二三四五六七八九十百]+|[场場]景)\s*[.。．:：、,，/／·\-—–\s]\s*\S)",
    re.I,
)
_ENGLISH_CHANGE: Final = re.compile(
    r"(?:[A-Z][A-Z .'-]*\sTO(?: [A-Z]+)?\s?:|FADE (?:IN|OUT)\s?[.:]?|(?:FADE|CUT|SMASH CUT) TO (?:BLACK|WHITE)\s?[.:]?|THE SCREEN FADES\s?[.:]?)"
)
_CHINESE_CHANGE: Final = re.compile(
    r"[（(【\[]?(?:[切叠疊溶化淡划劃擦圈][至到入出变變化像像出接镜鏡]?[至到入出]?(?:黑[场場屏]?)?|黑[场場屏]|渐隐|漸隱|渐显|漸顯|闪回|閃回)[)）】\]]?\s?[.。:：]?"
)
_CHANGES: Final[Mapping[Transition, str]] = {
    Transition.DISSOLVE: r"\bDISSOLVE|\bRIPPLE|\bMORPH|[叠疊溶化]",
    Transition.WIPE: r"\bWIPE|[划劃擦]",
    Transition.IRIS: r"\bIRIS|圈",
    Transition.FADE: r"\bFADES?\b|淡|黑[场場屏]|[渐漸][隐隱显顯]|\bBLACK\b|\bWHITE\b",
    Transition.CUT: r"\bCUT\b|切",
}
"""The transitions of a film, and what scripts call them."""
TITLE_KEYS: Final = frozenset(
    {
        "title", "credit", "author", "authors", "source", "notes", "draft date", "date", "contact", "copyright",
        "revision", "标题", "標題", "片名", "剧名", "劇名", "作者", "编剧", "編劇", "原著", "日期", "联系", "聯絡", "版本",
    }
)  # fmt: skip
"""What a title page may tell."""
TITLES: Final = frozenset({"title", "标题", "標題", "片名", "剧名", "劇名"})
MOST_CUE: Final = 200
"""Characters of a name with what is in brackets after it."""
EXTENSION: Final = re.compile(r"\s*[（(]([^()（）]*)[)）]\s*$")
"""What stands in brackets after a name."""
_CONTINUED: Final = re.compile(r"CONT['’]?D?\.?|CONTINUED|继续|繼續|续|續", re.I)
_OFF_SCREEN: Final = re.compile(
    r"V\.?\s?O\.?|O\.?\s?S\.?|O\.?\s?C\.?|VOICE[- ]?OVER|OFF[- ]?(?:SCREEN|CAMERA)|PRE-?LAP|ON (?:THE )?(?:PHONE|RADIO)"
    r"|画外音?|畫外音?|旁白|话外音|話外音|内心独白|內心獨白|独白|獨白|电话中|電話中",
    re.I,
)


def is_heading(line: str) -> bool:
    """Whether a line says where a scene plays."""
    return _HEADING.match(line) is not None


def is_change(line: str) -> bool:
    """Whether a line of its own is a transition."""
    return bool(_ENGLISH_CHANGE.fullmatch(line) or _CHINESE_CHANGE.fullmatch(line))


def transition(text: str) -> Transition | None:
    """The film's transition for what a script calls it; None for one that isn't known."""
    return next((kind for kind, words in _CHANGES.items() if re.search(words, text, re.I)), None)


def split_name(cue: str) -> tuple[str, bool, str]:
    """A name as it stands over a speech: the name alone, whether one only hears it, and what else is in brackets."""
    name, off, rest = cue.strip(), False, []
    while len(name) <= MOST_CUE and (found := EXTENSION.search(name)):
        name, told = name[: found.start()], found[1].strip()
        if _OFF_SCREEN.fullmatch(told):
            off = True
        elif told and not _CONTINUED.fullmatch(told):
            rest.append(told)
    return name.strip(), off, ", ".join(reversed(rest))


def unescaped(text: str) -> str:
    """Words without Fountain's marks of emphasis."""
    bare = re.sub(r"(?<!\\)(\*{1,3})(?=\S)(.+?)(?<=\S)(?<!\\)\1", r"\2", text)
    bare = re.sub(r"(?<![\w\\])_(?=\S)([^_]+?)(?<=\S)_(?!\w)", r"\1", bare)
    return re.sub(r"\\([*_\\@~!.>#=\[\]()（）])", r"\1", bare)
