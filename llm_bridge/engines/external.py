"""Servers that run already. Each kind has its own way of letting go of the card; none is ever killed."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from ...common.errors import StudioError
from ..lease.holders import HolderError
from ..profiles import Profile
from .base import EngineHttp, EngineState, Health

_UNLOAD_SECONDS, _LOAD_SECONDS = 60.0, 300.0


class ExternalEngine:
    """Ollama, LM Studio, llama-swap, a vLLM elsewhere, or any OpenAI-compatible server."""

    def __init__(
        self, name: str, profile: Profile, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self.name, self.profile = name, profile
        self._http = EngineHttp(transport)
        self.url, self.socket = (profile.url or "").rstrip("/"), ""
        self._root = self.url.removesuffix("/v1")

    @property
    def key(self) -> str:
        """From the environment variable that the profile names."""
        return os.getenv(self.profile.key_env, "") if self.profile.key_env else ""

    @property
    def steps(self) -> tuple[str, ...]:
        """One step where the server has a way to let go, none otherwise."""
        return ("unload",) if self.profile.engine in self._ways() else ()

    def _ways(self) -> dict[str, Callable[[], Awaitable[None]]]:
        return {
            "ollama": self._unload_ollama,
            "lmstudio": self._unload_lmstudio,
            "llama_swap": self._unload_llama_swap,
            "vllm_remote": self._sleep_vllm,
        }

    async def health(self) -> Health:
        """Asks for its list of models."""
        try:
            answer = await self._http.ask("GET", f"{self.url}/models", key=self.key)
        except HolderError as error:
            return Health(EngineState.UNREACHABLE, str(error))
        if answer is None:
            return Health(EngineState.OFF, "nobody listens there")
        if answer.status_code != 200:
            return Health(EngineState.UNREACHABLE, f"status {answer.status_code}")
        return Health(EngineState.READY)

    async def start(self) -> bool:
        """Only checks that it answers; starting it is its owner's business. Always False.

        Raises:
            HolderError: it doesn't.
        """
        health = await self.health()
        if health.state is not EngineState.READY:
            raise HolderError(health.detail or "it doesn't answer")
        return False

    async def wake(self) -> None:
        """One token makes it load its model.

        Raises:
            StudioError: ``gpu_wake_failed``: a vLLM that can't be told to sleep, so that the card would never be
                given back.
            HolderError: it doesn't answer.
        """
        if self.profile.engine == "vllm_remote" and await self._vllm_must_wake():
            await self._post("wake_up", None, _LOAD_SECONDS)
        await self._http.prove(self.url, self.key, self.profile.model, _LOAD_SECONDS)

    async def release(self, step: str) -> None:
        """Lets it unload in its own way."""
        way = self._ways().get(self.profile.engine)
        if way is None:
            raise HolderError("this server has no way to let go of its memory")
        await way()

    async def stop(self) -> None:
        """It isn't the studio's to stop."""

    async def memory(self) -> int | None:
        """What it says to have loaded; all or nothing where it doesn't tell sizes."""
        match self.profile.engine:
            case "ollama":
                sizes = [model.get("size_vram") for model in await self._listed("api/ps", "models")]
                return sum(size for size in sizes if isinstance(size, int))
            case "lmstudio":
                return self.profile.bytes if await self._lmstudio_instances() else 0
            case "llama_swap":
                return self.profile.bytes if (await self._json("GET", "running")).get("running") else 0
            case "vllm_remote":
                return 0 if await self._vllm_sleeps() else self.profile.bytes
            case _:
                return 0 if (await self.health()).state is EngineState.OFF else None

    def pids(self) -> frozenset[int]:
        """Not the studio's processes."""
        return frozenset()

    def log(self, lines: int) -> list[str]:
        """Its log lies with its owner."""
        return []

    async def _unload_ollama(self) -> None:
        for model in await self._listed("api/ps", "models"):
            named = {"model": str(model.get("name", "")), "keep_alive": 0}
            await self._post("api/generate", named, _UNLOAD_SECONDS)

    async def _unload_lmstudio(self) -> None:
        for instance in await self._lmstudio_instances():
            await self._post("api/v1/models/unload", {"instance_id": instance}, _UNLOAD_SECONDS)

    async def _lmstudio_instances(self) -> list[str]:
        models = await self._listed("api/v1/models", "models")
        return [str(one.get("id", "")) for model in models for one in _rows(model, "loaded_instances")]

    async def _unload_llama_swap(self) -> None:
        answer = await self._http.ask("GET", f"{self._root}/unload", key=self.key, seconds=_UNLOAD_SECONDS)
        if answer is not None and answer.status_code != 200:
            raise HolderError(f"unload: status {answer.status_code}")

    async def _sleep_vllm(self) -> None:
        await self._post("sleep?level=1&mode=abort", None, _UNLOAD_SECONDS)

    async def _vllm_sleeps(self) -> bool:
        answer = await self._json("GET", "is_sleeping")
        return answer.get("is_sleeping") is True if answer else True

    async def _vllm_must_wake(self) -> bool:
        answer = await self._http.ask("GET", f"{self._root}/is_sleeping", key=self.key)
        if answer is not None and answer.status_code in (404, 405):
            raise StudioError(
                "gpu_wake_failed",
                f"The vLLM of the profile {self.name} can't be told to sleep (it has no route is_sleeping), "
                "so that it would keep the graphics card for ever.",
                "Start it with VLLM_SERVER_DEV_MODE=1 in its environment and with --enable-sleep-mode; if it runs "
                "on another card, set gpu_gb: 0 in its profile.",
            )
        return await self._vllm_sleeps()

    async def _listed(self, route: str, name: str) -> list[dict[str, Any]]:
        """The objects in a list of an answer."""
        return _rows(await self._json("GET", route), name)

    async def _json(self, method: str, route: str) -> dict[str, Any]:
        """An answer as an object; empty when nobody listens (then nothing is loaded either)."""
        answer = await self._http.ask(method, f"{self._root}/{route}", key=self.key)
        if answer is None:
            return {}
        try:
            data = answer.json() if answer.status_code == 200 else None
        except ValueError:
            data = None
        if not isinstance(data, dict):
            raise HolderError(f"{route}: status {answer.status_code}{_switch(route, answer.status_code)}")
        return data

    async def _post(self, route: str, body: dict[str, Any] | None, seconds: float) -> None:
        answer = await self._http.ask(
            "POST", f"{self._root}/{route}", key=self.key, json=body, seconds=seconds
        )
        if answer is not None and answer.status_code != 200:
            name = route.partition("?")[0]
            raise HolderError(f"{name}: status {answer.status_code}{_switch(name, answer.status_code)}")


def _rows(data: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = data.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _switch(route: str, status: int) -> str:
    """What a vLLM was started without, where that is why it lacks a route."""
    if route not in ("sleep", "wake_up", "is_sleeping"):
        return ""
    if status in (404, 405):
        return ", so it was started without VLLM_SERVER_DEV_MODE=1"
    return ", so it may have been started without --enable-sleep-mode"
