"""A cut that comes back must mean what the person saw in the other program, and nothing may vanish without a word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.files import file_sha256
from animation_ai_studio.common.vocabulary import Transition
from animation_ai_studio.film.cut import Clip
from animation_ai_studio.film.exchange.edit_list import EditClip, EditGap, EditList, EditRole
from animation_ai_studio.film.exchange.export import plan_export
from animation_ai_studio.film.exchange.formats import ExchangeFormat
from animation_ai_studio.film.exchange.relink import Relinker, ShotCut, cut_of
from animation_ai_studio.film.exchange.timelines import read_timeline

from .conftest import PLAN, exported

FORMS = ["otio", "fcp7", "fcpxml", "edl"]


def laid(clips: list[Clip], form: str) -> EditList:
    found = plan_export(clips, PLAN, ExchangeFormat(form)).laid
    assert found is not None
    return found.edit


def links(edit: EditList, folder: Path = Path("/nowhere"), **hashes: str) -> Relinker:
    names = frozenset({one.name for one in edit.pictures.clips} | {"s1-t2"})
    return Relinker("run r", names, hashes, folder, file_sha256)


def changed(edit: EditList, change: Callable[[list[EditClip | EditGap]], object]) -> EditList:
    items = list(edit.pictures.items)
    change(items)
    return replace(edit, pictures=replace(edit.pictures, items=tuple(items)))


def named(items: list[EditClip | EditGap], name: str) -> int:
    return next(n for n, one in enumerate(items) if isinstance(one, EditClip) and one.name == name)


@pytest.mark.parametrize("form", FORMS)
def test_what_nobody_changed_comes_back_as_it_was(three: list[Clip], form: str, tmp_path: Path) -> None:
    """Through every format the cut must come back to the frame, baked wipe and title included."""
    listed = exported(three, form, tmp_path / "out")
    edit = read_timeline(listed, ExchangeFormat(form), Fraction(24))
    found = cut_of(edit, laid(three, form), links(laid(three, form)))
    wanted = [
        ShotCut(clip.name, round(clip.trim_in * 24), segment.frames, segment.transition, segment.overlap)
        for segment, clip in plan_export(three, PLAN, ExchangeFormat(form)).timeline.shots()
    ]
    assert all(now.alike(was) for now, was in zip(found.shots, wanted, strict=True)), (found.shots, wanted)
    assert (found.title, found.end, found.notes) == (True, True, ())


@pytest.mark.parametrize("form", FORMS)
def test_shots_that_were_trimmed_moved_and_split(three: list[Clip], form: str) -> None:
    edit = laid(three, form)

    def recut(items: list[EditClip | EditGap]) -> None:
        at = named(items, "s3-t1")
        last = items[at]
        assert isinstance(last, EditClip)
        first = replace(last, frames=6, transition=Transition.CUT, overlap=0)
        second = replace(first, first=first.first + 6, frames=4)
        items[at : at + 1] = [second, first]

    found = cut_of(changed(edit, recut), edit, links(edit))
    begins = found.shots[-2].first
    assert [one.take for one in found.shots] == ["s1-t1", "s2-t1", "s3-t1", "s3-t1"]
    assert found.shots[-2].frames == 4 and found.shots[-1].first == begins - 6


def test_a_wipe_whose_shot_left_becomes_a_cut_and_is_told(three: list[Clip]) -> None:
    edit = laid(three, "edl")
    found = cut_of(changed(edit, lambda items: items.pop(named(items, "s2-t1"))), edit, links(edit))
    assert "s3-t1-wipe stands beside another shot now" in " ".join(found.notes)
    assert found.shots[-1].transition is Transition.CUT


def test_cards_that_were_taken_out_stay_out(three: list[Clip]) -> None:
    edit = laid(three, "otio")
    found = cut_of(changed(edit, lambda items: items.pop(0)), edit, links(edit))
    assert (found.title, found.end) == (False, True)


def test_a_line_whose_sound_was_taken_away_is_silent(three: list[Clip]) -> None:
    edit = laid(three, "otio")
    without = tuple(track for track in edit.sounds if track.name != "dialogue")
    shots = cut_of(replace(edit, sounds=without), edit, links(edit)).shots
    assert [one.heard for one in shots] == [False, True, True]
    assert all(one.heard for one in cut_of(replace(edit, sounds=()), edit, links(edit)).shots)


def test_clips_are_found_by_file_and_checksum(three: list[Clip], tmp_path: Path) -> None:
    """Other programs rename clips, shout their names or add the file's ending."""
    edit = laid(three, "otio")
    (tmp_path / "renamed.mp4").write_bytes(b"a shot")
    known = {file_sha256(tmp_path / "renamed.mp4"): "s2-t1"}

    def rename(items: list[EditClip | EditGap]) -> None:
        first, second = named(items, "s1-t1"), named(items, "s2-t1")
        items[first] = replace(items[first], name="S1-T1.MP4", media="")  # type: ignore[arg-type]
        items[second] = replace(items[second], name="x", media="file:///elsewhere/renamed.mp4")  # type: ignore[arg-type]

    found = cut_of(changed(edit, rename), edit, replace(links(edit, tmp_path), hashes=known))
    assert [one.take for one in found.shots] == ["s1-t1", "s2-t1", "s3-t1"]


def test_another_take_of_the_run_may_be_put_in(three: list[Clip]) -> None:
    edit = laid(three, "otio")

    def replaced(items: list[EditClip | EditGap]) -> None:
        at = named(items, "s1-t1")
        items[at] = replace(items[at], name="mine", media="takes/s1-t2.mp4")  # type: ignore[arg-type]

    assert cut_of(changed(edit, replaced), edit, links(edit)).shots[0].take == "s1-t2"


