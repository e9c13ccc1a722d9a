"""Loads, vessels and tools are carried as they are in life, and hands meet what they are about."""

from __future__ import annotations

import numpy as np
import pytest

from ....common.acts import Action, Manner, Posture, Spot, StagedAct, Way
from ....common.story import Actor, Prop, Shot
from ....common.things import PropKind
from ....configs.schema import load_characters
from ....puppets.acting.being import Carriage
from ....puppets.acting.seen import ActSeen, measure
from ....puppets.acting.stage import Stage
from ....puppets.figure.body import puppet_of
from ....puppets.render.rig import Array

LOOKS = {name: preset.look for name, preset in load_characters().items()}
SHORT, TALL = sorted(LOOKS, key=lambda name: puppet_of(LOOKS[name]).top)[:: len(LOOKS) - 1]


def shot_of(act: StagedAct, *things: Prop, actors: tuple[str, ...] = ()) -> Shot:
    cast = [Actor(character=name, x=x) for name, x in zip(actors, (-0.7, 0.6), strict=False)]
    return Shot(id="s", actors=cast, things=list(things), acts=[act], seconds=act.seconds + 0.4)


def stage_of(shot: Shot) -> Stage:
    return Stage(shot, [puppet_of(LOOKS[actor.character]) for actor in shot.actors], shot.seconds, 16 / 9)


def drawn(stage: Stage, index: int, at: float) -> Array:
    """The root bone (3, 4) of thing ``index``."""
    folded = stage.folded(at)
    beings = stage.beings(folded)
    bodies = [stage.body(i, stage.home(i), folded, beings)[1] for i in range(len(stage.puppets))]
    return stage.thing(index, at, beings, bodies)[0]


def seen(shot: Shot) -> ActSeen:
    return measure(shot, LOOKS)[0]


def test_an_elephant_carries_a_piano_on_its_back_and_a_dog_a_bone_in_its_mouth() -> None:
    """A piano hung at an elephant's mouth."""
    for beast, load, on_back in (
        (PropKind.ELEPHANT, PropKind.PIANO, True),
        (PropKind.CAMEL, PropKind.BOX, True),
        (PropKind.DOG, PropKind.BONE, False),
    ):
        act = StagedAct(action=Action.CARRY, who=["beast"], what="load", seconds=2.0)
        stage = stage_of(
            shot_of(act, Prop(prop=beast, id="beast", x=-0.6), Prop(prop=load, id="load", x=0.7))
        )
        last = stage.at(1.9)
        assert (last["load"].carriage is Carriage.BACK) is on_back
        assert (last["load"].y > 0.55 * last["beast"].height) is on_back


def test_a_ladder_is_carried_level() -> None:
    """It stood upright on two hands overhead."""
    act = StagedAct(action=Action.CARRY, who=["luca"], what="ladder", seconds=2.0)
    stage = stage_of(shot_of(act, Prop(prop=PropKind.LADDER, id="ladder", x=0.7), actors=("luca",)))
    along = drawn(stage, 0, 1.6)[:, 1]
    assert abs(along[0]) > 5.0 * abs(along[1])


def test_two_carry_a_chest_between_them() -> None:
    """One of two had it overhead, and the other walked along with empty hands."""
    act = StagedAct(action=Action.CARRY, who=["luca", "mira"], what="chest", seconds=3.0)
    shot = shot_of(act, Prop(prop=PropKind.BOX, id="chest", x=0.0), actors=("luca", "mira"))
    last = stage_of(shot).at(3.0)
    low, high = sorted((last["luca"].x, last["mira"].x))
    assert low < last["chest"].x < high and last["chest"].y > 0.1
    assert seen(shot).seen


