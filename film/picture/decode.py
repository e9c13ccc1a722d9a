"""Reads video and sound files as streams: frames at a steady rate and size, sound at 48 kHz stereo.

Whatever a person feeds in (another size, shape, rate, a file without sound) comes out in the film's own
form (:mod:`.fit`), each frame and each sound at the time at which a player would show it. Only the frames
asked for are decoded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.errors import StudioError
from ...common.media import MOST_SECONDS, open_media
from ...common.rates import WholeOrExact
from ...voice.samples import FILM_RATE
from .encode import Pixels, Samples
from .fit import FrameOrientation, fit, pose_of

if TYPE_CHECKING:
    import av

EARLY_SOUND = 0.1
"""Sound that begins so few seconds before the picture is cut there (encoders put a delay first); with more, the first
picture waits for its time."""
GAP_SECONDS = 0.02
"""A jump in a sound's time stamps from which silence is put in: containers round them by less."""
LONGEST_GAP = 600.0
"""A longer one is no silence but a time stamp that lies."""
DEFAULT_RATE = Fraction(24)
HDR = {16: "PQ", 18: "HLG"}
"""Codes of brightness curves that a film of ordinary range can't hold (ITU-T H.273, transfer characteristics)."""


@dataclass(frozen=True)
class VideoInfo:
    """What a video file shows; ``size`` is width and height in pixels as seen, upright and of square pixels.

    ``notes`` tell what of it the film can't keep.
    """

    seconds: float
    size: tuple[int, int]
    fps: Fraction
    has_sound: bool
    notes: tuple[str, ...] = ()


def probe(path: Path) -> VideoInfo:
    """Length, size and rate of a video file, from its header and first frame.

    Raises:
        StudioError: ``file_missing``, ``file_invalid``.
    """
    with open_media(path) as container:
        stream = _picture(container, path)
        first = next(iter(container.decode(stream)), None)
        if first is None:
            raise StudioError("file_invalid", f"{path.name} isn't whole.", "Make the take again.")
        wide, high = pose_of(first, stream).shown(first.width, first.height)
        curve = HDR.get(int(stream.codec_context.color_trc or 0))
        notes = (f"HDR ({curve}) is shown with the colours of ordinary video",) if curve else ()
        seconds = float(_end(container, stream) - _zero(container))
        return VideoInfo(
            min(max(seconds, 0.0), MOST_SECONDS),
            (round(wide), round(high)),
            Fraction(stream.average_rate or DEFAULT_RATE),
            bool(container.streams.audio),
            notes,
        )


def _picture(container: Any, path: Path) -> Any:
    """The stream that a player shows."""
    stream = container.streams.best("video")
    if stream is None:
        raise StudioError("file_invalid", f"{path.name} holds no picture.", "Choose a video file.")
    if stream.codec_context is None or not stream.codec_context.width:
        raise StudioError("file_invalid", f"{path.name} isn't whole.", "Make the take again.")
    return stream


def _start(stream: Any) -> Fraction:
    return Fraction((stream.start_time or 0) * stream.time_base)


def _end(container: Any, stream: Any) -> Fraction:
    import av

    if stream.duration:
        return Fraction(_start(stream) + stream.duration * stream.time_base)
    return Fraction((container.start_time or 0) + (container.duration or 0), av.time_base)


def _zero(container: Any) -> Fraction:
    """The file's own time at which its picture or sound begins: zero for whoever reads it."""
    picture, sound = container.streams.best("video"), container.streams.best("audio")
    if picture is None or sound is None:
        return _start(picture or sound)
    early = _start(picture) - _start(sound)
    return _start(sound) if early > EARLY_SOUND else _start(picture)


