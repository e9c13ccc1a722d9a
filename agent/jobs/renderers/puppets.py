"""Shots as the puppets play them, whole: they draw everything, and every card."""

from __future__ import annotations

from ....common.story import Shot
from ....workflows.graph import Graph
from ....workflows.skills import get_skill
from ....workflows.skills.puppet import PuppetShotParameters
from ...run.takes import Job
from ...run.timing import speech_end
from ...story.events.length import played_for
from ..context import JobContext


class Puppets:
    """The renderer that needs no model."""

    def __init__(self, context: JobContext) -> None:
        self._context = context

    def draws(self, shot: Shot) -> bool:
        """Always."""
        return True

    def graph(self, job: Job) -> Graph:
        """A shot's graph."""
        return get_skill("puppet_shot").graph(self.parameters(job), self._context.catalog)

    def staged(self, job: Job) -> None:
        """Nothing: the picture is the staging."""
        return

    def adjustable(self, shot: Shot) -> frozenset[str]:
        """Nothing but the seed."""
        return frozenset()

    def parameters(self, job: Job) -> PuppetShotParameters:
        """What the skill ``puppet_shot`` gets for a shot."""
        context = self._context
        shot = context.shots[job.subject]
        length = context.lengths[shot.id]
        rest = max(length - speech_end(shot, context.speeches), 0.0)
        return PuppetShotParameters(
            run=context.run_id,
            take=job.take,
            width=context.options.width,
            height=context.options.height,
            fps=context.options.fps,
            seed=job.seed,
            shot=played_for(shot, length).model_copy(update={"hold": min(rest, shot.hold)}),
            voices=context.voices(shot),
            style=context.storyboard.style,
        )
