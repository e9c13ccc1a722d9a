"""Without this a plain sentence loses whom its "it", its "does" or its nose means, and the wrong body acts."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.acts import Action, Entity
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.intent import understand

A = Action
CASES: list[tuple[str, Action, str, str]] = [
    # text, act, its doer, and what or whom it is done to
    ("An elephant stands in mud. A zebra tugs at her trunk.", A.PULL, "zebra", "elephant"),
    ("The guard trips and the cake lands on the king's head.", A.DESCEND, "cake", "king"),
    ("The bike shakes itself like a wet dog and the postman runs after it.", A.CHASE, "postman", "bike"),
    ("A girl finds a lamp. When the song is over she puts it on the shelf.", A.PUT, "girl", "lamp"),
    ("A man draws a smile on the wall and wipes it off.", A.CLEAN, "man", "smile"),
    ("A crow steals a sandwich from a man. The man throws his shoe at it.", A.THROW, "man", "crow"),
    ("The farmer pulls the rope, his wife pulls, and the turnip comes out.", A.PULL, "wife", "rope"),
    ("A goat pulls a cart. A dog pushes.", A.PUSH, "dog", "cart"),
    ("The floor doesn't crack, the umbrella does.", A.BREAK, "umbrella", ""),
    ("The dog didn't jump, but the cat did.", A.JUMP, "cat", ""),
    ("The lid opens. A doll climbs out. She dances.", A.DANCE, "doll", ""),
    ("A dummy climbs onto a seat. He opens a newspaper.", A.OPEN, "dummy", "newspaper"),
    ("The van is stuck and the driver givs him a fish.", A.GIVE, "driver", "van"),
    ("Two hens slam their shutters.", A.CLOSE, "hen", "shutter"),
    ("A tumbleweed rolls by.", A.ROLL, "tumbleweed", ""),
    ("The baby elephant tries to climb the wall three times.", A.CLIMB, "elephant", "wall"),
    ("A guard, feet on the desk, snores.", A.SLEEP, "guard", ""),
    ("Lump of dough in a bowl under a tea towel. It grows.", A.GROW, "dough", ""),
    ("Baker comes in, gives the dough one punch.", A.HIT, "baker", "dough"),
    ("The marrow rolls down the hill and Mrs Lamb runs behind it.", A.FOLLOW, "mrs-lamb", "marrow"),
    ("The guard shines his torch on the raccoon.", A.POINT, "guard", "raccoon"),
    ("She gives the whale her shiny whistle.", A.GIVE, "woman", "whistle"),
    ("He moves a white piece.", A.PUSH, "man", "piece"),
    ("A wolf dressed as a grandmother knocks at the door.", A.HIT, "wolf", "door"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "action", "who", "other"), CASES)
def test_a_plain_sentence_keeps_whom_it_means(text: str, action: Action, who: str, other: str) -> None:
    acts = understand(text, characters=load_characters()).reading.acts
    found = [act for act in acts if act.action is action and who in act.who]
    assert found, [(act.verb, act.who, act.what, act.whom) for act in acts]
    assert not other or other in (found[0].what, found[0].whom)


UNDONE = [
    ("Before anyone can stop it, the bike rides out of the door.", {A.RIDE, A.GO, A.LEAVE}),
    ("The cat watches the fish. Neither moves.", {A.LOOK}),
    ("He opens his umbrella just as the rain stops.", {A.OPEN}),
]


@pytest.mark.parametrize(("text", "done"), UNDONE)
def test_what_nobody_does_is_no_act(text: str, done: set[Action]) -> None:
    acts = understand(text, characters=load_characters()).reading.acts
    assert {act.action for act in acts} <= done


def entity(text: str, key: str) -> Entity:
    reading = understand(text, characters=load_characters()).reading
    return next(one for one in reading.entities if one.id == key)


def test_a_name_that_is_a_hamster_is_drawn_as_one() -> None:
    intent = understand("Biscuit is a hamster. He climbs a tree.", characters=load_characters())
    biscuit = next(one for one in intent.reading.entities if one.id == "biscuit")
    assert (biscuit.kind, biscuit.prop) == ("animal", "hamster")
    assert not [thing for thing in intent.things if thing.prop == "cookie"], "the name is no biscuit"


def test_who_has_no_picture_of_their_own_has_a_body() -> None:
    assert entity("The creature throws a boot at a man.", "creature").kind == "person"
    assert entity("A mole digs a hole.", "mole").prop == "hamster"
    assert entity("驿卒把荔枝送给貴妃，貴妃笑了。", "e1").kind == "person"
    assert entity("消防員爬上屋頂。", "e2").prop == "roof"


def test_they_are_those_who_acted_and_not_the_fish_between_them() -> None:
    text = "A penguin knocks on a door. A polar bear opens and gives him a fish. They dance."
    story = understand(text, characters=load_characters()).reading
    dance = next(act for act in story.acts if act.action is A.DANCE)
    assert set(dance.who) == {"penguin", "bear"}
