"""Seats, swings, slopes and walls are used the way they are made for."""

from __future__ import annotations

import numpy as np
import pytest

from ....common.acts import Action, Posture, Spot, StagedAct, Way
from ....common.story import Actor, Prop, Shot
from ....common.things import PropKind
from ....configs.schema import load_characters
from ....puppets.acting.being import Being
from ....puppets.acting.seen import measure
from ....puppets.acting.stage import Stage
from ....puppets.figure.body import puppet_of

LOOKS = {name: preset.look for name, preset in load_characters().items()}


def shot_of(act: StagedAct, *things: Prop, actor: Actor | None = None) -> Shot:
    actors = [] if actor is None else [actor]
    return Shot(id="s", actors=actors, things=list(things), acts=[act], seconds=act.seconds + 0.4)


def played(shot: Shot, at: float) -> dict[str, Being]:
    return Stage(shot, [puppet_of(LOOKS[a.character]) for a in shot.actors], shot.seconds, 16 / 9).at(at)


MIRA = Actor(character="mira", x=-0.7)


def test_who_reads_on_a_bench_sits_on_it() -> None:
    """A man stood on the bench with his newspaper."""
    act = StagedAct(action=Action.READ, who=["mira"], what="book", seconds=2.0)
    on = MIRA.model_copy(update={"at": Spot(relation="on", entity="bench")})
    things = Prop(prop=PropKind.BOOK, id="book"), Prop(prop=PropKind.BENCH, id="bench", x=0.5)
    assert played(shot_of(act, *things, actor=on), 1.0)["mira"].posture is Posture.SIT
    eats = StagedAct(action=Action.EAT, who=["mira"], what="apple", seconds=2.0)
    things = Prop(prop=PropKind.APPLE, id="apple", x=-0.9), Prop(prop=PropKind.BENCH, id="bench", x=0.5)
    one = played(shot_of(eats, *things, actor=on), 1.0)
    assert one["mira"].posture is Posture.SIT and abs(one["mira"].x - one["bench"].x) < 0.1


def test_who_sleeps_on_a_chair_sits_and_on_a_bed_lies() -> None:
    """A grandfather lay across the seat of a chair like a plank."""
    for seat, posture in ((PropKind.CHAIR, Posture.SIT), (PropKind.BED, Posture.LIE)):
        act = StagedAct(action=Action.SLEEP, who=["mira"], whom="seat", path=Way.ONTO, seconds=3.0)
        shot = shot_of(act, Prop(prop=seat, id="seat", x=0.6), actor=MIRA)
        one = played(shot, 3.0)["mira"]
        assert one.asleep and one.posture is posture
        assert measure(shot, LOOKS)[0].seen


def test_who_swings_on_a_swing_goes_to_and_fro_with_it() -> None:
    """A girl leapt over the frame and stood on the seat."""
    act = StagedAct(action=Action.JUMP, who=["mira"], whom="swing", path=Way.ONTO, seconds=4.0)
    shot = shot_of(act, Prop(prop=PropKind.SWING, id="swing", x=0.4), actor=MIRA)
    moments = [played(shot, at) for at in np.arange(2.0, 3.8, 0.1)]
    sways = [one["swing"].sway for one in moments]
    assert min(sways) < -0.15 and max(sways) > 0.15
    assert all((one["mira"].x - one["swing"].x) * one["swing"].sway >= 0.0 for one in moments)
    assert all(one["mira"].posture is Posture.SIT for one in moments)


def test_who_climbs_over_a_wall_is_beyond_it_in_the_end() -> None:
    """A boy stayed up on it."""
    act = StagedAct(action=Action.CLIMB, who=["mira"], whom="wall", path=Way.OVER, seconds=4.0)
    shot = shot_of(act, Prop(prop=PropKind.WALL, id="wall", x=0.4), actor=MIRA)
    last = played(shot, 4.0)
    assert last["mira"].x > last["wall"].x + last["wall"].half and last["mira"].y < 0.05
    assert measure(shot, LOOKS)[0].seen


@pytest.mark.parametrize("goal", [PropKind.ROCK, PropKind.TREE])
def test_a_four_legged_climber_has_its_nose_up_on_the_way(goal: PropKind) -> None:
    """It rose level in the air beside what it climbed."""
    act = StagedAct(action=Action.CLIMB, who=["cat"], whom="goal", seconds=4.0)
    shot = shot_of(act, Prop(prop=PropKind.CAT, id="cat", x=-0.7), Prop(prop=goal, id="goal", x=0.6))
    way = [played(shot, at)["cat"] for at in np.arange(1.6, 2.6, 0.2)]
    assert max(one.over.roll for one in way) > 0.3
    last = played(shot, 4.0)
    assert last["cat"].y > 0.6 * last["goal"].top and abs(last["cat"].x - last["goal"].x) < 0.2


