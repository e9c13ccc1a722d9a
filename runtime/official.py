"""An official ComfyUI release, installed with comfy-cli: for those who want a newer one than the embedded.

comfy-cli gets an environment of its own in the cache folder (pinned and checked by a lock file), clones the
pinned release from its source host and makes the environment that ComfyUI runs in: what goes into that one is
the release's own choice. Afterwards it is a comfy-cli workspace like any other, which
:mod:`.source` finds by itself.
"""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
from pathlib import Path

from packaging.requirements import Requirement

from ..common.bootstrap import Lock, PackageInstaller, SetupError, has_nvidia
from ..common.environment import INSTALLER, child_environment
from ..common.errors import StudioError
from ..common.files import file_error
from ..common.folders import cache_folder
from ..common.progress import Progress, part, silent
from .process import PACK_ROOT, tail
from .source import ComfyProgram, workspace_python

RELEASE = "0.33.0"
"""The newest release that the pack was tried on."""
COMFY_CLI = PACK_ROOT / "configs" / "locks" / "comfy-cli.txt"
EXTRAS = ("fonts", "puppets", "voice")
READY = "studio-ready"


def official_program(progress: Progress = silent) -> ComfyProgram:
    """The official release, installed on the first call (several GB where there is a GPU).

    Raises:
        StudioError: ``install_failed`` with the end of the log, ``not_writable``, ``disk_full``.
    """
    folder = cache_folder() / "comfyui" / "official"
    root = folder / f"ComfyUI-{RELEASE}"
    log = folder / "install.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        log.touch()
    except OSError as error:
        raise file_error(error, folder) from error
    if not (root / READY).exists():
        _install(folder, root, log, progress)
        (root / READY).touch()
    python = workspace_python(root)
    if python is None:
        raise _failed("comfy-cli made no environment for it", log)
    return ComfyProgram(root, python, root, ours=False)


def _install(folder: Path, root: Path, log: Path, progress: Progress) -> None:
    """Fetches comfy-cli, the release and what this pack needs in it; each step can be repeated."""
    tool = folder / "tool"
    inside = tool / ("Scripts" if os.name == "nt" else "bin")
    progress(0.0, "Fetching comfy-cli")
    if not (inside / "pip").exists():
        _run([sys.executable, "-m", "venv", str(tool)], log)
    try:
        PackageInstaller(inside / "python", log, Lock(COMFY_CLI)).locked(
            COMFY_CLI, part(progress, 0.0, 0.1), 0.0, 1.0
        )
    except SetupError as error:
        raise StudioError(
            "install_failed",
            f"comfy-cli, which installs the official ComfyUI, could not be installed. {error}",
            "`./studio serve` without --official needs nothing more.",
        ) from error
    comfy = [str(inside / "comfy"), "--skip-prompt"]
    _run([*comfy, "tracking", "disable"], log)
    report = part(progress, 0.1, 0.9)
    report(0.0, f"Installing ComfyUI {RELEASE} (this takes minutes)")
    device = "--nvidia" if has_nvidia() else "--m-series" if sys.platform == "darwin" else "--cpu"
    _run([*comfy, "--workspace", str(root), "install", "--version", RELEASE, device, "--skip-manager"], log)
    python = workspace_python(root)
    if python is None:
        raise _failed("comfy-cli made no environment for it", log)
    progress(0.9, "Installing what the studio's nodes need")
    _run([str(python), "-m", "pip", "install", *pack_requirements()], log)


def pack_requirements() -> list[str]:
    """What this pack and its default look and voices need in another environment, as pip reads it."""
    wanted: list[str] = []
    for text in importlib.metadata.requires("animation-ai-studio") or ():
        requirement = Requirement(text)
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *EXTRAS)):
            requirement.marker = None
            wanted.append(str(requirement))
    return wanted


def _run(command: list[str], log: Path) -> None:
    """Runs one step; its output goes to the log."""
    environment = child_environment(*INSTALLER, GIT_TERMINAL_PROMPT="0", DO_NOT_TRACK="1", PIP_NO_INPUT="1")
    environment.pop("VIRTUAL_ENV", None)  # comfy-cli would install into it
    with log.open("ab") as output:
        output.write(f"\n$ {' '.join(command)}\n".encode())
        output.flush()
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
            check=False,
        )
    if done.returncode:
        raise _failed(
            f"`{Path(command[0]).name} {' '.join(command[1:4])} …` ended with code {done.returncode}", log
        )


def _failed(why: str, log: Path) -> StudioError:
    said = tail(log, lines=200).splitlines()
    cause = next((line.strip() for line in reversed(said) if line.startswith(("fatal:", "ERROR:"))), why)
    return StudioError(
        "install_failed",
        f"The official ComfyUI {RELEASE} could not be installed ({cause}).",
        f"Everything its installer said is in {log}. `./studio serve` without --official needs no other host.",
    )
