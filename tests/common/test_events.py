"""A run that another version made must open: what isn't known is kept, what is broken costs its own line only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest
from animation_ai_studio.common.checks import Check
from animation_ai_studio.common.events import (
    Asked,
    BudgetChanged,
    Created,
    Finished,
    Judged,
    KnownEvent,
    Note,
    OtherEvent,
    PhaseBegun,
    read_event,
)
from animation_ai_studio.common.runs import RunFolder

CHECK = Check(name="sharpness", score=0.1, threshold=0.2, passed=False, evidence="the picture is soft")


@pytest.mark.parametrize(
    ("event", "facts"),
    [
        (Created(), {}),
        (Finished(), {}),
        (Note(text="héllo 猫"), {"text": "héllo 猫"}),
        (PhaseBegun(name="shot", card=2), {"name": "shot", "card": 2}),
        (BudgetChanged(takes=3), {"takes": 3}),
        (Asked(about="takes", text="Which?", takes={"s1": ["s1-t1"]}, budget="takes"), None),
        (Judged(take="s1-t1", failed=[CHECK]), None),
    ],
)
def test_an_event_is_read_back_as_it_was_written(event: KnownEvent, facts: dict[str, object] | None) -> None:
    line = event.to_line()
    assert read_event(line) == event
    assert list(json.loads(line))[:2] == ["time", "kind"]
    if facts is not None:
        assert json.loads(line) == {"time": event.time, "kind": event.kind, **facts}


def test_every_kind_has_one_form_and_says_what_it_is() -> None:
    forms = get_args(KnownEvent)
    kinds = [form.model_fields["kind"].default for form in forms]
    assert len(set(kinds)) == len(kinds) and all(form.__doc__ for form in forms)


def test_a_kind_of_a_later_version_is_kept_whole() -> None:
    line = '{"time": 5.0, "kind": "dreamt", "of": ["sheep"], "deep": {"n": 1}}'
    event = read_event(line)
    assert isinstance(event, OtherEvent) and event.to_plain() == json.loads(line)


def test_a_field_of_a_later_version_is_kept() -> None:
    line = '{"time": 5.0, "kind": "note", "text": "a", "urgent": true}'
    event = read_event(line)
    assert isinstance(event, Note) and event.to_plain() == json.loads(line)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"[]",
        b"5",
        b'{"kind": "note", "text": "no time"}',
        b'{"time": 1.0}',
        b"\xff",
        b'{"time": NaN}',
    ],
)
def test_a_broken_line_costs_itself_alone(tmp_path: Path, line: bytes) -> None:
    run = RunFolder.create(tmp_path, "one")
    run.tell(Note(text="before"))
    with (run.root / "events.jsonl").open("ab") as stream:
        stream.write(line + b"\n")
    run.tell(Note(text="after"))
    assert [event.to_details()["text"] for event in run.events()] == ["before", "after"]
