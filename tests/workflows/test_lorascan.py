"""LoRA files as registry entries, and what is missing: a wrong guess here is a LoRA that never wakes up."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import yaml
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.models import load_models
from animation_ai_studio.configs.schema import (
    LoraRegistry,
    LoraUse,
    load_characters,
    load_controlnets,
    load_loras,
    load_sdxl,
)
from animation_ai_studio.workflows.models.files import ModelFolders, check_models, extra_folders
from animation_ai_studio.workflows.models.lorascan import lora_entry, registry_yaml, scan_loras, trigger_words
from safetensors.numpy import save_file

from . import tiny

TAGS = {"10_luca boy": {"luca_boy": 40, "1boy": 40, "striped shirt": 39, "beach": 7}}


def write(path: Path, width: int = 2048, rank: int = 16, about: dict[str, str] | None = None) -> Path:
    layer = "lora_unet_input_blocks_4_1_transformer_blocks_0_attn2_to_k"
    path.parent.mkdir(parents=True, exist_ok=True)
    tensors = {
        f"{layer}.lora_down.weight": np.zeros((rank, width), np.float16),
        f"{layer}.lora_up.weight": np.zeros((640, rank), np.float16),
    }
    save_file(tensors, path, metadata=about)
    return path


def test_a_trained_file_becomes_an_entry(tmp_path: Path) -> None:
    path = write(tmp_path / "luca.safetensors", about={"ss_tag_frequency": json.dumps(TAGS)})
    entry = lora_entry(path, "luca.safetensors")
    assert (entry.type, entry.base, entry.weight, entry.metadata["rank"]) == ("character", "sdxl", 0.85, "16")
    assert entry.trigger_words == ["luca_boy", "striped shirt"]
    assert entry.sha256 is not None


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"modelspec.trigger_phrase": "film look, warm", "ss_tag_frequency": json.dumps(TAGS)}, ["film look", "warm"]),
        ({"ss_tag_frequency": json.dumps({"5_alberto boy": {"1boy": 9, "solo": 9}})}, ["alberto boy"]),
        ({"ss_tag_frequency": "{"}, []),
        ({"ss_tag_frequency": "[1]"}, []),
        ({"ss_tag_frequency": '{"a": {"b": "many"}}'}, []),
        ({}, []),
    ],
)  # fmt: skip
def test_trigger_words_come_from_what_the_trainer_wrote(about: dict[str, str], words: list[str]) -> None:
    assert trigger_words(about) == words


def test_a_folder_becomes_a_registry_that_loads(tmp_path: Path) -> None:
    write(tmp_path / "mine" / "film_style.safetensors", rank=8)
    write(tmp_path / "old.safetensors", width=768)
    (tmp_path / "cut_off.safetensors").write_bytes(b"\x10\0\0\0\0\0\0\0{")
    save_file({"weight": np.zeros((2, 2), np.float16)}, tmp_path / "no_lora.safetensors")
    entries, faults = scan_loras(tmp_path)
    assert set(faults) == {"cut_off.safetensors", "no_lora.safetensors"}
    registry = LoraRegistry.model_validate(yaml.safe_load(registry_yaml(entries)))
    assert registry.loras["film_style"].type == "style"
    assert registry.loras["film_style"].file == "mine/film_style.safetensors"
    assert registry.loras["old"].base == "sd15"


def test_what_the_configuration_names_is_looked_for(tmp_path: Path) -> None:
    tiny.install(tmp_path)
    rows = {
        "right": {"file": tiny.LORA, "type": "character"},
        "wrong": {"file": tiny.OLD_LORA, "type": "character"},
        "gone": {"file": "tiny_lore.safetensors", "type": "character"},
    }
    presets = load_characters([])
    luca = presets["luca"].model_copy(update={"loras": [LoraUse(name="rihgt")]})
    findings = check_models(
        ModelFolders((tmp_path / "models",)),
        loras=LoraRegistry.model_validate({"loras": rows}),
        sdxl=load_sdxl([]),
        controls=load_controlnets([]),
        characters={"luca": luca},
    )
    told = {one.used_by: one for one in findings}
    assert [told[f"LoRA {name}"].state for name in rows] == ["ok", "wrong", "missing"]
    assert "sd1" in told["LoRA wrong"].note
    assert tiny.LORA in told["LoRA gone"].note
    assert told["profile sdxl"].state == "missing"
    assert "right" in told["character luca"].note


def test_further_model_folders_are_read(tmp_path: Path) -> None:
    write(tmp_path / "disk" / "loras" / "far.safetensors")
    paths = tmp_path / "extra_model_paths.yaml"
    paths.write_text("mine:\n  base_path: disk\n  is_default: true\n  loras: |\n    loras\n    more\n")
    folders = ModelFolders((tmp_path / "models",), extra_folders(paths))
    assert set(folders.files("loras")) == {"far.safetensors"}
    paths.write_text("a: [")
    with pytest.raises(StudioError) as caught:
        extra_folders(paths)
    assert caught.value.code == "config_invalid"


def test_the_catalogue_names_the_files_of_the_shipped_profiles() -> None:
    files = {entry.file for entry in load_models([]).values()}
    sdxl = load_sdxl([])
    assert {sdxl.profiles["sdxl"].checkpoint, sdxl.profiles["sdxl"].vae} <= files
    assert {names[0] for names in load_controlnets([]).models.values()} <= files
    assert load_loras([]).loras


def raw(path: Path, about: object) -> Path:
    """A LoRA whose header holds any JSON as its metadata, as no library would write it."""
    header = {
        "x.lora_down.weight": {"dtype": "F16", "shape": [4, 8], "data_offsets": [0, 64]},
        "__metadata__": about,
    }
    text = json.dumps(header).encode()
    path.write_bytes(len(text).to_bytes(8, "little") + text + bytes(64))
    return path


@pytest.mark.parametrize(
    "about",
    [
        [], "text", 5, {"ss_tag_frequency": {"a": 1}}, {"modelspec.trigger_phrase": ["a"]}, {"ss_network_alpha": None},
        {"modelspec.description": "half \ud800", "modelspec.title": "\udfff"}, {"modelspec.trigger_phrase": "w" * 300_000},
        {"ss_tag_frequency": '{"1_\\ud800": {"\\ud800": 9}}'}, {"ss_tag_frequency": "[" * 200_000},
        {"ss_tag_frequency": '{"a": {"tag": NaN, "other": 1e999}}'},
    ],
)  # fmt: skip
def test_odd_notes_of_a_trainer_cost_neither_the_file_nor_the_scan(tmp_path: Path, about: object) -> None:
    raw(tmp_path / "odd.safetensors", about)
    write(tmp_path / "good.safetensors")
    entries, faults = scan_loras(tmp_path)
    assert set(entries) == {"good", "odd"} and faults == {}
    written = registry_yaml(entries).encode("utf-8")
    assert len(written) < 5_000 and LoraRegistry.model_validate(yaml.safe_load(written)).loras == entries


def test_a_file_that_cant_stand_in_the_registry_is_told_and_the_scan_goes_on(tmp_path: Path) -> None:
    write(tmp_path / "what?.safetensors")
    write(tmp_path / "good.safetensors")
    entries, faults = scan_loras(tmp_path)
    assert set(entries) == {"good"} and "Rename" in faults["what?.safetensors"].fix
