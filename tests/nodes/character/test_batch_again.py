"""Batches at night: killed and begun again, shared by two servers, and never drawing the same picture twice."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from animation_ai_studio.agent.jobs import picturecache
from animation_ai_studio.agent.jobs.batch import Batch, read_table
from animation_ai_studio.agent.jobs.picturecache import PictureCache, Sources, prune
from animation_ai_studio.agent.jobs.rerun import draw_again, saved_in
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.places import ConfigFolder
from animation_ai_studio.configs.schema import load_characters, load_loras, load_sdxl
from animation_ai_studio.runtime.process import ComfyProcess
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.character_picture import CharacterShot, character_graph
from animation_ai_studio.workflows.models.digests import digest_of
from animation_ai_studio.workflows.models.files import ModelFolders
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from ...workflows import tiny

pytestmark = pytest.mark.comfyui
RUN = """
import asyncio, sys
from pathlib import Path
from animation_ai_studio.agent.jobs.batch import Batch, read_table
from animation_ai_studio.configs.places import ConfigFolder
from animation_ai_studio.configs.schema import load_characters, load_sdxl
from animation_ai_studio.workflows.api.client import ComfyClient
url, settings, table, out = sys.argv[1:]
async def main():
    work = Batch(read_table(Path(table)), Path(out), characters=load_characters([]), sdxl=load_sdxl([ConfigFolder(Path(settings))]))
    async with ComfyClient(url) as client:
        await work.run(client)