def test_who_sat_on_what_is_taken_is_left_on_the_ground() -> None:
    """A boy hung in the air when his bike was gone."""
    act = StagedAct(action=Action.RIDE, who=["mira"], what="bike", seconds=3.0)
    bike = Prop(prop=PropKind.BIKE, id="bike", x=0.4)
    shot = shot_of(act, bike, actors=("mira", "luca"))
    rider = shot.actors[1].model_copy(update={"at": Spot(relation="riding", entity="bike")})
    shot = shot.model_copy(update={"actors": [shot.actors[0], rider]})
    last = stage_of(shot).at(3.0)
    assert last["mira"].riding == "bike" and last["luca"].riding is None
    assert last["luca"].y < 0.05


def test_what_was_led_stands_on_its_wheels_when_it_is_ridden() -> None:
    """A monkey with a bike in its arms rode it through the air."""
    act = StagedAct(action=Action.RIDE, who=["monkey"], what="bike", seconds=3.0)
    bike = Prop(prop=PropKind.BIKE, id="bike", at=Spot(relation="held_by", entity="monkey"))
    stage = stage_of(shot_of(act, Prop(prop=PropKind.MONKEY, id="monkey", x=-0.5), bike))
    for at in (0.0, 1.5, 3.0):
        assert stage.at(at)["bike"].y < 0.05
    assert stage.at(3.0)["monkey"].riding == "bike"


def test_a_broom_that_is_ridden_lies_under_its_rider() -> None:
    act = StagedAct(action=Action.RIDE, who=["mira"], what="broom", seconds=3.0)
    stage = stage_of(shot_of(act, Prop(prop=PropKind.BROOM, id="broom", x=0.5), actors=("mira",)))
    along, last = drawn(stage, 0, 2.5)[:, 1], stage.at(2.5)
    assert abs(along[0]) > 5.0 * abs(along[1])
    assert last["broom"].y > 0.3 and last["mira"].y >= last["broom"].y


@pytest.mark.parametrize(
    ("vessel", "goal", "way"),
    [
        (PropKind.TEAPOT, PropKind.FLOWER, Way.ONTO),
        (PropKind.BUCKET, PropKind.CAMPFIRE, Way.ONTO),
        (PropKind.BUCKET, PropKind.DOG, Way.OVER),
        (PropKind.COFFEE, PropKind.CUP, Way.INTO),
    ],
)
def test_what_is_poured_is_tipped_over_its_goal_and_water_falls(
    vessel: PropKind, goal: PropKind, way: Way
) -> None:
    """A watering can was put upright on top of the flower."""
    act = StagedAct(action=Action.PUT, who=["mira"], what="vessel", whom="goal", path=way, seconds=3.0)
    things = Prop(prop=vessel, id="vessel", x=0.0), Prop(prop=goal, id="goal", x=0.7)
    shot = shot_of(act, *things, actors=("mira",))
    stage = stage_of(shot)
    assert [kind for kind, _ in stage.effects] == ["stream"]
    tipped = drawn(stage, 0, 2.1)[:, 1]
    assert abs(tipped[0]) > abs(tipped[1])
    water = stage.raised(2.1, stage.at(2.1))[0][1:, :, 3]
    assert np.abs(water[:, 0] - stage.at(2.1)["goal"].x).min() < 0.2
    assert stage.at(3.0)["vessel"].held_by == "mira"
    assert seen(shot).seen


def test_a_hat_is_put_on_and_not_poured() -> None:
    act = StagedAct(action=Action.PUT, who=["mira"], what="hat", whom="snowman", path=Way.ONTO, seconds=3.0)
    things = Prop(prop=PropKind.HAT, id="hat", x=0.0), Prop(prop=PropKind.SNOWMAN, id="snowman", x=0.7)
    stage = stage_of(shot_of(act, *things, actors=("mira",)))
    assert not stage.effects
    assert stage.at(3.0)["hat"].held_by is None


def test_an_apple_in_a_basket_can_still_be_seen() -> None:
    """It vanished, as if it had never been put there."""
    act = StagedAct(action=Action.PUT, who=["mira"], what="apple", whom="goal", path=Way.INTO, seconds=3.0)
    for goal, shown in ((PropKind.BASKET, True), (PropKind.BOX, False)):
        things = Prop(prop=PropKind.APPLE, id="apple", x=0.0), Prop(prop=goal, id="goal", x=0.7)
        last = stage_of(shot_of(act, *things, actors=("mira",))).at(3.0)
        assert last["apple"].visible is shown


