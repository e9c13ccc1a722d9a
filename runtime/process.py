"""Starts one ComfyUI as a child process and stops exactly that one.

The child runs through :mod:`.launcher`, which ends it when this process is gone, however it went. It is
bound to 127.0.0.1, has its own base directory, finds this pack through a link, and writes a log that is
shown when it fails. Which ComfyUI to use is decided in :mod:`.server`.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import httpx

from ..common.bootstrap import has_nvidia
from ..common.errors import StudioError
from ..common.files import file_error, write_text
from ..common.folders import cache_folder
from ..common.listeners import free_port
from ..common.progress import Progress, silent
from ..llm_bridge.profiles import studio_environment
from ..toonxl import PACK_NAME as TOON_XL_PACK
from ..toonxl import extension_folder, model_folders
from .source import ComfyProgram

PACK = "animation_ai_studio"
PACK_ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 180.0
"""Longest wait for a start. A quiet machine needs under 12 s; a loaded one or a cold disk much more."""
USUAL_SECONDS = 9.0
"""What a start takes on two quiet cores: only paces the progress line."""
STOP_SECONDS = 5.0
"""How long a server may take to end by itself before it is killed."""
LOG_LINES = 25
KEPT_LOGS = 10
STALE_SECONDS = 3600.0
"""A temporary folder untouched for so long belongs to no server that is just starting."""
NOTHING: Mapping[str, Path] = MappingProxyType({})


@dataclass
class ComfyProcess:
    """A ComfyUI that this process started.

    Attributes:
        url: where it answers, such as ``http://127.0.0.1:40123``.
        log: the file with everything it printed.
    """

    url: str
    base: Path
    log: Path
    child: subprocess.Popen[bytes]
    started: float = field(default_factory=time.monotonic)
    stopped: bool = False

    @property
    def temporary(self) -> Path:
        """Its own temporary folder, where ours is the base folder."""
        return _temporary(self.base, int(self.url.rpartition(":")[2]))

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self.child.poll() is None

    def log_tail(self) -> str:
        """The last lines of its log."""
        return tail(self.log)

    def stop(self) -> None:
        """Ends it and whatever it started; calling again is harmless."""
        if self.stopped:
            return
        self.stopped = True
        if self.alive:
            _signal_group(self.child, signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.child.wait(STOP_SECONDS)
        _signal_group(self.child, _KILL)  # what did not heed the first signal, or outlived a crashed server
        self.child.wait()
        if self.child.stdin is not None:
            self.child.stdin.close()
        shutil.rmtree(_temporary(self.base, int(self.url.rsplit(":", 1)[1])), ignore_errors=True)


_KILL = signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL


def start(
    program: ComfyProgram,
    progress: Progress = silent,
    *,
    port: int | None = None,
    packs: Mapping[str, Path] = NOTHING,
    flags: Sequence[str] = (),
    cancelled: threading.Event | None = None,
) -> ComfyProcess:
    """Starts ``program`` and returns when it answers.

    Args:
        program: which ComfyUI.
        progress: told about the start.
        port: a fixed port of 127.0.0.1; None takes a free one.
        packs: further node packs to load beside this one, name → folder.
        flags: further options of ComfyUI's own command line, such as ``--reserve-vram 2``.
        cancelled: set from another thread to give up.

    Raises:
        StudioError: ``port_busy``, ``comfyui_start_failed`` (with the end of its log), ``not_writable``,
            ``disk_full``.
    """
    number = free_port() if port is None else _checked_port(port)
    links = {PACK: PACK_ROOT, TOON_XL_PACK: extension_folder(), **packs}
    command = [*_command(program, number, links), *flags]
    folder = program.base / "user" if program.ours else _scratch("logs")
    progress(0.0, "Starting ComfyUI")
    try:
        log = _new_log(folder, number)
        with log.open("wb") as output:
            child = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=_environment(),
                cwd=program.root,
                start_new_session=os.name != "nt",
            )
    except OSError as error:
        raise file_error(error, folder) from error
    process = ComfyProcess(f"http://127.0.0.1:{number}", program.base, log, child)
    try:
        _wait_ready(process, progress, cancelled or threading.Event())
    except BaseException:
        process.stop()
        raise
    progress(1.0, "ComfyUI is ready")
    return process


def _command(program: ComfyProgram, port: int, links: Mapping[str, Path]) -> list[str]:
    """The command line of a server; makes the folders and links that it names."""
    arguments = ["--listen", "127.0.0.1", "--port", str(port), "--disable-auto-launch"]
    if program.ours:
        for name, folder in links.items():
            link_folder(program.base / "custom_nodes" / name, folder)
        for kind, folder in model_folders().items():
            link_folder(program.base / "models" / kind / "animation_ai_studio", folder)
        # Each server has its own temporary folder (ComfyUI empties it when it starts and ends) and keeps its
        # little database in memory, so that several may share one base directory.
        _tidy(program.base)
        temporary = _temporary(program.base, port)
        arguments += ["--base-directory", str(program.base), "--temp-directory", str(temporary)]
        arguments += ["--database-url", "sqlite:///:memory:", "--disable-api-nodes"]
    else:
        arguments += ["--extra-model-paths-config", str(_extra_packs(program, links))]
    if needs_cpu_flag(program):
        arguments.append("--cpu")
    launcher = Path(__file__).with_name("launcher.py")
    return [str(program.python), "-u", str(launcher), str(program.root / "main.py"), *arguments]


def _temporary(base: Path, port: int) -> Path:
    """The temporary folder of the server on ``port``."""
    return base / "temp" / str(port)


def _tidy(base: Path) -> None:
    """Removes the temporary folders of servers that were killed."""
    old = time.time() - STALE_SECONDS
    for folder in (base / "temp").glob("[0-9]*"):
        if is_free(int(folder.name)) and folder.stat().st_mtime < old:
            shutil.rmtree(folder, ignore_errors=True)


def _new_log(folder: Path, port: int) -> Path:
    """Where a server's output goes; the oldest of many logs are removed, but for those of running servers."""
    folder.mkdir(parents=True, exist_ok=True)
    logs = sorted(folder.glob("studio-*.log"), key=lambda log: log.stat().st_mtime)
    for log in logs[:-KEPT_LOGS]:
        if is_free(int(log.stem.rpartition("-")[2])):
            log.unlink(missing_ok=True)
    return folder / f"studio-{port}.log"


