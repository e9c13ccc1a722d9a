"""Without this a girl who flies a kite flies herself."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import Action, Way
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.configs.casting import look_of
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.puppets.acting.seen import measure

from ..conftest import Plan


@pytest.mark.parametrize("request_", ["A girl flies a kite on the beach.", "小女孩在海边放风筝。"])
def test_a_kite_flies_and_its_holder_stays_on_the_ground(plan: Plan, request_: str) -> None:
    looks = {name: preset.look for name, preset in load_characters().items()}
    shot = next(s for s in plan(request_).shots if any(act.action is Action.FLY for act in s.acts))
    act = next(act for act in shot.acts if act.action is Action.FLY)
    kite = next(thing for thing in shot.things if thing.id == act.what)
    assert kite.prop is PropKind.KITE and act.path is Way.UP
    looks |= {actor.character: look_of(actor.extra) for actor in shot.actors if actor.extra}
    seen = measure(shot, looks)[shot.acts.index(act)]
    assert seen.seen and str(act.what) in seen.evidence


def test_a_witch_s_frog_is_seen_where_the_boy_was(plan: Plan) -> None:
    looks = {name: preset.look for name, preset in load_characters().items()}
    shots = plan("A witch turns a boy into a frog.").shots
    shot = next(one for one in shots if any(act.action is Action.CHANGE for act in one.acts))
    looks |= {actor.character: look_of(actor.extra) for actor in shot.actors if actor.extra}
    seen = measure(shot, looks)[0]
    assert seen.seen and seen.evidence == "boy is gone, frog there"