def test_what_is_rolled_along_turns_and_not_who_rolls_it() -> None:
    """A girl turned somersaults to a snowball."""
    act = StagedAct(action=Action.ROLL, who=["mira"], what="ball", seconds=3.0)
    shot = shot_of(act, Prop(prop=PropKind.SNOWBALL, id="ball", x=0.2), actor=MIRA)
    one = played(shot, 2.0)
    assert abs(one["ball"].tilt) > 1.0 and one["mira"].tilt == 0.0
    assert measure(shot, LOOKS)[0].seen


def test_flowers_are_watered_where_no_can_is_told_of() -> None:
    """Nothing happened, or a robot jumped onto the flower."""
    flower = Prop(prop=PropKind.FLOWER, id="flower", x=0.6)
    act = StagedAct(action=Action.PUT, who=["mira"], whom="flower", path=Way.ONTO, seconds=3.0)
    shot = shot_of(act, flower, actor=MIRA)
    stage = Stage(shot, [puppet_of(LOOKS["mira"])], shot.seconds, 16 / 9)
    assert [kind for kind, _ in stage.effects] == ["stream"]
    robots = act.model_copy(update={"who": ["robot"]})
    shot = shot_of(robots, flower, Prop(prop=PropKind.ROBOT, id="robot", x=-0.6))
    assert max(played(shot, at)["robot"].y for at in np.arange(0.5, 3.0, 0.1)) < 0.05


def test_shoes_are_put_on_feet() -> None:
    """They sat on the head like a hat."""
    act = StagedAct(action=Action.WEAR, who=["mira"], what="shoe", seconds=3.0)
    shot = shot_of(act, Prop(prop=PropKind.SHOE, id="shoe", x=0.4), actor=MIRA)
    stage = Stage(shot, [puppet_of(LOOKS["mira"])], shot.seconds, 16 / 9)
    folded = stage.folded(3.2)
    beings = stage.beings(folded)
    body = stage.body(0, stage.home(0), folded, beings)[1]
    assert beings["shoe"].worn_by == "mira"
    assert stage.thing(0, 3.2, beings, [body])[0][1, 3] < 0.3 * beings["mira"].height


def test_a_bee_stings_from_the_air() -> None:
    """It landed first, and hit with nothing."""
    act = StagedAct(action=Action.HIT, who=["bee"], whom="bear", seconds=3.0)
    things = Prop(prop=PropKind.BEE, id="bee", x=-0.9), Prop(prop=PropKind.BEAR, id="bear", x=0.5)
    assert played(shot_of(act, *things), 2.0)["bee"].y > 0.3


def test_a_cat_drinks_milk_out_of_the_bowl_it_is_in() -> None:
    act = StagedAct(action=Action.DRINK, who=["cat"], what="milk", whom="bowl", seconds=3.0)
    things = Prop(prop=PropKind.BOTTLE, id="milk", x=0.0), Prop(prop=PropKind.BOWL, id="bowl", x=0.9)
    one = played(shot_of(act, Prop(prop=PropKind.CAT, id="cat", x=-0.8), *things), 2.0)
    assert one["cat"].gait == "graze"
    assert abs(one["cat"].x - one["bowl"].x) < one["cat"].half + one["bowl"].half + 0.1


def test_who_gets_on_a_horse_sits_on_its_back() -> None:
    """A man stood in the air above the horse's ears."""
    act = StagedAct(action=Action.CLIMB, who=["mira"], whom="horse", path=Way.ONTO, seconds=3.0)
    shot = shot_of(act, Prop(prop=PropKind.HORSE, id="horse", x=0.6), actor=MIRA)
    last = played(shot, 3.0)
    assert last["mira"].posture is Posture.SIT
    assert last["mira"].y == pytest.approx(last["horse"].back * last["horse"].height, abs=0.02)
    assert measure(shot, LOOKS)[0].seen


def test_who_is_on_a_bike_or_a_horse_sits_on_it_when_the_shot_begins() -> None:
    for prop in (PropKind.BIKE, PropKind.HORSE):
        act = StagedAct(action=Action.FALL, who=["mira"], whom="mount", path=Way.OFF, seconds=2.0)
        on = MIRA.model_copy(update={"at": Spot(relation="on", entity="mount")})
        first = played(shot_of(act, Prop(prop=prop, id="mount", x=0.2), actor=on), 0.0)
        assert first["mira"].posture is Posture.SIT and abs(first["mira"].x - first["mount"].x) < 0.05
        assert first["mira"].y < 0.9 * first["mount"].height


