"""Draws a lower third: the name or headline bar that slides in at the bottom left, as in the news.

It stands just above the room that captions need. A text too long to be read in one row is set in several, and the
bar grows upwards.
"""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFont

from ...common.line_breaking import fill_lines, shorten
from ...common.vocabulary import FilmStyle
from .caption_art import captions_top
from .fonts import Fonts, TextRole, write
from .overlay import Overlay, overlay
from .skins import SKINS

IN_SECONDS = 0.45
MOST_ROWS = 6


class LowerThird:
    """A bar with ``text`` for pictures of ``size`` (width, height)."""

    def __init__(self, text: str, *, size: tuple[int, int], style: FilmStyle, fonts: Fonts) -> None:
        width, height = size
        news = style is FilmStyle.NEWS
        tall = min(height * 0.1, width * 0.1)
        words = " ".join(text.split())
        words = words.upper() if news else words
        role = TextRole.NARROW if news or style is FilmStyle.NOIR else SKINS[style].caption
        words = fonts.drawable(words, fonts.get(role, round(tall * 0.62), words))
        rows, font, line = _rows(words, role, tall, width * 0.86, fonts)
        extra = 0.0 if len(rows) == 1 else line * len(rows) - tall * 0.7
        bar_height = tall + extra
        left, tag = width * 0.05, tall * 0.24
        length = max(font.getlength(row) for row in rows) + tall * 0.8
        self._size = size
        self._top = max(int(captions_top(size) - tall * 1.1 - extra) // 2 * 2, 0)
        self._strip = Image.new("RGBA", (width, min(int(tall * 1.2 + extra), height) // 2 * 2), (0, 0, 0, 0))
        draw = ImageDraw.Draw(self._strip)
        bar = (12, 34, 104, 235) if news else (18, 16, 30, 205)
        accent = (214, 34, 50, 255) if news else (*SKINS[style].accent, 255)
        draw.rectangle((left + tag, 0, left + tag + length, bar_height), fill=bar)
        draw.rectangle((left, 0, left + tag, bar_height), fill=accent)
        if news:
            below = tall * 1.08 + extra
            draw.rectangle((left, bar_height, left + tag + length, below), fill=(255, 255, 255, 235))
        first = tall * 0.49 + extra / 2 - line * (len(rows) - 1) / 2
        for index, row in enumerate(rows):
            write(draw, (left + tag + tall * 0.4, first + line * index), row, font, (255, 255, 255))
        self._end = left + tag + length
        self._whole = overlay(self._strip, self._top)

    def at(self, moment: float) -> Overlay | None:
        """What to lay over the frame ``moment`` seconds after the shot's start."""
        if moment >= IN_SECONDS:
            return self._whole
        shown = 1 - (1 - moment / IN_SECONDS) ** 3
        part = self._strip.copy()
        edge = int(self._end * shown)
        part.paste((0, 0, 0, 0), (edge, 0, part.width, part.height))
        return overlay(part, self._top)


def _rows(
    words: str, role: TextRole, tall: float, room: float, fonts: Fonts
) -> tuple[list[str], ImageFont.FreeTypeFont, float]:
    """The text in one row where that can be read, else in several: with its font and a row's height."""
    font = fonts.get(role, round(tall * 0.62), words)
    if font.getlength(words) <= room:
        return [words], font, tall
    size = int(tall * 0.62 * room / font.getlength(words))
    font = fonts.get(role, size, words)
    if size >= max(tall * 0.2, 6.0) and font.getlength(words) <= room * 1.02:
        return [words], font, tall
    size = round(max(tall * 0.4, 9.0))
    room = room - tall
    font = fonts.get(role, size, words)
    rows = fill_lines(words, room, font.getlength, divide=True) or [words]
    return shorten(rows, MOST_ROWS, room, font.getlength), font, size * 1.3
