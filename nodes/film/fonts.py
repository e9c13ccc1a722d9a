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


class Role(StrEnum):
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


FACES: dict[Role, Typeface] = {
    Role.CAPTION: Typeface("fontpkg-nunito", "Nunito[wght].ttf", 800),
    Role.TITLE: Typeface("fontpkg-fredoka", "Fredoka[wdth,wght].ttf", 700),
    Role.SERIF: Typeface("fontpkg-playfair-display", "PlayfairDisplay[wght].ttf", 700),
    Role.NARROW: Typeface("fontpkg-oswald", "Oswald[wght].ttf", 600),
}
CHINESE = Typeface("cvttf-notosanscjk-bold", "NotoSansCJKtc-Bold.otf")


def has_chinese(text: str) -> bool:
    """Whether ``text`` needs a font with Chinese characters or full-width punctuation."""
    return any(unicodedata.east_asian_width(letter) in "WF" for letter in text)


def language(text: str) -> str | None:
    """What Pillow is told of a text: Chinese gets the letter forms of the mainland, where Pillow can."""
    return "zh-Hans" if has_chinese(text) and features.check("raqm") else None


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

    def get(self, role: Role, size: int, text: str) -> ImageFont.FreeTypeFont:
        """The font for ``text`` in ``role`` at ``size`` pixels.

        A text with any Chinese in it is set in Noto Sans CJK as a whole, whose Latin letters fit. A
        Latin face that isn't installed is replaced by Pillow's own.

        Raises:
            StudioError: ``extra_missing`` when Chinese is asked for and its font isn't installed.
        """
        face = CHINESE if has_chinese(text) else FACES[role]
        size = max(size, 6)
        if (face, size) not in self._loaded:
            self._loaded[face, size] = self._load(face, size)
        return self._loaded[face, size]

    def _load(self, face: Typeface, size: int) -> ImageFont.FreeTypeFont:
        if face not in self._paths:
            self._paths[face] = locate(face)
        path = self._paths[face]
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
