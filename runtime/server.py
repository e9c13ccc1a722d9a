"""Which ComfyUI does the work: finds one that answers, or starts one and stops it afterwards.

The order: the server named by a profile; one that already answers on this machine (the one that ``studio
serve`` keeps, then the usual port); the workspace that comfy-cli remembers; the embedded one. What merely
answers on a port may be anybody's: a server that no profile names is used only if it belongs to this user and
has this pack in it, and is named and passed over otherwise. A profile of kind ``embedded`` or ``workspace``
leaves out the others.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

import httpx

from ..common.errors import StudioError
from ..common.files import write_text
from ..common.folders import cache_folder
from ..common.listeners import USUAL_URL, owner_of
from ..common.progress import Progress, silent
from ..configs.schema import ComfyProfile, load_studio
from .process import LOG_LINES, NOTHING, PACK, ComfyProcess, answers, start, start_failed
from .source import ComfyProgram, embedded_program, workspace_program

NODE_PREFIX = "AnimationStudio"
Origin = Literal["profile", "usual port", "kept", "workspace", "embedded"]
HOW: Mapping[Origin, str] = {
    "profile": "named by the profile",
    "usual port": "yours, on the usual port",
    "kept": "kept by `studio serve`",
    "workspace": "started from comfy-cli's workspace",
    "embedded": "the embedded one, started for this",
}
"""How a server was found, in words."""
PROFILE_HINT = (
    "If you trust it, name its address in a profile of studio.yaml (docs/configuration.md) and choose that."
)


@dataclass(frozen=True)
class ComfyServer:
    """A ComfyUI that is ready for work.

    Attributes:
        url: where it answers, without a slash at the end.
        origin: how it was found.
        version: ComfyUI's version.
        process: the child, when this process started it (and stops it).
        notes: for the user: what was passed over and why.
    """

    url: str
    origin: Origin
    version: str
    process: ComfyProcess | None = None
    notes: tuple[str, ...] = ()

    @property
    def ours(self) -> bool:
        """Whether this process started it."""
        return self.process is not None

    @property
    def description(self) -> str:
        """Which server this is, in one line for the user."""
        return f"ComfyUI {self.version} at {self.url}, {HOW[self.origin]}"


def has_pack(url: str) -> bool:
    """Whether the server at ``url`` has this pack's nodes.

    Raises:
        StudioError: ``comfyui_unreachable`` or ``server_reply_invalid``.
    """
    try:
        reply = httpx.get(f"{url}/object_info", timeout=60.0, trust_env=False)
        reply.raise_for_status()
        names = reply.json()
    except httpx.HTTPError as error:
        raise unreachable(url) from error
    except ValueError as error:
        raise StudioError(
            "server_reply_invalid", f"{url} answers, but not as a ComfyUI does.", "Check the address."
        ) from error
    return any(str(name).startswith(NODE_PREFIX) for name in names)


def unreachable(url: str) -> StudioError:
    """The error for a server that doesn't answer."""
    return StudioError(
        "comfyui_unreachable",
        f"No ComfyUI answers at {url}.",
        "Start it, or correct the address in the profile.",
    )


def find_running(profile: ComfyProfile | None = None) -> tuple[ComfyServer | None, tuple[str, ...]]:
    """A running server with this pack in it, if there is one, and notes on those that were passed over.

    Raises:
        StudioError: ``comfyui_unreachable`` or ``comfyui_pack_missing`` about the profile's own server.
    """
    profile = profile or ComfyProfile()
    if profile.url:
        return _named(profile.url), ()
    notes: list[str] = []
    for url, origin, stats in _candidates(profile, notes):
        if has_pack(url):
            return ComfyServer(url, origin, _version(stats), notes=tuple(notes)), tuple(notes)
        notes.append(f"A ComfyUI answers at {url}, but this pack isn't loaded in it: another one is used.")
    return None, tuple(dict.fromkeys(notes))


def own_url() -> str:
    """Where to ask about graphs: the default profile's server, else one of this user's, with the pack or not.

    Raises:
        StudioError: ``comfyui_unreachable``, or what is wrong with ``studio.yaml``.
    """
    if named := load_studio().profile().url:
        return named
    notes: list[str] = []
    for url, _, _ in _candidates(ComfyProfile(), notes):
        return url
    raise StudioError(
        "comfyui_unreachable",
        " ".join(("No ComfyUI of yours answers on this machine.", *dict.fromkeys(notes))),
        "Start one with `./studio serve`, or name one with --server.",
    )


