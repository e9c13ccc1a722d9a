"""Makes a picture again from the graph that ComfyUI writes into what it saves.

PNGs hold it as texts, WebPs and JPEGs in their EXIF, films and sounds among their tags. Most hold the graph as it
ran (``prompt``) and the page's workflow; some only the latter, which is then read as the page would.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...common.errors import StudioError
from ...common.files import write_bytes
from ...common.media import open_media
from ...common.pictures import opened_picture
from ...common.progress import Progress, silent
from ...workflows.api.client import ComfyClient
from ...workflows.catalog import Catalog
from ...workflows.graph import Graph, load_json
from ...workflows.migrate import migrate, migrate_editor
from ...workflows.page import PageReading, read

PROMPT, WORKFLOW = "prompt", "workflow"
"""The names under which ComfyUI saves the graph that ran, and the page's workflow."""
TAGS_IN_ONE = "comment"
"""Where some nodes put both of them together."""
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"RIFF")


@dataclass(frozen=True, slots=True)
class Saved:
    """What a file holds: the graph that ran, or the page's workflow, as their texts; at least one of them."""

    name: str
    prompt: str | None
    workflow: str | None

    @property
    def needs_catalog(self) -> bool:
        """Whether it can only be read with a ComfyUI's node classes."""
        return self.prompt is None

    def reading(self, catalog: Catalog | None = None) -> PageReading:
        """The graph, brought up to date with this version's nodes.

        Raises:
            StudioError: ``file_invalid``, ``graph_invalid``.
        """
        if self.prompt is not None:
            try:
                # ComfyUI's own reader: it writes NaN beside nodes that always run anew
                data = json.loads(self.prompt)
            except (ValueError, RecursionError) as error:
                raise StudioError(
                    "file_invalid",
                    f"{self.name} holds a graph that can't be read.",
                    "Use a file that ComfyUI saved.",
                ) from error
            return PageReading(migrate(Graph.from_api(data))[0])
        workflow = load_json(self.workflow or "")
        if not isinstance(workflow, Mapping):
            raise StudioError(
                "file_invalid",
                f"{self.name} holds a workflow that can't be read.",
                "Use a file that ComfyUI saved.",
            )
        return read(migrate_editor(workflow), catalog or Catalog({}))


def saved_in(path: Path) -> Saved:
    """What ComfyUI has written into a picture, film or sound.

    Raises:
        StudioError: ``file_missing``, ``file_invalid``.
    """
    texts = _texts(path)
    if not texts.keys() & {PROMPT, WORKFLOW}:
        raise StudioError(
            "file_invalid",
            f"{path.name} holds neither a graph nor a workflow.",
            "Use the file as ComfyUI saved it: editors and messengers remove the graph.",
        )
    return Saved(path.name, texts.get(PROMPT), texts.get(WORKFLOW))


def _texts(path: Path) -> dict[str, str]:
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except OSError:
        head = b""  # the reader of pictures has the words for it
    if not head or (head.startswith(PICTURES) and head[8:] not in (b"WAVE", b"AVI ")):
        return _texts_of_picture(path)
    if head[4:8] != b"ftyp" and not head.startswith((b"\x1aE\xdf\xa3", b"fLaC", b"OggS", b"ID3", b"\xff")):
        return _texts_of_picture(path)
    with open_media(path) as container:
        tags = {str(name).lower(): str(text) for name, text in container.metadata.items()}
        for stream in container.streams:
            tags = {**{str(name).lower(): str(text) for name, text in stream.metadata.items()}, **tags}
    return {
        **_together(tags.get(TAGS_IN_ONE)),
        **{name: tags[name] for name in (PROMPT, WORKFLOW) if name in tags},
    }


def _texts_of_picture(path: Path) -> dict[str, str]:
    with opened_picture(path) as picture:
        written: dict[Any, Any] = dict(picture.info)
        exif = list(picture.getexif().values())
    found = {name: text for name in (PROMPT, WORKFLOW) if isinstance(text := written.get(name), str)}
    for value in exif:
        text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
        name, colon, rest = str(text).partition(":")
        if colon and name.lower() in (PROMPT, WORKFLOW):
            found.setdefault(name.lower(), rest.rstrip("\x00"))
    return found


def _together(text: str | None) -> dict[str, str]:
    """The graph and the workflow in one tag."""
    try:
        data = json.loads(text or "null")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(data, Mapping):
        return {}
    return {
        name: one if isinstance(one, str) else json.dumps(one)
        for name in (PROMPT, WORKFLOW)
        if (one := data.get(name)) is not None
    }


async def draw_again(client: ComfyClient, graph: Graph, target: Path, progress: Progress = silent) -> Path:
    """Runs a graph and saves its first picture as ``target``.

    Raises:
        StudioError: what running a graph raises; ``graph_invalid`` when it makes no picture.
    """
    result = await client.run(graph, progress=progress)
    if result.picture is None:
        raise StudioError("graph_invalid", "The graph makes no picture.", "Use a picture saved by ComfyUI.")
    write_bytes(target, await client.shown_picture(result))
    return target
