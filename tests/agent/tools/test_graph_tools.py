"""Another agent opens somebody's workflow: it can describe, check, change and compare it without touching a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from animation_ai_studio.agent.tools import Registry, ToolContext
from animation_ai_studio.agent.tools import graphs as graph_tools
from animation_ai_studio.benchmarks.graphs.bases import base_graphs
from animation_ai_studio.benchmarks.graphs.installed import with_files
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.workflows.catalog import Catalog
from animation_ai_studio.workflows.editor import to_editor
from animation_ai_studio.workflows.graph import Graph

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@pytest.fixture
def catalog(monkeypatch):
    known = with_files(Catalog.from_file(FIXTURES / "object_info_0.33.0.json.gz"))

    async def recorded(kit):
        return known

    monkeypatch.setattr(graph_tools, "_catalog", recorded)
    return known


async def call(tmp_path, name, **arguments):
    async with ToolContext(runs=tmp_path) as kit:
        return await Registry().call(kit, name, arguments)


async def test_a_workflow_is_told_changed_checked_and_compared(tmp_path, catalog):
    old = json.dumps(to_editor(Graph.from_api(base_graphs(catalog)["t2i"]), catalog))
    assert "KSampler 5 samples" in " ".join((await call(tmp_path, "graph_describe", graph=old)).told)
    changed = await call(tmp_path, "graph_edit", graph=old, order="40 steps and add the film grain lora")
    assert not changed.questions
    told = (await call(tmp_path, "graph_diff", graph=old, newer=changed.graph)).told
    assert any("steps 25 → 40" in one for one in told)
    assert (await call(tmp_path, "graph_check", graph=changed.graph)).verdict != "halt"


async def test_with_a_question_no_graph_comes_back(tmp_path, catalog):
    graph = json.dumps(base_graphs(catalog)["t2i"])
    changed = await call(tmp_path, "graph_edit", graph=graph, order="make it pop")
    assert changed.questions
    assert not changed.graph


@pytest.mark.parametrize("text", ["[]", "{nonsense", '{"1": 5}', "nul"])
async def test_what_is_no_graph_ends_in_a_sentence(tmp_path, catalog, text):
    with pytest.raises(StudioError) as caught:
        await call(tmp_path, "graph_describe", graph=text)
    assert caught.value.code == "graph_invalid"


@pytest.mark.parametrize(
    ("request_", "tool"),
    [
        ("add a LoRA to my ComfyUI workflow", "graph_edit"),
        ("what does this workflow do, explain its nodes", "graph_describe"),
        ("is this workflow json valid", "graph_check"),
    ],
)
def test_the_tool_is_offered(request_, tool):
    assert tool in [one.name for one in Registry().offer(request_)][:4]
