"""Draws captions into frames: white words on a soft dark box, the word just heard in its speaker's colour.

The box stands as low as the picture's shape allows (above the controls that phones lay over tall videos),
so that faces stay free; a small tab names the speaker.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from ...common.vocabulary import FilmStyle
from .captions import Caption, CaptionWord
from .fonts import Fonts, TextRole, write
from .overlay import Overlay, overlay
from .skins import SKINS
from .subtitles import Colour

HIGHLIGHT_LEAD = 0.04
"""Seconds by which a word lights up before it is heard: an eye forgives early, not late."""


def caption_size(size: tuple[int, int], factor: float = 1.0) -> int:
    """Height of caption type in pixels for a picture of ``size`` (width, height); ``factor`` makes it larger."""
    width, height = size
    return max(round(min(height * 0.052, width * 0.062) * factor), 10)


def letters_per_line(size: tuple[int, int], factor: float = 1.0) -> int:
    """How many Latin letters of caption type fit on a line; narrow pictures hold fewer than 42."""
    return max(int(size[0] * 0.84 / (caption_size(size, factor) * 0.55)), 8)


def caption_margin(size: tuple[int, int]) -> float:
    """Room below captions: 6 % of the height, on tall pictures 17 %, where phones show controls."""
    width, height = size
    return height * (0.17 if height > width * 1.2 else 0.06)


def captions_top(size: tuple[int, int]) -> float:
    """The row above which nothing is ever covered by captions of two lines and their tab."""
    return size[1] - caption_margin(size) - caption_size(size) * 1.28 * 3.1


class CaptionPainter:
    """Draws the captions of one film.

    Args:
        captions: in order of time.
        size: width and height of the picture.
        style: of the film.
        colours: per speaker.
        names: per speaker, as shown; a speaker without one gets no tab.
        fonts: shared by everything that draws.
        scale: factor on the usual size of type.
    """

    def __init__(
        self,
        captions: Sequence[Caption],
        *,
        size: tuple[int, int],
        style: FilmStyle,
        colours: Mapping[str, Colour],
        names: Mapping[str, str],
        fonts: Fonts,
        scale: float = 1.0,
    ) -> None:
        self._starts = [caption.start for caption in captions]
        self._size, self._scale = size, scale
        self._skin = SKINS[style]
        self._colours = colours
        self._names = names
        self._fonts = fonts
        self._captions = [self._drawable(caption) for caption in captions]
        self._drawn: tuple[tuple[int, int], Overlay | None] = ((-1, -1), None)

    def _drawable(self, caption: Caption) -> Caption:
        """The caption without letters that its font has no picture of."""
        font, _ = self._font(caption)
        rows = []
        for line in caption.lines:
            tokens = [replace(token, text=self._fonts.drawable(token.text, font)) for token in line]
            rows.append(tuple(token for token in tokens if token.text))
        return replace(caption, lines=tuple(row for row in rows if row))

    def at(self, moment: float) -> Overlay | None:
        """What to lay over the frame at ``moment`` seconds, or None."""
        index = bisect_right(self._starts, moment) - 1
        if index < 0 or moment >= self._captions[index].end:
            return None
        caption = self._captions[index]
        if not caption.lines:
            return None
        word = sum(token.start - HIGHLIGHT_LEAD <= moment for token in caption.tokens) - 1
        if word >= 0 and moment > caption.tokens[word].end + 0.4:
            word = -1
        if self._drawn[0] != (index, word):
            self._drawn = ((index, word), overlay(*self.draw(caption, word)))
        return self._drawn[1]

    def draw(self, caption: Caption, word: int) -> tuple[Image.Image, int]:
        """The caption with its ``word``-th token lit (−1: none): an RGBA strip and its top row in the frame."""
        width, height = self._size
        font, line_height = self._font(caption)
        pad_x, pad_y = line_height * 0.55, line_height * 0.28
        box_width = max(_width(font, line) for line in caption.lines) + 2 * pad_x
        box_height = line_height * len(caption.lines) + 2 * pad_y
        above = int(line_height) // 2 * 2
        strip_top = max(int(height - caption_margin(self._size) - box_height) - above, 0) // 2 * 2
        left, bottom = (width - box_width) / 2, above + box_height
        strip = Image.new("RGBA", (width, int(bottom + line_height / 2) // 2 * 2), (*self._skin.box[:3], 0))
        edges = (left, above, left + box_width, bottom)
        strip.putalpha(_soft_box(strip.size, edges, line_height, self._skin.box[3]))
        draw = ImageDraw.Draw(strip)
        text = self._skin.text
        colour = self._colours.get(caption.speaker, text)
        self._tab(draw, caption.speaker, colour, (left + pad_x * 0.7, above), line_height)
        spoken = 0
        for row, line in enumerate(caption.lines):
            x = (width - _width(font, line)) / 2
            y = above + pad_y + line_height * (row + 0.5)
            for index, token in enumerate(line):
                x += font.getlength(" ") if token.space and index else 0.0
                lit = colour if spoken == word else text
                if sum(text) > sum(self._skin.box[:3]):
                    write(draw, (x, y + 1.5), token.text, font, (0, 0, 0))
                write(draw, (x, y), token.text, font, lit)
                x += font.getlength(token.text)
                spoken += 1
        return strip, strip_top

    def _font(self, caption: Caption) -> tuple[ImageFont.FreeTypeFont, float]:
        """The caption font, smaller where a line would leave the safe area."""
        size = caption_size(self._size, self._scale)
        text = "".join(caption.rows)
        font = self._fonts.get(self._skin.caption, size, text)
        widest = max(_width(font, line) for line in caption.lines)
        room = self._size[0] * 0.88
        if widest > room:
            size = int(size * room / widest)
            font = self._fonts.get(self._skin.caption, size, text)
        return font, size * 1.28

    def _tab(
        self,
        draw: ImageDraw.ImageDraw,
        speaker: str,
        colour: Colour,
        at: tuple[float, float],
        line_height: float,
    ) -> None:
        name = self._names.get(speaker, "")
        if not name:
            return
        font = self._fonts.get(TextRole.CAPTION, round(line_height * 0.5), name)
        name = self._fonts.drawable(name, font)
        length, tall = font.getlength(name), line_height * 0.66
        x, y = at[0], at[1] - tall * 0.72
        draw.rounded_rectangle((x, y, x + length + tall, y + tall), tall / 2, fill=(*colour, 245))
        ink = (24, 20, 34) if sum(colour) > 420 else (255, 250, 240)
        write(draw, (x + tall / 2, y + tall / 2), name, font, ink)


def _width(font: ImageFont.FreeTypeFont, line: Sequence[CaptionWord]) -> float:
    spaces = sum(token.space for token in line[1:])
    return sum(font.getlength(token.text) for token in line) + spaces * font.getlength(" ")


def _soft_box(
    size: tuple[int, int], box: tuple[float, float, float, float], line_height: float, opacity: int
) -> Image.Image:
    """Opacity of a rounded box whose edge fades over a few pixels."""
    alpha = Image.new("L", size, 0)
    ImageDraw.Draw(alpha).rounded_rectangle(box, line_height * 0.42, fill=opacity)
    reach = int(line_height * 0.3)
    left, right = max(int(box[0]) - reach, 0), min(int(box[2]) + reach, size[0])
    area = (left, max(int(box[1]) - reach, 0), right, size[1])
    alpha.paste(alpha.crop(area).filter(ImageFilter.GaussianBlur(line_height * 0.06)), area[:2])
    return alpha
