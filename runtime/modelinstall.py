"""Puts a model file of the catalogue into ComfyUI's folder, because somebody asked for exactly this one.

What it must be is said by the catalogue's checksum, by the caller's, or else by the hub's own statement; fetching
and checking are the :class:`..llm_bridge.install.ModelInstaller`'s.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from ..common.errors import StudioError
from ..common.progress import Progress, silent
from ..configs.models import ModelFile
from ..llm_bridge.install import HUB, ModelInstaller
from ..llm_bridge.profiles import GgufFile as Wanted
from ..llm_bridge.profiles import Source


def install_model(
    entry: ModelFile,
    root: Path,
    *,
    local: Path | None = None,
    sha256: str = "",
    hub: str = HUB,
    progress: Progress = silent,
) -> Path:
    """Installs a file below ComfyUI's ``models`` folder ``root``; gives its path.

    Args:
        local: a file of the user's to take it from; then no server is asked.
        sha256: what it must be, where the catalogue doesn't say.
        hub: address of the hub or a mirror.

    Raises:
        StudioError: ``install_failed``, ``option_invalid``, ``model_invalid``, ``file_missing``, ``disk_full``,
            ``not_writable``.
    """
    if local is None and not entry.hub:
        raise StudioError(
            "install_failed",
            f"The studio doesn't fetch {entry.file}.",
            f"Get it yourself ({entry.source}) and put it into models/{entry.folder}.",
        )
    if local is not None and not local.is_file():
        raise StudioError("file_missing", f"There is no file {local}.", f"Give the path of {entry.file}.")
    installer = ModelInstaller(root / entry.folder, hub=hub.rstrip("/"))
    digest, size = entry.sha256 or sha256.lower(), entry.size or 0
    if local is not None and not digest:
        raise StudioError(
            "option_invalid",
            f"The catalogue has no checksum of {entry.file}, so nothing tells whether this is it.",
            "Give the publisher's with --sha256.",
        )
    if local is not None:
        size = size or local.stat().st_size
    elif not digest or not size:
        size, stated = installer.stated(entry.hub, entry.path or entry.file)
        digest = digest or stated
    try:
        wanted = Wanted(
            name=entry.file,
            size=size,
            sha256=digest,
            licence=entry.licence,
            source=Source(hub=entry.hub, path=entry.path),
        )
    except ValidationError as error:
        raise StudioError(
            "option_invalid",
            f"{entry.file} can't be installed: {error.errors()[0]['msg']}.",
            "A --sha256 has 64 hexadecimal digits; only .safetensors and .onnx files are installed.",
        ) from error
    there = root / entry.folder / entry.file
    if there.is_file() and there.stat().st_size != size:
        raise StudioError(
            "model_invalid",
            f"{there} is another file of that name ({there.stat().st_size:,} bytes, not {size:,}).",
            "Move it away first.",
        )
    return installer.install(wanted, local=local, progress=progress)