def test_a_clip_that_is_no_take_is_named_with_where_it_was_looked_for(three: list[Clip]) -> None:
    edit = laid(three, "otio")

    def foreign(items: list[EditClip | EditGap]) -> None:
        items[2:2] = [EditClip("beach.mov", "file:///home/a%20b/beach.mov", 0, 12)]

    with pytest.raises(StudioError) as caught:
        cut_of(changed(edit, foreign), edit, links(edit))
    assert caught.value.code == "exchange_unknown"
    assert "beach.mov" in caught.value.message and "/home/a b/beach.mov" in caught.value.message


def test_gaps_and_switched_off_clips_are_told(three: list[Clip]) -> None:
    edit = laid(three, "otio")

    def off(items: list[EditClip | EditGap]) -> None:
        at = named(items, "s2-t1")
        items[at : at + 1] = [EditGap(5), replace(items[at], heard=False)]  # type: ignore[list-item, arg-type]

    found = cut_of(changed(edit, off), edit, links(edit))
    told = " ".join(found.notes)
    assert "gap at" in told and "'s2-t1'" in told and [one.take for one in found.shots] == ["s1-t1", "s3-t1"]


def test_a_list_without_shots_is_no_cut(three: list[Clip]) -> None:
    edit = laid(three, "otio")
    cards = tuple(one for one in edit.pictures.clips if one.role is not EditRole.SHOT)
    with pytest.raises(StudioError) as caught:
        cut_of(replace(edit, pictures=replace(edit.pictures, items=cards)), edit, links(edit))
    assert caught.value.code == "file_invalid"


def test_lists_of_other_tools_are_read_or_refused_with_a_sentence(tmp_path: Path) -> None:
    """Adapters end with a line of Python for what isn't theirs."""
    for name, text in (
        ("broken.otio", "{"),
        ("other.otio", '{"OTIO_SCHEMA": "Marker.2"}'),
        ("new.otio", '{"OTIO_SCHEMA": "Timeline.99"}'),
        ("empty.otio", '{"OTIO_SCHEMA": "Timeline.1", "tracks": {"OTIO_SCHEMA": "Stack.1", "children": []}}'),
        ("a.xml", "<xmeml><sequence/></xmeml>"),
        ("b.xml", "no xml"),
        ("c.fcpxml", "<fcpxml version='1.8'/>"),
        ("d.edl", "TITLE: X\n001  AX  V  C  garbage"),
        ("e.edl", ""),
    ):
        path = tmp_path / name
        path.write_text(text)
        forms = {".otio": "otio", ".xml": "fcp7", ".fcpxml": "fcpxml", ".edl": "edl"}
        with pytest.raises(StudioError) as caught:
            read_timeline(path, ExchangeFormat(forms[path.suffix]), Fraction(24))
        assert (
            caught.value.code == "file_invalid" and name in caught.value.message
        ) or "track" in caught.value.message


def test_an_edit_list_of_another_tool(tmp_path: Path) -> None:
    """Reels without files, a dissolve and a speed change, as old systems write them."""
    path = tmp_path / "theirs.edl"
    path.write_text(
        "TITLE: CUT 3\nFCM: NON-DROP FRAME\n\n"
        "001  S1T1     V     C        00:00:00:00 00:00:02:00 01:00:00:00 01:00:02:00\n"
        "* FROM CLIP NAME: S1-T1.MP4\n\n"
        "002  S2T1     V     C        00:00:00:12 00:00:01:12 01:00:02:00 01:00:04:00\n"
        "M2   S2T1       012.0                00:00:00:12\n* FROM CLIP NAME: S2-T1.MP4\n"
    )
    edit = read_timeline(path, ExchangeFormat.EDL, Fraction(24))
    assert next((one.name, one.first, one.frames) for one in edit.pictures.clips) == ("S1-T1.MP4", 0, 48)
    assert any("speed of 'S2-T1.MP4'" in note for note in edit.notes)


def test_nested_stacks_and_strange_schemas_are_told(tmp_path: Path) -> None:
    """What another program nests can't be taken over; silently it would be a hole in the film."""
    otio = pytest.importorskip("opentimelineio")
    length = otio.opentime.TimeRange(otio.opentime.RationalTime(0, 24), otio.opentime.RationalTime(24, 24))
    clip = otio.schema.Clip("s1-t1", otio.schema.MissingReference(), length)
    inner = otio.schema.Stack("titles", children=[otio.schema.Track(children=[clip.deepcopy()])])
    first = otio.schema.Track("V1", kind="Video", children=[clip.deepcopy(), inner.deepcopy()])
    tracks = [first, inner.deepcopy()]
    tracks.append(otio.schema.Track("V2", kind="Video", children=[clip.deepcopy()]))
    timeline = otio.schema.Timeline("theirs")
    timeline.tracks.extend(tracks)
    path = tmp_path / "theirs.otio"
    otio.adapters.write_to_file(timeline, str(path))
    told = " ".join(read_timeline(path, ExchangeFormat.OTIO, Fraction(24)).notes)
    assert "nested stack 'titles'" in told and "further tracks" in told and "stacks beside the tracks" in told
    path.write_text(path.read_text().replace('"effects": []', '"effects": [{"OTIO_SCHEMA": "Glow.7"}]', 1))
    with pytest.raises(StudioError, match="of a kind that OpenTimelineIO doesn't know"):
        read_timeline(path, ExchangeFormat.OTIO, Fraction(24))
