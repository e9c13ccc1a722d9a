"""Opens the language model that the agent thinks with, and gives the card back when the thinking is done."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from ..common.folders import cache_folder
from ..llm_bridge.client import Budget, LanguageModel
from .planner.model import OpenModel

CALL_SECONDS = 180.0
"""Longest that one question may take: a small model on two cores reads a page in a minute."""


def configured_model(folders: Sequence[Path] | None = None, wanted: str = "") -> OpenModel:
    """The model of ``llm.yaml`` for a profile name or a task; started when it is opened, released after."""

    @asynccontextmanager
    async def open_model(budget: Budget) -> AsyncIterator[LanguageModel]:
        from ..llm_bridge.engines import EnginePool
        from ..llm_bridge.gpu import open_lease
        from ..llm_bridge.profiles import load_llm
        from ..llm_bridge.service import LanguageService

        config = load_llm(folders)
        pool = EnginePool(config, cache_folder())
        service = LanguageService(config, pool, open_lease(config, pool), linger=0.0)
        try:
            async with service.client(wanted, budget=budget, seconds=CALL_SECONDS) as client:
                yield client
        finally:
            await service.close()

    return open_model
