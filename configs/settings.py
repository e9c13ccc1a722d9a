"""What all settings share: their base class, and the types of file names and addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, HttpUrl, TypeAdapter

from ..common.records import BOUNDS
from .places import TRUSTED

# What is read once is everybody's: lists and dicts of settings, which a type checker lets nobody change.
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Items = Sequence
    Table = Mapping
else:
    Items, Table = list, dict

_NAME = r"[^./\\:*?\"<>|][^/\\:*?\"<>|]*"


def _forward_slashes(value: object) -> object:
    """Tells what is meant before the pattern says that it doesn't match."""
    if isinstance(value, str) and "\\" in value:
        raise ValueError(f"folders are parted by forward slashes here: write {value.replace(chr(92), '/')}")
    return value


FileName = Annotated[
    str,
    Field(pattern=rf"^({_NAME}/)*{_NAME}\.(?i:safetensors)$", max_length=200),
    BeforeValidator(_forward_slashes),
]
"""A model file below one of ComfyUI's model folders; only safetensors are ever loaded."""

PICKLED = (".ckpt", ".pt", ".pth", ".bin", ".pkl", ".onnx", ".gguf")


def _no_other_format(value: str) -> str:
    if value.lower().endswith(PICKLED):
        raise ValueError("only .safetensors files and diffusers folders of them are loaded")
    return value


ModelName = Annotated[
    str,
    Field(pattern=rf"^({_NAME}/)*{_NAME}$", max_length=200),
    AfterValidator(_no_other_format),
    BeforeValidator(_forward_slashes),
]
"""A :data:`FileName`, or the name of a folder in the layout of the diffusers library."""


def _http_url(value: object) -> str:
    """An http(s) address as text without a slash at its end."""
    return str(TypeAdapter(HttpUrl).validate_python(value)).rstrip("/")


Url = Annotated[str, BeforeValidator(_http_url), TRUSTED]
"""An address that the studio talks to."""


class Settings(BaseModel):
    """Base of all settings: unknown keys are a fault, values can't change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, **BOUNDS)
