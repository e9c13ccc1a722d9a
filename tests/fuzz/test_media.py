"""Media and pictures: a damaged file costs a sentence; a user would lose the film, or the server, otherwise."""

from __future__ import annotations

import io
import itertools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.film.picture.decode import probe, read_frames, read_sound
from animation_ai_studio.film.picture.encode import TAKE, open_video
from animation_ai_studio.film.takes import load_take, read_image, read_wav, save_take
from animation_ai_studio.judging.identity.embedding import read_picture
from animation_ai_studio.workflows.models.families import family_of, read_header, read_notes
from animation_ai_studio.workflows.models.lorascan import lora_entry
from hypothesis import strategies as st
from PIL import Image
from safetensors.numpy import save_file

from .fuzzing import as_json, damaged, fuzz, mutated, sizes, told

Read = Callable[[Path], Any]
RUN, TAKE_ID = "fuzz", "take-1"


def play(path: Path) -> None:
    """What the cut does with a clip."""
    info = told(probe, path)
    if info is not None:
        told(lambda: list(itertools.islice(read_frames(path, (64, 36), 24), 60)))
        told(read_sound, path)


def watch(path: Path) -> None:
    """What a take's own readers do with it."""
    for read in (read_image, read_picture):
        told(read, path)


def weigh(path: Path) -> None:
    """What the scan does with a model file."""
    header = told(read_header, path)
    if header is not None:
        family_of(header)
        told(read_notes, path)
        told(lora_entry, path, path.name)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[bytes]]:
    """Small whole files of each kind, as the studio and others write them."""
    folder = tmp_path_factory.mktemp("whole")
    with open_video(folder / "clip.mp4", (64, 36), 24, quality=TAKE) as video:
        for shade in range(12):
            video.write(np.full((36, 64, 3), shade * 20, np.uint8))
    tone = np.sin(np.arange(2400) / 9)[:, None].astype(np.float32)
    save_take(folder, RUN, TAKE_ID, video=folder / "clip.mp4", audio=(tone, 24_000))
    pixels = Image.fromarray(np.arange(48 * 40 * 3, dtype=np.uint8).reshape(48, 40, 3))
    pictures = []
    for kind in ("PNG", "JPEG", "WEBP"):
        data = io.BytesIO()
        pixels.save(data, kind)
        pictures.append(data.getvalue())
    weights = {"lora_unet_x.lora_down.weight": np.zeros((2, 4), np.float16)}
    save_file(
        weights, folder / "lora.safetensors", metadata={"ss_network_dim": "4", "ss_tag_frequency": "{}"}
    )
    takes = folder / RUN
    return {
        "mp4": [(takes / f"{TAKE_ID}.mp4").read_bytes()],
        "wav": [(takes / f"{TAKE_ID}.wav").read_bytes()],
        "png": pictures,
        "safetensors": [(folder / "lora.safetensors").read_bytes()],
        "json": [(takes / f"{TAKE_ID}.json").read_bytes()],
    }


@sizes(20, 100)
@pytest.mark.parametrize(
    ("kind", "read"), [("mp4", play), ("wav", play), ("wav", lambda path: told(read_wav, path)),
                       ("png", watch), ("safetensors", weigh)],
    ids=["film", "sound", "take", "picture", "model"],
)  # fmt: skip
def test_a_damaged_file_is_read_or_refused(
    kind: str, read: Read, cases: int, files: dict[str, list[bytes]], tmp_path: Path
) -> None:
    path = tmp_path / f"damaged.{kind}"

    def check(content: bytes) -> None:
        path.write_bytes(content)
        read(path)

    fuzz(check, damaged(files[kind]), cases)


@sizes(25, 150)
def test_a_changed_take_record_is_read_or_refused(
    cases: int, files: dict[str, list[bytes]], tmp_path: Path
) -> None:
    """A take's side file names its other files: what stands in it must neither crash nor lead elsewhere."""
    (tmp_path / RUN).mkdir()
    side = tmp_path / RUN / f"{TAKE_ID}.json"
    record = json.loads(files["json"][0])
    contents = mutated([record]).map(as_json) | damaged(files["json"]) | st.just(b"[" * 50_000)

    def check(content: bytes) -> None:
        side.write_bytes(content)
        take = told(load_take, tmp_path, RUN, TAKE_ID)
        if take is not None:
            assert all(path.parent == side.parent for path in take.files)

    fuzz(check, contents, cases)


@sizes(20, 100)
def test_a_changed_model_header_is_read_or_refused(cases: int, tmp_path: Path) -> None:
    """A model from the internet says odd things of itself; the scan of the others goes on."""
    path = tmp_path / "odd.safetensors"
    header = {
        "__metadata__": {
            "ss_network_dim": "4",
            "ss_tag_frequency": '{"a": {"luca": 3}}',
            "modelspec.architecture": "x",
        },
        "lora_te1_x.lora_down.weight": {"dtype": "F16", "shape": [4, 8], "data_offsets": [0, 64]},
        "lora_unet_x.lora_up.weight": {"dtype": "F16", "shape": [8, 4], "data_offsets": [64, 128]},
        "model.diffusion_model.input_blocks.0.0.weight": {
            "dtype": "F16",
            "shape": [2, 2],
            "data_offsets": [128, 136],
        },
    }

    tags = {"10_luca": {"luca": 30, "beach": 3}, "5_x": {"boy": 1}}

    def check(value: tuple[Any, Any]) -> None:
        told_of = {"__metadata__": {"ss_tag_frequency": json.dumps(value[1])}} if value[1] else {}
        text = json.dumps(value[0] | told_of if isinstance(value[0], dict) else value[0]).encode()
        path.write_bytes(len(text).to_bytes(8, "little") + text + bytes(136))
        weigh(path)

    fuzz(check, st.tuples(mutated([header]), st.none() | mutated([tags])), cases)


def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="can't name"):
        load_take(tmp_path, "..", TAKE_ID)
