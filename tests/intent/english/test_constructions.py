"""Constructions of English that many requests have: who does what in each, and that nothing more is read."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import Act, Action, StoryReading, Way
from animation_ai_studio.intent.events import read_story

A = Action
Told = tuple[str, Action, str | None, str | None]
"""Who, what is done, the thing used or worked on, and the other one or the goal."""

TAKEN = (
    ("A girl throws a stick. The puppy gets the stick back from her.", ("puppy", A.TAKE, "stick", "girl")),
    ("A boy loses his hat. A crow gets it back.", ("crow", A.TAKE, "hat", None)),
    ("A seagull snatches a chip out of the sailor's hand.", ("seagull", A.TAKE, "chip", "sailor")),
    ("A cat watches a boy. It steals the sausage from his hand.", ("cat", A.TAKE, "sausage", "boy")),
)
FOUND = (
    ("A nurse looks for a boy. She finds him hiding behind a tree.", ("nurse", A.LOOK, None, "boy")),
    ("A dog finds a bone.", ("dog", A.TAKE, "bone", None)),
)
OUT_OF = (
    ("A cat shuts the box. A wizard turns it into a king.", ("wizard", A.CHANGE, "cat", "king")),
    ("A cook sits on a bench. A fairy turns him into a pig.", ("fairy", A.CHANGE, "cook", "pig")),
    ("A wizard opens the chest. A parrot flies out.", ("parrot", A.FLY, None, "chest")),
    ("A nurse opens the bag and a mouse runs out.", ("mouse", A.LEAVE, None, "bag")),
)
PARTS = (
    ("A shark bites the surfboard in half.", ("shark", A.BREAK, "surfboard", None)),
    ("A robot trips and its arm rolls off.", ("arm", A.ROLL, None, None)),
)
COMPANY = (
    ("An owl flies with the girl over the lake.", ("owl", A.FLY, None, "lake")),
    (
        "A barrel rolls off down the road with a farmer running behind it.",
        ("farmer", A.FOLLOW, None, "barrel"),
    ),
    ("A baker looks at a cake that the queen has given him. He sneezes.", ("baker", A.SNEEZE, None, None)),
    ("A child wakes up and goes 'is it snowing?'", ("child", A.SPEAK, None, None)),
    ("A girl fetches the watering can and waters a rose.", ("girl", A.TAKE, "watering-can", None)),
    (
        "A frog sits down on the bears nose. A bee burns the witches hat. She cries.",
        ("witch", A.CRY, None, None),
    ),
)
NAMED = (
    ("Two mice, Nib and Tuft, find a biscuit. Tuft eats it.", ("mouse-2", A.EAT, "biscuit", None)),
    ("Three ducks, Ann, Bea and Cleo. Cleo dances.", ("duck-3", A.DANCE, None, None)),
    ("My plumber (call her Rita) opens the door. She sneezes.", ("rita", A.SNEEZE, None, None)),
)
LEFT_OUT = (
    ("A bear opens the fridge, climbs in, eats a pie.", ("bear", A.ENTER, None, "fridge")),
    ("A queen climbs into a bath. She sings. Then she leaps out.", ("queen", A.JUMP, None, "bath")),
    ("A baker pushes a scooter through a gate. He waves and rides off.", ("baker", A.RIDE, "scooter", None)),
    ("An otter finds a leaf and sits under it in the rain.", ("otter", A.SIT, None, "leaf")),
    ("A nurse falls asleep. A clown kicks a ball. She wakes up.", ("nurse", A.WAKE, None, None)),
    ("A clown runs down the road with foam on his nose.", ("clown", A.GO, "foam", "road")),
    ("A goat is given a trumpet.", ("goat", A.TAKE, "trumpet", None)),
    ("A duck is handed a cake by the queen.", ("queen", A.GIVE, "cake", "duck")),
    ("A pirate waits and a parrot plays him a song.", ("parrot", A.PLAY, "song", "pirate")),
    ("A sailor waits. A girl high fives him.", ("girl", A.SHAKE_HANDS, None, "sailor")),
    ("A goat climbs into the basket itself.", ("goat", A.ENTER, None, "basket")),
    ("Hero: an otter. He sneezes.", ("otter", A.SNEEZE, None, None)),
    ("My son (6) wants a tractor that's scared of mice. He digs a hole.", ("tractor", A.DIG, "hole", None)),
    (
        "A clerk puzzles over a map that the king has handed him: is it a lake? He paces.",
        ("clerk", A.GO, None, None),
    ),
    ("My big sister told me a star fell into our pond last night.", ("star", A.FALL, None, "pond")),
)
SENSES = (
    ("It is dark. The lamp comes on.", ("lamp", A.BURN, None, None)),
    ("A nurse sits down and the radio comes on.", ("radio", A.PLAY, None, None)),
    ("A goat digs a hole. Up pops a mole.", ("mole", A.APPEAR, None, None)),
    ("A diver waits. Up comes an octopus.", ("octopus", A.RISE, None, None)),
    ("A seal swims along the river to the sea.", ("seal", A.SWIM, None, "sea")),
    ("A clown reads the newspaper. A goat eats the paper.", ("goat", A.EAT, "newspaper", None)),
    ("A robot trips and its arm rolls off. A girl puts it back.", ("girl", A.PUT, "arm", "robot")),
    ("A mouse shows a bike to a girl and she rides it down the hill.", ("girl", A.RIDE, "bike", "hill")),
)
STORY = (
    ("A bear wakes up. For his birthday the fox bakes a cake.", ("fox", A.STIR, "cake", None)),
    ("A hen waits. Is it a bear? No, a fox kicks the door.", ("fox", A.KICK, None, "door")),
    ("A nurse waits. For our school the fox builds a boat.", ("fox", A.BUILD, "boat", None)),
)
"""What is told in words that customers use of themselves as well."""
NO_EVENTS = (
    "My little sister says the cat should fly to the moon as well.",
    "Then the clown eats a spoon? Maybe not.",
    "The camel jumps over a house, but you can leave that out.",
    "It takes the tailor three hours.",
    "This is for my granddaughter who swims every day and loves sharks.",
    "If it could be kept gentle I would be pleased.",
    "They've got a new boat.",
    "He's got a new boat.",
    "A duck with ears like sails, wheels like bananas.",
    "That makes it worse.",
    "The puppets should not talk, thank you.",
    "We'll add the titles ourselves.",
    "Our teacher says under a minute.",
    "There's only one left.",
)
"""Sentences of whoever asks, or of how things are."""


def read(text: str) -> tuple[StoryReading, list[Act]]:
    reading = read_story(text, "en", {})
    return reading, [act for event in reading.events for act in event.acts]


@pytest.mark.parametrize(
    ("text", "told"), (*TAKEN, *FOUND, *OUT_OF, *PARTS, *COMPANY, *NAMED, *LEFT_OUT, *SENSES, *STORY)
)
def test_reads_who_does_what(text: str, told: Told) -> None:
    found = [(act.who[0], act.action, act.what, act.whom) for act in read(text)[1] if act.who]
    assert told in found


@pytest.mark.parametrize("text", NO_EVENTS)
def test_talk_around_the_story_tells_no_event(text: str) -> None:
    story = "A goat kicks a bucket."
    assert [act.action for act in read(f"{story} {text} {story}")[1]] == [A.KICK, A.KICK]


def test_those_who_are_named_together_are_the_ones_counted() -> None:
    reading, _ = read("Two snowmen, Bert and Frosty. Bert steals a carrot from Frosty.")
    assert [(one.noun, one.name) for one in reading.entities if one.name in ("Bert", "Frosty")] == [
        ("snowman", "Bert"),
        ("snowman", "Frosty"),
    ]


def test_the_story_begins_after_could_there_be() -> None:
    found = read(
        "We move house soon and my son Ned refuses to help. Could there be a boy who climbs into a box?"
    )[1]
    assert [(act.who, act.action, act.whom) for act in found] == [(["boy"], A.ENTER, "box")]


@pytest.mark.parametrize(
    ("request_", "doers"),
    [
        ("Two kids build a castle. A crab pinches the boy. The girl laughs. He cries.", ["kid-2", "kid"]),
        ("Two strangers meet. The man drops a hat and the woman takes it.", ["stranger", "stranger-2"]),
        ("Two kids play. A man comes. The man laughs and the girl cries.", ["man", "kid"]),
        ("Two dogs fight. The girl laughs.", ["girl"]),
    ],
)
def test_the_boy_and_the_girl_of_two_kids_are_told_apart(request_: str, doers: list[str]) -> None:
    """The boy and the girl were one and the same kid."""
    acts = [act for event in read_story(request_, "en", {}).events for act in event.acts]
    assert [act.who[0] for act in acts][-len(doers) :] == doers


def test_who_sleeps_in_an_armchair_is_on_it() -> None:
    """Grandpa slept on the floor before his chair."""
    (event,) = read_story("Grandpa falls asleep in his armchair.", "en", {}).events
    assert event.acts[0].path is Way.ONTO
    (event,) = read_story("Grandpa sleeps next to his armchair.", "en", {}).events
    assert event.acts[0].path is Way.AT


@pytest.mark.parametrize(
    ("request_", "drawn"),
    [
        ("A penguin waiter serves soup to a walrus.", "penguin"),
        ("Two cat pirates fight.", "cat"),
        ("A snail postman sings.", "snail"),
        ("A lion tamer bows.", ""),
        ("A pig farmer sings.", ""),
    ],
)
def test_an_animal_in_a_persons_part_is_that_animal(request_: str, drawn: str) -> None:
    """The penguin who waits at table was a man."""
    assert read_story(request_, "en", {}).entities[0].prop == drawn


@pytest.mark.parametrize(
    ("request_", "who"),
    [
        ("An ant carries a crumb up a hill. It rolls back down.", "crumb"),
        ("A dog pushes a ball. It rolls into a pond.", "ball"),
        ("A bear lifts a rock and it falls on his foot.", "rock"),
        ("A dog kicks a ball. It barks.", "dog"),
        ("A cat drinks milk. It falls asleep.", "cat"),
    ],
)
def test_what_was_moved_is_what_tumbles(request_: str, who: str) -> None:
    """The ant rolled down the hill, and the crumb stayed up."""
    assert read_story(request_, "en", {}).events[-1].acts[-1].who == [who]


def test_who_tells_of_their_childhood_is_one_child() -> None:
    """ "I" and "me" were two, and without a comma after the age grandma taught nobody."""
    story = "When I was six my grandpa carried me. I fall asleep. He puts me to bed."
    reading = read_story(story, "en", {})
    acts = [(act.who, act.what or act.whom) for event in reading.events for act in event.acts]
    assert acts == [(["grandpa"], "child"), (["child"], None), (["grandpa"], "child")]
    assert reading.entities[0].age == "child" and not reading.not_understood
