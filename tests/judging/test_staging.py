"""A picture that ignores its staging, or a heroine in the wrong shirt, must be told from one that doesn't."""

from __future__ import annotations

import numpy as np
import pytest
from animation_ai_studio.benchmarks.puppets import sample_film
from animation_ai_studio.common.story import Shot
from animation_ai_studio.configs.judging import load_judging
from animation_ai_studio.film.picture.control_maps import ControlMaps, puppet_maps
from animation_ai_studio.judging.staging import asked_colours, measure_colours, measure_control

BARS = load_judging([]).staging


@pytest.fixture(scope="module")
def staged() -> list[ControlMaps]:
    """Stills of four different stagings with their depth maps."""
    films, looks = sample_film()
    shots: list[Shot] = [shot for shot, _, _ in films]
    return [puppet_maps(shot, looks, at=1.0, size=(480, 270), seed=3) for shot in shots]


def test_a_picture_has_the_outlines_of_its_own_staging_and_no_other(staged: list[ControlMaps]) -> None:
    for mine in staged:
        assert measure_control(mine.picture, mine.depth, BARS.control).passed
        for other in staged:
            if other is not mine:
                told = measure_control(other.picture, mine.depth, BARS.control)
                assert not told.passed and told.change == "control_strength"


def test_light_and_a_little_shift_do_not_count_against_the_staging(staged: list[ControlMaps]) -> None:
    picture = np.roll((staged[1].picture * 0.5).astype(np.uint8), 3, axis=1)
    assert measure_control(picture, staged[1].depth, BARS.control).passed


def test_a_control_picture_without_outlines_says_nothing(staged: list[ControlMaps]) -> None:
    assert measure_control(staged[0].picture, staged[0].depth * 0, BARS.control).abstained


def test_the_colours_asked_for_are_found_on_the_figures(staged: list[ControlMaps]) -> None:
    for one in (staged[1], staged[3]):
        asked = asked_colours("red shirt, yellow dress, black hair")
        assert measure_colours(one.picture, one.depth, asked, BARS.colours).passed


def test_a_colour_that_only_the_background_has_is_missed_and_named(staged: list[ControlMaps]) -> None:
    asked = asked_colours("red shirt, sky dress")
    told = measure_colours(staged[1].picture, staged[1].depth, asked, BARS.colours)
    assert not told.passed and told.change == "lora_weight" and told.term == "(sky dress:1.3)"
    assert measure_colours(staged[1].picture, None, asked, BARS.colours).passed


def test_words_without_a_known_colour_are_left_out() -> None:
    assert asked_colours("a happy boy, dark navy hoodie, ") == [("dark navy hoodie", "navy")]
