"""Requests in words: whatever is typed is read or refused in a sentence, and the planner makes a plan of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from animation_ai_studio.agent.request.options import film_options
from animation_ai_studio.agent.run.service import check_request
from animation_ai_studio.benchmarks.story import load_requests
from animation_ai_studio.common.story import Storyboard
from animation_ai_studio.configs.schema import load_characters, load_studio
from animation_ai_studio.intent import understand
from animation_ai_studio.intent.understand import MAX_REQUEST
from hypothesis import strategies as st

from .fuzzing import fuzz, numbers, sizes, texts, told

REQUESTS = [one.text for one in load_requests()]
WORDS = sorted({word for request in REQUESTS for word in request.split()})
GLUE = (
    " ",
    " and ",
    ", ",
    ". ",
    "\n",
    "。",
    '"',
    " - ",
    "'",
    " (",
    ") ",
    "“",
    "」",
    " for 20 seconds ",
    "9:16",
)

sentences = st.lists(st.sampled_from(WORDS) | st.sampled_from(GLUE) | texts, min_size=1, max_size=30).map(
    " ".join
)
repeated = st.builds(
    lambda text, times: (text * times)[:MAX_REQUEST],
    st.sampled_from((*REQUESTS, *GLUE, *WORDS)) | st.text(min_size=1, max_size=6),
    st.sampled_from((1, 2, 50, 4000)),
)
requests = st.one_of(st.sampled_from(REQUESTS), sentences, repeated, st.text(max_size=MAX_REQUEST))

OPTIONS: dict[str, st.SearchStrategy[Any]] = {
    "seconds": st.floats(10, 180) | st.floats(),
    "seed": st.integers(0, 999) | numbers.filter(lambda one: isinstance(one, int)),
    "language": st.sampled_from(("en", "zh")) | texts,
    "style": st.sampled_from(("noir", "toon")) | texts,
    "look": st.sampled_from(("puppets", "sdxl", "toonxl")) | texts,
    "size": st.sampled_from(("1:1", "640x360", " 640 × 360", "²x²")) | texts,
    "planner": st.sampled_from(("rules", "model")) | texts,
    "animatic": texts,
    "characters": st.lists(st.sampled_from(("luca", "Mira")) | texts, max_size=3),
}
"""The options with values of their types, as the command line and the page give them."""
options = st.lists(
    st.one_of(*(st.tuples(st.just(name), value) for name, value in OPTIONS.items())), max_size=2
).map(dict)


@sizes(200, 1100)
def test_any_text_is_read_or_refused_in_a_sentence(cases: int, tmp_path: Path) -> None:
    characters = load_characters()

    def check(request: str) -> None:
        intent = told(understand, request, characters=characters)
        if intent is not None:
            intent.model_dump_json()

    fuzz(check, requests, cases)


@sizes(40, 400)
def test_any_options_give_a_plan_or_a_sentence(cases: int, tmp_path: Path) -> None:
    """A request that ends in a traceback costs the user the film, and tells nothing about what to change."""
    defaults = load_studio().film

    plans = 0

    def check(value: tuple[str, dict[str, Any]]) -> None:
        nonlocal plans
        request, choices = value
        wanted = told(film_options, request, defaults, **choices)
        board = told(check_request, wanted, tmp_path) if wanted is not None else None
        if board is not None:
            plans += 1
            assert Storyboard.model_validate_json(board.model_dump_json()) == board

    fuzz(check, st.tuples(requests, options), cases)
    assert plans > cases / 10, "hardly a case reached the planner"
