"""The checker: every planted fault is named at its place, and sound graphs are left in peace."""

from __future__ import annotations

import itertools
import time

import pytest
from animation_ai_studio.benchmarks.graphs.faults import FAULTS
from animation_ai_studio.benchmarks.graphs.made import sound_graphs
from animation_ai_studio.benchmarks.graphs.meanings import MEANING_FAULTS
from animation_ai_studio.benchmarks.graphs.measure import is_found, judge, plant
from animation_ai_studio.workflows import Catalog, Graph, GraphBuilder, Link, Node
from animation_ai_studio.workflows.check import CHECK_CODES, Verdict, check, check_api, verdict
from animation_ai_studio.workflows.repair import repair
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .conftest import recorded
from .test_graph import graphs


def test_sound_graphs_raise_no_alarm(any_catalog):
    for graph in itertools.islice(sound_graphs(any_catalog, seed=7), 100):
        assert check(graph, any_catalog) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_every_fault_is_found_where_it_is(fault, new_catalog):
    planted = list(plant(fault, new_catalog, seed=0, count=8))
    assert len(planted) == 8, "the fault fits into too few graphs"
    for one in planted:
        problems = judge(one, new_catalog)
        assert is_found(one, problems), (one.place, problems)


def test_every_code_has_a_fault_that_plants_it():
    assert {fault.code for fault in (*FAULTS, *MEANING_FAULTS)} == set(CHECK_CODES)


@given(graphs)
@settings(max_examples=100, deadline=None)
def test_check_never_raises_on_any_graph(graph):
    for version in ("0.3.75", "0.33.0"):
        check(graph, CATALOGS[version])


CATALOGS = {version: recorded(version) for version in ("0.3.75", "0.33.0")}
json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
odd_node = st.fixed_dictionaries(
    {"class_type": st.sampled_from([*list(CATALOGS["0.33.0"])[::9], "Nope"])},
    optional={
        "inputs": st.dictionaries(
            st.sampled_from(["image", "images", "width", "text", "format", "x"]), json_values
        )
    },
)


@given(st.one_of(json_values, st.dictionaries(st.sampled_from("123"), odd_node, max_size=3)))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_check_never_raises_on_any_json(data):
    check_api(data, CATALOGS["0.33.0"])


def test_faults_in_nodes_that_will_not_run_are_advice(catalog):
    """The server ignores them, so they must not stop a graph; unknown classes it refuses anywhere."""
    good = {"1": Node("EmptyImage", {"width": 64, "height": 64, "batch_size": 1, "color": 0})}
    good["2"] = Node("SaveImage", {"images": Link("1", 0), "filename_prefix": "x"})
    aside = Graph({**good, "3": Node("ImageInvert", {})})
    assert verdict(check(aside, catalog)) == Verdict.ADVICE
    unknown = Graph({**good, "3": Node("Nope", {})})
    assert verdict(check(unknown, catalog)) == Verdict.HALT


def test_unknown_classes_name_the_pack_that_brings_them(catalog):
    known = Catalog(catalog.object_info, pack_index={"FancyNode": "Fancy Pack"})
    problem = next(
        one for one in check(Graph({"1": Node("FancyNode", {})}), known) if one.code == "unknown_class"
    )
    assert "Fancy Pack" in problem.fix
    ours = Graph({"1": Node("AnimationStudioSayLine", {})})
    problem = next(one for one in check(ours, catalog) if one.code == "unknown_class")
    assert "Animation AI Studio" in problem.fix


def test_a_graph_of_5000_nodes_is_checked_in_bounded_time(catalog):
    b = GraphBuilder()
    image = b.add("EmptyImage", width=64, height=64, batch_size=1, color=0)
    for _ in range(4998):
        image = b.add("ImageInvert", image=image.out(0))
    b.add("SaveImage", images=image.out(0), filename_prefix="x")
    graph = b.build()
    started = time.monotonic()
    assert check(graph, catalog) == []
    assert repair(graph, catalog).complete
    assert time.monotonic() - started < 5.0


def test_a_30_node_graph_takes_under_2_ms(catalog):
    graph = next(graph for graph in sound_graphs(catalog, seed=3) if len(graph) >= 20)
    check(graph, catalog)
    best = min(_timed(lambda: check(graph, catalog)) for _ in range(30))
    assert best * 30 / len(graph) < 0.002


def _timed(work):
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
