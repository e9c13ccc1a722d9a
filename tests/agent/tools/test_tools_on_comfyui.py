"""Each tool that a model may pick really works on a bare machine, or says what is missing and what there is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from animation_ai_studio.agent.tools import Registry, ToolContext
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.places import ConfigFolder
from animation_ai_studio.workflows.api.client import ComfyClient

pytestmark = [pytest.mark.comfyui, pytest.mark.slow]


@pytest.fixture
async def kit(comfyui: str, tmp_path: Path) -> AsyncIterator[ToolContext]:
    async def connect(stack: AsyncExitStack) -> ComfyClient:
        return await stack.enter_async_context(ComfyClient(comfyui))

    async with ToolContext(runs=tmp_path / "runs", folders=[], connect=connect) as kit:
        yield kit


async def test_a_control_picture_and_a_line_are_made(kit: ToolContext) -> None:
    registry = Registry()
    pose = await registry.call(kit, "control_image", {"character": "luca", "gesture": "wave"})
    assert Path(pose.file).stat().st_size > 1000 and kit.picture(pose.picture)
    line = {"character": "luca", "text": "Is this the whole ocean?"}
    said = await registry.call(kit, "say_line", line)
    assert Path(said.file).suffix in (".wav", ".flac") and said.seconds > 0.5
    again = await registry.call(kit, "say_line", line)
    assert again.file == said.file, "the same line is not spoken twice"


async def test_a_character_s_picture_comes_with_what_it_wears(kit: ToolContext, tmp_path: Path) -> None:
    """A model that answers a person must be able to say how the picture was made."""
    (tmp_path / "sdxl_config.yaml").write_text("profile: toonxl\n", "utf-8")
    kit.folders = [ConfigFolder(tmp_path)]
    wanted = {"character": "mira", "scene": "beach", "framing": "close_up", "quality": "toonxl_draft"}
    made = await Registry().call(kit, "character_image", wanted)
    assert Path(made.file).is_file() and kit.picture(made.picture)
    assert made.loras == ["mira_toonxl"]
    assert made.seconds > 0 and made.score is None


async def test_what_is_not_installed_is_named_with_what_there_is(kit: ToolContext) -> None:
    registry = Registry()
    with pytest.raises(StudioError) as caught:
        await registry.call(kit, "background", {"prompt": "a lighthouse in fog"})
    assert caught.value.code == "model_missing" and "puppets" in caught.value.fix
    with pytest.raises(StudioError) as caught:
        await registry.call(kit, "character_image", {"character": "luca", "scene": "beach"})
    assert "models check" in caught.value.fix
    pose = await registry.call(kit, "control_image", {"character": "luca"})
    judged = await registry.call(kit, "consistency_check", {"picture": pose.picture, "character": "luca"})
    assert judged.outcome != "accept" and judged.reason, "a skeleton was taken for the character"
    with pytest.raises(StudioError) as caught:
        await registry.call(kit, "character_image", {"character": "gandalf"})
    assert caught.value.code == "character_unknown" and "luca" in caught.value.fix
