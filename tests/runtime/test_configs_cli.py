"""Somebody whose settings are no longer read must find out, by themselves, which and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from animation_ai_studio.common.files import write_text
from animation_ai_studio.configs.places import own_folder
from animation_ai_studio.runtime.configs_cli import configs_app
from animation_ai_studio.runtime.doctor import check_unread
from animation_ai_studio.runtime.source import embedded_base
from typer.testing import CliRunner

OLD = "profiles:\n  ollama:\n    url: http://127.0.0.1:9/v1\n    context: 2048\n"


@pytest.fixture
def old(home: Path) -> Path:
    """A file of language models in the place that was read once."""
    file = embedded_base() / "user" / "default" / "animation_studio" / "llm.yaml"
    write_text(file, OLD)
    return file


def checked(*arguments: str) -> str:
    result = CliRunner().invoke(configs_app, ["check", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_check_shows_what_is_read_and_what_is_not(old: Path) -> None:
    """With the settings that would need the trusted folder, and their lines."""
    write_text(own_folder() / "studio.yaml", "film: {seconds: 20}\n")
    told = checked()
    assert f"{own_folder()}: studio.yaml" in told
    assert f"{old}: names programs, addresses or secrets in profiles.ollama.url (line 3)" in told
    assert old.read_text("utf-8") == OLD, "it may be planted: it is neither moved nor changed"


def test_the_check_can_be_read_by_programs(old: Path) -> None:
    told = json.loads(checked("--json"))
    assert told["read"][0] == {"folder": str(own_folder()), "files": []}
    assert [(one["file"], one["settings"]) for one in told["unread"]] == [(str(old), ["profiles.ollama.url"])]


def test_another_comfyui_s_user_directory_can_be_looked_into(home: Path) -> None:
    """Somebody who starts ComfyUI by hand has their files where the studio can't know."""
    users = home / "elsewhere" / "user"
    write_text(users / "default" / "animation_studio" / "studio.yaml", "film: {seconds: 20}\n")
    write_text(users / "default" / "animation_studio" / "models.yaml", "models: [\n")
    told = checked("--users", str(users))
    assert f"{users / 'default' / 'animation_studio' / 'studio.yaml'}: only looks and numbers" in told
    assert "models.yaml, line" in told and "isn't valid YAML" in told
    assert "looks and numbers" not in checked()


def test_the_doctor_names_it_once(old: Path) -> None:
    (finding,) = check_unread()
    assert finding.level == "note" and str(old) in finding.text and "configs check" in finding.fix
