"""A cut that a person made in another program: it takes the place of the one that follows from the storyboard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from ...common.records import Record
from ...common.take_ids import subject_of
from ...workflows.skills.film import CutClip


class HandCut(Record):
    """Clips in their order with trims, transitions and what of them is heard; ``title`` and ``end`` say whether the
    cards stayed. ``shots`` are those of the storyboard it was made for, in its order."""

    version: Literal[1] = 1
    shots: list[str] = Field(default_factory=list, max_length=120)
    clips: list[CutClip] = Field(min_length=1, max_length=120)
    title: bool = True
    end: bool = True

    def with_takes(self, now: Mapping[str, str]) -> list[CutClip]:
        """The clips with the takes that are kept now.

        A clip whose take was chosen by the person stays; of lines it has those that are still there.

        Args:
            now: takes by shot and line.
        """
        made = []
        for clip in self.clips:
            voices = [
                voice.model_copy(update={"take": now[subject_of(voice.take)]})
                for voice in clip.voices
                if subject_of(voice.take) in now
            ]
            take = now.get(subject_of(clip.take), clip.take)
            made.append(clip.model_copy(update={"voices": voices, "take": take}))
        return made
