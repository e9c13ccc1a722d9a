"""Without this whoever ran to the right is back at the left after a cut, and trees jump to and fro behind them."""

from __future__ import annotations

import re
from itertools import pairwise

from ....common.acts import Action, Spot, StagedAct, Way
from ....common.story import Actor, Prop, Setting, Shot
from ....common.things import PropKind
from ....common.vocabulary import CameraMove, Framing, Place
from ....configs.schema import load_characters
from ....puppets.acting.being import Being
from ....puppets.acting.cuts import keep_places
from ....puppets.acting.stage import Stage
from ....puppets.figure.body import puppet_of
from ....puppets.props.bulk import front_of
from ....puppets.render.camera import FARTHEST, NEAREST, plate_view
from ....puppets.render.canvas import View
from ...sources import ROOT

LOOKS = {name: preset.look for name, preset in load_characters().items()}
WIDE = 16 / 9


def shot_of(
    name: str, *acts: StagedAct, x: float = -0.7, things: tuple[Prop, ...] = (), **more: object
) -> Shot:
    cast = [Actor(character="luca", x=x)]
    seconds = max((act.start + act.seconds for act in acts), default=1.0) + 0.5
    made = Shot(
        id=name, framing=Framing.FULL, actors=cast, things=list(things), acts=list(acts), seconds=seconds
    )
    return made.model_copy(update=more)


def stage_of(shot: Shot) -> Stage:
    return Stage(shot, [puppet_of(LOOKS[actor.character]) for actor in shot.actors], shot.seconds, WIDE)


def there(shot: Shot, at: float) -> dict[str, Being]:
    return stage_of(shot).at(at)


TREE = Prop(prop=PropKind.TREE, id="tree", x=0.8)
GOES = StagedAct(action=Action.GO, who=["luca"], whom="tree", path=Way.TO, start=0.2, seconds=2.0)
WAVES = StagedAct(action=Action.WAVE, who=["luca"], start=0.2, seconds=1.5)


def test_a_shot_begins_where_the_one_before_ends() -> None:
    first, second = keep_places(
        [shot_of("a", GOES, things=(TREE,)), shot_of("b", WAVES, things=(TREE,))], LOOKS
    )
    ends, begins = there(first, first.seconds), there(second, 0.0)
    assert ends["luca"].x > 0.3  # he did go
    for name in ("luca", "tree"):
        assert abs(ends[name].x - begins[name].x) < 0.12, name


def test_a_near_picture_of_a_face_in_between_changes_nothing() -> None:
    face = shot_of("f", x=0.0, framing=Framing.CLOSE_UP)
    kept = keep_places([shot_of("a", GOES, things=(TREE,)), face, shot_of("b", WAVES, things=(TREE,))], LOOKS)
    assert kept[1] == face
    assert abs(there(kept[0], kept[0].seconds)["luca"].x - there(kept[2], 0.0)["luca"].x) < 0.12


def test_another_place_begins_anew() -> None:
    elsewhere = shot_of("b", WAVES, setting=Setting(place=Place.ROOM))
    assert keep_places([shot_of("a", GOES, things=(TREE,)), elsewhere], LOOKS)[1] == elsewhere


def test_who_comes_into_the_picture_begins_outside_and_who_walks_in_at_an_edge() -> None:
    dog = Prop(prop=PropKind.DOG, id="dog", x=0.0)
    runs = StagedAct(action=Action.GO, who=["dog"], whom="luca", path=Way.TO, start=0.2, seconds=2.0)
    enters = StagedAct(action=Action.ENTER, who=["dog"], start=0.1, seconds=1.0)
    first = shot_of("a", WAVES)
    for act, outside in ((runs, True), (enters, False)):
        second = keep_places([first, shot_of("b", act, things=(dog,))], LOOKS)[1]
        assert (abs(second.things[0].x) > 1.0) is outside
        stage = stage_of(second)
        assert abs(stage.at(act.start)["dog"].x) > stage.half  # nobody has seen it yet
        assert abs(stage.at(second.seconds)["dog"].x) <= stage.half


def test_the_camera_takes_in_those_who_act_and_not_who_only_stands_far_off() -> None:
    far = [Prop(prop=PropKind.BUS, id="bus", x=1.0), Prop(prop=PropKind.HOUSE, id="house", x=0.9)]
    near = stage_of(shot_of("a", WAVES, things=tuple(far))).layout.view
    wide = stage_of(shot_of("a", WAVES, things=tuple(far), framing=Framing.WIDE)).layout.view
    assert near.height < 0.75 * wide.height


def test_small_ones_are_seen_from_near() -> None:
    mice = [Prop(prop=PropKind.MOUSE, id=name, x=x) for name, x in (("a", -0.5), ("b", 0.5))]
    hug = StagedAct(action=Action.HUG, who=["a"], whom="b", start=0.2, seconds=2.0)
    shot = Shot(id="s", framing=Framing.FULL, things=mice, acts=[hug], seconds=2.5)
    stage = Stage(shot, [], shot.seconds, WIDE)
    assert stage.start["a"].height > 0.25 * stage.layout.view.height


