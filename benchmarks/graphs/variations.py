"""Workflows as people's files have them, made from sound graphs by seeded changes: to hold the converter against the page.

Each change is one that the page can show and save: mutes, bypasses, primitives, reroutes, subgraphs with promoted
widgets, group nodes, values of other lengths and kinds, and both schemas.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import islice
from typing import Any

from ...workflows.catalog import Catalog
from ...workflows.editor import to_editor
from .inner import nested, regrouped
from .made import sound_graphs

Workflow = dict[str, Any]
Change = Callable[[Workflow, random.Random], None]


def variations(catalog: Catalog, count: int, seed: int = 0) -> Iterator[tuple[str, Workflow]]:
    """``count`` named workflows; the same seed gives the same ones."""
    rng = random.Random(seed)
    for number, graph in enumerate(islice(sound_graphs(catalog, seed=seed), count)):
        workflow = to_editor(graph, catalog)
        changes = [CHANGES[number % len(CHANGES)], *rng.sample(CHANGES, k=number % 3)]
        for change in changes:
            change(workflow, rng)
        if number % 4 == 3:
            workflow = with_schema_1(workflow)
        yield f"{number:03} {' + '.join(one.__name__ for one in changes)}", workflow


def muted(workflow: Workflow, rng: random.Random) -> None:
    """Mutes a node."""
    rng.choice(workflow["nodes"])["mode"] = 2


def bypassed(workflow: Workflow, rng: random.Random) -> None:
    """Bypasses two nodes."""
    for node in rng.sample(workflow["nodes"], k=min(2, len(workflow["nodes"]))):
        node["mode"] = 4


def rerouted(workflow: Workflow, rng: random.Random) -> None:
    """Leads two links through reroutes, one of them twice."""
    for link in rng.sample(workflow["links"], k=min(2, len(workflow["links"]))):
        for _ in range(rng.choice((1, 2))):
            _reroute(workflow, link)


def noted(workflow: Workflow, rng: random.Random) -> None:
    """Adds notes."""
    add_node(workflow, "Note", values=["// {a|b}"])
    add_node(workflow, "MarkdownNote", values=["# Words"])


def fed(workflow: Workflow, rng: random.Random) -> None:
    """Feeds one or two widgets of a type from a primitive; their stored values stay as they were."""
    sockets = free_widgets(workflow, ("INT", "FLOAT"))
    if not sockets:
        return
    node, slot = rng.choice(sockets)
    name, kind = node["inputs"][slot]["name"], node["inputs"][slot]["type"]
    same = [one for one in sockets if one[0]["inputs"][one[1]]["name"] == name][:2]
    primitive = add_node(workflow, "PrimitiveNode", values=[7 if kind == "INT" else 0.5, "fixed"])
    primitive["outputs"] = [
        {"name": kind, "type": kind, "links": [], "widget": {"name": name}, "slot_index": 0}
    ]
    for target, position in same:
        connect(workflow, primitive, 0, target, position, kind)


def fed_text(workflow: Workflow, rng: random.Random) -> None:
    """Feeds a text from a primitive."""
    sockets = free_widgets(workflow, ("STRING",))
    if sockets:
        node, slot = rng.choice(sockets)
        primitive = add_node(workflow, "PrimitiveNode", values=["a new // text {x|y}"])
        widget = {"name": node["inputs"][slot]["name"]}
        primitive["outputs"] = [{"name": "STRING", "type": "STRING", "links": [], "widget": widget}]
        connect(workflow, primitive, 0, node, slot, "STRING")


def short(workflow: Workflow, rng: random.Random) -> None:
    """Drops the last values of some nodes."""
    for node in workflow["nodes"]:
        if rng.random() < 0.4:
            node["widgets_values"] = node.get("widgets_values", [])[: rng.randint(0, 3)]


def longer(workflow: Workflow, rng: random.Random) -> None:
    """Adds values for which there is no widget."""
    for node in workflow["nodes"]:
        node["widgets_values"] = [*node.get("widgets_values", []), "more", 3]


def odd_texts(workflow: Workflow, rng: random.Random) -> None:
    """Puts other things than words, and line ends of all systems, where texts stand."""
    for node in workflow["nodes"]:
        if node["type"] == "CLIPTextEncode":
            node["widgets_values"] = [
                rng.choice((7, 1.5, True, None, "a\r\nb\rc\n", 'http://x.y "q" \\{z\\}', "/* a */ {b|{c|d}}"))
            ]


def named_files(workflow: Workflow, rng: random.Random) -> None:
    """Names files after values of other nodes."""
    for node in workflow["nodes"]:
        if node["type"] == "SaveImage":
            node["widgets_values"] = ["a/%KSampler.steps%_%KSampler.sampler_name%_%Nobody.x%_%width%_%50"]


def old_controls(workflow: Workflow, rng: random.Random) -> None:
    """Writes what becomes of a seed as the pages of 2023 did."""
    for node in workflow["nodes"]:
        node["widgets_values"] = [
            rng.choice((True, False)) if one in ("fixed", "randomize") else one
            for one in node.get("widgets_values", [])
        ]


def old_samplers(workflow: Workflow, rng: random.Random) -> None:
    """Names samplers as the files of early 2023 did."""
    for node in workflow["nodes"]:
        if node["type"] in ("KSampler", "KSamplerAdvanced"):
            node["widgets_values"] = [
                f"sample_{one}" if one in ("euler", "ddim", "dpmpp_2m") else one
                for one in node.get("widgets_values", [])
            ]


def old_sockets(workflow: Workflow, rng: random.Random) -> None:
    """Leaves out the sockets of widgets that nothing feeds, as pages before 1.16 did."""
    for node in workflow["nodes"]:
        kept = [one for one in node["inputs"] if "widget" not in one or one["link"] is not None]
        node["inputs"] = kept
    _renumber(workflow)


def shuffled(workflow: Workflow, rng: random.Random) -> None:
    """Stores nodes and sockets in another order."""
    rng.shuffle(workflow["nodes"])
    for node in workflow["nodes"]:
        rng.shuffle(node["inputs"])
    _renumber(workflow)


def strangers(workflow: Workflow, rng: random.Random) -> None:
    """Gives a node inputs that its class doesn't have: a lost widget's, and one of a script's making."""
    node = rng.choice(workflow["nodes"])
    source = next((one for one in workflow["nodes"] if one["outputs"] and one is not node), None)
    if source is None or source["order"] >= node["order"]:
        return
    for name, widget in (("gone", {"name": "gone"}), ("made", None)):
        kind = source["outputs"][0]["type"]
        node["inputs"].append(
            {"name": name, "type": kind, "link": None, **({"widget": widget} if widget else {})}
        )
        connect(workflow, source, 0, node, len(node["inputs"]) - 1, kind)


