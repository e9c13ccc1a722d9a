"""Floating-point pictures as bytes; one that holds values that aren't numbers is refused, not drawn black."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...common.errors import StudioError


def as_bytes(picture: NDArray[np.floating[Any]]) -> NDArray[np.uint8]:
    """RGB or RGBA ``(h, w, c)`` from 0 to 1 → RGB ``uint8 (h, w, 3)``.

    Raises:
        StudioError: ``media_failed``.
    """
    if not np.isfinite(picture).all():
        raise StudioError(
            "media_failed",
            "The picture holds values that aren't numbers.",
            "An SDXL VAE in half precision does this: use sdxl_vae_fp16_fix, or start ComfyUI with --fp32-vae.",
        )
    whole: NDArray[np.uint8] = np.rint(np.clip(picture[..., :3], 0.0, 1.0) * 255).astype(np.uint8)
    return whole