def test_who_is_tall_kneels_to_give_something_to_who_is_small() -> None:
    """Hands met nowhere: one held it over the other's head."""
    act = StagedAct(action=Action.GIVE, who=[TALL], what="ball", whom="dog", seconds=3.0)
    things = Prop(prop=PropKind.BALL, id="ball", x=0.0), Prop(prop=PropKind.DOG, id="dog", x=0.8)
    shot = shot_of(act, *things, actors=(TALL,))
    stage = stage_of(shot)
    assert any(stage.at(at)[TALL].posture is Posture.KNEEL for at in np.arange(1.2, 2.8, 0.2))
    assert stage.at(3.0)[TALL].posture is Posture.STAND
    assert seen(shot).seen


def test_a_door_stands_fast_when_somebody_knocks_on_it() -> None:
    """It tipped over like a stone that is kicked."""
    act = StagedAct(action=Action.HIT, who=["mira"], whom="door", seconds=3.0)
    shot = shot_of(act, Prop(prop=PropKind.DOOR, id="door", x=0.6), actors=("mira",))
    stage = stage_of(shot)
    assert all(abs(stage.at(at)["door"].tilt) < 0.01 for at in np.arange(0.0, 3.0, 0.2))
    assert seen(shot).seen


def test_who_is_tickled_laughs_and_isnt_knocked_over() -> None:
    act = StagedAct(action=Action.HIT, who=["mira"], whom="luca", manner=[Manner.HAPPY], seconds=3.0)
    shot = shot_of(act, actors=("mira", "luca"))
    one = stage_of(shot).at(2.0)["luca"]
    assert one.mood == "happy" and one.mouth > 0.5 and abs(one.over.lean) < 0.2
    assert seen(shot).seen


def test_a_bowl_is_left_when_a_cat_has_eaten_out_of_it() -> None:
    """The whole bowl shrank and was gone; its nose was in the air."""
    act = StagedAct(action=Action.EAT, who=["cat"], whom="bowl", seconds=3.0)
    things = Prop(prop=PropKind.CAT, id="cat", x=-0.6), Prop(prop=PropKind.BOWL, id="bowl", x=0.6)
    stage = stage_of(shot_of(act, *things))
    assert stage.at(2.0)["cat"].gait == "graze"
    last = stage.at(3.0)["bowl"]
    assert last.visible and last.scale == 1.0


def test_a_big_beast_on_a_small_rock_keeps_its_hind_feet_on_the_ground() -> None:
    """An elephant hung level in the air beside the rock."""
    act = StagedAct(action=Action.CLIMB, who=["beast"], whom="rock", seconds=3.0)
    things = Prop(prop=PropKind.ELEPHANT, id="beast", x=-0.6), Prop(prop=PropKind.ROCK, id="rock", x=0.9)
    last = stage_of(shot_of(act, *things)).at(3.0)
    assert 0.1 < last["beast"].over.roll < 1.0
    assert last["beast"].y < 0.6 * last["rock"].top


def test_a_broom_is_swung_with_its_foot_on_the_ground() -> None:
    """It stood by itself while hands waved over it."""
    act = StagedAct(action=Action.CLEAN, who=["mira"], what="broom", seconds=3.0)
    stage = stage_of(shot_of(act, Prop(prop=PropKind.BROOM, id="broom", x=0.6), actors=("mira",)))
    feet = [drawn(stage, 0, at)[:, 3] for at in np.arange(1.3, 2.6, 0.1)]
    assert max(abs(foot[1]) for foot in feet) < 0.05
    assert np.ptp([foot[0] for foot in feet]) > 0.1


