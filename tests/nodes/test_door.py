"""The door of the nodes: a value of a wrong kind is named with its node and input, before anything is done with it.

A prompt written by hand, or by another program, can hold what no widget gives.
"""

from __future__ import annotations

import json
import math
import re
import uuid
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import numpy as np
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.story import Speech
from animation_ai_studio.film.clips import ClipValue
from animation_ai_studio.nodes.door import MOST_ENTRIES, check_value, guarded
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.builder import GraphBuilder

CONTRACT = Path(__file__).parents[1] / "workflows" / "contract.json"
PICTURE = np.zeros((1, 4, 6, 3), np.float32)
SOUND = {"waveform": np.zeros((1, 2, 100), np.float32), "sample_rate": 48_000}
SPEECH = {"character": "luca", "text": "Hello", "seconds": 1.0}
ACTOR = {"character": "luca"}
CLIP = {
    "video": SimpleNamespace(save_to=print),
    "trim_in": 0.0,
    "trim_out": 0.0,
    "transition": "cut",
    "transition_seconds": 0.0,
    "lead": 0.0,
    "lag": 0.0,
    "cues": "",
    "place": "none",
    "weather": "clear",
    "name": "",
}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("IMAGE", PICTURE), ("MASK", PICTURE[..., 0]), ("AUDIO", SOUND), ("VIDEO", CLIP["video"]), ("STRING", "Ciao"),
        ("FLOAT", 1), ("INT", 3), ("BOOLEAN", False), ("MODEL", SimpleNamespace(get_model_object=print)), ("DICT", {}), ("SOMETHING_ELSE", 5),
        ("LATENT", {"samples": PICTURE}), ("CONDITIONING", [[PICTURE, {}]]),
        ("ANIMATION_SPEECH", SPEECH), ("ANIMATION_CAST", [ACTOR]), ("ANIMATION_THINGS", [{"prop": "ball"}]),
        ("ANIMATION_LORAS", [{"name": "luca"}]), ("ANIMATION_CLIPS", [CLIP]),
        ("ANIMATION_ACTS", [{"act": {"action": "jump", "who": ["luca"]}}, {"before": {"id": "luca"}}]),
        ("ANIMATION_DIALOGUE", {"lines": [{"speech": SPEECH, "start": 0.2}], "audio": SOUND}),
    ],
)  # fmt: skip
def test_what_an_input_takes_passes(kind: str, value: Any) -> None:
    check_value(kind, value, "input", "Node")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("IMAGE", 5), ("IMAGE", PICTURE[0]), ("IMAGE", PICTURE[:0]), ("AUDIO", {"waveform": [[[0.0]]], "sample_rate": 1}),
        ("AUDIO", {}), ("VIDEO", "film.mp4"), ("MODEL", "model"), ("CLIP", {}), ("CLIP_VISION", PICTURE), ("VAE", "x"), ("LATENT", {"samples": 1}),
        ("CONDITIONING", [["text", {}]]), ("CONDITIONING", 5), ("MODEL", True), ("LATENT", [1]), ("ANIMATION_LORAS", "x"), ("FLOAT", float("nan")), ("FLOAT", "1"), ("STRING", "\ud83d"),
        ("STRING", "a\x00b"), ("COMBO", [1]), ("ANIMATION_SPEECH", {**SPEECH, "seconds": 1e300}),
        ("ANIMATION_SPEECH", []), ("ANIMATION_CAST", [{"character": "../x"}]), ("ANIMATION_CAST", [ACTOR] * (MOST_ENTRIES + 1)),
        ("ANIMATION_THINGS", {"prop": "ball"}), ("ANIMATION_CLIPS", []), ("ANIMATION_CLIPS", [{**CLIP, "video": "film.mp4"}]),
        ("ANIMATION_DIALOGUE", {"lines": [], "audio": None}), ("ANIMATION_LORAS", [{"name": "luca", "weight": 1e9}]),
        ("ANIMATION_ACTS", -1), ("ANIMATION_ACTS", [{"act": {"action": "jump", "who": []}}]),
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_node_and_input(kind: str, value: Any) -> None:
    with pytest.raises(StudioError) as caught:
        check_value(kind, value, "input", "Node")
    assert caught.value.code == "option_invalid"
    assert "Node" in caught.value.message and "'input" in caught.value.message


def test_every_type_of_the_studio_is_looked_at() -> None:
    """A type that the door doesn't know lets any JSON through to the nodes."""
    kinds = set(re.findall(r'"(ANIMATION_[A-Z]+)"', CONTRACT.read_text(encoding="utf-8")))
    assert len(kinds) >= 7
    for kind in sorted(kinds):
        with pytest.raises(StudioError, match="Node"):
            check_value(kind, -1, "input", "Node")


