"""Who gets up stands on the ground again, and who wakes somebody isn't the sleeper."""

from __future__ import annotations

from ....common.acts import Action, Posture, Spot, StagedAct, State, Way
from ....common.story import Actor, Prop, Shot
from ....common.things import PropKind
from ....common.vocabulary import Framing
from ....configs.schema import load_characters
from ....puppets.acting.being import Being
from ....puppets.acting.seen import film_of, measure
from ....puppets.acting.stage import Stage
from ....puppets.figure.body import puppet_of

LOOKS = {name: preset.look for name, preset in load_characters().items()}


def stage_of(shot: Shot) -> Stage:
    return Stage(shot, [puppet_of(LOOKS[actor.character]) for actor in shot.actors], shot.seconds, 16 / 9)


def on(thing: PropKind, action: Action, first: Actor, *others: Actor, whom: str | None = None) -> Shot:
    who = others[0].character if others else first.character
    return Shot(
        id="s1",
        framing=Framing.FULL,
        seconds=3.5,
        actors=[first, *others],
        things=[Prop(prop=thing, id="seat", x=0.3)],
        acts=[StagedAct(who=[who], action=action, whom=whom, start=0.3, seconds=3.0)],
    )


def ends(shot: Shot) -> dict[str, Being]:
    return stage_of(shot).at(shot.seconds)


def sleeper(name: str, thing: str = "seat", relation: str = "in") -> Actor:
    spot = Spot(relation=relation, entity=thing)
    return Actor(character=name, x=0.3, at=spot, posture=Posture.LIE, states=[State.ASLEEP])


def test_who_stands_up_from_a_chair_stands_before_it_on_the_ground() -> None:
    spot = Spot(relation="on", entity="seat")
    shot = on(PropKind.CHAIR, Action.RISE, Actor(character="luca", x=0.3, at=spot, posture=Posture.SIT))
    before, after = stage_of(shot).at(0.0)["luca"], ends(shot)
    assert before.y > 0.3 and before.posture is Posture.SIT
    assert after["luca"].y == 0.0 and after["luca"].posture is Posture.STAND
    assert after["luca"].z > after["seat"].z + 0.2


def test_who_stands_up_on_a_chair_stays_up_there() -> None:
    spot = Spot(relation="on", entity="seat")
    shot = on(PropKind.CHAIR, Action.RISE, Actor(character="luca", x=0.3, at=spot, posture=Posture.SIT))
    up = shot.acts[0].model_copy(update={"whom": "seat", "path": Way.ONTO})
    assert ends(shot.model_copy(update={"acts": [up]}))["luca"].y > 0.3


def test_who_sleeps_in_a_bed_lies_on_it_and_not_through_it() -> None:
    beds = [on(PropKind.BED, Action.WAKE, sleeper("luca", relation=way)) for way in ("on", "in")]
    heights = {round(stage_of(shot).at(0.0)["luca"].y, 3) for shot in beds}
    assert len(heights) == 1 and heights.pop() > 0.2


def test_who_wakes_sits_up_stretches_and_leaves_the_bed() -> None:
    stage = stage_of(on(PropKind.BED, Action.WAKE, sleeper("luca")))
    assert stage.at(0.5)["luca"].asleep
    halfway = stage.at(2.1)["luca"]
    assert halfway.posture is Posture.SIT and not halfway.asleep and halfway.mouth > 0.5 and halfway.left
    up = stage.at(3.5)["luca"]
    assert up.posture is Posture.STAND and abs(up.tilt) < 0.1 and up.y == 0.0


def test_who_wakes_somebody_stays_awake_and_the_other_gets_up() -> None:
    shot = on(PropKind.SOFA, Action.WAKE, sleeper("luca"), Actor(character="mira", x=-0.8), whom="luca")
    film = film_of(stage_of(shot), shot.acts[0])
    assert film.states[0]["luca"].asleep and not film.states[-1]["luca"].asleep
    assert film.states[-1]["luca"].posture is Posture.STAND
    assert all(not state["mira"].asleep and state["mira"].posture is Posture.STAND for state in film.states)
    assert measure(shot, LOOKS)[0].seen


def test_waking_of_who_never_slept_is_not_seen() -> None:
    shot = on(PropKind.BED, Action.WAKE, Actor(character="luca", x=-0.5))
    assert not measure(shot, LOOKS)[0].seen
