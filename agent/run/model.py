"""Opens the language model that the agent thinks with, and gives the card back when the thinking is done."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from ...common.folders import cache_folder
from ...configs.places import ConfigFolder
from ...llm_bridge.client import Budget, LanguageModel
from ..story.model import OpenModel

CALL_SECONDS = 180.0
"""Longest that one question may take: a small model on two cores reads a page in a minute."""


def configured_model(
    folders: Sequence[ConfigFolder] | None = None, wanted: str = "", comfyui: str = ""
) -> OpenModel:
    """The model of ``llm.yaml`` for a profile name or a task; started when it is opened, released after.

    Args:
        comfyui: address of the ComfyUI that draws, which lets go of the card first; empty means that of ``llm.yaml``.
    """

    @asynccontextmanager
    async def open_model(budget: Budget) -> AsyncIterator[LanguageModel]:
        from ...llm_bridge.engines import ComfyHolder, EnginePool
        from ...llm_bridge.gpu import COMFYUI, comfyui_bytes, open_lease
        from ...llm_bridge.profiles import load_llm
        from ...llm_bridge.service import LanguageService

        config = load_llm(folders)
        pool = EnginePool(config, cache_folder())
        drawing = {COMFYUI: ComfyHolder(comfyui, comfyui_bytes(config))} if comfyui else {}
        service = LanguageService(config, pool, open_lease(config, pool, holders=drawing), linger=0.0)
        try:
            async with service.client(wanted, budget=budget, seconds=CALL_SECONDS) as client:
                yield client
        finally:
            await service.close()

    return open_model
