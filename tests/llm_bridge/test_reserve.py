"""ComfyUI's own options about memory: what it leaves to others must be free besides what a picture takes.

Without this, with ``--reserve-vram 2`` a language model stays beside pictures that then run in part on the
processor, many times slower; and with ``--novram`` a small card is refused that would do.
"""

from __future__ import annotations

import asyncio
import json
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from animation_ai_studio.llm_bridge.language_runtime import Comfy, LanguageRuntime
from animation_ai_studio.llm_bridge.lease.comfyui import picture_need
from animation_ai_studio.llm_bridge.lease.probe import SIMULATED_CARD

GB = 1 << 30


@pytest.mark.parametrize(
    ("reserve", "total", "offloads", "need"),
    [
        (0, 16, False, 9),
        (2, 16, False, 11),
        (4, 12, False, 11),  # the card can't give both: what it has without the desktop's share
        (2, 8, False, 9),  # as before: the studio's own refusal names the card
        (0, 8, True, 7),
        (2, 8, True, 7),
        (2, 24, True, 11),
    ],
)
def test_a_picture_needs_its_memory_beside_the_reserve(reserve, total, offloads, need) -> None:
    assert picture_need(9 * GB, reserve * GB, total * GB, offloads=offloads) == need * GB


def room(reserve: int, *, offloads: bool = False) -> LanguageRuntime:
    """The language models of a ComfyUI that was started so."""
    return LanguageRuntime(
        Comfy(
            folders=[],
            uses_card=True,
            reserve=reserve * GB,
            offloads=offloads,
            reserved=lambda: 0,
            unload=lambda: None,
            check=lambda: None,
            stop=lambda: None,
        )
    )


@pytest.mark.parametrize(("reserve", "asked"), [(0, 9), (2, 11)])
def test_the_lease_is_asked_for_the_reserve_too(reserve, asked, tmp_path: Path, monkeypatch) -> None:
    """On a simulated card: what the prompt asks for before it loads models."""
    card = tmp_path / "card.json"
    card.write_text(json.dumps({"total": 16 * GB, "used": {}}))
    monkeypatch.setenv(SIMULATED_CARD, str(card))
    needs: list[int] = []

    async def acquire(holder: str, *, need: int, **_: Any) -> Any:
        needs.append(need)
        return SimpleNamespace(wanted=asyncio.Event(), lost=threading.Event(), trivial=True)

    there = room(reserve)
    monkeypatch.setattr(LanguageRuntime, "lease", SimpleNamespace(acquire=acquire))
    there.guard.before_work()
    assert needs == [asked * GB]
