"""The gateway on real sockets: what clients get."""

from __future__ import annotations

import asyncio
import json
import os
import signal

import httpx
import pytest
from animation_ai_studio.llm_bridge.client import LlmClient, user
from prometheus_client.parser import text_string_to_metric_families

from .conftest import HELLO, KEY, Card, Opened, config, engine, post

TOOLS = [
    {"type": "function", "function": {"name": "draw", "parameters": {"type": "object", "required": ["who"]}}}
]


async def test_chat_by_name_and_by_task(open_gateway: Opened, card: Card) -> None:
    async with open_gateway(config({"small": engine(gigabytes=10)})) as gateway:
        for name in ("small", "chat", ""):
            answer = await post(gateway, {**HELLO, "model": name})
            assert answer.status_code == 200
            body = answer.json()
            assert (
                body["choices"][0]["message"]["content"] == "one two three four five"
                and body["model"] == "small"
            )
        assert body["echo"]["max_tokens"] == 1024  # the profile's defaults
        models = (await gateway.http.get(f"{gateway.url}/v1/models")).json()
        assert [m["id"] for m in models["data"]] == ["small"]


async def test_the_studio_s_own_client_through_the_gateway(open_gateway: Opened) -> None:
    async with (
        open_gateway(config({"small": engine()})) as gateway,
        LlmClient(f"{gateway.url}/v1", "chat") as model,
    ):
        pieces = [piece async for piece in model.stream([user("hi")])]
        assert "".join(p.text for p in pieces) == "one two three four five"
        assert len([p for p in pieces if p.text]) == 5  # passed on one by one, not gathered
        assert await model.embed(["abc", "z"]) == [[3.0], [1.0]]


async def test_two_models_are_switched_and_nobody_is_lost(open_gateway: Opened, card: Card) -> None:
    profiles = {"one": engine(gigabytes=12), "two": engine(gigabytes=10)}
    async with open_gateway(config(profiles, gateway={"idle_seconds": 60})) as gateway:
        names = ["one", "two"] * 4
        answers = await asyncio.gather(*(post(gateway, {**HELLO, "model": name}) for name in names))
        assert [a.status_code for a in answers] == [200] * 8
        assert card.read()["most_heavy"] == 1


async def test_an_answer_cut_by_sleep_is_asked_again(open_gateway: Opened) -> None:
    async with open_gateway(config({"small": engine(faults="abort_once")})) as gateway:
        answer = await post(gateway, HELLO)
        assert answer.json()["choices"][0]["finish_reason"] == "stop"
        assert 'reason="abort"' in (await gateway.http.get(f"{gateway.url}/metrics")).text


async def test_an_engine_that_dies_under_a_request_is_started_again(open_gateway: Opened, card: Card) -> None:
    async with open_gateway(config({"small": engine(gigabytes=10, rate=10)})) as gateway:
        await post(gateway, HELLO)
        asked = asyncio.create_task(post(gateway, HELLO))
        pool = gateway.work.service.pool.engines["small"]
        while not gateway.work.service.working("small"):
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.2)
        os.kill(pool.process.note.party.pid, signal.SIGKILL)
        answer = await asked
        assert answer.status_code == 200 and answer.json()["choices"][0]["finish_reason"] == "stop"


async def test_fenced_json_becomes_json_and_misfits_are_asked_again(open_gateway: Opened) -> None:
    schema = {"type": "object", "properties": {"n": {"type": "integer", "maximum": 9}}, "required": ["n"]}
    form = {"type": "json_schema", "json_schema": {"name": "x", "schema": schema}}
    script = ['```json\n{"n": 3}\n```', '{"n": 99}', '{"n": 4}', "no", "no"]
    async with open_gateway(config({"small": engine(script=script)})) as gateway:
        first, second, third = [await post(gateway, {**HELLO, "response_format": form}) for _ in range(3)]
        assert json.loads(first.json()["choices"][0]["message"]["content"]) == {"n": 3}
        assert json.loads(second.json()["choices"][0]["message"]["content"]) == {"n": 4}
        assert third.status_code == 502 and third.json()["error"]["code"] == "answer_invalid"


async def test_tool_calls_in_prose_become_tool_calls_also_in_streams(open_gateway: Opened) -> None:
    script = ['I draw.\n```json\n{"name": "draw", "arguments": {"who": "luca"}}\n```']
    async with open_gateway(config({"small": engine(script=script)})) as gateway:
        choice = (await post(gateway, {**HELLO, "tools": TOOLS})).json()["choices"][0]
        assert choice["finish_reason"] == "tool_calls"
        assert json.loads(choice["message"]["tool_calls"][0]["function"]["arguments"]) == {"who": "luca"}
        events = (await post(gateway, {**HELLO, "tools": TOOLS, "stream": True})).text
        assert '"tool_calls"' in events and events.rstrip().endswith("data: [DONE]")


