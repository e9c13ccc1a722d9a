"""What the reader makes of English requests: the share of the acts it reads right, and what it must never miss."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from animation_ai_studio.agent.intent.events import read_story
from animation_ai_studio.common import strict_yaml
from animation_ai_studio.common.acts import Act, Outcome, StoryReading, Tone

FLOOR = 0.90
GOLD = strict_yaml.loads(Path(__file__).with_name("english.yaml").read_text(encoding="utf-8"))
CAST: Any = {
    key: SimpleNamespace(id=key, names=SimpleNamespace(en=[key.title()], zh=[]), traits=[], narrator=False)
    for key in ("luca", "alberto", "giulia")
}


def acts(text: str) -> tuple[StoryReading, list[Act]]:
    reading = read_story(text, "en", CAST)
    return reading, [act for event in reading.events for act in event.acts]


def fits(act: Act, gold: dict[str, Any]) -> bool:
    who = [gold["who"]] if isinstance(gold["who"], str) else gold["who"]
    ends = all(key not in gold or getattr(act, key) == gold[key] for key in ("what", "whom"))
    return act.who == who and act.action == gold["action"] and ends


def test_share_of_acts_read_right() -> None:
    right = total = 0
    for case in GOLD:
        _, found = acts(case["request"])
        at = 0
        for gold in case["events"]:
            total += 1
            match = next((k for k in range(at, len(found)) if fits(found[k], gold)), None)
            if match is not None:
                right, at = right + 1, match + 1
    assert right / total >= FLOOR, f"{right} of {total}"


MUST = GOLD[:5]


@pytest.mark.parametrize("case", MUST, ids=[case["request"][:30] for case in MUST])
def test_reads_these_wholly(case: dict[str, Any]) -> None:
    reading, found = acts(case["request"])
    assert len(found) == len(case["events"])
    assert all(fits(act, gold) for act, gold in zip(found, case["events"], strict=True))
    assert {item.kind.value for item in reading.constraints} >= set(case.get("constraints", ()))
    assert reading.not_understood == []


def test_what_never_comes_fails_and_a_sad_film_is_sad() -> None:
    reading, found = acts("A quiet, sad film: Mira waits for a train that never comes. No jokes.")
    assert found[-1].outcome is Outcome.FAILS
    assert reading.tone is Tone.SAD


def test_a_thing_without_a_verb_is_an_entity_without_events() -> None:
    reading, found = acts("A dog in space")
    assert reading.entities[0].id == "dog"
    assert found == []
