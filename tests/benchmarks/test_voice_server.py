"""The measure of lines through a bad voice server can tell a whole line from half of one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from animation_ai_studio.benchmarks.sovits_double import sound, syllables_of
from animation_ai_studio.benchmarks.voice_server import killed, misbehaving, swells


def test_a_line_that_lost_a_syllable_is_counted_as_wrong() -> None:
    """Otherwise "0 wrong" would say nothing."""
    text = "The dog stole my sausage again."
    whole = np.frombuffer(sound(text, "", 32_000, 1.0), "<i2").astype(np.float32) / 32768
    assert swells(whole, 32_000) == syllables_of(text)
    assert swells(whole[: len(whole) * 3 // 4], 32_000) < syllables_of(text)


def test_no_line_is_silent_or_wrong(tmp_path: Path) -> None:
    for tally in (misbehaving(tmp_path, 4, 0.3), killed(tmp_path, 2)):
        assert (tally["silent"], tally["wrong"]) == (0, 0)
        assert tally["whole"] + tally["by_the_fall_back"] == tally["lines"]
