"""Finds the typefaces that captions and cards are set in.

All of them carry the SIL Open Font License and come as small Python packages, so that a bare machine
needs no system fonts: Nunito (captions), Fredoka (cheerful titles), Playfair Display (intertitles,
storybook), Oswald (news, noir) and Noto Sans CJK Bold for Chinese. Layout belongs to the modules that
draw; here a role and a text become a loaded font.
"""

from __future__ import annotations

import importlib.metadata
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from PIL import ImageDraw, ImageFont, features

from ...common.errors import StudioError
from ...common.scripts import clusters, is_emoji, is_wide


class TextRole(StrEnum):
    """What a text is for."""

    CAPTION = "caption"
    TITLE = "title"
    SERIF = "serif"
    NARROW = "narrow"


@dataclass(frozen=True)
class Typeface:
    """A font file inside an installed package; ``weight`` is the value of its first variation axis."""

    package: str
    file: str
    weight: int | None = None


FACES: dict[TextRole, Typeface] = {
    TextRole.CAPTION: Typeface("fontpkg-nunito", "Nunito[wght].ttf", 800),
    TextRole.TITLE: Typeface("fontpkg-fredoka", "Fredoka[wdth,wght].ttf", 700),
    TextRole.SERIF: Typeface("fontpkg-playfair-display", "PlayfairDisplay[wght].ttf", 700),
    TextRole.NARROW: Typeface("fontpkg-oswald", "Oswald[wght].ttf", 600),
}
_NO_LETTER = "\U0010ffff"
"""No font has a picture of it, so that what a font draws for it is its box."""
CHINESE = Typeface("cvttf-notosanscjk-bold", "NotoSansCJKtc-Bold.otf")


def language(text: str) -> str | None:
    """What Pillow is told of a text: Chinese gets the letter forms of the mainland, where Pillow can."""
    return "zh-Hans" if is_wide(text) and features.check("raqm") else None


def write(
    draw: ImageDraw.ImageDraw,
    at: tuple[float, float],
    text: str,
    font: ImageFont.FreeTypeFont,
    colour: tuple[int, int, int],
    anchor: str = "lm",
) -> None:
    """Draws one line of text at its left (or other ``anchor``) middle."""
    draw.text(at, text, (*colour, 255), font, anchor, language=language(text))


def locate(face: Typeface) -> Path | None:
    """The font's file, or None where its package isn't installed."""
    try:
        files = importlib.metadata.files(face.package) or []
    except importlib.metadata.PackageNotFoundError:
        return None
    for entry in files:
        path = Path(str(entry.locate()))
        if path.name == face.file and path.is_file():
            return path
    return None


@dataclass
class Fonts:
    """Loads fonts once for a piece of work; give one to everything that draws."""

    _paths: dict[Typeface, Path | None] = field(default_factory=dict)
    _loaded: dict[tuple[Typeface, int], ImageFont.FreeTypeFont] = field(default_factory=dict)
    _glyphs: dict[tuple[str, str], bool] = field(default_factory=dict)

    def get(self, role: TextRole, size: int, text: str) -> ImageFont.FreeTypeFont:
        """The font for ``text`` in ``role`` at ``size`` pixels.

        A text with any Chinese in it, or with letters that the face lacks and Noto Sans CJK has, is set in that as a
        whole; its Latin letters fit. A Latin face that isn't installed is replaced by Pillow's own.

        Raises:
            StudioError: ``extra_missing`` when Chinese is asked for and its font isn't installed.
        """
        size = max(size, 6)
        if is_wide(text):
            return self._at(CHINESE, size)
        font = self._at(FACES[role], size)
        lacking = self.left_out(text, font)
        if not lacking or self._path(CHINESE) is None:
            return font
        other = self._at(CHINESE, size)
        return other if len(self.left_out(text, other)) < len(lacking) else font

    def drawable(self, text: str, font: ImageFont.FreeTypeFont) -> str:
        """The text without letters that the font has no picture of, which would be drawn as boxes: emoji mostly."""
        lacking = self.left_out(text, font)
        if not lacking:
            return text
        whole = unicodedata.normalize("NFC", text)
        return " ".join("".join(one for one in clusters(whole) if one not in lacking).split())

    def left_out(self, text: str, font: ImageFont.FreeTypeFont) -> list[str]:
        """The letters of a text that the font has no picture of, each once."""
        whole = unicodedata.normalize("NFC", text)
        return list(dict.fromkeys(one for one in clusters(whole) if not self._has(font, one)))

    def _has(self, font: ImageFont.FreeTypeFont, letter: str) -> bool:
        key = (str(font.getname()), letter)
        if key not in self._glyphs:
            joined = len(letter) > 1 and is_emoji(letter[0])
            box = font.getmask(_NO_LETTER)
            drawn = [font.getmask(part) for part in letter if not part.isspace()]
            boxes = [mask.size == box.size and bytes(mask) == bytes(box) for mask in drawn]
            self._glyphs[key] = not joined and not any(boxes)
        return self._glyphs[key]

    def _at(self, face: Typeface, size: int) -> ImageFont.FreeTypeFont:
        if (face, size) not in self._loaded:
            self._loaded[face, size] = self._load(face, size)
        return self._loaded[face, size]

    def _path(self, face: Typeface) -> Path | None:
        if face not in self._paths:
            self._paths[face] = locate(face)
        return self._paths[face]

    def _load(self, face: Typeface, size: int) -> ImageFont.FreeTypeFont:
        path = self._path(face)
        if path is None:
            return self._substitute(face, size)
        font = ImageFont.truetype(str(path), size)
        if face.weight is not None:
            axes = font.get_variation_axes()
            font.set_variation_by_axes(
                [float(face.weight), *(float(axis["default"] or 0) for axis in axes[1:])]
            )
        return font

    @staticmethod
    def _substitute(face: Typeface, size: int) -> ImageFont.FreeTypeFont:
        font = ImageFont.load_default(size)
        if face is CHINESE or not isinstance(font, ImageFont.FreeTypeFont):
            raise StudioError(
                "extra_missing",
                "The font for this text isn't installed, so it can't be drawn into the picture.",
                f"Install the package {face.package}, or write captions to a file instead of the picture.",
            )
        return font
