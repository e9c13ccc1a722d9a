"""LoRAs of the registry that a picture wears, as a chain of *Choose LoRA*."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from ..builder import GraphBuilder, Wire
from .base import Parameters


class WornLora(Parameters):
    """A LoRA of the registry; no weight means the recommended one."""

    name: str
    weight: float | None = Field(None, ge=-4.0, le=4.0)


def wear(b: GraphBuilder, worn: Sequence[WornLora]) -> dict[str, Wire]:
    """A chain of *Choose LoRA*, as the input of *Apply LoRAs*; nothing for no LoRA."""
    chain: dict[str, Wire] = {}
    for lora in worn:
        node = b.add(
            "AnimationStudioChooseLora",
            title=f"LoRA {lora.name}",
            name=lora.name,
            use=True,
            recommended=lora.weight is None,
            weight=0.8 if lora.weight is None else lora.weight,
            inputs=chain,
        )
        chain = {"loras": node.out(0)}
    return chain
