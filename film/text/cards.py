"""Draws cards: a film's title, its end and the intertitles of silent film, each in the film's own style.

A card is a ground (the film's own first picture blurred, paper, or a dark frame with ornaments) with
lettering that moves in a little and then rests. Frames come out one by one as planes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from enum import StrEnum

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from ...common.rates import WholeOrExact
from ...common.vocabulary import FilmStyle
from ..picture.encode import Pixels, to_picture, to_planes
from .fonts import Fonts, TextRole
from .lettering import Letter, TitleSetting, set_title
from .overlay import Overlay, overlay
from .skins import SKINS, Skin
from .subtitles import Colour


class CardKind(StrEnum):
    """What a card is for."""

    TITLE = "title"
    END = "end"
    INTERTITLE = "intertitle"


_BIGGEST = {CardKind.TITLE: 0.19, CardKind.END: 0.17, CardKind.INTERTITLE: 0.125}
"""Largest type as a part of the picture's shorter side."""
_DROP_SECONDS = 0.45
_DROP_SPREAD = 0.7
"""All letters have begun to drop in after this many seconds."""


class Card:
    """One card, ready to be shown.

    Args:
        kind: title, end or intertitle.
        text: what it says; a second line after a newline is set small below.
        size: width and height in pixels.
        style: of the film.
        picture: planes of a frame to stand on; None for a plain ground.
        fonts: shared by everything that draws.
    """

    def __init__(
        self,
        kind: CardKind,
        text: str,
        *,
        size: tuple[int, int],
        style: FilmStyle,
        picture: Pixels | None,
        fonts: Fonts,
    ) -> None:
        self._size = size
        self._lively = style in (FilmStyle.TOON, FilmStyle.STORYBOOK) and kind is not CardKind.INTERTITLE
        plain = style is FilmStyle.SILENT or kind is CardKind.INTERTITLE or picture is None
        ground = paper(size, style, kind) if plain else over_picture(to_picture(picture), size, style)  # type: ignore[arg-type]
        self._ground = to_planes(np.asarray(ground.convert("RGB")))
        head, _, small = text.strip().partition("\n")
        self._letters = _lettering(kind, head, small, size, SKINS[style], style, fonts)
        self._still: Overlay | None = None

    def frames(self, count: int, fps: WholeOrExact) -> Iterator[Pixels]:
        """The card's planes for ``count`` frames."""
        for index in range(count):
            planes = self._ground.copy()
            layer = self._layer(float(index / fps))
            if layer is not None:
                layer.apply(planes)
            yield planes

    def still(self) -> Pixels:
        """The card at rest."""
        return next(self.frames(1, 1)) if not self._lively else self._resting()

    def _resting(self) -> Pixels:
        planes = self._ground.copy()
        layer = self._layer(math.inf)
        if layer is not None:
            layer.apply(planes)
        return planes

    def _layer(self, moment: float) -> Overlay | None:
        if self._lively and moment < _DROP_SPREAD + _DROP_SECONDS:
            return overlay(self._drawn(moment))
        if self._still is None:
            self._still = overlay(self._drawn(math.inf))
        return self._still

    def _drawn(self, moment: float) -> Image.Image:
        picture = Image.new("RGBA", self._size, (0, 0, 0, 0))
        step = _DROP_SPREAD / max(len(self._letters), 1)
        for index, letter in enumerate(self._letters):
            progress = (moment - index * step) / _DROP_SECONDS
            if progress > 0:
                _place(picture, letter, _bounce(min(progress, 1.0)))
        return picture


def _bounce(progress: float) -> float:
    """Scale of a letter that pops in, goes a little too far and settles (back-out easing)."""
    rest = progress - 1
    return 1 + 2.7 * rest**3 + 1.7 * rest**2


def _place(picture: Image.Image, letter: Letter, scale: float) -> None:
    side = letter.picture.width
    drawn = letter.picture
    if scale < 0.999 or scale > 1.001:
        side = max(round(side * scale), 1)
        drawn = drawn.resize((side, side), Image.Resampling.BILINEAR)
    left, top = round(letter.x - side / 2), round(letter.y - side / 2)
    crop = (max(-left, 0), max(-top, 0), side, side)
    if crop[0] < side and crop[1] < side and left < picture.width and top < picture.height:
        picture.alpha_composite(drawn.crop(crop), (max(left, 0), max(top, 0)))


