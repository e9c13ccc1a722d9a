"""Without this, an installation could lack what the code needs, or fight with the ComfyUI it goes into."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def lines(name: str) -> list[str]:
    """The requirements of a file, without comments and checksums."""
    text = (ROOT / name).read_text("utf-8")
    return [
        line.strip(" \\") for line in text.splitlines() if line.strip() and not line.startswith(("#", " "))
    ]


def bare(requirement: str) -> str:
    """The name in a requirement, in the spelling that indexes compare."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s\[<>=!~;]", requirement, maxsplit=1)[0]).lower()


def test_comfyui_manager_installs_what_the_package_declares() -> None:
    """Two lists that drift apart break one of the two ways to install."""
    assert lines("requirements.txt") == PROJECT["project"]["dependencies"]


def test_nothing_fights_with_comfyui() -> None:
    """A pack that changes somebody's torch breaks every other pack."""
    names = {bare(line) for line in lines("requirements.txt")}
    assert names.isdisjoint({"torch", "torchvision", "torchaudio", "transformers"})
    assert not [line for line in lines("requirements.txt") if "==" in line]


@pytest.mark.slow
def test_an_installed_package_has_its_data(tmp_path: Path) -> None:
    """Installed with pip, the studio would know no character, no joke and no template."""
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\0")
    rooms = ("agent/", "intent/", "configs/", "locales/", "toonxl/", "training/", "nodes/", "workflows/")
    wanted = {name for name in tracked if name.startswith(rooms) and not name.endswith(".py")}
    wanted -= {
        name for name in wanted if name.startswith("nodes/page/")
    }  # what the page in nodes/web is built of
    assert wanted, "not a checkout"
    source = tmp_path / "source"
    for name in filter(None, tracked):
        if not name.startswith(("tests/", "docs/")) and (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, source / name)
    command = [sys.executable, "-P", "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "-w", str(tmp_path), str(source)], check=True, cwd=tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        held = {name.removeprefix("animation_ai_studio/") for name in opened.namelist()}
    assert wanted - held == set()
