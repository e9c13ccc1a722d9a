"""The camera's motion is told as it is seen, also of a film that a phone recorded lying on its side."""

from __future__ import annotations

import struct
from pathlib import Path

import av
import numpy as np
import pytest
from animation_ai_studio.common.footage import CameraMotion
from animation_ai_studio.footage.analyze import Wanted, analyze_footage
from animation_ai_studio.footage.samples import hash_distance, picture_hash


def moving(path: Path, step: int) -> Path:
    """A film of blotches that move to the left by ``step`` pixels a frame."""
    rng = np.random.default_rng(1)
    field = np.kron(rng.integers(30, 220, (18, 64)), np.ones((10, 10))).astype(np.uint8)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=24)
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        for number in range(60):
            part = field[:, number * step : number * step + 320]
            container.mux(stream.encode(av.VideoFrame.from_ndarray(np.stack([part] * 3, -1).copy())))
        container.mux(stream.encode())
    return path


def turned(path: Path) -> Path:
    """The same film with a quarter turn in its track header (ISO/IEC 14496-12, 8.3.2)."""
    content = bytearray(path.read_bytes())
    at = content.index(b"tkhd") + 4 + 40
    content[at : at + 36] = struct.pack(">9i", 0, 1 << 16, 0, -1 << 16, 0, 0, 0, 0, 1 << 30)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(("step", "camera"), [(0, CameraMotion.STATIC), (3, CameraMotion.PAN)])
def test_a_pan_is_no_still(tmp_path: Path, step: int, camera: CameraMotion) -> None:
    found = analyze_footage(moving(tmp_path / "a.mp4", step), tmp_path, Wanted(words=False))
    assert [one.camera for one in found.shots] == [camera]


def test_a_phone_s_film_is_measured_upright(tmp_path: Path) -> None:
    """A pan of a film that is shown turned is a tilt, and its picture is higher than wide."""
    found = analyze_footage(turned(moving(tmp_path / "a.mp4", 3)), tmp_path, Wanted(words=False))
    assert (found.source.width, found.source.height) == (180, 320)
    assert [one.camera for one in found.shots] == [CameraMotion.TILT]


def test_one_picture_a_little_brighter_keeps_its_hash() -> None:
    """Two shots of one view would count as two pictures."""
    rng = np.random.default_rng(2)
    picture = np.kron(rng.uniform(0, 200, (9, 16)), np.ones((10, 10))).astype(np.float32)
    other = np.kron(rng.uniform(0, 200, (9, 16)), np.ones((10, 10))).astype(np.float32)
    assert hash_distance(picture_hash(picture), picture_hash(picture * 1.1 + 5)) <= 4
    assert hash_distance(picture_hash(picture), picture_hash(other)) > 12
