"""The client on a real ComfyUI: a user would wait for ever, run twice or lose results without this."""

from __future__ import annotations

import asyncio
import uuid

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.workflows import Catalog, Graph, GraphBuilder
from animation_ai_studio.workflows.api.cache import load_catalog, read_cached
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.api.faults import GraphFailedError, GraphRejectedError
from animation_ai_studio.workflows.api.sync import SyncComfyClient

from . import tiny

pytestmark = pytest.mark.comfyui


def picture(color: int = 5, count: int = 1) -> Graph:
    b = GraphBuilder()
    image = b.add("EmptyImage", width=64, height=64, batch_size=count, color=color)
    b.add("SaveImage", images=image.out(0), filename_prefix="client")
    return b.build()


def sampling(steps: int, seed: int = 1) -> Graph:
    b = GraphBuilder()
    model = b.add("CheckpointLoaderSimple", ckpt_name=tiny.CHECKPOINT)
    text = b.add("CLIPTextEncode", clip=model.out(1), text="sea")
    latent = b.add("EmptyLatentImage", width=64, height=64, batch_size=1)
    sampled = b.add(
        "KSampler",
        title="Sampling",
        model=model.out(0),
        positive=text.out(0),
        negative=text.out(0),
        latent_image=latent.out(0),
        seed=seed,
        steps=steps,
        cfg=2.0,
        sampler_name="euler",
        scheduler="normal",
        denoise=1.0,
    )
    decoded = b.add("VAEDecode", samples=sampled.out(0), vae=model.out(2))
    b.add("SaveImage", images=decoded.out(0), filename_prefix="client")
    return b.build()


async def test_a_graph_runs_and_its_result_comes_back(live, tmp_path):
    heard = []
    result = await live.run(
        sampling(4), progress=lambda fraction, text: heard.append((fraction, text)), timeout=120
    )
    fractions = [fraction for fraction, _ in heard]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    assert any("Sampling 2/4" in text for _, text in heard)
    (saved,) = result.outputs["6"]["images"]
    data = await live.view(saved["filename"], saved["subfolder"], saved["type"])
    target = await live.download(
        saved["filename"], saved["subfolder"], saved["type"], path=tmp_path / "a" / "b.png"
    )
    assert target.read_bytes() == data
    assert data.startswith(b"\x89PNG")


async def test_the_same_id_never_runs_twice(live):
    prompt_id = str(uuid.uuid4())
    first = await live.run(picture(11), prompt_id=prompt_id)
    again = await live.run(picture(11), prompt_id=prompt_id)
    assert first.outputs == again.outputs
    waiting = str(uuid.uuid4())
    both = await asyncio.gather(
        live.run(sampling(40, seed=2), prompt_id=waiting), _joined(live, waiting), return_exceptions=False
    )
    assert both[0].outputs == both[1].outputs


async def _joined(client, prompt_id):
    while (await client.queue()).position(prompt_id) is None and await client.history(prompt_id) is None:
        await asyncio.sleep(0.01)
    return await client.run(sampling(40, seed=2), prompt_id=prompt_id)


async def test_200_with_node_errors_is_a_refusal_and_nothing_runs(live):
    graph = picture().to_api()
    graph["9"] = {"class_type": "SaveImage", "inputs": {"images": ["1", 0]}}
    with pytest.raises(GraphRejectedError) as caught:
        await live.run(graph)
    assert caught.value.code == "graph_rejected"
    (fault,) = caught.value.faults
    assert (fault.code, fault.node, fault.input) == ("missing_input", "9", "filename_prefix")
    state = await live.queue()
    assert not state.pending


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda graph: graph.clear(), "no_output"),
        (lambda graph: graph["1"].update(class_type="Nope"), "unknown_class"),
        (lambda graph: graph["1"]["inputs"].update(width=-1), "too_small"),
        (lambda graph: graph["1"]["inputs"].update(width=10**6), "too_large"),
        (lambda graph: graph["1"]["inputs"].update(width="wide"), "wrong_value"),
        (lambda graph: graph["1"]["inputs"].update(width=["1", 0, 0]), "bad_link"),
        (lambda graph: graph["2"]["inputs"].update(images=["7", 0]), "validation_failed"),
    ],
)
async def test_refusals_have_our_codes(live, change, code):
    graph = picture().to_api()
    change(graph)
    with pytest.raises(GraphRejectedError) as caught:
        await live.submit(graph, prompt_id=str(uuid.uuid4()))
    assert code in {fault.code for fault in caught.value.faults}


