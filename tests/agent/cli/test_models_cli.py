"""``./studio lora`` and ``./studio models`` as a person types them: they must answer without a ComfyUI."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import yaml
from animation_ai_studio.__main__ import app
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.places import ConfigFolder, own_folder
from animation_ai_studio.configs.schema import load_loras
from animation_ai_studio.tests.workflows import tiny
from animation_ai_studio.workflows.models.lorafit import report_of
from safetensors.numpy import save_file
from typer.testing import CliRunner

cli = CliRunner()


def test_scan_writes_entries(tmp_path: Path) -> None:
    tiny.install(tmp_path)
    target = tmp_path / "lora_registry.yaml"
    result = cli.invoke(app, ["lora", "scan", str(tmp_path / "models" / "loras"), "--out", str(target)])
    assert result.exit_code == 0, result.output
    entries = yaml.safe_load(target.read_text("utf-8"))["loras"]
    assert {entry["file"] for entry in entries.values()} == {tiny.LORA, tiny.OLD_LORA}


def test_check_fails_while_a_file_is_missing(tmp_path: Path) -> None:
    result = cli.invoke(app, ["lora", "check", "--models", str(tmp_path), "--json"])
    assert result.exit_code == 1
    assert {row["state"] for row in json.loads(result.stdout)} == {"missing"}


def test_check_names_a_file_that_is_cut_and_a_preset_with_an_unknown_lora(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found out here, and not after ten minutes of drawing."""
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(tmp_path / "home"))
    tiny.install(tmp_path)
    path = tmp_path / "models" / "loras" / tiny.LORA
    path.write_bytes(path.read_bytes()[:-8])
    mine = own_folder()
    mine.mkdir(parents=True)
    entry = {"file": tiny.LORA, "type": "character"}
    (mine / "lora_registry.yaml").write_text(yaml.safe_dump({"loras": {"tiny": entry}}), "utf-8")
    preset = {"characters": {"luca": {"loras": [{"name": "tinny"}]}}}
    (mine / "character_presets.yaml").write_text(yaml.safe_dump(preset), "utf-8")
    result = cli.invoke(app, ["lora", "check", "--models", str(tmp_path / "models"), "--json"])
    rows = {row["used_by"]: row for row in json.loads(result.stdout)}
    assert result.exit_code == 1
    assert rows["LoRA tiny"]["state"] == "wrong" and "8 bytes are missing" in rows["LoRA tiny"]["note"]
    assert rows["character luca"]["state"] == "missing" and "tiny" in rows["character luca"]["note"]


def test_the_catalogue_says_what_is_installed(tmp_path: Path) -> None:
    (tmp_path / "checkpoints").mkdir()
    (tmp_path / "checkpoints" / "toonxl.safetensors").write_bytes(b"x")
    (tmp_path / "checkpoints" / "sd_xl_base_1.0.safetensors").write_bytes(b"x")
    folder = tmp_path / "diffusers" / "stable-diffusion-xl-base-1.0"
    folder.mkdir(parents=True)
    (folder / "model_index.json").write_text("{}")
    result = cli.invoke(app, ["models", "list", "--models", str(tmp_path), "--json"])
    states = {row["name"]: row["state"] for row in json.loads(result.stdout)}
    assert (states["toonxl"], states["sdxl-base"]) == ("installed", "another size")
    assert states["controlnet-pose"] == "missing"
    (tmp_path / "checkpoints" / "sd_xl_base_1.0.safetensors").unlink()
    result = cli.invoke(app, ["models", "list", "--models", str(tmp_path), "--json"])
    states = {row["name"]: row["state"] for row in json.loads(result.stdout)}
    assert states["sdxl-base"] == "installed as a folder"


def test_show_tells_of_an_entry_whose_file_is_gone(tmp_path: Path) -> None:
    result = cli.invoke(app, ["lora", "show", "luca", "--models", str(tmp_path)])
    assert result.exit_code == 0
    assert "luca_boy" in result.output and "isn't installed" in result.output


