"""From the model's token durations to mouth shapes and word times.

Everything is counted in whole samples of the finished line, so that marks join without gaps and end exactly
with the sound. Which letter makes which mouth follows the animators' ten shapes of the vocabulary.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..common.story import SpokenWord, VisemeCue
from ..common.vocabulary import Viseme

_SHAPES: Final[dict[Viseme, str]] = {
    Viseme.CLOSED: "pbm",
    Viseme.BITE: "fvʋ",
    Viseme.OPEN: "aɑæɐʌI",
    Viseme.MID: "ɛəɜAɚɤᵊxhkɡŋʔɣʁχqɨɯɰ",
    Viseme.SMILE: "iɪᵻejç",
    Viseme.ROUND: "oɔOQYɒ",
    Viseme.PUCKER: "uʊwWyɥøœɹɻβɸ",
    Viseme.TEETH: "szʃʒʧʤʦʨꭧʂɕtdnʣʥʝɟcɲɳɖʈɴS",
    Viseme.TONGUE: "lθðɾTɽrʎ",
}
_VISEME: Final = {letter: shape for shape, letters in _SHAPES.items() for letter in letters}
_GLIDES: Final = {
    "A": Viseme.SMILE,
    "I": Viseme.SMILE,
    "Y": Viseme.SMILE,
    "O": Viseme.PUCKER,
    "Q": Viseme.PUCKER,
    "W": Viseme.PUCKER,
}
"""Diphthongs end in another mouth than they begin with; W begins open."""
_VOWELS: Final = frozenset("aɑæɐʌIɛəɜAɚɤᵊiɪᵻeoɔOQYɒuʊWyøœɨɯ")
_STRESS: Final = "ˈˌ"
_MODIFIERS: Final = "ːʰʲ̃→↗↓↘ᵝ"
"""Belong to the sound before them."""
_CLOSING_SECONDS: Final = 0.09
"""A silence shorter than this doesn't close the mouth; it joins the sound before it."""


@dataclass(frozen=True)
class TimedToken:
    """One token of the model in the finished line.

    Attributes:
        letter: the token.
        start, end: samples in the line.
        unit: index of the written word it belongs to, or −1.
    """

    letter: str
    start: int
    end: int
    unit: int


def marks(sounds: Sequence[TimedToken], total: int, rate: int) -> list[VisemeCue]:
    """Mouth shapes that cover 0 … ``total`` samples without a gap."""
    spans: list[tuple[int, int, Viseme, bool]] = []
    stressed = False
    for sound in sounds:
        if sound.letter in _STRESS:
            stressed = stressed or sound.letter == "ˈ"
        for start, end, viseme in _shapes(sound, spans[-1][2] if spans else Viseme.REST):
            spans.append((start, end, viseme, stressed and viseme is not Viseme.REST))
        if sound.letter in _VOWELS or sound.letter == " ":
            stressed = False
    return _joined(spans, total, rate)


def _shapes(sound: TimedToken, before: Viseme) -> list[tuple[int, int, Viseme]]:
    letter, start, end = sound.letter, sound.start, sound.end
    if end <= start:
        return []
    if letter in _GLIDES:
        middle = start + (end - start) * 3 // 5
        first = Viseme.OPEN if letter == "W" else _VISEME[letter]
        return [(start, middle, first), (middle, end, _GLIDES[letter])]
    if letter in _VISEME:
        return [(start, end, _VISEME[letter])]
    if letter in _STRESS or letter in _MODIFIERS:
        return [(start, end, before)]
    return [(start, end, Viseme.REST)]


def _joined(spans: list[tuple[int, int, Viseme, bool]], total: int, rate: int) -> list[VisemeCue]:
    """Merges equal neighbours and short rests; the last mark ends with the line."""
    merged: list[tuple[int, Viseme, bool]] = []
    for start, end, viseme, stress in spans:
        short_rest = viseme is Viseme.REST and end - start < _CLOSING_SECONDS * rate and end < total
        if merged and (short_rest or merged[-1][1:] == (viseme, stress)):
            merged[-1] = (end, *merged[-1][1:])
        else:
            merged.append((end, viseme, stress))
    if not merged:
        merged.append((total, Viseme.REST, False))
    merged[-1] = (total, *merged[-1][1:])
    found: list[VisemeCue] = []
    start = 0
    for end, viseme, stress in merged:
        if end > start:
            found.append(
                VisemeCue(start=start / rate, seconds=(end - start) / rate, viseme=viseme, stress=stress)
            )
            start = end
    return found


def words(sounds: Sequence[TimedToken], written: Sequence[str], rate: int) -> list[SpokenWord]:
    """When each written word is heard: from its first to its last letter."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for sound in sounds:
        if sound.unit >= 0 and (
            sound.letter in _VISEME or sound.letter in _STRESS or sound.letter in _MODIFIERS
        ):
            first.setdefault(sound.unit, sound.start)
            last[sound.unit] = sound.end
    spans: list[tuple[int, int]] = []
    for index in range(len(written)):
        start = first.get(index, spans[-1][1] if spans else 0)
        spans.append((start, max(last.get(index, start), start)))
    _share(spans)
    return [
        SpokenWord(text=text, start=start / rate, seconds=(end - start) / rate)
        for text, (start, end) in zip(written, spans, strict=True)
    ]


def _share(spans: list[tuple[int, int]]) -> None:
    """Words without sounds of their own (an engine that joins them) share the time of the word before."""
    place = 0
    while place < len(spans):
        follow = place + 1
        while follow < len(spans) and spans[follow][0] == spans[follow][1]:
            follow += 1
        count = follow - place
        start, end = spans[place]
        for part in range(count):
            spans[place + part] = (
                start + (end - start) * part // count,
                start + (end - start) * (part + 1) // count,
            )
        place = follow
