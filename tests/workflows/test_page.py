"""Reading the page's files: what ComfyUI's own page would send is what we send, and nothing is lost without a word."""

from __future__ import annotations

import gzip
import json
import time
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from animation_ai_studio.benchmarks.graphs.material import OWN, material
from animation_ai_studio.benchmarks.graphs.page import (
    CONVERT,
    LISTED,
    Reason,
    compare,
    compare_all,
    differences,
    figures,
)
from animation_ai_studio.benchmarks.graphs.variations import CHANGES, variations
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.tests import frontends
from animation_ai_studio.workflows.catalog import Catalog
from animation_ai_studio.workflows.graph import Link, load_json
from animation_ai_studio.workflows.page import NoteKind, PageReading, read

DATA = Path(__file__).parent / "data"
RECORDED = DATA / "page_1.32.9.json.gz"
"""What the page 1.32.9 made of our files and of one variation of each kind."""


def own(name: str) -> dict[str, Any]:
    """One of the files of the kinds that people report."""
    workflow: dict[str, Any] = load_json(OWN / f"wf_{name}.json")
    return workflow


def told(reading: PageReading, kind: NoteKind) -> str:
    return " ".join(note.words for note in reading.notes if note.kind is kind)


def sampler(reading: PageReading) -> dict[str, Any]:
    return dict(reading.graph["3"].inputs)


def test_recorded_answers_of_the_page_are_met(catalog: Catalog) -> None:
    """An artist's file must run as it does when its page queues it: field by field."""
    recorded = json.loads(gzip.decompress(RECORDED.read_bytes()))["files"]
    assert len(recorded) >= 40
    compared = [compare(name, one["workflow"], one["answer"], catalog) for name, one in recorded.items()]
    assert {one.name: one.faults for one in compared if one.faults} == {}
    assert sum(not one.reasons for one in compared) >= 30


def test_a_wrong_graph_would_be_seen(catalog: Catalog) -> None:
    """The comparison must not excuse a changed value, a lost link or a lost node."""
    graph = read(own("plain"), catalog).graph.to_api()
    for change in (
        lambda api: api["3"]["inputs"].update(steps=21),
        lambda api: api["3"]["inputs"].pop("model"),
        lambda api: api.pop("7"),
        lambda api: api["6"].update(class_type="CLIPTextEncodeFlux"),
    ):
        changed = deepcopy(graph)
        change(changed)
        assert list(differences(graph, changed))
        assert compare("x", own("plain"), {"output": changed}, catalog).faults


def test_a_primitives_value_wins_over_the_stored_one(catalog: Catalog) -> None:
    """Who turns a number on a primitive must not get the old one that its target still stores."""
    workflow = own("plain")
    workflow["nodes"].append(
        {
            "id": 30,
            "type": "PrimitiveNode",
            "inputs": [],
            "outputs": [{"name": "INT", "type": "INT", "links": [20], "widget": {"name": "steps"}}],
            "widgets_values": [33, "fixed"],
        }
    )
    ksampler = next(node for node in workflow["nodes"] if node["id"] == 3)
    ksampler["inputs"].append({"name": "steps", "type": "INT", "link": 20, "widget": {"name": "steps"}})
    workflow["links"].append([20, 30, 0, 3, 4, "INT"])
    assert sampler(read(workflow, catalog))["steps"] == 33


@pytest.mark.parametrize("name", ["control_bool_2023", "advanced_bool", "control_absent", "widgets_dict"])
def test_values_stand_where_they_belong(catalog: Catalog, name: str) -> None:
    """Steps that became ``true`` and a cfg of 20 were what files from 2023 gave."""
    graph = read(own(name), catalog).graph
    inputs = next(node.inputs for node in graph.values() if node.class_type.startswith("KSampler"))
    assert (inputs["steps"], inputs["sampler_name"]) == (20, "euler")
    assert inputs["cfg"] in (7.5, 8)
    assert "control_after_generate" not in inputs


