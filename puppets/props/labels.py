"""What a parcel says: its label, drawn as a picture for its front."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from ...common.line_breaking import fill_lines, shorten

Face = ImageFont.FreeTypeFont | ImageFont.ImageFont


def label_sheet(text: str, font: str = "") -> NDArray[np.uint8]:
    """A parcel's label (256, 320, 4): dark words on paper, as large as fits; only very long words are divided."""
    image = Image.new("RGBA", (320, 256), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((36, 46, 284, 214), 12, (252, 246, 230, 255))
    draw.rounded_rectangle((36, 46, 284, 214), 12, None, (190, 60, 50, 255), 5)
    lines, face, size = _label_lines(text.strip() or "?", font)
    top = 130 - len(lines) * size * 0.56
    for k, line in enumerate(lines):
        draw.text((160, top + (k + 0.5) * size * 1.12), line, (70, 38, 28, 255), face, "mm")
    return np.asarray(image)


def _label_lines(words: str, font: str) -> tuple[list[str], Face, int]:
    """The lines of a label, their typeface and size: words whole down to the least size that can be read."""
    for divide, least in ((False, 24), (True, 12)):
        for size in range(84, least - 1, -3):
            face = ImageFont.truetype(font, size) if Path(font).is_file() else ImageFont.load_default(size)
            lines = fill_lines(words, 226.0, face.getlength, divide=divide)
            if lines is not None and len(lines) * size * 1.12 <= 150:
                return lines, face, size
    filled = fill_lines(words, 226.0, face.getlength, divide=True) or [""]
    return shorten(filled, int(150 / (size * 1.12)), 226.0, face.getlength), face, size
