"""Open requests about films that are there: a bounded loop of one tool at a time, each step recorded.

"Make the ocean stormier and keep everything else", "try three lightings and show me the best", "why is Luca's
hair wrong in shot 4?" have no skill plan. A policy decides on the next tool: rules that read the request, or a
language model under a schema of the offered tools.
"""

from .loop import LoopLimits, LoopOutcome, LoopStep, solve
from .rules import RulePolicy

__all__ = ["LoopLimits", "LoopOutcome", "LoopStep", "RulePolicy", "solve"]
