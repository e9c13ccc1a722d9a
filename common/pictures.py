"""Picture files as people have them, opened within bounds and brought into the studio's one form.

Every picture file that the studio reads comes through here: by its content and not its name it must be of a
known format, its header tells its size before anything is decoded, and whatever is wrong with it is one
sentence.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import StudioError

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "WEBP")
"""What is read when nothing else is said, by Pillow's names."""
MOST_PIXELS = 80_000_000
"""Pixels of the largest picture: more than any camera's, 240 MB once decoded."""


@contextmanager
def opened_picture(
    source: Path | bytes, *, formats: tuple[str, ...] = FORMATS, most_pixels: int = MOST_PIXELS
) -> Iterator[Image]:
    """A picture of which only the header is read; what is decoded inside the block has the same errors.

    Args:
        source: a file, or its bytes.
        formats: Pillow's names of the formats that may be in it.

    Raises:
        StudioError: ``file_missing``, ``file_invalid``.
    """
    from PIL import Image

    name = source.name if isinstance(source, Path) else "The picture"
    try:
        with Image.open(
            source if isinstance(source, Path) else io.BytesIO(source), formats=formats
        ) as picture:
            if picture.width * picture.height > most_pixels:
                raise StudioError(
                    "file_invalid",
                    f"{name} has {picture.width}×{picture.height} pixels, more than {most_pixels:,}.",
                    "Make it smaller.",
                )
            yield picture
    except FileNotFoundError as error:
        raise StudioError(
            "file_missing", f"{name} isn't there.", "Check the picture's name and folder."
        ) from error
    except (OSError, ValueError, SyntaxError, EOFError, struct.error, Image.DecompressionBombError) as error:
        raise StudioError(
            "file_invalid", f"{name} can't be read as a picture.", f"Save it again as {' or '.join(formats)}."
        ) from error


def open_picture(
    source: Path | bytes, *, formats: tuple[str, ...] = FORMATS, most_pixels: int = MOST_PIXELS
) -> Image:
    """A whole picture in RGB, turned as its camera meant it; transparency lies on white, 16 bits become 8.

    Arguments and errors are those of :func:`opened_picture`; one that is cut short is ``file_invalid`` too.
    """
    with opened_picture(source, formats=formats, most_pixels=most_pixels) as picture:
        return _upright_rgb(picture)


def _upright_rgb(opened: Image) -> Image:
    import numpy as np
    from PIL import Image, ImageOps

    try:
        picture = ImageOps.exif_transpose(opened)
    except TypeError as error:  # notes of a camera that are of another type than Pillow writes them
        raise ValueError("its notes can't be read") from error
    if picture.mode.startswith("I"):
        scaled = np.asarray(picture, np.float32) / 257.0
        picture = Image.fromarray(np.clip(scaled, 0, 255).astype(np.uint8))
    if picture.mode == "RGB" and "transparency" not in picture.info:
        return picture
    whole = Image.new("RGBA", picture.size, "white")
    whole.alpha_composite(picture.convert("RGBA"))
    return whole.convert("RGB")
