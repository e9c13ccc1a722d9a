"""A "film" that is really a list of other files or addresses must not make the studio open those."""

from __future__ import annotations

import re
import wave
from pathlib import Path

import av
import numpy as np
import pytest
from animation_ai_studio.common import media
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.media import demuxer_of, open_media
from animation_ai_studio.film.takes import read_wav, save_take
from animation_ai_studio.tests.sources import source_files


def film(path: Path, codec: str = "mpeg4", count: int = 12) -> Path:
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=12)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for shade in range(count):
            picture = np.full((48, 64, 3), shade * 9, np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode(None))
    return path


def sound(path: Path, codec: str) -> Path:
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=48_000, layout="mono")
        for start in range(0, 48_000, 1152):
            frame = av.AudioFrame.from_ndarray(np.zeros((1, 1152), np.float32), format="fltp", layout="mono")
            frame.sample_rate, frame.pts = 48_000, start
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


@pytest.mark.parametrize(
    ("name", "codec", "demuxer"),
    [
        ("a.mp4", "mpeg4", "mov"), ("a.mov", "mpeg4", "mov"), ("a.mkv", "mpeg4", "matroska"),
        ("a.webm", "libvpx", "matroska"), ("a.avi", "mpeg4", "avi"), ("a.flv", "flv1", "flv"),
        ("a.ts", "mpeg2video", "mpegts"), ("a.mpg", "mpeg2video", "mpeg"), ("a.wmv", "mpeg4", "asf"),
    ],
)  # fmt: skip
def test_films_of_every_kind_that_people_have_are_read(
    tmp_path: Path, name: str, codec: str, demuxer: str
) -> None:
    path = film(tmp_path / name, codec).rename(tmp_path / "film.bin")
    assert demuxer_of(path) == demuxer
    with open_media(path) as container:
        assert sum(1 for _ in container.decode(video=0)) == 12


@pytest.mark.parametrize(
    ("name", "codec"), [("a.wav", "pcm_s16le"), ("a.flac", "flac"), ("a.ogg", "libopus"), ("a.mp3", "libmp3lame"),
                        ("a.aac", "aac"), ("a.aiff", "pcm_s16be"), ("a.m4a", "aac")],
)  # fmt: skip
def test_sounds_of_every_kind_that_people_have_are_read(tmp_path: Path, name: str, codec: str) -> None:
    with open_media(sound(tmp_path / name, codec)) as container:
        assert sum(frame.samples for frame in container.decode(audio=0)) >= 47_000


LISTS = {
    "concat": "ffconcat version 1.0\nfile other.mp4\n",
    "hls": "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:1.0,\nother.mp4\n#EXT-X-ENDLIST\n",
    "dash": '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>other.mp4</BaseURL></MPD>',
    "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nm=video 5004 RTP/AVP 96\n",
    "pls": "[playlist]\nFile1=other.mp4\n",
    "text": "only a note\n",
    "empty": "",
}


@pytest.mark.parametrize("kind", sorted(LISTS))
@pytest.mark.parametrize("name", ["film.mp4", "film.m3u8", "film.ffconcat"])
def test_a_list_of_files_is_refused_whatever_it_is_called(tmp_path: Path, kind: str, name: str) -> None:
    film(tmp_path / "other.mp4")
    (tmp_path / name).write_text(LISTS[kind])
    with pytest.raises(StudioError) as caught, open_media(tmp_path / name):
        pass
    assert caught.value.code == "file_invalid" and name in caught.value.message


def test_a_list_isnt_kept_as_a_take(tmp_path: Path) -> None:
    good = film(tmp_path / "other.mp4")
    take = save_take(tmp_path, "run", "a", video=good)
    (tmp_path / "film.mp4").write_text(LISTS["concat"])
    with pytest.raises(StudioError, match="playlists"):
        save_take(tmp_path, "run", "a", video=tmp_path / "film.mp4")
    assert take.video is not None and take.video.read_bytes() == good.read_bytes()


def test_a_names_colon_is_no_protocol(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``concat:a|b`` would be read as two other files, ``http:…`` as an address."""
    monkeypatch.chdir(tmp_path)
    odd = film(tmp_path / "other.mp4", count=3).rename(tmp_path / "concat:a.mp4|b.mp4")
    film(tmp_path / "a.mp4")
    with open_media(Path(odd.name)) as container:
        assert sum(1 for _ in container.decode(video=0)) == 3


def test_a_title_in_another_encoding_costs_no_film(tmp_path: Path) -> None:
    """Old editing programs write Latin-1 where UTF-8 belongs."""
    with av.open(str(tmp_path / "a.mkv"), "w") as container:
        container.metadata["title"] = "Caf!"
        stream = container.add_stream("mpeg4", rate=12)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        container.mux(
            stream.encode(av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), format="rgb24"))
        )
        container.mux(stream.encode(None))
    content = (tmp_path / "a.mkv").read_bytes()
    (tmp_path / "a.mkv").write_bytes(content.replace(b"Caf!", "Café".encode("latin-1")))
    with open_media(tmp_path / "a.mkv") as container:
        assert "Caf" in container.metadata["title"] and sum(1 for _ in container.decode(video=0)) == 1


def test_a_film_without_end_is_refused_by_its_header(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = film(tmp_path / "a.mp4")
    for bound, value in (("MOST_SECONDS", 0.5), ("MOST_SIDE", 63), ("MOST_PIXELS", 64 * 48 - 1)):
        with monkeypatch.context() as patch:
            patch.setattr(media, bound, value)
            with pytest.raises(StudioError) as caught, open_media(path):
                pass
        assert caught.value.code == "file_invalid"


def test_a_film_that_is_cut_short_or_gone_is_told(tmp_path: Path) -> None:
    whole = film(tmp_path / "a.mp4").read_bytes()
    (tmp_path / "cut.mp4").write_bytes(whole[:400])
    for name, code in (("cut.mp4", "file_invalid"), ("gone.mp4", "file_missing")):
        with pytest.raises(StudioError) as caught, open_media(tmp_path / name):
            pass
        assert caught.value.code == code


def test_a_takes_sound_of_another_width_is_told(tmp_path: Path) -> None:
    """Its bytes would be heard as noise, or fail in numpy."""
    with wave.open(str(tmp_path / "a.wav"), "wb") as file:
        file.setparams((1, 3, 48_000, 0, "NONE", ""))
        file.writeframes(bytes(300))
    with pytest.raises(StudioError) as caught:
        read_wav(tmp_path / "a.wav")
    assert caught.value.code == "file_invalid" and "16 bits" in caught.value.message
    cut = sound(tmp_path / "b.wav", "pcm_s16le")
    cut.write_bytes(cut.read_bytes()[:-1])
    assert len(read_wav(cut)[0]) > 47_000


def test_films_are_opened_for_reading_in_one_place() -> None:
    """A second place would let FFmpeg guess again."""
    opens = re.compile(
        r"\bav\.open\((?!.*\"w\")|VideoFileClip|VideoCapture|imageio|soundfile|torchaudio\.load"
    )
    assert [str(path) for path in source_files() if opens.search(path.read_text("utf-8"))] == [media.__file__]
