"""The small default model, really run: slots, tools, Chinese, stops and streams through the studio's own engine.

The whole exam (30 requests, 40 tool cases) takes minutes and is run by hand: see :mod:`.exam`. Its committed
figures are checked here against what the guide promises.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.folders import APP
from animation_ai_studio.llm_bridge.client import LlmClient, user
from animation_ai_studio.llm_bridge.engines import EnginePool
from animation_ai_studio.llm_bridge.engines.pool import models_folder
from animation_ai_studio.llm_bridge.gpu import open_lease
from animation_ai_studio.llm_bridge.install import ModelInstaller
from animation_ai_studio.llm_bridge.profiles import load_llm
from animation_ai_studio.llm_bridge.service import LanguageService
from platformdirs import user_cache_path

from . import exam

FIGURES = Path(__file__).parents[2] / "docs" / "figures" / "small-model.json"


@pytest.fixture
async def service(home: Path) -> AsyncIterator[LanguageService]:
    """The default profile with the user's own model file; fetched when it isn't there."""
    config, models = load_llm([]), models_folder(user_cache_path(APP))
    file = config.profile().file
    assert file is not None
    try:
        ModelInstaller(models).install(file)
    except StudioError as error:
        pytest.skip(f"the small model can't be fetched: {error.message}")
    models_folder(home / "cache").parent.mkdir(parents=True)
    models_folder(home / "cache").symlink_to(models)
    pool = EnginePool(config, home / "cache")
    service = LanguageService(config, pool, open_lease(config, pool))
    yield service
    await service.close()


@pytest.fixture
async def small(service: LanguageService) -> AsyncIterator[LlmClient]:
    async with service.client(seconds=600) as model:
        yield model


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_it_completes_plain_text_and_makes_vectors(service: LanguageService, small: LlmClient) -> None:
    """Blanks at the start belong to a completion: code would lose its indentation."""
    engine = service.pool.engines[small.name]
    asked = {"prompt": "def add(a, b):", "max_tokens": 8, "temperature": 0}
    transport = httpx.AsyncHTTPTransport(uds=engine.socket)
    key = {"authorization": f"Bearer {engine.key}"}
    async with httpx.AsyncClient(headers=key, transport=transport, timeout=300) as http:
        answer = (await http.post(f"{engine.url}/completions", json=asked)).json()
    assert answer["choices"][0]["text"].startswith("\n    return a + b")
    bicycle, cycles, shares = await small.embed(
        [
            "A boy rides his bicycle through the rain.",
            "A child cycles in wet weather.",
            "The stock market fell by three percent.",
        ]
    )
    near, far = (sum(a * b for a, b in zip(bicycle, other, strict=True)) for other in (cycles, shares))
    assert near > far + 0.1 and abs(sum(x * x for x in bicycle) - 1.0) < 1e-5


@pytest.mark.slow
@pytest.mark.timeout(1500)
async def test_it_fills_slots_calls_tools_and_keeps_to_the_rules(small: LlmClient) -> None:
    """In one test, for reading the instructions costs more than answering."""
    slots = await exam.slots_exam(small, 3)
    assert slots["model"] >= 0.7 and slots["kept_after_coverage"] == 1.0
    tools = await exam.tools_exam(small, exam.tool_rows()[20:36:8])
    assert tools["right"] == 1.0
    question = user("Count from one to nine in words, separated by commas.")
    cut = await small.chat([question], temperature=0.0, max_tokens=40, stop=["four"])
    assert "three" in cut.text and "four" not in cut.text and cut.finish == "stop"
    pieces = [
        piece async for piece in small.stream([user("Say hello in Chinese.")], temperature=0.0, max_tokens=12)
    ]
    assert "\ufffd" not in "".join(piece.text for piece in pieces)
    assert pieces[-1].usage.completion > 0
    with pytest.raises(StudioError) as caught:
        await small.chat([user("word " * 6000)], max_tokens=5)
    assert caught.value.code == "llm_refused" and "tokens" in caught.value.message


def test_the_committed_figures_meet_the_promise() -> None:
    """What the guide states was measured with ``python -m animation_ai_studio.tests.llm_bridge.exam``."""
    figures = json.loads(FIGURES.read_text("utf-8"))
    assert figures["slots"]["requests"] == 30 and figures["tools"]["cases"] == 40
    assert figures["slots"]["model"] >= 0.85
    assert figures["slots"]["kept_after_coverage"] == 1.0
    assert figures["tools"]["right"] >= 0.90


def test_the_exam_s_labels_are_words_of_the_studio() -> None:
    for row in exam.labelled(30):
        for slot, value in exam.expected(row).items():
            if slot in ("place", "time", "weather", "form"):
                assert value in exam.SCHEMA["properties"][slot]["enum"], (row["text"], value)  # type: ignore[index]
    tools = {tool["function"]["name"]: tool["function"]["parameters"]["properties"] for tool in exam.TOOLS}
    assert len(exam.tool_rows()) == 40
    for row in exam.tool_rows():
        named = {k for k in row if k not in ("say", "tool", "contains")} | set(row.get("contains", {}))
        assert named == set(tools[row["tool"]]), row["say"]
