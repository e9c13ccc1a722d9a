"""What an editor says of a finished film is done exactly, said before, or asked about: nothing is guessed or lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from animation_ai_studio.agent.edits import told
from animation_ai_studio.agent.edits.apply import Revision, apply_edits
from animation_ai_studio.agent.edits.model import NewLine, Orders, SceneEdit, SwapShots, Undo
from animation_ai_studio.agent.edits.read import read_orders
from animation_ai_studio.agent.edits.told import answered, told_edits
from animation_ai_studio.agent.loop import RulePolicy, solve
from animation_ai_studio.agent.request.options import FilmOptions
from animation_ai_studio.agent.run.revision import changes
from animation_ai_studio.agent.tools import Registry, ToolContext
from animation_ai_studio.agent.tools.revising import ReviseInput
from animation_ai_studio.benchmarks.words import bench_words, finished_film
from animation_ai_studio.common import strict_yaml
from animation_ai_studio.common.acts import Tone
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.story import Storyboard
from animation_ai_studio.common.vocabulary import (
    CameraMove,
    Emotion,
    FilmStyle,
    Framing,
    Gesture,
    Mood,
    Place,
    Sound,
    TimeOfDay,
    Transition,
    Weather,
)
from animation_ai_studio.configs.schema import load_characters

CAST = load_characters([])
FILM = finished_film()


def read(order: str) -> Orders:
    return read_orders(order, FILM, CAST)


def done(order: str) -> Revision:
    orders = read(order)
    assert orders.edits and not orders.doubts, orders
    return apply_edits(FILM, FilmOptions(request=FILM.request), orders.edits, CAST, lambda _: FILM)


def ids(board: Storyboard) -> str:
    return " ".join(shot.id for shot in board.shots)


def said(board: Storyboard, shot: str) -> list[str]:
    return [line.text for one in board.shots if one.id == shot for line in one.lines]


@pytest.mark.parametrize(
    ("order", "left"),
    [
        ("cut shot 2", "s1 s3 s4 s5 s6 s7"),
        ("镜头3删了吧", "s1 s2 s4 s5 s6 s7"),
        ("keep only the first three shots", "s1 s2 s3"),
        ("只留第五到第七个镜头", "s5 s6 s7"),
        ("swap 3 and 4", "s1 s2 s4 s3 s5 s6 s7"),
        ("第一个和第二个镜头调换一下顺序", "s2 s1 s3 s4 s5 s6 s7"),
        ("swap the first and the last shot", "s7 s2 s3 s4 s5 s6 s1"),
        ("move the last shot to the beginning", "s7 s1 s2 s3 s4 s5 s6"),
        ("move shot 2 after shot 5", "s1 s3 s4 s5 s2 s6 s7"),
        ("把第四个镜头移到第二个镜头前面", "s1 s4 s2 s3 s5 s6 s7"),
        ("start with shot 7", "s7 s1 s2 s3 s4 s5 s6"),
        ("repeat shot 6", "s1 s2 s3 s4 s5 s6 s12 s7"),
    ],
)
def test_shots_come_as_the_order_says_and_every_take_of_the_others_stays(order: str, left: str) -> None:
    film = done(order)
    assert ids(film.board) == left
    known = {shot.id for shot in FILM.shots}
    assert not changes(FILM, film.board) & known, "a shot that only moved would be drawn again"


@pytest.mark.parametrize(
    ("order", "shot", "lines"),
    [
        ('let Mia say "Where is it?" in shot 3', "s3", ["Where is it?"]),
        ('Change Grandpa\'s line to "Let me try."', "s5", ["Let me try."]),
        ("米娅最后那句话换成“爷爷真棒！”", "s7", ["爷爷真棒!"]),
        ('change "Best grandpa ever!" to "Thank you!"', "s7", ["Thank you!"]),
        ("Nobody needs to talk in the opening shot", "s1", []),
        ("乔爷爷不用开口", "s5", []),
        ('the oh no bit is too sad, make her say "Oh well."', "s4", ["Oh well."]),
    ],
)
def test_lines_change_where_they_are_meant_and_nowhere_else(order: str, shot: str, lines: list[str]) -> None:
    film = done(order)
    assert said(film.board, shot) == lines
    assert all(said(film.board, one.id) == said(FILM, one.id) for one in FILM.shots if one.id != shot)


@pytest.mark.parametrize(
    ("order", "shots", "weather"),
    [
        ("foggy in all of them but the last", "s1 s2 s3 s4 s5 s6", "fog"),
        ("除了第一个镜头，其余全改成下雪", "s2 s3 s4 s5 s6 s7", "snow"),
        ("rain when grandpa falls into the pond", "s6", "rain"),
        ("爷爷掉水里那个镜头要下雨", "s6", "rain"),
        ("从第五个镜头起一直打雷下雨", "s5 s6 s7", "storm"),
    ],
)
def test_exactly_the_shots_that_are_told_change(order: str, shots: str, weather: str) -> None:
    film = done(order)
    assert " ".join(shot.id for shot in film.board.shots if shot.setting.weather == weather) == shots


def test_several_orders_in_a_sentence_are_all_done() -> None:
    film = done('it should rain in shot 2 and snow in shot 3, drop the music and call it "Wet"')
    weathers = {shot.id: str(shot.setting.weather) for shot in film.board.shots}
    assert (weathers["s2"], weathers["s3"], film.options.music, film.board.title) == (
        "rain",
        "snow",
        False,
        "Wet",
    )
    assert set(weathers.values()) == {"clear", "rain", "snow"}


def test_people_and_things_come_go_and_are_played_by_others() -> None:
    tom = done("replace mia with a boy called Tom").board
    assert "Tom" in str(tom.called.values()) and "mia" not in {
        a.character for s in tom.shots for a in s.actors
    }
    hat = done("给爷爷戴顶草帽").board
    worn = [thing for shot in hat.shots for thing in shot.things if thing.prop == "hat"]
    assert len(worn) == 3 and all(thing.at and thing.at.entity == "grandpa-joe" for thing in worn)
    none = done("lose the fishing net").board
    assert not any(thing.id == "fishing-net" for shot in none.shots for thing in shot.things)
    cat = done("能不能不要狗，改成一只橘猫？").board
    assert {(t.prop, t.colour) for s in cat.shots for t in s.things if t.id == "biscuit"} == {
        ("cat", "orange")
    }


def test_what_happens_is_added_where_the_film_left_off_or_left_out() -> None:
    more = done("At the end Biscuit should shake himself").board
    assert ids(more).startswith(ids(FILM)) and more.shots[-1].acts[-1].action == "shake"
    dry = done("Don't let the old man fall in the water").board
    (shot,) = [one for one in dry.shots if one.id == "s6"]
    assert [act.action for act in shot.acts] == ["laugh"] and not shot.cues


def test_the_cut_has_its_own_words() -> None:
    film = done(
        "bigger subtitles, music quieter, fade to black at the end, a dissolve into the third shot"
    ).board
    assert film.caption_size > 1 > FILM.caption_size - 0.5 and film.music_level < 0
    assert film.fade_out > FILM.fade_out and film.shots[2].transition is Transition.DISSOLVE
    assert not done("get rid of that card at the end").board.end_card
    deep = done("give Grandpa a deeper voice").board
    assert [line.pitch < 0 for shot in deep.shots for line in shot.lines] == [False, False, True, False]
    assert not done("no music in shot 4").board.shots[3].music


def test_another_length_keeps_the_shots() -> None:
    film = done("整片压到二十秒")
    assert film.board.seconds == 20 == film.options.seconds and ids(film.board) == ids(FILM)


@pytest.mark.parametrize(
    "order",
    [
        "make it day and night",
        "shot 12 is too dark",
        "把第九个镜头的背景换成森林",
        "delete shot 9",
        "第三镜既要出大太阳，又要下大雨",
        "the garden scene at night",
    ],
)
def test_contradictions_and_shots_that_arent_there_are_asked_about_and_nothing_is_done(order: str) -> None:
    assert read(order).doubts
    policy = RulePolicy(order, CAST, shots=[shot.id for shot in FILM.shots], board=FILM)
    assert all(step.name != "revise_shot" or policy.wish.clash for step in policy.plan)


@pytest.mark.parametrize(
    "order",
    ["make it better", "帮我写一份请假条", "whats the capital of peru", "make it look like paper cut"],
)
def test_what_isnt_understood_is_told(order: str) -> None:
    orders = read(order)
    assert not orders.edits and orders.unread


@pytest.mark.parametrize(
    ("order", "about", "shots"),
    [
        ("why does the ball roll away in shot 3?", "why", ["s3"]),
        ("爷爷为啥会掉进水里啊？", "why", ["s6"]),
        ("how long is it?", "length", []),
        ("现在这片子总共几秒？", "length", []),
    ],
)
def test_a_question_changes_nothing(order: str, about: str, shots: list[str]) -> None:
    orders = read(order)
    assert orders.question is not None and not orders.edits
    assert (orders.question.about, orders.question.shots) == (about, shots)


def test_an_answer_and_what_was_understood_are_in_the_orders_language() -> None:
    orders = read("how long is it?")
    assert orders.question and answered(orders.question, FILM, "en").startswith("The film has 35 seconds")
    assert answered(orders.question, FILM, "zh").startswith("这部片子长35秒")
    swap = read("swap 3 and 4").edits
    assert told_edits(swap, FILM, "en") == "Swap s3 and s4; the rest stays."
    assert told_edits(swap, FILM, "zh") == "s3和s4对调。其余不变。"


@pytest.mark.parametrize(
    "order", ["no wait, put it back how it was", "undo that", "撤销刚才的修改", "退回上一版"]
)
def test_going_back_is_asked_for_alone(order: str) -> None:
    assert read(order).edits == [Undo()]


def test_edits_that_cant_be_made_change_nothing() -> None:
    board = FILM.model_copy(deep=True)
    edits: list[Any] = [SwapShots(first="s1", second="s2"), NewLine(shot="s99", character="mia", text="Hi")]
    with pytest.raises(StudioError, match="no shot 's99'"):
        apply_edits(board, FilmOptions(request=FILM.request), edits, CAST, lambda _: FILM)
    assert board == FILM
    with pytest.raises(StudioError, match="No shot of the film"):
        done("keep only shot 3, and delete shot 3")


def test_the_tool_takes_what_the_rules_read() -> None:
    policy = RulePolicy("swap 3 and 4, and cut shot 2", CAST, board=FILM)
    (step,) = policy.plan
    wanted = ReviseInput.model_validate(step.arguments)
    assert [one.kind for one in wanted.wanted] == ["swap_shots", "remove_shots"]
    assert step.thought == "Swap s3 and s4; cut out s2; the rest stays."


async def test_a_question_is_answered_without_a_tool(tmp_path: Path) -> None:
    policy = RulePolicy("how long is it?", CAST, board=FILM)
    outcome = await solve("how long is it?", Registry(), ToolContext(runs=tmp_path), policy)
    assert (
        outcome.answer.startswith("The film has 35 seconds in 7 shots; the longest is ") and not outcome.steps
    )


def test_orders_written_without_a_look_at_the_grammar_are_done_exactly() -> None:
    figures, _ = bench_words()
    assert figures["exact"] >= 0.94 and figures["wrong"] <= 0.01


@pytest.mark.parametrize(
    ("order", "kind"),
    [
        ("第七个镜头去掉球", "remove_thing"),
        ("删除第二和第三个镜头", "remove_shots"),
        ("Mia should hold a balloon in shot 1", "add_thing"),
        ("Mia should be happier", "scene"),
        ("the captions are too big", "film"),
    ],
)
def test_words_that_look_like_another_order_arent_taken_for_it(order: str, kind: str) -> None:
    """Once a shot was cut out for the ball in it, and Mia was played by somebody called happier."""
    orders = read(order)
    assert [one.kind for one in orders.edits] == [kind], orders
    if kind == "remove_shots":
        assert ids(done(order).board) == "s1 s4 s5 s6 s7"
    if order.startswith("the captions"):
        assert done(order).board.caption_size < 1


def test_every_value_of_a_change_has_a_chinese_name() -> None:
    """Somebody who orders in Chinese is told what will be done without a word of the vocabulary's English."""
    table = strict_yaml.loads((Path(told.__file__).with_name("told_values.yaml")).read_text("utf-8"))
    enums = {
        "place": Place, "time": TimeOfDay, "weather": Weather, "framing": Framing, "camera": CameraMove, "tone": Tone,
        "emotion": Emotion, "gesture": Gesture, "style": FilmStyle, "mood": Mood, "transition": Transition, "sound": Sound,
    }  # fmt: skip
    for field, values in enums.items():
        assert set(table[field]["values"]) == {str(value) for value in values}, field
    scene = {"shots", "only_place", "character", "leaves", "plays", "again"}
    assert set(SceneEdit.model_fields) - scene - {"kind"} <= set(table)


def test_an_order_in_traditional_letters_is_answered_in_them() -> None:
    order = "第二個鏡頭改成夜晚下雨"
    edits = read_orders(order, FILM, CAST).edits
    words = told.in_letters_of(order, told_edits(edits, FILM, "zh"))
    assert words == "s2中：時間改為夜晚，天氣改為下雨。其餘不變。"
