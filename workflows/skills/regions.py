"""Several characters in one picture: each one's words and LoRAs hold for its own part of it.

One prompt for everybody mixes hair and clothes up, and a LoRA worn by the model draws everybody as its own
character. So every character has a conditioning of its own, limited to its part, and its LoRAs are hooked to that
conditioning alone. Character scenes divide the picture into columns, films by the staged figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import Field

from ...common.acts import Identifier
from ..builder import BuiltNode, GraphBuilder, Wire
from .base import Parameters
from .worn import WornLora, wear


class StagedCharacter(Parameters):
    """A staged character of a shot: all words for its part of the picture, and its own LoRAs."""

    character: Identifier
    prompt: str = Field(max_length=4000)
    loras: list[WornLora] = Field(default_factory=list, max_length=4)


@dataclass(frozen=True)
class Hooked:
    """Text encoders whose conditioning carries a character's LoRAs, its words with their trigger words, and the record
    of everything worn so far."""

    clip: Wire
    words: Wire | str
    used: Wire | None


def hooked(
    b: GraphBuilder,
    model: Wire,
    clip: Wire,
    loras: Sequence[WornLora],
    words: Wire | str,
    used: Wire | None = None,
) -> Hooked:
    """Adds *Hook LoRAs*, where there are any.

    Args:
        used: the record of what is worn besides.
    """
    if not loras:
        return Hooked(clip, words, used)
    before = {} if used is None else {"used": used}
    node = b.add(
        "AnimationStudioHookLoras", model=model, clip=clip, prompt=words, inputs={**wear(b, loras), **before}
    )
    own = b.add("SetClipHooks", clip=clip, hooks=node.out(0), apply_to_conds=True, schedule_clip=False)
    return Hooked(own.out(0), node.out(1), node.out(3))


def together(b: GraphBuilder, parts: Sequence[Wire]) -> Wire:
    """Conditionings of several parts as one."""
    combined = parts[0]
    for part in parts[1:]:
        combined = b.add("ConditioningCombine", conditioning_1=combined, conditioning_2=part).out(0)
    return combined


def separate_regions(
    b: GraphBuilder, figures: Sequence[StagedCharacter], negative: str, dressed: BuiltNode, masks: Wire
) -> tuple[Wire, Wire, Wire]:
    """Conditioning in which every figure's words and LoRAs hold for its own part, and the record of all LoRAs.

    Parts are masks on the whole picture and no areas: ComfyUI squeezes a ControlNet's hint into an area.

    Args:
        dressed: *Apply LoRAs* with those that belong to nobody.
        masks: MASK batch (figures, h, w), in the figures' order.
    """
    pictured = b.add("MaskToImage", title="Parts", mask=masks).out(0)
    positives: list[Wire] = []
    negatives: list[Wire] = []
    used = dressed.out(4)
    for number, figure in enumerate(figures):
        with b.group(figure.character):
            own = hooked(b, dressed.out(0), dressed.out(1), figure.loras, figure.prompt, used)
            used = own.used or used
            one = b.add("ImageFromBatch", image=pictured, batch_index=number, length=1).out(0)
            part = b.add("ImageToMask", title=f"Part of {figure.character}", image=one, channel="red").out(0)
            for words, parts in ((own.words, positives), (negative, negatives)):
                said = b.add("CLIPTextEncode", clip=own.clip, text=words).out(0)
                limited = b.add(
                    "ConditioningSetMask", conditioning=said, mask=part, strength=1.0, set_cond_area="default"
                )
                parts.append(limited.out(0))
    return together(b, positives), together(b, negatives), used
