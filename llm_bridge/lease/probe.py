"""Measured memory of the graphics card. The lease believes nothing else.

A probe answers with a :class:`VramSample` or raises :class:`ProbeError`; unknown is never read as zero.
NVIDIA is read through NVML (or ``nvidia-smi`` where the library is not installed), AMD through the
kernel's files; a JSON file stands for a card in tests and rehearsals. Only the first card is used.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ...common.environment import child_environment

SIMULATED_CARD = "ANIMATION_STUDIO_SIMULATED_GPU"
"""Names a JSON file ``{"total": bytes, "used": {"<pid>": bytes}}`` that stands for the card."""
_SMI_SECONDS = 5.0


class ProbeError(Exception):
    """The memory could not be measured."""


class VramSample(BaseModel):
    """One measurement: bytes in all, bytes free, and bytes by process where the driver tells."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    total: int = Field(gt=0)
    free: int = Field(ge=0)
    processes: dict[int, int] | None = None

    def used_by(self, pids: frozenset[int]) -> int | None:
        """Bytes that ``pids`` hold together, None where the driver doesn't tell."""
        if self.processes is None or not pids:
            return None
        return sum(self.processes.get(pid, 0) for pid in pids)


class Probe(Protocol):
    """A way to look at the card."""

    @property
    def present(self) -> bool:
        """Whether this machine has a card at all. Without one the lease is granted at once."""

    def sample(self) -> VramSample:
        """Measures now.

        Raises:
            ProbeError: the memory is unknown.
        """


class NoCard:
    """A machine without a graphics card."""

    present = False

    def sample(self) -> VramSample:
        """Always raises: there is nothing to measure."""
        raise ProbeError("this machine has no graphics card")


class NvmlProbe:
    """NVIDIA's management library."""

    present = True

    def sample(self) -> VramSample:
        """Measures the first card; per-process numbers are absent under WSL."""
        import pynvml

        try:
            pynvml.nvmlInit()
            try:
                card = pynvml.nvmlDeviceGetHandleByIndex(0)
                memory = pynvml.nvmlDeviceGetMemoryInfo(card)
                return VramSample(
                    total=int(memory.total), free=int(memory.free), processes=self._processes(pynvml, card)
                )
            finally:
                pynvml.nvmlShutdown()
        except pynvml.NVMLError as error:
            raise ProbeError(str(error)) from error

    @staticmethod
    def _processes(pynvml: object, card: object) -> dict[int, int] | None:
        lists = ("nvmlDeviceGetComputeRunningProcesses", "nvmlDeviceGetGraphicsRunningProcesses")
        used: dict[int, int] = {}
        for name in lists:
            for process in getattr(pynvml, name)(card):
                if process.usedGpuMemory is None:
                    return None
                used[int(process.pid)] = max(used.get(int(process.pid), 0), int(process.usedGpuMemory))
        return used


class SmiProbe:
    """``nvidia-smi``, where the library is not installed."""

    present = True

    def sample(self) -> VramSample:
        """Measures the first card; takes some 50 ms."""
        rows = self._ask("--query-gpu=memory.total,memory.free")
        try:
            total, free = (int(part) << 20 for part in rows[0].split(","))
        except (ValueError, IndexError) as error:
            raise ProbeError("nvidia-smi answered with no numbers") from error
        used: dict[int, int] | None = {}
        for row in self._ask("--query-compute-apps=pid,used_memory"):
            pid, _, size = row.partition(",")
            if used is None or not size.strip().isdigit():
                used = None
            else:
                used[int(pid)] = int(size) << 20
        return VramSample(total=total, free=free, processes=used)

    @staticmethod
    def _ask(query: str) -> list[str]:
        command = ["nvidia-smi", "--id=0", query, "--format=csv,noheader,nounits"]
        try:
            done = subprocess.run(
                command,
                capture_output=True,
                text=True,
                timeout=_SMI_SECONDS,
                check=True,
                env=child_environment(),
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise ProbeError(f"nvidia-smi failed: {type(error).__name__}") from error
        return [row for row in done.stdout.splitlines() if row.strip()]


class AmdProbe:
    """The kernel's own files for an AMD card; they tell nothing about processes."""

    present = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def sample(self) -> VramSample:
        """Measures the card behind the folder."""
        try:
            total = int((self._folder / "mem_info_vram_total").read_text())
            used = int((self._folder / "mem_info_vram_used").read_text())
        except (OSError, ValueError) as error:
            raise ProbeError("the AMD driver's memory files can't be read") from error
        return VramSample(total=total, free=max(total - used, 0))


class FileProbe:
    """A card that is a JSON file, for rehearsals without a card."""

    present = True

    def __init__(self, path: Path) -> None:
        self._path = path

    def sample(self) -> VramSample:
        """Reads the file anew."""
        try:
            data = json.loads(self._path.read_text("utf-8"))
            used = {int(pid): int(size) for pid, size in data["used"].items() if _lives(int(pid))}
            return VramSample(
                total=data["total"], free=max(data["total"] - sum(used.values()), 0), processes=used
            )
        except (OSError, ValueError, KeyError, AttributeError, TypeError, ValidationError) as error:
            raise ProbeError("the simulated card's file can't be read") from error


def _lives(pid: int) -> bool:
    """A driver forgets what an ended process held."""
    return not Path("/proc").is_dir() or Path(f"/proc/{pid}").exists()


def find_probe(environment: Mapping[str, str] = os.environ) -> Probe:
    """The probe for this machine.

    A driver that is there but can't be asked gives a probe whose samples fail: an unmeasurable card is
    not the same as no card.
    """
    simulated = environment.get(SIMULATED_CARD)
    if simulated:
        return FileProbe(Path(simulated))
    if any(Path(node).exists() for node in ("/dev/nvidiactl", "/dev/dxg")) or shutil.which("nvidia-smi"):
        return NvmlProbe() if find_spec("pynvml") else SmiProbe()
    for folder in sorted(Path("/sys/class/drm").glob("card*/device")):
        if (folder / "mem_info_vram_total").exists():
            return AmdProbe(folder)
    return NoCard()
