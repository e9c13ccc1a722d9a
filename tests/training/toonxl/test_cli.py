"""Someone who calls the commands too early must be told what comes first."""

from __future__ import annotations

from pathlib import Path

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.training.toonxl.cli import toonxl_app
from typer.testing import CliRunner


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["train", "vae", "--count", "5"], "file_missing"),
        (["train", "unet", "--count", "5"], "model_missing"),
        (["train", "judge", "--count", "5"], "file_missing"),
        (["export", "nothing.safetensors"], "model_missing"),
        (["export", "nothing.onnx", "--part", "identity"], "model_missing"),
        (["sheet", "sheet.jpg", "--checkpoint", "nothing.safetensors"], "model_missing"),
        (["lora", "nobody", "nothing.safetensors"], "character_unknown"),
        (["export", "nothing.safetensors", "--part", "judge"], "model_missing"),
    ],
)
def test_a_missing_step_is_named(
    command: list[str], code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stack trace would not say that pictures have to be drawn before anything is trained."""
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(toonxl_app, command)
    assert isinstance(result.exception, StudioError)
    assert result.exception.code == code
    assert not list(tmp_path.glob("nothing*"))


def test_pictures_are_drawn_once(studio_home: Path) -> None:
    """Drawing ten thousand pictures again after a cut would cost ten minutes."""
    command = ["pictures", "--count", "3", "--seed", "5"]
    assert CliRunner().invoke(toonxl_app, command).exit_code == 0
    (file,) = studio_home.rglob("*-seen-5-3-128/pictures.npy")
    before = file.read_bytes()
    assert len(set(before[128:])) > 50
    marked = before[:-1] + bytes([before[-1] ^ 1])
    file.write_bytes(marked)
    assert CliRunner().invoke(toonxl_app, command).exit_code == 0
    assert file.read_bytes() == marked


def test_figures_can_be_measured_by_whoever_trained_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A figure in the guide that only its maker can repeat is worth little."""
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(tmp_path))
    result = CliRunner().invoke(toonxl_app, ["eer", "--people", "6"])
    assert result.exit_code == 0 and "6 unseen characters" in result.output
