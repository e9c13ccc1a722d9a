"""What a person loses when those who are told to speak stay silent, or speak where nobody may."""

from __future__ import annotations

import re

import pytest
from animation_ai_studio.agent.story import DeterministicPlanner
from animation_ai_studio.agent.story.events.exclaimed import exclamations, known_classes, thing_classes
from animation_ai_studio.agent.story.events.lines import _table, spoken_kind
from animation_ai_studio.common.acts import Act, Action, Outcome
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.intent import understand

CAST = load_characters([])


def said(text: str, seed: int = 1) -> list[tuple[str, str]]:
    """Speakers and words, under the names of captions."""
    board = DeterministicPlanner().plan(understand(text, characters=CAST), seed=seed, characters=CAST)
    return [
        (board.called.get(line.character, line.character), line.text)
        for shot in board.shots
        for line in shot.lines
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Luca greets a seagull on the beach",
        "The knight thanks the horse",
        "Otto warns Pim of a shark",
        "A sad film: Mira apologises to Otto",
        "Luca and Alberto argue",
        "Mira sings a song",
        "卢卡跟一只海鸥打招呼",
        "米拉向面包师道歉",
    ],
)
def test_who_is_told_to_speak_is_heard(text: str) -> None:
    assert said(text), text


def test_a_greeting_names_the_one_greeted_or_greets_and_differs_between_films() -> None:
    first = {said("Luca greets a seagull on the beach", seed)[0][1] for seed in range(8)}
    assert len(first) >= 4


def test_animals_make_their_sounds_unless_they_are_made_to_talk() -> None:
    assert all("oof" in text or "rf" in text or "uff" in text for _, text in said("a dog barks at the moon"))
    spoken = said('A cat says "I am hungry" to a dog')
    assert ("the cat", "I am hungry") in spoken


def test_nobody_speaks_where_nobody_may() -> None:
    assert said("Luca greets Alberto, no dialogue") == []


def test_only_the_given_lines_are_said() -> None:
    lines = said('Luca greets Alberto and says "Ahoy". Use only these lines.')
    assert [text for _, text in lines] in (["Ahoy"], []) or all(text == "Ahoy" for _, text in lines)


def test_every_kind_has_five_lines_in_both_languages_and_its_verbs_lead_to_it() -> None:
    for kind, row in _table("said").items():
        assert min(len(row["en"]), len(row["zh"])) >= 5, kind
        for verb in row["verbs"]:
            assert spoken_kind(Act(verb=verb, action=Action.SPEAK, who=["a"])), verb
    for key, row in _table("sounds").items():
        assert min(len(row["en"]), len(row["zh"])) >= 5, key


def heard(text: str, seeds: int = 12) -> set[str]:
    """Everything that is said with some seeds."""
    return {line for seed in range(seeds) for _, line in said(text, seed)}


def speakers(text: str, line: str, seeds: int = 20) -> set[str]:
    """Who says a line."""
    return {who for seed in range(seeds) for who, told in said(text, seed) if told == line}


def test_every_row_asks_for_what_there_is_and_says_it_in_both_languages() -> None:
    """A class that is spelled wrongly would silence its row for ever."""
    slots = re.compile(r"\{(\w+)\}")
    for action, rows in exclamations().items():
        assert action in set(Action)
        for row in rows:
            for wanted in (row.who, row.what, row.whom):
                assert set(wanted.removeprefix("not ").split("|")) - {""} <= known_classes(), (action, wanted)
            assert set(slots.findall("".join((*row.en, *row.zh)))) <= {
                "who",
                "a_who",
                "a_goal",
                "what",
                "whom",
                "them",
                "goal",
            }
            assert not row.gentle or not re.search("[!！]", "".join((*row.en, *row.zh))), row
            assert all(text.isascii() for text in row.en) and not any(text.isascii() for text in row.zh), row


def test_every_class_of_things_is_of_pictures_that_exist() -> None:
    for name, (kinds, _) in thing_classes().items():
        assert kinds <= {kind.value for kind in PropKind}, name


