"""Sentences made from templates and word lists, whose truth is known by construction, and the share that is read.

Examples show the holes that somebody thought of; a grid shows which form of sentence fails with which words. Each
list is split in two: who mends the reader looks at what fails with the ``open`` half, and the ``hidden`` one tells
whether that carries over. Tables are ``data/grid_<language>.yaml``::

    words:
      male: [{is: boy, his: his}, ...]        # `is` names the entity, and is what {a} alone prints
      toy: [ball, kite, ...]                  # a word without other forms
    families:
      two_objects:
        slots: {a: male, t: toy}              # slots of one list never hold the same word
        templates:
          - text: "A {a} gives {a.his} dog the {t}."
            acts: ["a give t dog"]            # WHO ACTION [WHAT [WHOM [PATH]]], in the order told

In an act a word that is a slot stands for its entity (``a.name``: as this form calls it; an action for its form
``act``), any other for itself; ``a+b`` are all who act, ``take|carry`` is either, ``open!`` isn't done, ``-`` leaves open. A template may also say ``loose: true`` (any order),
``may: [look]`` (actions that may be read on top), ``several: [a]``, ``place: beach``.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from ..common import strict_yaml
from ..common.acts import Act, Entity, Outcome, StoryReading
from ..common.errors import StudioError
from ..common.story import Language
from ..intent import understand
from ..intent.people import Persona
from .figures import Figures

Half = Literal["open", "hidden"]
HALVES: Final[tuple[Half, ...]] = ("open", "hidden")
SENTENCES: Final = 8
"""Sentences made of one template with each half of the words."""
_SLOT: Final = re.compile(r"\{(\w+)(?:\.(\w+))?\}")
_ARTICLE: Final = re.compile(r"\b([Aa]) (?=[aeiou])")
Filling = Mapping[str, Mapping[str, str]]
"""The word of each slot, in all its forms."""


@dataclass(frozen=True, eq=False)
class Template:
    """A form of sentence and what it says happens.

    Attributes:
        slots: by their name in the text, the list of words that each is filled from.
        acts: what happens, as the table writes it.
        loose: whether they may be read in any order.
        may: actions that may be read on top of them.
        several: slots whose word stands for several, as one that is printed as ``{a.many}`` does.
        place: where it plays, where the sentence says so.
    """

    family: str
    text: str
    slots: Mapping[str, str]
    acts: Sequence[str]
    loose: bool = False
    may: frozenset[str] = frozenset()
    several: frozenset[str] = frozenset()
    place: str = ""


@dataclass(frozen=True)
class GridSentence:
    """A template whose slots hold words."""

    template: Template
    filling: Filling
    text: str


@dataclass
class GridTable:
    """Word lists and the templates that they fill."""

    words: dict[str, list[Mapping[str, str]]] = field(default_factory=dict)
    templates: list[Template] = field(default_factory=list)

    def sentences(self, half: Half, each: int = SENTENCES) -> Iterator[GridSentence]:
        """Up to ``each`` sentences of every template with one half of the words, the same ones every time."""
        for template in self.templates:
            rng = random.Random(f"{template.text} {half}")
            made: dict[str, GridSentence] = {}
            for _ in range(each):
                filling = self._filling(template, half, rng)
                text = _printed(template, filling)
                made.setdefault(text, GridSentence(template, filling, text))
            yield from made.values()

    def _filling(self, template: Template, half: Half, rng: random.Random) -> Filling:
        left = {name: self.words[name][HALVES.index(half) :: 2] for name in set(template.slots.values())}
        filling = dict[str, Mapping[str, str]]()
        for slot, name in template.slots.items():
            filling[slot] = rng.choice([one for one in left[name] if one not in filling.values()])
        return filling


def table_path(language: Language) -> Path:
    """Where the table of a language lies."""
    return Path(__file__).parent / "data" / f"grid_{language}.yaml"


def load_table(path: Path) -> GridTable:
    """The words and templates of a file.

    Raises:
        StudioError: ``file_invalid`` when it isn't such a table.
    """
    try:
        rows: Any = strict_yaml.loads(path.read_text("utf-8"))
        words: dict[str, list[Mapping[str, str]]] = {
            name: [{"is": one} if isinstance(one, str) else dict(one) for one in some]
            for name, some in rows["words"].items()
        }
        templates = [
            _template(family, row, held.get("slots", {}))
            for family, held in rows["families"].items()
            for row in held["templates"]
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StudioError(
            "file_invalid",
            f"{path} can't be read as a grid of sentences ({error}).",
            "Write `words:` and `families:` as benchmarks/grid.py shows them.",
        ) from error
    return GridTable(words, templates)


def _template(family: str, row: Mapping[str, Any], slots: Mapping[str, str]) -> Template:
    used = {found[0] for found in _SLOT.findall(row["text"])}
    return Template(
        family,
        row["text"],
        {slot: name for slot, name in {**slots, **row.get("slots", {})}.items() if slot in used},
        row.get("acts", []),
        bool(row.get("loose", False)),
        frozenset(row.get("may", [])),
        frozenset(row.get("several", [])),
        row.get("place", ""),
    )


def _printed(template: Template, filling: Filling) -> str:
    def word(found: re.Match[str]) -> str:
        return filling[found.group(1)][found.group(2) or "is"].split("|")[0]

    return _ARTICLE.sub(r"\1n ", _SLOT.sub(word, template.text))


def faults(sentence: GridSentence, reading: StoryReading) -> list[str]:
    """What is wrong with a reading: acts that are missing or invented, one entity read as two, no place."""
    template, found = sentence.template, list[str]()
    left, at = list(reading.acts), 0
    for line in template.acts:
        fits = [k for k in range(at, len(left)) if _fits(line, left[k], sentence.filling, reading)]
        if not fits:
            found.append(f"missing: {line}")
            continue
        del left[fits[0]]
        at = 0 if template.loose else fits[0]
    found += [f"invented: {_told(act)}" for act in left if str(act.action) not in template.may]
    for slot in dict.fromkeys(re.findall(r"\w+", " ".join(template.acts))):
        ids = _called(slot, sentence.filling, reading.entities)
        one = slot not in template.several and f"{{{slot}.many}}" not in template.text
        if slot in sentence.filling and len(ids) > 1 and one:
            found.append(f"doubled: {' '.join(sorted(ids))}")
    if template.place and template.place not in [event.place for event in reading.events]:
        found.append(f"missing: the place {template.place}")
    return found


def _told(act: Act) -> str:
    others = (act.what or "-", act.whom or "-", act.path.value if act.path else "-")
    return " ".join(("+".join(act.who) or "-", act.action.value, *others))


def _fits(line: str, act: Act, filling: Filling, reading: StoryReading) -> bool:
    """Whether an act is the one that a line of the table tells."""
    who, action, what, whom, path = [*line.split(), "-", "-", "-"][:5]
    undone, action = action.endswith("!"), action.removesuffix("!")
    actions = filling[action]["act"] if action in filling else action
    doers = [_called(one, filling, reading.entities) for one in who.split("+")]
    others = {one for one in (act.what, act.whom) if one}
    told = [_called(one, filling, reading.entities) for one in (what, whom) if one != "-"]
    return (
        (action == "-" or act.action.value in actions.split("|"))
        and (who == "-" or (all(ids & {*act.who} for ids in doers) and {*act.who} <= set().union(*doers)))
        and all(ids & others for ids in told)
        and (len(told) < 2 or (act.what in told[0] and act.whom in told[1]))
        and (not undone or act.outcome is not Outcome.DONE)
        and path in ("-", act.path and act.path.value)
    )


def _called(word: str, filling: Filling, entities: Sequence[Entity]) -> set[str]:
    """The ids of those that a word of the table names: a slot, a form of it, itself, or either of several."""
    wanted = set[str]()
    for one in word.split("|"):
        slot, _, form = one.partition(".")
        named = filling[slot][form or "is"] if slot in filling else one.replace("_", " ")
        wanted |= {name.lower() for name in named.split("|")}
    return {
        one.id
        for one in entities
        if wanted & {one.noun.lower(), one.name.lower(), one.noun.lower().rsplit(" ", 1)[-1]}
        or any(not name.isascii() and one.noun.endswith(name) for name in wanted)
    }


def bench_grid(
    language: Language, characters: Mapping[str, Persona], half: Half, each: int = SENTENCES
) -> tuple[Figures, list[str]]:
    """The shares of sentences read without a fault, of all and by family, and what is wrong with the others.

    A family's share is the mean of its templates' shares, and the whole share that of all templates.
    """
    by_template: dict[Template, list[bool]] = {}
    wrong = list[str]()
    for sentence in load_table(table_path(language)).sentences(half, each):
        intent = understand(sentence.text, characters=characters)
        found = faults(sentence, intent.reading)
        by_template.setdefault(sentence.template, []).append(not found)
        if found:
            wrong.append(f"{sentence.template.family} · {sentence.text} · {'; '.join(found)}")
    shares = {template: sum(right) / len(right) for template, right in by_template.items()}
    families = dict.fromkeys(template.family for template in shares)
    figures = {
        "sentences": sum(len(right) for right in by_template.values()),
        "read": _mean(list(shares.values())),
        "families": {
            family: _mean([share for one, share in shares.items() if one.family == family])
            for family in families
        },
    }
    return figures, wrong


def _mean(shares: Sequence[float]) -> float:
    return round(sum(shares) / max(len(shares), 1), 4)
