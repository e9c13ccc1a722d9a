"""JSON that only some readers take ends in a traceback far inside, or as a file nobody can open again."""

from __future__ import annotations

import json
import math
import time
from typing import Any

import pytest
from animation_ai_studio.common import strict_json
from hypothesis import given
from hypothesis import strategies as st

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**64) + 1, 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(PLAIN, st.booleans())
def test_whatever_can_be_written_is_read(value: Any, escaped: bool) -> None:
    text = json.dumps(value, ensure_ascii=escaped)
    assert strict_json.loads(text) == strict_json.loads(text.encode()) == value


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("NaN", "NaN is no number"),
        ('{"a": [-Infinity]}', "-Infinity is no number"),
        ("[1e999]", "too large"),
        ("9" * 21, "more than 20 digits"),
        ("-" + "9" * 5000, "more than 20 digits"),
        (r'"\ud800"', "half a character"),
        (r'{"\udfff": 1}', "half a character"),
        ('"\ud800"', "half a character"),
        ('{"a": 1, "b": {"c": 1, "c": 2}}', "a key twice"),
        ("[" * 65 + "]" * 65, "deeper than 64 levels"),
        ("[" * 100_000, "too deep"),
        ('{"a":' * 100_000, "too deep"),
        ("[1,]", "Expecting value|Illegal trailing comma"),
        ("", "Expecting value"),
    ],
)
def test_what_later_steps_choke_on_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        strict_json.loads(text)


def test_bytes_are_utf_8() -> None:
    with pytest.raises(ValueError, match="utf-8"):
        strict_json.loads(b'"\xff"')


def test_the_edges_are_taken() -> None:
    """A seed of 64 bits, a whole emoji written as two escapes, and the deepest allowed nesting."""
    assert strict_json.loads("18446744073709551615") == 2**64 - 1
    assert strict_json.loads(r'"\ud83d\ude00"') == "😀"
    assert strict_json.loads("[" * 64 + "]" * 64)
    assert strict_json.loads("[[[1]]]", most_depth=3) == [[[1]]]
    assert math.isclose(strict_json.loads("1.7e308"), 1.7e308)


def test_a_large_graph_is_read_about_as_fast_as_before() -> None:
    """Strictness costs a few function calls a number, not another order of magnitude."""
    node = {"class_type": "KSampler", "inputs": {"seed": 7, "cfg": 7.5, "model": ["1", 0]}}
    text = json.dumps({str(number): node for number in range(20_000)})
    start = time.process_time()
    json.loads(text)
    plain = time.process_time() - start
    start = time.process_time()
    strict_json.loads(text)
    assert time.process_time() - start < 20 * plain + 0.5
