"""Whatever a user types or breaks: one clear sentence, an exit code, and nothing left behind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ..conftest import Studio, comfyui_processes

REQUEST = "Luca waves at a seagull on the beach"


def leftovers(home: Path) -> list[Path]:
    return [
        path for path in home.rglob("*") if "cache" not in path.relative_to(home).parts and path.is_file()
    ]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["make", ""], "request_empty"),
        (["make", "   \n "], "request_empty"),
        (["make", "ocean " * 2000], "request_too_long"),
        (["make", REQUEST, "--length", "0"], "length_out_of_range"),
        (["make", REQUEST, "--length", "10800"], "length_out_of_range"),
        (["make", REQUEST, "--length", "nan"], "length_out_of_range"),
        (["make", REQUEST, "--language", "fr"], "option_invalid"),
        (["make", REQUEST, "--style", "cubist"], "option_invalid"),
        (["make", REQUEST, "--size", "1x1"], "option_invalid"),
        (["make", REQUEST, "--size", "huge"], "option_invalid"),
        (["make", REQUEST, "--seed", "-1"], "option_invalid"),
        (["make", REQUEST, "--character", "Gandalf"], "character_unknown"),
        (["make", REQUEST, "--out", "film.avi"], "option_invalid"),
        (["make", REQUEST, "--profile", "cloud"], "config_missing"),
        (["make", "the same but stormier"], "request_unclear"),
        (["make", REQUEST, "--planner", "cloud"], "option_invalid"),
        (["make", REQUEST, "--takes", "0"], "option_invalid"),
        (["make", REQUEST, "--minutes", "nan"], "option_invalid"),
        (["ask", "make it darker", "--planner", "cloud"], "option_invalid"),
        (["ask", "make it darker"], "run_unknown"),
        (["runs", "show", "nothing"], "run_unknown"),
        (["runs", "resume", "../../etc"], "run_unknown"),
    ],
)
def test_one_clear_sentence_and_nothing_left_behind(
    studio: Studio, home: Path, arguments: list[str], code: str
) -> None:
    result = studio(*arguments, "--json")
    assert result.returncode == 1, result.stderr
    error = json.loads(result.stdout)["error"]
    assert error["code"] == code
    assert error["message"].endswith((".", "?", ")")) and error["fix"]
    assert "Traceback" not in result.stderr
    assert leftovers(home) == []
    assert comfyui_processes(home) == []


@pytest.mark.parametrize(
    "request_text", ["🌊🐟😂", '🌊 Luca 🐟 said "hi"; rm -rf / && <script>', "Luca\x00Alberto\u202e"]
)
def test_odd_characters_still_make_a_story(studio: Studio, request_text: str) -> None:
    result = studio("make", request_text.replace("\x00", " "), "--dry-run", "--json")
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["beats"]


def test_a_typo_in_a_config_is_told_with_its_line(studio: Studio, home: Path) -> None:
    (home / "configs").mkdir()
    (home / "configs" / "studio.yaml").write_text("film:\n  secnds: 20\n", "utf-8")
    result = studio("make", REQUEST)
    assert result.returncode == 1
    assert "line 2" in result.stderr and "seconds" in result.stderr


def test_a_home_that_can_not_be_written_is_told(studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = studio("make", REQUEST, ANIMATION_STUDIO_HOME=str(tmp_path / "file"))
    assert result.returncode == 1
    assert str(tmp_path / "file") in result.stderr and "Traceback" not in result.stderr


def test_an_out_file_that_can_not_be_written_is_told_before_the_work(studio: Studio, home: Path) -> None:
    result = studio("make", REQUEST, "--out", "/proc/nowhere/film.mp4", "--json")
    assert json.loads(result.stdout)["error"]["code"] == "not_writable"
    assert leftovers(home) == []


def test_a_server_that_does_not_answer_is_named(studio: Studio, home: Path) -> None:
    (home / "configs").mkdir()
    (home / "configs" / "studio.yaml").write_text(
        "profiles:\n  away:\n    kind: server\n    url: http://127.0.0.1:9\n", "utf-8"
    )
    result = studio("make", REQUEST, "--profile", "away", "--json")
    assert json.loads(result.stdout)["error"]["code"] == "comfyui_unreachable"
    assert "127.0.0.1:9" in result.stderr


def test_the_dry_run_makes_nothing(studio: Studio, home: Path) -> None:
    result = studio("make", REQUEST, "--dry-run", "--seed", "3")
    assert result.returncode == 0, result.stderr
    assert leftovers(home) == []
    assert [path.name for path in home.iterdir()] == ["cache"]


def test_a_sentence_may_begin_with_a_dash(studio: Studio) -> None:
    """A list of wishes, pasted, was "No such option"."""
    told = studio("make", "- Luca climbs a tree, and falls", "--dry-run", "--seed", "4", "--json")
    assert told.returncode == 0, told.stderr
    assert studio("make", "-x").returncode == 2, "a mistyped option is a film now"
