"""A small film that the exchange tests export: three shots, a dissolve, a wipe, a spoken line, cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from animation_ai_studio.common.vocabulary import Mood, Transition
from animation_ai_studio.film.cut import Clip
from animation_ai_studio.film.exchange.export import export_film, plan_export
from animation_ai_studio.film.exchange.formats import ExchangeFormat
from animation_ai_studio.film.film import FilmPlan

pytest.importorskip("opentimelineio")
PLAN = FilmPlan(title="海 & Sea", end_card="The End", mood=Mood.PLAYFUL, size=(320, 180), fps=Fraction(24))


@pytest.fixture
def three(clips: list[Clip]) -> list[Clip]:
    """Red with a line, blue after a dissolve, red again after a wipe and trimmed at its start."""
    red, blue = (replace(one, name=f"{name}-t1") for one, name in zip(clips, ("s1", "s2"), strict=True))
    again = replace(blue, name="s3-t1", transition=Transition.WIPE, trim_in=0.5)
    return [red, replace(blue, transition=Transition.DISSOLVE), again]


def exported(clips: Sequence[Clip], form: str, folder: Path, plan: FilmPlan = PLAN) -> Path:
    """The edit list of an export."""
    planned = plan_export(clips, plan, ExchangeFormat(form))
    return export_film(planned, folder, run="a-run", film="film-t1")[0]
