"""What a person is asked while a film is made, and what may be answered.

A run that was started with ``approve`` waits at its storyboard, and again when a budget ended with takes that
still have faults. The question lies in ``run.json``; the answer may come from another process, days later.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from ...common.acts import Identifier
from ...common.errors import StudioError
from ...common.records import BOUNDS
from ...common.story import Storyboard
from ...common.take_ids import subject_of
from ...configs.schema import CharacterPreset
from ..request.options import BudgetChange
from ..request.planning import check_cast


class Answer(BaseModel):
    """What a person decided: go on, with an edited storyboard, other takes, or another attempt."""

    model_config = ConfigDict(extra="forbid", **BOUNDS)

    storyboard: Storyboard | None = None
    takes: list[Identifier] = Field(default_factory=list, max_length=120, description="ids such as s3-t1")
    again: list[Identifier] = Field(default_factory=list, max_length=60, description="shots to make again")
    budgets: BudgetChange = Field(default_factory=BudgetChange)


def approved(answer: Answer, cast: Mapping[str, CharacterPreset]) -> Storyboard | None:
    """The edited storyboard of an answer, or None when the planned one was approved.

    Raises:
        StudioError: ``run_waiting`` when the answer is about takes; ``character_unknown``.
    """
    if answer.takes or answer.again:
        raise StudioError(
            "run_waiting",
            "The run waits for its storyboard to be approved; no take was made yet.",
            "Approve it, or give an edited storyboard.",
        )
    if answer.storyboard is not None:
        check_cast(answer.storyboard, cast)
    return answer.storyboard


def chosen(answer: Answer, made: Mapping[str, Any]) -> dict[str, str]:
    """The take that was chosen for each shot.

    Args:
        made: what there is a take of, by subject.

    Raises:
        StudioError: ``run_waiting`` for takes of something that isn't in the film.
    """
    found = {subject_of(take): take for take in answer.takes}
    unknown = [name for name in (*found, *answer.again) if name not in made]
    if unknown:
        raise StudioError(
            "run_waiting",
            f"The film has no shot '{unknown[0]}'.",
            f"There are: {', '.join(sorted(made))}; a take is called s3-t1.",
        )
    return found
