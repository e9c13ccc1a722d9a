"""Letters of a Chinese film: who asks in traditional characters reads, sees and hears of them alone.

Jokes, facts and forms are kept in simplified characters, so that there is one of each; what comes of them is written
in the request's script at the end, and what the person wrote stays letter for letter.
"""

from __future__ import annotations

from ...common.acts import ConstraintKind
from ...common.chinese import ChineseScript, traditional_script_of, written_in
from ...common.story import Beat, Intent, Line, Shot, Storyboard
from ...intent.text import is_traditional


def script_of(intent: Intent) -> ChineseScript | None:
    """In which letters a film's words are to be written; None where they are those of request and tables."""
    asked = [c.value for c in intent.reading.constraints if c.kind is ConstraintKind.SCRIPT]
    traditional = is_traditional(intent.request)
    if "simplified" in asked:
        return ChineseScript.SIMPLIFIED if traditional else None
    return traditional_script_of(intent.request) if asked or traditional else None


def in_script(board: Storyboard, script: ChineseScript | None) -> Storyboard:
    """A storyboard with every word that somebody reads in a script.

    The request's own words stay, but where its writer asked for the other script.
    """
    if board.language != "zh" or script is None:
        return board
    verbatim = "" if script is ChineseScript.SIMPLIFIED else board.request

    def write(text: str) -> str:
        return written_in(script, text, verbatim)

    def write_line(line: Line) -> Line:
        return line.model_copy(update={"text": write(line.text)})

    def write_shot(shot: Shot) -> Shot:
        return shot.model_copy(
            update={
                "setting": shot.setting.model_copy(update={"label": write(shot.setting.label)}),
                "actors": [
                    a.model_copy(update={"holds": a.holds.model_copy(update={"label": write(a.holds.label)})})
                    if a.holds
                    else a
                    for a in shot.actors
                ],
                "things": [t.model_copy(update={"label": write(t.label)}) for t in shot.things],
                "lines": [write_line(line) for line in shot.lines],
                "card": write(shot.card),
                "lower_third": write(shot.lower_third),
            }
        )

    def write_beat(beat: Beat) -> Beat:
        shots = [write_shot(shot) for shot in beat.shots]
        return beat.model_copy(update={"summary": write(beat.summary), "shots": shots})

    return board.model_copy(
        update={
            "title": write(board.title),
            "logline": write(board.logline),
            "end_card": write(board.end_card),
            "beats": [write_beat(beat) for beat in board.beats],
            "called": {who: write(name) for who, name in board.called.items()},
            "notes": [write(note) for note in board.notes],
        }
    )
