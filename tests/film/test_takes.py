"""Takes: names stay names, files are whole, and what was saved comes back."""

from __future__ import annotations

import json
from pathlib import Path

import av
import numpy as np
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.story import Speech
from animation_ai_studio.film.cut import Clip
from animation_ai_studio.film.picture.decode import probe
from animation_ai_studio.film.sound.dialogue import EMPTY, add_line
from animation_ai_studio.film.takes import load_take, read_image, read_wav, save_take, take_path
from animation_ai_studio.voice.samples import at_film_rate
from PIL import Image


def test_what_was_saved_comes_back(clips: list[Clip], tmp_path: Path) -> None:
    speech = Speech(character="luca", text="Ciao", seconds=0.5)
    tone = np.sin(np.arange(12_000) / 24_000 * 2 * np.pi * 220).astype(np.float32)[:, None] * 0.5
    picture = np.random.default_rng(0).integers(0, 255, (20, 30, 3), dtype=np.uint8)
    save_take(tmp_path, "run", "a", video=clips[0].video, image=picture, audio=(tone, 24_000), speech=speech)
    take = load_take(tmp_path, "run", "a")
    assert take.speech == speech
    assert take.video is not None and take.image is not None and take.audio is not None
    assert (read_image(take.image) == picture).all()
    samples, rate = read_wav(take.audio)
    assert rate == 24_000
    assert np.abs(samples - tone).max() < 1e-4
    assert take.side.seconds == pytest.approx(2.0)