def enclosed(workflow: Workflow, rng: random.Random) -> None:
    """Puts a node into a subgraph, with a promoted widget."""
    nested(workflow, rng, promote=True)


def enclosed_twice(workflow: Workflow, rng: random.Random) -> None:
    """Puts a node into a subgraph in a subgraph."""
    nested(workflow, rng, promote=False)
    nested(workflow, rng, promote=True)


def enclosed_and_off(workflow: Workflow, rng: random.Random) -> None:
    """Puts a node into a subgraph and bypasses it there."""
    host = nested(workflow, rng, promote=False)
    for one in workflow.get("definitions", {}).get("subgraphs", []):
        if host is not None and one["id"] == host["type"]:
            one["nodes"][0]["mode"] = rng.choice((2, 4))


def grouped(workflow: Workflow, rng: random.Random) -> None:
    """Makes a legacy group node of two nodes."""
    regrouped(workflow, rng)


CHANGES: tuple[Change, ...] = (
    muted,
    bypassed,
    rerouted,
    noted,
    fed,
    fed_text,
    short,
    longer,
    odd_texts,
    named_files,
    old_controls,
    old_samplers,
    old_sockets,
    shuffled,
    strangers,
    enclosed,
    enclosed_twice,
    enclosed_and_off,
    grouped,
)


