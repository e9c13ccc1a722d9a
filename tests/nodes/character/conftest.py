"""The test server's configuration for the character nodes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from animation_ai_studio.runtime.process import ComfyProcess

from .tiny_settings import write_settings


@pytest.fixture
def settings(comfyui_process: ComfyProcess) -> Iterator[Path]:
    """The user's configuration folder of the test server: the tiny models as a profile and in the registry."""
    folder = comfyui_process.base / "user" / "__animation_studio"
    write_settings(folder)
    yield folder
    for path in folder.iterdir():
        path.unlink()
