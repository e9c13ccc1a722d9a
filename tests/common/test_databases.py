"""A database that another program holds is whole: whoever deletes it on our word loses a film or its memory."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from animation_ai_studio.common.databases import outside_trouble
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.runs import Question, RunFolder


def failure(path: Path, *, uri: str = "", statement: str = "insert into t values (1)") -> sqlite3.Error:
    """What SQLite raises when ``statement`` can't be done."""
    connection = sqlite3.connect(uri or path, timeout=0, uri=bool(uri))
    try:
        with pytest.raises(sqlite3.Error) as caught:
            connection.execute(statement)
    finally:
        connection.close()
    return caught.value


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "base.sqlite"
    with sqlite3.connect(path) as base:
        base.execute("create table t (x)")
    return path


def test_a_file_that_is_held_is_busy(path: Path) -> None:
    holder = sqlite3.connect(path)
    holder.execute("begin exclusive")
    told = outside_trouble(failure(path), path)
    holder.close()
    assert told is not None and told.code == "file_busy"
    assert str(path) in told.message and "Try again" in told.fix


def test_a_file_that_may_not_be_written_is_no_damage(path: Path) -> None:
    told = outside_trouble(failure(path, uri=f"file:{path}?mode=ro"), path)
    assert told is not None and told.code == "not_writable"


def test_a_folder_that_is_not_there_is_no_damage(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.Error) as caught:
        sqlite3.connect(tmp_path / "nowhere" / "base.sqlite")
    told = outside_trouble(caught.value, tmp_path)
    assert told is not None and told.code == "not_writable"


def test_a_full_disk_is_no_damage(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("pragma max_page_count = 2")
    with pytest.raises(sqlite3.Error) as caught:
        connection.execute("insert into t values (zeroblob(100000))")
    told = outside_trouble(caught.value, path)
    assert told is not None and told.code == "disk_full"
    connection.close()


def test_what_is_wrong_with_the_file_itself_is_left_to_whom_it_belongs(tmp_path: Path, path: Path) -> None:
    (spoilt := tmp_path / "spoilt.sqlite").write_bytes(b"this is no database" * 500)
    assert outside_trouble(failure(spoilt), spoilt) is None
    assert outside_trouble(failure(path, statement="select * from nothing"), path) is None


def test_a_question_that_waits_is_still_there_when_the_state_was_busy(tmp_path: Path) -> None:
    """Otherwise the page would show a failure where a person's answer is wanted."""
    run = RunFolder.create(tmp_path, "Luca waves")
    asked = Question(about="storyboard", text="Is it good?")
    run.update(status="waiting", question=asked)
    with sqlite3.connect(run.checkpoint) as base:
        base.execute("create table t (x)")
    holder = sqlite3.connect(run.checkpoint)
    holder.execute("begin exclusive")
    with pytest.raises(StudioError) as caught, run.work():
        raise failure(run.checkpoint)
    holder.close()
    assert caught.value.code == "file_busy"
    record = run.read_record()
    assert (record.status, record.question) == ("waiting", asked)
