"""Another agent that asks for an export gets the files, and is told what isn't in them."""

from __future__ import annotations

import pytest
from animation_ai_studio.agent.tools import Registry


@pytest.mark.parametrize("words", ["export an edl for resolve", "hand the film to premiere", "导出到剪映"])
def test_the_tool_is_found_by_the_words_people_use(words: str) -> None:
    assert "export_cut" in [tool.name for tool in Registry().offer(words)]
