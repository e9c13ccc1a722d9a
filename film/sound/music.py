"""Music beds of the studio's own: composed from a seed, played by the small band, ended where the film ends.

A bed is an introduction, verses on one motif with answers and variations, a bridge, and a real close (two
chords, then the home chord, which rings out). Bars are whole: the tempo is bent a little, so that the last
chord falls where it can ring to the exact last sample. It stays out of the way of speech: the melody rests
often and the mix lowers it under the dialogue. How moods differ is written in :mod:`.moods`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...common.vocabulary import Mood
from ...voice.loudness import integrated, soft_limited
from .instruments import DRUMS, PITCHED
from .moods import KINDS, STYLES, Chord, Style
from .synth import RATE, Signal, add, room

BED_LOUDNESS: Final = -20.0
"""LUFS of a bed before the mix."""
_RING: Final = 2.2
"""Seconds left for the last chord to ring, in a bed long enough."""
_RHYTHMS: Final = (
    (0, 4, 6, 8, 12),
    (0, 3, 6, 8, 11, 14),
    (0, 2, 4, 8, 10, 12),
    (0, 6, 8, 14),
    (4, 6, 8, 10, 12),
    (0, 4, 7, 10, 12),
    (0, 8, 10, 12),
    (2, 4, 6, 8, 12),
)
"""Where the notes of a one-bar motif begin, in sixteenths."""
_RAG: Final = ((0, 2, 3, 5, 6, 8, 10, 12, 14), (0, 1, 3, 4, 6, 8, 9, 11, 12), (0, 3, 5, 6, 8, 11, 13, 14))
"""Syncopated motifs of ragtime."""
_COMP_GAIN, _LOW_GAIN, _LEAD_GAIN, _HELD_GAIN, _DRUM_GAIN = 0.30, 0.55, 0.62, 0.13, 0.42


@dataclass(frozen=True)
class _Bar:
    """One bar of the plan: its chord, its part of the form, its place in the phrase of four."""

    chord: Chord
    part: str
    place: int


@dataclass(frozen=True)
class _Motif:
    """The germ of a melody: when notes begin (sixteenths) and how far they step (scale degrees)."""

    starts: tuple[int, ...]
    steps: tuple[int, ...]


class _Band:
    """Plays notes into a stereo buffer; equal notes are computed once."""

    def __init__(self, count: int, rate: int) -> None:
        self.buffer: Signal = np.zeros((count, 2))
        self._rate = rate
        self._notes: dict[tuple[str, float, float], Signal] = {}
        self._drums: dict[str, Signal] = {}

    def play(self, name: str, note: float, at: float, length: float, gain: float, pan: float) -> None:
        key = (name, note, round(length, 1))
        if key not in self._notes:
            self._notes[key] = PITCHED[name](note, max(key[2], 0.1), self._rate)
        self._place(self._notes[key], at, gain, pan)

    def hit(self, name: str, at: float, gain: float, pan: float) -> None:
        if name not in self._drums:
            self._drums[name] = DRUMS[name](self._rate)
        self._place(self._drums[name], at, gain, pan)

    def _place(self, signal: Signal, at: float, gain: float, pan: float) -> None:
        start = round(at * self._rate)
        angle = (pan + 1.0) * np.pi / 4
        add(self.buffer[:, 0], signal, start, gain * float(np.cos(angle)))
        add(self.buffer[:, 1], signal, start, gain * float(np.sin(angle)))


def music_bed(mood: Mood, seconds: float, seed: int = 0, rate: int = RATE) -> NDArray[np.float32]:
    """A bed of exactly ``seconds``.

    Args:
        mood: what it should feel like; NONE is silence.
        seconds: length; under 4 s only the closing chord remains.
        seed: another seed is another piece; equal arguments give equal samples.
        rate: samples per second.

    Returns:
        float32 (n, 2) at −20 LUFS, peaks under −1 dBFS, the last sample silent.
    """
    count = round(seconds * rate)
    if mood is Mood.NONE or count <= 0:
        return np.zeros((max(count, 0), 2), np.float32)
    style = STYLES[mood]
    chance = np.random.default_rng([seed, list(Mood).index(mood)])
    bars, beat, ring = _fit(style, seconds)
    band = _Band(count, rate)
    root = int(chance.choice(style.keys))
    plan = _form(style, bars, chance)
    lead = style.lead[int(chance.integers(len(style.lead)))]
    _accompany(band, style, plan, root, beat)
    _sing(band, style, plan, root, beat, lead, chance)
    _close(band, style, root, bars * style.beats * beat, ring, lead)
    wet = room(band.buffer, rate, style.room, style.wet, seed=1)
    return _finished(wet, rate, ring)


def _fit(style: Style, seconds: float) -> tuple[int, float, float]:
    """Whole bars before the last chord, the length of a beat, and the seconds the last chord rings."""
    ring = min(_RING, 0.5 * seconds)
    middle = sum(style.tempo) / 2
    bars = round((seconds - ring) * middle / 60.0 / style.beats)
    if bars < 1:
        return 0, 60.0 / middle, seconds
    return bars, (seconds - ring) / (bars * style.beats), ring


def _form(style: Style, bars: int, chance: np.random.Generator) -> list[_Bar]:
    """Chords and parts of all bars: intro, A, A', B, A'', …, cadence."""
    verse = style.verse[int(chance.integers(len(style.verse)))]
    bridge = style.bridge[int(chance.integers(len(style.bridge)))]
    closing = 2 if bars >= 4 else 0
    intro = 2 if bars >= 8 else 1 if bars >= 5 else 0
    plan = [_Bar(verse[bar % 4], "intro", bar) for bar in range(intro)]
    order = ("verse", "answer", "bridge", "verse")
    section = 0
    while len(plan) < bars - closing:
        part = order[section % len(order)]
        row = bridge if part == "bridge" else verse
        for place in range(min(4, bars - closing - len(plan))):
            plan.append(_Bar(row[place], part, place))
        section += 1
    plan.extend(_Bar(chord, "cadence", place) for place, chord in enumerate(style.cadence[:closing]))
    return plan


