"""How a puppet looks: the closed words and ranges with which a character preset describes its appearance.

Only data and checks stand here; how a word is drawn is the matter of ``puppets``. Colours are a
name from :data:`COLOURS` or ``#rrggbb``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from itertools import pairwise
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

COLOUR_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "red": "scarlet crimson ruby 红 红色 大红 鲜红 紅 紅色",
        "blue": "azure 蓝 蓝色 藍 藍色",
        "green": "emerald 绿 绿色 翠绿 綠 綠色",
        "yellow": "lemon 黄 黄色 黃 黃色",
        "orange": "橙 橙色 橘 橘色 橘黄",
        "purple": "violet 紫 紫色",
        "pink": "rosy 粉 粉色 粉红 粉红色 粉紅 粉紅色",
        "white": "snow-white 白 白色 雪白",
        "black": "jet-black 黑 黑色 乌黑 烏黑",
        "grey": "gray 灰 灰色",
        "brown": "棕 棕色 褐色 咖啡色",
        "gold": "golden 金色 金 金黄",
        "silver": "silvery 银 银色 銀 銀色",
        "turquoise": "aquamarine 青色 青绿色 绿松石色",
        "sky": "light-blue pale-blue 天蓝 天蓝色 浅蓝 浅蓝色 天藍色 淺藍色",
        "navy": "dark-blue 深蓝 深蓝色 藏青 深藍色",
        "mint": "light-green pale-green 浅绿 浅绿色 薄荷绿 淺綠色",
        "lavender": "lilac 淡紫 淡紫色 薰衣草色",
        "magenta": "fuchsia 玫红 玫红色 洋红 玫紅色",
        "burgundy": "maroon dark-red 深红 深红色 酒红 酒红色 酒紅色",
        "cream": "beige ivory 米色 奶油色 米白",
        "ginger": "姜黄 姜黄色",
        "teal": "墨绿 墨绿色",
        "tan": "卡其 卡其色",
    }
)
"""What people call the colours of things, English and Chinese; a name of :data:`COLOURS` means itself."""
_NAMED: Final[Mapping[str, str]] = MappingProxyType(
    {name: name for name in COLOUR_WORDS}
    | {word: name for name, words in COLOUR_WORDS.items() for word in words.split()}
)
_LEADS: Final = frozenset("红蓝绿黄紫粉白黑灰棕紅藍綠黃")
"""Signs that make the thing after them that colour: 黑猫 is a black cat (but 金鱼 is a goldfish)."""


def colour_of(*words: str) -> str:
    """The colour that adjectives or names of a thing give it ("red", "dark blue", "黑猫"), or nothing."""
    for word in words:
        text = word.strip().lower().removesuffix("的")
        parts = text.split()
        pairs = ["-".join(pair) for pair in pairwise(parts)]
        found = next((_NAMED[one] for one in (text, *pairs, *parts) if one in _NAMED), "")
        if found:
            return found
        if len(text) in (2, 3) and text[0] in _LEADS:
            return _NAMED[text[0]]
    return ""


_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def is_colour(text: str) -> bool:
    """Whether it is ``#rrggbb`` or a name of :data:`COLOURS`."""
    return _HEX.fullmatch(text) is not None or text in COLOURS


def _known_colour(value: str) -> str:
    text = value.strip().lower().replace(" ", "_")
    if is_colour(text):
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
    HELMET = "helmet"
    HARD_HAT = "hard_hat"
    COWBOY_HAT = "cowboy_hat"
    SPACE_HELMET = "space_helmet"
    HOOD = "hood"
    HORNS = "horns"
    HALO = "halo"
    APRON = "apron"
    WINGS = "wings"
    STETHOSCOPE = "stethoscope"


HATS: Final = frozenset(
    {
        Accessory.CAP,
        Accessory.BEANIE,
        Accessory.STRAW_HAT,
        Accessory.TOP_HAT,
        Accessory.CHEF_HAT,
        Accessory.WITCH_HAT,
        Accessory.CROWN,
        Accessory.HELMET,
        Accessory.HARD_HAT,
        Accessory.COWBOY_HAT,
        Accessory.SPACE_HELMET,
        Accessory.HOOD,
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
