"""A prompt written by hand, or by another program, can hold what no widget gives: a sentence, never a traceback."""

from __future__ import annotations

import json
import math
import uuid
from types import SimpleNamespace
from typing import Any, NamedTuple

import httpx
import numpy as np
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.story import Speech
from animation_ai_studio.nodes.door import MOST_ENTRIES, guarded
from animation_ai_studio.nodes.film.clips import ClipValue
from animation_ai_studio.workflows.client import ComfyClient

SPEECH = {"character": "mira", "text": "Hi", "seconds": 1.0}


class Input(NamedTuple):
    """Stands for an input of a node's schema."""

    id: str
    kind: str
    optional: bool = True

    def get_io_type(self) -> str:
        return self.kind


class Node:
    """Stands for a node: notes what reached it."""

    SCHEMA = SimpleNamespace(
        inputs=[
            Input("speech", "ANIMATION_SPEECH"), Input("dialogue", "ANIMATION_DIALOGUE"),
            Input("clips", "ANIMATION_CLIPS"), Input("loras", "ANIMATION_LORAS"), Input("image", "IMAGE"),
            Input("frame", "IMAGE", optional=False), Input("model", "MODEL"), Input("latent", "LATENT"),
            Input("positive", "CONDITIONING"), Input("speed", "FLOAT"), Input("text", "STRING"),
        ]
    )  # fmt: skip

    @classmethod
    def execute(cls, **values: Any) -> dict[str, Any]:
        if values.get("speech"):
            Speech.model_validate(values["speech"])
        return values


@pytest.mark.parametrize(
    "values",
    [
        {"speed": math.nan}, {"speed": -math.inf}, {"text": "half \ud800"}, {"text": "x" * 200_000},
        {"speech": [1]}, {"clips": {"0": 1}}, {"clips": [1]}, {"clips": [{}] * (MOST_ENTRIES + 1)}, {"dialogue": "x"},
        {"speech": {**SPEECH, "seconds": math.inf}}, {"speech": {**SPEECH, "seconds": 1e9}}, {"speech": {"a": 1}},
        {"image": 5}, {"image": "x.png"}, {"image": {"0": 1}}, {"image": [[1]]}, {"image": np.zeros((4, 4))},
        {"frame": None}, {"model": "sdxl.safetensors"}, {"model": {}}, {"model": True}, {"latent": {"samples": 1}},
        {"latent": [1]}, {"positive": 5}, {"positive": [[1]]}, {"positive": [["a", {}]]}, {"loras": "x"},
        {"loras": [5]},
    ],
)  # fmt: skip
def test_what_no_node_can_use_is_one_sentence(values: dict[str, Any]) -> None:
    with pytest.raises(StudioError) as caught:
        guarded(Node.execute.__func__)(Node, **values)  # type: ignore[attr-defined]
    assert caught.value.code == "option_invalid"


def test_what_widgets_and_nodes_give_goes_through() -> None:
    values = {
        "speed": 1.5,
        "text": "Hé 😀",
        "seed": 7,
        "speech": SPEECH,
        "clips": [{}],
        "audio": None,
        "dialogue": None,
        "image": np.zeros((1, 4, 4, 3)),
        "model": Node,
        "latent": {"samples": np.zeros((1, 4, 8, 8))},
        "positive": [[np.zeros((1, 77, 8)), {}]],
        "loras": [],
    }
    assert guarded(Node.execute.__func__)(Node, **values) == values  # type: ignore[attr-defined]


async def test_a_node_that_is_awaited_has_the_same_door() -> None:
    async def execute(cls: type, **values: Any) -> int:
        return 5

    door = guarded(execute)
    assert await door(Node, speed=1.0) == 5
    with pytest.raises(StudioError):
        await door(Node, speed=math.nan)


@pytest.mark.parametrize(
    "change", [{"trim_in": math.nan}, {"lag": 1e9}, {"place": "moonbase"}, {"cues": None}]
)
def test_a_clip_keeps_the_ranges_of_its_inputs(change: dict[str, Any]) -> None:
    good = {
        "video": 1, "trim_in": 0.0, "trim_out": 0, "transition": "cut", "transition_seconds": 0.0, "lead": 0.0,
        "lag": 0.0, "cues": "", "place": "none", "weather": "clear", "name": "",
    }  # fmt: skip
    assert ClipValue.model_validate(good).weather == "clear"
    with pytest.raises(ValueError):
        ClipValue.model_validate({**good, **change})


SAVE = {"run": "r", "take": "t"}


@pytest.mark.comfyui
@pytest.mark.parametrize(
    ("inputs", "told"),
    [
        ({**SAVE, "speech": {"seconds": 1}}, "can't be used"),
        ({**SAVE, "speech": "text"}, "input 'speech'"),
        ({**SAVE, "video": {"a": 1}}, "isn't a video"),
        ({**SAVE, "audio": {"waveform": "x", "sample_rate": 1}}, "isn't a sound"),
        ({**SAVE, "used": "half \ud800"}, "input 'used'"),
        ({**SAVE, "image": "x.png"}, "input 'image'"),
        ({**SAVE, "image": {"a": 1}}, "input 'image'"),
    ],
)
async def test_every_node_of_a_running_comfyui_has_the_door(
    comfyui: str, inputs: dict[str, Any], told: str
) -> None:
    """ComfyUI lets all of these through to the node, where they were Python's own errors."""
    prompt_id = str(uuid.uuid4())
    body = json.dumps(
        {"prompt": {"1": {"class_type": "AnimationStudioSaveTake", "inputs": inputs}}, "prompt_id": prompt_id}
    )
    async with httpx.AsyncClient(base_url=comfyui) as http:
        sent = await http.post("/prompt", content=body, headers={"Content-Type": "application/json"})
    assert sent.status_code == 200, sent.text
    async with ComfyClient(comfyui) as client:
        with pytest.raises(StudioError) as caught:  # joins the prompt that was sent
            await client.run(
                {"1": {"class_type": "AnimationStudioSaveTake", "inputs": SAVE}},
                prompt_id=prompt_id,
                timeout=60,
            )
    assert told in caught.value.message
