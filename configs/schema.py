"""The models behind the YAML files: every setting, its unit, its range.

``studio.yaml``, ``character_presets.yaml``, ``sdxl_config.yaml``, ``lora_registry.yaml``,
``controlnet_config.yaml`` and ``tts_config.yaml`` are read through the ``load_*`` functions here and
nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import (
    Field,
    field_validator,
    model_validator,
)

from ..common.acts import Identifier
from ..common.errors import StudioError
from ..common.hosts import HostName
from ..common.rates import Rate
from ..common.story import MAX_SECONDS, MIN_SECONDS, FilmLanguage, Language
from .blocks import BlockWeights
from .loader import load
from .look import Look
from .places import TRUSTED, ConfigFolder
from .settings import FileName, Items, ModelName, Settings, Table, Url
from .speech import TtsConfig
from .voices import ENGINES, VoiceSpec

# ---- studio.yaml ---------------------------------------------------------------------------------


class ComfyProfile(Settings):
    """A ComfyUI to work with. ``embedded`` is the studio's own; ``server`` answers at ``url``."""

    kind: Literal["auto", "embedded", "server", "workspace"] = "auto"
    url: Url | None = None

    @model_validator(mode="after")
    def _server_has_url(self) -> ComfyProfile:
        if self.kind == "server" and self.url is None:
            raise ValueError("a profile of kind 'server' needs a url")
        return self


class FilmDefaults(Settings):
    """What a film is when the request doesn't say."""

    seconds: float = Field(30.0, ge=MIN_SECONDS, le=MAX_SECONDS)
    width: int = Field(1280, ge=64, le=3840, multiple_of=2)
    height: int = Field(720, ge=64, le=3840, multiple_of=2)
    fps: Rate = Fraction(24)
    language: FilmLanguage = "en"
    captions: bool = True


class Budgets(Settings):
    """Where the director stops."""

    rounds: int = Field(
        3, ge=0, le=20, description="revisions of the voices, of the pictures, and of the cut"
    )
    takes: int = Field(4, ge=1, le=20, description="attempts at one shot or line")
    model_calls: int = Field(120, ge=0, le=10_000, description="questions to a language model")
    minutes: float = Field(60.0, gt=0, le=24 * 60, description="wall time of one run")


class StudioConfig(Settings):
    """``studio.yaml``."""

    comfyui: str = "auto"
    profiles: Table[str, ComfyProfile] = Field(default_factory=lambda: {"auto": ComfyProfile()})
    film: FilmDefaults = FilmDefaults()
    budgets: Budgets = Budgets()
    hosts: Annotated[Items[HostName], TRUSTED] = Field(
        default_factory=list,
        description="other names by which a ComfyUI that listens on this machine only is reached",
    )

    @model_validator(mode="after")
    def _profile_exists(self) -> StudioConfig:
        if self.comfyui not in self.profiles:
            raise ValueError(
                f"comfyui names the profile '{self.comfyui}', but there are: {', '.join(self.profiles)}"
            )
        return self

    def profile(self, name: str | None = None) -> ComfyProfile:
        """The ComfyUI profile of that name, or the default one.

        Raises:
            StudioError: ``config_missing`` when no profile has that name.
        """
        wanted = name or self.comfyui
        if wanted not in self.profiles:
            raise StudioError(
                "config_missing",
                f"There is no ComfyUI profile '{wanted}'.",
                f"Choose one of: {', '.join(self.profiles)}.",
            )
        return self.profiles[wanted]


# ---- character_presets.yaml ----------------------------------------------------------------------


class CharacterNames(Settings):
    """What a person may call a character; the first name of each language is the one shown."""

    en: Items[str] = Field(min_length=1)
    zh: Items[str] = Field(default_factory=list)

    def shown(self, language: Language) -> str:
        """The name in captions and credits."""
        return self.zh[0] if language == "zh" and self.zh else self.en[0]


