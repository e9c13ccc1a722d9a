"""Whether a spoken line sounds like its character: its voice against the registry's, where an encoder is installed.

A cosine alone means nothing, so it is put on the scale that pictures are compared on (:mod:`.identity.consistency`):
set for each character by how alike its own voice is to itself, in several emotions, and how alike the others are to
it. Where that can't be told apart, or little is heard, nothing is said. Works for any engine: what is compared is
sound that the engines have made.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from ..common.checks import Check
from ..common.errors import StudioError
from ..common.files import atomic_path
from ..common.progress import Progress, silent
from ..common.story import Speech
from ..common.vocabulary import Emotion
from ..configs.judging import Threshold
from ..configs.schema import CharacterPreset
from ..configs.voices import VoiceSpec
from ..voice.engine import Spoken
from .identity.consistency import Vectors, calibrate, similarity
from .measurement import abstain, compare
from .voice import sounding_seconds

REFERENCES: Final = (
    ("The sun came up over the quiet harbour.", Emotion.NEUTRAL),
    ("We walked along the wall and counted boats.", Emotion.HAPPY),
    ("Nobody knew where the music came from.", Emotion.SAD),
    ("He opened the box and looked inside.", Emotion.SURPRISED),
    ("They waited for a long time by the gate.", Emotion.ANGRY),
)
"""What every voice says to be known by; emotions move a voice, so they belong to what is its own."""
LEAST_SECONDS: Final = 1.2
"""With less sound than a window of the encoder holds, a voice isn't known again."""

Say = Callable[[str, CharacterPreset, Emotion], Spoken]


class VoiceEncoder(Protocol):
    """Turns a voice into a direction."""

    def embed(self, samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
        """Unit vector ``(d,)`` of a sound of one channel."""


@lru_cache(maxsize=1)
def find_encoder() -> VoiceEncoder | None:
    """The speaker encoder, or None when its weights aren't installed."""
    from ..voice.recognition import SpeakerEncoder

    try:
        return SpeakerEncoder()
    except StudioError:
        return None


@dataclass(frozen=True)
class VoiceGallery:
    """The voices of the registry as references ``(n, d)``, each made once and kept by its settings.

    Attributes:
        cast: all characters by id.
        say: speaks a line in a character's voice.
        encoder: what tells voices apart.
        cache: the studio's cache folder.
    """

    cast: Mapping[str, CharacterPreset]
    say: Say
    encoder: VoiceEncoder
    cache: Path

    def compared_with(self, character: str, progress: Progress = silent) -> dict[str, Vectors]:
        """References of a character and of all whose voice has other settings.

        Another voice that can't be had now is left out.

        Raises:
            StudioError: what :meth:`references` of the character itself raises.
        """
        own = _settings(self.cast[character].voice)
        gallery = {character: self.references(character)}
        others = [name for name, one in self.cast.items() if _settings(one.voice) != own]
        for number, name in enumerate(others, 1):
            progress(number / (len(others) + 1), f"Listening to {name}'s voice")
            with contextlib.suppress(StudioError):
                gallery[name] = self.references(name)
        return gallery

    def references(self, character: str) -> Vectors:
        """The voice of a character in :data:`REFERENCES`.

        Raises:
            StudioError: whatever its engine raises, ``disk_full``, ``not_writable``.
        """
        preset = self.cast[character]
        mark = hashlib.sha256(f"{REFERENCES}{_settings(preset.voice)}".encode()).hexdigest()[:24]
        path = self.cache / "voice" / "likeness" / f"{mark}.npy"
        if path.is_file():
            return np.asarray(np.load(path, allow_pickle=False), np.float32)
        said = [self.say(text, preset, emotion) for text, emotion in REFERENCES]
        vectors = np.stack([self.encoder.embed(one.samples, one.rate) for one in said])
        with atomic_path(path) as temporary:
            np.save(temporary, vectors, allow_pickle=False)
        return vectors


def _settings(voice: VoiceSpec) -> str:
    """What a voice sounds like; notes and loudness don't count."""
    return voice.model_dump_json(exclude={"notes", "energy", "pronunciations"})


def measure_likeness(
    samples: NDArray[np.float32],
    rate: int,
    speech: Speech,
    gallery: VoiceGallery | None,
    threshold: Threshold,
    progress: Progress = silent,
) -> Check:
    """Likeness of a line to its character on the calibrated scale, 0 … 1; samples ``(n,)`` or ``(n, channels)``.

    A line that another character's voice is nearer to counts as less than the threshold by as much as it is nearer.
    """
    character = speech.character
    if gallery is None:
        return abstain("likeness", "no speaker encoder is installed")
    if character not in gallery.cast:
        return abstain("likeness", f"no character preset is called {character}")
    mono = samples if samples.ndim == 1 else samples.mean(1)
    if sounding_seconds(mono, rate) < LEAST_SECONDS:
        return abstain("likeness", "too little is heard to know a voice by")
    try:
        known = gallery.compared_with(character, progress)
    except StudioError as error:
        return abstain("likeness", f"{character}'s own voice can't be had: {error.message}")
    if reason := _unknowable(character, known):
        return abstain("likeness", reason)
    vector = gallery.encoder.embed(mono, rate)
    alike = {name: similarity(vector, rows) for name, rows in known.items()}
    mine = alike.pop(character)
    nearest = max(alike, key=lambda name: alike[name])
    margin, rank = mine - alike[nearest], 1 + sum(other > mine for other in alike.values())
    score = calibrate(character, known).scale(mine)
    if margin < 0:
        score = min(score, threshold.nearest(score) + margin)
    told = (
        f"likeness to {character} {score:.2f}: cosine {mine:.2f}, the nearest other voice is {nearest} with "
        f"{alike[nearest]:.2f}, rank {rank} of {len(alike) + 1}"
    )
    return compare("likeness", score, threshold, told, told)


def _unknowable(character: str, known: Mapping[str, Vectors]) -> str:
    """Why a character's voice can't be told from others; empty when it can."""
    if reason := calibrate(character, known).reason:
        return reason
    own = known[character]
    for name, rows in known.items():
        for index, row in enumerate(own):
            if name != character and similarity(row, np.delete(own, index, 0)) <= similarity(row, rows):
                return f"the voices of {character} and {name} can't be told apart"
    return ""
