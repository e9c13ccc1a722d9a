"""JSON from outside: what can't be sent on, saved or counted with is refused before anything is done with it."""

from __future__ import annotations

import json

import pytest
from animation_ai_studio.common.strict_json import loads


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("NaN", "isn't a number"), ("[-Infinity]", "isn't a number"), ("1e999", "too large"),
        ('{"a": "\\ud83d"}', "half a character"), ('{"\\ud83d": 1}', "half a character"),
        ("[" * 100 + "]" * 100, "nested deeper"), ("[" * 100_000, "nested deeper"),
        ("9" * 5000, "digits"), ("{", "Expecting"), (b"\xff", "decode"),
    ],
)  # fmt: skip
def test_what_no_other_program_would_read_is_refused(text: str | bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        loads(text)


@pytest.mark.parametrize("value", [{"a": [1, 2.5, None, True, "\U0001f600"]}, [], "x", 0, [[[]]] * 3])
def test_everything_else_comes_as_it_is(value: object) -> None:
    assert loads(json.dumps(value)) == value


def test_the_depth_that_is_asked_for_is_allowed() -> None:
    assert loads("[" * 64 + "]" * 64) is not None
    assert loads('{"a": 1}', most_depth=1) == {"a": 1}
