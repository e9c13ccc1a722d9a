"""A sentence becomes a graph of what is installed: nothing in it is guessed, no order ends up as words of the prompt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from animation_ai_studio.agent.cli.graphs import graphs_app
from animation_ai_studio.agent.graphedits.making import make_graph
from animation_ai_studio.benchmarks.graphs.installed import with_files
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.workflows.catalog import Catalog
from animation_ai_studio.workflows.check import Verdict, check, verdict
from animation_ai_studio.workflows.graph import load_json
from animation_ai_studio.workflows.page import read
from typer.testing import CliRunner

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@pytest.fixture(scope="module")
def bare():
    """One checkpoint, as on a first day."""
    return Catalog.from_file(FIXTURES / "object_info_0.33.0.json.gz")


@pytest.fixture(scope="module")
def full(bare):
    return with_files(bare)


@pytest.mark.parametrize(
    ("text", "prompt", "kinds"),
    [
        ("a portrait of Mira and Pim in the rain", "a portrait of Mira and Pim in the rain", ()),
        ("please draw a picture of a dog, soft light, 4 variants", "a dog, soft light", ()),
        ("a street, 35mm lens, on the left \"a boat\", hires fix", "a street, 35mm lens", ("ConditioningCombine", "LatentUpscaleBy")),
        ("画一只海边的猫，步数改成30，最后放大两倍", "一只海边的猫", ("ImageScaleBy",)),
        ('"a lora of steel, 30 steps up", upscale 2x', "a lora of steel, 30 steps up", ("ImageScaleBy",)),
    ],
)  # fmt: skip
def test_what_is_shown_and_what_is_ordered_are_told_apart(bare, text, prompt, kinds):
    made = make_graph(text, bare)
    assert not made.questions
    graph = read(made.data, bare).graph
    texts = [node.inputs["text"] for node in graph.values() if node.class_type == "CLIPTextEncode"]
    assert prompt in texts
    assert set(kinds) <= {node.class_type for node in graph.values()}
    assert verdict(check(graph, bare)) is not Verdict.HALT


def test_a_whole_order_of_an_artist_is_made(full):
    made = make_graph(
        "a portrait of Mira in the rain, use juggernaut, depth control from depth.png, strength 0.7, "
        "add the film grain lora at 0.6, add the luca lora, 4 variants",
        full,
    )
    assert not made.questions
    graph = read(made.data, full).graph
    values = {
        (node.class_type, name): value for node in graph.values() for name, value in node.inputs.items()
    }
    assert values["CheckpointLoaderSimple", "ckpt_name"] == "juggernautXL_v9.safetensors"
    assert values["ControlNetApplyAdvanced", "strength"] == 0.7
    assert values["EmptyLatentImage", "batch_size"] == 4
    assert [node.class_type for node in graph.values()].count("LoraLoader") == 2


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("a portrait, depth-guided by this picture, two LoRAs", "Which picture should it follow"),
        ("a dog with 30 steps", "after a comma"),
        ("a dog, use juggernaut", "use juggernaut"),
        ("a dog, strength 0.6", "strength 0.6"),
        ("cfg 5", "after a comma"),
        ("，", "What should the picture show?"),
        ("a dog, steps 0", "from 1 to 10,000"),
    ],
)
def test_what_isnt_clear_is_asked_and_makes_nothing(bare, text, asked):
    """“use juggernaut”, which isn't installed, would else be painted."""
    made = make_graph(text, bare)
    assert made.data is None
    assert asked in " ".join(made.questions)


def test_several_checkpoints_are_asked_about_and_none_is_an_error(full, bare):
    assert "Which checkpoint" in make_graph("a dog", full).questions[0]
    info = json.loads(json.dumps(dict(bare.object_info)))
    info["CheckpointLoaderSimple"]["input"]["required"]["ckpt_name"][0] = []
    info["LoraLoader"]["input"]["required"]["lora_name"][0] = []
    with pytest.raises(StudioError) as caught:
        make_graph("a dog", Catalog(info))
    assert caught.value.code == "model_missing"
    info["CheckpointLoaderSimple"]["input"]["required"]["ckpt_name"][0] = ["x.safetensors"]
    assert "models/loras" in make_graph("a dog, add the rain lora", Catalog(info)).missing[0]


def test_the_command_writes_the_graph_and_keeps_what_was_there(tmp_path, bare):
    (tmp_path / "catalog.json").write_text(json.dumps(dict(bare.object_info)))
    mine = tmp_path / "mine.json"
    mine.write_text("{}")
    words = ["make", "a dog, 4 variants", "--out", str(mine), "--catalog", str(tmp_path / "catalog.json")]
    done = CliRunner().invoke(graphs_app, words)
    assert done.exit_code == 0, done.output
    assert "Understood: size: batch 4" in done.output
    assert load_json(mine)["nodes"]
    assert mine.with_name("mine.backup-1.json").read_text() == "{}"
    assert CliRunner().invoke(graphs_app, ["make", "cfg 5", *words[2:]]).exit_code == 1


@pytest.mark.comfyui
def test_what_was_made_runs(tmp_path, comfyui):
    """A graph that only looks right is found out by the person who queues it."""
    mine = tmp_path / "mine.json"
    order = "a lighthouse, use tiny_sdxl, add the tiny_lora lora at 0.5, 64x64, 2 steps, 2 variants, on the left “a boat”"
    done = CliRunner().invoke(graphs_app, ["make", order, "--out", str(mine), "--run", "--server", comfyui])
    assert done.exit_code == 0, done.output
    assert "filename" in done.output
