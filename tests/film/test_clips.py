"""A clip that somebody brings must look and sound in a film as it does in a player."""

from __future__ import annotations

import struct
import subprocess
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.film.cut import Clip
from animation_ai_studio.film.film import CaptionMode, FilmPlan, assemble
from animation_ai_studio.film.picture.decode import probe, read_frames, read_sound
from animation_ai_studio.film.picture.encode import to_picture
from animation_ai_studio.film.takes import save_take

RGB = npt.NDArray[np.uint8]
QUARTERS = {
    "upright": (1, 0, 0, 1),
    "left": (0, -1, 1, 0),
    "right": (0, 1, -1, 0),
    "upside down": (-1, 0, 0, -1),
    "mirrored": (-1, 0, 0, 1),
    "mirrored and turned": (0, 1, 1, 0),
}
"""Upper left of a display matrix: how cameras note that they were held another way."""


def ffmpeg(*words: str | Path) -> bytes:
    command = ["ffmpeg", "-v", "error", "-nostdin", "-y", *map(str, words)]
    return subprocess.run(command, check=True, capture_output=True).stdout


def bars(path: Path, *options: str | Path, source: str = "smptehdbars=s=320x180:r=24:d=0.5") -> Path:
    """A clip of colours that differ left from right and above from below."""
    ffmpeg("-f", "lavfi", "-i", source, "-c:v", "libx264", "-qp", "6", *options, path)
    return path


def turned(path: Path, matrix: tuple[int, int, int, int]) -> Path:
    """The same clip with a display matrix in its track header (ISO/IEC 14496-12, 8.3.2)."""
    content = bytearray(path.read_bytes())
    at = content.index(b"tkhd") + 4 + 40
    a, b, c, d = matrix
    nine = (a << 16, b << 16, 0, c << 16, d << 16, 0, 0, 0, 1 << 30)
    content[at : at + 36] = struct.pack(">9i", *nine)
    path.write_bytes(content)
    return path


def players(path: Path, size: tuple[int, int], number: int = 0, filters: str = "null") -> RGB:
    """Frame ``number`` as ffmpeg shows it, which turns frames as players do."""
    scale = f"{filters},scale={size[0]}:{size[1]}:flags=bicubic,fps=24,select=eq(n\\,{number})"
    raw = ffmpeg("-i", path, "-vf", scale, "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-")
    return np.frombuffer(raw, np.uint8).reshape(size[1], size[0], 3)


def ours(path: Path, size: tuple[int, int] | None = None, number: int = 0) -> RGB:
    frames = list(read_frames(path, size or probe(path).size, Fraction(24)))
    return to_picture(frames[number])


def apart(one: RGB, other: RGB) -> float:
    """Mean distance of two pictures, 0 to 255."""
    return float(np.abs(one.astype(int) - other).mean())


@pytest.mark.parametrize("held", sorted(QUARTERS))
@pytest.mark.parametrize("suffix", [".mp4", ".mov"])
def test_a_phones_clip_stands_upright(tmp_path: Path, held: str, suffix: str) -> None:
    clip = turned(bars(tmp_path / f"a{suffix}", "-pix_fmt", "yuv420p"), QUARTERS[held])
    size = (180, 320) if 0 in QUARTERS[held][:1] else (320, 180)
    assert probe(clip).size == size
    assert apart(ours(clip), players(clip, size)) < 4
    take = save_take(tmp_path, "run", "a", video=clip)
    assert take.video is not None and take.side.size == tuple(size)
    assert apart(ours(take.video), players(clip, size)) < 5


def test_a_turned_clip_in_matroska_stands_upright(tmp_path: Path) -> None:
    clip = tmp_path / "a.mkv"
    with av.open(str(clip), "w") as container:
        stream = container.add_stream("libx264", rate=24, options={"qp": "6"})
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        stream.set_display_rotation(90)
        picture = np.zeros((180, 320, 3), np.uint8)
        picture[:90, :160] = 255
        container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode(None))
    with av.open(str(clip)) as container:
        turn = next(container.decode(video=0)).rotation
    assert abs(turn) == 90
    lit = ours(clip)[..., 0] > 128
    corners = {90: (lit[300, 20], lit[20, 160]), -90: (lit[20, 160], lit[300, 20])}[turn]
    assert probe(clip).size == (180, 320) and corners == (True, False)


def test_wide_pixels_are_shown_wide(tmp_path: Path) -> None:
    """Broadcast and tape: a film with squeezed people is wrong."""
    wide = bars(tmp_path / "wide.mp4", "-vf", "setsar=2/1", "-pix_fmt", "yuv420p")
    tall = bars(tmp_path / "tall.mp4", "-vf", "setsar=1/2", "-pix_fmt", "yuv420p")
    assert probe(wide).size == (640, 180) and probe(tall).size == (320, 360)
    assert apart(ours(wide), players(wide, (640, 180))) < 4
    square = to_picture(next(read_frames(wide, (640, 360), Fraction(24))))
    assert apart(square[90:270], players(wide, (640, 180))) < 4, (
        "it stands whole in the middle of the film's picture"
    )


