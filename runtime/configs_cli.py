"""``./studio configs``: where configuration is read from, and what lies where it isn't."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from pydantic import BaseModel

from ..common.errors import StudioError
from ..common.terminal import terminal
from ..configs.judging import JudgingConfig
from ..configs.loader import marked_in
from ..configs.models import ModelCatalogue
from ..configs.places import SYSTEM_USER, own_folder, unread_files
from ..configs.schema import (
    CharacterPresets,
    ControlnetConfig,
    LoraRegistry,
    SdxlConfig,
    StudioConfig,
)
from ..configs.speech import TtsConfig
from ..llm_bridge.profiles import LlmConfig
from .source import embedded_base, workspace_program

MODELS: Final[Mapping[str, type[BaseModel]]] = {
    "character_presets": CharacterPresets,
    "controlnet_config": ControlnetConfig,
    "judging": JudgingConfig,
    "llm": LlmConfig,
    "lora_registry": LoraRegistry,
    "models": ModelCatalogue,
    "sdxl_config": SdxlConfig,
    "studio": StudioConfig,
    "tts_config": TtsConfig,
}
"""What each file must be, by its name."""

configs_app = typer.Typer(help="Configuration files: where they are read from.", no_args_is_help=True)
out = terminal()


def user_directories() -> list[Path]:
    """The user directories of the embedded ComfyUI and of comfy-cli's workspace."""
    workspace = workspace_program()
    return [base / "user" for base in (embedded_base(), *([workspace.base] if workspace else []))]


@configs_app.callback()
def configs() -> None:
    """Shows the help where no command is named."""


@configs_app.command()
def check(
    users: Annotated[
        list[Path] | None,
        typer.Option("--users", help="The user directory of another ComfyUI; may be given several times."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print plain data.")] = False,
) -> None:
    """Shows the folders that are read and the files that lie where they aren't; changes nothing."""
    directories = list(dict.fromkeys([*user_directories(), *(users or ())]))
    read = [own_folder(), *(folder / f"__{SYSTEM_USER}" for folder in directories)]
    unread = [told for folder in directories for told in _unread(folder)]
    if as_json:
        folders = [{"folder": str(folder), "files": _files(folder)} for folder in read]
        out.print_json(json.dumps({"read": folders, "unread": unread}))
        return
    _say("Read, the later over the earlier (the second and later by the ComfyUI they belong to):")
    for folder in read:
        _say(f"  {folder}: {', '.join(_files(folder)) or 'nothing there'}")
    if unread:
        _say("\nNot read, because ComfyUI's routes can write there:")
    for told in unread:
        _say(f"  {told['file']}: {told['told']}")
    if unread:
        _say(
            "\nWhat you know to be yours, move into the first folder. What you don't know, look at with care: "
            "whoever reached ComfyUI's port may have put it there."
        )


def _files(folder: Path) -> list[str]:
    """The configuration files of a folder by name."""
    return [f"{name}.yaml" for name in MODELS if (folder / f"{name}.yaml").is_file()]


def _unread(users: Path) -> Iterator[dict[str, Any]]:
    """Files that aren't read, each with the settings in it that only a trusted folder may hold."""
    for path in unread_files(users):
        try:
            found = marked_in(path, MODELS[path.stem])
        except StudioError as error:
            yield {"file": str(path), "told": error.message, "settings": []}
            continue
        lines = [f"{name} (line {line})" for name, line in found]
        told = (
            f"names programs, addresses or secrets in {', '.join(lines)}"
            if lines
            else "only looks and numbers"
        )
        yield {"file": str(path), "told": told, "settings": [name for name, _ in found]}


def _say(text: str) -> None:
    out.print(text, markup=False, highlight=False, soft_wrap=True)
