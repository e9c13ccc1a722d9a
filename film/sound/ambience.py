"""What a place sounds like when nobody speaks: beds that run under a whole shot.

Each place is a few layers at low level; the weather adds its own outdoors and is heard muffled indoors.
Beds begin and end with a short fade, so that shots join without a click.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ...common.vocabulary import INDOORS, Place, Sound, Weather
from ...voice.loudness import integrated
from .effects import effect
from .nature import bubbling, gusts, rainfall, surf, ticking
from .synth import RATE, Chance, Signal, add, band, faded, noise, seconds, stereo, wander

AMBIENCE_LOUDNESS: Final = -30.0
"""LUFS of a bed before the mix."""
Layer = Callable[[float, int, Chance], Signal]
_FADE: Final = 0.25
_LOOP, _OVERLAP = 26.0, 2.0
"""Seconds after which a bed repeats, and over which its end melts into its beginning."""
_SEALED: Final = frozenset({Place.UNDERWATER, Place.SPACE})
"""Places that no weather reaches."""


def ambience(
    place: Place, weather: Weather, seconds: float, seed: int = 0, rate: int = RATE
) -> NDArray[np.float32]:
    """The bed of a place in a weather.

    Returns:
        float32 (n, 2) of exactly ``seconds`` at −30 LUFS. Equal arguments give equal samples.
    """
    count = round(seconds * rate)
    if count <= 0:
        return np.zeros((0, 2), np.float32)
    air = np.stack([_air_of(place, weather, count, seed, side, rate) for side in range(2)], axis=1)
    outdoors = place not in _SEALED
    for sound, gain in _CALLS.get(place, ()):
        if weather in (Weather.CLEAR, Weather.FOG, Weather.WIND):
            _call(air, sound, gain, seed, rate)
    if weather is Weather.STORM and outdoors:
        _call(air, Sound.THUNDER, 0.22 if place in INDOORS else 0.5, seed, rate)
    return _leveled(air, rate)


def _air_of(place: Place, weather: Weather, count: int, seed: int, side: int, rate: int) -> Signal:
    """What one ear hears all the time: (count,), a loop when it is long."""
    chance = np.random.default_rng([seed, list(Place).index(place), list(Weather).index(weather), side])
    overlap = round(_OVERLAP * rate)
    length = min(count, round(_LOOP * rate)) + overlap
    total = np.zeros(length)
    for layer, gain in _PLACES[place]:
        add(total, layer(length / rate, rate, chance), 0, gain)
    for layer, gain in () if place in _SEALED else _WEATHERS[weather]:
        heard = layer(length / rate, rate, chance)
        add(total, band(heard, rate, None, 700.0, 1) if place in INDOORS else heard, 0, gain)
    return _looped(total, count, overlap)


def _looped(signal: Signal, count: int, overlap: int) -> Signal:
    """The signal repeated to ``count`` samples, each end crossing over into the next beginning."""
    if len(signal) - overlap >= count:
        return signal[:count]
    angle = np.linspace(0.0, np.pi / 2, overlap)
    body = signal[:-overlap].copy()
    body[:overlap] = body[:overlap] * np.sin(angle) + signal[-overlap:] * np.cos(angle)
    first = np.concatenate([signal[:overlap], body[overlap:]])
    rest = np.resize(body, max(count - len(first), 0))
    return np.concatenate([first, rest])[:count]


def _call(total: Signal, sound: Sound, gain: float, seed: int, rate: int) -> None:
    """Sets an effect about every seven seconds."""
    chance = np.random.default_rng([seed, list(Sound).index(sound)])
    at = float(chance.uniform(0.3, 2.5))
    call = 0
    while at * rate < len(total):
        one = effect(sound, seed + call, rate).astype(np.float64)
        placed = stereo(one.mean(axis=1), float(chance.uniform(-0.7, 0.7)))
        for side in range(2):
            add(total[:, side], placed[:, side], round(at * rate), gain * float(chance.uniform(0.5, 1.0)))
        at += float(chance.uniform(4.0, 10.0))
        call += 1


def _leveled(total: Signal, rate: int) -> NDArray[np.float32]:
    for side in range(2):
        total[:, side] = faded(total[:, side], rate, _FADE, _FADE)
    level = integrated(total, rate)
    if level > -70.0:
        total *= 10 ** ((AMBIENCE_LOUDNESS - level) / 20)
    return total.astype(np.float32)


def _air(length: float, rate: int, chance: Chance) -> Signal:
    return band(noise(length, rate, chance), rate, 80.0, 900.0, 1)


def _hum(length: float, rate: int, chance: Chance) -> Signal:
    """A refrigerator or lamp: mains hum with a little life."""
    time = seconds(length, rate)
    tone = (
        np.sin(2 * np.pi * 100.0 * time)
        + 0.4 * np.sin(2 * np.pi * 200.0 * time)
        + 0.15 * np.sin(2 * np.pi * 300.0 * time)
    )
    return tone * (0.85 + 0.15 * wander(len(tone), rate, 0.5, chance))


def _waves(length: float, rate: int, chance: Chance) -> Signal:
    return surf(length, rate, chance, 0.22)


def _lapping(length: float, rate: int, chance: Chance) -> Signal:
    """Open water against a hull: short slaps and gurgles."""
    slow = wander(round(length * rate), rate, 1.1, chance) ** 2
    return slow * band(noise(length, rate, chance), rate, 150.0, 1400.0, 1) + 0.35 * bubbling(
        length, rate, chance, 1.2
    )


def _deep(length: float, rate: int, chance: Chance) -> Signal:
    slow = 0.6 + 0.4 * wander(round(length * rate), rate, 0.4, chance)
    return 1.4 * slow * band(noise(length, rate, chance), rate, 40.0, 260.0, 2)


def _strings_of_bubbles(length: float, rate: int, chance: Chance) -> Signal:
    return bubbling(length, rate, chance, 2.2)


def _murmur(length: float, rate: int, chance: Chance) -> Signal:
    """People too far away to be understood."""
    total = np.zeros(round(length * rate))
    for center in (320.0, 480.0, 650.0, 1100.0):
        syllables = wander(len(total), rate, 4.5, chance) ** 2
        total += syllables * band(noise(length, rate, chance), rate, 0.8 * center, 1.25 * center, 2)
    return total


def _traffic(length: float, rate: int, chance: Chance) -> Signal:
    slow = wander(round(length * rate), rate, 0.3, chance)
    return (0.35 + 0.65 * slow) * band(noise(length, rate, chance), rate, 60.0, 500.0, 1)


def _birds(length: float, rate: int, chance: Chance) -> Signal:
    """Small birds: short falling and rising whistles in groups."""
    total = np.zeros(round(length * rate))
    at = float(chance.uniform(0.1, 0.8))
    while at < length:
        base, turn = float(chance.uniform(2500, 4600)), float(chance.uniform(-0.25, 0.3))
        for note in range(int(chance.integers(2, 6))):
            size = float(chance.uniform(0.05, 0.11))
            time = seconds(size, rate)
            tone = np.sin(2 * np.pi * np.cumsum(base * (1 + turn * time / size)) / rate) * np.sin(
                np.pi * time / size
            )
            add(total, tone, round((at + note * 0.13) * rate), float(chance.uniform(0.3, 0.9)))
        at += float(chance.uniform(0.7, 2.2))
    return total


def _leaves(length: float, rate: int, chance: Chance) -> Signal:
    return wander(round(length * rate), rate, 0.9, chance) ** 2 * band(
        noise(length, rate, chance), rate, 2000.0, 8000.0, 1
    )


def _tick_tock(length: float, rate: int, chance: Chance) -> Signal:
    return ticking(length, rate)


def _keyboards(length: float, rate: int, chance: Chance) -> Signal:
    total = np.zeros(round(length * rate))
    for _ in range(int(length * 5)):
        key = band(noise(0.02, rate, chance), rate, 1500.0, 6000.0, 1) * np.exp(-seconds(0.02, rate) * 260.0)
        add(total, key, int(chance.integers(0, len(total))), float(chance.uniform(0.2, 0.8)))
    return total


def _drone(length: float, rate: int, chance: Chance) -> Signal:
    """A spaceship: slow beating low tones."""
    time = seconds(length, rate)
    tones = sum(
        (np.sin(2 * np.pi * f * time + chance.uniform(0, 6)) for f in (55.0, 55.4, 82.3, 110.7)),
        np.zeros(len(time)),
    )
    return 0.5 * tones + 0.2 * band(noise(length, rate, chance), rate, 200.0, 700.0, 1)


def _gust(length: float, rate: int, chance: Chance) -> Signal:
    return gusts(length, rate, chance)


def _dripping(length: float, rate: int, chance: Chance) -> Signal:
    """A drop now and then, with the echo of stone or tiles."""
    total = np.zeros(round(length * rate))
    at = float(chance.uniform(0.1, 0.9))
    while at < length:
        pitch, time = float(chance.uniform(900, 1700)), seconds(0.12, rate)
        drop = np.sin(2 * np.pi * pitch * (1 + 1.5 * time) * time) * np.exp(-time * 45.0)
        for echo in range(4):
            add(total, drop, round((at + 0.11 * echo) * rate), 0.8 * 0.4**echo)
        at += float(chance.uniform(0.7, 2.4))
    return total


def _crockery(length: float, rate: int, chance: Chance) -> Signal:
    """Cups set down on saucers, spoons against them."""
    total = np.zeros(round(length * rate))
    for _ in range(max(int(length * 1.3), 1)):
        time = seconds(0.18, rate)
        ring = sum(
            (np.sin(2 * np.pi * float(chance.uniform(2600, 6200)) * time) for _ in range(3)),
            np.zeros(len(time)),
        )
        add(
            total,
            ring * np.exp(-time * 38.0),
            int(chance.integers(0, len(total))),
            float(chance.uniform(0.1, 0.5)),
        )
    return total


def _beeping(length: float, rate: int, chance: Chance) -> Signal:
    """A heart monitor's calm pulse."""
    total, time = np.zeros(round(length * rate)), seconds(0.09, rate)
    beep = np.sin(2 * np.pi * 960.0 * time) * np.minimum(1.0, 8.0 * (1.0 - time / 0.09))
    for beat in range(int(length / 0.95) + 1):
        add(total, beep, round((0.3 + 0.95 * beat) * rate), 1.0)
    return total