@pytest.mark.parametrize("matrix", ["bt601", "bt709", "bt2020"])
@pytest.mark.parametrize("span", ["tv", "pc"])
def test_colours_are_those_of_the_clip(tmp_path: Path, matrix: str, span: str) -> None:
    name = {"bt601": "smpte170m", "bt709": "bt709", "bt2020": "bt2020nc"}[matrix]
    form = "yuv420p" if span == "tv" else "yuvj420p"
    clip = bars(
        tmp_path / "a.mp4",
        "-vf",
        f"scale=out_color_matrix={matrix}:out_range={span}",
        "-pix_fmt",
        form,
        "-colorspace",
        name,
        "-color_range",
        span,
    )
    meant = ffmpeg(
        "-f",
        "lavfi",
        "-i",
        "smptehdbars=s=320x180:d=0.04",
        "-frames:v",
        "1",
        "-f",
        "rawvideo",
        "-pix_fmt",
        "rgb24",
        "-",
    )
    assert apart(ours(clip), np.frombuffer(meant, np.uint8).reshape(180, 320, 3)) < 3


def test_an_untold_matrix_is_taken_by_size_as_players_do(tmp_path: Path) -> None:
    for width, height, matrix in ((320, 180, "bt601"), (1280, 720, "bt709")):
        source = f"smptehdbars=s={width}x{height}:r=24:d=0.1"
        clip = bars(
            tmp_path / "a.mp4",
            "-vf",
            f"scale=out_color_matrix={matrix}",
            "-pix_fmt",
            "yuv420p",
            source=source,
        )
        raw = ffmpeg(
            "-f", "lavfi", "-i", source, "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"
        )
        assert apart(ours(clip), np.frombuffer(raw, np.uint8).reshape(height, width, 3)) < 3


def test_hdr_is_told_in_the_take_and_the_film(tmp_path: Path) -> None:
    clip = bars(
        tmp_path / "a.mp4",
        "-pix_fmt",
        "yuv420p10le",
        "-colorspace",
        "bt2020nc",
        "-color_primaries",
        "bt2020",
        "-color_trc",
        "arib-std-b67",
    )
    assert any("HLG" in note for note in save_take(tmp_path, "run", "a", video=clip).side.notes)
    info = probe(clip)
    plan = FilmPlan(size=(160, 90), captions=CaptionMode.OFF)
    film = assemble([Clip(clip, info.seconds, name="sunset", notes=info.notes)], plan, tmp_path / "film.mp4")
    assert any("sunset" in note and "HLG" in note for note in film.facts.notes)


def test_transparent_parts_are_black(tmp_path: Path) -> None:
    clip = tmp_path / "a.mov"
    ffmpeg("-f", "lavfi", "-i", "color=red@0.5:s=64x64:r=24:d=0.2,format=argb", "-c:v", "qtrle", clip)
    red = ours(clip)[32, 32]
    assert 118 <= red[0] <= 138 and max(red[1:]) < 12


