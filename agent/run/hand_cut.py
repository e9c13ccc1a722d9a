"""A cut that a person made in another program: it takes the place of the one that follows from the storyboard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from pydantic import Field

from ...common.records import Record
from ...common.story import Shot, Storyboard
from ...common.take_ids import subject_of
from ...workflows.skills.film import CutClip

MOST_CLIPS: Final = 120
"""Clips of the longest cut."""


class HandCut(Record):
    """Clips in their order with trims, transitions and what of them is heard; ``title`` and ``end`` say whether the
    cards stayed. ``shots`` are those of the storyboard it was made for, in its order."""

    version: Literal[1] = 1
    shots: list[str] = Field(default_factory=list, max_length=120)
    clips: list[CutClip] = Field(min_length=1, max_length=MOST_CLIPS)
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

    def following(self, before: Storyboard, after: Storyboard) -> HandCut:
        """The cut after an order changed how shots begin or what is heard of them; all else stays as it was cut."""
        old = {shot.id: shot for shot in before.shots}
        new = {shot.id: shot for shot in after.shots}
        clips, begun = [], set()
        for clip in self.clips:
            shot = subject_of(clip.take)
            if shot in old and shot in new:
                clip = clip.model_copy(update=_changes(old[shot], new[shot], clip, first=shot not in begun))
            begun.add(shot)
            clips.append(clip)
        return self.model_copy(update={"clips": clips})


def _changes(was: Shot, now: Shot, clip: CutClip, *, first: bool) -> dict[str, Any]:
    """What of a clip an order changed; of a shot that was split, the first part begins with its transition."""
    found: dict[str, Any] = {
        name: getattr(now, name) for name in ("music", "heard") if getattr(now, name) != getattr(was, name)
    }
    if first and now.transition is not was.transition:
        found |= {"transition": now.transition, "transition_seconds": 0.0}
    if now.cues != was.cues:
        found["cues"] = [
            cue if cue.at < 0 else cue.model_copy(update={"at": round(cue.at - clip.trim_in, 4)})
            for cue in now.cues
            if cue.at < 0 or cue.at >= clip.trim_in
        ]
    if now.heard is not was.heard:
        found["place"] = now.setting.place if now.heard else None
        found["cues"] = now.cues if now.heard else []
    return found
