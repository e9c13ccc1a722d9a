"""A cut that leaves must show in another program what the film shows, or say by name what is missing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.vocabulary import FilmStyle, Mood, Transition
from animation_ai_studio.film.cut import Clip
from animation_ai_studio.film.exchange.edit_list import EditClip, EditList
from animation_ai_studio.film.exchange.export import export_film, plan_export
from animation_ai_studio.film.exchange.formats import CAPABILITIES, ExchangeFormat
from animation_ai_studio.film.exchange.timelines import differences, read_timeline
from animation_ai_studio.film.film import CaptionMode, assemble
from animation_ai_studio.film.picture.decode import read_frames, read_sound
from animation_ai_studio.film.picture.transitions import Mixer
from animation_ai_studio.film.takes import read_wav

from .conftest import PLAN, exported

LISTS = [form for form, known in CAPABILITIES.items() if known.adapter]


def shown(edit: EditList, folder: Path) -> Iterator[np.ndarray]:
    """The frames of an edit list, as a program would play them from its media."""
    mixer = Mixer(PLAN.size)
    leaving: Iterator[np.ndarray] = iter(())
    for clip in edit.pictures.clips:
        media = folder / "media" / clip.media.rpartition("/")[2]
        frames = read_frames(media, PLAN.size, edit.fps, clip.first / float(edit.fps))
        for step in range(clip.overlap):
            part = (step + 1) / (clip.overlap + 1)
            yield mixer.mix(clip.transition, next(leaving), next(frames), part)
        yield from islice(frames, clip.frames - clip.overlap)
        leaving = frames


@pytest.mark.parametrize("form", LISTS)
def test_what_another_program_plays_is_the_film(three: list[Clip], form: str, tmp_path: Path) -> None:
    """Without this, a list could be read back equal and still show other frames than the film."""
    plan = replace(PLAN, captions=CaptionMode.OFF)
    film = assemble(three, plan, tmp_path / "film.mp4")
    listed = exported(three, form, tmp_path / "out", plan)
    edit = read_timeline(listed, ExchangeFormat(form), Fraction(24))
    names = {one.name: one for one in edit.pictures.clips}
    assert {"title", "s1-t1", "s2-t1", "s3-t1", "end"} <= names.keys()
    mended = [replace(one, media=f"{one.name}.mp4") for one in edit.pictures.clips]
    frames = list(shown(replace(edit, pictures=replace(edit.pictures, items=tuple(mended))), listed.parent))
    wanted = list(read_frames(film.video, PLAN.size, 24))
    assert len(frames) == len(wanted)
    apart = [float(np.abs(a.astype(int) - b.astype(int)).mean()) for a, b in zip(frames, wanted, strict=True)]
    assert max(apart) < 3.0, int(np.argmax(apart))


@pytest.mark.parametrize("form", LISTS)
def test_what_a_format_lacks_is_told(three: list[Clip], form: str) -> None:
    """A transition or a sound that goes without a word is noticed when the film is shown."""
    planned = plan_export(three, PLAN, ExchangeFormat(form))
    known = CAPABILITIES[ExchangeFormat(form)]
    told = " ".join((*planned.baked, *planned.left_out))
    assert ("the wipe into s3-t1" in told) is (Transition.WIPE not in known.transitions)
    assert ("the dissolve into s2-t1" in told) is (Transition.DISSOLVE not in known.transitions)
    assert ("audio/dialogue.wav" in told) is not known.sound
    assert ("markers" in told) is not known.markers
    assert "title card" in told and "captions" in told


@pytest.mark.parametrize("form", ["edl", "fcp7", "fcpxml"])
def test_a_rate_that_cannot_be_counted_is_refused_by_name(three: list[Clip], form: str) -> None:
    """OpenTimelineIO's adapters end with a word about SMPTE, or read another rate."""
    with pytest.raises(StudioError) as caught:
        plan_export(three, replace(PLAN, fps=12), ExchangeFormat(form))
    assert caught.value.code == "exchange_refused" and "12 frames" in caught.value.message


@pytest.mark.parametrize("rate", sorted({24, Fraction(24000, 1001), 25, Fraction(30000, 1001), 60}))
@pytest.mark.parametrize("form", LISTS)
def test_every_rate_of_the_table_comes_back(
    three: list[Clip], form: str, rate: Fraction, tmp_path: Path
) -> None:
    """23.976 that comes back as 24 is a frame off after 42 seconds."""
    known = CAPABILITIES[ExchangeFormat(form)]
    plan = replace(PLAN, fps=Fraction(rate), mood=Mood.NONE)
    if known.rates is not None and rate not in known.rates:
        with pytest.raises(StudioError, match="frames a second"):
            plan_export(three, plan, ExchangeFormat(form))
        return
    listed = exported(three, form, tmp_path / "out", plan)
    assert read_timeline(listed, ExchangeFormat(form), Fraction(rate)).fps == rate


