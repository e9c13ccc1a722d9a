"""Forms of animals: what words ask for can be drawn."""

from __future__ import annotations

from animation_ai_studio.agent.story.events import forms
from animation_ai_studio.puppets.props.forms import FORMS


def test_every_form_that_words_ask_for_can_be_drawn() -> None:
    """A form nobody draws would be the usual animal under another name, and nobody would see why."""
    drawn = {form for forms in FORMS.values() for form in forms}
    assert {row.form for row in forms._table().values()} - {""} <= drawn