def _accompany(band: _Band, style: Style, plan: list[_Bar], root: int, beat: float) -> None:
    length = style.beats * beat
    for number, bar in enumerate(plan):
        start = number * length
        thin = bar.part == "intro"
        notes = _voicing(root, bar.chord)
        _comp(band, style, notes, start, beat, 0.8 if thin else 1.0)
        if not (thin and bar.place == 0):
            _low(band, style, root, bar.chord, start, beat)
        if style.held and not thin:
            for index, note in enumerate(notes):
                band.play(style.held, note, start, length, _HELD_GAIN, -0.4 + 0.4 * index)
        if not thin or bar.place > 0:
            _groove(band, style, bar, start, beat)


def _voicing(root: int, chord: Chord) -> list[int]:
    """The chord's notes within the octave around the middle, so that neighbours move little."""
    base, kind = chord
    return sorted(57 + (root + base + interval - 57) % 12 for interval in KINDS[kind])


def _comp(band: _Band, style: Style, notes: list[int], start: float, beat: float, gain: float) -> None:
    name, pattern = style.comp
    sixteenth = beat / 4
    gain *= _COMP_GAIN

    def chord(place: float, length: float, loud: float = 1.0) -> None:
        for index, note in enumerate(notes):
            at = start + place * sixteenth + 0.006 * index
            band.play(name, note, at, length, gain * loud, -0.3 + 0.15 * index)

    if pattern == "offbeat":
        for place in (2, 6, 10, 14):
            chord(place + 2 * style.swing, 0.25, 1.0 if place in (6, 14) else 0.8)
    elif pattern == "stride":
        for place in (4, 12):
            chord(place, 0.2, 1.15)
    elif pattern == "gallop":
        for place in (0, 2, 3, 4, 6, 7, 8, 10, 11, 12, 14, 15):
            chord(place, 0.15, 0.75 if place % 4 == 0 else 0.45)
    elif pattern == "pulse":
        for place in range(0, 16, 2):
            chord(place, 0.2, 0.8 if place % 8 == 0 else 0.5)
    else:
        step = 1 if pattern == "sixteenths" else 2
        ladder = [*notes, notes[0] + 12, *reversed(notes[1:])]
        for index, place in enumerate(range(0, 16, step)):
            note = ladder[index % len(ladder)]
            loud = (1.3 if place % 8 == 0 else 1.0) * (0.7 if step == 1 else 1.0)
            band.play(
                name,
                note,
                start + place * sixteenth,
                2.5 * step * sixteenth,
                gain * loud,
                0.5 * (index % 3 - 1),
            )


