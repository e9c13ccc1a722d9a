"""The small default model, really run: slots, tools, Chinese, stops and streams through the studio's own engine.

The whole exam (30 requests, 40 tool cases) takes minutes and is run by hand: see :mod:`.exam`. Its committed
figures are checked here against what the guide promises.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.folders import APP
from animation_ai_studio.llm_bridge.client import LlmClient, user
from animation_ai_studio.llm_bridge.engines import EnginePool
from animation_ai_studio.llm_bridge.engines.llamacpp import SERVER
from animation_ai_studio.llm_bridge.engines.pool import models_folder
from animation_ai_studio.llm_bridge.engines.process import free_port
from animation_ai_studio.llm_bridge.gpu import open_lease
from animation_ai_studio.llm_bridge.install import Installer
from animation_ai_studio.llm_bridge.profiles import load_llm
from animation_ai_studio.llm_bridge.runtime import gguf_words as server
from animation_ai_studio.llm_bridge.service import LanguageService
from platformdirs import user_cache_path

from . import exam

FIGURES = Path(__file__).parents[2] / "docs" / "figures" / "small-model.json"


def fetched(models: Path) -> Path:
    """The default model's file, fetched when it isn't there."""
    file = load_llm([]).profile().file
    assert file is not None
    try:
        return Installer(models).install(file)
    except StudioError as error:
        pytest.skip(f"the small model can't be fetched: {error.message}")


@pytest.fixture
async def small(home: Path) -> AsyncIterator[LlmClient]:
    """The default profile with the user's own model file; fetched when it isn't there."""
    config, models = load_llm([]), models_folder(user_cache_path(APP))
    fetched(models)
    models_folder(home / "cache").parent.mkdir(parents=True)
    models_folder(home / "cache").symlink_to(models)
    pool = EnginePool(config, home / "cache")
    service = LanguageService(config, pool, open_lease(config, pool))
    async with service.client(seconds=600) as model:
        yield model
    await service.close()


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


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_other_programs_get_plain_completions_and_a_reason_for_no_embeddings() -> None:
    """Editors complete text by this route; run by path, as any Python starts it."""
    path, port = fetched(models_folder(user_cache_path(APP))), free_port()
    command = [sys.executable, str(SERVER), "--model", str(path), "--port", str(port), "--context", "512"]
    child = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=300, trust_env=False) as http:
            _answers(http)
            asked = {"prompt": "One, two, three, four,", "max_tokens": 6, "temperature": 0.0}
            whole = http.post("/v1/completions", json=asked).json()
            assert whole["object"] == "text_completion" and "five" in whole["choices"][0]["text"]
            streamed = http.post("/v1/completions", json={**asked, "stream": True}).text
            frames = [json.loads(row[6:]) for row in streamed.splitlines() if row.startswith("data: {")]
            text = "".join(frame["choices"][0]["text"] for frame in frames)
            assert text == whole["choices"][0]["text"] and frames[-1]["choices"][0]["finish_reason"]
            refused = http.post("/v1/embeddings", json={"input": "hello"})
            assert refused.status_code == 400 and "embeddings" in refused.json()["error"]["message"]
    finally:
        child.kill()
        child.wait()


def _answers(http: httpx.Client, seconds: float = 120.0) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            http.get("/health").raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the server did not answer")


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


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 400),
        ({"messages": []}, 400),
        ({"messages": [{"role": "nobody", "content": "x"}]}, 400),
        ({"messages": [{"role": "user", "content": [{"type": "image_url"}]}]}, 400),
    ],
)
def test_the_embedded_server_refuses_what_it_can_not_read(body: dict[str, object], status: int) -> None:
    with pytest.raises(server.RequestError) as caught:
        server.plain_messages(body)
    assert caught.value.status == status


@pytest.mark.parametrize("prompt", [None, "", [], ["a", "b"], [1, 2], {"text": "a"}])
def test_the_embedded_server_goes_on_with_one_text_only(prompt: object) -> None:
    with pytest.raises(server.RequestError):
        server.plain_prompt({"prompt": prompt})
    assert server.plain_prompt({"prompt": ["Once"]}) == server.plain_prompt({"prompt": "Once"}) == "Once"


@pytest.mark.parametrize("value", [3, -1, "0.5", True, [1]])
def test_the_embedded_server_checks_numbers(value: object) -> None:
    with pytest.raises(server.RequestError):
        server.option({"temperature": value}, "temperature", 0.5, 0.0, 2.0)


def test_tools_become_one_schema_with_a_way_to_answer_in_words() -> None:
    names = [
        shape["properties"]["name"]["const"] for shape in server.call_schema(exam.TOOLS, "auto")["oneOf"]
    ]
    assert names == [tool["function"]["name"] for tool in exam.TOOLS] + [server.REPLY_TOOL]
    assert server.call_schema(exam.TOOLS, {"function": {"name": "redo_shot"}})["properties"]["name"] == {
        "const": "redo_shot"
    }
    assert server.split_call('{"name": "reply", "arguments": {"text": "hi"}}') == ([], "hi")
    calls, text = server.split_call('{"name": "redo_shot", "arguments": {"number": 3}}')
    assert text == "" and json.loads(calls[0]["function"]["arguments"]) == {"number": 3}
