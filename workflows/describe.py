"""Says in sentences what a graph does: one for each result, then the files that it needs, then what is odd."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Any

from .catalog import Catalog
from .check import check
from .edit.draft import GraphDraft
from .edit.loras import loras
from .edit.places import chain, encoders, link_of, loader_of, model_of, samplers, savers, setting_of, texts_of
from .edit.values import SETTINGS, size_makers
from .graph import Graph, Link

FILES = (
    "ckpt_name", "unet_name", "lora_name", "control_net_name", "vae_name", "clip_name", "clip_name1", "clip_name2",
    "model_name", "image", "audio", "video",
)  # fmt: skip
"""Inputs that name a file which must be there."""
MOST_ODD = 12


@dataclass(frozen=True, slots=True)
class GraphTold:
    """A sentence about a graph, and the node that it is about (empty: the graph as a whole)."""

    text: str
    node: str = ""


def describe(graph: Graph, catalog: Catalog) -> list[str]:
    """Sentences about ``graph``; never raises."""
    told = [one.text for one in told_of(graph, catalog)]
    odd = check(graph, catalog)
    told += [f"Odd ({one.verdict}): {one.message} {one.fix}" for one in odd[:MOST_ODD]]
    if len(odd) > MOST_ODD:
        told.append(f"{len(odd) - MOST_ODD} more things are odd: graph check lists them.")
    return told


def told_of(graph: Graph, catalog: Catalog) -> list[GraphTold]:
    """What ``graph`` makes, result by result, and which files it needs; what is odd is the checker's. Never raises."""
    teller = _GraphTeller(GraphDraft(graph, catalog))
    ends = savers(teller.draft)
    told = [GraphTold(f"The graph has {len(graph)} nodes and {len(ends)} with results.")]
    told += [GraphTold(teller.result(key), key) for key in ends]
    files = _files(teller.draft)
    if files:
        told.append(GraphTold(f"It needs: {', '.join(files)}."))
    return told


class _GraphTeller:
    """Tells of results; which nodes sample and load LoRAs is looked up once for all of them."""

    def __init__(self, draft: GraphDraft) -> None:
        self.draft = draft
        self._samplers, self._loras = frozenset(samplers(draft)), frozenset(loras(draft))

    def result(self, saver: str) -> str:
        """What one node saves or shows, and how that is made."""
        draft = self.draft
        behind = _behind(draft, saver)
        prefix = draft.graph[saver].inputs.get("filename_prefix")
        name = f" as “{prefix}”" if isinstance(prefix, str) else ""
        steps = [self._sampling(key) for key in reversed(behind) if key in self._samplers]
        larger = [
            draft.label(key)
            for key in behind
            if "upscale" in draft.graph[key].class_type.lower() or "ScaleBy" in draft.graph[key].class_type
        ]
        parts = [*steps, *([f"it is enlarged by {', '.join(reversed(larger))}"] if larger else [])]
        if not parts:
            through = [draft.label(key) for key in reversed(behind[1:])]
            parts = [f"it comes from {', '.join(through[-6:])}" if through else "nothing feeds it"]
        return f"{draft.label(saver)} keeps{name} what is made so: {'; '.join(parts)}."

    def _sampling(self, key: str) -> str:
        draft = self.draft
        loader = loader_of(draft, key)
        model = _value(draft, loader, "ckpt_name", "unet_name", "model_name") if loader else None
        passed = [one for one in chain(draft, model_of(draft, key), "MODEL") if one in self._loras]
        named = [
            f"{draft.graph[one].inputs['lora_name']} at {draft.graph[one].inputs.get('strength_model', 1)}"
            for one in reversed(passed)
        ]
        words = f"{draft.label(key)} samples with {model or 'a model'}"
        words += f" and the LoRAs {', '.join(named)}" if named else ""
        settings = [
            f"{name} {draft.graph[place[0]].inputs.get(place[1])}"
            for name, names in SETTINGS.items()
            if (place := setting_of(draft, key, names))
            and not isinstance(draft.graph[place[0]].inputs.get(place[1]), Link)
        ]
        words += f" ({', '.join(settings)})" if settings else ""
        for side in ("positive", "negative"):
            texts = [
                str(draft.graph[one].inputs[name])[:80]
                for one in encoders(draft, key, side)
                for name in texts_of(draft, one)[:1]
                if isinstance(draft.graph[one].inputs[name], str)
            ]
            words += f", {'for' if side == 'positive' else 'against'} “{' / '.join(texts)}”" if texts else ""
        return words + self._start(key)

    def _start(self, key: str) -> str:
        """What a sampler starts from."""
        draft = self.draft
        latent = link_of(draft, key, "latent_image")
        start = size_makers(draft, key)
        before = [one for one in chain(draft, latent, "LATENT") if one in self._samplers]
        if before:
            return f", from what {draft.label(before[0])} made"
        if start:
            size = draft.graph[start[0]].inputs
            return f", from noise of {size.get('width')} × {size.get('height')}"
        return (
            f", from {draft.label(latent.node)}" if latent is not None and latent.node in draft.graph else ""
        )


def _behind(draft: GraphDraft, saver: str) -> list[str]:
    """The nodes from which a result comes, itself first, nearest first."""
    found, todo = dict[str, None](), deque([saver])
    while todo:
        key = todo.popleft()
        if key not in found and key in draft.graph:
            found[key] = None
            todo += [link.node for _, link in draft.graph[key].links]
    return list(found)


def _value(draft: GraphDraft, key: str, *names: str) -> Any:
    inputs = draft.graph[key].inputs
    return next((inputs[name] for name in names if isinstance(inputs.get(name), str)), None)


def _files(draft: GraphDraft) -> list[str]:
    found = [
        value
        for node in draft.graph.values()
        for name in FILES
        if isinstance(value := node.inputs.get(name), str) and "." in value
    ]
    return list(dict.fromkeys(found))
