"""Without this an export deletes a person's folder, or the cut that they saved beside the last one."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.film.cut import Clip
from animation_ai_studio.film.exchange.landing import checked_folder, work_folder
from animation_ai_studio.film.exchange.laying import shot_names

from .conftest import exported


@pytest.mark.parametrize("record", ["", '{"currency": "EUR"}'])
def test_a_folder_of_ones_own_is_never_replaced(
    three: list[Clip], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record: str
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("x")
    if record:
        (mine / "exchange.json").write_text(record)
    (tmp_path / "link").symlink_to(mine, target_is_directory=True)
    monkeypatch.chdir(mine)
    for named in (mine, tmp_path / "new" / ".." / "mine", tmp_path / "link", Path()):
        with pytest.raises(StudioError) as refused:
            exported(three, "otio", named)
        assert refused.value.code == "option_invalid"
    assert (mine / "thesis.txt").read_text() == "x"


def test_a_cut_that_was_saved_beside_the_export_is_kept(three: list[Clip], tmp_path: Path) -> None:
    exported(three, "otio", tmp_path / "out")
    (tmp_path / "out" / "my-cut.otio").write_text("mine")
    with pytest.raises(StudioError, match="my-cut"):
        exported(three, "otio", tmp_path / "out")
    assert (tmp_path / "out" / "my-cut.otio").read_text() == "mine"


def test_an_export_into_the_folder_one_is_in_replaces_the_one_before(
    three: list[Clip], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = exported(three, "otio", tmp_path / "out")
    monkeypatch.chdir(tmp_path / "out")
    assert exported(three[:2], "otio", Path()) == first
    assert first.is_file()


def test_what_a_killed_export_left_is_swept_away_and_a_living_ones_stays(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True
    )
    dead = tmp_path / f".out.{ended.stdout.strip()}.making-x"
    alive = tmp_path / f".out.{os.getpid()}.making-y"
    dead.mkdir()
    alive.mkdir()
    work_folder(tmp_path / "out")
    assert not dead.exists()
    assert alive.exists()


def test_a_new_folder_is_named_in_full(tmp_path: Path) -> None:
    assert checked_folder(tmp_path / "a" / ".." / "b") == tmp_path / "b"


def test_media_of_different_shots_never_share_a_file(clips: list[Clip]) -> None:
    """Else the list shows a card where a shot is, or one shot twice where letters' case tells nothing."""
    red, blue = clips[:2]
    named = [
        replace(red, name="title"), replace(blue, name="END"), replace(red, name="con"), replace(red, name="Shot"),
        replace(blue, name="shot"), replace(red, name="a" * 52 + "-3"), replace(blue, name="a" * 52 + "-3"),
        replace(blue, name="a" * 52 + "-3", trim_in=0.25),
    ]  # fmt: skip
    names = [name.casefold() for name in shot_names(named, 24.0)]
    assert not {"title", "end", "con"} & set(names)
    assert len({*names[3:5]}) == 2
    assert len({*names[5:]}) >= 2