class LoraUse(Settings):
    """A LoRA of the registry and how strongly a character wears it."""

    name: str
    weight: float | None = Field(None, ge=-4, le=4, description="None: the registry's recommended weight")
    blocks: BlockWeights = Field(default_factory=dict, description="empty: the registry's")


class Consistency(Settings):
    """How strictly a character's pictures are compared with its references."""

    backend: Literal["auto", "arcface", "clip_vision", "ccip", "toonxl"] = "auto"
    accept: float = Field(
        0.65, ge=0, le=1, description="accept threshold on the calibrated scale, where 0.65 is the threshold"
    )
    candidates: int = Field(3, ge=1, le=8, description="pictures a shot that the best is kept of")


class CharacterPreset(Settings):
    """A character: looks, voice, manner and what SDXL needs to draw it."""

    id: Identifier
    names: CharacterNames
    description: str = ""
    look: Look
    voice: VoiceSpec
    traits: Items[str] = Field(default_factory=list, description="a few words on how they think and talk")
    catchphrase: Table[Language, str] = Field(default_factory=dict)
    narrator: bool = Field(False, description="is heard and never seen")
    prompt: str = Field("", description="what SDXL is told of this character in every picture")
    negative_prompt: str = ""
    trigger_words: Items[str] = Field(default_factory=list)
    loras: Items[LoraUse] = Field(default_factory=list)
    references: Items[str] = Field(
        default_factory=list, description="picture names in ComfyUI's input folder"
    )
    scenes: Table[str, str] = Field(default_factory=dict, description="named places with their prompts")
    consistency: Consistency = Consistency()

    @field_validator("voice")
    @classmethod
    def _voice_there(cls, voice: VoiceSpec) -> VoiceSpec:
        if voice.engine not in ENGINES:
            raise ValueError(f"there is no voice engine '{voice.engine}', only {' and '.join(ENGINES)}")
        return voice


class CharacterPresets(Settings):
    """``character_presets.yaml``."""

    characters: Table[Identifier, CharacterPreset]

    @model_validator(mode="before")
    @classmethod
    def _ids_from_keys(cls, data: object) -> object:
        """A preset's id is its key, so that it can't disagree with it."""
        if isinstance(data, dict) and isinstance(data.get("characters"), dict):
            entries = {
                key: {"id": key, **value} if isinstance(value, dict) else value
                for key, value in data["characters"].items()
            }
            return {**data, "characters": entries}
        return data


# ---- sdxl_config.yaml ----------------------------------------------------------------------------


class Quality(Settings):
    """A sampling preset."""

    steps: int = Field(ge=1, le=200)
    cfg: float = Field(ge=0, le=30)
    sampler: str = "dpmpp_2m"
    scheduler: str = "karras"


class PromptStyle(Settings):
    """Words put around a prompt."""

    prefix: str = ""
    suffix: str = ""
    negative: str = ""


class SdxlProfile(Settings):
    """A checkpoint and what goes with it."""

    checkpoint: ModelName
    vae: FileName | None = None
    width: int = Field(1024, ge=64, le=4096, multiple_of=8)
    height: int = Field(1024, ge=64, le=4096, multiple_of=8)
    clip_skip: int = Field(0, ge=0, le=12)
    fp16: bool = True


class SdxlConfig(Settings):
    """``sdxl_config.yaml``."""

    profile: str
    profiles: Table[str, SdxlProfile]
    quality: Table[str, Quality]
    styles: Table[str, PromptStyle] = Field(default_factory=dict)
    negatives: Table[str, str] = Field(default_factory=dict, description="standard: in every picture")
    max_lora_weight: float = Field(1.8, gt=0, description="summed weights above this are warned about")


# ---- lora_registry.yaml --------------------------------------------------------------------------


