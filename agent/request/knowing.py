"""What a person told the studio about those in a request, put into what was understood of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ...common.errors import StudioError
from ...common.story import Intent
from ...configs.schema import CharacterPreset
from ..knowledge.base import knowledge_path
from ..knowledge.search import Knowledge
from ..knowledge.told import facts_about

WAIT_SECONDS: Final = 1.0
"""How long a knowledge base that another program holds is waited for: a film can be made without it."""


def with_knowledge(intent: Intent, path: Path | None, characters: Mapping[str, CharacterPreset]) -> Intent:
    """An intent with what a person's own documents say of its entities; unchanged where there are none.

    A knowledge base that can't be used costs a note and never the film.

    Args:
        path: of the knowledge base; None means the command line's.
    """
    path = path or knowledge_path()
    if not path.is_file() or not intent.reading.entities:
        return intent
    try:
        base = Knowledge(path, busy_seconds=WAIT_SECONDS)
        facts = facts_about(base, intent.reading.entities, characters)
    except StudioError as error:
        return intent.model_copy(update={"notes": [*intent.notes, error.message]})
    return intent.model_copy(update={"known": facts}) if facts else intent
