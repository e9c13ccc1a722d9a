"""Without this the boy who wakes his father lies down and sleeps himself, and who got up stands on the bed."""

from __future__ import annotations

from animation_ai_studio.agent.intent import understand
from animation_ai_studio.agent.story.planner import DeterministicPlanner
from animation_ai_studio.common.acts import Action, Posture, State
from animation_ai_studio.common.story import Shot
from animation_ai_studio.configs.schema import load_characters


def shots_of(request: str) -> list[Shot]:
    characters = load_characters()
    board = DeterministicPlanner().plan(
        understand(request, characters=characters), seed=1, characters=characters
    )
    return board.shots


def test_the_one_who_is_woken_slept() -> None:
    shot = next(
        shot
        for shot in shots_of("A man falls asleep on the sofa. A boy wakes him up.")
        for act in shot.acts
        if act.action is Action.WAKE
    )
    act = shot.acts[0]
    bodies = {actor.character: actor for actor in shot.actors}
    assert act.whom and State.ASLEEP in bodies[act.whom].states
    assert State.ASLEEP not in bodies[act.who[0]].states
    assert bodies[act.who[0]].posture is Posture.STAND


def test_who_got_up_is_no_longer_in_bed() -> None:
    shots = shots_of("Grandpa sleeps in the bed. He wakes up. He walks to the door.")
    walk = next(shot for shot in shots for act in shot.acts if act.action is Action.GO)
    assert walk.actors[0].at is None and walk.actors[0].posture is Posture.STAND
