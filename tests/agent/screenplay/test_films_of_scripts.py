"""A film of a script is the script: its lines, scenes and acts in their order, and nothing that its writer didn't write."""

from __future__ import annotations

import pytest
from animation_ai_studio.agent.screenplay.compare import signature
from animation_ai_studio.agent.screenplay.film import storyboard_of_script
from animation_ai_studio.agent.screenplay.plain import parse_script
from animation_ai_studio.agent.screenplay.write import fountain_of
from animation_ai_studio.agent.story.extras import extras_of
from animation_ai_studio.agent.story.planner import DeterministicPlanner
from animation_ai_studio.benchmarks.scripts import SCRIPTS, bench_scripts
from animation_ai_studio.common.acts import Action
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.story import Storyboard
from animation_ai_studio.common.vocabulary import Emotion, Transition
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.intent import understand

CAST = load_characters([])
NAMES = [name for one in CAST.values() for name in (*one.names.en, *one.names.zh)]


def film(text: str) -> Storyboard:
    return storyboard_of_script(parse_script(text, NAMES), CAST, request="Untitled")


def lines(board: Storyboard) -> list[tuple[str, str, Emotion]]:
    return [(line.character, line.text, line.emotion) for shot in board.shots for line in shot.lines]


def test_scripts_are_said_word_for_word_and_come_back() -> None:
    """Words that are changed, added or given to another are no longer the writer's."""
    found = bench_scripts()
    assert found["scripts"] >= 12
    assert [found[name] for name in ("verbatim", "in_order", "feelings", "acts", "round_trip")] == [1.0] * 5
    assert found["scenes"] > 0.95 and found["added"] <= 2
    assert found["requests_round_trip"] > 0.95


def test_lines_and_acts_keep_their_order() -> None:
    board = film(
        "INT. ROOM - DAY\n\nMira enters.\n\nMIRA\nOne.\n\nPim sits down.\n\nPIM\nTwo.\n\nMIRA\nThree."
    )
    told = [(shot.told, [line.text for line in shot.lines]) for shot in board.shots]
    assert told == [("Mira enters.", []), ("", ["One."]), ("Pim sits down.", []), ("", ["Two.", "Three."])]
    assert [act.action for shot in board.shots for act in shot.acts if act.action is not Action.SPEAK] == [
        Action.ENTER,
        Action.SIT,
    ]


def test_a_long_script_is_read_to_its_end_and_what_happens_twice_is_shown_twice() -> None:
    """One request is read to some 1,500 letters; the same sentence may stand in many scenes of a script."""
    scene = "EXT. BEACH - DAY\n\nIt is a long and quiet day by the sea.\n\nMira chases the crab.\n\n"
    board = film(scene * 25)
    assert [act.action for event in board.events for act in event.acts] == [Action.CHASE] * 25
    assert len({one.id for one in board.entities}) == len(board.entities) == 3
    assert [len([act for shot in beat.shots for act in shot.acts]) for beat in board.beats] == [1] * 25


def test_nobody_and_nothing_is_added() -> None:
    board = film("INT. ROOM - DAY\n\nMIRA\nI am alone.")
    assert board.cast == ["mira"] and len(board.shots) == 1 and not board.end_card
    assert lines(board) == [("mira", "I am alone.", Emotion.NEUTRAL)]


def test_words_in_capitals_are_people_and_things_all_the_same() -> None:
    board = film("INT. ROOM - DAY\n\nNORA, a girl of nine, takes a CAKE. A DOG barks.\n\nNORA\nGood dog.")
    nora = extras_of(board)["nora"]
    assert (nora.name, nora.words, nora.age, nora.gender) == ("Nora", "a girl of nine", "child", "female")
    assert {thing.prop.value for shot in board.shots for thing in shot.things} == {"cake", "dog"}


def test_parentheticals_are_seen_and_heard() -> None:
    board = film("INT. ROOM - DAY\n\nMIRA\n(whispering, scared)\nHush.\n\nPIM\n(angry, to Mira)\nNo!")
    assert [emotion for _, _, emotion in lines(board)] == [Emotion.SCARED, Emotion.ANGRY]
    faces = {actor.character: actor.emotion for actor in board.shots[0].actors}
    assert faces == {"mira": Emotion.SCARED, "pim": Emotion.ANGRY}
    first, second = board.shots[0].acts
    assert first.action is Action.WHISPER and second.whom == "mira"


