"""Bodies that meet are where a viewer expects them: on shoulders, under a blanket, under a balloon, on a head."""

from __future__ import annotations

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
SHORT, TALL = sorted(LOOKS, key=lambda name: puppet_of(LOOKS[name]).top)[:: len(LOOKS) - 1]


def shot_of(act: StagedAct, *things: Prop, actors: tuple[str, ...] = ()) -> Shot:
    cast = [Actor(character=name, x=x) for name, x in zip(actors, (-0.7, 0.6), strict=False)]
    return Shot(id="s", actors=cast, things=list(things), acts=[act], seconds=act.seconds + 0.4)


def at_end(shot: Shot) -> dict[str, Being]:
    puppets = [puppet_of(LOOKS[actor.character]) for actor in shot.actors]
    return Stage(shot, puppets, shot.seconds, 16 / 9).at(shot.acts[0].seconds)


def act_of(action: Action, who: str, **more: object) -> StagedAct:
    return StagedAct.model_validate({"action": action, "who": [who], "seconds": 2.4, **more})


def test_who_is_carried_on_shoulders_sits_upright_behind_the_head() -> None:
    """A child on its father's shoulders lay across his arms."""
    shot = shot_of(act_of(Action.CARRY, TALL, what=SHORT, path=Way.ONTO), actors=(TALL, SHORT))
    end = at_end(shot)
    child, father = end[SHORT], end[TALL]
    assert child.tilt == 0.0 and child.riding == TALL
    assert 0.5 * father.height < child.y < father.height and child.z < father.z
    assert measure(shot, LOOKS)[0].seen


@pytest.mark.parametrize("lies", [True, False])
def test_a_blanket_on_somebody_covers_them_and_no_hat(lies: bool) -> None:
    """It sat on a head like a hat."""
    cloth = Prop(prop=PropKind.BLANKET, id="cloth", at=Spot(relation="held_by", entity=TALL))
    shot = shot_of(
        act_of(Action.PUT, TALL, what="cloth", whom=SHORT, path=Way.ONTO), cloth, actors=(TALL, SHORT)
    )
    if lies:
        shot.actors[1].states = ["asleep"]  # type: ignore[list-item]
    end = at_end(shot)
    body, cover = end[SHORT], end["cloth"]
    assert cover.z > body.z and cover.y < body.y + 0.3
    assert cover.y + cover.height * cover.scale < body.y + 0.8 * body.height


def test_who_is_carried_by_a_balloon_hangs_from_it() -> None:
    """A girl lay across the top of a balloon."""
    balloon = Prop(prop=PropKind.BALLOON, id="balloon", x=-0.5)
    end = at_end(shot_of(act_of(Action.CARRY, "balloon", what=SHORT, path=Way.UP), balloon, actors=(SHORT,)))
    assert end[SHORT].tilt == 0.0 and end[SHORT].y > 0.3
    assert end["balloon"].y > end[SHORT].y + 0.5 * end[SHORT].height


def test_a_bird_lands_on_a_head_and_a_bear_beside_one() -> None:
    """A bird that landed on a man's head stood at his feet."""
    fly = act_of(Action.FLY, "beast", whom=TALL, path=Way.ONTO)
    end = {
        kind: at_end(shot_of(fly, Prop(prop=kind, id="beast", x=0.8), actors=(TALL,)))
        for kind in (PropKind.BIRD, PropKind.BEAR)
    }
    assert end[PropKind.BIRD]["beast"].y > 0.8 * end[PropKind.BIRD][TALL].height
    assert end[PropKind.BEAR]["beast"].y < 0.3


def test_what_melts_runs_down_and_does_not_shrink() -> None:
    """A snowman that melted shrank to a toy and spun."""
    shot = shot_of(act_of(Action.VANISH, "man", path=Way.DOWN), Prop(prop=PropKind.SNOWMAN, id="man"))
    half = Stage(shot, [], shot.seconds, 16 / 9).at(1.4)["man"]
    assert half.squash < 0.6 and half.scale >= 1.0 and half.yaw == 0.0


