"""Ten minutes at 23.976 frames a second end with picture and sound together, in the plan and in the file."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from animation_ai_studio.agent.request.options import FilmOptions, film_options
from animation_ai_studio.agent.run.timing import fit_lengths
from animation_ai_studio.common.story import Setting, Shot
from animation_ai_studio.common.vocabulary import Mood, Place
from animation_ai_studio.configs.schema import FilmDefaults
from animation_ai_studio.film.cut import Clip, lay_out
from animation_ai_studio.film.film import FilmPlan, assemble
from animation_ai_studio.film.picture.decode import read_frames, read_sound
from animation_ai_studio.film.picture.encode import TAKE, open_video
from animation_ai_studio.film.takes import save_take
from animation_ai_studio.voice.samples import FILM_RATE
from animation_ai_studio.workflows.builder import GraphBuilder
from animation_ai_studio.workflows.skills.film import Cut, CutClip, assemble_film

from .conftest import SIZE

RATES = [
    Fraction(24000, 1001),
    Fraction(30000, 1001),
    Fraction(60000, 1001),
    Fraction(24),
    Fraction(25),
    Fraction(12),
    Fraction(8),
]


def frames_and_samples(path: Path) -> tuple[int, int, Fraction, float]:
    with av.open(str(path)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        sound = float(audio.duration * audio.time_base)
        return (
            video.frames,
            round(sound * FILM_RATE),
            Fraction(video.average_rate),
            float(video.duration * video.time_base),
        )


@pytest.mark.parametrize("fps", RATES, ids=str)
def test_ten_minutes_dont_drift(fps: Fraction) -> None:
    clips = [Clip(Path("none.mp4"), 10.0, name=str(number)) for number in range(60)]
    timeline = lay_out(clips, fps)
    assert timeline.seconds == pytest.approx(float(timeline.frames / fps), abs=1e-9)
    assert abs(timeline.frames / fps - 600) <= 60 / fps, "each clip is rounded to its nearest frame"
    last, _ = timeline.shots()[-1]
    exact = last.first / fps
    assert abs(Fraction(timeline.offset(last)) - exact) * FILM_RATE < 1, (
        "the last clip's sound is a sample off"
    )


@pytest.mark.parametrize("fps", RATES[:3], ids=str)
def test_the_file_says_the_exact_rate_and_sound_ends_with_the_picture(fps: Fraction, tmp_path: Path) -> None:
    path = tmp_path / "long.mp4"
    count = round(60 * fps)
    sound = np.zeros((round(count / fps * FILM_RATE), 2), np.float32)
    sound[round((count - 20) / fps * FILM_RATE) :] = 0.5
    with open_video(path, (32, 32), fps, quality=TAKE, sound=sound) as video:
        for number in range(count):
            video.write(np.full((48, 32), 200 if number >= count - 20 else 16, np.uint8))
    frames, samples, rate, seconds = frames_and_samples(path)
    assert (frames, rate) == (count, fps) and seconds == pytest.approx(float(count / fps), abs=1e-4)
    assert abs(samples - count / fps * FILM_RATE) <= 48, "an mp4 tells a track's length in milliseconds"
    heard = read_sound(path)
    assert heard is not None
    seen = [planes[:32].mean() > 100 for planes in read_frames(path, (32, 32), fps)]
    assert seen.index(True) == count - 20
    assert abs(int(np.argmax(np.abs(heard[:, 0]) > 0.25)) - (count - 20) / fps * FILM_RATE) <= 24


def test_a_film_and_its_record_hold_the_exact_rate(clips: list[Clip], tmp_path: Path) -> None:
    fps = Fraction(24000, 1001)
    film = assemble(clips, FilmPlan(size=SIZE, fps=fps, mood=Mood.NONE), tmp_path / "film.mp4")
    frames, samples, rate, _ = frames_and_samples(film.video)
    assert rate == fps and json.loads(film.record.read_text("utf-8"))["fps"] == "24000/1001"
    assert abs(samples - frames / fps * FILM_RATE) <= 48
    assert save_take(tmp_path, "run", "a", video=film.video).side.fps == "24000/1001"
    assert save_take(tmp_path, "run", "b", video=clips[0].video).side.fps == 24


def test_the_rate_of_a_request_reaches_the_graph() -> None:
    """``--fps 23.976`` and an old request's 24 both arrive as what they mean."""
    options = film_options("a dance", FilmDefaults(), fps="23.976")
    assert FilmOptions.model_validate_json(options.model_dump_json()).fps == Fraction(24000, 1001)
    assert film_options("a dance", FilmDefaults()).fps == 24
    for fps, widget in ((options.fps, 23.976), (24, 24)):
        builder = GraphBuilder()
        assemble_film(builder, Cut(run="a", clips=[CutClip(take="s1")], fps=fps))
        (node,) = [node for node in builder.build().to_api().values() if "fps" in node["inputs"]]
        assert node["inputs"]["fps"] == widget


def test_shots_are_whole_frames_of_the_rate() -> None:
    fps = Fraction(24000, 1001)
    shots = [Shot(id=f"s{number}", seconds=3.0, setting=Setting(place=Place.BEACH)) for number in range(5)]
    lengths = fit_lengths(shots, {}, 17.3, fps)
    for length in lengths.values():
        assert isinstance(length, float) and abs(length * fps - round(length * fps)) < 1e-6
