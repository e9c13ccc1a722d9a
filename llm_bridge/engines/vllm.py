"""vLLM in a Python environment of its own, with sleep instead of stop between language and picture steps.

Sleep level 1 keeps the weights in host memory and is right for everything; level 2 drops them and reloads
them in place, which is unsafe for quantised weights (corruption was reported), so it is chosen only for plain
ones when host memory is short. The routes for sleep exist in vLLM's development mode, which also opens
arbitrary calls into the engine and asks for no key: so it answers at a socket that only its user can reach,
and never behind the gateway. On Windows, and where the profile fixes a port, it is a port of 127.0.0.1.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar, Literal

from ...common.environment import PROXIES, child_environment
from ...common.errors import StudioError
from ..lease.holders import HolderError
from ..lease.rules import GIB
from ..profiles import Profile
from .base import EngineState, Health
from .managed import ManagedEngine
from .process import FOLDER, SOCKET, SOCKETS

ASLEEP_BYTES = GIB
"""What a sleeper keeps: CUDA context and graphs. Reports range from 0.6 to 1.5 GB in good versions."""
SLEEP_SECONDS, WAKE_SECONDS = 60.0, 120.0
_OVERHEAD = 1.6
"""GB beside weights and KV: activations, CUDA graphs, context."""
_CARD_SHARE = 0.35
"""``--gpu-memory-utilization`` as a start check only: vLLM refuses to start above what is free, and its
share is of the card's *total*; the KV cache is sized in bytes instead."""


