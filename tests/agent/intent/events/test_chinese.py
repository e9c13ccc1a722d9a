"""How much of what happens in Chinese requests the reader finds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from animation_ai_studio.agent.intent.events.chinese import read
from animation_ai_studio.common import strict_yaml
from animation_ai_studio.common.acts import ConstraintKind

_CASES = strict_yaml.loads(Path(__file__).with_name("chinese.yaml").read_text(encoding="utf-8"))
FLOOR_SEEN, FLOOR_UNSEEN = 0.85, 0.74


def _share(cases: list[dict[str, Any]]) -> float:
    """The share of the wanted acts that are read with the same action, actor and objects."""
    found = wanted = 0
    for case in cases:
        reading = read(case["request"], {})
        names = {one.id: one.name for one in reading.entities}
        left = [act for event in reading.events for act in event.acts]
        for gold in case["events"]:
            wanted += 1
            for act in left:
                same = act.action == gold["action"] and gold["who"] in [names[one] for one in act.who]
                others = {names.get(act.what or ""), names.get(act.whom or "")}
                if same and {gold[key] for key in ("what", "whom") if key in gold} <= others:
                    left.remove(act)
                    found += 1
                    break
    return found / wanted


def test_requests_known_when_the_reader_was_written() -> None:
    assert _share([case for case in _CASES if not case.get("unseen")]) >= FLOOR_SEEN


def test_requests_written_after_the_reader() -> None:
    assert _share([case for case in _CASES if case.get("unseen")]) >= FLOOR_UNSEEN


def test_constraints_and_quotes_are_kept_in_their_own_script() -> None:
    reading = read("一隻貓追老鼠，貓說：「別跑！」不要對白，正好三個鏡頭。", {})
    kinds = {(one.kind, one.value) for one in reading.constraints}
    assert (ConstraintKind.SCRIPT, "traditional") in kinds
    assert (ConstraintKind.EXACT_SHOTS, "3") in kinds
    assert ConstraintKind.NO_DIALOGUE in {kind for kind, _ in kinds}
    assert [act.says for event in reading.events for act in event.acts if act.says] == ["別跑！"]
