"""What was found in one request, before it becomes an Intent; shared by the steps of reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..common.story import Language, Prop
from .match import AliasHit
from .people import Persona


@dataclass
class Reading:
    """What was found in one request, before it becomes an Intent."""

    text: str
    characters: Mapping[str, Persona]
    names: list[AliasHit]
    hits: list[AliasHit]
    language: Language
    notes: list[str] = field(default_factory=list)
    cast: list[str] = field(default_factory=list)
    called: dict[str, str] = field(default_factory=dict)
    things: list[Prop] = field(default_factory=list)

    def note(self, english: str, chinese: str) -> None:
        """Tells the user, in the film's language."""
        self.notes.append(chinese if self.language == "zh" else english)

    def of(self, kind: str) -> list[AliasHit]:
        """Wanted (not negated) hits of a kind."""
        return [hit for hit in self.hits if hit.kind == kind and not hit.negated]
