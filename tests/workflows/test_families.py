"""Model families from file headers: a LoRA for another base model loads without a word and ruins the picture."""

from __future__ import annotations

import gzip
import json
import struct

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.workflows import catalog
from animation_ai_studio.workflows.catalog import Catalog
from animation_ai_studio.workflows.models.families import compatible, family_of, read_header, read_notes, scan
from animation_ai_studio.workflows.packs import read_index

from . import tiny
from .conftest import FAMILIES


def test_the_small_models_are_what_they_are(tmp_path):
    tiny.install(tmp_path)
    assert scan(tmp_path / "models") == FAMILIES


@pytest.mark.parametrize(
    ("header", "family"),
    [
        ({"__metadata__": {"ss_base_model_version": "sdxl_base_v1-0"}}, "sdxl"),
        ({"__metadata__": {"ss_base_model_version": "sd_v1"}}, "sd1"),
        ({"lora_te2_text_model_encoder_layers_0.lora_down.weight": {"shape": [4, 1280]}}, "sdxl"),
        ({"lora_unet_down_blocks_1_attn2_to_k.lora_down.weight": {"shape": [4, 768]}}, "sd1"),
        ({"unet.down_blocks.1.attn2.to_k.lora_A.weight": {"shape": [4, 2048]}}, "sdxl"),
        (
            {
                "model.diffusion_model.input_blocks.1.1.transformer_blocks.0.attn2.to_k.weight": {
                    "shape": [320, 1024]
                }
            },
            "sd2",
        ),
        ({"model.diffusion_model.joint_blocks.0.x_block.attn.qkv.weight": {"shape": [9, 9]}}, "sd3"),
        ({"double_blocks.0.img_attn.qkv.weight": {"shape": [9, 9]}}, "flux"),
        ({"__metadata__": {"modelspec.architecture": "stable-diffusion-xl-v1-base/lora"}}, "sdxl"),
        (
            {
                "__metadata__": {
                    "modelspec.architecture": "stable-diffusion-xl-v1-base",
                    "toonxl.family": "{}",
                }
            },
            "toonxl",
        ),
        ({"__metadata__": {"modelspec.architecture": "something-new"}, "double_blocks_0": {}}, "flux"),
        ({"something.else": {"shape": [3]}}, ""),
        ({"attn2.to_k.weight": {"shape": "odd"}, "attn2.to_k.lora_A.weight": None}, ""),
    ],
)
def test_families_are_told_by_names_and_shapes(header, family):
    assert family_of(header) == family


def test_unknown_fits_everything_and_families_only_themselves():
    assert compatible("sdxl", "sdxl")
    assert compatible("", "sdxl")
    assert not compatible("sd1", "sdxl")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 7,
        struct.pack("<Q", 2**60) + b"{}",
        struct.pack("<Q", 4) + b"nope",
        struct.pack("<Q", 2) + b"[]",
    ],
)
def test_damaged_files_are_told_and_skipped(tmp_path, data):
    path = tmp_path / "loras" / "x.safetensors"
    path.parent.mkdir()
    path.write_bytes(data)
    with pytest.raises(StudioError) as caught:
        read_header(path)
    assert caught.value.code == "model_invalid"
    assert scan(tmp_path) == {}


def test_a_node_map_names_packs(tmp_path):
    path = tmp_path / "map.json"
    path.write_text(
        json.dumps({"https://x/y/Fancy": [["A", "B"], {"title_aux": "Fancy Pack"}], "z": 5, "w": [["A"], {}]})
    )
    assert read_index(path) == {"A": "Fancy Pack", "B": "Fancy Pack"}
    path.write_text("[")
    with pytest.raises(StudioError) as caught:
        read_index(path)
    assert caught.value.code == "file_invalid"


def test_linked_folders_are_looked_into_and_circles_end(tmp_path):
    """ComfyUI lists what lies behind a link, as the shipped models do; a file unseen would count as unknown."""
    tiny.install(tmp_path / "elsewhere")
    loras = tmp_path / "models" / "loras"
    loras.mkdir(parents=True)
    (loras / "shipped").symlink_to(tmp_path / "elsewhere" / "models" / "loras", target_is_directory=True)
    (loras / "circle").symlink_to(loras, target_is_directory=True)
    assert scan(tmp_path / "models")["loras/shipped/tiny_lora.safetensors"] == "sdxl"


def test_a_recorded_catalog_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch):
    """A few kilobytes of gzip can unpack to gigabytes."""
    path = tmp_path / "nodes.json.gz"
    path.write_bytes(gzip.compress(b'{"A": {"x": "' + b" " * 50_000 + b'"}}'))
    assert set(Catalog.from_file(path)) == {"A"}
    monkeypatch.setattr(catalog, "MAX_BYTES", 40_000)
    with pytest.raises(StudioError) as caught:
        Catalog.from_file(path)
    assert caught.value.code == "file_invalid"


@pytest.mark.parametrize("about", [True, 5, [1], "text"])
def test_notes_that_are_no_notes_cost_nothing(tmp_path, about):
    """One oddly written file must not end the scan of all others."""
    path = tmp_path / "odd.safetensors"
    text = json.dumps({"__metadata__": about}).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text)
    assert read_notes(path) == {}
