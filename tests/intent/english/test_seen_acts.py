"""Acts that can be seen: gestures at one's own body, what wind carries, what goes back, and nothing that only heads a film."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import Act, Action, EntityKind, StoryReading
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.intent import understand
from animation_ai_studio.intent.events import read_story

CHARACTERS = load_characters()


def told(text: str) -> StoryReading:
    return understand(text, characters=CHARACTERS).reading


def summary(act: Act) -> tuple[str, str, str | None, str | None]:
    return act.action, ",".join(act.who), act.what, act.whom


def acts(text: str) -> list[tuple[str, str, str | None, str | None]]:
    return [summary(act) for act in told(text).acts]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("A mechanic scratches his beard.", Action.THINK),
        ("A knight kicks a stone and hops round holding his foot.", Action.FEEL),
        ("A plumber pats his belly.", Action.FEEL),
        ("A teacher raises an eyebrow. A pupil lifts his paw.", Action.WAVE),
        ("A clown buries his face in a cushion.", Action.HIDE),
    ],
)
def test_a_gesture_is_no_blow_at_something_without_a_body(text: str, action: Action) -> None:
    """A beard that is hit would be an empty place in the picture."""
    last = told(text).acts[-1]
    assert last.action is action
    assert last.whom in (None, "cushion")


def test_a_head_is_bumped_on_what_it_is_bumped_on() -> None:
    assert acts("A painter bumps his head on a lamp.") == [("hit", "painter", None, "lamp")]
    assert acts("A cat presses its nose to the window.")[-1] == ("look", "cat", None, "window")


def test_somebody_elses_body_is_theirs() -> None:
    assert acts("A barber cuts a lion's mane.") == [("clean", "barber", None, "lion")]
    assert acts("A crow bites a fox's tail.")[-1] == ("hit", "crow", None, "fox")
    assert acts("A sailor comes home. His son runs up and jumps into his arms.")[-1][3] == "sailor"


def test_what_wind_and_water_carry_goes_by_itself() -> None:
    """Nobody sees the wind: an umbrella that flies is seen, somebody called wind that holds it is not."""
    assert acts("The wind carries the umbrella away.") == [("fly", "umbrella", None, None)]
    assert acts("A boy builds a sandcastle. A wave washes it away.")[-1] == (
        "vanish", "sandcastle", None, None,
    )  # fmt: skip
    assert acts("A girl carries the umbrella away.")[-1][:2] == ("carry", "girl")


def test_what_is_watered_is_watered_with_a_can() -> None:
    assert acts("A robot waters a cactus.")[-1][2:] == ("watering-can", "cactus")
    named = acts("A robot grabs a jug. A gardener waters the roses with a bucket.")
    assert named[-1][2:] == ("bucket", "rose")


def test_who_knocks_knocks_on_something() -> None:
    assert acts("A mole knocks. A bear opens the door.")[0] == ("hit", "mole", None, "door")
    assert acts("A hedgehog sits under an umbrella. A mole knocks.")[-1][3] == "umbrella"


def test_what_was_taken_out_goes_back() -> None:
    story = "A woman pulls a sword out of a stone, cuts her bread with it and sticks it back in."
    assert acts(story)[-1] == ("put", "woman", "sword", "stone")
    story = "A guy pushes a bike through the door, rides off and goes straight into a lamp post. He pushes it back in."
    assert acts(story)[-1] == ("push", "guy", "bike", "door")
    assert acts(story)[-2][3] == "lamp-post"


def test_a_compound_is_drawn_as_itself() -> None:
    drawn = {one.noun: one.prop for one in told("A girl eats ice cream under a lamp post.").entities}
    assert drawn["ice cream"] == "ice_cream"
    assert drawn["lamp post"] == "lamp_post"
    assert acts("A dog sniffs a lamp post. The post falls over.")[-1][1] == "lamp-post"


def test_what_is_knocked_or_kicked_goes_where_it_is_sent() -> None:
    assert acts("A cat knocks a vase off the shelf.") == [("push", "cat", "vase", "shelf")]
    assert acts("A boy kicks his ball through the window.") == [("kick", "boy", "ball", "window")]
    assert acts("A boy kicks a ball.") == [("kick", "boy", None, "ball")]


@pytest.mark.parametrize(
    "text",
    [
        "Assembly for Year 2, our value this month is Sharing. A fox dances.",
        "Need something funny for my pet shop insta. A fox dances.",
        "Sad film please: a fox dances.",
        "Grade 3 science, water cycle. A fox dances.",
        "Concept for a gym's January ad. Hero: a fox. It dances.",
    ],
)
def test_what_heads_a_film_is_not_in_it(text: str) -> None:
    assert [one.id for one in told(text).entities] == ["fox"]


def test_a_heading_that_names_somebody_stays() -> None:
    assert acts("A film about a lonely lighthouse keeper. Every night he lights the lamp.")[-1][1] == "keeper"
    assert acts("Sword in the stone spoof. A knight pulls and pulls.")[-1][3] == "sword"


def test_whoever_says_my_is_not_on_the_picture() -> None:
    assert [one.id for one in told("My dog chases a cat.").entities] == ["dog", "cat"]
    assert acts("My dog barks at me.")[-1][3] == "person"


def test_whoever_is_told_of_on_the_way_is_not_it() -> None:
    assert acts("An old bike limps in, bell drooping. Nan lifts it.")[-1][2] == "bike"
    assert acts("A bear is woken by a bird knocking on his tree.")[-1][1] == "bird"


def test_a_camera_and_glasses_are_things_that_are_handled() -> None:
    assert acts("A tourist drops his camera in the sand.")[-1][2] == "camera"
    assert acts("A monkey steals the teacher's glasses and puts them on.")[-1] == (
        "wear", "monkey", "glasses", None,
    )  # fmt: skip


def test_who_crashed_into_water_swims_out_of_it() -> None:
    assert acts("A granny crashes into a fountain and swims out.") == [
        ("fall", "granny", None, "fountain"),
        ("swim", "granny", None, "fountain"),
    ]


def test_each_thing_of_a_list_is_played() -> None:
    story = "An octopus plays the drums, the guitar and the trumpet."
    assert [act[2] for act in acts(story)] == ["drum", "guitar", "trumpet"]
    assert len(acts("A dog eats a sausage and a cat sleeps.")) == 2


def test_what_is_put_on_a_body_is_worn() -> None:
    """A head is no shelf: a hat on one's own head is worn, a scarf round his neck is his."""
    assert acts("A girl puts a hat on her head.") == [("wear", "girl", "hat", None)]
    assert acts("A snowman stands there. A girl wraps her scarf around his neck.")[-1][2:] == (
        "scarf", "snowman",
    )  # fmt: skip


