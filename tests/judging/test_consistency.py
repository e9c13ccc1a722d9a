"""An uncalibrated threshold passes strangers on one net and refuses the hero on another: users lose both ways."""

import numpy as np
import pytest
from animation_ai_studio.judging.identity.consistency import ACCEPT, calibrate, compare, normalised


def gallery(spread: float, common: float, per: int = 6, seed: int = 0) -> dict[str, np.ndarray]:
    """Three characters in 64 dimensions; ``common`` makes all alike, as face nets do on cartoon heads."""
    rng = np.random.default_rng(seed)
    shared = normalised(rng.standard_normal(64))[0] * common
    return {
        name: np.stack([shared + centre + rng.standard_normal(64) * spread for _ in range(per)]).astype(
            np.float32
        )
        for name, centre in zip(
            ("luca", "alberto", "nona"), normalised(rng.standard_normal((3, 64))), strict=True
        )
    }


@pytest.mark.parametrize("common", [0.0, 1.0, 3.0])
def test_new_pictures_are_told_apart_whatever_the_nets_own_scale(common: float) -> None:
    known, fresh = gallery(0.08, common), gallery(0.08, common, per=26)
    right = wrong = 0
    for name, pictures in fresh.items():
        for picture in pictures[6:]:
            right += compare(picture, name, known).outcome == "accept"
            wrong += compare(picture, "luca" if name != "luca" else "nona", known).outcome == "accept"
    assert right >= 54
    assert wrong == 0


def test_the_threshold_stands_at_the_bar_users_know() -> None:
    scale = calibrate("luca", gallery(0.08, 1.0))
    assert scale.scale(scale.threshold) == pytest.approx(ACCEPT)
    assert scale.scale(scale.impostor) < ACCEPT < scale.scale(scale.genuine)
    assert scale.scale(1.0) == pytest.approx(1.0)


def test_too_few_references_give_no_verdict_and_say_why() -> None:
    known = gallery(0.08, 1.0)
    known["luca"] = known["luca"][:2]
    verdict = compare(known["luca"][0], "luca", known)
    assert verdict.outcome == "unknown"
    assert "2 reference" in verdict.reason


def test_no_other_characters_give_no_verdict() -> None:
    known = {"luca": gallery(0.08, 1.0)["luca"]}
    assert compare(known["luca"][0], "luca", known).outcome == "unknown"


def test_a_net_that_can_not_tell_them_apart_is_not_believed() -> None:
    rng = np.random.default_rng(3)
    known = {name: rng.standard_normal((5, 64)).astype(np.float32) for name in ("a", "b", "c")}
    assert "doesn't tell" in compare(known["a"][0], "a", known).reason


def test_the_nearest_other_character_is_named() -> None:
    known = gallery(0.08, 1.0)
    verdict = compare(known["nona"][0], "luca", known)
    assert verdict.rank == 2 or verdict.rank == 3
    assert "nona" in verdict.reason
    assert verdict.margin < 0


@pytest.mark.parametrize("bad", [np.zeros(8), np.full(8, np.nan)])
def test_an_empty_embedding_is_a_fault_not_a_score(bad: np.ndarray) -> None:
    with pytest.raises(ValueError, match="zero or not finite"):
        normalised(bad)
