"""The moods as musical descriptions: tempo, scale, chords, who plays what, and the groove."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ...common.vocabulary import Mood

MAJOR: Final = (0, 2, 4, 5, 7, 9, 11)
MINOR: Final = (0, 2, 3, 5, 7, 8, 10)
HARMONIC_MINOR: Final = (0, 2, 3, 5, 7, 8, 11)
DORIAN: Final = (0, 2, 3, 5, 7, 9, 10)
PHRYGIAN: Final = (0, 1, 3, 5, 7, 8, 10)
MIXOLYDIAN: Final = (0, 2, 4, 5, 7, 9, 10)

Chord = tuple[int, str]
"""Semitones of the root above the key's root, and a kind from :data:`KINDS`."""
KINDS: Final[dict[str, tuple[int, ...]]] = {
    "": (0, 4, 7),
    "m": (0, 3, 7),
    "7": (0, 4, 7, 10),
    "maj7": (0, 4, 7, 11),
    "m7": (0, 3, 7, 10),
    "6": (0, 4, 7, 9),
    "dim": (0, 3, 6),
    "sus": (0, 5, 7),
    "m6": (0, 3, 7, 9),
    "aug": (0, 4, 8),
}


@dataclass(frozen=True)
class Style:
    """How a mood sounds.

    Attributes:
        tempo: beats a minute, as (slowest, fastest); the exact one makes whole bars fit the length.
        beats: beats in a bar.
        scale: semitones of the scale.
        keys: roots to choose from, as MIDI notes around the middle.
        verse, bridge: chord rows of four bars to choose from.
        cadence: the last two chords before the end.
        final: the last chord.
        lead: melody instruments to choose from, with their octave shift in semitones.
        comp: instrument and pattern of the harmony.
        low: instrument and pattern of the bass.
        drums: drum → hits in sixteenths of a bar (accent, from 0 to 1).
        held: instrument that holds the chords, or empty.
        density: share of melody notes that sound.
        swing: share of an eighth by which off-beats come late.
        room, wet: reverberation seconds and amount.
    """

    tempo: tuple[int, int]
    beats: int
    scale: tuple[int, ...]
    keys: tuple[int, ...]
    verse: tuple[tuple[Chord, ...], ...]
    bridge: tuple[tuple[Chord, ...], ...]
    cadence: tuple[Chord, Chord]
    final: Chord
    lead: tuple[tuple[str, int], ...]
    comp: tuple[str, str]
    low: tuple[str, str]
    drums: dict[str, dict[int, float]]
    held: str = ""
    density: float = 0.85
    swing: float = 0.0
    room: float = 1.2
    wet: float = 0.22


_I, _II, _III, _IV, _V, _VI = (0, ""), (2, "m"), (4, "m"), (5, ""), (7, ""), (9, "m")
_V7: Final = (7, "7")
_EIGHTHS: Final = {place: 0.7 if place % 4 == 0 else 0.45 for place in range(0, 16, 2)}
_OFF: Final = {4: 0.6, 12: 0.6}

