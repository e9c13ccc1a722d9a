"""Who says what to change in a graph gets that change or a question, in English and both scripts of Chinese."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

import pytest
from animation_ai_studio.agent.cli.graphs import graphs_app
from animation_ai_studio.agent.graphedits import perform_order
from animation_ai_studio.benchmarks.graphs.bases import base_graphs
from animation_ai_studio.benchmarks.graphs.installed import with_files
from animation_ai_studio.benchmarks.graphs.order_words import SEEN, UNSEEN, measure_orders
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.workflows.catalog import Catalog
from animation_ai_studio.workflows.describe import describe, told_of
from animation_ai_studio.workflows.editor import to_editor
from animation_ai_studio.workflows.graph import Graph, load_json
from typer.testing import CliRunner

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@pytest.fixture(scope="module")
def catalog():
    return with_files(Catalog.from_file(FIXTURES / "object_info_0.33.0.json.gz"))


@pytest.fixture(scope="module")
def bases(catalog):
    return base_graphs(catalog)


@pytest.fixture
def studio(tmp_path, catalog, bases):
    """The command line with a file of the page's and a recorded catalog."""
    (tmp_path / "catalog.json").write_text(json.dumps(dict(catalog.object_info)))
    mine = tmp_path / "mine.json"
    mine.write_text(json.dumps(to_editor(Graph.from_api(bases["t2i"]), catalog)))

    def call(command, *words):
        options = () if "--undo" in words else ("--catalog", str(tmp_path / "catalog.json"))
        return CliRunner().invoke(graphs_app, [command, str(mine), *words, *options])

    return mine, call


@pytest.mark.parametrize("path", [SEEN, UNSEEN], ids=lambda path: path.stem)
def test_orders_are_read_right_or_asked_about(catalog, path):
    """A wrong edit that nobody asked for is worse than any question: there is none."""
    figures = measure_orders(path, catalog)
    assert not figures.wrong
    assert figures.right >= 0.97 * figures.asked, figures.questions


def test_with_a_question_nothing_is_done(catalog, bases):
    """Half an order done leaves a graph that nobody asked for."""
    answer = perform_order("set steps to 30 and make it pop", bases["t2i"], catalog)
    assert answer.result is None
    assert "pop" in answer.questions[0]
    assert answer.understood == ("sampling: steps 30",)


@pytest.mark.parametrize(
    ("order", "selected", "changed"),
    [
        ("set the steps to 33", ["9"], ["9"]),
        ("set the selected samplers to 33 steps", ["5", "9"], ["5", "9"]),
        ("步数改成33", ["9"], ["9"]),
        ("set the steps of node 5 to 33", ["9"], ["5"]),
        ("bypass these", ["8"], ["8", "9"]),
        ("删掉選中的節點", ["8"], ["8", "9"]),
    ],
)
def test_what_is_selected_is_meant_where_several_places_fit(catalog, bases, order, selected, changed):
    """Who points at a node and is asked which one is meant stops pointing; who names another gets that one."""
    answer = perform_order(order, bases["hires"], catalog, selected)
    assert answer.result is not None, answer.questions
    before, after = answer.result.before, answer.result.after
    assert [key for key in before if after.get(key) != before[key]] == changed


def test_a_selected_prompt_of_the_other_side_is_asked_about(catalog, bases):
    """The words would go into the prompt that the person didn't select."""
    assert perform_order('prompt "x"', bases["t2i"], catalog).result is not None
    asked = perform_order('prompt "x"', bases["t2i"], catalog, ["3"])
    assert asked.result is None and "CLIPTextEncode 3" in asked.questions[0]


def test_two_files_that_fit_are_named_in_the_question(catalog, bases):
    answer = perform_order("add the detail lora", bases["t2i"], catalog)
    assert "add_detail.safetensors" in answer.questions[0]
    assert "detail_tweaker_xl.safetensors" in answer.questions[0]


