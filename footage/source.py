"""Opens a film and streams its frames once, small, each with the exact time that the file gives it.

No film is held in memory: what stays of a frame is a signature of a few hundred bytes, by which shots are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from ..common.errors import StudioError
from ..common.footage import FootageFault, FootageSource
from ..common.media import open_media
from ..common.records import plain_name
from ..film.picture.fit import FrameOrientation, pose_of

if TYPE_CHECKING:
    import av

PROXY: Final = (160, 90)
"""Width and height of the frames that are measured, whatever the film's shape."""
GRID: Final = 5
"""Pixels of a proxy that one cell of a signature covers, each way."""
SIGNATURE: Final = (PROXY[1] // GRID, PROXY[0] // GRID, 3)
_INDEXED: Final = re.compile("mov|mp4|matroska|webm")
"""Containers in which a seek leads to a time stamp or before it; others are read from their beginning again."""
MOST_TOLD: Final = 100
"""Letters of a name that no system holds."""

Planes = NDArray[np.uint8]


@dataclass(frozen=True)
class FileStamp:
    """What tells that a file is still the one that was opened."""

    size: int
    changed: int
    place: int

    @classmethod
    def of(cls, path: Path) -> FileStamp:
        """Of a file as it is now.

        Raises:
            StudioError: ``file_missing``; ``file_invalid`` for what is no file.
        """
        try:
            found = path.stat()
        except OSError as error:
            raise StudioError(
                "file_missing", f"{path.name} isn't there.", "Check the file's name and folder."
            ) from error
        if not S_ISREG(found.st_mode):
            raise StudioError("file_invalid", f"{path.name} is no file.", "Choose a film or a sound.")
        return cls(found.st_size, found.st_mtime_ns, found.st_ino)


def check_unchanged(path: Path, stamp: FileStamp) -> None:
    """Refuses to go on with another file of the same name.

    Raises:
        StudioError: ``file_invalid``.
    """
    if FileStamp.of(path) != stamp:
        raise StudioError(
            "file_invalid",
            f"{path.name} was changed or replaced while it was read.",
            "Run the same command again: the new file is read from its beginning.",
        )


@dataclass(frozen=True)
class ProxyFrame:
    """One small frame.

    Attributes:
        number: how many came before it.
        pts: its time stamp in units of the stream's time base.
        planes: luma and both chromas ``(90, 160, 3)``, as stored.
        pose: how the film is to be shown.
    """

    number: int
    pts: int
    planes: Planes
    pose: FrameOrientation


class FrameStream:
    """Streams a film's frames; afterwards ``source`` says what the file holds and ``faults`` what was wrong."""

    def __init__(self, path: Path, source: FootageSource) -> None:
        self.path, self.source = path, source
        self.faults: list[FootageFault] = []
        self.expected = 0.0

    def frames(self, kept: int = 0, first: int = 0, after: int | None = None) -> Iterator[ProxyFrame]:
        """Every frame in the order of its time; a file that breaks off gives those before.

        Args:
            kept: frames that were read before and aren't given again.
            first, after: time stamps of the first and the last of those.
        """
        with open_media(self.path) as container:
            stream = next((one for one in container.streams.video if not _is_cover(one)), None)
            if stream is None or stream.codec_context is None or not stream.codec_context.width:
                self.faults.append(FootageFault.NO_PICTURE)
                return
            stream.thread_type = "AUTO"
            self.source.time_base = f"{stream.time_base.numerator}/{stream.time_base.denominator}"
            self.expected = _length(container, stream)
            step, last, described, number = _step(stream), after, False, kept
            if after is not None and _INDEXED.search(container.format.name):
                container.seek(after, stream=stream)
            for frame in self._decoded(container, stream):
                pts = frame.pts
                if not described:
                    self._describe(frame, stream, first if kept or pts is None else pts)
                    described = True
                if number == kept and after is not None and pts is not None and pts <= after:
                    continue
                if pts is None or (last is not None and pts <= last):
                    self._note(FootageFault.BROKEN_TIMES)
                    pts = 0 if last is None else last + step
                last, number = pts, number + 1
                self.source.frames = number
                self.source.seconds = float(self.source.time_of(pts + step))
                yield ProxyFrame(number - 1, pts, _proxy(frame), self._pose)
            if last is None:
                self._note(FootageFault.NO_PICTURE)
            elif self.expected - self.source.seconds > max(0.5, 3 * step * float(stream.time_base)):
                self._note(FootageFault.CUT_SHORT)

    def _decoded(self, container: Any, stream: Any) -> Iterator[av.VideoFrame]:
        import av

        try:
            yield from container.decode(stream)
        except av.FFmpegError:
            self._note(FootageFault.CUT_SHORT)

    def _describe(self, frame: av.VideoFrame, stream: Any, pts: int) -> None:
        self._pose = pose_of(frame, stream)
        wide, high = self._pose.shown(frame.width, frame.height)
        self.source.width, self.source.height = round(wide), round(high)
        self.source.interlaced = bool(frame.interlaced_frame)
        self.source.first_pts = pts

    def _note(self, fault: FootageFault) -> None:
        if fault not in self.faults:
            self.faults.append(fault)


def told_name(path: Path) -> str:
    """A film's name as it is told: where no file of every system could have it, with other letters and shorter."""
    name = path.name.encode("utf-8", "replace").decode("utf-8")
    try:
        return plain_name(name)
    except ValueError:
        plain = re.sub(r"[^\w.-]+", "_", name)[-MOST_TOLD:]
        return f"film {plain}".rstrip(". ")


def _is_cover(stream: Any) -> bool:
    """Whether a stream is the picture on a song's cover."""
    from av.stream import Disposition

    return bool(stream.disposition & Disposition.attached_pic)


def _length(container: Any, stream: Any) -> float:
    """Seconds that the header promises."""
    if stream.duration:
        return float(stream.duration * stream.time_base)
    return float(container.duration or 0) / 1_000_000


def _step(stream: Any) -> int:
    """A frame's usual length in units of the time base."""
    rate = stream.average_rate or stream.base_rate or 25
    return max(1, round(float(1 / (rate * stream.time_base))))


def _proxy(frame: av.VideoFrame) -> Planes:
    """A frame at the size that is measured, as luma and chromas."""
    small = frame.reformat(*PROXY, "yuv444p", interpolation="AREA")
    return np.ascontiguousarray(np.moveaxis(small.to_ndarray(), 0, -1))


def signature_of(planes: Planes) -> Planes:
    """Means of a proxy's cells ``(18, 32, 3)``."""
    rows, columns, _ = SIGNATURE
    return np.asarray(planes.reshape(rows, GRID, columns, GRID, 3).mean((1, 3)).round(), np.uint8)


def upright(planes: Planes, pose: FrameOrientation) -> Planes:
    """A proxy as it is seen: portrait films become high."""
    seen = planes.transpose(1, 0, 2) if pose.transposed else planes
    seen = seen[:, ::-1] if pose.mirrored else seen
    return np.ascontiguousarray(seen[::-1] if pose.flipped else seen)