def test_an_open_input_is_refused_where_something_is_needed() -> None:
    check_value("IMAGE", None, "image", "Save Take", optional=True)
    with pytest.raises(StudioError, match="nothing for 'image'"):
        check_value("IMAGE", None, "image", "Save Picture")


class Node:
    """A node of ComfyUI's new kind, as far as the checks look at it."""

    SCHEMA = SimpleNamespace(
        display_name="Speak",
        inputs=[
            SimpleNamespace(id="mood", optional=False, options=["calm", "loud"], get_io_type=lambda: "COMBO"),
            SimpleNamespace(id="seconds", optional=True, options=None, get_io_type=lambda: "FLOAT"),
        ],
    )

    @classmethod
    def define_schema(cls) -> SimpleNamespace:
        """What it takes by now: since the server's start another mood has come."""
        mood = SimpleNamespace(id="mood", options=["calm", "loud", "new"])
        return SimpleNamespace(inputs=[mood, *cls.SCHEMA.inputs[1:]])

    @classmethod
    def validate_inputs(cls) -> bool:
        return True

    @classmethod
    async def execute(cls, mood: str, seconds: float = 1.0) -> Speech:
        return Speech(character=mood, text="Hi", seconds=seconds)


async def test_a_node_is_reached_only_with_what_its_inputs_say() -> None:
    """ComfyUI lets any text through as a choice; a model's refusal inside the node is a sentence too."""
    node = guarded(type("Copy", (Node,), {}))
    assert (await node.execute(mood="calm")).character == "calm"
    assert (await node.execute(mood="calm", seconds=None)).seconds == 1.0
    assert (await node.execute(mood="new")).character == "new"
    with pytest.raises(StudioError, match=r"'lout' isn't a choice of 'mood'.*loud"):
        await node.execute(mood="lout")
    with pytest.raises(StudioError, match="Speak: 'seconds' can't be used"):
        await node.execute(mood="loud", seconds=-1.0)


@pytest.mark.parametrize(
    "change", [{"trim_in": math.nan}, {"lag": 1e9}, {"place": "moonbase"}, {"cues": None}]
)
def test_a_clip_keeps_the_ranges_of_its_inputs(change: dict[str, Any]) -> None:
    assert ClipValue.model_validate(CLIP).weather == "clear"
    with pytest.raises(ValueError):
        ClipValue.model_validate({**CLIP, **change})


@pytest.mark.comfyui
@pytest.mark.parametrize(
    ("name", "inputs", "words"),
    [
        (
            "AnimationStudioSaveTake",
            {"run": "odd", "take": "a", "image": 5},
            "'image' was given isn't of the type IMAGE",
        ),
        (
            "AnimationStudioSavePicture",
            {"images": "x", "filename_prefix": "a"},
            "'images' was given isn't of the type",
        ),
        ("AnimationStudioSaveTake", {"run": "odd", "take": "a", "speech": {"seconds": 1e300}}, "'speech."),
    ],
)
async def test_a_graph_with_a_wrong_value_is_told_by_comfyui(
    comfyui: str, name: str, inputs: dict[str, Any], words: str
) -> None:
    """The nodes that ComfyUI gets are the checked ones."""
    b = GraphBuilder()
    b.add(name, inputs=inputs)
    async with ComfyClient(comfyui) as client:
        with pytest.raises(StudioError, match=words):
            await client.run(b.build(), timeout=60)


@pytest.mark.comfyui
@pytest.mark.parametrize(
    "prefix", ["", "/etc/x", "../x", "a/../../x", "a\\..\\x", "x" * 300, "a\nb", "con/x", "Nul.png"]
)
async def test_a_picture_is_saved_below_the_output_folder_or_not_at_all(comfyui: str, prefix: str) -> None:
    b = GraphBuilder()
    picture = b.add("EmptyImage", width=16, height=16, batch_size=1, color=1)
    b.add("AnimationStudioSavePicture", images=picture, filename_prefix=prefix)
    async with ComfyClient(comfyui) as client:
        with pytest.raises(StudioError, match="can't begin the names of files"):
            await client.run(b.build(), timeout=60)


SAVE = {"run": "r", "take": "t"}


@pytest.mark.comfyui
@pytest.mark.parametrize(
    ("inputs", "told"),
    [
        ({**SAVE, "speech": {"seconds": 1}}, "can't be used"),
        ({**SAVE, "speech": "text"}, "Save Take: 'speech'"),
        ({**SAVE, "image": "x.png"}, "isn't of the type IMAGE"),
        ({**SAVE, "image": {"a": 1}}, "isn't of the type IMAGE"),
        ({**SAVE, "video": {"a": 1}}, "isn't of the type VIDEO"),
        ({**SAVE, "audio": {"waveform": "x", "sample_rate": 1}}, "isn't of the type AUDIO"),
        ({**SAVE, "used": "half \ud800"}, "what 'used' was given"),
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
