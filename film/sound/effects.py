"""The sound effects that a storyboard can cue, each computed from simple physics and a seed.

Bubbles and splashes ring like air in water (Minnaert), thunder is many cracks heard from a long path,
applause is many hands. A seed varies size, timing and place, so that the same cue twice is not the same
sound twice. Sounds without an end are in :mod:`.nature`; beds
that play under a whole shot are in :mod:`.ambience`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...common.vocabulary import Sound
from .instruments import cymbal, kick, snare
from .nature import bubbling, chirping, clapping, drop, gusts, rainfall, surf, ticking
from .synth import (
    RATE,
    Chance,
    Signal,
    add,
    band,
    envelope,
    faded,
    hertz,
    leveled,
    noise,
    partials,
    room,
    seconds,
    stereo,
    sweep,
)

Maker = Callable[[Chance, int], Signal]


def effect(sound: Sound, seed: int = 0, rate: int = RATE) -> NDArray[np.float32]:
    """A sound effect.

    Returns:
        float32 (n, 2), 0.2 to 5 seconds, its highest value at the effect's own level (−3 to −12 dBFS),
        beginning and ending in silence. Equal arguments give equal samples.
    """
    maker, peak, space = _EFFECTS[sound]
    chance = np.random.default_rng([seed, list(Sound).index(sound)])
    dry = maker(chance, rate)
    tail = np.concatenate([dry, np.zeros(round(min(space, 1.5) * 0.7 * rate))])
    wide = stereo(tail, float(chance.uniform(-0.15, 0.15)))
    wet = room(wide, rate, space, 0.25, seed=2) if space else wide
    count = round(0.03 * rate)
    wet[-count:] *= np.linspace(1.0, 0.0, count)[:, None]
    wet[0] = 0.0
    return leveled(wet, peak).astype(np.float32)


def _splash(chance: Chance, rate: int) -> Signal:
    total = np.zeros(round(1.7 * rate))
    body = noise(1.5, rate, chance)
    shape = envelope(len(body), rate, [(0.0, 0.0), (0.012, 1.0), (0.12, 0.55), (0.5, 0.2), (1.5, 0.0)])
    add(total, band(body, rate, 350.0, 5200.0, 1) * shape, 0, 0.8)
    add(total, band(noise(0.3, rate, chance), rate, 60.0, 320.0) * np.exp(-seconds(0.3, rate) * 14), 0, 1.6)
    for _ in range(26):
        at = float(chance.gamma(2.0, 0.22)) + 0.06
        add(
            total,
            drop(float(chance.uniform(500, 2600)), 0.05, 0.6, rate),
            round(at * rate),
            float(chance.uniform(0.1, 0.5)),
        )
    return faded(total, rate, 0.002, 0.2)


def _pop(chance: Chance, rate: int) -> Signal:
    time = seconds(0.12, rate)
    start = float(chance.uniform(380, 520))
    body = sweep(start + 900.0 * (time / 0.12) ** 1.5, rate) * np.exp(-time * 34.0)
    return faded(
        body + 0.3 * band(noise(0.12, rate, chance), rate, 1200.0, 6000.0, 1) * np.exp(-time * 160.0),
        rate,
        0.001,
        0.02,
    )


def _boing(chance: Chance, rate: int) -> Signal:
    """A spring: a twang whose pitch wobbles ever faster."""
    length = 1.1
    time = seconds(length, rate)
    base = float(chance.uniform(120, 150))
    wobble = np.sin(2 * np.pi * (7.0 * time + 5.0 * time**2))
    frequency = base * (1.0 + 0.85 * np.exp(-time * 1.2) * (0.55 + 0.45 * wobble))
    phase = 2 * np.pi * np.cumsum(frequency) / rate
    tone = sum((np.sin(k * phase) / k**1.1 for k in range(1, 7)), np.zeros(len(time)))
    return faded(tone * np.exp(-time * 3.0), rate, 0.003, 0.1)


def _whoosh(chance: Chance, rate: int) -> Signal:
    length = float(chance.uniform(0.55, 0.75))
    source = noise(length, rate, chance)
    bands = [(250.0, 700.0, 0.30), (600.0, 1600.0, 0.48), (1300.0, 3600.0, 0.58)]
    time = seconds(length, rate) / length
    total = sum(
        (
            band(source, rate, low, high, 1) * np.exp(-(((time - peak) / 0.17) ** 2))
            for low, high, peak in bands
        ),
        np.zeros(len(source)),
    )
    return faded(total, rate, 0.05, 0.08)


def _drum_sting(chance: Chance, rate: int) -> Signal:
    """Ba-dum — tss."""
    total = np.zeros(round(2.4 * rate))
    gap = float(chance.uniform(0.17, 0.2))
    add(total, snare(rate), 0, 0.8)
    add(total, kick(rate), round(gap * rate), 0.9)
    add(total, 0.6 * snare(rate), round(gap * rate), 0.7)
    add(total, kick(rate), round(2.6 * gap * rate), 0.8)
    add(total, cymbal(rate), round(2.6 * gap * rate), 0.75)
    return faded(total, rate, 0.001, 0.5)


def _cry(length: float, base: float, chance: Chance, rate: int) -> Signal:
    """One call of a gull: up, and long down, with a rough edge."""
    time = seconds(length, rate)
    shape = np.interp(time / length, [0.0, 0.18, 0.4, 1.0], [0.78, 1.12, 1.0, 0.62])
    rough = 1.0 + 0.018 * np.sin(2 * np.pi * 31.0 * time)
    phase = 2 * np.pi * np.cumsum(base * shape * rough) / rate
    tone = np.sin(phase) + 0.55 * np.sin(2 * phase) + 0.35 * np.sin(3 * phase) + 0.15 * np.sin(4 * phase)
    swell = np.interp(time / length, [0.0, 0.1, 0.5, 1.0], [0.0, 1.0, 0.8, 0.0])
    return tone * swell * (1.0 + 0.15 * chance.standard_normal())


def _gulls(chance: Chance, rate: int) -> Signal:
    total = np.zeros(round(3.2 * rate))
    at = 0.05
    for _ in range(int(chance.integers(4, 7))):
        length = float(chance.uniform(0.22, 0.5))
        add(
            total,
            _cry(length, float(chance.uniform(950, 1350)), chance, rate),
            round(at * rate),
            float(chance.uniform(0.4, 1.0)),
        )
        at += length + float(chance.uniform(0.03, 0.25))
    return faded(band(total, rate, 700.0, 6000.0, 1), rate)


def _wind(chance: Chance, rate: int) -> Signal:
    return faded(gusts(4.0, rate, chance), rate, 0.6, 0.9)


def _waves(chance: Chance, rate: int) -> Signal:
    return faded(surf(4.6, rate, chance, wash=0.7), rate, 0.5, 1.0)


def _rain(chance: Chance, rate: int) -> Signal:
    return faded(rainfall(3.5, rate, chance), rate, 0.4, 0.7)


def _thunder(chance: Chance, rate: int) -> Signal:
    length = 4.2
    total = np.zeros(round(length * rate))
    for index in range(26):
        at = 0.0 if index < 2 else float(chance.gamma(2.4, 0.5))
        size = float(chance.uniform(0.15, 0.5))
        burst = band(
            noise(size, rate, chance),
            rate,
            35.0,
            float(chance.uniform(120, 700)) * np.exp(-at / 2.0) + 80.0,
            1,
        )
        add(
            total,
            burst * np.exp(-seconds(size, rate) * 7.0),
            round(at * rate),
            np.exp(-at / 2.4) * float(chance.uniform(0.5, 1.0)),
        )
    crack = band(noise(0.25, rate, chance), rate, 400.0, 5000.0, 1) * np.exp(-seconds(0.25, rate) * 26.0)
    add(total, crack, 0, 0.3)
    return faded(total, rate, 0.003, 0.8)


def _bubbles(chance: Chance, rate: int) -> Signal:
    return faded(bubbling(1.8, rate, chance, 16.0), rate, 0.01, 0.15)


def _bell(chance: Chance, rate: int) -> Signal:
    """A ship's bell, struck twice."""
    total = np.zeros(round(2.8 * rate))
    pitch = float(chance.uniform(840, 940))
    parts = [
        (0.5, 0.3, 1.0),
        (1.0, 1.0, 1.5),
        (1.2, 0.5, 2.0),
        (1.5, 0.35, 2.6),
        (2.0, 0.5, 2.4),
        (2.74, 0.3, 4.0),
        (4.2, 0.2, 7.0),
    ]
    for at in (0.0, 0.32):
        add(total, partials(pitch, 2.4, rate, parts), round(at * rate))
    return faded(total, rate, 0.001, 0.5)


