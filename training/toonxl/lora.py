"""A LoRA that brings one character of the cast into Toon XL, learned from pictures of its puppet.

Captions carry the trigger word instead of the looks it replaces, so that these come with the word alone.
"""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import torch

from ...common.arrays import Picture
from ...configs.look import Look
from ...toonxl.vocabulary import character_caption, scene_at
from ..layers import Lesson, LoraTask, write_lora
from ..runs import tile, to_picture
from .data import draw
from .export import toon_notes
from .model import ToonModel
from .vae import encode_all

RATE, RANK, BATCH = 2e-3, 8, 24
SHEET_SCENES = 6


class PuppetLora(LoraTask):
    """Trains a LoRA that brings one character into Toon XL.

    Args:
        model: the base; its U-Net gets the additions.
        look: the character's looks.
        trigger: the word that calls it.
        count: pictures drawn for it.
    """

    def __init__(
        self,
        model: ToonModel,
        look: Look,
        trigger: str,
        *,
        count: int = 400,
        rank: int = RANK,
        batch: int = BATCH,
        seed: int = 0,
    ) -> None:
        self.model, self.trigger = model, trigger
        self.scenes = [scene_at(seed + 9_000, index) for index in range(count)]
        drawn = np.stack([draw(scene, model.family.picture, look) for scene in self.scenes])
        lesson = Lesson(
            list(encode_all(model.vae, drawn)),
            lambda index, chance: character_caption(self.scenes[index], trigger, chance),
        )
        super().__init__(model, lesson, rank=rank, batch=batch, seed=seed)

    def sheet(self) -> Picture:
        """The character in several scenes."""
        chance = random.Random(0)
        captions = [character_caption(scene, self.trigger, chance) for scene in self.scenes[:SHEET_SCENES]]
        latents = self.model.latents(captions)
        with torch.no_grad():
            return tile([to_picture(one) for one in self.model.vae.decode(latents)], SHEET_SCENES)

    def write(self, path: Path, *, title: str, description: str, steps: int) -> Path:
        """Writes what was learned for ComfyUI's LoraLoader.

        Raises:
            StudioError: see :func:`...toonxl.files.write`.
        """
        family = self.model.family
        return write_lora(
            path,
            self,
            title=title,
            description=description,
            trigger=self.trigger,
            steps=steps,
            edge=family.picture,
            **toon_notes(family),
        )
