"""An engine is its user's alone: who can reach it, and what it gets to know."""

from __future__ import annotations

import asyncio
import os
import signal
import tempfile
from pathlib import Path

import psutil
import pytest
from animation_ai_studio.llm_bridge.engines.process import private_folder

from .conftest import config
from .test_engines import vllm


def test_the_command_keeps_vllm_to_its_user(tmp_path: Path) -> None:
    """Its development routes ask for no key: whoever reaches them runs code in the engine."""
    small = vllm(tmp_path, gigabytes=10)
    command, environment = list(small.command()), small.environment()
    assert command[command.index("--uds") + 1] == "{folder}/api.sock" and "--host" not in command
    assert "--enable-sleep-mode" in command and "--kv-cache-memory-bytes" in command
    assert environment["VLLM_SERVER_DEV_MODE"] == "1" and environment["HF_HUB_OFFLINE"] == "1"
    assert not any("KEY" in part for part in command)


def test_a_fixed_port_stays_on_this_machine(tmp_path: Path) -> None:
    """Whoever names a port wants one, for a program of their own; it is never another machine's to reach."""
    command = list(vllm(tmp_path, port=18000).command())
    assert command[command.index("--host") + 1] == "127.0.0.1" and "--uds" not in command


async def test_only_its_user_reaches_vllm(tmp_path: Path) -> None:
    """No port is open, the socket's folder is closed to others, and a stop takes the folder away."""
    small = vllm(tmp_path)
    await small.wake()
    socket = Path(small.socket)
    assert socket.is_socket() and socket.parent.stat().st_mode & 0o777 == 0o700
    assert socket.parent.stat().st_uid == os.getuid() and len(os.fsencode(socket)) <= 100
    mine = {
        str(connection.laddr)
        for pid in small.pids()
        for connection in psutil.Process(pid).net_connections("tcp")
    }
    assert mine == set()
    await small.stop()
    assert not socket.parent.exists() and small.socket == ""


async def test_an_engine_that_ends_by_itself_leaves_no_folder(tmp_path: Path) -> None:
    small = vllm(tmp_path)
    await small.wake()
    folder, party = Path(small.socket).parent, small.process.note.party
    assert party is not None
    psutil.Process(party.pid).children()[0].kill()
    async with asyncio.timeout(10):
        while folder.exists() or small.process.running() is not None:
            await asyncio.sleep(0.02)


async def test_a_socket_of_a_killed_engine_is_tidied_by_the_next_start(tmp_path: Path) -> None:
    small = vllm(tmp_path)
    await small.wake()
    old = Path(small.socket)
    party = small.process.note.party
    assert party is not None
    os.kill(party.pid, signal.SIGKILL)
    async with asyncio.timeout(5):
        while small.process.running() is not None:
            await asyncio.sleep(0.02)
    await small.wake()
    assert not old.parent.exists() and Path(small.socket).is_socket()
    await small.stop()


def test_a_long_temporary_folder_does_not_break_the_socket(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Systems cut a socket's path at about 104 bytes."""
    long = tmp_path / ("x" * 120)
    long.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(long))
    folder = Path(private_folder())
    assert len(os.fsencode(folder)) <= 60 and folder.stat().st_mode & 0o777 == 0o700
    folder.rmdir()


async def test_an_engine_gets_no_keys_of_its_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model's server has no business with the key of another service, or of the gateway in front of it."""
    for name in ("OPENAI_API_KEY", "STUDIO_KEYS", "HF_TOKEN", "AWS_SECRET_ACCESS_KEY", "LLAMA_ARG_HOST"):
        monkeypatch.setenv(name, "secret-of-mine")
    monkeypatch.setenv("OPENBLAS_CORETYPE", "Haswell")
    small = vllm(tmp_path)
    await small.wake()
    seen = b"\0".join(Path(f"/proc/{pid}/environ").read_bytes() for pid in small.pids())
    await small.stop()
    assert b"secret-of-mine" not in seen and seen.count(b"VLLM_API_KEY=") >= 1
    assert b"OPENBLAS_CORETYPE=Haswell" in seen  # without it some processors compute wrong numbers


def test_vllm_gets_the_hub_s_token_only_when_it_may_use_the_hub(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "t")
    monkeypatch.setenv("https_proxy", "http://p")
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    assert not {"HF_TOKEN", "https_proxy"} & set(vllm(tmp_path).environment())
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    made = vllm(tmp_path).environment()
    assert made["HF_TOKEN"] == "t" and made["https_proxy"] == "http://p" and made["HF_HUB_OFFLINE"] == "0"


def test_the_gateway_process_keeps_the_keys_that_its_settings_name() -> None:
    settings = config(
        {
            "far": {
                "engine": "openai",
                "model": "m",
                "url": "http://127.0.0.1:9/v1",
                "tasks": ["chat"],
                "key_env": "FAR_KEY",
            }
        },
        gateway={"keys_env": "MY_CLIENTS"},
        cache={"redis_env": "MY_REDIS"},
    )
    assert settings.key_variables == ("FAR_KEY",)
    assert set(settings.gateway_variables) == {"FAR_KEY", "MY_CLIENTS", "MY_REDIS"}
