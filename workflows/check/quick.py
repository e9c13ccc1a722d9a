"""Tells at a glance that a node is sound, so that the full rules need only look at the others.

Most nodes of most graphs are as they should be. What a class takes is boiled down once to a :class:`ClassRules`; a
node passes when every input is known, every required one is there, every value is of the plain type, in range
and among the choices, and every link carries exactly the wanted type. Anything else is left to the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..catalog import ANY, MATCH, Input, NodeClass
from ..graph import Link
from .filenames import ESCAPES, names_file

LARGEST = 1.7e308
PLAIN = {"INT": int, "FLOAT": float, "STRING": str, "BOOLEAN": bool, "COMBO": str}

MEANING = ("negative", "latent_image", "samples", "scale_by")
"""Inputs of classes for which there are rules of what a graph means."""


@dataclass(frozen=True, slots=True)
class InputRule:
    """What an input takes at a glance: a Python type, a range or choices, and the type of links."""

    plain: type | None
    low: float
    high: float
    choices: frozenset[Any] | None
    eighths: bool
    path: bool
    type: str


@dataclass(frozen=True, slots=True)
class ClassRules:
    """A class boiled down; ``tastes`` is None for classes that always need the full rules."""

    required: frozenset[str]
    tastes: Mapping[str, InputRule] | None
    outputs: tuple[str, ...]
    has_models: bool
    has_meaning: bool
    is_dynamic: bool
    is_output: bool


def profile_of(kind: NodeClass) -> ClassRules:
    """The profile of a class."""
    inputs = kind.inputs.values()
    special = kind.is_dynamic or any(one.type == MATCH for one in inputs)
    return ClassRules(
        frozenset(one.name for one in inputs if one.required),
        None if special else {one.name: _taste(one) for one in inputs},
        tuple("" if out.template is not None or out.type == MATCH else out.type for out in kind.outputs),
        "lora_name" in kind.inputs or "control_net" in kind.inputs,
        not kind.inputs.keys().isdisjoint(MEANING),
        kind.is_dynamic,
        kind.is_output,
    )


def _taste(one: Input) -> InputRule:
    known = one.type in PLAIN and (one.type != "COMBO" or one.choices is not None)
    choices = (
        frozenset(each for each in one.choices or () if isinstance(each, str))
        if one.type == "COMBO"
        else None
    )
    low = -LARGEST if one.minimum is None else one.minimum
    high = LARGEST if one.maximum is None else one.maximum
    eighths = one.type == "INT" and one.step is not None and one.step % 8 == 0
    return InputRule(
        PLAIN[one.type] if known else None, low, high, choices, eighths, names_file(one), one.type
    )


def is_sound(given: Mapping[str, Any], profile: ClassRules, profiles: Mapping[str, ClassRules]) -> bool:
    """Whether a node with these inputs is evidently sound; ``profiles`` are those of all nodes by id."""
    tastes = profile.tastes
    if tastes is None or not given.keys() >= profile.required:
        return False
    for name, value in given.items():
        taste = tastes.get(name)
        if taste is None:
            return False
        kind = type(value)
        if kind is Link:
            source = profiles.get(value.node)
            if source is None or not 0 <= value.slot < len(source.outputs):
                return False
            if source.outputs[value.slot] != taste.type and taste.type != ANY:
                return False
        elif kind is not taste.plain and not (kind is int and taste.plain is float):
            return False
        elif kind is str:
            if taste.choices is not None:
                if value not in taste.choices:
                    return False
            elif taste.path and ESCAPES.search(value):
                return False
        elif not taste.low <= value <= taste.high or (taste.eighths and value % 8):
            return False
    return True