@pytest.mark.parametrize(
    ("request_", "who", "line"),
    [
        ("A dog steals a sausage from a boy.", "boy", "My sausage!"),
        ("Luca drops a vase. Mira laughs.", "luca", "Oh no, the vase!"),
        ("Mira looks at a baker. The baker sneezes.", "mira", "Bless you, baker!"),
        ("Otto builds a sandcastle.", "otto", "The sandcastle is finished!"),
        ("Otto gives Mira a flower.", "otto", "The flower is for you, Mira."),
        ("米拉打碎了花瓶。", "mira", "糟了，花瓶！"),
        ("奥托给米拉一朵花。", "otto", "花给你，米拉。"),
    ],
)
def test_words_name_the_thing_they_are_about_and_are_said_by_who_would_say_them(
    request_: str, who: str, line: str
) -> None:
    assert who in speakers(request_, line, seeds=60), heard(request_, 60)


@pytest.mark.parametrize(
    ("request_", "never"),
    [
        ("A girl flies a kite.", {"I'm flying!", "Look, I'm flying!", "I can fly!"}),
        ("Mira throws a ball.", {"Catch, Mira!", "Here comes the ball!"}),
        ("Mira stirs the paint.", {"That smells good.", "Not long now."}),
        ("Mira opens the window.", {"What's inside?", "Let's see what's inside."}),
        ("Mira eats the scissors.", {"Delicious!", "Mmm, scissors!"}),
        ("米拉放风筝。", {"我飞起来了！", "我会飞了！"}),
        ("米拉打开窗户。", {"里面是什么？", "看看里面。"}),
    ],
)
def test_nothing_is_said_that_the_act_makes_untrue(request_: str, never: set[str]) -> None:
    assert heard(request_).isdisjoint(never)


def test_what_there_are_several_of_is_no_it() -> None:
    """ "This scissors" and "The oranges is gone" are no English."""
    told = heard("Mira finds the scissors. Mira drops the scissors. Mira picks up three oranges.", 40)
    assert any("scissors" in line for line in told) and any("oranges" in line for line in told)
    assert not [
        line for line in told if re.search(r"\b(?:this|that|is|it|a) ?(?:\w+ )?(?:scissors|oranges)", line)
    ]


def test_a_sad_film_has_no_punchline() -> None:
    for request_ in (
        "A sad film: Mira drops a vase and cries. Otto hugs her.",
        "一部悲伤的片子：米拉打碎了花瓶，哭了。奥托抱住她。",
    ):
        told = heard(request_)
        assert not [line for line in told if re.search("[!！]$", line)]
    assert heard("A sad film: Mira drops a vase and cries. Otto hugs her.")


def test_who_shakes_the_head_or_fails_to_speak_says_nothing() -> None:
    assert heard("Luca shakes his head.") == set()
    assert spoken_kind(Act(verb="speak", action=Action.SPEAK, who=["a"], outcome=Outcome.FAILS)) is None


def test_the_requests_words_go_into_no_line() -> None:
    told = heard("Mira tells Otto about the very long and dangerous journey through the icy mountains.")
    assert told and not [line for line in told if "journey" in line or "dangerous" in line]


def test_an_answer_names_the_one_who_spoke() -> None:
    answers = {line for seed in range(20) for who, line in said("Mira thanks Otto.", seed) if who == "otto"}
    assert "You're welcome, Mira." in answers and not [line for line in answers if "Otto" in line]


def test_nobody_answers_themselves_and_two_who_argue_answer_each_other() -> None:
    both = [said("Two pirates argue in the tavern. Mira waves at them.", seed) for seed in range(8)]
    assert all(len(lines) > 1 for lines in both)
    assert not [line for lines in both for _, line in lines if "tavern" in line]
    alone = [
        said("A frog says that it is cold. The frog swims in the sea and jumps.", seed) for seed in range(8)
    ]
    assert not [lines for lines in alone if any("frog" in line for _, line in lines)]


def test_a_temper_colours_what_slips_out() -> None:
    """Everybody who falls says the same, and nobody is anybody."""
    request_ = "{} climbs a tree. {} falls. Otto laughs."
    luca, alberto = (heard(request_.format(name, name), 30) for name in ("Luca", "Alberto"))
    assert "I knew it!" in luca - alberto and "I meant to do that!" in alberto - luca


def test_the_same_seed_says_the_same() -> None:
    request_ = "A dog steals a sausage from a boy. He chases it. The dog falls into a puddle."
    assert said(request_, 5) == said(request_, 5)
