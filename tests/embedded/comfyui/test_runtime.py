"""Without this, nothing of the studio can run: a real ComfyUI must start, answer and end."""

from __future__ import annotations

import httpx
import pytest

pytestmark = pytest.mark.comfyui


def test_the_embedded_comfyui_answers_with_its_nodes(comfyui: str) -> None:
    """A user whose ComfyUI lacks core nodes could not open any template."""
    names = httpx.get(f"{comfyui}/object_info", timeout=30).json()
    assert {"KSampler", "CheckpointLoaderSimple", "SaveVideo", "LoadImage"} <= set(names)
