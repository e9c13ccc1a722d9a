"""Reads video and sound files as streams: frames at a steady rate and size, sound at 48 kHz stereo.

Whatever a person feeds in (another size, shape, rate, a file without sound) comes out in the film's own
form; a picture of another shape is shown whole on a soft, darkened copy of itself. Only the frames asked
for are decoded.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.errors import StudioError
from ..sound.samples import FILM_RATE
from .encode import Pixels, Samples, media_error

if TYPE_CHECKING:
    import av

SAME_SHAPE = 0.02
"""Aspect ratios that differ by less are stretched instead of framed."""


@dataclass(frozen=True)
class VideoInfo:
    """What a video file holds; ``size`` is width and height in pixels."""

    seconds: float
    size: tuple[int, int]
    fps: float
    has_sound: bool


def probe(path: Path) -> VideoInfo:
    """Length, size and rate of a video file, from its header.

    Raises:
        StudioError: ``file_missing``, ``file_invalid``.
    """
    import av

    if not path.is_file():
        raise StudioError("file_missing", f"The video {path.name} isn't there.", "Make the take again.")
    try:
        with av.open(str(path), metadata_errors="replace") as container:
            if not container.streams.video:
                raise StudioError("file_invalid", f"{path.name} holds no picture.", "Choose a video file.")
            stream = container.streams.video[0]
            if stream.codec_context is None or not stream.codec_context.width:
                raise StudioError("file_invalid", f"{path.name} isn't whole.", "Make the take again.")
            fps = float(stream.average_rate or 24)
            if stream.duration and stream.time_base:
                seconds = float(stream.duration * stream.time_base)
            else:
                seconds = float((container.duration or 0) / av.time_base)
            return VideoInfo(seconds, (stream.width, stream.height), fps, bool(container.streams.audio))
    except av.FFmpegError as error:
        raise _unreadable(error, path) from error


def read_frames(path: Path, size: tuple[int, int], fps: int, start: float = 0.0) -> Iterator[Pixels]:
    """Planes of the frames at ``start``, ``start + 1/fps`` … to the end of the file.

    Args:
        path: a video file.
        size: width and height of what comes out, both even.
        fps: rate of what comes out; frames are repeated or left out to meet it.
        start: seconds into the file.
    """
    import av

    try:
        with av.open(str(path), metadata_errors="replace") as container:
            stream = container.streams.video[0]
            stream.thread_type = "AUTO"
            if start > 0.5 and stream.time_base:
                container.seek(int((start - 0.1) / stream.time_base), stream=stream)
            lasting = 1 / float(stream.average_rate or fps)
            yield from _steady(container.decode(stream), size, fps, start, lasting)
    except av.FFmpegError as error:
        raise _unreadable(error, path) from error


def _steady(
    frames: Iterator[av.VideoFrame], size: tuple[int, int], fps: int, start: float, lasting: float
) -> Iterator[Pixels]:
    """Shows each frame until the next one's time; the last one for ``lasting`` seconds."""
    shown: Pixels | None = None
    latest: av.VideoFrame | None = None
    count = 0
    for frame in itertools.chain(frames, [None]):
        end = (
            (latest.time or 0.0) + lasting
            if frame is None and latest
            else float(frame.time or 0.0)
            if frame
            else 0.0
        )
        while latest is not None and start + count / fps < end - 0.001:
            shown = fit(latest, size) if shown is None else shown
            yield shown
            count += 1
        latest, shown = frame, None


def fit(frame: av.VideoFrame, size: tuple[int, int]) -> Pixels:
    """The planes of a decoded frame in the film's size, whole and unstretched."""
    width, height = size
    if abs(frame.width / frame.height / (width / height) - 1) < SAME_SHAPE:
        return _scaled(frame, width, height)
    scale = min(width / frame.width, height / frame.height)
    inner = max(2, round(frame.width * scale / 2) * 2), max(2, round(frame.height * scale / 2) * 2)
    canvas = _soft_backdrop(_scaled(frame, *inner), inner, size)
    left, top = (width - inner[0]) // 4 * 2, (height - inner[1]) // 4 * 2
    for part, whole in zip(split(_scaled(frame, *inner)), split(canvas), strict=True):
        ratio = 1 if whole.shape[1] == width else 2
        y, x = top // ratio, left // ratio
        whole[y : y + part.shape[0], x : x + part.shape[1]] = part
    return canvas


def split(planes: Pixels) -> tuple[Pixels, Pixels, Pixels]:
    """Views on luma ``(h, w)`` and both chromas ``(h/2, w/2)`` of contiguous planes."""
    height, width = planes.shape[0] * 2 // 3, planes.shape[1]
    flat = planes.reshape(-1)
    luma, chroma = height * width, height * width // 4
    return (
        flat[:luma].reshape(height, width),
        flat[luma : luma + chroma].reshape(height // 2, width // 2),
        flat[luma + chroma :].reshape(height // 2, width // 2),
    )


def _scaled(frame: av.VideoFrame, width: int, height: int) -> Pixels:
    if (frame.width, frame.height, frame.format.name) != (width, height, "yuv420p"):
        frame = frame.reformat(width, height, "yuv420p", dst_colorspace="ITU709", dst_color_range="MPEG")
    return np.ascontiguousarray(frame.to_ndarray())


def _soft_backdrop(planes: Pixels, inner: tuple[int, int], size: tuple[int, int]) -> Pixels:
    """A blurred, darkened copy of the picture that fills ``size``."""
    from PIL import Image, ImageFilter

    width, height = size
    canvas = np.empty((height * 3 // 2, width), np.uint8)
    scale = max(width / inner[0], height / inner[1])
    crop = width / (inner[0] * scale), height / (inner[1] * scale)
    for index, (source, target) in enumerate(zip(split(planes), split(canvas), strict=True)):
        rows, columns = source.shape
        y, x = rows * (1 - crop[1]) / 2, columns * (1 - crop[0]) / 2
        small = Image.fromarray(source).resize((32, 32), Image.Resampling.BOX, (x, y, columns - x, rows - y))
        shape = (target.shape[1], target.shape[0])
        soft = small.filter(ImageFilter.GaussianBlur(2)).resize(shape, Image.Resampling.BICUBIC)
        black = 128 if index else 16
        target[:] = np.clip(black + (np.asarray(soft, np.int16) - black) * 0.5, 16, 240)
    return canvas


def read_sound(path: Path) -> Samples | None:
    """All sound of a file at 48 kHz stereo, or None where it has none."""
    import av

    try:
        with av.open(str(path), metadata_errors="replace") as container:
            if not container.streams.audio:
                return None
            resampler = av.AudioResampler(format="fltp", layout="stereo", rate=FILM_RATE)
            blocks = [
                block.to_ndarray().T
                for frame in [*container.decode(container.streams.audio[0]), None]
                for block in resampler.resample(frame)
            ]
    except av.FFmpegError as error:
        raise _unreadable(error, path) from error
    return np.concatenate(blocks).astype(np.float32) if blocks else None


def _unreadable(error: Any, path: Path) -> StudioError:
    known = media_error(error, path.name)
    return StudioError("file_invalid", known.message, "Make the take again or choose another file.")