def available_host_memory() -> int | None:
    """Bytes of host memory that a program could take now; None where that isn't told."""
    try:
        for line in Path("/proc/meminfo").read_text("ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        return None
    return None


def sleep_level(profile: Profile, available: int | None) -> Literal[1, 2] | None:
    """How deep a profile sleeps; None: it is stopped instead."""
    if profile.sleep != "auto":
        fixed: dict[str, Literal[1, 2]] = {"1": 1, "2": 2}
        return fixed.get(profile.sleep)
    weights = round((profile.shape.weights_gb if profile.shape else profile.gpu_gb) * GIB)
    if available is None or available > weights + 2 * GIB:
        return 1
    return None if profile.quantised else 2


def vllm_folder(environments: Path) -> Path:
    """Where ``llm install vllm`` puts vLLM's own environment."""
    return environments / "vllm"


def interpreter(profile: Profile, environments: Path) -> Path:
    """The Python that runs vLLM.

    Raises:
        StudioError: ``extra_missing`` when there is none.
    """
    name = Path("Scripts/python.exe") if sys.platform == "win32" else Path("bin/python")
    found = Path(profile.python).expanduser() if profile.python else vllm_folder(environments) / name
    if not found.is_file():
        raise StudioError(
            "extra_missing",
            f"There is no vLLM environment at {found}.",
            "Run `./studio llm install vllm`, or name its interpreter as `python:` in the profile.",
        )
    return found


class VllmEngine(ManagedEngine):
    """A vLLM server of our own; ``environments`` is the folder of extra Python environments."""

    key_variable: ClassVar[str] = "VLLM_API_KEY"

    def __init__(
        self, name: str, profile: Profile, folder: Path, environments: Path, *, start_seconds: float = 600.0
    ) -> None:
        super().__init__(name, profile, folder, start_seconds=start_seconds, grace=20.0)
        self._environments = environments

    @property
    def steps(self) -> tuple[str, ...]:
        """Sleep first, where the rule allows it."""
        return super().steps if self._level() is None else ("sleep", *super().steps)

    @property
    def _at_socket(self) -> bool:
        return SOCKETS and not self.profile.port

    def _level(self) -> Literal[1, 2] | None:
        return sleep_level(self.profile, available_host_memory())

    def command(self) -> Sequence[str]:
        """``vllm serve`` through the environment's interpreter, reachable by this user only."""
        profile = self.profile
        command = [str(interpreter(profile, self._environments)), "-m", "vllm.entrypoints.cli.main", "serve"]
        command += [
            profile.model,
            *(["--uds", SOCKET] if self._at_socket else ["--host", "127.0.0.1", "--port", "{port}"]),
        ]
        command += ["--served-model-name", self.name, "--max-model-len", str(profile.context)]
        if profile.bytes:
            kv = max(profile.gpu_gb - (profile.shape.weights_gb if profile.shape else 0.0) - _OVERHEAD, 0.5)
            command += ["--gpu-memory-utilization", str(_CARD_SHARE)]
            command += ["--kv-cache-memory-bytes", str(round(kv * GIB)), "--enable-sleep-mode"]
        return [*command, *profile.flags]

    def environment(self) -> Mapping[str, str]:
        """Quiet, and offline unless the user says otherwise; development mode for the sleep routes."""
        fixed = {"VLLM_SERVER_DEV_MODE": "1", "VLLM_NO_USAGE_STATS": "1", "DO_NOT_TRACK": "1"}
        own = self.profile.environment
        offline = own.get("HF_HUB_OFFLINE") or os.getenv("HF_HUB_OFFLINE") or "1"
        needs = ("HF_TOKEN", *PROXIES) if offline == "0" else ()
        sockets = {"VLLM_RPC_BASE_PATH": FOLDER} if self._at_socket else {}  # its workers' own ones
        return {**child_environment(*needs, HF_HUB_OFFLINE=offline), **own, **fixed, **sockets}

    async def health(self) -> Health:
        """vLLM's health route says nothing about sleep, so that is asked as well."""
        health = await super().health()
        note = self.process.running()
        if health.state is not EngineState.READY or note is None:
            return health
        try:
            answer = await self._http.ask("GET", f"{note.url}/is_sleeping", key=note.key, socket=note.socket)
        except HolderError as error:
            return Health(EngineState.UNREACHABLE, str(error))
        try:
            told = answer.json() if answer is not None and answer.status_code == 200 else None
        except ValueError:
            told = None
        asleep = isinstance(told, dict) and told.get("is_sleeping") is True
        return Health(EngineState.ASLEEP) if asleep else health

    async def wake(self) -> None:
        """Wakes or starts it. A request to a sleeper would hang, so the state is asked first."""
        changed = await self.start()
        if (await self.health()).state is EngineState.ASLEEP:
            changed = True
            level = 2 if self.process.note.slept < 0 else 1
            if level == 2:
                await self._post("wake_up?tags=weights", WAKE_SECONDS)
                await self._post("collective_rpc", WAKE_SECONDS, {"method": "reload_weights"})
                await self._post("wake_up?tags=kv_cache", WAKE_SECONDS)
            else:
                await self._post("wake_up", WAKE_SECONDS)
            self.process.slept(0.0)
        if changed:
            await self.prove()

    async def release(self, step: str) -> None:
        """``sleep`` as well as the managed steps. The level is noted, because waking depends on it."""
        if step != "sleep":
            await super().release(step)
            return
        if (await self.health()).state is not EngineState.READY:
            return
        level = self._level() or 1
        self.process.slept(-time.time() if level == 2 else time.time())
        # Only query parameters are read by this route. Work in flight was drained before; what is left
        # ends with finish_reason "abort" and is asked again by the client.
        await self._post(f"sleep?level={level}&mode=abort", SLEEP_SECONDS)
        if (await self.health()).state is not EngineState.ASLEEP:
            raise HolderError("it answered, but does not sleep")

    async def memory(self) -> int | None:
        """Nothing, a sleeper's rest, or what the profile expects."""
        health = await self.health()
        match health.state:
            case EngineState.OFF:
                return 0
            case EngineState.ASLEEP:
                return min(ASLEEP_BYTES, self.profile.bytes)
            case EngineState.UNREACHABLE:
                return None
            case _:
                return self.profile.bytes

    async def _post(self, route: str, seconds: float, body: Mapping[str, str] | None = None) -> None:
        note = self.process.running()
        if note is None:
            raise HolderError("it ended")
        answer = await self._http.ask(
            "POST", f"{note.url}/{route}", key=note.key, json=body, seconds=seconds, socket=note.socket
        )
        if answer is None or answer.status_code != 200:
            status = "it ended" if answer is None else f"status {answer.status_code}"
            name = route.partition("?")[0]
            raise HolderError(
                f"{name}: {status}", memory=answer is not None and "memory" in answer.text.lower()
            )