def test_the_stems_together_are_the_films_sound(three: list[Clip], tmp_path: Path) -> None:
    """Stems that begin elsewhere, or lack the room made for speech, make another mix."""
    listed = exported(three, "otio", tmp_path / "out")
    film = assemble(three, PLAN, tmp_path / "film.mp4")
    stems = {path.stem: read_wav(path)[0] for path in (listed.parent / "audio").iterdir()}
    assert set(stems) == {"dialogue", "music"}
    assert {len(one) for one in stems.values()} == {round(film.facts.seconds * 24) * 2000}
    heard = read_sound(film.video)
    assert heard is not None
    both = sum(stems.values())[: len(heard)]
    assert np.corrcoef(both[:, 0], heard[: len(both), 0])[0, 1] > 0.98
    loud = np.abs(stems["dialogue"]).max(axis=1)
    assert abs(float(np.argmax(loud > 0.01)) / 48_000 - film.facts.lines[0].start) < 0.02


def test_a_style_without_colours_is_in_the_shots(three: list[Clip], tmp_path: Path) -> None:
    """A black-and-white film would come back in colours."""
    listed = exported(three, "edl", tmp_path / "out", replace(PLAN, style=FilmStyle.NOIR))
    frame = next(read_frames(listed.parent / "media" / "s1-t1.mp4", PLAN.size, 24))
    assert np.abs(frame[180:].astype(int) - 128).mean() < 6
    assert "black and white" in " ".join(json.loads((listed.parent / "exchange.json").read_text())["baked"])


def test_a_shot_of_the_films_form_is_its_take(three: list[Clip], tmp_path: Path) -> None:
    """Encoded once more it would lose quality, and its checksum wouldn't find the take again."""
    listed = exported(three, "otio", tmp_path / "out")
    assert (listed.parent / "media" / "s1-t1.mp4").read_bytes() == three[0].video.read_bytes()


def test_other_things_in_a_folder_stay(three: list[Clip], tmp_path: Path) -> None:
    """An export into one's pictures must not replace them; an earlier export is."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "holiday.jpg").write_text("x")
    with pytest.raises(StudioError) as caught:
        exported(three, "otio", tmp_path / "mine")
    assert caught.value.code == "option_invalid" and (tmp_path / "mine" / "holiday.jpg").exists()
    first = exported(three, "otio", tmp_path / "out")
    assert exported(three[:2], "otio", tmp_path / "out") == first
    assert not list(tmp_path.glob(".out*"))


def test_a_stopped_export_leaves_nothing(three: list[Clip], tmp_path: Path) -> None:
    def stop(fraction: float, text: str) -> None:
        if fraction > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_film(plan_export(three, PLAN, ExchangeFormat.EDL), tmp_path / "out", progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_a_list_that_came_back_otherwise_is_told(three: list[Clip], tmp_path: Path) -> None:
    """The comparison must see a clip that begins a frame later, lasts longer or shows another file."""
    listed = exported(three, "otio", tmp_path / "out")
    edit = read_timeline(listed, ExchangeFormat.OTIO)
    assert list(differences(edit, edit, ExchangeFormat.OTIO)) == []
    for change in ({"first": 3}, {"frames": 7}, {"media": "media/other.mp4"}, {"overlap": 2}):
        items = list(edit.pictures.items)
        assert isinstance(items[2], EditClip)
        items[2] = replace(items[2], **change)  # type: ignore[arg-type]
        other = replace(edit, pictures=replace(edit.pictures, items=tuple(items)))
        assert list(differences(edit, other, ExchangeFormat.OTIO)), change


def test_a_draft_for_jianying_has_no_gaps(three: list[Clip], tmp_path: Path) -> None:
    """Rounded microseconds that leave a gap show black for a frame."""
    plan = replace(PLAN, fps=Fraction(30000, 1001))
    listed = exported(three, "jianying", tmp_path / "out", plan)
    draft = json.loads(listed.read_text("utf-8"))
    known = {one["id"]: one for kind in draft["materials"].values() for one in kind}
    for track in draft["tracks"]:
        at = None
        for segment in track["segments"]:
            where, media = segment["target_timerange"], known[segment["material_id"]]
            assert track["type"] in ("audio", "text") or at in (None, where["start"])
            at = where["start"] + where["duration"]
            assert track["type"] == "text" or Path(media["path"]).is_file()
    assert [track["type"] for track in draft["tracks"]] == ["video", "audio", "audio", "text"]


def test_captions_leave_alone(three: list[Clip], tmp_path: Path) -> None:
    """Who only wants subtitles gets no gigabyte of media."""
    assert three[0].lines[0].speech.text in exported(three, "vtt", tmp_path / "vtt").read_text("utf-8")
    with pytest.raises(StudioError) as caught:
        plan_export(three[1:], PLAN, ExchangeFormat.SRT)
    assert caught.value.code == "exchange_refused"
