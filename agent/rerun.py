"""Makes a picture again from the graph that ComfyUI writes into every PNG."""

from __future__ import annotations

import json
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from ..common.errors import StudioError
from ..common.files import write_bytes
from ..common.progress import Progress, silent
from ..workflows.client import ComfyClient
from ..workflows.graph import Graph
from ..workflows.migrate import migrate


def graph_in_picture(path: Path) -> Graph:
    """The graph inside a PNG, brought up to date with this version's nodes.

    Raises:
        StudioError: ``file_missing``, ``file_invalid``, ``graph_invalid``.
    """
    try:
        with Image.open(path) as picture:
            text = picture.info.get("prompt")
        data = json.loads(text) if isinstance(text, str) else None
    except FileNotFoundError as error:
        raise StudioError("file_missing", f"{path} isn't there.", "Name the picture's file.") from error
    except (
        OSError,
        UnidentifiedImageError,
        ValueError,
        SyntaxError,
        RecursionError,
        Image.DecompressionBombError,
    ) as error:
        raise StudioError(
            "file_invalid", f"{path} can't be read as a PNG with a graph.", "Use a PNG that ComfyUI saved."
        ) from error
    if data is None:
        raise StudioError(
            "file_invalid",
            f"{path.name} holds no graph.",
            "Use the PNG as ComfyUI saved it: editors and messengers remove the graph.",
        )
    return migrate(Graph.from_api(data))[0]


async def draw_again(client: ComfyClient, graph: Graph, target: Path, progress: Progress = silent) -> Path:
    """Runs a graph and saves its first picture as ``target``.

    Raises:
        StudioError: what running a graph raises; ``graph_invalid`` when it makes no picture.
    """
    result = await client.run(graph, progress=progress)
    shown = next((ui["images"][0] for ui in result.outputs.values() if ui.get("images")), None)
    if shown is None:
        raise StudioError("graph_invalid", "The graph makes no picture.", "Use a picture saved by ComfyUI.")
    write_bytes(target, await client.view(**shown))
    return target
