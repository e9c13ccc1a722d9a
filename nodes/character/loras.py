"""Which LoRAs a picture wears: from names in the registry to checked files, weights and trigger words.

A LoRA that is missing, made for another base model, or that fits almost nothing in the model still "loads"
silently in ComfyUI and costs an afternoon; here each of these is told with the LoRA's name. Patching the
model is done by the node, which knows ComfyUI.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ...common.errors import StudioError
from ...configs.schema import LoraRegistry, LoraUse
from ...workflows.families import compatible, family_of, read_header
from ...workflows.modelfiles import find_file, nearest

LEAST_SHARE = 0.5
"""Share of a LoRA's layers that must find their place in the model; under it the LoRA is for something else."""
LAYER_ENDS = (
    ".lora_down.weight",
    ".lora_A.weight",
    "_lora.down.weight",
    ".lora.down.weight",
    ".hada_w1_a",
    ".lokr_w1",
    ".lokr_w1_a",
)
"""How the tensor that every layer of a LoRA has exactly once is named, by the trainers in use."""


@dataclass(frozen=True)
class ChosenLora:
    """A LoRA that is worn: registry name, file as ComfyUI lists it, weights, words that wake it."""

    name: str
    file: str
    weight: float
    clip_weight: float
    trigger_words: tuple[str, ...] = ()


def choose(uses: Sequence[LoraUse], registry: LoraRegistry, installed: Sequence[str]) -> list[ChosenLora]:
    """The files and weights behind registry names; a name twice counts once, with the last weight.

    Args:
        installed: files that ComfyUI's LoRA folders hold.

    Raises:
        StudioError: ``model_missing`` for a name that isn't in the registry or a file that isn't installed.
    """
    last = {use.name: use for use in uses}
    return [_choose(use, registry, installed) for use in last.values()]


def _choose(use: LoraUse, registry: LoraRegistry, installed: Sequence[str]) -> ChosenLora:
    entry = registry.loras.get(use.name)
    if entry is None:
        raise StudioError(
            "model_missing",
            f"There is no LoRA '{use.name}' in the registry.",
            nearest(use.name, list(registry.loras), "Add it to lora_registry.yaml."),
        )
    file = find_file(entry.file, installed)
    if file is None:
        raise StudioError(
            "model_missing",
            f"The LoRA '{use.name}' needs {entry.file}, which isn't in a LoRA folder of ComfyUI.",
            nearest(entry.file, installed, "Put it there or change the registry's entry."),
        )
    weight = entry.weight if use.weight is None else use.weight
    return ChosenLora(use.name, file, weight, weight, tuple(entry.trigger_words))


def check_base(lora: ChosenLora, path: Path, model_family: str) -> int:
    """Refuses a LoRA file that isn't safetensors or is for another base; gives how many layers it has.

    Args:
        model_family: family of the model it shall change (``sdxl`` …); empty when unknown.

    Raises:
        StudioError: ``model_invalid``.
    """
    header = read_header(path)
    family = family_of(header)
    if not compatible(family, model_family):
        raise StudioError(
            "model_invalid",
            f"The LoRA '{lora.name}' ({lora.file}) was made for {family}, and the model is {model_family}.",
            f"Use a LoRA made for {model_family}.",
        )
    layers = sum(name.endswith(LAYER_ENDS) for name in header)
    if not layers:
        raise StudioError(
            "model_invalid",
            f"{lora.file} holds no LoRA layers.",
            "Check that it is a LoRA and not another kind of file.",
        )
    return layers


def check_share(lora: ChosenLora, applied: int, layers: int) -> float:
    """The share of a LoRA's layers that changed the model.

    Raises:
        StudioError: ``model_invalid`` when too few did.
    """
    share = min(applied / layers, 1.0)
    if share < LEAST_SHARE:
        raise StudioError(
            "model_invalid",
            f"Only {share:.0%} of the LoRA '{lora.name}' fit this model, so it would do nothing or harm.",
            "Use a LoRA made for this model's architecture.",
        )
    return share


def overload(loras: Sequence[ChosenLora], limit: float) -> str:
    """A warning when the weights add up to more than ``limit``; empty otherwise."""
    total = sum(abs(lora.weight) for lora in loras)
    if total <= limit:
        return ""
    return (
        f"The LoRA weights add up to {total:.2f} (over {limit:g}): pictures may burn out. Lower some of them."
    )


def with_triggers(prompt: str, loras: Sequence[ChosenLora]) -> str:
    """The prompt with the trigger words it lacks put in front, each once."""
    lower = prompt.casefold()
    words = [word for lora in loras if lora.weight for word in lora.trigger_words]
    missing = [word for word in dict.fromkeys(words) if word.casefold() not in lower]
    return ", ".join([*missing, prompt]) if prompt else ", ".join(missing)
