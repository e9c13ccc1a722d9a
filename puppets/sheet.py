"""Contact sheets of everything puppets can show, as small JPEG files for the guide and for a look at changes.

``python -m animation_ai_studio.puppets.sheet FOLDER`` writes them all; :data:`SHEETS` names them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from ..common.errors import StudioError
from ..common.files import write_bytes
from ..common.story import Actor, Extra, Prop, Setting, Shot
from ..common.things import PropKind
from ..common.vocabulary import Emotion, FilmStyle, Framing, Gesture, Place, TimeOfDay, Weather
from ..configs.casting import COSTUMES, look_of
from ..configs.loader import load
from ..configs.look import Accessory, Hair, Look, Top
from ..configs.schema import CharacterPresets
from .scene import Frame, render_still

Cell = tuple[str, Frame]
LIMIT = 600_000
"""Bytes a sheet may have."""


def _cast() -> dict[str, Look]:
    return {
        name: preset.look for name, preset in load("character_presets", CharacterPresets).characters.items()
    }


def _solo(
    look: Look, framing: Framing, place: Place, size: tuple[int, int], at: float = 1.4, **actor: object
) -> Frame:
    shot = Shot(
        id="sheet",
        framing=framing,
        setting=Setting(place=place),
        actors=[Actor.model_validate({"character": "one", **actor})],
    )
    return render_still(shot, {"one": look}, at=at, size=size)


def characters() -> Iterator[Cell]:
    """The presets that ship."""
    for name, look in _cast().items():
        yield name, _solo(look, Framing.FULL, Place.BEACH, (240, 320), emotion=Emotion.HAPPY)


def looks() -> Iterator[Cell]:
    """Hair, tops and accessories."""
    skins = ("peach", "honey", "fair", "chocolate", "caramel", "umber")
    for k, hair in enumerate(Hair):
        look = Look(hair=hair, hair_colour=("brown", "black", "blonde", "ginger")[k % 4], skin=skins[k % 6])
        yield hair, _solo(look, Framing.CLOSE_UP, Place.FOREST, (160, 160))
    for top in Top:
        look = Look(top=top, top_colour="teal", top_second="gold", hair=Hair.MESSY)
        yield top, _solo(look, Framing.MEDIUM, Place.ROOM, (160, 160))
    for k, item in enumerate(Accessory):
        yield (
            item,
            _solo(Look(accessories=(item,), skin=skins[k % 6]), Framing.MEDIUM, Place.TOWN, (160, 160)),
        )


def roles() -> Iterator[Cell]:
    """What people without a preset wear by the word that names them."""
    for costume in COSTUMES:
        word = costume.words.split()[0]
        look = look_of(Extra(name=f"the {word}", words=f"the {word}", voice="narrator"))
        yield word, _solo(look, Framing.FULL, Place.TOWN, (130, 190))


def emotions() -> Iterator[Cell]:
    """Every emotion on two faces."""
    cast = list(_cast().values())
    for look in cast[:2]:
        for emotion in Emotion:
            yield emotion, _solo(look, Framing.CLOSE_UP, Place.OCEAN, (200, 180), emotion=emotion)


def gestures() -> Iterator[Cell]:
    """Every gesture."""
    look = next(iter(_cast().values()))
    for gesture in Gesture:
        yield gesture, _solo(look, Framing.FULL, Place.ROOM, (190, 210), gesture=gesture)


def places() -> Iterator[Cell]:
    """Every place by day, shops by their names, one place by every hour and one in every weather."""
    for place in Place:
        yield place, render_still(Shot(id="sheet", setting=Setting(place=place)), {}, size=(320, 180))
    for label in ("bakery", "toy shop", "book shop", "clothes shop", "sweet shop", "florist", "barber shop"):
        setting = Setting(place=Place.SHOP, label=label)
        yield label, render_still(Shot(id="sheet", setting=setting), {}, size=(320, 180))
    for time in TimeOfDay:
        yield (
            time,
            render_still(Shot(id="sheet", setting=Setting(place=Place.TOWN, time=time)), {}, size=(320, 180)),
        )
    for weather in (w for w in Weather if w is not Weather.CLEAR):
        setting = Setting(place=Place.BEACH, weather=weather)
        yield weather, render_still(Shot(id="sheet", setting=setting), {}, size=(320, 180), at=1.0)


def props() -> Iterator[Cell]:
    """Every prop and animal."""
    for prop in PropKind:
        thing = Prop(prop=prop, label="Anything else")
        shot = Shot(
            id="sheet", framing=Framing.CLOSE_UP, setting=Setting(place=Place.KITCHEN), things=[thing]
        )
        yield prop, render_still(shot, {}, at=0.4, size=(104, 92))


def styles() -> Iterator[Cell]:
    """Every film style."""
    cast = _cast()
    first, second = list(cast)[:2]
    actors = [
        Actor(character=first, x=-0.5, emotion=Emotion.SMUG, gesture=Gesture.HANDS_ON_HIPS, looks_at=second),
        Actor(character=second, x=0.5, emotion=Emotion.SCARED, looks_at=first),
    ]
    shot = Shot(id="sheet", framing=Framing.MEDIUM, setting=Setting(place=Place.OFFICE), actors=actors)
    for style in FilmStyle:
        yield style, render_still(shot, cast, at=1.4, size=(400, 226), style=style)


SHEETS: Mapping[str, tuple[Callable[[], Iterator[Cell]], int]] = {
    "characters": (characters, 5),
    "looks": (looks, 8),
    "emotions": (emotions, 4),
    "gestures": (gestures, 6),
    "places": (places, 6),
    "roles": (roles, 11),
    "props": (props, 16),
    "styles": (styles, 3),
}
"""Sheets and how many pictures stand in a row."""


def compose(cells: Iterator[Cell], columns: int) -> NDArray[np.uint8]:
    """Pictures with their words below, in rows of ``columns``."""
    tiles = []
    font = ImageFont.load_default(12)
    for name, picture in cells:
        height, width = picture.shape[:2]
        tile = Image.new("RGB", (width + 4, height + 22), "white")
        tile.paste(Image.fromarray(picture), (2, 2))
        draw = ImageDraw.Draw(tile)
        draw.text(((width + 4) / 2, height + 12), name.replace("_", " "), (40, 40, 50), font, "mm")
        tiles.append(np.asarray(tile))
    blank = np.full_like(tiles[0], 255)
    rows = [tiles[k : k + columns] for k in range(0, len(tiles), columns)]
    rows[-1] += [blank] * (columns - len(rows[-1]))
    return np.concatenate([np.concatenate(row, axis=1) for row in rows], axis=0)


def jpeg(picture: NDArray[np.uint8], limit: int = LIMIT) -> bytes:
    """The picture as JPEG in at most ``limit`` bytes."""
    for quality in range(90, 24, -5):
        out = BytesIO()
        Image.fromarray(picture).save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= limit:
            break
    return out.getvalue()


def write_sheets(folder: Path) -> list[Path]:
    """Writes ``puppets-<sheet>.jpg`` for every sheet; returns the files."""
    out = []
    for name, (cells, columns) in SHEETS.items():
        target = folder / f"puppets-{name}.jpg"
        write_bytes(target, jpeg(compose(cells(), columns)))
        out.append(target)
    return out


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("Give one folder: python -m animation_ai_studio.puppets.sheet FOLDER")
    try:
        write_sheets(Path(sys.argv[1]))
    except StudioError as error:
        raise SystemExit(str(error)) from error
