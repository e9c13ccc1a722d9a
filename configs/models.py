"""The catalogue of model files that the studio can use: what each is for and where people get it.

Nothing is downloaded from here unasked: `./studio models install NAME` fetches one, under the licence named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

from .loader import load
from .places import TRUSTED, ConfigFolder
from .settings import Settings, Table


class ModelFile(Settings):
    """A model file. ``size`` (bytes) and ``sha256`` are null where they weren't verified."""

    purpose: str
    folder: str = Field(pattern=r"^[a-z_]+(/[\w-]+)*$", description="folder below ComfyUI's models")
    file: str = Field(pattern=r"^[\w][\w.-]*$", max_length=200)
    size: int | None = Field(None, gt=0, description="bytes")
    sha256: str | None = Field(None, pattern=r"^[0-9a-f]{64}$")
    licence: str
    source: str = Field(description="who publishes it and under which name")
    hub: str = Field(
        "",
        pattern=r"^([\w.-]+/[\w.-]+)?$",
        description="its repository on Hugging Face; empty: not there, or not to be fetched by the studio",
    )
    path: str = Field("", pattern=r"^([\w-][\w.-]*/)*([\w-][\w.-]*)?$", description="file in that repository")


class ModelCatalogue(Settings):
    """``models.yaml``."""

    models: Annotated[Table[str, ModelFile], TRUSTED]


def load_models(folders: Sequence[ConfigFolder] | None = None) -> Mapping[str, ModelFile]:
    """Reads ``models.yaml``: entries by name."""
    return load("models", ModelCatalogue, folders).models
