"""An order cut into clauses; what is read of a clause is taken out of it, so that what nobody read is seen."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from ...intent.text import simplified
from . import words

_QUOTED: Final = re.compile(
    r"\"([^\"]+)\"|“([^”]+)”|「([^」]+)」|『([^』]+)』|‘([^’]+)’|(?<![\w])'([^']+)'(?!\w)"
)
_MARK: Final = re.compile(r"⟦(\d+)⟧")
_SPLIT: Final = re.compile(
    r"[;；。！!?？\n、，]|,(?!\d{3}\b)|(?<!\d)\.(?=\s|$)|(?<=\d)\.(?=\s+[A-Za-z]|\s*$)"
    r"|\b(?:and then|then|and also|also|as well as|plus|and|but)\b|然后|并且|并|再(?=把|加|将|用)|同时|以及"
)


_BETWEEN: Final = re.compile(r"(\bbetween\b[^,;.&]{1,200}?)\band\b")
"""Two nodes between which something goes are no two clauses."""


@dataclass(slots=True)
class GraphClause:
    """One clause: ``left`` is what nobody has read yet, in small simplified letters."""

    left: str
    quotes: list[str] = field(default_factory=list)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Finds the pattern and takes it out."""
        found = pattern.search(self.left)
        if found is not None:
            self.left = f"{self.left[: found.start()]} {self.left[found.end() :]}"
        return found

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern is in what is left."""
        return pattern.search(self.left) is not None

    def number(self, pattern: re.Pattern[str]) -> float | None:
        """The number that the pattern finds, taken out."""
        found = self.take(pattern)
        value = next((one for one in found.groups() if one), None) if found else None
        if value is None:
            return None
        return float(words.COUNTS[value]) if value in words.COUNTS else float(value)

    def quote(self) -> str | None:
        """The first quoted text, as it was written."""
        found = self.take(_MARK)
        return self.quotes[int(found[1])] if found else None

    @property
    def unread(self) -> list[str]:
        """The words that ask for something and that nobody took."""
        left = words.COURTESY_ZH.sub(" ", self.left)
        found = re.findall(r"[A-Za-z][\w'+-]*|\d[\w.]*|[\u3400-\u9fff]+|⟦\d+⟧", left)
        plain = [one for one in found if one not in words.COURTESY]
        return [self.quotes[int(one[1:-1])] if one.startswith("⟦") else one for one in plain]


def clauses_of(text: str) -> list[GraphClause]:
    """The clauses of an order, in order; empty ones are left out."""
    quotes: list[str] = []

    def keep(found: re.Match[str]) -> str:
        quotes.append(next(one for one in found.groups() if one is not None).strip())
        return f" ⟦{len(quotes) - 1}⟧ "

    # the marks that stand for quotes are nobody's to type
    plain = _QUOTED.sub(keep, text.replace("⟦", "[").replace("⟧", "]"))
    plain = simplified(
        "".join(unicodedata.normalize("NFKC", one) if one not in "，。" else one for one in plain)
    )
    parts = _SPLIT.split(_BETWEEN.sub(r"\1&", plain.lower()))
    return [GraphClause(f" {part.strip()} ", quotes) for part in parts if part.strip(" .,:()-—")]