STYLES: Final[dict[Mood, Style]] = {
    Mood.PLAYFUL: Style(
        (108, 122), 4, MAJOR, (60, 62, 65, 67),
        ((_I, _VI, _II, _V7), (_I, _IV, _I, _V7), (_I, (4, "7"), _IV, _V7)),
        ((_IV, _I, (2, "7"), _V7), (_VI, _III, _IV, _V7)),
        (_IV, _V7), (0, "6"),
        (("marimba", 12), ("whistle", 24), ("pizzicato", 12), ("clarinet", 0)),
        ("ukulele", "offbeat"), ("tuba", "two"),
        {"shaker": _EIGHTHS, "woodblock": {6: 0.35, 14: 0.45}, "brush": _OFF},
        swing=0.16, room=0.8, wet=0.16,
    ),
    Mood.ADVENTUROUS: Style(
        (122, 134), 4, MIXOLYDIAN, (60, 62, 64, 67),
        ((_I, (10, ""), _IV, _I), (_I, _V, _VI, _IV)),
        ((_VI, _IV, _I, _V), (_IV, _I, (10, ""), _V)),
        (_IV, _V), _I,
        (("brass", 0), ("flute", 12)), ("spiccato", "gallop"), ("bass", "two"),
        {"snare": {0: 0.3, 4: 0.55, 6: 0.25, 7: 0.25, 8: 0.3, 12: 0.55, 14: 0.3}, "kick": {0: 0.8, 8: 0.7}},
        held="strings", room=1.8, wet=0.3,
    ),
    Mood.MYSTERIOUS: Style(
        (80, 92), 4, HARMONIC_MINOR, (57, 59, 62),
        (((0, "m"), (8, ""), (5, "m"), (7, "7")), ((0, "m6"), (1, "maj7"), (0, "m6"), (7, "aug"))),
        (((5, "m"), (0, "m"), (2, "dim"), (7, "7")), ((8, "maj7"), (5, "m6"), (0, "m"), (7, "7"))),
        ((5, "m6"), (7, "7")), (0, "m"),
        (("celesta", 12), ("clarinet", 0)), ("celesta", "arpeggio"), ("pizzicato", "two"),
        {"tick": {0: 0.2, 8: 0.2}, "triangle": {12: 0.12}},
        held="pad", density=0.6, room=2.6, wet=0.4,
    ),
    Mood.TENSE: Style(
        (98, 112), 4, PHRYGIAN, (57, 59, 60),
        (((0, "m"), (0, "m"), (1, ""), (0, "m")), ((0, "m"), (8, ""), (1, ""), (7, "dim"))),
        (((5, "m"), (1, ""), (0, "m"), (7, "dim")), ((3, ""), (1, ""), (0, "m"), (7, "m"))),
        ((1, ""), (7, "7")), (0, "m"),
        (("strings", 0), ("clarinet", -12)), ("spiccato", "pulse"), ("bass", "pulse"),
        {"tick": dict.fromkeys(range(0, 16, 4), 0.3), "taiko": {0: 0.45, 14: 0.25}},
        held="pad", density=0.4, room=1.8, wet=0.28,
    ),
    Mood.ROMANTIC: Style(
        (70, 82), 4, MAJOR, (60, 63, 65),
        (((0, "maj7"), (9, "m7"), (2, "m7"), (7, "7")), ((0, "maj7"), (4, "m7"), (5, "maj7"), (7, "7"))),
        (((5, "maj7"), (7, "7"), (4, "m7"), (9, "m7")), ((2, "m7"), (5, "m6"), (0, "maj7"), (7, "7"))),
        ((5, "m6"), (7, "7")), (0, "maj7"),
        (("flute", 12), ("strings", 12)), ("piano", "arpeggio"), ("bass", "long"),
        {"brush": {4: 0.25, 12: 0.25}}, held="strings", density=0.7, room=2.2, wet=0.34,
    ),
    Mood.EPIC: Style(
        (96, 108), 4, MINOR, (57, 60, 62),
        (((0, "m"), (8, ""), (3, ""), (10, "")), ((0, "m"), (5, "m"), (8, ""), (10, ""))),
        (((8, ""), (10, ""), (0, "m"), (3, "")), ((5, "m"), (3, ""), (8, ""), (7, ""))),
        ((8, ""), (10, "")), (0, ""),
        (("brass", 0), ("strings", 12)), ("spiccato", "gallop"), ("bass", "pulse"),
        {"taiko": {0: 1.0, 6: 0.5, 8: 0.8, 14: 0.5, 15: 0.35}, "snare": {12: 0.2, 14: 0.25, 15: 0.3}},
        held="strings", density=0.75, room=2.8, wet=0.36,
    ),
    Mood.MELANCHOLY: Style(
        (60, 72), 4, MINOR, (57, 60, 62),
        (((0, "m"), (8, "maj7"), (3, ""), (10, "")), ((0, "m"), (5, "m7"), (8, "maj7"), (7, "m7"))),
        (((5, "m7"), (10, "7"), (3, "maj7"), (8, "maj7")), ((8, "maj7"), (10, ""), (0, "m"), (5, "m"))),
        ((5, "m"), (7, "7")), (0, "m"),
        (("strings", 0), ("piano", 12), ("clarinet", 0)), ("piano", "arpeggio"), ("bass", "long"),
        {}, held="pad", density=0.55, room=2.6, wet=0.36,
    ),
    Mood.RAGTIME: Style(
        (92, 104), 4, MAJOR, (60, 63, 65),
        ((_I, (9, "7"), (2, "7"), _V7), (_I, _V7, _I, (2, "7")), (_I, (4, "7"), (9, "7"), (2, "7"))),
        ((_IV, (5, "m"), _I, (9, "7")), (_IV, (6, "dim"), _I, _V7)),
        ((2, "7"), _V7), _I,
        (("piano", 12),), ("piano", "stride"), ("piano", "stride"),
        {}, density=0.95, swing=0.08, room=0.6, wet=0.1,
    ),
    Mood.NEWSROOM: Style(
        (120, 132), 4, MINOR, (57, 59, 62),
        (((0, "m"), (0, "m"), (8, ""), (10, "")), ((0, "m"), (10, ""), (8, ""), (10, ""))),
        (((5, "m"), (8, ""), (0, "m"), (10, "")), ((8, ""), (10, ""), (3, ""), (7, ""))),
        ((8, ""), (10, "")), (0, ""),
        (("bell", 12), ("brass", 0)), ("marimba", "sixteenths"), ("bass", "pulse"),
        {"hat": {p: 0.35 if p % 4 else 0.5 for p in range(16)}, "kick": {0: 0.8, 6: 0.5, 8: 0.7}, "snare": _OFF},
        held="strings", density=0.5, room=1.2, wet=0.2,
    ),
}  # fmt: skip
"""Every mood but NONE."""
