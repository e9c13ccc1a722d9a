"""Draws a lower third: the name or headline bar that slides in at the bottom left, as in the news.

It stands just above the room that captions need.
"""

from __future__ import annotations

from PIL import Image, ImageDraw

from ...common.vocabulary import FilmStyle
from .caption_art import captions_top
from .fonts import Fonts, Role, write
from .overlay import Overlay, overlay
from .skins import SKINS

IN_SECONDS = 0.45


class LowerThird:
    """A bar with ``text`` for pictures of ``size`` (width, height)."""

    def __init__(self, text: str, *, size: tuple[int, int], style: FilmStyle, fonts: Fonts) -> None:
        width, height = size
        news = style is FilmStyle.NEWS
        tall = min(height * 0.1, width * 0.1)
        words = " ".join(text.split())
        words = words.upper() if news else words
        role = Role.NARROW if news or style is FilmStyle.NOIR else SKINS[style].caption
        font = fonts.get(role, round(tall * 0.62), words)
        words = fonts.drawable(words, font)
        room = width * 0.86
        if font.getlength(words) > room:
            font = fonts.get(role, int(tall * 0.62 * room / font.getlength(words)), words)
        left, tag = width * 0.05, tall * 0.24
        length = font.getlength(words) + tall * 0.8
        self._size = size
        self._top = int(captions_top(size) - tall * 1.1) // 2 * 2
        self._strip = Image.new("RGBA", (width, int(tall * 1.2) // 2 * 2), (0, 0, 0, 0))
        draw = ImageDraw.Draw(self._strip)
        bar = (12, 34, 104, 235) if news else (18, 16, 30, 205)
        accent = (214, 34, 50, 255) if news else (*SKINS[style].accent, 255)
        draw.rectangle((left + tag, 0, left + tag + length, tall), fill=bar)
        draw.rectangle((left, 0, left + tag, tall), fill=accent)
        if news:
            draw.rectangle((left, tall, left + tag + length, tall * 1.08), fill=(255, 255, 255, 235))
        write(draw, (left + tag + tall * 0.4, tall * 0.49), words, font, (255, 255, 255))
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
