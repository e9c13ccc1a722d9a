"""Without this, the registry's copy could carry tests or miss modules, or a scan stop it without an answer."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from animation_ai_studio.configs.locks.sbom import NAME, WEIGHTS

ROOT = Path(__file__).parents[2]
FLAGGED = {
    "connect": ".connect(",
    "bind": ".bind(",
    "send": ".send(",
    "HTTP session": "aiohttp.ClientSession",
    "environment": "os.environ.get(",
    "child process": "subprocess",
}
"""What the registry's scan looks for, and the words for it in SECURITY.md (which is scanned too)."""


def tracked() -> list[str]:
    """The files of the checkout, new ones included."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    told = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [name for name in told.split("\0") if name and (ROOT / name).is_file()]


def comfy(*arguments: str, folder: Path, home: Path) -> str:
    """Runs comfy-cli without its tracking; returns what it says."""
    command = [sys.executable, "-P", "-m", "comfy_cli", "--skip-prompt", *arguments]
    environment = {**os.environ, "HOME": str(home), "DO_NOT_TRACK": "1", "COLUMNS": "200"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What comfy-cli packs for the registry, unpacked; the weights are empty in it."""
    source, home = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("home")
    for name in tracked():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        if name.startswith(WEIGHTS) and not name.endswith(".md"):
            (source / name).touch()
        else:
            shutil.copyfile(ROOT / name, source / name)
    for command in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *command], cwd=source, check=True)
    comfy("node", "pack", folder=source, home=home)
    folder = tmp_path_factory.mktemp("packed")
    with zipfile.ZipFile(source / "node.zip") as opened:
        opened.extractall(folder)
    return folder


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """(name, text) of every text file."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in {".jpg", ".png", ".safetensors", ".onnx"}:
            yield path.relative_to(folder).as_posix(), path.read_text("utf-8")


def test_every_flagged_line_has_a_written_reason(packed: Path) -> None:
    """A reviewer who finds a flagged word without a reason stops the release; a reason for nothing misleads him."""
    found = {(name, word) for name, text in texts(packed) for word, mark in FLAGGED.items() if mark in text}
    rows = re.findall(
        r"^\| `([^`]+)` \| ([\w ]+) \| \S.*\|$", (ROOT / "SECURITY.md").read_text("utf-8"), re.MULTILINE
    )
    assert found == set(rows)


def test_the_copy_holds_no_tests_and_all_that_comfyui_reads(packed: Path) -> None:
    """Tests and measurements are dead weight there; templates, help and weights are not."""
    names = {path.relative_to(packed).as_posix() for path in packed.rglob("*") if path.is_file()}
    assert not [
        name
        for name in names
        if re.match(r"tests/|\.ci/|docs/images/|benchmarks/graphs/|requirements-test", name)
        or re.match(r"\.github/|\.pre-commit|\.editorconfig|CO[A-Z_]+\.md|docs/decisions/", name)
    ]
    assert not [
        name for name in names if re.search(r"(^|/)bench(_(?!cli)\w+)?\.py$", name) and "toonxl" not in name
    ]
    needed = [
        name
        for name in tracked()
        if name.startswith(("locales/", "nodes/", "toonxl/", "configs/"))
        or re.match(r"workflows/\w+\.", name)
    ]
    left_out = {name for name in needed if name not in names}
    assert left_out <= {name for name in needed if re.search(r"bench|configs/locks/\w+\.py$", name)}
    assert {
        "LICENSE",
        "SECURITY.md",
        "THIRD_PARTY.md",
        "pyproject.toml",
        "requirements.txt",
        "studio",
    } <= names


def test_nothing_that_is_left_out_is_imported_at_the_start(packed: Path) -> None:
    """One such import, and the whole pack fails to load from the registry."""
    for path in packed.rglob("*.py"):
        package = path.relative_to(packed).parent.parts
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ImportFrom) and node.level:
                base = packed.joinpath(
                    *package[: len(package) - node.level + 1], *(node.module or "").split(".")
                )
                whole = base.with_suffix(".py").exists() or base.is_dir()
                assert whole, f"{path.relative_to(packed)}, line {node.lineno}"
                if not (base / "__init__.py").exists() or base.with_suffix(".py").exists():
                    continue
                held = (base / "__init__.py").read_text("utf-8")
                for name in node.names:
                    inside = (base / f"{name.name}.py").exists() or (base / name.name).is_dir()
                    assert inside or name.name in held, f"{path.relative_to(packed)}, line {node.lineno}"


@pytest.mark.slow
def test_the_copys_command_line_starts(packed: Path, tmp_path: Path) -> None:
    """Who installs from the registry makes films too; commands for developers aren't shown to him."""
    (tmp_path / "animation_ai_studio").symlink_to(packed, target_is_directory=True)
    told = subprocess.run(
        [
            sys.executable,
            "-P",
            "-c",
            "import animation_ai_studio.__main__ as m; print(m.__file__); m.app()",
            "--help",
        ],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stdout.startswith(str(tmp_path)), told.stdout + told.stderr
    assert " make " in told.stdout and " bench " not in told.stdout and " test " not in told.stdout


@pytest.mark.slow
def test_comfy_cli_accepts_the_pack(tmp_path: Path) -> None:
    """`comfy node publish` refuses a pack without a version, and warns of what it will refuse one day."""
    told = comfy("node", "validate", folder=ROOT, home=tmp_path)
    assert "All validation checks passed" in told and "arning" not in told, told
    about = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["comfy"]
    assert about["PublisherId"] and about["DisplayName"] and about["version"]["path"] == "__init__.py"


def test_the_list_of_parts_is_that_of_the_locks() -> None:
    """A list that lags behind tells a user that a package with a known fault isn't there."""
    listed = json.loads((ROOT / NAME).read_text("utf-8"))
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.6")
    pins = {
        f"pkg:pypi/{name}@{version}"
        for lock in ("requirements-lock.txt", "configs/locks/torch.txt")
        for name, version in re.findall(
            r"^([a-z0-9][\w.-]*?)={2,3}(\S+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE
        )
    }
    weights = {name for name in tracked() if name.startswith(WEIGHTS) and not name.endswith(".md")}
    assert {part["bom-ref"] for part in listed["components"]} == pins | weights
    assert len(pins) > 100 and all(
        part.get("licenses") for part in listed["components"] if part["name"] in weights
    )


def test_every_shipped_folder_of_data_has_its_origin() -> None:
    """Whoever passes the studio on must know whose work is in it."""
    told = (ROOT / "THIRD_PARTY.md").read_text("utf-8")
    places = re.findall(
        r"`((?:agent|intent|configs|docs|film|locales|puppets|toonxl|training|voice|workflows)[\w/.]*)`", told
    )
    data = [name for name in tracked() if re.search(r"\.(jpg|png|safetensors|onnx|wav|ttf|otf|npz)$", name)]
    data = [name for name in data if not name.startswith("tests/")]
    assert data and not [name for name in data if not name.startswith(tuple(places))]
    assert not [place for place in places if not (ROOT / place).exists()]