def with_schema_1(workflow: Workflow) -> Workflow:
    """The same workflow in schema 1: links as objects, the last ids in ``state``, some links by way of reroutes."""
    made = deepcopy(workflow)
    names = ("id", "origin_id", "origin_slot", "target_id", "target_slot", "type")
    made["links"] = [dict(zip(names, one, strict=True)) for one in workflow["links"]]
    made["reroutes"] = []
    for number, link in enumerate(made["links"][::3], 1):
        link["parentId"] = number
        made["reroutes"].append({"id": number, "pos": [0, 0], "linkIds": [link["id"]]})
    last = {"lastNodeId": made.pop("last_node_id"), "lastLinkId": made.pop("last_link_id")}
    made["state"] = {**last, "lastGroupId": len(made["groups"]), "lastRerouteId": len(made["reroutes"])}
    made["version"] = 1
    made["id"] = str(uuid.UUID(int=1, version=4))
    return made


def add_node(workflow: Workflow, kind: str, *, values: list[Any]) -> dict[str, Any]:
    """A new node without sockets."""
    workflow["last_node_id"] += 1
    node: dict[str, Any] = {
        "id": workflow["last_node_id"],
        "type": kind,
        "pos": [0, 0],
        "size": [200, 80],
        "flags": {},
        "order": len(workflow["nodes"]),
        "mode": 0,
        "inputs": [],
        "outputs": [],
        "properties": {},
        "widgets_values": values,
    }
    workflow["nodes"].append(node)
    return node


def connect(
    workflow: Workflow, origin: dict[str, Any], out: int, target: dict[str, Any], slot: int, kind: str
) -> list[Any]:
    """A new link."""
    workflow["last_link_id"] += 1
    link = [workflow["last_link_id"], origin["id"], out, target["id"], slot, kind]
    workflow["links"].append(link)
    origin["outputs"][out].setdefault("links", [])
    origin["outputs"][out]["links"] = [*(origin["outputs"][out]["links"] or []), link[0]]
    target["inputs"][slot]["link"] = link[0]
    return link


def free_widgets(workflow: Workflow, kinds: tuple[str, ...]) -> list[tuple[dict[str, Any], int]]:
    """The nodes and positions of widget sockets of these types that nothing feeds."""
    return [
        (node, i)
        for node in workflow["nodes"]
        for i, one in enumerate(node["inputs"])
        if "widget" in one and one["link"] is None and one["type"] in kinds
    ]


def _reroute(workflow: Workflow, link: list[Any]) -> None:
    by_id = {node["id"]: node for node in workflow["nodes"]}
    origin, target, kind = by_id[link[1]], by_id[link[3]], link[5]
    reroute = add_node(workflow, "Reroute", values=[])
    reroute["inputs"] = [{"name": "", "type": "*", "link": None}]
    reroute["outputs"] = [{"name": "", "type": kind, "links": []}]
    outputs = origin["outputs"][link[2]]
    outputs["links"] = [one for one in outputs["links"] if one != link[0]]
    connect(workflow, origin, link[2], reroute, 0, kind)
    link[1], link[2] = reroute["id"], 0
    reroute["outputs"][0]["links"] = [link[0]]
    target["inputs"][link[4]]["link"] = link[0]


def _renumber(workflow: Workflow) -> None:
    slots = {
        one["link"]: i
        for node in workflow["nodes"]
        for i, one in enumerate(node["inputs"])
        if one["link"] is not None
    }
    for link in workflow["links"]:
        link[4] = slots[link[0]]
