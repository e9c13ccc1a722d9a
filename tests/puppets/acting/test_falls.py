"""What falls, is pushed or helped up ends where it belongs."""

from __future__ import annotations

from ....common.acts import Action, Outcome, Posture, Spot, StagedAct, Way
from ....common.story import Actor, Prop, Shot
from ....common.things import PropKind
from ....configs.schema import load_characters
from ....puppets.acting.seen import measure
from ....puppets.acting.stage import Stage
from ....puppets.figure.body import puppet_of

LOOKS = {name: preset.look for name, preset in load_characters().items()}


def stage_of(shot: Shot) -> Stage:
    return Stage(shot, [puppet_of(LOOKS[actor.character]) for actor in shot.actors], shot.seconds, 16 / 9)


def test_a_pizza_that_falls_on_somebody_leaves_the_waiters_hands() -> None:
    shot = Shot(
        id="s",
        actors=[Actor(character="luca", x=-0.6), Actor(character="mira", x=0.6)],
        things=[Prop(prop=PropKind.PIZZA, id="pizza", at=Spot(relation="held_by", entity="luca"))],
        acts=[StagedAct(action=Action.DESCEND, who=["pizza"], whom="mira", seconds=1.6)],
        seconds=2.0,
    )
    last = stage_of(shot).at(1.9)
    assert last["pizza"].held_by is None
    assert abs(last["pizza"].x - last["mira"].x) < 0.05 and last["pizza"].y > 0.8 * last["mira"].height


def test_a_cat_on_a_table_pushes_a_cup_off_it_and_stays_up_there() -> None:
    on = Spot(relation="on", entity="table")
    shot = Shot(
        id="s",
        things=[
            Prop(prop=PropKind.CAT, id="cat", x=-0.7, at=on),
            Prop(prop=PropKind.TABLE, id="table", x=0.0),
            Prop(prop=PropKind.CUP, id="cup", x=0.7, at=on),
        ],
        acts=[StagedAct(action=Action.PUSH, who=["cat"], what="cup", whom="table")],
        seconds=2.0,
    )
    stage = Stage(shot, [], 2.0, 16 / 9)
    before, after = stage.at(0.0), stage.at(2.0)
    assert before["cat"].x + before["cat"].half < before["cup"].x, "one stands inside the other"
    assert after["cat"].y == before["cat"].y == before["cup"].y > 0.4
    assert after["cup"].y < 0.1 and after["cup"].x > after["table"].x + after["table"].half


def test_who_is_helped_up_lay_and_stands_then() -> None:
    """Whoever was helped to their feet was carried overhead instead."""
    shot = Shot(
        id="s",
        actors=[Actor(character="mira", x=-0.6), Actor(character="pim", x=0.6, posture=Posture.LIE)],
        acts=[StagedAct(action=Action.PULL, who=["mira"], whom="pim", path=Way.UP)],
        seconds=2.0,
    )
    assert measure(shot, LOOKS)[0].seen
    failed = shot.model_copy(update={"acts": [shot.acts[0].model_copy(update={"outcome": Outcome.FAILS})]})
    stage = Stage(failed, [puppet_of(LOOKS[actor.character]) for actor in shot.actors], 2.0, 16 / 9)
    assert abs(stage.at(2.0)["pim"].tilt) > 1.0, "it is done although it should fail"


def test_who_falls_into_a_fountain_ends_in_it() -> None:
    shot = Shot(
        id="s",
        actors=[Actor(character="mira", x=-0.6)],
        things=[Prop(prop=PropKind.FOUNTAIN, id="fountain", x=0.6)],
        acts=[StagedAct(action=Action.FALL, who=["mira"], whom="fountain", path=Way.INTO)],
        seconds=2.0,
    )
    stage = Stage(shot, [puppet_of(LOOKS["mira"])], 2.0, 16 / 9)
    one, fountain = (stage.at(2.0)[name] for name in ("mira", "fountain"))
    assert abs(one.x - fountain.x) < fountain.half and 0.0 < one.y < fountain.top
    assert measure(shot, LOOKS)[0].seen