def _extra_packs(program: ComfyProgram, links: Mapping[str, Path]) -> Path:
    """A settings file that shows packs and models to a ComfyUI whose own folders belong to the user."""
    folder = _scratch("packs")
    for name, target in links.items():
        if not (program.base / "custom_nodes" / name).exists():
            link_folder(folder / name, target)
    folder.mkdir(parents=True, exist_ok=True)
    settings = _scratch("extra_paths.yaml")
    shown = {"custom_nodes": folder, **model_folders()}
    # JSON is YAML, too.
    write_text(
        settings, json.dumps({"animation_ai_studio": {kind: str(path) for kind, path in shown.items()}})
    )
    return settings


def _scratch(name: str) -> Path:
    """A place for the studio's own files about a ComfyUI that belongs to the user."""
    return cache_folder() / "comfyui" / "workspace" / name


def link_folder(link: Path, target: Path) -> None:
    """Makes ``link`` lead to ``target``; a link that leads elsewhere is replaced, a real folder never.

    Raises:
        StudioError: ``not_writable``.
    """
    try:
        link.parent.mkdir(parents=True, exist_ok=True)
        if link.is_symlink() and link.resolve() != target.resolve():
            link.unlink()
        if link.exists():
            return
        if sys.platform == "win32":
            import _winapi

            _winapi.CreateJunction(str(target), str(link))  # a symbolic link needs a privilege there
        else:
            link.symlink_to(target, target_is_directory=True)
    except FileExistsError:
        return  # another studio made it meanwhile
    except OSError as error:
        raise file_error(error, link) from error


