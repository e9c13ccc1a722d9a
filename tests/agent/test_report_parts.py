"""The report tells all of it: what was thrown away, who decided what, which models were asked."""

from __future__ import annotations

from pathlib import Path

from animation_ai_studio.agent.report import _models, _people, hand_overs, made_on
from animation_ai_studio.common.runs import RunFolder


def test_decisions_budgets_models_and_hand_overs_are_told(tmp_path: Path) -> None:
    run = RunFolder.create(tmp_path, "Luca <b>waves</b>")
    for card, phase in ((7, "plan"), (8, "line"), (9, "shot"), (9, "film")):
        run.event("phase", name=phase, card=card)
    run.event("asked", about="takes", text="s1 <failed>", takes={"s1": ["s1-t1"]}, budget="takes")
    run.event("answered", about="takes", takes=["s1-t1"], again=[])
    run.event("budget", name="minutes", limit=60.0)
    run.event("model", name="small", calls=31, tokens=9000, asked=30, kept=21, faults=["a <line> twice"])
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
        run.event("server", text=text)
    assert made_on(run.events()) == "ComfyUI 1 at a, kept; then ComfyUI 2 at b, named by the profile"
    assert made_on([]) == "unknown"


def test_hand_overs_are_counted_for_each_round(tmp_path: Path) -> None:
    """A run that swapped models in every revision would look fine if only the sum were told."""
    run = RunFolder.create(tmp_path, "Luca waves")
    marks = [("plan", 3), ("line", 4), ("line", 4), ("shot", 4), ("shot", 6), ("film", 9), ("judge", 9)]
    for phase, card in marks:
        run.event("phase", name=phase, card=card)
    assert hand_overs(run.events()) == [1, 2, 3]
    assert hand_overs([]) == []
