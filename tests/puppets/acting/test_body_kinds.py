"""Big and small bodies do what they do in the way of their kind: on backs, at trunks, with hind legs."""

from __future__ import annotations

import numpy as np
import pytest

from ....common.acts import Action, Manner, Posture, Spot, StagedAct, State, Way
from ....common.story import Actor, Prop, Shot
from ....common.things import PropKind
from ....configs.schema import load_characters
from ....puppets.acting.being import Being
from ....puppets.acting.seen import film_of, measure
from ....puppets.acting.stage import Stage
from ....puppets.acting.verbs import find_verb
from ....puppets.figure.body import puppet_of

LOOKS = {name: preset.look for name, preset in load_characters().items()}


def shot_of(act: StagedAct, *things: Prop, actors: tuple[str, ...] = ()) -> Shot:
    cast = [Actor(character=name, x=x) for name, x in zip(actors, (-0.7, 0.6), strict=False)]
    return Shot(id="s", actors=cast, things=list(things), acts=[act], seconds=act.seconds + 0.4)


def played(shot: Shot, at: float) -> dict[str, Being]:
    return Stage(shot, [puppet_of(LOOKS[a.character]) for a in shot.actors], shot.seconds, 16 / 9).at(at)


def test_a_small_one_sits_on_a_big_one_and_not_beside_it() -> None:
    """A bird sat on the grass before the elephant."""
    act = StagedAct(action=Action.SIT, who=["bird"], whom="beast", path=Way.ONTO, seconds=3.0)
    things = Prop(prop=PropKind.BIRD, id="bird", x=-0.8), Prop(prop=PropKind.ELEPHANT, id="beast", x=0.4)
    last = played(shot_of(act, *things), 3.0)
    assert last["bird"].y > 0.5 * last["beast"].height
    assert abs(last["bird"].x - last["beast"].x) < 0.1


def test_a_horse_carries_a_princess_on_its_back() -> None:
    """She stood before its mouth and slid along."""
    act = StagedAct(action=Action.CARRY, who=["horse"], whom="mira", seconds=3.0)
    last = played(shot_of(act, Prop(prop=PropKind.HORSE, id="horse", x=0.7), actors=("mira",)), 2.5)
    assert last["mira"].posture is Posture.SIT and last["mira"].y > 0.5 * last["horse"].height


def test_a_hat_that_is_taken_off_was_on_the_head() -> None:
    """It lay on the ground and was put on."""
    act = StagedAct(action=Action.WEAR, who=["mira"], what="hat", path=Way.OFF, seconds=2.0)
    shot = shot_of(act, Prop(prop=PropKind.HAT, id="hat", x=0.7), actors=("mira",))
    first, last = played(shot, 0.0), played(shot, 2.0)
    assert first["hat"].worn_by == "mira"
    assert last["hat"].worn_by is None and last["hat"].held_by == "mira"
    assert measure(shot, LOOKS)[0].seen


def test_who_goes_in_through_an_open_door_is_gone_and_who_comes_in_is_there() -> None:
    """A man opened a door, came out of it and stood in the room."""
    for path, there in ((Way.INTO, False), (Way.THROUGH, True)):
        act = StagedAct(action=Action.ENTER, who=["mira"], whom="door", path=path, seconds=3.0)
        door = Prop(prop=PropKind.DOOR, id="door", x=0.6, states=[State.OPEN])
        assert played(shot_of(act, door, actors=("mira",)), 3.0)["mira"].visible is there


def test_who_holds_hands_stands_side_by_side_and_hugs_nobody() -> None:
    verb = find_verb("hold hands")
    assert verb is not None and (verb.action, verb.manner) == (Action.SHAKE_HANDS, (Manner.GENTLE,))
    act = StagedAct(action=verb.action, who=["mira"], whom="luca", manner=[Manner.GENTLE], seconds=3.0)
    shot = shot_of(act, actors=("mira", "luca"))
    pair = played(shot, 2.0)
    assert abs(pair["mira"].yaw) < 0.5 and abs(pair["luca"].yaw) < 0.5
    assert measure(shot, LOOKS)[0].seen


def test_a_tree_is_hugged_at_its_trunk() -> None:
    """Arms were held out a metre from it, at the edge of its crown."""
    act = StagedAct(action=Action.HUG, who=["mira"], whom="tree", seconds=3.0)
    last = played(shot_of(act, Prop(prop=PropKind.TREE, id="tree", x=0.8), actors=("mira",)), 3.0)
    assert abs(last["tree"].x - last["mira"].x) < last["tree"].stem + last["mira"].half + 0.1


def test_what_was_knocked_over_lies_on_the_ground() -> None:
    """A vase hung in the air on its side."""
    act = StagedAct(action=Action.BREAK, who=["vase"], seconds=2.0)
    vase = Prop(prop=PropKind.VASE, id="vase", states=[State.TIPPED])
    one = played(shot_of(act, vase), 0.0)["vase"]
    low = one.y + 0.5 * one.height - one.half  # it is drawn turned about its middle
    assert abs(one.tilt) > 1.0 and abs(low) < 0.02


def test_who_is_put_in_a_bed_lies_in_it() -> None:
    """A baby stood upright on the blanket."""
    act = StagedAct(action=Action.PUT, who=["mira"], what="luca", whom="bed", path=Way.INTO, seconds=3.0)
    shot = shot_of(act, Prop(prop=PropKind.BED, id="bed", x=0.9), actors=("mira", "luca"))
    last = played(shot, 3.0)["luca"]
    assert last.posture is Posture.LIE and abs(last.tilt) > 1.0 and last.y > 0.2