def _low(band: _Band, style: Style, root: int, chord: Chord, start: float, beat: float) -> None:
    name, pattern = style.low
    note = 36 + (root + chord[0] - 36) % 12
    fifth = note + KINDS[chord[1]][2] - (12 if note > 42 else 0)
    hits = {
        "two": ((0.0, note, 0.9), (2.0, fifth, 0.9)),
        "stride": ((0.0, note + 12, 0.3), (0.0, note, 0.3), (2.0, fifth + 12, 0.3), (2.0, fifth, 0.3)),
        "long": ((0.0, note, 3.6),),
        "pulse": tuple((0.5 * eighth, note, 0.4) for eighth in range(8)),
    }[pattern]
    loud = 0.6 if pattern == "pulse" else 1.0
    for place, pitch, beats in hits:
        band.play(name, pitch, start + place * beat, beats * beat, _LOW_GAIN * loud, 0.0)


def _groove(band: _Band, style: Style, bar: _Bar, start: float, beat: float) -> None:
    for index, (drum, hits) in enumerate(sorted(style.drums.items())):
        for place, loud in hits.items():
            late = style.swing * beat / 2 if place % 4 == 2 else 0.0
            band.hit(drum, start + place * beat / 4 + late, _DRUM_GAIN * loud, 0.45 * (index - 1))
    if bar.part != "intro" and bar.place == 3 and "snare" in style.drums:
        for place in (13, 14, 15):
            band.hit("snare", start + place * beat / 4, 0.2, 0.1)


