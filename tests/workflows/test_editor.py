"""The page's form: a graph must open readable and mean the same, also after the browser's own conversion."""

from __future__ import annotations

import itertools

import pytest
from animation_ai_studio.benchmarks.graphs.made import sound_graphs
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.workflows import Graph, GraphBuilder, Link, Node
from animation_ai_studio.workflows.draw import to_picture, to_svg
from animation_ai_studio.workflows.editor import to_editor
from animation_ai_studio.workflows.graph import load_json
from animation_ai_studio.workflows.layout import place
from animation_ai_studio.workflows.reader import from_editor
from hypothesis import given, settings
from hypothesis import strategies as st


def meaning(graph: Graph):
    return {key: (node.class_type, dict(node.inputs)) for key, node in graph.items()}


def test_there_and_back_means_the_same(any_catalog):
    for graph in itertools.islice(sound_graphs(any_catalog, seed=4), 40):
        workflow = to_editor(graph, any_catalog, notes=["# A note"])
        assert meaning(from_editor(workflow, any_catalog)) == meaning(graph)


def test_nodes_stand_from_left_to_right_and_never_on_each_other(catalog):
    for graph in itertools.islice(sound_graphs(catalog, seed=9), 40):
        workflow = to_editor(graph, catalog, notes=["one", "two"])
        boxes = {str(node["id"]): (*node["pos"], *node["size"]) for node in workflow["nodes"]}
        for one, other in itertools.combinations(boxes.values(), 2):
            assert apart(one, other), workflow
        for key, node in graph.items():
            for _, link in node.links:
                inside = graph[link.node].group == node.group
                if inside or not (graph[link.node].group or node.group):
                    assert boxes[link.node][0] < boxes[key][0]
        for group in workflow["groups"]:
            members = {key for key, node in graph.items() if node.group == group["title"]}
            for key, box in boxes.items():
                assert contains(group["bounding"], box) == (key in members)


def apart(one, other, title=30):
    ax, ay, aw, ah = one
    bx, by, bw, bh = other
    return ax + aw <= bx or bx + bw <= ax or ay + ah <= by - title or by + bh <= ay - title


def contains(frame, box):
    x, y, w, h = frame
    return x <= box[0] and y <= box[1] and box[0] + box[2] <= x + w and box[1] + box[3] <= y + h


names = st.sampled_from("abcdefgh")


@given(
    st.dictionaries(names, st.tuples(st.floats(10, 400), st.floats(10, 400)), min_size=1),
    st.lists(st.tuples(names, names), max_size=20),
    st.dictionaries(names, st.sampled_from(["", "left", "right"])),
)
@settings(max_examples=200, deadline=None)
def test_any_boxes_and_arrows_are_placed_without_overlap(sizes, arrows, groups):
    """Cycles, loose ends and groups that feed each other included."""
    placed = place(sizes, arrows, groups)
    assert set(placed.positions) == set(sizes)
    boxes = [(*placed.positions[key], *size) for key, size in sizes.items()]
    assert all(apart(one, other, 20) for one, other in itertools.combinations(boxes, 2))


def test_odd_ids_become_numbers_and_links_keep_their_ends(catalog):
    graph = Graph(
        {
            "3:1": Node("EmptyImage", {"width": 64, "height": 64, "batch_size": 1, "color": 0}),
            "7": Node("SaveImage", {"images": Link("3:1", 0), "filename_prefix": "x"}),
        }
    )
    workflow = to_editor(graph, catalog)
    assert {node["id"] for node in workflow["nodes"]} == {7, 8}
    assert len(from_editor(workflow, catalog)) == 2


def test_dangling_links_are_told_not_drawn(catalog):
    graph = Graph({"1": Node("SaveImage", {"images": Link("9", 0)})})
    for use in (lambda: to_editor(graph, catalog), lambda: to_svg(graph, catalog)):
        with pytest.raises(StudioError) as caught:
            use()
        assert caught.value.code == "graph_invalid"


