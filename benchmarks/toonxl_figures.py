"""All figures of Toon XL in one run: obedience, speed, ControlNets and LoRAs, on one ComfyUI.

What is measured stands in :mod:`.toonxl`; here is chosen what of it the server can be asked.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from psutil import Process

from ..common.errors import StudioError
from ..common.progress import Progress, part, silent
from ..configs.schema import load_characters, load_loras
from ..runtime.server import ComfyServer
from ..toonxl import graphs
from ..toonxl.identity import open_identity
from ..toonxl.judge import JudgeNet, open_judge
from ..toonxl.silhouette import open_silhouette
from ..toonxl.vocabulary import ControlKind
from ..workflows.api.client import ComfyClient
from ..workflows.models.files import find_file
from . import toonxl as measure
from .figures import Figures

CONTROLLED = 40
"""Pictures of a ControlNet at most: each scene is drawn four times."""


async def bench_toonxl(
    server: ComfyServer, client: ComfyClient, count: int, checkpoint: str = "", progress: Progress = silent
) -> Figures:
    """Everything that the server has models for.

    Args:
        count: pictures of each kind; of ControlNets 40 at most.
        checkpoint: its name on the server; empty for the shipped one.

    Returns:
        ``speed`` in seconds a picture of 8 steps, ``memory_mb`` of a server started here (else None), and
        shares (0 … 1): ``obedience`` by steps and of the judge itself, ``controls`` by kind, ``loras`` by
        LoRA and character.

    Raises:
        StudioError: ``model_missing`` when the server hasn't the checkpoint, and what running a graph raises.
    """
    name = checkpoint or graphs.SHIPPED
    judge = open_judge()
    if not await _knows(client, "CheckpointLoaderSimple", "ckpt_name", name):
        raise StudioError(
            "model_missing",
            f"The ComfyUI at {server.url} has no checkpoint {name!r}.",
            "Export one into its models/checkpoints folder and name it with --checkpoint.",
        )
    progress(0.0, "speed")
    speed = await measure.speed(
        client, lora=graphs.shipped_lora("mira"), control=graphs.shipped_control("pose"), checkpoint=name
    )
    memory = server.process and Process(server.process.child.pid).memory_info().rss / 1e6
    return {
        "checkpoint": name,
        "speed": asdict(speed),
        "memory_mb": memory and round(memory),
        "obedience": await _obedience(client, judge, count, name, part(progress, 0.1, 0.5)),
        "controls": await _controls(client, min(count, CONTROLLED), name, part(progress, 0.5, 0.7)),
        "loras": await _loras(client, judge, count, name, part(progress, 0.7, 1.0)),
    }


async def _obedience(
    client: ComfyClient, judge: JudgeNet, count: int, name: str, progress: Progress
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for number, steps in enumerate((measure.FULL_STEPS, measure.DRAFT_STEPS)):
        span = part(progress, number / 2, (number + 1) / 2)
        result = await measure.obedience(
            client, judge, count=count, steps=steps, checkpoint=name, progress=span
        )
        found[f"{steps} steps"] = dict(result.drawn)
        found["judge itself"] = dict(result.judge)
    return found


async def _controls(client: ComfyClient, count: int, name: str, progress: Progress) -> dict[str, Any]:
    """Overlap of figures with control pictures, with and without ControlNet, by what the prompt tells."""
    found: dict[str, Any] = {}
    for number, kind in enumerate(ControlKind):
        file = graphs.shipped_control(kind)
        if not await _knows(client, "ControlNetLoader", "control_net_name", file):
            continue
        progress(number / len(ControlKind), f"ControlNet {kind}")
        score = await measure.control(
            client, open_silhouette(), kind, model=file, count=count, checkpoint=name
        )
        found[str(kind)] = {
            "pictures": score.pictures,
            "pose not in the prompt": dict(zip(("with", "without"), score.untold, strict=True)),
            "pose in the prompt": dict(zip(("with", "without"), score.told, strict=True)),
            "finder itself": score.finder,
        }
    return found


async def _loras(
    client: ComfyClient, judge: JudgeNet, count: int, checkpoint: str, progress: Progress
) -> dict[str, Any]:
    """Every LoRA for this family that the registry names and the server has, by character."""
    presets, registry = load_characters(), load_loras().loras
    gallery = {preset.id: preset.look for preset in presets.values() if not preset.narrator}
    info = await client.object_info()
    listed = info["LoraLoader"]["input"]["required"]["lora_name"][0]
    found: dict[str, Any] = {}
    for number, (name, entry) in enumerate(registry.items()):
        progress(number / len(registry), f"LoRA {name}")
        file = find_file(entry.file, listed) if entry.base == "toonxl" else None
        if file is None:
            continue
        shown = [one for one in presets.values() if set(one.trigger_words) & set(entry.trigger_words)]
        for preset in shown:
            score = await measure.likeness(
                client,
                open_identity(),
                judge,
                gallery=gallery,
                character=preset.id,
                lora=(file, entry.weight),
                trigger=entry.trigger_words[0],
                count=count,
                checkpoint=checkpoint,
            )
            found.setdefault(name, {})[preset.id] = asdict(score)
    return found


async def _knows(client: ComfyClient, node: str, input: str, name: str) -> bool:
    info = await client.object_info()
    return name in info[node]["input"]["required"][input][0]
