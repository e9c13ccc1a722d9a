"""Finds nodes that lead from outputs at hand to a wanted input type: the shortest plan over the catalog.

Every node of a plan gets all its required links, from what is at hand, from earlier nodes of the plan, or from
loaders that need no link. Core nodes are preferred, deprecated and experimental ones come last. Whether a plan
makes sense for a picture is the reader's to judge; :mod:`.repair` uses only unmistakable ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from .catalog import ANY, MATCH, Catalog, Input, NodeClass, split_types

MAX_NODES: Final = 6
OTHER_PACK, LAST_CHOICE, OPTIONAL_USE, WIDGET_USE, MANY_INPUTS = 0.4, 0.8, 0.3, 1.0, 0.01
"""What makes a node less fitting, in nodes: another pack's, deprecated or experimental, entered by an optional
input or by a value's socket, and each further input (a tie-breaker towards simpler nodes)."""


@dataclass(frozen=True, slots=True)
class WireStep:
    """One node to add. ``links`` give for each linked input the earlier step's number, or -1 for "at hand"."""

    class_type: str
    slot: int
    links: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True, slots=True)
class WirePlan:
    """Nodes in the order of adding; the last one's output ``slot`` carries the wanted type."""

    steps: tuple[WireStep, ...]
    cost: float


@dataclass(slots=True)
class _Way:
    """The cheapest known way to a type: by ``kind``'s output, its links by other ways."""

    cost: float
    kind: NodeClass | None
    slot: int
    links: tuple[tuple[Input, str, bool], ...]


def find_plan(
    catalog: Catalog, start: str, want: str, *, at_hand: Iterable[str] = (), most: int = MAX_NODES
) -> WirePlan | None:
    """The cheapest plan that leads an output of type ``start`` to type ``want``; None when there is none.

    Args:
        catalog: where to look.
        start: the type that must be used.
        want: the type (or union) to reach.
        at_hand: further types that may be linked freely, a ``VAE`` for example.
        most: most nodes of the plan.
    """
    best = _search(catalog, start, frozenset(at_hand), most)
    ways = [(best[kind, True].cost, kind) for kind in sorted(split_types(want)) if (kind, True) in best]
    if not ways:
        return None
    steps: list[WireStep] = []
    _unroll(best, min(ways)[1], True, steps)
    return WirePlan(tuple(steps), min(ways)[0]) if 0 < len(steps) <= most else None


def sources(catalog: Catalog, want: str) -> list[NodeClass]:
    """Current core classes that make ``want`` without needing any link: loaders and makers of empty things."""
    return [
        kind
        for kind in catalog.values()
        if kind.is_core
        and not kind.deprecated
        and any(not split_types(out.type).isdisjoint(split_types(want)) for out in kind.outputs)
        and all(one.is_widget for one in kind.inputs.values() if one.required)
    ]


def _search(catalog: Catalog, start: str, at_hand: frozenset[str], most: int) -> dict[tuple[str, bool], _Way]:
    """The cheapest ways to all types, by (type, does it use ``start``); relaxed until nothing gets cheaper."""
    best = {(kind, False): _Way(0.0, None, -1, ()) for kind in at_hand}
    best |= {(kind, True): _Way(0.0, None, -1, ()) for kind in split_types(start)}
    usable = [kind for kind in catalog.values() if kind.outputs and not kind.is_dynamic]
    for _ in range(most):
        changed = False
        for kind in usable:
            for uses in (False, True):
                links = _enter(kind, best, uses)
                if links is not None:
                    changed = _offer(best, kind, uses, links, most) or changed
        if not changed:
            break
    return best


def _enter(
    kind: NodeClass, best: dict[tuple[str, bool], _Way], uses: bool
) -> tuple[tuple[Input, str, bool], ...] | None:
    """How each required link of ``kind`` is had most cheaply, one of them from ``start`` when ``uses``."""
    chosen: list[tuple[Input, str, bool]] = []
    entry: tuple[float, Input, str] | None = None
    for one in kind.inputs.values():
        if one.type in (ANY, MATCH):
            if one.required and not one.is_widget:
                return None
            continue
        used = _cheapest(best, one, True)
        if used is not None:
            extra = used[0] + _detour(one)
            if entry is None or extra < entry[0]:
                entry = (extra, one, used[1])
        if one.required and not one.is_widget:
            plain = _cheapest(best, one, False)
            if plain is None and used is None:
                return None
            chosen.append((one, *((plain[1], False) if plain is not None else (used[1], True))))  # type: ignore[index]
    if not uses:
        return tuple(chosen) if all(not used for _, _, used in chosen) else None
    if entry is None:
        return None
    return (*(row for row in chosen if row[0].name != entry[1].name), (entry[1], entry[2], True))


def _detour(one: Input) -> float:
    """What it costs beyond the way there to enter a node by this input."""
    return WIDGET_USE if one.is_widget else 0.0 if one.required else OPTIONAL_USE


def _cheapest(best: dict[tuple[str, bool], _Way], one: Input, uses: bool) -> tuple[float, str] | None:
    ways = [(best[kind, uses].cost, kind) for kind in one.types if (kind, uses) in best]
    return min(ways) if ways else None


def _offer(
    best: dict[tuple[str, bool], _Way],
    kind: NodeClass,
    uses: bool,
    links: tuple[tuple[Input, str, bool], ...],
    most: int,
) -> bool:
    cost = 1.0 + MANY_INPUTS * len(kind.inputs) + (0.0 if kind.is_core else OTHER_PACK)
    cost += LAST_CHOICE * (kind.deprecated or kind.experimental)
    cost += sum(best[word, used].cost + _detour(one) for one, word, used in links)
    if cost > most + 1:
        return False
    changed = False
    for slot, out in enumerate(kind.outputs):
        for word in split_types(out.type) - {ANY, MATCH}:
            known = best.get((word, uses))
            if known is None or cost < known.cost - 1e-9:
                best[word, uses] = _Way(cost, kind, slot, links)
                changed = True
    return changed


def _unroll(best: dict[tuple[str, bool], _Way], word: str, uses: bool, steps: list[WireStep]) -> int:
    """Adds the steps of a way, deepest first; gives the number of the last, -1 for what is at hand."""
    way = best[word, uses]
    if way.kind is None or len(steps) > MAX_NODES:
        return -1
    links = tuple((one.name, _unroll(best, kind, used, steps), kind) for one, kind, used in way.links)
    step = WireStep(way.kind.name, way.slot, links)
    if step not in steps:
        steps.append(step)
    return steps.index(step)
