"""Measures what Toon XL promises, through ComfyUI's own API: obedience to prompts, speed, repeatability.

Prompts are held-out combinations with fresh seeds; pictures are judged by ``judge``, whose own right answers
on unseen renderer pictures stand beside the result. Plain functions; :mod:`.toonxl_figures` asks for all of it.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..common.arrays import Picture
from ..common.pictures import open_picture
from ..common.progress import Progress, silent
from ..common.vocabulary import Framing
from ..configs.look import Look
from ..toonxl import graphs, vocabulary
from ..toonxl.identity import Net, embed, head_of
from ..toonxl.judge import JudgeNet, scores
from ..toonxl.silhouette import SilhouetteNet, overlap
from ..toonxl.vocabulary import Scene, caption, character_caption, scene_at
from ..training.toonxl.data import draw
from ..training.toonxl.hints import control_picture
from ..training.toonxl.identity import face_of, head_picture
from ..workflows.api.client import ComfyClient
from ..workflows.graph import Graph

BENCH_SEED = 77_000
"""Scenes of the bench: no training run uses this seed."""
DRAFT_STEPS, FULL_STEPS = 8, 20
STRANGER_SEED, STRANGERS = 88_000, 45
"""Puppets that stand in a gallery beside the cast; no training uses this seed."""
KEPT = ("place", "framing", "emotion")
"""What a character's LoRA leaves to the prompt."""


@dataclass(frozen=True)
class Obedience:
    """Shares of right pictures by aspect (0 … 1), and the judge's own on renderer pictures."""

    steps: int
    pictures: int
    drawn: Mapping[str, float]
    judge: Mapping[str, float]


async def drawn(
    client: ComfyClient,
    scenes: Sequence[Scene],
    *,
    checkpoint: str = graphs.SHIPPED,
    steps: int = FULL_STEPS,
    cfg: float = 4.0,
    lora: tuple[str, float] | None = None,
    prompt: Callable[[Scene], str] = caption,
    controls: Sequence[graphs.ControlInput | None] = (),
    progress: Progress = silent,
) -> list[Picture]:
    """The scenes as ComfyUI draws them, one prompt each.

    Args:
        prompt: words a scene.
        controls: one for each scene, or none at all.

    Raises:
        StudioError: whatever running a graph can raise.
    """
    out: list[Picture] = []
    for number, scene in enumerate(scenes):
        graph = graphs.text_to_image(
            prompt(scene),
            seed=BENCH_SEED + number,
            control=controls[number] if controls else None,
            steps=steps,
            cfg=cfg,
            checkpoint=checkpoint,
            lora=lora,
            prefix="toonxl/bench",
        )
        out.append(await _picture(client, graph))
        progress((number + 1) / len(scenes), f"{number + 1} of {len(scenes)} pictures")
    return out


async def _picture(client: ComfyClient, graph: Graph) -> Picture:
    result = await client.run(graph, timeout=300)
    return np.asarray(open_picture(await client.shown_picture(result)))


@dataclass(frozen=True)
class ControlScore:
    """How well pictures keep to control pictures: mean overlap of figures (intersection over union).

    Attributes:
        told: with and without control, when the prompt tells framing and gesture too.
        untold: the same when it leaves them open.
        finder: what the measuring net reaches on renderer pictures.
    """

    kind: str
    pictures: int
    told: tuple[float, float]
    untold: tuple[float, float]
    finder: float


async def control(
    client: ComfyClient,
    net: SilhouetteNet,
    kind: vocabulary.ControlKind,
    *,
    model: str,
    count: int = 40,
    checkpoint: str = graphs.SHIPPED,
) -> ControlScore:
    """The overlap of drawn figures with the control pictures' own, with and without the ControlNet."""
    scenes = [scene_at(BENCH_SEED + 2, index, unseen=True) for index in range(count)]
    true = [draw(scene, 128) for scene in scenes]
    depths = [control_picture(vocabulary.ControlKind.DEPTH, s, p) for s, p in zip(scenes, true, strict=True)]
    hints = [
        graphs.ControlInput(
            model, await _uploaded(client, control_picture(kind, s, p), f"toonxl_{kind}_{i}.png")
        )
        for i, (s, p) in enumerate(zip(scenes, true, strict=True))
    ]

    async def mean(controls: Sequence[graphs.ControlInput], posed: bool) -> float:
        pictures = await drawn(
            client, scenes, checkpoint=checkpoint, controls=controls, prompt=lambda s: caption(s, posed=posed)
        )
        return float(np.mean(overlap(net, pictures, depths)))

    told, untold = [(await mean(hints, posed), await mean((), posed)) for posed in (True, False)]
    return ControlScore(str(kind), count, told, untold, float(np.mean(overlap(net, true, depths))))


async def _uploaded(client: ComfyClient, picture: Picture, name: str) -> str:
    from PIL import Image

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        Image.fromarray(picture).save(path)
        return await client.upload(path, overwrite=True)


