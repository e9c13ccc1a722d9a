"""What the writer knows of places and things: small text tables, one block a word, in each language.

A field may hold alternatives (``||``) and slots of its own entity (``{the}``, ``{noun}``). The tables say
nothing about how a film is built; ``words`` turns them into phrases, ``writer`` uses the phrases.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from ...common.story import Language

Facts = Mapping[str, tuple[str, ...]]
"""Field name → alternatives."""


def parse(text: str, name: str) -> dict[str, Facts]:
    """The blocks of one fact file.

    Raises:
        ValueError: with file and line, for a line that is neither a block name nor ``field = text``.
    """
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    block: dict[str, tuple[str, ...]] | None = None
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]"):
            block = found.setdefault(line[1:-1], {})
            continue
        key, equals, value = line.partition("=")
        if block is None or not equals:
            raise ValueError(f"{name}:{number}: neither a block nor a field: {line!r}")
        block[key.strip()] = tuple(part.strip() for part in value.split("||"))
    return dict(found)


@cache
def facts(kind: str, language: Language) -> Mapping[str, Facts]:
    """The table ``places`` or ``things`` of a language, by vocabulary value."""
    entry = resources.files(__package__) / "facts" / language / f"{kind}.txt"
    return parse(entry.read_text("utf-8"), f"{language}/{kind}.txt")
