"""The shape of the Toon XL family: sizes that trainers, exporter and ComfyUI registration must agree on.

The layout is that of SDXL's distilled relatives (no attention on the finest level, then one and two
transformer blocks), only narrower; the picture side of ComfyUI recognises it by these numbers. Plain data,
importable without torch, also by the node pack in ``extension`` (which carries its own copy of the few
numbers it needs, because ComfyUI loads it without this package; a test compares the two).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

LATENT_CHANNELS = 4
LATENT_SCALE = 0.13025
"""SDXL's latent scale: the U-Net sees VAE latents times this."""
VOCABULARY_SIZE, CONTEXT_LENGTH = 49408, 77
"""CLIP's token table and prompt length."""
START_TOKEN, END_TOKEN = 49406, 49407
SIZE_CHANNELS = 256
"""Width of each of the six size embeddings of SDXL."""


@dataclass(frozen=True)
class TextShape:
    """One CLIP text encoder. ``width`` must be a multiple of ``heads``."""

    width: int
    layers: int
    heads: int
    hidden: int


@dataclass(frozen=True)
class Family:
    """One member's sizes; a checkpoint stores them and refuses to resume with others.

    Attributes:
        channels: width of the finest U-Net level.
        multipliers: widths of the levels in units of ``channels``.
        depths: transformer blocks behind each residual block of a level.
        head: channels of an attention head.
        clip_l, clip_g: the two text encoders; their widths add up to the context's.
        picture: edge in pixels of the training pictures.
    """

    channels: int = 64
    multipliers: tuple[int, ...] = (1, 2, 2)
    depths: tuple[int, ...] = (0, 1, 2)
    head: int = 32
    clip_l: TextShape = TextShape(32, 3, 2, 64)
    clip_g: TextShape = TextShape(64, 3, 2, 128)
    picture: int = 128

    @property
    def context(self) -> int:
        """Width of a prompt token as the U-Net sees it."""
        return self.clip_l.width + self.clip_g.width

    @property
    def vector(self) -> int:
        """Width of the pooled text and the six size embeddings together."""
        return self.clip_g.width + 6 * SIZE_CHANNELS

    def as_dict(self) -> dict[str, Any]:
        """Plain data for a checkpoint."""
        return asdict(self)


TOON_XL = Family()