@pytest.mark.parametrize("size", [(321, 181), (133, 247), (200, 101)])
def test_odd_sizes_become_takes(tmp_path: Path, size: tuple[int, int]) -> None:
    clip = tmp_path / "a.mkv"
    ffmpeg(
        "-f",
        "lavfi",
        "-i",
        f"smptehdbars=s={size[0]}x{size[1]}:r=24:d=0.2",
        "-c:v",
        "ffv1",
        "-pix_fmt",
        "yuv444p",
        clip,
    )
    even = (size[0] // 2 * 2, size[1] // 2 * 2)
    take = save_take(tmp_path, "run", "a", video=clip)
    assert take.video is not None and tuple(take.side.size) == even
    assert apart(ours(take.video), players(clip, even)) < 8


def test_frames_of_a_variable_rate_stand_at_their_time_stamps(tmp_path: Path) -> None:
    """Phones and screen recorders drop frames; the sound would run away from the picture."""
    stamps = (0, 40, 80, 500, 540, 900, 1500)
    clip = tmp_path / "a.mkv"
    with av.open(str(clip), "w") as container:
        stream = container.add_stream("libx264", rate=25, options={"qp": "6", "bf": "0"})
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        stream.codec_context.time_base = Fraction(1, 1000)
        for number, stamp in enumerate(stamps):
            frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), 30 * number, np.uint8), format="rgb24")
            frame.pts, frame.time_base = stamp, Fraction(1, 1000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    seen = [
        round(float(to_picture(planes).mean()) / 30) for planes in read_frames(clip, (64, 48), Fraction(24))
    ]
    due = [max(i for i, stamp in enumerate(stamps) if stamp <= 1000 * k / 24 + 1) for k in range(len(seen))]
    assert seen == due and len(seen) >= 36


def beep_and_flash(path: Path, audio_late: float, video_late: float, codec: str) -> Path:
    """A white flash and a beep, each one second after its stream begins."""
    ffmpeg(
        "-itsoffset",
        str(video_late),
        "-f",
        "lavfi",
        "-i",
        "color=black:s=64x48:r=24:d=2,drawbox=c=white:t=fill:enable=gte(t\\,1)",
        "-itsoffset",
        str(audio_late),
        "-f",
        "lavfi",
        "-i",
        "aevalsrc=gte(t\\,1)*sin(1760*t):s=48000:d=2",
        "-pix_fmt",
        "yuv420p",
        "-c:v",
        "libx264",
        "-bf",
        "0",
        "-c:a",
        codec,
        path,
    )
    return path


@pytest.mark.parametrize(("audio_late", "video_late"), [(0, 0), (0.5, 0), (0, 0.5), (0.25, 0.75), (1.3, 0)])
@pytest.mark.parametrize(
    ("suffix", "codec"), [(".mp4", "aac"), (".mov", "pcm_s16le"), (".mkv", "flac"), (".mkv", "libopus"), (".ts", "aac")]
)  # fmt: skip
def test_sound_and_picture_keep_their_distance(
    tmp_path: Path, audio_late: float, video_late: float, suffix: str, codec: str
) -> None:
    """A sound track that starts later or earlier than the picture must not put lips and words apart.

    A picture can only begin with a frame of the film; the sound stands to the sample.
    """
    clip = beep_and_flash(tmp_path / f"a{suffix}", audio_late, video_late, codec)
    sound = read_sound(clip)
    assert sound is not None
    heard = float(np.argmax(np.abs(sound[:, 0]) > 0.05)) / 48_000
    frames = [float(planes[:40].mean()) for planes in read_frames(clip, (64, 48), Fraction(24))]
    seen = float(np.argmax(np.array(frames) > 128)) / 24
    assert heard - seen == pytest.approx(
        audio_late - video_late, abs=0.026 if audio_late != video_late else 0.008
    )
    raw = ffmpeg(
        "-i",
        clip,
        "-vn",
        "-af",
        "aresample=async=1:first_pts=0",
        "-ac",
        "1",
        "-ar",
        "48000",
        "-f",
        "f32le",
        "-",
    )
    theirs = float(np.argmax(np.abs(np.frombuffer(raw, np.float32)) > 0.05)) / 48_000
    if suffix in (".mp4", ".mov"):
        assert heard == pytest.approx(theirs, abs=0.005)


def test_a_gap_in_the_sound_stays_a_gap(tmp_path: Path) -> None:
    clip = tmp_path / "a.mkv"
    with av.open(str(clip), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=8000, layout="mono")
        for pts in (0, 800, 5600, 6400):
            frame = av.AudioFrame.from_ndarray(np.full((1, 800), 9000, np.int16), format="s16", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = 8000, pts, Fraction(1, 8000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    sound = read_sound(clip)
    assert sound is not None and len(sound) == pytest.approx(0.9 * 48_000, abs=50)
    assert np.abs(sound[round(0.25 * 48_000) : round(0.65 * 48_000)]).max() < 0.01
    assert np.abs(sound[round(0.75 * 48_000) : round(0.85 * 48_000)]).min() > 0.1


def test_a_renamed_file_becomes_the_mp4_that_its_name_says(tmp_path: Path) -> None:
    """A browser can't play Matroska that is called mp4."""
    clip = bars(tmp_path / "a.mkv", "-pix_fmt", "yuv420p").rename(tmp_path / "a.mp4")
    take = save_take(tmp_path, "run", "a", video=clip)
    assert take.video is not None and b"ftyp" in take.video.read_bytes()[:12]


def test_a_file_without_pictures_is_told(tmp_path: Path) -> None:
    ffmpeg("-f", "lavfi", "-i", "sine=d=0.2", tmp_path / "a.m4a")
    with pytest.raises(StudioError) as caught:
        probe(tmp_path / "a.m4a")
    assert caught.value.code == "file_invalid"


def test_a_turned_clip_stands_upright_in_a_film(tmp_path: Path) -> None:
    clip = turned(
        bars(tmp_path / "a.mov", "-pix_fmt", "yuv420p", source="smptehdbars=s=320x180:r=24:d=2"),
        QUARTERS["left"],
    )
    film = assemble(
        [Clip(clip, probe(clip).seconds)],
        FilmPlan(size=(180, 320), captions=CaptionMode.OFF),
        tmp_path / "film.mp4",
    )
    assert apart(ours(film.video, number=12), players(clip, (180, 320))) < 6