def test_old_sampler_names_are_todays(catalog: Catalog) -> None:
    """``sample_euler`` of early 2023 is refused by every server since."""
    assert sampler(read(own("old_sampler_name"), catalog))["sampler_name"] == "euler"


@pytest.mark.parametrize("name", ["rgthree_reroute", "reroute_chain", "setget_kj", "setget_easy"])
def test_links_pass_through_what_only_the_page_has(catalog: Catalog, name: str) -> None:
    """Reroutes and Set/Get of packs are lines in the page, not nodes that a server could lack."""
    reading = read(own(name), catalog)
    assert sampler(reading)["model"] == Link("4", 0)
    assert {node.class_type for node in reading.graph.values()} <= set(catalog)


def test_decoration_is_left_out_and_named(catalog: Catalog) -> None:
    """Labels, bookmarks and mute switches aren't classes to install."""
    reading = read(own("rgthree_decor"), catalog)
    assert {node.class_type for node in reading.graph.values()} <= set(catalog)
    for key in ("20", "21", "22"):
        assert any(note.node == key and note.kind is NoteKind.PAGE for note in reading.notes)


def test_an_unknown_class_that_feeds_others_is_no_decoration(catalog: Catalog) -> None:
    """What makes a value must be missed by name, with its values told, and never passed over."""
    workflow = own("setget_kj")
    for node in workflow["nodes"]:
        if node["id"] == 31:
            node["type"] = "AnySwitch (somebody)"
    reading = read(workflow, catalog)
    assert reading.graph["31"].class_type == "AnySwitch (somebody)"
    assert sampler(reading)["model"] == Link("31", 0)
    assert "'mod'" in told(reading, NoteKind.LOST)


def test_an_unknown_class_behind_a_reroute_is_missed_by_name(catalog: Catalog) -> None:
    """A missing pack's switch was called decoration, and the sampler lost its model."""
    slot = {"name": "a", "type": "*"}
    nodes = [
        {
            "id": 1,
            "type": "CheckpointLoaderSimple",
            "outputs": [{"name": "MODEL", "type": "MODEL", "links": [1]}],
        },
        {
            "id": 2,
            "type": "Any Switch (pack)",
            "inputs": [{**slot, "link": 1}],
            "outputs": [{**slot, "links": [2]}],
        },
        {"id": 3, "type": "Reroute", "inputs": [{**slot, "link": 2}], "outputs": [{**slot, "links": [3]}]},
        {"id": 4, "type": "KSampler", "inputs": [{"name": "model", "type": "MODEL", "link": 3}]},
    ]
    links = [[1, 1, 0, 2, 0, "MODEL"], [2, 2, 0, 3, 0, "*"], [3, 3, 0, 4, 0, "MODEL"]]
    graph = read({"version": 0.4, "nodes": nodes, "links": links}, catalog).graph
    assert graph["4"].inputs["model"] == Link("2", 0) and graph["2"].class_type == "Any Switch (pack)"


IMAGE = {"name": "IMAGE", "type": "IMAGE"}


def test_a_node_without_a_class_is_told(catalog: Catalog) -> None:
    """It was read, and the graph could not be saved."""
    with pytest.raises(StudioError, match="names no class"):
        read({"version": 0.4, "nodes": [{"id": 2, "type": "", "outputs": [IMAGE]}], "links": []}, catalog)


def test_a_primitive_that_feeds_no_widget_is_named(catalog: Catalog) -> None:
    """The page hands no value through a reroute, and its 55 was gone without a word."""
    slot = {"name": "", "type": "*"}
    seed = {"name": "seed", "type": "INT", "widget": {"name": "seed"}, "link": 2}
    nodes = [
        {
            "id": 1,
            "type": "PrimitiveNode",
            "outputs": [{**slot, "links": [1]}],
            "widgets_values": [55, "fixed"],
        },
        {"id": 2, "type": "Reroute", "inputs": [{**slot, "link": 1}], "outputs": [{**slot, "links": [2]}]},
        {
            "id": 3,
            "type": "KSampler",
            "inputs": [seed],
            "widgets_values": [4, "fixed", 20, 8.0, "euler", "normal", 1.0],
        },
    ]
    reading = read(
        {"version": 0.4, "nodes": nodes, "links": [[1, 1, 0, 2, 0, "*"], [2, 2, 0, 3, 0, "INT"]]}, catalog
    )
    assert reading.graph["3"].inputs["seed"] == 4 and "55" in told(reading, NoteKind.LOST)


