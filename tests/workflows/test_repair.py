"""Repair: what has one right correction is corrected and told; everything else is left exactly as it was."""

from __future__ import annotations

import itertools
import json
import random
import time

import pytest
from animation_ai_studio.benchmarks.graphs.faults import FAULTS
from animation_ai_studio.benchmarks.graphs.made import sound_graphs
from animation_ai_studio.benchmarks.graphs.measure import plant
from animation_ai_studio.workflows import Graph, GraphBuilder, Link, Node
from animation_ai_studio.workflows.check import Verdict, check, verdict
from animation_ai_studio.workflows.fixes import CONVERTERS
from animation_ai_studio.workflows.repair import repair
from animation_ai_studio.workflows.sampler_names import SAMPLER_NAMES, SCHEDULER_NAMES
from animation_ai_studio.workflows.typesearch import find_plan
from hypothesis import given, settings

from .conftest import recorded
from .test_graph import graphs

MECHANICAL = [fault for fault in FAULTS if fault.mechanical]
CATALOG = recorded("0.3.75")


@pytest.mark.parametrize("fault", MECHANICAL, ids=lambda fault: fault.name)
def test_most_mechanical_faults_are_repaired_and_told(fault, new_catalog):
    planted = [Graph.from_api(one.api) for one in plant(fault, new_catalog, seed=2, count=8)]
    fixed = [repair(graph, new_catalog) for graph in planted]
    assert sum(one.complete and bool(one.changes) for one in fixed) >= 0.8 * len(planted)
    for one in fixed:
        if one.complete:
            assert verdict(check(one.graph, new_catalog)) != Verdict.HALT
            again = repair(one.graph, new_catalog)
            assert again.graph == one.graph
            assert not again.changes


@given(graphs)
@settings(max_examples=60, deadline=None)
def test_repair_is_idempotent_on_any_graph(graph):
    once = repair(graph, CATALOG)
    assert repair(once.graph, CATALOG).graph == once.graph
    if not once.complete:
        assert once.graph is graph


def test_all_or_nothing(catalog):
    graph = Graph(
        {
            "1": Node("EmptyImage", {"width": "64", "height": 64, "batch_size": 1, "color": 0}),
            "2": Node("QuantumFlow", {"image": Link("1", 0)}),
            "3": Node("SaveImage", {"images": Link("2", 0), "filename_prefix": "x"}),
        }
    )
    fixed = repair(graph, catalog)
    assert not fixed.complete
    assert fixed.graph == graph
    assert not fixed.changes


def test_a_cycle_is_for_a_person_to_break(catalog):
    graph = Graph(
        {
            "1": Node("ImageInvert", {"image": Link("2", 0)}),
            "2": Node("ImageInvert", {"image": Link("1", 0)}),
            "3": Node("SaveImage", {"images": Link("2", 0), "filename_prefix": "x"}),
        }
    )
    fixed = repair(graph, catalog)
    assert not fixed.complete
    problem = next(one for one in fixed.left if one.code == "cycle")
    assert set(problem.candidates) == {("1", "image"), ("2", "image")}


def test_the_forgotten_decoder_is_put_back(catalog):
    b = GraphBuilder()
    model = b.add("CheckpointLoaderSimple", ckpt_name="tiny_sdxl.safetensors")
    latent = b.add("EmptyLatentImage", width=64, height=64, batch_size=1)
    text = b.add("CLIPTextEncode", clip=model.out(1), text="x")
    sampled = b.add(
        "KSampler",
        model=model.out(0),
        positive=text.out(0),
        negative=text.out(0),
        latent_image=latent.out(0),
        seed=1,
        steps=2,
        cfg=5.0,
        sampler_name="euler",
        scheduler="normal",
        denoise=1.0,
    )
    b.add("SaveImage", images=sampled.out(0), filename_prefix="x")
    fixed = repair(b.build(), catalog)
    assert fixed.complete
    inserted = fixed.graph["6"]
    assert inserted.class_type == "VAEDecode"
    assert inserted.inputs == {"samples": Link("4", 0), "vae": Link("1", 2)}


def test_a_graph_broken_all_over_comes_back_in_bounded_time(catalog):
    for count in (300, 4000):
        nodes = {
            str(i): Node("ImageBlend", {"image1": Link("x", 0), "blend_factor": "1"}) for i in range(count)
        }
        nodes["s"] = Node("SaveImage", {"images": Link("0", 0), "filename_prefix": "x"})
        started = time.monotonic()
        assert not repair(Graph(nodes), catalog).complete
        assert time.monotonic() - started < 20


def test_classes_that_are_not_allowed_are_never_inserted(catalog):
    graph = Graph({"1": Node("EmptyImage", {"width": 64, "height": 64, "batch_size": 1, "color": 0})})
    assert not repair(graph, catalog, allowed={"EmptyImage"}).complete
    assert repair(graph, catalog).complete


@pytest.mark.parametrize(
    ("start", "want", "also", "classes"),
    [
        ("LATENT", "IMAGE", ["VAE"], ["VAEDecode"]),
        ("IMAGE", "LATENT", ["VAE"], ["VAEEncode"]),
        ("MASK", "IMAGE", [], ["MaskToImage"]),
        ("VIDEO", "LATENT", ["VAE"], ["GetVideoComponents", "VAEEncode"]),
        ("STRING", "CONDITIONING", ["CLIP"], ["CLIPTextEncode"]),
    ],
)
def test_types_are_reached_the_shortest_way(any_catalog, start, want, also, classes):
    plan = find_plan(any_catalog, start, want, at_hand=also)
    assert plan is not None
    assert [step.class_type for step in plan.steps] == classes


