"""Plain English sentences with what each must be read as: doers by verbs of the lexicon by constructions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from animation_ai_studio.common import strict_yaml
from animation_ai_studio.common.acts import Action
from animation_ai_studio.puppets.acting import verbs

DOERS = [
    ("Waddly", "waddly"), ("the tiny old fisherman", "fisherman"), ("Nan", "nan"), ("the ice cream van", "van"),
    ("Luca", "luca"), ("a wet labrador", "labrador"), ("Beppo", "beppo"), ("the kite", "kite"), ("Duchess", "duchess"),
    ("my grandma", "grandma"), ("Old Tom", "tom"), ("the snow man", "man"), ("Mr Crumb", "crumb"), ("her brother", "brother"),
    ("Queen Bee", "bee"), ("two movers", "mover"), ("a small grey mouse", "mouse"), ("the umbrella", "umbrella"),
    ("the kids", "kid"), ("the clockmaker", "clockmaker"), ("Lily", "lily"), ("the bike", "bike"), ("Fizz", "fizz"),
    ("the bus driver", "driver"), ("Mum", "mum"), ("a shopkeeper", "shopkeeper"), ("the shop door", "door"),
    ("Pickle", "pickle"), ("an owl", "owl"), ("the little robot", "robot"), ("Teo", "teo"), ("the goat", "goat"),
]  # fmt: skip
"""Doers as they are written, and a word that their entity must have in its name."""
MANY = ("two movers", "the kids")
STAY = frozenset(["be", "have", "do", "love", "like", "know", "need", "live", "hate", "understand", "own", "belong", "cost", "seem", "mean", "exist", "believe", "care", "want", "let", "cause", "allow", "start", "begin", "finish", "manage", "happen", "complete", "prove", "rely", "interact", "fail", "miss", "rain", "start", "out", "get", "go", "come"])  # fmt: skip
"""Verbs that tell how things are, or that only lead to another."""
UNTOLD = frozenset([Action.THINK, Action.FEEL, Action.ATTEMPT])
HANDLED = frozenset(
    [Action.TAKE, Action.PUT, Action.THROW, Action.CATCH, Action.DROP, Action.CARRY, Action.PUSH, Action.PULL, Action.HIT,
     Action.KICK, Action.BREAK, Action.OPEN, Action.CLOSE, Action.BUILD, Action.DRAW, Action.EAT, Action.DRINK, Action.WEAR,
     Action.CLEAN, Action.CHASE, Action.FOLLOW, Action.HUG, Action.KISS, Action.LIFT, Action.LOOK, Action.SEARCH, Action.USE]
)  # fmt: skip
"""What is done to something, which is named."""
_PARTICLES = frozenset(["up", "down", "away", "off", "out", "back", "over", "around", "on", "in", "at", "into", "with", "after", "for", "to", "through", "along", "aside", "open", "together", "inside", "past", "by", "behind", "under", "onto", "apart"])  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """An act that a sentence tells: by whom (a word of the name), what is done, and to whom or what."""

    who: str
    actions: frozenset[Action]
    other: str = ""


@dataclass(frozen=True)
class Sentence:
    """A sentence, how it is built, and all that it tells."""

    text: str
    construction: str
    lemma: str
    wanted: tuple[Wanted, ...]


@dataclass(frozen=True)
class Frame:
    """A verb with what it is done to."""

    verb: verbs.Verb
    tail: str = ""
    other: str = ""

    def form(self, kind: str) -> str:
        """The verb in a form (base, s, ing, past, done) with its particle and its object."""
        head, *rest = self.verb.lemma.split()
        return " ".join([inflected(head, kind), *rest, *self.tail.split()])

    def told(self, who: str) -> Wanted:
        """The act that somebody does it."""
        return Wanted(who, frozenset([self.verb.action]), self.other)


def _irregular() -> dict[str, tuple[str, str]]:
    found = {}
    for group in str(strict_yaml.loads(verbs._FILE.read_text("utf-8"))["irregular"]).split(";"):
        base, *forms = group.split()
        told = [form for form in forms if not form.endswith("ing") and not form.endswith("ies")]
        if not told:
            continue
        past = told[0] if told[0] not in ("does", "has") else told[1]
        found[base] = (past, told[1] if len(told) > 1 else past)
    return found


IRREGULAR = _irregular() | {
    same: (same, same)
    for same in (
        "cut",
        "cast",
        "put",
        "hit",
        "let",
        "set",
        "shut",
        "read",
        "split",
        "burst",
        "hurt",
        "spread",
    )
}


def inflected(head: str, kind: str) -> str:
    """A form of a verb: base, s, ing, past, done."""
    stem = head.replace("-", "")
    doubles = re.fullmatch(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]", stem) or head in ("hum", "begin", "forget")
    if kind == "s":
        if re.search(r"(?:s|x|z|ch|sh|o)$", head):
            return head + "es"
        return head[:-1] + "ies" if re.search(r"[^aeiou]y$", head) else head + "s"
    if kind == "ing":
        if head.endswith("ie"):
            return head[:-2] + "ying"
        if head.endswith("e") and not head.endswith(("ee", "oe", "ye")) and head != "be":
            return "singeing" if head == "singe" else head[:-1] + "ing"
        return head + (head[-1] if doubles else "") + "ing"
    if kind in ("past", "done"):
        if head in IRREGULAR:
            return IRREGULAR[head][kind == "done"]
        if head.endswith("e"):
            return head + "d"
        if re.search(r"[^aeiou]y$", head):
            return head[:-1] + "ied"
        return head + (head[-1] if doubles else "") + ("ked" if head.endswith("c") else "ed")
    return head


def frames() -> list[Frame]:
    """All verbs of the lexicon whose doing is seen, with an object where they handle something."""
    found = []
    for lemma, verb in verbs.verbs("en").items():
        words = lemma.split()
        if (
            (words[0] in STAY and len(words) == 1)
            or verb.action in UNTOLD
            or "his" in words
            or "himself" in words
        ):
            continue
        if verb.action in HANDLED and (len(words) == 1 or words[-1] in _PARTICLES):
            found.append(Frame(verb, "the parcel", "parcel"))
        elif len(words) == 1 or words[-1] not in (
            "to",
            "at",
            "into",
            "with",
            "for",
            "of",
            "on",
            "onto",
            "that",
            "each",
            "from",
            "after",
        ):
            if verb.action not in HANDLED:
                found.append(Frame(verb))
        else:
            found.append(Frame(verb, "the parcel", "parcel"))
    return found


_SNEEZE = Wanted("dog", frozenset([Action.SNEEZE]))
Build = Callable[[str, str, Frame, bool], tuple[str, list[Wanted]]]


def _up(text: str) -> str:
    return text[0].upper() + text[1:]


def _led(lead: str, kind: str) -> Build:
    return lambda d, w, f, many: (
        f"{d} {lead if not many else lead.removesuffix('s')} {f.form(kind)}.",
        [f.told(w)],
    )


def _own(w: str, action: Action) -> Wanted:
    return Wanted(w, frozenset([action]))


CONSTRUCTIONS: dict[str, Build] = {
    "present": lambda d, w, f, many: (f"{d} {f.form('base' if many else 's')}.", [f.told(w)]),
    "progressive": lambda d, w, f, many: (f"{d} {'are' if many else 'is'} {f.form('ing')}.", [f.told(w)]),
    "past": lambda d, w, f, many: (f"{d} {f.form('past')}.", [f.told(w)]),
    "starts to": _led("starts to", "base"),
    "begins to": _led("begins to", "base"),
    "tries to": lambda d, w, f, many: (f"{d} {'try' if many else 'tries'} to {f.form('base')}.", [f.told(w)]),
    "manages to": lambda d, w, f, many: (f"{d} {'manage' if many else 'manages'} to {f.form('base')}.", [f.told(w)]),
    "keeps": lambda d, w, f, many: (f"{d} {'keep' if many else 'keeps'} {f.form('ing')}.", [f.told(w)]),
    "starts ing": lambda d, w, f, many: (f"{d} {'start' if many else 'starts'} {f.form('ing')}.", [f.told(w)]),
    "has to": lambda d, w, f, many: (f"{d} {'have' if many else 'has'} to {f.form('base')}.", [f.told(w)]),
    "decides to": lambda d, w, f, many: (f"{d} {'decide' if many else 'decides'} to {f.form('base')}.", [f.told(w)]),
    "negated": lambda d, w, f, many: (f"{d} {'do' if many else 'does'} not {f.form('base')}.", []),
    "wants to": lambda d, w, f, many: (f"{d} {'want' if many else 'wants'} to {f.form('base')}.", []),
    "manner before": lambda d, w, f, many: (f"{d} slowly {f.form('base' if many else 's')}.", [f.told(w)]),
    "manner after": lambda d, w, f, many: (f"{d} {f.form('base' if many else 's')} carefully.", [f.told(w)]),
    "and": lambda d, w, f, many: (
        f"{d} {f.form('base' if many else 's')} and {'wave' if many else 'waves'}.", [f.told(w), _own(w, Action.WAVE)]),
    "and second": lambda d, w, f, many: (
        f"{d} {'wave' if many else 'waves'} and {f.form('base' if many else 's')}.", [_own(w, Action.WAVE), f.told(w)]),
    "when": lambda d, w, f, many: (f"When {d} {f.form('base' if many else 's')}, the dog sneezes.", [f.told(w), _SNEEZE]),
    "after": lambda d, w, f, many: (f"The dog sneezes after {d} {f.form('base' if many else 's')}.", [_SNEEZE, f.told(w)]),
    "until": lambda d, w, f, many: (f"The dog sneezes until {d} {f.form('base' if many else 's')}.", [_SNEEZE, f.told(w)]),
    "before": lambda d, w, f, many: (f"Before {d} {f.form('base' if many else 's')}, the dog sneezes.", [f.told(w), _SNEEZE]),
    "while": lambda d, w, f, many: (f"While {d} {'are' if many else 'is'} {f.form('ing')}, the dog sneezes.", [f.told(w), _SNEEZE]),
    "gerunds": lambda d, w, f, many: (
        f"{d} {'sneeze' if many else 'sneezes'}, {f.form('ing')} and waving.",
        [_own(w, Action.SNEEZE), f.told(w), _own(w, Action.WAVE)]),
    "who": lambda d, w, f, many: (
        f"{d}, who {f.form('base' if many else 's')}, {'wave' if many else 'waves'}.", [f.told(w), _own(w, Action.WAVE)]),
    "but": lambda d, w, f, many: (f"The dog sneezes, but {d} {f.form('base' if many else 's')}.", [_SNEEZE, f.told(w)]),
    "then": lambda d, w, f, many: (f"The dog sneezes. Then {d} {f.form('base' if many else 's')}.", [_SNEEZE, f.told(w)]),
    "comma": lambda d, w, f, many: (
        f"{d} {'wave' if many else 'waves'}, {f.form('base' if many else 's')}, and {'sneeze' if many else 'sneezes'}.",
        [_own(w, Action.WAVE), f.told(w), _own(w, Action.SNEEZE)]),
    "purpose": lambda d, w, f, many: (
        f"{d} {'sneeze' if many else 'sneezes'} to {f.form('base')}.", [_own(w, Action.SNEEZE), f.told(w)]),
}  # fmt: skip
HANDLING: dict[str, Build] = {
    "passive": lambda d, w, f, many: (f"{f.tail} is {f.form('done').removesuffix(f.tail)}by {d}.", [f.told(w)]),
    "got": lambda d, w, f, many: (
        f"{d} {'get' if many else 'gets'} {f.form('done').removesuffix(f.tail)}by the dog.",
        [Wanted("dog", frozenset([f.verb.action]), w)]),
    "got then": lambda d, w, f, many: (
        f"The dog sneezes. {_up(d)} {'get' if many else 'gets'} {f.form('done').removesuffix(f.tail)}by the dog.",
        [_SNEEZE, Wanted("dog", frozenset([f.verb.action]), w)]),
    "that": lambda d, w, f, many: (
        f"The dog sneezes at the parcel that {d} {f.form('base' if many else 's').removesuffix(f.tail).strip()}.",
        [_SNEEZE, f.told(w)]),
}  # fmt: skip
"""Constructions of verbs that have an object."""


def sentences(step: int = 1) -> Iterator[Sentence]:
    """The sentences of the grid: every verb in every construction, doers taken in turn; every ``step``-th of them."""
    at = 0
    for k, frame in enumerate(frames()):
        builds = CONSTRUCTIONS | (HANDLING if frame.other and frame.verb.action in HANDLED else {})
        for m, (name, build) in enumerate(builds.items()):
            at += 1
            if at % step:
                continue
            doer, word = DOERS[(k * 7 + m * 3 + k // 5) % len(DOERS)]
            text, wanted = build(doer, word, frame, doer in MANY)
            yield Sentence(_up(text), name, frame.verb.lemma, tuple(wanted))
