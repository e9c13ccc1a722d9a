"""What a request asks for, read from free English and Chinese text without a model.

``understand`` turns a request into an :class:`...common.story.Intent`. What becomes of the intent (story, lines,
pictures) is the planner's matter.
"""

from .understand import understand

__all__ = ["understand"]
