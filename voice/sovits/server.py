"""The studio's own GPT-SoVITS server: a package in an environment of its own, on the processor, supervised.

It never touches the card, so it needs no turn there; a server on the card is the person's own, named by its address.
Its keeper ends it with whoever started it, even when that was killed. The base models are the person's to bring: they
lie in ``pretrained`` in the folder of voices.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlsplit

import httpx

from ...common.environment import child_environment
from ...common.errors import StudioError
from ...common.files import atomic_path, file_error
from ...common.folders import cache_folder, voices_folder
from ...common.hosts import is_loopback
from ...common.progress import Progress, silent
from ...configs.speech import GptSovitsProfile
from ...llm_bridge.engines.process import EngineProcess
from ...llm_bridge.environment import GPT_SOVITS, install, is_ready, python_of
from .checkpoints import scanned
from .identity import check_identity, listens

NAME: Final = "gpt-sovits"
MODULE: Final = "gpt_sovits_cpufast.api_v2"
ENCODERS: Final = ("chinese-hubert-base", "chinese-roberta-wwm-ext-large")
VERSIONS: Final = ("v2", "v2Pro", "v2ProPlus")
"""What the package speaks."""
START_SECONDS: Final = 180.0
_PORT_KEY: Final = "STUDIO_ENGINE_KEY"


class ServerState(NamedTuple):
    """What is known of the server: ``off``, ``starting``, ``ready``, ``busy``, or ``foreign`` with who is there."""

    state: str
    detail: str = ""
    ours: bool = False


def environment_folder() -> Path:
    """Where ``./studio voice server install`` puts the package."""
    return cache_folder() / "environments" / NAME


def install_server(progress: Progress = silent) -> Path:
    """Makes the environment, or leaves a finished one; returns its interpreter.

    Raises:
        StudioError: ``install_failed`` or ``disk_full``.
    """
    return install(GPT_SOVITS, environment_folder(), progress=progress)


class SovitsServer:
    """The server of a profile.

    Args:
        voices: the folder of voices, with ``pretrained`` in it.
        environment: the package's environment.
        detached: it lives until it is stopped; otherwise it ends with this process.
    """

    def __init__(
        self, profile: GptSovitsProfile, voices: Path, environment: Path, engines: Path, *, detached: bool
    ) -> None:
        self._profile, self._voices, self._environment = profile, voices, environment
        self._folder = engines
        self.process = EngineProcess(NAME, engines, grace=3.0, detached=detached)

    def state(self) -> ServerState:
        """Who answers at the profile's address."""
        url, ours = self._profile.url, self.process.running() is not None
        if not listens(url):
            return ServerState("starting" if ours else "off", ours=ours)
        with httpx.Client(base_url=url, trust_env=False) as http:
            try:
                check_identity(http, url)
            except StudioError as error:
                state = {"voice_server_busy": "busy", "voice_server_foreign": "foreign"}.get(
                    error.code, "starting"
                )
                return ServerState(state, error.message, ours)
        return ServerState("ready", ours=ours)

    def start(self) -> bool:
        """Starts it, and returns when it answers: False when one is there already, whoever runs it.

        Raises:
            StudioError: ``voice_server_start_failed``, ``voice_server_foreign``, ``extra_missing``, ``model_missing``.
        """
        found = self.state()
        if found.state in ("ready", "busy"):
            return False
        if found.state == "foreign":
            raise StudioError(
                "voice_server_foreign", found.detail, "End that program, or change gpt_sovits.url."
            )
        command = self.command()
        try:
            in_a_thread(lambda: self._start(command))
        except StudioError as error:
            raise self._failed(error.message) from error
        end = time.monotonic() + START_SECONDS
        while self.state().state != "ready":
            if self.process.running() is None:
                raise self._failed("It ended while it started.")
            if time.monotonic() > end:
                self.stop()
                raise self._failed(f"It wasn't ready after {START_SECONDS:.0f} seconds.")
            time.sleep(0.2)
        self.process.succeeded()
        return True

    async def _start(self, command: Sequence[str]) -> None:
        variables = child_environment(
            CUDA_VISIBLE_DEVICES="",
            GPT_SOVITS_DATA_DIR=str(self._folder / f"{NAME}-data"),
            HF_HUB_OFFLINE="1",
        )
        await self.process.start(
            command, variables, port=urlsplit(self._profile.url).port or 80, key_variable=_PORT_KEY
        )

    def stop(self) -> bool:
        """Ends it with all its processes; whether one ran."""
        ran = self.process.running() is not None
        in_a_thread(self.process.stop)
        return ran

    def command(self) -> list[str]:
        """How it is started, after its settings were written anew: it changes them itself while it runs.

        Raises:
            StudioError: ``config_invalid``, ``extra_missing`` or ``model_missing``.
        """
        self._check()
        settings = self._folder / f"{NAME}.yaml"
        try:
            with atomic_path(settings) as temporary:
                temporary.write_text(self._settings(), "utf-8")
        except OSError as error:
            raise file_error(error, settings) from error
        python = str(python_of(self._environment))
        return [python, "-m", MODULE, "-a", "127.0.0.1", "-p", "{port}", "-c", str(settings)]

    def _check(self) -> None:
        profile = self._profile
        if not is_loopback(urlsplit(profile.url).hostname or ""):
            raise StudioError(
                "config_invalid",
                f"{profile.url} is another machine's: a server is only started on this one.",
                "Start it there, or write http://127.0.0.1:9880 as gpt_sovits.url.",
            )
        if profile.version not in VERSIONS:
            raise StudioError(
                "config_invalid",
                f"The studio's own server speaks {', '.join(VERSIONS)}, not {profile.version}.",
                "Start GPT-SoVITS itself (`python api_v2.py`); the studio finds it at gpt_sovits.url.",
            )
        if not is_ready(self._environment):
            raise StudioError(
                "extra_missing", "The voice server isn't installed.", "Run `./studio voice server install`."
            )

    def _settings(self) -> str:
        import yaml

        base = self._voices / "pretrained"
        gpt, sovits = self._base("ckpt"), self._base("pth")
        for name in ENCODERS:
            if not (base / name / "config.json").is_file():
                raise _no_model(base / name)
        for path in (gpt, sovits):  # the encoders it loads as weights only
            scanned(path)
        custom = {
            "bert_base_path": str(base / ENCODERS[1]),
            "cnhuhbert_base_path": str(base / ENCODERS[0]),
            "device": "cpu",
            "is_half": False,
            "t2s_weights_path": str(gpt),
            "version": self._profile.version,
            "vits_weights_path": str(sovits),
        }
        return str(yaml.safe_dump({"custom": custom}))

    def _base(self, ending: str) -> Path:
        found = sorted((self._voices / "pretrained").glob(f"*.{ending}"))
        if not found:
            raise _no_model(self._voices / "pretrained" / f"*.{ending}")
        return found[0]

    def _failed(self, why: str) -> StudioError:
        tail = " | ".join(line.strip() for line in self.process.log(5) if line.strip())[-400:]
        return StudioError(
            "voice_server_start_failed",
            f"The voice server did not start. {why}{f' Its log ends: {tail}' if tail else ''}",
            "Read `./studio voice server logs`.",
        )


def _no_model(path: Path) -> StudioError:
    return StudioError(
        "model_missing",
        f"The voice server's base model {path.name} isn't in {path.parent}.",
        "Copy GPT-SoVITS' pretrained models there: see the guide to voices.",
    )


def own_server(profile: GptSovitsProfile, *, detached: bool) -> SovitsServer:
    """The server of this studio's folders."""
    return SovitsServer(
        profile, voices_folder(), environment_folder(), cache_folder() / "engines", detached=detached
    )


def reviver(profile: GptSovitsProfile) -> Callable[[], None] | None:
    """What starts the studio's own server, to end with this process; None where it isn't installed."""
    here = is_loopback(urlsplit(profile.url).hostname or "")
    if not here or not is_ready(environment_folder()):
        return None
    server = own_server(profile, detached=False)

    def revive() -> None:
        server.start()

    return revive


def in_a_thread(work: Callable[[], object]) -> None:
    """Runs a coroutine's maker to its end, also where this thread has an event loop already."""
    failed: list[StudioError] = []

    def body() -> None:
        try:
            asyncio.run(work())  # type: ignore[arg-type]
        except StudioError as error:
            failed.append(error)

    thread = threading.Thread(target=body)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
