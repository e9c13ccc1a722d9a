"""The graphs that orders are tried on: what artists have before them every day, as the page and the API keep it."""

from __future__ import annotations

from typing import Any

from ...workflows.catalog import Catalog
from ...workflows.edit import TYPED_EDITS, make_edits
from ...workflows.skills import get_skill

CHECKPOINT = "sd_xl_base_1.0.safetensors"
PICTURE = {
    "checkpoint": CHECKPOINT,
    "prompt": "a pier at sunset, sunset",
    "negative": "ugly",
    "seed": 1,
    "sampler": "heun",
    "scheduler": "normal",
}
LORAS = [{"name": "luca_style.safetensors"}, {"name": "styles/watercolor_v2.safetensors"}]
CONTROL = {
    "edit": "control",
    "kind": "canny",
    "file": "controlnet-canny-sdxl-1.0.safetensors",
    "image": "pose.png",
}


def base_graphs(catalog: Catalog) -> dict[str, dict[str, Any]]:
    """The graphs in the API form, by the names that orders call them by."""
    text = _made("text_to_image", PICTURE, catalog)
    return {
        "t2i": text,
        "loras": _made("lora_stack", {**PICTURE, "loras": LORAS}, catalog),
        "i2i": _made("image_to_image", {**PICTURE, "image": "example.png"}, catalog),
        "control": make_edits(text, TYPED_EDITS.validate_python([CONTROL]), catalog).data,
        "hires": make_edits(text, TYPED_EDITS.validate_python([{"edit": "hires_fix"}]), catalog).data,
    }


def _made(skill: str, values: dict[str, Any], catalog: Catalog) -> dict[str, Any]:
    return get_skill(skill).graph(values, catalog).to_api()