def test_what_is_pulled_shut_is_closed() -> None:
    assert acts("A boy climbs into a box and pulls the flaps shut.")[-1] == ("close", "boy", "flap", None)
    assert acts("A cow kicks the gate open.") == [("open", "cow", "gate", None)]


def test_what_somebody_drops_is_what_they_held() -> None:
    story = "A gardener waters the roses with a bucket. A bee chases him and he drops it."
    assert acts(story)[-1] == ("drop", "gardener", "bucket", None)


def test_what_only_tells_which_one_happens_not() -> None:
    story = "Two pigeons sit on a roof. A gull snatches the chip they were sharing."
    assert [act[0] for act in acts(story)] == ["sit", "take"]
    assert acts("A chameleon changes colour to look like a leaf.")[-1][0] == "change"


def test_lunch_is_a_time_and_a_new_one_is_another() -> None:
    assert acts("A new girl sits alone at lunch.") == [("sit", "girl", None, None)]
    story = "A boy builds a sandcastle. His sister helps him build a new one."
    assert acts(story)[-1][2] == "sandcastle-2"


def test_who_lands_on_a_nose_lands_on_somebody() -> None:
    """A nose has no body of its own: the butterfly would sit on nothing."""
    assert acts("Grandpa sleeps. A butterfly sits on his nose.")[-1] == ("sit", "butterfly", None, "grandpa")
    assert acts("A germ king sits on a boy's thumb.") == [("sit", "king", None, "boy")]
    assert acts("A man sits down. The wind blows a newspaper into his face.")[-1] == (
        "fly", "newspaper", None, "man",
    )  # fmt: skip
    assert acts("A clown falls on his back.")[-1][3] is None


