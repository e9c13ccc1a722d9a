"""How a puppet looks: the closed words and ranges with which a character preset describes its appearance.

Only data and checks stand here; how a word is drawn is the matter of ``puppets``. Colours are a
name from :data:`COLOURS` or ``#rrggbb``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from ..common.records import BOUNDS

COLOURS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "black": "#1d1c22",
        "charcoal": "#3a3a44",
        "grey": "#8b8d96",
        "silver": "#c3c7d0",
        "white": "#f3f1ec",
        "cream": "#f2e3c4",
        "tan": "#cda477",
        "brown": "#5e3820",
        "chestnut": "#7d4526",
        "auburn": "#8f3a1e",
        "ginger": "#d2691e",
        "blonde": "#e8c067",
        "gold": "#e6b02e",
        "yellow": "#f5cf2f",
        "orange": "#ee7b22",
        "coral": "#f2755f",
        "red": "#cf2b2b",
        "burgundy": "#7a1f33",
        "pink": "#f08cab",
        "magenta": "#c9308f",
        "lavender": "#b79be0",
        "purple": "#6f3fa5",
        "navy": "#22315e",
        "blue": "#2a5fd0",
        "sky": "#6db7ea",
        "turquoise": "#2bb5b8",
        "teal": "#17757a",
        "mint": "#8fdcb4",
        "green": "#2f9a4a",
        "olive": "#77803a",
        "khaki": "#b3a26a",
        "denim": "#3f5f95",
        # skin
        "porcelain": "#fbdccb",
        "fair": "#f6c9a9",
        "peach": "#efb58e",
        "honey": "#d9986a",
        "caramel": "#b9764a",
        "chocolate": "#8a5233",
        "umber": "#5f3722",
        "sea_green": "#5fc4a5",
        # eyes
        "hazel": "#8a6a2c",
        "amber": "#c98a1f",
    }
)
"""Named colours as sRGB ``#rrggbb``."""

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def _known_colour(value: str) -> str:
    text = value.strip().lower().replace(" ", "_")
    if _HEX.fullmatch(text) or text in COLOURS:
        return text
    raise ValueError(f"{value!r} is no colour: use #rrggbb or one of {', '.join(COLOURS)}")


Colour = Annotated[str, AfterValidator(_known_colour)]
"""A name from :data:`COLOURS` or ``#rrggbb``."""


def srgb(colour: str) -> tuple[int, int, int]:
    """The red, green and blue (0 … 255, sRGB) of a checked :data:`Colour`."""
    code = COLOURS.get(colour, colour)
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


class BodyKind(StrEnum):
    """The proportions of a body."""

    CHILD = "child"
    TEEN = "teen"
    ADULT = "adult"
    ELDER = "elder"


class Build(StrEnum):
    """How wide a body is."""

    SLIM = "slim"
    AVERAGE = "average"
    STOCKY = "stocky"
    ROUND = "round"


class Hair(StrEnum):
    """How hair is worn."""

    CURLY = "curly"
    SPIKY = "spiky"
    LONG = "long"
    BUN = "bun"
    BALD = "bald"
    BOB = "bob"
    PONYTAIL = "ponytail"
    SIDE_PART = "side_part"
    BUZZ = "buzz"
    PIGTAILS = "pigtails"
    AFRO = "afro"
    MESSY = "messy"


class FacialHair(StrEnum):
    """What grows on a face."""

    NONE = "none"
    MOUSTACHE = "moustache"
    GOATEE = "goatee"
    BEARD = "beard"


class Pattern(StrEnum):
    """What is printed on cloth, in the second colour."""

    PLAIN = "plain"
    STRIPES = "stripes"
    DOTS = "dots"
    CHECK = "check"


class Top(StrEnum):
    """What is worn above."""

    T_SHIRT = "t_shirt"
    TANK = "tank"
    SHIRT = "shirt"
    SWEATER = "sweater"
    HOODIE = "hoodie"
    JACKET = "jacket"
    SUIT = "suit"
    DRESS = "dress"
    ROBE = "robe"
    OVERALLS = "overalls"


class Bottom(StrEnum):
    """What is worn below (a dress and a robe cover it)."""

    TROUSERS = "trousers"
    SHORTS = "shorts"
    SKIRT = "skirt"


class Accessory(StrEnum):
    """What else is worn."""

    GLASSES = "glasses"
    SUNGLASSES = "sunglasses"
    CAP = "cap"
    BEANIE = "beanie"
    STRAW_HAT = "straw_hat"
    TOP_HAT = "top_hat"
    CHEF_HAT = "chef_hat"
    WITCH_HAT = "witch_hat"
    CROWN = "crown"
    HEADBAND = "headband"
    HAIR_BOW = "hair_bow"
    SCARF = "scarf"
    CAPE = "cape"
    BOW_TIE = "bow_tie"
    TIE = "tie"
    NECKLACE = "necklace"
    BACKPACK = "backpack"
    EARRINGS = "earrings"


HATS: Final = frozenset(
    {
        Accessory.CAP,
        Accessory.BEANIE,
        Accessory.STRAW_HAT,
        Accessory.TOP_HAT,
        Accessory.CHEF_HAT,
        Accessory.WITCH_HAT,
        Accessory.CROWN,
    }
)
"""Accessories that cover the top of the head; a look wears at most one."""


def _one_hat(value: tuple[Accessory, ...]) -> tuple[Accessory, ...]:
    hats = [item for item in value if item in HATS]
    if len(hats) > 1:
        raise ValueError(f"only one hat fits on a head, not {' and '.join(hats)}")
    return tuple(dict.fromkeys(value))


class Look(BaseModel):
    """Everything the puppet renderer needs to know about a character's appearance."""

    model_config = ConfigDict(extra="forbid", frozen=True, **BOUNDS)

    kind: BodyKind = BodyKind.CHILD
    height: float = Field(1.0, ge=0.7, le=1.3, description="factor on the kind's usual height")
    head_size: float = Field(1.0, ge=0.8, le=1.25, description="factor on the kind's usual head")
    build: Build = Build.AVERAGE
    skin: Colour = "peach"
    hair: Hair = Hair.MESSY
    hair_colour: Colour = "brown"
    hair_volume: float = Field(1.0, ge=0.7, le=1.4)
    eye_colour: Colour = "brown"
    eye_size: float = Field(1.0, ge=0.75, le=1.25)
    lashes: bool = False
    brow_weight: float = Field(1.0, ge=0.4, le=2.0)
    nose_size: float = Field(1.0, ge=0.6, le=1.8)
    freckles: bool = False
    blush: float = Field(0.35, ge=0.0, le=1.0)
    facial_hair: FacialHair = FacialHair.NONE
    top: Top = Top.T_SHIRT
    top_colour: Colour = "blue"
    top_second: Colour = "white"
    top_pattern: Pattern = Pattern.PLAIN
    bottom: Bottom = Bottom.TROUSERS
    bottom_colour: Colour = "denim"
    shoe_colour: Colour = "chestnut"
    accessories: Annotated[tuple[Accessory, ...], AfterValidator(_one_hat)] = ()
    accessory_colour: Colour = "red"
