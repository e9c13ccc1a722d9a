"""Takes as files: ``<root>/<run>/<take>.mp4 | .png | .wav`` and a side file ``<take>.json`` that tells what they are.

Run and take are names, never paths, so that nothing a graph says can leave the folder. Every file is whole
or not there, and the side file comes last: a take exists when its side file does.
"""

from __future__ import annotations

import json
import re
import shutil
import wave
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from ..common.errors import StudioError
from ..common.files import atomic_path, write_text
from ..common.film_record import TakeFacts
from ..common.media import demuxer_of
from ..common.pictures import open_picture
from ..common.rates import standard_rate, stored_rate
from ..common.records import DEVICES, read_model
from ..common.settled import DIRECTED, is_directed
from ..common.story import Speech
from .picture.decode import probe, read_frames, read_sound
from .picture.encode import TAKE, Pixels, open_video

METADATA = "animation_studio"
"""Key of what the studio tells in a picture's metadata, beside ComfyUI's ``prompt`` and ``workflow``."""
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")

MOST_LETTERS = 52
"""Of a take's name, where another is named after it: the whole has at most 64."""

Sound = tuple[npt.NDArray[np.float32], int]
"""Samples ``(n, channels)`` and their rate."""


@dataclass(frozen=True)
class StoredTake:
    """What there is of a take; ``side`` is the content of its side file."""

    video: Path | None
    image: Path | None
    audio: Path | None
    speech: Speech | None
    side: TakeFacts

    @property
    def files(self) -> list[Path]:
        """Its media files."""
        return [path for path in (self.video, self.image, self.audio) if path is not None]


def take_path(root: Path, run: str, take: str, suffix: str) -> Path:
    """Where a file of a take lies.

    Raises:
        StudioError: ``path_forbidden`` for a run or take that isn't a plain name.
    """
    for what, name in (("run", run), ("take", take)):
        if not NAME.fullmatch(name) or DEVICES.fullmatch(name):
            raise StudioError(
                "path_forbidden",
                f"{name!r} can't name a {what}.",
                "Use letters, digits, - and _ (at most 64, beginning with a letter or digit).",
            )
    return root / run / f"{take}{suffix}"


def free_name(root: Path, run: str, take: str, prompt: str) -> str:
    """The name under which a take is kept: its own, or one beside it where a film of the director's is made of that.

    Args:
        take: the take, or a film's name.
        prompt: the id of the prompt that saves it; the director's own replaces what a stopped one left.

    Raises:
        StudioError: ``path_forbidden``.
    """
    if not take_path(root, run, take, ".json").exists() or not DIRECTED.match(run):
        return take
    if is_directed(run, take, prompt):
        return take
    others = (f"{take[:MOST_LETTERS]}-edit{number}" for number in count(1))
    return next(name for name in others if not take_path(root, run, name, ".json").exists())


def beside(name: str, wanted: str) -> dict[str, list[str]]:
    """What the page says of a take that was kept under another name than it was given."""
    told = f"{wanted} belongs to a directed film and stays: this one is kept as {name}."
    return {"text": [told]} if name != wanted else {}


def save_take(
    root: Path,
    run: str,
    take: str,
    *,
    video: Path | None = None,
    image: Pixels | None = None,
    audio: Sound | None = None,
    speech: Speech | None = None,
    loras: Sequence[Mapping[str, Any]] = (),
) -> StoredTake:
    """Writes a take; one of the same name is replaced.

    Args:
        loras: what the picture wore: name, file, sha256, weight and blocks of each LoRA, for the side file and the
            picture's metadata.

    Raises:
        StudioError: ``path_forbidden``, ``option_invalid`` (nothing to save), ``disk_full``, ``not_writable``.
    """
    if video is None and image is None and audio is None:
        raise StudioError(
            "option_invalid", f"The take {take!r} holds nothing.", "Connect a video, an image or an audio."
        )
    side = TakeFacts(version=1, run=run, take=take, files={})
    if video is not None:
        probe(video)  # what isn't a film is told before anything is replaced
        target = _named(side, "video", take_path(root, run, take, ".mp4"))
        _store_video(video, target)
        info = probe(target)
        side.seconds, side.size, side.fps = round(info.seconds, 4), info.size, stored_rate(info.fps)
        if info.notes:
            side.notes = list(info.notes)
    if image is not None:
        with atomic_path(_named(side, "image", take_path(root, run, take, ".png"))) as temporary:
            about = PngInfo()
            if loras:
                about.add_text(METADATA, json.dumps({"loras": list(loras)}))
            Image.fromarray(image).save(temporary, compress_level=4, pnginfo=about)
        side.size = side.size or (image.shape[1], image.shape[0])
    if audio is not None:
        write_wav(_named(side, "audio", take_path(root, run, take, ".wav")), *audio)
        side.seconds = side.seconds or round(len(audio[0]) / audio[1], 4)
        side.rate = audio[1]
    side.speech = speech
    if loras:
        side.loras = [dict(lora) for lora in loras]
    told = json.dumps(side.model_dump(mode="json"), ensure_ascii=False, indent=1)
    write_text(take_path(root, run, take, ".json"), told + "\n")
    return load_take(root, run, take)


