"""What all fuzz tests share: one seed, two sizes, and generators of wild and of mutated values.

A case fails when it raises something that isn't a StudioError, takes over :data:`HANG` seconds, or (at a door
with a protocol) is answered with a server's error or a traceback. The seed is fixed, so a run meets the same
cases every time; ``STUDIO_FUZZ_SEED`` sets another. What fails is shrunk and printed with the seed.
"""

from __future__ import annotations

import json
import math
import os
import time
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

import pytest
from animation_ai_studio.common.errors import StudioError
from hypothesis import HealthCheck, Phase, given, note, seed, settings
from hypothesis import strategies as st

SEED = int(os.environ.get("STUDIO_FUZZ_SEED", "20261128"))
HANG = 10.0
"""Seconds that one case may take."""

WILD_TEXT = (
    "",
    " ",
    "\x00",
    "\ud800",
    "\u202e",
    "\ufeff",
    "../../secret",
    "C:\\secret",
    "con",
    "a" * 5000,
    "9" * 5000,
    "²³",
    "١٢٣",
    "𝟗𝟗",
    "\U0001f469\u200d\U0001f680",
    "%s%n{0}{x}",
    "[[[[",
    "é" * 300,
    "Luca",
    "null",
    "NaN",
    "1e999",
    "-1",
    "true",
)
WILD_NUMBERS = (
    0, -1, 1, 2**31, 2**53 + 1, -(2**63), 2**64, 10**400, 0.0, -0.0, 1e-320, 1e308, -1e308, 0.1, 1.5,
    math.nan, math.inf, -math.inf,
)  # fmt: skip


def sizes(quick: int, full: int) -> Any:
    """Parametrises a test by its number of cases: the ordinary run's, and the slow tests'."""
    return pytest.mark.parametrize("cases", [quick, pytest.param(full, marks=pytest.mark.slow)])


def fuzz(
    check: Callable[[Any], Any], values: st.SearchStrategy[Any], cases: int, *, hang: float = HANG
) -> None:
    """Runs ``check`` on so many values; the first that fails is shrunk and told."""

    def timed(value: Any) -> None:
        note(f"STUDIO_FUZZ_SEED={SEED}\nthe case: {value!r}")
        began = time.monotonic()
        check(value)
        assert time.monotonic() - began < hang, "this case hangs"

    settled = settings(
        max_examples=cases,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    seed(SEED)(settled(given(values)(timed)))()


def told(action: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
    """What ``action`` gives, or None where it refuses in the studio's own words; anything else it raises is a fault."""
    try:
        return action(*arguments, **options)
    except StudioError as error:
        assert error.message
        assert "Traceback" not in str(error)
        return None


texts = st.one_of(st.sampled_from(WILD_TEXT), st.text(max_size=40))
numbers = st.one_of(st.sampled_from(WILD_NUMBERS), st.integers(), st.floats())
plain = st.one_of(st.none(), st.booleans(), numbers, texts)


def wild(names: Sequence[str] = (), leaves: int = 10) -> st.SearchStrategy[Any]:
    """Any JSON value, with keys that the reader knows among others."""
    keys = st.one_of(st.sampled_from(sorted(names)), texts) if names else texts
    return st.recursive(
        plain,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
        max_leaves=leaves,
    )


def keys_of(value: Any) -> set[str]:
    """Every key in a JSON value."""
    if isinstance(value, dict):
        return set(value) | {key for inner in value.values() for key in keys_of(inner)}
    return {key for inner in value for key in keys_of(inner)} if isinstance(value, list) else set()


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, one in inner for place in _places(one, (*path, key)))]


@st.composite
def mutated(draw: st.DrawFn, seeds: Sequence[Any], most: int = 4) -> Any:
    """One of ``seeds`` (JSON values) with up to ``most`` places replaced, dropped, doubled or swapped."""
    value = deepcopy(draw(st.sampled_from(list(seeds))))
    names = sorted(keys_of(value))
    for _ in range(draw(st.integers(1, most))):
        places = [place for place in _places(value) if place]
        if not places:
            break
        *way, last = draw(st.sampled_from(places))
        holder = value
        for step in way:
            holder = holder[step]
        match draw(st.sampled_from(("replace", "replace", "drop", "double", "rename", "swap"))):
            case "replace":
                holder[last] = draw(wild(names, leaves=5))
            case "drop":
                del holder[last]
            case "double" if isinstance(holder, list):
                holder.insert(draw(st.integers(0, len(holder))), deepcopy(holder[last]))
            case "rename" if isinstance(holder, dict):
                holder[draw(st.sampled_from(names) | texts)] = holder.pop(last)
            case "swap":
                *other, end = draw(st.sampled_from(places))
                source = value
                for step in other:
                    source = source[step] if _has(source, step) else source
                if _has(source, end):
                    holder[last] = deepcopy(source[end])
    return value


def _has(value: Any, key: Any) -> bool:
    if isinstance(value, dict):
        return key in value
    return isinstance(value, list) and isinstance(key, int) and key < len(value)


@st.composite
def damaged(draw: st.DrawFn, seeds: Sequence[bytes]) -> bytes:
    """One of ``seeds`` (files) with bytes changed, cut, doubled or put in."""
    data = bytearray(draw(st.sampled_from(list(seeds))))
    for _ in range(draw(st.integers(1, 6))):
        # most faults lie in headers, which stand at the start or the end of a file
        near = st.integers(0, min(200, len(data))) | st.integers(max(0, len(data) - 200), len(data))
        at = draw(near | st.integers(0, len(data)))
        piece = draw(st.binary(min_size=1, max_size=8) | st.sampled_from((b"\xff" * 4, b"\x00" * 4, b"\x7f")))
        match draw(st.sampled_from(("change", "change", "put in", "cut out", "cut off", "double"))):
            case "change":
                data[at : at + len(piece)] = piece
            case "put in":
                data[at:at] = piece
            case "cut out":
                del data[at : at + draw(st.integers(1, 40))]
            case "cut off":
                del data[at:]
            case "double":
                data += data[at : at + 400]
    return bytes(data)


def as_json(value: Any) -> bytes:
    """A wild value as bytes on the wire: NaN as Python writes it, half characters escaped."""
    return json.dumps(value).encode()
