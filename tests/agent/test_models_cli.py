"""``./studio lora`` and ``./studio models`` as a person types them: they must answer without a ComfyUI."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from animation_ai_studio.__main__ import app
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.places import ConfigFolder, own_folder
from animation_ai_studio.configs.schema import load_loras
from animation_ai_studio.tests.workflows import tiny
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
