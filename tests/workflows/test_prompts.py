"""SDXL is told where a shot plays: a place without words would end a film in the middle, or show somewhere else."""

from __future__ import annotations

from animation_ai_studio.agent.story.staging import _AMBIENCE
from animation_ai_studio.common.acts import Action, Outcome, StagedAct
from animation_ai_studio.common.story import Actor, Prop, Shot
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.common.vocabulary import Place
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.workflows.prompts import ACTIONS, PLACES, moment, shot_prompt


def test_every_place_has_words_of_its_own_and_a_sound() -> None:
    assert set(PLACES) == set(_AMBIENCE) == set(Place)
    assert len(set(PLACES.values())) == len(Place)


def test_a_shot_is_drawn_at_its_act_and_says_it() -> None:
    """SDXL drew everybody standing about, whatever the film told."""
    assert set(ACTIONS) == set(Action)
    climb = StagedAct(action=Action.CLIMB, who=["luca"], whom="tree", start=1.0, seconds=4.0)
    purr = StagedAct(action=Action.SLEEP, who=["cat"], start=0.0, seconds=2.0)
    shot = Shot(
        id="s1",
        actors=[Actor(character="luca")],
        things=[Prop(prop=PropKind.TREE, id="tree"), Prop(prop=PropKind.CAT, id="cat")],
        acts=[purr, climb],
        seconds=6.0,
    )
    at, going_on = moment(shot)
    assert going_on == [climb] and 1.0 < at < 5.0
    said = shot_prompt(shot, load_characters([])).positive
    assert "climbing tree" in said and "standing" not in said
    shot.acts = [climb.model_copy(update={"outcome": Outcome.FAILS})]
    assert "failing at climbing tree" in shot_prompt(shot, load_characters([])).positive


def test_a_shot_without_acts_is_drawn_where_gestures_have_unfolded() -> None:
    assert moment(Shot(id="s1", seconds=8.0)) == (1.5, [])
