"""Which judge a film's shot goes through: the best that is installed and that can see what the shot shows."""

from __future__ import annotations

from typing import Any

import pytest
from animation_ai_studio.agent.jobs.graphs import JobBuilder
from animation_ai_studio.agent.request.options import FilmOptions
from animation_ai_studio.agent.run.takes import new_job
from animation_ai_studio.common.story import Actor, Beat, Setting, Shot, Storyboard
from animation_ai_studio.common.vocabulary import BeatKind, Framing, Place
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.catalog import Catalog
from animation_ai_studio.workflows.graph import Graph

from ...workflows import tiny

pytestmark = pytest.mark.comfyui
GATE = "AnimationStudioConsistencyGate"


async def built(url: str, framing: Framing, look: Any, backends: list[str], references: int) -> Graph:
    """The graph of a shot of Mira on a ComfyUI with these backends, when she has so many references."""
    async with ComfyClient(url) as client:
        info = await client.object_info()
    info[GATE]["input"]["optional"]["backend"][1]["installed"] = backends
    presets = load_characters([])
    pictures = [f"mira_{number}.png" for number in range(references)]
    presets["mira"] = presets["mira"].model_copy(update={"references": pictures})
    shot = Shot(
        id="s1", setting=Setting(place=Place.BEACH), framing=framing, actors=[Actor(character="mira")]
    )
    board = Storyboard(title="T", request="r", beats=[Beat(kind=BeatKind.SETUP, shots=[shot])])
    options = FilmOptions(request="r", look=look, width=320, height=320)
    stage = JobBuilder(
        "gate-run", options, board, Catalog(info), lengths={"s1": 2.0}, characters=presets, folders=[]
    )
    return stage.build(new_job("gate-run", "shot", "s1", 1, 0))


def gate_in(graph: Graph) -> dict[str, Any] | None:
    return next((dict(node.inputs) for node in graph.values() if node.class_type == GATE), None)


@pytest.mark.parametrize(
    ("look", "framing", "backends", "references", "judge"),
    [
        ("toonxl", Framing.CLOSE_UP, ["toonxl"], 0, "toonxl"),
        ("toonxl", Framing.MEDIUM, ["toonxl", "ccip"], 0, "toonxl"),
        ("toonxl", Framing.FULL, ["toonxl"], 0, None),
        ("toonxl", Framing.FULL, ["toonxl"], 3, "clip_vision"),
        ("toonxl", Framing.CLOSE_UP, [], 0, None),
        ("sdxl", Framing.CLOSE_UP, ["toonxl"], 0, None),
        ("sdxl", Framing.CLOSE_UP, ["toonxl"], 3, "clip_vision"),
        ("sdxl", Framing.FULL, ["toonxl", "ccip"], 3, "ccip"),
    ],
)
async def test_a_shot_goes_through_the_best_judge_that_can_see_it(
    comfyui: str, look: str, framing: Framing, backends: list[str], references: int, judge: str | None
) -> None:
    """A judge that can't tell would reject every take, and the run would spend its budget on nothing."""
    graph = await built(comfyui, framing, look, backends, references)
    gate = gate_in(graph)
    assert (gate["backend"] if gate else None) == judge
    classes = {node.class_type for node in graph.values()}
    assert ("ImageCrop" in classes) is (judge == "toonxl"), "the identity net sees the head alone"
    loaded = [node.inputs["clip_name"] for node in graph.values() if node.class_type == "CLIPVisionLoader"]
    assert loaded == ([tiny.CLIP_VISION] if judge == "clip_vision" else [])
    amounts = {node.inputs.get("amount", node.inputs.get("batch_size")) for node in graph.values()}
    assert (3 in amounts) is (judge is not None)
