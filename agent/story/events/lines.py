"""What is said while things happen: quoted words as they stand, otherwise at most one exclamation an event."""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from ....common import strict_json
from ....common.acts import Act, Tone
from ....common.story import Language

QUIET: Final = frozenset({Tone.SAD, Tone.CALM, Tone.TENDER})
"""Tones in which nobody exclaims anything that wasn't asked for."""


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    found: Any = strict_json.loads(Path(__file__).with_name("lines.json").read_text("utf-8"))
    return dict(found)


class Exclamations:
    """Draws lines for acts, none of them twice in a film."""

    def __init__(self, language: Language, rng: random.Random) -> None:
        self._language, self._rng = language, rng
        self._used: set[str] = set()

    def draw(self, act: Act) -> str:
        """A short line for an act, or nothing."""
        rows = _table().get(f"{act.action}.{act.outcome}", {}).get(self._language, [])
        fresh = [row for row in rows if row not in self._used]
        if not fresh:
            return ""
        line = self._rng.choice(fresh)
        self._used.add(line)
        return line
