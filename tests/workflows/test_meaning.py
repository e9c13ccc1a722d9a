"""A graph that is sound in form and means something else is told before an evening of pictures is spoilt."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest
from animation_ai_studio.benchmarks.graphs.bases import base_graphs
from animation_ai_studio.benchmarks.graphs.installed import KNOWN_FAMILIES, with_files
from animation_ai_studio.benchmarks.graphs.material import OWN
from animation_ai_studio.benchmarks.graphs.meanings import MEANING_CODES, MEANING_FAULTS, measure_meaning
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.workflows.check import CHECK_CODES, Verdict, check, verdict
from animation_ai_studio.workflows.graph import Graph, load_json
from animation_ai_studio.workflows.reader import read_any

TEMPLATES = Path(__file__).resolve().parents[2] / "workflows"


def test_planted_faults_of_meaning_are_found_and_their_clean_twins_pass(any_catalog):
    figures = measure_meaning(any_catalog)
    assert figures["planted"] >= 50
    assert not figures["missed"]
    assert not figures["alarms"]


@pytest.mark.parametrize(
    "path", [*sorted(TEMPLATES.glob("*.json")), *sorted(OWN.glob("*.json"))], ids=lambda p: p.stem
)
def test_graphs_that_people_use_raise_no_alarm(new_catalog, path):
    try:
        graph = read_any(load_json(path), new_catalog).graph
    except StudioError:
        pytest.skip("it can't be read")
    inert = {"inert_lora", "inert_control"}
    assert not {one.code for one in check(graph, new_catalog)} & (MEANING_CODES - inert)


def test_of_files_that_nobody_looked_into_nothing_is_said(new_catalog):
    """A remote server's files may be of any family."""
    unknown = with_files(new_catalog)
    told = [fault for fault in MEANING_FAULTS if fault.code.endswith(("_mismatch", "_foreign"))]
    for fault in told:
        for base in base_graphs(unknown).values():
            api = deepcopy(base)
            if fault.plant(api):
                assert fault.code not in {one.code for one in check(Graph.from_api(api), unknown)}


def test_both_ends_of_a_mismatch_are_named(new_catalog):
    known = with_files(new_catalog).with_families(KNOWN_FAMILIES)
    api = deepcopy(base_graphs(known)["t2i"])
    next(one for one in MEANING_FAULTS if one.name == "text encoder of SD 1.5 through a chain").plant(api)
    problem = next(one for one in check(Graph.from_api(api), known) if one.code == "clip_mismatch")
    assert "sd_xl_base_1.0.safetensors, node 1" in problem.message
    assert "v1-5-pruned-emaonly.safetensors, node 90" in problem.message
    assert verdict([problem]) is Verdict.HALT


def test_every_code_of_meaning_is_known():
    assert CHECK_CODES.keys() >= MEANING_CODES
