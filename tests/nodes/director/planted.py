"""Spoken takes whose sound isn't what their record tells."""

from __future__ import annotations

from typing import Any

from animation_ai_studio.workflows.builder import GraphBuilder
from animation_ai_studio.workflows.graph import Graph

Said = tuple[str, str]
"""Words, and who says them."""


def planted(run: str, take: str, *, heard: Said, told: Said, emotion: str, seed: int) -> Graph:
    """The graph of a take in which ``heard`` is heard and of which ``told`` is recorded."""
    b = GraphBuilder()

    def say(said: Said) -> Any:
        text, character = said
        return b.add(
            "AnimationStudioSayLine",
            text=text,
            character=character,
            emotion=emotion,
            language="en",
            speed=1.0,
            seed=seed,
        )

    b.add("AnimationStudioSaveTake", run=run, take=take, audio=say(heard).out(0), speech=say(told).out(1))
    return b.build()
