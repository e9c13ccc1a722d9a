"""Figures are read by people and by programs; a line without its unit, or a broken line, is read wrongly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from animation_ai_studio.benchmarks.figures import SHARE, Figure, flatten, show

FIGURES = {
    "slowest_ms": 12.0,
    "memory_mb": 812.34567,
    "accuracy": 0.9993,
    "runs": {"10 s": {"wall": 61.25, "phases": {"lines": 3, "shots": None}}},
    "pitch_hz": {"luca": 210.4},
    "same_pixels": True,
    "rows": [{"name": "link cut", "found": 25}, {"found": 24}],
    "seconds": [1.5, 2.0],
    "wrong": ["a crab: place is\n'ocean'"],
    "lost": [],
}
LINES = [
    "slowest_ms: 12 ms",
    "memory_mb: 812.3457 MB",
    "accuracy: 99.93 %",
    "runs.10 s.wall: 61.25 s",
    "runs.10 s.phases.lines: 3 s",
    "runs.10 s.phases.shots: not measured",
    "pitch_hz.luca: 210.4 Hz",
    "same_pixels: yes",
    "rows.link cut.name: link cut",
    "rows.link cut.found: 25",
    "rows.2.found: 24",
    "seconds: 1.5, 2 s",
    "wrong.1: a crab: place is 'ocean'",
    "lost: none",
]
UNITS = {"*.wall": "s", "*.phases.*": "s"}


def test_every_figure_is_one_line_with_its_unit(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever compares two trials line by line must find the same figure under the same name."""
    show({**FIGURES, "long": "word " * 200}, False, None, UNITS)
    lines = capsys.readouterr().out.splitlines()
    assert lines == [*LINES, "long: " + "word " * 199 + "word"]


def test_json_and_file_hold_the_figures_as_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Percent and rounding are for people: programs get shares and all digits."""
    target = tmp_path / "new" / "figures.json"
    show(FIGURES, True, target, UNITS)
    assert json.loads(capsys.readouterr().out) == json.loads(target.read_text("utf-8")) == FIGURES


def test_a_pattern_goes_before_a_suffix_and_the_first_pattern_counts() -> None:
    """A count that stands beside times must not be shown as a time."""
    ways = {"ways": {"gateway": {"chunks": 1200, "p50": 0.2, "rate": 0.5}}, "work_seconds": 3.0}
    units = {"*.chunks": "", "*.rate": SHARE, "ways.*": "ms", "work_*": "min"}
    assert list(flatten(ways, units)) == [
        Figure("ways.gateway.chunks", 1200),
        Figure("ways.gateway.p50", 0.2, "ms"),
        Figure("ways.gateway.rate", 0.5, SHARE),
        Figure("work_seconds", 3.0, "min"),
    ]
