"""What draws a film's shots, a strategy for each look: puppets, the user's checkpoint, or the studio's small model.

A renderer says which shots it draws, makes their graphs, and tells the judges what was asked of a picture.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Protocol

from ....common.story import Shot
from ....workflows.graph import Graph
from ....workflows.skills.judge import Staged
from ...request.options import Look
from ...run.takes import Job
from ..context import JobContext
from .puppets import Puppets
from .sdxl import Sdxl
from .toonxl import ToonXL


class Renderer(Protocol):
    """Draws shots of one film."""

    def draws(self, shot: Shot) -> bool:
        """Whether it can draw a shot; the puppets draw what the film's renderer can't."""

    def graph(self, job: Job) -> Graph:
        """The graph of a shot that it draws.

        Raises:
            StudioError: ``graph_invalid`` when this ComfyUI lacks what the graph needs; ``config_missing``.
        """

    def staged(self, job: Job) -> Staged | None:
        """What was asked of a shot's picture; None where the picture is the staging itself."""

    def adjustable(self, shot: Shot) -> frozenset[str]:
        """What a shot's graph can change besides its seed, by the names of :class:`.Adjustment`'s fields."""


RENDERERS: Final[Mapping[Look, Callable[[JobContext], Renderer]]] = {
    "puppets": Puppets,
    "sdxl": Sdxl,
    "toonxl": ToonXL,
}


def renderer_of(context: JobContext) -> Renderer:
    """The renderer that a film's options name."""
    return RENDERERS[context.options.look](context)
