"""ComfyUI graphs for Toon XL out of stock nodes only: what anyone would build for SDXL by hand."""

from __future__ import annotations

from dataclasses import dataclass

from ..workflows.builder import GraphBuilder
from ..workflows.graph import Graph
from . import CHECKPOINT

SHIPPED = f"animation_ai_studio/{CHECKPOINT}"
"""The shipped checkpoint's name in the embedded ComfyUI."""


def shipped_control(kind: str) -> str:
    """The name of the shipped ControlNet for a kind of control picture."""
    return f"animation_ai_studio/toonxl_{kind}.safetensors"


def shipped_lora(character: str) -> str:
    """The name of the shipped LoRA of a character."""
    return f"animation_ai_studio/{character}_toonxl.safetensors"


@dataclass(frozen=True)
class ControlInput:
    """A ControlNet by name and the control picture's name in ComfyUI's input folder."""

    model: str
    picture: str
    strength: float = 1.0


def text_to_image(
    prompt: str,
    *,
    seed: int,
    checkpoint: str = SHIPPED,
    steps: int = 20,
    cfg: float = 4.0,
    sampler: str = "euler",
    scheduler: str = "normal",
    size: int = 128,
    batch: int = 1,
    lora: tuple[str, float] | None = None,
    control: ControlInput | None = None,
    prefix: str = "toonxl/picture",
) -> Graph:
    """Prompt to saved picture.

    Args:
        lora: name and strength of a LoRA.
        prefix: file name prefix below ComfyUI's output folder.

    Raises:
        StudioError: ``graph_invalid``.
    """
    b = GraphBuilder()
    loader = b.add("CheckpointLoaderSimple", ckpt_name=checkpoint)
    model, clip, vae = loader.out(0), loader.out(1), loader.out(2)
    if lora is not None:
        added = b.add(
            "LoraLoader",
            model=model,
            clip=clip,
            lora_name=lora[0],
            strength_model=lora[1],
            strength_clip=lora[1],
        )
        model, clip = added.out(0), added.out(1)
    wanted = b.add("CLIPTextEncode", clip=clip, text=prompt).out(0)
    unwanted = b.add("CLIPTextEncode", clip=clip, text="").out(0)
    if control is not None:
        net = b.add("ControlNetLoader", control_net_name=control.model).out(0)
        picture = b.add("LoadImage", image=control.picture).out(0)
        applied = b.add(
            "ControlNetApplyAdvanced",
            positive=wanted,
            negative=unwanted,
            control_net=net,
            image=picture,
            strength=control.strength,
            start_percent=0.0,
            end_percent=1.0,
        )
        wanted, unwanted = applied.out(0), applied.out(1)
    latent = b.add("EmptyLatentImage", width=size, height=size, batch_size=batch).out(0)
    sampled = b.add(
        "KSampler",
        model=model,
        seed=seed,
        steps=steps,
        cfg=cfg,
        sampler_name=sampler,
        scheduler=scheduler,
        positive=wanted,
        negative=unwanted,
        latent_image=latent,
        denoise=1.0,
    ).out(0)
    decoded = b.add("VAEDecode", samples=sampled, vae=vae).out(0)
    b.add("SaveImage", images=decoded, filename_prefix=prefix)
    return b.build()
