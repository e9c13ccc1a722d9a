"""A run that is directed without ComfyUI."""

from __future__ import annotations

from pathlib import Path

import pytest

from .fake_producer import FakeStudio


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeStudio:
    """A new run and a producer that makes takes out of nothing."""
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(tmp_path / "home"))
    return FakeStudio(tmp_path / "runs", monkeypatch)
