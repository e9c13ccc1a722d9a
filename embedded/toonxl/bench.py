"""Measures what Toon XL promises, through ComfyUI's own API: obedience to prompts, speed, repeatability.

Prompts are held-out combinations with fresh seeds; pictures are judged by ``judge``, whose own right answers
on unseen renderer pictures stand beside the result. Plain functions; tables are the command line's matter.
"""

from __future__ import annotations

import io
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from ...common.progress import Progress, silent
from ...workflows.client import ComfyClient
from ...workflows.graph import Graph
from . import graphs
from .judge import JudgeNet, scores
from .training import Picture
from .vocabulary import Scene, caption, scene_at

BENCH_SEED = 77_000
"""Scenes of the bench: no training run uses this seed."""
DRAFT_STEPS, FULL_STEPS = 8, 20


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
    progress: Progress = silent,
) -> list[Picture]:
    """The scenes as ComfyUI draws them, one prompt each.

    Raises:
        StudioError: whatever running a graph can raise.
    """
    out: list[Picture] = []
    for number, scene in enumerate(scenes):
        graph = graphs.text_to_image(
            caption(scene),
            seed=BENCH_SEED + number,
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
    from PIL import Image

    result = await client.run(graph, timeout=300)
    shown = next(image for ui in result.outputs.values() for image in ui.get("images", []))
    data = await client.view(shown["filename"], shown["subfolder"], shown["type"])
    with Image.open(io.BytesIO(data)) as picture:
        return np.asarray(picture.convert("RGB"))


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
    from .data import draw

    scenes = [scene_at(BENCH_SEED + 1, index, unseen=True) for index in range(count)]
    return scores(judge, [draw(scene, 128) for scene in scenes], scenes)


async def speed(
    client: ComfyClient, *, checkpoint: str = graphs.SHIPPED, steps: int = DRAFT_STEPS, times: int = 5
) -> dict[str, float]:
    """Seconds of the first picture after loading and the median of later ones, with a new seed each."""
    taken: list[float] = []
    for number in range(times + 1):
        begun = time.perf_counter()
        graph = graphs.text_to_image(
            caption(scene_at(BENCH_SEED, number)),
            seed=number,
            steps=steps,
            checkpoint=checkpoint,
            prefix="toonxl/bench",
        )
        await client.run(graph, timeout=300)
        taken.append(time.perf_counter() - begun)
    return {"first": taken[0], "warm": median(taken[1:])}
