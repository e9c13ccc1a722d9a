"""What a person loses when what they told the studio about their people and places changes nothing in a film."""

from __future__ import annotations

from pathlib import Path

import pytest
from animation_ai_studio.agent.knowledge.base import open_knowledge
from animation_ai_studio.agent.knowledge.ingest import read_path
from animation_ai_studio.agent.request.knowing import with_knowledge
from animation_ai_studio.agent.story import DeterministicPlanner
from animation_ai_studio.common.story import KnownFact, Storyboard
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.intent import understand

CAST = load_characters([])
PEOPLE = """
biscuit:
  names: [Biscuit]
  is: Biscuit is Pim's grumpy brown dog.
  fears: Biscuit is afraid of geese.
otto-facts:
  names: [Otto]
  family: Otto is Pim's grandfather.
pim-facts:
  names: [Pim]
  fears: geese, wet paint
mira-facts:
  names: [米拉]
  讨厌: 风筝
"""
NOTES = """# The harbour
The lighthouse has been dark since 1902. The baker never sleeps. Otto bought a hat in Paris.
Mira is not afraid of geese.
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("told")
    (folder / "characters.yaml").write_text(PEOPLE, "utf-8")
    (folder / "harbour.md").write_text(NOTES, "utf-8")
    base = open_knowledge(folder / "k.sqlite")
    for document in read_path(folder):
        base.add(document)
    return folder / "k.sqlite"


def film(request: str, path: Path) -> Storyboard:
    intent = with_knowledge(understand(request, characters=CAST), path, CAST)
    return DeterministicPlanner().plan(intent, seed=1, characters=CAST)


def said(board: Storyboard) -> list[str]:
    return [line.text for shot in board.shots for line in shot.lines]


def told(board: Storyboard) -> dict[str, KnownFact]:
    own = (fact for fact in board.known if "catchphrase" not in fact.text)
    return {fact.used.split(" ")[0]: fact for fact in own}


def test_whoever_is_told_to_be_a_dog_is_drawn_as_that_dog(path: Path) -> None:
    board = film("Biscuit chases a goose. Pim laughs.", path)
    dog = next(thing for shot in board.shots for thing in shot.things if thing.id == "biscuit")
    assert (dog.prop, dog.colour) == ("dog", "brown")
    assert "grumpy" in next(one for one in board.entities if one.id == "biscuit").traits
    assert told(board)["drawn"].citation.endswith("characters.yaml#biscuit#1")
    pim = next(one for one in board.entities if one.id == "pim")
    assert not pim.traits  # it is the dog that is grumpy


def test_a_fear_is_heard_where_its_thing_is_in_the_act_and_is_seen_in_the_face(path: Path) -> None:
    board = film("Pim sees a goose. Otto digs a hole.", path)
    line = next(line for shot in board.shots for line in shot.lines if "goose" in line.text)
    assert (line.character, line.emotion) == ("pim", "scared")
    assert told(board)["line"].text == "fears: geese, wet paint"
    assert not any("goose" in text for text in said(film("Pim sees a cow. Otto digs a hole.", path)))


def test_a_hatred_is_told_in_chinese_too(path: Path) -> None:
    assert any("风筝" in text for text in said(film("米拉看着风筝。一只猫在睡觉。", path)))


def test_nobody_fears_what_they_are_told_not_to(path: Path) -> None:
    assert "line" not in told(film("Mira sees a goose. A cat sleeps.", path))


def test_kin_are_called_what_they_are(path: Path) -> None:
    board = film("Pim thanks Otto.", path)
    assert any("Grandpa" in text for text in said(board))
    assert any("Grandpa" in fact.used and "grandfather" in fact.text for fact in board.known)


def test_what_is_told_of_a_place_stands_on_a_caption_once(path: Path) -> None:
    board = film("Luca climbs the lighthouse. Luca jumps off the lighthouse.", path)
    assert [shot.lower_third for shot in board.shots if shot.lower_third] == [
        "The lighthouse has been dark since 1902."
    ]


@pytest.mark.parametrize(
    "request_", ["Otto digs a hole.", "Mira sees a cow.", "A boy eats a sandwich.", "A dog chases a cat."]
)
def test_what_does_not_bear_on_the_events_is_left_out(request_: str, path: Path) -> None:
    board = film(request_, path)
    assert not [fact for fact in board.known if "catchphrase" not in fact.text]
    assert not any(shot.lower_third for shot in board.shots)


def test_only_the_given_lines_leaves_no_room_for_facts(path: Path) -> None:
    board = film('Pim sees a goose and says "Ahoy". Use only these lines.', path)
    assert set(said(board)) <= {"Ahoy"}
    assert not any(shot.lower_third for shot in board.shots)


def test_a_broken_knowledge_base_costs_a_note_and_no_film(tmp_path: Path) -> None:
    broken = tmp_path / "k.sqlite"
    broken.write_bytes(b"no database at all, whatever is asked of it" * 40)
    board = film("Biscuit chases a goose.", broken)
    assert board.shots
    assert any("knowledge base" in note for note in board.notes)
    assert film("Biscuit chases a goose.", tmp_path / "none.sqlite").known == []
