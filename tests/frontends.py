"""ComfyUI's page in other versions than the embedded one: people update it apart from ComfyUI.

Each version is served by a real ComfyUI of its own (``--front-end-root``), on the same folders as the session's.
``./studio test --all`` fetches them; by hand: ``embedded.comfyui.testing.install_frontends(print)``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from animation_ai_studio.runtime.process import PACK_ROOT, ComfyProcess, start
from animation_ai_studio.runtime.source import embedded_program
from animation_ai_studio.runtime.testing import FRONTENDS, NOTE, frontend_folder

EMBEDDED = "1.32.9"
"""The page of the embedded ComfyUI."""
FURTHER = tuple(sorted(path.stem for path in (PACK_ROOT / FRONTENDS).glob("*.txt")))
"""One of spring 2026, and the newest."""
READY = "window.app?.graph && window.app?.extensionManager?.spinner === false"
"""JavaScript: whether the editor is open."""
PANEL_BUTTON = ".animation-studio-tab-button, [data-testid=animation-studio-tab-button]"
"""The panel's button in the side bar; pages since 1.5x name it in another attribute."""


@contextmanager
def served(version: str) -> Iterator[ComfyProcess]:
    """A running ComfyUI with a further version of the page; skips where that wasn't fetched."""
    folder = frontend_folder(version)
    if not (folder / NOTE).is_file():
        pytest.skip(f"ComfyUI's page {version} isn't there: ./studio test --all fetches it")
    root = folder / "comfyui_frontend_package" / "static"
    process = start(embedded_program(), flags=["--front-end-root", str(root)])
    try:
        yield process
    finally:
        process.stop()


def without_welcome(url: str) -> None:
    """Says that the welcome was seen: it lies over the editor and catches every click."""
    httpx.post(f"{url}/settings", json={"Comfy.TutorialCompleted": True}).raise_for_status()
