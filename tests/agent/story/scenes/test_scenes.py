"""What a person loses when a request without an event becomes the wrong film: the scene, its cast, its tone."""

from __future__ import annotations

import pytest
from animation_ai_studio.agent.story import DeterministicPlanner, coverage
from animation_ai_studio.agent.story.events.lines import spoken_kind
from animation_ai_studio.agent.story.scenes.cards import cards, parse_act
from animation_ai_studio.common.acts import Action, Tone
from animation_ai_studio.common.story import Storyboard
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.common.vocabulary import Place
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.intent import understand

CAST = load_characters([])


def film(text: str, seed: int = 1) -> Storyboard:
    intent = understand(text, characters=CAST)
    board = DeterministicPlanner().plan(intent, seed=seed, characters=CAST)
    assert coverage(intent, board) == [], text
    return board


def scene(board: Storyboard) -> str:
    return board.events[0].id.rsplit("-", 1)[0] if board.events else ""


def test_cards_are_whole() -> None:
    """A role that nobody plays or a line without words would silently drop a step."""
    assert len(cards()) >= 40 and len({card.id for card in cards()}) == len(cards())
    for card in cards():
        assert 4 <= len(card.steps) <= 7 and 0 <= card.turn_at < len(card.steps), card.id
        for default in card.roles.values():
            known = default.removesuffix("?").split("/")[-1]
            assert known in CAST or known in set(PropKind), (card.id, default)
        assert set(card.title) == {"en", "zh"} and all(card.words.values()), card.id
        for step in (*card.steps, card.turn):
            used = {key for act in step.acts for key in (*act.who, act.what, act.whom) if key}
            assert used | set(step.says) <= set(card.roles), (card.id, step.told)
            assert all(texts for said in step.says.values() for texts in said.values()), card.id
            spoken = [act for act in step.acts if act.action is Action.SPEAK]
            assert all(spoken_kind(act) not in (None, "talk") for act in spoken), (card.id, step.told)


def test_a_fault_in_a_card_is_told() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        parse_act("A go nowhere")


@pytest.mark.parametrize(
    ("request_text", "card"),
    [
        ("Create a funny parody of Luca's ocean scene", "ocean-secret"),
        ("制作一个卢卡海洋场景的搞笑恶搞", "ocean-secret"),
        ("a Titanic parody with two cats", "ship-bow"),
        ("两只猫的泰坦尼克恶搞", "ship-bow"),
        ("something sad about autumn", "autumn-walk"),
        ("a chase movie with Mira", "chase"),
        ("a western showdown between Otto and Pim", "western"),
        ("first day at school", "first-school-day"),
        ("goodbye at the train station", "train-goodbye"),
        ("a heist with three penguins", "heist"),
        ("下雪天的雪人", "first-snow"),
    ],
)
def test_words_call_their_scene(request_text: str, card: str) -> None:
    board = film(request_text)
    assert scene(board) == card
    assert any(shot.acts for shot in board.shots)
    assert any("You named no event" in note or "没有说发生什么事" in note for note in board.notes)


def test_those_asked_for_play_it() -> None:
    board = film("a Titanic parody with two cats")
    cats = {thing.id for shot in board.shots for thing in shot.things if thing.prop is PropKind.CAT}
    assert board.cast == [] and len(cats) == 2
    board = film("a western showdown between Otto and Pim")
    assert set(board.cast) == {"otto", "pim"}
    board = film("Only Luca, alone in the forest, without Alberto")
    assert board.cast == ["luca"] and {shot.setting.place for shot in board.shots} == {Place.FOREST}


def test_the_turn_comes_only_when_it_is_to_be_funny() -> None:
    told = {card.id: card.turn.told["en"] for card in cards()}
    funny = film("a funny parody of the balcony scene with Mira and Otto")
    plain = film("the balcony scene with Mira and Otto")
    turn = told["balcony"].split("{A} climbs up, ")[-1]
    assert any(turn in event.text for event in funny.events) and funny.tone is Tone.FUNNY
    assert not any(turn in event.text for event in plain.events)


def test_a_sad_film_stays_sad_and_a_silent_one_silent() -> None:
    for seed in range(4):
        assert film("something sad about Mira", seed).tone is Tone.SAD
    assert not [line for shot in film("a birthday for Pim, no dialogue").shots for line in shot.lines]


def test_talk_stays_a_sketch() -> None:
    for text in (
        "an argument about pineapple on pizza",
        "a talk between Mira and Otto about love",
        "news about a duck",
    ):
        board = film(text)
        assert not board.events and any(shot.lines for shot in board.shots), text


def test_seeds_make_different_films() -> None:
    films = [film("a picnic with Luca and Mira", seed) for seed in range(6)]
    words = {tuple(line.text for shot in board.shots for line in shot.lines) for board in films}
    assert len(words) >= 4
    assert len({scene(film("Luca and a lighthouse", seed)) for seed in range(8)}) >= 2


@pytest.mark.parametrize("number", range(len(cards())))
def test_every_card_can_be_staged(number: int) -> None:
    """Each card, called by its first English and Chinese words, in its comic form too."""
    card = cards()[number]
    for text in (card.words["en"][0], card.words["zh"][0], f"a funny parody: {card.words['en'][0]}"):
        intent = understand(text, characters=CAST)
        board = DeterministicPlanner().plan(intent, seed=number, characters=CAST)
        assert coverage(intent, board) == [], text
        lines = [line.text for shot in board.shots for line in shot.lines]
        assert len(lines) == len(set(lines)), text
