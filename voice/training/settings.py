"""The settings files of the two trainings, from the checkout's own templates."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ...common import strict_json, strict_yaml
from ...common.errors import StudioError

if TYPE_CHECKING:
    from .plan import TrainingOptions

PRO: Final = ("v2Pro", "v2ProPlus")
LORA: Final = ("v3", "v4")


def saved_every(epochs: int, most: int) -> int:
    """After how many epochs a half is saved, at most so many: its scripts save at multiples alone, so it divides them."""
    return max(step for step in range(1, min(epochs, most) + 1) if epochs % step == 0)


def sovits_settings(options: TrainingOptions, folder: Path, weights: Path) -> str:
    """JSON for ``s2_train.py``, or for v3 and v4 ``s2_train_v3_lora.py``.

    Raises:
        StudioError: ``file_missing``, ``file_invalid`` for a template that can't be read.
    """
    name = f"s2{options.version}.json" if options.version in PRO else "s2.json"
    data = _template(options.checkout / "GPT_SoVITS" / "configs" / name)
    data.setdefault("train", {}).update(
        {
            "batch_size": options.batch,
            "epochs": options.sovits_epochs,
            "text_low_lr_rate": 0.4,
            "pretrained_s2G": str(options.pretrained("sovits")),
            "pretrained_s2D": str(options.pretrained("sovits")).replace("s2G", "s2D"),
            "if_save_latest": True,
            "if_save_every_weights": True,
            "save_every_epoch": saved_every(options.sovits_epochs, options.save_every),
            "gpu_numbers": "0",
            "grad_ckpt": False,
            "lora_rank": options.lora_rank,
            "fp16_run": options.half,
        }
    )
    data.setdefault("model", {})["version"] = options.version
    data.setdefault("data", {})["exp_dir"] = str(folder)
    data |= {
        "s2_ckpt_dir": str(folder),
        "save_weight_dir": str(weights),
        "name": folder.name,
        "version": options.version,
    }
    return json.dumps(data, indent=2)


def gpt_settings(options: TrainingOptions, folder: Path, weights: Path) -> str:
    """YAML for ``s1_train.py``.

    Raises:
        StudioError: ``file_missing``, ``file_invalid`` for a template that can't be read.
    """
    import yaml

    data = _template(options.checkout / "GPT_SoVITS" / "configs" / "s1longer-v2.yaml")
    data.setdefault("train", {}).update(
        {
            "batch_size": options.batch,
            "epochs": options.gpt_epochs,
            "save_every_n_epoch": saved_every(options.gpt_epochs, options.save_every),
            "if_save_every_weights": True,
            "if_save_latest": True,
            "if_dpo": False,
            "half_weights_save_dir": str(weights),
            "exp_name": folder.name,
            "precision": "16-mixed" if options.half else "32",
        }
    )
    data |= {
        "pretrained_s1": str(options.pretrained("gpt")),
        "train_semantic_path": str(folder / "6-name2semantic.tsv"),
        "train_phoneme_path": str(folder / "2-name2text.txt"),
        "output_dir": str(folder / f"logs_s1_{options.version}"),
    }
    return str(yaml.safe_dump(data, allow_unicode=True))


def _template(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StudioError(
            "file_missing",
            f"{path.name} isn't in the checkout.",
            "Name the folder of GPT-SoVITS as --checkout, at a release that knows the version.",
        ) from error
    data = strict_json.loads(text) if path.suffix == ".json" else strict_yaml.loads(text)
    if not isinstance(data, dict):
        raise StudioError("file_invalid", f"{path.name} isn't a table of settings.", "Check the checkout.")
    return data