def _lettering(
    kind: CardKind, head: str, small: str, size: tuple[int, int], skin: Skin, style: FilmStyle, fonts: Fonts
) -> list[Letter]:
    width, height = size
    narrow = skin.title is TextRole.NARROW
    setting = TitleSetting(
        skin.title,
        skin.ink,
        skin.glow,
        outline=0.1 if skin.title is TextRole.TITLE else 0.06 if narrow else 0.0,
        spacing=0.12 if style is FilmStyle.NOIR else 0.0,
        capitals=narrow and kind is not CardKind.INTERTITLE,
        lines=5 if kind is CardKind.INTERTITLE else 3,
    )
    biggest = _BIGGEST[kind] * min(size)
    top, bottom = (0.16, 0.84) if kind is CardKind.INTERTITLE else (0.2, 0.78)
    box = (width * 0.1, height * top, width * 0.9, height * (bottom - (0.1 if small else 0.0)))
    letters = set_title(head, box, biggest, setting, fonts)
    if small:
        under = TitleSetting(
            TextRole.SERIF if skin.title is TextRole.SERIF else TextRole.CAPTION,
            skin.ink,
            skin.glow,
            0.08,
            lines=2,
        )
        lowest = max((letter.y for letter in letters), default=height * 0.5) + biggest * 0.7
        letters += set_title(
            small, (width * 0.12, lowest, width * 0.88, lowest + height * 0.16), biggest * 0.3, under, fonts
        )
    return letters


def over_picture(picture: Pixels, size: tuple[int, int], style: FilmStyle) -> Image.Image:
    """The film's own picture as a ground: blurred, toned in the style's colours, darker at the edges."""
    skin = SKINS[style]
    small = (160, max(round(160 * size[1] / size[0]), 2))
    soft = Image.fromarray(picture).resize(small, Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(5))
    soft = soft.resize(size, Image.Resampling.BICUBIC)
    if style is FilmStyle.TOON:
        return _vignette(_rays(_deepened(soft, skin.glow)))
    if style is FilmStyle.NOIR:
        grey = soft.convert("L").convert("RGB")
        return _vignette(_blinds(Image.blend(grey, gradient(size, *skin.paper), 0.6)))
    ground = Image.blend(soft, gradient(size, *skin.paper), 0.72)
    return _bars(ground) if style is FilmStyle.NEWS else _framed(ground, (150, 96, 58), 0.045)


def _deepened(picture: Image.Image, shade: Colour) -> Image.Image:
    """Richer colours that sink into ``shade`` towards the bottom, so that light letters stand out."""
    rich = ImageEnhance.Brightness(ImageEnhance.Color(picture).enhance(1.7)).enhance(0.92)
    weight = np.linspace(0.06, 0.62, picture.height, dtype=np.float32)[:, None, None] ** 1.2
    mixed = np.asarray(rich, np.float32) * (1 - weight) + np.array(shade, np.float32) * weight
    return Image.fromarray(mixed.astype(np.uint8))


def paper(size: tuple[int, int], style: FilmStyle, kind: CardKind) -> Image.Image:
    """A ground without a picture."""
    skin = SKINS[style]
    ground = gradient(size, *skin.paper)
    if style is FilmStyle.SILENT or (style is FilmStyle.NOIR and kind is CardKind.INTERTITLE):
        return _framed(_vignette(_grain(ground)), (200, 194, 178), 0.05)
    if style is FilmStyle.STORYBOOK:
        return _framed(_grain(ground), (150, 96, 58), 0.045)
    if style is FilmStyle.NEWS:
        return _bars(ground)
    return _vignette(_rays(ground) if style is FilmStyle.TOON else ground)


def gradient(size: tuple[int, int], upper: Colour, lower: Colour) -> Image.Image:
    """A smooth run from one colour at the top to another at the bottom."""
    ramp = np.linspace(0, 1, size[1], dtype=np.float32)[:, None, None]
    column = np.array(upper, np.float32) * (1 - ramp) + np.array(lower, np.float32) * ramp
    return Image.fromarray(np.broadcast_to(column, (size[1], size[0], 3)).astype(np.uint8))


