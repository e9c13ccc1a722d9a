"""Plays vLLM at the edge of its process: its command line, its routes, its sleep, and its reported faults.

Faults come as words in ``STANDIN_FAULTS``: ``sleep_lies``, ``sleep_dies``, ``oom_on_wake``, ``oom_on_start``,
``never_ready``, ``abort_once``. Memory is held on the simulated card, if there is one.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

sys.path.insert(0, str(Path(__file__).parents[3]))
import card

FAULTS = set(os.getenv("STANDIN_FAULTS", "").split())
RATE = float(os.getenv("STANDIN_RATE", "0"))
AWAKE = int(float(os.getenv("STANDIN_GB", "10")) * (1 << 30))
SCRIPT = os.getenv("STANDIN_SCRIPT", "")
app = FastAPI()
state: dict[str, Any] = {"asleep": False, "awake": asyncio.Event(), "calls": 0, "asked": []}


def hold(size: int) -> None:
    if card.VARIABLE in os.environ:
        card.put(size)


@app.get("/health")
async def health() -> Response:
    return Response(status_code=503 if "never_ready" in FAULTS else 200)


@app.get("/is_sleeping")
async def is_sleeping() -> dict[str, bool]:
    return {"is_sleeping": state["asleep"]}


@app.post("/sleep")
async def sleep(level: int = 1, mode: str = "abort") -> Response:
    if "sleep_dies" in FAULTS:
        asyncio.get_running_loop().call_later(0.05, os._exit, 1)
        return Response(status_code=200)
    state["asleep"] = True
    state["awake"].clear()
    if "sleep_lies" not in FAULTS:
        hold(1 << 29)
    return Response(status_code=200)


@app.post("/wake_up")
async def wake_up() -> Response:
    if "oom_on_wake" in FAULTS:
        return JSONResponse({"error": "CUDA out of memory"}, 500)
    try:
        hold(AWAKE)
    except card.NoMemoryError as error:
        return JSONResponse({"error": str(error)}, 500)
    state["asleep"] = False
    state["awake"].set()
    return Response(status_code=200)


@app.post("/collective_rpc")
async def collective_rpc(request: Request) -> dict[str, Any]:
    return {"results": [None], "asked": await request.json()}


def text_for(body: dict[str, Any]) -> str:
    answers = json.loads(SCRIPT) if SCRIPT else []
    if body.get("max_tokens") == 1:
        return "Hi"  # the proof of a wake uses up no answer
    state["calls"] += 1
    return answers[(state["calls"] - 1) % len(answers)] if answers else "one two three four five"


@app.post("/v1/chat/completions")
async def chat(request: Request) -> Response:
    if request.headers.get("authorization") != f"Bearer {os.environ['VLLM_API_KEY']}":
        return JSONResponse({"error": {"message": "Unauthorized"}}, 401)
    body = await request.json()
    if state["asleep"]:
        await state["awake"].wait()  # as the real one: requests to a sleeper hang
    text = text_for(body)
    if body.get("stream"):
        return StreamingResponse(events(text, body), media_type="text/event-stream")
    finish = "stop"
    if "abort_once" in FAULTS and body.get("max_tokens") != 1:
        FAULTS.discard("abort_once")
        finish = "abort"
    if RATE:
        await asyncio.sleep(len(text.split()) / RATE)
    message = {"role": "assistant", "content": text}
    return JSONResponse(
        {
            "id": "x",
            "object": "chat.completion",
            "model": body["model"],
            "choices": [{"index": 0, "message": message, "finish_reason": finish}],
            "usage": {"prompt_tokens": 7, "completion_tokens": len(text.split())},
            "echo": {k: body.get(k) for k in ("temperature", "max_tokens", "top_p")},
        }
    )


async def events(text: str, body: dict[str, Any]) -> Any:
    for index, word in enumerate(text.split(" ")):
        await asyncio.sleep(1 / RATE if RATE else 0)
        delta = {"content": word if index == 0 else f" {word}"}
        frame = {"id": "x", "model": body["model"], "choices": [{"index": 0, "delta": delta}]}
        yield f"data: {json.dumps(frame)}\n\n"
    yield 'data: {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}\n\n'
    yield "data: [DONE]\n\n"


@app.post("/v1/embeddings")
async def embeddings(request: Request) -> dict[str, Any]:
    texts = (await request.json())["input"]
    return {"data": [{"index": i, "embedding": [float(len(t))]} for i, t in enumerate(texts)], "usage": {}}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("serve")
    parser.add_argument("model")
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    options, _ = parser.parse_known_args()
    if "oom_on_start" in FAULTS:
        sys.exit("ValueError: Free memory on device (1.0/16.0 GiB) is less than desired")
    hold(AWAKE)
    uvicorn.run(app, host=options.host, port=options.port, log_level="warning", access_log=False)


if __name__ == "__main__":
    main()
