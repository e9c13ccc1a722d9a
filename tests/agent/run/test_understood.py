"""What is told of a request while somebody writes it; a page would show a film that isn't made so."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from animation_ai_studio.agent.request.options import film_options
from animation_ai_studio.agent.run.understood import Understood, read_before
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.schema import FilmDefaults


def understood(request: str, runs: Path, **asked: str) -> Understood:
    return read_before(film_options(request, FilmDefaults(), **asked), runs, [])


def test_events_cast_and_constraints_are_told_in_the_persons_words(tmp_path: Path) -> None:
    told = understood("A dog steals a sausage from a boy. He chases it. No dialogue.", tmp_path)
    assert [event.text for event in told.events] == ["A dog steals a sausage from a boy.", "He chases it."]
    assert all(event.shots for event in told.events)
    assert told.cast == ["the dog", "the boy"]
    assert [one.kind for one in told.constraints] == ["no_dialogue"]
    assert told.shots >= 2 and told.seconds > 0 and not any(tmp_path.iterdir())


def test_what_would_not_be_seen_is_told_before_anything_is_made(tmp_path: Path) -> None:
    assert understood("Mira carries a flurble to the beach", tmp_path).unseen == ["the flurble"]
    assert understood("Mira carries a bucket to the beach", tmp_path).unseen == []


def test_a_script_is_told_as_it_is_written(tmp_path: Path) -> None:
    told = understood("", tmp_path, script="EXT. BEACH - DAY\n\nMira waves.\n\nMIRA\nHello!\n")
    assert told.cast == ["Mira"] and told.places == ["BEACH"]


def test_a_reading_is_done_while_somebody_types(tmp_path: Path) -> None:
    """Chips that come a second late are about words that have been changed since."""
    request = "A dog steals a sausage from a boy. He chases it through the park, falls, and laughs."
    understood(request, tmp_path)  # words of the languages are loaded
    began = time.perf_counter()
    understood(request, tmp_path)
    assert time.perf_counter() - began < 0.15


@pytest.mark.parametrize("request_", ["", "   ", "?!", "\x00", "<script>alert(1)</script>", "x" * 5000])
def test_whatever_is_typed_gives_a_reading_or_a_reason(request_: str, tmp_path: Path) -> None:
    try:
        told = understood(request_, tmp_path)
    except StudioError as error:
        assert error.message and error.fix
    else:
        assert told.title
