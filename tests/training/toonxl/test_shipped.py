"""The weights that ship: without them nobody without a GPU sees an SDXL graph draw anything."""

from __future__ import annotations

import asyncio
import random
import time
from pathlib import Path

import httpx
import numpy as np
import pytest
from animation_ai_studio.benchmarks.toonxl import BENCH_SEED, drawn
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.vocabulary import Emotion, Framing, Gesture, Place, TimeOfDay
from animation_ai_studio.configs.look import Hair, Look
from animation_ai_studio.configs.schema import load_characters, load_loras
from animation_ai_studio.judging.identity.backends import IDENTITY, onnx_embedder
from animation_ai_studio.runtime.process import ComfyProcess, start
from animation_ai_studio.runtime.source import embedded_program
from animation_ai_studio.toonxl import PACK_NAME, WEIGHTS, graphs, model_folders, vocabulary
from animation_ai_studio.toonxl.judge import open_judge, scores
from animation_ai_studio.toonxl.silhouette import open_silhouette, overlap
from animation_ai_studio.toonxl.vocabulary import Scene, caption, vary
from animation_ai_studio.training.toonxl.data import draw
from animation_ai_studio.training.toonxl.hints import control_picture
from animation_ai_studio.training.toonxl.identity import head_picture
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.builder import GraphBuilder
from animation_ai_studio.workflows.graph import Graph
from animation_ai_studio.workflows.models.families import family_of, read_header, read_notes
from PIL import Image

SHIPPED = sorted(WEIGHTS.rglob("*.safetensors"))
NET = WEIGHTS / "identity" / "identity_toonxl.onnx"
MOST_BYTES = 100_000_000


def test_what_ships_is_small_and_says_what_it_is() -> None:
    assert {"checkpoints", "loras", "controlnet"} == set(model_folders())
    assert sum(path.stat().st_size for path in WEIGHTS.rglob("*") if path.is_file()) <= MOST_BYTES
    for path in SHIPPED:
        notes = read_notes(path)
        assert notes["modelspec.license"] == "GPL-3.0-or-later", path.name
        assert notes["modelspec.title"] and notes["modelspec.description"], path.name
        if path.parent.name in model_folders():
            assert family_of(read_header(path)) == "toonxl", path.name


def test_every_shipped_file_has_a_card() -> None:
    card = (WEIGHTS / "README.md").read_text("utf-8")
    assert [path.name for path in [*SHIPPED, NET] if path.name not in card] == []


def test_the_nets_that_measure_are_right_on_pictures_they_never_saw() -> None:
    """A judge that is wrong itself says nothing of a picture: at least 99 % but for expressions."""
    scenes = [vocabulary.scene_at(93_000, index, unseen=True) for index in range(60)]
    pictures = [draw(scene, 128) for scene in scenes]
    right = scores(open_judge(), pictures, scenes)
    assert right.pop("emotion") >= 0.9 and min(right.values()) >= 0.98, right
    depths = [
        control_picture(vocabulary.ControlKind.DEPTH, s, p) for s, p in zip(scenes, pictures, strict=True)
    ]
    assert float(np.mean(overlap(open_silhouette(), pictures, depths))) >= 0.9


def test_the_identity_net_tells_the_cast_apart() -> None:
    """A gate that takes Pim for Mira lets every wrong take pass."""
    embed = onnx_embedder(NET, IDENTITY)

    def points(look: Look) -> np.ndarray:
        chance = random.Random(5)
        found = np.concatenate([embed(head_picture(look, chance)) for _ in range(6)])
        return found / np.linalg.norm(found, axis=1, keepdims=True)

    cast = [points(preset.look) for preset in load_characters([]).values() if not preset.narrator]
    assert len(cast) >= 3
    right = 0
    for number, own in enumerate(cast):
        for index, head in enumerate(own):
            known = [np.delete(one, index, 0) if other == number else one for other, one in enumerate(cast)]
            right += int(np.argmax([float((one @ head).mean()) for one in known])) == number
    assert right >= 0.9 * sum(map(len, cast))


@pytest.mark.comfyui
@pytest.mark.parametrize("kind", list(vocabulary.ControlKind))
async def test_a_controlnet_leads_the_picture(
    comfyui: str, comfyui_process: ComfyProcess, kind: vocabulary.ControlKind
) -> None:
    """A pose, a depth map or edges that change nothing are a promise not kept."""
    scenes = [vocabulary.scene_at(BENCH_SEED + 2, index, unseen=True) for index in range(6)]
    puppets = [draw(scene, 128) for scene in scenes]
    controls = []
    for number, (scene, puppet) in enumerate(zip(scenes, puppets, strict=True)):
        name = f"toonxl_{kind}_{number}.png"
        Image.fromarray(control_picture(kind, scene, puppet)).save(comfyui_process.base / "input" / name)
        controls.append(graphs.ControlInput(graphs.shipped_control(kind), name))
    async with ComfyClient(comfyui) as client:
        distance = []
        for worn in (controls, []):
            pictures = await drawn(
                client, scenes, steps=8, controls=worn, prompt=lambda one: caption(one, posed=False)
            )
            pairs = zip(pictures, puppets, strict=True)
            distance.append(np.mean([np.abs(a.astype(int) - b.astype(int)).mean() for a, b in pairs]))
    assert distance[0] < 0.85 * distance[1]