def test_a_video_of_another_kind_becomes_an_mp4(tmp_path: Path) -> None:
    source = tmp_path / "theirs.mkv"
    with av.open(str(source), "w") as container:
        stream = container.add_stream("mpeg4", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for _ in range(25):
            container.mux(
                stream.encode(av.VideoFrame.from_ndarray(np.full((48, 64, 3), 90, np.uint8), format="rgb24"))
            )
        container.mux(stream.encode(None))
    take = save_take(tmp_path, "run", "theirs", video=source)
    assert take.video is not None
    with av.open(str(take.video)) as container:
        assert container.streams.video[0].codec.name == "h264"
    assert take.side.seconds == pytest.approx(1.0, abs=0.05)


def test_saving_again_forgets_what_is_no_longer_there(clips: list[Clip], tmp_path: Path) -> None:
    tone = np.zeros((100, 1), np.float32)
    save_take(tmp_path, "run", "a", video=clips[0].video, audio=(tone, 24_000))
    save_take(tmp_path, "run", "a", video=clips[1].video)
    assert load_take(tmp_path, "run", "a").audio is None


@pytest.mark.parametrize(
    "name", ["", "..", "../x", "a/b", "a\\b", "/etc", ".hidden", "con", "COM1", "x" * 65, "a b", "é"]
)
def test_a_name_never_becomes_a_path(tmp_path: Path, name: str) -> None:
    for run, take in ((name, "ok"), ("ok", name)):
        with pytest.raises(StudioError) as caught:
            take_path(tmp_path, run, take, ".mp4")
        assert caught.value.code == "path_forbidden"


def test_unknown_take_names_those_there_are(tmp_path: Path) -> None:
    save_take(tmp_path, "run", "shot-1", image=np.zeros((4, 4, 3), np.uint8))
    with pytest.raises(StudioError, match="shot-1") as caught:
        load_take(tmp_path, "run", "shot-2")
    assert caught.value.code == "take_unknown"


def test_an_empty_take_and_a_broken_side_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(StudioError) as caught:
        save_take(tmp_path, "run", "a")
    assert caught.value.code == "option_invalid"
    (tmp_path / "run").mkdir()
    endless = json.dumps({"files": {}, "speech": {"character": "luca", "text": "Ciao", "seconds": 1e300}})
    for text in (
        "{",
        "[]",
        json.dumps({"files": {}, "speech": {"text": 1}}),
        '{"files": {}, "a": NaN}',
        endless,
    ):
        (tmp_path / "run" / "b.json").write_text(text)
        with pytest.raises(StudioError) as caught:
            load_take(tmp_path, "run", "b")
        assert caught.value.code == "file_invalid"


@pytest.mark.parametrize("rate", [8_000, 22_050, 24_000, 44_100, 48_000, 96_000])
def test_any_rate_becomes_48_khz_stereo(rate: int) -> None:
    tone = np.sin(np.arange(rate) / rate * 2 * np.pi * 440).astype(np.float32)
    stereo = at_film_rate(tone, rate)
    assert stereo.shape == (48_000, 2)
    spectrum = np.abs(np.fft.rfft(stereo[:, 0]))
    assert int(spectrum.argmax()) == 440


@pytest.mark.parametrize(
    ("samples", "rate"),
    [
        (np.zeros((0, 1)), 24_000),
        (np.full((10, 1), np.nan), 24_000),
        (np.full((10, 1), np.inf), 24_000),
        (np.zeros((10, 1)), 1),
        (np.zeros((2_000_000, 1), np.float32), 1_000),
    ],
)
def test_sound_that_is_none_is_told(samples: np.ndarray, rate: int) -> None:
    with pytest.raises(StudioError) as caught:
        at_film_rate(samples, rate)
    assert caught.value.code == "media_failed"


def test_lines_follow_one_another_after_their_pause() -> None:
    speech = Speech(character="luca", text="Ciao", seconds=1.0)
    sound = np.full((48_000, 2), 0.5, np.float32)
    dialogue = add_line(add_line(EMPTY, speech, sound, 0.25), speech, sound, 0.5)
    assert [line.start for line in dialogue.lines] == [0.25, 1.75]
    assert dialogue.seconds == 2.75
    silent = dialogue.samples[round(1.26 * 48_000) : round(1.74 * 48_000)]
    assert not silent.any()
    assert len(dialogue.samples) == round(2.75 * 48_000)


def test_a_take_tells_which_loras_its_picture_wore(tmp_path: Path) -> None:
    """A film is made again with the same files, or it is told that they are others."""
    worn = [{"name": "luca", "file": "luca.safetensors", "sha256": "a" * 64, "weight": 0.8, "blocks": {}}]
    save_take(tmp_path, "run", "a", image=np.zeros((4, 4, 3), np.uint8), loras=worn)
    assert load_take(tmp_path, "run", "a").side.loras == worn
    told = Image.open(tmp_path / "run" / "a.png").text
    assert json.loads(told["animation_studio"]) == {"loras": worn}
    save_take(tmp_path, "run", "b", image=np.zeros((4, 4, 3), np.uint8))
    assert not Image.open(tmp_path / "run" / "b.png").text


def test_a_video_with_unreadable_notes_is_a_video(clips: list[Clip], tmp_path: Path) -> None:
    """Some cameras and programs write metadata that isn't UTF-8; the film needs the pictures, not the notes."""
    odd = tmp_path / "odd.mp4"
    content = clips[0].video.read_bytes()
    odd.write_bytes(content.replace(content[8:12], b"\x80\x81mp", 1))
    assert probe(odd).size == probe(clips[0].video).size


@pytest.mark.parametrize(
    "content",
    [
        b"RIFF\x2c\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x80\xbb\x00\x00\x00\xee\x02\x00\x03\x00\x18\x00data\x03\x00\x00\x00abc",
        b"RIFF\x2c\x00\x00\x00WAVEfmt \x10\x00\x00\x00",
    ],
    ids=["24 bits", "cut off"],
)
def test_a_broken_sound_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "odd.wav").write_bytes(content)
    with pytest.raises(StudioError, match=r"odd\.wav can't be read"):
        read_wav(tmp_path / "odd.wav")


def test_a_sound_that_was_cut_in_a_sample_keeps_its_whole_ones(tmp_path: Path) -> None:
    """A copy that broke off is heard up to there."""
    head = b"RIFF\x2c\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x02\x00\x80\xbb\x00\x00\x00\xee\x02\x00\x04\x00\x10\x00"
    (tmp_path / "odd.wav").write_bytes(head + b"data\x08\x00\x00\x00abcdef")
    samples, rate = read_wav(tmp_path / "odd.wav")
    assert samples.shape == (1, 2) and rate == 48_000
