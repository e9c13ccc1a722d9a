"""Rules for the graph as a whole: classes, outputs, cycles, what won't run, what isn't kept."""

from __future__ import annotations

from collections.abc import Mapping

from ..names import nearest
from .context import Context, KnownNode

PREVIEWS = ("Preview", "MaskPreview")
"""How ComfyUI's classes begin that show a result without keeping it."""


def check_structure(context: Context) -> None:
    """Everything that isn't a matter of one node's inputs."""
    if not context.graph:
        context.add("empty_graph", "", "", "The graph has no nodes.", "Add some.")
        return
    _check_classes(context)
    outputs = [one for one in context.known.values() if one.kind.is_output]
    if not outputs:
        context.add(
            "no_output", "", "", "No node of the graph saves or shows anything.", "Add e.g. SaveImage."
        )
    else:
        if all(one.kind.name.startswith(PREVIEWS) for one in outputs):
            _unsaved(context, outputs[0])
        for key, one in context.known.items():
            if key not in context.reachable:
                context.add(
                    "unreachable",
                    key,
                    "",
                    f"Nothing that is saved or shown needs {one.label}; it won't run.",
                    "Link its output onward, or remove it.",
                )
    _check_cycles(context)


def _unsaved(context: Context, preview: KnownNode) -> None:
    context.add(
        "unsaved",
        preview.key,
        "",
        f"{preview.label} only shows the result; it is gone when ComfyUI ends.",
        "Add a node that saves it.",
    )


def _check_classes(context: Context) -> None:
    for key, node in context.graph.items():
        kind = node.class_type
        if context.allowed is not None and kind not in context.allowed:
            context.add(
                "class_forbidden",
                key,
                "",
                f"Node {key} is a {kind}, which isn't allowed here.",
                "Remove the node.",
            )
        known = context.known.get(key)
        if known is None:
            _unknown_class(context, key, kind)
        elif known.kind.deprecated:
            context.add(
                "deprecated",
                key,
                "",
                f"{known.label} is deprecated and may vanish from ComfyUI.",
                "Replace it when you can.",
            )


def _unknown_class(context: Context, key: str, kind: str) -> None:
    close = nearest(kind, context.catalog)
    pack = context.catalog.pack_index.get(kind)
    if pack is None and kind.startswith("AnimationStudio"):
        pack = "Animation AI Studio"
    if pack:
        fix = f"It comes with {pack}: install or enable that pack."
    elif close:
        fix = f"Use {' or '.join(close)}, or install the pack that brings it."
    else:
        fix = "Install the pack that brings it, or update ComfyUI."
    context.add(
        "unknown_class", key, "", f"This ComfyUI has no node class {kind!r} (node {key}).", fix, close
    )


def _has_cycle(sources: Mapping[str, list[str]]) -> bool:
    """Whether some nodes are left when, again and again, all that read from nothing left are taken away."""
    waiting = {key: len(before) for key, before in sources.items()}
    readers: dict[str, list[str]] = {}
    for key, before in sources.items():
        for one in before:
            if one in sources:
                readers.setdefault(one, []).append(key)
            else:
                waiting[key] -= 1
    ready = [key for key, count in waiting.items() if count == 0]
    for key in ready:
        for reader in readers.get(key, ()):
            waiting[reader] -= 1
            if waiting[reader] == 0:
                ready.append(reader)
    return len(ready) < len(sources)


def _check_cycles(context: Context) -> None:
    """Reports each cycle once, at the node whose link closes it, with the links that could be cut."""
    if not _has_cycle(context.sources):
        return
    graph, state = context.graph, dict.fromkeys(context.graph, 0)
    for root in graph:
        if state[root]:
            continue
        path: list[tuple[str, str]] = []
        stack = [(root, graph[root].links)]
        state[root] = 1
        while stack:
            key, links = stack[-1]
            for name, link in links:
                if link.node == key or state.get(link.node) == 1:
                    _cycle(context, [*path, (key, name)], link.node)
                elif state.get(link.node) == 0:
                    state[link.node] = 1
                    path.append((key, name))
                    stack.append((link.node, graph[link.node].links))
                    break
            else:
                state[key] = 2
                stack.pop()
                if path:
                    path.pop()


def _cycle(context: Context, path: list[tuple[str, str]], start: str) -> None:
    first = next(i for i, (key, _) in enumerate(path) if key == start)
    ring = path[first:]
    names = " ← ".join([*(f"{key}.{name}" for key, name in ring), start])
    key, name = ring[-1]
    context.add("cycle", key, name, f"Nodes feed themselves: {names}.", "Remove one of these links.", ring)
