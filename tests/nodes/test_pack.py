"""The whole way of a film as graphs on a real ComfyUI: lines, shots, the cut. What fails here, no user can make."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.story import Actor, Cue, Setting, Shot
from animation_ai_studio.common.vocabulary import Emotion, Gesture, Place, Sound, Transition
from animation_ai_studio.film.picture.decode import probe, read_sound
from animation_ai_studio.runtime.process import ComfyProcess
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.builder import GraphBuilder
from animation_ai_studio.workflows.skills import get_skill

pytestmark = pytest.mark.comfyui
RUN = "test-film"
FORM = {"width": 320, "height": 180, "fps": 24}


async def run(client: ComfyClient, skill: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """Runs a skill's graph and gives the one ui output that tells of a take or film."""
    result = await client.run(get_skill(skill).graph(parameters), timeout=180)
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
            parameters = {"run": RUN, "take": take, "shot": shot, "voices": [{"take": line}], **FORM}
            made[take] = await run(client, "puppet_shot", parameters)
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
    parameters = {"run": RUN, "clips": clips, "title": "The Very Small Ocean", "end_card": "The End", **FORM}
    async with ComfyClient(comfyui) as client:
        film = await run(client, "assemble_film", parameters)
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
    parameters = {"run": RUN, "clips": [{"take": "nowhere"}], **FORM}
    async with ComfyClient(comfyui) as client:
        with pytest.raises(StudioError, match="no take 'nowhere'"):
            await client.run(get_skill("assemble_film").graph(parameters), timeout=60)


def moving_picture(b: GraphBuilder, seconds: float, colour: int = 0x3060C0) -> Any:
    """A plain picture of ComfyUI's own under our camera."""
    picture = b.add("EmptyImage", width=200, height=200, batch_size=1, color=colour)
    return b.add(
        "AnimationStudioCameraMove",
        image=picture,
        move="pan_left",
        seconds=seconds,
        strength=1.0,
        seed=0,
        width=320,
        height=180,
        fps=24,
    )


async def test_our_videos_and_comfyuis_own_go_together(comfyui: str, comfyui_output: Path) -> None:
    b = GraphBuilder()
    ours = moving_picture(b, 1.0)
    b.add("SaveVideo", video=ours, filename_prefix="test/ours", format="auto", codec="auto")
    batch = b.add("EmptyImage", width=160, height=90, batch_size=12, color=0xFF8000)
    theirs = b.add("CreateVideo", images=batch, fps=12.0)
    chain = None
    for video in (theirs, ours):
        chain = clip(b, video, chain)
    assemble(b, chain, "mixed")
    async with ComfyClient(comfyui) as client:
        await client.run(b.build(), timeout=120)
    assert probe(comfyui_output / "animation_studio" / RUN / "mixed.mp4").seconds == pytest.approx(
        2.0, abs=0.1
    )
    assert list((comfyui_output / "test").glob("ours_*.mp4"))


def clip(b: GraphBuilder, video: Any, chain: Any, **values: Any) -> Any:
    given = {
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
        **({"clips": chain} if chain else {}),
        **values,
    }
    return b.add("AnimationStudioFilmClip", video=video, inputs=given)


def assemble(b: GraphBuilder, chain: Any, name: str) -> None:
    b.add(
        "AnimationStudioAssembleFilm",
        clips=chain,
        run=RUN,
        film=name,
        inputs={
            "title": "",
            "end_card": "",
            "music": "none",
            "captions": "burnt",
            "style": "toon",
            "language": "en",
        },
        seed=0,
        width=320,
        height=180,
        fps=24,
        names="",
    )


async def test_interrupt_stops_at_once_and_leaves_no_half_file(
    comfyui_process: ComfyProcess, comfyui_output: Path
) -> None:
    b = GraphBuilder()
    b.add("AnimationStudioSaveTake", run=RUN, take="endless", video=moving_picture(b, 60.0, 0x112233).out(0))
    interrupted = asyncio.Event()

    async with ComfyClient(comfyui_process.url) as client:

        def watch(fraction: float, text: str) -> None:
            if fraction > 0.02:
                interrupted.set()

        running = asyncio.create_task(client.run(b.build(), progress=watch, timeout=120))
        await asyncio.wait_for(interrupted.wait(), 60)
        await client.interrupt()
        with pytest.raises(StudioError) as caught:
            await asyncio.wait_for(running, 10)
    assert caught.value.code == "graph_interrupted"
    assert not [path for path in comfyui_process.temporary.rglob("*") if path.name.startswith(".")]
    assert not (comfyui_output / "animation_studio" / RUN / "endless.mp4").exists()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"cues": "quack 1"}, "quack"),
        ({"trim_in": 0.6, "trim_out": 0.6}, "trimmed to nothing"),
    ],
)
async def test_what_a_person_gets_wrong_is_told(comfyui: str, values: dict[str, Any], message: str) -> None:
    b = GraphBuilder()
    assemble(b, clip(b, moving_picture(b, 1.0), None, **values), "wrong")
    async with ComfyClient(comfyui) as client:
        with pytest.raises(StudioError, match=message):
            await client.run(b.build(), timeout=60)


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"text": "  "}, "no words"),
        ({"text": "x" * 301}, "301"),
    ],
)
async def test_lines_that_nobody_can_say_are_told(comfyui: str, inputs: dict[str, str], message: str) -> None:
    b = GraphBuilder()
    said = b.add(
        "AnimationStudioSayLine",
        character="luca",
        emotion="neutral",
        language="auto",
        speed=1.0,
        seed=0,
        inputs=dict(inputs),
    )
    b.add("AnimationStudioSaveTake", run=RUN, take="mute", audio=said)
    async with ComfyClient(comfyui) as client:
        with pytest.raises(StudioError, match=message):
            await client.run(b.build(), timeout=120)


