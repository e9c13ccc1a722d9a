"""Judging as a graph: saved takes are measured by nodes that a person can use by hand."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from ..builder import GraphBuilder
from .base import Parameters, Skill
from .sdxl import SdxlShot, stage
from .speech import TakeId


class Staged(Parameters):
    """What a drawn shot was to keep to: the staging that it was drawn after, the colours of its figures, and, where
    Toon XL drew, words that its picture shows (aspect → word)."""

    drawn: SdxlShot
    colours: str = Field("", max_length=400)
    shows: dict[str, str] = Field(default_factory=dict, max_length=12)


class JudgeTakes(Parameters):
    """Parameters of judge_takes. ``staged`` tells of drawn takes what was asked of them."""

    run: TakeId
    takes: list[TakeId] = Field(min_length=1, max_length=120)
    staged: dict[TakeId, Staged] = Field(default_factory=dict)


def judge_takes(b: GraphBuilder, parameters: JudgeTakes) -> None:
    """Measures saved takes: exposure, sharpness, damage, movement and staging of pictures; presence, level, timing
    and pace of voices."""
    for take in parameters.takes:
        asked: dict[str, Any] = {}
        if (staged := parameters.staged.get(take)) is not None:
            drawn = staged.drawn
            staging = stage(b, drawn.shot, drawn.picture_width, drawn.picture_height, drawn.seed)
            asked = {
                "control": staging.out(2),
                "colours": staged.colours,
                "follows": "depth" in drawn.controls,
                "still": True,  # only the camera moves over it, and another take moves no more
            }
            if staged.shows:
                asked["shows"] = ", ".join(f"{aspect}: {word}" for aspect, word in staged.shows.items())
        b.add("AnimationStudioJudgeTake", title=f"Judge {take}", run=parameters.run, take=take, inputs=asked)


SKILLS = (
    Skill(
        name="judge_takes",
        version=3,
        parameters=JudgeTakes,
        build=judge_takes,
        example=JudgeTakes(run="my-film", takes=["line-1", "shot-1"]),
        makes="verdicts",
        title="Judge takes",
        needs=("AnimationStudioJudgeTake",),
    ),
)
