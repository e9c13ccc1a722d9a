"""Which LoRAs a picture wears: from names in the registry to checked files, weights and trigger words.

A LoRA that is missing, made for another base model, or that fits almost nothing in the model still "loads"
silently in ComfyUI and costs an afternoon; here each of these is told with the LoRA's name. What was worn is
kept as a record with checksums, for a picture's metadata. Patching the model is done by the node, which knows
ComfyUI.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...common import strict_json
from ...common.errors import StudioError
from ...configs.blocks import factor_of
from ...configs.schema import CharacterPreset, LoraRegistry, LoraUse
from ..prompts import woken
from .families import compatible, family_of, read_header
from .files import find_file, nearest
from .lorafit import is_plain, warnings_of
from .loraforms import layers_of

MOST_WORN = 200
"""Rows of a record of what a picture wore."""
LEAST_SHARE = 0.5
"""Share of a LoRA's layers that must find their place in the model; under it the LoRA is for something else."""


@dataclass(frozen=True)
class ChosenLora:
    """A LoRA that is worn: registry name, file as ComfyUI lists it, weight, words that wake it.

    Attributes:
        blocks: factors on the weight, block by block (see :mod:`...configs.blocks`).
        known_as: sha256 that the registry states; empty when it states none.
    """

    name: str
    file: str
    weight: float
    trigger_words: tuple[str, ...] = ()
    blocks: Mapping[str, float] = field(default_factory=dict)
    known_as: str = ""

    @property
    def text_weight(self) -> float:
        """Its weight on the text encoders."""
        return self.weight * self.blocks.get("text", 1.0)


@dataclass(frozen=True)
class AppliedLora:
    """A LoRA that changed the model: the share of its layers that fit, its file's sha256, and what ComfyUI wears
    otherwise than it was trained."""

    lora: ChosenLora
    share: float
    sha256: str
    warnings: tuple[str, ...] = ()


def choose(uses: Sequence[LoraUse], registry: LoraRegistry, installed: Sequence[str]) -> list[ChosenLora]:
    """The files and weights behind registry names; a name twice counts once, with the last weight.

    Args:
        installed: files that ComfyUI's LoRA folders hold.

    Raises:
        StudioError: ``model_missing`` for a name that isn't in the registry or a file that isn't installed.
    """
    last = {use.name: use for use in uses}
    return [_choose(use, registry, installed) for use in last.values()]


def check_known(preset: CharacterPreset, registry: LoraRegistry) -> None:
    """Refuses a preset that names LoRAs which the registry doesn't know.

    Raises:
        StudioError: ``model_missing``.
    """
    for use in preset.loras:
        if use.name not in registry.loras:
            raise StudioError(
                "model_missing",
                f"The character '{preset.id}' wears the LoRA '{use.name}', which isn't in the registry.",
                nearest(use.name, list(registry.loras), "Add it to lora_registry.yaml."),
            )


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
    return ChosenLora(
        use.name,
        file,
        weight=entry.weight if use.weight is None else use.weight,
        trigger_words=tuple(entry.trigger_words),
        blocks=use.blocks or entry.blocks,
        known_as=entry.sha256 or "",
    )


def by_factor(keys: Iterable[Any], blocks: Mapping[str, float]) -> dict[float, list[Any]]:
    """The patched weights of a network by their block's factor; those with factor 0 are left out.

    Args:
        keys: as ComfyUI names patches: a weight's name, or a tuple that begins with it.
    """
    groups: dict[float, list[Any]] = {}
    for key in keys:
        factor = factor_of(key if isinstance(key, str) else key[0], blocks)
        if factor:
            groups.setdefault(factor, []).append(key)
    return groups


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
    if not is_plain(header.get("__metadata__")):
        raise StudioError(
            "model_invalid",
            f"The notes in {lora.file} aren't plain text, so ComfyUI can't open it.",
            "Take it over with `./studio lora import`, which mends that.",
        )
    layers = layers_of(header)
    worn = sum(layer.form.worn for layer in layers)
    if not layers:
        raise StudioError(
            "model_invalid",
            f"{lora.file} holds no LoRA layers.",
            "Check that it is a LoRA and not another kind of file.",
        )
    if not worn:
        raise StudioError(
            "model_invalid",
            f"The LoRA '{lora.name}' ({lora.file}) is of the form {layers[0].form.name}, which ComfyUI can't wear.",
            "Use another LoRA, or ask its maker for the form LoRA.",
        )
    return worn


def warned(path: Path) -> tuple[str, ...]:
    """What ComfyUI wears of a LoRA file otherwise than it was trained.

    Raises:
        StudioError: ``model_missing``, ``model_invalid``.
    """
    header = read_header(path)
    return tuple(warnings_of(path, header, layers_of(header)))


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


def report(applied: Sequence[AppliedLora]) -> list[str]:
    """What was applied, a line each, and a line for a file that isn't the one of the registry."""
    lines = []
    for one in applied:
        blocks = ", ".join(f"{name}:{factor:g}" for name, factor in one.lora.blocks.items())
        weighed = f" ({blocks})" if blocks else ""
        lines.append(f"{one.lora.name} {one.lora.weight:+.2f}{weighed}: {one.share:.0%} of its layers fit")
        if one.lora.known_as and one.sha256 != one.lora.known_as:
            lines.append(f"{one.lora.file} isn't the file that the registry knows: its checksum is another.")
        lines += [f"{one.lora.name}: {warning}" for warning in one.warnings]
    return lines


def record(applied: Sequence[AppliedLora], before: Sequence[Mapping[str, Any]] = ()) -> str:
    """What a picture's metadata keeps of its LoRAs, as JSON: name, file, sha256, weight and blocks of each.

    Args:
        before: rows of what it wears besides.
    """
    rows = [
        {
            "name": one.lora.name,
            "file": one.lora.file,
            "sha256": one.sha256,
            "weight": one.lora.weight,
            "blocks": dict(one.lora.blocks),
        }
        for one in applied
    ]
    return json.dumps([*before, *rows], ensure_ascii=False)


def read_record(text: str) -> list[dict[str, Any]]:
    """The rows of a :func:`record`; empty text holds none.

    Raises:
        StudioError: ``option_invalid`` for text that isn't one.
    """
    try:
        rows = strict_json.loads(text or "[]")
    except ValueError:
        rows = None
    if not isinstance(rows, list) or len(rows) > MOST_WORN or not all(isinstance(row, dict) for row in rows):
        raise StudioError(
            "option_invalid",
            "What is connected to 'used' isn't a record of LoRAs.",
            "Connect the output 'used' of Apply LoRAs, Apply LoRA Stack or Hook LoRAs.",
        )
    return rows


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
    return woken(prompt, (word for lora in loras if lora.weight for word in lora.trigger_words))
