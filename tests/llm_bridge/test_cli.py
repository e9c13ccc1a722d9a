"""``./studio llm …`` as a user types it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from animation_ai_studio.common.listeners import free_port
from animation_ai_studio.llm_bridge.engines.process import EngineProcess

from .conftest import Card, engine


class Studio:
    """The command line in a home of its own."""

    def __init__(self, home: Path, **more: Any) -> None:
        self.port, self.home = free_port(), home
        gateway = {"port": self.port, "admin_port": free_port(), "idle_seconds": 60}
        settings = {
            "default": "small",
            "tasks": {"chat": "small", "code": "small"},
            "comfyui_url": "http://127.0.0.1:9",
            "gateway": gateway,
            "profiles": {"small": engine(gigabytes=10) | {"tasks": ["chat", "code"]}},
            **more,
        }
        (home / "configs").mkdir(parents=True)
        (home / "configs" / "llm.yaml").write_text(yaml.safe_dump(settings))

    def __call__(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "animation_ai_studio", "llm", *words]
        environment = {**os.environ, "ANIMATION_STUDIO_HOME": str(self.home), "COLUMNS": "200"}
        return subprocess.run(
            command, capture_output=True, text=True, timeout=120, env=environment, check=False
        )


@pytest.fixture
def studio(home: Path, card: Card) -> Studio:
    return Studio(home)


@pytest.mark.slow
def test_a_day_with_the_gateway(studio: Studio, card: Card) -> None:
    try:
        started = studio("start")
        assert started.returncode == 0 and f"http://127.0.0.1:{studio.port}/v1" in started.stdout, (
            started.stderr
        )
        assert studio("start").returncode == 0  # a second start finds the first
        assert studio("switch", "chat").stdout.strip() == "small is ready."
        state = json.loads(studio("status", "--json").stdout)
        assert state["engines"]["small"]["state"] == "ready" and state["card"]
        body = {"model": "chat", "messages": [{"role": "user", "content": "hi"}]}
        answer = httpx.post(f"http://127.0.0.1:{studio.port}/v1/chat/completions", json=body, timeout=30)
        assert answer.json()["choices"][0]["message"]["content"] == "one two three four five"
        assert studio("health", "small").returncode == 0
        assert studio("logs", "small").returncode == 0
    finally:
        stopped = studio("stop")
    assert stopped.stdout.strip() == "Stopped." and card.used == 0
    assert EngineProcess("small", studio.home / "cache" / "engines").running() is None
    assert studio("stop").stdout.strip() == "No gateway runs."


def test_state_without_a_gateway(studio: Studio, card: Card) -> None:
    state = json.loads(studio("status", "--json").stdout)
    assert state["state"] == "free" and state["memory"]["free"] == 16 << 30
    assert studio("health").returncode == 1
    assert card.read()["used"] == {}


def test_what_is_missing_is_said(studio: Studio) -> None:
    for words, told in [
        (("switch", "small"), "studio llm start"),
        (("switch", "http://evil/"), "There is no language model"),
        (("install", "small"), "no file to install"),
        (("install", "qwen2.5-coder-1.5b", "--file", "/nowhere.gguf"), "There is no file"),
    ]:
        done = studio(*words)
        assert done.returncode == 1 and told in done.stderr, (words, done.stderr)
        assert "Traceback" not in done.stderr


def test_fit_is_a_table_and_data(studio: Studio) -> None:
    table = studio("fit", "--card", "16").stdout
    assert "qwen2.5-14b" in table and "--kv-cache-memory-bytes" in table
    rows = {row["model"]: row["fits"] for row in json.loads(studio("fit", "--card", "16", "--json").stdout)}
    assert rows["qwen3-vl-8b"] is True


@pytest.mark.slow
def test_a_taken_port_is_said(home: Path, card: Card) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        studio = Studio(home, gateway={"port": port, "admin_port": free_port()})
        done = studio("start", "--foreground")
    assert done.returncode == 1 and f"Port {port}" in done.stderr and "Traceback" not in done.stderr


def test_a_door_for_others_needs_a_key(home: Path, card: Card) -> None:
    studio = Studio(home, gateway={"host": "0.0.0.0", "port": free_port(), "admin_port": free_port()})
    done = studio("start", "--foreground")
    assert done.returncode == 1 and "without asking for a key" in done.stderr
