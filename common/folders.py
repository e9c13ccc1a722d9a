"""Where the studio keeps its things on this machine: the cache (may be deleted) and the runs (the user's)."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

from .errors import StudioError

APP = "animation-ai-studio"


def studio_home() -> Path | None:
    """The folder named by ``ANIMATION_STUDIO_HOME`` that then holds everything, or None.

    Raises:
        StudioError: ``option_invalid`` for the home folder of an unknown user.
    """
    home = os.getenv("ANIMATION_STUDIO_HOME", "").strip()
    if not home:
        return None
    try:
        return Path(home).expanduser()
    except RuntimeError as error:
        raise StudioError(
            "option_invalid",
            f"ANIMATION_STUDIO_HOME is {home!r}, and nobody of that name has a home folder here.",
            "Name a folder by its whole path.",
        ) from error


def cache_folder() -> Path:
    """Everything that can be made or fetched again."""
    home = studio_home()
    return home / "cache" if home else user_cache_path(APP)


def runs_folder() -> Path:
    """One folder a run: the user's films and all that made them."""
    home = studio_home()
    return home / "runs" if home else user_data_path(APP) / "runs"


def voices_folder() -> Path:
    """Clips and weights of trained voices: the user's, and the only files that a voice server is shown."""
    home = studio_home()
    return home / "voices" if home else user_data_path(APP) / "voices"
