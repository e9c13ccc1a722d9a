"""The studio's own voice server: it starts when it is needed, tells who is there, and nothing of it stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.listeners import free_port
from animation_ai_studio.configs.speech import GptSovitsProfile
from animation_ai_studio.llm_bridge.environment import READY
from animation_ai_studio.voice.sovits.engine import SovitsVoice
from animation_ai_studio.voice.sovits.identity import listens
from animation_ai_studio.voice.sovits.server import ENCODERS, SovitsServer
from animation_ai_studio.voice.sovits.waves import read_wave

from .servers import DOUBLE, double
from .test_engine import CLIP, said
from .test_parts import Evil, checkpoint

STARTS = """
import sys
from pathlib import Path
from animation_ai_studio.configs.speech import GptSovitsProfile
from animation_ai_studio.voice.sovits.server import SovitsServer
url, root = sys.argv[1], Path(sys.argv[2])
profile = GptSovitsProfile(url=url, version="v2")
SovitsServer(profile, root, root / "environment", root / "engines", detached=False).start()
print("ready", flush=True)
input()
"""


def prepared(root: Path) -> SovitsServer:
    """A server whose environment's Python runs the double in place of the package."""
    python = root / "environment" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P "{DOUBLE}" "$6"\n')
    python.chmod(0o755)
    (root / "environment" / READY).touch()
    base = root / "pretrained"
    for name in ENCODERS:
        (base / name).mkdir(parents=True)
        (base / name / "config.json").write_text("{}")
    checkpoint(base / "base.ckpt", {"weight": {}})
    checkpoint(base / "base.pth", {"weight": {}})
    profile = GptSovitsProfile.model_validate(
        {
            "url": f"http://127.0.0.1:{free_port()}",
            "version": "v2",
            "voices": {"luca": {"clips": {"neutral": CLIP}}},
        }
    )
    return SovitsServer(profile, root, root / "environment", root / "engines", detached=False)


@pytest.mark.skipif(sys.platform == "win32", reason="the double's Python is a shell script")
def test_it_starts_answers_and_stops(tmp_path: Path) -> None:
    server = prepared(tmp_path)
    assert server.state().state == "off"
    assert server.start() and not server.start()
    found = server.state()
    pids = server.process.pids()
    assert found.state == "ready" and found.ours
    assert server.stop() and not server.stop()
    assert server.state().state == "off" and not any(psutil.pid_exists(pid) for pid in pids)


@pytest.mark.skipif(sys.platform == "win32", reason="the double's Python is a shell script")
def test_a_line_starts_it_when_it_isnt_running(tmp_path: Path) -> None:
    server = prepared(tmp_path)
    from .servers import clip

    clip(tmp_path)
    voice = SovitsVoice(server._profile, tmp_path, tmp_path / "cache", revive=lambda: server.start() and None)
    try:
        assert said(voice).speech.seconds > 1.0
        for pid in server.process.pids():  # killed between two lines
            os.kill(pid, signal.SIGKILL)
        assert said(voice).speech.seconds > 1.0
    finally:
        server.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="the double's Python is a shell script")
def test_nothing_stays_behind_when_the_studio_is_killed(tmp_path: Path) -> None:
    """A server that nobody knows of would hold a gigabyte and the port."""
    server = prepared(tmp_path)
    url = server._profile.url
    studio = subprocess.Popen(
        [sys.executable, "-c", STARTS, url, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert studio.stdout is not None and studio.stdout.readline() == b"ready\n"
    pids = server.process.pids()
    assert listens(url) and pids
    studio.kill()
    studio.wait()
    end = time.monotonic() + 15
    while listens(url) or any(psutil.pid_exists(pid) for pid in pids):
        assert time.monotonic() < end
        time.sleep(0.1)


def test_what_is_missing_is_named_before_it_starts(tmp_path: Path) -> None:
    server = prepared(tmp_path)
    checkpoint(tmp_path / "pretrained" / "base.ckpt", {"weight": Evil()})
    with pytest.raises(StudioError) as evil:
        server.start()
    (tmp_path / "pretrained" / "base.ckpt").unlink()
    with pytest.raises(StudioError) as gone:
        server.start()
    (tmp_path / "environment" / READY).unlink()
    with pytest.raises(StudioError) as bare:
        server.start()
    codes = [one.value.code for one in (evil, gone, bare)]
    assert codes == ["voice_weights_refused", "model_missing", "extra_missing"]


def test_a_server_of_somebody_is_left_alone(tmp_path: Path) -> None:
    prepared(tmp_path)
    with double() as other:
        profile = GptSovitsProfile.model_validate({"url": other.url, "version": "v2"})
        server = SovitsServer(
            profile, tmp_path, tmp_path / "environment", tmp_path / "engines", detached=True
        )
        assert not server.start() and server.state().state == "ready" and not server.state().ours
        assert not server.stop() and listens(other.url)


def test_a_line_is_said_from_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from animation_ai_studio.voice.cli import voice_app
    from typer.testing import CliRunner

    out = tmp_path / "line.wav"
    told = CliRunner().invoke(
        voice_app, ["say", "Is this the ocean?", "--engine", "espeak", "--out", str(out)]
    )
    assert told.exit_code == 0, told.output
    samples, rate = read_wave(out.read_bytes())
    assert len(samples) / rate > 0.5
    state = CliRunner().invoke(voice_app, ["server", "status", "--json"])
    assert '"state"' in state.output
