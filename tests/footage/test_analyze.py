"""Whoever brings a film gets its shots to the frame, and keeps what was understood whatever happens meanwhile."""

from __future__ import annotations

import errno
import os
import shutil
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from animation_ai_studio.benchmarks.footage_truth import FootageTruth, TruthForm, write_truth
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.footage import FootageAnalysis, FootageFault, ShotChange, SoundKind
from animation_ai_studio.common.records import plain_name
from animation_ai_studio.footage import analyze, picture
from animation_ai_studio.footage.analyze import Wanted, analyze_footage
from animation_ai_studio.footage.page import check_page, write_page
from animation_ai_studio.footage.source import FileStamp, told_name

SILENT = Wanted(words=False)
Known = tuple[Path, FootageTruth]


def near(found: list[tuple[int, int]], true: list[tuple[int, int]]) -> bool:
    pairs = zip(found, true, strict=False)
    return len(found) == len(true) and all(abs(a - c) <= 3 and abs(b - d) <= 3 for (a, b), (c, d) in pairs)


def test_cuts_dissolves_fades_and_flashes_are_found_where_they_are(known: Known, tmp_path: Path) -> None:
    """A clip that begins a frame early flashes the shot before it."""
    path, truth = known
    found = analyze_footage(path, tmp_path, SILENT)
    assert truth.cuts and truth.gradual and truth.flashes
    assert [one.first for one in found.shots if one.opens is ShotChange.CUT] == truth.cuts
    true = sorted((first, last) for kind, first, last in truth.gradual if kind == "dissolve")
    assert near([(one.first, one.last) for one in found.transitions if one.kind is ShotChange.DISSOLVE], true)
    assert [(one.first, one.last) for one in found.flashes] == truth.flashes
    assert found.source.frames == truth.frames and not found.faults


def test_times_are_exact_where_the_rate_varies(tmp_path: Path) -> None:
    """Frame numbers times a mean rate would cut the film beside its cuts."""
    form = TruthForm("variable", (160, 90), (800, 1400, 1000, 1000), 30_000, seed=3)
    truth = write_truth(tmp_path / "a.mkv", form, 6)
    found = analyze_footage(tmp_path / "a.mkv", tmp_path, SILENT)
    steps = [form.steps[number % 4] for number in range(truth.frames)]
    for shot in found.shots:
        assert shot.start == pytest.approx(sum(steps[: shot.first]) / 30_000, abs=0.001)
        assert float(found.source.time_of(shot.pts)) == pytest.approx(shot.start, abs=1e-5)
    assert [one.first for one in found.shots if one.opens is ShotChange.CUT] == truth.cuts


def test_every_moment_belongs_to_one_shot_and_every_shot_to_one_scene(known: Known, tmp_path: Path) -> None:
    found = analyze_footage(known[0], tmp_path, SILENT)
    ends = [one.end for one in found.shots]
    assert [one.start for one in found.shots] == [0.0, *ends[:-1]]
    assert [name for scene in found.scenes for name in scene.shots] == [one.id for one in found.shots]


def test_a_tone_is_music_and_what_follows_silence(known: Known, tmp_path: Path) -> None:
    found = analyze_footage(known[0], tmp_path, SILENT)
    kinds = [(one.kind, one.start, one.end) for one in found.sounds]
    assert kinds[0][0] is SoundKind.MUSIC and kinds[0][2] == pytest.approx(4.0, abs=0.4)
    assert kinds[1][0] is SoundKind.SILENCE
    assert found.sounds[-1].end == pytest.approx(len(found.loudness) / 10)


