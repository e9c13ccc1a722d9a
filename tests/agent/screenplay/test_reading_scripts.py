"""Somebody's script is read as they wrote it: a line that is missed, or given to another, is lost work."""

from __future__ import annotations

import pytest
from animation_ai_studio.agent.screenplay.directions import read_direction
from animation_ai_studio.agent.screenplay.elements import (
    ActionText,
    DialogueText,
    Heading,
    TitleText,
    TransitionText,
)
from animation_ai_studio.agent.screenplay.fountain import parse_fountain
from animation_ai_studio.agent.screenplay.headings import read_heading, write_heading
from animation_ai_studio.agent.screenplay.plain import parse_script
from animation_ai_studio.common.acts import Action
from animation_ai_studio.common.story import Language, Setting
from animation_ai_studio.common.vocabulary import Emotion, Place, TimeOfDay, Weather


def said(text: str) -> list[tuple[str, str]]:
    return [(speech.name, speech.text) for speech in parse_script(text).speeches]


def test_every_element_is_told_from_the_others_with_its_line() -> None:
    read = parse_fountain(
        "Title: A Film\n\nFADE IN:\n\nINT. ROOM - DAY\n\nMira runs.\nShe falls.\n\nMIRA (CONT'D)\n(sad)\nOh *no*.\n\n"
        "> Later <\n\nCUT TO:\n"
    )
    assert read.title == "A Film"
    assert read.elements == (
        TransitionText(3, "FADE IN:"),
        Heading(5, "INT. ROOM - DAY"),
        ActionText(7, "Mira runs.\nShe falls."),
        DialogueText(12, "MIRA", "Oh no.", "sad"),
        TitleText(14, "Later"),
        TransitionText(16, "CUT TO:"),
    )


def test_names_are_of_any_writing() -> None:
    assert said("ÉLOÏSE\nOui.\n\n@米拉\n你好。\n\n米拉\n再见。\n\n@McAvoy\nAye.") == [
        ("ÉLOÏSE", "Oui."),
        ("米拉", "你好。"),
        ("米拉", "再见。"),
        ("McAvoy", "Aye."),
    ]


def test_what_is_for_the_writer_alone_is_no_part_of_the_film() -> None:
    text = "# Act\n\n= Somebody speaks.\n\nMira waves. [[Why?]]\n\n/* MIRA\nNever.\n*/\n\n===\n\nMIRA\nYes."
    read = parse_fountain(text)
    assert [one.text for one in read.elements] == ["Mira waves.", "Yes."]
    assert read.elements[-1].line == 14


def test_marks_force_what_a_line_is() -> None:
    read = parse_fountain(".THE PARK\n\n!INT. IS A WORD\n\n> SMASH CUT TO BLACK\n\nMIRA\n\\*psst\\*")
    assert [type(one) for one in read.elements] == [Heading, ActionText, TransitionText, DialogueText]
    assert [one.text for one in read.elements] == [
        "THE PARK",
        "INT. IS A WORD",
        "SMASH CUT TO BLACK",
        "*psst*",
    ]


def test_a_speech_is_cut_where_its_direction_changes() -> None:
    read = parse_fountain("MIRA (V.O.)\n(happy)\nHello.\n(sad)\nGoodbye.\n~La la")
    assert [(one.text, one.direction, one.off_screen) for one in read.speeches] == [
        ("Hello.", "happy", True),
        ("Goodbye.", "sad", True),
        ("La la", "sad", True),
    ]


def test_lines_as_one_types_them() -> None:
    text = "內景 廚房 日\n米拉（笑著）：早安！\nOld Man: It is 10:30, isn't it?\n她說：「好。」\n切至：\nPim (O.S.): Here."
    read = parse_script(text)
    assert said(text) == [("米拉", "早安！"), ("Old Man", "It is 10:30, isn't it?"), ("Pim", "Here.")]
    assert [one.direction for one in read.speeches] == ["笑著", "", ""]
    assert [one.off_screen for one in read.speeches] == [False, False, True]
    assert ActionText(4, "她說：「好。」") in read.elements and TransitionText(5, "切至：") in read.elements


def test_line_ends_of_every_system_are_the_same() -> None:
    text = "MIRA\nHello.\n\nPIM\nHi.\n"
    assert (
        parse_script(text.replace("\n", "\r\n"))
        == parse_script(text)
        == parse_script(text.replace("\n", "\r"))
    )


@pytest.mark.parametrize(
    ("heading", "place", "hour", "weather"),
    [
        ("INT. MIRA'S KITCHEN - NIGHT", Place.KITCHEN, TimeOfDay.NIGHT, Weather.CLEAR),
        ("EXT. BEACH - DAWN, RAIN", Place.BEACH, TimeOfDay.MORNING, Weather.RAIN),
        ("内景 客厅 - 夜", Place.ROOM, TimeOfDay.NIGHT, Weather.CLEAR),
        ("外景。海灘。黃昏", Place.BEACH, TimeOfDay.SUNSET, Weather.CLEAR),
        ("場景一：廚房，晨", Place.KITCHEN, TimeOfDay.MORNING, Weather.CLEAR),
        ("EXT. HOUSE - DAY", Place.TOWN, TimeOfDay.DAY, Weather.CLEAR),
        ("INT. BOILER VAULT - DAY", Place.ROOM, TimeOfDay.DAY, Weather.CLEAR),
    ],
)
def test_a_heading_says_where_and_when(heading: str, place: Place, hour: TimeOfDay, weather: Weather) -> None:
    setting, _ = read_heading(heading)
    assert (setting.place, setting.time, setting.weather) == (place, hour, weather)


def test_a_heading_goes_on_with_the_hour_before() -> None:
    night, _ = read_heading("EXT. FOREST - NIGHT, FOG")
    after, _ = read_heading("INT. ROOM - CONTINUOUS", night)
    assert (after.time, after.weather) == (TimeOfDay.NIGHT, Weather.FOG)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_setting_is_read_as_it_is_written(language: Language) -> None:
    for place in Place:
        for hour in TimeOfDay:
            for weather in Weather:
                wanted = Setting(place=place, time=hour, weather=weather)
                read, known = read_heading(write_heading(wanted, language))
                assert known and read.model_copy(update={"label": ""}) == wanted


def test_parentheticals_are_feelings_and_deeds() -> None:
    assert read_direction("whispering, scared").emotion is Emotion.SCARED
    assert read_direction("whispering, scared").action is Action.WHISPER
    assert read_direction("憤怒地").emotion is Emotion.ANGRY
    assert read_direction("to the dog").to == "dog" and read_direction("对阿明说").to == "阿明"
    assert not read_direction("rolling a hoop").known
