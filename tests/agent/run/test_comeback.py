"""A film that leaves and comes back: the cut that a person made elsewhere is the one that is rendered."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from animation_ai_studio.__main__ import app
from animation_ai_studio.agent.edits.apply import apply_edits
from animation_ai_studio.agent.edits.model import MuteShots, SetTransition
from animation_ai_studio.agent.jobs.graphs import JobBuilder
from animation_ai_studio.agent.request.options import FilmOptions
from animation_ai_studio.agent.run.comeback import import_cut
from animation_ai_studio.agent.run.cuts import film_cut
from animation_ai_studio.agent.run.hand_cut import HandCut
from animation_ai_studio.agent.run.revision import revise
from animation_ai_studio.agent.run.store import AMENDED, RunStore
from animation_ai_studio.agent.run.takes import Take, new_job
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.runs import RunFolder
from animation_ai_studio.common.story import Beat, Shot, Storyboard
from animation_ai_studio.film.exchange.export import export_film, plan_export
from animation_ai_studio.film.exchange.formats import ExchangeFormat
from animation_ai_studio.film.film import assemble
from animation_ai_studio.film.picture.encode import TAKE, open_video
from animation_ai_studio.workflows.catalog import Catalog
from animation_ai_studio.workflows.skills import get_skill
from animation_ai_studio.workflows.skills.film import Cut, CutClip
from typer.testing import CliRunner

otio = pytest.importorskip("opentimelineio")
SIZE = (160, 90)


def take(run: RunFolder, subject: str, attempt: int, grey: int) -> None:
    """A shot of two seconds whose brightness counts its frames."""
    job = new_job(run.id, "shot", subject, attempt, 7)
    path = run.takes / f"{job.take}.mp4"
    path.parent.mkdir(exist_ok=True)
    with open_video(path, SIZE, 24, quality=TAKE) as video:
        for number in range(48):
            video.write(np.full((90, 160, 3), grey + number, np.uint8))
    facts = {"files": {"video": path.name}, "seconds": 2.0}
    RunStore(run).save_take(Take.model_validate({"job": job, "files": [path.name], "facts": facts}))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RunFolder:
    """A finished film of three shots, with a dissolve and a wipe."""
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(tmp_path))
    folder = RunFolder.create(tmp_path / "runs", "a small film")
    store = RunStore(folder)
    shots = [Shot(id=f"s{number}") for number in (1, 2, 3)]
    board = Storyboard(
        request="a small film",
        title="Small",
        seconds=10,
        beats=[Beat(kind="setup", shots=shots)],
        end_card="The End",
    )
    store.save_storyboard(board)
    store.save_options(FilmOptions(request="a small film", width=160, height=90))
    for number, grey in ((1, 20), (2, 90), (3, 150)):
        take(folder, f"s{number}", 1, grey)
    take(folder, "s3", 2, 60)
    clips = [
        CutClip(take="s1-t1"),
        CutClip(take="s2-t1", transition="dissolve", cues=[{"sound": "pop", "at": 1.0}]),
        CutClip(take="s3-t1", transition="wipe"),
    ]
    cut = Cut(
        run=folder.id,
        film="film-t1",
        clips=clips,
        title="Small",
        end_card="The End",
        width=160,
        height=90,
    )
    store.save_graph("film-t1", get_skill("assemble_film").graph(cut).to_api(), {})
    made = film_cut_of(store, "film-t1")
    film = assemble(made.clips, made.plan, folder.takes / "film-t1.mp4")
    job = new_job(folder.id, "film", "film", 1, 7)
    facts = film.facts.model_dump(mode="json")
    store.save_take(Take.model_validate({"job": job, "files": ["film-t1.mp4"], "facts": facts}))
    return folder


def film_cut_of(store: RunStore, film: str) -> Any:
    kept = {"s1": "s1-t1", "s2": "s2-t1", "s3": "s3-t1", "film": film}
    (store.run.root / "kept.json").write_text(json.dumps(kept))
    job = new_job(store.run.id, "film", "film", 1, 7)
    facts = {"seconds": 1, "music": {"mood": "none"}, "segments": [], "lines": [], "captions": []}
    store.save_take(Take.model_validate({"job": job, "files": [], "facts": facts}))
    return film_cut(store, {})


def listed(run: RunFolder, form: str, folder: Path) -> Path:
    made = film_cut(RunStore(run), {})
    return export_film(plan_export(made.clips, made.plan, ExchangeFormat(form)), folder, run=run.id)[0]


def rendered(run: RunFolder, target: Path) -> bytes:
    """The film of a run that was imported, as its graph makes it."""
    store = RunStore(run)
    store.save_storyboard(store.storyboard(AMENDED))
    takes = dict(store.kept_takes())
    builder = JobBuilder(
        run_id=run.id,
        options=store.options(),
        storyboard=store.storyboard(AMENDED),
        catalog=Catalog({}),
        takes=takes,
        hand_cut=store.hand_cut(),
    )
    job = new_job(run.id, "film", "film", 1, 7)
    parameters = builder.film_parameters(job).model_copy(update={"seed": 0, "captions": "burnt"})
    store.save_graph(job.take, get_skill("assemble_film").graph(parameters).to_api(), {})
    (run.root / "kept.json").write_text(
        json.dumps({name: one.job.take for name, one in takes.items()} | {"film": job.take})
    )
    facts = {"seconds": 1, "music": {"mood": "none"}, "segments": [], "lines": [], "captions": []}
    store.save_take(Take.model_validate({"job": job, "files": [], "facts": facts}))
    made = film_cut(store, {})
    return assemble(made.clips, made.plan, target).video.read_bytes()


@pytest.mark.parametrize("form", ["otio", "fcp7", "fcpxml", "edl"])
def test_a_film_that_left_and_came_back_is_the_same(run: RunFolder, form: str, tmp_path: Path) -> None:
    """A frame that moves on the way there and back can't be found in a hundred shots."""
    found = import_cut(run, listed(run, form, tmp_path / "out"), {})
    assert (found.changed, found.notes) == (False, ())
    assert rendered(found.run, tmp_path / "again.mp4") == (run.takes / "film-t1.mp4").read_bytes()


