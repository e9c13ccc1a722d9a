"""Who speaks: the models of ``tts_config.yaml``.

A character's own preset may name its engine; otherwise this file decides, by language and then for everybody. What
a trained voice needs (its weights, its clips) stands here and not in the preset, since a preset may come from
anywhere: files are plain names inside the folder of voices, which only its user writes.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints, model_validator

from ..common.acts import Identifier
from ..common.story import Language
from ..common.vocabulary import Emotion
from .places import TRUSTED
from .settings import Items, Settings, Table, Url
from .voices import EMBEDDED_ENGINE, GPT_SOVITS, SPEECH_ENDPOINT, Pronunciations

EngineChoice = Literal["embedded", "gpt_sovits", "speech_endpoint"]
Version = Literal["v1", "v2", "v2Pro", "v2ProPlus", "v3", "v4"]
SpokenLanguage = Literal["en", "zh", "yue", "ja", "ko", "auto", "auto_yue"]
"""What a server is told that a text is in, in lower case as its POST route wants it."""
BOTH: Final[tuple[Language, ...]] = ("en", "zh")
ENGINE_NAMES: Final[dict[EngineChoice, str]] = {
    "embedded": EMBEDDED_ENGINE,
    "gpt_sovits": GPT_SOVITS,
    "speech_endpoint": SPEECH_ENDPOINT,
}
_PLAIN = r"[A-Za-z0-9_\u4e00-\u9fff][A-Za-z0-9_.=\u4e00-\u9fff -]{0,99}"
_CLIP = rf"^{_PLAIN}\.(?i:wav|flac|mp3|ogg|m4a)$"
_WEIGHTS = rf"^{_PLAIN}\.(?i:ckpt|pth)$"


class ReferenceClip(Settings):
    """A recording that a voice is spoken after: 3 to 10 seconds, with exactly what is said in it."""

    file: str = Field(pattern=_CLIP, description="a name in the folder of voices")
    text: str = Field("", max_length=500, description="what is said in it, word by word; empty: timbre only")
    language: SpokenLanguage = "en"


class TrainedVoice(Settings):
    """A character's voice on a GPT-SoVITS server."""

    languages: Items[Language] = Field(default_factory=lambda: list(BOTH), min_length=1)
    gpt: str = Field("", pattern=rf"^$|{_WEIGHTS}", description="GPT weights (.ckpt); empty: what is loaded")
    sovits: str = Field("", pattern=rf"^$|{_WEIGHTS}", description="SoVITS weights (.pth)")
    clips: Table[Emotion, ReferenceClip] = Field(
        description="a clip for each emotion; neutral serves the rest"
    )
    timbre: Items[Annotated[str, StringConstraints(pattern=_CLIP)]] = Field(
        default_factory=list, max_length=8, description="further clips, for timbre only"
    )
    temperature: float = Field(1.0, ge=0.0, le=2.0)
    top_k: int = Field(15, ge=1, le=100)
    top_p: float = Field(1.0, gt=0.0, le=1.0)
    repetition_penalty: float = Field(1.35, ge=1.0, le=2.0)

    @model_validator(mode="after")
    def _whole(self) -> TrainedVoice:
        if Emotion.NEUTRAL not in self.clips:
            raise ValueError("a voice needs a clip for 'neutral', which serves every emotion without its own")
        if bool(self.gpt) != bool(self.sovits):
            raise ValueError("gpt and sovits are one pair: name both files, or neither")
        return self

    def clip(self, emotion: Emotion) -> ReferenceClip:
        """The clip that an emotion is spoken after."""
        return self.clips.get(emotion, self.clips[Emotion.NEUTRAL])


class GptSovitsProfile(Settings):
    """A GPT-SoVITS api_v2 server (its API port is 9880; 9874 is its web page)."""

    url: Url = "http://127.0.0.1:9880"
    version: Version = "v2ProPlus"
    timeout: float = Field(120.0, gt=0, le=3600, description="seconds for one sentence")
    attempts: int = Field(
        3, ge=1, le=10, description="how often a sentence is tried, each time with another seed"
    )
    voices: Table[Identifier, TrainedVoice] = Field(default_factory=dict, description="by a character's id")

    @model_validator(mode="after")
    def _weights_for_all_or_none(self) -> GptSovitsProfile:
        bare = [name for name, voice in self.voices.items() if not voice.gpt]
        if bare and len(bare) < len(self.voices):
            raise ValueError(
                f"'{bare[0]}' names no weights and others do: it would speak with those that were loaded last"
            )
        return self


class SpeechEndpoint(Settings):
    """Any server with OpenAI's route ``/v1/audio/speech``."""

    url: Url = "http://127.0.0.1:8880/v1"
    model: str = Field("tts-1", min_length=1, max_length=200)
    key_env: Annotated[str, TRUSTED] = Field(
        "", pattern=r"^$|^[A-Z][A-Z0-9_]{0,63}$", description="the variable that holds its key"
    )
    timeout: float = Field(120.0, gt=0, le=3600, description="seconds for one line")
    languages: Items[Language] = Field(default_factory=lambda: list(BOTH), min_length=1)
    voices: Table[Identifier, str] = Field(
        default_factory=dict, description="a character's id → the server's voice"
    )


class TtsConfig(Settings):
    """``tts_config.yaml``."""

    engine: EngineChoice = Field("embedded", description="who speaks for characters that name no engine")
    languages: Table[Language, EngineChoice] = Field(
        default_factory=dict, description="an engine for one language, before `engine`"
    )
    fallback: Literal["embedded", "none"] = Field(
        "embedded", description="who speaks where a server can't; none: the line fails"
    )
    pronunciations: Pronunciations = Field(
        default_factory=dict, max_length=1000, description="written word → how every voice says it"
    )
    gpt_sovits: GptSovitsProfile = GptSovitsProfile()
    speech_endpoint: SpeechEndpoint = SpeechEndpoint()

    def engine_for(self, language: Language) -> str:
        """Name of the engine for a character that names none."""
        return ENGINE_NAMES[self.languages.get(language, self.engine)]
