"""A character's reference pictures as vectors, by backend.

Which backend is for :mod:`.backends`; pictures are put into a square first, so that the whole character is
seen. Comparing belongs to :mod:`.consistency`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...common.errors import StudioError
from ...common.pictures import open_picture, opened_picture
from ...configs.look import Look
from ...configs.schema import CharacterPreset
from .consistency import LEAST_REFERENCES, Vectors

Pixels = NDArray[np.uint8]
Embed = Callable[[Pixels], Vectors]
"""RGB ``uint8 (h, w, 3)`` → ``(n, d)``, a row for each figure that could be compared, the most prominent first.

Raises :class:`NothingSeenError` when there is none."""


class NothingSeenError(Exception):
    """A picture shows nothing that a backend can compare; the text says why."""


PUPPET_HEADS = 8
"""Pictures of a puppet's head that stand for missing references."""
SMALLEST, LARGEST = 32, 8192
"""Sides in pixels between which a picture can be judged."""


def read_picture(path: Path) -> Pixels:
    """A picture file as RGB; transparency lies on white, 16 bits become 8.

    Raises:
        StudioError: ``file_missing``, ``file_invalid``.
    """
    with opened_picture(path) as opened:
        check_sides(opened.width, opened.height, path.name)
    return np.asarray(open_picture(path)).copy()


def check_sides(width: int, height: int, name: str) -> None:
    """Refuses pictures that are too small or too large to judge.

    Raises:
        StudioError: ``file_invalid``.
    """
    if min(width, height) < SMALLEST or max(width, height) > LARGEST:
        raise StudioError(
            "file_invalid",
            f"{name} has {width}×{height} pixels.",
            f"Use a picture with sides between {SMALLEST} and {LARGEST} pixels.",
        )


def square(picture: Pixels) -> Pixels:
    """The picture on a grey square that holds all of it: nothing of a tall figure is cut off."""
    height, width = picture.shape[:2]
    side = max(height, width)
    framed = np.full((side, side, 3), 127, np.uint8)
    top, left = (side - height) // 2, (side - width) // 2
    framed[top : top + height, left : left + width] = picture
    return framed


def reference_gallery(
    characters: Mapping[str, CharacterPreset],
    find: Callable[[str], Path],
    embed: Embed,
    stand_ins: Callable[[Look], Sequence[Pixels]] | None = None,
) -> dict[str, Vectors]:
    """The embedded reference pictures of every character that has some.

    Args:
        find: the file behind a picture's name.
        stand_ins: pictures of a look, for characters that have too few references of their own.

    Raises:
        StudioError: a reference that is missing or can't be read, with its character.
    """
    gallery: dict[str, Vectors] = {}
    for key, preset in characters.items():
        if stand_ins and not preset.narrator and len(preset.references) < LEAST_REFERENCES:
            gallery[key] = np.concatenate([embed(picture)[:1] for picture in stand_ins(preset.look)])
        elif preset.references:
            gallery[key] = embed_all([find(name) for name in preset.references], embed)
    return gallery


@lru_cache(maxsize=64)
def puppet_heads(look: Look) -> tuple[Pixels, ...]:
    """Heads of a look's puppet in changing light, place, clothes and mood, as the identity net learned from."""
    from ...training.toonxl.identity import head_picture

    chance = random.Random(look.model_dump_json())
    return tuple(head_picture(look, chance) for _ in range(PUPPET_HEADS))


def embed_all(paths: Sequence[Path], embed: Embed) -> Vectors:
    """Files as vectors (n, d), of each the most prominent figure.

    Raises:
        StudioError: ``file_invalid`` for a reference in which nothing can be compared.
    """
    rows = []
    for path in paths:
        try:
            rows.append(embed(square(read_picture(path)))[0])
        except NothingSeenError as error:
            raise StudioError(
                "file_invalid",
                f"The reference {path.name} can't be used: {error}.",
                "Use a clear picture of the character, or another backend.",
            ) from error
    return np.stack(rows).astype(np.float32)
