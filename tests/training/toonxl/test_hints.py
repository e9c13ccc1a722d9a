"""A ControlNet that is taught with control pictures of something else learns to ignore them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.toonxl.vocabulary import ControlKind, scene_at
from animation_ai_studio.training.toonxl.data import Pictures
from animation_ai_studio.training.toonxl.hints import control_picture, hints_of


@pytest.fixture
def drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pictures:
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(tmp_path))
    store = Pictures(3, 6, size=64)
    store.make()
    return store


def test_control_pictures_show_the_same_figure(drawn: Pictures) -> None:
    pictures = drawn.load()
    pose, depth, canny = (hints_of(drawn, kind, 6) for kind in ControlKind)
    assert pose.shape == depth.shape == canny.shape == pictures.shape
    for index in range(6):
        figure = depth[index, :, :, 0] >= 127  # figures lie in the nearer half, whatever the place
        assert 0.03 < figure.mean() < 0.9
        bones = pose[index].max(axis=2) > 60
        assert bones.any()
        assert figure[bones].mean() > 0.8
        assert set(np.unique(canny[index])) <= {0, 255}


def test_what_is_drawn_is_kept_and_the_same_again(drawn: Pictures) -> None:
    first = hints_of(drawn, ControlKind.POSE, 6)
    files = {path: path.stat().st_mtime_ns for path in drawn.folder.glob("pose-*")}
    assert files
    assert np.array_equal(first, hints_of(drawn, ControlKind.POSE, 6))
    assert files == {path: path.stat().st_mtime_ns for path in drawn.folder.glob("pose-*")}
    again = control_picture(ControlKind.POSE, scene_at(3, 2), drawn.load()[2])
    assert np.array_equal(again, first[2])
