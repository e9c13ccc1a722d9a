"""Without this, the studio would use the wrong ComfyUI, or start one where the user's own is running."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.schema import ComfyProfile
from animation_ai_studio.embedded.comfyui import server as finding
from animation_ai_studio.embedded.comfyui.process import ComfyProcess, start
from animation_ai_studio.embedded.comfyui.server import kept, kept_url, running_comfyui, running_comfyui_sync
from animation_ai_studio.embedded.comfyui.source import ComfyProgram, workspace_program


@pytest.fixture
def other(standin: ComfyProgram) -> Iterator[ComfyProcess]:
    """A server that runs already, with the pack in it."""
    process = start(standin)
    yield process
    process.stop()


@pytest.fixture
def bare(standin: ComfyProgram, monkeypatch: pytest.MonkeyPatch) -> Iterator[ComfyProcess]:
    """A server that runs already, without the pack."""
    with monkeypatch.context() as patch:
        patch.setenv("STANDIN", "bare")
        process = start(standin)
    yield process
    process.stop()


@pytest.fixture
def embedded(standin: ComfyProgram, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in plays the embedded ComfyUI."""
    monkeypatch.setattr(finding, "embedded_program", lambda: standin)


def test_a_profile_names_the_server(other: ComfyProcess) -> None:
    """Somebody with ComfyUI on another machine gets that one, and it goes on afterwards."""
    with running_comfyui_sync(ComfyProfile(kind="server", url=other.url)) as server:
        assert (server.url, server.origin, server.ours) == (other.url, "profile", False)
    assert other.alive


def test_a_profiles_server_that_is_down_is_told(home: Path) -> None:
    """Quietly using another ComfyUI than the one asked for would be wrong."""
    profile = ComfyProfile(kind="server", url="http://127.0.0.1:9")
    with pytest.raises(StudioError) as failure, running_comfyui_sync(profile):
        pass
    assert failure.value.code == "comfyui_unreachable"


def test_a_profiles_server_without_the_pack_is_told(bare: ComfyProcess) -> None:
    """The user learns how to add the pack instead of seeing unknown nodes."""
    with (
        pytest.raises(StudioError) as failure,
        running_comfyui_sync(ComfyProfile(kind="server", url=bare.url)),
    ):
        pass
    assert failure.value.code == "comfyui_pack_missing"


def test_the_usual_port_comes_first(
    other: ComfyProcess, embedded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A ComfyUI that the user has open does the work, where they can watch it."""
    monkeypatch.setattr(finding, "USUAL_URL", other.url)
    with running_comfyui_sync() as server:
        assert (server.url, server.origin) == (other.url, "usual port")


def test_one_without_the_pack_is_passed_over_and_named(
    bare: ComfyProcess, embedded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user is told why their own ComfyUI isn't used."""
    monkeypatch.setattr(finding, "USUAL_URL", bare.url)
    with running_comfyui_sync() as server:
        assert server.origin == "embedded"
        assert bare.url in " ".join(server.notes)


def test_a_profile_of_kind_embedded_leaves_the_usual_port_alone(
    other: ComfyProcess, embedded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody whose own ComfyUI is busy can keep the studio off it."""
    monkeypatch.setattr(finding, "USUAL_URL", other.url)
    with running_comfyui_sync(ComfyProfile(kind="embedded")) as server:
        assert server.origin == "embedded"


def test_the_server_that_serve_keeps_is_used_again(other: ComfyProcess) -> None:
    """With ``studio serve`` open, a film needs no second start."""
    with kept(other):
        with running_comfyui_sync() as server:
            assert (server.url, server.origin) == (other.url, "kept")
        assert other.alive
    assert kept_url() is None


def test_a_note_about_another_server_is_not_believed(other: ComfyProcess, home: Path) -> None:
    """After a crash, the port in the note may belong to somebody else's ComfyUI."""
    note = home / "home" / "cache" / "comfyui" / "serve.json"
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(json.dumps({"url": other.url, "base": "/somewhere/else"}))
    assert kept_url() is None
    note.write_text("{ not json")
    assert kept_url() is None


def remember_workspace(home: Path, root: Path) -> None:
    """Writes the settings file in which comfy-cli remembers a workspace, and an interpreter in it."""
    (root / "comfy").mkdir()
    inside = root / ".venv" / "bin"
    inside.mkdir(parents=True)
    (inside / "python").symlink_to(sys.executable)
    settings = home / ".config" / "comfy-cli" / "config.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[DEFAULT]\ndefault_workspace = {root}\n")


@pytest.mark.skipif(sys.platform != "linux", reason="the settings' place differs by system")
def test_a_comfy_cli_workspace_is_found(standin: ComfyProgram, home: Path) -> None:
    """Somebody who installed ComfyUI with comfy-cli needs no second one."""
    assert workspace_program() is None
    remember_workspace(home, standin.root)
    found = workspace_program()
    assert found is not None and found.root == standin.root.resolve() and not found.ours


@pytest.mark.skipif(sys.platform != "linux", reason="the settings' place differs by system")
def test_a_workspace_that_fails_is_passed_over(
    standin: ComfyProgram, home: Path, embedded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken ComfyUI of the user's must not stop a film."""
    broken = home / "broken"
    broken.mkdir()
    (broken / "main.py").write_text("raise SystemExit('broken')")
    remember_workspace(home, broken)
    with running_comfyui_sync() as server:
        assert server.origin == "embedded"
        assert "broken" in " ".join(server.notes)
    with pytest.raises(StudioError), running_comfyui_sync(ComfyProfile(kind="workspace")):
        pass


async def test_the_asynchronous_way_stops_what_it_started(
    embedded: None, home: Path, pids: Callable[[str], list[int]], gone: Callable[[list[int]], bool]
) -> None:
    """A director inside an event loop leaves nothing behind either."""
    async with running_comfyui() as server:
        started = pids(server.url)
    assert gone(started)


async def test_a_cancelled_start_leaves_nothing(
    standin: ComfyProgram, embedded: None, gone: Callable[[list[int]], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C while ComfyUI comes up must not leave it running."""
    monkeypatch.setenv("STANDIN", "silent")
    begun = asyncio.Event()
    loop = asyncio.get_running_loop()

    def tell(fraction: float, words: str) -> None:
        if list(standin.root.glob("pids-*")):
            loop.call_soon_threadsafe(begun.set)

    async def use() -> None:
        async with running_comfyui(progress=tell):
            pytest.fail("it never answers")

    task = asyncio.create_task(use())
    await asyncio.wait_for(begun.wait(), 20)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert gone([int(pid) for note in standin.root.glob("pids-*") for pid in note.read_text().split()])