@pytest.mark.comfyui
@pytest.mark.slow
async def test_a_comfyui_without_the_family_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Someone who copies the checkpoint into their own ComfyUI would read that its type can't be told."""
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(tmp_path / "home"))
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    (nothing / "__init__.py").write_text("NODE_CLASS_MAPPINGS = {}\n", "utf-8")
    process = await asyncio.to_thread(start, embedded_program(), packs={PACK_NAME: nothing})
    try:
        async with ComfyClient(process.url) as client:
            with pytest.raises(StudioError) as caught:
                await client.run(_loaded_by_us(), timeout=60)
    finally:
        process.stop()
    assert "toonxl/extension" in f"{caught.value.message} {caught.value.fix}"


def test_the_registry_knows_every_shipped_lora() -> None:
    registry = load_loras([]).loras
    known = {entry.file: entry for entry in registry.values() if entry.base == "toonxl"}
    shipped = {path.name for path in SHIPPED if path.parent.name == "loras"}
    assert shipped == set(known)
    words = {word for preset in load_characters([]).values() for word in preset.trigger_words}
    assert all(set(entry.trigger_words) <= words for entry in known.values())
    for name in shipped:
        notes = read_notes(WEIGHTS / "loras" / name)
        assert notes["modelspec.trigger_phrase"] in known[name].trigger_words


PLAIN = Scene(
    framing=Framing.CLOSE_UP,
    emotion=Emotion.HAPPY,
    gesture=Gesture.STAND,
    hair=Hair.CURLY,
    hair_colour="brown",
    shirt="red",
    skin="fair",
    eyes="brown",
    place=Place.BEACH,
    time=TimeOfDay.DAY,
)


@pytest.mark.comfyui
async def test_a_prompt_s_colours_are_drawn(comfyui: str) -> None:
    """Two shirts and two heads of hair: the colour that was asked for is the stronger one, in each of four seeds."""
    wanted = [vary(PLAIN, shirt="red", hair_colour="green"), vary(PLAIN, shirt="green", hair_colour="red")]
    async with ComfyClient(comfyui) as client:
        for _ in range(4):
            pictures = await drawn(client, wanted, steps=8)
            shirt, hair = (
                [float(np.mean(p[rows, 34:94, 0].astype(int) - p[rows, 34:94, 1])) for p in pictures]
                for rows in (slice(118, 128), slice(18, 42))
            )
            assert shirt[0] > shirt[1]
            assert hair[0] < hair[1]


@pytest.mark.comfyui
async def test_a_lora_of_no_weight_changes_nothing_and_one_of_full_weight_does(comfyui: str) -> None:
    lora = "animation_ai_studio/mira_toonxl.safetensors"
    async with ComfyClient(comfyui) as client:
        (plain,) = await drawn(client, [PLAIN], steps=4)
        (none,) = await drawn(client, [PLAIN], steps=4, lora=(lora, 0.0))
        (worn,) = await drawn(client, [PLAIN], steps=4, lora=(lora, 1.0))
    assert np.array_equal(plain, none)
    assert not np.array_equal(plain, worn)


@pytest.mark.comfyui
@pytest.mark.slow
async def test_a_film_is_drawn_by_the_shipped_model(comfyui: str, comfyui_process: ComfyProcess) -> None:
    body = {"request": "Mira alone on the beach", "look": "toonxl", "seconds": 10}
    body |= {"size": "320x180", "seed": 3}
    run = (
        httpx.post(f"{comfyui}/animation_studio/runs", json=body, timeout=60).raise_for_status().json()["run"]
    )
    deadline = time.monotonic() + 420
    async with httpx.AsyncClient(base_url=comfyui, timeout=60) as http:
        while (told := (await http.get(f"/animation_studio/runs/{run}")).json())["standing"] == "running":
            assert time.monotonic() < deadline, told
            await asyncio.sleep(0.25)
    assert told["standing"] == "finished", told
    folder: Path = comfyui_process.base / "user" / "animation_studio" / "runs" / run / "graphs"
    shots = [path.read_text("utf-8") for path in folder.glob("s*.api.json")]
    assert any("mira_toonxl" in text for text in shots)
    assert any('"KSampler"' in text and "at the beach" in text for text in shots)


def _loaded_by_us() -> Graph:
    """Load SDXL with the small model's profile, and just enough behind it that ComfyUI runs it."""
    b = GraphBuilder()
    loader = b.add("AnimationStudioLoadSDXL", profile="toonxl", quality="toonxl")
    latent = b.add("EmptyLatentImage", width=64, height=64, batch_size=1).out(0)
    picture = b.add("VAEDecode", samples=latent, vae=loader.out(2)).out(0)
    b.add("PreviewImage", images=picture)
    return b.build()
