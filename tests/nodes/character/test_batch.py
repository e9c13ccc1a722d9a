"""A batch on a real ComfyUI: stopped in the middle it must go on, and never make a picture twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from animation_ai_studio.agent.jobs.batch import Batch, read_table
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.places import ConfigFolder
from animation_ai_studio.configs.schema import load_characters, load_sdxl
from animation_ai_studio.workflows.api.client import ComfyClient
from PIL import Image

from ...workflows import tiny

TABLE = """
character: [mira, pim]
scene: ["on a pier", "in a forest"]
seed: [1, 2]
quality: draft
profile: tiny
"""


def table(folder: Path, text: str = TABLE, name: str = "table.yaml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.mark.comfyui
async def test_a_stopped_batch_goes_on_where_it_was(comfyui: str, settings: Path, tmp_path: Path) -> None:
    rows = read_table(table(tmp_path))

    def batch() -> Batch:
        known = load_characters([])
        return Batch(
            rows,
            tmp_path / "out",
            characters=known,
            sdxl=load_sdxl([ConfigFolder(settings)]),
            judge=tiny.CLIP_VISION,
            tries=1,
        )

    class Stopped(Exception):
        pass

    def stop(fraction: float, text: str) -> None:
        if fraction >= 0.5:
            raise Stopped

    async with ComfyClient(comfyui) as client:
        with pytest.raises(Stopped):
            await batch().run(client, stop)
        first = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.png")}
        assert len(first) == 4
        results = await batch().run(client)
    assert len(results) == 8
    assert all(path.stat().st_mtime_ns == when for path, when in first.items())
    assert {one.outcome for one in results} == {"unjudged"}
    assert all("no reference pictures" in one.reason for one in results)
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert [one["row"]["seed"] for one in report] == [1, 2] * 4
    assert len((tmp_path / "out" / "report.csv").read_text("utf-8").splitlines()) == 9
    with Image.open(tmp_path / "out" / "sheet.jpg") as sheet:
        assert sheet.width > 1000


@pytest.mark.comfyui
async def test_a_row_that_fails_is_told_and_does_not_stop_the_others(
    comfyui: str, settings: Path, tmp_path: Path
) -> None:
    """Luca's own LoRA isn't installed here."""
    rows = read_table(table(tmp_path, "{character: [luca, mira], quality: draft, profile: tiny}"))
    work = Batch(
        rows, tmp_path / "out", characters=load_characters([]), sdxl=load_sdxl([ConfigFolder(settings)])
    )
    async with ComfyClient(comfyui) as client:
        luca, mira = await work.run(client)
    assert (luca.outcome, mira.outcome) == ("failed", "unjudged")
    assert "luca_character_sdxl.safetensors" in luca.reason


def test_a_csv_table_has_a_picture_a_line(tmp_path: Path) -> None:
    rows = read_table(table(tmp_path, "character,scene,seed\nluca,on a pier,4\nnona,,5\n", "t.csv"))
    assert [(row.character, row.scene, row.seed) for row in rows] == [
        ("luca", "on a pier", 4),
        ("nona", "", 5),
    ]


@pytest.mark.parametrize(
    "text",
    ["", "[", "- 1", "character: luca\nseed: -1", "character: luca\nsize: big", "character: []", "seed: 1"],
)
def test_a_wrong_table_is_told_before_anything_is_made(tmp_path: Path, text: str) -> None:
    with pytest.raises(StudioError) as caught:
        read_table(table(tmp_path, text))
    assert caught.value.code == "file_invalid"


@pytest.mark.parametrize(
    ("text", "code"),
    [("character: nobody", "character_unknown"), ("{character: luca, quality: best}", "config_missing")],
)
def test_unknown_names_are_told_before_anything_is_made(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(StudioError) as caught:
        Batch(
            read_table(table(tmp_path, text)),
            tmp_path / "out",
            characters=load_characters([]),
            sdxl=load_sdxl([]),
        )
    assert caught.value.code == code
