"""A film at 23.976 frames a second must stay in step: a rounded rate puts lips and words apart after minutes."""

from __future__ import annotations

from fractions import Fraction

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.rates import (
    Rate,
    exact_rate,
    film_rate,
    shown_rate,
    standard_rate,
    stored_rate,
)
from pydantic import BaseModel, ValidationError

FILM, VIDEO, FAST = Fraction(24000, 1001), Fraction(30000, 1001), Fraction(60000, 1001)


class Options(BaseModel):
    fps: Rate = Fraction(24)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (24, Fraction(24)), (24.0, Fraction(24)), ("24", Fraction(24)), (23.976, FILM), (23.98, FILM), ("23.976", FILM),
        (23.976023976, FILM), ("24000/1001", FILM), (29.97, VIDEO), ("30000/1001", VIDEO), (59.94, FAST), (30, Fraction(30)),
        (12, Fraction(12)), (8, Fraction(8)), (12.5, Fraction(25, 2)), (25, Fraction(25)), (60, Fraction(60)),
        ("25/3", Fraction(25, 3)), ("50/3", Fraction(50, 3)), ("15000/1001", Fraction(15000, 1001)), (12.345, Fraction(2469, 200)),
    ],
)  # fmt: skip
def test_what_people_write_is_the_exact_rate(written: object, meant: Fraction) -> None:
    assert film_rate(written) == meant
    options = Options.model_validate({"fps": written})
    assert options.fps == meant
    assert Options.model_validate_json(options.model_dump_json()).fps == meant
    assert film_rate(stored_rate(meant)) == film_rate(shown_rate(meant)) == meant


def test_whole_rates_are_written_as_before() -> None:
    assert Options().model_dump_json() == '{"fps":24}' and Options.model_validate(
        {"fps": 12}
    ).model_dump() == {"fps": 12}
    assert stored_rate(FILM) == "24000/1001"


@pytest.mark.parametrize(
    "written",
    [
        0,
        -24,
        7,
        61,
        120,
        "fast",
        "",
        "24/0",
        "1/0",
        float("nan"),
        float("inf"),
        True,
        None,
        [24],
        "1" * 400,
        "1e10000000",
        "1e-10000000",
    ],
)
def test_what_is_no_rate_is_told(written: object) -> None:
    with pytest.raises(StudioError) as caught:
        film_rate(written)
    assert caught.value.code == "option_invalid" and "24000/1001" in caught.value.fix
    with pytest.raises(ValidationError):
        Options.model_validate({"fps": written})


@pytest.mark.parametrize(
    ("average", "kept"),
    [
        (Fraction(2987, 100), VIDEO), (Fraction(24), Fraction(24)), (FILM, FILM), (Fraction(1001, 40), Fraction(25)),
        (Fraction(17, 4), Fraction(5)), (Fraction(119), Fraction(60)), (Fraction(1, 2), Fraction(1)), (Fraction(45), Fraction(45)),
    ],
)  # fmt: skip
def test_a_clip_of_variable_rate_is_kept_at_a_usual_one(average: Fraction, kept: Fraction) -> None:
    assert standard_rate(average) == kept


def test_a_rate_in_a_file_is_read_exactly() -> None:
    assert exact_rate("24000/1001") == FILM and exact_rate(120) == 120
