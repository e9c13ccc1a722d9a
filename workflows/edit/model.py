"""What may be edited in a graph, as data: typed, so that words, a model, a tool and a file of tests say it alike.

Nodes are named by their ids. Where an edit names none, it is for the only place that fits.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

MOST_GRAPH_EDITS = 40
"""Edits of one order."""
Nodes = Annotated[tuple[str, ...], Field(max_length=200, description="ids; empty: the only place that fits")]
FileName = Annotated[str, Field(min_length=1, max_length=400, description="as ComfyUI lists it")]
Part = Annotated[float, Field(ge=0.0, le=1.0)]
Side = Literal["positive", "negative"]
Seed = Annotated[int, Field(ge=0, le=2**64 - 1)]


class GraphEditBase(BaseModel):
    """Base of all edits: unknown names are a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class SetSampling(GraphEditBase):
    """How pictures are sampled."""

    edit: Literal["sampling"] = "sampling"
    nodes: Nodes = ()
    steps: int | None = Field(None, ge=1, le=10_000)
    cfg: float | None = Field(None, ge=0.0, le=100.0)
    denoise: Part | None = None
    seed: Seed | None = None
    sampler: str | None = Field(None, max_length=80)
    scheduler: str | None = Field(None, max_length=80)


class SetPrompt(GraphEditBase):
    """What a prompt says: all of it, or words more, or words less."""

    edit: Literal["prompt"] = "prompt"
    nodes: Nodes = ()
    side: Side = "positive"
    text: str = Field(max_length=20_000)
    mode: Literal["replace", "append", "prepend", "remove"] = "replace"


class SetSize(GraphEditBase):
    """Pixels of new pictures, and how many at once."""

    edit: Literal["size"] = "size"
    nodes: Nodes = ()
    width: int | None = Field(None, ge=16, le=16384)
    height: int | None = Field(None, ge=16, le=16384)
    batch: int | None = Field(None, ge=1, le=4096)


class SetPrefix(GraphEditBase):
    """The name under which results are saved."""

    edit: Literal["prefix"] = "prefix"
    nodes: Nodes = ()
    prefix: str = Field(min_length=1, max_length=200)


class SetModel(GraphEditBase):
    """Another checkpoint or picture model."""

    edit: Literal["checkpoint"] = "checkpoint"
    nodes: Nodes = ()
    file: FileName


class AddLora(GraphEditBase):
    """A LoRA on top of a model: behind those that are there, or right behind the node ``after``."""

    edit: Literal["add_lora"] = "add_lora"
    file: FileName
    strength: float = Field(1.0, ge=-10.0, le=10.0)
    after: str = ""


class SetLora(GraphEditBase):
    """How strongly a LoRA works, or another file for it."""

    edit: Literal["set_lora"] = "set_lora"
    nodes: Nodes = ()
    strength: float | None = Field(None, ge=-10.0, le=10.0)
    file: FileName | None = None


class TakeOut(GraphEditBase):
    """Nodes that go, are handed past (bypass), or don't run (mute); neighbours are linked to each other."""

    edit: Literal["take_out"] = "take_out"
    nodes: tuple[str, ...] = Field(min_length=1, max_length=200)
    how: Literal["remove", "bypass", "mute"] = "remove"


class AddUpscale(GraphEditBase):
    """A larger picture, right before it is saved: resampled, or by an upscaling network."""

    edit: Literal["upscale"] = "upscale"
    nodes: Nodes = ()
    factor: float | None = Field(None, gt=0.0, le=8.0)
    model: FileName | None = None
    method: str = Field("lanczos", max_length=40)


class AddHiresFix(GraphEditBase):
    """A second pass: what a sampler made is enlarged and sampled again with little noise."""

    edit: Literal["hires_fix"] = "hires_fix"
    nodes: Nodes = ()
    factor: float = Field(1.5, gt=1.0, le=4.0)
    denoise: Part = 0.5
    steps: int | None = Field(None, ge=1, le=10_000)


class AddControl(GraphEditBase):
    """A ControlNet that the conditioning follows; its picture is preprocessed where the ComfyUI has a node for it."""

    edit: Literal["control"] = "control"
    nodes: Nodes = ()
    kind: str = Field(max_length=40, description="canny, depth, pose …")
    file: FileName
    image: FileName
    strength: float = Field(1.0, ge=0.0, le=10.0)
    ready: bool = Field(False, description="the picture shows the control already, it isn't preprocessed")


class StartFrom(GraphEditBase):
    """What sampling starts from: noise, a picture, or a picture with a mask in its transparency."""

    edit: Literal["start_from"] = "start_from"
    nodes: Nodes = ()
    source: Literal["noise", "picture", "mask"]
    image: FileName | None = None
    denoise: Part | None = None
    width: int | None = Field(None, ge=16, le=16384)
    height: int | None = Field(None, ge=16, le=16384)


class SetValues(GraphEditBase):
    """One value of one input of nodes."""

    edit: Literal["value"] = "value"
    nodes: tuple[str, ...] = Field(min_length=1, max_length=200)
    input: str = Field(min_length=1, max_length=120)
    value: str | int | float | bool


class InsertNode(GraphEditBase):
    """A node that hands on what it takes, put into a link: behind the node ``after``, before ``before``, or between both."""

    edit: Literal["insert"] = "insert"
    class_type: str = Field(min_length=1, max_length=200)
    after: str = ""
    before: str = ""


class DuplicateBranch(GraphEditBase):
    """Nodes and all that comes of them once more; what feeds them is shared, results get names of their own."""

    edit: Literal["duplicate"] = "duplicate"
    nodes: tuple[str, ...] = Field(min_length=1, max_length=200)


class AddRegion(GraphEditBase):
    """Words that are meant for a part of the picture, beside the prompt for all of it."""

    edit: Literal["region"] = "region"
    nodes: Nodes = ()
    text: str = Field(min_length=1, max_length=20_000)
    place: Literal["left", "right", "top", "bottom", "center"]
    strength: float = Field(1.0, ge=0.0, le=10.0)


class AddVideo(GraphEditBase):
    """The pictures as a film too, one after another."""

    edit: Literal["video"] = "video"
    nodes: Nodes = ()
    fps: float = Field(24.0, ge=1.0, le=120.0)


TypedEdit = Annotated[
    SetSampling | SetPrompt | SetSize | SetPrefix | SetModel | AddLora | SetLora | TakeOut | AddUpscale
    | AddHiresFix | AddControl | StartFrom | SetValues | InsertNode | DuplicateBranch | AddRegion | AddVideo,
    Field(discriminator="edit"),
]  # fmt: skip
TYPED_EDITS: TypeAdapter[list[TypedEdit]] = TypeAdapter(
    Annotated[list[TypedEdit], Field(max_length=MOST_GRAPH_EDITS)]
)
"""Reads edits from plain data."""
