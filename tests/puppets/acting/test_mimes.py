"""Acts of one body have pictures of their own: a thumbs-up is no nod, and a stranger can tell them apart."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import Action, Spot, StagedAct
from animation_ai_studio.common.mimes import Mime
from animation_ai_studio.common.story import Actor, Prop, Shot
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.puppets.acting.emanata import MARKS, PLACES, SHAPES
from animation_ai_studio.puppets.acting.fold import PEOPLE
from animation_ai_studio.puppets.acting.mimes import mime_entries
from animation_ai_studio.puppets.acting.seen import film_of, measure
from animation_ai_studio.puppets.acting.stage import stage_of

LOOKS = {name: preset.look for name, preset in load_characters([]).items()}


def _shot(mime: Mime | None, action: Action) -> Shot:
    entry = mime_entries().get(mime) if mime is not None else None
    act = StagedAct(action=action, who=["mira"], mime=mime, start=0.3, seconds=2.0)
    shot = Shot(id="s1", seconds=2.6, actors=[Actor(character="mira")], acts=[act])
    if entry is not None and entry.prop is not None:
        held = Spot(relation="held_by", entity="mira")
        shot.things = [Prop(prop=entry.prop, id="at-hand", at=held)]
        shot.acts = [act.model_copy(update={"what": "at-hand"})]
    return shot


@pytest.mark.parametrize("mime", sorted(set(PEOPLE) & set(mime_entries())))
def test_every_mime_of_a_person_is_seen(mime: Mime) -> None:
    (seen,) = measure(_shot(mime, mime_entries()[mime].action), LOOKS)
    assert seen.seen, seen.evidence


@pytest.mark.parametrize("mime", sorted(set(PEOPLE) & set(mime_entries())))
def test_a_mime_is_another_picture_than_its_action(mime: Mime) -> None:
    """Who shrugs would shake the head, and who gives a thumbs-up would only nod."""
    action = mime_entries()[mime].action
    shots = [_shot(mime, action), _shot(None, action)]
    ways = [film_of(stage_of(shot, LOOKS), shot.acts[0]).states[18]["mira"] for shot in shots]
    parts = [(one.over, one.left, one.right, one.posture, one.wink, one.tongue, one.tilt) for one in ways]
    assert parts[0] != parts[1]


def test_every_mark_is_drawn() -> None:
    raised = {kind for kinds in MARKS.values() for kind in kinds}
    assert set(SHAPES) == set(PLACES)
    assert raised - set(SHAPES) <= {"notes", "hearts"}


@pytest.mark.parametrize("mime", [Mime.CARTWHEEL, Mime.HANDSTAND, Mime.CRAWL, Mime.PUSH_UPS])
def test_nobody_sinks_into_the_ground(mime: Mime) -> None:
    shot = _shot(mime, mime_entries()[mime].action)
    for body in film_of(stage_of(shot, LOOKS), shot.acts[0]).bodies:
        lowest = min(float(spot[1]) for name, spot in body["mira"].items() if name != "head")
        assert lowest > -0.12
        assert float(body["mira"]["head"][1]) > 0.1