def _named(side: TakeFacts, kind: str, path: Path) -> Path:
    side.files[kind] = path.name
    return path


def load_take(root: Path, run: str, take: str) -> StoredTake:
    """What there is of a take.

    Raises:
        StudioError: ``path_forbidden``, ``take_unknown``, ``file_invalid`` for a broken side file.
    """
    record = take_path(root, run, take, ".json")
    if not record.is_file():
        known = (
            sorted(path.stem for path in record.parent.glob("*.json"))[:8] if record.parent.is_dir() else []
        )
        hint = f"There are: {', '.join(known)}." if known else "That run has no takes yet."
        raise StudioError("take_unknown", f"There is no take {take!r} in the run {run!r}.", hint)
    try:
        side = read_model(record, TakeFacts)
    except (OSError, ValueError) as error:
        raise StudioError(
            "file_invalid", f"The side file of the take {take!r} can't be read.", "Make the take again."
        ) from error

    def file(kind: str, suffix: str) -> Path | None:
        path = take_path(root, run, take, suffix)
        return path if kind in side.files and path.is_file() else None

    return StoredTake(file("video", ".mp4"), file("image", ".png"), file("audio", ".wav"), side.speech, side)


def _store_video(source: Path, target: Path) -> None:
    """Copies an mp4; any other video is encoded into one, as it is shown."""
    if source.resolve() == target.resolve():
        return
    with atomic_path(target) as temporary:
        if source.suffix.lower() == ".mp4" and demuxer_of(source) == "mov":
            shutil.copyfile(source, temporary)
            return
        info = probe(source)
        fps = standard_rate(info.fps)
        size = (max(info.size[0] // 2 * 2, 16), max(info.size[1] // 2 * 2, 16))
        with open_video(temporary, size, fps, quality=TAKE, sound=read_sound(source)) as video:
            for planes in read_frames(source, size, fps):
                video.write(planes)


def write_wav(target: Path, samples: npt.NDArray[np.float32], rate: int) -> None:
    """16-bit PCM; what is louder than full scale is clipped."""
    columns = samples[:, None] if samples.ndim == 1 else samples
    whole = np.rint(np.clip(np.nan_to_num(columns), -1, 1) * 32767).astype("<i2")
    with atomic_path(target) as temporary, wave.open(str(temporary), "wb") as file:
        file.setnchannels(whole.shape[1])
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(whole.tobytes())


def read_wav(path: Path) -> Sound:
    """Samples ``(n, channels)`` and rate of a take's sound.

    Raises:
        StudioError: ``file_invalid``.
    """
    try:
        with wave.open(str(path), "rb") as file:
            channels, rate = file.getnchannels(), file.getframerate()
            if file.getsampwidth() != 2 or rate < 1:
                raise wave.Error("its samples don't have 16 bits")
            data = file.readframes(file.getnframes())
    except (wave.Error, EOFError, RuntimeError, OSError) as error:
        raise StudioError(
            "file_invalid", f"The sound {path.name} can't be read ({error}).", "Make the take again."
        ) from error
    whole = np.frombuffer(data[: len(data) // (2 * channels) * 2 * channels], "<i2")
    return (whole.reshape(-1, channels) / 32768).astype(np.float32), rate


def read_image(path: Path) -> Pixels:
    """A take's picture as RGB ``uint8 (h, w, 3)``.

    Raises:
        StudioError: ``file_missing``, ``file_invalid``.
    """
    return np.asarray(open_picture(path)).copy()
