"""Without this, a failed or killed run would leave servers behind that hold memory and ports."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.runtime.process import PACK_ROOT, is_free, link_folder, start
from animation_ai_studio.runtime.source import ComfyProgram, embedded_program

Gone = Callable[[list[int]], bool]
Pids = Callable[[str], list[int]]

PARENT = """
import sys, time
from pathlib import Path
from animation_ai_studio.runtime.process import start
from animation_ai_studio.runtime.source import ComfyProgram
process = start(ComfyProgram(Path(sys.argv[1]), Path(sys.executable), Path(sys.argv[2]), ours=True))
print(process.url, flush=True)
try:
    time.sleep(600)
finally:
    process.stop()
"""


def test_stopping_ends_the_server_and_what_it_started(standin: ComfyProgram, pids: Pids, gone: Gone) -> None:
    """A user's machine is as before once a film is done."""
    process = start(standin)
    started = pids(process.url)
    process.stop()
    process.stop()
    assert gone(started)


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_the_server_ends_with_its_parent(
    standin: ComfyProgram, pids: Pids, gone: Gone, how: signal.Signals
) -> None:
    """However the studio ends, it leaves no orphan: not when killed, not at Ctrl-C."""
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(standin.root), str(standin.base)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    started = pids(parent.stdout.readline().strip())
    parent.send_signal(how)
    parent.communicate()
    assert gone(started)


def test_a_server_that_ends_at_once_is_told_with_its_log(
    standin: ComfyProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the log's end nobody can tell why ComfyUI did not come up."""
    monkeypatch.setenv("STANDIN", "dies")
    with pytest.raises(StudioError, match="no such kernel image") as failure:
        start(standin)
    assert failure.value.code == "comfyui_start_failed"


def test_comfyui_gets_the_keys_of_models_and_no_others(
    standin: ComfyProgram, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every custom node reads its environment; *Ask LLM* needs the keys that the user's profiles name."""
    profile = (
        "{engine: openai, model: m, url: 'http://127.0.0.1:9/v1', tasks: [chat], key_env: FAR_MODEL_KEY}"
    )
    settings = home / "home" / "configs" / "llm.yaml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"profiles: {{far: {profile}}}\n")
    monkeypatch.setenv("FAR_MODEL_KEY", "named")
    for name in ("OPENAI_API_KEY", "STUDIO_KEYS", "GITHUB_TOKEN", "HF_TOKEN"):
        monkeypatch.setenv(name, "secret-of-mine")
    process = start(standin)
    told = Path(f"/proc/{process.child.pid}/environ").read_bytes()
    process.stop()
    assert b"FAR_MODEL_KEY=named" in told and b"secret-of-mine" not in told


def test_a_broken_llm_yaml_stops_no_picture(standin: ComfyProgram, home: Path) -> None:
    settings = home / "home" / "configs" / "llm.yaml"
    settings.parent.mkdir(parents=True)
    settings.write_text("profiles: nonsense\n")
    process = start(standin)
    assert process.alive
    process.stop()


def test_giving_up_a_start_ends_the_server(
    standin: ComfyProgram, pids: Pids, gone: Gone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C during the start must not leave a server that comes up later."""
    monkeypatch.setenv("STANDIN", "silent")
    cancelled = threading.Event()
    ports: list[str] = []

    def give_up(fraction: float, words: str) -> None:
        if found := list(standin.root.glob("pids-*")):
            ports.append(found[0].name.removeprefix("pids-"))
            cancelled.set()

    with pytest.raises(StudioError, match="given up"):
        start(standin, give_up, cancelled=cancelled)
    assert gone(pids(f"http://127.0.0.1:{ports[0]}"))


def test_a_busy_port_is_named(standin: ComfyProgram) -> None:
    """A user who asked for a port learns that it is taken, before anything starts."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(StudioError, match=str(port)) as failure:
            start(standin, port=port)
    assert failure.value.code == "port_busy"


def test_a_base_folder_that_cant_be_made_is_named(standin: ComfyProgram) -> None:
    """A cache on a read-only disk gives one clear sentence instead of a traceback."""
    standin.base.write_text("a file, where a folder should be")
    with pytest.raises(StudioError, match="base") as failure:
        start(standin)
    assert failure.value.code == "not_writable"


def test_a_real_folder_is_never_replaced_by_a_link(tmp_path: Path) -> None:
    """Somebody who copied the pack into custom_nodes keeps the copy."""
    mine = tmp_path / "custom_nodes" / "pack"
    mine.mkdir(parents=True)
    (mine / "precious.py").touch()
    link_folder(mine, tmp_path)
    assert (mine / "precious.py").exists() and not mine.is_symlink()


def test_a_link_that_leads_elsewhere_follows_the_new_place(tmp_path: Path) -> None:
    """After moving the clone, ComfyUI loads the pack from its new place."""
    old, new, link = tmp_path / "old", tmp_path / "new", tmp_path / "link"
    old.mkdir()
    new.mkdir()
    link_folder(link, old)
    link_folder(link, new)
    assert link.resolve() == new.resolve()


def test_a_server_of_the_users_gets_nothing_put_into_its_folders(standin: ComfyProgram) -> None:
    """A comfy-cli workspace belongs to the user: the pack reaches it through a settings file of ours."""
    theirs = replace(standin, base=standin.root, ours=False)
    process = start(theirs)
    process.stop()
    assert not (standin.root / "custom_nodes").exists()
    words = [str(word) for word in process.child.args]
    shown = yaml.safe_load(Path(words[words.index("--extra-model-paths-config") + 1]).read_text())
    assert (Path(shown["animation_ai_studio"]["custom_nodes"]) / "animation_ai_studio").resolve() == PACK_ROOT


def test_two_first_uses_at_once_copy_one_program(home: Path) -> None:
    """Two films asked for at the same time on a new machine must both start."""
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda _: embedded_program(), range(2))
    assert first == second
    assert (first.root / "main.py").is_file()
    assert not (first.root / "extra_model_paths.yaml").exists()
    assert [path.name for path in first.root.parent.iterdir()] == [first.root.name]


def test_what_killed_servers_left_is_tidied(standin: ComfyProgram) -> None:
    """A cache that only grows fills the disk of somebody who makes a film a day."""
    left = standin.base / "temp" / "1"
    left.mkdir(parents=True)
    os.utime(left, (0, 0))
    with socket.create_server(("127.0.0.1", 0)) as running:
        port = running.getsockname()[1]
        ports = [port, *(number for number in range(20_000, 20_030) if is_free(number))]
        logs = [standin.base / "user" / f"studio-{number}.log" for number in ports]
        logs[0].parent.mkdir()
        for age, log in enumerate(logs):
            log.touch()
            os.utime(log, (age, age))
        start(standin).stop()
    assert not left.exists()
    assert logs[0].exists(), "the log of a server that runs was taken away"
    assert len(list(logs[0].parent.glob("*.log"))) < 15


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MB."""
    place = tmp_path / "small"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", place], check=False).returncode:
        pytest.skip("mounting a small file system needs root")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs is Linux's")
def test_a_full_disk_leaves_no_half_program(
    home: Path, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a ComfyUI under its final name would fail for ever after."""
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(small_disk))
    with pytest.raises(StudioError) as failure:
        embedded_program()
    assert failure.value.code == "disk_full"
    assert not list(small_disk.rglob("main.py"))
