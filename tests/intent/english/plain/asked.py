"""English sentences as requests have them: asked for, seen, said, wished and explained, with what each tells is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from animation_ai_studio.common.acts import Action

from .scenes import DEEDS, MALE, Deed
from .sentences import DOERS, Sentence, Wanted

A = Action
Build = Callable[[Deed], tuple[str, list[Wanted]]]


def _goat(*actions: Action, other: str = "") -> Wanted:
    return Wanted("goat", frozenset(actions), other)


_SNEEZES = _goat(A.SNEEZE)
ASKED: dict[str, Build] = {
    "there is who": lambda d: (f"There is {d.who} who {d.form()}.", [d.wanted]),
    "could there be": lambda d: (f"Could there be {d.who} who {d.form()}?", [d.wanted]),
    "want to see": lambda d: (f"I want to see {d.who} who {d.form()}.", [d.wanted]),
    "show ing": lambda d: (f"Show {d.who} {d.form('ing')}.", [d.wanted]),
    "film of": lambda d: (f"A short film of {d.who} {d.form('ing')}.", [d.wanted]),
    "about": lambda d: (f"A film about {d.who} who {d.form()}.", [d.wanted]),
    "can you do": lambda d: (f"Can you do {d.who} {d.form('ing')}?", [d.wanted]),
    "we see": lambda d: (f"We see {d.who} {d.form('ing')}.", [d.wanted]),
    "cut to": lambda d: (f"A goat sneezes. Cut to {d.who} {d.form('ing')}.", [_SNEEZES, d.wanted]),
    "close-up": lambda d: (f"Close-up of {d.who} {d.form('ing')}.", [d.wanted]),
    "ends with": lambda d: (f"A goat sneezes. It ends with {d.who} {d.form('ing')}.", [_SNEEZES, d.wanted]),
    "end on": lambda d: (f"A goat sneezes. End on {d.who} {d.form('ing')}.", [_SNEEZES, d.wanted]),
    "last picture": lambda d: (f"A goat sneezes. Last picture: {d.who} {d.form('ing')}.", [_SNEEZES, d.wanted]),
    "fragment": lambda d: (f"{d.who}, {d.form('ing')}. A goat sneezes.", [d.wanted, _SNEEZES]),
    "when": lambda d: (f"{d.who} {d.is_()} {d.form('ing')} when a goat sneezes.", [d.wanted, _SNEEZES]),
    "busy": lambda d: (f"{d.who} {d.is_()} busy {d.form('ing')} when a goat sneezes.", [d.wanted, _SNEEZES]),
    "every time": lambda d: (f"Every time {d.who} {d.form()}, a goat sneezes.", [d.wanted, _SNEEZES]),
    "instead": lambda d: (f"A goat, instead of {d.form('ing')}, sneezes.", [_SNEEZES]),
    "who instead": lambda d: (f"A goat who, instead of sneezing, meets {d.who}. {d.he.title()} {d.form()}.",
                              [_goat(A.GO, other=d.word), d.wanted]),
    "without turning": lambda d: (f"{d.who}, without turning, {d.form()}.", [d.wanted]),
    "smiling": lambda d: (f"{d.who}, smiling, {d.form()}.", [d.own(A.LAUGH), d.wanted]),
    "and parenthesis": lambda d: (f"A goat sneezes and {d.who}, without turning, {d.form()}.", [_SNEEZES, d.wanted]),
    "apposition": lambda d: (f"{d.who}, our best friend, {d.form()}.", [d.wanted]),
    "turns and": lambda d: (f"{d.who} {d.does('turn')} and {d.form()}.", [d.own(A.TURN), d.wanted]),
    "goes back": lambda d: (f"{d.who} {d.does('sneeze')} and {d.does('go')} back to {d.form('ing')}.", [d.own(A.SNEEZE), d.wanted]),
    "gives goat": lambda d: (f"{d.who} {d.does('give')} a goat a pear and the goat sneezes.", [d.own(A.GIVE, other="pear goat"), _SNEEZES]),
    "waves who": lambda d: (f"{d.who} {d.does('wave')} at a goat, who sneezes.", [d.own(A.WAVE, other="goat"), _SNEEZES]),
    "chases": lambda d: (f"{d.who} {d.does('chase')} a goat. The goat sneezes and {d.form_of()}.",
                         [d.own(A.CHASE, other="goat"), _SNEEZES, d.by("goat")]),
    "him": lambda d: (f"{d.who} {d.form()}. A goat hugs {MALE[d.he]}.", [d.wanted, _goat(A.HUG, other=d.word)]),
    "rolls": lambda d: (f"{d.who} {d.does('push')} a drum. It rolls away.",
                        [d.own(A.PUSH, other="drum"), Wanted("drum", frozenset([A.ROLL]))]),
    "given": lambda d: (f"{d.who} {d.is_()} given a pear by a goat.", [_goat(A.GIVE, other="pear")]),
    "says and": lambda d: (f'{d.who} {d.does("say")} "No way!" and {d.form()}.', [d.own(A.SPEAK), d.wanted]),
    "begs": lambda d: (f"A goat is waiting for {d.who} to {d.form('base')}.", [_goat(A.WAIT)]),
    "explains": lambda d: (f"A goat explains to {d.who} how to {d.form('base')}.", [_goat(A.SPEAK, other=d.word)]),
    "knows": lambda d: (f"A goat knows that {d.who} {d.form()}. A goat sneezes.", [_SNEEZES]),
    "good at": lambda d: (f"{d.who} {d.is_()} good at {d.form('ing')}. A goat sneezes.", [_SNEEZES]),
    "likes ing": lambda d: (f"{d.who} {d.does('like')} {d.form('ing')}. A goat sneezes.", [_SNEEZES]),
    "loves to": lambda d: (f"{d.who} {d.does('love')} to {d.form('base')}. A goat sneezes.", [_SNEEZES]),
    "used to": lambda d: (f"{d.who} used to {d.form('base')}. A goat sneezes.", [_SNEEZES]),
    "too tired": lambda d: (f"{d.who} {d.is_()} too tired to {d.form('base')}. A goat sneezes.", [_SNEEZES]),
    "afraid to": lambda d: (f"A goat sneezes. {d.who} {d.is_()} afraid to {d.form('base')}.", [_SNEEZES, d.own(A.FEEL)]),
    "never": lambda d: (f"{d.who} never {d.form()}. A goat sneezes.", [_SNEEZES]),
    "promises": lambda d: (f"{d.who} {d.does('promise')} to {d.form('base')}.", [d.own(A.SPEAK, A.THINK, A.ATTEMPT)]),
    "asks if": lambda d: (f"A goat asks if {d.who} can {d.form('base')}.", [_goat(A.SPEAK)]),
    "thinks": lambda d: (f"A goat thinks {d.who} will {d.form('base')}.", [_goat(A.THINK)]),
    "dreams": lambda d: (f"{d.who} {d.does('dream')} of {d.form('ing')}.", [d.own(A.THINK, A.SLEEP)]),
    "real life": lambda d: (f"In real life {d.who} used to {d.form('base')}. A goat sneezes.", [_SNEEZES]),
    "refuses": lambda d: (f"{d.who} {d.does('refuse')} to {d.form('base')}.", [d.own(A.REFUSE)]),
    "pretends": lambda d: (f"{d.who} {d.does('pretend')} to {d.form('base')}.", [d.wanted]),
    "teaches": lambda d: (f"A goat teaches {d.who} to {d.form('base')}.", [_goat(A.SPEAK, other=d.word), d.wanted]),
    "finally": lambda d: (f"A goat sneezes until {d.who} finally {d.form()}.", [_SNEEZES, d.wanted]),
    "looks as if": lambda d: (f"A goat sneezes as if {d.who} were {d.form('ing')}.", [_SNEEZES]),
    "please": lambda d: (f"Please make a film where {d.who} {d.form()}. Thank you so much!", [d.wanted]),
    "for my": lambda d: (f"This is for my nephew, who likes trains. {d.who} {d.form()}.", [d.wanted]),
}  # fmt: skip
"""How requests speak of what somebody does, and what is to be seen of it."""


def asked(step: int = 1) -> Iterator[Sentence]:
    """Every deed in every construction, doers taken in turn; every ``step``-th of them."""
    at = 0
    for k, deed in enumerate(DEEDS):
        for m, (name, build) in enumerate(ASKED.items()):
            at += 1
            if at % step:
                continue
            told = Deed(DOERS[(k * 5 + m * 3 + k // 7 + 3) % len(DOERS)], deed)
            text, wanted = build(told)
            text = ". ".join(part[0].upper() + part[1:] for part in text.split(". "))
            yield Sentence(text.replace(" .", ".").replace(" ,", ","), name, told.form("base"), tuple(wanted))