@dataclass(frozen=True)
class LoraScore:
    """How often a LoRA's character is the nearest of a gallery, and what the LoRA costs in obedience.

    Attributes:
        first, without: share of pictures (0 … 1) with the LoRA and without it, same prompts.
        obeyed: shares of right pictures by aspect with the LoRA.
        usual: the same of the same scenes in ordinary words without the LoRA.
    """

    pictures: int
    first: float
    without: float
    obeyed: Mapping[str, float]
    usual: Mapping[str, float]


async def likeness(
    client: ComfyClient,
    net: Net,
    judge: JudgeNet,
    *,
    gallery: Mapping[str, Look],
    character: str,
    lora: tuple[str, float],
    trigger: str,
    count: int = 100,
    checkpoint: str = graphs.SHIPPED,
) -> LoraScore:
    """How often a character is first among ``gallery`` and strangers in close-ups with its LoRA, and without it."""
    strangers = {f"stranger {number}": face_of(STRANGER_SEED, number) for number in range(STRANGERS)}
    known = {name: _portrait(net, look) for name, look in {**strangers, **gallery}.items()}
    close = [scene_at(BENCH_SEED + 3, index) for index in range(4 * count)]
    close = [scene for scene in close if scene.framing is Framing.CLOSE_UP][:count]

    def prompt(scene: Scene) -> str:
        return character_caption(scene, trigger)

    async def rank(worn: tuple[str, float] | None) -> tuple[float, list[Picture]]:
        pictures = await drawn(client, close, checkpoint=checkpoint, lora=worn, prompt=prompt)
        points = embed(net, [head_of(picture) for picture in pictures])
        return float(np.mean([_nearest(point, known) == character for point in points])), pictures

    first, worn = await rank(lora)
    without, _ = await rank(None)
    plain = await drawn(client, close, checkpoint=checkpoint)
    obeyed, usual = scores(judge, worn, close), scores(judge, plain, close)
    return LoraScore(
        len(close),
        first,
        without,
        {name: obeyed[name] for name in KEPT},
        {name: usual[name] for name in KEPT},
    )


def _portrait(net: Net, look: Look, count: int = 12) -> NDArray[np.float32]:
    """The mean direction of a character's heads."""
    chance = random.Random(BENCH_SEED)
    points = embed(net, [head_picture(look, chance) for _ in range(count)])
    mean: NDArray[np.float32] = points.mean(0)
    return mean / np.linalg.norm(mean)


def _nearest(point: NDArray[np.float32], known: Mapping[str, NDArray[np.float32]]) -> str:
    return max(known, key=lambda name: float(point @ known[name]))


async def obedience(
    client: ComfyClient,
    judge: JudgeNet,
    *,
    count: int = 100,
    steps: int = FULL_STEPS,
    checkpoint: str = graphs.SHIPPED,
    progress: Progress = silent,
) -> Obedience:
    """How often pictures of held-out combinations show what was asked for."""
    scenes = [scene_at(BENCH_SEED, index, unseen=True) for index in range(count)]
    pictures = await drawn(client, scenes, checkpoint=checkpoint, steps=steps, progress=progress)
    return Obedience(steps, count, scores(judge, pictures, scenes), judge_scores(judge, count))


def judge_scores(judge: JudgeNet, count: int = 200) -> dict[str, float]:
    """How often the judge is right on renderer pictures of held-out combinations."""
    scenes = [scene_at(BENCH_SEED + 1, index, unseen=True) for index in range(count)]
    return scores(judge, [draw(scene, 128) for scene in scenes], scenes)


@dataclass(frozen=True)
class DrawSpeed:
    """Seconds of a picture of 8 steps: the first after loading, the median of later ones, each with a new seed.

    Attributes:
        dressed: later ones with a LoRA and a ControlNet.
    """

    first: float
    warm: float
    dressed: float


async def speed(
    client: ComfyClient, *, lora: str, control: str, checkpoint: str = graphs.SHIPPED, times: int = 5
) -> DrawSpeed:
    """How long pictures take; ``lora`` and ``control`` are names on the server."""
    scene = scene_at(BENCH_SEED, 0)
    hint = await _uploaded(
        client, control_picture(vocabulary.ControlKind.POSE, scene, draw(scene, 128)), "toonxl_speed.png"
    )
    worn: dict[str, Any] = {"lora": (lora, 1.0), "control": graphs.ControlInput(control, hint)}
    plain = [await _timed(client, number, checkpoint) for number in range(times + 1)]
    dressed = [await _timed(client, number, checkpoint, **worn) for number in range(times + 1)]
    return DrawSpeed(plain[0], median(plain[1:]), median(dressed[1:]))


async def _timed(client: ComfyClient, number: int, checkpoint: str, **worn: Any) -> float:
    begun = time.perf_counter()
    graph = graphs.text_to_image(
        caption(scene_at(BENCH_SEED, number)),
        seed=number,
        steps=DRAFT_STEPS,
        checkpoint=checkpoint,
        prefix="toonxl/bench",
        **worn,
    )
    await client.run(graph, timeout=300)
    return time.perf_counter() - begun
