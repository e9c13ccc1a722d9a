"""Whatever file somebody gives, they are told the line that is wrong, and planning never breaks."""

from __future__ import annotations

import random
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from animation_ai_studio.agent.cli.make import make_app
from animation_ai_studio.agent.request.options import MOST_SCRIPT, film_options
from animation_ai_studio.agent.request.planning import plan_film
from animation_ai_studio.agent.screenplay.checks import checked_script, decoded_script, read_script
from animation_ai_studio.agent.story.planner import DeterministicPlanner
from animation_ai_studio.agent.tools.films import FilmInput
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.story import Storyboard
from animation_ai_studio.configs.schema import FilmDefaults, load_characters
from typer.testing import CliRunner

SCRIPT = "INT. KITCHEN - DAY\n\nMira waves.\n\nMIRA\nHello!\n"
NOVEL = "It was a dark night. The old man opened the door and sat down by the fire.\n\n"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"INT. KITCHEN - DAY\n\nMIRA\nCaf\xe9 au lait.\n", 4),
        ("内景 厨房 日\n\n@米拉\n你好。\n".encode("gb18030"), 1),
        (b"MIRA\nHello\0there\n", 2),
    ],
)
def test_another_encoding_is_told_with_its_line(data: bytes, line: int) -> None:
    with pytest.raises(StudioError, match=f"line {line} ") as caught:
        decoded_script(data, "film.fountain")
    assert caught.value.code == "script_unreadable"


def test_marked_encodings_are_read() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert decoded_script(SCRIPT.encode(encoding), "film.fountain") == SCRIPT


@pytest.mark.parametrize(
    ("script", "code", "told"),
    [
        ("  \n/* nothing */\n", "script_empty", "no scene"),
        ("CUT TO:\n\n淡出\n", "script_empty", "no scene"),
        (
            "PAUL\nOù est la saucisse de mon frère et de ma soeur ?\n",
            "script_unreadable",
            "French, first at line 2",
        ),
        ("太郎：こんにちは、元気ですか。\n", "script_unreadable", "Japanese, first at line 1"),
        (NOVEL * 1000, "script_too_long", "line 1579"),
    ],
)
def test_what_can_be_no_film_is_told_with_its_line(script: str, code: str, told: str) -> None:
    with pytest.raises(StudioError, match=told) as caught:
        film_options("", FilmDefaults(), script=script)
    assert caught.value.code == code


def test_a_short_novel_is_refused_where_the_film_ends(tmp_path: Path) -> None:
    options = film_options("", FilmDefaults(), script=NOVEL * 200)
    with pytest.raises(StudioError, match="At line ") as caught:
        plan_film(options, load_characters([]), DeterministicPlanner(), tmp_path)
    assert caught.value.code == "script_too_long"


@pytest.mark.parametrize(
    "option", [{"seconds": 20.0}, {"language": "zh"}, {"characters": ["luca"]}, {"planner": "model"}]
)
def test_options_that_a_script_passes_over_are_refused(option: dict[str, object]) -> None:
    with pytest.raises(StudioError, match="no effect on a script") as caught:
        film_options("", FilmDefaults(), script=SCRIPT, **option)
    assert caught.value.code == "option_invalid"


def test_other_words_beside_a_script_are_said_to_change_nothing(tmp_path: Path) -> None:
    for request, noted in (("", False), ("The Wave", False), ("Luca swims", True)):
        options = film_options(request, FilmDefaults(), script=f"Title: The Wave\n\n{SCRIPT}")
        board = plan_film(options, load_characters([]), DeterministicPlanner(), tmp_path).storyboard
        assert board.title == "The Wave"
        assert any("change nothing" in note for note in board.notes) is noted


def test_no_script_breaks_the_planning(tmp_path: Path) -> None:
    """Pieces of scripts in any order, as a half-finished or damaged file has them."""
    pieces = [
        "INT. ROOM - DAY", "EXT.", "内景", "MIRA", "@", "@米拉 (V.O.)", "(sad)", "()", "Hello.", "你好。", "", "", "",
        "> <", "> THE END <", ">", "CUT TO:", "淡出", "~", "~la", "!", "=", "===", "#", "[[", "]]", "/*", "*/", "^",
        "A dog chases a cat.", "一只狗追猫。", "MIRA ^", "Pim: Hi", "皮姆：", "皮姆（）：好", "Title: x", ".", ".A", "\\", "***",
        "DOG", "TABLE", "KITCHEN", "THE", "NARRATOR", "42", "🐟", "\u200b", "It rains.", "Mira leaves.", "MIRA (O.S.)",
    ]  # fmt: skip
    characters, chance = load_characters([]), random.Random(1)
    made = 0
    for _ in range(250):
        script = "\n".join(chance.choices(pieces, k=chance.randint(1, 25)))
        try:
            options = film_options("x", FilmDefaults(), script=script)
        except StudioError as error:
            assert error.code == "script_empty"
            continue
        made += bool(plan_film(options, characters, DeterministicPlanner(), tmp_path).storyboard.shots)
    assert made > 150


def test_the_command_line_reads_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(tmp_path / "home"))
    path = tmp_path / "my film.fountain"
    path.write_text(SCRIPT, "utf-8")
    told = CliRunner().invoke(make_app, ["--script", str(path), "--dry-run", "--json"])
    assert told.exit_code == 0 and '"title": "my film"' in told.output and "Hello!" in told.output
    with pytest.raises(StudioError, match="There is no script"):
        read_script(tmp_path / "none.fountain")
    with pytest.raises(StudioError, match="isn't a file"):
        read_script(tmp_path)


def test_the_longest_script_that_is_read_is_read_in_time() -> None:
    """A file of that size is refused or planned before anybody wonders."""
    text = (SCRIPT * 3000)[:MOST_SCRIPT]
    assert film_options("", FilmDefaults(), script=text).script == text


def test_tools_take_the_text_of_a_script_and_no_path() -> None:
    """Whoever drives the studio from elsewhere has scripts too; a path from there would open any file of this machine."""
    wanted = FilmInput.model_validate({"script": SCRIPT, "seed": 1}).model_dump()
    options = film_options(wanted.pop("request"), FilmDefaults(), **wanted)
    assert options.script == SCRIPT
    board = _plan(FilmInput.model_validate({"script": "/etc/passwd"}).model_dump())
    assert [shot.told for shot in board.shots] == ["/etc/passwd"]


def _plan(wanted: dict[str, Any]) -> Storyboard:
    options = film_options(wanted.pop("request"), FilmDefaults(), **wanted)
    return plan_film(options, load_characters([]), DeterministicPlanner(), Path("/nowhere")).storyboard


@pytest.mark.parametrize(
    "text",
    [
        "MIRA\n(" + " " * 59_000 + "x",
        ">" + " " * 59_000 + "x",
        "Mira" + " " * 59_000 + "x",
        "INT. a" + " " * 59_000 + "b",
        "MIRA" + "()" * 29_000,
        "[[" * 30_000,
        "*a " * 19_000,
        "\n\n".join(["MIRA" + "()" * 1_900 + "\nhi"] * 14),
    ],
)
def test_no_script_takes_longer_than_its_length_lets_one_expect(text: str) -> None:
    """Whoever sends one to a ComfyUI would stop it for everybody: the reader runs in its process."""
    began = time.perf_counter()
    with suppress(StudioError):
        checked_script(text, 60_000)
    assert time.perf_counter() - began < 4.0


def test_a_line_longer_than_any_paragraph_is_named() -> None:
    with pytest.raises(StudioError, match="Line 2"):
        checked_script("Mira: Hello!\n" + "word " * 1_000, 60_000)