class LoraEntry(Settings):
    """A LoRA the studio knows."""

    file: FileName
    type: Literal["character", "style", "background", "pose", "expression"]
    base: Literal["sdxl", "sd15", "toonxl", "unknown"] = "sdxl"
    trigger_words: Items[str] = Field(default_factory=list)
    weight: float = Field(0.8, ge=-4, le=4)
    blocks: BlockWeights = Field(default_factory=dict, description="factors on the weight, block by block")
    description: str = ""
    sha256: str | None = Field(None, pattern=r"^[0-9a-f]{64}$")
    metadata: Table[str, str] = Field(default_factory=dict)


class LoraRegistry(Settings):
    """``lora_registry.yaml``."""

    loras: Table[str, LoraEntry] = Field(default_factory=dict)
    combinations: Table[str, Items[LoraUse]] = Field(
        default_factory=dict, description="several LoRAs under one name, for Choose LoRA"
    )

    @model_validator(mode="after")
    def _combinations_exist(self) -> LoraRegistry:
        for name, uses in self.combinations.items():
            gone = [use.name for use in uses if use.name not in self.loras]
            if gone:
                raise ValueError(
                    f"combination '{name}' uses LoRAs that are not in the registry: {', '.join(gone)}"
                )
        return self

    def uses(self, name: str, factor: float = 1.0) -> list[LoraUse]:
        """The LoRAs of a combination, their weights times ``factor``; none for another name."""
        return [
            use.model_copy(
                update={
                    "weight": factor * (self.loras[use.name].weight if use.weight is None else use.weight)
                }
            )
            for use in self.combinations.get(name, [])
        ]


# ---- controlnet_config.yaml ----------------------------------------------------------------------


class ControlPreset(Settings):
    """How strongly, and for which part of the sampling, a control image is followed."""

    kind: Literal["pose", "depth", "canny", "lineart", "segmentation", "normal"]
    strength: float = Field(ge=0, le=2)
    start: float = Field(0.0, ge=0, le=1)
    end: float = Field(1.0, ge=0, le=1)
    file: ModelName | None = Field(None, description="this ControlNet and no other of its kind")

    @model_validator(mode="after")
    def _start_before_end(self) -> ControlPreset:
        if self.start >= self.end:
            raise ValueError("start must be before end")
        return self


class ControlnetConfig(Settings):
    """``controlnet_config.yaml``."""

    models: Table[Literal["pose", "depth", "canny", "lineart", "segmentation", "normal"], Items[ModelName]]
    presets: Table[str, ControlPreset]

    def files(self, preset: ControlPreset) -> Sequence[str]:
        """The ControlNets that may serve a preset, the preferred first."""
        return [preset.file] if preset.file else self.models.get(preset.kind, [])


# ---- loading -------------------------------------------------------------------------------------


def load_studio(folders: Sequence[ConfigFolder] | None = None) -> StudioConfig:
    """Reads ``studio.yaml`` (see :func:`.loader.load` for ``folders`` and errors)."""
    return load("studio", StudioConfig, folders)


def load_characters(folders: Sequence[ConfigFolder] | None = None) -> Mapping[str, CharacterPreset]:
    """Reads ``character_presets.yaml``: presets by id."""
    return load("character_presets", CharacterPresets, folders).characters


def load_sdxl(folders: Sequence[ConfigFolder] | None = None) -> SdxlConfig:
    """Reads ``sdxl_config.yaml``."""
    return load("sdxl_config", SdxlConfig, folders)


def load_loras(folders: Sequence[ConfigFolder] | None = None) -> LoraRegistry:
    """Reads ``lora_registry.yaml``."""
    return load("lora_registry", LoraRegistry, folders)


def load_controlnets(folders: Sequence[ConfigFolder] | None = None) -> ControlnetConfig:
    """Reads ``controlnet_config.yaml``."""
    return load("controlnet_config", ControlnetConfig, folders)


def load_tts(folders: Sequence[ConfigFolder] | None = None) -> TtsConfig:
    """Reads ``tts_config.yaml``."""
    return load("tts_config", TtsConfig, folders)
