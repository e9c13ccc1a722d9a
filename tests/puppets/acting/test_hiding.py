"""Without this whoever hides pops up again as soon as the act is over, and a viewer sees nobody hidden."""

from __future__ import annotations

from animation_ai_studio.common.acts import Action, StagedAct
from animation_ai_studio.common.story import Actor, Prop, Setting, Shot
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.common.vocabulary import Place
from animation_ai_studio.configs.look import Look
from animation_ai_studio.puppets.acting.stage import Stage
from animation_ai_studio.puppets.figure.body import Puppet


def crouch(acts: list[StagedAct]) -> float:
    """How far the one who hid is down, in metres, three seconds after the hiding."""
    shot = Shot(
        id="s1",
        setting=Setting(place=Place.ROOM),
        actors=[Actor(character="a", x=-0.6)],
        things=[Prop(prop=PropKind.BED, id="bed", x=0.4)],
        acts=acts,
        seconds=6.0,
    )
    return Stage(shot, [Puppet(Look())], 6.0, 16 / 9).at(5.0)["a"].over.crouch


def test_who_hides_stays_hidden_until_they_do_something_else() -> None:
    hides = StagedAct(action=Action.HIDE, who=["a"], whom="bed", start=0.2, seconds=1.8)
    assert crouch([hides]) > 0.2
    waves = StagedAct(action=Action.WAVE, who=["a"], start=3.0, seconds=1.0)
    assert crouch([hides, waves]) < 0.05
