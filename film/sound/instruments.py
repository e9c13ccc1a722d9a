"""The band: each instrument turns a note into samples.

Pitched instruments are functions (note, seconds, rate) → mono signal; drums are functions (rate) → mono
signal. The partials are those of the bodies they are named after, simplified: a marimba bar rings at 1, 4
and 10 times its note, a string at all whole multiples, a bell at neither.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from .synth import Signal, band, envelope, faded, hertz, noise, partials, seconds, sweep

Instrument = Callable[[float, float, int], Signal]
Drum = Callable[[int], Signal]


def marimba(note: float, length: float, rate: int) -> Signal:
    parts = [(1.0, 1.0, 5.0), (3.93, 0.32, 14.0), (9.6, 0.12, 34.0), (2.0, 0.05, 8.0)]
    return faded(partials(hertz(note), max(length, 0.7), rate, parts), rate, 0.002, 0.05)


def pizzicato(note: float, length: float, rate: int) -> Signal:
    frequency = hertz(note)
    damping = 5.0 + frequency / 160.0
    parts = [
        (float(k), (1.0 / k**1.15) * abs(np.sin(np.pi * k * 0.17)), damping + 2.4 * k) for k in range(1, 13)
    ]
    return faded(partials(frequency, max(min(length, 0.7), 0.45), rate, parts), rate, 0.002, 0.06)


def ukulele(note: float, length: float, rate: int) -> Signal:
    parts = [(float(k), (1.0 / k) * abs(np.sin(np.pi * k * 0.23)), 3.2 + 1.3 * k) for k in range(1, 11)]
    return faded(partials(hertz(note), max(length, 0.6), rate, parts), rate, 0.003, 0.08)


def piano(note: float, length: float, rate: int) -> Signal:
    frequency = hertz(note)
    stretch = 0.00025
    slow = 0.7 + frequency / 700.0
    parts: list[tuple[float, float, float]] = []
    for k in range(1, 13):
        ratio = k * np.sqrt(1.0 + stretch * k * k)
        loud = 1.0 / k**1.25
        parts.append((ratio, 0.62 * loud, slow * 2.6 + 1.2 * k))
        parts.append((ratio * 1.0006, 0.38 * loud, slow + 0.55 * k))
    tone = partials(frequency, max(length, 0.25) + 0.18, rate, parts)
    return faded(tone, rate, 0.003, 0.16)


def celesta(note: float, length: float, rate: int) -> Signal:
    parts = [(1.0, 1.0, 2.6), (2.0, 0.2, 4.0), (4.07, 0.26, 7.0), (8.9, 0.06, 16.0)]
    return faded(partials(hertz(note), max(length, 1.1), rate, parts), rate, 0.002, 0.2)


def bell(note: float, length: float, rate: int) -> Signal:
    parts = [
        (0.5, 0.4, 0.9),
        (1.0, 1.0, 1.3),
        (1.19, 0.55, 1.7),
        (1.56, 0.3, 2.3),
        (2.0, 0.55, 2.0),
        (2.67, 0.25, 3.4),
        (4.1, 0.2, 5.5),
    ]
    return faded(partials(hertz(note), max(length, 1.6), rate, parts), rate, 0.001, 0.4)


def pad(note: float, length: float, rate: int) -> Signal:
    frequency = hertz(note)
    phases = np.linspace(0.0, 17.0, 18)
    parts = [
        (k * (1.0 + detune), 0.34 / k**1.6, 0.0) for k in range(1, 7) for detune in (-0.0022, 0.0, 0.0026)
    ]
    tone = partials(frequency, length + 0.5, rate, parts, phases)
    return faded(tone, rate, min(0.5, 0.4 * length), 0.5)


def strings(note: float, length: float, rate: int) -> Signal:
    """A small section: slow attack and vibrato."""
    time = seconds(length + 0.22, rate)
    bend = 1.0 + 0.0035 * np.sin(2 * np.pi * 5.3 * time) * np.clip(time / 0.4, 0.0, 1.0)
    phase = 2 * np.pi * np.cumsum(hertz(note) * bend) / rate
    tone = sum(
        (np.sin(k * phase * (1.0 + d)) / k**1.3 for k in range(1, 9) for d in (-0.0011, 0.0013)),
        np.zeros(len(time)),
    )
    return faded(0.5 * tone, rate, min(0.12, 0.3 * length), 0.2)


def spiccato(note: float, length: float, rate: int) -> Signal:
    """Short bowed notes, for pulses."""
    parts = [(float(k), 0.8 / k**1.1, 7.0 + 0.9 * k) for k in range(1, 12)]
    return faded(partials(hertz(note), min(max(length, 0.16), 0.3), rate, parts), rate, 0.008, 0.05)


def flute(note: float, length: float, rate: int) -> Signal:
    time = seconds(length + 0.1, rate)
    vibrato = 1.0 + 0.004 * np.sin(2 * np.pi * 5.0 * time) * np.clip((time - 0.15) / 0.3, 0.0, 1.0)
    phase = 2 * np.pi * np.cumsum(hertz(note) * vibrato) / rate
    breath = band(noise(length + 0.1, rate, np.random.default_rng(round(note))), rate, 1800.0, 6000.0, 1)
    tone = np.sin(phase) + 0.22 * np.sin(2 * phase) + 0.09 * np.sin(3 * phase) + 0.018 * breath[: len(time)]
    return faded(0.75 * tone, rate, 0.05, 0.09)


def whistle(note: float, length: float, rate: int) -> Signal:
    """Somebody whistling: nearly a sine, sliding into the note."""
    time = seconds(length + 0.06, rate)
    slide = 1.0 - 0.045 * np.exp(-time * 32.0) + 0.005 * np.sin(2 * np.pi * 5.8 * time)
    tone = sweep(hertz(note) * slide, rate)
    return faded(0.7 * tone, rate, 0.03, 0.06)


def brass(note: float, length: float, rate: int) -> Signal:
    """A horn whose upper partials open after its lower ones."""
    time = seconds(length + 0.12, rate)
    phase = 2 * np.pi * hertz(note) * time + 0.06 * np.sin(2 * np.pi * 5.2 * time)
    tone = np.zeros(len(time))
    for k in range(1, 11):
        if hertz(note) * k < 0.45 * rate:
            opening = np.clip(time / (0.025 + 0.012 * k), 0.0, 1.0)
            tone += np.sin(k * phase) * opening * np.exp(-0.4 * k * time) / k**0.9
    return faded(0.5 * tone, rate, 0.02, 0.1)


def clarinet(note: float, length: float, rate: int) -> Signal:
    """Odd partials only."""
    parts = [(float(k), 1.0 / k**1.25, 0.5) for k in (1, 3, 5, 7, 9)]
    return faded(0.8 * partials(hertz(note), length + 0.06, rate, parts), rate, 0.025, 0.06)


def bass(note: float, length: float, rate: int) -> Signal:
    """A plucked double bass."""
    parts = [(1.0, 1.0, 2.2), (2.0, 0.5, 3.6), (3.0, 0.2, 5.5), (4.0, 0.09, 8.0)]
    return faded(partials(hertz(note), max(length, 0.3), rate, parts), rate, 0.006, 0.08)


def tuba(note: float, length: float, rate: int) -> Signal:
    parts = [(1.0, 1.0, 1.2), (2.0, 0.55, 2.0), (3.0, 0.3, 3.0), (4.0, 0.14, 4.5), (5.0, 0.06, 6.0)]
    return faded(partials(hertz(note), max(length, 0.18) + 0.05, rate, parts), rate, 0.018, 0.06)


def kick(rate: int) -> Signal:
    time = seconds(0.28, rate)
    return faded(sweep(48.0 + 95.0 * np.exp(-time * 38.0), rate) * np.exp(-time * 13.0), rate)


def taiko(rate: int) -> Signal:
    time = seconds(0.9, rate)
    body = sweep(58.0 + 40.0 * np.exp(-time * 20.0), rate) * np.exp(-time * 5.0)
    skin = band(noise(0.9, rate, np.random.default_rng(3)), rate, 120.0, 900.0, 1) * np.exp(-time * 30.0)
    return faded(body + 0.4 * skin, rate)


def snare(rate: int) -> Signal:
    time = seconds(0.22, rate)
    wires = band(noise(0.22, rate, np.random.default_rng(5)), rate, 1500.0, 9000.0, 1) * np.exp(-time * 22.0)
    return faded(0.5 * wires + 0.6 * np.sin(2 * np.pi * 186.0 * time) * np.exp(-time * 30.0), rate)


def brush(rate: int) -> Signal:
    time = seconds(0.16, rate)
    return faded(
        0.35
        * band(noise(0.16, rate, np.random.default_rng(6)), rate, 2500.0, 9000.0, 1)
        * np.exp(-time * 26.0),
        rate,
        0.012,
    )


def shaker(rate: int) -> Signal:
    count = round(0.09 * rate)
    shape = envelope(count, rate, [(0.0, 0.0), (0.025, 1.0), (0.09, 0.0)])
    return 0.4 * band(noise(0.09, rate, np.random.default_rng(7)), rate, 5000.0, 11000.0, 1)[:count] * shape


def hat(rate: int) -> Signal:
    time = seconds(0.07, rate)
    return faded(
        0.4 * band(noise(0.07, rate, np.random.default_rng(8)), rate, 7000.0, None, 2) * np.exp(-time * 70.0),
        rate,
    )


def woodblock(rate: int) -> Signal:
    return faded(partials(860.0, 0.12, rate, [(1.0, 0.8, 45.0), (1.52, 0.5, 60.0), (2.9, 0.15, 90.0)]), rate)


def tick(rate: int) -> Signal:
    return faded(partials(2300.0, 0.05, rate, [(1.0, 0.5, 130.0), (1.71, 0.4, 160.0)]), rate)


def cymbal(rate: int) -> Signal:
    time = seconds(2.4, rate)
    hiss = band(noise(2.4, rate, np.random.default_rng(9)), rate, 3000.0, 14000.0, 1)
    metal = partials(312.0, 2.4, rate, [(r, 0.08, 2.6) for r in (5.43, 7.91, 10.33, 13.78, 16.6, 21.2)])
    return faded(
        (0.5 * hiss + metal) * (0.75 * np.exp(-time * 2.1) + 0.25 * np.exp(-time * 9.0)), rate, 0.002, 0.4
    )


def triangle(rate: int) -> Signal:
    return faded(
        partials(2640.0, 1.2, rate, [(1.0, 0.5, 3.0), (1.93, 0.4, 4.0), (2.71, 0.3, 6.0), (3.4, 0.2, 8.0)]),
        rate,
    )


PITCHED: Final[dict[str, Instrument]] = {
    function.__name__: function
    for function in (
        marimba,
        pizzicato,
        ukulele,
        piano,
        celesta,
        bell,
        pad,
        strings,
        spiccato,
        flute,
        whistle,
        brass,
        clarinet,
        bass,
        tuba,
    )
}
DRUMS: Final[dict[str, Drum]] = {
    function.__name__: function
    for function in (kick, taiko, snare, brush, shaker, hat, woodblock, tick, cymbal, triangle)
}
