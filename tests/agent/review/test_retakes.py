"""A revision that only draws another seed never mends a line that is spoken too fast or a LoRA that is too weak."""

from __future__ import annotations

import pytest
from animation_ai_studio.agent.review.retakes import Adjustment, Attempt, best_of, next_adjustment
from animation_ai_studio.common.checks import Check

ALL = frozenset({"speed", "lora_weight", "control_strength", "prompt_term"})


def missed(change: str, margin: float = -0.5, **fields: object) -> Check:
    known = {
        "score": 24.0,
        "threshold": 18.0,
        "evidence": "missed",
        "term": "daylight" if change == "prompt_term" else "",
        **fields,
    }
    return Check.model_validate(
        {"name": change or "check", "passed": False, "change": change, "margin": margin, **known}
    )


def attempt(number: int, adjustment: Adjustment, *checks: Check) -> Attempt:
    return Attempt(f"s1-t{number}", adjustment, checks)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("speed", {"speed": 0.69}),
        ("lora_weight", {"lora_weight": 1.5}),
        ("control_strength", {"control_strength": 1.5}),
        ("prompt_term", {"prompt_terms": ("daylight",)}),
        ("seed", {"seeds": 1}),
        ("take", {"seeds": 1}),
    ],
)
def test_the_slot_that_a_check_names_is_moved_and_nothing_else(
    change: str, expected: dict[str, object]
) -> None:
    found = next_adjustment([attempt(1, Adjustment(), missed(change))], ALL)
    assert found is not None
    assert found.model_dump(exclude={"changes"}) == {
        **Adjustment().model_dump(exclude={"changes"}),
        **expected,
    }
    assert found.changes[-1].why == "missed"


def test_speech_that_is_too_slow_is_hurried() -> None:
    slow = missed("speed", score=5.0, threshold=8.0)
    found = next_adjustment([attempt(1, Adjustment(speed=0.6), slow)], ALL)
    assert found is not None and 0.6 < found.speed <= 1.6


def test_a_slot_that_the_graph_lacks_gives_way_to_another_seed() -> None:
    found = next_adjustment([attempt(1, Adjustment(), missed("lora_weight"))], frozenset())
    assert found is not None and found.seeds == 1 and found.lora_weight == 1.0


def test_a_slot_that_helps_is_moved_further_to_its_end_and_one_that_does_not_is_left() -> None:
    first = attempt(1, Adjustment(), missed("lora_weight", -0.6))
    second = next_adjustment([first], ALL)
    assert second is not None
    helped = attempt(2, second, missed("lora_weight", -0.3))
    third = next_adjustment([first, helped], ALL)
    assert third is not None and third.lora_weight == 2.0 and third.seeds == 0
    did_not = attempt(2, second, missed("lora_weight", -0.7))
    instead = next_adjustment([first, did_not], ALL)
    assert instead is not None and instead.lora_weight == 1.0 and instead.seeds == 1


def test_nothing_is_tried_twice_and_it_ends() -> None:
    attempts = [attempt(1, Adjustment(), missed("speed"), missed("prompt_term", -0.2))]
    while (following := next_adjustment(attempts, ALL)) is not None:
        assert not any(following.same(before.adjustment) for before in attempts)
        attempts.append(
            attempt(len(attempts) + 1, following, missed("speed", -0.6), missed("prompt_term", -0.3))
        )
        assert len(attempts) < 10
    assert best_of(attempts).take == "s1-t1"


def test_a_seed_that_changes_next_to_nothing_is_the_last_one() -> None:
    """A film of the README drew one shot four times for 0.341, 0.338, 0.328 and 0.328 of a threshold of 0.3."""
    attempts = [attempt(1, Adjustment(), missed("take", -0.137))]
    second = next_adjustment(attempts, ALL)
    assert second is not None and second.seeds == 1
    assert next_adjustment([*attempts, attempt(2, second, missed("take", -0.127))], ALL) is None
    assert next_adjustment([*attempts, attempt(2, second, missed("take", -0.05))], ALL) is not None
