"""Where configuration is read from, and who can write there.

Settings that name a program, an environment, an address or a secret decide what runs and who hears of it.
They carry the mark :data:`TRUSTED` in their own type and are taken only from a :class:`ConfigFolder` that is
trusted: one that nobody but the machine's user can write. Reading the files belongs to :mod:`.loader`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Final, get_args, get_origin

from platformdirs import user_config_path
from pydantic import BaseModel

from ..common.folders import APP, studio_home

SHIPPED: Final = Path(__file__).parent
"""The pack's own files, which the user's overlay."""
SYSTEM_USER: Final = "animation_studio"
"""The pack's name among ComfyUI's system users; their folders begin with two underscores."""
UNREAD: Final = (f"default/{SYSTEM_USER}", SYSTEM_USER)
"""Folders below ComfyUI's user directory that are never read: its ``/userdata`` route writes into the first."""
EACH: Final = "*"
"""Stands in a setting's path for every key of a mapping and every item of a list."""

SettingPath = tuple[str, ...]
Location = tuple[str | int, ...]


@dataclass(frozen=True)
class TrustedOnly:
    """The type of :data:`TRUSTED`."""


TRUSTED: Final = TrustedOnly()
"""Marks a setting (``Annotated[str, TRUSTED]``) that only a trusted folder may hold."""


@dataclass(frozen=True)
class ConfigFolder:
    """A folder with configuration files.

    Attributes:
        trusted: nobody but the machine's user can write there, so that its files may name programs,
            environments, addresses and secrets.
    """

    path: Path
    trusted: bool = False


def own_folder() -> Path:
    """The user's own configuration folder, whatever ComfyUI does the work."""
    home = studio_home()
    return home / "configs" if home else user_config_path(APP)


def user_folders() -> list[ConfigFolder]:
    """Where the command line looks for the user's own files, the strongest last."""
    return [ConfigFolder(own_folder(), trusted=True)]


def lies_below(path: Path, folders: Iterable[Path]) -> bool:
    """Whether a path is one of ``folders`` or inside one, links followed."""
    place = path.resolve()
    return any(place.is_relative_to(folder.resolve()) for folder in folders)


def unread_files(user_directory: Path) -> list[Path]:
    """Files with a configuration file's name that lie in ComfyUI's user directory where they are not read."""
    names = sorted(path.name for path in SHIPPED.glob("*.yaml"))
    found = (user_directory / place / name for place in UNREAD for name in names)
    return [path for path in found if path.is_file()]


@lru_cache(maxsize=32)
def marked_settings(model: type[BaseModel]) -> tuple[SettingPath, ...]:
    """The paths of all settings below ``model`` that carry :data:`TRUSTED`, such as ``("profiles", "*", "url")``."""
    found: list[SettingPath] = []
    for name, field in model.model_fields.items():
        if TRUSTED in field.metadata:
            found.append((name,))
        else:
            found += [(name, *rest) for rest in _marked(field.annotation)]
    return tuple(found)


def _marked(annotation: Any) -> list[SettingPath]:
    """The marked paths below a type; an empty path is the value itself."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return list(marked_settings(annotation))
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return [()] if TRUSTED in arguments else _marked(arguments[0])
    below = [path for argument in arguments for path in _marked(argument)]
    inside = isinstance(origin, type) and issubclass(origin, (dict, list, tuple, set))
    return [(EACH, *path) for path in below] if inside else below


def settings_found(data: object, paths: Iterable[SettingPath]) -> Iterator[Location]:
    """Which of the settings at ``paths`` plain data holds, each with its real keys."""
    for path in paths:
        yield from _found(data, path, ())


def _found(data: object, path: SettingPath, at: Location) -> Iterator[Location]:
    if not path:
        yield at
        return
    step, rest = path[0], path[1:]
    entries: Iterable[tuple[Any, object]] = ()
    if isinstance(data, dict):
        entries = [pair for pair in data.items() if step in (EACH, pair[0])]
    elif isinstance(data, list) and step == EACH:
        entries = enumerate(data)
    for key, value in entries:
        yield from _found(value, rest, (*at, key))
