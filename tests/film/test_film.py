"""Films as files: what a player, an editor and a stopped computer make of them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import psutil
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.vocabulary import FilmStyle, Mood, Transition
from animation_ai_studio.film.cut import Clip
from animation_ai_studio.film.film import CaptionMode, FilmPlan, assemble
from animation_ai_studio.film.picture.decode import probe, read_frames, read_sound
from animation_ai_studio.film.picture.encode import open_video, to_picture, to_planes
from PIL import Image

from .conftest import SIZE, write_clip

PLAN = FilmPlan(mood=Mood.NONE, size=SIZE, names={"luca": "Luca"})


def frames(path: Path) -> list[np.ndarray]:
    return [to_picture(planes) for planes in read_frames(path, SIZE, 24)]


def test_film_is_what_every_player_takes(clips: list[Clip], tmp_path: Path) -> None:
    plan = replace(PLAN, title="The Red Sea", end_card="The End", mood=Mood.PLAYFUL)
    film = assemble(clips, plan, tmp_path / "film.mp4")
    with av.open(str(film.video)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert (video.codec.name, video.pix_fmt, video.average_rate) == ("h264", "yuv420p", 24)
        assert (audio.codec.name, audio.sample_rate, audio.layout.name) == ("aac", 48_000, "stereo")
        assert video.codec_context.colorspace == 1
    head = film.video.read_bytes()
    assert head.index(b"moov") < head.index(b"mdat"), "not made for streaming"
    facts = json.loads(film.record.read_text("utf-8"))
    assert facts["seconds"] == pytest.approx(probe(film.video).seconds, abs=0.03)
    assert [segment["part"] for segment in facts["segments"]] == ["title", "clip", "clip", "end"]
    assert {path.name for path in tmp_path.iterdir()} == {
        f"film.{e}" for e in ("mp4", "srt", "ass", "jpg", "json")
    }
    with Image.open(film.thumbnail) as picture:
        assert picture.size == SIZE
        assert picture.getpixel((160, 60))[0] > 150, "the thumbnail shows a shot, not a card"


def test_sound_and_picture_and_caption_come_together(clips: list[Clip], tmp_path: Path) -> None:
    film = assemble(clips[::-1], PLAN, tmp_path / "film.mp4")
    pictures = frames(film.video)
    cut = next(i for i, picture in enumerate(pictures) if int(picture[60, 160, 0]) > int(picture[60, 160, 2]))
    assert cut == 48
    sound = read_sound(film.video)
    assert sound is not None
    heard = int(np.argmax(np.abs(sound[:, 0]) > 0.05)) / 48_000
    assert heard == pytest.approx(cut / 24 + 0.25, abs=0.04)
    (line,) = film.facts.lines
    (caption,) = film.facts.captions
    assert line.start == pytest.approx(heard, abs=0.04)
    assert caption.start == pytest.approx(line.start, abs=0.01)
    plain = [to_picture(planes) for planes in read_frames(clips[0].video, SIZE, 24)]
    shown = [
        float(np.abs(pictures[cut + i][130:].astype(int) - plain[i][130:]).max()) > 60 for i in range(40)
    ]
    assert shown.index(True) == pytest.approx((caption.start - cut / 24) * 24, abs=1)


def test_every_frame_of_a_clip_is_used_once_and_in_order(clips: list[Clip], tmp_path: Path) -> None:
    film = assemble([clips[1]], replace(PLAN, captions=CaptionMode.OFF), tmp_path / "film.mp4")
    stripe = [int(picture[8, 160, 1]) for picture in frames(film.video)][:36]
    assert all(abs(value - index * 4) <= 4 for index, value in enumerate(stripe))


def test_captions_can_stay_out_of_the_picture(clips: list[Clip], tmp_path: Path) -> None:
    film = assemble(clips, replace(PLAN, captions=CaptionMode.FILE), tmp_path / "film.mp4")
    assert film.subtitles is not None
    assert "Hello there" in film.subtitles.read_text("utf-8")
    with av.open(str(film.video)) as container:
        (track,) = container.streams.subtitles
        texts = [bytes(packet)[2:].decode() for packet in container.demux(track) if packet.size]
    assert "Hello there" in texts
    picture = frames(film.video)[14]
    assert np.ptp(picture[130:, :, 0].astype(int)) < 20
    off = assemble(clips, replace(PLAN, captions=CaptionMode.OFF), tmp_path / "off.mp4")
    assert off.subtitles is None
    assert not (tmp_path / "off.srt").exists()


def test_stopping_leaves_no_film(clips: list[Clip], tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    def progress(fraction: float, text: str) -> None:
        if fraction > 0.5:
            raise Stop

    (tmp_path / "film.mp4").write_bytes(b"the old film")
    with pytest.raises(Stop):
        assemble(clips, PLAN, tmp_path / "film.mp4", progress)
    assert [path.name for path in tmp_path.iterdir()] == ["film.mp4"]
    assert (tmp_path / "film.mp4").read_bytes() == b"the old film"


@pytest.mark.skipif(sys.platform == "win32", reason="limits a process's file size, which Windows can't")
def test_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    script = (
        "import resource, signal, sys, numpy as np; from pathlib import Path\n"
        "from animation_ai_studio.common.errors import StudioError\n"
        "from animation_ai_studio.common.files import atomic_path\n"
        "from animation_ai_studio.film.picture.encode import open_video, TAKE\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))\n"
        "noise = np.random.default_rng(0)\n"
        "try:\n"
        "    with atomic_path(Path(sys.argv[1])) as path, open_video(path, (320, 180), 24, quality=TAKE) as video:\n"
        "        for _ in range(60): video.write(noise.integers(0, 255, (180, 320, 3), dtype=np.uint8))\n"
        "except StudioError as error: print(error.code)\n"
    )
    target = tmp_path / "film.mp4"
    done = subprocess.run(
        [sys.executable, "-c", script, str(target)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["disk_full"], done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("size", [(321, 180), (0, 0), (9000, 180)])
def test_sizes_that_no_film_has_are_refused(clips: list[Clip], tmp_path: Path, size: tuple[int, int]) -> None:
    with pytest.raises(StudioError) as caught:
        assemble(clips, replace(PLAN, size=size), tmp_path / "film.mp4")
    assert caught.value.code == "option_invalid"


def test_clips_of_other_sizes_and_rates_are_shown_whole(clips: list[Clip], tmp_path: Path) -> None:
    tall = tmp_path / "tall.mp4"
    with open_video(tall, (90, 160), 30) as video:
        for _ in range(30):
            video.write(np.full((160, 90, 3), (20, 200, 20), np.uint8))
    film = assemble([clips[1], Clip(tall, 1.0)], PLAN, tmp_path / "film.mp4")
    picture = frames(film.video)[60]
    assert picture[90, 160, 1] > 150
    assert picture[90, 20, 1] < picture[90, 160, 1], "the rest is a darker copy"
    assert probe(film.video).seconds == pytest.approx(3.0, abs=0.05)


@pytest.mark.parametrize("style", list(FilmStyle))
def test_every_style_has_cards_and_captions(clips: list[Clip], tmp_path: Path, style: FilmStyle) -> None:
    plan = replace(PLAN, style=style, title="红海\nThe Red Sea", end_card="The End", size=(180, 320))
    film = assemble([replace(clips[0], transition=Transition.IRIS)], plan, tmp_path / "film.mp4")
    title = to_picture(next(read_frames(film.video, (180, 320), 24, 1.6)))
    assert title.std() > 10


def test_black_and_white_films_take_the_colour_out_of_any_clip(clips: list[Clip], tmp_path: Path) -> None:
    film = assemble([clips[1]], replace(PLAN, style=FilmStyle.NOIR), tmp_path / "film.mp4")
    picture = frames(film.video)[12][60, 160].astype(int)
    assert np.ptp(picture) < 20


def test_missing_and_broken_videos_are_told(clips: list[Clip], tmp_path: Path) -> None:
    with pytest.raises(StudioError) as caught:
        probe(tmp_path / "nowhere.mp4")
    assert caught.value.code == "file_missing"
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(clips[0].video.read_bytes()[:400])
    with pytest.raises(StudioError) as caught:
        probe(broken)
    assert caught.value.code == "file_invalid"


def test_colours_survive_the_way_through_planes() -> None:
    picture = np.zeros((16, 32, 3), np.uint8)
    picture[:, :16] = (200, 60, 40)
    picture[:, 16:] = (30, 120, 220)
    back = to_picture(to_planes(picture)).astype(int)
    assert np.abs(back[:, 4:12] - picture[:, 4:12]).max() <= 4
    assert np.abs(back[:, 20:28] - picture[:, 20:28]).max() <= 4


def test_seeking_gives_the_frame_asked_for(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "long.mp4", (90, 90, 90), seconds=2.5)
    picture = to_picture(next(read_frames(path, SIZE, 24, 1.5)))
    assert abs(int(picture[8, 160, 1]) - 36 * 4) <= 5


@pytest.mark.slow
def test_a_long_film_needs_no_more_memory_than_a_short_one(clips: list[Clip], tmp_path: Path) -> None:
    process = psutil.Process()
    seen: list[int] = []

    def watch(fraction: float, text: str) -> None:
        if fraction > 0.12:
            seen.append(process.memory_info().rss)

    sixty = [replace(clips[index % 2], transition=list(Transition)[index % 5]) for index in range(60)]
    film = assemble(sixty, replace(PLAN, title="Sixty"), tmp_path / "film.mp4", watch)
    assert film.facts.seconds > 80
    assert len(film.facts.lines) == 30
    assert max(seen) - seen[0] < 80e6


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("ffprobe") is None, reason="ffprobe isn't installed")
def test_ffprobe_finds_nothing_wrong(clips: list[Clip], tmp_path: Path) -> None:
    film = assemble(clips, PLAN, tmp_path / "film.mp4")
    done = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(film.video), "-f", "null", os.devnull],
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
