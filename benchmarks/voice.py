"""Measures the voices as a listener would: are they understood, are they different people, are they quick.

Listens with :mod:`..voice.recognition`. The figures in docs/voices.md come from these functions.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..common.story import Language
from ..common.vocabulary import Emotion
from ..configs.voices import VoiceSpec
from ..voice.engine import Spoken, VoiceEngine
from ..voice.recognition import SpeakerEncoder, SpeechRecognizer, word_errors

SAME_SPEAKER: Final = 0.845
"""Cosine from which two sounds count as one speaker: the lowest of one synthetic voice against itself."""
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


@dataclass(frozen=True)
class TimedSpeech:
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
) -> list[TimedSpeech]:
    """Says the lines, one voice after the other in turn."""
    names = list(voices)
    said: list[TimedSpeech] = []
    for index, line in enumerate(lines):
        name = names[index % len(names)]
        begun = time.process_time()
        spoken = engine.say(line, voices[name], emotion, language, 0, name)
        said.append(TimedSpeech(name, line, spoken, time.process_time() - begun))
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


def understood(ears: SpeechRecognizer, said: Sequence[TimedSpeech]) -> Heard:
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
class VoiceDistances:
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


def likeness(encoder: SpeakerEncoder, said: Sequence[TimedSpeech]) -> VoiceDistances:
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
    return VoiceDistances(names, matrix @ matrix.T, np.array(within), np.array(tones))


def real_time(said: Sequence[TimedSpeech]) -> float:
    """Seconds of processor time for a second of speech."""
    return sum(one.work for one in said) / sum(one.spoken.speech.seconds for one in said)