def test_a_killed_analysis_goes_on_and_comes_to_the_same(
    known: Known, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two hours of reading would begin again."""
    whole = analyze_footage(known[0], tmp_path / "whole", SILENT)
    monkeypatch.setattr(picture, "BATCH", 40)
    add, batches = picture.FrameStore.add, []

    def killed(store: picture.FrameStore, *batch: list) -> None:
        batches.append(len(batch[1]))
        if len(batches) == 4:
            with store.cells.open("ab") as file:
                file.write(b"half a frame")
            raise KeyboardInterrupt
        add(store, *batch)

    monkeypatch.setattr(picture.FrameStore, "add", killed)
    with pytest.raises(KeyboardInterrupt):
        analyze_footage(known[0], tmp_path / "killed", SILENT)
    again = analyze_footage(known[0], tmp_path / "killed", SILENT)
    assert sum(batches[4:]) == whole.source.frames - 120
    assert [(one.first, one.pts, one.opens) for one in again.shots] == [
        (one.first, one.pts, one.opens) for one in whole.shots
    ]
    assert again.source == whole.source


def test_a_film_that_was_read_is_known_under_another_name(
    known: Known, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = analyze_footage(known[0], tmp_path, SILENT)
    shutil.copy(known[0], tmp_path / "other.mp4")
    monkeypatch.setattr(analyze, "read_picture", None)
    again = analyze_footage(tmp_path / "other.mp4", tmp_path, SILENT)
    assert again.source.name == "other.mp4" and again.shots == first.shots


def test_a_film_that_is_replaced_meanwhile_is_refused(
    known: Known, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of one film and half of another would be told as one."""
    film = tmp_path / "film.mp4"
    shutil.copy(known[0], film)
    read = analyze.read_picture

    def replaced(*given: object) -> object:
        found = read(*given)
        film.write_bytes(b"another film")
        return found

    monkeypatch.setattr(analyze, "read_picture", replaced)
    with pytest.raises(StudioError, match="replaced") as told:
        analyze_footage(film, tmp_path, SILENT)
    assert told.value.code == "file_invalid"


def test_a_full_disk_is_told_and_what_was_kept_stays(
    known: Known, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def full(path: Path, mode: str = "r", *more: object, **also: object) -> object:
        if mode == "ab":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return opened(path, mode, *more, **also)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(StudioError) as told:
        analyze_footage(known[0], tmp_path, SILENT)
    assert told.value.code == "disk_full"


def test_a_film_that_breaks_off_is_told_as_far_as_it_goes(tmp_path: Path) -> None:
    form = TruthForm("24", (160, 90), (1,), 24, seed=1)
    truth = write_truth(tmp_path / "whole.mkv", form, 10)
    data = (tmp_path / "whole.mkv").read_bytes()
    (tmp_path / "half.mkv").write_bytes(data[: len(data) * 2 // 3])
    found = analyze_footage(tmp_path / "half.mkv", tmp_path, SILENT)
    assert FootageFault.CUT_SHORT in found.faults
    cuts = [one.first for one in found.shots if one.opens is ShotChange.CUT]
    assert cuts and cuts == truth.cuts[: len(cuts)]


def test_an_mp4_without_its_end_is_refused_with_a_reason(known: Known, tmp_path: Path) -> None:
    data = known[0].read_bytes()
    (tmp_path / "half.mp4").write_bytes(data[: len(data) // 2])
    with pytest.raises(StudioError) as told:
        analyze_footage(tmp_path / "half.mp4", tmp_path, SILENT)
    assert told.value.code == "file_invalid" and "half.mp4" in told.value.message


@pytest.mark.parametrize("frames", [1, 2])
def test_a_film_of_hardly_a_frame_is_one_shot_without_sound(tmp_path: Path, frames: int) -> None:
    with av.open(str(tmp_path / "one.mp4"), "w") as container:
        stream = container.add_stream("libx264", rate=24)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for _ in range(frames):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8))))
        container.mux(stream.encode())
    found = analyze_footage(tmp_path / "one.mp4", tmp_path, SILENT)
    assert len(found.shots) == 1 and FootageFault.NO_SOUND in found.faults


def test_a_sound_alone_is_measured_and_said_to_have_no_picture(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "tone.wav"), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=16_000, layout="mono")
        wave = (8000 * np.sin(np.arange(32_000) / 10)).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(wave[None], format="s16", layout="mono")
        frame.sample_rate, frame.time_base = 16_000, Fraction(1, 16_000)
        container.mux(stream.encode(frame))
        container.mux(stream.encode())
    found = analyze_footage(tmp_path / "tone.wav", tmp_path, SILENT)
    assert not found.shots and FootageFault.NO_PICTURE in found.faults
    assert len(found.loudness) == 20


def test_what_is_no_film_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_text("not a film")
    with pytest.raises(StudioError) as told:
        analyze_footage(tmp_path / "a.mp4", tmp_path, SILENT)
    assert told.value.code == "file_invalid"


def test_the_page_shows_every_shot_and_harms_nobody(known: Known, tmp_path: Path) -> None:
    """A film's name comes from outside: it is no markup."""
    film = tmp_path / "<b>&.mp4"
    shutil.copy(known[0], film)
    found = analyze_footage(film, tmp_path, SILENT)
    write_page(found, film, tmp_path / "page.html")
    told = (tmp_path / "page.html").read_text("utf-8")
    assert told.count("data:image/jpeg;base64,") == len(found.shots)
    assert "<b>" not in told


def test_an_analysis_comes_back_from_its_file(known: Known, tmp_path: Path) -> None:
    found = analyze_footage(known[0], tmp_path, SILENT)
    kept = tmp_path / "footage" / found.source.sha256 / "analysis.json"
    assert FootageAnalysis.model_validate_json(kept.read_text("utf-8")) == found


def test_a_line_that_a_killed_run_left_half_is_cut_off(tmp_path: Path) -> None:
    """The next run would write behind it, and the joined line would fail every run after."""
    store = picture.FrameStore(tmp_path)
    store.samples.write_bytes(b'{"frame":0,"inner":{"a":1}')
    assert store.kept() == 0 and store.samples.read_bytes() == b""
    store.samples.write_bytes(b'{"frame":0}\n{"frame":1,"inner":{"a":1}')
    assert store.kept() == 0 and store.samples.read_bytes() == b'{"frame":0}\n'


def test_the_page_is_never_written_over_the_film(tmp_path: Path) -> None:
    """One slip on the command line would be the end of somebody's wedding."""
    film = tmp_path / "film.mkv"
    film.write_bytes(b"film")
    page = tmp_path / "page.html"
    page.write_bytes(b"film of an odd name")
    for target, of in ((film, film), (page, page), (tmp_path / "notes.txt", film)):
        with pytest.raises(StudioError) as refused:
            check_page(target, of)
        assert refused.value.code == "option_invalid"
    check_page(tmp_path / "new.html", film)
    assert film.read_bytes() == b"film"


@pytest.mark.parametrize(
    "name", ["a" * 220 + ".mkv", "two\nlines.mkv", "con.mkv", "\udcff.mkv", "holiday 2.mkv"]
)
def test_a_film_of_any_name_is_told_by_one_that_every_system_can_hold(name: str) -> None:
    assert plain_name(told_name(Path(name)))


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StudioError) as refused:
        FileStamp.of(tmp_path)
    assert refused.value.code == "file_invalid"


