"""Opens the lease for a process: the machine's probe, the shared record, and everybody who can hold memory.

Every room that uses the card comes through :func:`open_lease`: pictures in ComfyUI, language models, the
speech server, training. Rooms bring their own holders; all processes must know the same ones, so that
whoever is next can make room.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..common.folders import cache_folder
from .engines import ComfyHolder, EnginePool
from .lease import FileStore, GpuLease, Holder, Probe
from .lease.clearing import Observe, unobserved
from .lease.probe import find_probe
from .lease.rules import GIB
from .profiles import LlmConfig

COMFYUI = ComfyHolder.name


def lease_folder() -> Path:
    """Where the shared record lies. All processes that share a card must see the same folder."""
    return cache_folder() / "gpu"


def comfyui_bytes(config: LlmConfig) -> int:
    """What a picture step needs on the card, in bytes."""
    return round(config.comfyui_gb * GIB)


def open_lease(
    config: LlmConfig,
    pool: EnginePool,
    *,
    holders: Mapping[str, Holder] | None = None,
    probe: Probe | None = None,
    observe: Observe = unobserved,
) -> GpuLease:
    """The lease for this process and event loop.

    Args:
        holders: more holders, or ones that replace those of the configuration (ComfyUI replaces its own).
    """
    known: dict[str, Holder] = {
        COMFYUI: ComfyHolder(config.comfyui_url, comfyui_bytes(config)),
        **pool.holders(),
    }
    known.update(holders or {})
    return GpuLease(
        FileStore(lease_folder()), probe or find_probe(), known, rules=config.lease, observe=observe
    )


def card_changes() -> int:
    """How often the card has gone to another holder so far: two readings tell the hand-overs in between."""
    return FileStore(lease_folder()).peek().hand_overs