def test_the_background_comes_nearer_and_goes_aside_with_the_camera() -> None:
    """A hippo grew before trees that stayed as they were."""
    feet, margin = 0.105, 0.14
    usual, near = (plate_view(Framing.FULL, View(0.0, 0.5, tall), feet, WIDE, margin) for tall in (1.9, 1.0))
    assert near.zoom > 1.2 * usual.zoom
    for seen in (usual, near):  # the ground stays under the feet
        assert abs((feet - seen.centre) * seen.zoom + 0.5 - feet) < 1e-6
    for tall in (0.5, 1.0, 1.9, 4.0, 9.0):
        for x in (-3.0, 0.0, 3.0):
            seen = plate_view(Framing.FULL, View(x, 0.5, tall), feet, WIDE, margin)
            assert FARTHEST <= seen.zoom <= NEAREST
            assert abs(seen.x) + 0.5 * WIDE / seen.zoom <= 0.5 * WIDE + margin + 1e-6  # nothing unpainted
            assert seen.x * x >= 0.0


def test_a_still_camera_is_not_needed_for_any_of_it() -> None:
    kept = keep_places(
        [shot_of("a", GOES, things=(TREE,), camera=CameraMove.PUSH_IN), shot_of("b", WAVES)], LOOKS
    )
    assert abs(there(kept[0], kept[0].seconds)["luca"].x - there(kept[1], 0.0)["luca"].x) < 0.3


def test_nobody_walks_through_a_bed() -> None:
    bed, pot = Prop(prop=PropKind.BED, id="bed", x=0.0), Prop(prop=PropKind.POT, id="pot", x=0.5)
    stage = stage_of(shot_of("a", WAVES, things=(bed, pot)))
    behind, before = stage.start["bed"], stage.start["pot"]
    assert behind.z + front_of(PropKind.BED, behind.height) < -0.15 < before.z


def test_what_somebody_holds_is_no_body_of_its_own() -> None:
    """Planning a sketch with an umbrella ended in a traceback."""
    holds = Actor(character="luca", x=-0.5, holds=Prop(prop=PropKind.UMBRELLA))
    shots = [shot_of(name, WAVES, things=(TREE,), actors=[holds]) for name in ("a", "b")]
    assert [len(shot.things) for shot in keep_places(shots, LOOKS)] == [1, 1]


def test_a_row_of_figures_without_acts_stays_as_it_was_composed() -> None:
    row = shot_of("b", x=0.3)
    assert keep_places([shot_of("a", GOES, things=(TREE,)), row], LOOKS)[1] == row


def test_a_bench_that_somebody_sits_on_stays_where_it_is() -> None:
    bench = Prop(prop=PropKind.BENCH, id="bench", x=0.0)
    sits = Actor(character="luca", x=0.0, at=Spot(relation="on", entity="bench"))
    shots = [shot_of(f"s{n}", WAVES, things=(bench, TREE), actors=[sits]) for n in range(5)]
    xs = [there(shot, 0.0)["bench"].x for shot in keep_places(shots, LOOKS)]
    assert max(xs) - min(xs) < 0.15  # it crept by a metre


def test_many_who_come_in_do_not_all_stand_at_one_edge() -> None:
    crowd = [Prop(prop=PropKind.CAT, id=f"c{n}", x=0.0) for n in range(4)]
    comes = StagedAct(action=Action.ENTER, who=[one.id or "" for one in crowd], start=0.1, seconds=1.0)
    second = keep_places([shot_of("a", WAVES), shot_of("b", comes, things=tuple(crowd))], LOOKS)[1]
    xs = sorted(thing.x for thing in second.things)
    assert all(b - a > 0.15 for a, b in pairwise(xs))


def test_things_without_a_name_are_not_taken_for_each_other() -> None:
    tree, car = Prop(prop=PropKind.TREE, x=-0.8), Prop(prop=PropKind.CAR, x=0.8)
    second = keep_places([shot_of("a", WAVES, things=(tree,)), shot_of("b", WAVES, things=(car,))], LOOKS)[1]
    assert second.things[0].x > 0.0


def test_who_flies_away_leaves_the_picture() -> None:
    bird = Prop(prop=PropKind.BIRD, id="bird", x=0.2)
    fly = StagedAct(action=Action.FLY, who=["bird"], path=Way.AWAY, start=0.2, seconds=2.0)
    stage = stage_of(shot_of("a", fly, things=(bird,)))
    view = stage.layout.view
    assert abs(stage.at(2.1)["bird"].x - view.x) > 0.4 * view.height * WIDE
    assert not stage.at(2.6)["bird"].seen


def test_nodes_take_every_place_that_a_storyboard_may_have() -> None:
    """A film was refused by ComfyUI because somebody came from outside the picture."""
    bounds = [
        tuple(map(float, found))
        for source in ("nodes/image/nodes.py", "nodes/image/acting/nodes.py")
        for found in re.findall(
            r'"x",\s+default=[\d.]+,\s+min=(-?[\d.]+),\s+max=([\d.]+)', (ROOT / source).read_text("utf-8")
        )
    ]
    assert len(bounds) == 3 and set(bounds) == {(-2.0, 2.0)}


def test_who_have_hugged_step_back_when_they_go_on() -> None:
    hugs = StagedAct(action=Action.HUG, who=["luca"], whom="mira", start=0.2, seconds=2.0)
    two = [Actor(character="luca", x=-0.5), Actor(character="mira", x=0.3)]
    first, second, again = keep_places(
        [
            shot_of("a", hugs, actors=two),
            shot_of("b", WAVES, actors=two),
            shot_of("c", hugs, actors=two),
        ],
        LOOKS,
    )

    def gap(shot: Shot, at: float) -> float:
        seen = there(shot, at)
        return seen["mira"].x - seen["luca"].x

    assert gap(first, first.seconds) < 0.5 < gap(second, 0.0)
    once_more = keep_places([first, again], LOOKS)[1]
    assert gap(once_more, 0.0) < 0.5  # they are still at it