async def test_plain_completions_whole_streamed_and_kept(open_gateway: Opened) -> None:
    asked = {"model": "small", "prompt": "Once upon a time", "temperature": 0}
    async with open_gateway(config({"small": engine()})) as gateway:
        first, second = [await post(gateway, asked, "completions") for _ in range(2)]
        assert first.json()["choices"][0]["text"] == "one two three four five"
        assert first.json()["model"] == "small" and second.headers["x-studio-cache"] == "hit"
        text = (await post(gateway, {**asked, "stream": True}, "completions")).text
        frames = [line[6:] for line in text.splitlines() if line.startswith("data: {")]
        assert "".join(json.loads(f)["choices"][0]["text"] for f in frames) == "one two three four five"
        chat = await post(gateway, {**asked, "messages": HELLO["messages"]})  # the same fields, another route
        assert chat.json()["choices"][0]["message"]["content"] == "one two three four five"


async def test_vectors_are_kept_and_their_tokens_counted(open_gateway: Opened) -> None:
    async with open_gateway(config({"small": engine()})) as gateway:
        asked = {"model": "small", "input": ["abc", "z"]}
        first, second = [await post(gateway, asked, "embeddings") for _ in range(2)]
        assert [row["embedding"] for row in first.json()["data"]] == [[3.0], [1.0]]
        assert second.headers["x-studio-cache"] == "hit" and second.json() == first.json()
        text = (await gateway.http.get(f"{gateway.url}/metrics")).text
        assert 'studio_llm_tokens_total{kind="prompt",model="small"} 4.0' in text


async def test_deterministic_answers_are_kept(open_gateway: Opened) -> None:
    script = ["first", "second", "third"]
    async with open_gateway(config({"small": engine(script=script)})) as gateway:
        asked = {**HELLO, "temperature": 0}
        answers = [await post(gateway, asked) for _ in range(2)]
        fresh = await post(gateway, asked, headers={"x-studio-cache": "off"})
        warm = await post(gateway, HELLO)
        assert [a.headers["x-studio-cache"] for a in (*answers, fresh, warm)] == [
            "miss",
            "hit",
            "bypass",
            "bypass",
        ]
        texts = [a.json()["choices"][0]["message"]["content"] for a in (*answers, fresh)]
        assert texts == ["first", "first", "second"]


async def test_a_client_that_goes_away_frees_its_place(open_gateway: Opened) -> None:
    async with open_gateway(config({"small": engine(rate=2)})) as gateway:
        await post(gateway, {**HELLO, "max_tokens": 1})
        for body in ({**HELLO, "stream": True}, HELLO):
            with pytest.raises(httpx.ReadTimeout):
                async with gateway.http.stream(
                    "POST", f"{gateway.url}/v1/chat/completions", json=body, timeout=0.8
                ) as answer:
                    async for _ in answer.aiter_raw():
                        raise httpx.ReadTimeout("left")
            async with asyncio.timeout(3):
                while gateway.work.service.working("small"):
                    await asyncio.sleep(0.02)


async def test_waiting_ends_in_time_and_says_who_works(open_gateway: Opened, card: Card) -> None:
    profiles = {"one": engine(gigabytes=12, rate=1), "two": engine(gigabytes=10)}
    settings = config(profiles, gateway={"queue_seconds": 0.5})
    async with open_gateway(settings) as gateway:
        async with gateway.work.service.seat("one"):
            late = await post(gateway, {**HELLO, "model": "two"})
        assert late.status_code == 503 and late.json()["error"]["code"] == "gpu_busy"
        assert "llm:one" in late.json()["error"]["message"] and late.headers["retry-after"]


async def test_too_many_are_turned_away(open_gateway: Opened) -> None:
    settings = config({"small": engine(rate=4)}, gateway={"concurrency": 2})
    async with open_gateway(settings) as gateway:
        await post(gateway, {**HELLO, "max_tokens": 1})
        answers = await asyncio.gather(*(post(gateway, HELLO) for _ in range(4)))
        assert sorted(a.status_code for a in answers) == [200, 200, 429, 429]


async def test_looking_never_starts_or_wakes_anything(open_gateway: Opened, card: Card) -> None:
    async with open_gateway(config({"small": engine(gigabytes=10)}, gateway={"idle_seconds": 0})) as gateway:
        await post(gateway, HELLO)
        before = card.read()["history"]
        owner = {"authorization": f"Bearer {KEY}"}
        for _ in range(5):
            await gateway.http.get(f"{gateway.owner}/admin/status", headers=owner)
            await gateway.http.get(f"{gateway.url}/health")
            await gateway.http.get(f"{gateway.url}/v1/models")
        assert card.read()["history"] == before


async def test_metrics_are_prometheus_text_without_prompts(open_gateway: Opened, card: Card) -> None:
    async with open_gateway(config({"small": engine(gigabytes=10)})) as gateway:
        await post(gateway, HELLO)
        await post(gateway, {**HELLO, "stream": True})
        text = (await gateway.http.get(f"{gateway.url}/metrics")).text
    families = {family.name: family for family in text_string_to_metric_families(text)}
    assert {"studio_llm_requests", "studio_gpu_lease_wait_seconds", "studio_llm_first_token_seconds"} <= set(
        families
    )
    assert "secret premise" not in text
    waiting = {s.labels["model"]: s.value for s in families["studio_llm_waiting"].samples}
    assert waiting == {"small": 0.0}
