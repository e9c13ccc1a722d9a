"""The input of the tool that changes a film: what may be said of its shots, and any other edits, in their order.

What becomes of the storyboard is :mod:`..edits.apply`'s; making the film is for :mod:`.films`.
"""

from __future__ import annotations

from pydantic import Field

from ..edits.model import MOST_EDITS, Edit, SceneEdit, SceneFields
from ..edits.scenes import changed, revised
from .base import ToolInput

RunId = Field(max_length=48, description="id of a run; latest names the newest")


class ReviseInput(ToolInput, SceneFields):
    """What to change; everything that isn't named stays as it is."""

    run: str = RunId
    edits: list[Edit] = Field(
        default_factory=list,
        max_length=MOST_EDITS,
        description="lines, shots, people, things, events, cards, voices: one after the other, after the fields above",
    )

    @property
    def wanted(self) -> list[Edit]:
        """All that is to be changed, one after the other."""
        fields = SceneFields.model_validate(self.model_dump(exclude={"run", "edits"}))
        scene = SceneEdit.model_validate(fields.model_dump())
        return [*([scene] if fields != SceneFields() else []), *self.edits]


__all__ = ["ReviseInput", "RunId", "changed", "revised"]
