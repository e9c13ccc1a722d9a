"""A run's folder is all a user has after a crash: it must stay readable and belong to one process."""

import errno
import os
import threading
from pathlib import Path

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.events import TakeMade
from animation_ai_studio.common.files import atomic_path, write_text
from animation_ai_studio.common.runs import RunFolder, list_runs
from filelock import FileLock


def test_two_runs_of_one_second_get_two_folders(tmp_path: Path) -> None:
    first, second = (RunFolder.create(tmp_path, "Luca at the OCEAN! 🌊 forever") for _ in range(2))
    assert first.id != second.id
    assert "luca-at-the-ocean" in first.id
    assert {record.id for record in list_runs(tmp_path)} == {first.id, second.id}


def test_a_request_without_latin_letters_still_gets_a_folder(tmp_path: Path) -> None:
    assert RunFolder.create(tmp_path, "卢卡在海边").root.is_dir()


def test_latest_is_the_newest_run(tmp_path: Path) -> None:
    RunFolder.create(tmp_path, "one")
    newest = RunFolder.create(tmp_path, "two")
    assert RunFolder.open(tmp_path, "latest").id == newest.id


@pytest.mark.parametrize("name", ["nothing", "../etc", "a/b", "", "latest"])
def test_an_unknown_run_is_refused_by_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(StudioError) as caught:
        RunFolder.open(tmp_path, name)
    assert caught.value.code == "run_unknown"


def test_a_run_belongs_to_one_process_at_a_time(tmp_path: Path) -> None:
    run = RunFolder.create(tmp_path, "one")
    with run.lock():
        with pytest.raises(StudioError) as caught, RunFolder(run.root).lock():
            pass
        assert caught.value.code == "run_locked"
    with run.lock():
        pass


def test_a_look_at_a_run_does_not_keep_its_work_from_beginning(tmp_path: Path) -> None:
    """A page that asked for the list in that instant made a new film fail as locked."""
    run = RunFolder.create(tmp_path, "a film")
    looking = FileLock(run.root / ".lock", thread_local=False)
    looking.acquire()
    threading.Timer(0.1, looking.release).start()
    with run.lock():
        assert run.active


def test_events_survive_a_half_written_last_line(tmp_path: Path) -> None:
    run = RunFolder.create(tmp_path, "one")
    run.tell(TakeMade(take="l01-t1"))
    with (run.root / "events.jsonl").open("a") as stream:
        stream.write('{"kind": "ta')
    assert [event.kind for event in run.events()] == ["take"]


def test_a_damaged_record_is_told_and_left_out_of_the_list(tmp_path: Path) -> None:
    run = RunFolder.create(tmp_path, "one")
    (run.root / "run.json").write_text("{")
    assert list_runs(tmp_path) == []
    with pytest.raises(StudioError) as caught:
        run.read_record()
    assert caught.value.code == "file_invalid"


def test_a_failed_write_leaves_the_old_file_and_no_scraps(tmp_path: Path) -> None:
    target = tmp_path / "film.txt"
    write_text(target, "old")
    with pytest.raises(RuntimeError), atomic_path(target) as temporary:
        temporary.write_text("half")
        raise RuntimeError
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StudioError) as caught:
        write_text(tmp_path / "file" / "below" / "x.txt", "x")
    assert caught.value.code == "not_writable"


@pytest.mark.parametrize("name", ["events.jsonl", "takes", "takes/s1-t1.mp4", "checkpoint.sqlite"])
def test_a_run_with_a_link_in_it_isnt_opened(tmp_path: Path, name: str) -> None:
    """What a run notes would be written to another file of the user's, and what it links to would be packed up."""
    run = RunFolder.create(tmp_path / "runs", "Luca waves")
    place = run.root / name
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(tmp_path)
    with pytest.raises(StudioError) as caught:
        RunFolder.open(tmp_path / "runs", run.id)
    assert caught.value.code == "path_forbidden" and name in caught.value.message
    place.unlink()
    assert RunFolder.open(tmp_path / "runs", run.id) == run


@pytest.mark.timeout(10)
def test_a_pipe_among_the_runs_doesnt_hold_up_the_list(tmp_path: Path) -> None:
    """`./studio runs list` would wait for ever."""
    run = RunFolder.create(tmp_path, "Luca waves")
    (tmp_path / "piped").mkdir()
    os.mkfifo(tmp_path / "piped" / "run.json")
    assert [record.id for record in list_runs(tmp_path)] == [run.id]


def test_a_run_on_a_disk_that_can_not_be_written_is_told_and_still_listed(tmp_path: Path) -> None:
    run = RunFolder.create(tmp_path, "Luca waves")
    (run.root / ".lock").mkdir()  # stands for every reason why no lock can be written
    with pytest.raises(StudioError) as caught, run.work():
        pytest.fail("the run was worked on without its lock")
    assert caught.value.code == "not_writable"
    assert [record.status for record in list_runs(tmp_path)] == ["stopped"]


def test_a_record_that_may_not_be_read_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told that a film is damaged, its user makes it again."""
    run = RunFolder.create(tmp_path, "Luca waves")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("animation_ai_studio.common.runs.read_model", refuse)  # root may read everything
    with pytest.raises(StudioError) as caught:
        run.read_record()
    assert caught.value.code == "file_invalid" and "damaged" not in caught.value.fix
    assert "anew" not in caught.value.fix


def test_a_name_that_is_too_long_is_told_as_that(tmp_path: Path) -> None:
    with pytest.raises(StudioError) as caught:
        write_text(tmp_path / ("x" * 300), "x")
    assert caught.value.code == "not_writable" and "shorter" in caught.value.fix
