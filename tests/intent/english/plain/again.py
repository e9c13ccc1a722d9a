"""Two and three plain English sentences in which those named before are met again, with what each tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from animation_ai_studio.common.acts import Action

from .scenes import DEEDS, Deed
from .sentences import Sentence, Wanted

A = Action
Build = Callable[[Deed], tuple[str, list[Wanted]]]


def _w(who: str, *actions: Action, other: str = "") -> Wanted:
    return Wanted(who, frozenset(actions), other)


AGAIN: dict[str, Build] = {
    "she he": lambda d: (f"Nan meets Old Tom. She {d.form()}. He sneezes.", [_w("nan", A.GO, other="tom"), d.by("nan"), _w("tom", A.SNEEZE)]),
    "he she": lambda d: (f"Nan meets Old Tom. He {d.form()}. She sneezes.", [_w("nan", A.GO, other="tom"), d.by("tom"), _w("nan", A.SNEEZE)]),
    "she it": lambda d: (f"Nan chases a goat. It {d.form()}. She sneezes.", [_w("nan", A.CHASE, other="goat"), d.by("goat"), _w("nan", A.SNEEZE)]),
    "bitten": lambda d: (f"A goat bites Nan. She {d.form()}. It sneezes.", [_w("goat", A.HIT, other="nan"), d.by("nan"), _w("goat", A.SNEEZE)]),
    "ball": lambda d: (f"Nan throws a drum. It lands in the pond. She {d.form()}.",
                       [_w("nan", A.THROW, other="drum"), _w("drum", A.FALL, A.DESCEND, other="pond"), d.by("nan")]),
    "the animal": lambda d: (f"Old Tom feeds a labrador. He sneezes. The dog {d.form()}.",
                             [_w("tom", A.GIVE, other="labrador"), _w("tom", A.SNEEZE), d.by("labrador")]),
    "her": lambda d: (f"Nan waves at Old Tom. He hugs her. She {d.form()}.",
                      [_w("nan", A.WAVE, other="tom"), _w("tom", A.HUG, other="nan"), d.by("nan")]),
    "they she": lambda d: (f"Two movers meet Nan. They sneeze. She {d.form()}.",
                           [_w("mover", A.GO, other="nan"), _w("mover", A.SNEEZE), d.by("nan")]),
    "pigs": lambda d: (f"Nan chases the cows. They sneeze. She {d.form()}.",
                       [_w("nan", A.CHASE, other="cow"), _w("cow", A.SNEEZE), d.by("nan")]),
    "keys": lambda d: (f"Nan drops the plates. They fall into the well. She {d.form()}.",
                       [_w("nan", A.DROP, other="plate"), _w("plate", A.FALL, other="well"), d.by("nan")]),
    "puts it": lambda d: (f"Nan finds a drum. She puts it on the chair. A goat kicks it. Then the goat {d.form()}.",
                          [_w("nan", A.TAKE, other="drum"), _w("nan", A.PUT, other="drum chair"), _w("goat", A.KICK, other="drum"), d.by("goat")]),
    "puts them": lambda d: (f"Nan finds two eggs. She puts them on the chair and {d.form()}.",
                            [_w("nan", A.TAKE, other="egg"), _w("nan", A.PUT, other="egg chair"), d.by("nan")]),
    "old man": lambda d: (f"A tiny old fisherman meets a goat. The old man {d.form()}. The goat sneezes.",
                          [_w("fisherman", A.GO, other="goat"), d.by("fisherman"), _w("goat", A.SNEEZE)]),
    "the baker": lambda d: (f"Mr Crumb, a baker, meets a goat. The baker {d.form()}.", [_w("crumb", A.GO, other="goat"), d.by("crumb")]),
    "called": lambda d: (f"A girl called Fizz meets a goat. Fizz {d.form()}. The girl sneezes.",
                         [_w("fizz", A.GO, other="goat"), d.by("fizz"), _w("fizz", A.SNEEZE)]),
    "one other": lambda d: (f"Two goats sneeze. One {d.form()}, the other waves.",
                            [_w("goat", A.SNEEZE), d.by("goat"), _w("goat-2", A.WAVE)]),
    "brother": lambda d: (f"Nan hugs her brother. He {d.form()}.", [_w("nan", A.HUG, other="brother"), d.by("brother")]),
    "named again": lambda d: (f"My dog Waddly meets a goat. Waddly {d.form()}. The goat kicks waddly.",
                              [_w("waddly", A.GO, other="goat"), d.by("waddly"), _w("goat", A.KICK, other="waddly")]),
    "my": lambda d: (f"My grandma feeds a goat. She {d.form()}. It licks her.",
                     [_w("grandma", A.GIVE, other="goat"), d.by("grandma"), _w("goat", A.EAT, A.KISS, A.CLEAN, other="grandma")]),
    "two things": lambda d: (f"A kite chases a bike. The bike {d.form()}. The kite sneezes.",
                             [_w("kite", A.CHASE, other="bike"), d.by("bike"), _w("kite", A.SNEEZE)]),
    "two robots": lambda d: (f"A paint robot meets a snow robot. The snow robot {d.form()}. The paint robot sneezes.",
                             [_w("robot", A.GO, other="robot-2"), d.by("robot-2"), _w("robot", A.SNEEZE)]),
    "big small": lambda d: (f"A big goat meets a small goat. The small goat {d.form()}. The big one sneezes.",
                            [_w("goat", A.GO, other="goat-2"), d.by("goat-2"), _w("goat", A.SNEEZE)]),
    "passive he": lambda d: (f"Old Tom is kicked by a goat. He {d.form()}.", [_w("goat", A.KICK, other="tom"), d.by("tom")]),
    "passive it": lambda d: (f"A goat is kicked by Old Tom. It {d.form()}.", [_w("tom", A.KICK, other="goat"), d.by("goat")]),
    "when she": lambda d: (f"When Nan sneezes, Old Tom waves. She {d.form()}.", [_w("nan", A.SNEEZE), _w("tom", A.WAVE), d.by("nan")]),
    "to her": lambda d: (f"Old Tom {d.form()}. A goat gives a pear to him. He sneezes.",
                         [d.by("tom"), _w("goat", A.GIVE, other="pear tom"), _w("tom", A.SNEEZE)]),
    "both": lambda d: (f"Nan and Old Tom sneeze. Then they both {d.form('base')}.", [_w("nan", A.SNEEZE), _w("tom", A.SNEEZE), d.by("nan"), d.by("tom")]),
    "moth": lambda d: (f"A moth meets a lamp. She {d.form()}. She sneezes.", [_w("moth", A.GO, other="lamp"), d.by("moth"), _w("moth", A.SNEEZE)]),
    "bicycle": lambda d: (f"An old bicycle sneezes. Nan lifts it onto the stand. The bike {d.form()}.",
                          [_w("bicycle", A.SNEEZE), _w("nan", A.LIFT, A.PUT, other="bicycle stand"), d.by("bicycle")]),
    "carrot": lambda d: (f"My mother waves a carrot at a mule called Duchess. Duchess {d.form()}. The mule sneezes.",
                         [_w("mother", A.WAVE, A.SHAKE, other="duchess"), d.by("duchess"), _w("duchess", A.SNEEZE)]),
    "its": lambda d: (f"A crab steals a spoon. Its friend {d.form()}. It sneezes.", [_w("crab", A.TAKE, other="spoon"), d.by("friend"), _w("crab", A.SNEEZE)]),
}  # fmt: skip
"""Who is met again, and by which words."""


def again(step: int = 1) -> Iterator[Sentence]:
    """Every deed in every text; every ``step``-th of them."""
    at = 0
    for deed in DEEDS:
        for name, build in AGAIN.items():
            at += 1
            if at % step:
                continue
            told = Deed(("Nan", "nan"), deed)
            text, wanted = build(told)
            yield Sentence(text.replace(" .", ".").replace(" ,", ","), name, told.form("base"), tuple(wanted))
