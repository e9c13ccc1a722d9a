"""A ComfyUI to measure on, for as long as one benchmark runs."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from ..common.progress import Progress
from ..common.terminal import progress_bar
from ..runtime.server import ComfyServer, running_comfyui
from ..workflows.api.client import ComfyClient
from .figures import Figures

Work = Callable[[ComfyServer, ComfyClient, Progress], Awaitable[Figures]]


def on_comfyui(work: Work) -> Figures:
    """Does ``work`` on a ComfyUI that runs already, or on one that is started for it, under a progress bar.

    Raises:
        StudioError: there is no ComfyUI and none can be started, and what ``work`` raises.
    """

    async def measure() -> Figures:
        with progress_bar() as report:
            async with running_comfyui(None, report) as server, ComfyClient(server.url) as client:
                return await work(server, client, report)

    return asyncio.run(measure())
