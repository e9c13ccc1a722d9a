"""From an intent to a storyboard: a small comedy writer and director that needs no model.

``DeterministicPlanner`` writes; ``coverage`` lists the explicit demands a storyboard (whoever wrote it)
does not honour. Reading requests is ``intent``'s matter, drawing and speaking belong to other rooms.
"""

from .obey import coverage
from .planner import DeterministicPlanner, Planner

__all__ = ["DeterministicPlanner", "Planner", "coverage"]
