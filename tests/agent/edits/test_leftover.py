"""An order is done only where all of it was understood: a wrong change costs a film, a question a moment."""

from __future__ import annotations

import pytest
from animation_ai_studio.agent.edits.apply import apply_edits
from animation_ai_studio.agent.edits.model import Orders, SceneEdit, SetFilm, SetLine, SetVoice
from animation_ai_studio.agent.edits.read import read_orders
from animation_ai_studio.agent.edits.told import answered
from animation_ai_studio.agent.loop import RulePolicy
from animation_ai_studio.agent.request.options import FilmOptions
from animation_ai_studio.benchmarks.words import DATA, bench_words, finished_film
from animation_ai_studio.common.story import Storyboard
from animation_ai_studio.configs.schema import load_characters

CAST = load_characters([])
FILM = finished_film()


def read(order: str) -> Orders:
    return read_orders(order, FILM, CAST)


@pytest.mark.parametrize(
    ("order", "left"),
    [
        ("make it rain in shot 2 and give Mia a jetpack", "jetpack"),
        ("snow, but only while the flamingo dances", "flamingo"),
        ("the scene with the net should be foggy", "net"),
        ("make shot 2 rainy and frobnicate the rest", "frobnicate"),
        ("第二镜下雨，第三镜要有火箭发射", "火箭"),
    ],
)
def test_words_left_over_are_asked_about_and_nothing_is_done(order: str, left: str) -> None:
    orders = read(order)
    assert orders.doubts and left in orders.doubts[-1], orders
    policy = RulePolicy(order, CAST, shots=[shot.id for shot in FILM.shots], board=FILM)
    assert [step.name for step in policy.plan if step.name == "revise_shot"] == []


def test_the_question_says_what_was_understood_in_the_orders_language() -> None:
    english, chinese = read("rain in shot 2 and a wombat parade"), read("第二镜下雨，还要有火箭发射")
    assert "Weather rain in s2" in english.doubts[0] and "wombat" in english.doubts[0]
    assert "听懂的是" in chinese.doubts[0] and "什么都没改" in chinese.doubts[0]


@pytest.mark.parametrize(
    "order",
    [
        "square please, for my insta feed",
        "redo 2 and 3, Biscuit's legs look broken",
        "Grandpa sounds like a teenager, give him a deeper voice",
        "背景音乐关了吧，吵到宝宝睡觉",
        "just let her throw, nobody needs to talk in the opening shot",
    ],
)
def test_reasons_and_courtesies_ask_for_nothing(order: str) -> None:
    orders = read(order)
    assert orders.edits and not orders.doubts, orders


@pytest.mark.parametrize(
    ("order", "shots"),
    [
        ("Snow please! But only while the dog is running after the ball.", "s2"),
        ("snow from where grandpa comes in", "s5 s6 s7"),
        ("snow in all of it except the part where grandpa falls", "s1 s2 s3 s4 s5 s7"),
        ("爷爷落水那会儿下雪", "s6"),
        ("爷爷出来以后都下雪", "s5 s6 s7"),
        ("snow for the fall", "s6"),
    ],
)
def test_shots_are_told_by_what_happens_in_them(order: str, shots: str) -> None:
    orders = read(order)
    assert not orders.doubts and isinstance(orders.edits[0], SceneEdit), orders
    assert " ".join(orders.edits[0].shots) == shots


@pytest.mark.parametrize(
    "order",
    [
        "把饼干全部去掉，再让饼干从头叫到尾",
        "take shot 5 out but make sure grandpa still says his professional line in shot 5",
    ],
)
def test_what_contradicts_itself_is_asked_about(order: str) -> None:
    assert read(order).doubts


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ("have the camera follow Biscuit while he's running", "can't follow"),
        ("能做成水墨画的样子吗？", "没有这种画风"),
        ("想要二胡配乐", "不能指定乐器"),
    ],
)
def test_what_cannot_be_is_said_as_such(order: str, told: str) -> None:
    assert told in " ".join(read(order).doubts)


@pytest.mark.parametrize(
    "order", ["captions off in shot 3", "louder music when grandpa falls", "shot 2 in Chinese"]
)
def test_what_belongs_to_the_whole_film_isnt_done_for_all_of_it_when_a_shot_is_named(order: str) -> None:
    assert read(order).doubts


def test_music_is_silent_only_while_it_was_said_to_be() -> None:
    orders = read("no music while grandpa falls")
    assert [one.quiet for one in orders.edits if isinstance(one, SetFilm)] == [["s6"]], orders


def test_a_voice_that_is_complained_of_goes_the_other_way() -> None:
    """ "Too deep" once made it deeper."""
    deep, slow = read("Grandpa's voice is too deep").edits, read("Grandpa talks too slowly").edits
    assert [one.pitch > 0 for one in deep if isinstance(one, SetVoice)] == [True]
    assert [one.speed > 1 for one in slow if isinstance(one, SetVoice)] == [True]


def test_what_is_quoted_stays_as_it_was_written() -> None:
    """A title in Cantonese is no order in it."""
    title, line = read("片名改成《跌落水》"), read('change the last line to "dont touch it"')
    assert [one.title for one in title.edits if isinstance(one, SetFilm)] == ["跌落水"]
    assert [one.text for one in line.edits if isinstance(one, SetLine)] == ["dont touch it"]


def test_a_new_language_leaves_what_else_was_asked_for() -> None:
    """The story is written anew for it, which once took the other changes with it."""

    def plan(new: FilmOptions) -> Storyboard:
        return FILM.model_copy(deep=True, update={"language": new.language or FILM.language})

    edits = read("no end card, and dub it in Chinese").edits
    film = apply_edits(FILM, FilmOptions(request=FILM.request), edits, CAST, plan)
    assert film.board.language == "zh" and film.board.end_card == ""


@pytest.mark.parametrize(
    ("order", "about", "shots"),
    [
        ("how many shots are there and which one's the longest", "length", []),
        ("Why's it suddenly sunset halfway through?", "why", ["s5"]),
        ("米娅在第四镜里说的是啥，没听清", "story", ["s4"]),
        ("is it raining in shot 2", "story", ["s2"]),
        ("这片里一共有谁呀", "cast", []),
    ],
)
def test_questions_are_never_done_as_edits(order: str, about: str, shots: list[str]) -> None:
    orders = read(order)
    assert orders.question is not None and not orders.edits, orders
    assert (orders.question.about, orders.question.shots) == (about, shots)
    assert answered(orders.question, FILM, "en")


def test_a_second_hundred_orders_are_rarely_done_wrongly() -> None:
    figures, _ = bench_words(DATA / "orders_second.yaml")
    assert figures["exact"] >= 0.8 and figures["wrong"] <= 0.01
