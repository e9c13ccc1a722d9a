"""The user's configuration of the test server: the tiny models as a profile, in the registry, with references."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from ...workflows import tiny

PROFILE = {"checkpoint": tiny.CHECKPOINT, "width": 64, "height": 64}
QUALITY = {"steps": 2, "cfg": 3.0, "sampler": "euler", "scheduler": "normal"}


def write_settings(folder: Path, profile: str = "tiny") -> None:
    """A profile with two sampling steps at every quality, and three LoRAs: one that fits and two that don't."""
    lora = {"type": "character", "trigger_words": ["tiny_boy"], "weight": 1.0}
    put(
        folder / "sdxl_config.yaml",
        {
            "profile": profile,
            "profiles": {profile: PROFILE},
            "quality": dict.fromkeys(("draft", "standard"), QUALITY),
        },
    )
    put(
        folder / "lora_registry.yaml",
        {
            "loras": {
                "tiny": {"file": tiny.LORA, **lora},
                "old": {"file": tiny.OLD_LORA, **lora},
                "gone": {"file": "gone.safetensors", **lora},
            }
        },
    )


def put(path: Path, data: dict[str, Any]) -> None:
    """Writes a YAML file, with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data), "utf-8")
