"""Puts nodes of a workflow inside others: into subgraphs with promoted widgets, and into legacy group nodes."""

from __future__ import annotations

import random
import uuid
from typing import Any

Raw = dict[str, Any]


def _index(workflow: Raw) -> dict[int, Raw]:
    return {node["id"]: node for node in workflow["nodes"]}


def nested(workflow: Raw, rng: random.Random, *, promote: bool) -> Raw | None:
    """Replaces one node by a subgraph that holds it; returns the subgraph node, or None when there is none to take."""
    candidates = [
        node
        for node in workflow["nodes"]
        if node["outputs"] and node["type"] != "PrimitiveNode" and not _meets_group(workflow, node)
    ]
    if not candidates:
        return None
    node = rng.choice(candidates)
    workflow["nodes"].remove(node)
    host: Raw = {
        "id": workflow["last_node_id"] + 1,
        "type": str(uuid.UUID(int=rng.getrandbits(128), version=4)),
        "pos": [0, 0],
        "size": [200, 80],
        "flags": {},
        "order": node["order"],
        "mode": 0,
        "inputs": [],
        "outputs": [],
        "properties": {},
        "widgets_values": [],
    }
    workflow["last_node_id"] += 1
    inside: Raw = {
        "id": host["type"],
        "version": 1,
        "name": f"Inside {host['id']}",
        "inputs": [],
        "outputs": [],
        "widgets": [],
        "nodes": [node],
        "links": [],
        "groups": [],
        "config": {},
        "extra": {},
        "inputNode": {"id": -10, "bounding": [0, 0, 1, 1]},
        "outputNode": {"id": -20, "bounding": [0, 0, 1, 1]},
    }
    for slot, socket in enumerate(node["inputs"]):
        is_promoted = promote and "widget" in socket and socket["link"] is None and rng.random() < 0.5
        if socket["link"] is not None or is_promoted:
            _take_input(workflow, host, inside, node, slot)
    for slot, output in enumerate(node["outputs"]):
        if output["links"]:
            _take_output(workflow, host, inside, node, slot)
    inside["state"] = {
        "lastGroupId": 0,
        "lastNodeId": node["id"],
        "lastLinkId": len(inside["links"]),
        "lastRerouteId": 0,
    }
    workflow.setdefault("definitions", {}).setdefault("subgraphs", []).append(inside)
    workflow["nodes"].append(host)
    return host


def _meets_group(workflow: Raw, node: Raw) -> bool:
    """Whether it is a legacy group node or feeds one: pages lose links from subgraphs into groups."""
    nodes = _index(workflow)
    fed = [nodes[link[3]] for link in workflow["links"] if link[1] == node["id"]]
    return any(one["type"].startswith("workflow/") for one in (node, *fed))


def _take_input(workflow: Raw, host: Raw, inside: Raw, node: Raw, slot: int) -> None:
    socket = node["inputs"][slot]
    key = len(inside["links"]) + 1
    kind = socket["type"]
    position = len(host["inputs"])
    made: Raw = {"name": socket["name"], "type": kind, "link": socket["link"]}
    if "widget" in socket:
        made["widget"] = {"name": socket["name"]}
        host["widgets_values"].append(_promoted_value(kind))
        host["properties"].setdefault("proxyWidgets", []).append(["-1", socket["name"]])
    host["inputs"].append(made)
    for link in workflow["links"]:
        if link[0] == socket["link"]:
            link[3], link[4] = host["id"], position
    socket["link"] = key
    inside["links"].append(
        {
            "id": key,
            "origin_id": -10,
            "origin_slot": position,
            "target_id": node["id"],
            "target_slot": slot,
            "type": kind,
        }
    )
    inside["inputs"].append(
        {"id": str(uuid.UUID(int=key, version=4)), "name": socket["name"], "type": kind, "linkIds": [key]}
    )


def _promoted_value(kind: str) -> Any:
    return {"INT": 3, "FLOAT": 0.25, "STRING": "promoted", "BOOLEAN": True}.get(kind, "euler")


def _take_output(workflow: Raw, host: Raw, inside: Raw, node: Raw, slot: int) -> None:
    output = node["outputs"][slot]
    key = len(inside["links"]) + 1
    position = len(host["outputs"])
    host["outputs"].append({"name": output["name"], "type": output["type"], "links": output["links"]})
    for link in workflow["links"]:
        if link[0] in output["links"]:
            link[1], link[2] = host["id"], position
    output["links"] = [key]
    inside["links"].append(
        {
            "id": key,
            "origin_id": node["id"],
            "origin_slot": slot,
            "target_id": -20,
            "target_slot": position,
            "type": output["type"],
        }
    )
    inside["outputs"].append(
        {
            "id": str(uuid.UUID(int=1000 + key, version=4)),
            "name": output["name"],
            "type": output["type"],
            "linkIds": [key],
        }
    )


