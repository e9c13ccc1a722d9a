"""GPT-SoVITS as a voice engine: a line, sentence by sentence, each heard out before it is kept.

A sentence whose take is bad is said again with another seed; a server that died is waited for; what stays bad is an
error that names the best take, never a silent line. Mouth and words are timed by :mod:`..alignment`.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from ...common.errors import StudioError
from ...common.files import atomic_path
from ...common.story import Language
from ...common.vocabulary import Emotion
from ...configs.speech import GptSovitsProfile, ReferenceClip, SpokenLanguage, TrainedVoice
from ...configs.voices import VoiceSpec
from .. import script
from ..assembled import Sentence, assembled
from ..delivery import Delivery, deliver
from ..engine import Spoken
from ..kokoro import silence
from ..spoken import respelled
from .checkpoints import scanned
from .client import SovitsClient, Timbre
from .faults import TakeFault, fault
from .parameters import SpeechRequest
from .references import ReferenceStore
from .sentences import sentences
from .waves import cut_short, read_wave, write_wave

RATES: Final = {"v1": 32_000, "v2": 32_000, "v2Pro": 32_000, "v2ProPlus": 32_000, "v3": 24_000, "v4": 48_000}
"""Samples a second of each version; another rate means zeros, or that another version runs."""
NEEDS_TRANSCRIPT: Final = ("v3", "v4")
PROBES: Final[dict[str, str]] = {"en": "Yes.", "zh": "好的。"}
REVIVAL_SECONDS: Final = 30.0
"""How long a server that died in a line is waited for."""
_DEATHS: Final = 5
_LOST: Final = frozenset({"voice_server_unreachable", "voice_server_busy", "voice_server_foreign"})
_PASSING: Final = frozenset({"voice_server_refused", "voice_reply_invalid"})
"""What may be otherwise at the next attempt: memory was short, or another client was in the middle of something."""
Revive = Callable[[], None]


@dataclass(frozen=True)
class SentenceTake:
    """One attempt at a sentence, with what is wrong with it."""

    samples: NDArray[np.float32]
    rate: int
    fault: TakeFault | None


class SovitsVoice:
    """Speaks through a server (see :class:`~..voice.engine.VoiceEngine`).

    Args:
        profile: the server and the voices on it.
        voices: the folder of clips and weights.
        cache: where locks and rejected takes go.
        revive: starts the studio's own server when it isn't running; None waits for whoever runs it.
    """

    def __init__(
        self, profile: GptSovitsProfile, voices: Path, cache: Path, *, revive: Revive | None = None
    ) -> None:
        self._profile, self._voices, self._cache, self._revive = profile, voices, cache, revive
        self._references = ReferenceStore(voices)
        self._scanned: set[tuple[str, int, int]] = set()
        self._answered = False
        self._can_hurry = True

    @cached_property
    def client(self) -> SovitsClient:
        """The server's client, made when it is first needed."""
        return SovitsClient(self._profile.url, self._cache / "voice", seconds=self._profile.timeout)

    def say(
        self,
        text: str,
        voice: VoiceSpec,
        emotion: Emotion = Emotion.NEUTRAL,
        language: Language = "en",
        seed: int = 0,
        character: str = "narrator",
    ) -> Spoken:
        """Speaks ``text`` in the character's trained voice; a preset's pitch, timbre and blend don't apply.

        Raises:
            StudioError: ``config_missing`` for a character without a voice there, ``voice_failed`` when no take was
                good, and those of :mod:`.client`, :mod:`.references` and :mod:`.checkpoints`.
        """
        trained = self._trained(character, language)
        cleaned = script.checked(text)
        if not any(letter.isalnum() for letter in cleaned):
            return silence(text, language, character)
        delivery = deliver(voice, emotion, cleaned, character, seed)
        clip = trained.clip(emotion)
        timbre = self._timbre(trained, clip)
        aux = [str(self._references.serve(name)) for name in trained.timbre]
        written = sentences(cleaned)
        requests = [
            self._request(
                respelled(sentence, voice.pronunciations), language, trained, clip, timbre, aux, delivery
            )
            for sentence in written
        ]
        with self.client.turn():
            said = [self._sentence(request, timbre, seed) for request in requests]
        # captions show what is written
        spoken = [replace(one, text=sentence) for one, sentence in zip(said, written, strict=True)]
        return assembled(text, spoken, delivery, voice, language, character)

    def _trained(self, character: str, language: Language) -> TrainedVoice:
        found = self._profile.voices.get(character)
        if found is None or language not in found.languages:
            what = "no voice" if found is None else f"no voice in the language '{language}'"
            raise StudioError(
                "config_missing",
                f"{character} has {what} under gpt_sovits in tts_config.yaml.",
                f"Add it as gpt_sovits.voices.{character}, with its clips; see the guide to voices.",
            )
        return found

    def _timbre(self, trained: TrainedVoice, clip: ReferenceClip) -> Timbre:
        reference = self._references.serve(clip.file)
        if self._profile.version in NEEDS_TRANSCRIPT and not clip.text:
            raise StudioError(
                "config_invalid",
                f"Version {self._profile.version} needs to know what is said in the clip {clip.file}.",
                "Write it, word by word, as the clip's text in tts_config.yaml.",
            )
        if not trained.gpt:
            return Timbre(reference)
        return Timbre(reference, self._weights(trained.gpt), self._weights(trained.sovits))

    def _weights(self, name: str) -> Path:
        """The file, scanned once for each content."""
        path = self._voices / name
        state = path.stat() if path.is_file() else None
        key = (name, state.st_mtime_ns, state.st_size) if state else (name, 0, 0)
        if key not in self._scanned:
            scanned(path)
            self._scanned.add(key)
        return path

    def _request(
        self,
        sentence: str,
        language: Language,
        trained: TrainedVoice,
        clip: ReferenceClip,
        timbre: Timbre,
        aux: list[str],
        delivery: Delivery,
    ) -> SpeechRequest:
        spoken_in: SpokenLanguage = language
        try:
            return SpeechRequest(
                text=sentence,
                text_lang=spoken_in,
                ref_audio_path=str(timbre.reference),
                prompt_text=clip.text,
                prompt_lang=clip.language,
                # on v4 a server keeps them for later lines of others
                aux_ref_audio_paths=[] if self._profile.version == "v4" else aux,
                speed_factor=round(min(max(delivery.manner.rate, 0.5), 2.0 if self._can_hurry else 1.0), 3),
                temperature=trained.temperature,
                top_k=trained.top_k,
                top_p=trained.top_p,
                repetition_penalty=trained.repetition_penalty,
            )
        except ValidationError as error:
            raise StudioError(
                "voice_failed",
                f"The sentence {sentence!r} can't be asked for ({error.errors()[0]['msg']}).",
                "Write it in other words.",
            ) from error

    def _sentence(self, request: SpeechRequest, timbre: Timbre, seed: int) -> Sentence:
        """The first good take.

        Raises:
            StudioError: ``voice_failed`` with where the best take lies, or why the server can't be used.
        """
        takes: list[SentenceTake] = []
        deaths = refusals = 0
        while len(takes) < self._profile.attempts:
            try:
                if not self._answered:
                    self.client.check()  # before a stranger gets a character's words
                    self._answered = True
                self._prepare(timbre, request)
                take = self._take(
                    request.model_copy(update={"seed": seed_of(seed, request.text, len(takes))})
                )
            except StudioError as error:
                self.client.forget()
                if error.code in _LOST and deaths < _DEATHS:
                    deaths += 1
                    self._await_server(error)
                elif error.code in _PASSING and refusals < self._profile.attempts - 1:
                    refusals += 1
                else:
                    raise
                continue
            if take.fault is None:
                return Sentence(request.text, take.samples, take.rate)
            if take.fault.name in ("zeros", "empty") and request.speed_factor > 1.0:
                # the processor's package can't speak faster than its voice: it answers with zeros
                self._can_hurry, request = False, request.model_copy(update={"speed_factor": 1.0})
                self.client.forget()
                continue
            takes.append(take)
            self.client.forget()  # after a failure nothing is sure: both weights are set, then the reference
        raise self._rejected(request, takes)

    def _prepare(self, timbre: Timbre, request: SpeechRequest) -> None:
        """Sets the server up; weights that were loaded prove themselves with a word."""
        if not self.client.set_up(timbre):
            return
        word = PROBES.get(request.text_lang, PROBES["en"])
        probe = self._take(request.model_copy(update={"text": word, "seed": 0}))
        if probe.fault is not None and probe.fault.name in ("zeros", "empty"):
            self.client.forget()
            raise StudioError(
                "voice_server_refused",
                f"The voice server took {timbre.gpt and timbre.gpt.name} and {timbre.sovits and timbre.sovits.name}, "
                f"and can't speak with them ({probe.fault.message}).",
                "Both must be of one voice and of the version that the server runs.",
            )

    def _take(self, request: SpeechRequest) -> SentenceTake:
        data = self.client.speak(request)
        samples, rate = read_wave(data)
        language: Language = "zh" if request.text_lang == "zh" else "en"
        found = fault(samples, rate, request.text, request.speed_factor, language)
        if found is None and cut_short(data):
            found = TakeFault("cut", "less came than its header promises", 0.5)
        wanted = RATES[self._profile.version]
        if found is None and rate != wanted:
            found = TakeFault(
                "rate", f"it has {rate:,} Hz, and version {self._profile.version} speaks at {wanted:,}", 0.2
            )
        return SentenceTake(samples, rate, found)

    def _await_server(self, error: StudioError) -> None:
        """Returns when the server can be asked again. One that never answered and that nobody starts isn't waited for.

        Raises:
            StudioError: the error given, when it doesn't come back; ``voice_server_foreign``.
        """
        if self._revive is not None:
            self._revive()
        elif not self._answered:
            raise error
        end = time.monotonic() + REVIVAL_SECONDS
        while time.monotonic() < end:
            try:
                self.client.check()
            except StudioError as found:
                if found.code == "voice_server_foreign":
                    raise
            else:
                return
            time.sleep(0.1)
        raise error

    def _rejected(self, request: SpeechRequest, takes: list[SentenceTake]) -> StudioError:
        best = max(takes, key=lambda take: take.fault.worth if take.fault else 1.0)
        data = write_wave(best.samples, best.rate)
        path = self._cache / "voice" / "rejected" / f"{hashlib.sha256(data).hexdigest()[:16]}.wav"
        with atomic_path(path) as temporary:
            temporary.write_bytes(data)
        why = best.fault.message if best.fault else ""
        return StudioError(
            "voice_failed",
            f"No take of {request.text!r} was good in {len(takes)} attempts; of the best, {why}. It is kept as {path}.",
            "Write the sentence in other words, or choose another clip for this emotion.",
        )


def seed_of(seed: int, text: str, attempt: int) -> int:
    """The server's seed for an attempt at a sentence."""
    digest = hashlib.sha256(f"{seed}|{text}|{attempt}".encode()).digest()
    return int.from_bytes(digest[:4], "big")
