"""A run's folder that somebody sent could hold a state of another form, and resuming it would end in a traceback."""

from __future__ import annotations

from typing import Any

import pytest
from animation_ai_studio.agent.run.state import check_state
from animation_ai_studio.common.errors import StudioError

GOOD: dict[str, Any] = {
    "options": {"request": "Luca waves"},
    "line_jobs": [{"subject": "l1"}],
    "takes": {"film": {"job": {}}},
    "speed": 1,
    "lengths": {"s1": 2.5},
    "rejected": [],
    "verdict": {"accepted": True},
    "of a later version": 5,
}


@pytest.mark.parametrize(
    "change",
    [
        {"takes": 5},
        {"takes": {"film": []}},
        {"takes": {}},
        {"line_jobs": {"subject": "l1"}},
        {"line_jobs": ["l1"]},
        {"lengths": {"s1": "long"}},
        {"rejected": "s1"},
        {"speed": None},
    ],
)
def test_a_state_of_another_form_is_told(change: dict[str, Any]) -> None:
    check_state(GOOD)
    with pytest.raises(StudioError) as caught:
        check_state({**GOOD, **change})
    assert caught.value.code == "run_incompatible"
    assert next(iter(change)) in caught.value.message
