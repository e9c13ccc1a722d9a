"""The cut: frames, sound and captions must agree, whatever a person chains together."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.story import Cue, Speech, TimedLine
from animation_ai_studio.common.vocabulary import Place, Sound, Transition
from animation_ai_studio.film.cues import read_cues, read_names, write_cues
from animation_ai_studio.film.cut import Clip, SegmentPart, lay_out
from animation_ai_studio.film.picture.transitions import Mixer, black, darken
from animation_ai_studio.film.sound.soundtrack import places, voices


def clip(seconds: float = 3.0, said: float = 0.0, at: float = 0.25, **values: object) -> Clip:
    lines = ()
    sound = None
    if said:
        speech = Speech(character="luca", text="Hello there", seconds=said)
        lines = (TimedLine(speech=speech, start=at),)
        sound = np.zeros((round((at + said) * 48_000), 2), np.float32)
        sound[round(at * 48_000) :] = 0.5
    return Clip(Path("x.mp4"), seconds, lines, sound, **values)  # type: ignore[arg-type]


def test_film_is_as_long_as_its_parts_less_overlaps() -> None:
    clips = [clip(2.0), clip(3.0, transition=Transition.DISSOLVE), clip(1.0)]
    timeline = lay_out(clips, 24, title_seconds=2.0, end_seconds=1.0)
    parts = [(s.part, s.first, s.frames, s.overlap) for s in timeline.segments]
    assert parts[0] == (SegmentPart.TITLE, 0, 48, 0)
    assert parts[2] == (SegmentPart.CLIP, 48 + 48 - 12 - timeline.segments[1].overlap, 72, 12)
    assert timeline.frames == sum(s.frames for s in timeline.segments) - sum(
        s.overlap for s in timeline.segments
    )


@pytest.mark.parametrize("transition", list(Transition))
def test_transitions_never_make_two_lines_sound_at_once(transition: Transition) -> None:
    clips = [clip(2.0, said=1.7), clip(2.0, said=1.0, at=0.1, transition=transition)]
    timeline = lay_out(clips, 24)
    first, second = timeline.spoken()
    assert second.start >= first.start + first.seconds - 1 / 24


def test_clip_waits_for_the_end_of_its_line() -> None:
    timeline = lay_out([clip(1.0, said=3.0)], 24)
    assert timeline.seconds >= 3.25


def test_j_cut_is_heard_before_it_is_seen_and_stays_in_sync() -> None:
    timeline = lay_out([clip(3.0), clip(3.0, said=1.5, at=0.1, trim_in=0.5, lead=0.5)], 24)
    segment = timeline.segments[1]
    (line,) = timeline.spoken()
    assert line.start == pytest.approx(segment.first / 24 - 0.4)
    (track,) = voices(timeline)
    heard = track.at + int(np.argmax(track.samples[:, 0] > 0.4)) / 48_000
    assert heard == pytest.approx(line.start, abs=1 / 48_000 + 0.001)


def test_l_cut_runs_on_under_the_next_picture() -> None:
    clips = [clip(3.0, said=2.5, trim_out=1.0, lag=1.0), clip(3.0)]
    timeline = lay_out(clips, 24)
    (track,) = voices(timeline)
    assert track.at + len(track.samples) / 48_000 > timeline.segments[1].first / 24 + 0.5


def test_trim_without_lag_silences_what_is_cut_off() -> None:
    timeline = lay_out([clip(3.0, said=2.5, trim_out=1.5), clip(3.0)], 24)
    (track,) = voices(timeline)
    assert track.at + len(track.samples) / 48_000 <= timeline.segments[1].first / 24 + 0.02


def test_cues_count_from_both_ends() -> None:
    cues = (Cue(sound=Sound.SPLASH, at=0.5), Cue(sound=Sound.BOING, at=-0.5), Cue(sound=Sound.POP, at=29.0))
    timeline = lay_out([clip(2.0), clip(3.0, cues=cues)], 24)
    assert [at for _, at in timeline.cues()] == [pytest.approx(value) for value in (2.5, 4.5, 5.0)]


def test_neighbours_in_one_place_share_its_air() -> None:
    timeline = lay_out([clip(2.0, place=Place.BEACH), clip(3.0, place=Place.BEACH), clip(1.0)], 24)
    assert [(place, start, end) for place, _, start, end in places(timeline)] == [(Place.BEACH, 0.0, 5.0)]


@pytest.mark.parametrize("clips", [[], [clip()] * 121, [clip(1.0, trim_in=0.6, trim_out=0.6)]])
def test_what_is_no_film_is_told(clips: list[Clip]) -> None:
    with pytest.raises(StudioError) as caught:
        lay_out(clips, 24)
    assert caught.value.code == "media_failed"


def test_sixty_clips_are_a_film() -> None:
    timeline = lay_out([clip(0.5, transition=Transition.WIPE)] * 60, 24, title_seconds=1, end_seconds=1)
    assert timeline.frames > 24 * 15


def test_transitions_begin_with_the_old_and_end_with_the_new_picture() -> None:
    size = (64, 36)
    before, after = black(size), black(size)
    before[:36] = 60
    after[:36] = 200
    for kind in Transition:
        mixer = Mixer(size)
        early, late = mixer.mix(kind, before, after, 0.02), mixer.mix(kind, before, after, 0.98)
        if kind is not Transition.CUT:
            assert abs(int(early[18, 32]) - 60) < 8, kind
        assert abs(int(late[18, 32]) - 200) < 12, kind
    assert darken(after, 0.0)[18, 32] == 16


def test_cues_and_names_are_read_as_written() -> None:
    cues = read_cues("splash 1.2, boing -0.5\nding")
    assert [(cue.sound, cue.at) for cue in cues] == [
        (Sound.SPLASH, 1.2),
        (Sound.BOING, -0.5),
        (Sound.DING, 0.0),
    ]
    assert read_cues(write_cues(cues)) == cues
    assert read_names("luca: Captain Blub\n", {"luca": "Luca", "mira": "Mira"}) == {
        "luca": "Captain Blub",
        "mira": "Mira",
    }


@pytest.mark.parametrize(
    "text", ["quack 1", "splash soon", "splash 99", "splash nan", ", ".join(["pop"] * 13)]
)
def test_bad_cues_name_what_is_allowed(text: str) -> None:
    with pytest.raises(StudioError) as caught:
        read_cues(text)
    assert caught.value.code == "option_invalid"