@contextmanager
def own_server(tell: Callable[[str], None]) -> Iterator[str]:
    """The URL of :func:`own_url`, or of a ComfyUI that is started for as long as the block runs.

    Args:
        tell: is told in a sentence that one is started, and why.

    Raises:
        StudioError: see :func:`running_comfyui`.
    """
    try:
        url = own_url()
    except StudioError as error:
        if error.code != "comfyui_unreachable":
            raise
        tell(f"{error.message} One is started for this; `./studio serve` keeps one.")
        with running_comfyui_sync(load_studio().profile()) as server:
            yield server.url
    else:
        yield url


def _candidates(profile: ComfyProfile, notes: list[str]) -> Iterator[tuple[str, Origin, Mapping[str, Any]]]:
    """Running servers of this user's, the first to use first, each with what it says about itself."""
    if profile.kind != "workspace" and (kept := _kept(notes)):
        yield kept[0], "kept", kept[1]
    if profile.kind == "auto" and (stats := _own(USUAL_URL, notes)):
        yield USUAL_URL, "usual port", stats


def _own(url: str, notes: list[str]) -> Mapping[str, Any] | None:
    """What a ComfyUI of this user's says about itself; somebody else's is noted and asked nothing."""
    owner = owner_of(url)
    if owner == "other":
        notes.append(f"The program at {url} belongs to another user and is passed over. {PROFILE_HINT}")
        return None
    stats = answers(url)
    if stats is not None and owner == "unknown":
        notes.append(
            f"A ComfyUI answers at {url}, but whose it is can't be seen from here: it is passed over. {PROFILE_HINT}"
        )
        return None
    return stats


def _named(url: str) -> ComfyServer:
    stats = answers(url, seconds=10.0)
    if stats is None:
        raise unreachable(url)
    if not has_pack(url):
        raise StudioError(
            "comfyui_pack_missing",
            f"The ComfyUI at {url} answers, but this pack isn't loaded in it.",
            "Put this repository into its custom_nodes folder, install requirements.txt there and restart it.",
        )
    return ComfyServer(url, "profile", _version(stats))


def _version(stats: Mapping[str, Any]) -> str:
    return str(stats["system"].get("comfyui_version", ""))


def _state_file() -> Path:
    return cache_folder() / "comfyui" / "serve.json"


def kept_url() -> str | None:
    """Where the server of ``studio serve`` answers, or None."""
    kept = _kept([])
    return kept[0] if kept else None


def _kept(notes: list[str]) -> tuple[str, Mapping[str, Any]] | None:
    """The server of ``studio serve`` and what it says about itself.

    The note it left is believed only if a ComfyUI of this user's answers there that runs on the same base
    directory: a port may belong to something else by now.
    """
    try:
        state = json.loads(_state_file().read_text("utf-8"))
        url, base = str(state["url"]), str(state["base"])
        stats = _own(url, notes)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if stats is None or base not in stats["system"].get("argv", []):
        return None
    return url, stats


@contextmanager
def kept(process: ComfyProcess) -> Iterator[None]:
    """Lets other runs of the studio use ``process`` while the block runs."""
    write_text(_state_file(), json.dumps({"url": process.url, "base": str(process.base)}))
    try:
        yield
    finally:
        _state_file().unlink(missing_ok=True)


def start_any(
    profile: ComfyProfile | None = None,
    progress: Progress = silent,
    *,
    port: int | None = None,
    packs: Mapping[str, Path] = NOTHING,
    cancelled: threading.Event | None = None,
    notes: tuple[str, ...] = (),
) -> ComfyServer:
    """Starts the comfy-cli workspace's ComfyUI or, if there is none or it fails, the embedded one.

    Raises:
        StudioError: why neither can be started.
    """
    kind = (profile or ComfyProfile()).kind
    begin = partial(start_checked, progress=progress, port=port, packs=packs, cancelled=cancelled)
    workspace = workspace_program() if kind != "embedded" else None
    if kind == "workspace" and workspace is None:
        raise StudioError(
            "comfyui_missing",
            "The profile asks for a comfy-cli workspace, but comfy-cli remembers none.",
            "Make one with `comfy install`, or choose the profile 'auto'.",
        )
    if workspace is not None:
        try:
            return begin(workspace, "workspace", notes=notes)
        except StudioError as error:
            if kind == "workspace" or error.code == "port_busy" or (cancelled and cancelled.is_set()):
                raise
            notes = (*notes, f"The comfy-cli workspace {workspace.root} was passed over: {error.message}")
    return begin(embedded_program(), "embedded", notes=notes)


