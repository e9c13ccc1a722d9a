"""Contact sheets of held-out scenes: what a model draws, and what a ControlNet makes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np

from ...common.arrays import Picture
from ...toonxl.vocabulary import ControlKind, caption, scene_at
from .controlnet import guide, read_controlnet
from .data import draw
from .hints import control_picture
from .model import ToonModel

COLUMNS: Final = 8
CONTROL_SEED: Final = 77_002
"""Scenes that show a ControlNet's work; no training uses this seed."""


def prompts(model: ToonModel, *, rows: int, steps: int, cfg: float) -> tuple[list[str], list[Picture]]:
    """The prompts, and their pictures row by row, one row a seed."""
    captions = [caption(scene_at(0, index, unseen=True)) for index in range(COLUMNS)]
    drawn = [model.pictures(captions, seed=row, steps=steps, cfg=cfg) for row in range(rows)]
    return captions, [picture for row in drawn for picture in row]


def controlled(
    model: ToonModel, file: Path, kind: ControlKind, *, steps: int, cfg: float
) -> tuple[list[str], list[Picture]]:
    """Prompts that leave the pose open, and four rows: control pictures, drawn with and without them, the puppets.

    Raises:
        StudioError: see :func:`.controlnet.read_controlnet`.
    """
    net = read_controlnet(file)
    scenes = [scene_at(CONTROL_SEED, index, unseen=True) for index in range(COLUMNS)]
    true = [draw(scene, model.family.picture) for scene in scenes]
    hints = [control_picture(kind, scene, picture) for scene, picture in zip(scenes, true, strict=True)]
    captions = [caption(scene, posed=False) for scene in scenes]
    led = model.pictures(captions, steps=steps, cfg=cfg, control=guide(net, np.stack(hints)))
    free = model.pictures(captions, steps=steps, cfg=cfg)
    return captions, [*hints, *led, *free, *true]
