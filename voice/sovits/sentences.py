"""A line as the sentences that a server gets one at a time, in the studio's own cuts.

The server's own splitting drops what it doesn't know and joins what it likes; with ``cut0`` it speaks what it is
given. Each sentence keeps its mark, since prosody follows it; what holds no word joins its neighbour.
"""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 120
"""Letters of a sentence: longer ones are where the model babbles or drops words."""
_WIDE: Final = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_END: Final = re.compile(rf"(?<=[。！？!?…])[”’」』\"')]*\s*|(?<=\.)[\"')]*(?=\s|[{_WIDE}]|$)\s*|\n+")
_PAUSE: Final = re.compile(r"(?<=[，、；：;:—])\s*|(?<=,)(?!\d)\s*")
_SPEAKABLE: Final = re.compile(r"[^\W_]")
_ABBREVIATED: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|No|Prof|vs|etc|[A-Za-z])\.$")


def sentences(text: str, longest: int = LONGEST) -> list[str]:
    """The sentences of a line; together they hold every letter and digit of it, in order."""
    parts = _joined([part.strip() for part in _cut(text, _END)])
    found: list[str] = []
    for part in parts:
        found.extend(_shortened(part, longest))
    return found


def _cut(text: str, mark: re.Pattern[str]) -> list[str]:
    """Cut after each place where the mark is found; what it matched itself (closing quotes) stays before the cut."""
    parts, start = [], 0
    for match in mark.finditer(text):
        if match.end() > start:
            parts.append(text[start : match.end()])
            start = match.end()
    return [*parts, text[start:]]


def _joined(parts: list[str]) -> list[str]:
    """Parts without a word go to the part before, as do those behind an abbreviation."""
    found: list[str] = []
    for part in (one for one in parts if one):
        wordless = not _SPEAKABLE.search(part)
        if found and (wordless or _ABBREVIATED.search(found[-1]) or not _SPEAKABLE.search(found[-1])):
            found[-1] += part if wordless else f" {part}"
        else:
            found.append(part)
    return found


def _shortened(part: str, longest: int) -> list[str]:
    if len(part) <= longest:
        return [part]
    pieces = [piece for piece in _cut(part, _PAUSE) if piece]
    found = [""]
    for piece in (short for one in pieces for short in _words(one, longest)):
        if found[-1] and len(found[-1]) + len(piece) > longest:
            found.append(piece)
        else:
            found[-1] += piece
    return _joined([piece.strip() for piece in found])


def _words(piece: str, longest: int) -> list[str]:
    """A piece without a pause, cut at its last space before the limit, or at the limit."""
    found = []
    while len(piece) > longest:
        place = piece.rfind(" ", longest // 2, longest) + 1 or longest
        found.append(piece[:place])
        piece = piece[place:]
    return [*found, piece]
