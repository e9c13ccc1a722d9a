"""Weights of a LoRA block by block: how strongly it works on each part of SDXL's network.

A block is a word (``in``, ``mid``, ``out``, ``text``) or one block of a part (``in4``, ``out0``), numbered as in the
checkpoint. In a node or a file they are written ``in:0.8, mid:1, out4:1.2``, as a mapping, or as one of the two
lists that are in use for SDXL, of 12 or 20 numbers. A block that isn't named keeps the LoRA's own weight.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter, ValidationError

from ..common.errors import StudioError

PARTS: Final = ("in", "mid", "out", "text")
BLOCKS: Final = (
    *PARTS,
    *(f"in{number}" for number in range(9)),
    *(f"out{number}" for number in range(9)),
)
LISTS: Final[Mapping[int, tuple[str, ...]]] = {
    12: ("text", "in4", "in5", "in7", "in8", "mid", *(f"out{number}" for number in range(6))),
    20: ("text", *(f"in{number}" for number in range(9)), "mid", *(f"out{number}" for number in range(9))),
}
"""What the numbers of a list stand for: the blocks with attention, or all. These two orders are those of the web
UI extension lora-block-weight, where LoRAs' authors publish such lists."""
LIMIT: Final = 4.0
_PART = re.compile(r"diffusion_model\.(input_blocks|middle_block|output_blocks)\.(\d+)\.")
_WORDS: Final = {"input_blocks": "in", "middle_block": "mid", "output_blocks": "out"}


def _read(value: object) -> object:
    """Text or a list as a mapping; anything else as it is."""
    if isinstance(value, str):
        items = [item.strip() for item in value.replace("\n", ",").split(",") if item.strip()]
        if any(":" in item for item in items):
            pairs = [item.partition(":") for item in items]
            return {name.strip().lower(): number.strip() for name, _, number in pairs}
        value = items
    if isinstance(value, Sequence) and not isinstance(value, str):
        if value and len(value) not in LISTS:
            raise ValueError(f"a list has 12 or 20 numbers, not {len(value)}")
        return dict(zip(LISTS[len(value)], value, strict=True)) if value else {}
    return value


def _known(value: dict[str, float]) -> dict[str, float]:
    for name in value:
        if name not in BLOCKS:
            raise ValueError(f"'{name}' is no block: use in, mid, out, text, in0 to in8 or out0 to out8")
    return value


Factor = Annotated[float, Field(ge=-LIMIT, le=LIMIT)]
BlockWeights = Annotated[dict[str, Factor], BeforeValidator(_read), AfterValidator(_known)]
"""Factors on a LoRA's weight by block."""
_ADAPTER: TypeAdapter[dict[str, float]] = TypeAdapter(BlockWeights)


def read_blocks(text: str) -> dict[str, float]:
    """Factors by block from what a person typed; empty text gives none.

    Raises:
        StudioError: ``option_invalid``.
    """
    try:
        return _ADAPTER.validate_python(text)
    except ValidationError as error:
        raise StudioError(
            "option_invalid",
            f"'{text}' can't be read as weights per block: {error.errors()[0]['msg']}.",
            "Write them like in:0.8, mid:1, out4:1.2, or as 12 or 20 numbers.",
        ) from error


def factor_of(key: str, blocks: Mapping[str, float]) -> float:
    """The factor for a weight of the network by its name in ComfyUI (``diffusion_model.input_blocks.4.1…``).

    The exact block goes before its part; what belongs to no block, and a block that isn't named, has 1.
    """
    found = _PART.match(key)
    if found is None:
        return 1.0
    part = _WORDS[found[1]]
    return blocks.get(f"{part}{found[2]}", blocks.get(part, 1.0))
