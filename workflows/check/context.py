"""What every rule of the checker works with: the graph, the catalog, and what follows from both."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..builder import match_types
from ..catalog import ANY, MATCH, Catalog, Input, NodeClass
from ..dynamic import unfold
from ..graph import Graph, Link, Node
from .problem import ADVICE, CHECK_CODES, Problem
from .quick import ClassRules, is_sound, profile_of

HEAVY_ANYWHERE = frozenset({"unknown_class", "class_forbidden", "path_forbidden", "unreachable"})


@dataclass(slots=True)
class KnownNode:
    """A node whose class is in the catalog, with its inputs unfolded for its values."""

    key: str
    node: Node
    kind: NodeClass
    inputs: Mapping[str, Input]

    @property
    def label(self) -> str:
        """How messages call it."""
        title = f" “{self.node.title}”" if self.node.title and self.node.title != self.kind.name else ""
        return f"{self.kind.name} {self.key}{title}"


@dataclass(slots=True)
class Context:
    """One check under way; rules add to ``problems``."""

    graph: Graph
    catalog: Catalog
    allowed: Collection[str] | None = None
    known: dict[str, KnownNode] = field(default_factory=dict)
    reachable: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    sources: dict[str, list[str]] = field(default_factory=dict)
    profiles: dict[str, ClassRules] = field(default_factory=dict)
    loaders: dict[tuple[str, tuple[str, ...]], tuple[KnownNode, str]] = field(default_factory=dict)
    encoders: dict[Link, KnownNode | None] = field(default_factory=dict)
    readers: dict[Link, tuple[str, str] | None] = field(default_factory=dict)
    _carried: dict[tuple[str, int], str] = field(default_factory=dict)

    def prepare(self) -> None:
        """Looks up classes, unfolds inputs, and finds what some output node depends on."""
        catalog = self.catalog
        todo: list[str] = []
        for key, node in self.graph.items():
            given = node.inputs
            self.sources[key] = [value.node for value in given.values() if type(value) is Link]
            profile = catalog.derived(node.class_type, profile_of)
            if profile is None:
                continue
            kind = catalog[node.class_type]
            self.profiles[key] = profile
            self.known[key] = KnownNode(
                key, node, kind, unfold(kind, given) if profile.is_dynamic else kind.inputs
            )
            if profile.is_output:
                todo.append(key)
        while todo:
            key = todo.pop()
            if key not in self.reachable and key in self.graph:
                self.reachable.add(key)
                todo += self._read(key)

    def _read(self, key: str) -> list[str]:
        """The nodes that ``key`` reads from when it runs; links to inputs that its class lacks aren't followed."""
        known = self.known.get(key)
        if known is None or known.node.inputs.keys() <= known.inputs.keys():
            return self.sources[key]
        return [link.node for name, link in known.node.links if name in known.inputs]

    def is_sound(self, known: KnownNode) -> bool:
        """Whether the rules for inputs, links, values and paths needn't look at a node."""
        return is_sound(known.node.inputs, self.profiles[known.key], self.profiles)

    def add(
        self,
        code: str,
        node: str,
        input: str,
        message: str,
        fix: str,
        candidates: Collection[Any] = (),
    ) -> None:
        """Reports a problem; on a node that won't run most weigh less."""
        weight = CHECK_CODES[code][0]
        if node and node in self.graph and node not in self.reachable and code not in HEAVY_ANYWHERE:
            weight = ADVICE
        self.problems.append(Problem(code, weight, node, input, message, fix, tuple(candidates)))

    def carried(self, link: Link) -> str:
        """The type that comes out of an output; outputs that follow an input's type are followed (``*``: unknown)."""
        slot = (link.node, link.slot)
        if slot in self._carried:
            return self._carried[slot]
        self._carried[slot] = ANY  # what a cycle sees
        source = self.known.get(link.node)
        if source is None or not 0 <= link.slot < len(source.kind.outputs):
            return ANY
        output = source.kind.outputs[link.slot]
        kind = output.type
        if output.template is not None or kind == MATCH:
            kind = self._matched(source, output.template)
        self._carried[slot] = kind
        return kind

    def _matched(self, source: KnownNode, template: str | None) -> str:
        for name, one in source.inputs.items():
            if one.type != MATCH or (template is not None and template_of(one) != template):
                continue
            value = source.node.inputs.get(name)
            if isinstance(value, Link):
                kind = self.carried(value)
                if kind != ANY:
                    return kind
        return next((match_types(one) for one in source.inputs.values() if one.type == MATCH), ANY)


def template_of(one: Input) -> str:
    """The name that MatchType inputs of one type share."""
    template = one.options.get("template")
    return str(template.get("template_id", "")) if isinstance(template, Mapping) else ""
