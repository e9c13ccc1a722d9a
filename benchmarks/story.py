"""Measures the reader and the writer over labelled requests: slots, demands obeyed, repetition, time.

Plain functions that return numbers; showing and storing them belongs to :mod:`.figures`. The requests are
``benchmarks/data/requests.yaml`` (text and the labels a reader would give).
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ..agent.story.obey import coverage
from ..agent.story.planner import DeterministicPlanner
from ..agent.story.writer import plain
from ..common.story import Intent, Storyboard
from ..intent import understand
from ..intent.people import Persona

REQUESTS = Path(__file__).parent / "data" / "requests.yaml"
"""The labelled requests that the reader was mended with."""


@dataclass(frozen=True)
class Labelled:
    """A request and what it asks for."""

    text: str
    odd: bool
    labels: Mapping[str, Any]


@dataclass
class Report:
    """Figures over a set of requests."""

    requests: int = 0
    slots: int = 0
    slots_right: int = 0
    labelled: int = 0
    labelled_right: int = 0
    wrong: list[str] = field(default_factory=list)
    not_honoured: list[str] = field(default_factory=list)
    repeated_in_a_film: list[str] = field(default_factory=list)
    shared_lines_worst: float = 0.0
    shared_lines_mean: float = 0.0
    titles: int = 0
    slowest_ms: float = 0.0
    mean_ms: float = 0.0

    @property
    def slot_accuracy(self) -> float:
        """Right slots among all that were checked, also those where nothing may be invented."""
        return self.slots_right / max(1, self.slots)

    @property
    def labelled_accuracy(self) -> float:
        """Right slots among those that the request names."""
        return self.labelled_right / max(1, self.labelled)


def load_requests(path: Path = REQUESTS) -> list[Labelled]:
    """The labelled requests of a file."""
    entries = yaml.safe_load(path.read_text("utf-8"))
    return [
        Labelled(e["text"], bool(e.get("odd")), {k: v for k, v in e.items() if k not in ("text", "odd")})
        for e in entries
    ]


def read_slots(intent: Intent) -> dict[str, Any]:
    """An intent in the form of the labels."""
    settings = intent.settings
    return {
        "characters": [who for who in intent.characters if who not in intent.called],
        "called": list(intent.called.values()),
        "place": list(dict.fromkeys(s.place.value for s in settings)) if intent.place_named else [],
        "time": list(dict.fromkeys(s.time.value for s in settings)) if intent.time_named else [],
        "weather": list(dict.fromkeys(s.weather.value for s in settings)) if intent.weather_named else [],
        "things": [f"{t.prop.value}:{t.label}" if t.label else t.prop.value for t in intent.things],
        "form": intent.form.value if intent.form else None,
        "style": intent.style.value if intent.style else None,
        "device": intent.device.value if intent.device else None,
        "mood": intent.mood.value if intent.mood else None,
        "seconds": intent.seconds,
        "shots": intent.shots,
        "dialogue": intent.dialogue,
        "language": intent.language,
        "without": list(intent.without),
    }


_ALWAYS = (
    "characters",
    "called",
    "place",
    "time",
    "weather",
    "form",
    "seconds",
    "shots",
    "dialogue",
    "language",
)
"""Slots that are checked even where a label is absent: nothing may be invented there."""
_NOTHING: Mapping[str, Any] = {
    "characters": [],
    "called": [],
    "place": [],
    "time": [],
    "weather": [],
    "dialogue": True,
    "language": "en",
}


def check_slots(request: Labelled, intent: Intent) -> dict[str, bool]:
    """Slot → right. Lists count as sets; labelled things must all be found, further ones are allowed."""
    found = read_slots(intent)
    result = {}
    for name in dict.fromkeys((*_ALWAYS, *request.labels)):
        wanted, got = request.labels.get(name, _NOTHING.get(name)), found[name]
        if name == "things":
            result[name] = all(
                any(g == w or (":" not in w and g.startswith(w + ":")) for g in got) for w in wanted
            )
        elif name == "without":
            result[name] = set(wanted) <= set(got)
        else:
            result[name] = set(wanted) == set(got) if isinstance(wanted, list) else wanted == got
    return result


def spoken(storyboard: Storyboard) -> list[str]:
    """All lines and cards of a film, in lower case without punctuation."""
    texts = [line.text for shot in storyboard.shots for line in shot.lines]
    texts += [shot.card for shot in storyboard.shots if shot.card]
    return [plain(text) for text in texts]


def sharing(films: Sequence[Storyboard]) -> tuple[float, float]:
    """Worst and mean share of lines that a film has in common with any one other film."""
    sets = [set(spoken(film)) for film in films]
    shares = [
        max(
            (len(one & other) / max(1, min(len(one), len(other))) for j, other in enumerate(sets) if j != i),
            default=0.0,
        )
        for i, one in enumerate(sets)
    ]
    return max(shares, default=0.0), sum(shares) / max(1, len(shares))


def measure(requests: Sequence[Labelled], characters: Mapping[str, Persona], seed: int = 0) -> Report:
    """Reads and plans every request and counts what is right."""
    report = Report(requests=len(requests))
    films: list[Storyboard] = []
    times: list[float] = []
    for request in requests:
        start = time.perf_counter()
        intent = understand(request.text, characters=characters)
        film = DeterministicPlanner().plan(intent, seed=seed, characters=characters)
        times.append((time.perf_counter() - start) * 1000)
        films.append(film)
        checks = check_slots(request, intent)
        report.slots += len(checks)
        report.slots_right += sum(checks.values())
        report.labelled += len(request.labels)
        report.labelled_right += sum(checks[name] for name in request.labels)
        got = read_slots(intent)
        report.wrong += [
            f"{request.text}: {name} is {got[name]!r}" for name, right in checks.items() if not right
        ]
        report.not_honoured += [f"{request.text}: {what}" for what in coverage(intent, film)]
        twice = [text for text, count in Counter(spoken(film)).items() if count > 1]
        report.repeated_in_a_film += [f"{request.text}: {text}" for text in twice]
    report.shared_lines_worst, report.shared_lines_mean = sharing(films)
    report.titles = len({film.title for film in films})
    report.slowest_ms, report.mean_ms = max(times), sum(times) / len(times)
    return report