def grey_film(path: Path, frames: int = 100, form: str | None = None) -> Path:
    """Frames that become lighter, 25 a second."""
    with av.open(str(path), "w", format=form) as container:
        stream = container.add_stream("mpeg2video", 25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for number in range(frames):
            shade = np.full((48, 64, 3), 40 + number, np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(shade, "rgb24")))
        container.mux(stream.encode())
    return path


def end_at(monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    """Ends the run as it is about to keep a batch, once."""
    monkeypatch.setattr(picture, "BATCH", 40)
    add, batches = picture.FrameStore.add, []

    def ended(store: picture.FrameStore, *kept: list) -> None:
        batches.append(store)
        if len(batches) == batch:
            raise KeyboardInterrupt
        add(store, *kept)

    monkeypatch.setattr(picture.FrameStore, "add", ended)


@pytest.mark.parametrize("ending", ["ts", "mpg", "mkv"])
def test_a_film_that_was_read_halfway_is_read_to_its_end(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In some containers a seek leads behind the frame that is sought: frames were lost and a cut was invented."""
    film = grey_film(tmp_path / f"film.{ending}")
    whole = analyze_footage(film, tmp_path / "a", SILENT)
    end_at(monkeypatch, 2)
    with pytest.raises(KeyboardInterrupt):
        analyze_footage(film, tmp_path / "b", SILENT)
    again = analyze_footage(film, tmp_path / "b", SILENT)
    assert again.source == whole.source
    ends = [[(one.first, one.last, one.pts) for one in found.shots] for found in (again, whole)]
    assert ends[0] == ends[1]
    assert again.faults == whole.faults


def test_a_run_that_was_killed_at_its_very_end_knows_how_long_the_film_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = grey_film(tmp_path / "film.mkv")
    whole = analyze_footage(film, tmp_path / "a", SILENT)
    kept = picture.read_picture

    def ended(*asked: object) -> None:
        kept(*asked)
        raise KeyboardInterrupt

    with monkeypatch.context() as once:
        once.setattr(analyze, "read_picture", ended)
        with pytest.raises(KeyboardInterrupt):
            analyze_footage(film, tmp_path / "b", SILENT)
    assert analyze_footage(film, tmp_path / "b", SILENT).source.seconds == whole.source.seconds > 3.9
