"""Edits of a graph's branches: a node put into a link, and a branch once more."""

from __future__ import annotations

from ..graph import Link, Node
from ..page.widgets import has_widget
from .draft import GraphDraft, UnclearGraphEditError, impossible
from .model import DuplicateBranch, InsertNode

PREFIX = "filename_prefix"


def insert_node(draft: GraphDraft, edit: InsertNode) -> None:
    """Puts a node of a class that hands on what it takes into a link."""
    name, carried, slot = _passage(draft, edit.class_type)
    link, readers = _gap(draft, edit, carried)
    key = draft.add(edit.class_type, {name: link}, beside=link.node)
    draft.redirect(link, Link(key, slot), readers)
    ends = ", ".join(dict.fromkeys(draft.label(reader) for reader, _ in readers))
    draft.tell(f"{draft.label(key)} between {draft.label(link.node)} and {ends}")


def _passage(draft: GraphDraft, class_type: str) -> tuple[str, str, int]:
    """The only input that a class needs linked, its type, and the output that hands the same type on."""
    kind = draft.catalog.get(class_type)
    if kind is None:
        raise impossible(f"This ComfyUI has no node {class_type!r}.", "Name a node by its class.")
    needed = [(name, one) for name, one in kind.inputs.items() if one.required and not has_widget(one)]
    slots = {out.type: slot for slot, out in reversed(list(enumerate(kind.outputs)))}
    if len(needed) != 1 or needed[0][1].type not in slots:
        raise impossible(
            f"{class_type} doesn't simply hand on what it takes.",
            "Add it in the page, and say what feeds its inputs.",
        )
    name, one = needed[0]
    return name, one.type, slots[one.type]


def _gap(draft: GraphDraft, edit: InsertNode, carried: str) -> tuple[Link, list[tuple[str, str]]]:
    """The link into which a node goes, as the output that it leaves and the inputs that it reaches."""
    for key in filter(None, (edit.after, edit.before)):
        draft.node(key)
    if edit.after:
        link = draft.output(edit.after, carried)
        found = draft.readers(link) if link is not None else []
        readers = [one for one in found if edit.before in ("", one[0])]
        if link is None or not readers:
            to = f" to {draft.label(edit.before)}" if edit.before else ""
            raise impossible(
                f"{draft.label(edit.after)} gives no {carried}{to}.", "Name nodes that are linked so."
            )
        return link, readers
    if not edit.before:
        raise UnclearGraphEditError("place", [])
    fed = {link for _, link in draft.graph[edit.before].links if draft.type_of(link) == carried}
    if len(fed) > 1:
        raise UnclearGraphEditError(
            f"source of {carried}", [(one.node, draft.label(one.node)) for one in sorted(fed, key=str)]
        )
    if not fed:
        raise impossible(f"{draft.label(edit.before)} takes no {carried}.", "Name a node that does.")
    link = fed.pop()
    return link, [one for one in draft.readers(link) if one[0] == edit.before]


def duplicate_branch(draft: GraphDraft, edit: DuplicateBranch) -> None:
    """Copies nodes and everything behind them; copies are linked to each other as their originals are."""
    branch = _behind(draft, edit.nodes)
    copies: dict[str, str] = {}
    made: dict[str, Node] = {}
    for key in branch:
        node = draft.graph[key]
        inputs = dict(node.inputs)
        if isinstance(inputs.get(PREFIX), str):
            inputs[PREFIX] += "_copy"
        copies[key], copy = draft.planned(node.class_type, inputs, beside=key, title=node.title)
        made[copies[key]] = copy
    linked: dict[str, Node | None] = {}
    for key, copy in made.items():
        moved = {name: Link(copies[link.node], link.slot) for name, link in copy.links if link.node in copies}
        linked[key] = Node(copy.class_type, {**copy.inputs, **moved}, copy.title, copy.group)
    draft.graph = draft.graph.replaced(linked)  # at once: each call copies the whole graph
    draft.tell(
        "; ".join(f"{draft.label(copy)} is a copy of {draft.label(key)}" for key, copy in copies.items())
    )


def _behind(draft: GraphDraft, keys: tuple[str, ...]) -> list[str]:
    """Nodes and all that needs them, in graph order."""
    for key in keys:
        draft.node(key)
    readers = draft.graph.consumers()
    found, todo = set[str](), list(keys)
    while todo:
        key = todo.pop()
        if key not in found:
            found.add(key)
            todo += [reader for reader, _ in readers.get(key, ())]
    return [key for key in draft.graph if key in found]
