"""llama.cpp: the embedded runtime that comes as a Python wheel, or a ``llama-server`` that is installed."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

from ...common.errors import StudioError
from ...common.extras import to_install
from ..profiles import GgufFile, Profile
from .base import missing
from .managed import ManagedEngine
from .process import SOCKET, SOCKETS

PROGRAMS = Path(__file__).parents[1] / "runtime"
"""The folder of programs that engines run; they import nothing of the studio."""


def model_path(file: GgufFile, models: Path) -> Path:
    """Where a model file lies once it is installed.

    Raises:
        StudioError: ``model_missing`` when it isn't there, or isn't whole.
    """
    path = models / file.name
    if not path.is_file() or path.stat().st_size != file.size:
        raise missing(
            f"The model file {file.name} isn't installed.",
            "Fetch it with `./studio llm install` (about 1.1 GB).",
        )
    return path


class EmbeddedEngine(ManagedEngine):
    """The studio's own small server over the llama.cpp wheel, in a process of its own.

    ``models`` is the folder of installed model files. The processor is left to pictures and sound again
    by stopping it after ``idle`` seconds without a request.
    """

    def __init__(
        self, name: str, profile: Profile, folder: Path, models: Path, *, idle: float = 600.0
    ) -> None:
        super().__init__(name, profile, folder, start_seconds=120.0, grace=3.0)
        self._models, self._idle = models, idle

    def command(self) -> Sequence[str]:
        """This Python, the server, the model."""
        if self.profile.file is None or find_spec("cyllama") is None:
            raise StudioError(
                "extra_missing",
                "The embedded language-model runtime isn't installed.",
                f"Run `./studio llm install`. {to_install('llm')}",
            )
        path = model_path(self.profile.file, self._models)
        # One core stays free: llama.cpp's threads wait for each other actively, and on a core that another
        # program uses as well that made answers four times slower.
        threads = self.profile.threads or max((os.cpu_count() or 2) - 1, 1)
        command = [sys.executable, "-m", "gguf_server", "--model", str(path), "--name", self.name]
        # At a socket that only this user reaches, where there are any: a port would be open to the machine's others.
        at_socket = SOCKETS and not self.profile.port
        command += ["--socket", SOCKET] if at_socket else ["--port", "{port}"]
        command += ["--context", str(self.profile.context)]
        return [*command, "--threads", str(threads), "--idle", str(self._idle)]

    def environment(self) -> Mapping[str, str]:
        """Where the server is found, before whatever the user's own search path holds."""
        paths = [str(PROGRAMS), *filter(None, [os.getenv("PYTHONPATH", "")])]
        return {**super().environment(), "PYTHONPATH": os.pathsep.join(paths)}


class LlamaServerEngine(ManagedEngine):
    """A ``llama-server`` from the system, on the card when the profile says so."""

    key_variable: ClassVar[str] = "LLAMA_API_KEY"

    def __init__(self, name: str, profile: Profile, folder: Path, models: Path) -> None:
        super().__init__(name, profile, folder, start_seconds=180.0)
        self._models = models

    def command(self) -> Sequence[str]:
        """``llama-server`` with the profile's file; all layers on the card or none."""
        program = shutil.which("llama-server")
        if program is None:
            raise StudioError(
                "extra_missing",
                "llama-server isn't on this machine's search path.",
                "Install llama.cpp, or use the embedded profile.",
            )
        if self.profile.file is None:
            raise missing(
                f"The profile {self.name} names no file.", "Add a `file:` to it in configs/llm.yaml."
            )
        path = model_path(self.profile.file, self._models)
        command = [program, "-m", str(path), "--alias", self.name, "--host", "127.0.0.1", "--port", "{port}"]
        command += ["-c", str(self.profile.context), "-ngl", "999" if self.profile.bytes else "0", "--jinja"]
        if self.profile.threads:
            command += ["-t", str(self.profile.threads)]
        # It takes a value as a word of its own, not behind an equals sign.
        return [*command, *(part for flag in self.profile.flags for part in flag.split("=", 1))]