def test_a_trainers_output_is_taken_over_in_one_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files and registry; an entry that the user changed keeps the change when the folder is imported again."""
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(tmp_path / "home"))
    tiny.install(tmp_path / "made")
    trained = tmp_path / "luca_v2"
    trained.mkdir()
    (tmp_path / "made" / "models" / "loras" / tiny.LORA).rename(trained / tiny.LORA)
    (trained / "broken.safetensors").write_bytes(b"x")
    command = ["lora", "import", str(trained), "--models", str(tmp_path / "models")]
    result = cli.invoke(app, command)
    assert result.exit_code == 0, result.output
    assert "broken.safetensors" in result.output
    registry = own_folder() / "lora_registry.yaml"
    name = Path(tiny.LORA).stem
    entry = yaml.safe_load(registry.read_text("utf-8"))["loras"][name]
    assert entry["file"] == f"luca_v2/{tiny.LORA}"
    assert (tmp_path / "models" / "loras" / entry["file"]).is_file()
    assert name in load_loras([ConfigFolder(registry.parent)]).loras
    registry.write_text(yaml.safe_dump({"loras": {name: {**entry, "weight": 0.33}}}), "utf-8")
    assert cli.invoke(app, command).exit_code == 0
    assert yaml.safe_load(registry.read_text("utf-8"))["loras"][name]["weight"] == 0.33


def test_a_folder_without_loras_is_told(tmp_path: Path) -> None:
    result = cli.invoke(app, ["lora", "import", str(tmp_path), "--models", str(tmp_path / "models")])
    assert isinstance(result.exception, StudioError) and result.exception.code == "file_missing"


DIFFUSERS = "unet.mid_block.attentions.0.transformer_blocks.0.attn1.to_q"


def diffusers_lora(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    pair = {f"{DIFFUSERS}.lora.{half}.weight": np.ones((4, 4), np.float16) for half in ("down", "up")}
    save_file(pair, path, metadata={"lora_adapter_metadata": json.dumps({"unet.lora_alpha": 8})})
    return path


def test_import_puts_diffusers_names_right_and_can_be_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ComfyUI finds no layer of such a file: copied as it is, it would do nothing in any graph."""
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(tmp_path / "home"))
    diffusers_lora(tmp_path / "mira" / "mira.safetensors")
    command = ["lora", "import", str(tmp_path / "mira"), "--models", str(tmp_path / "models")]
    for _ in range(2):
        result = cli.invoke(app, command)
        assert result.exit_code == 0, result.output
    made = tmp_path / "models" / "loras" / "mira" / "mira.safetensors"
    found = report_of(made)
    assert (found.renamed, found.worn, found.forms) == (0, 1, {"LoRA": 1})
    result = cli.invoke(app, ["lora", "show", "mira", "--models", str(tmp_path / "models")])
    told = json.loads(result.stdout[result.stdout.index('{\n  "file"') :])["file"]
    entry = load_loras().loras["mira"]
    assert entry.sha256 == told["sha256"], "the checksum of the file that is worn"
    made.write_bytes(b"another")
    result = cli.invoke(app, command)
    assert isinstance(result.exception, StudioError) and result.exception.code == "file_invalid"
    assert made.read_bytes() == b"another"


def test_check_of_a_file_tells_forms_layers_and_errors(tmp_path: Path) -> None:
    """Before a picture is drawn with it, a person sees what of it would work."""
    path = diffusers_lora(tmp_path / "mira.safetensors")
    result = cli.invoke(app, ["lora", "check", str(path)])
    assert result.exit_code == 0, result.output
    assert "layers: 1 (LoRA 1); ComfyUI can wear 1" in result.stdout and "2 tensors" in result.stdout
    blocks = np.random.default_rng(0).normal(0, 0.2, (8, 4, 4)).astype(np.float32)
    turned = {"lora_unet_a.oft_blocks": blocks, "lora_unet_a.alpha": np.array(0.01, np.float32)}
    save_file(turned, tmp_path / "oft.safetensors")
    told = json.loads(cli.invoke(app, ["lora", "check", str(tmp_path / "oft.safetensors"), "--json"]).stdout)
    assert (
        told["forms"] == {"OFT": 1} and "constraint" in told["warnings"][0] and "% off" in told["warnings"][0]
    )
    save_file({"lora_unet_a.on_input": np.zeros(1, np.float32)}, tmp_path / "ia3.safetensors")
    result = cli.invoke(app, ["lora", "check", str(tmp_path / "ia3.safetensors")])
    assert result.exit_code == 1 and "IA3, which ComfyUI can't wear" in result.stdout