def test_a_horse_kicks_with_its_hind_legs() -> None:
    """The bucket flew off and no leg had moved."""
    act = StagedAct(action=Action.KICK, who=["horse"], whom="bucket", seconds=3.0)
    things = Prop(prop=PropKind.HORSE, id="horse", x=-0.6), Prop(prop=PropKind.BUCKET, id="bucket", x=0.8)
    moments = [played(shot_of(act, *things), at)["horse"] for at in np.arange(1.0, 3.0, 0.1)]
    kicks = [one for one in moments if one.gait == "kick"]
    assert kicks and all(one.yaw < 0.0 for one in kicks)


def test_who_hides_behind_something_wide_looks_out_at_its_edge() -> None:
    """She was gone, and nobody saw her hide."""
    act = StagedAct(action=Action.HIDE, who=["mira"], whom="curtain", path=Way.BEHIND, seconds=3.0)
    last = played(shot_of(act, Prop(prop=PropKind.CURTAIN, id="curtain", x=0.6), actors=("mira",)), 3.0)
    beyond = last["curtain"].x - last["curtain"].half - (last["mira"].x - last["mira"].half)
    assert 0.3 * last["mira"].half < beyond < 2.0 * last["mira"].half
    assert last["mira"].z < last["curtain"].z


def test_a_man_who_takes_a_thing_away_stands_off_from_whom_he_robbed() -> None:
    act = StagedAct(action=Action.TAKE, who=["mira"], what="bag", whom="luca", path=Way.FROM, seconds=3.0)
    bag = Prop(prop=PropKind.BAG, id="bag", at=Spot(relation="held_by", entity="luca"))
    shot = shot_of(act, bag, actors=("mira", "luca"))
    last = played(shot, 3.0)
    assert last["bag"].held_by == "mira" and measure(shot, LOOKS)[0].seen
    assert abs(last["luca"].x - last["mira"].x) > last["luca"].half + last["mira"].half + 0.2


def test_who_whispers_to_somebody_tall_is_bent_down_to() -> None:
    """A boy whispered into a giant's belt, from two steps away."""
    act = StagedAct(action=Action.WHISPER, who=["mira"], whom="luca", seconds=3.0)
    shot = shot_of(act, actors=("mira", "luca"))
    pair = played(shot, 2.0)
    assert abs(pair["luca"].x - pair["mira"].x) < pair["luca"].half + pair["mira"].half + 0.1


def test_a_robot_carries_somebody_on_top_of_it() -> None:
    """She stood before it and hid it."""
    act = StagedAct(action=Action.CARRY, who=["robot"], whom="mira", seconds=3.0)
    last = played(shot_of(act, Prop(prop=PropKind.ROBOT, id="robot", x=0.7), actors=("mira",)), 2.5)
    assert abs(last["mira"].tilt) > 1.0 and last["mira"].y > 0.8 * last["robot"].height


def test_a_cactus_that_gives_something_stands_beside_others() -> None:
    act = StagedAct(action=Action.GIVE, who=["cactus"], what="flower", whom="mira", seconds=3.0)
    things = Prop(prop=PropKind.CACTUS, id="cactus", x=0.9), Prop(prop=PropKind.FLOWER, id="flower", x=0.3)
    last = played(shot_of(act, *things, actors=("mira",)), 3.0)
    assert last["cactus"].stands_alone
    assert abs(last["cactus"].x - last["mira"].x) > last["cactus"].half + last["mira"].half


def test_nobody_rides_a_door() -> None:
    """Who took the lift sat on top of its door frame."""
    act = StagedAct(action=Action.RIDE, who=["robot"], what="door", seconds=3.0)
    things = Prop(prop=PropKind.ROBOT, id="robot", x=-0.7), Prop(prop=PropKind.DOOR, id="door", x=0.5)
    assert max(played(shot_of(act, *things), at)["robot"].y for at in np.arange(0.0, 3.0, 0.2)) < 0.2
    rides = Spot(relation="riding", entity="door")
    waits = StagedAct(action=Action.WAIT, who=["robot"], seconds=2.0)
    robot = Prop(prop=PropKind.ROBOT, id="robot", at=rides)
    assert played(shot_of(waits, robot, things[1]), 1.0)["robot"].y < 0.2


@pytest.mark.parametrize("action", [Action.KISS, Action.HUG])
def test_two_heads_are_close_and_never_one(action: Action) -> None:
    """Two who hugged had one face between them, whoever was the taller."""
    tallest = sorted(LOOKS, key=lambda name: puppet_of(LOOKS[name]).top)
    for pair in ((tallest[0], tallest[-1]), (tallest[-1], tallest[-2]), (tallest[0], tallest[1])):
        act = StagedAct(action=action, who=[pair[0]], whom=pair[1], seconds=3.0)
        shot = shot_of(act, actors=pair)
        stage = Stage(shot, [puppet_of(LOOKS[name]) for name in pair], shot.seconds, 16 / 9)
        film = film_of(stage, act)
        apart = np.linalg.norm((film.spot("head") - film.spot("head", pair[1]))[:, :2], axis=1).min()
        assert 0.12 < apart < 0.55
        assert measure(shot, LOOKS)[0].seen
