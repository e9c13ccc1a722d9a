"""What a loaded SDXL computes with, told and judged, and in which tiles a picture is decoded.

The facts come from ComfyUI, through the node; the judgement is here, and needs neither ComfyUI nor a GPU.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

TILES: Final = (1024, 768, 512, 384, 256)
"""Sides of a tile in pixels, the largest that fits is taken: fewer tiles, fewer seams."""
HEADROOM: Final = 1.1
"""ComfyUI's estimate of a decoding's memory times this must be free: the driver and other programs move too."""
GIB: Final = 1 << 30
ATTENTIONS: Final = {
    "attention_pytorch": "PyTorch SDPA",
    "attention_xformers": "xformers",
    "attention_sage": "SageAttention",
    "attention_flash": "FlashAttention",
    "attention_split": "split attention",
    "attention_sub_quad": "sub-quadratic attention",
}
"""ComfyUI's attention functions and what they are called."""


@dataclass(frozen=True)
class Runtime:
    """What ComfyUI computes with.

    Attributes:
        device: as torch names it, e.g. ``cuda:0``.
        dtype: of the picture model's weights, e.g. ``float16``.
        vae_dtype: of the VAE's.
        attention: name of ComfyUI's attention function.
        free: free bytes on the device.
        half: whether the device computes in half precision.
    """

    device: str
    dtype: str
    vae_dtype: str
    attention: str
    free: int
    half: bool

    def report(self) -> str:
        """One line for a person."""
        attention = ATTENTIONS.get(self.attention, self.attention)
        return (
            f"{self.device}: model {self.dtype}, VAE {self.vae_dtype}, attention {attention}, "
            f"{self.free / GIB:.1f} GB free"
        )

    def warnings(self, *, fp16: bool) -> list[str]:
        """What costs speed or memory, or breaks pictures.

        Args:
            fp16: whether the profile asks for half precision.
        """
        found = []
        if self.attention == "attention_xformers":
            found.append(
                "xformers is in use, and breaks with newer PyTorch and cards: remove the package or start ComfyUI with "
                "--use-pytorch-cross-attention, which is as fast."
            )
        elif self.attention != "attention_pytorch" and self.device != "cpu":
            name = ATTENTIONS.get(self.attention, self.attention)
            found.append(
                f"{name} is in use instead of PyTorch SDPA: start ComfyUI with --use-pytorch-cross-attention unless "
                "you chose it."
            )
        if fp16 and self.half and self.dtype not in ("float16", "bfloat16"):
            found.append(
                f"The profile asks for fp16 and the model is in {self.dtype}, twice the memory: remove --force-fp32 and "
                "--fp32-unet from ComfyUI's start."
            )
        if self.vae_dtype == "float16":
            found.append(
                "The VAE computes in float16, in which SDXL's own gives black pictures: use sdxl_vae_fp16_fix, or "
                "start ComfyUI without --fp16-vae."
            )
        return found


def choose_tile(
    size: tuple[int, int], needed: Callable[[int, int], int], free: int, *, always: bool = False
) -> int | None:
    """In tiles of which side a picture is decoded; None decodes it whole.

    Args:
        size: width and height in pixels.
        needed: bytes that decoding so many pixels (width, height) takes.
        free: bytes that are free.
        always: tiles also where the whole picture fits.

    Returns:
        The largest of :data:`TILES` that fits and is smaller than the picture, else the smallest there is.
    """
    if not always and needed(*size) * HEADROOM <= free:
        return None
    smaller = [side for side in TILES if side < max(size)]
    fitting = (side for side in smaller if needed(min(side, size[0]), min(side, size[1])) * HEADROOM <= free)
    return next(fitting, smaller[-1] if smaller else None)