def test_what_melts_and_swells_does_so_itself() -> None:
    assert acts("A bear melts the ice.") == [("vanish", "ice", None, None)]
    assert acts("A boy blows up a balloon.") == [("grow", "balloon", None, None)]


def test_he_is_rather_somebody_than_something() -> None:
    story = acts("A drone delivers a pizza to a vampire. He bites into it.")
    assert story[-1] == ("eat", "vampire", "pizza", None)
    story = acts("A scarecrow takes off his hat and bows to a crow. She lays an egg in the hat.")
    assert story[-1][1] == "crow"


def test_it_is_the_same_throughout_a_sentence() -> None:
    story = "A squirrel drops a nut. It climbs down on a rope, the rope snaps and it splashes into the water. A frog lifts it out."
    assert [act[1:3] for act in acts(story)[-2:]] == [("squirrel", None), ("frog", "squirrel")]
    story = (
        "A chef tosses a pancake. It sticks to the ceiling. He climbs on a chair and pokes it with a fork."
    )
    assert acts(story)[-1][3] == "pancake"
    assert (
        acts("A boy finds an egg. It cracks and a baby dragon comes out and it sneezes.")[-1][1] == "dragon"
    )


def test_a_limb_that_is_put_somewhere_touches_or_looks() -> None:
    """A paw is nothing that can be set down."""
    assert acts("A cat puts its paw on the girl's shoulder.") == [("hit", "cat", None, "girl")]
    assert acts("An ostrich sticks its head in the sand.") == [("look", "ostrich", None, "sand")]
    assert acts("A gardener grabs a bucket and drops it on his foot.")[-1] == (
        "drop", "gardener", "bucket", None,
    )  # fmt: skip


def test_nobody_comes_out_of_a_ball() -> None:
    story = "A boy kicks his football. The neighbour comes out."
    assert acts(story)[-1] == ("leave", "neighbour", None, None)
    assert acts("A cat sees a box. It opens the box and a mouse comes out.")[-1][3] == "box"


def test_who_is_cold_shivers() -> None:
    assert acts("A snowman is cold.") == [("tremble", "snowman", None, None)]
    assert acts("The soup is cold. A cook tastes it.")[0][0] == "eat"


def test_one_looks_in_every_place_that_is_named() -> None:
    story = "Miss Plum looks under the desk, behind the curtain and in the drawer."
    assert [act[3] for act in acts(story)] == ["desk", "curtain", "drawer"]
    assert len(acts("A girl looks at the moon, and under the tree a fox sings.")) == 2


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Two cats run up a lamp post.", ("climb", "cat,cat-2", None, "lamp-post")),
        ("A man cracks a nut open on a rock.", ("open", "man", "nut", "rock")),
        ("A bear stands there. A mammoth wraps its trunk around the bear.", ("hug", "mammoth", None, "bear")),
        ("A boy melts the ice with a hair dryer.", ("vanish", "ice", None, None)),
        ("The milk squirts out of the jug.", ("fly", "milk", None, "jug")),
        ("A poodle sneezes, turns pink and sleeps.", ("sleep", "poodle", None, None)),
        ("A man empties a bag onto the carpet.", ("drop", "man", "bag", "carpet")),
        ("A sunflower turns to a bee.", ("turn", "sunflower", None, "bee")),
    ],
)
def test_what_is_seen_of_a_verb_depends_on_its_nouns(
    text: str, last: tuple[str, str, str | None, str | None]
) -> None:
    assert acts(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "props"),
    [
        ("A pancake sticks to the ceiling.", {"pancakes"}),
        ("A taxi driver waits.", set()),
        ("A seagull steals a sausage. A boy shouts at the bird.", {"seagull", "sausage"}),
        ("A gorilla paints a picture of a banana.", {"monkey", "painting"}),
        ("A boy throws a stick.", {"stick"}),
    ],
)
def test_only_what_a_story_names_lies_about(text: str, props: set[str]) -> None:
    """A stick out of "sticks", or a second bird, would be taken for part of what happens."""
    drawn = {str(thing.prop) for thing in understand(text, characters=CHARACTERS).things}
    assert drawn - {"parcel"} <= props


