"""Diffusers folders are downloads of many files: one that is missing or cut must be told before gigabytes are read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.schema import (
    CharacterPreset,
    ControlnetConfig,
    LoraRegistry,
    SdxlConfig,
)
from animation_ai_studio.workflows.models.diffusersfolder import read_pipeline
from animation_ai_studio.workflows.models.files import ModelFolders, check_models, find_file
from pydantic import ValidationError

from .tiny_folder import write_controlnet, write_json, write_pipeline


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pipeline(tmp_path_factory.mktemp("models") / "small", shards=2)


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    """A copy to damage."""
    return Path(shutil.copytree(whole, tmp_path / "diffusers" / "small"))


def test_all_files_are_found_and_marked(folder: Path) -> None:
    found = read_pipeline(folder)
    assert {part: len(paths) for part, paths in found.parts.items()} == {
        "unet": 2,
        "vae": 1,
        "text_encoder": 1,
        "text_encoder_2": 1,
    }
    vae = folder / "vae" / "diffusion_pytorch_model.safetensors"
    shutil.copy(vae, vae.with_name("diffusion_pytorch_model.fp16.safetensors"))
    assert read_pipeline(folder).parts["vae"][0].name.endswith("fp16.safetensors"), (
        "half precision goes first"
    )
    assert read_pipeline(folder).mark != found.mark


def unlink(folder: Path, name: str) -> None:
    (folder / name).unlink()


def cut(folder: Path, name: str) -> None:
    path = folder / name
    path.write_bytes(path.read_bytes()[:-64])


def pickle(folder: Path, name: str) -> None:
    path = folder / name
    path.rename(path.with_suffix(".bin"))


def escape(folder: Path, name: str) -> None:
    write_json(folder / name, {"weight_map": {"conv_in.weight": "../../secret.safetensors"}})


def other(folder: Path, name: str) -> None:
    write_json(folder / name, {"_class_name": "FluxPipeline"})


def garbage(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"\xff{")


INDEX = "unet/diffusion_pytorch_model.safetensors.index.json"
SHARD = "unet/diffusion_pytorch_model-00002-of-00002.safetensors"


@pytest.mark.parametrize(
    ("damage", "name", "told"),
    [
        (unlink, "vae/diffusion_pytorch_model.safetensors", "no diffusion_pytorch_model.safetensors"),
        (unlink, SHARD, "00002-of-00002.safetensors is missing"),
        (cut, SHARD, "64 bytes are missing"),
        (cut, "text_encoder/model.safetensors", "64 bytes are missing"),
        (pickle, "text_encoder/model.safetensors", "could run code"),
        (escape, INDEX, "outside its folder"),
        (garbage, INDEX, "can't be read as JSON"),
        (other, "model_index.json", "FluxPipeline"),
        (garbage, "model_index.json", "can't be read as JSON"),
    ],
)
def test_what_is_wrong_with_a_folder_is_told(folder: Path, damage, name: str, told: str) -> None:
    damage(folder, name)
    with pytest.raises(StudioError) as caught:
        read_pipeline(folder)
    assert caught.value.code == "model_invalid"
    assert told in caught.value.message


def checked(models: Path, checkpoint: str, control: str = "") -> list[tuple[str, str]]:
    """State and note of what a profile and a ControlNet name."""
    presets: dict[str, CharacterPreset] = {}
    findings = check_models(
        ModelFolders((models,)),
        loras=LoraRegistry(),
        sdxl=SdxlConfig(profile="a", profiles={"a": {"checkpoint": checkpoint}}, quality={}),
        controls=ControlnetConfig(models={"pose": [control]} if control else {}, presets={}),
        characters=presets,
    )
    return [(one.state, one.note) for one in findings]


def test_models_check_knows_folders(folder: Path) -> None:
    assert checked(folder.parents[1], "small") == [("ok", "sdxl, a diffusers folder")]
    assert checked(folder.parents[1], "smal") == [("missing", "Nearest: small.")]
    cut(folder, SHARD)
    ((state, note),) = checked(folder.parents[1], "small")
    assert state == "wrong" and "64 bytes are missing" in note


def test_a_controlnet_may_be_a_folder_and_keep_its_published_name(tmp_path: Path, folder: Path) -> None:
    write_controlnet(folder.parents[1] / "controlnet" / "openpose-sdxl-1.0")
    for name in ("openpose-sdxl-1.0", "openpose-sdxl-1.0.safetensors"):
        assert checked(folder.parents[1], "small", name)[1] == ("ok", "sdxl")
    listed = [
        "openpose-sdxl-1.0/diffusion_pytorch_model.safetensors",
        "b/diffusion_pytorch_model.safetensors",
    ]
    assert find_file("openpose-sdxl-1.0", listed) == listed[0]


@pytest.mark.parametrize("name", ["model.ckpt", "model.bin", "../model", "a//b", ".hidden", "model.PT"])
def test_pickles_and_paths_are_no_model_names(name: str) -> None:
    with pytest.raises(ValidationError):
        SdxlConfig(profile="a", profiles={"a": {"checkpoint": name}}, quality={})