def regrouped(workflow: Raw, rng: random.Random) -> None:
    """Replaces two linked nodes by a legacy group node, as the page of 2024 would have made it."""
    if "definitions" in workflow:
        return  # pages lose links from subgraphs into groups
    nodes = _index(workflow)
    pairs = [
        (nodes[link[1]], nodes[link[3]])
        for link in workflow["links"]
        if _is_plain(nodes[link[1]]) and _is_plain(nodes[link[3]]) and not _is_bridged(workflow, link)
    ]
    if not pairs:
        return
    first, second = rng.choice(pairs)
    inner = [first, second]
    for node in inner:
        _without_widget_sockets(workflow, node)
    ids = {node["id"]: i for i, node in enumerate(inner)}
    name = f"Group {first['id']}"
    kept = [link for link in workflow["links"] if link[1] in ids and link[3] in ids]
    crossing = [link for link in workflow["links"] if link not in kept and (link[1] in ids or link[3] in ids)]
    group: Raw = {
        "id": workflow["last_node_id"] + 1,
        "type": f"workflow/{name}",
        "pos": [0, 0],
        "size": [200, 80],
        "flags": {},
        "order": second["order"],
        "mode": 0,
        "inputs": [],
        "outputs": [],
        "properties": {},
        "widgets_values": [value for node in inner for value in node["widgets_values"]],
    }
    workflow["last_node_id"] += 1
    external = [[ids[link[1]], link[2], link[5]] for link in crossing if link[1] in ids]
    _wire(inner, group, kept, crossing)
    workflow["nodes"] = [node for node in workflow["nodes"] if node["id"] not in ids] + [group]
    workflow["links"] = [link for link in workflow["links"] if link not in kept]
    workflow.setdefault("extra", {}).setdefault("groupNodes", {})[name] = {
        "nodes": [
            {
                "type": node["type"],
                "index": i,
                "mode": 0,
                "pos": [0, 0],
                "size": [9, 9],
                "flags": {},
                "order": i,
                "properties": {},
                "inputs": node["inputs"],
                "outputs": node["outputs"],
                "widgets_values": node["widgets_values"],
            }
            for i, node in enumerate(inner)
        ],
        "links": [[ids[one[1]], one[2], ids[one[3]], one[4], one[1], one[5]] for one in kept],
        "external": external,
    }


def _wire(inner: list[Raw], group: Raw, kept: list[Any], crossing: list[Any]) -> None:
    """Gives the group node the sockets that nothing inside feeds, and the outputs that lead out."""
    fed = {(link[3], link[4]) for link in kept}
    names: set[str] = set()
    for node in inner:
        for slot, socket in enumerate(node["inputs"]):
            if (node["id"], slot) in fed:
                continue
            name = socket["name"] if socket["name"] not in names else f"{node['type']} {socket['name']}"
            names.add(name)
            for link in crossing:
                if (link[3], link[4]) == (node["id"], slot):
                    link[3], link[4] = group["id"], len(group["inputs"])
            group["inputs"].append({"name": name, "type": socket["type"], "link": socket["link"]})
    leaving = {(link[1], link[2]) for link in crossing}
    for node in inner:
        for slot, output in enumerate(node["outputs"]):
            inside = any((link[1], link[2]) == (node["id"], slot) for link in kept)
            if inside and (node["id"], slot) not in leaving:
                continue
            links = [link for link in crossing if (link[1], link[2]) == (node["id"], slot)]
            group["outputs"].append(
                {"name": output["name"], "type": output["type"], "links": [link[0] for link in links]}
            )
            for link in links:
                link[1], link[2] = group["id"], len(group["outputs"]) - 1


def _is_plain(node: Raw) -> bool:
    """Whether a group of 2024 may hold it as it is: nothing fed into its widgets, and none that uploads."""
    if "-" in node["type"] or node["mode"] or node["type"] in ("Reroute", "PrimitiveNode", "LoadImage"):
        return False
    return all("widget" not in one or one["link"] is None for one in node["inputs"])


def _is_bridged(workflow: Raw, link: list[Any]) -> bool:
    """Whether a way leads from one end to the other through third nodes: the group would feed itself."""
    reached, waiting = set(), [one[3] for one in workflow["links"] if one[1] == link[1] and one[3] != link[3]]
    while waiting:
        key = waiting.pop()
        if key not in reached:
            reached.add(key)
            waiting += [one[3] for one in workflow["links"] if one[1] == key]
    return link[3] in reached


def _without_widget_sockets(workflow: Raw, node: Raw) -> None:
    node["inputs"] = [one for one in node["inputs"] if "widget" not in one]
    for slot, socket in enumerate(node["inputs"]):
        for link in workflow["links"]:
            if link[0] == socket["link"]:
                link[4] = slot
