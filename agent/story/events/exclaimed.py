"""Which words may slip out beside an act: rows of ``exclaimed.yaml`` with what must be true before one is said.

A row's texts must be true of everything that satisfies its conditions. Who may speak at all, and when, is the matter
of :mod:`.speech`; what fills the slots of a text that of :mod:`.lines`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import Field

from ....common import strict_yaml
from ....common.acts import Act, Entity, EntityKind, Outcome, Way
from ....common.records import Word
from ....common.things import PropKind
from ....intent.text import simplified
from .parts import Part, Parts, prop_kind

Moment = Literal["before", "during", "after"]
"""When words are said: as an act begins, in its middle, when it is over."""
SaidBy = Literal["doer", "whom", "owner", "watcher"]
"""Who says them: who acts, the one it is done to, who had the thing, or somebody else who is there."""
_NOBODY: Final = "none"
_NOT: Final = "not "


class Exclamation(Word):
    """Texts with what must be true of the act beside which one of them is said.

    ``who``, ``what`` and ``whom`` are classes of the one who acts and of what and whom it is done to: ``person``,
    ``animal``, ``living``, ``thing``, a class of ``thing_classes.yaml`` or a picture's name; several stand between
    ``|``, ``not`` stands before, ``none`` is nobody and nothing.
    """

    by: SaidBy = "doer"
    moment: Moment = "during"
    outcome: Outcome = Outcome.DONE
    who: str = ""
    what: str = ""
    whom: str = ""
    path: list[Way] = Field(default_factory=list, max_length=8)
    verbs: list[str] = Field(
        default_factory=list, max_length=40, description="whole English verbs, parts of Chinese ones"
    )
    except_verbs: list[str] = Field(default_factory=list, max_length=40)
    heard: bool | None = Field(None, description="whether somebody else must be there, or nobody")
    many: bool | None = Field(None, description="whether several do it together")
    gentle: bool = Field(
        False, description="whether it is said in sad, calm and tender films, and only there"
    )
    role: list[str] = Field(
        default_factory=list,
        max_length=12,
        description="ages, nouns, traits or tempers of the one who speaks",
    )
    en: list[str] = Field(min_length=1, max_length=20)
    zh: list[str] = Field(min_length=1, max_length=20)


@dataclass(frozen=True)
class Occasion:
    """An act as it is seen, with those who are in the picture and could say something."""

    act: Act
    parts: Parts
    entities: Mapping[str, Entity]
    doers: Sequence[Part]
    """Those of the doers who can speak."""
    awake: Sequence[Part]
    """Everybody in the picture who lives and doesn't sleep."""
    talkers: Sequence[Part]
    """Those of them who can speak."""
    owner: str | None = None
    """Who had the thing when the shot began."""
    tempers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The tempers of those who are presets, by their entity."""

    def classes(self, key: str | None) -> frozenset[str]:
        """What lines may take one of the act's for, by its id."""
        return classes_of(self.entities.get(key or ""), next(iter(self.parts.get(key or "", ())), None))

    def speaker(self, by: SaidBy) -> Part | None:
        """Who would say a row's text."""
        act = self.act
        if by == "doer":
            return next((one for one in self.doers if one in self.talkers), None)
        if by == "watcher":
            return next((one for one in self.talkers if one.entity.id not in act.names), None)
        wanted = act.whom if by == "whom" else self.owner
        others = (one for one in self.talkers if one.entity.id not in act.who)
        return next((one for one in others if one.entity.id == wanted), None)


@lru_cache(maxsize=1)
def exclamations() -> Mapping[str, Sequence[Exclamation]]:
    """The rows of ``exclaimed.yaml`` by their action."""
    found: Any = strict_yaml.loads(Path(__file__).with_name("exclaimed.yaml").read_text("utf-8"))
    return {action: [Exclamation.model_validate(row) for row in rows] for action, rows in found.items()}


