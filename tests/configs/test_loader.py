"""A user edits YAML by hand; a slip must be told with file, line and remedy, and never be guessed over."""

from pathlib import Path

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.loader import load
from animation_ai_studio.configs.places import ConfigFolder
from animation_ai_studio.configs.schema import (
    StudioConfig,
    load_characters,
    load_controlnets,
    load_loras,
    load_sdxl,
    load_studio,
    load_tts,
)


def fault(folder: Path, text: str, name: str = "studio") -> StudioError:
    (folder / f"{name}.yaml").write_text(text, "utf-8")
    with pytest.raises(StudioError) as caught:
        load(name, StudioConfig, [ConfigFolder(folder)])
    return caught.value


def test_every_shipped_file_loads() -> None:
    assert load_studio([]).film.seconds == 30
    assert {"luca", "alberto"} <= set(load_characters([]))
    assert load_sdxl([]).quality["draft"].steps == 20
    assert load_loras([]).loras["luca"].base == "sdxl"
    assert load_controlnets([]).presets["character_pose"].strength == 0.9
    assert load_tts([]).gpt_sovits.url == "http://127.0.0.1:9880"


def test_a_users_file_overlays_only_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "studio.yaml").write_text("film:\n  seconds: 45\n", "utf-8")
    config = load_studio([ConfigFolder(tmp_path)])
    assert config.film.seconds == 45
    assert config.film.width == 1280
    assert "embedded" in config.profiles


def test_a_file_is_read_once_until_it_changes(tmp_path: Path) -> None:
    """Each shot of a film asks for its settings: reading them again, or a copy of them, would be work for nothing."""
    folders = [ConfigFolder(tmp_path)]
    before = load_characters(folders)
    assert load_characters(folders) is before
    (tmp_path / "character_presets.yaml").write_text(
        "characters:\n  luca:\n    catchphrase: {en: Ahoy!}\n", "utf-8"
    )
    assert (
        load_characters(folders)["luca"].catchphrase["en"] == "Ahoy!" != before["luca"].catchphrase.get("en")
    )


def test_a_typo_is_told_with_line_and_nearest_name(tmp_path: Path) -> None:
    error = fault(tmp_path, "film:\n  seconds: 20\n  widht: 640\n")
    assert error.code == "config_invalid"
    assert "line 3" in error.message and str(tmp_path) in error.message
    assert "width" in error.fix


def test_a_value_out_of_range_is_told_with_its_line(tmp_path: Path) -> None:
    error = fault(tmp_path, "budgets:\n  takes: 99\n")
    assert "line 2" in error.message
    assert "99" in error.message and "20" in error.message


@pytest.mark.parametrize("number", [".nan", ".inf", "-.inf", "1.0e999"])
def test_a_number_that_isnt_finite_is_told_with_its_line(tmp_path: Path, number: str) -> None:
    """NaN passes most comparisons and would end as a film of no length."""
    (tmp_path / "lora_registry.yaml").write_text(
        f"loras:\n  x:\n    file: x.safetensors\n    type: style\n    blocks: {{in: {number}}}\n", "utf-8"
    )
    with pytest.raises(StudioError) as caught:
        load_loras([ConfigFolder(tmp_path)])
    assert caught.value.code == "config_invalid" and "line 5" in caught.value.message


def test_a_fault_across_fields_names_what_there_is(tmp_path: Path) -> None:
    error = fault(tmp_path, "comfyui: elsewhere\n")
    assert "elsewhere" in error.message and "embedded" in error.message


@pytest.mark.parametrize(
    "text",
    [
        "film: [1, 2\n",
        "\tfilm: 1\n",
        "- a\n- b\n",
        "film: !!python/object/apply:os.getcwd []\n",
        "a: &x [*x]\n",
    ],
)
def test_text_that_is_no_settings_is_refused(tmp_path: Path, text: str) -> None:
    assert fault(tmp_path, text).code == "config_invalid"


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "studio.yaml").write_bytes(b"\xff\xfe\x00film")
    with pytest.raises(StudioError) as caught:
        load_studio([ConfigFolder(tmp_path)])
    assert caught.value.code == "config_invalid"


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "studio.yaml").write_text("#" * 3_000_000, "utf-8")
    with pytest.raises(StudioError) as caught:
        load_studio([ConfigFolder(tmp_path)])
    assert "bytes" in caught.value.message


def test_a_missing_file_is_named() -> None:
    with pytest.raises(StudioError) as caught:
        load("nothing_of_the_kind", StudioConfig, [])
    assert caught.value.code == "config_missing"


def test_an_unknown_profile_names_those_there_are() -> None:
    with pytest.raises(StudioError) as caught:
        load_studio([]).profile("cloud")
    assert "embedded" in caught.value.fix


def test_a_model_file_can_not_leave_its_folder_or_be_a_pickle(tmp_path: Path) -> None:
    (tmp_path / "lora_registry.yaml").write_text(
        "loras:\n  bad:\n    file: ../../secret.safetensors\n    type: style\n", "utf-8"
    )
    (tmp_path / "sdxl_config.yaml").write_text("profiles:\n  x:\n    checkpoint: model.ckpt\n", "utf-8")
    for read in (load_loras, load_sdxl):
        with pytest.raises(StudioError) as caught:
            read([ConfigFolder(tmp_path)])
        assert caught.value.code == "config_invalid"


@pytest.mark.parametrize(
    "text",
    [
        "film: {width: 0x" + "f" * 6000 + "}\n",
        "film: {width: !!bool maybe}\n",
        "film: {width: !!timestamp soon}\n",
    ],
)
def test_a_value_that_python_itself_stumbles_over_is_told(tmp_path: Path, text: str) -> None:
    """Without a sentence the user would see a traceback of the YAML reader, and no file name."""
    error = fault(tmp_path, text)
    assert error.code == "config_invalid" and "studio.yaml" in error.message