def test_quoted_words_keep_their_letters(catalog, bases):
    """A prompt in traditional characters, or with capitals and colons, is the person's own."""
    order = "提示詞改成「海邊的 LIGHTHOUSE:夜」"
    answer = perform_order(order, bases["t2i"], catalog)
    assert answer.result.after["2"].inputs["text"] == "海邊的 LIGHTHOUSE:夜"


def test_no_order_raises_and_none_is_done_by_chance(catalog, bases):
    """Scraps of orders in any order: a result only where every word of it was read."""
    draw = random.Random(4)
    pieces = [
        "add",
        "remove",
        "lora",
        "film",
        "grain",
        "steps",
        "30",
        "cfg",
        "to",
        "the",
        "5",
        "upscale",
        "2x",
        "“x”",
        "prompt",
        "not",
        "bypass",
        "all",
        "node",
        "2",
        "采样器",
        "步数",
        "放大",
        "⟦",
        ",",
        ".",
    ]
    for _ in range(300):
        order = " ".join(draw.choices(pieces, k=draw.randint(1, 8)))
        answer = perform_order(order, bases[draw.choice(list(bases))], catalog)
        assert (answer.result is None) == bool(answer.questions)
    with pytest.raises(StudioError) as caught:
        perform_order("  ", bases["t2i"], catalog)
    assert caught.value.code == "request_empty"


def test_broken_and_huge_graphs_end_in_an_answer(catalog, bases):
    """Circles, nodes that nobody knows, links from nowhere, and thousands of nodes."""
    ring = {
        "1": {"class_type": "KSampler", "inputs": {"model": ["1", 0], "guider": ["2", 0], "latent_image": ["1", 0],
                                                   "positive": ["3", 0], "negative": ["9", 0]}},
        "2": {"class_type": "CFGGuider", "inputs": {"guider": ["2", 0], "positive": ["3", 0]}},
        "3": {"class_type": "CLIPTextEncode", "inputs": {"text": ["4", 0], "clip": ["3", 0]}},
        "4": {"class_type": "PrimitiveString", "inputs": {"value": ["4", 0]}},
        "5": {"class_type": "NobodyKnowsMe", "inputs": {"images": ["1", 0], "lora_name": "x.safetensors"}},
    }  # fmt: skip
    large = {
        str(i): {"class_type": "ImageInvert", "inputs": {"image": [str(i - 1), 0]}} for i in range(101, 3000)
    }
    large["101"]["inputs"]["image"] = ["6", 0]
    orders = ["cfg 5", "prompt \"x\"", "add the film grain lora", "upscale 2x", "remove node 5", "img2img from boat.png",
              "add hires fix", "size 512x512", "use juggernaut", "canny control from pose.png"]  # fmt: skip
    for order in orders:
        perform_order(order, ring, catalog)
        describe(Graph.from_api(ring), catalog)
    answer = perform_order("cfg 5 and add the film grain lora", {**bases["t2i"], **large}, catalog)
    assert answer.result is not None


def test_the_file_is_kept_before_it_is_written_and_given_back(studio):
    """Nobody loses a workflow to an order."""
    mine, call = studio
    before = mine.read_text()
    done = call("edit", "add my film-grain LoRA after the checkpoint and upscale at the end")
    assert done.exit_code == 0, done.output
    assert "Understood: add LoRA: file film_grain_xl.safetensors, after 1" in done.output
    kinds = {node["type"] for node in load_json(mine)["nodes"]}
    assert {"LoraLoader", "ImageScaleBy"} <= kinds
    assert mine.with_name("mine.backup-1.json").read_text() == before
    call("edit", "cfg 4")
    assert mine.with_name("mine.backup-2.json").exists()
    assert call("edit", "", "--undo").exit_code == 0
    assert call("edit", "", "--undo").exit_code == 0
    assert mine.read_text() == before
    assert isinstance(call("edit", "", "--undo").exception, StudioError)


