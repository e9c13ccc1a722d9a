"""Making a picture again: the graph is found wherever ComfyUI writes it, or it is said truly what is missing."""

from __future__ import annotations

import json
from pathlib import Path

import av
import numpy as np
import pytest
from animation_ai_studio.agent.jobs.rerun import saved_in
from animation_ai_studio.benchmarks.graphs.material import OWN
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.workflows.catalog import Catalog
from PIL import Image
from PIL.PngImagePlugin import PngInfo

GRAPH = {
    "4": {"class_type": "EmptyImage", "inputs": {"width": 64, "height": 64, "batch_size": 1, "color": 255}},
    "9": {"class_type": "SaveImage", "inputs": {"images": ["4", 0], "filename_prefix": "x"}},
}
MODEL, MAKE = 0x0110, 0x010F
"""The EXIF fields that ComfyUI uses for the graph and for the page's workflow."""


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog.from_file(Path(__file__).parents[2] / "fixtures" / "object_info_0.3.75.json.gz")


@pytest.mark.parametrize("kind", ["webp", "jpg"])
def test_a_graph_in_exif_is_found(tmp_path: Path, kind: str) -> None:
    """A WebP that ComfyUI saved was said to hold no graph."""
    picture = Image.new("RGB", (16, 16))
    exif = picture.getexif()
    exif[MODEL], exif[MAKE] = f"prompt:{json.dumps(GRAPH)}", 'workflow:{"nodes": []}'
    path = tmp_path / f"made.{kind}"
    picture.save(path, exif=exif)
    assert saved_in(path).reading().graph.to_api() == GRAPH


def test_a_png_with_the_workflow_only_is_read_as_the_page_would(tmp_path: Path, catalog: Catalog) -> None:
    about = PngInfo()
    about.add_text("workflow", (OWN / "wf_plain.json").read_text("utf-8"))
    path = tmp_path / "made.png"
    Image.new("RGB", (16, 16)).save(path, pnginfo=about)
    saved = saved_in(path)
    assert saved.needs_catalog
    assert saved.reading(catalog).graph["3"].inputs["steps"] == 20


def test_a_graph_in_a_film_or_sound_is_found(tmp_path: Path) -> None:
    sound, film = tmp_path / "made.flac", tmp_path / "made.mp4"
    with av.open(str(sound), "w") as container:
        container.metadata["prompt"] = json.dumps(GRAPH)
        stream = container.add_stream("flac", rate=16_000, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 1600), np.int16), "s16", "mono")
        frame.sample_rate = 16_000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    with av.open(str(film), "w", options={"movflags": "use_metadata_tags"}) as container:
        container.metadata["prompt"] = json.dumps(GRAPH)
        stream = container.add_stream("mpeg4", rate=8)
        stream.width = stream.height = 32
        container.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((32, 32, 3), np.uint8))))
        container.mux(stream.encode(None))
    for path in (sound, film):
        assert saved_in(path).reading().graph.to_api() == GRAPH


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    path = tmp_path / "plain.webp"
    Image.new("RGB", (16, 16)).save(path)
    with pytest.raises(StudioError, match="neither a graph nor a workflow"):
        saved_in(path)


@pytest.mark.parametrize("text", ["7", "{", '{"nodes": 3}'])
def test_a_damaged_workflow_is_told(tmp_path: Path, text: str, catalog: Catalog) -> None:
    about = PngInfo()
    about.add_text("workflow", text)
    path = tmp_path / "made.png"
    Image.new("RGB", (16, 16)).save(path, pnginfo=about)
    with pytest.raises(StudioError) as caught:
        saved_in(path).reading(catalog)
    assert caught.value.code in ("file_invalid", "graph_invalid")
