"""Scenes for requests that name no event: cards of what happens, filled with the asked cast and place.

``cards`` reads the cards, ``choose`` finds those that a request calls or that suit it, ``fill`` makes them a
story of entities and events that ``events`` can stage.
"""

from .choose import wants_scene
from .fill import as_scene

__all__ = ["as_scene", "wants_scene"]
