"""Whether an order's words stand behind a denial: "don't mute", "no dissolve", "remove the wipe", 不要静音."""

from __future__ import annotations

import re
from typing import Final

_ASKED: Final = re.compile(
    r"\bwhy (?:not|don't|do not|didn't)\b|\b(?:can|could|would|won|should)n?['’]?t (?:you|we|i)\b|\b(?:don't|do not|never) forget\b|\bnot only\b|不要忘|别忘|不但|不仅",
    re.I,
)
"""What sounds like a denial and is a wish."""
_NOT: Final = re.compile(
    r"(?:\b(?:no|not|never|without|cannot|avoid|stop|instead of|rather than)\b|n['’]t\b|\bdont\b)(?:(?!\b(?:but|only|just)\b)[^,.;]){0,32}$"
    r"|(?:别|不要|不用|不必|不能|不该|不许|没有?|勿|无需)[^，。；]{0,16}$",
    re.I,
)
_GONE: Final = re.compile(
    r"\b(?:remov(?:e|ing)|delet(?:e|ing)|drop|lose|kill|(?:get(?:ting)?|got) rid of|take out|cut out|skip|ditch|scrap|cancel|undo|turn off|replace|change|swap)\b"
    r"(?:(?!\b(?:with|to|by|for|but|into)\b)[^,.;]){0,24}$|(?:去掉|删掉|删除|取消|移除|拿掉|去除|删)[^，。；]{0,10}$",
    re.I,
)
_GOES: Final = re.compile(
    r"^[^,.;]{0,30}\b(?:can|should|must|has to|needs to) (?:go|be (?:gone|removed|off))\b|^[^，。；]{0,4}(?:去掉|删|取消|不要|拿掉|移除)",
    re.I,
)
_BEFORE_A_VERB: Final = re.compile(
    r"(?:\b(?:not|never|no need to|dont)|n['’]t)\s+(?:(?:please|just|ever|really|actually|you|want|need|have|let|make|to|dare)\s+)*(?:the\s+)?$"
    r"|(?:别|不要|不用|不必|不能|不该|不许|勿|无需)\s*(?:再|先|去|给我|给|让|把|将|\s)*$",
    re.I,
)


def is_said_not(text: str, start: int) -> bool:
    """Whether a denial stands anywhere before what begins at ``start``, in the same clause."""
    plain = _ASKED.sub(_blank, text[:start])
    return _NOT.search(plain) is not None


def is_said_away(text: str, start: int, end: int) -> bool:
    """Whether what stands there is denied, or is to be taken away."""
    plain = _ASKED.sub(_blank, text[:start])
    taken = re.search(r"\btake\b[^,.;]*$", plain, re.I) and re.search(
        r"^[^,.;]*\b(?:out|away|off)\s*$", text[end:], re.I
    )
    return bool(_NOT.search(plain) or _GONE.search(plain) or taken or _GOES.search(text[end:]))


def is_said_to_stay(text: str, start: int) -> bool:
    """Whether it isn't to be taken away: "don't remove the dissolve"."""
    gone = _GONE.search(text[:start])
    return gone is not None and is_said_not(text, gone.start())


def is_refused(text: str, start: int) -> bool:
    """Whether a denial stands right before the verb that begins at ``start``."""
    return _BEFORE_A_VERB.search(_ASKED.sub(_blank, text[:start])) is not None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
