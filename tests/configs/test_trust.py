"""Settings that decide what runs and who hears of it count only from folders that nobody else can write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.judging import JudgingConfig
from animation_ai_studio.configs.loader import marked_in
from animation_ai_studio.configs.models import ModelCatalogue, load_models
from animation_ai_studio.configs.places import (
    SHIPPED,
    ConfigFolder,
    lies_below,
    marked_settings,
    own_folder,
    unread_files,
)
from animation_ai_studio.configs.schema import (
    CharacterPresets,
    ControlnetConfig,
    LoraRegistry,
    SdxlConfig,
    StudioConfig,
    load_characters,
    load_studio,
    load_tts,
)
from animation_ai_studio.configs.speech import TtsConfig
from animation_ai_studio.llm_bridge.profiles import LlmConfig, load_llm
from animation_ai_studio.runtime.configs_cli import MODELS
from pydantic import BaseModel

MARKED = {
    StudioConfig: {"hosts", "profiles.*.url"},
    TtsConfig: {"gpt_sovits.url", "speech_endpoint.url", "speech_endpoint.key_env"},
    ModelCatalogue: {"models"},
    LlmConfig: {
        "origins",
        "comfyui_url",
        "cache.redis_env",
        "gateway.host",
        "gateway.hosts",
        "gateway.port",
        "gateway.admin_port",
        "gateway.keys_env",
        "profiles.*.engine",
        "profiles.*.model",
        "profiles.*.port",
        "profiles.*.url",
        "profiles.*.key_env",
        "profiles.*.python",
        "profiles.*.flags",
        "profiles.*.environment",
        "profiles.*.file",
    },
    CharacterPresets: set(),
    ControlnetConfig: set(),
    LoraRegistry: set(),
    SdxlConfig: set(),
    JudgingConfig: set(),
}
TEXT = {
    # names of things that the trusted settings, ComfyUI or the pack define
    "LlmConfig.default",
    "LlmConfig.tasks",
    "StudioConfig.comfyui",
    "SdxlConfig.profile",
    "VoiceSpec.engine",
    # plain names of files in the folder of voices, which only its user writes; weights are scanned before they go out
    "ReferenceClip.file",
    "TrainedVoice.gpt",
    "TrainedVoice.sovits",
    "TrainedVoice.timbre",
    # what is said in a clip, and names that the speech endpoint itself defines
    "ReferenceClip.text",
    "SpeechEndpoint.model",
    "SpeechEndpoint.voices",
    "Quality.sampler",
    "Quality.scheduler",
    "LoraUse.name",
    "CharacterPreset.id",
    "Look.accessory_colour",
    "Look.bottom_colour",
    "Look.eye_colour",
    "Look.hair_colour",
    "Look.shoe_colour",
    "Look.skin",
    "Look.top_colour",
    "Look.top_second",
    # names of model files and of pictures below ComfyUI's own folders
    "ControlPreset.file",
    "ControlnetConfig.models",
    "LoraEntry.file",
    "SdxlProfile.checkpoint",
    "SdxlProfile.vae",
    "CharacterPreset.references",
    # words for people and for models
    "Threshold.term",
    "CharacterPreset.catchphrase",
    "CharacterPreset.description",
    "CharacterPreset.negative_prompt",
    "CharacterPreset.prompt",
    "CharacterPreset.scenes",
    "CharacterPreset.traits",
    "CharacterPreset.trigger_words",
    "LoraEntry.description",
    "LoraEntry.metadata",
    "LoraEntry.trigger_words",
    "CharacterNames.en",
    "CharacterNames.zh",
    "Profile.description",
    "PromptStyle.negative",
    "PromptStyle.prefix",
    "PromptStyle.suffix",
    "SdxlConfig.negatives",
    "VoiceSpec.notes",
    "VoiceSpec.pronunciations",
    "TtsConfig.pronunciations",
    # what a file is: parts of cache keys, a checksum that is told and compared
    "LoraEntry.sha256",
    "Profile.quantisation",
    "Profile.revision",
}
"""Settings of free text that were looked at and may stand anywhere."""


def untrusted(folder: Path, name: str, text: str) -> list[ConfigFolder]:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.yaml").write_text(text, "utf-8")
    return [ConfigFolder(folder)]


@pytest.mark.parametrize(
    ("name", "load", "text", "setting", "line"),
    [
        ("llm", load_llm, "linger: 3\norigins: ['http://far:1']\n", "origins", 2),
        ("llm", load_llm, "comfyui_url: http://far:1\n", "comfyui_url", 1),
        ("llm", load_llm, "gateway:\n  host: 0.0.0.0\n", "gateway.host", 2),
        ("llm", load_llm, "cache: {redis_env: SOME_NAME}\n", "cache.redis_env", 1),
        ("llm", load_llm, "profiles:\n  ollama:\n    key_env: SOME_NAME\n", "profiles.ollama.key_env", 3),
        ("llm", load_llm, "profiles: {qwen2.5-14b: {python: any}}\n", "profiles.qwen2.5-14b.python", 1),
        ("llm", load_llm, "profiles: {qwen2.5-14b: {flags: [--any]}}\n", "profiles.qwen2.5-14b.flags", 1),
        ("llm", load_llm, "profiles: {a: &a {environment: {A: b}}, b: *a}\n", "profiles.a.environment", 1),
        ("studio", load_studio, "profiles:\n  local:\n    url: http://far:1\n", "profiles.local.url", 3),
        ("tts_config", load_tts, "gpt_sovits:\n  url: http://far:1\n", "gpt_sovits.url", 2),
        ("models", load_models, "models: {}\n", "models", 1),
    ],
)
def test_an_untrusted_folder_names_no_program_address_or_secret(
    tmp_path: Path, name: str, load: Any, text: str, setting: str, line: int
) -> None:
    """The owner is told what stands where, and where it would be taken."""
    with pytest.raises(StudioError) as refused:
        load(untrusted(tmp_path, name, text))
    told = refused.value
    assert told.code == "config_untrusted"
    assert f"{tmp_path / name}.yaml, line {line}: '{setting}'" in told.message
    assert str(own_folder() / f"{name}.yaml") in told.fix


def test_a_trusted_folder_may(tmp_path: Path) -> None:
    untrusted(tmp_path, "llm", "comfyui_url: http://far:1\n")
    assert load_llm([ConfigFolder(tmp_path, trusted=True)]).comfyui_url == "http://far:1"
    with pytest.raises(StudioError):
        load_llm([ConfigFolder(tmp_path)])  # the trust of an earlier reading isn't remembered


def test_looks_and_numbers_may_stand_anywhere(tmp_path: Path) -> None:
    """A character on a shared drive is no danger."""
    preset = "characters: {nona: {names: {en: [Nona]}, look: {}, voice: {}}}\n"
    assert "nona" in load_characters(untrusted(tmp_path, "character_presets", preset))
    assert load_studio(untrusted(tmp_path, "studio", "film: {seconds: 45}\n")).film.seconds == 45
    numbers = "profiles: {ollama: {sampling: {temperature: 0.1}}}\n"
    assert load_llm(untrusted(tmp_path, "llm", numbers)).profiles["ollama"].sampling.temperature == 0.1


@pytest.mark.parametrize("model", MARKED, ids=lambda model: model.__name__)
def test_these_settings_are_marked(model: type[BaseModel]) -> None:
    assert {".".join(path) for path in marked_settings(model)} == MARKED[model]


def test_the_guide_lists_the_marked_settings() -> None:
    """The owner looks there for what must move."""
    guide = (SHIPPED.parent / "docs" / "configuration.md").read_text("utf-8")
    for name, model in MODELS.items():
        marks = [".".join(path).removeprefix("profiles.*.") for path in marked_settings(model)]
        rows = [line for line in guide.splitlines() if line.startswith(f"| `{name}.yaml` | ")]
        assert len(rows) == (2 if marks else 1)
        assert [mark for mark in marks if f"`{mark}`" not in rows[-1]] == []


def test_every_file_is_judged() -> None:
    """A new file of settings would slip through the audit below."""
    assert set(MODELS) == {path.stem for path in SHIPPED.glob("*.yaml")}
    assert set(MODELS.values()) == set(MARKED)


def test_every_setting_of_free_text_is_marked_or_was_looked_at() -> None:
    """A field added later, such as another program's path, must be judged before it can be set from anywhere."""
    found = {name for model in MARKED for name in _texts(model)}
    assert found == TEXT


