"""What can be written into a settings file works, or somebody is told that it doesn't."""

from __future__ import annotations

from pathlib import Path

import pytest
from animation_ai_studio.agent.request.options import film_options
from animation_ai_studio.agent.run.service import check_request
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.places import ConfigFolder
from animation_ai_studio.configs.schema import FilmDefaults, load_characters, load_loras, load_tts
from animation_ai_studio.configs.voices import ENGINES
from animation_ai_studio.runtime.doctor import check_configuration
from animation_ai_studio.voice.engines import engines


def written(folder: Path, name: str, text: str) -> list[ConfigFolder]:
    (folder / f"{name}.yaml").write_text(text, "utf-8")
    return [ConfigFolder(folder, trusted=True)]


def test_a_speech_engine_that_isnt_there_is_refused_with_its_line(tmp_path: Path) -> None:
    """A name that nobody knows was taken, and the embedded voices spoke."""
    folders = written(tmp_path, "tts_config", "engine: sovits\n")
    for read in (
        lambda: load_tts(folders),
        lambda: check_request(film_options("Luca waves", FilmDefaults()), tmp_path, folders),
    ):
        with pytest.raises(StudioError, match=r"line 1") as refused:
            read()
        assert refused.value.code == "config_invalid"


def test_every_voice_engine_that_may_be_named_speaks(tmp_path: Path) -> None:
    """One that doesn't was found out in the middle of a film."""
    for name in ENGINES:
        assert engines().engine(name)
    folders = written(tmp_path, "character_presets", "characters:\n  luca:\n    voice: {engine: sovits}\n")
    with pytest.raises(StudioError, match="no voice engine 'sovits'"):
        load_characters(folders)


@pytest.fixture
def configs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(tmp_path))
    folder = tmp_path / "configs"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("name", "text", "level", "told"),
    [
        ("tts_config", "engine: gpt_sovits\n", "note", "has no voices, so the embedded ones speak"),
        ("tts_config", "gpt_sovits: {voices: {luca: {clips: {}}}}\n", "wrong", "a clip for 'neutral'"),
        ("sdxl_config", "negatives:\n  character: x\n", "note", "negatives.character has no effect"),
        ("judging", "wach: true\n", "wrong", "wach"),
        ("llm", "leese: {}\n", "wrong", "leese"),
    ],
)
def test_the_doctor_reads_every_file_and_tells_what_works_to_no_effect(
    configs: Path, name: str, text: str, level: str, told: str
) -> None:
    written(configs, name, text)
    assert [one for one in check_configuration() if one.level == level and told in one.text]


def test_the_doctor_has_nothing_to_say_of_the_files_that_ship(configs: Path) -> None:
    assert [one.level for one in check_configuration()] == ["ok"]


def test_a_combination_is_its_loras_with_their_weights() -> None:
    registry = load_loras([])
    assert [(one.name, one.weight) for one in registry.uses("friends")] == [("luca", 0.65), ("alberto", 0.65)]
    assert [one.weight for one in registry.uses("friends", 0.5)] == [0.325, 0.325]
    assert registry.uses("luca") == []