def test_who_jumps_from_a_roof_lands_on_the_ground() -> None:
    act = StagedAct(action=Action.JUMP, who=["cat"], whom="roof", path=Way.FROM, seconds=3.0)
    on = Spot(relation="on", entity="roof")
    things = Prop(prop=PropKind.CAT, id="cat", at=on), Prop(prop=PropKind.ROOF, id="roof", x=0.0)
    assert played(shot_of(act, *things), 3.0)["cat"].y < 0.05


def test_who_is_in_a_boat_goes_where_it_goes() -> None:
    """A boat sailed off, and its crew stood in the air where it had been."""
    act = StagedAct(action=Action.GO, who=["boat"], seconds=3.0)
    aboard = MIRA.model_copy(update={"at": Spot(relation="in", entity="boat")})
    shot = shot_of(act, Prop(prop=PropKind.BOAT, id="boat", x=-0.4), actor=aboard)
    first, last = played(shot, 0.0), played(shot, 3.0)
    assert abs(last["boat"].x - first["boat"].x) > 0.5
    assert last["mira"].x - last["boat"].x == pytest.approx(first["mira"].x - first["boat"].x, abs=0.02)


def test_who_has_left_a_box_stays_where_they_went() -> None:
    box = Prop(prop=PropKind.BOX, id="box", x=-0.4)
    inside = MIRA.model_copy(update={"at": Spot(relation="on", entity="box")})
    off = StagedAct(action=Action.JUMP, who=["mira"], whom="box", path=Way.OFF, seconds=1.5)
    slides = StagedAct(action=Action.SLIDE, who=["box"], start=1.6, seconds=1.5)
    shot = shot_of(off, box, actor=inside).model_copy(update={"acts": [off, slides], "seconds": 3.4})
    assert played(shot, 3.2)["mira"].x == pytest.approx(played(shot, 1.55)["mira"].x, abs=0.02)


def test_two_who_sit_or_ride_together_are_side_by_side() -> None:
    """A family in a car was one body with four hats."""
    pair = [Actor(character="mira", x=-0.7), Actor(character="luca", x=-0.4)]
    for action, prop in ((Action.SIT, PropKind.BOAT), (Action.RIDE, PropKind.CAR)):
        act = StagedAct(action=action, who=["mira", "luca"], whom="seat", path=Way.INTO, seconds=3.0)
        things = [Prop(prop=prop, id="seat", x=0.6)]
        shot = Shot(id="s", actors=pair, things=things, acts=[act], seconds=3.4)
        last = played(shot, 3.0)
        assert abs(last["mira"].x - last["luca"].x) > 0.3


def test_of_who_drives_a_car_a_head_is_seen_over_it() -> None:
    """A driver sat on the bonnet."""
    act = StagedAct(action=Action.RIDE, who=["mira"], what="car", seconds=3.0)
    last = played(shot_of(act, Prop(prop=PropKind.CAR, id="car", x=0.3), actor=MIRA), 2.5)
    assert last["mira"].z < last["car"].z
    assert last["mira"].y < last["car"].height < last["mira"].y + 0.72 * last["mira"].height


def test_a_cat_goes_and_gets_the_mouse_it_catches() -> None:
    """The mouse flew through the air into its mouth."""
    act = StagedAct(action=Action.CATCH, who=["cat"], what="mouse", seconds=3.0)
    things = Prop(prop=PropKind.CAT, id="cat", x=-0.8), Prop(prop=PropKind.MOUSE, id="mouse", x=0.6)
    shot = shot_of(act, *things)
    assert max(played(shot, at)["mouse"].y for at in np.arange(0.0, 1.3, 0.1)) < 0.05
    assert played(shot, 3.0)["mouse"].held_by == "cat"


@pytest.mark.parametrize("whom", ["slide", None])
def test_who_slides_down_a_slide_sits_on_its_chute(whom: str | None) -> None:
    """A boy slid down its ladder, on his feet."""
    act = StagedAct(action=Action.SLIDE, who=["mira"], whom=whom, path=Way.DOWN, seconds=3.0)
    shot = shot_of(act, Prop(prop=PropKind.SLIDE, id="slide", x=0.3), actor=MIRA)
    top, middle, last = (played(shot, at) for at in (1.1, 2.0, 3.0))
    assert top["mira"].y > 0.8 > middle["mira"].y > last["mira"].y
    assert middle["mira"].posture is Posture.SIT
    assert last["mira"].x > last["slide"].x
