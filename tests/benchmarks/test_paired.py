"""A change that is said to be faster is measured on the same story: a quieter film must not win."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from animation_ai_studio.benchmarks.paired import (
    STORYBOARD,
    FilmCost,
    compared,
    read_board,
    read_reply,
    share_cache,
    unpacked,
    watched,
)
from animation_ai_studio.common.errors import StudioError

TOLD = """import json, subprocess, sys
subprocess.run([sys.executable, "-c", "import time\\nwhile time.process_time() < .5: pass"])
print(json.dumps({"run": "r"}))"""


def cost(wall: float, digest: str = "a") -> FilmCost:
    return FilmCost(
        wall=wall, processor=2 * wall, memory_mb=100, first_picture=1, phases={"shot": wall}, digest=digest
    )


def test_the_shipped_storyboard_is_the_fixed_one() -> None:
    """Figures of different months are of the same film."""
    board = read_board(STORYBOARD)
    assert (board.version, board.seed, board.seconds) == (1, 1, 30.0)
    assert (len(board.shots), sum(len(shot.lines) for shot in board.shots)) == (9, 9)


def test_what_a_server_used_counts_with_the_command_that_started_it() -> None:
    """Nearly all work is done by children: a command alone would look as if it cost nothing."""
    told, processor, memory = watched([sys.executable, "-c", TOLD], os.environ)
    assert told == {"run": "r"} and processor >= 0.5 and memory > 1e6


def test_a_build_that_fails_says_why() -> None:
    record = b'{"error": {"code": "disk_full", "message": "No space.", "fix": "Make some."}}'
    with pytest.raises(StudioError) as caught:
        read_reply(record, b"")
    assert caught.value.code == "disk_full"
    with pytest.raises(StudioError, match="No module named nothing"):
        read_reply(b"", b"No module named nothing")


def test_pairs_are_compared_and_not_builds_alone() -> None:
    """One film on a busy machine would decide everything; with ratios of neighbours it is one of three."""
    films = {"this": [cost(5), cost(50), cost(6)], "other": [cost(10), cost(100), cost(4)]}
    figures = compared(films)
    assert figures["ratio"]["wall"] == figures["ratio"]["processor"] == 0.5
    assert figures["this"]["wall"] == 6 and figures["other"]["phases"] == {"shot": 10}
    assert figures["same_bytes"] and figures["always_the_same"]
    films["this"][1] = cost(50, "b")
    figures = compared(films)
    assert not figures["same_bytes"] and not figures["always_the_same"], "another film is no faster one"


def test_a_home_shares_models_and_no_server(tmp_path: Path) -> None:
    """In a server's folder lies the link to the pack that it loads: two builds would load the same one."""
    cache = tmp_path / "cache"
    for name in ("voice/model", "comfyui/program/1", "comfyui/base/custom_nodes"):
        (cache / name).mkdir(parents=True)
    share_cache(cache, tmp_path / "home" / "cache")
    home = tmp_path / "home" / "cache"
    assert (home / "voice" / "model").is_dir() and (home / "comfyui" / "program" / "1").is_dir()
    assert not (home / "comfyui" / "base").exists() and not (home / "comfyui").is_symlink()


def test_a_file_that_is_no_storyboard_and_no_revision_are_told(tmp_path: Path) -> None:
    (tmp_path / "board.json").write_text("{}", "utf-8")
    for path, code in ((tmp_path / "none.json", "file_missing"), (tmp_path / "board.json", "file_invalid")):
        with pytest.raises(StudioError) as caught:
            read_board(path)
        assert caught.value.code == code
    with pytest.raises(StudioError) as caught:
        unpacked("no-such-revision", tmp_path)
    assert caught.value.code == "file_missing"