def edited(path: Path, change: Callable[[Any], None]) -> Path:
    timeline = otio.adapters.read_from_file(str(path))
    change(timeline.video_tracks()[0])
    otio.adapters.write_to_file(timeline, str(path))
    return path


def test_trims_take_their_sounds_along(run: RunFolder, tmp_path: Path) -> None:
    """A pop that stays where the shot began comes before what pops."""

    def trim(track: Any) -> None:
        clip = next(one for one in track if one.name == "s2-t1")
        six = otio.opentime.RationalTime(6, 24)
        span = clip.source_range
        clip.source_range = otio.opentime.TimeRange(span.start_time + six, span.duration - six)

    found = import_cut(run, edited(listed(run, "otio", tmp_path / "out"), trim), {})
    hand = RunStore(found.run).hand_cut()
    assert hand is not None and found.changed
    assert (hand.clips[1].trim_in, hand.clips[1].cues[0].at) == (0.25, 0.75)
    assert hand.clips[0] == film_cut(RunStore(run), {}).cut.clips[0]


def test_another_take_is_the_one_that_is_kept(run: RunFolder, tmp_path: Path) -> None:
    """A take that somebody chose must not be judged away."""

    def replace(track: Any) -> None:
        clip = next(one for one in track if one.name == "s3-t1")
        clip.name, clip.media_reference.target_url = "better", str(run.takes / "s3-t2.mp4")

    found = import_cut(run, edited(listed(run, "otio", tmp_path / "out"), replace), {})
    assert RunStore(found.run).inherited()["chosen"] == {"s1": "s1-t1", "s2": "s2-t1", "s3": "s3-t2"}
    assert RunStore(found.run).kept_takes()["s3"].job.take == "s3-t2"