def _applause(chance: Chance, rate: int) -> Signal:
    return faded(clapping(3.4, rate, chance, 30), rate, 0.3, 1.1)


def _record_scratch(chance: Chance, rate: int) -> Signal:
    """A needle pulled back and forth across a record."""
    length = 0.75
    time = seconds(length, rate)
    speed = np.interp(time, [0.0, 0.1, 0.2, 0.32, 0.42, 0.75], [1.0, -3.6, 0.6, 4.2, -2.4, 0.0])
    groove = band(noise(1.2, rate, chance), rate, 300.0, 5200.0, 1) + 0.8 * np.sin(
        2 * np.pi * 330.0 * seconds(1.2, rate)
    )
    place = (np.cumsum(speed) % len(groove)).astype(int)
    loud = np.clip(np.abs(speed) / 3.0, 0.0, 1.2)
    return faded(band(groove[place] * loud, rate, 250.0, 7000.0, 1), rate, 0.002, 0.05)


def _sad_trombone(chance: Chance, rate: int) -> Signal:
    """Wah, wah, wah, waaaah: a muted horn that gives up."""
    total = np.zeros(round(3.4 * rate))
    base = 58.0 + float(chance.integers(-1, 2))
    at = 0.0
    for step, length in ((0, 0.36), (-1, 0.36), (-2, 0.36), (-3, 1.6)):
        time = seconds(length + 0.1, rate)
        if length > 1.0:
            wobble = np.sin(2 * np.pi * 5.2 * time) * np.clip(time / 0.3, 0.0, 1.0)
            bend = 1.0 + 0.022 * wobble - 0.035 * time
            hand = 0.55 + 0.45 * np.cos(2 * np.pi * 5.2 * time)
        else:
            bend = 1.0 - 0.03 * np.exp(-time * 25.0)
            hand = np.sin(np.pi * np.clip(time / length, 0.0, 1.0))
        phase = 2 * np.pi * np.cumsum(hertz(base + step) * bend) / rate
        bright = sum((np.sin(k * phase) / k**0.8 for k in range(1, 9)), np.zeros(len(time)))
        dull = np.sin(phase) + 0.3 * np.sin(2 * phase)
        add(total, faded(0.5 * hand * bright + (1.0 - hand) * dull, rate, 0.03, 0.12), round(at * rate))
        at += length + 0.1
    return total


