"""Bars are the user's to set: a file that can't be met has to be refused, and margins have to order takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.judging import Threshold, load_judging
from animation_ai_studio.configs.places import ConfigFolder


def test_a_users_bar_replaces_the_shipped_one_alone(tmp_path: Path) -> None:
    (tmp_path / "judging.yaml").write_text("picture:\n  sharpness: {least: 50.0}\n")
    mine, shipped = load_judging([ConfigFolder(tmp_path)]), load_judging([])
    assert mine.picture.sharpness.least == 50.0
    assert mine.picture.noise == shipped.picture.noise


@pytest.mark.parametrize("bar", ["{least: null}", "{least: 5, most: 1}", "{least: 5, change: everything}"])
def test_a_bar_that_means_nothing_is_refused(tmp_path: Path, bar: str) -> None:
    (tmp_path / "judging.yaml").write_text(f"picture:\n  sharpness: {bar}\n")
    with pytest.raises(StudioError) as told:
        load_judging([ConfigFolder(tmp_path)])
    assert told.value.code == "config_invalid"


def test_a_margin_falls_with_the_score_and_turns_negative_at_the_bar() -> None:
    least, most, both = Threshold(least=8), Threshold(most=0.5), Threshold(least=-32, most=-12)
    assert least.margin(64) > least.margin(16) > 0 > least.margin(4)
    assert most.margin(0.1) > most.margin(0.4) > 0 > most.margin(0.9)
    assert both.margin(-22) > both.margin(-30) > 0 > both.margin(-40)
    assert least.margin(0) == -1 and both.margin(float("-inf")) == -1
