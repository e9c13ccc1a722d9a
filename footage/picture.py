"""Reads a film's picture once into a folder, so that a killed run goes on behind the last frame that was kept."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..common.files import file_error
from ..common.footage import FootageSource
from ..common.progress import Progress
from .samples import FrameSample, measured_sample
from .source import SIGNATURE, FrameStream, ProxyFrame, signature_of, upright

BATCH: Final = 240
"""Frames that are kept at once; as many are read again at most."""
SAMPLES_A_SECOND: Final = 2.0
CELLS: Final = int(np.prod(SIGNATURE))


class FrameStore:
    """The signatures, time stamps and samples of a film's frames, in three files that only grow."""

    def __init__(self, folder: Path) -> None:
        self.cells, self.stamps, self.samples = (
            folder / name for name in ("signatures.u8", "stamps.i64", "samples.jsonl")
        )
        folder.mkdir(parents=True, exist_ok=True)
        for path in (self.cells, self.stamps, self.samples):
            path.touch()

    def kept(self) -> int:
        """How many frames are whole; what a killed run left half is cut off."""
        frames = min(self.cells.stat().st_size // CELLS, self.stamps.stat().st_size // 8)
        for path, size in ((self.cells, frames * CELLS), (self.stamps, frames * 8)):
            with path.open("r+b") as file:
                file.truncate(size)
        with self.samples.open("r+b") as file:
            file.truncate(file.read().rfind(b"\n") + 1)
        return frames

    def add(self, cells: list[NDArray[np.uint8]], stamps: list[int], samples: list[FrameSample]) -> None:
        """Keeps a batch of frames.

        Raises:
            StudioError: ``disk_full``, ``not_writable``.
        """
        batches = (
            (self.samples, "".join(f"{one.model_dump_json()}\n" for one in samples).encode()),
            (self.cells, b"".join(one.tobytes() for one in cells)),
            (self.stamps, np.array(stamps, np.int64).tobytes()),
        )
        for path, data in batches:
            try:
                with path.open("ab") as file:
                    file.write(data)
            except OSError as error:
                raise file_error(error, path) from error

    def clear(self) -> None:
        """Forgets everything."""
        for path in (self.cells, self.stamps, self.samples):
            path.write_bytes(b"")

    def read_signatures(self) -> NDArray[np.uint8]:
        """All signatures, which stay in their file."""
        frames = self.kept()
        if not frames:
            return np.zeros((0, *SIGNATURE), np.uint8)
        return np.memmap(self.cells, np.uint8, "r", shape=(frames, *SIGNATURE))

    def read_stamps(self) -> NDArray[np.int64]:
        """All time stamps."""
        return np.fromfile(self.stamps, np.int64)

    def read_samples(self) -> list[FrameSample]:
        """All samples in order, each frame's once; a half line is none."""
        found: dict[int, FrameSample] = {}
        frames = self.kept()
        for line in self.samples.read_text("utf-8").splitlines():
            sample = FrameSample.model_validate_json(line)
            found[sample.frame] = sample
        return [found[frame] for frame in sorted(found) if frame < frames]


def read_picture(path: Path, source: FootageSource, store: FrameStore, progress: Progress) -> FrameStream:
    """Reads what isn't kept yet; ``source`` then tells what the file holds."""
    stream, kept = FrameStream(path, source), store.kept()
    stamps = store.read_stamps() if kept else np.zeros(1, np.int64)
    after = int(stamps[-1]) if kept else None
    cells: list[NDArray[np.uint8]] = []
    times: list[int] = []
    samples: list[FrameSample] = []
    held: ProxyFrame | None = None
    due = -1.0
    for frame in stream.frames(kept, int(stamps[0]), after):
        cells.append(signature_of(frame.planes))
        times.append(frame.pts)
        if held is not None:
            samples.append(
                measured_sample(
                    held.number, upright(held.planes, held.pose), upright(frame.planes, frame.pose)
                )
            )
            held = None
        moment = float(source.time_of(frame.pts))
        if moment >= due:
            held, due = frame, moment + 1 / SAMPLES_A_SECOND
        if len(cells) >= BATCH:
            store.add(cells, times, samples)
            cells, times, samples = [], [], []
            progress(min(moment / max(stream.expected, 0.1), 1.0), f"{moment:.0f} s of the picture")
    if held is not None:
        samples.append(measured_sample(held.number, upright(held.planes, held.pose), None))
    store.add(cells, times, samples)
    if kept and not source.frames:  # it was killed just before its end: what the file holds was never told
        store.clear()
        return read_picture(path, source, store, progress)
    return stream
