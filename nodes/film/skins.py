"""How text looks in each film style: typefaces, colours and mood of captions and cards.

One table, so that captions, cards and lower thirds of a film belong together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...common.vocabulary import FilmStyle
from .fonts import Role
from .subtitles import Colour

WHITE: Colour = (255, 255, 255)
SPEAKER_COLOURS: tuple[Colour, ...] = (
    (255, 205, 92),
    (120, 214, 255),
    (255, 150, 170),
    (150, 232, 150),
    (210, 175, 255),
    (255, 178, 110),
)
"""Light enough to be read on a dark box, far enough apart to be told from one another."""


@dataclass(frozen=True)
class Skin:
    """``ink`` is the colour of titles, ``glow`` their outline; ``paper`` the two colours of a card's ground."""

    caption: Role
    title: Role
    coloured: bool
    ink: Colour
    glow: Colour
    paper: tuple[Colour, Colour]


SKINS: dict[FilmStyle, Skin] = {
    FilmStyle.TOON: Skin(
        Role.CAPTION, Role.TITLE, True, (255, 246, 214), (58, 28, 92), ((255, 158, 84), (224, 62, 120))
    ),
    FilmStyle.SILENT: Skin(
        Role.SERIF, Role.SERIF, False, (236, 232, 220), (0, 0, 0), ((34, 33, 31), (12, 12, 12))
    ),
    FilmStyle.NOIR: Skin(
        Role.NARROW, Role.NARROW, False, (240, 240, 240), (0, 0, 0), ((52, 54, 60), (8, 8, 10))
    ),
    FilmStyle.STORYBOOK: Skin(
        Role.SERIF, Role.SERIF, True, (92, 52, 30), (255, 244, 220), ((255, 245, 222), (238, 212, 164))
    ),
    FilmStyle.NEWS: Skin(Role.CAPTION, Role.NARROW, True, WHITE, (10, 24, 64), ((24, 66, 160), (8, 18, 54))),
}


def speaker_colours(speakers: Sequence[str], style: FilmStyle) -> dict[str, Colour]:
    """A colour for each speaker in order of appearance; all white in a film without colours."""
    unique = list(dict.fromkeys(speakers))
    if not SKINS[style].coloured:
        return dict.fromkeys(unique, WHITE)
    return {name: SPEAKER_COLOURS[index % len(SPEAKER_COLOURS)] for index, name in enumerate(unique)}
