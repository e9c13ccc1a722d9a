"""What of a shot's acts can be seen, by geometry: for each act, whether what it should show and leave is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...common.acts import Outcome, StagedAct
from ...common.story import Shot
from ...configs.look import Look
from ..figure.body import SIDES
from .evidence import EVIDENCE
from .evidence_of_mimes import MIMED
from .moments import Film, Seen
from .stage import WIDESCREEN, Stage, stage_of

MOMENTS = 32


@dataclass(frozen=True)
class ActSeen:
    """Whether act ``index`` of a shot is seen, and by what."""

    index: int
    seen: bool
    evidence: str


def measure(shot: Shot, looks: Mapping[str, Look], aspect: float = WIDESCREEN) -> list[ActSeen]:
    """Checks every act of ``shot`` against folded states and bodies. Errors as ``render_shot`` gives them."""
    seconds = max([shot.seconds, *(act.start + act.seconds for act in shot.acts)])
    stage = stage_of(shot, looks, seconds, aspect)
    out = []
    for index, act in enumerate(shot.acts):
        seen, evidence = _judge(act, film_of(stage, act))
        out.append(ActSeen(index, seen, evidence))
    return out


def film_of(stage: Stage, act: StagedAct) -> Film:
    """The moments of an act of the stage's shot, with the bodies of those who take part."""
    times = [act.start + act.seconds * k / MOMENTS for k in range(MOMENTS + 1)]
    drawn = [stage.folded(at) for at in times]
    states = [folded[len(folded) // 2] for folded in drawn]
    bodies = []
    taking_part = set(act.names)
    for folded in drawn:
        beings = stage.beings(folded)
        joints = {}
        for i, actor in enumerate(stage.shot.actors):
            if actor.character not in taking_part:
                continue
            puppet = stage.puppets[i]
            bones = stage.body(i, stage.home(i), folded, beings)[1]
            names = puppet.tables.bones
            spots = {name: bones[names.index(name)][:, 3] for name in ("head", "chest", "foot_l", "foot_r")}
            joints[actor.character] = spots | {f"palm_{s}": puppet.palm(bones, side) for side, s in SIDES}
        bodies.append(joints)
    return Film(act, states, bodies)


def _judge(act: StagedAct, film: Film) -> Seen:
    """The evidence of the action; a failed act must be seen to be tried and must not leave what a done one does."""
    if not any(state[name].seen for state in film.states for name in act.who):
        return False, f"{film.who} is out of sight"
    bodily = film.actor or act.action in film.OF_THINGS
    check = MIMED.get(act.mime) if act.mime is not None and film.actor else None
    check = check or (EVIDENCE.get(act.action) if bodily else None) or Film.stirs
    done, evidence = check(film)
    if act.outcome is Outcome.DONE or act.action not in EVIDENCE or not bodily:
        return done, evidence
    if act.action in film.LEAVES and done:
        return False, f"it is done although it should fail: {evidence}"
    tried, how = film.stirs()
    return tried, f"{how}; {evidence}"