def _ding(chance: Chance, rate: int) -> Signal:
    pitch = float(chance.choice((1568.0, 1760.0, 1976.0)))
    parts = [(1.0, 1.0, 3.2), (2.0, 0.3, 5.0), (2.76, 0.35, 6.0), (5.4, 0.12, 12.0)]
    return faded(partials(pitch, 1.3, rate, parts), rate, 0.001, 0.3)


def _crash(chance: Chance, rate: int) -> Signal:
    """Things falling: a thud, clatter and glass."""
    total = np.zeros(round(2.2 * rate))
    add(
        total,
        band(noise(0.4, rate, chance), rate, 50.0, 500.0, 1) * np.exp(-seconds(0.4, rate) * 11.0),
        0,
        1.6,
    )
    add(
        total,
        band(noise(1.0, rate, chance), rate, 1500.0, 9000.0, 1) * np.exp(-seconds(1.0, rate) * 6.0),
        0,
        0.6,
    )
    for _ in range(34):
        at = float(chance.gamma(1.6, 0.28))
        pitch = float(chance.uniform(700, 5200))
        piece = partials(pitch, 0.25, rate, [(1.0, 0.5, 22.0), (1.58, 0.4, 30.0), (2.43, 0.25, 40.0)])
        add(total, piece, round(at * rate), float(chance.uniform(0.1, 0.5)) * np.exp(-at))
    return faded(total, rate, 0.001, 0.3)


def _footsteps(chance: Chance, rate: int) -> Signal:
    total = np.zeros(round(2.2 * rate))
    at = 0.03
    for step in range(4):
        heel = band(noise(0.09, rate, chance), rate, 70.0, 420.0, 1) * np.exp(-seconds(0.09, rate) * 55.0)
        toe = band(noise(0.06, rate, chance), rate, 600.0, 3200.0, 1) * np.exp(-seconds(0.06, rate) * 75.0)
        loud = float(chance.uniform(0.8, 1.0)) * (1.0 if step % 2 == 0 else 0.88)
        add(total, faded(heel, rate, 0.001), round(at * rate), 1.5 * loud)
        add(total, faded(toe, rate, 0.001), round((at + 0.055) * rate), 0.5 * loud)
        at += float(chance.uniform(0.46, 0.5))
    return total


def _crickets(chance: Chance, rate: int) -> Signal:
    return faded(chirping(3.4, rate, chance), rate, 0.1, 0.4)


def _clock(chance: Chance, rate: int) -> Signal:
    return faded(ticking(4.0, rate), rate, 0.001, 0.02)


_EFFECTS: Final[dict[Sound, tuple[Maker, float, float]]] = {
    Sound.SPLASH: (_splash, -4.0, 0.5),
    Sound.POP: (_pop, -6.0, 0.25),
    Sound.BOING: (_boing, -6.0, 0.4),
    Sound.WHOOSH: (_whoosh, -6.0, 0.4),
    Sound.DRUM_STING: (_drum_sting, -4.0, 0.5),
    Sound.GULLS: (_gulls, -11.0, 1.4),
    Sound.WIND: (_wind, -9.0, 0.0),
    Sound.WAVES: (_waves, -8.0, 0.0),
    Sound.RAIN: (_rain, -11.0, 0.0),
    Sound.THUNDER: (_thunder, -3.0, 2.0),
    Sound.BUBBLES: (_bubbles, -7.0, 0.4),
    Sound.BELL: (_bell, -7.0, 1.2),
    Sound.APPLAUSE: (_applause, -7.0, 1.2),
    Sound.RECORD_SCRATCH: (_record_scratch, -6.0, 0.0),
    Sound.SAD_TROMBONE: (_sad_trombone, -10.0, 0.7),
    Sound.DING: (_ding, -8.0, 0.6),
    Sound.CRASH: (_crash, -4.0, 0.8),
    Sound.FOOTSTEPS: (_footsteps, -8.0, 0.4),
    Sound.CRICKETS: (_crickets, -12.0, 0.8),
    Sound.CLOCK: (_clock, -9.0, 0.4),
}
"""Sound → maker, highest value in dBFS, seconds of room."""
