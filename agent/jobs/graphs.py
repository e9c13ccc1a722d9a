"""From a storyboard to graphs: fills the skills' parameters for each job of a run.

Nothing is wired here; the skills of :mod:`...workflows.skills` do that. Everything a graph needs follows from
the storyboard, the options and the takes made so far, so that the same run always builds the same graphs. Shots are
the work of :mod:`.renderers`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ...common.vocabulary import Framing, Mood
from ...workflows.graph import Graph
from ...workflows.skills import get_skill
from ...workflows.skills.film import Cut, CutClip
from ...workflows.skills.judge import Staged
from ...workflows.skills.speech import SayLineParameters
from ..review.retakes import SPEED_RANGE
from ..run.takes import Job
from ..story.extras import extras_of
from .context import JobContext
from .renderers import Renderer, renderer_of
from .renderers.puppets import Puppets


@dataclass(frozen=True)
class JobBuilder(JobContext):
    """Builds the graphs of a film's jobs from what is known of it."""

    @cached_property
    def _renderer(self) -> Renderer:
        return renderer_of(self)

    def renderer(self, subject: str) -> Renderer:
        """What draws a shot: the options' renderer, or the puppets where that can't."""
        return self._renderer if self._renderer.draws(self.shots[subject]) else Puppets(self)

    def build(self, job: Job) -> Graph:
        """The graph of a job.

        Raises:
            StudioError: ``graph_invalid`` when this ComfyUI lacks what the graph needs.
        """
        if job.kind == "line":
            return get_skill("say_line").graph(self.line_parameters(job), self.catalog)
        if job.kind == "shot":
            return self.renderer(job.subject).graph(job)
        return get_skill("assemble_film").graph(self.film_parameters(job), self.catalog)

    def told_apart(self, subject: str) -> tuple[str, ...]:
        """What makes a shot look different from others: place, framing, and who is in it.

        Puppets keep their places over a film's cuts: their full and wide pictures of a place may look alike.
        """
        shot = self.shots[subject]
        whole = self.options.look == "puppets" and shot.framing in (Framing.FULL, Framing.WIDE)
        framing = "whole" if whole else str(shot.framing)
        return str(shot.setting.place), framing, *sorted(actor.character for actor in shot.actors)

    def staged(self, job: Job) -> Staged | None:
        """What was asked of a drawn shot's picture; None for everything else."""
        return self.renderer(job.subject).staged(job) if job.kind == "shot" else None

    def parameters(self, job: Job) -> frozenset[str]:
        """What the graph of a job can change besides its seed."""
        if job.kind == "line":
            return frozenset({"speed"})
        if job.kind == "shot":
            return self.renderer(job.subject).adjustable(self.shots[job.subject])
        return frozenset()

    def line_parameters(self, job: Job) -> SayLineParameters:
        """What the skill ``say_line`` gets for a line."""
        line = self.lines[job.subject]
        return SayLineParameters(
            run=self.run_id,
            take=job.take,
            character=self._voice(line.character),
            text=line.text,
            emotion=line.emotion,
            language=line.language,
            speed=round(
                min(max(self.speed * line.speed * job.adjustment.speed, SPEED_RANGE[0]), SPEED_RANGE[1]), 3
            ),
            pitch=line.pitch,
            seed=job.seed,
        )

    def _voice(self, who: str) -> str:
        """Whose voice speaks for somebody: a preset's own, or the one that was borrowed."""
        extra = extras_of(self.storyboard).get(who)
        return extra.voice if extra else who

    def film_parameters(self, job: Job) -> Cut:
        """What the skill ``assemble_film`` gets for the cut."""
        board = self.storyboard
        clips = self._hand_cut() or [
            CutClip(
                take=self.takes[shot.id].job.take,
                voices=self.voices(shot),
                transition=shot.transition,
                cues=shot.cues if shot.heard else [],
                place=shot.setting.place if shot.heard else None,
                weather=shot.setting.weather,
                music=shot.music,
                heard=shot.heard,
            )
            for shot in board.shots
        ]
        by_hand = self.hand_cut
        return Cut(
            run=self.run_id,
            film=job.take,
            clips=clips,
            title=board.title.strip() if by_hand is None or by_hand.title else "",
            end_card=board.end_card if by_hand is None or by_hand.end else "",
            music=board.mood if self.options.music else Mood.NONE,
            captions="burnt" if self.options.captions else "file",
            style=board.style,
            language=board.language,
            seed=job.seed,
            width=self.options.width,
            height=self.options.height,
            fps=self.options.fps,
            names=dict(board.called),
            caption_size=board.caption_size,
            music_level=board.music_level,
            fade_out=board.fade_out,
            **job.adjustment.cut,
        )

    def _hand_cut(self) -> list[CutClip]:
        """The clips of a cut that a person made, with the takes that their shots and lines have now."""
        if self.hand_cut is None:
            return []
        now = {name: take.job.take for name, take in self.takes.items()}
        return self.hand_cut.with_takes(now)
