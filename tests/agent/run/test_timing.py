"""A film must be as long as asked, and no word may be cut off for it."""

import pytest
from animation_ai_studio.agent.run.timing import (
    FASTEST,
    LEAD_IN,
    fit_lengths,
    line_starts,
    next_speed,
    speech_end,
)
from animation_ai_studio.common.story import Line, Shot, Speech


def shot(name: str, *lines: str, seconds: float = 3.0, hold: float = 0.5) -> Shot:
    spoken = [Line(id=f"{name}-{i}", character="luca", text=text, pause=0.2) for i, text in enumerate(lines)]
    return Shot(id=name, lines=spoken, seconds=seconds, hold=hold)


def speech(seconds: float) -> Speech:
    return Speech(character="luca", text="words", seconds=seconds)


def test_lines_follow_each_other_with_their_pauses() -> None:
    one = shot("s1", "first", "second")
    starts = dict(line_starts(one, {"s1-0": speech(1.0), "s1-1": speech(2.0)}))
    assert starts["s1-0"] == pytest.approx(LEAD_IN + 0.2)
    assert starts["s1-1"] == pytest.approx(LEAD_IN + 0.2 + 1.0 + 0.2)


@pytest.mark.parametrize("target", [10.0, 14.0, 20.0])
def test_the_film_is_as_long_as_asked_when_speech_allows(target: float) -> None:
    shots = [shot("s1", "a"), shot("s2"), shot("s3", "b", hold=1.0), shot("s4", seconds=4)]
    speeches = {"s1-0": speech(2.0), "s3-0": speech(2.5)}
    lengths = fit_lengths(shots, speeches, target, 24)
    assert sum(lengths.values()) == pytest.approx(target, abs=0.1)


@pytest.mark.parametrize("target", [1.0, 5.0, 60.0])
def test_no_shot_is_shorter_than_its_speech_or_drags(target: float) -> None:
    shots = [shot("s1", "a"), shot("s2"), shot("s3", "b")]
    speeches = {"s1-0": speech(3.0), "s3-0": speech(4.5)}
    lengths = fit_lengths(shots, speeches, target, 24)
    for one in shots:
        assert lengths[one.id] >= speech_end(one, speeches)
        assert lengths[one.id] <= 1.8 * max(speech_end(one, speeches) + one.hold, one.seconds) + 0.05


def test_every_length_is_a_whole_number_of_frames() -> None:
    lengths = fit_lengths([shot("s1"), shot("s2", "a")], {"s2-0": speech(1.234)}, 9.0, 24)
    assert all(float(length * 24).is_integer() for length in lengths.values())


def test_voices_that_did_not_follow_are_hurried_again_and_never_past_the_limit() -> None:
    shots = [shot("s1", "a"), shot("s2", "b")]

    def asked(speed: float, seconds: float, target: float = 8.0) -> float:
        return next_speed(speed, shots, {"s1-0": speech(seconds), "s2-0": speech(seconds)}, target)

    assert asked(1.0, 3.0) == 1.0, "a story that fits is hurried"
    first = asked(1.0, 3.7)
    assert 1.0 < first < FASTEST
    again = asked(first, 3.65)
    assert first < again <= FASTEST, "the voices took too long all the same, and nobody minded"
    assert asked(again, 3.3) == again
    assert asked(FASTEST, 5.0) == FASTEST
    assert asked(FASTEST - 0.01, 5.0) == FASTEST - 0.01, (
        "everything is spoken again for nothing that is heard"
    )