asyncio.run(main())
"""


def pixels(path: Path) -> bytes:
    with Image.open(path) as picture:
        return picture.convert("RGB").tobytes()


def batch(folder: Path, settings: Path, seeds: list[int], cache: PictureCache | None = None) -> Batch:
    table = folder.parent / f"{folder.name}.yaml"
    table.write_text(f"{{character: mira, seed: {seeds}, quality: draft, profile: tiny}}", "utf-8")
    known = load_characters([])
    return Batch(
        read_table(table), folder, characters=known, sdxl=load_sdxl([ConfigFolder(settings)]), cache=cache
    )


def cache_of(folder: Path, process: ComfyProcess, settings: Path) -> PictureCache:
    models = ModelFolders((process.base / "models",))
    return PictureCache(folder, sources_of(models, settings))


def sources_of(models: ModelFolders, settings: Path) -> Sources:
    return Sources(
        models, load_sdxl([ConfigFolder(settings)]), load_loras([ConfigFolder(settings)]), load_characters([])
    )


def test_fifty_pictures_with_a_kill_in_the_middle(comfyui: str, settings: Path, tmp_path: Path) -> None:
    work = batch(tmp_path / "out", settings, list(range(50)))
    command = [
        sys.executable,
        "-P",
        "-c",
        RUN,
        comfyui,
        str(settings),
        str(tmp_path / "out.yaml"),
        str(work.folder),
    ]
    killed = subprocess.Popen(command)
    report = work.folder / "report.json"
    until = time.monotonic() + 120
    while time.monotonic() < until and not (report.is_file() and len(json.loads(report.read_text())) >= 20):
        time.sleep(0.05)
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    before = {path: path.stat().st_mtime_ns for path in work.folder.rglob("*.png")}
    assert 20 <= len(before) < 50
    subprocess.run(command, check=True, timeout=200)
    rows = json.loads(report.read_text("utf-8"))
    assert [row["row"]["seed"] for row in rows] == list(range(50))
    told = {work.folder / row["file"] for row in rows}
    assert len(told) == 50 and all(path.is_file() for path in told)
    listed = [path for path in before if path in told]
    changed = [path for path in listed if path.stat().st_mtime_ns != before[path]]
    assert len(changed) <= 1, "only the picture that was being noted when the kill came may be made again"


async def test_a_picture_made_before_is_taken_until_a_model_changes(
    comfyui: str,
    comfyui_process: ComfyProcess,
    settings: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cache = cache_of(tmp_path / "kept", comfyui_process, settings)
    async with ComfyClient(comfyui) as client:
        first = await batch(tmp_path / "a", settings, [1, 2], cache).run(client)
        again = await batch(tmp_path / "b", settings, [1, 2, 3], cache).run(client)
        other = cache_of(tmp_path / "kept", comfyui_process, settings)
        checkpoint = comfyui_process.base / "models" / "checkpoints" / tiny.CHECKPOINT
        monkeypatch.setattr(
            picturecache, "digest_of", lambda path: "another" if path == checkpoint else digest_of(path)
        )
        changed = await batch(tmp_path / "c", settings, [1], other).run(client)
    assert all(one.seconds > 0 for one in first)
    assert [one.seconds > 0 for one in again] == [False, False, True]
    assert pixels(tmp_path / "a" / first[0].file) == pixels(tmp_path / "b" / again[0].file)
    assert changed[0].seconds > 0, "another checkpoint under the same name draws another picture"
    assert prune(cache.folder, 1.0) == (0, 0)
    count, freed = prune(cache.folder, 0.0)
    assert count == 4 and freed > 0 and not list(cache.folder.rglob("*.png"))


def test_nothing_is_reused_when_the_models_are_on_another_machine(settings: Path, tmp_path: Path) -> None:
    work = batch(tmp_path / "out", settings, [1])
    sources = sources_of(ModelFolders((tmp_path,)), settings)
    assert sources.files(CharacterShot(**work.rows[0].model_dump())) is None


@pytest.mark.parametrize(("comfyui_version", "code"), [("0.33.0", ""), ("0.3.75", "another")])
def test_a_picture_of_another_version_is_drawn_again(
    comfyui_process: ComfyProcess,
    settings: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    comfyui_version: str,
    code: str,
) -> None:
    """An update may draw otherwise: old pictures would hide what it changed."""
    cache = cache_of(tmp_path / "kept", comfyui_process, settings)
    (row,) = batch(tmp_path / "out", settings, [1]).rows
    shot = CharacterShot(**row.model_dump())
    graph = character_graph(shot)
    before, known = cache.key(graph, shot, "0.3.75"), picturecache.code_checksum()
    assert before and before == cache.key(graph, shot, "0.3.75")
    monkeypatch.setattr(picturecache, "code_checksum", lambda: code or known)
    assert cache.key(graph, shot, comfyui_version) != before


def test_the_pack_s_checksum_follows_its_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nodes").mkdir()
    monkeypatch.setattr(picturecache, "PACK", tmp_path)
    sums = set()
    for text in ("x = 1", "x = 2"):
        (tmp_path / "nodes" / "draws.py").write_text(text)
        sums.add(picturecache.code_checksum.__wrapped__())
    assert len(sums) == 2


async def test_a_server_that_is_lost_leaves_its_pictures_to_the_others(
    comfyui: str, settings: Path, tmp_path: Path
) -> None:
    work = batch(tmp_path / "out", settings, [1, 2, 3, 4])
    async with (
        ComfyClient(comfyui) as one,
        ComfyClient("http://127.0.0.1:9") as gone,
        ComfyClient(comfyui) as two,
    ):
        results = await asyncio.wait_for(work.run([one, gone, two]), 120)
        assert [made.row.seed for made in results] == [1, 2, 3, 4]
        assert all((work.folder / made.file).is_file() for made in results)
        with pytest.raises(StudioError) as caught:
            await batch(tmp_path / "none", settings, [1]).run([gone])
    assert caught.value.code == "comfyui_unreachable"


async def test_a_picture_can_be_made_again_from_its_own_file(
    comfyui: str, settings: Path, tmp_path: Path
) -> None:
    work = batch(tmp_path / "out", settings, [7])
    async with ComfyClient(comfyui) as client:
        made = work.folder / (await work.run(client))[0].file
        await client.free()
        again = await draw_again(client, saved_in(made).reading().graph, tmp_path / "again.png")
    assert pixels(again) == pixels(made)


def test_a_graph_with_nan_beside_its_inputs_is_read_as_comfyui_reads_it(tmp_path: Path) -> None:
    """ComfyUI writes ``NaN`` for a node that always runs anew; pictures of such graphs are everywhere."""
    node = {"class_type": "KSampler", "inputs": {"steps": 4}}
    for name, graph in {"new": {"1": {**node, "is_changed": [float("nan")]}}, "deep": "[" * 100_000}.items():
        about = PngInfo()
        about.add_text("prompt", graph if isinstance(graph, str) else json.dumps(graph))
        Image.new("RGB", (8, 8)).save(tmp_path / f"{name}.png", pnginfo=about)
    assert saved_in(tmp_path / "new.png").reading().graph["1"].inputs["steps"] == 4
    with pytest.raises(StudioError) as caught:
        saved_in(tmp_path / "deep.png").reading()
    assert caught.value.code == "file_invalid"


def test_a_picture_without_a_graph_is_told(tmp_path: Path) -> None:
    plain = tmp_path / "plain.png"
    Image.new("RGB", (8, 8)).save(plain)
    (tmp_path / "no.png").write_bytes(b"no picture")
    for name, code in (
        ("plain.png", "file_invalid"),
        ("no.png", "file_invalid"),
        ("gone.png", "file_missing"),
    ):
        with pytest.raises(StudioError) as caught:
            saved_in(tmp_path / name)
        assert caught.value.code == code