async def test_a_replaced_take_is_loaded_anew(comfyui: str, comfyui_output: Path) -> None:
    def save(colour: int) -> Any:
        b = GraphBuilder()
        picture = b.add("EmptyImage", width=64, height=64, batch_size=1, color=colour)
        b.add("AnimationStudioSaveTake", run=RUN, take="colour", image=picture)
        return b.build()

    b = GraphBuilder()
    loaded = b.add("AnimationStudioLoadTake", run=RUN, take="colour")
    b.add("AnimationStudioSaveTake", run=RUN, take="copy", image=loaded.out(1))
    load = b.build()
    copy = comfyui_output / "animation_studio" / RUN / "copy.png"
    seen = []
    async with ComfyClient(comfyui) as client:
        for colour in (0xFF0000, 0x0000FF):
            await client.run(save(colour), timeout=60)
            await client.run(load, timeout=60)
            seen.append(copy.read_bytes())
    assert seen[0] != seen[1]


def test_every_node_explains_itself(comfyui: str) -> None:
    known = httpx.get(f"{comfyui}/object_info", timeout=30).json()
    ours = {name: info for name, info in known.items() if name.startswith("AnimationStudio")}
    assert len(ours) >= 10
    root = Path(__file__).parents[2]
    docs = root / "nodes" / "web" / "docs"
    chinese = json.loads((root / "locales" / "zh-TW" / "nodeDefs.json").read_text("utf-8"))
    for name, info in ours.items():
        assert info["category"].startswith("Animation Studio/"), name
        assert info["description"], name
        inputs = info["input"].get("required", {}) | info["input"].get("optional", {})
        for key, (_, options, *_) in ((key, (*value, {})) for key, value in inputs.items()):
            assert options.get("tooltip"), f"{name}.{key} has no tooltip"
        assert (docs / f"{name}.md").is_file(), f"{name} has no help page"
        # ComfyUI's page looks a dotted name up with underscores
        chinese_names = set(chinese[name]["inputs"])
        names = {key.replace(".", "_") for key in inputs}
        # newer ones list every row of a growing input, which has one name
        names = {key if key in chinese_names else key.partition("_")[0] for key in names}
        assert names == chinese_names, f"{name}: the Chinese names are of another version"
        assert len(chinese[name]["outputs"]) == len(info["output"]), name


@pytest.fixture
def user_presets(comfyui_output: Path) -> Iterator[Path]:
    """The user's own preset file in ComfyUI's user folder; removed afterwards."""
    path = comfyui_output.parent / "user" / "__animation_studio" / "character_presets.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    yield path
    path.unlink(missing_ok=True)


def offered(comfyui: str) -> list[str]:
    """The characters that Say Line offers."""
    info = httpx.get(f"{comfyui}/object_info/AnimationStudioSayLine", timeout=30).json()
    kind, options = info["AnimationStudioSayLine"]["input"]["required"]["character"]
    return list(options["options"] if kind == "COMBO" else kind)


def test_a_users_own_character_is_offered_at_once(comfyui: str, user_presets: Path) -> None:
    user_presets.write_text("characters:\n  zed:\n    names: {en: [Zed]}\n    look: {}\n    voice: {}\n")
    assert {"zed", "luca"} <= set(offered(comfyui))


async def test_a_faulty_preset_file_costs_no_node_and_is_told(comfyui: str, user_presets: Path) -> None:
    user_presets.write_text("characters:\n  zed:\n    nose: 3\n")
    assert "luca" in offered(comfyui)
    parameters = {"run": RUN, "take": "faulty", "character": "luca", "text": "Something new to say."}
    async with ComfyClient(comfyui) as client:
        with pytest.raises(StudioError, match=r"character_presets\.yaml"):
            await client.run(get_skill("say_line").graph(parameters), timeout=60)
