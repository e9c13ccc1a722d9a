"""A judge that passes black pictures or mute voices lets a broken film through; one that refuses night stops all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from animation_ai_studio.agent.review.rounds import LOOK_ALIKE
from animation_ai_studio.benchmarks.judging import order
from animation_ai_studio.benchmarks.planted import (
    GRADES,
    HARMLESS,
    PICTURE,
    VOICE,
    Voiced,
    spoilt,
    spoilt_line,
)
from animation_ai_studio.benchmarks.puppets import sample_film
from animation_ai_studio.common.checks import Check
from animation_ai_studio.common.story import Actor, Setting, Shot, Speech, VisemeCue
from animation_ai_studio.common.vocabulary import Framing, Place, Viseme, Weather
from animation_ai_studio.configs.judging import load_judging
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.film.picture.encode import TAKE, Pixels, open_video
from animation_ai_studio.judging.picture import fingerprint, measure_picture
from animation_ai_studio.judging.voice import measure_voice
from animation_ai_studio.puppets.scene import render_shot

RATE, SIZE, FPS = 24_000, (480, 270), 12
BARS = load_judging([])


@pytest.fixture(scope="module")
def frames() -> list[Pixels]:
    """A second and a half of a real puppet shot."""
    shots, looks = sample_film()
    shot, speech, _ = shots[1]
    return list(render_shot(shot, looks, speech, seconds=1.5, size=SIZE, fps=FPS, workers=1))


def judged(folder: Path, frames: list[Pixels]) -> list[Check]:
    path = folder / "take.mp4"
    with open_video(path, SIZE, FPS, quality=TAKE) as out:
        for frame in frames:
            out.write(frame)
    return measure_picture(path, BARS.picture)


def failed(checks: list[Check]) -> set[str]:
    return {check.name for check in checks if not check.passed}


@pytest.mark.parametrize("harmless", range(len(HARMLESS)))
def test_a_good_shot_passes_whatever_harmless_is_done_to_it(
    tmp_path: Path, frames: list[Pixels], harmless: int
) -> None:
    assert failed(judged(tmp_path, spoilt(frames, {}, harmless))) == set()


@pytest.mark.parametrize("fault", PICTURE)
def test_a_check_of_pictures_moves_for_its_own_fault_only(
    tmp_path: Path, frames: list[Pixels], fault: str
) -> None:
    checks = judged(tmp_path, spoilt(frames, {fault: GRADES - 1}, 0))
    assert failed(checks) == {fault}
    assert (
        next(check for check in checks if check.name == fault).change == getattr(BARS.picture, fault).change
    )


def test_lightning_is_no_torn_frame(tmp_path: Path) -> None:
    """A storm would be drawn three times more, and told as faulty, for what makes it a storm."""
    looks = {key: preset.look for key, preset in load_characters([]).items()}
    storm = Setting(place=Place.TOWN, weather=Weather.STORM)
    shot = Shot(id="s1", setting=storm, framing=Framing.WIDE, actors=[Actor(character="mira")])
    frames = list(render_shot(shot, looks, seconds=4.0, size=SIZE, fps=24, seed=1, workers=1))
    light = [float(frame.mean()) for frame in frames]
    assert max(light) > 1.15 * np.median(light), "there must be lightning to be judged"
    assert "glitch" not in failed(judged(tmp_path, frames))


@pytest.mark.parametrize(("value", "fault"), [(0, "dark"), (255, "bright"), (128, "contrast")])
def test_an_empty_picture_has_one_fault_and_the_rest_is_not_judged(
    tmp_path: Path, frames: list[Pixels], value: int, fault: str
) -> None:
    checks = judged(tmp_path, [np.full_like(frame, value) for frame in frames])
    assert failed(checks) == {fault}
    assert {"sharpness", "motion", "glitch"} <= {check.name for check in checks if check.abstained}


def test_a_picture_that_is_meant_to_stand_still_may(tmp_path: Path, frames: list[Pixels]) -> None:
    path = tmp_path / "take.mp4"
    with open_video(path, SIZE, FPS, quality=TAKE) as out:
        for _ in frames:
            out.write(frames[0])
    assert failed(measure_picture(path, BARS.picture)) == {"motion"}
    assert failed(measure_picture(path, BARS.picture, still=True)) == set()


def test_a_fingerprint_knows_a_picture_again_and_no_other(tmp_path: Path, frames: list[Pixels]) -> None:
    def mark(name: str, changed: list[Pixels]) -> int:
        path = tmp_path / f"{name}.mp4"
        with open_video(path, SIZE, FPS, quality=TAKE) as out:
            for frame in changed:
                out.write(np.ascontiguousarray(frame))
        return int(fingerprint(path), 16)

    mine = mark("mine", frames)
    harmless = [mark(f"harmless-{number}", spoilt(frames, {}, number)) for number in range(len(HARMLESS))]
    assert all((mine ^ other).bit_count() <= LOOK_ALIKE for other in harmless)
    assert (mine ^ mark("other", [frame[:, ::-1] for frame in frames])).bit_count() > LOOK_ALIKE


def test_night_is_not_refused(tmp_path: Path, frames: list[Pixels]) -> None:
    assert failed(judged(tmp_path, [(frame * 0.2).astype(np.uint8) for frame in frames])) == set()


def test_the_worse_of_two_mixtures_comes_second(tmp_path: Path, frames: list[Pixels]) -> None:
    less = judged(tmp_path, spoilt(frames, {"sharpness": 0, "dark": 1}, 1))
    more = judged(tmp_path, spoilt(frames, {"sharpness": 1, "dark": 1}, 3))
    worst = judged(tmp_path, spoilt(frames, {"sharpness": 2, "dark": 1}, 2))
    assert order(less) > order(more) > order(worst)


def line(text: str = "I counted every single wave.", seconds: float = 2.0, sounds: int = 24) -> Voiced:
    """A tone that beats like syllables, with breaks, and the mouth that goes with it: ``sounds`` of it."""
    at = np.arange(int(RATE * seconds)) / RATE
    beats = np.maximum(np.sin(2 * np.pi * 3 * at), 0)
    rng = np.random.default_rng(3)
    tone = 0.25 * np.sin(2 * np.pi * 180 * at) * beats + rng.normal(0, 1e-4, at.size)
    step = seconds / sounds
    marks = [VisemeCue(start=k * step, seconds=step, viseme=Viseme.OPEN) for k in range(sounds)]
    return Voiced(
        tone.astype(np.float32), RATE, Speech(character="luca", text=text, seconds=seconds, marks=marks)
    )


def heard(voiced: Voiced) -> list[Check]:
    return measure_voice(voiced.samples, voiced.rate, voiced.speech, BARS.voice, BARS.pace)


@pytest.mark.parametrize("fault", VOICE)
def test_a_check_of_voices_moves_for_its_own_fault_only(fault: str) -> None:
    assert failed(heard(line())) == set()
    checks = heard(spoilt_line(line(), {fault: GRADES - 1}, 0))
    assert failed(checks) == {fault}
    assert next(check for check in checks if check.name == fault).change


def test_a_mute_line_is_silent_and_the_rest_is_not_judged() -> None:
    whole = line()
    checks = heard(Voiced(whole.samples * 0, RATE, whole.speech))
    assert failed(checks) == {"speech"}
    assert {"level", "clipping", "background"} <= {check.name for check in checks if check.abstained}


@pytest.mark.parametrize(("seconds", "passed"), [(2.0, True), (0.5, False), (15.0, False)])
def test_speech_at_no_human_pace_is_told(seconds: float, passed: bool) -> None:
    pace = next(check for check in heard(line(seconds=seconds)) if check.name == "pace")
    assert pace.passed is passed and (passed or pace.change == "speed")


def test_a_line_of_few_sounds_has_no_pace() -> None:
    assert next(check for check in heard(line("Boat!", sounds=5)) if check.name == "pace").abstained


def test_spelling_and_pauses_do_not_change_a_pace() -> None:
    """'777' takes as long to say as its words: a line of numbers that is made faster can't be followed."""
    one, other = (next(c for c in heard(line(text)) if c.name == "pace") for text in ("Is it 777?", "x" * 90))
    assert one.score == other.score and one.passed
    marks = line().speech.marks
    paused = [*marks[:12], *(m.model_copy(update={"start": m.start + 3}) for m in marks[12:])]
    rest = VisemeCue(start=1.0, seconds=3.0, viseme=Viseme.REST)
    speech = line().speech.model_copy(update={"marks": [*paused[:12], rest, *paused[12:]], "seconds": 5.0})
    voiced = line(seconds=5.0)
    pace = next(c for c in heard(Voiced(voiced.samples, RATE, speech)) if c.name == "pace")
    assert pace.score == pytest.approx(one.score)
