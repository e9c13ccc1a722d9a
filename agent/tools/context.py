"""What tools work with: the folders, the characters, a ComfyUI that is started when first needed, a way to ask."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from ...common.errors import StudioError
from ...common.folders import runs_folder
from ...common.progress import Progress, silent
from ...common.runs import RunFolder
from ...configs.places import ConfigFolder
from ...configs.schema import CharacterPreset, load_characters
from ...workflows.api.client import ComfyClient
from ..knowledge.base import knowledge_path

Connect = Callable[[AsyncExitStack], Awaitable[ComfyClient]]
Ask = Callable[[str, Sequence[str]], Awaitable[str]]


async def embedded_comfyui(stack: AsyncExitStack) -> ComfyClient:
    """The ComfyUI of ``studio.yaml``, found or started; it ends with ``stack``."""
    from ...configs.schema import load_studio
    from ...runtime.server import running_comfyui

    server = await stack.enter_async_context(running_comfyui(load_studio().profile(None), silent))
    return await stack.enter_async_context(ComfyClient(server.url))


@dataclass
class ToolContext:
    """An async context manager; what it started ends with it.

    Attributes:
        runs: the folder of runs.
        folders: the user's configuration folders; None means the command line's.
        connect: finds or starts ComfyUI.
        ask: puts a question with choices to a person; None when nobody is there.
        progress: hears how long work comes along.
    """

    runs: Path = field(default_factory=runs_folder)
    folders: Sequence[ConfigFolder] | None = None
    connect: Connect = embedded_comfyui
    ask: Ask | None = None
    progress: Progress = silent
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    _client: ComfyClient | None = None

    @property
    def characters(self) -> Mapping[str, CharacterPreset]:
        """Every character preset."""
        return load_characters(self.folders)

    @property
    def pictures(self) -> Path:
        """Where single pictures are kept."""
        return self.runs.parent / "pictures"

    @property
    def knowledge(self) -> Path:
        """The knowledge base."""
        return knowledge_path(self.runs)

    def run(self, run_id: str) -> RunFolder:
        """A run by its id.

        Raises:
            StudioError: ``run_unknown``.
        """
        return RunFolder.open(self.runs, run_id)

    def picture(self, name: str) -> Path:
        """A picture that a tool made.

        Raises:
            StudioError: ``file_missing``; names with folders are never looked up.
        """
        path = self.pictures / name
        if Path(name).name != name or not path.is_file():
            raise StudioError(
                "file_missing", f"There is no picture '{name[:80]}'.", "Use a name that a tool gave."
            )
        return path

    async def client(self) -> ComfyClient:
        """ComfyUI; started by the first call.

        Raises:
            StudioError: ``comfyui_missing``, ``comfyui_start_failed`` and the like.
        """
        if self._client is None:
            self._client = await self.connect(self._stack)
        return self._client

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client = None
        await self._stack.aclose()
