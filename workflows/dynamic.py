"""Unfolds inputs that depend on values: which inputs a node really has, given what was filled in.

ComfyUI writes them flat with dotted names: a DynamicCombo ``mode`` with the value ``"tile"`` adds
``mode.size``; an Autogrow ``images`` adds ``images.image0``, ``images.image1`` … This module knows only
names and shapes; whether a value is good is for :mod:`.check`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .catalog import AUTOGROW, DYNAMIC_COMBO, DYNAMIC_SLOT, Input, NodeClass, parse_inputs

MAX_GROWN = 100
"""ComfyUI's own limit on the names of one Autogrow input."""


def unfold(node: NodeClass, values: Mapping[str, Any]) -> Mapping[str, Input]:
    """The inputs of ``node`` in order, dynamic ones unfolded for ``values`` (flat, dotted names)."""
    if not node.is_dynamic:
        return node.inputs
    found: dict[str, Input] = {}
    for one in node.inputs.values():
        _unfold_one(one, values, found, 0)
    return found


def _unfold_one(one: Input, values: Mapping[str, Any], found: dict[str, Input], depth: int) -> None:
    if depth > 8 or one.type not in (DYNAMIC_COMBO, AUTOGROW, DYNAMIC_SLOT):
        found[one.name] = one
        return
    if one.type == AUTOGROW:
        for grown in grow(one):
            _unfold_one(grown, values, found, depth + 1)
        return
    if one.type == DYNAMIC_SLOT:
        slot = str(one.options.get("slotType") or one.type)
        found[one.name] = replace(one, type=slot, required=False, socket_only=True)
        inner = one.options.get("inputs") if one.name in values else None
    else:
        found[one.name] = one
        inner = _branch(one, values.get(one.name, one.default))
    for name, each in _sections(inner).items():
        _unfold_one(replace(each, name=f"{one.name}.{name}"), values, found, depth + 1)


def grow(one: Input) -> list[Input]:
    """The inputs of an Autogrow, as many as it may have; those below its minimum are required."""
    template = one.options.get("template")
    if not isinstance(template, Mapping):
        return []
    seeds = list(_sections(template.get("input")).values())
    if not seeds:
        return []
    names = template.get("names")
    if not isinstance(names, list | tuple):
        names = [f"{template.get('prefix', '')}{i}" for i in range(int(template.get("max", 10)))]
    least = int(template.get("min", 0)) if one.required else 0
    return [
        replace(
            seeds[0], name=f"{one.name}.{name}", required=seeds[0].required and i < least, socket_only=True
        )
        for i, name in enumerate(names[:MAX_GROWN])
    ]


def _branch(one: Input, key: Any) -> Any:
    for option in one.options.get("options") or ():
        if isinstance(option, Mapping) and option.get("key") == key:
            return option.get("inputs")
    return None


def _sections(raw: Any) -> dict[str, Input]:
    if not isinstance(raw, Mapping):
        return {}
    return {
        **parse_inputs(raw.get("required") or {}, True),
        **parse_inputs(raw.get("optional") or {}, False),
    }
