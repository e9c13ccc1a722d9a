"""Without this the boy who wakes his father lies down and sleeps himself, and who got up stands on the bed."""

from __future__ import annotations

from animation_ai_studio.common.acts import Action, Posture, State

from ...conftest import Plan


def test_the_one_who_is_woken_slept(plan: Plan) -> None:
    shot = next(
        shot
        for shot in plan("A man falls asleep on the sofa. A boy wakes him up.").shots
        for act in shot.acts
        if act.action is Action.WAKE
    )
    act = next(act for act in shot.acts if act.action is Action.WAKE)
    bodies = {actor.character: actor for actor in shot.actors}
    assert act.whom and State.ASLEEP in bodies[act.whom].states
    assert State.ASLEEP not in bodies[act.who[0]].states
    assert bodies[act.who[0]].posture is Posture.STAND


def test_who_got_up_is_no_longer_in_bed(plan: Plan) -> None:
    shots = plan("Grandpa sleeps in the bed. He wakes up. He walks to the door.").shots
    walk = next(shot for shot in shots for act in shot.acts if act.action is Action.GO)
    assert walk.actors[0].at is None and walk.actors[0].posture is Posture.STAND
