"""The film's sound: dialogue where its clips stand, effects on their cues, the air of each place, music under all.

What is heard when comes from the cut; how it sounds and how loud it is from the sound room.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...common.vocabulary import Mood, Place, Weather
from ...voice.samples import FILM_RATE
from ..cut import Timeline, window
from ..picture.encode import Samples
from .ambience import ambience
from .effects import effect
from .mix import FILM_LEVEL, Level, Track, TrackKind, mix
from .music import music_bed

_MUSIC_EDGE = 0.25
"""Seconds over which music fades where a clip has none."""
_EDGE = 0.008
"""Seconds over which a cut-off sound fades, against clicks."""


def soundtrack(
    timeline: Timeline, mood: Mood, seed: int, level: Level = FILM_LEVEL, music_level: float = 0.0
) -> Samples:
    """All sound of the film at 48 kHz stereo, as long as its frames, at film loudness or another level.

    Args:
        music_level: dB against the music's usual level.
    """
    return mix(tracks_of(timeline, mood, seed, music_level), timeline.seconds, FILM_RATE, level)


def tracks_of(timeline: Timeline, mood: Mood, seed: int, music_level: float = 0.0) -> list[Track]:
    """Everything that is heard, each sound at its place."""
    tracks = voices(timeline)
    for number, (sound, at) in enumerate(timeline.cues()):
        tracks.append(Track(effect(sound, seed + number, FILM_RATE), FILM_RATE, at, TrackKind.EFFECT))
    for place, weather, start, end in places(timeline):
        bed = ambience(place, weather, end - start, seed, FILM_RATE)
        tracks.append(Track(bed, FILM_RATE, start, TrackKind.AMBIENCE))
    if mood is not Mood.NONE:
        bed = _silent_where_asked(music_bed(mood, timeline.seconds, seed, FILM_RATE), timeline)
        tracks.append(Track(bed, FILM_RATE, 0.0, TrackKind.MUSIC, music_level))
    return tracks


def _silent_where_asked(bed: Samples, timeline: Timeline) -> Samples:
    """The music without the clips that are to have none; it fades at their edges."""
    heard = np.ones(len(bed), np.float32)
    for segment, clip in timeline.shots():
        if not clip.music:
            start = round(timeline.second(segment.first) * FILM_RATE)
            heard[start : start + round(timeline.second(segment.frames) * FILM_RATE)] = 0.0
    if heard.all():
        return bed
    soft = round(_MUSIC_EDGE * FILM_RATE)
    heard = np.convolve(heard, np.full(soft, 1.0 / soft, np.float32), mode="same").astype(np.float32)
    return (bed * heard[:, None] if bed.ndim == 2 else bed * heard).astype(np.float32)


def voices(timeline: Timeline) -> list[Track]:
    """Each clip's own sound at its place: what the cut lets be heard of it."""
    tracks = []
    for segment, clip in timeline.shots():
        if clip.sound is None or not clip.heard:
            continue
        begin, end = window(clip)
        offset = timeline.offset(segment)
        begin = max(begin, -offset)
        first, last = round(begin * FILM_RATE), min(round(end * FILM_RATE), len(clip.sound))
        if last > first:
            part = _softened(clip.sound[first:last], first > 0, last < len(clip.sound))
            tracks.append(Track(part, FILM_RATE, offset + begin, TrackKind.DIALOGUE))
    return tracks


def places(timeline: Timeline) -> list[tuple[Place, Weather, float, float]]:
    """Where the film is from when to when; neighbours in one place are one stretch."""
    stretches: list[tuple[Place, Weather, float, float]] = []
    for segment, clip in timeline.shots():
        if clip.place is None:
            continue
        start, end = timeline.second(segment.first), timeline.second(segment.first + segment.frames)
        if stretches and stretches[-1][:2] == (clip.place, clip.weather) and start <= stretches[-1][3] + 0.01:
            stretches[-1] = (*stretches[-1][:3], end)
        else:
            stretches.append((clip.place, clip.weather, start, end))
    return stretches


def together(parts: Sequence[Samples]) -> Samples:
    """Several sounds of one clip as one."""
    mixed = np.zeros((max(map(len, parts)), 2), np.float32)
    for part in parts:
        mixed[: len(part)] += part
    return mixed


def _softened(samples: Samples, start: bool, end: bool) -> Samples:
    ramp = np.linspace(0, 1, min(round(_EDGE * FILM_RATE), len(samples)), dtype=np.float32)[:, None]
    soft = samples.copy()
    if start:
        soft[: len(ramp)] *= ramp
    if end:
        soft[len(soft) - len(ramp) :] *= ramp[::-1]
    return soft
