"""Turns of English phrase in which a word isn't what it is elsewhere: what is read, and what no longer is."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import Act, Action, Outcome, Way
from animation_ai_studio.intent.events import read_story

A = Action
Told = tuple[str, Action, str | None, str | None]
"""Who, what is done, the thing used or worked on, and the other one or the goal."""

FALLS = (
    ("A snake drops on the king's head.", ("snake", A.FALL, None, "king")),
    ("A goat sits on a log. A pear drops from a tree.", ("pear", A.FALL, None, "tree")),
    ("A boy drops a plate on his foot.", ("boy", A.DROP, "plate", None)),
    ("A knight sleeps in a tree and falls out.", ("knight", A.FALL, None, "tree")),
    ("A boy shoots down the slope on a sledge.", ("boy", A.GO, None, "sledge")),
)
BACKS = (
    ("A snail climbs on the tortoise's back and falls asleep.", ("snail", A.SLEEP, None, None)),
    ("A snail climbs onto the tortoise's back.", ("snail", A.CLIMB, None, "tortoise")),
    ("A mouse rides on an elephant's back.", ("mouse", A.RIDE, None, "elephant")),
)
GOING_ON = (
    ("A clown can't stop sneezing.", ("clown", A.SNEEZE, None, None)),
    ("A girl dances and so does the dog.", ("dog", A.DANCE, None, None)),
    ("Two cooks fight. In the middle of all this a mouse eats the cake.", ("mouse", A.EAT, "cake", None)),
)
AGAIN = (
    ("A cat jumps on the bed, then onto the sofa.", ("cat", A.JUMP, None, "sofa")),
    ("A goat tries to sleep on a rock, then in a boat.", ("goat", A.SLEEP, None, "boat")),
    ("A dog runs over a hill, then into a barn, and barks.", ("dog", A.ENTER, None, "barn")),
)
LIGHT = (
    ("A cook gives the pan a polish.", ("cook", A.CLEAN, None, "pan")),
    ("A boy gives the rope a tug.", ("boy", A.PULL, None, "rope")),
    ("A witch gives the soup a stir.", ("witch", A.STIR, "soup", None)),
)
MADE = (
    ("A bird made of paper flies round a lamp.", ("bird", A.FLY, None, "lamp")),
    ("A robot made of boxes and tape jumps over a wall.", ("robot", A.JUMP, None, "wall")),
)
PUT_ON = (
    ("A nurse mends a bike. She puts on a new wheel.", ("nurse", A.PUT, "wheel", "bike")),
    ("A cook puts the kettle on.", ("cook", A.OPEN, "kettle", None)),
    ("A witch puts on a green hat.", ("witch", A.WEAR, "hat", None)),
)
ELSE = (
    ("A goose flies up into a tree.", ("goose", A.FLY, None, "tree")),
    ("A goose flies into a tree.", ("goose", A.HIT, None, "tree")),
    ("A girl grabs a doll. Her brother wants it back.", ("brother", A.POINT, None, "doll")),
    ("The jumper comes undone.", ("jumper", A.BREAK, None, None)),
    ("A lonely tower bends down.", ("tower", A.BOW, None, None)),
    ("A seal climbs out of a pool with a fish on its head.", ("seal", A.LEAVE, "fish", "pool")),
    ("A clown runs home with a puppy in his bag.", ("clown", A.GO, "puppy", None)),
    ("A nurse rides a bike down a hill. The dog rides on the back.", ("dog", A.RIDE, None, "bike")),
)


BODIES = (
    ("My uncle waits. A crab pinches his nose.", ("crab", A.HIT, None, "uncle")),
    ("A clown pinches his nose.", ("clown", A.COUGH, None, None)),
    ("A bear lifts its head.", ("bear", A.LOOK, None, None)),
    ("A cook knocks a waiter over.", ("cook", A.PUSH, "waiter", None)),
    ("A cook knocks over a vase.", ("cook", A.DROP, "vase", None)),
)
TENSES = (
    ("He'd sit in a boat and hum.", ("man", A.SPEAK, None, None)),
    ("A sailor would sit in the boat and sing.", ("sailor", A.SING, None, None)),
    ("A queen waits. A boy threw her a loaf with a rope hidden inside.", ("boy", A.THROW, "loaf", "queen")),
    ("A boot falls. Inside it was a crab that bit a duck.", ("crab", A.HIT, None, "duck")),
    ("The goalkeeper yawns. The striker shoots.", ("striker", A.KICK, "ball", None)),
)


OBJECTS = (
    ("An ant finds a crumb. It rolls it up the hill.", ("ant", A.ROLL, "crumb", "hill")),
    ("A boy rolls down the hill.", ("boy", A.ROLL, None, "hill")),
    ("A spider spins a web.", ("spider", A.BUILD, "web", None)),
    ("A snowman straightens his hat.", ("snowman", A.HIT, None, "hat")),
    ("A goat tempts me. I tempt her with a pie.", ("person", A.GIVE, "pie", "goat")),
    ("Gran throws the eggs in the air and they land on a cat.", ("egg", A.DESCEND, None, "cat")),
    (
        "Two boys hide behind a sofa. Gran comes in with a bag. The boys jump out.",
        ("boy", A.JUMP, None, "sofa"),
    ),
    ("A goat pops up and gets such a fright.", ("goat", A.FEEL, None, None)),
    ("We played hide and seek. A goat sneezed.", ("people", A.PLAY, None, None)),
    ("A nurse comes in with her hands on her hips.", ("nurse", A.ENTER, None, None)),
)


PLACES = (
    (
        "A ring floats past a star, round the moon and onto the nose of a pig, who cries.",
        ("ring", A.FLOAT, None, "moon"),
    ),
    (
        "A ring floats past a star, round the moon and onto the nose of a pig, who cries.",
        ("pig", A.CRY, None, None),
    ),
    ("A dog runs down the street, into the shop, and barks.", ("dog", A.ENTER, None, "shop")),
    ("A bird flies over the sea and into a cave.", ("bird", A.FLY, None, "cave")),
    ("A boy sits on a log, under a tree.", ("boy", A.SIT, None, "log")),
)
ENDS = (
    ("A prince refuses to be kissed.", ("prince", A.REFUSE, None, None)),
    ("A guy sees a car. He comes back with a kitten and lifts it.", ("guy", A.LIFT, "kitten", None)),
    ("A mower runs out of petrol.", ("mower", A.WAIT, None, None)),
    ("A whale's tail comes up.", ("whale", A.RISE, None, None)),
    ("A goat and a hen push a box and the box slides on. High fives.", ("goat", A.SHAKE_HANDS, None, "hen")),
)


KEPT = (
    ("A cat takes off her hat.", ("cat", A.WEAR, "hat", None)),
    ("A girl holds up the trophy.", ("girl", A.CELEBRATE, "trophy", None)),
    ("A hen lays eggs.", ("hen", A.DROP, "egg", None)),
    ("A clown blows bubbles.", ("clown", A.PLAY, "bubble", None)),
    ("The tower catches fire.", ("tower", A.BURN, None, None)),
)
"""Set phrases whose thing is to be seen."""
WEATHER = (
    ("A girl reads. It starts to rain. She sneezes.", ("rain", A.FALL, None, None)),
    ("The cloud laughs so hard that it snows.", ("snow", A.FALL, None, None)),
    ("A fox digs. Then a storm comes.", ("storm", A.APPEAR, None, None)),
    ("A fox digs. Then there's a rainbow.", ("rainbow", A.APPEAR, None, None)),
)
IT = (
    (
        "A robot eats a cake and sets fire to the curtains. Gran puts it out.",
        ("gran", A.CLOSE, "curtain", None),
    ),
    ("A candle burns on a cake. The wind blows it out.", ("wind", A.CLOSE, "candle", None)),
    ("A hand takes a sandwich. It puts half of it back.", ("hand", A.PUT, "sandwich", None)),
    (
        "A nurse finds a dragon. It warms the whole school. She hides it under a rug.",
        ("nurse", A.HIDE, "dragon", "rug"),
    ),
    (
        "A heron stands in a river. A frog thinks it's a reed. The heron falls in.",
        ("heron", A.FALL, None, "river"),
    ),
    ("A shark bites the chair in two.", ("shark", A.BREAK, "chair", None)),
    (
        "A cook bakes a bun. A cook bakes a pie. A cat takes it, sees it, drops it and hums.",
        ("cat", A.DROP, "pie", None),
    ),
    ("A knight falls. His squire oils his knees.", ("squire", A.CLEAN, None, "knight")),
    (
        "A girl found a hedgehog. She put it in a box with a bottle. It got out.",
        ("hedgehog", A.LEAVE, None, "box"),
    ),
    ("A toaster dreams of being a rocket. Lightning strikes it.", ("lightning", A.HIT, None, "toaster")),
    (
        "A burglar climbs in. The family wakes up. They tie him to a chair.",
        ("family", A.PUT, "burglar", "chair"),
    ),
    ("A clown blows a balloon.", ("balloon", A.GROW, None, None)),
    ("A kid presses a button. The doors open: a cow. The doors close.", ("cow", A.APPEAR, None, None)),
    ("A kid presses a button. The doors open: a cow. He sneezes.", ("kid", A.SNEEZE, None, None)),
    ("A monkey is watching TV. He steals the remote.", ("monkey", A.TAKE, "remote", None)),
    ("A widow sings. A stray dog sits on a chair. She looks at it.", ("widow", A.LOOK, None, "dog")),
    ("A camel licks the van clean.", ("camel", A.CLEAN, None, "van")),
    ("A thief slips. The officer drives him home.", ("officer", A.CARRY, None, "thief")),
    ("A cook adds salt, then pepper, then her shoe.", ("cook", A.STIR, "shoe", None)),
    ("A ghost sees himself in a mirror.", ("ghost", A.LOOK, None, "mirror")),
    ("A hedgehog waits but everyone sneezes. A goat hugs him.", ("goat", A.HUG, None, "hedgehog")),
    ("The bridge folds up like paper.", ("bridge", A.FALL, None, None)),
    ("A cook makes a face.", ("cook", A.FEEL, None, None)),
    ("A vacuum burps out the candles.", ("vacuum", A.THROW, "candle", None)),
)
PAST = (
    ("A knight waits. When the bubbles popped on his nose he giggled.", ("bubble", A.BREAK, None, "knight")),
    ("A knight waits. When the bubbles popped on his nose he giggled.", ("knight", A.LAUGH, None, None)),
    ("A dragon waits. The knight came to fight him.", ("knight", A.FIGHT, None, "dragon")),
    (
        "A truck stops. The driver gets out, picks up a duckling and carries it home.",
        ("driver", A.CARRY, "duckling", None),
    ),
    ("The ladder knocks a waiter into a pond.", ("ladder", A.PUSH, "waiter", "pond")),
    ("An elderly couple dance. He steps on her toes.", ("couple-2", A.KICK, None, "couple")),
    ("A dog licks a fence and gets stuck. A bear sneezes and pulls.", ("bear", A.PULL, None, "dog")),
)


def acts(text: str) -> list[Act]:
    return [act for event in read_story(text, "en", {}).events for act in event.acts]


@pytest.mark.parametrize(
    ("text", "told"),
    (
        *FALLS,
        *BACKS,
        *GOING_ON,
        *AGAIN,
        *LIGHT,
        *MADE,
        *PUT_ON,
        *ELSE,
        *BODIES,
        *TENSES,
        *OBJECTS,
        *PLACES,
        *ENDS,
        *PAST,
        *KEPT,
        *WEATHER,
        *IT,
    ),
)
def test_reads_who_does_what(text: str, told: Told) -> None:
    found = [(act.who[0], act.action, act.what, act.whom) for act in acts(text) if act.who]
    assert told in found


def test_what_falls_out_of_a_bed_comes_out_of_it() -> None:
    assert acts("A queen sleeps in a bed and falls out.")[-1].path is Way.OUT_OF


NOTHING_MORE = (
    "A cat digs a hole. It sneezes. Love from Amelia age 9",
    "A cat digs a hole. It sneezes. By Tom, aged 7",
    "Topic film: how a seed becomes a flower. A cat digs a hole. It sneezes.",
    "A cat digs a hole so it can't be seen. It sneezes until only a nose is left.",
    "A cat digs a hole. They've got his cake. It sneezes at midnight.",
    "A cat digs a hole until the whole street is covered. It sneezes.",
    "It rains. A cat digs a hole. It was raining. It sneezes.",
    "A cat digs a hole because there's a bear. It sneezes.",
    "A cat digs a hole. The castle is made of sand. It sneezes.",
)


@pytest.mark.parametrize("text", NOTHING_MORE)
def test_signatures_topics_and_materials_tell_no_event(text: str) -> None:
    assert [act.action for act in acts(text)] == [A.DIG, A.SNEEZE]


def test_what_is_hidden_in_a_thing_hides_nobody() -> None:
    assert [act.action for act in acts("A boy threw a loaf with a rope hidden inside.")] == [A.THROW]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ann hits a drum, Steve kicks it, the boss strokes it. They all stare.", ["ann", "steve", "boss"]),
        (
            "My dad built me a hut. A goat sneezed. An owl moved in. It blinked. I danced. We slept.",
            ["owl", "person"],
        ),
        ("The twins sneeze. A goat sneezes. The twins laugh.", ["twin", "twin-2"]),
        ("My grandad takes me to a pond. A crab dances. We laugh.", ["grandad", "person"]),
        ("Three ducks sit on a wall. A fox sneezes. They all fall.", ["duck", "duck-2", "duck-3"]),
    ],
)
def test_who_they_all_and_we_are(text: str, who: list[str]) -> None:
    assert acts(text)[-1].who == who


def test_what_is_done_over_and_over_is_one_act() -> None:
    found = acts("A bear knocks and knocks and knocks. A hen sneezes.")
    assert [(act.action, act.times) for act in found] == [(A.HIT, 3), (A.SNEEZE, 1)]
    assert [(act.action, act.whom) for act in acts("A bear pulls and pulls the rope.")] == [(A.PULL, "rope")]


def test_who_stops_to_eat_eats() -> None:
    assert [act.outcome for act in acts("A snail stops to eat a pear.")] == [Outcome.DONE]


@pytest.mark.parametrize(
    ("text", "who", "action"),
    [
        ("I remember my grandmother singing in the garden.", "grandmother", A.SING),
        ("I still remember how my dad danced with the dog.", "dad", A.DANCE),
    ],
)
def test_a_memory_is_told_like_anything_else(text: str, who: str, action: Action) -> None:
    """The grandmother was gone, and a stranger thought."""
    acts = [act for event in read_story(text, "en", {}).events for act in event.acts]
    assert [(act.who, act.action) for act in acts] == [([who], action)]


@pytest.mark.parametrize(
    "text",
    ["A penguin points at a picture of a lion.", "A boy hangs a drawing of his dog on the wall and smiles."],
)
def test_whoever_is_in_a_picture_is_not_in_the_film(text: str) -> None:
    """A lion stood in the barber's shop."""
    assert not {one.noun for one in read_story(text, "en", {}).entities} & {"lion", "dog"}