def test_links_that_a_pack_spreads_are_made_where_the_file_keeps_them(catalog: Catalog) -> None:
    """A decoder without its VAE stops the run."""
    reading = read(own("use_everywhere"), catalog)
    assert reading.graph["8"].inputs["vae"] == Link("4", 2)
    workflow = own("use_everywhere")
    del workflow["extra"]["ue_links"]
    assert "Anything Everywhere 40" in told(read(workflow, catalog), NoteKind.LOST)


def test_a_legacy_group_node_is_opened(catalog: Catalog) -> None:
    """Files of 2024 hold group nodes whose texts would be lost with them."""
    graph = read(own("group_node"), catalog).graph
    assert [graph[key].inputs["text"] for key in ("50:0", "50:1")] == ["a pier", "blurry"]
    assert dict(graph["3"].inputs)["positive"] == Link("50:0", 0)


@pytest.mark.parametrize(
    "text", ["a {red|blue} boat // dusk", "http://a.b/*c*/", "a\tb", "  x  ", "a\r\nb\rc"]
)
def test_texts_stay_as_they_are_and_twice_is_the_same(catalog: Catalog, text: str) -> None:
    """A prompt drawn anew at each reading can't be checked, compared or run again."""
    workflow = own("dynamic_prompt")
    for node in workflow["nodes"]:
        if node["type"] == "CLIPTextEncode":
            node["widgets_values"] = [text]
    first, second = read(workflow, catalog), read(workflow, catalog)
    assert first == second
    assert first.graph["6"].inputs["text"] == text
    assert ("draws" in told(first, NoteKind.QUEUE)) == ("{" in text or "//" in text or "/*" in text)


def test_both_schemas_read_the_same(catalog: Catalog) -> None:
    """Links as objects are what newer pages write; they were passed over."""
    plain = own("plain")
    names = ("id", "origin_id", "origin_slot", "target_id", "target_slot", "type")
    newer = {
        **plain,
        "version": 1,
        "links": [dict(zip(names, link, strict=True)) for link in plain["links"]],
    }
    for version in (0.4, 1, None):
        assert read({**newer, "version": version}, catalog).graph == read(plain, catalog).graph
        assert read({**plain, "version": version}, catalog).graph == read(plain, catalog).graph


def test_a_missing_link_is_told_with_its_place(catalog: Catalog) -> None:
    """A decoder that silently loses its VAE is found only when the run fails."""
    assert "VAEDecode 8: vae" in told(read(own("link_missing"), catalog), NoteKind.LOST)


def test_values_and_links_beyond_a_class_are_told(catalog: Catalog) -> None:
    """A value that no widget takes, and a link to an input that is gone, are the user's work, too."""
    workflow = own("plain")
    for node in workflow["nodes"]:
        if node["id"] == 5:
            node["widgets_values"].append("lost words")
            node["inputs"] = [{"name": "gone", "type": "INT", "link": 77, "widget": {"name": "gone"}}]
    workflow["links"].append([77, 4, 0, 5, 0, "INT"])
    lost = told(read(workflow, catalog), NoteKind.LOST)
    assert "lost words" in lost
    assert "link 77" in lost


