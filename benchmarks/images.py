"""How fast pictures are drawn, and what the studio's nodes cost over the same graph of ComfyUI's own nodes.

Both graphs load the same checkpoint and encode the same words, so that with one seed they draw the same pixels,
which is checked. Their pictures are made in turns, each with a fresh seed: only sampling and decoding run again.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable
from typing import Any

from ..common.pictures import open_picture
from ..common.progress import Progress, silent
from ..configs.schema import CharacterPreset, SdxlConfig
from ..workflows.api.client import ComfyClient
from ..workflows.character_picture import CharacterShot, character_graph
from ..workflows.graph import Graph
from ..workflows.models.files import find_file
from ..workflows.prompts import character_prompt
from ..workflows.skills import get_skill
from ..workflows.skills.base import installed

BLOCKS = 4
"""Turns of each kind: a machine that slows down for a while shall not slow one kind only."""
Times = dict[str, list[float]]
Clock = Callable[[], float]
"""Seconds of processor time that the server has used so far."""


async def bench_images(
    client: ComfyClient,
    sdxl: SdxlConfig,
    preset: CharacterPreset,
    *,
    profile: str = "",
    quality: str = "standard",
    count: int = 10,
    cpu: Clock | None = None,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Seconds a picture with our nodes and with stock ones.

    The overhead is that of the fastest pictures: other programs on the machine only ever add time. With ``cpu`` it
    is also told in processor time, which they change least; on a GPU that isn't the time of a picture.

    Args:
        preset: a character without LoRAs, so that both graphs are the same work.
        count: pictures of each, made in four turns (so a multiple of 4 is made).
        cpu: the server's processor time, where it is a process of this machine that we may look at.

    Raises:
        StudioError: what running a graph can raise, e.g. when the profile's checkpoint isn't installed.
    """
    chosen = sdxl.profiles[profile or sdxl.profile]
    catalog = await client.catalog()
    have = installed(catalog, "VAELoader.vae_name")
    listed = find_file(chosen.checkpoint, installed(catalog, "CheckpointLoaderSimple.ckpt_name"))
    row = CharacterShot(
        character=preset.id,
        profile=profile or sdxl.profile,
        quality=quality,
        width=chosen.width,
        height=chosen.height,
    )
    prompt = character_prompt(
        preset, style=sdxl.styles[row.style], negative=sdxl.negatives.get("standard", "")
    )
    sampling = sdxl.quality[quality].model_dump()
    stock = {
        "checkpoint": listed or chosen.checkpoint,
        "vae": chosen.vae if chosen.vae in have else None,
        **sampling,
        "clip_skip": chosen.clip_skip,
        "prompt": prompt.positive,
        "negative": prompt.negative,
        "width": chosen.width,
        "height": chosen.height,
        "prefix": "animation_studio/pictures/stock",
    }
    text_to_image = get_skill("text_to_image")

    def graphs(seed: int) -> dict[str, Graph]:
        ours = character_graph(row.model_copy(update={"seed": seed}))
        return {"stock": text_to_image.graph({**stock, "seed": seed}), "ours": ours}

    seconds, used, same = await _in_turns(client, graphs, count, cpu, progress)
    fastest = {kind: min(times) for kind, times in seconds.items()}
    return {
        "profile": row.profile,
        "size": f"{row.width}x{row.height}",
        "steps": sampling["steps"],
        "pictures": len(seconds["ours"]),
        "stock_seconds": round(statistics.median(seconds["stock"]), 3),
        "our_seconds": round(statistics.median(seconds["ours"]), 3),
        "stock_fastest": round(fastest["stock"], 3),
        "our_fastest": round(fastest["ours"], 3),
        "overhead_percent": round(100 * (fastest["ours"] / fastest["stock"] - 1), 2),
        **({"cpu": _in_cpu(used)} if cpu else {}),
        "same_pixels": same,
        "devices": (await client.system_stats()).get("devices", []),
    }


def _in_cpu(used: Times) -> dict[str, float]:
    """Processor seconds a picture, and the overhead in them; means, since a system counts in steps of 10 ms."""
    mean = {kind: statistics.fmean(times) for kind, times in used.items()}
    return {
        "stock_seconds": round(mean["stock"], 3),
        "our_seconds": round(mean["ours"], 3),
        "overhead_percent": round(100 * (mean["ours"] / mean["stock"] - 1), 2),
    }


async def _in_turns(
    client: ComfyClient,
    graphs: Callable[[int], dict[str, Graph]],
    count: int,
    cpu: Clock | None,
    progress: Progress,
) -> tuple[Times, Times, bool]:
    """Seconds and processor seconds by kind, and whether both kinds drew the same pixels with every seed.

    A server keeps what the last graph made; each kind's loaders run again after the other's turn. So turns are
    blocks: within one, the first picture loads and isn't counted.
    """
    seconds: Times = {"stock": [], "ours": []}
    used: Times = {"stock": [], "ours": []}
    pixels: dict[str, list[bytes]] = {"stock": [], "ours": []}
    for block in range(BLOCKS):
        for kind in ("stock", "ours") if block % 2 == 0 else ("ours", "stock"):
            for index in range(-1, -(-count // BLOCKS)):
                progress((len(seconds["stock"]) + len(seconds["ours"])) / (2 * count + 2), kind)
                seed = 1000 * block + index + 1
                begun = cpu() if cpu else 0.0
                result = await client.run(graphs(seed)[kind])
                if index >= 0:
                    seconds[kind].append(result.seconds)
                    used[kind].append(cpu() - begun if cpu else 0.0)
                    pixels[kind].append(open_picture(await client.shown_picture(result)).tobytes())
    return seconds, used, pixels["stock"] == pixels["ours"]
