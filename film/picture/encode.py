"""Writes mp4 files as a stream: H.264 (yuv420p, BT.709) with AAC 48 kHz stereo, one frame in memory at a time.

A picture is either RGB ``uint8 (height, width, 3)`` or *planes*: ``uint8 (height*3/2, width)``, the I420
layout of a decoded frame. Films are composed in planes, so that a frame that is only passed on is never
converted. The caller gives a temporary path (``common.files.atomic_path``); a file that wasn't finished
never has its final name.
"""

from __future__ import annotations

import errno
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from ...common.errors import StudioError
from ...common.rates import WholeOrExact
from ...voice.samples import FILM_RATE

if TYPE_CHECKING:
    import av
    from av.video.reformatter import VideoReformatter

BT709: Final = 1
"""Code of BT.709 in the H.264 standard for primaries, transfer and matrix alike."""
LIMITED_RANGE: Final = 1
"""libav's code for 16–235."""
TAKE: Final = {"preset": "ultrafast", "crf": "14"}
"""A take is encoded again in the cut: little work, nearly no loss."""
FILM: Final = {"preset": "veryfast", "crf": "19", "tune": "animation"}
"""Visually lossless for flat-shaded pictures; a slower preset saves a tenth of the size for twice the time."""
_AUDIO_BLOCK: Final = 1024

Pixels = npt.NDArray[np.uint8]
Subtitle = tuple[float, float, str]
"""Start and end in seconds, and the text."""
Samples = npt.NDArray[np.float32]
"""Sound: float32 ``(samples, 2)`` in −1 … 1 at 48 kHz."""


def to_planes(picture: Pixels) -> Pixels:
    """RGB ``(h, w, 3)`` as planes ``(h*3/2, w)``; height and width are even."""
    import av
    from av.video.reformatter import VideoReformatter

    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
    planes: Pixels = _as_yuv(frame, VideoReformatter()).to_ndarray()
    return planes


def to_picture(planes: Pixels) -> Pixels:
    """Planes ``(h*3/2, w)`` as RGB ``(h, w, 3)``."""
    import av

    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(planes), format="yuv420p")
    picture: Pixels = frame.reformat(
        format="rgb24", src_colorspace="ITU709", src_color_range="MPEG", dst_color_range="JPEG"
    ).to_ndarray()
    return picture


@cache
def _steady() -> dict[str, str]:
    """What x264 needs so that the same frames always become the same film.

    With its AVX-512 routines and frame threads (x264 in PyAV 18.1) twelve encodings of 241 equal frames gave ten
    different films; with those for AVX2 twelve gave one, in the same time. Where processors can't be asked, nothing.
    """
    try:
        flags = Path("/proc/cpuinfo").read_text("utf-8", errors="replace")
    except OSError:
        return {}
    return {"x264-params": "asm=avx2"} if "avx512f" in flags else {}


def _as_yuv(frame: av.VideoFrame, converter: VideoReformatter) -> av.VideoFrame:
    """An RGB frame in yuv420p. Who has many keeps the converter: it works out its tables for the first one only."""
    from av.video.reformatter import Colorspace

    return converter.reformat(
        frame,
        format="yuv420p",
        src_color_range="JPEG",
        dst_colorspace=Colorspace.ITU709,
        dst_color_range="MPEG",
    )


