"""One Kokoro for all tests of the voices: preparing it takes seconds."""

from __future__ import annotations

from pathlib import Path

import pytest
from animation_ai_studio.common.folders import cache_folder
from animation_ai_studio.voice.kokoro import KokoroVoice


@pytest.fixture(scope="session")
def kokoro(studio_home: Path) -> KokoroVoice:
    """The embedded voice engine with its real model."""
    return KokoroVoice(cache_folder())
