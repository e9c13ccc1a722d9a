"""The report tells all of it: what was thrown away, who decided what, which models were asked."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from animation_ai_studio.agent.knowledge.recall import Fact
from animation_ai_studio.agent.run.report import _picture, hand_overs, made_on, write_report
from animation_ai_studio.agent.run.store import RunStore
from animation_ai_studio.agent.run.takes import Take, new_job
from animation_ai_studio.common.checks import Check, FilmVerdict
from animation_ai_studio.common.events import (
    Answered,
    Asked,
    BudgetEnded,
    Created,
    EventBase,
    Judged,
    ModelAsked,
    Note,
    PhaseBegun,
    Revised,
    ServerChosen,
)
from animation_ai_studio.common.runs import RunFolder
from animation_ai_studio.common.story import Beat, BeatKind, KnownFact, Line, Shot, Storyboard

HOSTILE = """<script>alert('x')</script>&"""


def page(run: RunFolder, facts: Sequence[Fact] = (), words: str = "Waves") -> str:
    """The report of a film of one shot, with ``words`` wherever a person or a model can write."""
    line = Line(id="s1-l1", character="luca", text=words)
    shot = Shot(id="s1", lines=[line], card=words)
    beats = [Beat(kind=BeatKind.SETUP, shots=[shot])]
    known = KnownFact(about="luca", text=words, citation="notes.md#1", used="line s1-l1")
    board = Storyboard(
        title=words,
        logline=words,
        request=words,
        planner=words,
        notes=[words, "short"],
        beats=beats,
        known=[known],
    )
    store = RunStore(run)
    for subject, attempt in (("s1", 1), ("s1", 2), ("s1-l1", 1)):
        store.save_take(Take(job=new_job(run.id, "shot", subject, attempt, 5)))
    takes = {take.job.subject: take for take in store.records() if take.job.take != "s1-t1"}
    check = Check(name=words, score=0.25, threshold=0.5, passed=False, evidence=words)
    verdict = FilmVerdict(accepted=False, seconds=5.0, checks=[check])
    return write_report(store, board, takes, verdict, facts).read_text("utf-8")


def test_decisions_budgets_models_and_hand_overs_are_told(tmp_path: Path) -> None:
    run = RunFolder.create(tmp_path, "Luca <b>waves</b>")
    for card, phase in ((7, "plan"), (8, "line"), (9, "shot"), (9, "film")):
        run.tell(PhaseBegun(name=phase, card=card))
    run.tell(Asked(about="takes", text="s1 <failed>", takes={"s1": ["s1-t1"]}, budget="takes"))
    run.tell(Answered(about="takes", takes=["s1-t1"], again=[]))
    run.tell(BudgetEnded(name="minutes", limit=60.0))
    run.tell(ModelAsked(name="small", calls=31, tokens=9000, asked=30, kept=21, faults=["a <line> twice"]))
    told = page(run)
    assert "s1 &lt;failed&gt;" in told and "<td>takes s1-t1</td>" in told and "minutes: 60" in told
    assert "<td>31</td>" in told and "21 of 30" in told
    assert hand_overs(run.events()) == [2, 0] and "changed hands 2 times" in told


def test_what_did_not_happen_is_not_told(tmp_path: Path) -> None:
    run = RunFolder.create(tmp_path, "Luca waves")
    run.tell(PhaseBegun(name="plan", card=None))
    told = page(run)
    assert "No language model" in told
    assert "Decisions" not in told and "Looked up" not in told


def test_rejected_takes_and_the_ways_to_the_graphs_are_told(tmp_path: Path) -> None:
    run = RunFolder.create(tmp_path, "Luca waves")
    run.tell(PhaseBegun(name="plan", card=None))
    told = page(run)
    assert "Not used: 1" in told
    assert re.findall(r'href="graphs/([\w-]+)\.json"', told) == ["s1-t2", "s1-l1-t1", "s1-t1"]


def test_words_from_anywhere_are_words_in_the_page(tmp_path: Path) -> None:
    """A request, a model's answer or a foreign run would run as a script in the browser of who reads the report."""
    run = RunFolder.create(tmp_path, HOSTILE)
    check = Check(name=HOSTILE, score=0.1, threshold=0.5, passed=False, evidence=HOSTILE)
    told: list[EventBase] = [
        Created(earlier=HOSTILE, changed=[HOSTILE]),
        ServerChosen(text=HOSTILE),
        PhaseBegun(name=HOSTILE, card=1),
        Judged(take="s1-t1", failed=[check]),
        Revised(subject="s1", parameter=HOSTILE, value=HOSTILE, check=HOSTILE, why=HOSTILE),
        Asked(about="takes", text=HOSTILE, takes={}),
        Answered(about="takes", takes=[HOSTILE], again=[]),
        BudgetEnded(name=HOSTILE, limit=1.0),
        ModelAsked(name=HOSTILE, calls=1, tokens=1, asked=1, kept=0, faults=[HOSTILE]),
        Note(text=HOSTILE),
    ]
    for event in told:
        run.tell(event)
    facts = [Fact(about=HOSTILE, kind="x", text=HOSTILE, citation=HOSTILE)]
    seen = page(run, facts, HOSTILE)
    assert "<script" not in seen and "'x'" not in seen
    assert seen.count("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;") == 30
    assert "<td>line s1-l1</td><td>notes.md#1</td>" in seen  # what was known and used, with its document
    assert "Content-Security-Policy" in seen and "script-src 'none'" in seen


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
    assert [one.to_details() for one in run.events()] == [{"text": "kept"}]


def test_a_take_without_a_picture_leaves_its_place_empty(tmp_path: Path) -> None:
    """The report of a film whose take holds only sound ended in a traceback."""
    sound = tmp_path / "s1-t1.mp4"
    with av.open(str(sound), "w") as container:
        stream = container.add_stream("aac", rate=48_000)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), format="fltp", layout="mono")
        frame.rate = 48_000
        container.mux([*stream.encode(frame), *stream.encode(None)])
    assert _picture(sound) == ""
