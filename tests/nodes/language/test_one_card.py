"""One card, a real ComfyUI, and language models: in one graph, beside each other, and interrupted.

The card is simulated: ComfyUI's models and the engines write onto it what they would take, and it notes when
two heavy owners meet or when more is taken than there is.
"""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.llm_bridge.client import user
from animation_ai_studio.llm_bridge.engines import EnginePool
from animation_ai_studio.llm_bridge.gpu import open_lease
from animation_ai_studio.llm_bridge.lease.probe import SIMULATED_CARD
from animation_ai_studio.llm_bridge.profiles import LlmConfig
from animation_ai_studio.llm_bridge.service import LanguageService
from animation_ai_studio.runtime.process import ComfyProcess, start
from animation_ai_studio.runtime.source import embedded_base, embedded_program
from animation_ai_studio.tests.llm_bridge.conftest import Card, engine
from animation_ai_studio.tests.workflows import tiny
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.builder import GraphBuilder, Wire

pytestmark = [pytest.mark.comfyui, pytest.mark.slow]
GB = 1 << 30
BOOKS = Path(__file__).parent / "card_books"


def settings() -> dict[str, Any]:
    """One engine for all tasks that takes 10 of the card's 16 GB, beside ComfyUI's 9."""
    small = engine(gigabytes=10, script=["a red boat"]) | {"tasks": ["chat", "vision", "code"]}
    slow = engine(gigabytes=10, rate=1, script=["one two three four five six seven eight nine ten"])
    jason = engine(gigabytes=10, script=['{"place": "sea", "mood": "happy"}']) | {"tasks": ["code"]}
    lease = {"verify": 3.0, "minimum_hold": 0.0, "drain": 20.0}
    return {
        "default": "small",
        "tasks": {"chat": "small", "code": "jason", "vision": "small"},
        "linger": 0.5,
        "lease": lease,
        "profiles": {"small": small, "slow": slow, "jason": jason},
    }


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ComfyProcess, Card]]:
    """A ComfyUI that believes in the card."""
    home = tmp_path_factory.mktemp("one-card")
    path = home / "card.json"
    path.write_text(json.dumps({"total": 16 * GB, "used": {}}))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANIMATION_STUDIO_HOME", str(home))
        patch.setenv(SIMULATED_CARD, str(path))
        tiny.install(embedded_base())
        mine = embedded_base() / "user" / "__animation_studio"
        mine.mkdir(parents=True)
        (mine / "llm.yaml").write_text(yaml.safe_dump(settings()))
        process = start(embedded_program(), packs={"card_books": BOOKS})
        yield process, Card(path)
        process.stop()
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
async def comfy(
    shared: tuple[ComfyProcess, Card], monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[ComfyClient]:
    monkeypatch.setenv(SIMULATED_CARD, str(shared[1].path))
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(shared[1].path.parent))
    async with ComfyClient(shared[0].url) as client:
        yield client


def picture(b: GraphBuilder, text: Any, seed: int) -> Wire:
    """A small SDXL picture from a text."""
    model = b.add("CheckpointLoaderSimple", ckpt_name=tiny.CHECKPOINT)
    words = b.add("CLIPTextEncode", clip=model.out(1), text=text)
    none = b.add("CLIPTextEncode", clip=model.out(1), text="")
    empty = b.add("EmptyLatentImage", width=128, height=128, batch_size=1)
    sampled = b.add(
        "KSampler",
        model=model.out(0),
        positive=words.out(0),
        negative=none.out(0),
        latent_image=empty.out(0),
        seed=seed,
        steps=2,
        cfg=2.0,
        sampler_name="euler",
        scheduler="normal",
        denoise=1.0,
    )
    image = b.add("VAEDecode", samples=sampled.out(0), vae=model.out(2)).out(0)
    b.add("SaveImage", images=image, filename_prefix="one_card")
    return image


def question(b: GraphBuilder, prompt: Any, seed: int, model: str = "chat") -> Wire:
    return b.add(
        "AnimationStudioAskLlm",
        prompt=prompt,
        model=model,
        system="",
        temperature=0.5,
        max_tokens=50,
        seed=seed,
    ).out(0)


async def test_words_picture_words_in_one_graph(
    comfy: ComfyClient, shared: tuple[ComfyProcess, Card]
) -> None:
    """Without the lease the second model would meet the first on the card, and one of them would fail."""
    b = GraphBuilder()
    image = picture(b, question(b, "Describe a scene", 1), 1)
    seen = b.add(
        "AnimationStudioAskLlmAboutImage",
        image=image,
        prompt="What is this?",
        model="vision",
        system="",
        max_tokens=50,
        seed=1,
    )
    b.add("PreviewAny", source=seen.out(0))
    result = await comfy.run(b.build(), timeout=240)
    assert "a red boat" in json.dumps(result.outputs)
    book = shared[1].read()
    sizes = [size for _, size in book["history"]]
    assert book["most_heavy"] == 1
    assert sizes.index(9 * GB) > sizes.index(10 * GB) and 10 * GB in sizes[sizes.index(9 * GB) :]
    async with asyncio.timeout(20):
        while shared[1].used > 2 * GB:  # at the end the engine sleeps and ComfyUI has unloaded
            await asyncio.sleep(0.05)


