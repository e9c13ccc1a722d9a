"""The models of a run: who writes its storyboard, who looks at its pictures, and how either gives the card back."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from ...common.events import ModelAsked, Tell
from ...common.folders import cache_folder
from ...common.runs import RunFolder
from ...configs.judging import load_judging
from ...configs.places import ConfigFolder
from ...configs.schema import Budgets
from ...llm_bridge.client import Budget, LanguageModel
from ..request.options import FilmOptions
from ..review.vision_judge import VisionJudge
from ..story import DeterministicPlanner, Planner
from ..story.model import OpenModel

CALL_SECONDS = 180.0
"""Longest that one question may take: a small model on two cores reads a page in a minute."""
VISION = "vision"
"""The task of ``llm.yaml`` whose profile looks at pictures."""
MODEL_SHARE = 0.5
"""Share of a run's minutes that writing may take."""


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


def planner_for(
    options: FilmOptions,
    budgets: Budgets,
    tell: Tell,
    folders: Sequence[ConfigFolder] | None = None,
    comfyui: str = "",
) -> Planner:
    """Who writes the storyboard of a request.

    Args:
        tell: hears what a language model was asked.
        comfyui: address of the server that draws the film, which shares the card with the model.
    """
    if options.planner == "rules":
        return DeterministicPlanner()
    from ...llm_bridge.client import Budget
    from ..story.model import ModelPlanner

    budget = Budget(calls=budgets.model_calls, seconds=budgets.minutes * 60 * MODEL_SHARE)
    return ModelPlanner(configured_model(folders, comfyui=comfyui), budget, tell)


def vision_judge_for(
    run: RunFolder,
    look: str,
    budgets: Budgets,
    folders: Sequence[ConfigFolder] | None = None,
    comfyui: str = "",
) -> VisionJudge | None:
    """The vision model that looks at the pictures of a run, where ``llm.yaml`` has one for the task ``vision``."""
    from ...llm_bridge.client import Budget
    from ...llm_bridge.profiles import load_llm

    judging = load_judging(folders)
    if look == "puppets" or not judging.watch or VISION not in load_llm(folders).tasks:
        return None

    def left() -> Budget:
        used = sum(event.calls for event in run.events() if isinstance(event, ModelAsked))
        return Budget(calls=max(budgets.model_calls - used, 0), seconds=budgets.minutes * 60 * MODEL_SHARE)

    return VisionJudge(configured_model(folders, VISION, comfyui), left, judging.staging.prompt, run.tell)
