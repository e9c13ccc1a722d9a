"""Without this, the studio would use the wrong ComfyUI, or start one where the user's own is running."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.files import write_text
from animation_ai_studio.configs.places import own_folder
from animation_ai_studio.configs.schema import ComfyProfile
from animation_ai_studio.runtime import server as finding
from animation_ai_studio.runtime.process import ComfyProcess, start
from animation_ai_studio.runtime.server import (
    kept,
    kept_url,
    own_server,
    own_url,
    running_comfyui,
    running_comfyui_sync,
)
from animation_ai_studio.runtime.source import ComfyProgram, workspace_program
from animation_ai_studio.tests.strangers import needs_root, stranger


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


def test_an_own_server_on_the_usual_port_comes_before_the_embedded_one(
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


def test_the_server_that_serve_keeps_comes_before_the_usual_port(
    standin: ComfyProgram, other: ComfyProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is certainly the studio's own; on the usual port a run might land in a ComfyUI that is busy."""
    usual = start(standin)
    monkeypatch.setattr(finding, "USUAL_URL", usual.url)
    try:
        with kept(other), running_comfyui_sync() as server:
            assert (server.url, server.origin) == (other.url, "kept")
    finally:
        usual.stop()


@needs_root
def test_a_server_of_another_user_is_passed_over_unasked(
    embedded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a shared machine, whoever is first on the usual port would get everybody's requests and pictures."""
    with stranger() as theirs:
        monkeypatch.setattr(finding, "USUAL_URL", theirs.url)
        with running_comfyui_sync() as server:
            assert server.origin == "embedded"
            (note,) = server.notes
        with pytest.raises(StudioError) as failure:
            own_url()
        told: list[str] = []
        with own_server(told.append) as url:  # who asks about graphs gets one that is started for it
            assert url != theirs.url and note in told[0]
        assert theirs.asked() == []
    assert theirs.url in note and "another user" in note and "profile" in note
    assert failure.value.code == "comfyui_unreachable" and note in failure.value.message


@needs_root
def test_a_server_of_another_user_is_used_when_a_profile_names_it(home: Path) -> None:
    """A ComfyUI that runs as a service has a user of its own; its owner can say that it is meant."""
    with stranger() as theirs, running_comfyui_sync(ComfyProfile(kind="server", url=theirs.url)) as server:
        assert (server.url, server.origin) == (theirs.url, "profile")


@needs_root
def test_a_kept_server_s_port_may_have_gone_to_another_user(home: Path) -> None:
    """After a crash of `serve` somebody else's program may hold its port, and can say whatever it likes."""
    note = home / "home" / "cache" / "comfyui" / "serve.json"
    note.parent.mkdir(parents=True)
    with stranger() as theirs:
        note.write_text(json.dumps({"url": theirs.url, "base": "/any"}))
        assert kept_url() is None
        assert theirs.asked() == []


def test_a_server_whose_owner_can_not_be_seen_is_passed_over_and_told(
    other: ComfyProcess, embedded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Behind a container's published port nobody can tell: the user learns which setting would name it."""
    monkeypatch.setattr(finding, "USUAL_URL", other.url)
    monkeypatch.setattr(finding, "owner_of", lambda url: "unknown")
    with running_comfyui_sync() as server:
        assert server.origin == "embedded"
        assert "can't be seen" in server.notes[0] and "studio.yaml" in server.notes[0]


def test_graph_commands_ask_a_server_of_one_s_own(
    bare: ComfyProcess, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Graphs can be checked against any own ComfyUI, with this pack or without."""
    monkeypatch.setattr(finding, "USUAL_URL", bare.url)
    assert own_url() == bare.url
    write_text(
        own_folder() / "studio.yaml",
        "comfyui: far\nprofiles: {far: {kind: server, url: 'http://127.0.0.1:9'}}\n",
    )
    assert own_url() == "http://127.0.0.1:9"


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
