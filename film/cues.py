"""Reads the cues that a person writes for a clip: ``splash 1.2, boing -0.5``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import ValidationError

from ..common.errors import StudioError
from ..common.story import Cue
from ..common.vocabulary import Sound

MAX_CUES = 12


def read_cues(text: str) -> tuple[Cue, ...]:
    """Cues from ``sound seconds`` pairs, one a line or parted by commas.

    Seconds count from the clip's start, negative ones from its end; without a number the sound comes at once.

    Raises:
        StudioError: ``option_invalid`` with the allowed sounds.
    """
    cues = []
    for entry in (piece.strip() for piece in re.split(r"[,;\n]", text)):
        if not entry:
            continue
        sound, _, at = entry.partition(" ")
        try:
            cues.append(Cue(sound=Sound(sound.lower()), at=float(at) if at.strip() else 0.0))
        except (ValueError, ValidationError) as error:
            raise StudioError(
                "option_invalid",
                f"The cue {entry!r} can't be read.",
                f"Write a sound and seconds, such as 'splash 1.2'. Sounds: {', '.join(Sound)}.",
            ) from error
    if len(cues) > MAX_CUES:
        raise StudioError("option_invalid", f"A clip has {len(cues)} cues.", f"Use at most {MAX_CUES}.")
    return tuple(cues)


def write_cues(cues: tuple[Cue, ...] | list[Cue]) -> str:
    """The text that :func:`read_cues` reads."""
    return ", ".join(f"{cue.sound} {cue.at:g}" for cue in cues)


def read_names(text: str, known: Mapping[str, str]) -> dict[str, str]:
    """Names shown for speakers: those known, overridden by ``id: name`` lines.

    Raises:
        StudioError: ``option_invalid`` for a line without a colon.
    """
    names = dict(known)
    for entry in (line.strip() for line in text.splitlines()):
        if not entry:
            continue
        speaker, colon, name = entry.partition(":")
        if not colon:
            raise StudioError(
                "option_invalid",
                f"The name {entry!r} can't be read.",
                "Write 'character: Name shown', one a line.",
            )
        names[speaker.strip()] = name.strip()[:40]
    return names
