"""All engines of the configuration, made once, and the rule for how many may sleep at a time."""

from __future__ import annotations

from pathlib import Path

from ..profiles import LlmConfig, Profile
from .base import Engine
from .external import ExternalEngine
from .holder import EngineHolder
from .llamacpp import EmbeddedEngine, LlamaServerEngine
from .managed import ManagedEngine
from .vllm import VllmEngine


class EnginePool:
    """Engines by profile name.

    Args:
        cache: the studio's cache folder: notes and logs, model files and environments lie below it.
    """

    def __init__(self, config: LlmConfig, cache: Path) -> None:
        self._config, self._cache = config, cache
        self.engines: dict[str, Engine] = {name: self._make(name, p) for name, p in config.profiles.items()}

    def _make(self, name: str, profile: Profile) -> Engine:
        folder, models = self._cache / "engines", models_folder(self._cache)
        match profile.engine:
            case "embedded":
                return EmbeddedEngine(name, profile, folder, models)
            case "llama_cpp":
                return LlamaServerEngine(name, profile, folder, models)
            case "vllm":
                return VllmEngine(name, profile, folder, self._cache / "environments")
            case _:
                return ExternalEngine(name, profile)

    def holders(self) -> dict[str, EngineHolder]:
        """The engines that use the card, as the lease sees them."""
        made = (EngineHolder(engine, self.trim) for engine in self.engines.values() if engine.profile.bytes)
        return {holder.name: holder for holder in made}

    async def trim(self, newest: str) -> None:
        """Stops the sleepers that are too many; the newest one stays."""
        sleepers = [
            (abs(engine.process.note.slept), name)
            for name, engine in self.engines.items()
            if isinstance(engine, ManagedEngine) and engine.process.running() and engine.process.note.slept
        ]
        keep = {newest} if self._config.warm_sleepers else set[str]()
        for _, name in sorted(sleepers, reverse=True):
            if name in keep or len(keep) < self._config.warm_sleepers:
                keep.add(name)
            else:
                await self.engines[name].stop()

    async def close(self) -> None:
        """Stops every engine that this process started."""
        for engine in self.engines.values():
            if isinstance(engine, ManagedEngine) and engine.process.ours:
                await engine.stop()


def models_folder(cache: Path) -> Path:
    """Where installed model files lie."""
    return cache / "models" / "llm"