def test_who_is_off_screen_is_only_heard() -> None:
    board = film("INT. ROOM - DAY\n\nMira waits.\n\nPIM (V.O.)\nI was far away.\n\nNARRATOR\nSo he was.")
    assert [actor.character for shot in board.shots for actor in shot.actors] == ["mira"]
    assert [who for who, _, _ in lines(board)] == ["pim", "narrator"]


def test_transitions_begin_the_next_picture() -> None:
    board = film(
        "INT. ROOM - DAY\n\nMira waves.\n\nDISSOLVE TO:\n\nEXT. BEACH - DAY\n\nMira dances.\n\n淡入\n\nMira jumps."
    )
    assert [shot.transition for shot in board.shots[1:]] == [Transition.DISSOLVE, Transition.FADE]


def test_a_long_speech_is_said_in_parts_without_losing_a_letter() -> None:
    for text in ("啦" * 500, "I walked on and on, and " * 25 + "on."):
        board = film(f"Mira: {text}")
        said = "".join(line.text for shot in board.shots for line in shot.lines)
        assert said.replace(" ", "") == text.replace(" ", "")
        assert all(shot.seconds <= 30 for shot in board.shots)


def test_a_note_names_the_line_of_what_changes_nothing() -> None:
    board = film("INT. BOILER VAULT - DAY\n\nIt is quiet.\n\nMIRA\n(rolling a hoop)\nHm.\n\nPIM ^\nHm!")
    told = " ".join(board.notes)
    assert all(f"Line {line}:" in told for line in (1, 3, 7, 10)), board.notes


def test_too_long_a_script_is_refused_with_its_line() -> None:
    text = "INT. ROOM - DAY\n\n" + "MIRA\nThis is a line that takes a few seconds to say aloud.\n\n" * 100
    with pytest.raises(StudioError, match=r"At line 1\d\d ") as caught:
        film(text)
    assert caught.value.code == "script_too_long"


def test_quotes_cards_and_unplayed_words_keep_their_place() -> None:
    board = film(
        'INT. ROOM - DAY\n\nMira says "Hi" to Pim.\n\nIt is quiet.\n\n> Later <\n\nMIRA\nOh.\n\n> THE END <'
    )
    assert [(shot.told, shot.card) for shot in board.shots] == [
        ('Mira says "Hi" to Pim.', ""),
        ("It is quiet.", ""),
        ("", "Later"),
        ("", ""),
    ]
    again = film(fountain_of(board, CAST))
    assert signature(again, CAST) == signature(board, CAST)
    assert [shot.card for shot in film("> THE END <").shots] == ["THE END"]


@pytest.mark.parametrize("name", ["sausage.fountain", "letter.fountain", "marks.fountain", "promise.txt"])
def test_a_storyboard_is_written_as_the_script_that_it_came_from(name: str) -> None:
    board = film((SCRIPTS / name).read_text("utf-8"))
    written = fountain_of(board, CAST)
    again = film(written)
    assert signature(again, CAST) == signature(board, CAST)
    assert fountain_of(again, CAST) == written


@pytest.mark.parametrize(
    "request_",
    [
        "A dog steals a sausage from a boy. He chases it.",
        "一隻貓爬上樹。消防員把貓救下來。",
        'Mira greets Pim in the kitchen. Then they run to the beach and Pim says "I can swim!" and jumps into the water.',
    ],
)
def test_a_film_of_a_request_is_written_as_a_script(request_: str) -> None:
    board = DeterministicPlanner().plan(understand(request_, characters=CAST), seed=1, characters=CAST)
    again = film(fountain_of(board, CAST))
    assert signature(again, CAST) == signature(board, CAST)


def test_words_that_look_like_marks_come_back() -> None:
    """An edited storyboard may hold any words."""
    board = film("INT. ROOM - DAY\n\nMira waves.\n\nMIRA\nHello.")
    texts = ["(sighs)", "~not a song", "*stars* and_lines_", "[[no note]]", "A\\B"]
    for text in texts:
        board.shots[-1].lines[0].text = text
        board.events[-1].acts[0].says = text
        assert [said for _, said, _ in lines(film(fountain_of(board, CAST)))] == [text]