def read_frames(path: Path, size: tuple[int, int], fps: WholeOrExact, start: float = 0.0) -> Iterator[Pixels]:
    """Planes of the frames at ``start``, ``start + 1/fps`` … to the end of the file.

    Args:
        path: a video file.
        size: width and height of what comes out, both even.
        fps: rate of what comes out; frames are repeated or left out to meet it.
        start: seconds into the file.
    """
    with open_media(path) as container:
        stream = _picture(container, path)
        stream.thread_type = "AUTO"
        zero = _zero(container)
        late = _start(stream) - zero
        zero += late - Fraction(round(late * fps)) / fps  # the first picture begins with a frame of the film
        if start > 0.5 and stream.time_base:
            container.seek(int((start - 0.1 + float(zero)) / stream.time_base), stream=stream)
        lasting = 1 / float(stream.average_rate or fps)
        pose: FrameOrientation | None = None
        shown: Pixels | None = None
        count = 0
        for frame, end in _lasting(container.decode(stream), float(zero), lasting):
            pose = pose_of(frame, stream) if pose is None else pose
            shown = None
            while start + count / float(fps) < end - 0.001:
                shown = fit(frame, size, pose) if shown is None else shown
                yield shown
                count += 1


def _lasting(
    frames: Iterator[av.VideoFrame], zero: float, lasting: float
) -> Iterator[tuple[av.VideoFrame, float]]:
    """Each frame with the second until which it is shown: the next one's time, the last one's own length."""
    latest: av.VideoFrame | None = None
    clock = 0.0
    for frame in frames:
        time = clock + lasting if frame.time is None else float(frame.time) - zero
        if latest is not None:
            yield (
                latest,
                min(time, MOST_SECONDS),
            )  # a frame whose time is hours away would be shown until then
        latest, clock = frame, time
    if latest is not None:
        own = float(latest.duration * latest.time_base) if latest.duration and latest.time_base else lasting
        yield latest, min(clock + own, MOST_SECONDS)


def read_sound(path: Path) -> Samples | None:
    """All sound of a file at 48 kHz stereo from its picture's beginning on, or None where it has none.

    Sound that begins later has silence before it, as has a gap in it.

    Raises:
        StudioError: ``file_missing``, ``file_invalid``.
    """
    with open_media(path) as container:
        stream = container.streams.best("audio")
        if stream is None or stream.codec_context is None:
            return None
        sound = _Sound(_zero(container))
        for frame in container.decode(stream):
            sound.add(frame)
            if sound.count > MOST_SECONDS * FILM_RATE:
                raise StudioError("file_invalid", f"The sound of {path.name} never ends.", "Cut it first.")
        return sound.whole()


class _Sound:
    """Lays decoded sound where its time stamps say, at the film's rate; ``count`` samples so far."""

    def __init__(self, zero: Fraction) -> None:
        self.count = 0
        self._zero, self._cut = zero, 0
        self._blocks: list[Samples] = []
        self._form: tuple[str, str, int] | None = None
        self._resampler: Any = None
        self._next = Fraction(0)

    def add(self, frame: av.AudioFrame) -> None:
        """The next frame, of whatever form: some streams change it on their way."""
        import av

        at = self._next if frame.pts is None else (frame.pts * frame.time_base - self._zero) * FILM_RATE
        form = (frame.format.name, frame.layout.name, frame.sample_rate)
        if form != self._form or at - self._next > GAP_SECONDS * FILM_RATE:
            self._flush()
            if self._form is None and at < 0:
                self._cut, self.count = round(-at), round(at)
            self._silence(round(at) - self.count)
            self._form, self._next = form, max(at, Fraction(self.count))
            self._resampler = av.AudioResampler(format="fltp", layout="stereo", rate=FILM_RATE)
        self._next += Fraction(frame.samples * FILM_RATE, frame.sample_rate)
        self._keep(self._resampler.resample(frame))

    def whole(self) -> Samples | None:
        """All of it, ``(samples, 2)``, or None where there was nothing."""
        self._flush()
        if not self._blocks:
            return None
        return np.concatenate(self._blocks)[self._cut :].astype(np.float32)

    def _flush(self) -> None:
        if self._resampler is not None:
            self._keep(self._resampler.resample(None))
            self._resampler = None

    def _keep(self, frames: list[av.AudioFrame]) -> None:
        for frame in frames:
            self._blocks.append(frame.to_ndarray().T)
            self.count += frame.samples

    def _silence(self, samples: int) -> None:
        if 0 < samples <= LONGEST_GAP * FILM_RATE:
            self._blocks.append(np.zeros((samples, 2), np.float32))
            self.count += samples
