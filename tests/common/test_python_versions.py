"""Without this, the pack would fail at once in a ComfyUI that runs on a newer Python than the developers'."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = (
    "tests/common/test_errors_across_processes.py::test_every_exception_of_ours_can_be_pickled",
    "tests/workflows/test_loraforms.py::test_numbers_are_copied_to_the_bit_and_can_be_opened_whatever_their_precision",
)
"""Tests of these rooms that import every room, or torch."""
ROOMS = {
    "3.12": ("common", "configs"),
    "3.13": ("common", "configs", "workflows", "intent", "agent/story"),
}
"""What is tested on which Python: everything on the newest; what breaks between two shows in the lowest rooms."""
PARTS = ("numba", "torch")
"""What those rooms do without."""
NEEDED = (
    *tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"],
    "aiohttp",
    "cn2an",
    "comfy-cli",
    "hypothesis",
    "pypinyin",
    "pytest",
    "pytest-asyncio",
    "pytest-timeout",
)
"""What every pack has, and the light parts of its extras that these tests meet."""


def interpreter(version: str) -> str | None:
    """A Python of that version that runs here: on the path, or among those that pyenv keeps."""
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    candidates = [shutil.which(f"python{version}"), *map(str, sorted(kept.glob(f"{version}.*/bin/python3")))]
    for candidate in filter(None, candidates):
        if subprocess.run([candidate, "--version"], capture_output=True, check=False).returncode == 0:
            return candidate
    return None


def test_the_logic_rooms_can_be_read_without_heavy_parts() -> None:
    """Without this, only the slow test below would say that a light room's tests want a renderer."""
    rooms = [str(ROOT / "tests" / room) for room in ROOMS["3.13"]]
    code = (
        f"import sys; sys.modules.update(dict.fromkeys({PARTS!r})); import pytest; "
        f"sys.exit(pytest.main(['--collect-only', '-qq', '-p', 'no:cacheprovider', *{rooms!r}]))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("version", ROOMS)
def test_the_logic_rooms_run_on_newer_pythons(version: str, tmp_path: Path) -> None:
    """ComfyUI recommends 3.12 and newer; the rooms without heavy parts are tested there as they are here."""
    python = interpreter(version)
    if python is None:
        pytest.skip(f"Python {version} isn't on this machine")
    inside = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run([python, "-m", "venv", tmp_path / "venv"], check=True)
    locked = "".join(
        (ROOT / name).read_text("utf-8") for name in ("requirements-lock.txt", "requirements-test-lock.txt")
    )
    versions = tmp_path / "versions.txt"
    # without checksums: with them, pip would ask for one of every package
    versions.write_text(
        "\n".join(line.rstrip("\\") for line in locked.splitlines() if not line.startswith(" "))
    )
    subprocess.run([inside, "-m", "pip", "install", "--quiet", "-c", versions, *NEEDED], check=True)
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "animation_ai_studio").symlink_to(ROOT, target_is_directory=True)
    rooms = [f"tests/{room}" for room in ROOMS[version] if (ROOT / "tests" / room).is_dir()]
    done = subprocess.run(
        [
            inside,
            "-P",
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-m",
            "not slow and not comfyui",
            *(f"--deselect={test}" for test in HEAVY),
            *rooms,
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "source"), "CI": "", "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:]
