"""The report tells all of it: what was thrown away, who decided what, which models were asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from animation_ai_studio.agent.run.report import _models, _people, _picture, hand_overs, made_on
from animation_ai_studio.common.events import (
    Answered,
    Asked,
    BudgetEnded,
    ModelAsked,
    Note,
    PhaseBegun,
    ServerChosen,
)
from animation_ai_studio.common.runs import RunFolder


def test_decisions_budgets_models_and_hand_overs_are_told(tmp_path: Path) -> None:
    run = RunFolder.create(tmp_path, "Luca <b>waves</b>")
    for card, phase in ((7, "plan"), (8, "line"), (9, "shot"), (9, "film")):
        run.tell(PhaseBegun(name=phase, card=card))
    run.tell(Asked(about="takes", text="s1 <failed>", takes={"s1": ["s1-t1"]}, budget="takes"))
    run.tell(Answered(about="takes", takes=["s1-t1"], again=[]))
    run.tell(BudgetEnded(name="minutes", limit=60.0))
    run.tell(ModelAsked(name="small", calls=31, tokens=9000, asked=30, kept=21, faults=["a <line> twice"]))
    events = run.events()
    told = _people(events)
    assert "s1 &lt;failed&gt;" in told and "s1-t1" in told and "minutes: 60" in told
    assert "<td>31</td>" in _models(events) and "21 of 30" in _models(events)
    assert hand_overs(events) == [2, 0] and "changed hands 2 times" in _models(events)
    assert "No language model" in _models([]) and _people([]) == ""


def test_every_server_that_worked_on_a_film_is_named(tmp_path: Path) -> None:
    """On a machine with several, it is the only trace of where the pictures went."""
    run = RunFolder.create(tmp_path, "Luca waves")
    for text in ("ComfyUI 1 at a, kept", "ComfyUI 1 at a, kept", "ComfyUI 2 at b, named by the profile"):
        run.tell(ServerChosen(text=text))
    assert made_on(run.events()) == "ComfyUI 1 at a, kept; then ComfyUI 2 at b, named by the profile"
    assert made_on([]) == "unknown"


def test_hand_overs_are_counted_for_each_round(tmp_path: Path) -> None:
    """A run that swapped models in every revision would look fine if only the sum were told."""
    run = RunFolder.create(tmp_path, "Luca waves")
    marks = [("plan", 3), ("line", 4), ("line", 4), ("shot", 4), ("shot", 6), ("film", 9), ("judge", 9)]
    for phase, card in marks:
        run.tell(PhaseBegun(name=phase, card=card))
    assert hand_overs(run.events()) == [1, 2, 3]
    assert hand_overs([]) == []


@pytest.mark.parametrize(
    "event",
    [
        {"kind": "note"},
        {"kind": "note", "text": ["<b>"]},
        {"kind": "model", "name": "small", "calls": "<b>31</b>", "tokens": 5},
        {"kind": "model", "name": "small", "calls": 31, "tokens": 5, "kept": "<b>"},
        {"kind": "judged", "take": "s1-t1"},
        {"kind": "judged", "take": 5, "failed": []},
        {"kind": "budget", "name": "minutes", "limit": "much"},
        {"kind": "phase", "name": "plan", "card": "x"},
        {"kind": "phase", "name": "plan", "time": "noon"},
        {"kind": "answered"},
        {"kind": {}},
    ],
)
def test_a_planted_event_is_passed_over(tmp_path: Path, event: dict[str, Any]) -> None:
    """Markup in a number's place would stand in the page as it is, and a missing part would end in a traceback."""
    run = RunFolder.create(tmp_path, "Luca waves")
    run.tell(Note(text="kept"))
    with (run.root / "events.jsonl").open("a") as file:
        file.write(json.dumps({"time": 5.0, **event}) + "\n")
    assert [one.told() for one in run.events()] == [{"text": "kept"}]


def test_a_take_without_a_picture_leaves_its_place_empty(tmp_path: Path) -> None:
    """The report of a film whose take holds only sound ended in a traceback."""
    sound = tmp_path / "s1-t1.mp4"
    with av.open(str(sound), "w") as container:
        stream = container.add_stream("aac", rate=48_000)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), format="fltp", layout="mono")
        frame.rate = 48_000
        container.mux([*stream.encode(frame), *stream.encode(None)])
    assert _picture(sound) == ""
