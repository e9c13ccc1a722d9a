"""Registers Toon XL, a small SDXL, with ComfyUI's own loaders. Loaded by the embedded profile only.

ComfyUI recognises a checkpoint's family by sizes found in its weights. This pack adds one entry with the
sizes of Toon XL to that list and changes nothing else: other checkpoints are recognised as before. It stands
alone (ComfyUI loads it as a pack of its own), so the sizes are repeated here; a test compares them with
``toonxl/family.py``.
"""

from __future__ import annotations

from typing import Any, ClassVar

CHANNELS, HEAD = 64, 32
DEPTHS = (0, 0, 1, 1, 2, 2)
CLIP_L = {
    "hidden_size": 32,
    "num_hidden_layers": 3,
    "intermediate_size": 64,
    "num_attention_heads": 2,
    "projection_dim": 32,
}
CLIP_G = {
    "hidden_size": 64,
    "num_hidden_layers": 3,
    "intermediate_size": 128,
    "num_attention_heads": 2,
    "projection_dim": 64,
}


def register() -> None:
    """Adds the family to ComfyUI's list; a second call changes nothing."""
    import comfy.supported_models as families
    from comfy import sdxl_clip
    from comfy.supported_models_base import ClipTarget

    if any(model.__name__ == "ToonXL" for model in families.models):
        return

    class ToonXLClip(sdxl_clip.SDXLClipModel):
        """Both text encoders in the family's sizes."""

        def __init__(
            self, device: Any = "cpu", dtype: Any = None, model_options: dict[str, Any] | None = None
        ) -> None:
            sizes = {"clip_l_model_config": CLIP_L, "clip_g_model_config": CLIP_G}
            super().__init__(device=device, dtype=dtype, model_options={**(model_options or {}), **sizes})

    class ToonXL(families.SDXL):
        """SDXL with narrow layers."""

        unet_config: ClassVar = {
            "model_channels": CHANNELS,
            "use_linear_in_transformer": True,
            "transformer_depth": list(DEPTHS),
            "context_dim": CLIP_L["hidden_size"] + CLIP_G["hidden_size"],
            "adm_in_channels": CLIP_G["projection_dim"] + 6 * 256,
            "use_temporal_attention": False,
        }
        unet_extra_config: ClassVar = {"num_heads": -1, "num_head_channels": HEAD}

        def clip_target(self, state_dict: dict[str, Any] | None = None) -> Any:
            """The tokenizer and the text encoders."""
            return ClipTarget(sdxl_clip.SDXLTokenizer, ToonXLClip)

    families.models.append(ToonXL)


async def comfy_entrypoint() -> Any:
    """Called by ComfyUI when it loads the pack; it adds no nodes."""
    from comfy_api.latest import ComfyExtension

    class Registration(ComfyExtension):
        """No nodes."""

        async def get_node_list(self) -> list[Any]:
            """None."""
            return []

    register()
    return Registration()
