"""A person's folder of pictures and captions, as a trainer needs it.

A caption is a text file beside its picture (``a.png``, ``a.txt``), as other trainers use it; without one the
trigger word alone is the caption. Pictures keep their shape: each is scaled and cut to the nearest of a few
sizes of one area (aspect buckets, NovelAI 2022).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from ...common.arrays import Picture
from ...common.errors import StudioError
from ...common.pictures import open_picture

SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".webp")
NARROWEST: Final = 0.5
"""Least ratio of a picture's shorter edge to its longer one; longer pictures are cut."""
SMALLEST: Final = 0.25
"""Least edge of a picture, as a share of the training edge: below that it only teaches blur."""


@dataclass(frozen=True)
class Example:
    """One picture and what it shows."""

    path: Path
    caption: str


def examples(folder: Path, trigger: str) -> list[Example]:
    """The pictures of a folder in order of their names; the trigger word leads every caption.

    Raises:
        StudioError: ``file_missing`` when there is no such folder or no picture in it.
    """
    found = sorted(path for path in folder.glob("*") if path.suffix.casefold() in SUFFIXES)
    if not found:
        raise StudioError(
            "file_missing",
            f"There are no pictures in {folder}.",
            f"Put at least ten {', '.join(SUFFIXES)} files there, each with a .txt file that describes it.",
        )
    return [Example(path, _caption(path.with_suffix(".txt"), trigger)) for path in found]


def _caption(path: Path, trigger: str) -> str:
    text = " ".join(path.read_text("utf-8").split()) if path.is_file() else ""
    if not text or trigger.casefold() in text.casefold():
        return text or trigger
    return f"{trigger}, {text}"


def digest(given: list[Example]) -> str:
    """Changes with every picture and caption: guards resumed runs."""
    told = hashlib.sha256()
    for example in given:
        stat = example.path.stat()
        told.update(f"{example.path.name}/{stat.st_size}/{stat.st_mtime_ns}/{example.caption}\n".encode())
    return told.hexdigest()[:16]


def bucket(size: tuple[int, int], edge: int, step: int) -> tuple[int, int]:
    """Width and height for a picture of ``size``: about edge² pixels, multiples of ``step``, near its shape."""
    ratio = min(max(size[0] / size[1], NARROWEST), 1 / NARROWEST)
    width, height = edge * ratio**0.5, edge / ratio**0.5
    return max(step, round(width / step) * step), max(step, round(height / step) * step)


def read(example: Example, edge: int, step: int) -> Picture:
    """The picture (h, w, 3), scaled and cut from its middle; what is transparent becomes white.

    Raises:
        StudioError: ``file_invalid`` when it can't be read or is too small.
    """
    from PIL import Image, ImageOps

    flat = open_picture(example.path)
    if min(flat.size) < SMALLEST * edge:
        raise StudioError(
            "file_invalid",
            f"{example.path.name} has only {flat.width}×{flat.height} pixels.",
            f"Use pictures of about {edge}×{edge}, or choose a smaller --resolution.",
        )
    return np.asarray(ImageOps.fit(flat, bucket(flat.size, edge, step), Image.Resampling.LANCZOS))