def _environment() -> dict[str, str]:
    """The child's environment: quiet, offline, and with one thread where more would fight over the cores.

    ComfyUI's modules have everyday names (nodes, server, utils), so no search path of the user's goes along.
    """
    environment = studio_environment()
    environment.update(
        PYTHONUNBUFFERED="1",
        PYTHONIOENCODING="utf-8",
        HF_HUB_OFFLINE="1",
        DO_NOT_TRACK="1",
        TQDM_MININTERVAL="5",
    )
    environment.setdefault("OMP_NUM_THREADS", "1")
    return environment


def needs_cpu_flag(program: ComfyProgram) -> bool:
    """Whether ComfyUI must be told to use the CPU: it ends at once where torch finds no accelerator.

    Judged without importing torch: by the driver, and for the studio's own environment by torch's build.
    """
    if sys.platform == "darwin":
        return False
    if program.ours and torch_version().endswith("+cpu"):
        return True
    return not has_nvidia() and (program.ours or not Path("/dev/kfd").exists())


def torch_version() -> str:
    """The version of torch in the studio's environment; empty when there is none."""
    try:
        return importlib.metadata.version("torch")
    except importlib.metadata.PackageNotFoundError:
        return ""


def is_free(port: int) -> bool:
    """Whether a server may take ``port`` of 127.0.0.1."""
    return _trouble(port) is None


def _trouble(port: int) -> str | None:
    with socket.socket() as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            return error.strerror or str(error)
    return None


def _checked_port(port: int) -> int:
    if trouble := _trouble(port):
        raise StudioError(
            "port_busy",
            f"Port {port} of this machine can't be used ({trouble}).",
            "Choose another one with --port, or stop the program that uses it.",
        )
    return port


def _wait_ready(process: ComfyProcess, progress: Progress, cancelled: threading.Event) -> None:
    """Returns when the server answers; a :class:`StudioError` with the end of its log when it won't."""
    while True:
        waited = time.monotonic() - process.started
        if not process.alive:
            raise start_failed(process, f"it ended with code {process.child.returncode}")
        if answers(process.url) is not None:
            return
        if waited > START_SECONDS:
            raise start_failed(process, f"it did not answer within {START_SECONDS:.0f} s")
        if cancelled.wait(0.1):
            raise start_failed(process, "the start was given up")
        # Approaches but never reaches the end, whatever the machine's speed.
        progress(waited / (waited + USUAL_SECONDS / 3), "Starting ComfyUI")


def start_failed(process: ComfyProcess, why: str) -> StudioError:
    """The error for a server that did not come up, with the end of its log."""
    return StudioError(
        "comfyui_start_failed",
        f"ComfyUI did not start: {why}.",
        f"The end of its log ({process.log}):\n{process.log_tail()}",
    )


def answers(url: str, seconds: float = 2.0) -> dict[str, Any] | None:
    """What a ComfyUI at ``url`` says about itself (``/system_stats``), or None when none answers."""
    try:
        reply = httpx.get(f"{url}/system_stats", timeout=seconds, trust_env=False)
        data = reply.json() if reply.is_success else None
    except (httpx.HTTPError, ValueError):
        return None
    return data if isinstance(data, dict) and "system" in data else None


def tail(log: Path, lines: int = LOG_LINES) -> str:
    """The last lines of a text file; empty when it can't be read."""
    try:
        with log.open(encoding="utf-8", errors="replace") as text:
            return "".join(deque(text, maxlen=lines)).strip()
    except OSError:
        return ""


def _signal_group(child: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Signals a child and everything in its process group."""
    if os.name == "nt":
        child.terminate()
        return
    try:
        os.killpg(child.pid, number)
    except ProcessLookupError:
        return