def test_no_way_is_no_way(catalog):
    assert find_plan(catalog, "AUDIO", "NOTHING_MAKES_THIS") is None


def test_sound_graphs_stay_as_they_are(catalog):
    for graph in itertools.islice(sound_graphs(catalog), 20):
        fixed = repair(graph, catalog)
        assert fixed.graph == graph
        assert not fixed.changes
        json.dumps([one.as_dict() for one in fixed.left])


def sampled(catalog, **values) -> Graph:
    """Text to image with single values replaced."""
    b = GraphBuilder()
    model = b.add("CheckpointLoaderSimple", ckpt_name=values.get("ckpt_name", "tiny_sdxl.safetensors"))
    texts = [b.add("CLIPTextEncode", clip=model.out(1), text=text) for text in ("a pier", "ugly")]
    latent = b.add("EmptyLatentImage", width=64, height=64, batch_size=1)
    sampler = {"sampler_name": "euler", "scheduler": "normal", "positive": texts[0], "negative": texts[1]}
    sampler |= {name: value for name, value in values.items() if name != "ckpt_name"}
    picture = b.add(
        "KSampler", model=model, latent_image=latent, seed=1, steps=2, cfg=5.0, denoise=1.0,
        **{name: value for name, value in sampler.items() if value is not None},
    )  # fmt: skip
    b.add("SaveImage", images=b.add("VAEDecode", samples=picture, vae=model.out(2)), filename_prefix="x")
    return b.build()


@pytest.mark.parametrize(
    ("said", "sampler", "scheduler"),
    [
        ("DPM++ 2M Karras", "dpmpp_2m", "karras"),
        ("DPM++ 2M SDE Exponential", "dpmpp_2m_sde", "exponential"),
        ("DPM++ SDE Karras", "dpmpp_sde", "karras"),
        ("DPM2 a Karras", "dpm_2_ancestral", "karras"),
        ("DPM++ 3M SDE", "dpmpp_3m_sde", "normal"),
        ("Euler a", "euler_ancestral", "normal"),
        ("DDIM", "ddim", "normal"),
        ("UniPC", "uni_pc", "normal"),
        ("LCM", "lcm", "normal"),
    ],
)
def test_samplers_of_other_tools_become_the_same_here(any_catalog, said, sampler, scheduler):
    """A picture from another tool is repeated with its own sampler and scheduler, not with a neighbour's."""
    fixed = repair(sampled(any_catalog, sampler_name=said), any_catalog)
    assert fixed.complete
    node = fixed.graph["5"]
    assert (node.inputs["sampler_name"], node.inputs["scheduler"]) == (sampler, scheduler)


@pytest.mark.parametrize("said", ["PLMS", "Restart", "warp drive", "dpmpp_4m"])
def test_samplers_without_an_equal_are_asked_about(any_catalog, said):
    graph = sampled(any_catalog, sampler_name=said)
    fixed = repair(graph, any_catalog)
    assert not fixed.complete
    assert fixed.graph == graph


def test_every_name_in_the_table_is_a_sampler_of_comfyui(any_catalog):
    known = any_catalog["KSampler"].inputs
    assert set(SAMPLER_NAMES.values()) <= set(known["sampler_name"].choices)
    assert set(SCHEDULER_NAMES.values()) <= set(known["scheduler"].choices)


def test_a_missing_file_isnt_replaced_by_its_neighbour(catalog):
    """shot_013 is another picture than shot_012; the same file in another folder is the same."""
    for name in ("tiny_sdxl2.safetensors", "tiny_sdx.safetensors", "my_sdxl.safetensors"):
        assert not repair(sampled(catalog, ckpt_name=name), catalog).complete
    for name in ("SDXL\\tiny_sdxl.safetensors", "old/Tiny_SDXL.safetensors"):
        fixed = repair(sampled(catalog, ckpt_name=name), catalog)
        assert fixed.graph["1"].inputs["ckpt_name"] == "tiny_sdxl.safetensors"


def test_a_prompt_never_gets_the_other_sides_words(catalog):
    """Both texts are in use, so that nobody can tell which is meant."""
    graph = sampled(catalog, positive=None)
    graph = graph.with_inputs("2", {"clip": Link("1", 1)})
    only = graph.replaced({"2": None})
    assert not repair(only, catalog).complete
    assert repair(graph, catalog).graph["5"].inputs["positive"] == Link("2", 0)


def test_nothing_that_changes_the_meaning_is_put_in_between(any_catalog):
    """A guider, a sampling patch or a trainer between two nodes would make the graph run and do something else."""
    rng = random.Random(3)
    for graph in itertools.islice(sound_graphs(any_catalog, seed=8), 60):
        links = [(key, name, link) for key, node in graph.items() for name, link in node.links]
        if len(links) < 2:
            continue
        (key, name, _), (_, _, other) = rng.sample(links, 2)
        fixed = repair(graph.with_inputs(key, {name: other}), any_catalog)
        added = {fixed.graph[one].class_type for one in fixed.graph if one not in graph}
        assert added <= {*CONVERTERS, "SaveImage", "SaveAudio", "SaveVideo", "SaveLatent", "PreviewAny"}
