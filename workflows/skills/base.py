"""What a skill is: a versioned builder of graphs with typed parameters and a docstring that the agent reads.

A skill's function wires nodes into a :class:`..builder.GraphBuilder` from its parameters and nothing else: the same
parameters make the same graph. Choosing a skill and filling its parameters is the agent's work, running it the client's.
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


class Parameters(BaseModel):
    """Base of all parameter sets: flat where it can be, unknown names are a fault.

    A field with ``json_schema_extra={"installed": "CheckpointLoaderSimple.ckpt_name"}`` takes what the ComfyUI
    at hand lists for that input; :meth:`Skill.schema` fills it in as an enum.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


P = TypeVar("P", bound=Parameters)


@dataclass(frozen=True)
class Skill(Generic[P]):
    """A builder of graphs with typed parameters.

    Args:
        name: what it is called, a verb or thing in snake_case.
        version: goes up when the same parameters make a different graph.
        parameters: the model of its parameters.
        build: wires the graph; its docstring says what the skill is for, in words for the agent and the user.
        example: parameters that show its use; the templates are made from them.
        makes: what comes out: ``image``, ``audio``, ``video`` or ``film``.
        title: what a person reads.
        needs: node classes that decide whether this ComfyUI can do it.
    """

    name: str
    version: int
    parameters: type[P]
    build: Callable[[GraphBuilder, P], None]
    example: P
    makes: str = "image"
    title: str = ""
    needs: tuple[str, ...] = field(default=())

    @property
    def doc(self) -> str:
        """What it is for."""
        return inspect.getdoc(self.build) or ""

    def read(self, values: P | Mapping[str, Any]) -> P:
        """Parameters from plain data.

        Raises:
            StudioError: ``option_invalid`` with the first parameter that can't be used.
        """
        if isinstance(values, self.parameters):
            return values
        try:
            return self.parameters.model_validate(values)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"]) or "parameters"
            raise StudioError(
                "option_invalid",
                f"Parameter {where} of the skill {self.name} can't be used: {first['msg']}.",
                f"It has the parameters {', '.join(self.parameters.model_fields)}.",
            ) from error

    def graph(self, values: P | Mapping[str, Any], catalog: Catalog | None = None) -> Graph:
        """The graph for these parameters, held against ``catalog`` when one is given.

        Raises:
            StudioError: ``option_invalid`` (parameters) or ``graph_invalid`` (the ComfyUI lacks what it needs).
        """
        builder = GraphBuilder(catalog)
        self.build(builder, self.read(values))
        return builder.build()

    def available(self, catalog: Catalog) -> bool:
        """Whether this ComfyUI has the node classes that it needs."""
        return all(name in catalog for name in self.needs)

    def schema(self, catalog: Catalog | None = None) -> dict[str, Any]:
        """JSON schema of the parameters; names of models and the like as enums of what is installed."""
        schema = self.parameters.model_json_schema()
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
