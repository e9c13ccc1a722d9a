"""The switch in a user's configuration reaches the node: a line of other words or in another voice is told there."""

from __future__ import annotations

import json
from typing import Any

import pytest
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.builder import GraphBuilder

from .planted import planted

pytestmark = [pytest.mark.comfyui, pytest.mark.slow, pytest.mark.timeout(900)]

SAID = "The treasure map says we should turn left here."
OTHER = "Somebody has eaten all the cookies in the kitchen."


async def judged(url: str, take: str, *, text: str = SAID, voice: str = "luca") -> dict[str, dict[str, Any]]:
    """The checks by name of a take that says ``text`` in ``voice``; its record says :data:`SAID`, by Luca."""
    graph = planted("heard", take, heard=(text, voice), told=(SAID, "luca"), emotion="happy", seed=2)
    async with ComfyClient(url) as client:
        await client.run(graph, timeout=240)
        judge = GraphBuilder()
        judge.add("AnimationStudioJudgeTake", run="heard", take=take)
        result = await client.run(judge.build(), timeout=400)
    (told,) = result.outputs.values()
    assert json.dumps(told), "the history is plain data"
    return {check["name"]: check for check in told["judged"][0]["checks"]}


async def test_the_node_hears_words_and_voice_where_the_user_asks_for_it(comfyui: str, listen: None) -> None:
    good = await judged(comfyui, "good")
    assert {name for name, check in good.items() if not check["passed"]} == set()
    assert not good["words"]["abstained"] and not good["likeness"]["abstained"]
    words = (await judged(comfyui, "words", text=OTHER))["words"]
    assert not words["passed"] and words["change"] == "seed" and "cookies" in words["evidence"]
    other = await judged(comfyui, "voice", voice="narrator")
    assert not other["likeness"]["passed"] and "narrator" in other["likeness"]["evidence"]
    assert other["words"]["passed"]


async def test_without_the_switch_nobody_waits_for_listening(comfyui: str) -> None:
    assert {"words", "likeness"} & set(await judged(comfyui, "unheard")) == set()
