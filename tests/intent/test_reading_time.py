"""Whatever 4,000 letters somebody sends, the studio answers at once: the page's server reads requests as well."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from animation_ai_studio.agent.edits.wish import read_wish
from animation_ai_studio.agent.request.options import film_options, parse_size
from animation_ai_studio.agent.story import DeterministicPlanner
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.schema import FilmDefaults, load_characters
from animation_ai_studio.intent import understand
from animation_ai_studio.intent.understand import MAX_REQUEST
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

CAST = load_characters()
SLOWEST = 2.0
"""Seconds for 4,000 letters; the slowest kind takes a tenth of that on two quiet cores."""
PIECES = [
    "a",
    " ",
    "-",
    "9",
    "0.",
    ":",
    ",",
    ".",
    '"',
    "'",
    "(",
    "]",
    "…",
    "a half ",
    "hundred ",
    "minutes ",
    "shots ",
    "in ",
    "and ",
    "the ",
    "who ",
    "about ",
    "as a ",
    "no ",
    "named Bob ",
    "Will ",
    "Rose and ",
    "Luca's ",
    "the cat ",
    "pirate ",
    "King ",
    "room for ",
    "sea ",
    "snow ",
    "x",
    "B",
    "Ab ",
    "learn to ",
    "海",
    "的",
    "一",
    "半",
    "百",
    "分",
    "秒",
    "个镜头",
    "一只熊",
    "在海",
    "不要",
    "没有",
    "关于",
    "片",
    "小明",
    "、",
    "ﷺ",
    "🍕",
    "½",
    "١",
    "\u0301\u0327",
    "\u200d",
]
EDGES = [
    "",
    "Luca ",
    "卢卡",
    "about ",
    "关于",
    "a pirate ",
    "make it ",
    '"',
    " shots",
    " seconds",
    "秒",
    "个镜头",
    "片",
    "x",
    " film",
    "!",
]


def of_length(start: str, piece: str, end: str, length: int) -> str:
    return (start + piece * length)[: length - len(end)] + end


def seconds_for(work: Callable[[], object]) -> float:
    """Seconds of a processor that it takes; only a sentence for the user may come out of it."""
    start = time.process_time()
    try:
        work()
    except StudioError as error:
        assert error.code in ("request_too_long", "request_empty", "request_unclear", "length_out_of_range")
    return time.process_time() - start


@given(
    st.sampled_from(EDGES),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join),
    st.sampled_from(EDGES),
)
@hypothesis_settings(max_examples=40, deadline=None)
def test_any_repetition_is_read_in_time_that_grows_with_its_length(start: str, piece: str, end: str) -> None:
    """ "a-" 2,000 times took ten seconds, and sixteen times as long as a quarter of it."""
    short = seconds_for(lambda: understand(of_length(start, piece, end, 1000), characters=CAST))
    whole = seconds_for(lambda: understand(of_length(start, piece, end, MAX_REQUEST), characters=CAST))
    assert whole < max(SLOWEST, 9 * short), piece
    assert seconds_for(lambda: read_wish(of_length(start, piece, end, MAX_REQUEST), CAST)) < 2 * SLOWEST


@pytest.mark.parametrize("piece", ["a-", "a ", "9", "海", "一百", "half ", "hundred ", "一个猫"])
def test_the_slowest_of_old_are_read_at_once(piece: str) -> None:
    assert seconds_for(lambda: understand(of_length("", piece, "", MAX_REQUEST), characters=CAST)) < SLOWEST


@given(st.text(max_size=MAX_REQUEST))
@hypothesis_settings(max_examples=60, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    assert seconds_for(lambda: understand(text, characters=CAST)) < SLOWEST


@pytest.mark.parametrize(
    "text",
    [
        "Luca " + "who " * 980,
        "Luca in " + "9" * 400 + " shots",
        "Luca for " + "9" * 3900 + " seconds",
        "a film of " + "hundred " * 480 + "seconds",
        "卢卡," + "百" * 3900 + "个镜头",
        "Luca " + "1." * 1900 + " minutes",
        "٣٣٣ shots of Luca",
    ],
)
def test_words_and_digits_without_end_raise_nothing(text: str) -> None:
    """The first two ended in a traceback: a recursion without end, and an infinite number of shots."""
    assert seconds_for(lambda: understand(text, characters=CAST)) < SLOWEST


def test_a_length_nobody_can_make_is_still_refused() -> None:
    with pytest.raises(StudioError) as caught:
        understand("a film about Luca of 9999999999999 seconds", characters=CAST)
    assert caught.value.code == "length_out_of_range"


def test_what_emoji_and_ligatures_stand_for_counts() -> None:
    """Each of these letters is read as up to eighteen: 4,000 of them were a text of 72,000."""
    with pytest.raises(StudioError) as caught:
        understand("ﷺ" * 3000, characters=CAST)
    assert caught.value.code == "request_too_long"
    with pytest.raises(StudioError) as caught:
        read_wish("9" * 5000, CAST)
    assert caught.value.code == "request_too_long"
    assert read_wish("redo shot " + "9" * 3000, CAST).shots == []


@pytest.mark.parametrize(
    "piece", ["King Luca ", "a lazy cat on the beach ", "how to a half a-", "一只熊在海边,"]
)
def test_a_long_request_is_planned_at_once(piece: str) -> None:
    intent = understand(of_length("", piece, "", MAX_REQUEST), characters=CAST)
    assert seconds_for(lambda: DeterministicPlanner().plan(intent, seed=1, characters=CAST)) < SLOWEST


@pytest.mark.parametrize("size", ["²x²", "9" * 5000 + "x1", "1x" + "9" * 5000, "x", "1e3x1e3", "-640x360"])
def test_odd_sizes_are_no_sizes(size: str) -> None:
    """The first two ended in a traceback instead of a sentence."""
    with pytest.raises(StudioError) as caught:
        parse_size(size)
    assert caught.value.code == "option_invalid" and len(caught.value.message) < 100
    with pytest.raises(StudioError):
        film_options("Luca", FilmDefaults(), size=size)


def test_a_body_of_any_words_is_checked_for_a_shape_at_once() -> None:
    """The route looks for "9:16" before the request's length is known."""
    for piece in ("in ", "in" + " " * 60, "9:16", "1", ": "):
        text = piece * (64_000 // len(piece))
        assert seconds_for(lambda text=text: film_options(text, FilmDefaults())) < SLOWEST
