"""Plain English sentences about things people do somewhere, in the constructions in which stories are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from animation_ai_studio.common.acts import Action

from .sentences import DOERS, MANY, Sentence, Wanted, inflected

A = Action
DEEDS: Sequence[tuple[str, str, tuple[Action, ...], str]] = [
    ("climb", "into the box", (A.CLIMB, A.ENTER), "box"), ("carry", "the box down to the lorry", (A.CARRY,), "box lorry"),
    ("ride", "out of the door", (A.RIDE, A.LEAVE), "door"), ("run", "across the park", (A.GO,), "park"),
    ("run", "after the bus", (A.CHASE, A.FOLLOW), "bus"), ("lift", "the sofa onto the stand", (A.LIFT, A.PUT), "sofa stand"),
    ("put", "the hat on the table", (A.PUT,), "hat table"), ("throw", "the ball over the fence", (A.THROW,), "ball fence"),
    ("give", "the cow a bone", (A.GIVE,), "cow bone"), ("hand", "a bone to the cow", (A.GIVE,), "bone cow"),
    ("push", "the cart up the hill", (A.PUSH,), "cart hill"), ("pull", "the gate shut", (A.CLOSE, A.PULL), "gate"),
    ("pick", "the ball up", (A.TAKE,), "ball"), ("sit", "down on the bench", (A.SIT,), "bench"),
    ("jump", "off the wall", (A.JUMP,), "wall"), ("fall", "off the ladder", (A.FALL,), "ladder"),
    ("fall", "into the pond", (A.FALL,), "pond"), ("slide", "down the roof", (A.SLIDE,), "roof"),
    ("climb", "out of the window", (A.LEAVE, A.CLIMB), "window"), ("crawl", "under the bed", (A.GO, A.HIDE, A.ENTER), "bed"),
    ("hide", "behind the curtain", (A.HIDE,), "curtain"), ("squeeze", "under the fence", (A.GO, A.ENTER, A.HIDE), "fence"),
    ("swim", "across the lake", (A.SWIM,), "lake"), ("fly", "over the roof", (A.FLY,), "roof"),
    ("hang", "the coat on the hook", (A.PUT,), "coat hook"), ("wink", "at the baby", (A.LOOK,), "baby"),
    ("point", "at the moon", (A.POINT,), "moon"), ("look", "up at the moon", (A.LOOK,), "moon"),
    ("peer", "into the box", (A.LOOK,), "box"), ("knock", "on the gate", (A.HIT,), "gate"),
    ("open", "the gate with a key", (A.OPEN,), "gate"), ("eat", "a slice of cake", (A.EAT,), "cake"),
    ("pour", "milk into the bowl", (A.PUT, A.FLOAT), "milk bowl"), ("take", "the paper off the table", (A.TAKE,), "paper table"),
    ("draw", "a line on the wall", (A.DRAW,), "line wall"), ("tie", "the rope to the tree", (A.PUT,), "rope tree"),
    ("walk", "to the shop", (A.GO,), "shop"), ("lick", "the window", (A.EAT, A.CLEAN, A.KISS), "window"),
    ("drag", "the sledge through the snow", (A.PULL,), "sledge"), ("drop", "the keys into the soup", (A.DROP,), "key soup"),
    ("roll", "down the stairs", (A.ROLL,), "stair"), ("wrap", "the present in paper", (A.CLOSE,), "present"),
    ("hug", "the scarecrow", (A.HUG,), "scarecrow"), ("steal", "the cake from the table", (A.TAKE,), "cake table"),
    ("bang", "on the table with a spoon", (A.HIT,), "table"), ("march", "into the kitchen", (A.ENTER, A.GO), "kitchen"),
    ("chase", "the pigs around the barn", (A.CHASE,), "pig"), ("fill", "the bucket with water", (A.PUT,), "bucket"),
    ("build", "a tower out of bricks", (A.BUILD,), "tower"), ("dig", "a hole in the garden", (A.DIG,), "hole"),
    ("burst", "into tears", (A.CRY,), ""), ("shrug", "", (A.REFUSE, A.LIFT), ""), ("fall", "asleep on the sofa", (A.SLEEP,), "sofa"),
    ("turn", "around", (A.TURN,), ""), ("whistle", "a tune", (A.SHOUT, A.SING), ""), ("take", "a bow", (A.BOW,), ""),
]  # fmt: skip
"""Verbs, what follows them, how they may be shown, and what their act must name."""
PRONOUN = {
    "he": ["waddly", "fisherman", "luca", "beppo", "tom", "crumb", "brother", "clockmaker", "driver", "teo", "pickle", "fizz", "shopkeeper", "man"],
    "she": ["nan", "duchess", "grandma", "lily", "mum", "bee"], "they": ["mover", "kid"],
}  # fmt: skip
_GOING = {
    A.GO,
    A.CLIMB,
    A.ENTER,
    A.LEAVE,
    A.RIDE,
    A.SIT,
    A.JUMP,
    A.FALL,
    A.SLIDE,
    A.HIDE,
    A.FLY,
    A.SWIM,
    A.ROLL,
}
"""What nobody does for another."""
MALE = {"he": "him", "she": "her", "it": "it", "they": "them"}


class Deed:
    """Somebody doing something, in all the forms that a construction asks for."""

    def __init__(self, doer: tuple[str, str], deed: tuple[str, str, tuple[Action, ...], str]) -> None:
        self.who, self.word = doer
        self.verb, self.tail, actions, others = deed
        self.many = self.who in MANY
        self.goes = bool(set(actions) & _GOING)
        self.wanted = Wanted(self.word, frozenset(actions), others)
        self.he = next((he for he, words in PRONOUN.items() if self.word in words), "it")

    def form(self, kind: str = "s") -> str:
        """The verb in a form with what follows it."""
        return f"{inflected(self.verb, 'base' if self.many and kind == 's' else kind)} {self.tail}".strip()

    def does(self, verb: str) -> str:
        """Another verb with its ending for this doer."""
        return inflected(verb, "base" if self.many else "s")

    def form_of(self) -> str:
        """What another does who does the same."""
        return f"{inflected(self.verb, 's')} {self.tail}".strip()

    def is_(self) -> str:
        """Is or are."""
        return "are" if self.many else "is"

    def by(self, who: str, *, other: str | None = None) -> Wanted:
        """The same act done by another."""
        return Wanted(who, self.wanted.actions, self.wanted.other if other is None else other)

    def own(self, *actions: Action, other: str = "") -> Wanted:
        """Another act by this doer."""
        return Wanted(self.word, frozenset(actions), other)


def _one(*actions: Action, who: str = "goat", other: str = "") -> Wanted:
    return Wanted(who, frozenset(actions), other)


_SNEEZES = _one(A.SNEEZE)
Build = Callable[[Deed], tuple[str, list[Wanted]]]
SCENES: dict[str, Build] = {
    "present": lambda d: (f"{d.who} {d.form()}.", [d.wanted]),
    "past": lambda d: (f"{d.who} {d.form('past')}.", [d.wanted]),
    "place first": lambda d: (f"In the garden, {d.who} {d.form()}.", [d.wanted]),
    "time first": lambda d: (f"One windy morning {d.who} {d.form()}.", [d.wanted]),
    "suddenly": lambda d: (f"Suddenly {d.who} {d.form()}.", [d.wanted]),
    "meanwhile": lambda d: (f"A goat sneezes. Meanwhile, {d.who} {d.form()}.", [_SNEEZES, d.wanted]),
    "at last": lambda d: (f"A goat sneezes. At last {d.who} {d.form()}.", [_SNEEZES, d.wanted]),
    "there is": lambda d: (f"There is a goat. {d.who} {d.form()}.", [d.wanted]),
    "as soon as": lambda d: (f"As soon as {d.who} {d.form()}, a goat sneezes.", [d.wanted, _SNEEZES]),
    "because": lambda d: (f"A goat sneezes because {d.who} {d.form()}.", [_SNEEZES, d.wanted]),
    "so": lambda d: (f"{d.who} {d.form()}, so a goat sneezes.", [d.wanted, _SNEEZES]),
    "and then": lambda d: (f"{d.who} {d.form()} and then {d.does('sneeze')}.", [d.wanted, d.own(A.SNEEZE)]),
    "and goat": lambda d: (f"{d.who} {d.form()} and a goat sneezes.", [d.wanted, _SNEEZES]),
    "goat and": lambda d: (f"A goat sneezes and {d.who} {d.form()}.", [_SNEEZES, d.wanted]),
    "while goat": lambda d: (f"{d.who} {d.form()} while a goat sneezes.", [d.wanted, _SNEEZES]),
    "until goat": lambda d: (f"{d.who} {d.form()} until a goat sneezes.", [d.wanted, _SNEEZES]),
    "before ing": lambda d: (f"{d.who} {d.does('sneeze')} before {d.form('ing')}.", [d.own(A.SNEEZE), d.wanted]),
    "after ing": lambda d: (f"After {d.form('ing')}, {d.who} {d.does('sneeze')}.", [d.wanted, d.own(A.SNEEZE)]),
    "without ing": lambda d: (f"Without {d.form('ing')}, {d.who} {d.does('sneeze')}.", [d.own(A.SNEEZE)]),
    "instead of": lambda d: (f"Instead of {d.form('ing')}, {d.who} {d.does('sneeze')}.", [d.own(A.SNEEZE)]),
    "sneezes without": lambda d: (f"{d.who} {d.does('sneeze')} without {d.form('ing')}.", [d.own(A.SNEEZE)]),
    "wants": lambda d: (f"{d.who} {d.does('want')} to {d.form('base')} but {d.does('sneeze')}.", [d.own(A.SNEEZE)]),
    "would like": lambda d: (f"{d.who} would like to {d.form('base')}. A goat sneezes.", [_SNEEZES]),
    "hopes": lambda d: (f"A goat sneezes. {d.who} {d.does('hope')} to {d.form('base')}.", [_SNEEZES]),
    "cannot": lambda d: (f"{d.who} cannot {d.form('base')}.", [d.wanted]),
    "not": lambda d: (f"{d.who} {'do' if d.many else 'does'}n't {d.form('base')}. A goat sneezes.", [_SNEEZES]),
    "told to": lambda d: (f"A goat tells {d.who} to {d.form('base')}.", [_one(A.SPEAK, other=d.word), d.wanted]),
    "sees goat": lambda d: (f"{d.who} {d.does('see')} a goat {d.form('ing')}.", [d.own(A.LOOK, other="goat"), d.by("goat")]),
    "watches goat": lambda d: (f"{d.who} {d.does('watch')} as a goat {inflected(d.verb, 's')} {d.tail}.", [d.own(A.LOOK), d.by("goat")]),
    "makes goat": lambda d: (f"{d.who} {d.does('make')} a goat {d.form('base')}.", [d.by("goat")]),
    "helps goat": lambda d: (f"A goat helps {d.who} {d.form('base')}.", [*([] if d.goes else [d.by("goat")]), d.wanted]),
    "two": lambda d: (f"A goat and {d.who} {d.form('base')}.", [d.by("goat"), d.wanted]),
    "they": lambda d: (f"A goat meets {d.who}. They {d.form('base')}.", [_one(A.GO, other=d.word), d.by("goat"), d.wanted]),
    "both": lambda d: (f"A goat meets {d.who}. Both {d.form('base')}.", [_one(A.GO, other=d.word), d.by("goat"), d.wanted]),
    "he": lambda d: (f"{d.who} {d.does('sneeze')}. {d.he.title()} {d.form()}.", [d.own(A.SNEEZE), d.wanted]),
    "he twice": lambda d: (
        f"{d.who} {d.does('sneeze')}. {d.he.title()} {d.does('wave')} and {d.form()}.", [d.own(A.SNEEZE), d.own(A.WAVE), d.wanted]),
    "when he": lambda d: (f"{d.who} {d.does('wave')} when {d.he} {d.form()}.", [d.own(A.WAVE), d.wanted]),
    "the dog": lambda d: (
        f"{d.who} {d.does('meet')} a labrador. The dog {inflected(d.verb, 's')} {d.tail}.",
        [d.own(A.GO, other="labrador"), d.by("labrador")]),
    "who": lambda d: (f"A goat meets {d.who}, who {d.form()}.", [_one(A.GO, other=d.word), d.wanted]),
    "goat who": lambda d: (
        f"A goat who {inflected(d.verb, 's')} {d.tail} meets {d.who}.", [d.by("goat"), _one(A.GO, other=d.word)]),
    "gerunds": lambda d: (f"{d.who} {d.does('sneeze')}, {d.form('ing')}.", [d.own(A.SNEEZE), d.wanted]),
    "with ing": lambda d: (f"A goat sneezes with {d.who} {d.form('ing')}.", [_SNEEZES, d.wanted]),
    "three": lambda d: (
        f"{d.who} {d.does('wave')}, {d.does('sneeze')} and {d.form()}.", [d.own(A.WAVE), d.own(A.SNEEZE), d.wanted]),
    "three first": lambda d: (
        f"{d.who} {d.form()}, {d.does('wave')} and {d.does('sneeze')}.", [d.wanted, d.own(A.WAVE), d.own(A.SNEEZE)]),
    "kicks it": lambda d: (
        f"{d.who} {d.does('find')} a drum. {d.he.title()} {d.does('kick')} it and {d.form()}.",
        [d.own(A.TAKE, other="drum"), d.own(A.KICK, other="drum"), d.wanted]),
    "finds and": lambda d: (
        f"{d.who} {d.does('find')} a drum and {d.does('kick')} it.", [d.own(A.TAKE, other="drum"), d.own(A.KICK, other="drum")]),
    "comes": lambda d: (f"{d.who} {d.does('come')} in and {d.form()}.", [d.own(A.ENTER), d.wanted]),
    "which": lambda d: (f"{d.who} {d.form()}, which makes a goat sneeze.", [d.wanted, _SNEEZES]),
    "says": lambda d: (f"{d.who} {d.does('say')} that a goat can {d.form('base')}.", [d.own(A.SPEAK)]),
    "quote": lambda d: (f'"Hello!" says {d.who}. {d.he.title()} {d.form()}.', [d.own(A.SPEAK), d.wanted]),
    "begins": lambda d: (f"A goat sneezes and {d.who} {d.does('begin')} to {d.form('base')}.", [_SNEEZES, d.wanted]),
    "about to": lambda d: (f"Just as {d.who} {'are' if d.many else 'is'} about to {d.form('base')}, a goat sneezes.", [d.wanted, _SNEEZES]),
    "again": lambda d: (f"{d.who} {d.form()} again.", [d.wanted]),
    "slowly": lambda d: (f"Slowly, {d.who} {d.form()}.", [d.wanted]),
    "in the end": lambda d: (f"A goat sneezes. In the end {d.who} {'have' if d.many else 'has'} to {d.form('base')}.", [_SNEEZES, d.wanted]),
    "another": lambda d: (f"{d.who} {d.form()}. A goat sneezes and {d.who.replace('a ', 'the ')} {d.does('wave')}.", [d.wanted, _SNEEZES, d.own(A.WAVE)]),
}  # fmt: skip
"""How stories tell what somebody does, with what else each tells."""


def scenes(step: int = 1) -> Iterator[Sentence]:
    """Every deed in every construction, doers taken in turn; every ``step``-th of them."""
    at = 0
    for k, deed in enumerate(DEEDS):
        for m, (name, build) in enumerate(SCENES.items()):
            at += 1
            if at % step:
                continue
            doer = DOERS[(k * 5 + m * 3 + k // 7) % len(DOERS)]
            told = Deed(doer, deed)
            text, wanted = build(told)
            text = ". ".join(part[0].upper() + part[1:] for part in text.split(". "))
            yield Sentence(text.replace(" .", "."), name, told.form("base"), tuple(wanted))
