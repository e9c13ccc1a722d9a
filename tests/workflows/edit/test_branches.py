"""Parts that come into a graph: in the one place that fits, sharing what can be shared, never over what is there."""

from __future__ import annotations

import time

import pytest
from animation_ai_studio.benchmarks.graphs.installed import with_files
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.workflows import Link
from animation_ai_studio.workflows.check import check
from animation_ai_studio.workflows.edit import UnclearGraphEditError
from animation_ai_studio.workflows.edit.branches import duplicate_branch
from animation_ai_studio.workflows.edit.draft import GraphDraft
from animation_ai_studio.workflows.edit.model import DuplicateBranch
from animation_ai_studio.workflows.graph import Graph

from ..conftest import recorded
from .test_edits import kinds, made, picture


@pytest.fixture(scope="module")
def catalog():
    return with_files(recorded("0.33.0"))


def test_a_node_between_two_is_read_by_the_second_alone(catalog):
    """Who wants the picture inverted before it is saved doesn't want the preview inverted too."""
    graph = picture(catalog).to_api()
    both = made(graph, catalog, {"edit": "insert", "class_type": "ImageBlur", "after": "7"}).after
    assert both["8"].inputs["images"] == Link("9", 0) and both["9"].inputs["image"] == Link("7", 0)
    shared = made(
        picture(catalog, samplers=2).to_api(), catalog,
        {"edit": "insert", "class_type": "FreeU_V2", "after": "2", "before": "9"},
    ).after  # fmt: skip
    new = next(key for key, node in shared.items() if node.class_type == "FreeU_V2")
    assert shared["9"].inputs["model"] == Link(new, 0)
    assert shared["6"].inputs["model"] == Link("2", 0)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        ({"class_type": "ImageBlur", "before": "6"}, "takes no IMAGE"),
        ({"class_type": "ImageBlur", "after": "6"}, "gives no IMAGE"),
        ({"class_type": "ImageBlur", "after": "7", "before": "6"}, "gives no IMAGE to KSampler 6"),
        ({"class_type": "LoraLoader", "after": "1"}, "hand on"),
        ({"class_type": "KSampler", "after": "1"}, "hand on"),
        ({"class_type": "Nobody", "after": "1"}, "no node"),
        ({"class_type": "ImageBlur", "after": "77"}, "no node"),
        ({"class_type": "ImageBlur"}, "Which place"),
    ],
)
def test_a_node_that_fits_nowhere_is_refused_with_the_reason(catalog, edit, said):
    with pytest.raises(StudioError, match=said):
        made(picture(catalog).to_api(), catalog, {"edit": "insert", **edit})


def test_a_node_before_one_that_is_fed_twice_is_asked_about(catalog):
    """One of two prompts would be changed by chance."""
    edit = {"edit": "insert", "class_type": "ConditioningZeroOut", "before": "6"}
    with pytest.raises(UnclearGraphEditError):
        made(picture(catalog).to_api(), catalog, edit)


def test_a_branch_twice_shares_what_feeds_it_and_saves_under_a_name_of_its_own(catalog):
    """The copy would overwrite nothing, load nothing twice, and be cached away under the same name."""
    graph = picture(catalog).to_api()
    after = made(graph, catalog, {"edit": "duplicate", "nodes": ["6"]}).after
    assert kinds(after).count("KSampler") == 2 and kinds(after).count("CheckpointLoaderSimple") == 1
    saved = [node.inputs["filename_prefix"] for node in after.values() if node.class_type == "SaveImage"]
    assert saved == ["pier0", "pier0_copy"]
    first, copy = (node for node in after.values() if node.class_type == "KSampler")
    assert first.inputs == copy.inputs
    assert "twin_outputs" not in {one.code for one in check(after, catalog)}


def test_a_branch_of_thousands_of_nodes_is_copied_in_a_moment(catalog):
    """Each copy copied the whole graph: a large branch held the page for half a minute."""
    chain = {
        str(i): {"class_type": "ImageInvert", "inputs": {"image": [str(i - 1), 0]}} for i in range(1001, 5001)
    }
    chain["1000"] = {"class_type": "EmptyImage", "inputs": {}}
    draft = GraphDraft(Graph.from_api(chain), catalog)
    began = time.process_time()
    duplicate_branch(draft, DuplicateBranch(nodes=("1001",)))
    assert time.process_time() - began < 3
    assert len(draft.graph) == 8001
    copies = [key for key in draft.graph if key not in chain]
    assert draft.graph[copies[0]].inputs["image"] == Link("1000", 0)
    assert draft.graph[copies[1]].inputs["image"] == Link(copies[0], 0)


def test_regions_stand_beside_the_prompt_and_beside_each_other(catalog):
    """A second region that hung on the first one's words would move with them."""
    edits = [
        {"edit": "region", "text": text, "place": place}
        for text, place in (("a dog", "left"), ("a cat", "right"))
    ]
    after = made(picture(catalog).to_api(), catalog, *edits).after
    areas = {
        after[node.inputs["conditioning"].node].inputs["text"]: (node.inputs["x"], node.inputs["width"])
        for node in after.values()
        if node.class_type == "ConditioningSetAreaPercentage"
    }
    assert areas == {"a dog": (0.0, 0.5), "a cat": (0.5, 0.5)}
    assert kinds(after).count("ConditioningCombine") == 2
    assert after["6"].inputs["negative"] == Link("4", 0), "what is to be avoided stays so everywhere"
    with pytest.raises(StudioError, match="no prompt"):
        made({"1": {"class_type": "EmptyLatentImage", "inputs": {}}}, catalog, edits[0])


def test_a_film_is_saved_beside_the_pictures(catalog):
    after = made(picture(catalog).to_api(), catalog, {"edit": "video", "fps": 12}).after
    assert {"SaveImage", "CreateVideo", "SaveVideo"} <= set(kinds(after))
    film = next(node for node in after.values() if node.class_type == "CreateVideo")
    assert film.inputs["fps"] == 12 and film.inputs["images"] == after["8"].inputs["images"]
    with pytest.raises(UnclearGraphEditError):
        made(picture(catalog, samplers=2).to_api(), catalog, {"edit": "video"})
