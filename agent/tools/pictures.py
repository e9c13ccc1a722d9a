"""Tools that make and check single pictures and voices."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Literal

from pydantic import BaseModel, Field

from ...common.acts import Identifier
from ...common.errors import StudioError
from ...common.files import write_bytes
from ...common.runs import RunFolder
from ...common.story import Actor, Setting, Shot
from ...common.vocabulary import Emotion, Framing, Gesture, Place, TimeOfDay, Weather
from ...configs.schema import load_loras, load_sdxl
from ...workflows.api.client import ComfyClient
from ...workflows.builder import GraphBuilder
from ...workflows.character_picture import CharacterPicture
from ...workflows.graph import Graph
from ...workflows.skills import get_skill
from ...workflows.skills.base import installed
from ...workflows.skills.puppet import cast_and_things
from ..jobs.batch import Batch
from ..run.producer import Producer
from ..run.takes import new_job
from .base import Cost, Tool, ToolInput
from .context import ToolContext

PictureName = Field(max_length=120, description="name of a picture that a tool gave")
VOICES_RUN = "tool-voices"


class PictureResult(BaseModel):
    """A picture that was made: ``picture`` names it for other tools, ``file`` is where it lies."""

    picture: str
    file: str
    note: str = ""


class CharacterPictureResult(PictureResult):
    """A character's picture with what is known of it."""

    loras: list[str] = Field(default_factory=list, description="LoRAs of the registry that it wears")
    score: float | None = Field(
        None, description="likeness where 0.65 is the threshold; null when nothing judged"
    )
    seconds: float = 0.0


class CharacterImageInput(ToolInput):
    """Whom to draw, where and how."""

    character: Identifier
    scene: str = Field("", max_length=300, description="where and what, in words")
    gesture: Gesture = Gesture.STAND
    emotion: Emotion = Emotion.NEUTRAL
    framing: Framing = Framing.MEDIUM
    quality: str = Field("standard", max_length=40)
    seed: int = Field(0, ge=0, le=2**31 - 1)


async def character_image(kit: ToolContext, wanted: CharacterImageInput) -> CharacterPictureResult:
    """One picture with the character's preset, LoRAs and the configured checkpoint."""
    row = CharacterPicture.model_validate(wanted.model_dump())
    batch = Batch(
        [row],
        kit.pictures,
        characters=kit.characters,
        sdxl=load_sdxl(kit.folders),
        loras=load_loras(kit.folders),
    )
    client = await kit.client()
    shot = batch.shot(batch.rows[0], await client.catalog())
    made = (await batch.run(client, kit.progress))[0]
    if not made.file:
        raise StudioError("graph_failed", made.reason, "`./studio models check` tells what is missing.")
    flat = made.file.replace("/", "-")
    write_bytes(kit.pictures / flat, (kit.pictures / made.file).read_bytes())
    return CharacterPictureResult(
        picture=flat,
        file=str(kit.pictures / flat),
        note=made.outcome,
        loras=[lora.name for lora in shot.worn(kit.characters[shot.character])],
        score=made.score,
        seconds=made.seconds,
    )


class BackgroundInput(ToolInput):
    """What to show, without anybody in it."""

    prompt: str = Field(min_length=1, max_length=1000, description="the place, light and weather in words")
    seed: int = Field(0, ge=0, le=2**31 - 1)


async def background(kit: ToolContext, wanted: BackgroundInput) -> PictureResult:
    """An empty place with the configured checkpoint."""
    config = load_sdxl(kit.folders)
    profile = config.profiles[config.profile]
    client = await kit.client()
    catalog = await client.catalog()
    have = installed(catalog, "CheckpointLoaderSimple.ckpt_name")
    if profile.checkpoint not in have:
        raise StudioError(
            "model_missing",
            f"The checkpoint {profile.checkpoint} isn't installed.",
            f"Installed: {', '.join(have) or 'none'}. Or take puppets, which need no model.",
        )
    parameters = {
        "checkpoint": profile.checkpoint,
        "prompt": wanted.prompt + ", scenery, no people",
        "negative": ", ".join(
            filter(None, [config.negatives.get("standard", ""), "person, people, character"])
        ),
        "width": profile.width,
        "height": profile.height,
        "seed": wanted.seed,
    }
    return await _picture(kit, client, get_skill("text_to_image").graph(parameters, catalog), "background")


class ControlImageInput(ToolInput):
    """A staged moment whose pose, depth or picture a ControlNet follows."""

    kind: Literal["pose", "depth", "picture"] = "pose"
    character: Identifier
    gesture: Gesture = Gesture.STAND
    emotion: Emotion = Emotion.NEUTRAL
    framing: Framing = Framing.MEDIUM
    place: Place = Place.OCEAN
    time: TimeOfDay = TimeOfDay.DAY
    weather: Weather = Weather.CLEAR


async def control_image(kit: ToolContext, wanted: ControlImageInput) -> PictureResult:
    """A control picture staged with puppets: no model needed."""
    actor = Actor(character=wanted.character, gesture=wanted.gesture, emotion=wanted.emotion)
    setting = Setting(place=wanted.place, time=wanted.time, weather=wanted.weather)
    shot = Shot(id="control", setting=setting, framing=wanted.framing, actors=[actor])
    client = await kit.client()
    b = GraphBuilder(await client.catalog())
    maps = b.add(
        "AnimationStudioPuppetControl",
        place=str(wanted.place),
        time=str(wanted.time),
        seed=0,
        at=1.5,
        weather=str(wanted.weather),
        framing=str(wanted.framing),
        width=1024,
        height=576,
        inputs=cast_and_things(b, shot),
    )
    b.add(
        "SaveImage", images=maps.out(wanted.kind), filename_prefix=f"animation_studio/pictures/{wanted.kind}"
    )
    return await _picture(kit, client, b.build(), wanted.kind)


