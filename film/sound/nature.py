"""Sounds that go on: wind, surf, rain, bubbles, crickets, clapping and a clock, for effects and ambiences.

Each function gives mono sound of any length at about full scale, without fades; whoever uses it sets the level
and the ends.
"""

from __future__ import annotations

import numpy as np

from .synth import Chance, Signal, add, band, faded, noise, partials, seconds, sweep, wander


def drop(frequency: float, length: float, rise: float, rate: int) -> Signal:
    """One bubble: a falling-away sine whose pitch rises as it shrinks."""
    time = seconds(length, rate)
    return faded(
        sweep(frequency * (1.0 + rise * time / length), rate) * np.exp(-4.5 * time / length),
        rate,
        0.002,
        0.01,
    )


def gusts(length: float, rate: int, chance: Chance) -> Signal:
    """Wind: noise through a whistling band that comes and goes."""
    source = noise(length, rate, chance)
    low, middle, high = (
        band(source, rate, 90.0, 350.0, 1),
        band(source, rate, 350.0, 800.0, 2),
        band(source, rate, 800.0, 1500.0, 3),
    )
    slow, quick = wander(len(source), rate, 0.7, chance), wander(len(source), rate, 1.6, chance)
    return (0.5 + 0.5 * slow) * (0.8 * low + 1.1 * slow * middle + 0.9 * slow * quick * high)


def surf(length: float, rate: int, chance: Chance, wash: float = 0.22) -> Signal:
    """Waves running up a beach, about ``wash`` of them a second."""
    source = noise(length, rate, chance)
    count = len(source)
    time = np.arange(count) / rate
    swell = np.zeros(count)
    at = -float(chance.uniform(0.0, 0.8 / wash))
    while at < length:
        rise, fall = float(chance.uniform(0.8, 1.3)), float(chance.uniform(2.2, 3.4))
        since = time - at
        swell += np.where(
            since < rise, np.clip(since / rise, 0.0, 1.0) ** 2, np.exp(-(since - rise) * 2.2 / fall)
        ) * (since > 0)
        at += float(chance.uniform(0.75, 1.25)) / wash
    swell = np.clip(swell, 0.0, 1.4)
    return (0.25 + swell) * band(source, rate, 120.0, 900.0, 1) + 0.8 * swell**2 * band(
        source, rate, 1200.0, 6000.0, 1
    )


def rainfall(length: float, rate: int, chance: Chance, drops: float = 70.0) -> Signal:
    """Rain: a bed of hiss and ``drops`` single drops a second."""
    total = 0.32 * band(noise(length, rate, chance), rate, 1500.0, 9000.0, 1)
    grains = [drop(float(chance.uniform(1200, 5200)), 0.012, 0.3, rate) for _ in range(40)]
    for index in range(int(length * drops)):
        grain = grains[index % len(grains)]
        add(total, grain, int(chance.integers(0, len(total))), float(chance.uniform(0.1, 0.8)) ** 2)
    return total


def bubbling(length: float, rate: int, chance: Chance, per_second: float) -> Signal:
    """Bubbles that rise singly and in strings."""
    total = np.zeros(round(length * rate))
    for _ in range(max(int(length * per_second), 1)):
        at = float(chance.uniform(0.0, max(length - 0.2, 0.01)))
        base = float(chance.uniform(260, 900))
        for place in range(int(chance.integers(1, 4))):
            pitch = base * (1.0 + 0.22 * place)
            start = round((at + 0.055 * place) * rate)
            add(total, drop(pitch, 0.11, 1.1, rate), start, float(chance.uniform(0.25, 0.8)))
    return total


def clap(chance: Chance, rate: int) -> Signal:
    center = float(chance.uniform(900, 2300))
    count = 0.035
    return band(noise(count, rate, chance), rate, 0.6 * center, 1.7 * center, 1) * np.exp(
        -seconds(count, rate) * 130.0
    )


def clapping(length: float, rate: int, chance: Chance, people: int) -> Signal:
    """``people`` clapping, each at their own pace."""
    total = np.zeros(round(length * rate))
    hands = [clap(chance, rate) for _ in range(12)]
    for person in range(people):
        pace = float(chance.uniform(0.2, 0.31))
        at = float(chance.uniform(0.0, pace))
        loud = float(chance.uniform(0.25, 1.0))
        while at < length:
            add(total, hands[person % len(hands)], round(at * rate), loud * float(chance.uniform(0.7, 1.0)))
            at += pace * float(chance.uniform(0.9, 1.1))
    return total


def chirping(length: float, rate: int, chance: Chance) -> Signal:
    """Two or three crickets, each with its own pitch and pace."""
    total = np.zeros(round(length * rate))
    for _ in range(3):
        pitch, pace = float(chance.uniform(3900, 4900)), float(chance.uniform(0.5, 0.9))
        time = seconds(0.26, rate)
        chirp = (
            np.sin(2 * np.pi * pitch * time)
            * (0.5 - 0.5 * np.cos(2 * np.pi * 31.0 * time))
            * np.sin(np.pi * time / 0.26)
        )
        at, loud = float(chance.uniform(0.0, pace)), float(chance.uniform(0.3, 1.0))
        while at < length:
            add(total, chirp, round(at * rate), loud)
            at += pace * float(chance.uniform(0.92, 1.08))
    return total


def ticking(length: float, rate: int) -> Signal:
    """A clock: tick, tock, one a second half."""
    total = np.zeros(round(length * rate))
    for index in range(int(length * 2)):
        pitch = 2400.0 if index % 2 == 0 else 1900.0
        click = partials(pitch, 0.06, rate, [(1.0, 0.6, 110.0), (1.63, 0.5, 140.0), (0.31, 0.5, 70.0)])
        add(total, faded(click, rate, 0.0005, 0.01), round((0.02 + 0.5 * index) * rate))
    return total
