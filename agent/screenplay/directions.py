"""What a parenthetical asks for: an emotion, what the body does as it speaks, and who is spoken to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from ...common import strict_yaml
from ...common.acts import Action
from ...common.story import Language
from ...common.vocabulary import Emotion

_TO: Final = re.compile(r"\bto\s+(?:the\s+)?([\w' -]+)|[对對向朝]着?著?([^\s，,；;、说說]{1,10})", re.I)
_CJK: Final = re.compile(r"[\u3400-\u9fff]")
WRITTEN: Final[Mapping[Language, Mapping[Emotion, str]]] = {
    "en": {emotion: emotion.value for emotion in Emotion},
    "zh": {
        Emotion.NEUTRAL: "平静", Emotion.HAPPY: "开心", Emotion.SAD: "难过", Emotion.SURPRISED: "惊讶",
        Emotion.ANGRY: "生气", Emotion.SCARED: "害怕", Emotion.SMUG: "得意", Emotion.THOUGHTFUL: "沉思",
    },
}  # fmt: skip
"""How each emotion is written in brackets."""


class LineDirection(NamedTuple):
    """How a line is spoken."""

    emotion: Emotion | None = None
    action: Action = Action.SPEAK
    to: str = ""
    """The name of whoever is spoken to, as it is written."""
    known: bool = True
    """Whether anything of it is understood."""


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Emotions and acts with their words, the longest first."""
    table: Any = strict_yaml.loads(Path(__file__).with_name("directions.yaml").read_text("utf-8"))
    return {
        kind: sorted(
            ((word, name) for name, words in rows.items() for word in words), key=lambda row: -len(row[0])
        )
        for kind, rows in table.items()
    }


def read_direction(text: str) -> LineDirection:
    """What the words of a parenthetical ask for; an empty one asks for nothing."""
    if not text.strip():
        return LineDirection()
    emotion, action = _first("emotions", text), _first("acts", text)
    to = _TO.search(text)
    name = (to[1] or to[2]).strip() if to else ""
    return LineDirection(
        Emotion(emotion) if emotion else None,
        Action(action) if action else Action.SPEAK,
        name,
        bool(emotion or action or name),
    )


def _first(kind: str, text: str) -> str:
    """What the longest known word of a text stands for."""
    lower = text.casefold()
    for word, name in _words()[kind]:
        found = word in lower if _CJK.search(word) else re.search(rf"\b{re.escape(word)}\b", lower)
        if found:
            return name
    return ""
