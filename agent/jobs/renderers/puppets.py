"""Shots as the puppets play them, whole: they draw everything, and every card."""

from __future__ import annotations

from ....common.story import Shot
from ....workflows.graph import Graph
from ....workflows.skills import get_skill
from ....workflows.skills.puppet import PuppetShotParameters
from ...run.takes import Job
from ...run.timing import speech_end
from ...story.events.length import played_for
from ..stage import Stage


class Puppets:
    """The renderer that needs no model."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def draws(self, shot: Shot) -> bool:
        """Always."""
        return True

    def graph(self, job: Job) -> Graph:
        """A shot's graph."""
        return get_skill("puppet_shot").graph(self.parameters(job), self._stage.catalog)

    def staged(self, job: Job) -> None:
        """Nothing: the picture is the staging."""
        return

    def adjustable(self, shot: Shot) -> frozenset[str]:
        """Nothing but the seed."""
        return frozenset()

    def parameters(self, job: Job) -> PuppetShotParameters:
        """What the skill ``puppet_shot`` gets for a shot."""
        stage = self._stage
        shot = stage.shots[job.subject]
        length = stage.lengths[shot.id]
        rest = max(length - speech_end(shot, stage.speeches), 0.0)
        return PuppetShotParameters(
            run=stage.run_id,
            take=job.take,
            width=stage.options.width,
            height=stage.options.height,
            fps=stage.options.fps,
            seed=job.seed,
            shot=played_for(shot, length).model_copy(update={"hold": min(rest, shot.hold)}),
            voices=stage.voices(shot),
            style=stage.storyboard.style,
        )
