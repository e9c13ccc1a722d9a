"""English sentences about all kinds of things that are handled, with what each tells."""

from __future__ import annotations

from collections.abc import Iterator

from animation_ai_studio.common.acts import Action

from .sentences import Sentence, Wanted, inflected

A = Action
OBJECTS = (
    ("a bowl of soup", "soup"), ("her old straw hat", "hat"), ("the dog's bone", "bone"), ("some warm milk", "milk"), ("three eggs", "egg"),
    ("the ice cream", "cream"), ("a piece of cake", "cake"), ("the biggest pumpkin", "pumpkin"), ("a paper plane", "plane"), ("the shop door", "door"),
    ("a red and blue ball", "ball"), ("one of the apples", "apple"), ("all the books", "book"), ("another sandwich", "sandwich"),
    ("the box of toys", "box"), ("a broken umbrella", "umbrella"), ("the last biscuit", "biscuit"),
    ("a huge pile of leaves", "leaf"), ("her brother's kite", "kite"), ("a wooden spoon", "spoon"), ("the washing machine", "machine"),
    ("a letter from the king", "letter"), ("the cat flap", "flap"), ("the rope with both hands", "rope"), ("a fish and a crab", "fish"),
    ("the lid of the jar", "lid"), ("a slice of the moon", "moon"), ("both cups", "cup"), ("the other shoe", "shoe"), ("an empty cage", "cage"),
    ("the tiny silver bell", "bell"), ("a bag full of coins", "bag"), ("the garden gate", "gate"), ("a half-eaten pie", "pie"), ("two of the plates", "plate"),
    ("the picture on the wall", "picture"), ("a cup of tea", "tea"), ("every single flower", "flower"), ("the snow globe", "globe"),
)  # fmt: skip
VERBS = (
    ("take", {A.TAKE}), ("push", {A.PUSH}), ("drop", {A.DROP}), ("find", {A.TAKE}), ("carry", {A.CARRY}), ("hide", {A.HIDE}), ("clean", {A.CLEAN}),
    ("see", {A.LOOK}), ("break", {A.BREAK}), ("kick", {A.KICK}), ("steal", {A.TAKE}), ("paint", {A.DRAW}), ("lift", {A.LIFT}), ("open", {A.OPEN}),
    ("throw", {A.THROW}), ("hold", {A.TAKE, A.HUG}), ("touch", {A.HIT}), ("fetch", {A.TAKE}), ("grab", {A.TAKE}), ("hit", {A.HIT}), ("buy", {A.TAKE}),
)  # fmt: skip
TAILS = (
    ("", None),
    (" and sneezes", "nan"),
    (" in the kitchen", None),
    (" before a goat sneezes", "goat"),
    (" gently", None),
    (", then sneezes", "nan"),
)


def objects(step: int = 1) -> Iterator[Sentence]:
    """Every object with every verb, what follows taken in turn; every ``step``-th of them."""
    at = 0
    for k, (verb, actions) in enumerate(VERBS):
        for m, (what, word) in enumerate(OBJECTS):
            at += 1
            if at % step:
                continue
            tail, sneezer = TAILS[(k + m) % len(TAILS)]
            wanted = [Wanted("nan", frozenset(actions), word)]
            if sneezer:
                wanted.append(Wanted(sneezer, frozenset([A.SNEEZE])))
            yield Sentence(f"Nan {inflected(verb, 's')} {what}{tail}.", what, verb, tuple(wanted))
