"""Turns the fields of a pydantic model into a node's inputs, and what came through them back into its values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from comfy_api.latest import io
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..agent.request.options import field_kind

FROM_REQUEST = "from the request"
"""The choice of a list that leaves an option open."""
OwnWays = Mapping[str, Mapping[str, Any]]
"""What a widget has of its own, by field: ``id`` where its name is another, ``options`` of a list, and any argument
of its input class."""


def model_inputs(model: type[BaseModel], names: Iterable[str], own: OwnWays) -> list[io.Input]:
    """An input for each named field: lists from its choices, ranges from its bounds, the tooltip from its help."""
    return [_input(name, model.model_fields[name], dict(own.get(name, {}))) for name in names]


def given_values(given: Mapping[str, Any], own: OwnWays) -> dict[str, Any]:
    """What a node was given, by field; a list left at :data:`FROM_REQUEST` is None."""
    fields = {str(ways["id"]): name for name, ways in own.items() if "id" in ways}
    return {fields.get(key, key): None if value == FROM_REQUEST else value for key, value in given.items()}


def _input(name: str, field: FieldInfo, own: dict[str, Any]) -> io.Input:
    kind, choices, may_miss = field_kind(field.annotation)
    own.setdefault("id", name)
    own.setdefault("tooltip", field.description)
    if choices or "options" in own:
        own.setdefault("options", [FROM_REQUEST, *choices] if may_miss else choices)
        if field.default in own["options"][1:]:
            own.setdefault("default", field.default)
        return io.Combo.Input(**own)
    usual = None if field.is_required() or field.default_factory else field.default
    own.setdefault("default", kind() if usual is None else usual)
    if kind is bool:
        return io.Boolean.Input(**own)
    if kind in (int, float):
        for end, keys in (("min", ("ge", "gt")), ("max", ("le", "lt"))):
            bounds = [getattr(mark, key) for mark in field.metadata for key in keys if hasattr(mark, key)]
            if bounds:
                own.setdefault(end, kind(bounds[0]))
        return io.Float.Input(**own) if kind is float else io.Int.Input(**own)
    return io.String.Input(**own)