async def test_a_hand_queued_prompt_waits_for_a_language_model_elsewhere(
    comfy: ComfyClient, shared: tuple[ComfyProcess, Card]
) -> None:
    """The command line works with a model while somebody presses Queue in the browser."""
    config = LlmConfig.model_validate({**settings(), "comfyui_url": shared[0].url})
    pool = EnginePool(config, shared[1].path.parent / "cache")
    service = LanguageService(config, pool, open_lease(config, pool))
    b = GraphBuilder()
    picture(b, "a boat", 2)
    async with service.client("small") as model:
        prompt = asyncio.create_task(comfy.run(b.build(), timeout=240))
        for _ in range(3):
            await model.chat([user("hi")])
            await asyncio.sleep(0.5)
        assert not prompt.done()
    await prompt
    async with service.client("small") as model:  # and the other way round: ComfyUI lets go over HTTP
        assert (await model.chat([user("hi")])).text == "a red boat"
    await service.close()
    assert shared[1].read()["most_heavy"] == 1


async def test_many_questions_beside_pictures(comfy: ComfyClient, shared: tuple[ComfyProcess, Card]) -> None:
    """Independent branches of one graph run as ComfyUI likes; they must still take turns."""
    b = GraphBuilder()
    for index in range(2):
        picture(b, f"a boat {index}", 10 + index)
        b.add("PreviewAny", source=question(b, f"Say something {index}", 10 + index))
    result = await comfy.run(b.build(), timeout=240)
    assert json.dumps(result.outputs).count("a red boat") == 2
    assert shared[1].read()["most_heavy"] == 1


async def test_an_interrupted_question_gives_the_card_back(
    comfy: ComfyClient, shared: tuple[ComfyProcess, Card]
) -> None:
    b = GraphBuilder()
    b.add("PreviewAny", source=question(b, "A long story", 3, "slow"))
    asked = asyncio.create_task(comfy.run(b.build(), timeout=240))
    async with asyncio.timeout(60):
        while 10 * GB not in shared[1].read()["used"].values():
            await asyncio.sleep(0.05)
    await asyncio.sleep(0.5)
    await comfy.interrupt()
    with pytest.raises(StudioError) as caught:
        await asked
    assert caught.value.code == "graph_interrupted"
    async with asyncio.timeout(20):
        while 10 * GB in shared[1].read()["used"].values():
            await asyncio.sleep(0.05)


async def test_json_status_and_freeing(comfy: ComfyClient, shared: tuple[ComfyProcess, Card]) -> None:
    b = GraphBuilder()
    schema = {
        "type": "object",
        "properties": {"place": {"type": "string"}, "mood": {"enum": ["happy", "sad"]}},
        "required": ["place", "mood"],
    }
    filled = b.add(
        "AnimationStudioLlmToJson",
        prompt="Luca at sea",
        schema=json.dumps(schema),
        model="code",
        system="",
        max_tokens=50,
        seed=4,
    )
    freed = b.add("AnimationStudioFreeVram", after=filled.out(1))
    state = b.add("AnimationStudioGpuStatus", after=freed.out(1))
    b.add("PreviewAny", source=freed.out(0))
    b.add("PreviewAny", source=state.out(1))
    told = json.dumps((await comfy.run(b.build(), timeout=240)).outputs)
    assert "happy" in told and "16.0 GB free" in told
    assert shared[1].used < 2 * GB


async def test_an_unchanged_question_is_not_asked_again(
    comfy: ComfyClient, shared: tuple[ComfyProcess, Card]
) -> None:
    def graph() -> Any:
        b = GraphBuilder()
        b.add("PreviewAny", source=question(b, "The same question", 5))
        return b.build()

    await comfy.run(graph(), timeout=240)
    before = len(shared[1].read()["history"])
    await comfy.run(graph(), timeout=240)
    await asyncio.sleep(0.1)
    later = [size for _, size in shared[1].read()["history"][before:]]
    assert 10 * GB not in later


async def test_a_bad_schema_is_told(comfy: ComfyClient) -> None:
    b = GraphBuilder()
    bad = {"prompt": "x", "schema": "[1]", "model": "code", "system": "", "max_tokens": 5, "seed": 0}
    b.add("PreviewAny", source=b.add("AnimationStudioLlmToJson", **bad).out(1))
    with pytest.raises(StudioError) as caught:
        await comfy.run(b.build(), timeout=60)
    assert "schema" in str(caught.value)
