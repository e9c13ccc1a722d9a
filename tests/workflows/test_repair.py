"""Repair: what has one right correction is corrected and told; everything else is left exactly as it was."""

from __future__ import annotations

import itertools
import json
import time

import pytest
from animation_ai_studio.benchmarks.graphs.faults import FAULTS
from animation_ai_studio.benchmarks.graphs.made import sound_graphs
from animation_ai_studio.benchmarks.graphs.measure import plant
from animation_ai_studio.workflows import Graph, GraphBuilder, Link, Node
from animation_ai_studio.workflows.check import Verdict, check, verdict
from animation_ai_studio.workflows.repair import repair
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
