"""English as people type it, with talk around what is to be seen, and with what each text tells is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from animation_ai_studio.common.acts import Action

from .scenes import DEEDS, Deed
from .sentences import Sentence, Wanted

A = Action
Build = Callable[[Deed], tuple[str, list[Wanted]]]
_SNEEZES = Wanted("goat", frozenset([A.SNEEZE]))
_DOERS = [("nan", "nan"), ("my cat luna", "luna"), ("a snail", "snail"), ("old tom", "tom"), ("mum", "mum"), ("the fridge", "fridge"),
          ("a wet dog", "dog"), ("grandpa", "grandpa"), ("a pirate", "pirate"), ("my penguin Waddly", "waddly"), ("the printer", "printer")]  # fmt: skip
TYPED: dict[str, Build] = {
    "small": lambda d: (f"{d.who} {d.form()}. a goat sneezes", [d.wanted, _SNEEZES]),
    "bare": lambda d: (f"goat sneezes. {d.word} {d.form()}.", [_SNEEZES, d.wanted]),
    "run-on": lambda d: (f"{d.who} {d.form()} and then a goat sneezes and then the goat waves",
                         [d.wanted, _SNEEZES, Wanted("goat", frozenset([A.WAVE]))]),
    "but then": lambda d: (f"so {d.who} {d.form()} but then a goat sneezes lol", [d.wanted, _SNEEZES]),
    "ok so": lambda d: (f"ok so {d.who} {d.form()}!!! a goat sneezes...", [d.wanted, _SNEEZES]),
    "numbered": lambda d: (f"1. {d.who} {d.form()}\n2. a goat sneezes", [d.wanted, _SNEEZES]),
    "dashes": lambda d: (f"- {d.who} {d.form()}\n- a goat sneezes", [d.wanted, _SNEEZES]),
    "shots": lambda d: (f"Shot 1: {d.who} {d.form()}. Shot 2: a goat sneezes.", [d.wanted, _SNEEZES]),
    "scene": lambda d: (f"INT. KITCHEN - NIGHT. {d.who} {d.form()}. A goat sneezes.", [d.wanted, _SNEEZES]),
    "memory": lambda d: (f"Long ago {d.who} {d.form('past')}. A goat sneezed.", [d.wanted, _SNEEZES]),
    "picture this": lambda d: (f"Picture this: {d.who} {d.form()}. A goat sneezes.", [d.wanted, _SNEEZES]),
    "here goes": lambda d: (f"hi! so here goes: {d.who} {d.form()}, then a goat sneezes.", [d.wanted, _SNEEZES]),
    "basically": lambda d: (f"basically {d.who} {d.form()}", [d.wanted]),
    "idea": lambda d: (f"My idea: {d.who} {d.form()}.", [d.wanted]),
    "first shot": lambda d: (f"In the first shot {d.who} {d.form()}; in the second a goat sneezes.", [d.wanted, _SNEEZES]),
    "dash": lambda d: (f"{d.who} {d.form()} – a goat sneezes.", [d.wanted, _SNEEZES]),
    "brackets": lambda d: (f"A goat sneezes ({d.who} {d.form()}).", [_SNEEZES, d.wanted]),
    "dots": lambda d: (f"a goat sneezes... {d.who} {d.form()}...", [_SNEEZES, d.wanted]),
    "aged": lambda d: (f"Nan, 72, {d.form()}.", [d.by("nan")]),
    "no talking": lambda d: (f"No dialogue, please. {d.who} {d.form()}. Thirty seconds at most.", [d.wanted]),
    "music": lambda d: (f"{d.who} {d.form()}. Music: something soft. Style: watercolour. Thanks a lot!", [d.wanted]),
    "make it": lambda d: (f"{d.who} {d.form()}. Make it funny but not silly.", [d.wanted]),
    "by friday": lambda d: (f"My boss needs this by Friday, so please be quick. {d.who} {d.form()}.", [d.wanted]),
    "we sell": lambda d: (f"We sell umbrellas and want an advert. {d.who} {d.form()}.", [d.wanted]),
    "you like": lambda d: (f"{d.who} {d.form()}. I hope you like it and can make it!", [d.wanted]),
    "daughter": lambda d: (f"My daughter turns five tomorrow and loves goats. {d.who} {d.form()}.", [d.wanted]),
    "lesson": lambda d: (f"I teach biology and need something for my class. {d.who} {d.form()}.", [d.wanted]),
    "moral": lambda d: (f"{d.who} {d.form()}. The moral is that sharing makes everyone happy.", [d.wanted]),
    "reminds": lambda d: (f"{d.who} {d.form()}. It reminds me of when I was little.", [d.wanted]),
    "nobody": lambda d: (f"{d.who} {d.form()}. Nobody else should appear.", [d.wanted]),
    "title": lambda d: (f'Title: "The Goat". {d.who} {d.form()}.', [d.wanted]),
    "explain": lambda d: (f"It should explain why leaves fall. {d.who} {d.form()}.", [d.wanted]),
    "true story": lambda d: (f"This really happened to us last summer: {d.who} {d.form('past')}.", [d.wanted]),
    "like the film": lambda d: (f"You know those nature programmes? Like that. {d.who} {d.form()}.", [d.wanted]),
    "camera": lambda d: (f"The camera moves slowly. {d.who} {d.form()}. Fade to black.", [d.wanted]),
    "describes": lambda d: (f"The house is old and has a red roof. {d.who} {d.form()}.", [d.wanted]),
    "wearing": lambda d: (f"{d.who}, who has big ears and a blue scarf, {d.form()}.", [d.wanted]),
    "years": lambda d: (f"The goat has lived here for years. {d.who} {d.form()}.", [d.wanted]),
    "feels": lambda d: (f"It should feel like a hug. {d.who} {d.form()}.", [d.wanted]),
    "our shop": lambda d: (f"Promo for our bakery (Crumb & Sons, Leeds). {d.who} {d.form()}.", [d.wanted]),
}  # fmt: skip
"""How people type, and what they say besides."""


def typed(step: int = 1) -> Iterator[Sentence]:
    """Every deed in every way of typing, doers taken in turn; every ``step``-th of them."""
    at = 0
    for k, deed in enumerate(DEEDS):
        for m, (name, build) in enumerate(TYPED.items()):
            at += 1
            if at % step:
                continue
            told = Deed(_DOERS[(k * 5 + m * 3 + k // 7) % len(_DOERS)], deed)
            text, wanted = build(told)
            yield Sentence(
                text.replace(" .", ".").replace(" ,", ",").replace(" !", "!"),
                name,
                told.form("base"),
                tuple(wanted),
            )
