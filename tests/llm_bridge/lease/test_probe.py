"""Measured memory: what each kind of card tells, and that unknown is never zero."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from animation_ai_studio.llm_bridge.lease.probe import (
    SIMULATED_CARD,
    AmdProbe,
    FileProbe,
    NoCard,
    NvmlProbe,
    ProbeError,
    SmiProbe,
    VramSample,
    find_probe,
)


def _program(folder: Path, answers: dict[str, str]) -> None:
    lines = "\n".join(
        f'case "$*" in *{key}*) printf "{text}"; exit 0;; esac' for key, text in answers.items()
    )
    tool = folder / "nvidia-smi"
    tool.write_text(f"#!/bin/sh\n{lines}\nexit 9\n")
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


def test_nvidia_smi_is_read(tools: Path) -> None:
    _program(tools, {"query-gpu": "16384, 12000\\n", "compute-apps": "42, 3000\\n43, 512\\n"})
    sample = SmiProbe().sample()
    assert (sample.total, sample.free) == (16384 << 20, 12000 << 20)
    assert sample.used_by(frozenset({42, 43, 99})) == 3512 << 20


def test_processes_are_unknown_under_wsl(tools: Path) -> None:
    """ "[N/A]" read as zero would let two models meet."""
    _program(tools, {"query-gpu": "16384, 12000\\n", "compute-apps": "42, [N/A]\\n"})
    sample = SmiProbe().sample()
    assert sample.processes is None and sample.used_by(frozenset({42})) is None


@pytest.mark.parametrize("answers", [{}, {"query-gpu": "no devices\\n"}, {"query-gpu": ""}])
def test_a_driver_that_fails_is_unknown(tools: Path, answers: dict[str, str]) -> None:
    _program(tools, answers)
    with pytest.raises(ProbeError):
        SmiProbe().sample()


def _nvml(monkeypatch: pytest.MonkeyPatch, sizes: dict[int, int | None]) -> None:
    """Lets NVIDIA's own Python module speak with a driver that has one card."""
    pynvml = pytest.importorskip("pynvml")
    answers: dict[str, Any] = {
        "nvmlInit": None,
        "nvmlShutdown": None,
        "nvmlDeviceGetHandleByIndex": "card",
        "nvmlDeviceGetMemoryInfo": SimpleNamespace(total=16 << 30, free=12 << 30),
        "nvmlDeviceGetComputeRunningProcesses": [
            SimpleNamespace(pid=pid, usedGpuMemory=size) for pid, size in sizes.items()
        ],
        "nvmlDeviceGetGraphicsRunningProcesses": [SimpleNamespace(pid=42, usedGpuMemory=1 << 30)],
    }
    for name, value in answers.items():
        assert hasattr(pynvml, name)
        monkeypatch.setattr(pynvml, name, lambda *_, value=value: value)


def test_nvidia_s_library_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that computes and draws is in both lists: counted twice it would hold what it doesn't."""
    _nvml(monkeypatch, {42: 3 << 30, 43: 1 << 29})
    sample = NvmlProbe().sample()
    assert (sample.total, sample.free) == (16 << 30, 12 << 30)
    assert sample.processes == {42: 3 << 30, 43: 1 << 29}
    _nvml(monkeypatch, {42: None})  # as under WSL
    assert NvmlProbe().sample().processes is None


def test_a_library_without_a_driver_is_unknown() -> None:
    pynvml = pytest.importorskip("pynvml")
    try:
        pynvml.nvmlInit()
    except pynvml.NVMLError:
        with pytest.raises(ProbeError):
            NvmlProbe().sample()


def test_amd_files(tmp_path: Path) -> None:
    with pytest.raises(ProbeError):
        AmdProbe(tmp_path).sample()
    (tmp_path / "mem_info_vram_total").write_text("1000\n")
    (tmp_path / "mem_info_vram_used").write_text("400\n")
    assert AmdProbe(tmp_path).sample() == VramSample(total=1000, free=600)


def test_a_machine_without_a_card(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    probe = find_probe({})
    if not isinstance(probe, NoCard):
        pytest.skip("this machine has a card")
    assert probe.present is False
    with pytest.raises(ProbeError):
        probe.sample()


@pytest.mark.parametrize("text", ["", "{}", '{"total": 0, "used": {}}', '{"total": 5, "used": [1]}', "[]"])
def test_a_broken_simulated_card_is_unknown(tmp_path: Path, text: str) -> None:
    card = tmp_path / "card.json"
    card.write_text(text)
    probe = find_probe({SIMULATED_CARD: str(card)})
    assert isinstance(probe, FileProbe) and probe.present
    with pytest.raises(ProbeError):
        probe.sample()
