"""Which model files are at hand before any ComfyUI works: so that a film that can't be drawn is told at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ...configs.schema import ComfyProfile
from ...runtime.server import find_running
from ...runtime.source import embedded_base, workspace_program
from ...toonxl import model_folders as shipped_folders
from ...workflows.api.sync import SyncComfyClient
from ...workflows.models.files import ModelFolders, extra_folders
from ...workflows.skills.base import installed
from .options import FilmOptions
from .planning import CHECKPOINTS, check_models


def model_folders(given: list[Path] | None) -> ModelFolders:
    """The folders named on the command line, else those of the embedded ComfyUI and comfy-cli's workspace.

    Raises:
        StudioError: ``config_invalid`` for an ``extra_model_paths.yaml`` that can't be read.
    """
    if given:
        return ModelFolders(tuple(given))
    workspace = workspace_program()
    roots = [embedded_base(), *([workspace.root] if workspace else [])]
    extra: dict[str, tuple[Path, ...]] = {}
    for file in (root / "extra_model_paths.yaml" for root in roots):
        if file.is_file():
            extra = {**extra, **extra_folders(file)}
    return ModelFolders(tuple(root / "models" for root in roots), extra)


def check_look(options: FilmOptions, profile: ComfyProfile) -> None:
    """Refuses a look whose checkpoint the ComfyUI that will draw doesn't have; puppets need none.

    Raises:
        StudioError: ``model_missing`` or ``config_missing``; what is wrong with the profile's server.
    """
    if options.look != "puppets":
        check_models(options, checkpoints(profile))


def checkpoints(profile: ComfyProfile) -> Iterable[str]:
    """The checkpoints of the ComfyUI that a profile leads to: asked where one runs, else looked up in its folders."""
    running, _ = find_running(profile)
    if running is not None:
        with SyncComfyClient(running.url) as client:
            return installed(client.catalog(), CHECKPOINTS)
    shipped = ModelFolders((), {kind: (folder,) for kind, folder in shipped_folders().items()})
    return [*model_folders(None).files("checkpoints"), *shipped.files("checkpoints")]