def test_two_on_a_bicycle_both_sit_on_it() -> None:
    """The one who had got on first was pushed off by the second."""
    bike = Prop(prop=PropKind.BIKE, id="bike", x=0.9)
    shot = shot_of(act_of(Action.RIDE, TALL, what="bike"), bike, actors=(TALL, SHORT))
    shot.acts[0].who = [TALL, SHORT]
    end = at_end(shot)
    assert end[TALL].riding == end[SHORT].riding == "bike"


def test_a_rose_is_hidden_by_the_hand_that_goes_behind() -> None:
    """She crouched behind the rose."""
    rose = Prop(prop=PropKind.FLOWER, id="rose", at=Spot(relation="held_by", entity=SHORT))
    hide = shot_of(act_of(Action.HIDE, SHORT, what="rose", path=Way.BEHIND), rose, actors=(SHORT,))
    (seen,) = measure(hide, LOOKS)
    assert seen.seen, seen.evidence


def test_a_pie_in_the_face_sticks_there() -> None:
    """It hit a belly and fell to the ground."""
    pie = Prop(prop=PropKind.PIE, id="pie", at=Spot(relation="held_by", entity=TALL))
    end = at_end(
        shot_of(act_of(Action.THROW, TALL, what="pie", whom=SHORT, path=Way.INTO), pie, actors=(TALL, SHORT))
    )
    middle = end["pie"].y + 0.5 * end["pie"].height
    assert 0.7 * end[SHORT].height < middle < 0.95 * end[SHORT].height
    assert end["pie"].z > end[SHORT].z


def test_a_cat_sleeps_on_the_lap_of_who_sits() -> None:
    """It lay on his head."""
    chair = Prop(prop=PropKind.CHAIR, id="chair", x=0.6)
    shot = shot_of(
        act_of(Action.SLEEP, "cat", whom=TALL, path=Way.ONTO),
        Prop(prop=PropKind.CAT, id="cat", x=-0.7),
        chair,
        actors=(TALL,),
    )
    shot.actors[0].at = Spot(relation="on", entity="chair")
    end = at_end(shot)
    assert end[TALL].y < end["cat"].y < end[TALL].y + 0.4 * end[TALL].height


def test_a_fairy_comes_in_by_the_window_from_above() -> None:
    """She walked in at the side of the picture."""
    window = Prop(prop=PropKind.WINDOW, id="window", x=0.8)
    shot = shot_of(act_of(Action.ENTER, SHORT, whom="window", path=Way.THROUGH), window, actors=(SHORT,))
    stage = Stage(shot, [puppet_of(LOOKS[SHORT])], shot.seconds, 16 / 9)
    early, end = stage.at(0.3), stage.at(2.4)
    assert abs(early[SHORT].x - early["window"].x) < 0.3 and early[SHORT].y > 0.3
    assert abs(end[SHORT].y) < 0.01 and end[SHORT].x < early[SHORT].x - 0.5
    assert measure(shot, LOOKS)[0].seen


def test_a_dog_licks_who_lies_at_the_face() -> None:
    """It licked a knee."""
    shot = shot_of(
        act_of(Action.KISS, "dog", whom=TALL), Prop(prop=PropKind.DOG, id="dog", x=0.9), actors=(TALL,)
    )
    shot.actors[0].posture = Posture.LIE
    stage = Stage(shot, [puppet_of(LOOKS[TALL])], shot.seconds, 16 / 9)
    there = stage.at(1.4)
    dog, person = there["dog"], there[TALL]
    face = person.x - 0.3 * person.height * (1 if person.tilt > 0 else -1)
    muzzle = dog.x + (dog.half if dog.yaw > 0 else -dog.half)
    assert abs(muzzle - face) < 0.35
