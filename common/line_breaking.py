"""Breaks a text into lines that fit a width, for whatever draws text.

Lines break between words, in Chinese between any two letters, but never before a mark that closes nor after one that
opens. A word is divided only where the caller says so, and then only a word that is wider than a line by itself:
after a hyphen or slash of its own, else between syllables, else wherever the line ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .scripts import CLOSING, OPENING, clusters, is_wide

Measure = Callable[[str], float]
"""The drawn width of a text, in the unit of the room that it is set into."""

_SYLLABLE = re.compile(
    r"(?<=[aeiouyäöü])(?=(?:[cpst]h|[bcdfgkpt][lr]|[^\W\d_aeiouyäöü])[aeiouyäöü])"
    r"|(?<=[aeiouyäöü][^\W\d_aeiouyäöü])(?=(?!h)[^\W\d_aeiouyäöü]h?[aeiouyäöü])",
    re.IGNORECASE,
)
"""Where most European languages divide: before a consonant between vowels, between two consonants."""
_JOINTS = "-–—/_&="


def fill_lines(text: str, width: float, measure: Measure, *, divide: bool = False) -> list[str] | None:
    """The text in as few lines as hold it, each filled as far as it goes.

    Args:
        text: any white space in it counts as one space.
        width: of the room, as ``measure`` counts.
        measure: gives the drawn width of a piece of text.
        divide: whether a word that is wider than a line may be divided.

    Returns:
        At least one line (an empty one for no text), or None where a word is too wide and may not be divided. A
        single letter that is wider than the room stands alone.
    """
    lines, line = [], ""
    for piece, space in _pieces(text):
        longer = f"{line} {piece}" if line and space else line + piece
        if measure(longer) <= width:
            line = longer
            continue
        lines += [line] if line else []
        line = piece
        while measure(line) > width and len(clusters(line)) > 1:
            if not divide:
                return None
            head, line = _divided(line, width, measure)
            lines.append(head)
    return [*lines, line]


def shorten(lines: list[str], most: int, width: float, measure: Measure) -> list[str]:
    """At most ``most`` (at least one) of the lines; the last one ends in … where some are left out."""
    if len(lines) <= most:
        return lines
    letters = clusters(lines[most - 1])
    while letters and measure("".join(letters) + "…") > width:
        letters.pop()
    return [*lines[: most - 1], "".join(letters).rstrip() + "…"]


def _pieces(text: str) -> list[tuple[str, bool]]:
    """What is kept on one line, each with whether a space stands before it."""
    found: list[tuple[str, bool]] = []
    for word in text.split():
        units: list[str] = []
        for letter in clusters(word):
            if units and not _may_part(units[-1][-1], letter):
                units[-1] += letter
            else:
                units.append(letter)
        found += [(unit, index == 0) for index, unit in enumerate(units)]
    return found


def _may_part(before: str, after: str) -> bool:
    return (is_wide(before) or is_wide(after)) and after not in CLOSING and before not in OPENING


def _divided(word: str, width: float, measure: Measure) -> tuple[str, str]:
    """The longest beginning of a word that fits, with its hyphen, and the rest; at least one letter each."""
    ends: list[int] = []
    for letter in clusters(word)[:-1]:
        end = (ends[-1] if ends else 0) + len(letter)
        if ends and measure(word[:end]) > width:
            break
        ends.append(end)
    joints = [end for end in ends if word[end - 1] in _JOINTS]
    syllables = [found.start() for found in _SYLLABLE.finditer(word, 2, min(ends[-1] + 2, len(word) - 1))]
    for places in (joints, [end for end in syllables if end in ends and end >= 2], ends):
        for end in sorted(places, reverse=True):
            head = word[:end] + ("-" if word[end - 1].isalpha() and word[end].isalpha() else "")
            if measure(head) <= width:
                return head, word[end:]
    return word[: ends[0]], word[ends[0] :]
