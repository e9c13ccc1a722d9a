"""An artist's own workflow comes back with what was asked for and nothing else: same layout, notes, values, meaning."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path

import pytest
from animation_ai_studio.benchmarks.graphs.installed import with_files
from animation_ai_studio.benchmarks.graphs.material import OWN
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.workflows import Graph, GraphBuilder, Link
from animation_ai_studio.workflows.check import Verdict, check, verdict
from animation_ai_studio.workflows.diff import diff
from animation_ai_studio.workflows.edit import TYPED_EDITS, UnclearGraphEditError, make_edits
from animation_ai_studio.workflows.editor import to_editor
from animation_ai_studio.workflows.graph import load_json
from animation_ai_studio.workflows.page import read

from ..conftest import VERSIONS, recorded

LORA = "luca_style.safetensors"
TEMPLATES = Path(__file__).resolve().parents[3] / "workflows"
EVERYDAY = [
    {"edit": "sampling", "steps": 31, "cfg": 5.0, "seed": 7, "sampler": "euler", "scheduler": "beta"},
    {"edit": "prompt", "text": "a lighthouse"},
    {"edit": "prompt", "side": "negative", "mode": "append", "text": "blurry"},
    {"edit": "size", "width": 640, "height": 512, "batch": 3},
    {"edit": "prefix", "prefix": "rain/take"},
    {"edit": "checkpoint", "file": "juggernautXL_v9.safetensors"},
    {"edit": "add_lora", "file": "film_grain_xl.safetensors", "strength": 0.6},
    {"edit": "upscale", "factor": 2.0},
    {"edit": "hires_fix"},
    {
        "edit": "control",
        "kind": "canny",
        "file": "controlnet-canny-sdxl-1.0.safetensors",
        "image": "pose.png",
    },
    {"edit": "start_from", "source": "picture", "image": "example.png"},
    {"edit": "start_from", "source": "mask", "image": "example.png"},
    {"edit": "insert", "class_type": "ImageInvert", "before": "8"},
    {"edit": "insert", "class_type": "FreeU_V2", "after": "2"},
    {"edit": "duplicate", "nodes": ["6"]},
    {"edit": "region", "text": "a boat", "place": "left"},
    {"edit": "video", "fps": 12},
]


@pytest.fixture(scope="module", params=VERSIONS)
def any_catalog(request):
    return with_files(recorded(request.param))


@pytest.fixture(scope="module")
def catalog():
    return with_files(recorded("0.3.75"))


@pytest.fixture(scope="module")
def new_catalog():
    return with_files(recorded("0.33.0"))


def picture(catalog, loras=1, samplers=1) -> Graph:
    """Text to image with LoRAs; every further sampler has a saver of its own."""
    b = GraphBuilder(catalog)
    loaded = b.add("CheckpointLoaderSimple", title="Base", ckpt_name="tiny_sdxl.safetensors")
    model, clip = loaded.out(0), loaded.out(1)
    for _ in range(loras):
        added = b.add(
            "LoraLoader", model=model, clip=clip, lora_name=LORA, strength_model=0.8,
            strength_clip=0.8,
        )  # fmt: skip
        model, clip = added.out(0), added.out(1)
    texts = [b.add("CLIPTextEncode", clip=clip, text=text) for text in ("a pier, sunset", "ugly")]
    latent = b.add("EmptyLatentImage", width=512, height=512, batch_size=1)
    for i in range(samplers):
        sampled = b.add(
            "KSampler", model=model, positive=texts[0], negative=texts[1], latent_image=latent, seed=i, steps=20,
            cfg=7.0, sampler_name="euler", scheduler="normal", denoise=1.0,
        )  # fmt: skip
        decoded = b.add("VAEDecode", samples=sampled, vae=loaded.out(2))
        b.add("SaveImage", images=decoded, filename_prefix=f"pier{i}")
    return b.build()


def made(data, catalog, *edits):
    return make_edits(data, TYPED_EDITS.validate_python(list(edits)), catalog)


def kinds(graph: Graph) -> list[str]:
    return sorted(node.class_type for node in graph.values())


@pytest.mark.parametrize("edit", EVERYDAY, ids=lambda edit: f"{edit['edit']} {edit.get('source', '')}")
def test_both_forms_come_to_mean_the_same_and_are_sound(any_catalog, edit):
    """Whether a friend saved the page's form or the API's, the same words give the same graph."""
    graph = picture(any_catalog)
    page = to_editor(graph, any_catalog, notes=["# mine"])
    before = deepcopy(page)
    one, other = made(graph.to_api(), any_catalog, edit), made(page, any_catalog, edit)
    assert page == before
    changes = [one.words for one in diff(one.after, other.after) if one.kind != "renumbered"]
    assert not changes
    assert read(other.data, any_catalog).graph.keys() == other.after.keys()
    assert diff(graph, one.after)
    assert verdict(check(one.after, any_catalog)) is not Verdict.HALT
    assert one.told


@pytest.mark.parametrize("edit", EVERYDAY, ids=lambda edit: f"{edit['edit']} {edit.get('source', '')}")
def test_what_no_edit_is_about_stays_byte_for_byte(catalog, edit):
    """A layout that took an evening, colours, notes and titles are still there."""
    page = to_editor(picture(catalog), catalog, notes=["# mine"])
    page["extra"] = {"ds": {"scale": 0.7}}
    page["nodes"][0]["color"] = "#233"
    page["groups"] = [{"title": "Prompts", "bounding": [0, 0, 900, 400], "color": "#3f789e"}]
    edited = made(page, catalog, edit)
    touched = {one.node for one in diff(edited.before, edited.after)}
    for old in page["nodes"]:
        new = next((one for one in edited.data["nodes"] if one["id"] == old["id"]), None)
        if new is None:
            continue
        assert {**new, "inputs": 0, "outputs": 0, "widgets_values": 0} == {
            **old, "inputs": 0, "outputs": 0, "widgets_values": 0
        }  # fmt: skip
        if str(old["id"]) not in touched:
            assert new.get("widgets_values") == old.get("widgets_values")
    assert edited.data["groups"] == page["groups"]
    assert edited.data["extra"] == page["extra"]


def test_new_nodes_stand_beside_their_source_and_on_nothing(catalog):
    page = to_editor(picture(catalog), catalog)
    for edit in EVERYDAY[6:]:
        edited = made(page, catalog, edit)
        boxes = [(*one["pos"], *one["size"]) for one in edited.data["nodes"]]
        for i, (x, y, w, h) in enumerate(boxes):
            for u, v, a, b in boxes[i + 1 :]:
                assert x + w <= u or u + a <= x or y + h <= v or v + b <= y


def test_a_lora_goes_behind_the_last_one_or_behind_the_node_that_is_named(catalog):
    graph = picture(catalog, loras=1).to_api()
    last = made(graph, catalog, EVERYDAY[6]).after
    assert last["9"].inputs["model"] == Link("2", 0)
    assert last["9"].inputs["clip"] == Link("2", 1)
    assert {last[key].inputs["clip"] for key in ("3", "4")} == {Link("9", 1)}
    first = made(graph, catalog, {**EVERYDAY[6], "after": "1"}).after
    assert first["9"].inputs["model"] == Link("1", 0)
    assert first["2"].inputs["model"] == Link("9", 0)


def test_a_lora_that_goes_leaves_its_neighbours_linked(catalog):
    for data in (picture(catalog).to_api(), to_editor(picture(catalog), catalog)):
        after = made(data, catalog, {"edit": "take_out", "nodes": ["2"]}).after
        assert "2" not in after
        assert after["6"].inputs["model"] == Link("1", 0)
        assert {after[key].inputs["clip"] for key in ("3", "4")} == {Link("1", 1)}


@pytest.mark.parametrize(("how", "mode"), [("bypass", 4), ("mute", 2)])
def test_a_node_that_is_switched_off_stays_in_the_file(catalog, how, mode):
    """It can be switched on again in the page, with its values."""
    page = to_editor(picture(catalog, samplers=2), catalog)
    off = "2" if how == "bypass" else "11"
    edited = made(page, catalog, {"edit": "take_out", "nodes": [off], "how": how})
    node = next(one for one in edited.data["nodes"] if str(one["id"]) == off)
    assert node["mode"] == mode
    assert off not in read(edited.data, catalog).graph


def test_what_others_need_cant_be_removed(catalog):
    graph = picture(catalog).to_api()
    for key in ("1", "6"):
        with pytest.raises(StudioError) as caught:
            made(graph, catalog, {"edit": "take_out", "nodes": [key]})
        assert caught.value.code == "graph_edit_impossible"


@pytest.mark.parametrize("edit", [EVERYDAY[0], EVERYDAY[4], EVERYDAY[7], EVERYDAY[8]])
def test_two_places_that_fit_are_asked_about(catalog, edit):
    """Never the wrong one of two samplers in silence; naming one is enough."""
    graph = picture(catalog, samplers=2).to_api()
    with pytest.raises(UnclearGraphEditError) as caught:
        made(graph, catalog, edit)
    assert len(caught.value.choices) == 2
    chosen = caught.value.choices[0][0]
    touched = made(graph, catalog, {**edit, "nodes": [chosen]})
    assert len(kinds(touched.after)) >= len(graph)


def test_what_both_samplers_share_isnt_asked_about(catalog):
    graph = picture(catalog, samplers=2).to_api()
    after = made(graph, catalog, EVERYDAY[1]).after
    assert after["3"].inputs["text"] == "a lighthouse"


def test_a_text_of_both_prompts_is_only_changed_for_the_asked_one(catalog):
    """The picture would get worse if "no blur" went into the positive prompt too."""
    graph = picture(catalog).to_api()
    graph["6"]["inputs"]["negative"] = ["3", 0]
    after = made(graph, catalog, EVERYDAY[2]).after
    assert after["3"].inputs["text"] == "a pier, sunset"
    new = after["6"].inputs["negative"].node
    assert after[new].inputs["text"] == "a pier, sunset, blurry"


def test_prompts_grow_and_shrink_by_words(catalog):
    graph = picture(catalog).to_api()
    for mode, text, wanted in [
        ("append", "rain", "a pier, sunset, rain"),
        ("prepend", "rain", "rain, a pier, sunset"),
        ("remove", "sunset", "a pier"),
        ("remove", "a pier", "sunset"),
    ]:
        after = made(graph, catalog, {"edit": "prompt", "mode": mode, "text": text}).after
        assert after["3"].inputs["text"] == wanted
    with pytest.raises(StudioError, match="doesn't say"):
        made(graph, catalog, {"edit": "prompt", "mode": "remove", "text": "sun"})


def test_a_seed_that_was_set_stays(catalog):
    """The page would draw another one after the first run."""
    page = to_editor(picture(catalog), catalog)
    sampler = next(one for one in page["nodes"] if one["type"] == "KSampler")
    sampler["widgets_values"][1] = "randomize"
    edited = made(page, catalog, {"edit": "sampling", "seed": 42})
    sampler = next(one for one in edited.data["nodes"] if one["type"] == "KSampler")
    assert sampler["widgets_values"][:2] == [42, "fixed"]


def test_a_second_pass_shares_models_prompts_and_seed(catalog):
    after = made(
        picture(catalog).to_api(), catalog, {"edit": "hires_fix", "factor": 2.0, "denoise": 0.4}
    ).after
    second = after["10"]
    assert second.inputs["latent_image"] == Link("9", 0)
    assert after["9"].inputs["samples"] == Link("6", 0)
    assert after["7"].inputs["samples"] == Link("10", 0)
    assert second.inputs["denoise"] == 0.4
    assert all(
        second.inputs[name] == after["6"].inputs[name] for name in ("model", "positive", "seed", "steps")
    )


def test_a_second_control_is_chained_and_edges_are_drawn_first(catalog):
    graph = picture(catalog).to_api()
    both = made(graph, catalog, EVERYDAY[9], {**EVERYDAY[9], "kind": "depth", "image": "depth.png"}).after
    first, second = (key for key, node in both.items() if node.class_type == "ControlNetApplyAdvanced")
    assert both[second].inputs["positive"] == Link(first, 0)
    assert both["6"].inputs["negative"] == Link(second, 1)
    assert both[both[first].inputs["image"].node].class_type == "Canny"
    assert both[both[second].inputs["image"].node].class_type == "LoadImage"


def test_a_start_can_be_turned_into_another_and_back(catalog):
    graph = picture(catalog).to_api()
    there = made(graph, catalog, EVERYDAY[10])
    assert "EmptyLatentImage" not in kinds(there.after)
    assert there.after["6"].inputs["denoise"] == 0.6
    masked = made(there.data, catalog, {"edit": "start_from", "source": "mask"})
    assert kinds(masked.after).count("LoadImage") == 1
    assert "SetLatentNoiseMask" in kinds(masked.after)
    back = made(there.data, catalog, {"edit": "start_from", "source": "noise", "width": 512, "height": 512})
    assert kinds(back.after) == kinds(Graph.from_api(graph))
    assert back.after["6"].inputs["denoise"] == 1.0


def test_sizes_off_the_grid_and_names_that_arent_there_are_refused(catalog):
    graph = picture(catalog).to_api()
    for edit in (
        {"edit": "size", "width": 1001},
        {"edit": "add_lora", "file": "nobody.safetensors"},
        {"edit": "add_lora", "file": LORA},
        {"edit": "sampling", "sampler": "warp"},
        {"edit": "checkpoint", "file": "dream.safetensors"},
        {"edit": "value", "nodes": ["6"], "input": "steps", "value": 0},
    ):
        with pytest.raises(StudioError) as caught:
            made(graph, catalog, edit)
        assert caught.value.code == "graph_edit_impossible"
        assert caught.value.fix


def test_a_subgraphs_inside_is_edited_where_the_page_keeps_it(new_catalog):
    """Values that the subgraph's node shows are changed there, others inside; new nodes go where they are needed."""
    page = _with_subgraph(to_editor(picture(new_catalog, loras=0), new_catalog))
    edited = made(page, new_catalog, {"edit": "sampling", "steps": 33}, EVERYDAY[6], EVERYDAY[7])
    graph = read(edited.data, new_catalog).graph
    assert graph["50:5"].inputs["steps"] == 33
    assert graph[graph["50:5"].inputs["model"].node].class_type == "LoraLoader"
    assert any(one["type"] == "LoraLoader" for one in edited.data["nodes"])


