"""``./studio graph``: what a developer types, with exit codes that scripts can rely on."""

from __future__ import annotations

import json
from contextlib import nullcontext

import pytest
from animation_ai_studio.benchmarks.graphs.material import OWN
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.workflows import GraphBuilder
from animation_ai_studio.workflows.cli import graph_app
from animation_ai_studio.workflows.graph import load_json
from typer.testing import CliRunner

from . import tiny
from .conftest import FIXTURES

CATALOG = str(FIXTURES / "object_info_0.3.75.json.gz")


@pytest.fixture
def call():
    app = graph_app(lambda tell: nullcontext("http://127.0.0.1:9"))  # unreachable

    def run(*words: object):
        result = CliRunner().invoke(app, [str(word) for word in words])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


@pytest.fixture
def good(tmp_path, catalog):
    b = GraphBuilder(catalog)
    image = b.add("EmptyImage", width=64, height=64, batch_size=1, color=0)
    b.add("SaveImage", images=image, filename_prefix="x")
    path = tmp_path / "good.json"
    path.write_text(json.dumps(b.build().to_api()))
    return path


@pytest.fixture
def bad(tmp_path, good):
    raw = load_json(good)
    raw["1"]["inputs"]["width"] = "64"
    raw["2"]["inputs"]["images"] = ["1", 3]
    path = tmp_path / "bad.json"
    path.write_text(json.dumps(raw))
    return path


def test_check_says_what_is_wrong(call, good, bad):
    assert "Verdict: pass" in call("check", good, "--catalog", CATALOG).output
    result = call("check", bad, "--catalog", CATALOG, "--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert told["verdict"] == "halt"
    assert {one["code"] for one in told["problems"]} == {"bad_slot", "cast"}


def test_beside_a_models_folder_packs_and_families_are_known(call, tmp_path):
    tiny.install(tmp_path)
    manager = tmp_path / "custom_nodes" / "ComfyUI-Manager"
    manager.mkdir(parents=True)
    (manager / "extension-node-map.json").write_text(
        '{"https://x/fancy": [["FancyNode"], {"title_aux": "Fancy Pack"}]}'
    )
    graph = {
        "1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": tiny.CHECKPOINT}},
        "2": {
            "class_type": "LoraLoaderModelOnly",
            "inputs": {"model": ["1", 0], "lora_name": tiny.OLD_LORA, "strength_model": 1.0},
        },
        "3": {"class_type": "FancyNode", "inputs": {}},
    }
    file = tmp_path / "graph.json"
    file.write_text(json.dumps(graph))
    told = json.loads(
        call("check", file, "--catalog", CATALOG, "--models", tmp_path / "models", "--json").stdout
    )
    problems = {one["code"]: one for one in told["problems"]}
    assert "Fancy Pack" in problems["unknown_class"]["fix"]
    assert "made for sd1" in problems["family_mismatch"]["message"]


def test_repair_writes_only_a_sound_graph(call, bad, good, tmp_path, catalog):
    target = tmp_path / "fixed.json"
    result = call("repair", bad, "--catalog", CATALOG, "--out", target, "--json")
    assert result.exit_code == 0
    assert {one["code"] for one in json.loads(result.stdout)["changes"]} == {"bad_slot", "cast"}
    assert call("diff", good, target).exit_code == 0
    hopeless = tmp_path / "hopeless.json"
    hopeless.write_text('{"1": {"class_type": "Nope", "inputs": {}}}')
    assert call("repair", hopeless, "--catalog", CATALOG, "--out", tmp_path / "no.json").exit_code == 1
    assert not (tmp_path / "no.json").exists()


def test_convert_goes_both_ways(call, good, tmp_path):
    page, api = tmp_path / "page.json", tmp_path / "api.json"
    call("convert", good, "--catalog", CATALOG, "-o", page)
    assert load_json(page)["version"] == 0.4
    call("convert", page, "--catalog", CATALOG, "-o", api)
    assert call("diff", good, api).exit_code == 0
    assert json.loads(call("convert", good, "--catalog", CATALOG).stdout)["nodes"]


@pytest.mark.parametrize("command", ["check", "convert", "repair", "show"])
def test_what_a_reading_leaves_out_is_said(call, tmp_path, command):
    """A decoder that lost its link in the file must not be found out by a failed run."""
    workflow = load_json(OWN / "wf_link_missing.json")
    path = tmp_path / "workflow.json"
    path.write_text(json.dumps(workflow), "utf-8")
    told = call(command, str(path), "--catalog", CATALOG)
    assert "lost: VAEDecode 8: vae" in told.stderr


def test_notes_are_in_json_and_all_of_them_on_request(call):
    path = str(OWN / "wf_rgthree_decor.json")
    notes = json.loads(call("check", path, "--catalog", CATALOG, "--json").stdout)["notes"]
    assert {"20", "21", "22"} <= {one["node"] for one in notes if one["kind"] == "page"}
    assert "Label" not in call("convert", path, "--catalog", CATALOG).stderr
    assert "Label" in call("convert", path, "--catalog", CATALOG, "--notes").stderr


def test_diff_tells_changes(call, good, bad):
    result = call("diff", good, bad, "--json")
    assert result.exit_code == 1
    assert [one["kind"] for one in json.loads(result.stdout)] == ["value", "link"]


@pytest.mark.parametrize(
    ("suffix", "start"), [(".svg", b"<svg"), (".png", b"\x89PNG"), (".jpg", b"\xff\xd8")]
)
def test_show_draws(call, good, tmp_path, suffix, start):
    target = tmp_path / f"drawn{suffix}"
    assert call("show", good, "--catalog", CATALOG, "-o", target).exit_code == 0
    assert target.read_bytes().startswith(start)


def test_search_and_skills(call):
    assert "VAEDecode" in call("search", "LATENT", "IMAGE", "--also", "VAE", "--catalog", CATALOG).output
    assert call("search", "AUDIO", "NOTHING", "--catalog", CATALOG).exit_code == 1
    rows = json.loads(call("skills", "--json").stdout)
    assert {"text_to_image", "controlnet"} <= {row["name"] for row in rows}


def test_what_cannot_be_used_is_told(call, good, tmp_path):
    for words, code in (
        (("check", tmp_path / "none.json", "--catalog", CATALOG), "file_missing"),
        (("check", good, "--catalog", tmp_path / "none.json"), "file_missing"),
        (("check", good, "--catalog", good.parent), "file_missing"),
        (("show", good, "--catalog", CATALOG, "-o", tmp_path / "x.gif"), "option_invalid"),
        (("check", good), "comfyui_unreachable"),
    ):
        with pytest.raises(StudioError) as caught:
            call(*words)
        assert caught.value.code == code


@pytest.mark.comfyui
def test_run_and_record_on_a_real_server(call, comfyui, good, tmp_path):
    told = json.loads(call("run", good, "--server", comfyui, "--json").stdout)
    assert told["outputs"]["2"]["images"]
    record = tmp_path / "recorded.json.gz"
    call("record", record, "--server", comfyui)
    assert call("check", good, "--catalog", record).exit_code == 0
    contract = tmp_path / "contract.json"
    call("contract", contract, "--server", comfyui)
    assert "AnimationStudioPuppetShot" in load_json(contract)
