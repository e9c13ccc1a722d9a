"""How text looks in each film style: typefaces, colours and mood of captions and cards.

One table, so that captions, cards and lower thirds of a film belong together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...common.vocabulary import FilmStyle
from .fonts import TextRole
from .subtitles import Colour

WHITE: Colour = (255, 255, 255)
LIGHT: tuple[Colour, ...] = (
    (255, 205, 92),
    (120, 214, 255),
    (255, 150, 170),
    (150, 232, 150),
    (210, 175, 255),
    (255, 178, 110),
)
"""Speakers' colours that are read on a dark box, far enough apart to be told from one another."""
DEEP: tuple[Colour, ...] = (
    (196, 70, 24),
    (24, 104, 150),
    (176, 36, 92),
    (40, 120, 52),
    (112, 62, 160),
    (140, 96, 12),
)
"""The same for a light box."""


@dataclass(frozen=True)
class Skin:
    """``ink`` is the colour of titles, ``glow`` their outline; ``paper`` the two colours of a card's ground.

    Captions stand in ``text`` on a ``box`` (red, green, blue, opacity); ``speakers`` is empty where all look alike.
    """

    caption: TextRole
    title: TextRole
    ink: Colour
    glow: Colour
    paper: tuple[Colour, Colour]
    box: tuple[int, int, int, int] = (14, 12, 28, 150)
    text: Colour = WHITE
    speakers: tuple[Colour, ...] = LIGHT

    @property
    def accent(self) -> Colour:
        """The colour of small marks: the first speaker's, or a light grey."""
        return self.speakers[0] if self.speakers else (235, 235, 235)


SKINS: dict[FilmStyle, Skin] = {
    FilmStyle.TOON: Skin(
        TextRole.CAPTION, TextRole.TITLE, (255, 246, 214), (58, 28, 92), ((255, 158, 84), (224, 62, 120))
    ),
    FilmStyle.SILENT: Skin(
        TextRole.SERIF,
        TextRole.SERIF,
        (236, 232, 220),
        (0, 0, 0),
        ((34, 33, 31), (12, 12, 12)),
        box=(12, 12, 12, 150),
        speakers=(),
    ),
    FilmStyle.NOIR: Skin(
        TextRole.NARROW,
        TextRole.NARROW,
        (240, 240, 240),
        (0, 0, 0),
        ((52, 54, 60), (8, 8, 10)),
        box=(10, 10, 10, 165),
        speakers=(),
    ),
    FilmStyle.STORYBOOK: Skin(
        TextRole.SERIF,
        TextRole.SERIF,
        (92, 52, 30),
        (255, 244, 220),
        ((255, 245, 222), (238, 212, 164)),
        box=(255, 245, 224, 222),
        text=(70, 40, 24),
        speakers=DEEP,
    ),
    FilmStyle.NEWS: Skin(
        TextRole.CAPTION, TextRole.NARROW, WHITE, (10, 24, 64), ((24, 66, 160), (8, 18, 54))
    ),
}


def speaker_colours(speakers: Sequence[str], style: FilmStyle) -> dict[str, Colour]:
    """A colour for each speaker in order of appearance; that of the text in a film without colours."""
    skin = SKINS[style]
    palette = skin.speakers or (skin.text,)
    return {name: palette[index % len(palette)] for index, name in enumerate(dict.fromkeys(speakers))}
