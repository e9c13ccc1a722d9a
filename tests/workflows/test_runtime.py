"""What Load SDXL tells, and when a picture is decoded in tiles: a warning that is missing costs an evening."""

from __future__ import annotations

from dataclasses import replace

import pytest
from animation_ai_studio.workflows.models.runtime import GIB, HEADROOM, Runtime, choose_tile

GOOD = Runtime("cuda:0", "float16", "bfloat16", "attention_pytorch", 12 * GIB, half=True)


def sdxl_bytes(width: int, height: int) -> int:
    """ComfyUI's estimate for SDXL's VAE in half precision."""
    return 2178 * (width // 8) * (height // 8) * 64 * 2


def test_a_card_as_it_should_be_gives_no_warning() -> None:
    assert GOOD.warnings(fp16=True) == []
    assert GOOD.report() == "cuda:0: model float16, VAE bfloat16, attention PyTorch SDPA, 12.0 GB free"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"attention": "attention_xformers"}, "xformers"),
        ({"attention": "attention_sub_quad"}, "--use-pytorch-cross-attention"),
        ({"attention": "something_new"}, "something_new"),
        ({"dtype": "float32"}, "--force-fp32"),
        ({"vae_dtype": "float16"}, "sdxl_vae_fp16_fix"),
    ],
)
def test_each_fault_is_told_with_its_cure(change: dict[str, str], told: str) -> None:
    (warning,) = replace(GOOD, **change).warnings(fp16=True)
    assert told in warning


def test_single_precision_is_right_where_asked_for_or_where_there_is_no_other() -> None:
    assert replace(GOOD, dtype="float32").warnings(fp16=False) == []
    cpu = Runtime("cpu", "float32", "float32", "attention_sub_quad", GIB, half=False)
    assert cpu.warnings(fp16=True) == []


def test_a_picture_that_fits_is_decoded_whole() -> None:
    whole = sdxl_bytes(1024, 1024)
    assert choose_tile((1024, 1024), sdxl_bytes, round(whole * HEADROOM) + 1) is None
    assert choose_tile((1024, 1024), sdxl_bytes, whole) == 768


@pytest.mark.parametrize(("free", "tile"), [(4 * GIB, 768), (2 * GIB, 512), (GIB, 384), (0, 256)])
def test_less_memory_takes_smaller_tiles(free: int, tile: int) -> None:
    assert choose_tile((2048, 2048), sdxl_bytes, free) == tile


def test_tiles_are_never_larger_than_the_picture() -> None:
    assert choose_tile((640, 360), sdxl_bytes, 100 * GIB, always=True) == 512
    assert choose_tile((200, 200), sdxl_bytes, 0) is None