def _rays(ground: Image.Image) -> Image.Image:
    """Faint sun rays from below the middle."""
    width, height = ground.size
    y, x = np.mgrid[:height, :width].astype(np.float32)
    angle = np.arctan2(y - height * 1.1, x - width / 2)
    rays = np.clip(np.sin(angle * 26) * 9, -1, 1) * 11
    fade = np.clip(1.15 - (y / height), 0.15, 1)
    lit = np.asarray(ground, np.float32) + (rays * fade)[..., None]
    return Image.fromarray(np.clip(lit, 0, 255).astype(np.uint8))


def _vignette(ground: Image.Image) -> Image.Image:
    width, height = ground.size
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
    shade = 1 - 0.42 * np.clip((x * x + y * y) / 2, 0, 1) ** 1.4
    return Image.fromarray((np.asarray(ground, np.float32) * shade[..., None]).astype(np.uint8))


def _grain(ground: Image.Image) -> Image.Image:
    """Paper or film grain, the same every time."""
    noise = np.random.default_rng(7).normal(0, 3.5, (ground.height, ground.width, 1)).astype(np.float32)
    return Image.fromarray(np.clip(np.asarray(ground, np.float32) + noise, 0, 255).astype(np.uint8))


def _blinds(ground: Image.Image) -> Image.Image:
    """Slanted light through window blinds."""
    width, height = ground.size
    y, x = np.mgrid[:height, :width].astype(np.float32)
    band = np.clip(np.sin((y + x * 0.22) / height * 42) * 2.2, -1, 1) * 0.5 + 0.5
    centre = np.exp(-(((x - width * 0.5) / (width * 0.42)) ** 2))
    lit = np.asarray(ground, np.float32) * (0.62 + 0.5 * band * centre)[..., None]
    return Image.fromarray(np.clip(lit, 0, 255).astype(np.uint8))


def _bars(ground: Image.Image) -> Image.Image:
    """The broad bars of a news opening: light above, red below."""
    width, height = ground.size
    picture = ground.copy()
    draw = ImageDraw.Draw(picture, "RGBA")
    for index in range(7):
        x = width * (index * 0.19 - 0.2)
        draw.polygon(
            [(x, 0), (x + width * 0.1, 0), (x - width * 0.1, height), (x - width * 0.2, height)],
            (255, 255, 255, 12),
        )
    draw.rectangle((0, height * 0.13, width, height * 0.138), (255, 255, 255, 210))
    draw.rectangle((0, height * 0.83, width, height * 0.87), (206, 32, 48, 255))
    draw.rectangle((0, height * 0.876, width, height * 0.884), (255, 255, 255, 210))
    return picture


def _framed(ground: Image.Image, colour: Colour, inset: float) -> Image.Image:
    """A double line around the card with small ornaments in the corners and on the sides."""
    width, height = ground.size
    scale = 2
    picture = ground.resize((width * scale, height * scale), Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(picture)
    unit = min(width, height) * scale
    gap, line = unit * inset, max(round(unit * 0.005), 1)
    right, bottom = width * scale - gap, height * scale - gap
    corner = unit * 0.055
    draw.rectangle((gap, gap, right, bottom), outline=colour, width=line)
    inner = gap + unit * 0.018
    draw.rectangle(
        (inner, inner, width * scale - inner, height * scale - inner), outline=colour, width=max(line // 2, 1)
    )
    for x in (gap, right):
        for y in (gap, bottom):
            for radius in (corner, corner * 0.62):
                draw.ellipse(
                    (x - radius, y - radius, x + radius, y + radius), outline=colour, width=max(line // 2, 1)
                )
            _diamond(draw, x, y, corner * 0.36, colour)
    for x, y in ((width * scale / 2, gap), (width * scale / 2, bottom)):
        for shift in (-1.0, 0.0, 1.0):
            _diamond(
                draw,
                x + shift * corner * 0.75,
                y + unit * 0.009 * (1 if y == gap else -1),
                corner * (0.34 if shift else 0.5),
                colour,
            )
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _diamond(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float, colour: Colour) -> None:
    draw.polygon([(x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius)], fill=colour)
