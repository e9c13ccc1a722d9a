"""eSpeak NG through its C interface: pronunciation of words no dictionary has, and plain robotic speech.

The library (GPL-3.0-or-later) comes with the ``espeakng-loader`` package. It keeps global state, so one
lock guards every use. What its phonemes mean to Kokoro is said in :mod:`.english`.
"""

from __future__ import annotations

import ctypes
import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ..common.errors import StudioError
from ..common.extras import to_install

_SYNCHRONOUS: Final = 2
"""AUDIO_OUTPUT_SYNCHRONOUS: no sound device is opened and no thread started."""
_EVENTS: Final = 0x0003
"""espeakINITIALIZE_PHONEME_EVENTS | espeakINITIALIZE_PHONEME_IPA."""
_UTF8: Final = 1
_IPA_TIED: Final = 0x02 | (ord("^") << 8) | 0x80
"""IPA letters, the parts of one sound tied by ^ (espeak_TextToPhonemes, phonememode)."""
_WORD, _PHONEME = 1, 7
_PARAMETERS: Final = {"rate": 1, "pitch": 3, "range": 4}
_LOCK: Final = threading.Lock()


class _Name(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("string", ctypes.c_char * 8), ("pointer", ctypes.c_void_p))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Name),
    )


_CALLBACK: Final = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


@dataclass(frozen=True)
class Robotic:
    """What the synthesizer said.

    Attributes:
        samples: float32 (n,).
        rate: samples per second.
        phonemes: (first sample, IPA) in order.
        words: (first sample, first character of the text) in order.
    """

    samples: NDArray[np.float32]
    rate: int
    phonemes: list[tuple[int, str]]
    words: list[tuple[int, int]]


@lru_cache(maxsize=1)
def _opened() -> tuple[Any, int]:
    """The library, started once a process, and its samples per second."""
    try:
        import espeakng_loader
    except ImportError as error:
        raise StudioError(
            "extra_missing",
            "Unknown words need the package espeakng-loader.",
            to_install("voice"),
        ) from error
    library: Any = ctypes.CDLL(espeakng_loader.get_library_path())
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    data = str(espeakng_loader.get_data_path()).encode()
    rate = int(library.espeak_Initialize(_SYNCHRONOUS, 0, data, _EVENTS))
    if rate <= 0:
        raise StudioError(
            "voice_failed", "eSpeak NG could not start.", "Reinstall the package espeakng-loader."
        )
    return library, rate


class Espeak:
    """Pronounces and speaks. Opening it again is harmless."""

    def __init__(self) -> None:
        with _LOCK:
            self._library, self._rate = _opened()

    def ipa(self, words: str, voice: str = "en-us") -> str:
        """IPA of ``words`` with stress marks; tied sounds are joined by ``^``."""
        with _LOCK:
            self._library.espeak_SetVoiceByName(voice.encode())
            buffer = ctypes.c_char_p(words.encode())
            pointer = ctypes.pointer(buffer)
            pieces: list[str] = []
            while buffer.value:
                found = self._library.espeak_TextToPhonemes(pointer, _UTF8, _IPA_TIED)
                pieces.append((found or b"").decode())
            return " ".join(piece.strip() for piece in pieces if piece.strip())

    def speak(self, text: str, voice: str, *, rate: int, pitch: int, spread: int) -> Robotic:
        """Speaks ``text`` with a voice such as ``en-us+f3``.

        Args:
            text: what to say.
            voice: eSpeak's name of language and variant.
            rate: words a minute, 80 … 450.
            pitch, spread: height and width of the melody, 0 … 100.
        """
        blocks: list[NDArray[np.int16]] = []
        phonemes: list[tuple[int, str]] = []
        words: list[tuple[int, int]] = []

        def receive(wave: Any, count: int, events: Any) -> int:
            if wave and count > 0:
                blocks.append(np.ctypeslib.as_array(wave, (count,)).copy())
            index = 0
            while events[index].type:
                event = events[index]
                if event.type == _PHONEME:
                    phonemes.append((event.sample, event.id.string.decode("utf-8", "ignore")))
                elif event.type == _WORD:
                    words.append((event.sample, event.text_position - 1))
                index += 1
            return 0

        callback = _CALLBACK(receive)
        encoded = text.encode()
        with _LOCK:
            self._library.espeak_SetSynthCallback(callback)
            self._library.espeak_SetVoiceByName(voice.encode())
            for name, value in (("rate", rate), ("pitch", pitch), ("range", spread)):
                self._library.espeak_SetParameter(_PARAMETERS[name], value, 0)
            self._library.espeak_Synth(encoded, len(encoded) + 1, 0, 1, 0, _UTF8, None, None)
        samples = np.concatenate(blocks) if blocks else np.zeros(0, np.int16)
        return Robotic((samples / 32768.0).astype(np.float32), self._rate, phonemes, words)