def _rails(length: float, rate: int, chance: Chance) -> Signal:
    """Wheels over the joints of the rails, two by two."""
    total = np.zeros(round(length * rate))
    thud = band(noise(0.09, rate, chance), rate, 90.0, 700.0, 1) * np.exp(-seconds(0.09, rate) * 55.0)
    for joint in range(int(length / 0.82) + 1):
        for wheel in (0.0, 0.16):
            add(total, thud, round((0.1 + 0.82 * joint + wheel) * rate), 1.6)
    return total


def _rain(length: float, rate: int, chance: Chance) -> Signal:
    return rainfall(length, rate, chance, 45.0)


_PLACES: Final[dict[Place, tuple[tuple[Layer, float], ...]]] = {
    Place.OCEAN: ((_lapping, 1.0), (_waves, 0.35), (_gust, 0.12)),
    Place.UNDERWATER: ((_deep, 1.0), (_strings_of_bubbles, 0.35)),
    Place.BEACH: ((_waves, 1.0), (_gust, 0.12)),
    Place.TOWN: ((_traffic, 0.8), (_murmur, 0.5), (_birds, 0.05)),
    Place.FOREST: ((_birds, 0.16), (_leaves, 0.6), (_air, 0.12)),
    Place.SNOW: ((_gust, 0.6), (_air, 0.15)),
    Place.ROOM: ((_air, 0.25), (_tick_tock, 0.06)),
    Place.KITCHEN: ((_air, 0.2), (_hum, 0.05), (_tick_tock, 0.03)),
    Place.STAGE: ((_murmur, 0.5), (_air, 0.2)),
    Place.STATION: ((_murmur, 0.8), (_traffic, 0.5), (_hum, 0.03)),
    Place.SPACE: ((_drone, 0.5),),
    Place.DESERT: ((_gust, 0.7), (_air, 0.1)),
    Place.MOUNTAIN: ((_gust, 0.8), (_birds, 0.03)),
    Place.SCHOOL: ((_murmur, 0.6), (_air, 0.2), (_tick_tock, 0.03)),
    Place.OFFICE: ((_air, 0.3), (_hum, 0.03), (_keyboards, 0.35)),
    Place.CASTLE: ((_deep, 0.5), (_gust, 0.25)),
    Place.BEDROOM: ((_air, 0.18), (_tick_tock, 0.10)),
    Place.BATHROOM: ((_air, 0.2), (_dripping, 0.35)),
    Place.SHOP: ((_murmur, 0.35), (_hum, 0.05), (_air, 0.15)),
    Place.CAFE: ((_murmur, 0.7), (_crockery, 0.25)),
    Place.LIBRARY: ((_air, 0.3), (_tick_tock, 0.03), (_murmur, 0.05)),
    Place.HOSPITAL: ((_air, 0.25), (_beeping, 0.10), (_murmur, 0.12)),
    Place.TRAIN: ((_traffic, 0.6), (_rails, 0.6)),
    Place.BARN: ((_air, 0.2), (_gust, 0.15), (_birds, 0.04)),
    Place.CAVE: ((_deep, 0.35), (_dripping, 0.5)),
    Place.MUSEUM: ((_air, 0.4), (_murmur, 0.2)),
    Place.STREET: ((_traffic, 1.0), (_murmur, 0.25), (_birds, 0.03)),
    Place.PARK: ((_birds, 0.14), (_leaves, 0.4), (_murmur, 0.2)),
    Place.GARDEN: ((_birds, 0.18), (_leaves, 0.3), (_air, 0.2)),
    Place.PLAYGROUND: ((_murmur, 0.7), (_birds, 0.08), (_air, 0.2)),
    Place.FARM: ((_birds, 0.1), (_gust, 0.25), (_leaves, 0.3)),
    Place.RIVER: ((_lapping, 0.7), (_birds, 0.08), (_leaves, 0.3)),
    Place.MARKET: ((_murmur, 1.0), (_traffic, 0.15)),
    Place.JUNGLE: ((_birds, 0.22), (_leaves, 0.8), (_deep, 0.2)),
    Place.POOL: ((_lapping, 0.8), (_murmur, 0.5)),
    Place.SHIP: ((_waves, 0.5), (_lapping, 0.7), (_gust, 0.35)),
}
_WEATHERS: Final[dict[Weather, tuple[tuple[Layer, float], ...]]] = {
    Weather.CLEAR: (),
    Weather.RAIN: ((_rain, 0.9),),
    Weather.STORM: ((_rain, 1.2), (_gust, 1.0)),
    Weather.SNOW: ((_gust, 0.35),),
    Weather.FOG: ((_deep, 0.25),),
    Weather.WIND: ((_gust, 1.2),),
}
_CALLS: Final[dict[Place, tuple[tuple[Sound, float], ...]]] = {
    Place.OCEAN: ((Sound.GULLS, 0.35),),
    Place.BEACH: ((Sound.GULLS, 0.3),),
    Place.SHIP: ((Sound.GULLS, 0.3),),
    Place.JUNGLE: ((Sound.CRICKETS, 0.25),),
}
"""Effects heard now and then when the weather lets them."""