class ConsistencyInput(ToolInput):
    """Does this picture show this character?"""

    picture: str = PictureName
    character: Identifier
    accept: float = Field(0.65, ge=0.0, le=1.0)


class ConsistencyResult(BaseModel):
    """Whether it does: ``outcome`` accept, reject or abstain."""

    outcome: str
    score: float | None = None
    reason: str = ""


async def consistency_check(kit: ToolContext, wanted: ConsistencyInput) -> ConsistencyResult:
    """Compares a picture with a character's references, calibrated on the registry."""
    path = kit.picture(wanted.picture)
    client = await kit.client()
    catalog = await client.catalog()
    encoders = installed(catalog, "CLIPVisionLoader.clip_name")
    if not encoders:
        raise StudioError(
            "model_missing", "No CLIP Vision model is installed.", "Put one into models/clip_vision."
        )
    await client.upload(path, name=path.name, subfolder="animation_studio", kind="input", overwrite=True)
    b = GraphBuilder()
    image = b.add("LoadImage", image=f"animation_studio/{path.name}")
    encoder = b.add("CLIPVisionLoader", clip_name=encoders[0])
    b.add(
        "AnimationStudioCheckConsistency",
        image=image.out(0),
        character=wanted.character,
        clip_vision=encoder.out(0),
        accept=wanted.accept,
    )
    result = await client.run(b.build())
    told: dict[str, Any] = next(ui["verdicts"][0] for ui in result.outputs.values() if "verdicts" in ui)
    return ConsistencyResult(
        outcome=str(told["outcome"]), score=told.get("score"), reason=str(told.get("reason", ""))
    )


class SayInput(ToolInput):
    """Who says what and how."""

    character: Identifier
    text: str = Field(min_length=1, max_length=300)
    emotion: Emotion = Emotion.NEUTRAL
    language: Literal["auto", "en", "zh"] = "auto"
    speed: float = Field(1.0, ge=0.6, le=1.6)


class SpokenResult(BaseModel):
    """A recorded line."""

    file: str
    seconds: float


async def say_line(kit: ToolContext, wanted: SayInput) -> SpokenResult:
    """Records one line in a character's voice."""
    client = await kit.client()
    catalog = await client.catalog()
    said = hashlib.sha256(json.dumps(wanted.model_dump(mode="json"), sort_keys=True).encode()).hexdigest()[
        :12
    ]
    run = RunFolder(kit.runs.parent / VOICES_RUN)
    run.takes.mkdir(parents=True, exist_ok=True)
    job = new_job(run.id, "line", f"say-{said}", 1, 0)
    parameters = {"run": run.id, "take": job.take, "seed": job.seed, **wanted.model_dump()}
    skill = get_skill("say_line")
    take = await Producer(client, catalog, run).make(
        job, lambda _: skill.graph(parameters, catalog), kit.progress
    )
    path = next(run.takes / name for name in take.files if not name.endswith(".json"))
    return SpokenResult(file=str(path), seconds=take.speech.seconds)


async def _picture(kit: ToolContext, client: ComfyClient, graph: Graph, kind: str) -> PictureResult:
    """Runs a graph and keeps the picture that it saved."""
    result = await client.run(graph, progress=kit.progress)
    data = await client.shown_picture(result)
    name = f"{kind}_{hashlib.sha256(data).hexdigest()[:12]}.png"
    write_bytes(kit.pictures / name, data)
    return PictureResult(picture=name, file=str(kit.pictures / name))


TOOLS: tuple[Tool[Any, Any], ...] = (
    Tool(
        "character_image",
        "Draws one picture of a character with SDXL, its preset and its LoRAs.",
        CharacterImageInput,
        CharacterPictureResult,
        Cost.SDXL,
        character_image,
        effects="adds a picture",
        skill="character_picture",
        words="draw portrait still image photo LoRA 画 图片",
    ),
    Tool(
        "background",
        "Draws an empty place with SDXL: scenery without anybody in it.",
        BackgroundInput,
        PictureResult,
        Cost.SDXL,
        background,
        effects="adds a picture",
        skill="text_to_image",
        words="scenery backdrop landscape set place image 背景 风景",
    ),
    Tool(
        "control_image",
        "Stages a character with puppets and gives the pose, depth or picture for a ControlNet.",
        ControlImageInput,
        PictureResult,
        Cost.CPU,
        control_image,
        effects="adds a picture",
        skill="puppet_control",
        words="controlnet openpose depth map skeleton 姿势 深度",
    ),
    Tool(
        "consistency_check",
        "Judges whether a picture shows a character as its references do.",
        ConsistencyInput,
        ConsistencyResult,
        Cost.CPU,
        consistency_check,
        skill="check_consistency",
        words="same face identity compare hair looks wrong 一致 像不像",
    ),
    Tool(
        "say_line",
        "Records one line of speech in a character's voice.",
        SayInput,
        SpokenResult,
        Cost.SPEECH,
        say_line,
        effects="adds a recording",
        skill="say_line",
        words="voice speak dialogue tts audio 说 台词 配音",
    ),
)
