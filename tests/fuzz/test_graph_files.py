"""Graph files: a workflow from anywhere is read, checked, repaired, compared and drawn, or refused in a sentence."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from animation_ai_studio.agent.jobs.rerun import saved_in
from animation_ai_studio.tests.workflows.templates_mit import fitting
from animation_ai_studio.workflows.catalog import Catalog
from animation_ai_studio.workflows.check import check, check_api
from animation_ai_studio.workflows.diff import diff
from animation_ai_studio.workflows.draw import to_svg
from animation_ai_studio.workflows.editor import to_editor
from animation_ai_studio.workflows.graph import Graph, load_json
from animation_ai_studio.workflows.migrate import migrate, migrate_editor
from animation_ai_studio.workflows.reader import read_any
from animation_ai_studio.workflows.repair import repair
from animation_ai_studio.workflows.skills import all_skills
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from .fuzzing import as_json, damaged, fuzz, mutated, sizes, told

RECORDED = Path(__file__).resolve().parents[1] / "fixtures" / "object_info_0.3.75.json.gz"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog.from_file(RECORDED)


@pytest.fixture(scope="module")
def graphs() -> list[dict[str, Any]]:
    """The example graphs of some skills in the API form."""
    return [skill.graph(skill.example).to_api() for skill in all_skills().values()]


@pytest.fixture(scope="module")
def workflows(graphs: list[dict[str, Any]], catalog: Catalog) -> list[dict[str, Any]]:
    """The same in the page's form, and some of ComfyUI's own with subgraphs."""
    own = [workflow for _, workflow in fitting(catalog) if len(json.dumps(workflow)) < 40_000]
    return [*(to_editor(Graph.from_api(graph), catalog) for graph in graphs), *own]


def use(raw: Any, catalog: Catalog) -> None:
    """All that the command line does with a graph file's JSON."""
    page = isinstance(raw, dict) and isinstance(raw.get("nodes"), list)
    if not page:
        for problem in told(check_api, raw, catalog) or ():
            json.dumps(problem.as_dict()).encode()
    graph = told(
        lambda: read_any(migrate_editor(raw), catalog).graph if page else migrate(Graph.from_api(raw))[0]
    )
    if graph is None:
        return
    for problem in check(graph, catalog):
        json.dumps(problem.as_dict()).encode()
    repaired = repair(graph, catalog)
    diff(graph, repaired.graph)
    told(to_editor, graph, catalog)
    drawn = told(to_svg, graph, catalog)
    assert drawn is None or drawn.encode()
    assert Graph.from_api(graph.to_api()) == graph


def read_and_use(content: bytes, catalog: Catalog) -> None:
    raw = told(load_json, content)
    if raw is not None:
        use(raw, catalog)


@sizes(60, 600)
def test_a_changed_graph_is_used_or_refused(
    cases: int, graphs: list[dict[str, Any]], catalog: Catalog
) -> None:
    fuzz(lambda raw: read_and_use(as_json(raw), catalog), mutated(graphs), cases)


@sizes(60, 700)
def test_a_changed_workflow_is_used_or_refused(
    cases: int, workflows: list[dict[str, Any]], catalog: Catalog
) -> None:
    fuzz(lambda raw: read_and_use(as_json(raw), catalog), mutated(workflows), cases)


@sizes(60, 400)
def test_a_damaged_graph_file_is_used_or_refused(
    cases: int, graphs: list[dict[str, Any]], workflows: list[dict[str, Any]], catalog: Catalog
) -> None:
    files = [as_json(one) for one in (*graphs, *workflows)]
    contents = damaged(files) | st.binary(max_size=60)
    fuzz(lambda content: read_and_use(content, catalog), contents, cases)


def picture_with(prompt: str) -> bytes:
    """A PNG as ComfyUI saves it."""
    about, data = PngInfo(), io.BytesIO()
    about.add_text("prompt", prompt)
    Image.new("RGB", (4, 4)).save(data, "PNG", pnginfo=about)
    return data.getvalue()


@sizes(60, 300)
def test_a_damaged_picture_with_a_graph_is_read_or_refused(
    cases: int, graphs: list[dict[str, Any]], tmp_path: Path
) -> None:
    """A picture from a forum: its graph is opened again, or it is said that there is none."""
    path = tmp_path / "picture.png"
    prompts = st.one_of(mutated(graphs).map(json.dumps), st.text(alphabet=st.characters(codec="utf-8")))
    pictures = st.one_of(
        damaged([picture_with(json.dumps(graph)) for graph in graphs]), prompts.map(picture_with)
    )

    def check_file(content: bytes) -> None:
        path.write_bytes(content)
        told(lambda: saved_in(path).reading())

    fuzz(check_file, pictures, cases)
