"""The whole way of a film as graphs on a real ComfyUI: lines, shots, the cut. What fails here, no user can make."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.story import Actor, Cue, Setting, Shot
from animation_ai_studio.common.vocabulary import Emotion, Gesture, Place, Sound, Transition
from animation_ai_studio.nodes.film.decode import probe, read_sound
from animation_ai_studio.workflows.client import ComfyClient
from animation_ai_studio.workflows.skills import get_skill

pytestmark = pytest.mark.comfyui
RUN = "test-film"
FORM = {"width": 320, "height": 180, "fps": 24}


async def run(client: ComfyClient, skill: str, slots: dict[str, Any]) -> dict[str, Any]:
    """Runs a skill's graph and gives the one ui output that tells of a take or film."""
    result = await client.run(get_skill(skill).graph(slots), timeout=180)
    for shown in result.outputs.values():
        for key in ("take", "film"):
            if key in shown:
                return shown[key][0]
    raise AssertionError(f"no take in {result.outputs}")


@pytest.fixture(scope="module")
def takes(comfyui: str) -> dict[str, dict[str, Any]]:
    """Two lines and two shots, made once."""
    return asyncio.run(make_takes(comfyui))


async def make_takes(comfyui: str) -> dict[str, dict[str, Any]]:
    made: dict[str, dict[str, Any]] = {}
    async with ComfyClient(comfyui) as client:
        for take, who, text in (
            ("line-1", "luca", "Is this the whole ocean?"),
            ("line-2", "alberto", "No, that is my bathtub."),
        ):
            made[take] = await run(
                client, "say_line", {"run": RUN, "take": take, "character": who, "text": text, "seed": 3}
            )
        for take, line, emotion in (
            ("shot-1", "line-1", Emotion.SURPRISED),
            ("shot-2", "line-2", Emotion.SMUG),
        ):
            who = "luca" if take == "shot-1" else "alberto"
            shot = Shot(
                id=take,
                setting=Setting(place=Place.BEACH),
                actors=[Actor(character=who, emotion=emotion, gesture=Gesture.POINT)],
                seconds=1.5,
            )
            slots = {"run": RUN, "take": take, "shot": shot, "voices": [{"take": line}], **FORM}
            made[take] = await run(client, "puppet_shot", slots)
    return made


async def test_line_has_sound_and_timing(takes: dict[str, dict[str, Any]], comfyui_output: Path) -> None:
    side = takes["line-1"]
    assert side["speech"]["text"] == "Is this the whole ocean?"
    assert [word["text"].strip("?,.") for word in side["speech"]["words"]][-1] == "ocean"
    sound = read_sound(comfyui_output / "animation_studio" / RUN / "line-1.wav")
    assert sound is not None
    assert len(sound) / 48_000 == pytest.approx(side["speech"]["seconds"], abs=0.02)


async def test_shot_lasts_as_long_as_its_dialogue(
    takes: dict[str, dict[str, Any]], comfyui_output: Path
) -> None:
    info = probe(comfyui_output / "animation_studio" / RUN / "shot-1.mp4")
    assert info.size == (320, 180)
    assert info.has_sound
    assert info.seconds >= takes["line-1"]["speech"]["seconds"] + 0.25 + 0.3 - 0.05


async def test_film_from_takes(takes: dict[str, dict[str, Any]], comfyui: str, comfyui_output: Path) -> None:
    clips = [
        {"take": "shot-1", "voices": [{"take": "line-1"}], "place": "beach"},
        {
            "take": "shot-2",
            "voices": [{"take": "line-2"}],
            "transition": Transition.DISSOLVE,
            "cues": [Cue(sound=Sound.SPLASH, at=-0.5)],
        },
    ]
    slots = {"run": RUN, "clips": clips, "title": "The Very Small Ocean", "end_card": "The End", **FORM}
    async with ComfyClient(comfyui) as client:
        film = await run(client, "assemble_film", slots)
    folder = comfyui_output / "animation_studio" / RUN
    assert {path.suffix for path in folder.glob("film.*")} == {".mp4", ".srt", ".ass", ".jpg", ".json"}
    info = probe(folder / "film.mp4")
    assert info.seconds == pytest.approx(film["seconds"], abs=0.05)
    assert [line["character"] for line in film["lines"]] == ["luca", "alberto"]
    assert film["segments"][0]["part"] == "title"
    assert film["files"]["mp4"] == {
        "filename": "film.mp4",
        "subfolder": f"animation_studio/{RUN}",
        "type": "output",
    }


async def test_unknown_take_is_told(comfyui: str) -> None:
    slots = {"run": RUN, "clips": [{"take": "nowhere"}], **FORM}
    async with ComfyClient(comfyui) as client:
        with pytest.raises(StudioError, match="no take 'nowhere'"):
            await client.run(get_skill("assemble_film").graph(slots), timeout=60)
