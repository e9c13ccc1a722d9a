"""eSpeak NG through its C interface: pronunciation of words no dictionary has.

The library (GPL-3.0-or-later) comes with the ``espeakng-loader`` package. It keeps global state, so one
lock guards it. What its phonemes mean to Kokoro is said in :mod:`.english`.
"""

from __future__ import annotations

import ctypes
import threading
from typing import Final

from ...common.errors import StudioError

_RETRIEVAL: Final = 1
"""AUDIO_OUTPUT_RETRIEVAL: no sound device is opened."""
_UTF8: Final = 1
_IPA_TIED: Final = 0x02 | (ord("^") << 8) | 0x80
"""IPA letters, the parts of one sound tied by ^ (espeak_TextToPhonemes, phonememode)."""


class Espeak:
    """Pronounces English words as IPA."""

    def __init__(self) -> None:
        try:
            import espeakng_loader
        except ImportError as error:
            raise StudioError(
                "extra_missing",
                "Unknown words need the package espeakng-loader.",
                'Install the voice extra: pip install "animation-ai-studio[voice]".',
            ) from error
        self._lock = threading.Lock()
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        data = str(espeakng_loader.get_data_path()).encode()
        if self._library.espeak_Initialize(_RETRIEVAL, 0, data, 0) < 0:
            raise StudioError(
                "voice_failed", "eSpeak NG could not start.", "Reinstall the package espeakng-loader."
            )

    def ipa(self, words: str, voice: str = "en-us") -> str:
        """IPA of ``words`` with stress marks; tied sounds are joined by ``^``."""
        with self._lock:
            self._library.espeak_SetVoiceByName(voice.encode())
            buffer = ctypes.c_char_p(words.encode())
            pointer = ctypes.pointer(buffer)
            pieces: list[str] = []
            while buffer.value:
                found = self._library.espeak_TextToPhonemes(pointer, _UTF8, _IPA_TIED)
                pieces.append((found or b"").decode())
            return " ".join(piece.strip() for piece in pieces if piece.strip())
