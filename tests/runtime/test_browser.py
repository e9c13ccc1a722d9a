"""Without this, nobody can open in a browser what the studio made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.async_api import Page

pytestmark = [pytest.mark.comfyui, pytest.mark.browser]


async def test_the_editor_opens(page: Page) -> None:
    """A user who runs ``studio serve`` sees ComfyUI's editor with its node types."""
    known = await page.evaluate("Object.keys(LiteGraph.registered_node_types)")
    assert "KSampler" in known
