"""The client for code that isn't asynchronous: the same calls, waiting until they are done.

Not for use inside a running event loop (there, use :class:`.client.ComfyClient` itself).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ...common.progress import Progress, silent
from ..catalog import Catalog
from ..graph import Graph
from .client import ComfyClient, QueueState, RunResult
from .listen import Preview


class SyncComfyClient:
    """A ComfyUI server; every method is :class:`.client.ComfyClient`'s, with its errors."""

    def __init__(self, base_url: str, *, request_seconds: float = 60.0) -> None:
        self._runner = asyncio.Runner()
        self._client = ComfyClient(base_url, request_seconds=request_seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connections."""
        self._runner.run(self._client.close())
        self._runner.close()

    @property
    def base_url(self) -> str:
        """The server's address."""
        return self._client.base_url

    def run(
        self,
        graph: Graph | Mapping[str, Any],
        *,
        prompt_id: str | None = None,
        workflow: Mapping[str, Any] | None = None,
        progress: Progress = silent,
        preview: Callable[[Preview], None] | None = None,
        timeout: float | None = None,
    ) -> RunResult:
        """Runs a graph to its end; Ctrl-C stops it on the server too."""
        return self._runner.run(
            self._client.run(
                graph,
                prompt_id=prompt_id,
                workflow=workflow,
                progress=progress,
                preview=preview,
                timeout=timeout,
            )
        )

    def catalog(self) -> Catalog:
        """The server's node classes, typed."""
        return self._runner.run(self._client.catalog())

    def object_info(self) -> dict[str, Any]:
        """``/object_info`` as it comes."""
        return self._runner.run(self._client.object_info())

    def system_stats(self) -> dict[str, Any]:
        """``/system_stats`` as it comes."""
        return self._runner.run(self._client.system_stats())

    def history(self, prompt_id: str) -> Mapping[str, Any] | None:
        """The history entry of a prompt that has ended, else None."""
        return self._runner.run(self._client.history(prompt_id))

    def queue(self) -> QueueState:
        """What runs and what waits."""
        return self._runner.run(self._client.queue())

    def cancel(self, prompt_id: str) -> None:
        """Takes a prompt out of the queue, or stops it when it runs."""
        self._runner.run(self._client.cancel(prompt_id))

    def interrupt(self) -> None:
        """Stops whatever runs now."""
        self._runner.run(self._client.interrupt())

    def free(self, *, unload_models: bool = True, free_memory: bool = True) -> None:
        """Asks the server to drop its models and cached results."""
        self._runner.run(self._client.free(unload_models=unload_models, free_memory=free_memory))

    def view(self, filename: str, subfolder: str = "", type: str = "output") -> bytes:
        """The bytes of a file that a node made."""
        return self._runner.run(self._client.view(filename, subfolder, type))

    def download(self, filename: str, subfolder: str = "", type: str = "output", *, path: Path) -> Path:
        """Fetches a file that a node made into ``path``."""
        return self._runner.run(self._client.download(filename, subfolder, type, path=path))

    def upload(
        self, path: Path, *, name: str | None = None, subfolder: str = "", overwrite: bool = False
    ) -> str:
        """Sends a file into the server's input folder; gives the name loaders take."""
        return self._runner.run(
            self._client.upload(path, name=name, subfolder=subfolder, overwrite=overwrite)
        )
