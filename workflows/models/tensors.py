"""Model files opened through ComfyUI, with its reader's failures told as ours."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open

from ...common.errors import StudioError


def read_tensors(path: Path) -> dict[str, torch.Tensor]:
    """The tensors of a safetensors file.

    Raises:
        StudioError: ``model_invalid`` for a file that can't be read whole; ``model_missing``.
    """
    try:
        with safe_open(str(path), framework="pt") as file:
            names = file.keys()
            return {name: file.get_tensor(name) for name in names}
    except OSError as error:
        raise StudioError("model_missing", f"{path.name} can't be read.", "Check the file.") from error
    except (SafetensorError, ValueError, RuntimeError) as error:
        raise StudioError(
            "model_invalid", f"{path.name} isn't whole: {error}.", "Download it again."
        ) from error