@pytest.mark.parametrize(
    "workflow", [{"nodes": 5}, {"nodes": [1]}, {"nodes": [{"id": 1}], "links": "x"}, {"nodes": [{}]}]
)
def test_damaged_workflows_end_in_one_sentence(catalog, workflow):
    try:
        from_editor(workflow, catalog)
    except StudioError as error:
        assert error.code == "graph_invalid"


def test_double_ids_and_subgraphs_in_themselves_are_refused(catalog):
    graph = Graph({"1": Node("EmptyImage", {"width": 64, "height": 64, "batch_size": 1, "color": 0})})
    workflow = to_editor(graph, catalog)
    workflow["nodes"].append(workflow["nodes"][0])
    with pytest.raises(StudioError, match="Two nodes"):
        from_editor(workflow, catalog)
    inner = {
        "id": "loop",
        "name": "loop",
        "nodes": [{"id": 1, "type": "loop", "inputs": [], "outputs": []}],
        "links": [],
        "inputs": [],
        "outputs": [],
    }
    endless = {
        "nodes": [{"id": 1, "type": "loop", "inputs": [], "outputs": []}],
        "links": [],
        "definitions": {"subgraphs": [inner]},
        "version": 0.4,
    }
    with pytest.raises(StudioError) as caught:
        from_editor(endless, catalog)
    assert caught.value.code == "graph_invalid"


def test_subgraphs_that_double_each_other_are_refused(catalog):
    """Fifteen small subgraphs, each holding the next twice, are a graph of thirty thousand nodes."""

    def held(kind):
        return [
            {"id": n, "type": kind, "pos": [0, 0], "size": [200, 80], "mode": 0, "inputs": [], "outputs": []}
            for n in (1, 2)
        ]

    def opened(levels):
        inner = [
            {"id": f"g{i}", "name": "x", "nodes": held(f"g{i + 1}"), "links": [], "inputs": [], "outputs": []}
            for i in range(levels)
        ]
        last = {"id": f"g{levels}", "name": "x", "nodes": [], "links": [], "inputs": [], "outputs": []}
        return {
            "nodes": held("g0"),
            "links": [],
            "definitions": {"subgraphs": [*inner, last]},
            "version": 0.4,
        }

    with pytest.raises(StudioError, match="over 20,000 nodes"):
        from_editor(opened(15), catalog)


def test_a_node_that_cannot_be_converted_is_told_not_lost(catalog):
    graph = Graph({"1": Node("EmptyImage", {"width": 64, "height": 64, "batch_size": 1, "color": 0})})
    workflow = to_editor(graph, catalog)
    workflow["nodes"][0]["inputs"] = 5
    with pytest.raises(StudioError) as caught:
        from_editor(workflow, catalog)
    assert caught.value.code == "graph_invalid"


def test_a_drawing_shows_every_node_and_escapes_what_it_shows(catalog):
    b = GraphBuilder(catalog)
    image = b.add("EmptyImage", title="<b>&", width=64, height=64, batch_size=1, color=0)
    b.add("SaveImage", images=image, filename_prefix="</svg>")
    graph = b.build()
    svg = to_svg(graph, catalog)
    assert "&lt;b&gt;&amp;" in svg
    assert svg.count("</svg>") == 1
    assert svg.count("<path") == 1
    picture = to_picture(graph, catalog, largest=500)
    assert max(picture.size) == 500


def test_large_graphs_are_laid_out_in_bounded_time(catalog):
    b = GraphBuilder()
    image = b.add("EmptyImage", width=64, height=64, batch_size=1, color=0)
    for _ in range(3000):
        image = b.add("ImageInvert", image=image.out(0))
    assert len(to_editor(b.build(), catalog)["nodes"]) == 3001


def test_a_byte_order_mark_does_not_matter():
    assert load_json(b"\xef\xbb\xbf{}") == {}