class VideoWriter:
    """An open mp4; made by :func:`open_video`."""

    def __init__(
        self,
        container: Any,
        size: tuple[int, int],
        fps: WholeOrExact,
        quality: dict[str, str],
        sound: Samples | None,
        subtitles: Sequence[Subtitle],
    ) -> None:
        from av.video.reformatter import VideoReformatter

        self._container = container
        self._converter = VideoReformatter()
        self._fps = Fraction(fps)
        self._written = 0
        self._video = container.add_stream("libx264", rate=fps, options=quality | _steady())
        self._video.width, self._video.height = size
        self._video.pix_fmt = "yuv420p"
        context = self._video.codec_context
        context.color_primaries = context.color_trc = context.colorspace = BT709
        context.color_range = LIMITED_RANGE
        context.thread_type = "AUTO"
        self._sound = sound
        self._sounded = 0
        if sound is not None:
            self._audio = container.add_stream("aac", rate=FILM_RATE, layout="stereo")
            self._audio.bit_rate = 192_000
        self._subtitles = list(_filled(subtitles)) if hasattr(container, "add_mux_stream") else []
        if self._subtitles:
            self._text = container.add_mux_stream("mov_text", time_base=Fraction(1, 1000))

    @property
    def frames(self) -> int:
        """Frames written so far."""
        return self._written

    def write(self, picture: Pixels) -> None:
        """Adds one frame, RGB or planes."""
        import av

        array = np.ascontiguousarray(picture)
        if array.ndim == 3:
            frame = _as_yuv(av.VideoFrame.from_ndarray(array, format="rgb24"), self._converter)
        else:
            frame = av.VideoFrame.from_ndarray(array, format="yuv420p")
        frame.pts = self._written
        frame.time_base = 1 / self._fps
        self._container.mux(self._video.encode(frame))
        self._written += 1
        self._write_sound(round(self._written * FILM_RATE / self._fps))
        self._write_subtitles(float(self._written / self._fps))

    def finish(self) -> None:
        """Ends both streams; the sound is cut or padded to the picture's length."""
        self._write_sound(round(self._written * FILM_RATE / self._fps), last=True)
        self._write_subtitles(float("inf"))
        self._container.mux(self._video.encode(None))
        if self._sound is not None:
            self._container.mux(self._audio.encode(None))

    def _write_sound(self, until: int, last: bool = False) -> None:
        """Adds sound up to sample ``until``, so that the streams lie interleaved in the file."""
        import av

        if self._sound is None:
            return
        while self._sounded < until and (last or self._sounded + _AUDIO_BLOCK <= until):
            end = min(self._sounded + _AUDIO_BLOCK, until)
            block = np.zeros((end - self._sounded, 2), np.float32)
            part = self._sound[self._sounded : end]
            block[: len(part)] = part
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block.T), format="fltp", layout="stereo")
            frame.sample_rate = FILM_RATE
            frame.pts = self._sounded
            frame.time_base = Fraction(1, FILM_RATE)
            self._container.mux(self._audio.encode(frame))
            self._sounded = end

    def _write_subtitles(self, until: float) -> None:
        """Adds the subtitles that have begun; in mp4 each is its text after a two-byte length."""
        import av

        while self._subtitles and self._subtitles[0][0] <= until:
            start, end, text = self._subtitles.pop(0)
            data = text.encode("utf-8")[:0xFFFF]
            packet = av.Packet(struct.pack(">H", len(data)) + data)
            packet.stream, packet.time_base = self._text, Fraction(1, 1000)
            packet.pts = packet.dts = round(start * 1000)
            packet.duration = max(round(end * 1000) - round(start * 1000), 1)
            self._container.mux(packet)


def _filled(subtitles: Sequence[Subtitle]) -> Iterator[Subtitle]:
    """The subtitles with empty ones in their gaps, which ends them on time in every player."""
    clock = 0.0
    for start, end, text in subtitles:
        if start > clock + 0.001:
            yield clock, start, ""
        yield start, end, text
        clock = end


@contextmanager
def open_video(
    path: Path,
    size: tuple[int, int],
    fps: WholeOrExact,
    *,
    quality: dict[str, str] = FILM,
    sound: Samples | None = None,
    subtitles: Sequence[Subtitle] = (),
    metadata: dict[str, str] | None = None,
) -> Iterator[VideoWriter]:
    """Opens an mp4 for writing frame by frame; the file is complete when the block ends well.

    Args:
        path: a temporary name ending in ``.mp4``.
        size: width and height in pixels, both even.
        fps: frames a second.
        quality: options of x264, :data:`TAKE` or :data:`FILM`.
        sound: at 48 kHz; None for a silent file.
        subtitles: a track that players can switch on: starts, ends and texts in order of time.
        metadata: tags such as ``title``.

    Raises:
        StudioError: ``option_invalid`` for an odd size, ``disk_full``, ``media_failed``.
    """
    import av

    check_size(size)
    try:
        with av.open(str(path), "w", options={"movflags": "+faststart"}) as container:
            container.metadata.update(metadata or {})
            writer = VideoWriter(container, size, fps, quality, sound, subtitles)
            yield writer
            if not writer.frames:
                raise StudioError("media_failed", "The video has no frames.", "Give it a length above zero.")
            writer.finish()
    except av.FFmpegError as error:
        raise media_error(error, path.name) from error


def check_size(size: tuple[int, int]) -> None:
    """Refuses sizes that H.264 can't hold in yuv420p."""
    if any(side < 16 or side > 8192 or side % 2 for side in size):
        raise StudioError(
            "option_invalid",
            f"A picture of {size[0]} × {size[1]} pixels can't be encoded.",
            "Choose an even width and height between 16 and 8192.",
        )


def media_error(error: Any, name: str) -> StudioError:
    """The :class:`StudioError` for a failure inside libav while ``name`` was read or written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return StudioError(
            "disk_full", f"There is no space left to write {name}.", "Free some disk space and try again."
        )
    return StudioError(
        "media_failed",
        f"{name} could not be encoded or decoded ({error.strerror or error}).",
        "Make the take again; if it stays, choose another picture size or check the file.",
    )
