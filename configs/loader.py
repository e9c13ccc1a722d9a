"""Reads the YAML files: the one that ships with the pack, overlaid by the user's own of the same name.

Mappings are merged key by key and everything else is replaced, so that a user's file only holds what
differs. A fault is told with file, line, what stands there and what is allowed; so is a setting that a folder
which isn't trusted may not hold (:mod:`.places`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..common import strict_yaml
from ..common.errors import StudioError
from .places import SHIPPED, ConfigFolder, Location, marked_settings, own_folder, settings_found, user_folders

M = TypeVar("M", bound=BaseModel)

MAX_BYTES = 2_000_000
"""A configuration file over this size is refused: it is not one."""


def load(name: str, model: type[M], folders: Sequence[ConfigFolder] | None = None) -> M:
    """Loads ``<name>.yaml`` as ``model``: one object for all who ask while its files stay as they are.

    Args:
        name: file name without suffix, such as ``"studio"``.
        model: what the file must be.
        folders: the user's folders, the strongest last; None means :func:`.places.user_folders`.

    Raises:
        StudioError: ``config_invalid``, ``config_missing`` or ``config_untrusted``.
    """
    layers = [ConfigFolder(SHIPPED, trusted=True), *(user_folders() if folders is None else folders)]
    files = [(path, one.trusted) for one in layers if (path := one.path / f"{name}.yaml").is_file()]
    if not files:
        raise StudioError("config_missing", f"{name}.yaml isn't there.", f"Put it back into {SHIPPED}.")
    states = tuple(
        (path, trusted, told.st_mtime_ns, told.st_size) for path, trusted in files for told in (path.stat(),)
    )
    known: M = _loaded(model, states)
    return known


@lru_cache(maxsize=32)
def _loaded(model: type[BaseModel], files: tuple[tuple[Path, bool, int, int], ...]) -> Any:
    """The files (path, trusted, time of change, size) as ``model``: read again only when one has changed.

    ComfyUI asks every node for its inputs several times a prompt, and those come from here.
    """
    trees: list[tuple[Path, yaml.Node | None]] = []
    merged: dict[str, Any] = {}
    for path, trusted, _, _ in files:
        tree, data = _read(path)
        trees.append((path, tree))
        if not isinstance(data, dict):
            raise StudioError(
                "config_invalid",
                f"{path} holds no 'key: value' pairs.",
                "Start from the file that ships with the studio.",
            )
        if not trusted:
            for location in settings_found(data, marked_settings(model)):
                raise _untrusted(path, tree, location)
        merged = _overlay(merged, data)
    try:
        return model.model_validate(merged)
    except ValidationError as error:
        raise _explain(error.errors()[0], trees, model) from error


def marked_in(path: Path, model: type[BaseModel]) -> list[tuple[str, int]]:
    """The settings of a file that only a trusted folder may hold, as dotted names, each with its line.

    Raises:
        StudioError: ``config_invalid`` for a file that can't be read.
    """
    tree, data = _read(path)
    found = settings_found(data, marked_settings(model))
    return [(_dotted(location), _line(tree, location)[1]) for location in found]


def _untrusted(path: Path, tree: yaml.Node | None, location: Location) -> StudioError:
    """Tells of a setting that a folder which isn't trusted may not hold."""
    return StudioError(
        "config_untrusted",
        f"{path}, line {_line(tree, location)[1]}: '{_dotted(location)}' names a program, an address or a secret, "
        "and ComfyUI's routes can write into that folder.",
        f"If the line is yours, move it into {own_folder() / path.name}.",
    )


def _dotted(location: Location) -> str:
    return ".".join(str(part) for part in location)


def _read(path: Path) -> tuple[yaml.Node | None, Any]:
    """A file's YAML tree, with the line of every value, and its plain data (safe types only)."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise StudioError(
                "config_invalid", f"{path} is over {MAX_BYTES:,} bytes.", "Keep only settings in it."
            )
        tree, data = strict_yaml.read(path.read_text("utf-8"))
        return tree, {} if tree is None else data
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise StudioError(
            "config_invalid",
            f"{path}, line {line}: this isn't valid YAML ({error.problem}).",
            "Check indentation, colons and quotes around that line.",
        ) from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise StudioError(
            "config_invalid",
            f"{path} can't be read ({error}).",
            "Save it as UTF-8 and check its dates and numbers.",
        ) from error
    except OSError as error:
        raise StudioError(
            "config_invalid", f"{path} can't be read ({error.strerror}).", "Check its permissions."
        ) from error


def _overlay(base: dict[str, Any], top: dict[str, Any]) -> dict[str, Any]:
    """``base`` with ``top``'s values over it; nested mappings are merged."""
    merged = dict(base)
    for key, value in top.items():
        below = merged.get(key)
        merged[key] = _overlay(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


def _explain(
    detail: ErrorDetails, trees: Sequence[tuple[Path, yaml.Node | None]], model: type[BaseModel]
) -> StudioError:
    """A validation fault as one sentence with file, line and what is allowed."""
    location = detail["loc"]
    deepest = max(
        ((path, _line(tree, location)) for path, tree in reversed(trees)), key=lambda found: found[1][0]
    )
    path, (_, line) = deepest
    where = _dotted(location) or "the file"
    fix = "Correct that line."
    if detail["type"] == "extra_forbidden":
        names = _fields(model, location[:-1])
        near = get_close_matches(str(location[-1]), names, n=1)
        fix = f"Did you mean '{near[0]}'?" if near else f"Allowed here: {', '.join(sorted(names))}."
        message = f"'{where}' is not a known setting."
    else:
        message = (
            f"'{where}': {detail['msg'][0].lower()}{detail['msg'][1:]} (it is {_short(detail['input'])})."
        )
    return StudioError("config_invalid", f"{path}, line {line}: {message}", fix)


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _line(node: yaml.Node | None, location: Iterable[int | str]) -> tuple[int, int]:
    """How many steps of ``location`` a tree holds, and the line (from 1) of the last of them."""
    depth, line = 0, 1
    for step in location:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == str(step)), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            break
        depth += 1
    return depth, line


def _fields(model: type[BaseModel], location: Iterable[int | str]) -> list[str]:
    """Names allowed at ``location`` below ``model`` (empty when they can't be told)."""
    current: Any = model
    for step in location:
        fields = getattr(current, "model_fields", {})
        annotation = fields[step].annotation if step in fields else current
        models = [a for a in _leaves(annotation) if isinstance(a, type) and issubclass(a, BaseModel)]
        current = models[0] if models else annotation
    return list(getattr(current, "model_fields", {}))


def _leaves(annotation: Any) -> list[Any]:
    """The types inside an annotation such as ``dict[str, Model] | None``."""
    arguments = getattr(annotation, "__args__", ())
    return [leaf for a in arguments for leaf in _leaves(a)] if arguments else [annotation]