def test_a_subgraph_that_stands_twice_isnt_changed_for_both(new_catalog):
    page = _with_subgraph(to_editor(picture(new_catalog, loras=0), new_catalog))
    twin = deepcopy(next(one for one in page["nodes"] if one["id"] == 50))
    page["nodes"].append(
        {**twin, "id": 51, "inputs": [{**one, "link": None} for one in twin["inputs"]], "outputs": []}
    )
    with pytest.raises(StudioError, match="several times"):
        made(page, new_catalog, {"edit": "sampling", "nodes": ["50:5"], "steps": 33})


def _with_subgraph(page):
    """The same workflow with its sampler inside a subgraph."""
    page = json.loads(json.dumps(page))
    sampler = next(one for one in page["nodes"] if one["type"] == "KSampler")
    names = ["model", "positive", "negative", "latent_image"]
    inner, inputs, links = deepcopy(sampler), [], []
    for i, name in enumerate(names):
        socket = next(one for one in inner["inputs"] if one["name"] == name)
        inputs.append({"id": name, "name": name, "type": socket["type"], "linkIds": [100 + i]})
        at = inner["inputs"].index(socket)
        links.append({"id": 100 + i, "origin_id": -10, "origin_slot": i, "target_id": sampler["id"],
                      "target_slot": at, "type": socket["type"]})  # fmt: skip
        inner["inputs"][at]["link"] = 100 + i
    inner["outputs"][0]["links"] = [110]
    links.append({"id": 110, "origin_id": sampler["id"], "origin_slot": 0, "target_id": -20, "target_slot": 0,
                  "type": "LATENT"})  # fmt: skip
    outer = {
        "id": 50, "type": "sub", "pos": sampler["pos"], "size": sampler["size"], "mode": 0,
        "inputs": [next(one for one in sampler["inputs"] if one["name"] == name) for name in names],
        "outputs": sampler["outputs"], "widgets_values": [],
    }  # fmt: skip
    page["nodes"] = [outer if one is sampler else one for one in page["nodes"]]
    for link in page["links"]:
        if link[3] == sampler["id"]:
            link[3], name = 50, sampler["inputs"][link[4]]["name"]
            link[4] = names.index(name)
        if link[1] == sampler["id"]:
            link[1] = 50
    page["definitions"] = {
        "subgraphs": [{"id": "sub", "name": "Sampling", "nodes": [inner], "links": links, "inputs": inputs,
                       "outputs": [{"id": "LATENT", "name": "LATENT", "type": "LATENT", "linkIds": [110]}]}]
    }  # fmt: skip
    return page


@pytest.mark.parametrize(
    "path", [*sorted(TEMPLATES.glob("*.json")), *sorted(OWN.glob("*.json"))], ids=lambda path: path.stem
)
def test_any_file_is_edited_or_refused_in_a_sentence(new_catalog, path):
    """Reroutes, primitives, Set/Get nodes, legacy groups, muted nodes: what comes back is read as what was meant."""
    raw = load_json(path)
    for edit in EVERYDAY:
        try:
            edited = made(raw, new_catalog, edit)
        except StudioError as error:
            assert error.code in ("graph_edit_impossible", "graph_edit_unclear", "nothing_to_change")
            continue
        found = read(edited.data, new_catalog).graph
        assert {key: dict(node.inputs) for key, node in found.items()} == {
            key: dict(node.inputs) for key, node in edited.after.items()
        }
