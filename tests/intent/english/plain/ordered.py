"""English sentences that ask for what is to be seen, or tell it in the passive, with what each tells."""

from __future__ import annotations

from collections.abc import Iterator

from animation_ai_studio.common.acts import Action

from .scenes import DEEDS, MALE, Deed
from .sentences import DOERS, Sentence, Wanted, inflected

A = Action
ORDERS = (
    "Have {d} {base}.", "Let {d} {base}.", "Start with {d} {ing}.", "I'd like {d} to {base}.", "I want {d} to {base}.", "{d} should {base}.",
    "{d} will {base}.", "{d} {is_} supposed to {base}.", "Can {d} {base}?", "Imagine {d} {ing}.", "Imagine that {d} {s}.", "Maybe {d} {s}?",
    "Perhaps {d} could {base}.", "It opens with {d} {ing}.", "In it, {d} {s}.", "A film where {d} {s}.", "The story is that {d} {s}.",
    "The twist is that {d} {s}.", "It's about {d} {ing}.", "It shows {d} {ing}.", "I need a clip in which {d} {s}.", "Make it so that {d} {s}.",
    "Please animate {d} {ing}.", "{d} {s}, please.", "We need {d} to {base}.", "Then have {d} {base}.", "After that, {d} should {base}.",
    "Could you make {d} {base}?", "I was thinking {d} could {base}.", "The idea is {d} {ing}.", "{d} {is_} shown {ing}.", "{d} can be seen {ing}.",
    "You see {d} {ing}.", "First we see {d} {ing}.", "Picture {d} {ing}.", "Could we have {d} {ing}?", "I imagine {d} {ing}.", "Open on {d} {ing}.",
    "Something with {d} {ing}.", "Just {d} {ing}.", "{d} {s} - that's all.", "What about {d} {ing}?", "How about {d} who {s}?", "A gif of {d} {ing}.",
    "An animation of {d} who {s}.", "Ten seconds of {d} {ing}.", "My kids want to see {d} {ing}.",
)  # fmt: skip
"""How films are asked for."""
PASSIVES = (
    ("The parcel is {carried} by {d} in the barn.", "parcel"), ("The parcel gets {carried} by {d}.", "parcel"),
    ("The parcel is being {carried} by {d}.", "parcel"), ("Slowly the parcel was {carried} by {d}.", "parcel"),
    ("The parcel has been {carried} by {d}.", "parcel"), ("A goat sneezes while the parcel is {carried} by {d}.", "parcel"),
    ("The parcel that is {carried} by {d} falls.", "parcel"),
)  # fmt: skip
_HANDLED = (("carry", A.CARRY), ("push", A.PUSH), ("kick", A.KICK), ("steal", A.TAKE), ("lick", A.EAT), ("chase", A.CHASE), ("throw", A.THROW),
            ("open", A.OPEN), ("break", A.BREAK), ("hit", A.HIT), ("find", A.TAKE), ("eat", A.EAT), ("hug", A.HUG), ("lift", A.LIFT))  # fmt: skip


def ordered(step: int = 1) -> Iterator[Sentence]:
    """Every deed in every order, doers taken in turn; every ``step``-th of them."""
    at = 0
    for k, deed in enumerate(DEEDS):
        for m, order in enumerate(ORDERS):
            at += 1
            if at % step:
                continue
            told = Deed(DOERS[(k * 5 + m * 3 + k // 7) % len(DOERS)], deed)
            text = order.format(
                d=told.who,
                he=MALE[told.he],
                is_=told.is_(),
                s=told.form(),
                **{f: told.form(f) for f in ("base", "ing", "past")},
            )
            yield Sentence(_tidy(text), order, told.form("base"), (told.wanted,))


def passive(step: int = 1) -> Iterator[Sentence]:
    """Every passive with every doer; every ``step``-th of them."""
    at = 0
    for k, (verb, action) in enumerate(_HANDLED):
        for m, (text, others) in enumerate(PASSIVES):
            for doer, word in DOERS[(k + m) % 3 :: 3]:
                at += 1
                if at % step:
                    continue
                wanted = [Wanted(word, frozenset([action]), others)]
                if text.endswith("falls."):
                    wanted.append(Wanted("parcel", frozenset([A.FALL])))
                if text.startswith("A goat"):
                    wanted.insert(0, Wanted("goat", frozenset([A.SNEEZE])))
                said = text.format(d=doer, carried=inflected(verb, "done"))
                yield Sentence(_tidy(said), text, verb, tuple(wanted))


def _tidy(text: str) -> str:
    text = text.replace(" .", ".").replace(" ,", ",").replace(" ?", "?")
    return text[0].upper() + text[1:]
