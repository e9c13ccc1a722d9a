"""Forms of sentences that the grid found unread: each says what would be missing from a film, or wrong in it."""

from __future__ import annotations

import pytest
from animation_ai_studio.intent.events import read_story


def told(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Action, doers, what and whom of every act that is read."""
    acts = read_story(text, "en", {}).acts
    return [(act.action.value, "+".join(act.who), act.what, act.whom) for act in acts]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("A boy tickles a girl and a dog.", [("hit", "boy", None, "girl"), ("hit", "boy", None, "dog")]),
        (
            "A boy gives a girl a key and a book.",
            [("give", "boy", "key", "girl"), ("give", "boy", "book", "girl")],
        ),
        (
            "A boy gives a key to a girl and a book to a dog.",
            [("give", "boy", "key", "girl"), ("give", "boy", "book", "dog")],
        ),
        (
            "A boy puts a ball and a kite into a box.",
            [("put", "boy", "ball", "box"), ("put", "boy", "kite", "box")],
        ),
        (
            "A boy kicks first a ball and then a can.",
            [("kick", "boy", None, "ball"), ("kick", "boy", None, "can")],
        ),
    ],
)
def test_what_is_done_to_several_is_done_to_each(
    text: str, acts: list[tuple[str, str, str | None, str | None]]
) -> None:
    assert told(text) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("A queen goes for a swim.", [("swim", "queen", None, None)]),
        ("A prince together with a witch smiles.", [("laugh", "prince+witch", None, None)]),
        ("A boy lets a pig out of a box.", [("leave", "pig", None, "box")]),
        ("A wizard sends a dog home.", [("go", "dog", None, None)]),
        ("A wizard gets a dog to wave.", [("wave", "dog", None, None)]),
        ("A dog as big as a house sneezes.", [("sneeze", "dog", None, None)]),
        ("The doctor who lives next door sneezes.", [("sneeze", "doctor", None, None)]),
        ("What happens when a dog kicks a boy?", [("kick", "dog", None, "boy")]),
        (
            "A wizard laughs, so does a queen.",
            [("laugh", "wizard", None, None), ("laugh", "queen", None, None)],
        ),
        ("A dog jumps out of a jar.", [("jump", "dog", None, "jar")]),
        (
            "I want the boy to smile and the queen to dance.",
            [("laugh", "boy", None, None), ("dance", "queen", None, None)],
        ),
    ],
)
def test_set_phrases_are_what_is_seen(text: str, acts: list[tuple[str, str, str | None, str | None]]) -> None:
    assert told(text) == acts


def test_what_is_said_after_a_colon_is_said_once() -> None:
    acts = read_story('A queen says: "I love you." The boy waves.', "en", {}).acts
    assert [(act.action.value, act.says) for act in acts] == [("speak", "I love you."), ("wave", "")]


def test_a_dozen_and_a_few_are_several() -> None:
    entities = read_story("A dozen doctors sing. A few pigs jump.", "en", {}).entities
    assert {one.noun for one in entities} == {"doctor", "pig"}


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("A dog grabs and eats the pear.", [("take", "dog", "pear", None), ("eat", "dog", "pear", None)]),
        ("A cat runs past, chased by a dog.", [("go", "cat", None, None), ("chase", "dog", None, "cat")]),
        ("A king, covered in paint, laughs.", [("laugh", "king", None, None)]),
        (
            "A boy asks a queen to sing and she sings.",
            [("speak", "boy", None, "queen"), ("sing", "queen", None, None)],
        ),
        (
            "A boy shouts at a dog to stop, but it waves.",
            [("shout", "boy", None, "dog"), ("wave", "dog", None, None)],
        ),
        ("On the chair sits a cat.", [("sit", "cat", None, "chair")]),
        (
            "A wizard puts a flower back into a suitcase and closes it.",
            [("put", "wizard", "flower", "suitcase"), ("close", "wizard", "suitcase", None)],
        ),
        (
            "A boy opens a bucket and takes out a book.",
            [("open", "boy", "bucket", None), ("take", "boy", "book", "bucket")],
        ),
        (
            "A girl waves to a king and to a dog.",
            [("wave", "girl", None, "king"), ("wave", "girl", None, "dog")],
        ),
    ],
)
def test_objects_and_doers_are_found_where_they_stand(
    text: str, acts: list[tuple[str, str, str | None, str | None]]
) -> None:
    assert told(text) == acts


def test_who_carries_two_things_is_neither_of_them() -> None:
    assert told("A boy carrying a ball and a jar kicks a dog.")[-1] == ("kick", "boy", None, "dog")


def test_what_is_found_is_not_where_it_was_looked_for() -> None:
    acts = told("A dog hides. A boy looks under the table and finds it sleeping.")
    assert ("take", "boy", "dog", None) in acts
    assert acts[-1][:2] == ("sleep", "dog")


def test_what_isnt_going_on_is_not_seen() -> None:
    assert told("A dog isn't sleeping any more, it barks.") == [("speak", "dog", None, None)]


def test_somebody_introduced_acts_under_their_name() -> None:
    assert told("Meet Ana, a baker who laughs.") == [("laugh", "ana", None, None)]


def test_who_is_jumped_on_is_the_one_before() -> None:
    assert told("The prince climbs up but the cat jumps onto his head.")[-1] == (
        "jump",
        "cat",
        None,
        "prince",
    )


def test_a_tower_of_blocks_is_it() -> None:
    assert told("A boy builds a tower of blocks and a dog knocks it over.")[-1][2] == "block"


def test_both_do_what_follows() -> None:
    assert told("A boy and a queen meet a dog. Both wave.")[-1] == ("wave", "boy+queen", None, None)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("A dog lies at a king's feet. The two of them sing.", ("sing", "dog+king", None, None)),
        ("A girl sees the tails of two pigs. She tickles them.", ("hit", "girl", None, "pig+pig-2")),
        ("A king looks for his pig. It waves behind the bed. He finds it.", ("take", "king", "pig", None)),
        (
            "A queen has lost her ball. A penguin brings it to her. She pats it.",
            ("hit", "queen", None, "penguin"),
        ),
        ("A boy chases a pig into a bucket. He closes it.", ("close", "boy", "bucket", None)),
        ("A cat finds a cake and a girl sees the cat eating it.", ("eat", "cat", "cake", None)),
        ("A pig gets its head stuck in a bucket. A king pulls it out.", ("pull", "king", None, "pig")),
    ],
)
def test_it_and_they_are_whom_that_is_done_to(
    text: str, last: tuple[str, str, str | None, str | None]
) -> None:
    action, who, what, whom = told(text)[-1]
    assert (action, who, what) == last[:3]
    assert whom in (last[3] or "").split("+") or whom == last[3]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "A boy would sit down next to a girl and steal the carrot.",
            [("sit", "boy", None, "girl"), ("take", "boy", "carrot", None)],
        ),
        ("A king tells a witch that the cat sings.", [("speak", "king", None, "witch")]),
        ("A king who can't swim sneezes.", [("sneeze", "king", None, None)]),
        ("Two dogs are fighting over who gets the cake.", [("fight", "dog+dog-2", None, "dog-2")]),
        ("A queen bakes a heart shaped cake.", [("stir", "queen", "cake", None)]),
        ("A cat thinks it is a dog and sings.", [("think", "cat", None, None), ("sing", "cat", None, None)]),
    ],
)
def test_what_is_only_told_happens_to_nobody(
    text: str, acts: list[tuple[str, str, str | None, str | None]]
) -> None:
    assert told(text) == acts


def test_a_film_for_somebody_is_about_them() -> None:
    reading = read_story("A birthday film for my friend Ana. She kisses a dog.", "en", {})
    assert [one.name for one in reading.entities if one.id in reading.acts[0].who] == ["Ana"]


def test_a_sheep_is_one() -> None:
    assert [one.noun for one in read_story("A nurse is bitten by a sheep.", "en", {}).entities] == [
        "nurse",
        "sheep",
    ]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("A queen shakes her head. After dancing, a wizard bows.", ("dance", "wizard", None, None)),
        ("A boy drums. A pig runs between a king's legs and he falls over.", ("fall", "king", None, None)),
        ("A boy drums. A girl whispers in a king's ear, he leaves.", ("leave", "king", None, None)),
        (
            "A king puts a flower away. He passes the letter to a queen, who drops it.",
            ("drop", "queen", "letter", None),
        ),
        ("A cat jumps. The wind blows a ball away and a boy chases it.", ("chase", "boy", None, "ball")),
    ],
)
def test_the_sentence_before_takes_nothing_from_this_one(
    text: str, act: tuple[str, str, str | None, str | None]
) -> None:
    assert act in told(text)
