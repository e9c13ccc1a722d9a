"""Pictures as people really have them: odd ones must be read right or refused with their fault, never guessed at."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.film.picture.pixels import as_bytes
from animation_ai_studio.judging.identity.embedding import read_picture
from PIL import Image


@pytest.mark.parametrize("size", [(1, 1), (20_000, 40)])
def test_a_picture_too_small_or_too_large_is_told_with_its_size(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    Image.new("L", size).save(tmp_path / "odd.png")
    with pytest.raises(StudioError) as caught:
        read_picture(tmp_path / "odd.png")
    assert caught.value.code == "file_invalid" and f"{size[0]}×{size[1]}" in caught.value.message


def test_transparency_lies_on_white(tmp_path: Path) -> None:
    """Black behind a cut-out character would be compared as if it were part of it."""
    Image.new("RGBA", (64, 64), (10, 20, 30, 0)).save(tmp_path / "clear.png")
    assert (read_picture(tmp_path / "clear.png") == 255).all()


def test_sixteen_bits_become_eight(tmp_path: Path) -> None:
    """Clipped instead of scaled, such a picture would be white."""
    Image.fromarray(np.full((64, 64), 32_896, np.uint16)).save(tmp_path / "deep.png")
    assert (read_picture(tmp_path / "deep.png") == 128).all()


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_a_truncated_file_is_no_picture(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "cut.png").write_bytes(content)
    with pytest.raises(StudioError) as caught:
        read_picture(tmp_path / "cut.png")
    assert caught.value.code == "file_invalid" and "cut.png" in caught.value.message


def test_a_decoded_picture_of_no_numbers_is_refused_with_the_usual_cause() -> None:
    """Half-precision VAEs give these: as bytes they would be silent black pictures, kept and judged."""
    broken = np.full((8, 8, 3), 0.5, np.float32)
    assert (as_bytes(broken) == 128).all()
    broken[3, 3, 1] = np.nan
    with pytest.raises(StudioError) as caught:
        as_bytes(broken)
    assert caught.value.code == "media_failed" and "sdxl_vae_fp16_fix" in caught.value.fix
