"""The language family: *Ask LLM*, *Ask LLM about Image*, *LLM to JSON*, *Free VRAM*, *GPU Status*."""

from __future__ import annotations

import asyncio
import json
import logging
import math
import os
from pathlib import Path
from typing import Any

import comfy.model_management
from comfy.cli_args import args
from comfy_api.latest import io
from server import PromptServer

from ...common.errors import StudioError
from ...llm_bridge.ask import (
    TASKS,
    ask,
    ask_json,
    choices,
    conversation,
    describe,
    parse_schema,
    png,
    revision,
)
from ...llm_bridge.language_runtime import Comfy, LanguageRuntime
from ...llm_bridge.lease.comfyui import CardGuard
from ...llm_bridge.lease.probe import SIMULATED_CARD, FileProbe
from ...llm_bridge.lease.rules import GIB
from ...llm_bridge.profiles import load_llm
from .. import host

log = logging.getLogger(__name__)
CATEGORY = "Animation Studio/Language"
DICT = io.Custom("DICT")
SCHEMA = """{
  "type": "object",
  "properties": {
    "place": {"type": "string"},
    "mood": {"enum": ["happy", "sad", "tense"]}
  },
  "required": ["place", "mood"]
}"""


def _reserved() -> int:
    """Bytes that torch holds on the card (on a simulated one, what this process has written there)."""
    if card := os.getenv(SIMULATED_CARD):
        return FileProbe(Path(card)).sample().used_by(frozenset({os.getpid()})) or 0
    import torch

    return int(torch.cuda.memory_reserved()) if torch.cuda.is_available() else 0


def _unload() -> None:
    comfy.model_management.unload_all_models()
    comfy.model_management.soft_empty_cache()


def room() -> LanguageRuntime:
    """The language models of this server; opened on the first call."""
    server = PromptServer.instance
    if not hasattr(server, "animation_studio_language"):
        manager = comfy.model_management
        on_card = not manager.is_device_cpu(manager.get_torch_device()) or bool(os.getenv(SIMULATED_CARD))
        server.animation_studio_language = LanguageRuntime(
            Comfy(
                folders=host.config_folders(),
                uses_card=on_card,
                reserve=round((args.reserve_vram or 0) * GIB),
                offloads=args.lowvram or args.novram,
                reserved=_reserved,
                unload=_unload,
                check=manager.throw_exception_if_processing_interrupted,
                stop=manager.interrupt_current_processing,
            )
        )
    return server.animation_studio_language


def _guard() -> CardGuard | None:
    """The guard; None while the configuration of language models can't be read.

    Then no language model can run here either, so pictures need not wait for one.
    """
    try:
        return room().guard
    except StudioError as error:
        log.warning("Animation AI Studio: the card is not shared: %s", error)
        return None


def watch_the_card() -> None:
    """Puts the lease in front of every node that loads models, once for each server."""
    server, manager = PromptServer.instance, comfy.model_management
    on_card = not manager.is_device_cpu(manager.get_torch_device()) or bool(os.getenv(SIMULATED_CARD))
    if not on_card or hasattr(server, "animation_studio_watched"):
        return
    server.animation_studio_watched = True
    load, ended = manager.load_models_gpu, server.prompt_queue.task_done

    def guarded(*arguments: Any, **options: Any) -> Any:
        if (guard := _guard()) is not None:
            guard.before_work()
        return load(*arguments, **options)

    def task_done(*arguments: Any, **options: Any) -> Any:
        if (guard := _guard()) is not None:
            guard.prompt_ended()
        return ended(*arguments, **options)

    manager.load_models_gpu = guarded
    server.prompt_queue.task_done = task_done


def _model(tooltip: str, default: str = "chat") -> Any:
    try:
        options = choices(load_llm(host.config_folders()))
    except StudioError as error:  # a fault in the file must not cost ComfyUI the whole pack
        log.warning("Animation AI Studio: %s", error)
        options = list(TASKS)
    return io.Combo.Input("model", options=options, default=default, tooltip=tooltip)


def _prompt(tooltip: str, default: str) -> Any:
    return io.String.Input("prompt", multiline=True, default=default, tooltip=tooltip)


def _settings(*own: Any) -> list[Any]:
    """The widgets below a question, the same in every node that asks; a node's ``own`` stand among them."""
    return [
        io.String.Input(
            "system",
            multiline=True,
            default="",
            tooltip="What the model should keep in mind, such as how to write. May stay empty.",
        ),
        *own,
        io.Int.Input(
            "max_tokens",
            default=512,
            min=1,
            max=8192,
            tooltip="The longest answer, in tokens (about 3/4 of a word).",
        ),
        io.Int.Input(
            "seed",
            default=0,
            min=0,
            max=2**31 - 1,
            control_after_generate=True,
            tooltip="The same seed gives the same answer.",
        ),
    ]


class _Asking(io.ComfyNode):
    """What nodes that ask a model have in common: an answer is kept until the model itself changes."""

    @classmethod
    def fingerprint_inputs(cls, model: str, **inputs: Any) -> str:
        return revision(load_llm(host.config_folders()), model)


