"""``./studio bench toonxl``: obedience, speed, ControlNets and LoRAs of Toon XL, through ComfyUI."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from ..common.errors import StudioError
from ..common.terminal import terminal
from ..toonxl.vocabulary import ControlKind

if TYPE_CHECKING:
    from ..toonxl.judge import JudgeNet
    from ..workflows.api.client import ComfyClient
    from .toonxl import ControlScore as ControlFigures
    from .toonxl import Obedience

console = terminal()


def bench(
    count: Annotated[int, typer.Option(help="Pictures a table.")] = 100,
    checkpoint: Annotated[str, typer.Option(help="Name in ComfyUI; else the shipped one.")] = "",
) -> None:
    """Prompt obedience at 20 and 8 steps, speed, ControlNets and LoRAs, through ComfyUI."""
    asyncio.run(_bench(count, checkpoint))


async def _bench(count: int, checkpoint: str) -> None:
    from psutil import Process

    from ..runtime import running_comfyui
    from ..toonxl import graphs
    from ..toonxl.judge import open_judge
    from ..toonxl.silhouette import open_silhouette
    from ..workflows.api.client import ComfyClient
    from . import toonxl as measure

    name = checkpoint or graphs.SHIPPED
    judge = open_judge()
    async with running_comfyui() as server, ComfyClient(server.url) as client:
        if not await _knows(client, "CheckpointLoaderSimple", "ckpt_name", name):
            raise StudioError(
                "model_missing",
                f"The ComfyUI at {server.url} has no checkpoint {name!r}.",
                "Export one into its models/checkpoints folder and name it with --checkpoint.",
            )
        taken = await measure.speed(
            client, lora=graphs.shipped_lora("mira"), control=graphs.shipped_control("pose"), checkpoint=name
        )
        memory = server.process and Process(server.process.child.pid).memory_info().rss / 1e6
        results = [
            await measure.obedience(client, judge, count=count, steps=steps, checkpoint=name)
            for steps in (measure.FULL_STEPS, measure.DRAFT_STEPS)
        ]
        _show_obedience(results)
        console.print(
            f"8 steps: first {taken.first:.2f} s, then {taken.warm:.2f} s a picture, "
            f"{taken.dressed:.2f} s with LoRA and ControlNet; "
            + (f"ComfyUI with all of it takes {memory:.0f} MB" if memory else "ComfyUI's memory isn't known")
        )
        for kind in ControlKind:
            file = graphs.shipped_control(kind)
            if await _knows(client, "ControlNetLoader", "control_net_name", file):
                net = open_silhouette()
                _show_control(await measure.control(client, net, kind, model=file, checkpoint=name))
        await _bench_loras(client, judge, count, name)


def _show_obedience(results: list[Obedience]) -> None:
    table = Table("aspect", *(f"{r.steps} steps" for r in results), "judge itself")
    for aspect, own in results[0].judge.items():
        table.add_row(aspect, *(f"{r.drawn[aspect]:.0%}" for r in results), f"{own:.1%}")
    console.print(table)


def _show_control(result: ControlFigures) -> None:
    console.print(
        f"{result.kind}: figures overlap {result.untold[0]:.2f} with control, {result.untold[1]:.2f} without; "
        f"{result.told[0]:.2f} and {result.told[1]:.2f} when the prompt tells the pose too "
        f"({result.pictures} pictures; the finder itself {result.finder:.2f})"
    )


async def _bench_loras(client: ComfyClient, judge: JudgeNet, count: int, checkpoint: str) -> None:
    """Every LoRA for this family that the registry names and the server has."""
    from ..configs.schema import load_characters, load_loras
    from ..toonxl.identity import open_identity
    from ..workflows.models.files import find_file
    from . import toonxl as measure

    presets, registry = load_characters(), load_loras().loras
    gallery = {preset.id: preset.look for preset in presets.values() if not preset.narrator}
    info = await client.object_info()
    listed = info["LoraLoader"]["input"]["required"]["lora_name"][0]
    for name, entry in registry.items():
        file = find_file(entry.file, listed) if entry.base == "toonxl" else None
        shown = [one for one in presets.values() if set(one.trigger_words) & set(entry.trigger_words)]
        if file is None or not shown:
            continue
        for preset in shown:
            result = await measure.likeness(
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
            console.print(
                f"{name}: first of {len(gallery) + measure.STRANGERS} in {result.first:.0%} of {result.pictures} pictures, "
                f"{result.without:.0%} without the LoRA; "
                + ", ".join(f"{n} {share:.0%} ({result.usual[n]:.0%})" for n, share in result.obeyed.items())
            )


async def _knows(client: ComfyClient, node: str, input: str, name: str) -> bool:
    info = await client.object_info()
    return name in info[node]["input"]["required"][input][0]
