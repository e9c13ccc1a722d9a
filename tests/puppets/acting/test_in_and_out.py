"""Without this nobody is seen in an opened fridge, an iceberg sticks out of its box, and doors stay shut before guests."""

from __future__ import annotations

import itertools

from animation_ai_studio.common.acts import Action, Spot, StagedAct, State, Way
from animation_ai_studio.common.story import Actor, Prop, Setting, Shot
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.common.vocabulary import Place
from animation_ai_studio.configs.look import Look
from animation_ai_studio.puppets.acting.being import Being
from animation_ai_studio.puppets.acting.stage import Stage
from animation_ai_studio.puppets.figure.body import Puppet


def stage(things: list[Prop], *acts: StagedAct, seconds: float = 4.0) -> Stage:
    actors = [Actor(character="a", x=-0.6)] if any("a" in act.who for act in acts) else []
    shot = Shot(
        id="s1",
        setting=Setting(place=Place.ROOM),
        actors=actors,
        things=things,
        acts=list(acts),
        seconds=seconds,
    )
    return Stage(shot, [Puppet(Look())] * len(actors), seconds, 16 / 9)


def way(things: list[Prop], act: StagedAct, name: str) -> list[Being]:
    """Somebody at the start and the end of an act, and at three moments between."""
    acting = stage(things, act)
    return [acting.at(act.start + act.seconds * k / 4.0)[name] for k in range(5)]


def test_who_sits_in_a_fridge_is_seen_once_it_is_open() -> None:
    frog = Prop(prop=PropKind.FROG, id="frog", at=Spot(relation="in", entity="fridge"))
    opens = StagedAct(action=Action.OPEN, who=["a"], what="fridge", start=0.2, seconds=2.0)
    fridge = Prop(prop=PropKind.FRIDGE, id="fridge", x=0.5)
    acting = stage([fridge, frog], opens)
    shut, opened = acting.at(0.0), acting.at(3.5)
    assert shut["frog"].z < shut["fridge"].z < opened["frog"].z


def test_who_is_in_a_fridge_shuts_it_from_within() -> None:
    frog = Prop(prop=PropKind.FROG, id="frog", at=Spot(relation="in", entity="fridge"))
    fridge = Prop(prop=PropKind.FRIDGE, id="fridge", x=0.5, states=[State.OPEN])
    shuts = StagedAct(action=Action.CLOSE, who=["frog"], what="fridge", start=0.2, seconds=2.0)
    assert len({one.x for one in way([fridge, frog], shuts, "frog")}) == 1


def test_what_is_in_a_box_fits_and_grows_as_it_comes_out() -> None:
    ice = Prop(prop=PropKind.ICEBERG, id="ice", at=Spot(relation="in", entity="box"))
    box = Prop(prop=PropKind.BOX, id="box", states=[State.OPEN])
    leaps = StagedAct(action=Action.JUMP, who=["ice"], whom="box", path=Way.OUT_OF, start=0.2, seconds=2.0)
    before, *_, after = way([box, ice], leaps, "ice")
    assert before.half * before.scale <= stage([box, ice], leaps).start["box"].half and after.scale == 1.0
    shut = Prop(prop=PropKind.BOX, id="box")
    assert not stage([shut, ice], StagedAct(action=Action.WAIT, who=["box"])).at(0.5)["ice"].seen


def test_stairs_are_walked_up_step_by_step() -> None:
    stairs = Prop(prop=PropKind.STAIRS, id="stairs", x=0.4)
    climbs = StagedAct(action=Action.CLIMB, who=["a"], whom="stairs", path=Way.UP, start=0.2, seconds=2.6)
    ones = way([stairs], climbs, "a")
    assert all(a.y <= b.y for a, b in itertools.pairwise(ones)) and ones[0].y == 0.0
    assert ones[-1].y > 0.7 and ones[2].x < ones[3].x < ones[4].x


def test_a_door_opens_for_who_comes_and_for_who_goes() -> None:
    door = Prop(prop=PropKind.DOOR, id="door", x=0.4)
    comes = StagedAct(action=Action.ENTER, who=["a"], whom="door", path=Way.THROUGH, start=0.2, seconds=2.0)
    assert way([door], comes, "door")[-1].opened == 1.0 and way([door], comes, "a")[-1].visible
    goes = StagedAct(action=Action.LEAVE, who=["a"], whom="door", path=Way.THROUGH, start=0.2, seconds=2.0)
    assert way([door], goes, "door")[-1].opened == 1.0 and not way([door], goes, "a")[-1].visible


def test_what_the_wind_takes_leaves_the_hand() -> None:
    umbrella = Prop(prop=PropKind.UMBRELLA, id="umbrella", at=Spot(relation="held_by", entity="mole"))
    mole = Prop(prop=PropKind.HAMSTER, id="mole", x=-0.5)
    flies = StagedAct(action=Action.FLY, who=["umbrella"], path=Way.AWAY, start=0.2, seconds=2.0)
    before, *_, after = way([mole, umbrella], flies, "umbrella")
    assert before.held_by != "mole" or after.held_by is None
    assert after.y > before.y + 0.3


def test_who_slides_off_comes_down() -> None:
    camel = Prop(prop=PropKind.CAMEL, id="camel", at=Spot(relation="on", entity="ice"))
    ice = Prop(prop=PropKind.ICEBERG, id="ice")
    slides = StagedAct(action=Action.SLIDE, who=["camel"], whom="ice", path=Way.FROM, start=0.2, seconds=1.8)
    before, *_, after = way([ice, camel], slides, "camel")
    assert before.y > 0.4 and after.y < 0.05 and abs(after.x - before.x) > 0.5


