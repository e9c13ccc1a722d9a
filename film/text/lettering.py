"""Sets titles: balanced lines, as large as they fit, with outline and shadow, each letter a small picture.

A text that so becomes too small to read is set in as many lines as there is room for.

Letters are kept apart so that a card can let them drop in one after another; a still title is simply all of
them in place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from ...common.line_breaking import fill_lines, shorten
from ...common.scripts import CLOSING, OPENING, clusters, is_wide
from .fonts import Fonts, TextRole, language, write
from .subtitles import Colour

LINE_HEIGHT = 1.22
"""From one line of a title to the next, as a part of the type's size."""
SHRINK = 0.94
READABLE = 12
"""Pixels of type below which a title is set in more lines, long words divided."""
SMALLEST = 7


@dataclass(frozen=True)
class Letter:
    """A drawn letter with room for its shadow; ``x`` and ``y`` are its picture's middle in the frame."""

    picture: Image.Image
    x: float
    y: float


@dataclass(frozen=True)
class TitleSetting:
    """How a title is set: type role, colours, outline as a part of the size, extra space between letters."""

    role: TextRole
    ink: Colour
    glow: Colour
    outline: float = 0.09
    spacing: float = 0.0
    capitals: bool = False
    lines: int = 3


def set_title(
    text: str, box: tuple[float, float, float, float], biggest: float, setting: TitleSetting, fonts: Fonts
) -> list[Letter]:
    """The letters of ``text`` centred in ``box`` (left, top, right, bottom), at most ``biggest`` pixels high."""
    words = " ".join(text.split())
    words = words.upper() if setting.capitals else words
    words = fonts.drawable(words, fonts.get(setting.role, round(biggest), words))
    room = (box[2] - box[0], box[3] - box[1])
    rows, size = _in_few_rows(words, room, biggest, setting, fonts) or _in_many_rows(
        words, room, biggest, setting, fonts
    )
    font = fonts.get(setting.role, round(size), words)
    letters: list[Letter] = []
    top = (box[1] + box[3]) / 2 - len(rows) * size * LINE_HEIGHT / 2
    for row, line in enumerate(rows):
        x = (box[0] + box[2]) / 2 - _length(line, font, size * setting.spacing) / 2
        y = top + size * LINE_HEIGHT * (row + 0.5)
        begin = 0
        for unit in _units(line):
            end = font.getlength(line[: begin + len(unit)]) - font.getlength(line[:begin])
            if not unit.isspace():
                letters.append(Letter(_letter(unit, font, size, setting), x + end / 2, y))
            x += end + size * setting.spacing
            begin += len(unit)
    return letters


def _in_few_rows(
    words: str, room: tuple[float, float], biggest: float, setting: TitleSetting, fonts: Fonts
) -> tuple[list[str], float] | None:
    """Balanced rows, no more than the setting likes, and their size; None where they would be too small."""
    size = biggest
    while True:
        font = fonts.get(setting.role, round(size), words)
        rows = _balanced(words, font, size * setting.spacing, room[0], setting.lines)
        if rows is not None and len(rows) * size * LINE_HEIGHT <= room[1]:
            return rows, size
        if size < READABLE:
            return None
        size *= SHRINK


def _in_many_rows(
    words: str, room: tuple[float, float], biggest: float, setting: TitleSetting, fonts: Fonts
) -> tuple[list[str], float]:
    """As many rows as the room has, words whole while they can be read; what still is too much ends in …."""
    size = biggest
    while True:
        font = fonts.get(setting.role, round(size), words)
        measure = partial(_length, font=font, spacing=size * setting.spacing)
        for divide in (False, True) if size < READABLE else (False,):
            rows = fill_lines(words, room[0], measure, divide=divide)
            if rows is not None and len(rows) * size * LINE_HEIGHT <= room[1]:
                return rows, size
        if size * SHRINK < SMALLEST:
            most = max(int(room[1] / (size * LINE_HEIGHT)), 1)
            return shorten(
                fill_lines(words, room[0], measure, divide=True) or [""], most, room[0], measure
            ), size
        size *= SHRINK


def _units(line: str) -> list[str]:
    """Letters; in Chinese with the punctuation that belongs to them, which alone would lose its local form."""
    if not is_wide(line):
        return clusters(line)
    units: list[str] = []
    for letter in clusters(line):
        if units and (letter in CLOSING or units[-1][-1] in OPENING):
            units[-1] += letter
        else:
            units.append(letter)
    return units


def _length(line: str, font: ImageFont.FreeTypeFont, spacing: float) -> float:
    return float(font.getlength(line)) + spacing * max(len(line) - 1, 0)


def _balanced(
    text: str, font: ImageFont.FreeTypeFont, spacing: float, width: float, most: int
) -> list[str] | None:
    """The text in as few lines as fit ``width``, of like length; None when ``most`` lines are too few."""
    if _length(text, font, spacing) > most * (width + font.size + spacing):
        return None
    chinese = is_wide(text) and " " not in text
    pieces: Sequence[str] = _units(text) if chinese else text.split(" ")
    joint = "" if chinese else " "
    measure = lru_cache(maxsize=None)(partial(_length, font=font, spacing=spacing))

    @cache
    def best_break(first: int, count: int) -> list[str] | None:
        """The pieces from ``first`` on in ``count`` rows whose longest is as short as possible.

        Chinese breaks after punctuation if it can.
        """
        if count == 1:
            return [joint.join(pieces[first:])]
        best: tuple[float, list[str]] | None = None
        for cut in range(first + 1, len(pieces) - count + 2):
            rest = best_break(cut, count - 1)
            if rest is None:
                continue
            rows = [joint.join(pieces[first:cut]), *rest]
            longest = max(measure(row) for row in rows)
            if not joint and pieces[cut - 1][-1] not in CLOSING:
                longest += font.size * 2
            if best is None or longest < best[0]:
                best = (longest, rows)
        return best[1] if best else None

    for count in range(1, min(most, len(pieces)) + 1):
        rows = best_break(0, count)
        if rows is not None and max(measure(row) for row in rows) <= width:
            return rows
    return None


def _letter(letter: str, font: ImageFont.FreeTypeFont, size: float, setting: TitleSetting) -> Image.Image:
    """One letter with outline and a soft shadow, in the middle of a square picture."""
    side = round(size * (1.9 if len(letter) == 1 else 2.9)) // 2 * 2
    middle = (side / 2, side / 2)
    stroke = round(size * setting.outline)
    speech = language(letter)
    shadow = Image.new("L", (side, side), 0)
    low = (middle[0], middle[1] + size * 0.06)
    ImageDraw.Draw(shadow).text(low, letter, 170, font, "mm", stroke_width=stroke, language=speech)
    picture = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    picture.putalpha(shadow.filter(ImageFilter.GaussianBlur(size * 0.05)))
    draw = ImageDraw.Draw(picture)
    if stroke:
        draw.text(middle, letter, (*setting.glow, 255), font, "mm", stroke_width=stroke, language=speech)
    write(draw, middle, letter, font, setting.ink, "mm")
    return picture