def _sing(
    band: _Band,
    style: Style,
    plan: list[_Bar],
    root: int,
    beat: float,
    lead: tuple[str, int],
    chance: np.random.Generator,
) -> None:
    """The melody: statement, repeat on the new chord, development, answer that comes to rest."""
    rag = style.low[1] == "stride"
    motifs = {part: _motif(rag, chance) for part in ("verse", "bridge")}
    scale = _scale_notes(style, root + lead[1])
    degree = len(scale) // 2
    for number, bar in enumerate(plan):
        if bar.part in ("intro", "cadence"):
            continue
        motif = motifs["bridge" if bar.part == "bridge" else "verse"]
        if bar.place == 2 or bar.part == "answer":
            motif = _varied(motif, chance)
        if bar.place == 3:
            motif = _Motif(motif.starts[: max(2, len(motif.starts) // 2)], motif.steps)
        start = number * style.beats * beat
        degree = _phrase(band, style, bar, motif, scale, degree, (start, beat), lead[0], root, chance)


def _motif(rag: bool, chance: np.random.Generator) -> _Motif:
    rows = _RAG if rag else _RHYTHMS
    starts = rows[int(chance.integers(len(rows)))]
    steps = tuple(int(step) for step in chance.choice((-2, -1, -1, 0, 1, 1, 2, 3), len(starts)))
    return _Motif(starts, steps)


def _varied(motif: _Motif, chance: np.random.Generator) -> _Motif:
    """The motif upside down, or with one note moved."""
    if chance.random() < 0.4:
        return _Motif(motif.starts, tuple(-step for step in motif.steps))
    place = int(chance.integers(len(motif.steps)))
    steps = list(motif.steps)
    steps[place] += int(chance.choice((-1, 1)))
    return _Motif(motif.starts, tuple(steps))


def _scale_notes(style: Style, root: int) -> list[int]:
    """Two octaves of the scale around ``root``."""
    return [root + 12 * octave + interval for octave in (-1, 0, 1) for interval in style.scale][3:-3]


def _phrase(
    band: _Band,
    style: Style,
    bar: _Bar,
    motif: _Motif,
    scale: list[int],
    degree: int,
    clock: tuple[float, float],
    name: str,
    root: int,
    chance: np.random.Generator,
) -> int:
    """Plays one bar of melody; strong beats fall on the chord. Returns the degree it ends on."""
    start, beat = clock
    tones = {(root + bar.chord[0] + interval) % 12 for interval in KINDS[bar.chord[1]]}
    ends = [*motif.starts[1:], 16]
    for place, end, step in zip(motif.starts, ends, motif.steps, strict=False):
        wanted = int(np.clip(degree + step, 2, len(scale) - 3))
        if place % 4 == 0 or end - place >= 4:
            wanted = _on_chord(scale, tones, wanted, degree if step else -1)
        degree = wanted
        note = _altered(scale[degree], tones, scale)
        if chance.random() > style.density:
            continue
        late = style.swing * beat / 2 if place % 4 == 2 else 0.0
        loud = _LEAD_GAIN * (1.0 if place % 8 == 0 else 0.82) * float(chance.uniform(0.9, 1.05))
        length = min(end - place, 6) * beat / 4 * 0.92
        band.play(name, note, start + place * beat / 4 + late, length, loud, 0.12)
        if name == "piano" and style.low[1] == "stride" and place % 4 == 0:
            band.play(name, note - 12, start + place * beat / 4, length, 0.5 * loud, 0.0)
    return degree


def _on_chord(scale: list[int], tones: set[int], wanted: int, last: int) -> int:
    """The degree nearest to ``wanted`` that belongs to the chord; moving on from ``last`` where it can."""
    choices = [degree for degree in range(1, len(scale) - 1) if scale[degree] % 12 in tones]
    moving = [degree for degree in choices if degree != last] or choices
    return min(moving, key=lambda degree: (abs(degree - wanted), degree), default=wanted)


def _altered(note: int, tones: set[int], scale: list[int]) -> int:
    """The note, sharpened or flattened when the chord borrows that alteration from another key."""
    own = {other % 12 for other in scale}
    for shift in (1, -1):
        if note % 12 not in tones and (note + shift) % 12 in tones - own:
            return note + shift
    return note


def _close(band: _Band, style: Style, root: int, at: float, ring: float, lead: tuple[str, int]) -> None:
    """The home chord, held to the end, with the melody's last note on the root above it."""
    for index, note in enumerate(_voicing(root, style.final)):
        band.play(style.comp[0], note, at + 0.02 * index, ring, 1.3 * _COMP_GAIN, -0.3 + 0.2 * index)
        if style.held:
            band.play(style.held, note, at, max(ring - 0.6, 0.2), 1.4 * _HELD_GAIN, 0.3 - 0.2 * index)
    low = 36 + (root - 36) % 12
    band.play(style.low[0], low, at, ring, 1.1 * _LOW_GAIN, 0.0)
    band.play(lead[0], root + lead[1], at, min(ring, 1.6), 0.9 * _LEAD_GAIN, 0.1)
    if "kick" in style.drums or "taiko" in style.drums:
        band.hit("cymbal", at, 0.35, 0.2)
        band.hit("taiko", at, 0.6, 0.0)
    elif "woodblock" in style.drums:
        band.hit("triangle", at, 0.25, 0.3)


def _finished(signal: Signal, rate: int, ring: float) -> NDArray[np.float32]:
    """At its loudness, with the last chord fading to nothing on the last sample."""
    fade = min(round(0.6 * ring * rate), len(signal))
    signal[len(signal) - fade :] *= (0.5 + 0.5 * np.cos(np.pi * np.arange(1, fade + 1) / fade))[:, None]
    level = integrated(signal, rate)
    gain = 10 ** ((BED_LOUDNESS - level) / 20) if level > -70.0 else 0.0
    return soft_limited((signal * gain).astype(np.float32))
