"""Judging as a graph: saved takes are measured by nodes that a person can use by hand."""

from __future__ import annotations

from pydantic import Field

from ..builder import GraphBuilder
from .base import Skill, Slots
from .speech import TakeId


class JudgeTakes(Slots):
    """Slots of judge_takes."""

    run: TakeId
    takes: list[TakeId] = Field(min_length=1, max_length=120)


def judge_takes(b: GraphBuilder, slots: JudgeTakes) -> None:
    """Measures saved takes: exposure, sharpness and movement of pictures; presence, level and pace of voices."""
    for take in slots.takes:
        b.add("AnimationStudioJudgeTake", title=f"Judge {take}", run=slots.run, take=take)


SKILLS = (
    Skill(
        name="judge_takes",
        version=1,
        slots=JudgeTakes,
        build=judge_takes,
        example=JudgeTakes(run="my-film", takes=["line-1", "shot-1"]),
        makes="verdicts",
        title="Judge takes",
        needs=("AnimationStudioJudgeTake",),
    ),
)
