"""Several characters in one picture: each one's words and LoRAs hold for its own part of it.

One prompt for everybody mixes hair and clothes up, and a LoRA worn by the model draws everybody as its own
character. So every character has a conditioning of its own, limited to its part, and its LoRAs are hooked to that
conditioning alone. Character scenes divide the picture into columns, films by the staged figures.
"""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from ...common.story import Identifier
from ..builder import GraphBuilder, Wire
from .base import Slots


class HookedLora(Slots):
    """A LoRA file, as ComfyUI lists it, that works on one character's part alone."""

    file: str
    weight: float = Field(1.0, ge=-4.0, le=4.0)


class Figure(Slots):
    """A staged character of a shot: all words for its part of the picture, and its own LoRAs."""

    character: Identifier
    prompt: str = Field(max_length=4000)
    loras: list[HookedLora] = Field(default_factory=list, max_length=4)


def hooked(b: GraphBuilder, clip: Wire, loras: Sequence[HookedLora]) -> Wire:
    """Text encoders whose conditioning carries these LoRAs."""
    chain: dict[str, Wire] = {}
    for lora in loras:
        hook = b.add(
            "CreateHookLora", title=f"LoRA {lora.file}", lora_name=lora.file, strength_model=lora.weight,
            strength_clip=lora.weight, inputs=chain,
        )  # fmt: skip
        chain = {"prev_hooks": hook.out(0)}
    if not chain:
        return clip
    hooks = chain["prev_hooks"]
    return b.add("SetClipHooks", clip=clip, hooks=hooks, apply_to_conds=True, schedule_clip=False).out(0)


def together(b: GraphBuilder, parts: Sequence[Wire]) -> Wire:
    """Conditionings of several parts as one."""
    combined = parts[0]
    for part in parts[1:]:
        combined = b.add("ConditioningCombine", conditioning_1=combined, conditioning_2=part).out(0)
    return combined


def apart(
    b: GraphBuilder, figures: Sequence[Figure], negative: str, clip: Wire, masks: Wire
) -> tuple[Wire, Wire]:
    """Conditioning in which every figure's words and LoRAs hold for its own part.

    Parts are masks on the whole picture and no areas: ComfyUI squeezes a ControlNet's hint into an area.

    Args:
        masks: MASK batch (figures, h, w), in the figures' order.
    """
    pictured = b.add("MaskToImage", title="Parts", mask=masks).out(0)
    positives: list[Wire] = []
    negatives: list[Wire] = []
    for number, figure in enumerate(figures):
        with b.group(figure.character):
            own = hooked(b, clip, figure.loras)
            one = b.add("ImageFromBatch", image=pictured, batch_index=number, length=1).out(0)
            part = b.add("ImageToMask", title=f"Part of {figure.character}", image=one, channel="red").out(0)
            for words, parts in ((figure.prompt, positives), (negative, negatives)):
                said = b.add("CLIPTextEncode", clip=own, text=words).out(0)
                limited = b.add(
                    "ConditioningSetMask", conditioning=said, mask=part, strength=1.0, set_cond_area="default"
                )  # fmt: skip
                parts.append(limited.out(0))
    return together(b, positives), together(b, negatives)
