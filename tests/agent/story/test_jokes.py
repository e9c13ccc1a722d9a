"""The joke and fact files are complete and well formed: a gap would silently narrow the writer."""

from __future__ import annotations

import pytest
from animation_ai_studio.agent.story.facts import facts
from animation_ai_studio.agent.story.facts import parse as parse_facts
from animation_ai_studio.agent.story.film import MOODS
from animation_ai_studio.agent.story.script import library, parse
from animation_ai_studio.agent.story.words import article, fill, name_entity, plural, thing_entity
from animation_ai_studio.common.story import Prop
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.common.vocabulary import Device, FilmStyle, Form, Mood, Place, TimeOfDay, Weather
from animation_ai_studio.intent import lexicon
from animation_ai_studio.intent.thing_words import PROPS

LANGUAGES = ["en", "zh"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_for_every_place_and_thing(language: str) -> None:
    places, things = facts("places", language), facts("things", language)
    assert set(places) == {p.value for p in Place} and set(things) <= {p.value for p in PropKind}
    assert len(things) >= 47
    for block in places.values():
        assert {
            "at",
            "the",
            "noun",
            "do",
            "sight",
            "rule",
            "review",
            "official",
            "small",
            "modern",
            "boast",
            "fear",
            "things",
        } <= set(block)
        assert all(name in set(PropKind) for name in block["things"][0].split(","))
    for block in things.values():
        assert {"want", "job", "flaw", "slogan", "claim", "review", "modern"} <= set(block)


@pytest.mark.parametrize("language", LANGUAGES)
def test_plots_for_every_form_and_gags_for_every_word(language: str) -> None:
    scenes = library(language)
    for form in Form:
        assert sum(s.kind == "plot" and form.value in s.tags for s in scenes) >= 3, form
        assert sum(s.kind == "short" and form.value in s.tags for s in scenes) >= 2, form
        assert any(s.kind == "title" and form.value in s.tags for s in scenes), form
    for kind, words in (("thing", facts("things", language)), ("place", facts("places", language))):
        for word in words:
            assert any(s.where.get(kind) == word for s in scenes), word
    for device in Device:
        assert any(s.kind == "plot" and "sketch" in s.tags and device.value in s.tags for s in scenes), device


@pytest.mark.parametrize("language", LANGUAGES)
def test_conditions_name_real_words(language: str) -> None:
    known = {
        "place": set(Place),
        "thing": set(PropKind),
        "weather": set(Weather),
        "time": set(TimeOfDay),
        "form": set(Form),
    }
    for scene in library(language):
        for key, value in scene.where.items():
            if key in known:
                assert set(value.split(",")) <= known[key], scene.source
        tags = scene.tags - {"mime", "free"}
        assert tags <= {*Form, *Device}, scene.source


def test_every_word_has_names() -> None:
    for table, words in (
        (lexicon.PLACES, Place),
        (lexicon.TIMES, TimeOfDay),
        (lexicon.WEATHERS, Weather),
        (PROPS, PropKind),
        (lexicon.FORMS, Form),
        (lexicon.STYLES, FilmStyle),
        (lexicon.MOODS, Mood),
        (lexicon.DEVICES, Device),
    ):
        assert set(table) == set(words)
    assert set(MOODS) == set(Form)


@pytest.mark.parametrize(
    "text", ["A: hello", "@gag\nA hello", "@gag\nA: hello [dancing]", "@gag\n@gag\nA: x"]
)
def test_faults_in_a_joke_file_are_told_with_their_line(text: str) -> None:
    with pytest.raises(ValueError, match=r"x\.txt:\d"):
        parse(text, "x.txt")


def test_faults_in_a_fact_file_are_told_with_their_line() -> None:
    with pytest.raises(ValueError, match=r"x\.txt:2"):
        parse_facts("[a]\nnonsense", "x.txt")


@pytest.mark.parametrize(
    ("noun", "a", "many"),
    [("apple", "an", "apples"), ("unicorn", "a", "unicorns"), ("hour", "an", "hours"), ("box", "a", "boxes"),
     ("city", "a", "cities"), ("hero", "a", "heroes"), ("snowman", "a", "snowmen"), ("toy", "a", "toys")],
)  # fmt: skip
def test_english_forms(noun: str, a: str, many: str) -> None:
    assert article(noun) == a and plural(noun) == many


def test_plural_and_mass_labels_agree() -> None:
    socks = thing_entity(Prop(prop=PropKind.PARCEL, label="socks"), "en")
    assert socks.phrases["a"] == "a box of socks"
    assert thing_entity(Prop(prop=PropKind.PARCEL, label="rice"), "en").phrases["a"] == "some rice"
    assert (
        thing_entity(Prop(prop=PropKind.PARCEL, label="procrastination"), "en").phrases["the"]
        == "procrastination"
    )
    assert thing_entity(Prop(prop=PropKind.ICE_CREAM, label="gelato"), "en").phrases["the"] == "the gelato"


def test_sentences_start_with_capitals() -> None:
    entities = {"T": thing_entity(Prop(prop=PropKind.CAT), "en"), "A": name_entity("the Pirate")}
    assert fill("{T.the} is here. {A} ran. the {A} fell.", entities, lambda texts: texts[0]) == (
        "The cat is here. The Pirate ran. The Pirate fell."
    )
