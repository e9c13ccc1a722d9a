"""Every way that the director can go from step to step, without ComfyUI; whole films are :mod:`.test_whole_way`'s."""

from __future__ import annotations

import pytest
from animation_ai_studio.agent.run.approval import Answer
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.events import Answered, BudgetEnded, FilmJudged, Finished, Listened, Revised

from .fake_producer import LOUD, FakeStudio

WAY = ["plan", "line", "shot", "film", "judge"]


def ended(fake: FakeStudio) -> list[str]:
    return [event.name for event in fake.run.events() if isinstance(event, BudgetEnded)]


def attempts(fake: FakeStudio, subject: str) -> list[str]:
    return [name for name in fake.made() if name.startswith(f"{subject}-t")]


async def test_a_good_film_goes_straight_on(fake: FakeStudio) -> None:
    assert await fake.direct() == fake.store.film
    assert fake.phases() == WAY and isinstance(fake.run.events()[-1], Finished)
    assert fake.run.read_record().status == "finished"
    assert fake.store.verdict().accepted, fake.store.verdict().failed
    assert set(fake.store.chosen().values()) == set(fake.made())


async def test_a_rejected_line_is_spoken_again_before_any_picture(fake: FakeStudio) -> None:
    fake.script.bad = {"l1-t1": "speed"}
    await fake.direct()
    assert fake.phases() == ["plan", "line", "line", "shot", "film", "judge"]
    assert attempts(fake, "l1") == ["l1-t1", "l1-t2"] and fake.store.chosen()["l1"] == "l1-t2"


async def test_a_rejected_picture_alone_is_drawn_again(fake: FakeStudio) -> None:
    fake.script.bad = {"s2-t1": "seed"}
    await fake.direct()
    assert fake.phases() == ["plan", "line", "shot", "shot", "film", "judge"]
    again = [name for name in fake.made() if name.endswith("-t2")]
    assert again == ["s2-t2"] and fake.store.chosen()["s2"] == "s2-t2"
    (revised,) = [event for event in fake.run.events() if isinstance(event, Revised)]
    assert (revised.subject, revised.parameter, revised.check) == ("s2", "seed", "test")


async def test_voices_that_are_too_slow_are_asked_to_hurry_once(fake: FakeStudio) -> None:
    fake.script.speech = 30.0
    await fake.direct()
    speeds = [event.speed for event in fake.run.events() if isinstance(event, Listened)]
    assert speeds[0] > 1 and speeds[-1] == speeds[0], "they can't be hurried further"
    assert attempts(fake, "l1") == ["l1-t1", "l1-t2"]


async def test_a_film_that_is_too_loud_is_cut_again_with_another_level(fake: FakeStudio) -> None:
    fake.script.loudness = {"film-t1": -9.0}
    await fake.direct()
    assert fake.phases() == [*WAY, "film", "judge"] and fake.store.chosen()["film"] == "film-t2"
    verdicts = [event.accepted for event in fake.run.events() if isinstance(event, FilmJudged)]
    assert verdicts == [False, True]


async def test_the_best_cut_is_delivered_when_another_one_is_worse(fake: FakeStudio) -> None:
    fake.script.loudness = {"film-t1": -10.0, "film-t2": -5.0}
    await fake.direct()
    assert fake.store.chosen()["film"] == "film-t1" and not fake.store.verdict().accepted


async def test_the_takes_budget_ends_retakes_and_is_named(fake: FakeStudio) -> None:
    fake.budgets = fake.budgets.model_copy(update={"takes": 1})
    fake.script.bad = {"s1-t1": "seed"}
    await fake.direct()
    assert attempts(fake, "s1") == ["s1-t1"] and ended(fake) == ["takes"]


async def test_retakes_end_when_nothing_promises_more(fake: FakeStudio) -> None:
    fake.script.bad = {f"s1-t{number}": "seed" for number in range(1, 9)}
    await fake.direct()
    assert attempts(fake, "s1") == ["s1-t1", "s1-t2"] and ended(fake) == []


@pytest.mark.parametrize(("bad", "loudness"), [("l1-t1", LOUD), ("s1-t1", LOUD), ("", -9.0)])
async def test_no_revision_is_begun_without_a_round_for_it(
    fake: FakeStudio, bad: str, loudness: float
) -> None:
    fake.budgets = fake.budgets.model_copy(update={"rounds": 0})
    fake.script.bad, fake.script.loudness = {bad: "seed"}, {"film-t1": loudness}
    await fake.direct()
    assert ended(fake) == ["rounds"] and all(name.endswith("-t1") for name in fake.made())


async def test_a_run_waits_for_its_storyboard_and_goes_on_with_an_edited_one(fake: FakeStudio) -> None:
    fake.options = fake.options.model_copy(update={"approve": True})
    assert await fake.direct() is None and fake.phases() == ["plan", "approve"]
    record = fake.run.read_record()
    assert record.status == "waiting" and record.question and record.question.about == "storyboard"
    assert await fake.direct() is None, "asking again answers nothing"
    with pytest.raises(StudioError) as caught:
        await fake.direct(Answer(takes=["s1-t1"]))
    assert caught.value.code == "run_waiting" and fake.run.read_record().status == "waiting"
    board = fake.store.storyboard().model_copy(update={"title": "Mine"})
    assert await fake.direct(Answer(storyboard=board))
    assert fake.store.storyboard().title == fake.run.read_record().title == "Mine"
    (answered,) = [event for event in fake.run.events() if isinstance(event, Answered)]
    assert answered.about == "storyboard" and answered.edited


async def test_a_person_chooses_among_doubtful_takes_and_wants_one_again(fake: FakeStudio) -> None:
    fake.options = fake.options.model_copy(update={"approve": True})
    fake.budgets = fake.budgets.model_copy(update={"takes": 2})
    fake.script.bad = {"s1-t1": "seed", "s1-t2": "seed", "s2-t1": "seed", "s2-t2": "seed"}
    await fake.direct()
    assert await fake.direct(Answer()) is None
    question = fake.run.read_record().question
    assert question is not None and question.about == "takes" and set(question.takes) == {"s1", "s2"}
    assert await fake.direct(Answer(takes=["s1-t2"], again=["s2"])), "they have decided about s1"
    assert fake.store.chosen()["s1"] == "s1-t2", "the checks like s1-t1 as well"
    assert "s2-t3" in fake.made()
    answered = [event for event in fake.run.events() if isinstance(event, Answered)][-1]
    assert answered.takes == ["s1-t2"] and answered.again == ["s2"] and "s1-t1" in answered.passed_over


async def test_a_finished_film_takes_another_choice_and_refuses_what_means_nothing(fake: FakeStudio) -> None:
    await fake.direct()
    with pytest.raises(StudioError) as caught:
        await fake.direct(Answer())
    assert caught.value.code == "run_waiting"
    made = len(fake.made())
    await fake.direct(Answer(again=["s3"]))
    assert fake.made()[made:] == ["s3-t2", "film-t2"]
    with pytest.raises(StudioError):
        await fake.direct(Answer(takes=["s3-t9"]))
    await fake.direct(Answer(takes=["s3-t1"]))
    assert fake.store.chosen()["s3"] == "s3-t1" and fake.made()[-1] == "film-t3"