class AskLlm(_Asking):
    """Text in, text out."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioAskLlm",
            display_name="Ask LLM",
            category=CATEGORY,
            description="Asks a language model of this machine. The models of the pictures leave the card first, and the "
            "language model leaves it afterwards; both are checked by measuring.",
            inputs=[
                _prompt("What the model should do.", "Describe a funny scene by the sea in one sentence."),
                _model("A task, answered by the profile that the configuration names, or a profile itself."),
                *_settings(
                    io.Float.Input(
                        "temperature",
                        default=0.7,
                        min=0.0,
                        max=2.0,
                        step=0.05,
                        tooltip="0: the likeliest words. Higher: more surprising ones.",
                    )
                ),
            ],
            outputs=[io.String.Output(display_name="text", tooltip="The answer.")],
        )

    @classmethod
    async def execute(
        cls, prompt: str, model: str, system: str, temperature: float, max_tokens: int, seed: int
    ) -> io.NodeOutput:
        messages, here = conversation(prompt, system), room()
        work = ask(here.service, model, messages, temperature=temperature, max_tokens=max_tokens, seed=seed)
        return io.NodeOutput(await here.run(work))


class AskLlmAboutImage(_Asking):
    """A picture and a question in, text out."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioAskLlmAboutImage",
            display_name="Ask LLM about Image",
            category=CATEGORY,
            description="Shows pictures to a model that can see, and asks it about them.",
            inputs=[
                io.Image.Input("image", tooltip="Up to four pictures of a batch are shown."),
                _prompt("What to find out about the picture.", "Describe this picture in one sentence."),
                _model("A profile that can see.", "vision"),
                *_settings(),
            ],
            outputs=[io.String.Output(display_name="text", tooltip="The answer.")],
        )

    @classmethod
    async def execute(
        cls, image: Any, prompt: str, model: str, system: str, max_tokens: int, seed: int
    ) -> io.NodeOutput:
        pictures = [png(host.image_array(image[index : index + 1])) for index in range(min(len(image), 4))]
        messages, here = conversation(prompt, system, pictures), room()
        work = ask(here.service, model, messages, temperature=0.0, max_tokens=max_tokens, seed=seed)
        return io.NodeOutput(await here.run(work))


class LlmToJson(_Asking):
    """Text in, an object that fits a schema out."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioLlmToJson",
            display_name="LLM to JSON",
            category=CATEGORY,
            description="Lets a model fill the fields of a JSON schema. Flat schemas work best with small models.",
            inputs=[
                _prompt("What the fields are to be filled from.", "Luca rides his bicycle through the rain."),
                io.String.Input(
                    "schema", multiline=True, default=SCHEMA, tooltip="A JSON schema of an object."
                ),
                _model("A task or a profile.", "code"),
                *_settings(),
            ],
            outputs=[
                DICT.Output(display_name="fields", tooltip="The object."),
                io.String.Output(display_name="json", tooltip="The same as text."),
            ],
        )

    @classmethod
    async def execute(
        cls, prompt: str, schema: str, model: str, system: str, max_tokens: int, seed: int
    ) -> io.NodeOutput:
        messages, here = conversation(prompt, system), room()
        wanted = await asyncio.to_thread(parse_schema, schema)
        fields = await here.run(
            ask_json(here.service, model, messages, wanted, max_tokens=max_tokens, seed=seed)
        )
        return io.NodeOutput(fields, json.dumps(fields, ensure_ascii=False))


class FreeVram(io.ComfyNode):
    """Both sides let go of the card."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioFreeVram",
            display_name="Free VRAM",
            category=CATEGORY,
            description="Unloads ComfyUI's models, lets language models sleep, and checks by measuring that the memory is free.",
            inputs=[
                io.AnyType.Input(
                    "after", optional=True, tooltip="Anything: the memory is freed when it is ready."
                ),
            ],
            outputs=[
                io.AnyType.Output(display_name="after", tooltip="What came in, unchanged."),
                io.String.Output(display_name="report", tooltip="Who holds what now."),
            ],
            is_output_node=True,
            not_idempotent=True,
        )

    @classmethod
    def fingerprint_inputs(cls, **inputs: Any) -> float:
        return math.nan  # never the same: it acts each time

    @classmethod
    async def execute(cls, after: Any = None) -> io.NodeOutput:
        here = room()
        _unload()
        await here.run(here.lease.clear())
        report = describe(await here.run(here.lease.status()))
        return io.NodeOutput(after, report, ui={"text": [report]})


class GpuStatus(io.ComfyNode):
    """Who has the card."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioGpuStatus",
            display_name="GPU Status",
            category=CATEGORY,
            description="Tells who holds the card, who waits and what is free. Looking changes nothing.",
            inputs=[
                io.AnyType.Input("after", optional=True, tooltip="Anything: it looks when this is ready.")
            ],
            outputs=[
                io.String.Output(display_name="report", tooltip="The state in words."),
                io.Float.Output(
                    display_name="free_gb", tooltip="Free memory in GB; -1 when unknown or without a card."
                ),
            ],
            is_output_node=True,
            not_idempotent=True,
        )

    @classmethod
    def fingerprint_inputs(cls, **inputs: Any) -> float:
        return math.nan  # never the same: it looks each time

    @classmethod
    async def execute(cls, after: Any = None) -> io.NodeOutput:
        here = room()
        status = await here.run(here.lease.status(), gives_way=False)
        free = status.sample.free / (1 << 30) if status.sample else -1.0
        return io.NodeOutput(describe(status), free, ui={"text": [describe(status)]})


watch_the_card()
NODES = [AskLlm, AskLlmAboutImage, LlmToJson, FreeVram, GpuStatus]
