"""Finds the installed file that a person calls by a word or two of its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...workflows.catalog import Catalog
from ...workflows.names import nearest
from .words import NICKNAMES

_ENDINGS = re.compile(r"\.(?:safetensors|sft|ckpt|pth?|bin|gguf|png|jpe?g|webp|bmp)$", re.I)


def choices_of(catalog: Catalog, class_type: str, name: str) -> list[str]:
    """The files that a loader lists."""
    kind = catalog.get(class_type)
    one = kind.inputs.get(name) if kind else None
    return [each for each in (one.choices if one else None) or () if isinstance(each, str)]


def fitting_files(said: Sequence[str], choices: Iterable[str]) -> list[str]:
    """The files that hold every word that was said; where some have them as words of their own, only those.

    A file named in full, with or without its folder and ending, is the only one.
    """
    listed = list(choices)
    whole = _plain(" ".join(said))
    same = [one for one in listed if whole and whole in (_plain(one), _plain(_bare(one)))]
    if same:
        return same
    parts = [part for word in said for part in _parts(NICKNAMES.get(word, word))]
    if not parts:
        return []
    found = [one for one in listed if all(part in _plain(_bare(one)) for part in parts)]
    exact = [one for one in found if set(parts) <= set(_parts(_bare(one)))]
    return exact or found


def near_files(said: Sequence[str], choices: Sequence[str]) -> list[str]:
    """What to offer when nothing fits: the nearest names, else the first ones."""
    return nearest(" ".join(said), choices, least=0.4) or list(choices[:5])


def _bare(name: str) -> str:
    return _ENDINGS.sub("", name.replace("\\", "/").rpartition("/")[2])


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.lower())


def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[\W_]+", name.lower()) if part]