@lru_cache(maxsize=1)
def thing_classes() -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """The kinds and the words of each class of things."""
    found: Any = strict_yaml.loads(Path(__file__).with_name("thing_classes.yaml").read_text("utf-8"))
    return {
        name: (frozenset(row.get("kinds", ())), frozenset(row.get("words", ())))
        for name, row in found.items()
    }


def classes_of(entity: Entity | None, body: Part | None) -> frozenset[str]:
    """What lines may take somebody or something for.

    Args:
        entity: None where an act has none.
        body: what plays or draws it; None for scenery and what isn't seen.
    """
    if entity is None:
        return frozenset({_NOBODY})
    kind, noun = str(prop_kind(entity)) if body is not None else "", simplified(entity.noun.casefold())
    named = {name for name, (kinds, words) in thing_classes().items() if kind in kinds or noun in words}
    if body is None:
        return frozenset({"bodiless", *named})
    if body.is_actor:
        return frozenset({"person", "living"})
    own = {"animal", "living"} if entity.kind is EntityKind.ANIMAL else {"thing"}
    return frozenset({*own, *named, kind})


def fitting(occasion: Occasion, *, quiet: bool) -> list[tuple[Exclamation, Part]]:
    """The rows whose conditions an occasion satisfies, each with who says it.

    Args:
        quiet: whether the film is sad, calm or tender.
    """
    rows = exclamations().get(str(occasion.act.action), ())
    pairs = ((row, occasion.speaker(row.by)) for row in rows if row.gentle == quiet and _fits(row, occasion))
    return [
        (row, speaker) for row, speaker in pairs if speaker is not None and _suits(row, speaker, occasion)
    ]


def weight(row: Exclamation) -> int:
    """How much rather a row is taken than one that fits everywhere: once more for each condition."""
    conditions = (row.who, row.what, row.whom, row.path, row.verbs, row.role, row.heard, row.many)
    return 1 + sum(1 for one in conditions if one) + 2 * bool(row.role) + (row.by != "doer")


def _fits(row: Exclamation, occasion: Occasion) -> bool:
    act = occasion.act
    return (
        act.outcome is row.outcome
        and (not row.path or act.path in row.path)
        and (not row.verbs or is_verb(act.verb, row.verbs))
        and not is_verb(act.verb, row.except_verbs)
        and (row.many is None or row.many == _several(occasion))
        and _is(row.who, occasion.classes(next(iter(act.who), None)))
        and _is(row.what, occasion.classes(act.what))
        and _is(row.whom, occasion.classes(act.whom))
    )


def _several(occasion: Occasion) -> bool:
    return sum(len(occasion.parts.get(who, ())) for who in occasion.act.who) > 1


def _suits(row: Exclamation, speaker: Part, occasion: Occasion) -> bool:
    """Whether the one who would speak is somebody who says that, and is heard where that is needed."""
    one = speaker.entity
    mine = {one.age, one.noun.casefold(), one.prop, *(trait.casefold() for trait in one.traits)}
    mine |= set(occasion.tempers.get(one.id, ()))
    others = any(other.entity.id != one.id for other in occasion.awake)
    return (not row.role or not mine.isdisjoint(row.role)) and (row.heard is None or row.heard == others)


def _is(wanted: str, classes: frozenset[str]) -> bool:
    if not wanted:
        return True
    if wanted.startswith(_NOT):
        return _NOBODY not in classes and classes.isdisjoint(wanted.removeprefix(_NOT).split("|"))
    return not classes.isdisjoint(wanted.split("|"))


def is_verb(verb: str, rows: Sequence[str]) -> bool:
    """Whether a verb is one of these: English ones as a whole, Chinese ones also as a part."""
    own = simplified(verb.casefold())
    return any(own == row if row.isascii() else row in own for row in rows)


def known_classes() -> frozenset[str]:
    """Every word that a row may ask for."""
    own = ("person", "animal", "living", "thing", "bodiless", _NOBODY)
    return frozenset({*own, *thing_classes(), *(kind.value for kind in PropKind)})
