"""Catalogs of a ComfyUI with many files installed: orders name them by a word or two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from types import MappingProxyType
from typing import Any, Final

from ...workflows.catalog import Catalog

FILES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "ckpt_name": (
            "tiny_sdxl.safetensors",
            "sd_xl_base_1.0.safetensors",
            "juggernautXL_v9.safetensors",
            "dreamshaperXL_turbo.safetensors",
            "v1-5-pruned-emaonly.safetensors",
            "flux1-dev-fp8.safetensors",
        ),
        "lora_name": (
            "film_grain_xl.safetensors",
            "luca_style.safetensors",
            "styles/watercolor_v2.safetensors",
            "detail_tweaker_xl.safetensors",
            "add_detail.safetensors",
            "tiny_lora.safetensors",
        ),
        "control_net_name": (
            "controlnet-canny-sdxl-1.0.safetensors",
            "controlnet-depth-sdxl-1.0.safetensors",
            "controlnet-openpose-sdxl-1.0.safetensors",
        ),
        "model_name": ("4x-UltraSharp.pth", "RealESRGAN_x4plus.pth"),
        "vae_name": ("sdxl_vae.safetensors", "ae.safetensors"),
        "image": ("example.png", "pose.png", "depth.png", "boat.png"),
    }
)
"""What is installed, by the inputs that name it."""
KNOWN_FAMILIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "checkpoints/sd_xl_base_1.0.safetensors": "sdxl",
        "checkpoints/juggernautXL_v9.safetensors": "sdxl",
        "checkpoints/v1-5-pruned-emaonly.safetensors": "sd1",
        "checkpoints/flux1-dev-fp8.safetensors": "flux",
        "vae/sdxl_vae.safetensors": "sdxl",
        "vae/ae.safetensors": "flux",
    }
)
"""What is inside some of the files."""
LOADERS: Final = (
    "CheckpointLoaderSimple",
    "LoraLoader",
    "LoraLoaderModelOnly",
    "ControlNetLoader",
    "UpscaleModelLoader",
    "VAELoader",
    "LoadImage",
)


def with_files(catalog: Catalog, files: Mapping[str, Sequence[str]] = FILES) -> Catalog:
    """``catalog`` with these files in its loaders' lists, of which nothing more is known."""
    raw: dict[str, Any] = {**catalog.object_info}
    for name in LOADERS:
        raw[name] = deepcopy(raw[name])
        for input, spec in raw[name]["input"]["required"].items():
            if input not in files:
                continue
            if isinstance(spec[0], list):
                spec[0] = list(files[input])
            else:
                spec[1]["options"] = list(files[input])
    return Catalog(raw, version=catalog.version, remote=True)
