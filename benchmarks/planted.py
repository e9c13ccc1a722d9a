"""What spoils a take on purpose, and what only changes it: the planted faults of ``./studio bench judging``.

Every fault is named by the check that should see it and has three grades, mild to unusable. Harmless changes
are what a good take may go through: another encoding, a little crop or shift, a little more light, a little gain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..common.story import Speech
from ..film.picture.encode import Pixels

Frames = list[NDArray[np.float32]]
Samples = NDArray[np.float32]
GRADES: Final = 3


def _each(
    change: Callable[[NDArray[np.float32], float], NDArray[np.float32]],
) -> Callable[[Frames, float], Frames]:
    return lambda frames, amount: [change(frame, amount) for frame in frames]


def _blur(frame: NDArray[np.float32], width: float) -> NDArray[np.float32]:
    import cv2

    return np.asarray(cv2.GaussianBlur(frame, (0, 0), width), np.float32)


def _grain(frames: Frames, sigma: float) -> Frames:
    rng = np.random.default_rng(7)
    return [frame + rng.normal(0, sigma, (*frame.shape[:2], 1)).astype(np.float32) for frame in frames]


def _blocks(frame: NDArray[np.float32], quality: float) -> NDArray[np.float32]:
    import cv2

    whole = np.clip(frame, 0, 255).astype(np.uint8)
    _, packed = cv2.imencode(".jpg", whole, [cv2.IMWRITE_JPEG_QUALITY, int(quality)])
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.float32)


def _banding(frame: NDArray[np.float32], levels: float) -> NDArray[np.float32]:
    step = 255 / levels
    banded: NDArray[np.float32] = (np.floor(np.clip(frame, 0, 254.9) / step) + 0.5) * np.float32(step)
    return banded


def _still(frames: Frames, share: float) -> Frames:
    """From ``share`` of the way on nothing moves."""
    last = int((len(frames) - 1) * share)
    return [frames[min(number, last)] for number in range(len(frames))]


def _slow(frames: Frames, share: float) -> Frames:
    """All that moves, moves by a share of its way only."""
    return [frames[0] + (frame - frames[0]) * np.float32(share) for frame in frames]


def _torn(frames: Frames, share: float) -> Frames:
    """One frame's lower part, ``share`` of it, is moved sideways by a quarter."""
    out, middle = list(frames), len(frames) // 2
    torn = out[middle].copy()
    top = int(torn.shape[0] * (1 - share))
    torn[top:] = np.roll(torn[top:], torn.shape[1] // 4, axis=1)
    out[middle] = torn
    return out


PICTURE: Final[Mapping[str, tuple[Callable[[Frames, float], Frames], tuple[float, ...]]]] = MappingProxyType(
    {
        "motion": (_slow, (0.3, 0.1, 0.0)),
        "frozen": (_still, (0.75, 0.5, 0.25)),
        "glitch": (_torn, (0.15, 0.5, 1.0)),
        "sharpness": (_each(_blur), (1.5, 4, 10)),
        "dark": (_each(lambda frame, share: frame * np.float32(share)), (0.6, 0.3, 0.05)),
        "bright": (_each(lambda frame, share: 255 - (255 - frame) * np.float32(share)), (0.6, 0.3, 0.05)),
        "contrast": (_each(lambda frame, share: 128 + (frame - 128) * np.float32(share)), (0.6, 0.3, 0.05)),
        "banding": (_each(_banding), (48, 16, 6)),
        "noise": (_grain, (8, 30, 90)),
        "blocks": (_each(_blocks), (20, 8, 2)),
    }
)
"""Faults of pictures in the order in which a camera and a codec make them."""
MASKED: Final = frozenset(
    frozenset(pair)
    for pair in (
        ("motion", "frozen"),
        ("banding", "noise"),
        ("banding", "blocks"),
        ("noise", "blocks"),
        ("dark", "bright"),
        ("sharpness", "blocks"),
        ("noise", "motion"),
        ("noise", "frozen"),
    )
)
"""Faults of which one hides the other from any eye: they aren't mixed."""


def _silenced(sound: Samples, share: float) -> Samples:
    """Only the first ``share`` of a line is left."""
    left = sound.copy()
    left[int(sound.size * share) :] = 0
    return left


def _clipped(sound: Samples, gain: float) -> Samples:
    """Overdriven and brought back to the level it had."""
    peak = np.abs(sound).max()
    over = np.clip(sound / peak * np.float32(gain), -1, 1)
    return np.asarray(over * (np.sqrt((sound**2).mean()) / np.sqrt((over**2).mean())), np.float32)


def _hissing(sound: Samples, below: float) -> Samples:
    """White noise ``below`` dB under the voice."""
    rng = np.random.default_rng(7)
    size = np.sqrt((sound**2).mean()) * 10 ** (-below / 20)
    return np.asarray(sound + rng.normal(0, size, sound.size), np.float32)


@dataclass(frozen=True)
class Voiced:
    """A spoken line: samples, their rate, and its timing."""

    samples: Samples
    rate: int
    speech: Speech


def _changed(change: Callable[[Samples, float], Samples]) -> Callable[[Voiced, float], Voiced]:
    return lambda line, amount: Voiced(change(line.samples, amount), line.rate, line.speech)


def _late(line: Voiced, seconds: float) -> Voiced:
    """The sound comes late, the mouth doesn't."""
    silence = np.zeros(round(seconds * line.rate), np.float32)
    return Voiced(np.concatenate([silence, line.samples])[: line.samples.size], line.rate, line.speech)


def _hurried(line: Voiced, factor: float) -> Voiced:
    """Sound and mouth run faster together."""
    count = int(line.samples.size / factor)
    samples = np.interp(np.arange(count) * factor, np.arange(line.samples.size), line.samples)
    marks = [
        mark.model_copy(update={"start": mark.start / factor, "seconds": mark.seconds / factor})
        for mark in line.speech.marks
    ]
    seconds = line.speech.seconds / factor
    speech = line.speech.model_copy(update={"seconds": seconds, "marks": marks, "words": []})
    return Voiced(samples.astype(np.float32), line.rate, speech)


VOICE: Final[Mapping[str, tuple[Callable[[Voiced, float], Voiced], tuple[float, ...]]]] = MappingProxyType(
    {
        "pace": (_hurried, (1.2, 1.5, 2.4)),
        "clipping": (_changed(_clipped), (2, 5, 15)),
        "background": (_changed(_hissing), (30, 15, 3)),
        "speech": (_changed(_silenced), (0.6, 0.4, 0.12)),
        "sync": (_late, (0.1, 0.2, 0.4)),
        "level": (_changed(lambda sound, gain: sound * np.float32(gain)), (0.5, 0.2, 0.04)),
    }
)
"""Faults of voices in the order in which they come to pass."""
MASKED_VOICE: Final = frozenset(
    frozenset(pair) for pair in (("background", "speech"), ("speech", "sync"), ("clipping", "background"))
)


def _cropped(frames: Frames, share: float) -> Frames:
    import cv2

    height, width = frames[0].shape[:2]
    y, x = int(height * share), int(width * share)
    return [
        np.asarray(cv2.resize(frame[y : height - y, x : width - x], (width, height)), np.float32)
        for frame in frames
    ]


HARMLESS: Final[Sequence[Callable[[Frames], Frames]]] = (
    lambda frames: frames,
    lambda frames: [frame * np.float32(1.03) for frame in frames],
    lambda frames: [frame * np.float32(0.97) for frame in frames],
    lambda frames: [np.roll(frame, 3, axis=1) for frame in frames],
    lambda frames: _cropped(frames, 0.02),
)
"""What a good picture may go through; another encoding is drawn besides."""
HARMLESS_VOICE: Final[Sequence[Callable[[Samples], Samples]]] = (
    lambda sound: sound,
    lambda sound: sound * np.float32(1.15),
    lambda sound: sound * np.float32(0.87),
    lambda sound: np.rint(sound * 2048).astype(np.float32) / np.float32(2048),
    lambda sound: np.roll(sound, sound.size // 200),
)
ENCODINGS: Final[Sequence[Mapping[str, str]]] = (
    {"preset": "ultrafast", "crf": "14"},
    {"preset": "veryfast", "crf": "20"},
)


def spoilt(frames: Sequence[Pixels], faults: Mapping[str, int], harmless: int) -> list[Pixels]:
    """A shot with ``faults`` (name: how bad, 0 … 2) and a harmless change."""
    changed = HARMLESS[harmless]([frame.astype(np.float32) for frame in frames])
    for name, (spoil, grades) in PICTURE.items():
        if name in faults:
            changed = spoil(changed, grades[faults[name]])
    return [np.ascontiguousarray(np.clip(frame, 0, 255).astype(np.uint8)) for frame in changed]


def spoilt_line(line: Voiced, faults: Mapping[str, int], harmless: int) -> Voiced:
    """A spoken line with ``faults`` and a harmless change."""
    changed = Voiced(HARMLESS_VOICE[harmless](line.samples), line.rate, line.speech)
    for name, (spoil, grades) in VOICE.items():
        if name in faults:
            changed = spoil(changed, grades[faults[name]])
    return changed
