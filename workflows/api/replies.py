"""What a ComfyUI server's answers mean: results, queues, and answers that make no sense."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from ...common.errors import StudioError
from ...common.records import PlainFolder, PlainName
from .faults import failure
from .transport import HttpReply


class ServerFile(BaseModel):
    """A file in one of a server's folders, as ``/view`` takes it: plain names, no path that leaves it."""

    model_config = ConfigDict(frozen=True)

    filename: PlainName
    subfolder: PlainFolder = ""
    type: Literal["output", "temp", "input"] = "output"

    @property
    def suffix(self) -> str:
        """Its kind by its name, in small letters, such as ``".mp4"``."""
        return PurePosixPath(self.filename).suffix.lower()


def server_file(told: object) -> ServerFile:
    """A file as a server names it.

    Raises:
        StudioError: ``server_reply_invalid`` when that is no name.
    """
    try:
        return ServerFile.model_validate(told)
    except ValidationError as error:
        raise StudioError(
            "server_reply_invalid",
            f"The server names a file that can't be one: {error.errors(include_url=False)[0]['msg']}.",
            "Check that the address is a ComfyUI, and its output folder's names.",
        ) from error


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a graph made: for each node that shows or saves something its ``ui`` dict, e.g. file names."""

    prompt_id: str
    outputs: Mapping[str, Any]
    seconds: float

    def reports(self, *names: str) -> list[Any]:
        """What nodes told under any of these names of their ``ui``, in order; odd answers are passed over."""
        shown = [ui for ui in self.outputs.values() if isinstance(ui, Mapping)]
        lists = [ui[name] for ui in shown for name in names if isinstance(ui.get(name), list)]
        return [one for found in lists for one in found]

    @property
    def picture(self) -> ServerFile | None:
        """The first picture that a node shows; None when there is none.

        Raises:
            StudioError: ``server_reply_invalid`` when it has no plain name.
        """
        found = self.reports("images")
        return server_file(found[0]) if found else None


@dataclass(frozen=True, slots=True)
class QueueState:
    """The prompt ids on the server: those that run and those that wait, in order."""

    running: tuple[str, ...]
    pending: tuple[str, ...]

    def position(self, prompt_id: str) -> int | None:
        """0 while it runs, 1 when next, None when it isn't there."""
        if prompt_id in self.running:
            return 0
        return self.pending.index(prompt_id) + 1 if prompt_id in self.pending else None


def checked_entry(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """``entry`` when it tells of success.

    Raises:
        StudioError: ``graph_failed`` or ``graph_interrupted``.
    """
    status = entry.get("status")
    if not isinstance(status, Mapping) or status.get("status_str") == "success":
        return entry
    prompt = entry.get("prompt")
    graph = prompt[2] if isinstance(prompt, list) and len(prompt) > 2 else None
    for message in status.get("messages") or ():
        if isinstance(message, list) and len(message) == 2:
            if message[0] == "execution_error":
                raise failure(message[1], graph)
            if message[0] == "execution_interrupted":
                told = message[1] if isinstance(message[1], Mapping) else {}
                raise failure({**told, "exception_type": ""}, graph)
    raise StudioError("graph_failed", "The graph failed; the server doesn't say why.", "See ComfyUI's log.")


def outputs_of(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    outputs = entry.get("outputs")
    return dict(outputs) if isinstance(outputs, Mapping) else {}


def prompt_ids(items: Any) -> tuple[str, ...]:
    rows = [one for one in items if isinstance(one, list) and len(one) > 1] if isinstance(items, list) else []
    rows.sort(key=lambda row: row[0] if isinstance(row[0], int | float) else 0)
    return tuple(str(row[1]) for row in rows)


def view_params(filename: str, subfolder: str, type: str) -> dict[str, str]:
    """The query of ``/view`` for a file.

    Raises:
        StudioError: ``server_reply_invalid``.
    """
    return server_file({"filename": filename, "subfolder": subfolder, "type": type}).model_dump()


def no_file(filename: str, status: int) -> StudioError:
    return StudioError(
        "file_missing", f"ComfyUI has no file {filename} (status {status}).", "Run the graph again."
    )


def strange(reply: HttpReply) -> StudioError:
    return StudioError(
        "server_reply_invalid",
        f"The server's answer to {reply.route} makes no sense (status {reply.status}).",
        "Check that the address is a ComfyUI of version 0.3.75 or later.",
    )