def start_checked(
    program: ComfyProgram,
    origin: Origin,
    progress: Progress = silent,
    *,
    port: int | None = None,
    packs: Mapping[str, Path] = NOTHING,
    cancelled: threading.Event | None = None,
    notes: tuple[str, ...] = (),
    need_pack: bool = True,
) -> ComfyServer:
    """Starts one program and makes sure that this pack is in it.

    Args:
        need_pack: fail when the pack doesn't load.

    Raises:
        StudioError: ``comfyui_pack_missing``, or what :func:`~.process.start` raises.
    """
    process = start(program, progress, port=port, packs=packs, cancelled=cancelled)
    try:
        if need_pack and not has_pack(process.url):
            raise StudioError(
                "comfyui_pack_missing",
                f"ComfyUI {program.version} started, but this pack did not load in it.",
                f"Its log ({process.log}) says:\n{pack_trouble(process.log)}",
            )
        stats = answers(process.url, seconds=10.0)
        if stats is None:
            raise start_failed(process, "it stopped answering")
    except BaseException:
        process.stop()
        raise
    return ComfyServer(process.url, origin, _version(stats), process, notes)


def pack_trouble(log: Path) -> str:
    """What ComfyUI's log says about this pack: its own warnings, and the reason of a failed import."""
    lines = log.read_text("utf-8", errors="replace").splitlines()
    told: list[str] = []
    for i, line in enumerate(lines):
        if "Animation AI Studio:" in line or "Error while calling comfy_entrypoint" in line:
            told.append(line)
        elif PACK in line and "Cannot import" in line:
            begin = max((k for k in range(i) if "Traceback" in lines[k]), default=i)
            told.extend(lines[begin : i + 1])
    return "\n".join(told[-LOG_LINES:]) or "nothing about it"


@contextmanager
def running_comfyui_sync(
    profile: ComfyProfile | None = None,
    progress: Progress = silent,
    *,
    packs: Mapping[str, Path] = NOTHING,
    cancelled: threading.Event | None = None,
) -> Iterator[ComfyServer]:
    """:func:`running_comfyui` for code without an event loop."""
    server, notes = find_running(profile)
    if server is None:
        server = start_any(profile, progress, packs=packs, cancelled=cancelled, notes=notes)
    try:
        yield server
    finally:
        if server.process is not None:
            server.process.stop()


@asynccontextmanager
async def running_comfyui(
    profile: ComfyProfile | None = None,
    progress: Progress = silent,
    *,
    packs: Mapping[str, Path] = NOTHING,
) -> AsyncIterator[ComfyServer]:
    """A ready ComfyUI with this pack in it, for as long as the block runs.

    A server that was already running is left running; one that was started here is stopped here, also when
    the block fails or is cancelled, and it ends by itself when this process is killed.

    Args:
        profile: names a server (``url``); None or a profile without url finds or starts one.
        progress: called from another thread while a server starts.
        packs: further node packs for a server that is started, name → folder.

    Raises:
        StudioError: ``comfyui_unreachable``, ``comfyui_pack_missing``, ``comfyui_start_failed``,
            ``comfyui_missing``, ``not_writable``, ``disk_full``.
    """
    cancelled = threading.Event()
    context = running_comfyui_sync(profile, progress, packs=packs, cancelled=cancelled)
    entering = asyncio.ensure_future(asyncio.to_thread(context.__enter__))
    try:
        server = await asyncio.shield(entering)
    except asyncio.CancelledError:
        cancelled.set()
        # The thread can't be cancelled: it is told to give up, and what it may still have started is stopped.
        with contextlib.suppress(StudioError):
            await entering
            await asyncio.to_thread(context.__exit__, None, None, None)
        raise
    try:
        yield server
    finally:
        await asyncio.shield(asyncio.to_thread(context.__exit__, None, None, None))
