"""What a skill is: a versioned builder of graphs with typed slots and a docstring that the agent reads.

A skill's function wires nodes into a :class:`..builder.GraphBuilder` from its slots and nothing else: the same
slots make the same graph. Choosing a skill and filling its slots is the agent's work, running it the client's.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from ...common.errors import StudioError
from ..builder import GraphBuilder
from ..catalog import Catalog
from ..graph import Graph


class Slots(BaseModel):
    """Base of all slot sets: flat where it can be, unknown names are a fault.

    A field with ``json_schema_extra={"installed": "CheckpointLoaderSimple.ckpt_name"}`` takes what the ComfyUI
    at hand lists for that input; :meth:`Skill.schema` fills it in as an enum.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


S = TypeVar("S", bound=Slots)


@dataclass(frozen=True)
class Skill(Generic[S]):
    """A builder of graphs with typed slots.

    Args:
        name: what it is called, a verb or thing in snake_case.
        version: goes up when the same slots make a different graph.
        slots: the model of its slots.
        build: wires the graph; its docstring says what the skill is for, in words for the agent and the user.
        example: slots that show its use; the templates are made from them.
        makes: what comes out: ``image``, ``audio``, ``video`` or ``film``.
        title: what a person reads.
        needs: node classes that decide whether this ComfyUI can do it.
    """

    name: str
    version: int
    slots: type[S]
    build: Callable[[GraphBuilder, S], None]
    example: S
    makes: str = "image"
    title: str = ""
    needs: tuple[str, ...] = field(default=())

    @property
    def doc(self) -> str:
        """What it is for."""
        return inspect.getdoc(self.build) or ""

    def read(self, values: S | Mapping[str, Any]) -> S:
        """Slots from plain data.

        Raises:
            StudioError: ``option_invalid`` with the first slot that can't be used.
        """
        if isinstance(values, self.slots):
            return values
        try:
            return self.slots.model_validate(values)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"]) or "slots"
            raise StudioError(
                "option_invalid",
                f"Slot {where} of the skill {self.name} can't be used: {first['msg']}.",
                f"It has the slots {', '.join(self.slots.model_fields)}.",
            ) from error

    def graph(self, values: S | Mapping[str, Any], catalog: Catalog | None = None) -> Graph:
        """The graph for these slots, held against ``catalog`` when one is given.

        Raises:
            StudioError: ``option_invalid`` (slots) or ``graph_invalid`` (the ComfyUI lacks what it needs).
        """
        builder = GraphBuilder(catalog)
        self.build(builder, self.read(values))
        return builder.build()

    def available(self, catalog: Catalog) -> bool:
        """Whether this ComfyUI has the node classes that it needs."""
        return all(name in catalog for name in self.needs)

    def schema(self, catalog: Catalog | None = None) -> dict[str, Any]:
        """JSON schema of the slots; names of models and the like as enums of what is installed."""
        schema = self.slots.model_json_schema()
        for part in [schema, *schema.get("$defs", {}).values()]:
            for raw in part.get("properties", {}).values():
                source = raw.pop("installed", None)
                choices = installed(catalog, source) if catalog is not None and source else []
                if choices:
                    raw["enum"] = choices
        return schema


def installed(catalog: Catalog, source: str) -> list[str]:
    """What the ComfyUI lists for ``"Class.input"``; empty when it has no such class or input."""
    name, _, which = source.partition(".")
    kind = catalog.get(name)
    one = kind.inputs.get(which) if kind else None
    return [str(choice) for choice in one.choices or ()] if one else []