def test_every_link_and_value_is_found_or_named(catalog: Catalog) -> None:
    """Over variations of all kinds: what a file holds is in the graph or in a note."""
    for name, workflow in variations(catalog, 2 * len(CHANGES), seed=3):
        reading = read(workflow, catalog)
        notes = " ".join(note.words for note in reading.notes)
        ids = {key.split(":")[0] for key in reading.graph} | {
            note.node.split(":")[0] for note in reading.notes
        }
        holders = {
            str(node["id"]) for node in workflow["nodes"] if node["type"] not in ("PrimitiveNode", "Reroute")
        }
        assert holders <= ids, name
        held = json.dumps(reading.graph.to_api())
        for node in workflow["nodes"]:
            for value in node.get("widgets_values") or []:
                if isinstance(value, str) and len(value) > 5 and value not in ("randomize", "sample_euler"):
                    shown = json.dumps(value)[1:-1]
                    known = shown in held or value[:40] in notes or value.removeprefix("sample_") in held
                    is_filled = "%" in value or node["type"] in ("Note", "MarkdownNote")
                    off = any(note.node.startswith(str(node["id"])) for note in reading.notes)
                    assert known or is_filled or off, (name, value)


def test_a_circle_of_bypassed_nodes_is_told(catalog: Catalog) -> None:
    """The page can't queue it; the reading must end, and say where."""
    workflow = own("reroute_chain")
    by_id = {node["id"]: node for node in workflow["nodes"]}
    first = next(node for node in workflow["nodes"] if node["type"] == "Reroute")
    link = next(one for one in workflow["links"] if one[0] == first["inputs"][0]["link"])
    link[1], link[2] = first["id"], 0
    assert by_id
    assert "circle" in told(read(workflow, catalog), NoteKind.LOST)


def test_long_ways_and_deep_nests_end_soon(catalog: Catalog) -> None:
    """Thousands of links may share a chain of thousands of reroutes; subgraphs may hide in each other."""
    loose = {"name": "", "type": "*"}
    nodes: list[dict[str, Any]] = [{"id": 0, "type": "EmptyImage", "outputs": [loose]}]
    nodes += [
        {"id": i, "type": "Reroute", "inputs": [{**loose, "link": i}], "outputs": [loose]}
        for i in range(1, 3000)
    ]
    nodes += [
        {"id": i, "type": "PreviewImage", "inputs": [{"name": "images", "type": "IMAGE", "link": i}]}
        for i in range(3000, 6000)
    ]
    links = [[i, min(i - 1, 2999), 0, i, 0, "IMAGE"] for i in range(1, 6000)]
    started = time.perf_counter()
    graph = read({"nodes": nodes, "links": links}, catalog).graph
    assert graph["5999"].inputs["images"] == Link("0", 0)
    assert time.perf_counter() - started < 10
    inner = [{"id": f"s{i}", "nodes": [{"id": 1, "type": f"s{i + 1}"}]} for i in range(2000)]
    nest = {"nodes": [{"id": 1, "type": "s0"}], "definitions": {"subgraphs": inner}}
    with pytest.raises(StudioError, match="within each other"):
        read(nest, catalog)


def test_a_file_that_is_no_workflow_has_a_reason_and_a_fix(catalog: Catalog) -> None:
    for workflow in (None, [], {}, {"nodes": [{"id": 1, "type": 5}]}, {"nodes": [], "links": 7}):
        with pytest.raises(StudioError) as caught:
            read(workflow, catalog)
        assert caught.value.code == "graph_invalid"
        assert caught.value.fix


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.comfyui
async def test_150_files_mean_the_same_in_the_page(page, live_catalog, request) -> None:
    """On each version of the page that people have: what it sends is what we send, but for listed reasons.

    The embedded version gets all of them, the others sixty.
    """
    count = 150 if request.node.callspec.params["frontend"] == frontends.EMBEDDED else 60

    async def ask(workflow: dict[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = await page.evaluate(CONVERT, workflow)
        return answer

    files = material(live_catalog, count)
    assert len(files) == count
    found = figures(await compare_all(ask, files, live_catalog))
    assert found["different"] == {}
    assert found["equal"] >= 0.6 * count
    assert set(found["equal_but_for"]) <= {str(reason) for reason in Reason}
    assert set(LISTED.values()) <= set(Reason)
