"""Our nodes inside subgraphs: ComfyUI gives them ids such as ``12:3:4``, and ``12:3:4.film.2`` to what they grow.

Whoever puts our nodes into a subgraph would lose progress, results, or the name of the node that failed.
"""

from __future__ import annotations

from typing import Any

import pytest
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.api.faults import GraphFailedError, failure
from animation_ai_studio.workflows.api.meter import Meter
from animation_ai_studio.workflows.graph import Graph

pytestmark = pytest.mark.comfyui


def lines(text: str) -> dict[str, Any]:
    """A line that is said and kept, in two subgraphs, one in the other."""
    said = {
        "text": text,
        "character": "luca",
        "emotion": "neutral",
        "language": "auto",
        "speed": 1.0,
        "seed": 4,
    }
    return {
        "12:3:4": {"class_type": "AnimationStudioSayLine", "inputs": said, "_meta": {"title": "Luca speaks"}},
        "12:3:5": {
            "class_type": "AnimationStudioSaveTake",
            "inputs": {"run": "long-ids", "take": "line", "audio": ["12:3:4", 0], "speech": ["12:3:4", 1]},
            "_meta": {"title": "Keep it"},
        },
    }


async def test_takes_are_made_inside_subgraphs_and_told(comfyui: str) -> None:
    heard: list[str] = []
    async with ComfyClient(comfyui) as client:
        result = await client.run(
            Graph.from_api(lines("Hello from deep inside.")),
            progress=lambda fraction, text: heard.append(text),
            timeout=120,
        )
    assert result.outputs["12:3:5"]["take"][0]["speech"]["text"] == "Hello from deep inside."
    assert any("Luca speaks" in text for text in heard)


async def test_an_inner_node_that_fails_is_named_by_title_and_id(comfyui: str) -> None:
    async with ComfyClient(comfyui) as client:
        with pytest.raises(
            GraphFailedError, match=r"Node 12:3:4 \(Luca speaks: AnimationStudioSayLine\)"
        ) as caught:
            await client.run(Graph.from_api(lines("   ")), timeout=120)
    assert caught.value.node == "12:3:4"


GRAPH = {"12:3": {"class_type": "Inner", "inputs": {}, "_meta": {"title": "The film"}}}


@pytest.mark.parametrize(
    ("node", "words"),
    [
        ("12:3", "12:3 (The film: Kind)"),
        ("12:3.film.2", "12:3.film.2 (The film: Kind)"),
        ("12:3:9.0.0.4", "12:3:9.0.0.4 (The film: Kind)"),
        ("99", "99 (Kind)"),
        ("", " (Kind)"),
    ],
)
def test_what_a_node_grew_is_told_by_the_node_it_came_from(node: str, words: str) -> None:
    told = {"node_id": node, "node_type": "Kind", "exception_type": "ValueError", "exception_message": "no"}
    assert f"Node {words} failed: no" in failure(told, GRAPH).message


def test_progress_of_what_a_node_grew_counts_to_it() -> None:
    meter = Meter(Graph.from_api(GRAPH))
    meter.starts("12:3.film.2")
    assert meter.text == "The film"
    meter.ends("12:3.film.2")
    assert meter.fraction >= 0.99  # the last step is told by the end of the prompt
