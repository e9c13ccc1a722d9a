"""Shots stream: the same for any number of threads, in order, in little memory."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tracemalloc
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.common.vocabulary import CameraMove, FilmStyle, Framing
from animation_ai_studio.configs.look import Look
from animation_ai_studio.puppets import render_shot, render_still, warm_up

from .conftest import difference, one

SIZE = (160, 90)


def test_pictures_do_not_depend_on_threads(looks: dict[str, Look]) -> None:
    shot = one(emotion="happy", gesture="wave")
    alone = list(render_shot(shot, looks, seconds=0.5, size=SIZE, seed=5, workers=1))
    together = list(render_shot(shot, looks, seconds=0.5, size=SIZE, seed=5, workers=3))
    assert len(alone) == len(together) == 12
    for a, b in zip(alone, together, strict=True):
        assert np.array_equal(a, b)


def test_a_seed_gives_the_same_film_again_and_another_seed_another_life(looks: dict[str, Look]) -> None:
    def film(seed: int) -> list[np.ndarray]:
        return list(render_shot(one(), looks, seconds=0.4, size=SIZE, seed=seed))

    assert all(np.array_equal(a, b) for a, b in zip(film(3), film(3), strict=True))
    assert any(not np.array_equal(a, b) for a, b in zip(film(3), film(4), strict=True))


def test_a_still_is_the_stream_at_that_moment(looks: dict[str, Look]) -> None:
    frames = list(render_shot(one(), looks, seconds=0.5, size=SIZE, seed=1))
    still = render_still(one(), looks, at=6 / 24, size=SIZE, seed=1, seconds=0.5)
    assert np.array_equal(frames[6], still)


def test_everybody_breathes(looks: dict[str, Look]) -> None:
    frames = list(render_shot(one(), looks, seconds=2.0, size=SIZE))
    moving = [difference(a, b) for a, b in zip(frames, frames[8:], strict=False)]
    assert min(moving) > 0.05, "a puppet froze"


def test_silent_films_skip_pictures(looks: dict[str, Look]) -> None:
    frames = list(render_shot(one(), looks, seconds=1.0, size=SIZE, style=FilmStyle.SILENT))
    repeated = sum(np.array_equal(a, b) for a, b in pairwise(frames))
    assert repeated >= 6
    assert all(abs(int(f[..., 0].mean()) - int(f[..., 2].mean())) < 40 for f in frames)


def test_memory_does_not_grow_with_length(looks: dict[str, Look]) -> None:
    shot = one()
    shot.camera = CameraMove.PUSH_IN
    stream = render_shot(shot, looks, seconds=8.0, size=(320, 180))
    for _ in range(24):
        next(stream)
    tracemalloc.start()
    for _ in stream:
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    frame = 320 * 180 * 3
    assert peak < 12 * frame, "the stream keeps pictures"


def test_a_stream_can_be_left(looks: dict[str, Look]) -> None:
    stream = render_shot(one(), looks, seconds=60.0, size=SIZE)
    next(stream)
    stream.close()


@pytest.mark.parametrize("size", [(640, 360), (360, 640), (480, 480), (64, 64), (322, 130)])
def test_any_even_size(looks: dict[str, Look], size: tuple[int, int]) -> None:
    for framing in Framing:
        shot = one()
        shot.framing = framing
        assert render_still(shot, looks, size=size).shape == (size[1], size[0], 3)


def test_warm_up_is_quick_once_compiled() -> None:
    warm_up()
    assert warm_up() < 2.0


_OTHER_NAME = """
import importlib, importlib.util, sys
name, root = sys.argv[1], sys.argv[2]
spec = importlib.util.spec_from_file_location(name, root + "/__init__.py", submodule_search_locations=[root])
module = importlib.util.module_from_spec(spec)
sys.modules[name] = module
spec.loader.exec_module(module)
puppets = importlib.import_module(name + ".puppets")
look = importlib.import_module(name + ".configs.look").Look()
print(puppets.portrait(look, (256, 256)).sum())
kernels = importlib.import_module(name + ".puppets.render.kernels")
print(kernels.cast_picture.stats.cache_path)
"""


def test_machine_code_is_shared_between_names_and_links_of_the_package(tmp_path: Path) -> None:
    """ComfyUI loads the pack under a folder path, often a link; the cache must serve all, with equal pictures."""
    root, link = Path(__file__).parents[2], tmp_path / "pack"
    link.symlink_to(root, target_is_directory=True)
    sums = set()
    for name, folder in (("/a/folder/custom_nodes/pack", root), ("another_name", root), ("a_link", link)):
        done = subprocess.run(
            [sys.executable, "-c", _OTHER_NAME, name, str(folder)],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        sums.add(done.stdout.strip())
    assert len(sums) == 1


@pytest.mark.slow
def test_fresh_machine_code_draws_what_cached_code_draws(tmp_path: Path) -> None:
    """The first film on a machine must equal the second, to the byte."""
    root, copy = Path(__file__).parents[2], tmp_path / "pack"
    leave_out = shutil.ignore_patterns("__pycache__")
    for room in ("common", "configs", "puppets"):
        shutil.copytree(root / room, copy / room, ignore=leave_out)
    shutil.copy(root / "__init__.py", copy / "__init__.py")
    sums = []
    for _ in range(2):
        command = [sys.executable, "-c", _OTHER_NAME, "copy_of_the_pack", str(copy)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, cwd=tmp_path)
        assert done.returncode == 0, done.stderr[-2000:]
        sums.append(done.stdout.strip())
    assert sums[0] == sums[1]
