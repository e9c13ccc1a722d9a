"""What is said in a storyboard, changed: lines set, added, taken away, spoken otherwise; and the sounds of its shots."""

from __future__ import annotations

from collections.abc import Sequence

from ...common.acts import Action
from ...common.errors import StudioError
from ...common.scripts import line_language
from ...common.story import Cue, Line, Shot, Storyboard
from ...common.vocabulary import Emotion, Sound
from ..story.timing import least_seconds

MOST_LINES = 4
"""Lines of a shot."""
_SPEAKING = frozenset({Action.SPEAK, Action.SHOUT, Action.WHISPER})


def set_line(board: Storyboard, name: str, text: str) -> float:
    """Gives a line another text; the seconds that its shot got longer.

    Raises:
        StudioError: ``option_invalid`` for a line that isn't there.
    """
    for shot in board.shots:
        for line in shot.lines:
            if line.id == name:
                line.text, line.language = text, line_language(text)
                return _roomy(shot)
    there = ", ".join(line.id for shot in board.shots for line in shot.lines)
    raise StudioError("option_invalid", f"The film has no line '{name}'.", f"It has {there or 'none'}.")


def add_line(board: Storyboard, shot: Shot, who: str, text: str, *, first: bool) -> float:
    """Lets somebody say something more in a shot; the seconds that it got longer.

    Raises:
        StudioError: ``option_invalid`` where there is no room.
    """
    if len(shot.lines) >= MOST_LINES:
        raise StudioError(
            "option_invalid", f"Shot {shot.id} has {MOST_LINES} lines already.", "Change one of them."
        )
    taken = {line.id for one in board.shots for line in one.lines} | {one.id for one in board.shots}
    number = 1
    while f"l{number}" in taken:
        number += 1
    felt = next((actor.emotion for actor in shot.actors if actor.character == who), Emotion.NEUTRAL)
    line = Line(
        id=f"l{number}", character=who, text=text, emotion=felt, language=line_language(text), pause=0.4
    )
    shot.lines = [line, *shot.lines] if first else [*shot.lines, line]
    return _roomy(shot)


def remove_lines(board: Storyboard, names: Sequence[str]) -> None:
    """Takes lines away; who says nothing more in a shot isn't seen to speak there either."""
    for shot in board.shots:
        gone = {line.character for line in shot.lines if line.id in names}
        if not gone:
            continue
        shot.lines = [line for line in shot.lines if line.id not in names]
        silent = gone - {line.character for line in shot.lines}
        kept = [act for act in shot.acts if not (act.action in _SPEAKING and set(act.who) <= silent)]
        lost = {act.event for act in shot.acts} - {act.event for act in kept}
        shot.acts, shot.depicts = kept, [one for one in shot.depicts if one not in lost]


def voiced(shots: Sequence[Shot], who: str, pitch: float, speed: float) -> None:
    """Lets somebody speak deeper or higher, slower or faster.

    Raises:
        StudioError: ``option_invalid`` where they say nothing.
    """
    lines = [line for shot in shots for line in shot.lines if line.character == who]
    if not lines:
        raise StudioError("option_invalid", f"{who} says nothing there.", "Name somebody who speaks.")
    for line in lines:
        line.pitch = round(min(8.0, max(-8.0, line.pitch + pitch)), 2)
        line.speed = round(min(1.6, max(0.6, line.speed * speed)), 3)


def sounded(shots: Sequence[Shot], sound: Sound, *, heard: bool) -> None:
    """Gives shots a sound effect, or takes it away."""
    for shot in shots:
        others = [cue for cue in shot.cues if cue.sound is not sound]
        shot.cues = [*others, Cue(sound=sound, at=0.5)][:6] if heard else others


def _roomy(shot: Shot) -> float:
    """Makes a shot as long as its lines need; the seconds that it got longer."""
    before = shot.seconds
    shot.seconds = round(min(30.0, max(before, least_seconds(shot) + min(shot.hold, 0.5))), 2)
    return shot.seconds - before