def test_a_harnessed_horse_looks_where_it_goes() -> None:
    """It walked backwards, nose to the cart."""
    act = StagedAct(action=Action.PULL, who=["horse"], whom="cart", seconds=3.0)
    things = Prop(prop=PropKind.HORSE, id="horse", x=-0.4), Prop(prop=PropKind.CART, id="cart", x=0.9)
    stage = stage_of(shot_of(act, *things))
    first, last = stage.at(0.0), stage.at(2.5)
    assert last["cart"].x < first["cart"].x and last["horse"].x < last["cart"].x
    assert last["horse"].yaw < 0.0


def test_what_is_out_of_reach_is_leapt_or_flown_up_to() -> None:
    act = StagedAct(action=Action.TAKE, who=["bird"], what="hat", whom="luca", path=Way.FROM, seconds=3.0)
    hat = Prop(prop=PropKind.HAT, id="hat", at=Spot(relation="held_by", entity="luca"))
    stage = stage_of(shot_of(act, Prop(prop=PropKind.BIRD, id="bird", x=-0.9), hat, actors=("luca",)))
    assert max(stage.at(at)["bird"].y for at in np.arange(1.2, 2.8, 0.1)) > 0.15
    last = stage.at(3.0)
    assert last["hat"].held_by == "bird" and last["bird"].y < 0.05


def test_a_mouse_that_hides_in_a_box_looks_out_over_its_edge() -> None:
    act = StagedAct(action=Action.HIDE, who=["mouse"], whom="box", path=Way.INTO, seconds=3.0)
    things = Prop(prop=PropKind.MOUSE, id="mouse", x=-0.7), Prop(prop=PropKind.BOX, id="box", x=0.5)
    last = stage_of(shot_of(act, *things)).at(3.0)
    assert last["mouse"].y < last["box"].top < last["mouse"].top


def test_two_held_things_are_in_two_hands() -> None:
    """A flower hung before a balloon's string in one fist."""
    act = StagedAct(action=Action.GIVE, who=["luca"], what="flower", whom="mira", seconds=3.0)
    held = Spot(relation="held_by", entity="luca")
    things = (
        Prop(prop=PropKind.UMBRELLA, id="umbrella", at=held),
        Prop(prop=PropKind.FLOWER, id="flower", x=0.0),
    )
    stage = stage_of(shot_of(act, *things, actors=("luca", "mira")))
    apart = drawn(stage, 0, 1.2)[:, 3] - drawn(stage, 1, 1.2)[:, 3]
    assert float(np.linalg.norm(apart)) > 0.15


def test_a_balloon_is_held_up_beside_the_head() -> None:
    """It hung before a child's face."""
    act = StagedAct(action=Action.LOOK, who=["luca"], seconds=2.0)
    held = Prop(prop=PropKind.BALLOON, id="balloon", at=Spot(relation="held_by", entity="luca"))
    stage = stage_of(shot_of(act, held, actors=("luca",)))
    place = drawn(stage, 0, 1.0)
    size, head = float(np.linalg.norm(place[:, 1])), stage.at(1.0)["luca"].height
    assert place[1, 3] + 0.8 * size > head


def test_two_who_fight_over_a_thing_fight_each_other() -> None:
    """They beat the ball."""
    act = StagedAct(action=Action.FIGHT, who=["luca", "mira"], whom="ball", seconds=3.0)
    shot = shot_of(act, Prop(prop=PropKind.BALL, id="ball", x=0.9), actors=("luca", "mira"))
    pair = stage_of(shot).at(2.0)
    assert pair["luca"].yaw * pair["mira"].yaw < 0.0
    assert pair["luca"].mood == pair["mira"].mood == "angry"


def test_a_crow_drops_what_it_has_and_a_cat_knocks_over_what_it_has_not() -> None:
    for manner, falls in (([], True), ([Manner.FAST], False)):
        act = StagedAct(action=Action.DROP, who=["one"], what="cup", manner=manner, seconds=2.0)
        things = Prop(prop=PropKind.CROW, id="one", x=-0.5), Prop(prop=PropKind.CUP, id="cup", x=0.5)
        stage = stage_of(shot_of(act, *things))
        assert (stage.at(0.2)["cup"].held_by == "one") is falls
        assert stage.at(2.0)["cup"].held_by is None
