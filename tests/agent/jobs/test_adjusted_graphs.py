"""What a revision decides must reach the graph: a parameter that is moved on paper only mends nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from animation_ai_studio.agent.jobs.graphs import JobBuilder
from animation_ai_studio.agent.jobs.renderers import sdxl, toonxl
from animation_ai_studio.agent.jobs.renderers.puppets import Puppets
from animation_ai_studio.agent.request.options import FilmOptions
from animation_ai_studio.agent.review.retakes import Adjustment
from animation_ai_studio.agent.run.takes import new_job
from animation_ai_studio.common.story import Actor, Beat, Line, Setting, Shot, Storyboard
from animation_ai_studio.common.vocabulary import BeatKind, Framing, Place
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.workflows.catalog import Catalog
from animation_ai_studio.workflows.skills.worn import WornLora

LINE = Line(id="l1", character="luca", text="We need a bigger boat.")
POSES = ["controlnet-openpose-sdxl-1.0.safetensors", "toonxl_pose.safetensors"]


def stage(
    speed: float = 1.0, *, look: Any = "puppets", nets: Sequence[str] = (), shot: Shot | None = None
) -> JobBuilder:
    info = {
        "ControlNetLoader": {
            "input": {"required": {"control_net_name": [list(nets), {}]}},
            "output": ["CONTROL_NET"],
        }
    }
    beats = [Beat(kind=BeatKind.SETUP, shots=[shot or Shot(id="s1", lines=[LINE])])]
    board = Storyboard(title="Boat", request="", beats=beats)
    return JobBuilder(
        run_id="run",
        options=FilmOptions(request="boat", look=look),
        storyboard=board,
        catalog=Catalog(info),
        speed=speed,
        lengths={"s1": 2.0},
        characters=load_characters([]),
        folders=[],
    )


def on_the_beach(*cast: str, framing: Framing = Framing.MEDIUM) -> Shot:
    actors = [Actor(character=who) for who in cast]
    return Shot(id="s1", setting=Setting(place=Place.BEACH), framing=framing, actors=actors)


def noise(look: str, nets: Sequence[str], adjustment: Adjustment | None = None) -> float:
    """How much noise the graph of a shot of Mira puts on the puppets' picture."""
    drawn = stage(look=look, nets=nets, shot=on_the_beach("mira")).renderer("s1")
    assert isinstance(drawn, sdxl.Sdxl)
    return drawn.parameters(new_job("run", "shot", "s1", 1, 7, adjustment)).denoise


@pytest.mark.parametrize(("film", "own", "expected"), [(1.0, 0.8, 0.8), (1.1, 0.8, 0.88), (1.15, 1.6, 1.6)])
def test_a_line_is_spoken_at_the_film_s_speed_times_its_own(film: float, own: float, expected: float) -> None:
    job = new_job("run", "line", "l1", 2, 7, Adjustment(speed=own))
    assert stage(film).line_parameters(job).speed == expected


def test_a_retake_without_another_seed_keeps_the_seed() -> None:
    first = new_job("run", "line", "l1", 1, 7)
    assert new_job("run", "line", "l1", 2, 7, Adjustment(speed=0.8)).seed == first.seed
    assert new_job("run", "line", "l1", 2, 7).seed != first.seed


def test_more_control_leaves_less_noise_and_more_weight_is_worn() -> None:
    stronger = Adjustment(control_strength=1.5)
    assert noise("sdxl", []) == sdxl.FROM_PUPPETS
    assert noise("sdxl", [], stronger) == round(sdxl.FROM_PUPPETS / 1.5, 3)
    assert noise("sdxl", POSES, stronger) == 1.0
    assert sdxl.LEAST_NOISE <= noise("toonxl", POSES, stronger) < toonxl.FROM_PUPPETS
    assert sdxl.weighed(WornLora(name="x", weight=0.8), 1.5, None).weight == 1.2
    assert sdxl.weighed(WornLora(name="x", weight=0.8), 1.0, None).weight == 0.8


def test_a_puppet_shot_has_no_slot_but_its_seed_and_a_line_has_its_speed() -> None:
    assert stage().parameters(new_job("run", "shot", "s1", 1, 7)) == frozenset()
    assert stage().parameters(new_job("run", "line", "l1", 1, 7)) == frozenset({"speed"})


CARD = Shot(id="s1", card="The end")


@pytest.mark.parametrize(
    ("look", "shot", "drawn"),
    [
        ("puppets", on_the_beach("mira"), Puppets),
        ("sdxl", on_the_beach("mira"), sdxl.Sdxl),
        ("sdxl", on_the_beach("mira", "pim"), sdxl.Sdxl),
        ("sdxl", CARD, Puppets),
        ("toonxl", on_the_beach("mira"), toonxl.ToonXL),
        ("toonxl", on_the_beach("mira", "pim"), Puppets),
        ("toonxl", on_the_beach("mira", framing=Framing.WIDE), Puppets),
        ("toonxl", CARD, Puppets),
    ],
)
def test_the_puppets_draw_what_a_film_s_renderer_can_t(look: str, shot: Shot, drawn: type) -> None:
    """A checkpoint spoils the words of a card, and the small model draws figures in a crowd as one."""
    film = stage(look=look, shot=shot)
    job = new_job("run", "shot", "s1", 1, 7)
    assert type(film.renderer("s1")) is drawn
    assert (film.staged(job) is None) is (drawn is Puppets)
    assert ("prompt_term" in film.parameters(job)) is (drawn is not Puppets)


def test_each_renderer_follows_the_controlnets_of_its_own_checkpoint() -> None:
    """Another model's ControlNet spoils every picture."""
    job = new_job("run", "shot", "s1", 1, 7)
    found = {}
    for look in ("sdxl", "toonxl"):
        asked = stage(look=look, nets=POSES, shot=on_the_beach("mira")).staged(job)
        assert asked is not None
        found[look] = (asked.drawn.controls, asked.drawn.quality, bool(asked.shows))
    assert found == {
        "sdxl": ({"pose": "character_pose"}, "standard", False),
        "toonxl": ({"pose": "toonxl_pose"}, "toonxl", True),
    }


@pytest.mark.parametrize(("look", "apart"), [("puppets", False), ("sdxl", True)])
def test_a_last_picture_may_look_like_the_first_where_puppets_keep_their_places(
    look: str, apart: bool
) -> None:
    """Another take with another seed drew the same picture again, and the film told of a failed check."""
    first = on_the_beach("mira", framing=Framing.WIDE)
    film = stage(look=look, shot=first)
    film.storyboard.beats[0].shots.append(first.model_copy(update={"id": "last", "framing": Framing.FULL}))
    assert (film.told_apart("s1") != film.told_apart("last")) is apart
