"""Whether a picture keeps to what was asked of it: the outlines of its control picture, and the colours of its
figures. Cheap measures that need no model; what they can't tell (poses inside a figure, faces, things) they don't
judge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ..common.checks import Check
from ..configs.colour import oklab
from ..configs.judging import Threshold
from ..configs.look import COLOURS, srgb
from ..film.picture.encode import Pixels
from .measurement import abstain, compare

WIDTH = 192
"""Pictures are compared at this width."""
OUTLINE, LEAST_OUTLINE = 0.12, 60
"""Step of depth (0 … 1) that is an outline, and pixels of it that there must be."""
EDGES, REACH = 0.12, 2
"""Share of a picture's pixels that count as edges, and how many pixels away one may lie."""
FIGURE, LEAST_FIGURE = 0.6, 0.02
"""Depth from which something is a figure, and the share of the picture that figures must fill."""
GREYISH, HUE, LIGHTNESS = 0.045, 0.3, 0.28
"""Chroma (OKLab) under which a colour is a grey; radians of hue and lightness that shading may take."""


def measure_control(picture: Pixels, depth: Pixels, threshold: Threshold) -> Check:
    """How much of a depth map's outlines a picture has edges at, 0 as by chance … 1 all.

    Args:
        picture: RGB ``(h, w, 3)``.
        depth: the control picture, near is bright; another size is scaled.
    """
    outline = _steepness(_grey(depth, WIDTH)) > OUTLINE
    if outline.sum() < LEAST_OUTLINE:
        return abstain("control", "the control picture has no outlines")
    steep = _steepness(_grey(picture, WIDTH, (outline.shape[1], outline.shape[0])))
    near = _grown(steep > max(float(np.quantile(steep, 1 - EDGES)), 1e-6), REACH)
    chance = float(near.mean())
    kept = (float(near[outline].mean()) - chance) / max(1 - chance, 1e-6)
    told = f"{max(kept, 0.0):.0%} of the staging's outlines are in the picture"
    return compare("control", max(kept, 0.0), threshold, told, told)


def _grey(picture: Pixels, width: int, size: tuple[int, int] | None = None) -> NDArray[np.float32]:
    height = max(round(picture.shape[0] * width / picture.shape[1]), 1)
    image = Image.fromarray(picture).convert("L").resize(size or (width, height), Image.Resampling.BOX)
    return np.asarray(image, np.float32) / np.float32(255)


def _steepness(grey: NDArray[np.float32]) -> NDArray[np.float32]:
    """Change from one side of a pixel to the other."""
    rows, columns = np.gradient(grey)
    return np.asarray(2 * np.hypot(rows, columns), np.float32)


def _grown(mask: NDArray[np.bool_], reach: int) -> NDArray[np.bool_]:
    from scipy.ndimage import binary_dilation

    return np.asarray(binary_dilation(mask, iterations=reach))


def asked_colours(text: str) -> list[tuple[str, str]]:
    """Phrases such as ``red shirt, black hair`` with the first known colour of each; others are left out."""
    phrases = [phrase.strip() for phrase in text.split(",")]
    found = [
        (phrase, next((word for word in re.findall(r"[a-z_]+", phrase) if word in COLOURS), ""))
        for phrase in phrases
    ]
    return [(phrase, colour) for phrase, colour in found if colour]


def measure_colours(
    picture: Pixels, depth: Pixels | None, asked: Sequence[tuple[str, str]], threshold: Threshold
) -> Check:
    """Share of the figures (of the whole picture without a depth map) that has the scarcest colour asked for."""
    if not asked:
        return abstain("colours", "no colours were asked for")
    small = np.asarray(Image.fromarray(picture).resize(_size(picture), Image.Resampling.BOX))
    pixels = small.reshape(-1, 3)
    if depth is not None:
        figure = (
            np.asarray(Image.fromarray(depth).convert("L").resize(_size(picture), Image.Resampling.BOX)) / 255
        )
        mask = figure.reshape(-1) > FIGURE
        if mask.mean() < LEAST_FIGURE:
            return abstain("colours", "no figure is large enough")
        pixels = pixels[mask]
    lab = oklab(pixels)
    shares = {phrase: _share(lab, colour) for phrase, colour in asked}
    scarce = min(shares, key=lambda phrase: shares[phrase])
    told = f"{shares[scarce]:.1%} of the figure is {scarce}"
    return compare("colours", shares[scarce], threshold, told, told, term=f"({scarce}:1.3)")


def _size(picture: Pixels) -> tuple[int, int]:
    return WIDTH, max(round(picture.shape[0] * WIDTH / picture.shape[1]), 1)


def _share(lab: NDArray[np.float64], colour: str) -> float:
    """Share of pixels that are a named colour, lit or shaded."""
    light, a, b = oklab(np.array([srgb(colour)], np.uint8))[0]
    chroma, wanted = np.hypot(lab[:, 1], lab[:, 2]), float(np.hypot(a, b))
    near = np.abs(lab[:, 0] - light) < LIGHTNESS
    if wanted < GREYISH:
        return float((near & (chroma < GREYISH)).mean())
    turn = np.abs(np.angle(np.exp(1j * (np.arctan2(lab[:, 2], lab[:, 1]) - np.arctan2(b, a)))))
    return float((near & (turn < HUE) & (chroma > wanted / 3)).mean())
