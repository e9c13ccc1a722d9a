"""A language model may add to a film of events; whatever it answers, what was asked for is still seen."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest
from animation_ai_studio.agent.story import DeterministicPlanner, coverage
from animation_ai_studio.agent.story.model import ModelPlanner
from animation_ai_studio.agent.story.model_events import _acted, _depicted
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.story import Intent, Storyboard
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.intent import understand
from animation_ai_studio.llm_bridge.client import Budget, ScriptedModel

CAST = load_characters([])
REQUEST = "A dog steals a sausage from Pim. Pim chases the dog. Luca laughs."
REQUESTS = (
    REQUEST,
    "米拉追一只鹅。鹅偷了她的伞。",
    'Mira climbs the lighthouse and says "I can see the sea!" Otto waves at her.',
    "A sad film: Otto digs a hole and cries.",
    "A Titanic parody with two cats",
)
Answer = Callable[[str, int], dict[str, str]]


def planned(answers: Callable[[Sequence[Any]], str], request: str = REQUEST) -> tuple[Intent, Storyboard]:
    @asynccontextmanager
    async def open_model(budget: Budget) -> AsyncIterator[ScriptedModel]:
        yield ScriptedModel(answers, budget=budget)

    intent = understand(request, characters=CAST)
    return intent, ModelPlanner(open_model, Budget()).plan(intent, seed=4, characters=CAST)


def rules(request: str = REQUEST) -> Storyboard:
    return DeterministicPlanner().plan(understand(request, characters=CAST), seed=4, characters=CAST)


def page(question: str, **row: str) -> str:
    """The same row for every shot of a question."""
    told = [
        line.partition(":")[0] for line in question.splitlines() if line[:1] == "s" and line[1:2].isdigit()
    ]
    return json.dumps({f"{shot}_{key}": value for shot in told for key, value in row.items()})


def writer(row: dict[str, str], act: dict[str, str] | None = None, better: str = "") -> Any:
    """A model that answers each kind of question, with its own words in ``row``."""
    count = iter(range(1000))

    def answer(messages: Sequence[Any]) -> str:
        question, number = str(messages[1]["content"]), next(count)
        if "premise and the twist" in question:
            return json.dumps({"premise": f"It is chase number {number}.", "twist": "The sausage was a toy."})
        if "Which is funnier" in question:
            return '{"better": "A"}'
        if "logline" in question:
            return '{"title": "Sausage Run", "logline": "A dog, a boy and a sausage."}'
        if "small surprise" in question or "wasn't understood" in question:
            return json.dumps(act or {"who": "nobody", "action": "nothing", "other": "nothing"})
        if "weakest" in question:
            return json.dumps({"weakest": "l1", "why": "Flat.", "better": better or "x"})
        return page(question, **{key: value.format(n=number) for key, value in row.items()})

    return answer


ROW = {"who": "pim", "line": "Mine {n}!", "face": "angry", "framing": "medium"}


def test_lines_faces_and_an_ending_of_the_model_are_in_the_film() -> None:
    act = {"who": "luca", "action": "fall", "other": "nothing"}
    intent, board = planned(writer(ROW, act))
    said = [line.text for shot in board.shots for line in shot.lines]
    assert any(text.startswith("Mine") for text in said)
    assert board.title == "Sausage Run"
    assert board.planner.startswith("scripted: ")
    assert ("added-1", "fall", "luca") in {(e.id, e.acts[0].action, e.acts[0].who[0]) for e in board.events}
    assert "added-1" in _depicted(board)
    assert coverage(intent, board) == []


BAD: dict[str, Callable[[Sequence[Any]], str]] = {
    "rubbish": lambda _: "lorem ipsum",
    "refusal": lambda _: "I'm sorry, I can't help with that.",
    "truncated": lambda messages: page(str(messages[1]["content"]), **ROW)[:40],
    "looping": lambda _: '{"s1_line": "' + "ha " * 500 + '"}',
    "another language": writer({**ROW, "line": "Привет {n}"}),
    "wrong types": lambda _: '{"s1_who": 3, "s1_line": ["a"], "weakest": null}',
    "invented people": writer({"who": "gandalf", "line": "Pass {n}", "face": "wizardly", "framing": "dutch"}),
    "invented names": writer({**ROW, "line": "Where is Gandalf the wizard {n}?"}),
    "invented acts": writer(ROW, {"who": "gandalf", "action": "explode", "other": "dog"}),
    "much too long": writer({**ROW, "line": "and then {n} " * 20}),
    "another end": writer(ROW, {"who": "luca", "action": "chase", "other": "dog"}, "Better so!"),
}


@pytest.mark.parametrize("request_", REQUESTS)
@pytest.mark.parametrize("name", BAD)
def test_whatever_a_model_answers_every_act_that_the_rules_show_is_shown(name: str, request_: str) -> None:
    intent, board = planned(BAD[name], request_)
    base = rules(request_)
    assert _depicted(base) <= _depicted(board)
    assert _acted(base).keys() <= _acted(board).keys()
    assert set(board.cast) == set(base.cast), "nobody is in the film whom nobody asked for"
    assert coverage(intent, board) == coverage(intent, base)
    quoted = {act.says for event in base.events for act in event.acts if act.says}
    assert quoted <= {line.text for shot in board.shots for line in shot.lines}


@pytest.mark.parametrize(
    "name", ["rubbish", "refusal", "truncated", "looping", "wrong types", "invented people"]
)
def test_an_answer_that_is_no_use_leaves_the_film_as_the_rules_have_it(name: str) -> None:
    assert [shot.lines for shot in planned(BAD[name])[1].shots] == [shot.lines for shot in rules().shots]


def test_names_that_are_not_in_the_film_are_not_spoken_of() -> None:
    board = planned(BAD["invented names"])[1]
    assert not any("Gandalf" in line.text for shot in board.shots for line in shot.lines)


@pytest.mark.parametrize(
    "line",
    [
        "Pim chases the dog.",
        "He chases it.",
        "The dog steals a sausage.",
        "Pim looks at the grass.",
        "nobody acts",
        "I found it! I found it! I found it!",
    ],
)
def test_a_line_that_only_tells_what_is_seen_is_not_said(line: str) -> None:
    board = planned(writer({**ROW, "line": line}))[1]
    assert not any(one.text == line for shot in board.shots for one in shot.lines)


def test_one_wrong_field_costs_that_field() -> None:
    _, board = planned(writer({**ROW, "face": "wizardly"}))
    assert any(line.text.startswith("Mine") for shot in board.shots for line in shot.lines)


def test_a_word_that_was_not_understood_becomes_an_act_of_somebody_who_is_there() -> None:
    intent = understand(REQUEST, characters=CAST)
    reading = intent.reading.model_copy(update={"not_understood": ["Luca laughs"]})
    reading = reading.model_copy(update={"events": reading.events[:2]})
    intent = intent.model_copy(update={"reading": reading})

    @asynccontextmanager
    async def open_model(budget: Budget) -> AsyncIterator[ScriptedModel]:
        act = {"who": "luca", "action": "laugh", "other": "nothing"}
        yield ScriptedModel(writer({**ROW, "who": "nobody"}, act), budget=budget)

    board = ModelPlanner(open_model, Budget()).plan(intent, seed=4, characters=CAST)
    added = next(event for event in board.events if event.text == "Luca laughs")
    assert (added.acts[0].action, added.acts[0].who) == ("laugh", ["luca"])
    assert not any("Luca laughs" in note and "Not understood" in note for note in board.notes)


def test_a_sad_film_gets_no_joke_and_a_film_of_given_lines_none_at_all() -> None:
    sad = "A sad film: Otto digs a hole and cries."
    given = 'Pim chases a dog and says "Stop!" Use only these lines.'
    for request in (sad, given):
        board = planned(writer({**ROW, "who": "otto" if request == sad else "pim"}), request)[1]
        assert not any(line.text.startswith("Mine") for shot in board.shots for line in shot.lines)


def test_a_model_that_dies_on_the_way_leaves_the_rest_to_the_rules() -> None:
    fine, count = writer(ROW), iter(range(1000))

    def dying(messages: Sequence[Any]) -> str:
        if next(count) >= 6:
            raise StudioError("llm_unreachable", "It went away.", "")
        return str(fine(messages))

    assert _acted(rules()).keys() <= _acted(planned(dying)[1]).keys()
