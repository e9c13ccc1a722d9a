"""What every voice engine gives: a spoken line with the timing of its mouth and words.

Engines stand behind one small protocol, so that the embedded voices and a trained voice on a server are
interchangeable. This module knows none of them: whoever puts the studio together registers them by profile
name. Timing travels with the sound because only the engine knows it exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ..common.errors import StudioError
from ..common.story import Language, Speech
from ..common.vocabulary import Emotion
from ..configs.voices import VoiceSpec


@dataclass(frozen=True)
class Spoken:
    """A line as sound.

    Attributes:
        samples: float32 mono (n,), within −1 … 1.
        rate: samples per second.
        speech: timing; its marks cover the whole line, ``seconds`` is n / rate.
    """

    samples: NDArray[np.float32]
    rate: int
    speech: Speech


class VoiceEngine(Protocol):
    """Speaks lines. The same arguments give the same samples."""

    def say(
        self,
        text: str,
        voice: VoiceSpec,
        emotion: Emotion = Emotion.NEUTRAL,
        language: Language = "en",
        seed: int = 0,
        character: str = "narrator",
    ) -> Spoken:
        """Speaks ``text``; ``seed`` varies the delivery slightly.

        Raises:
            StudioError: ``voice_failed``, ``extra_missing`` or ``model_missing``.
        """
        ...


class VoiceEngines:
    """The engines of this studio by profile name, each made when it is first needed.

    Args:
        makers: profile name → what makes the engine.
        settings: profile name → what it is made from; when that has changed, it is made anew.
    """

    def __init__(
        self,
        makers: Mapping[str, Callable[[], VoiceEngine]],
        settings: Mapping[str, Callable[[], object]] = MappingProxyType({}),
    ) -> None:
        self._makers, self._settings = dict(makers), dict(settings)
        self._made: dict[str, tuple[object, VoiceEngine]] = {}

    def engine(self, name: str) -> VoiceEngine:
        """The engine of that profile.

        Raises:
            StudioError: ``config_missing`` when no profile has that name.
        """
        if name not in self._makers:
            known = ", ".join(sorted(self._makers)) or "none"
            raise StudioError(
                "config_missing",
                f"No voice profile is named {name!r} (known: {known}).",
                "Name one of them as the character's voice engine.",
            )
        settings = self._settings[name]() if name in self._settings else None
        if name not in self._made or self._made[name][0] != settings:
            self._made[name] = (settings, self._makers[name]())
        return self._made[name][1]
