"""Language-model engines behind one interface: managed ones in processes of their own, and external ones."""

from __future__ import annotations

from .base import Engine, EngineState, Health
from .holder import CallableHolder, ComfyHolder, EngineHolder
from .pool import EnginePool

__all__ = ["CallableHolder", "ComfyHolder", "Engine", "EngineHolder", "EnginePool", "EngineState", "Health"]