def test_what_is_alight_burns_on_until_somebody_puts_it_out() -> None:
    cake = Prop(prop=PropKind.CAKE, id="cake", states=[State.BURNING])
    burning = stage([cake], StagedAct(action=Action.CRY, who=["a"], start=0.2, seconds=2.0))
    assert [(kind, act.seconds) for kind, act in burning.effects if kind == "flames"] == [("flames", 4.0)]
    assert burning.start["cake"].squash < 0.7
    blown = StagedAct(action=Action.CLOSE, who=["a"], what="cake", start=0.5, seconds=2.0)
    (fire,) = (act for kind, act in stage([cake], blown).effects if kind == "flames")
    assert fire.seconds < 2.5


def test_who_rides_over_a_town_flies() -> None:
    cleaner = Prop(prop=PropKind.VACUUM_CLEANER, id="cleaner", x=0.0)
    rides = StagedAct(action=Action.RIDE, who=["a"], what="cleaner", path=Way.OVER, start=0.2, seconds=3.0)
    assert way([cleaner], rides, "a")[-1].y > 1.0


def test_what_is_dropped_on_somebody_lands_on_them() -> None:
    shoe = Prop(prop=PropKind.SHOE, id="shoe", at=Spot(relation="held_by", entity="a"))
    dog = Prop(prop=PropKind.DOG, id="dog", x=0.6)
    drops = StagedAct(
        action=Action.DROP, who=["a"], what="shoe", whom="dog", path=Way.ONTO, start=0.2, seconds=2.0
    )
    acting = stage([dog, shoe], drops)
    end = acting.at(1.9)
    assert abs(end["shoe"].x - end["dog"].x) < 0.05 and end["shoe"].y > 0.7 * end["dog"].top


def test_the_moon_that_is_thrown_back_is_up_again() -> None:
    moon = Prop(prop=PropKind.MOON, id="moon", at=Spot(relation="held_by", entity="a"))
    throws = StagedAct(action=Action.THROW, who=["a"], what="moon", path=Way.UP, start=0.2, seconds=2.0)
    assert way([moon], throws, "moon")[-1].y > 1.0


def test_who_walks_up_to_nobody_stops_before_whoever_stands_there() -> None:
    cow = Prop(prop=PropKind.COW, id="cow", x=0.7)
    goes = StagedAct(action=Action.GO, who=["a"], path=Way.TO, start=0.2, seconds=2.0)
    acting = stage([cow], goes)
    end = acting.at(3.0)
    assert abs(end["a"].x - end["cow"].x) > end["a"].half + end["cow"].half


def test_who_climbs_out_of_a_box_that_nobody_has_opened_is_seen() -> None:
    cat = Prop(prop=PropKind.CAT, id="cat", at=Spot(relation="in", entity="box"))
    box = Prop(prop=PropKind.BOX, id="box")
    leaps = StagedAct(action=Action.JUMP, who=["cat"], whom="box", path=Way.OUT_OF, start=0.2, seconds=2.0)
    before, *_, after = way([box, cat], leaps, "cat")
    assert not before.seen and after.seen
    waits = StagedAct(action=Action.SING, who=["cat"], start=0.2, seconds=2.0)
    assert way([box, cat], waits, "cat")[-1].seen  # it looks over the rim


def test_nobody_rises_for_ever_on_what_they_carry() -> None:
    frog = Prop(prop=PropKind.FROG, id="frog", at=Spot(relation="on", entity="box"))
    box = Prop(prop=PropKind.BOX, id="box", at=Spot(relation="held_by", entity="frog"))
    sings = StagedAct(action=Action.SING, who=["frog"], start=0.2, seconds=3.0)
    high = [one.y for one in way([frog, box], sings, "frog")]
    assert max(high) - min(high) < 0.3


def test_what_is_put_under_a_bed_lies_on_the_ground() -> None:
    carrot = Prop(prop=PropKind.CARROT, id="carrot", at=Spot(relation="held_by", entity="a"))
    bed = Prop(prop=PropKind.BED, id="bed", x=0.4)
    puts = StagedAct(
        action=Action.PUT, who=["a"], what="carrot", whom="bed", path=Way.UNDER, start=0.2, seconds=2.0
    )
    assert way([bed, carrot], puts, "carrot")[-1].y == 0.0


def test_whoever_leaves_a_lift_comes_towards_us() -> None:
    """A dog that came out of a lift went back into the dark of it."""
    lift = Prop(prop=PropKind.ELEVATOR, id="lift", states=[State.OPEN])
    dog = Prop(prop=PropKind.DOG, id="dog", at=Spot(relation="in", entity="lift"))
    leaves = StagedAct(action=Action.LEAVE, who=["dog"], whom="lift", path=Way.OUT_OF, start=0.2, seconds=2.0)
    before, *_, after = way([lift, dog], leaves, "dog")
    door = stage([lift, dog], leaves).start["lift"]
    assert before.z < door.z - 0.3 and door.z < after.z and before.y < 0.05 and after.y < 0.05


def test_buns_are_seen_once_their_steamer_is_open() -> None:
    bun = Prop(prop=PropKind.BUN, id="bun", at=Spot(relation="in", entity="steamer"))
    steamer = Prop(prop=PropKind.STEAMER, id="steamer", x=0.3)
    opens = StagedAct(action=Action.OPEN, who=["a"], what="steamer", start=0.2, seconds=2.0)
    acting = stage([steamer, bun], opens)
    assert not acting.at(0.1)["bun"].seen and acting.at(3.5)["bun"].seen
    assert acting.at(3.5)["steamer"].opened > 0.9