def test_cards_that_are_out_aren_t_drawn(run: RunFolder, tmp_path: Path) -> None:
    path = edited(listed(run, "otio", tmp_path / "out"), lambda track: track.pop(0))
    found = import_cut(run, path, {})
    hand = RunStore(found.run).hand_cut()
    assert hand is not None and (hand.title, hand.end) == (False, True)


def test_a_foreign_clip_makes_no_run(run: RunFolder, tmp_path: Path) -> None:
    def rename(track: Any) -> None:
        track[1].name, track[1].media_reference.target_url = "beach", "beach.mov"

    with pytest.raises(StudioError) as caught:
        import_cut(run, edited(listed(run, "otio", tmp_path / "out"), rename), {})
    assert caught.value.code == "exchange_unknown" and run.id in caught.value.message
    assert len(list(run.root.parent.iterdir())) == 1


def test_a_cut_by_hand_stays_while_the_shots_do(run: RunFolder) -> None:
    """Who then changes the music must not lose the cut; another shot has no place in it."""
    store = RunStore(run)
    hand = HandCut(shots=["s1", "s2", "s3"], clips=[CutClip(take="s2-t1")])
    store.save_hand_cut(hand)
    board, options = store.storyboard(), store.options()
    louder = revise(run, board.model_copy(update={"music_level": 3.0}), options)
    assert RunStore(louder).hand_cut() == hand
    fewer = board.model_copy(update={"beats": [Beat(kind="setup", shots=board.shots[:2])]})
    shorter = revise(run, fewer, options)
    assert RunStore(shorter).hand_cut() is None
    assert any("cut as planned" in str(event) for event in shorter.events())


def test_an_order_reaches_a_film_that_was_cut_by_hand(run: RunFolder) -> None:
    """ "Mute shot 2" that changes nothing because the cut came from outside can't be explained to anybody."""
    store = RunStore(run)
    clips = [CutClip(take="s2-t1", trim_in=0.5), CutClip(take="s1-t1"), CutClip(take="s2-t1", trim_out=1.0)]
    store.save_hand_cut(HandCut(shots=["s1", "s2", "s3"], clips=clips))
    board = store.storyboard()
    edits = [MuteShots(shots=["s1"]), SetTransition(shot="s2", transition="iris")]
    changed = apply_edits(board, store.options(), edits, {}, lambda options: board)
    hand = RunStore(revise(run, changed.board, changed.options)).hand_cut()
    assert hand is not None
    assert [clip.heard for clip in hand.clips] == [True, False, True]
    assert [clip.transition for clip in hand.clips] == ["iris", "cut", "cut"]


def test_a_cut_has_the_takes_of_today() -> None:
    hand = HandCut(clips=[CutClip(take="s2-t1", voices=[{"take": "l1-t1"}, {"take": "l2-t1"}])])
    (clip,) = hand.with_takes({"s2": "s2-t3", "l1": "l1-t2"})
    assert clip.take == "s2-t3" and [voice.take for voice in clip.voices] == ["l1-t2"]


def test_the_commands_tell_what_a_format_lacks_and_what_is_no_cut(run: RunFolder, tmp_path: Path) -> None:
    tell = CliRunner().invoke(app, ["export", run.id, "--as", "edl", "--to", str(tmp_path / "out"), "--json"])
    told = json.loads(tell.stdout)
    assert Path(told["files"][0]).is_file() and any("wipe into s3-t1" in one for one in told["baked"])
    wrong = CliRunner().invoke(app, ["import", str(tmp_path / "film.prproj")])
    assert isinstance(wrong.exception, StudioError) and ".otio" in wrong.exception.fix


def test_a_film_at_an_exact_rate_keeps_it(run: RunFolder, tmp_path: Path) -> None:
    """23.976 written as 24 drifts by a frame in 42 seconds."""
    store = RunStore(run)
    cut = film_cut(store, {}).cut.model_copy(update={"fps": Fraction(24000, 1001)})
    store.save_graph("film-t1", get_skill("assemble_film").graph(cut).to_api(), {})
    found = import_cut(run, listed(run, "edl", tmp_path / "out"), {})
    assert not found.changed
