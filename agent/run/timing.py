"""When things happen in a shot: lines one after another, shots as long as their speech needs.

The storyboard only estimates; once the voices are recorded their true lengths are known, and the film
is fitted to the asked-for length by giving or taking stillness, never by cutting speech.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...common.rates import WholeOrExact
from ...common.story import TITLE_SECONDS, TRANSITION_SECONDS, Shot, Speech
from ...common.vocabulary import Transition

LEAD_IN = 0.25
"""Seconds of picture before the first word of a shot: a viewer needs about that long to read a new image."""
LEAST_HOLD = 0.15
FASTEST = 1.15
"""How much faster than its own pace a voice is asked to speak at most: more sounds hurried."""
LEAST_HURRY = 0.02
"""A smaller change of speed isn't worth speaking everything again."""
OVERRUN = 1.04
"""A story may run over its length by this factor before the voices are asked to hurry."""
LONGEST_STRETCH = 1.8
"""A shot is never held longer than this factor of what it needs, or it drags."""


def line_starts(shot: Shot, speeches: Mapping[str, Speech]) -> list[tuple[str, float]]:
    """(line id, seconds after the shot's first frame) for each recorded line of a shot."""
    starts, at = [], LEAD_IN
    for line in shot.lines:
        if line.id not in speeches:
            continue
        at += line.pause
        starts.append((line.id, round(at, 3)))
        at += speeches[line.id].seconds
    return starts


def speech_end(shot: Shot, speeches: Mapping[str, Speech]) -> float:
    """Seconds after the shot's first frame at which its last line ends; 0 without lines."""
    starts = line_starts(shot, speeches)
    return starts[-1][1] + speeches[starts[-1][0]].seconds if starts else 0.0


def least_length(shot: Shot, speeches: Mapping[str, Speech]) -> float:
    """Seconds a shot can't do without: its speech and a breath, or 60 % of a silent shot."""
    end = speech_end(shot, speeches)
    return max(end + LEAST_HOLD if end else 0.6 * shot.seconds, 0.9)


def shared_seconds(shots: Sequence[Shot], speeches: Mapping[str, Speech]) -> float:
    """Seconds that shots share through transitions, as the cut will lay them out: never over speech.

    The first shot dissolves out of the title card, the end card fades in over the last shot.
    """
    shared, room = 0.0, TITLE_SECONDS
    for number, shot in enumerate(shots):
        starts = line_starts(shot, speeches)
        head = starts[0][1] if starts else least_length(shot, speeches)
        transition = (
            Transition.DISSOLVE if number == 0 and shot.transition is Transition.CUT else shot.transition
        )
        shared += min(TRANSITION_SECONDS[transition], head + room, least_length(shot, speeches) / 2)
        room = shot.hold if starts else least_length(shot, speeches)
    return shared + min(TRANSITION_SECONDS[Transition.FADE], room)


def needed_speed(shots: Sequence[Shot], speeches: Mapping[str, Speech], target: float) -> float:
    """How fast the voices must speak for the story to fit into ``target`` seconds, 1 … :data:`FASTEST`."""
    least = sum(least_length(shot, speeches) for shot in shots)
    if least <= target * OVERRUN:
        return 1.0
    spoken = sum(speeches[line.id].seconds for shot in shots for line in shot.lines if line.id in speeches)
    if not spoken:
        return 1.0
    room = max(spoken - (least - target), 1e-6)
    return round(min(spoken / room, FASTEST), 3)


def next_speed(speed: float, shots: Sequence[Shot], speeches: Mapping[str, Speech], target: float) -> float:
    """How fast voices that were recorded at ``speed`` have to speak for the story to fit into ``target`` seconds.

    Voices follow a speed only nearly, so what they were asked for is corrected by what they took. ``speed`` itself
    when the story fits, or they can't be hurried further.
    """
    wanted = round(min(speed * needed_speed(shots, speeches, target), FASTEST), 3)
    return wanted if wanted - speed >= LEAST_HURRY else speed


def fit_lengths(
    shots: Sequence[Shot], speeches: Mapping[str, Speech], target: float, fps: WholeOrExact
) -> dict[str, float]:
    """Length of every shot in seconds, whole frames, summing as near to ``target`` as speech allows.

    Each shot has a floor (its speech and a breath; for a silent shot 60 % of what was planned) and a
    wish (speech and the planned hold, or the planned length). What is missing or left over against the
    wishes is shared in proportion to how much each shot can give or take.
    """
    floors = [least_length(shot, speeches) for shot in shots]
    wishes = []
    for shot, floor in zip(shots, floors, strict=True):
        end = speech_end(shot, speeches)
        wishes.append(max(end + shot.hold if end else shot.seconds, floor))
    spare = target - sum(wishes)
    if spare >= 0:
        room = [wish * (LONGEST_STRETCH - 1.0) for wish in wishes]
    else:
        room = [wish - floor for wish, floor in zip(wishes, floors, strict=True)]
    total = sum(room)
    share = max(-1.0, min(1.0, spare / total)) if total > 0 else 0.0
    lengths = [wish + share * give for wish, give in zip(wishes, room, strict=True)]
    return {
        shot.id: float(max(1, round(length * fps)) / fps) for shot, length in zip(shots, lengths, strict=True)
    }
