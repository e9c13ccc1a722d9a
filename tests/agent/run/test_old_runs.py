"""Films that were made before records had models must open, be resumed, changed and revised.

``data/old_finished`` and ``data/old_waiting`` were written by the version before; their media files are left out.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from animation_ai_studio.agent.run.approval import Answer
from animation_ai_studio.agent.run.service import taken_up
from animation_ai_studio.agent.run.store import RunStore
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.events import Created, OtherEvent
from animation_ai_studio.common.film_record import FilmRecord, TakeFacts
from animation_ai_studio.common.records import read_model
from animation_ai_studio.common.runs import Question, RunFolder, list_runs

from .fake_producer import FakeStudio

DATA = Path(__file__).parent / "data"


def opened(name: str, tmp_path: Path) -> RunFolder:
    """An old run under its own name, with empty files where its media were."""
    run_id = json.loads((DATA / name / "run.json").read_text("utf-8"))["id"]
    root = tmp_path / "runs" / run_id
    shutil.copytree(DATA / name, root)
    for record in root.glob("takes/*.take.json"):
        for file in json.loads(record.read_text("utf-8"))["files"]:
            (root / "takes" / file).touch()
    return RunFolder.open(tmp_path / "runs", run_id)


@pytest.mark.parametrize("name", ["old_finished", "old_waiting"])
def test_every_event_is_known_and_says_what_it_said(name: str) -> None:
    lines = (DATA / name / "events.jsonl").read_text("utf-8").splitlines()
    events = RunFolder(DATA / name).events()
    assert not [event for event in events if isinstance(event, OtherEvent)]
    told = [json.loads(json.dumps(event.to_plain())) for event in events]
    for was, line in zip(told, map(json.loads, lines), strict=True):
        for check in was.get("checks", []):  # fields that checks of films didn't have
            for field in ("term", "margin", "abstained", "fingerprint"):
                check.pop(field)
            check["bar"] = check.pop("threshold")  # its name in those files
        assert was == line


def test_records_of_takes_and_the_film_are_read_and_written_the_same(tmp_path: Path) -> None:
    run = opened("old_finished", tmp_path)
    store = RunStore(run)
    text = (run.root / "film.json").read_text("utf-8")
    film = read_model(run.root / "film.json", FilmRecord)
    assert json.dumps(film.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n" == text
    takes = store.kept_takes()
    assert set(takes) == {"l1", "s1", "s2", "s3", "s4", "s5", "s6"}
    assert takes["l1"].speech.seconds > 1 and isinstance(takes["s1"].facts, TakeFacts)
    kept = store.kept_film()
    assert kept is not None and kept.film.segments == film.segments
    old = json.loads((run.takes / "s1-t1.take.json").read_text("utf-8"))
    assert takes["s1"].model_dump(mode="json") == {**old, "version": 1}
    assert store.verdict().accepted and store.options().request == "Luca climbs a tree"


async def test_an_old_run_that_waits_takes_its_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = FakeStudio(tmp_path / "runs", monkeypatch, opened("old_waiting", tmp_path))
    before = json.loads((fake.run.root / "run.json").read_text("utf-8"))
    assert fake.run.read_record().question == Question(**before["question"])
    assert await fake.direct() is None
    after = json.loads((fake.run.root / "run.json").read_text("utf-8"))
    assert {**after, "updated": 0} == {**before, "updated": 0}, "other versions and the page read it"
    assert await fake.direct(Answer()) == fake.store.film


@pytest.mark.parametrize("name", ["standing", "status"])
def test_the_status_of_a_run_is_read_under_both_its_names(name: str, tmp_path: Path) -> None:
    run = RunFolder.create(tmp_path, "Luca waves")
    told = json.loads((run.root / "run.json").read_text("utf-8"))
    assert told.pop("standing") == "running", "the page and earlier versions read it under this name"
    (run.root / "run.json").write_text(json.dumps({**told, name: "failed"}), "utf-8")
    assert [record.status for record in list_runs(tmp_path)] == ["failed"]
    run.update(status="finished")
    assert run.read_record().model_dump()["standing"] == "finished"


async def test_a_question_in_another_version_s_form_is_asked_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = FakeStudio(tmp_path / "runs", monkeypatch, opened("old_waiting", tmp_path))
    path = fake.run.root / "run.json"
    path.write_text(
        json.dumps({**json.loads(path.read_text("utf-8")), "question": {"about": "music"}}), "utf-8"
    )
    assert [record.question for record in list_runs(tmp_path / "runs")] == [None]
    assert await fake.direct() is None
    question = fake.run.read_record().question
    assert question is not None and question.about == "storyboard"


@pytest.mark.parametrize(
    "causes", [{}, {"details": {"port": 8188}, "causes": [{"kind": "OSError", "message": "No."}]}]
)
def test_why_a_run_failed_is_written_as_it_was_before(causes: dict[str, Any], tmp_path: Path) -> None:
    run = RunFolder.create(tmp_path, "Luca waves")
    told = {"code": "disk_full", "message": "No room.", "fix": "Make some.", **causes}
    with pytest.raises(StudioError), run.work():
        raise StudioError.from_record(told)
    assert json.loads((run.root / "run.json").read_text("utf-8"))["error"] == told
    record = run.read_record()
    assert record.error is not None and record.error.fix == "Make some."
    assert record.model_dump()["error"] == told


async def test_a_shot_of_an_old_film_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = FakeStudio(tmp_path / "runs", monkeypatch, opened("old_finished", tmp_path))
    assert await fake.direct(Answer(again=["s2"])) == fake.store.film
    assert fake.made()[-2:] == ["s2-t2", "film-t2"]


async def test_an_old_film_is_revised_with_the_takes_that_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = opened("old_finished", tmp_path)
    board = RunStore(earlier).storyboard().model_copy(update={"title": "Mine"})
    run, rest = taken_up(earlier, Answer(storyboard=board, again=["s2"]), [])
    assert rest is None and isinstance(run.events()[0], Created)
    fake = FakeStudio(tmp_path / "runs", monkeypatch, run)
    assert await fake.direct() == fake.store.film
    assert sorted(fake.made()) == ["film-t1", "s2-t2"]


def test_a_record_of_a_later_version_is_no_take_of_this_one(tmp_path: Path) -> None:
    store = RunStore(opened("old_finished", tmp_path))
    take = store.take("s1-t1")
    assert take is not None
    path = store.run.takes / "s1-t1.take.json"
    path.write_text(json.dumps({**take.model_dump(mode="json"), "version": 2}))
    assert store.take("s1-t1") is None
