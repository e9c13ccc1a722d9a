"""``./studio lora`` and ``./studio models`` as a person types them: they must answer without a ComfyUI."""

from __future__ import annotations

import json
from pathlib import Path

import yaml
from animation_ai_studio.__main__ import app
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


def test_the_catalogue_says_what_is_installed(tmp_path: Path) -> None:
    (tmp_path / "checkpoints").mkdir()
    (tmp_path / "checkpoints" / "toonxl.safetensors").write_bytes(b"x")
    (tmp_path / "checkpoints" / "sd_xl_base_1.0.safetensors").write_bytes(b"x")
    result = cli.invoke(app, ["models", "list", "--models", str(tmp_path), "--json"])
    states = {row["name"]: row["state"] for row in json.loads(result.stdout)}
    assert (states["toonxl"], states["sdxl-base"]) == ("installed", "another size")
    assert states["controlnet-pose"] == "missing"


def test_show_tells_of_an_entry_whose_file_is_gone(tmp_path: Path) -> None:
    result = cli.invoke(app, ["lora", "show", "luca", "--models", str(tmp_path)])
    assert result.exit_code == 0
    assert "luca_boy" in result.output and "isn't installed" in result.output
