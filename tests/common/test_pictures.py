"""A picture that is broken, huge or something else than its name says must be one sentence, before it costs memory."""

from __future__ import annotations

import io
import re
import struct
from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.common import pictures
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.pictures import open_picture, opened_picture
from animation_ai_studio.tests.sources import source_files
from PIL import Image

NOISE = Image.fromarray(np.random.default_rng(1).integers(0, 255, (48, 64, 3), np.uint8))


def saved(kind: str, picture: Image.Image = NOISE, **options: object) -> bytes:
    data = io.BytesIO()
    picture.save(data, kind, **options)
    return data.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_the_formats_that_people_have_are_read_by_their_content(tmp_path: Path, kind: str) -> None:
    (tmp_path / "photo.png").write_bytes(saved(kind))
    assert open_picture(tmp_path / "photo.png").size == (64, 48)
    assert open_picture(saved(kind)).mode == "RGB"


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "PPM", "PDF", "ICO"])
def test_another_format_isnt_read_whatever_it_is_called(tmp_path: Path, kind: str) -> None:
    """Each of Pillow's forty readers would be one more that a file from somebody else can reach."""
    (tmp_path / "photo.png").write_bytes(saved(kind))
    with pytest.raises(StudioError) as caught:
        open_picture(tmp_path / "photo.png")
    assert caught.value.code == "file_invalid" and "photo.png" in caught.value.message


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_that_is_cut_short_is_told(kind: str) -> None:
    whole = saved(kind)
    for part in (0, 1, 8, 20, 40, len(whole) // 2):
        with pytest.raises(StudioError) as caught:
            open_picture(whole[:part])
        assert caught.value.code == "file_invalid"


def test_too_many_pixels_are_refused_before_any_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved("PNG")
    monkeypatch.setattr(Image.Image, "load", lambda picture: pytest.fail("decoded"))
    with pytest.raises(StudioError) as caught:
        open_picture(data, most_pixels=64 * 48 - 1)
    assert "64×48" in caught.value.message
    with opened_picture(data, most_pixels=64 * 48) as picture:
        assert picture.size == (64, 48)


def test_a_photo_stands_upright_and_clear_parts_are_white() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    assert open_picture(saved("JPEG", exif=turned)).size == (48, 64)
    clear = Image.new("RGB", (4, 4), (1, 2, 3))
    assert open_picture(saved("PNG", clear, transparency=(1, 2, 3))).getpixel((0, 0)) == (255, 255, 255)
    assert open_picture(saved("PNG", Image.new("RGBA", (4, 4)))).getpixel((0, 0)) == (255, 255, 255)


def test_a_photo_with_odd_notes_is_told() -> None:
    """A resolution noted as text, in a photo that has to be turned, ended in a traceback."""
    turned, resolution = (
        struct.pack("<HHIHH", 0x112, 3, 1, 6, 0),
        struct.pack("<HHI4s", 0x11A, 2, 3, b"72\0\0"),
    )
    notes = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 2) + turned + resolution + bytes(4)
    with pytest.raises(StudioError) as caught:
        open_picture(saved("JPEG", exif=notes))
    assert caught.value.code == "file_invalid"


def test_a_picture_that_isnt_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StudioError) as caught:
        open_picture(tmp_path / "none.png")
    assert caught.value.code == "file_missing"


def test_pictures_are_opened_in_one_place() -> None:
    """A second place would have none of these bounds."""
    opens = [path for path in source_files() if re.search(r"\bImage\.open\(", path.read_text("utf-8"))]
    assert [str(path) for path in opens] == [pictures.__file__]
