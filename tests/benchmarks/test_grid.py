"""A grid's share says how much of a language is read only if a fault is seen, and the hidden words stay hidden."""

from __future__ import annotations

from pathlib import Path

import pytest
from animation_ai_studio.benchmarks.grid import (
    GridSentence,
    GridTable,
    Template,
    faults,
    load_table,
    table_path,
)
from animation_ai_studio.common.acts import Act, Action, Entity, EntityKind, Event, StoryReading
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.intent.events import read_story

ENGLISH = load_table(table_path("en"))
FILLING = {"a": {"is": "boy"}, "b": {"is": "girl"}, "t": {"is": "key"}}


def sentence(*acts: str, text: str = "A {a} gives a {b} a {t}.", may: tuple[str, ...] = ()) -> GridSentence:
    return GridSentence(Template("one", text, {}, acts, may=frozenset(may)), FILLING, "")


def reading(*acts: Act) -> StoryReading:
    entities = [
        Entity(id=key, kind=EntityKind.PERSON, name=key, noun=key.rstrip("-2"))
        for key in ("boy", "girl", "key", "boy-2")
        if any(key in act.names for act in acts)
    ]
    return StoryReading(entities=entities, events=[Event(id="e1", acts=list(acts))])


GIVES = Act(verb="give", action=Action.GIVE, who=["boy"], what="key", whom="girl")
LAUGHS = Act(verb="laugh", action=Action.LAUGH, who=["girl"])


def test_a_reading_without_a_fault_has_none() -> None:
    assert faults(sentence("a give t b", "b laugh"), reading(GIVES, LAUGHS)) == []


@pytest.mark.parametrize(
    ("lines", "acts", "fault"),
    [
        (("b give t a",), (GIVES,), "missing: b give t a"),
        (("a give b t",), (GIVES,), "missing: a give b t"),
        (("b laugh", "a give t b"), (GIVES, LAUGHS), "missing: a give t b"),
        (("a give t b",), (GIVES, LAUGHS), "invented: girl laugh - - -"),
        (
            ("a give t b", "a laugh"),
            (GIVES, LAUGHS.model_copy(update={"who": ["boy-2"]})),
            "doubled: boy boy-2",
        ),
        (("a+b laugh",), (LAUGHS,), "missing: a+b laugh"),
    ],
)
def test_what_is_read_wrong_is_named(lines: tuple[str, ...], acts: tuple[Act, ...], fault: str) -> None:
    assert fault in faults(sentence(*lines), reading(*acts))


def test_an_action_that_may_be_read_on_top_is_no_fault() -> None:
    assert faults(sentence("a give t b", may=("laugh",)), reading(GIVES, LAUGHS)) == []


def test_no_word_of_the_hidden_half_is_mended_with() -> None:
    """Else the hidden share would only say how well the same words were learnt."""
    table = GridTable({"folk": [{"is": name} for name in "abcdef"]}, ENGLISH.templates[:0])
    table.templates.append(Template("one", "{x} meets {y}.", {"x": "folk", "y": "folk"}, []))
    found = {
        half: {one["is"] for made in table.sentences(half, 40) for one in made.filling.values()}
        for half in ("open", "hidden")
    }
    assert found == {"open": set("ace"), "hidden": set("bdf")}
    assert all(made.filling["x"] != made.filling["y"] for made in table.sentences("open", 40))


def test_every_english_family_is_read_for_the_most_part() -> None:
    """One sentence of each form, with words that nobody mended the reader with."""
    right: dict[str, list[bool]] = {}
    for made in ENGLISH.sentences("hidden", 1):
        right.setdefault(made.template.family, []).append(not faults(made, read_story(made.text, "en", {})))
    shares = {family: sum(found) / len(found) for family, found in right.items()}
    assert min(shares.values()) >= 0.7, shares
    whole = [one for found in right.values() for one in found]
    assert sum(whole) / len(whole) > 0.95


def test_a_table_that_is_none_is_named(tmp_path: Path) -> None:
    path = tmp_path / "grid.yaml"
    path.write_text("words: []", "utf-8")
    with pytest.raises(StudioError, match=r"grid\.yaml"):
        load_table(path)
