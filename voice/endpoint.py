"""Any server with OpenAI's route ``/v1/audio/speech`` as a voice engine.

It has no seed, no emotion and no timing: the same line may sound otherwise the next time, emotions are heard in pace
and loudness only, and mouths are timed by :mod:`.alignment`. What comes is judged as a voice server's is.
"""

from __future__ import annotations

import os
from functools import cached_property

import httpx
import numpy as np
from numpy.typing import NDArray

from ..common.errors import StudioError
from ..common.story import Language
from ..common.vocabulary import Emotion
from ..configs.speech import SpeechEndpoint
from ..configs.voices import VoiceSpec
from . import script
from .assembled import Sentence, assembled
from .delivery import deliver
from .engine import Spoken
from .kokoro import silence
from .sovits.client import MOST_REPLY
from .sovits.faults import TakeFault, fault
from .sovits.replies import read_reply
from .sovits.waves import read_wave
from .spoken import respelled

_ATTEMPTS = 3


class EndpointVoice:
    """Speaks through a speech route (see :class:`~..voice.engine.VoiceEngine`)."""

    def __init__(self, profile: SpeechEndpoint, *, transport: httpx.BaseTransport | None = None) -> None:
        self._profile, self._transport = profile, transport

    @cached_property
    def _http(self) -> httpx.Client:
        key = os.environ.get(self._profile.key_env, "") if self._profile.key_env else ""
        return httpx.Client(
            base_url=f"{self._profile.url}/",
            headers={"authorization": f"Bearer {key}"} if key else {},
            timeout=httpx.Timeout(self._profile.timeout, connect=5.0),
            follow_redirects=False,
            trust_env=False,
            transport=self._transport,
        )

    def say(
        self,
        text: str,
        voice: VoiceSpec,
        emotion: Emotion = Emotion.NEUTRAL,
        language: Language = "en",
        seed: int = 0,
        character: str = "narrator",
    ) -> Spoken:
        """Speaks ``text`` with the server's voice for the character.

        Raises:
            StudioError: ``config_missing``, ``voice_failed``, or why the server can't be used.
        """
        name = self._profile.voices.get(character)
        if name is None or language not in self._profile.languages:
            raise StudioError(
                "config_missing",
                f"{character} has no voice in the language '{language}' under speech_endpoint in tts_config.yaml.",
                f"Name the server's voice as speech_endpoint.voices.{character}.",
            )
        cleaned = script.checked(text)
        if not any(letter.isalnum() for letter in cleaned):
            return silence(text, language, character)
        delivery = deliver(voice, emotion, cleaned, character, seed)
        body: dict[str, object] = {
            "model": self._profile.model,
            "input": respelled(cleaned, voice.pronunciations),
            "voice": name,
            "response_format": "wav",
            "speed": round(min(max(delivery.manner.rate, 0.5), 2.0), 3),
        }
        found: TakeFault | None = None
        for _ in range(_ATTEMPTS):
            samples, rate = self._sound(body)
            found = fault(samples, rate, str(body["input"]), delivery.manner.rate, language)
            if found is None:
                return assembled(
                    text, [Sentence(cleaned, samples, rate)], delivery, voice, language, character
                )
        raise StudioError(
            "voice_failed",
            f"No take of {cleaned!r} was good in {_ATTEMPTS} attempts; of the last, {found.message if found else ''}.",
            "Write the line in other words, or choose another voice.",
        )

    def _sound(self, body: dict[str, object]) -> tuple[NDArray[np.float32], int]:
        data = self._asked(body)
        try:
            return read_wave(data)
        except StudioError as error:
            raise StudioError(
                error.code,
                f"The speech endpoint {self._profile.url} answered with something else than a WAV file.",
                "It must know response_format wav; speech_endpoint.url and model name it in tts_config.yaml.",
            ) from error

    def _asked(self, body: dict[str, object]) -> bytes:
        url = self._profile.url
        try:
            answer = read_reply(
                self._http, "POST", "audio/speech", most=MOST_REPLY, seconds=self._profile.timeout, json=body
            )
        except httpx.HTTPError as error:
            raise StudioError(
                "voice_server_unreachable",
                f"The speech endpoint {url} doesn't answer ({type(error).__name__}).",
                "Start it, or correct speech_endpoint.url in tts_config.yaml.",
            ) from error
        if answer.status != 200 or not answer.whole:
            raise StudioError(
                "voice_server_refused",
                f"The speech endpoint {url} refused a line (status {answer.status}).",
                "Its model, voice and key must be those of speech_endpoint in tts_config.yaml.",
            )
        return answer.content
