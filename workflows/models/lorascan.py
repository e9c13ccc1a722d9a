"""What LoRA files tell of themselves, as entries for the registry.

Trainers write tags, trigger phrases and sizes into the header of a safetensors file. From these come the base
model, trigger words and rank; the kind of LoRA and its weight are only proposed, from its name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, get_args

import yaml
from pydantic import ValidationError

from ...common import strict_json
from ...common.errors import StudioError
from ...common.files import file_sha256
from ...common.progress import Progress, silent
from ...common.text import mended_text
from ...configs.schema import LoraEntry
from .families import family_of, files_below, is_weights, notes_of, read_header
from .lorafit import warnings_of
from .loraforms import counted, layers_of, rank_of

Kind = Literal["character", "style", "background", "pose", "expression"]
KINDS: Final[tuple[tuple[str, Kind], ...]] = (
    ("style|look|render", "style"),
    ("background|scene|place|interior", "background"),
    ("pose|gesture|action", "pose"),
    ("expression|emotion|smile|face", "expression"),
)
"""Words in a file's name that say what it is; without one it is taken for a character."""
WEIGHTS: Final[Mapping[str, float]] = {
    "character": 0.85,
    "style": 0.5,
    "background": 0.6,
    "pose": 0.7,
    "expression": 0.7,
}
"""Proposed weights: where such LoRAs usually work without pressing on the rest of the picture."""
GENERIC: Final = frozenset(
    {"1girl", "1boy", "solo", "simple background", "white background", "looking at viewer"}
)
"""Tags that taggers give to any picture of one person: they wake nothing."""
WARNING: Final = "warning"
"""How the notes of an entry begin that say what isn't worn as it was trained."""
STATED: Final = (
    "modelspec.trigger_phrase",
    "trained_words",
    "ss_trigger_words",
    "trigger_words",
    "activation_text",
)
"""Where trainers state the words: the model metadata specification's key first, SimpleTuner's and others' after."""
MOST_WORDS, MOST_LETTERS = 3, 200
"""Trigger words that are proposed, and letters of each and of every other note."""
COMMON = 0.9
"""A trigger word stands in at least this share of the training captions."""
REPEATS = re.compile(r"^\d+_(?P<words>.+)$")
"""kohya's folder names: repeats, then the trigger words."""


def scan_loras(
    folder: Path, progress: Progress = silent
) -> tuple[dict[str, LoraEntry], dict[str, StudioError]]:
    """Entries for all safetensors files below a folder, by name, and what is wrong with the other files.

    Raises:
        StudioError: ``file_missing`` when the folder isn't there.
    """
    if not folder.is_dir():
        raise StudioError(
            "file_missing", f"{folder} isn't a folder.", "Name the folder that holds the LoRAs."
        )
    entries: dict[str, LoraEntry] = {}
    faults: dict[str, StudioError] = {}
    paths = [path for path in files_below(folder) if is_weights(path)]
    for index, path in enumerate(paths):
        file = mended_text(path.relative_to(folder).as_posix())
        progress(index / len(paths), file)
        try:
            entries[_free_name(mended_text(path.stem), entries)] = lora_entry(path, file)
        except StudioError as error:
            faults[file] = error
    return entries, faults


def lora_entry(path: Path, file: str) -> LoraEntry:
    """The registry entry of a LoRA file.

    Args:
        file: its name below ComfyUI's LoRA folder.

    Raises:
        StudioError: ``model_missing``, ``model_invalid``.
    """
    header = read_header(path)
    layers = layers_of(header)
    if not layers:
        raise StudioError("model_invalid", f"{file} holds no LoRA layers.", "Check that it is a LoRA.")
    about = notes_of(header)
    family = family_of(header)
    kind = next(
        (kind for words, kind in KINDS if re.search(words, path.stem, re.IGNORECASE)), get_args(Kind)[0]
    )
    facts = {
        "form": ", ".join(f"{name} ({count} layers)" for name, count in counted(layers).items()),
        "rank": str(rank_of(layers) or ""),
        "base": family,
        "alpha": about.get("ss_network_alpha", ""),
        "title": about.get("modelspec.title", ""),
        "trained on": about.get("ss_sd_model_name", ""),
    }
    facts |= {f"{WARNING} {n}": told for n, told in enumerate(warnings_of(path, header, layers), start=1)}
    try:
        return LoraEntry(
            file=file,
            type=kind,
            base={"sdxl": "sdxl", "sd1": "sd15", "toonxl": "toonxl"}.get(family, "unknown"),
            trigger_words=trigger_words(about),
            weight=WEIGHTS[kind],
            description=about.get("modelspec.description", "")[:300],
            sha256=sha256_of(path),
            metadata={key: value[:MOST_LETTERS] for key, value in facts.items() if value},
        )
    except ValidationError as error:
        raise StudioError(
            "model_invalid", f"{file} can't stand in the registry under its name.", "Rename the file."
        ) from error


def trigger_words(about: Mapping[str, str]) -> list[str]:
    """The words that wake a LoRA: stated ones, else tags of nearly all captions, else the folder's name."""
    for key in STATED:
        if words := _stated_words(about.get(key, "")):
            return [word[:MOST_LETTERS] for word in words[:MOST_WORDS]]
    try:
        folders = strict_json.loads(about.get("ss_tag_frequency", "{}"))
    except ValueError:
        return []
    counts: Counter[str] = Counter()
    for tags in folders.values() if isinstance(folders, dict) else ():
        for tag, count in tags.items() if isinstance(tags, dict) else ():
            if isinstance(count, int):
                counts[tag.strip()] += count
    most = max(counts.values(), default=0)
    common = [tag for tag, count in counts.most_common() if count >= COMMON * most and tag not in GENERIC]
    if common:
        return [word[:MOST_LETTERS] for word in common[:MOST_WORDS]]
    named = [match["words"] for name in folders if (match := REPEATS.match(name))] if most else []
    return named[:1]


def _stated_words(text: str) -> list[str]:
    """The words of a trainer's note: parted by commas, or a JSON list of them."""
    parts = [text]
    if text.lstrip().startswith("["):
        try:
            listed = strict_json.loads(text)
        except ValueError:
            listed = None
        parts = [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else [text]
    return [word.strip() for part in parts for word in part.split(",") if word.strip()]


def entry_warnings(entry: LoraEntry) -> list[str]:
    """What an entry's notes say of how ComfyUI wears its file."""
    return [text for key, text in entry.metadata.items() if key.startswith(WARNING)]


def sha256_of(path: Path) -> str:
    """A file's checksum.

    Raises:
        StudioError: ``model_missing`` when it can't be read.
    """
    try:
        return file_sha256(path)
    except OSError as error:
        raise StudioError("model_missing", f"{path} can't be read.", "Check the file.") from error


def registry_yaml(entries: Mapping[str, LoraEntry]) -> str:
    """Entries as the text of a ``lora_registry.yaml``."""
    rows = {name: entry.model_dump(exclude_defaults=True) for name, entry in entries.items()}
    return yaml.safe_dump({"loras": rows}, sort_keys=False, allow_unicode=True, width=110)


def _free_name(stem: str, taken: Mapping[str, LoraEntry]) -> str:
    """A name for the registry: the file's own, with a number where two files share it."""
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem}_{number}", number + 1
    return name
