"""Forms of LoRA: how trainers name the tensors of a layer, and which forms ComfyUI can wear.

The one list that scan, import, check, show and the applying nodes go by. It reads names and shapes in a
safetensors header, and opens no tensors.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final


@dataclass(frozen=True)
class LoraForm:
    """A way to write down what is added to a layer's weight.

    Attributes:
        ends: how the tensor that every such layer has once is named, by the trainers in use.
        worn: whether ComfyUI can wear it; what it can't is passed over by it without a word.
    """

    name: str
    ends: tuple[str, ...]
    worn: bool = True


DOWN: Final = (
    ".lora_down.weight",
    ".lora_A.weight",
    ".lora_A.default.weight",
    ".lora_linear_layer.down.weight",
    ".lora.down.weight",
    "_lora.down.weight",
    ".lora_A",
)
"""The first matrix of a LoRA layer: kohya's name, PEFT's, diffusers' newer and older ones."""
UP: Final = (
    ".lora_up.weight",
    ".lora_B.weight",
    ".lora_B.default.weight",
    ".lora_linear_layer.up.weight",
    ".lora.up.weight",
    "_lora.up.weight",
    ".lora_B",
)
"""The second matrix, in the same order."""
OFT_BLOCKS: Final = ".oft_blocks"
FORMS: Final = (
    LoraForm("LoRA", DOWN),
    LoraForm("LoHa", (".hada_w1_a",)),
    LoraForm("LoKr", (".lokr_w1", ".lokr_w1_a")),
    LoraForm("GLoRA", (".a1.weight",)),
    LoraForm("OFT", (OFT_BLOCKS,)),
    LoraForm("full", (".diff", ".w_norm", ".set_weight")),
    LoraForm("IA3", (".on_input", ".ia3_l"), worn=False),
    LoraForm("T-LoRA", (".q_layer.weight",), worn=False),
    LoraForm("VeRA", (".vera_lambda_b",), worn=False),
    LoraForm("PEFT's OFT", (".oft_R.weight", ".oft_R", ".boft_R"), worn=False),
)
BOFT: Final = LoraForm("BOFT", (OFT_BLOCKS,))
"""Named as OFT is, with a dimension more."""
MAGNITUDES: Final = (
    ".dora_scale",
    ".lora_magnitude_vector",
    ".lora_magnitude_vector.weight",
    ".lora_magnitude_vector.default.weight",
)
"""What makes a layer a DoRA: LyCORIS' name and PEFT's."""


@dataclass(frozen=True)
class Layer:
    """A layer that a LoRA changes.

    Attributes:
        base: its name, without what each of its tensors is called.
        tensor: the tensor that tells the form.
        shape: of that tensor; empty when the header has none.
        magnitude: the tensor that makes it a DoRA, or an empty string.
        by_output: a DoRA that scales the outputs, one number each, and not the inputs.
    """

    base: str
    form: LoraForm
    tensor: str
    shape: tuple[int, ...]
    magnitude: str = ""
    by_output: bool = False

    @property
    def rank(self) -> int:
        """0 for forms that have none."""
        return self.shape[0] if self.form.name == "LoRA" and self.shape else 0


def layers_of(header: Mapping[str, Any]) -> list[Layer]:
    """The layers of a LoRA, in the file's order, each once; none when the file holds none."""
    found: dict[str, Layer] = {}
    for tensor in header:
        form, base = _form_of(tensor)
        if form is None or base in found:
            continue
        shape = shape_of(header, tensor)
        if tensor.endswith(OFT_BLOCKS) and len(shape) == 4:
            form = BOFT
        magnitude = next((base + end for end in MAGNITUDES if base + end in header), "")
        size = shape_of(header, magnitude)
        by_output = bool(size) and (len(size) == 1 or size[0] > 1)
        if magnitude and not magnitude.endswith(".dora_scale"):
            by_output = True  # PEFT's always
        found[base] = Layer(base, form, tensor, shape, magnitude, by_output)
    return list(found.values())


def _form_of(tensor: str) -> tuple[LoraForm | None, str]:
    """The form that a tensor's name tells, and the layer's name."""
    for form in FORMS:
        for end in form.ends:
            if tensor.endswith(end):
                return form, tensor.removesuffix(end)
    return None, tensor


def shape_of(header: Mapping[str, Any], tensor: str) -> tuple[int, ...]:
    """A tensor's shape as the header has it; empty when it has none that can be read."""
    entry = header.get(tensor)
    shape = entry.get("shape") if isinstance(entry, Mapping) else None
    if isinstance(shape, list) and all(type(side) is int and side >= 0 for side in shape):
        return tuple(shape)
    return ()


def counted(layers: list[Layer]) -> dict[str, int]:
    """How many layers a file has of each form; a DoRA counts under its own name as well."""
    forms = Counter(layer.form.name for layer in layers)
    forms.update(
        "DoRA (by output)" if one.by_output else "DoRA (by input)" for one in layers if one.magnitude
    )
    return dict(forms)


def rank_of(layers: list[Layer]) -> int:
    """The rank that most layers have; 0 when their forms have none."""
    ranks = Counter(layer.rank for layer in layers if layer.rank)
    return ranks.most_common(1)[0][0] if ranks else 0
