"""Without this, a package could be installed that nobody checked, or one be missing after the first use."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from animation_ai_studio.common.bootstrap import TORCH, TORCH_CPU
from animation_ai_studio.llm_bridge import environment
from animation_ai_studio.runtime import official
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
STUDIO, TESTS = "requirements-lock.txt", "requirements-test-lock.txt"
LOCKS = [STUDIO, TESTS, *(str(path.relative_to(ROOT)) for path in (ROOT / "configs/locks").glob("*.txt"))]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def entries(name: str) -> dict[str, tuple[Requirement, list[str]]]:
    """A lock file's packages: each with its requirement and its checksums. Anything else in it fails."""
    text = re.sub(r"^#.*\n", "", (ROOT / name).read_text("utf-8"), flags=re.MULTILINE)
    found = {}
    for line in text.replace("\\\n", " ").splitlines():
        requirement, *options = line.split(" --")
        sums = [re.fullmatch(r"hash=sha256:([0-9a-f]{64})", option.strip()) for option in options]
        assert all(sums), line
        parsed = Requirement(requirement)
        found[canonicalize_name(parsed.name) + str(parsed.marker or "")] = (parsed, [s[1] for s in sums if s])
    return found


def packages(*names: str) -> set[str]:
    """The packages of lock files."""
    return {canonicalize_name(parsed.name) for name in names for parsed, _ in entries(name).values()}


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_is_pinned_and_has_checksums(name: str) -> None:
    """One line without them, and an index decides what runs on the user's machine."""
    held = entries(name)
    assert held
    for requirement, sums in held.values():
        assert re.fullmatch(r"={2,3}[^*,]+", str(requirement.specifier)), requirement
        assert not requirement.url and sums and len(sums) == len(set(sums)), requirement


def test_every_declared_package_is_locked() -> None:
    """A dependency that isn't locked would be missing after the first use."""
    groups = PROJECT["dependency-groups"]
    for wanted, locks in (
        (PROJECT["project"]["dependencies"] + groups["embedded"], (STUDIO, TORCH)),
        (groups["test"], (STUDIO, TORCH, TESTS)),
    ):
        missing = {canonicalize_name(Requirement(text).name) for text in wanted} - packages(*locks)
        assert not missing


@pytest.mark.parametrize("other", [TESTS, TORCH, TORCH_CPU])
def test_what_goes_into_one_environment_is_named_once(other: str) -> None:
    """Two locks that name the same package could undo each other's version at every start."""
    assert packages(STUDIO).isdisjoint(packages(other))


def test_both_builds_of_torch_are_the_same_version() -> None:
    """The default build must not let the other one in: `==2.13.0` also means 2.13.0+cpu, whose sums it lacks."""
    (default, _), (cpu, sums) = entries(TORCH)["torch"], entries(TORCH_CPU)["torch"]
    declared = next(text for text in PROJECT["dependency-groups"]["embedded"] if text.startswith("torch=="))
    assert str(default.specifier) == declared.replace("torch==", "===")
    assert str(cpu.specifier) == declared.replace("torch", "") + "+cpu" and len(sums) == 8


@pytest.mark.parametrize("recipe", [environment.VLLM, environment.VLLM_CPU, environment.LITELLM])
def test_the_other_environments_have_their_locks(recipe: environment.Recipe) -> None:
    """A recipe whose lock isn't shipped can't be made at all."""
    held = packages(*(f"configs/locks/{name}" for name in recipe.locks))
    assert held & {"vllm", "vllm-cpu", "litellm"}
    if recipe is environment.VLLM_CPU:
        pin = entries("configs/locks/vllm-cpu.txt")
        assert any(str(entry.specifier) == f"=={environment.VLLM_CPU_VERSION}" for entry, _ in pin.values())
        assert held.isdisjoint({"torchvision", "torchaudio", "torchcodec"}), "built for another torch"
    if recipe.source:
        assert packages(f"configs/locks/{recipe.source}") == {"interegular"}


def test_comfy_cli_is_the_same_everywhere() -> None:
    """Graphs are converted by the one of the tests; the official ComfyUI is installed by the other."""
    locked, tested = (entries(name)["comfy-cli"][0] for name in ("configs/locks/comfy-cli.txt", TESTS))
    assert locked.specifier == tested.specifier and official.COMFY_CLI.is_file()