def test_what_an_advert_is_for_is_kept() -> None:
    things = understand("Advert for umbrellas. A fox dances in the rain.", characters=CHARACTERS).things
    assert "umbrella" in {str(thing.prop) for thing in things}


def test_what_is_blown_off_a_table_was_on_it() -> None:
    story = "A girl sneezes and blows the candles, the napkins and the cards off the table."
    assert acts(story)[-1] == ("push", "girl", "candle", "table")


def test_a_plant_that_gets_tall_grows_and_a_bottom_is_somebodys() -> None:
    assert acts("A plant grows so tall that it pushes the roof off the house.")[0][:2] == ("grow", "plant")
    assert acts("A thief climbs in. The dog bites his bottom.")[-1] == ("hit", "dog", None, "thief")
    assert acts("A boy squeezes a sponge.") == [("push", "boy", None, "sponge")]


def test_the_boy_is_not_the_girl() -> None:
    reading = read_story("The girl cries. A dog takes the boy's hat.", "en", {})
    assert [one.noun for one in reading.entities if one.kind is EntityKind.PERSON] == ["girl", "boy"]


def test_a_rose_is_a_flower_and_rose_is_not() -> None:
    kinds = [one.kind for one in read_story("Rose gives Lily a rose.", "en", {}).entities]
    assert kinds == [EntityKind.PERSON, EntityKind.PERSON, EntityKind.THING]


@pytest.mark.parametrize(
    "text",
    [
        "A cake fell on the floor during the lesson. The teacher cried.",
        "Fireworks exploded over the festival. A king danced.",
    ],
)
def test_a_story_told_in_the_past_keeps_its_first_sentence(text: str) -> None:
    assert len(told(text).events) == 2


def test_her_and_her_dog_are_two() -> None:
    hugs = told("The witch sees a girl. She hugs her and her dog.").acts[-2:]
    assert [act.whom for act in hugs] == ["girl", "dog"]


@pytest.mark.parametrize(
    ("text", "age"), [("Gran knits.", "elder"), ("Grandma Lou waves.", "elder"), ("Mira waves.", "")]
)
def test_gran_is_old_also_where_that_is_her_name(text: str, age: str) -> None:
    assert [one.age for one in read_story(text, "en", {}).entities] == [age]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A knight shouts at the dragon to come out.", "dragon"),
        ("A girl yells at her brother to stop.", "brother"),
        ("A man calls to his dog to come.", "dog"),
        ("A boy sings to forget his fear.", "boy"),
    ],
)
def test_what_somebody_is_called_to_do_is_theirs_to_do(text: str, who: str) -> None:
    """The knight came out of the cave himself."""
    assert told(text).acts[-1].who == [who]


def test_names_after_a_group_are_its_members() -> None:
    """Two strangers came into the kitchen and did what the two chefs were to do."""
    reading = told("Two chefs fight. Gino throws dough at Marta. The chefs laugh.")
    people = {one.id: one.noun for one in reading.entities if one.kind is EntityKind.PERSON}
    assert people == {"gino": "chef", "marta": "chef"}
    assert reading.acts[0].who == reading.acts[-1].who == ["gino", "marta"]
    three = told("Two chefs fight. Gino throws dough at Marta. Tom laughs.")
    assert "chef" in {one.id for one in three.entities}


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("A clown throws a pie in a policeman's face.", "policeman"),
        ("A nurse bandages a boy's knee.", "boy"),
        ("A mother combs her daughter's hair.", "daughter"),
        ("A cat sleeps on an old man's lap.", "man"),
    ],
)
def test_what_is_done_to_a_part_of_somebody_is_done_to_them(text: str, whom: str) -> None:
    """A pie was thrown at nobody."""
    assert told(text).acts[-1].whom == whom
