"""Every widget of the nodes that films are made with changes what comes out of them, on a real ComfyUI."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.builder import BuiltNode, GraphBuilder
from animation_ai_studio.workflows.graph import load_json

pytestmark = [pytest.mark.comfyui, pytest.mark.slow]
CONTRACT = load_json(Path(__file__).parents[1] / "workflows" / "contract.json")
NO_WIDGETS = {
    "AnimationStudioPuppetActor": {"cast"},
    "AnimationStudioPuppetThing": {"things", "id"},
    "AnimationStudioPuppetShot": {"cast", "things", "dialogue", "acts"},
    "AnimationStudioPuppetControl": {"cast", "things", "acts"},
    "AnimationStudioCameraMove": {"image"},
    "AnimationStudioEdges": {"image"},
    "AnimationStudioSayLine": set(),
    "AnimationStudioFilmClip": {"video", "dialogue", "audio", "clips"},
    "AnimationStudioAssembleFilm": {"clips", "run", "film"},
    "AnimationStudioPlanFilm": set(),
}
"""Nodes that are tried here, with their inputs that are links or names."""
SMALL = {"width": 96, "height": 64}
SHOT = {
    "place": "beach",
    "time": "day",
    "weather": "clear",
    "framing": "medium",
    "camera": "push_in",
    "style": "toon",
    "seconds": 0.5,
    "hold": 0.0,
    "seed": 3,
    **SMALL,
    "fps": 12,
    "card": "",
    "lower_third": "",
}
ACTOR = {
    "character": "mira",
    "emotion": "neutral",
    "gesture": "stand",
    "x": 0.0,
    "facing": 0.0,
    "looks_at": "nobody",
    "holds": "book",
    "holds_label": "",
    "enters": "no",
}
THING = {"prop": "boat", "label": "", "x": 0.5}
CLIP = {
    "trim_in": 0.0,
    "trim_out": 0.0,
    "transition": "dissolve",
    "transition_seconds": 0.0,
    "lead": 0.0,
    "lag": 0.0,
    "cues": "",
    "place": "none",
    "weather": "clear",
    "name": "",
    "music": True,
}
FILM = {
    "title": "A title",
    "end_card": "",
    "music": "playful",
    "captions": "burnt",
    "style": "toon",
    "language": "en",
    "seed": 1,
    "width": 192,
    "height": 128,
    "fps": 12,
    "names": "",
    "loudness": -16.0,
    "ceiling": -1.0,
    "caption_letters": 0,
    "caption_size": 1.0,
    "music_level": 0.0,
    "fade_out": 0.5,
}
CHANGES: dict[str, dict[str, Any]] = {
    "AnimationStudioPuppetShot": {
        "place": "forest",
        "time": "night",
        "weather": "rain",
        "framing": "wide",
        "camera": "static",
        "style": "noir",
        "seconds": 4.0,
        "hold": 0.5,
        "seed": 4,
        "width": 128,
        "height": 96,
        "fps": 24,
        "card": "Later",
        "lower_third": "Mira, captain",
        "label": "bakery",
    },
    "AnimationStudioPuppetActor": {
        "character": "pim",
        "emotion": "angry",
        "gesture": "wave",
        "x": 0.5,
        "facing": 1.0,
        "looks_at": "pim",
        "holds": "nothing",
        "holds_label": "diary",
        "enters": "left",
    },
    "AnimationStudioPuppetThing": {
        "prop": "cake",
        "label": "taxes",
        "x": -0.5,
        "size": 1.5,
        "colour": "red",
        "count": 3,
    },
    "AnimationStudioPuppetControl": {
        "place": "room",
        "time": "night",
        "weather": "fog",
        "framing": "wide",
        "at": 1.0,
        "width": 128,
        "height": 96,
        "seed": 9,
        "label": "bakery",
    },
    "AnimationStudioCameraMove": {
        "move": "pan_left",
        "seconds": 1.0,
        "strength": 2.0,
        "seed": 4,
        "width": 128,
        "height": 96,
        "fps": 24,
    },
    "AnimationStudioEdges": {"low": 0.6, "high": 0.95},
    "AnimationStudioSayLine": {
        "text": "Goodbye.",
        "character": "pim",
        "emotion": "sad",
        "language": "zh",
        "speed": 1.4,
        "seed": 9,
        "pitch": -4.0,
    },
    "AnimationStudioFilmClip": {
        "trim_in": 0.4,
        "trim_out": 0.4,
        "transition": "cut",
        "transition_seconds": 0.2,
        "lead": 0.3,
        "lag": 0.3,
        "cues": "boing 0.1",
        "place": "ocean",
        "weather": "storm",
        "name": "mine",
        "music": False,
        "heard": False,
    },
    "AnimationStudioAssembleFilm": {
        "title": "Another",
        "end_card": "The End",
        "music": "epic",
        "captions": "off",
        "style": "noir",
        "language": "zh",
        "seed": 5,
        "width": 256,
        "height": 160,
        "fps": 24,
        "names": "luca: Captain",
        "loudness": -23.0,
        "ceiling": -9.0,
        "caption_letters": 8,
        "caption_size": 1.6,
        "music_level": -12.0,
        "fade_out": 1.5,
    },
    "AnimationStudioPlanFilm": {
        "request": "Pim finds a crown",
        "seconds": 60.0,
        "language": "zh",
        "style": "noir",
        "seed": 8,
        "script": "Pim: Where is my hat?",
    },
}
BESIDE: dict[tuple[str, str], dict[str, Any]] = {
    ("AnimationStudioFilmClip", "lead"): {"trim_in": 0.4},
    ("AnimationStudioFilmClip", "lag"): {"trim_out": 0.4},
    ("AnimationStudioFilmClip", "weather"): {"place": "ocean"},
    ("AnimationStudioAssembleFilm", "seed"): {"music": "playful"},
    ("AnimationStudioPuppetShot", "seed"): {"camera": "handheld"},
    ("AnimationStudioPuppetActor", "holds_label"): {"holds": "parcel"},
    ("AnimationStudioPuppetThing", "label"): {"prop": "parcel"},
    ("AnimationStudioPuppetThing", "size"): {"prop": "banana"},
    ("AnimationStudioPuppetThing", "count"): {"prop": "apple"},
    ("AnimationStudioSayLine", "language"): {"text": "I have 3 boats."},
    ("AnimationStudioCameraMove", "seed"): {"move": "handheld"},
    ("AnimationStudioPuppetControl", "weather"): {"place": "beach"},
    ("AnimationStudioPuppetControl", "label"): {"place": "shop"},
    ("AnimationStudioPuppetShot", "label"): {"place": "shop"},
    ("AnimationStudioPlanFilm", "script"): {"language": "from the request"},
}
"""What must be set beside an input for it to matter, in both runs."""
CASES = [(node, name) for node, changes in CHANGES.items() for name in changes]


def test_every_widget_is_tried() -> None:
    """A new input of these nodes belongs into the table, with another value than usual."""
    for node, links in NO_WIDGETS.items():
        inputs = {*CONTRACT[node]["required"], *CONTRACT[node]["optional"]}
        assert set(CHANGES[node]) == inputs - links, node


class Bench:
    """Builds the graph in which one node's input has a value, and saves what comes out."""

    def __init__(self, node: str, values: Mapping[str, Any]) -> None:
        self.b, self.node, self.values = GraphBuilder(), node, values
        self.run = f"effects-{uuid.uuid4().hex[:12]}"

    def add(self, node: str, usual: Mapping[str, Any], **links: Any) -> BuiltNode:
        given = {**usual, **(self.values if node == self.node else {})}
        return self.b.add(node, inputs={**given, **links})

    def shot(self) -> BuiltNode:
        pim = self.b.add(
            "AnimationStudioPuppetActor", inputs={**ACTOR, "character": "pim", "x": -0.6, "holds": "nothing"}
        )
        actor = self.add("AnimationStudioPuppetActor", ACTOR, cast=pim.out(0))
        thing = self.add("AnimationStudioPuppetThing", THING)
        links = {"cast": actor.out(0), "things": thing.out(0)}
        if self.node == "AnimationStudioPuppetShot":
            links["dialogue"] = self.dialogue().out(0)
        return self.add("AnimationStudioPuppetShot", SHOT, **links)

    def dialogue(self) -> BuiltNode:
        line = self.b.add(
            "AnimationStudioSayLine",
            inputs={
                "text": "Hello there.",
                "character": "luca",
                "emotion": "happy",
                "language": "en",
                "speed": 1.0,
                "seed": 3,
            },
        )
        return self.b.add("AnimationStudioAddLine", audio=line.out(0), speech=line.out(1), pause=0.1)

    def control(self) -> BuiltNode:
        usual = {
            "place": "beach",
            "time": "day",
            "weather": "clear",
            "framing": "medium",
            "at": 0.0,
            **SMALL,
            "seed": 3,
        }
        return self.add("AnimationStudioPuppetControl", usual)

    def line(self) -> BuiltNode:
        usual = {
            "text": "Hello there, is this the ocean?",
            "character": "luca",
            "emotion": "happy",
            "language": "en",
            "speed": 1.0,
            "seed": 3,
        }
        return self.add("AnimationStudioSayLine", usual)

    def film(self) -> BuiltNode:
        shot = self.b.add("AnimationStudioPuppetShot", inputs={**SHOT, "seconds": 2.0})
        other = self.b.add("AnimationStudioPuppetShot", inputs={**SHOT, "seconds": 2.0, "place": "forest"})
        said = self.dialogue()
        first = self.b.add(
            "AnimationStudioFilmClip", inputs={**CLIP, "video": shot.out(0), "dialogue": said.out(0)}
        )
        links = {"video": other.out(0), "clips": first.out(0), "dialogue": said.out(0)}
        second = self.add("AnimationStudioFilmClip", CLIP, **links)
        return self.add("AnimationStudioAssembleFilm", FILM, clips=second.out(0), run=self.run, film="film")

    def save(self) -> None:
        """Adds what the node needs and ends in."""
        kind = self.node.removeprefix("AnimationStudio")
        if kind in ("FilmClip", "AssembleFilm"):
            self.film()
            return
        if kind == "PlanFilm":
            usual = {
                "request": "Mira and Pim look for a crab",
                "seconds": 20.0,
                "language": "en",
                "style": "toon",
                "seed": 3,
                "script": "",
            }
            self.add(self.node, usual)
            return
        link: dict[str, Any]
        if kind == "SayLine":
            link = {"audio": self.line().out(0)}
        elif kind == "PuppetControl":
            link = {"image": self.control().out(0)}
        elif kind == "Edges":
            link = {
                "image": self.add(self.node, {"low": 0.1, "high": 0.3}, image=self.control().out(0)).out(0)
            }
        elif kind == "CameraMove":
            usual = {"move": "push_in", "seconds": 0.5, "strength": 1.0, "seed": 3, **SMALL, "fps": 12}
            link = {"video": self.add(self.node, usual, image=self.control().out(0)).out(0)}
        else:
            link = {"video": self.shot().out(0)}
        self.b.add("AnimationStudioSaveTake", run=self.run, take="take-1", **link)


async def outcome(client: ComfyClient, node: str, values: Mapping[str, Any]) -> str:
    """A digest of all that a node's graph leaves: files' bytes and what is told of them."""
    bench = Bench(node, values)
    bench.save()
    result = await client.run(bench.b.build(), timeout=120)
    digest = hashlib.sha256()
    for shown in result.outputs.values():
        for told in [*shown.get("take", []), *shown.get("film", [])]:
            places = told.pop("view", None) or list(told["files"].values())
            for place in places:
                digest.update(await client.view(place["filename"], place["subfolder"], place["type"]))
        digest.update("".join(map(str, shown.get("text", []))).encode())
    return digest.hexdigest()


@pytest.mark.parametrize(("node", "name"), CASES)
async def test_a_widget_changes_what_comes_out(node: str, name: str, comfyui: str) -> None:
    beside = BESIDE.get((node, name), {})
    async with ComfyClient(comfyui) as client:
        usual = await outcome(client, node, beside)
        changed = await outcome(client, node, {**beside, name: CHANGES[node][name]})
    assert changed != usual, f"{node}: {name} has no effect"