def test_trying_and_asking_write_nothing(studio):
    mine, call = studio
    before = mine.read_text()
    assert call("edit", "cfg 4", "--try").exit_code == 0
    asked = call("edit", "remove the sampler", "--json")
    assert asked.exit_code == 1
    assert json.loads(asked.stdout)["questions"]
    assert mine.read_text() == before
    assert list(mine.parent.glob("*backup*")) == []


def test_a_graph_is_told_in_sentences(studio, catalog, bases):
    _, call = studio
    told = call("describe").output
    assert "KSampler 5 samples with sd_xl_base_1.0.safetensors" in told
    assert "from noise of 1024 × 1024" in told
    second = " ".join(describe(Graph.from_api(bases["hires"]), catalog))
    assert "from what KSampler 5 made" in second
    assert describe(Graph({}), catalog)


def test_a_graph_of_thousands_of_nodes_is_told_at_once(catalog, bases):
    """Each result looked through the whole graph: a minute for a large one, in which the page stood still."""
    many = {
        f"{row}{key}": {
            **node,
            "inputs": {
                name: [f"{row}{value[0]}", value[1]] if isinstance(value, list) else value
                for name, value in node["inputs"].items()
            },
        }
        for row in range(100, 800)
        for key, node in bases["t2i"].items()
    }
    began = time.process_time()
    told = told_of(Graph.from_api(many), catalog)
    assert time.process_time() - began < 2
    assert len([one for one in told if one.node]) == 700
    assert "KSampler 1005 samples" in next(one.text for one in told if one.node.startswith("100"))


def test_a_row_of_digits_is_read_in_a_moment(catalog, bases):
    """Six thousand digits held a server's thread for twenty seconds."""
    began = time.process_time()
    assert perform_order("set steps to " + "1" * 3900, bases["t2i"], catalog).result is None
    assert perform_order("set the seed " + "to " * 900 + "x", bases["t2i"], catalog).result is None
    assert time.process_time() - began < 5
    with pytest.raises(StudioError, match="4,000 are read"):
        perform_order("set steps to 30 " * 1000, bases["t2i"], catalog)
    assert perform_order("set steps to ⟦7⟧", bases["t2i"], catalog).result is None
    done = perform_order("set cfg to .5 and steps to 30", bases["t2i"], catalog)
    assert done.result is not None


@pytest.mark.parametrize(
    ("order", "range_"),
    [
        ("add the film grain lora, strength 50", "strength 50? strength is from -10.0 to 10.0"),
        ("add the film grain lora, strength 99", "from -10.0 to 10.0"),
        ("hires fix, denoise 7", "denoise is from 0.0 to 1.0"),
        ("hires fix, 2.5 steps", "a whole number from 1"),
        ("steps 0", "steps is a whole number from 1 to 10,000"),
        ("set steps to 2.7", "steps 2.7? steps is a whole number"),
        ("upscale 2x, 100x", "factor is more than 0.0 to 8.0"),
        ("upscale 0 times", "factor is more than 0.0 to 8.0"),
        ("start from cat.png, denoise 5", "denoise is from 0.0 to 1.0"),
        ("save video at 24 fps, 500 fps", "fps is from 1.0 to 120.0"),
        ('save as " "', "prefix has 1 to 200 letters"),
        ("save as “" + "a" * 300 + "”", "prefix has 1 to 200 letters"),
        ("batch size " + "9" * 400, "batch of so many digits? batch is a whole number from 1 to 4,096"),
        (", ".join(f"set the steps of node 5 to {n}" for n in range(1, 60)), "40 are made at once"),
    ],
)
def test_a_value_out_of_its_range_is_asked_about_with_the_range(catalog, bases, order, range_):
    """The person read a validator's inner words, or got another number than the one that was said."""
    answer = perform_order(order, bases["t2i"], catalog)
    assert answer.result is None
    assert range_ in " ".join(answer.questions)


def test_a_strength_of_nothing_named_is_asked_about(catalog, bases):
    assert perform_order("strength 99", bases["t2i"], catalog).questions