async def test_a_node_that_fails_is_named(live):
    graph = {
        "1": {"class_type": "LoadImage", "inputs": {"image": "example.png"}},
        "2": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": tiny.CHECKPOINT}},
        "3": {"class_type": "VAEDecode", "inputs": {"samples": "not a latent", "vae": ["2", 2]}},
        "4": {"class_type": "SaveImage", "inputs": {"images": ["3", 0], "filename_prefix": "x"}},
    }
    with pytest.raises(GraphFailedError) as caught:
        await live.run(graph, timeout=60)
    assert caught.value.code == "graph_failed"
    assert caught.value.node == "3"
    assert caught.value.class_type == "VAEDecode"


async def test_a_run_that_takes_too_long_is_stopped_on_the_server_too(live):
    with pytest.raises(StudioError) as caught:
        await live.run(sampling(10_000), timeout=3)
    assert caught.value.code == "graph_timeout"
    await _until_idle(live)


async def test_a_cancelled_task_leaves_nothing_running(live):
    prompt_id = str(uuid.uuid4())
    started = asyncio.Event()
    task = asyncio.create_task(
        live.run(sampling(10_000, seed=3), prompt_id=prompt_id, progress=lambda *_: started.set())
    )
    await asyncio.wait_for(started.wait(), 30)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await _until_idle(live)


async def test_cancel_touches_only_its_own_prompt(live):
    long, short = str(uuid.uuid4()), str(uuid.uuid4())
    await live.submit(sampling(10_000, seed=4), prompt_id=long)
    await live.submit(picture(12), prompt_id=short)
    while (await live.queue()).position(long) != 0:
        await asyncio.sleep(0.02)
    assert (await live.queue()).position(short) == 1
    await live.cancel(long)
    with pytest.raises(StudioError) as caught:
        await live.run(sampling(10_000, seed=4), prompt_id=long)
    assert caught.value.code == "graph_interrupted"
    assert (await live.run(picture(12), prompt_id=short)).outputs


async def _until_idle(client):
    for _ in range(400):
        state = await client.queue()
        if not state.running and not state.pending:
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the server still works")


async def test_previews_and_free(live):
    seen = []
    await live.run(sampling(3, seed=5), preview=seen.append, timeout=60)
    assert all(one.data for one in seen)  # whether there are any is a setting of the server
    await live.free()


async def test_uploads_are_named_as_loaders_take_them(live, tmp_path):
    from PIL import Image

    Image.new("RGB", (8, 8)).save(tmp_path / "dot.png")
    name = await live.upload(tmp_path / "dot.png", subfolder="tests", overwrite=True)
    assert name == "tests/dot.png"
    with pytest.raises(StudioError) as caught:
        await live.upload(tmp_path / "none.png")
    assert caught.value.code == "file_missing"
    with pytest.raises(StudioError) as caught:
        await live.download("none.png", path=tmp_path / "x.png")
    assert caught.value.code == "file_missing"
    assert not (tmp_path / "x.png").exists()


async def test_the_catalog_is_kept_until_something_changes(live, tmp_path):
    folder = tmp_path / "catalogs"
    first = await load_catalog(live, folder=folder)
    (kept,) = folder.iterdir()
    second = await load_catalog(live, folder=folder)
    assert set(first) == set(second)
    assert first.version == second.version
    kept.write_bytes(b"damaged")
    assert read_cached(kept) is None
    assert set(await load_catalog(live, folder=folder)) == set(first)


def test_the_same_without_async(comfyui):
    with SyncComfyClient(comfyui) as client:
        catalog = client.catalog()
        assert isinstance(catalog, Catalog)
        assert catalog.version
        result = client.run(picture(13), timeout=60)
        saved = result.outputs["2"]["images"][0]
        assert client.view(saved["filename"], saved["subfolder"], saved["type"])


async def test_nobody_there():
    async with ComfyClient("http://127.0.0.1:9") as client:
        with pytest.raises(StudioError) as caught:
            await client.queue()
    assert caught.value.code == "comfyui_unreachable"


@pytest.mark.parametrize("address", ["", "http://", "ftp://x", "http:///path"])
def test_what_is_no_address_is_told(address):
    with pytest.raises(StudioError) as caught:
        ComfyClient(address)
    assert caught.value.code == "option_invalid"
