"""Picture files as people have them, brought into the one form that the studio works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


def upright_rgb(opened: Image) -> Image:
    """A picture turned as its camera meant it, in RGB; transparency lies on white, 16 bits become 8."""
    import numpy as np
    from PIL import Image, ImageOps

    picture = ImageOps.exif_transpose(opened)
    if picture.mode.startswith("I"):
        scaled = np.asarray(picture, np.float32) / 257.0
        picture = Image.fromarray(np.clip(scaled, 0, 255).astype(np.uint8))
    whole = Image.new("RGBA", picture.size, "white")
    whole.alpha_composite(picture.convert("RGBA"))
    return whole.convert("RGB")