def _texts(model: type[BaseModel]) -> Iterator[str]:
    """The names of unmarked settings that hold text."""
    marked = {path[0] for path in marked_settings(model) if len(path) == 1}
    for name, field in model.model_fields.items():
        if name in marked:
            continue
        leaves = list(_leaves(field.annotation))
        if str in leaves:
            yield f"{model.__name__}.{name}"
        for leaf in leaves:
            if isinstance(leaf, type) and issubclass(leaf, BaseModel):
                yield from _texts(leaf)


def _leaves(annotation: Any) -> Iterator[Any]:
    arguments = get_args(annotation)
    if get_origin(annotation) is dict:
        arguments = arguments[1:]  # a key is a name
    if not arguments:
        yield annotation
    for argument in arguments:
        yield from _leaves(argument)


def test_the_owner_sees_which_lines_would_need_the_trusted_folder(tmp_path: Path) -> None:
    file = tmp_path / "llm.yaml"
    file.write_text("linger: 1\nprofiles:\n  ollama:\n    url: http://far:1\n    flags: []\n", "utf-8")
    assert sorted(marked_in(file, LlmConfig)) == [("profiles.ollama.flags", 5), ("profiles.ollama.url", 4)]


def test_files_in_the_old_places_are_named_and_others_are_not(tmp_path: Path) -> None:
    for place in ("default/animation_studio", "animation_studio", "__animation_studio", "default"):
        (tmp_path / place).mkdir(parents=True, exist_ok=True)
        for name in ("llm.yaml", "notes.yaml"):
            (tmp_path / place / name).touch()
    assert unread_files(tmp_path) == [
        tmp_path / "default" / "animation_studio" / "llm.yaml",
        tmp_path / "animation_studio" / "llm.yaml",
    ]


def test_a_link_does_not_hide_where_a_folder_lies(tmp_path: Path) -> None:
    (tmp_path / "output" / "mine").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "output" / "mine")
    assert lies_below(tmp_path / "link", [tmp_path / "output"])
    assert not lies_below(tmp_path / "output2", [tmp_path / "output"])
