"""Graphs as data: a user would lose values, links or whole nodes if reading and writing weren't exact."""

from __future__ import annotations

import json

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.workflows import Graph, Link, Node
from animation_ai_studio.workflows.diff import diff
from animation_ai_studio.workflows.editor import to_editor
from animation_ai_studio.workflows.graph import MAX_BYTES, load_json
from hypothesis import given, settings
from hypothesis import strategies as st

plain = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text()
)
value = st.one_of(
    plain,
    st.builds(Link, st.text(max_size=4), st.integers(-2, 9)),
    st.lists(plain, max_size=3).map(tuple),
    st.dictionaries(st.text(max_size=5), plain, max_size=3).filter(lambda one: set(one) != {"__value__"}),
)
node = st.builds(
    Node,
    st.text(min_size=1, max_size=8),
    st.dictionaries(st.text(max_size=6), value, max_size=4),
    st.text(max_size=5),
    st.text(max_size=5),
)
graphs = (
    st.dictionaries(st.text(max_size=4), node, max_size=6).filter(lambda one: "prompt" not in one).map(Graph)
)


@given(graphs)
@settings(max_examples=150, deadline=None)
def test_the_api_form_keeps_everything(graph):
    assert Graph.from_api(graph.to_api()) == graph
    assert Graph.from_api(json.loads(json.dumps(graph.to_api()))).keys() == graph.keys()


def test_a_graph_cannot_be_changed_behind_ones_back():
    inputs = {"a": 1}
    graph = Graph({"1": Node("X", inputs)})
    inputs["a"] = 2
    assert graph["1"].inputs["a"] == 1
    with pytest.raises(TypeError):
        graph["1"].inputs["a"] = 3
    graph.to_api()["1"]["inputs"]["a"] = 4
    assert graph["1"].inputs["a"] == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ([], "isn't a JSON object"),
        ({"1": 5}, "Node 1 isn't an object"),
        ({"1": {"inputs": {}}}, "Node 1 names no class"),
        ({"1": {"class_type": 3}}, "Node 1 names no class"),
        ({"1": {"class_type": "X", "inputs": []}}, "inputs of node 1"),
        ({"1": {"class_type": "X", "inputs": {"a": ["2", 0, 1]}}}, "Input a of node 1"),
        ({"1": {"class_type": "X", "inputs": {"a": float("nan")}}}, "Input a of node 1"),
        ({"nodes": []}, "page's form"),
    ],
)
def test_what_is_no_graph_is_refused_with_the_place(data, words):
    with pytest.raises(StudioError, match=words) as caught:
        Graph.from_api(data)
    assert caught.value.code == "graph_invalid"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b'{"1": {"class_type": "X"', "isn't JSON"),
        (b"\xff\xfe{}", "isn't UTF-8"),
        (b'{"1": {}, "1": {}}', "stands in it twice"),
        (b'{"1": NaN}', "isn't a number"),
        (b'{"1": 1e999}', "too large"),
        (b'{"1": {"inputs": {"text": "half \\ud800"}}}', "half of a character"),
        (b'{"half \\udfff": 1}', "half of a character"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 80 + b"1" + b"}" * 80, "nested deeper"),
        (b" " * (MAX_BYTES + 1), "larger than"),
    ],
)
def test_hostile_files_end_in_one_sentence(text, words):
    with pytest.raises(StudioError, match=words) as caught:
        load_json(text)
    assert caught.value.code == "graph_invalid"


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(StudioError) as caught:
        load_json(tmp_path / "no.json")
    assert caught.value.code == "file_missing"


def test_differences_are_few_and_readable():
    old = Graph(
        {
            "1": Node("Load", {"name": "a"}),
            "2": Node("Text", {"from": Link("1", 0), "text": "sea"}, "Prompt"),
            "3": Node("Save", {"what": Link("2", 0)}),
        }
    )
    new = Graph(
        {
            "1": Node("Load", {"name": "a"}),
            "2": Node("Lora", {"model": Link("1", 0)}),
            "3": Node("Text", {"from": Link("2", 0), "text": "sky"}, "Prompt"),
            "4": Node("Save", {"what": Link("3", 0)}),
        }
    )
    found = {(one.kind, one.node, one.input) for one in diff(old, new)}
    assert found == {
        ("renumbered", "3", ""),
        ("renumbered", "4", ""),
        ("added", "2", ""),
        ("link", "3", "from"),
        ("value", "3", "text"),
    }
    assert diff(new, new) == []


@pytest.mark.parametrize("key", ["9" * 5000, "9" * 16, "²", "007"])
def test_an_id_that_is_no_number_for_the_page_gets_one(key, catalog):
    """The conversion would end in a traceback for an id of thousands of digits."""
    picture = Node("EmptyImage", {"width": 64, "height": 64, "batch_size": 1, "color": 0})
    nodes = to_editor(Graph({key: picture, "3": picture}), catalog)["nodes"]
    assert sorted(node["id"] for node in nodes) == [3, 4]
