"""The contract with saved work: which of this pack's node classes, inputs and outputs have been released.

``tests/workflows/contract.json`` keeps them; additions are free, anything else that changes needs a
:class:`.migrate.Migration`. ``./studio graph contract`` writes the file from a running ComfyUI.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .catalog import Catalog, Input

PREFIX = "AnimationStudio"
WIDENED = ("INT", "FLOAT")
"""A whole number that was saved is a good decimal one."""


def contract_of(catalog: Catalog, prefix: str = PREFIX) -> dict[str, Any]:
    """What saved graphs rely on: for each class the types of its inputs in order, which are required, the outputs."""
    return {
        name: {
            "required": {one.name: _words(one) for one in catalog[name].inputs.values() if one.required},
            "optional": {one.name: _words(one) for one in catalog[name].inputs.values() if not one.required},
            "outputs": [one.type for one in catalog[name].outputs],
        }
        for name in sorted(catalog)
        if name.startswith(prefix)
    }


def broken(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """What in ``new`` would break graphs saved under ``old``, in words; additions break nothing.

    A new required input breaks saved graphs too, since they have no value for it.
    """
    found: list[str] = []
    for name, was in old.items():
        now = new.get(name)
        if now is None:
            found.append(f"{name} is gone")
            continue
        known = {**now["required"], **now["optional"]}
        for one, kind in {**was["required"], **was["optional"]}.items():
            if one not in known:
                found.append(f"{name} lost its input {one}")
            elif known[one] != kind and (kind, known[one]) != WIDENED:
                found.append(f"{name}.{one} was {kind}, is {known[one]}")
        found += [f"{name} newly requires {one}" for one in now["required"] if one not in was["required"]]
        if list(now["outputs"][: len(was["outputs"])]) != list(was["outputs"]):
            found.append(f"{name} had outputs {was['outputs']}, has {now['outputs']}")
    return found


def _words(one: Input) -> str:
    return one.type
