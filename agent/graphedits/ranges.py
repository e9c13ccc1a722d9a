"""What an edit's values may be, in words: who said one that can't be used is told which could."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from ...workflows.edit.model import GraphEditBase

_LOWEST: Final = (("minimum", "from {:,}"), ("exclusiveMinimum", "more than {:,}"))
_HIGHEST: Final = (("maximum", "to {:,}"), ("exclusiveMaximum", "to less than {:,}"))
_LONGEST_SHOWN: Final = 40
"""Letters of a value that a question repeats."""


def out_of_range(kind: type[GraphEditBase], fault: ValidationError) -> str:
    """A question that names each value that ``kind`` can't have, and its range."""
    names = list(dict.fromkeys(str(one["loc"][0]) for one in fault.errors() if one["loc"]))
    values = {str(one["loc"][0]): one["input"] for one in fault.errors() if one["loc"]}
    known = kind.model_json_schema()["properties"]
    told = [f"{name} {_shown(values[name])}? {_range(name, known.get(name, {}))}" for name in names]
    return f"What is meant by {' '.join(told)}" if told else "What is meant? That can't be used."


def _shown(value: object) -> str:
    if isinstance(value, float) and not math.isfinite(value):
        return "of so many digits"
    if isinstance(value, float):
        return f"{value:g}"
    told = str(value).strip()
    if not told:
        return "without a letter"
    return told if len(told) <= _LONGEST_SHOWN else f"{told[:_LONGEST_SHOWN]}…"


def _range(name: str, field: Mapping[str, Any]) -> str:
    parts = [one for one in field.get("anyOf", [field]) if one.get("type") != "null"]
    one = parts[0] if parts else {}
    if one.get("type") == "string":
        return f"{name} has {one.get('minLength', 0):,} to {one.get('maxLength', 0):,} letters."
    ends = [
        text.format(one[key])
        for side in (_LOWEST, _HIGHEST)
        for key, text in side
        if isinstance(one.get(key), int | float)
    ]
    what = "a whole number " if one.get("type") == "integer" else ""
    return f"{name} is {what}{' '.join(ends)}." if ends else f"{name} can't be that."
