"""``./studio images draw`` as a person calls it: a picture, and the graph that they can open and change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from PIL import Image

from ..conftest import Studio

pytestmark = pytest.mark.comfyui


def test_draw_gives_the_picture_and_its_graph_for_the_page(
    studio: Studio, home: Path, comfyui: str, tmp_path: Path
) -> None:
    (home / "configs").mkdir()
    profile = {"comfyui": "here", "profiles": {"here": {"url": comfyui}}}
    (home / "configs" / "studio.yaml").write_text(yaml.safe_dump(profile), "utf-8")
    picture, graph = tmp_path / "mira.png", tmp_path / "mira.json"
    done = studio(
        "images",
        "draw",
        "mira",
        "--scene",
        "beach",
        "--framing",
        "close_up",
        "--model",
        "toonxl",
        "--quality",
        "toonxl_draft",
        "--out",
        str(picture),
        "--graph",
        str(graph),
    )
    assert done.returncode == 0, done.stderr
    with Image.open(picture) as drawn:
        assert drawn.size == (128, 128)
        worn = json.loads(drawn.info["animation_studio"])["loras"]
    assert [(one["name"], len(one["sha256"])) for one in worn] == [("mira_toonxl", 64)]
    nodes = json.loads(graph.read_text("utf-8"))["nodes"]
    kinds = {node["type"] for node in nodes}
    assert {
        "AnimationStudioLoadSDXL",
        "AnimationStudioApplyLoras",
        "KSampler",
        "AnimationStudioDecodePicture",
    } <= kinds
    words = [value for node in nodes for value in node.get("widgets_values") or [] if isinstance(value, str)]
    assert "mira_toonxl" in words, "the small model's own LoRA isn't worn"
    assert any("mira_girl" in word and "beach" in word for word in words), (
        "the prompt isn't in the model's words"
    )


def test_draw_with_nothing_to_make_says_what_is_missing(studio: Studio) -> None:
    done = studio("images", "draw", "mira")
    assert done.returncode != 0
    assert "--graph" in done.stderr + done.stdout


def test_a_judge_that_is_not_there_is_told_before_anything_is_drawn(
    studio: Studio, home: Path, comfyui: str, tmp_path: Path
) -> None:
    (home / "configs").mkdir()
    profile = {"comfyui": "here", "profiles": {"here": {"url": comfyui}}}
    (home / "configs" / "studio.yaml").write_text(yaml.safe_dump(profile), "utf-8")
    done = studio(
        "images", "draw", "mira", "--model", "toonxl", "--judge", "ccip", "--out", str(tmp_path / "a.png")
    )
    assert done.returncode != 0
    assert "ccip" in done.stderr + done.stdout
    assert not (tmp_path / "a.png").exists()
