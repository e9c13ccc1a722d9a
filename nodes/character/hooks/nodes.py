"""*Hook LoRAs*: LoRAs that work on one conditioning alone, so that each of several characters wears its own."""

from __future__ import annotations

from typing import Any

import comfy.hooks
from comfy_api.latest import io

from ....workflows.models import worn as _loras
from ...host import Types
from ..stack.nodes import CATEGORY, USES, checked, fitted, report_loras


class HookLoras(io.ComfyNode):
    """A stack of LoRAs → HOOKS for a conditioning, checked as *Apply LoRAs* checks them."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioHookLoras",
            display_name="Hook LoRAs",
            category=CATEGORY,
            description="LoRAs for one character of several: connect hooks to Set CLIP Hooks before that character's "
            "prompt. Missing files, wrong base models and LoRAs that change almost nothing are told.",
            inputs=[
                io.Model.Input("model", tooltip="The picture model that they must fit; it isn't changed."),
                io.Clip.Input("clip", tooltip="Its text encoders; they aren't changed."),
                io.String.Input(
                    "prompt", default="", multiline=True, tooltip="Gets the trigger words that it lacks."
                ),
                Types.Loras.Input(
                    "loras",
                    optional=True,
                    tooltip="From Choose LoRA or Character Preset; none changes nothing.",
                ),
                io.String.Input(
                    "used",
                    optional=True,
                    force_input=True,
                    tooltip="What the picture wears besides: used of Apply LoRAs or of another Hook LoRAs.",
                ),
            ],
            outputs=[
                io.Hooks.Output(tooltip="For Set CLIP Hooks."),
                io.String.Output(display_name="prompt", tooltip="The prompt with trigger words."),
                io.String.Output(display_name="report", tooltip="What was hooked, and warnings."),
                io.String.Output(
                    display_name="used",
                    tooltip="Files, checksums and weights of all that is worn, for Save Picture.",
                ),
            ],
        )

    @classmethod
    def execute(
        cls,
        model: Any,
        clip: Any,
        prompt: str,
        loras: list[dict[str, Any]] | None = None,
        used: str = "",
    ) -> io.NodeOutput:
        before = _loras.read_record(used)
        found, applied = checked(model, USES.validate_python(loras or [])), []
        hooks = comfy.hooks.HookGroup()
        for lora, count in found:
            if lora.weight:
                patches, one = fitted(model, clip, lora, count)
                applied.append(one)
                for hook in hooks_of(lora, patches):
                    hooks.add(hook)
        chosen = [lora for lora, _ in found]
        report = report_loras(applied, chosen)
        words = _loras.with_triggers(prompt, chosen)
        return io.NodeOutput(hooks, words, report, _loras.record(applied, before), ui={"text": [report]})


def hooks_of(lora: _loras.ChosenLora, patches: dict[Any, Any]) -> list[Any]:
    """A LoRA as hooks of ComfyUI: one for the text encoders, and one for every weight that its blocks have."""
    groups = _loras.by_factor(patches, lora.blocks).items()
    made = [comfy.hooks.WeightHook(strength_model=0.0, strength_clip=lora.text_weight)]
    made[0].weights, made[0].weights_clip = {}, patches if lora.text_weight else {}
    for factor, names in groups:
        hook = comfy.hooks.WeightHook(strength_model=lora.weight * factor, strength_clip=0.0)
        hook.weights, hook.weights_clip = {name: patches[name] for name in names}, {}
        made.append(hook)
    for hook in made:
        hook.need_weight_init = False
    return made


NODES: list[type[io.ComfyNode]] = [HookLoras]
