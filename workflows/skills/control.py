"""Pictures that follow control pictures: pose, depth, edges and others, one or several at once.

Control pictures come ready-made (from a puppet's passes, a preprocessor or by hand); this module only wires
them. Each control works with its own strength over its own part of the sampling (0 start … 1 end).
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from ..builder import GraphBuilder, Wire
from .base import Parameters, Skill
from .pictures import BASE, PICTURE, Fraction, TextToImage, encode, load, sample

Kind = Literal["pose", "depth", "canny", "other"]
UNION_TYPES = {"pose": "openpose", "depth": "depth", "canny": "canny/lineart/anime_lineart/mlsd"}
"""What SetUnionControlNetType calls them, for models trained for several kinds at once."""


class ControlParameters(Parameters):
    """One control picture and the network that reads it."""

    kind: Kind = Field(description="what the control picture shows")
    model: str = Field(
        description="ControlNet file as listed by ComfyUI",
        json_schema_extra={"installed": "ControlNetLoader.control_net_name"},
    )
    image: str = Field(description="a control picture in ComfyUI's input folder")
    strength: float = Field(0.8, ge=0.0, le=10.0)
    start: Fraction = 0.0
    end: Fraction = 1.0
    union: bool = Field(False, description="the network was trained for several kinds and must be told which")


class ControlNetParameters(TextToImage):
    """Parameters of controlnet."""

    controls: list[ControlParameters] = Field(min_length=1, max_length=6)


def apply_controls(
    b: GraphBuilder, controls: list[ControlParameters], positive: Wire, negative: Wire, vae: Wire
) -> tuple[Wire, Wire]:
    """Lets the conditioning follow each control in turn; a network that several use is loaded once."""
    networks: dict[tuple[str, str], Wire] = {}
    for control in controls:
        with b.group("Control"):
            key = (control.model, control.kind if control.union else "")
            if key not in networks:
                networks[key] = _network(b, control)
            image = b.add("LoadImage", title=f"Control: {control.kind}", image=control.image)
            applied = b.add(
                "ControlNetApplyAdvanced",
                positive=positive,
                negative=negative,
                control_net=networks[key],
                image=image.out(0),
                strength=control.strength,
                start_percent=control.start,
                end_percent=control.end,
                vae=vae,
            )
            positive, negative = applied.out(0), applied.out(1)
    return positive, negative


def _network(b: GraphBuilder, control: ControlParameters) -> Wire:
    network = b.add("ControlNetLoader", control_net_name=control.model).out(0)
    if control.union:
        kind = UNION_TYPES.get(control.kind, "auto")
        network = b.add("SetUnionControlNetType", control_net=network, type=kind).out(0)
    return network


def controlnet(b: GraphBuilder, parameters: ControlNetParameters) -> None:
    """Makes a new picture that follows one or several control pictures: pose, depth, edges.

    Use it when the composition or a character's pose is given. Several controls add up; lower each one's
    strength (0.4 … 0.7) when they are used together.
    """
    model = load(b, parameters)
    positive, negative = encode(b, parameters, model.clip)
    positive, negative = apply_controls(b, parameters.controls, positive, negative, model.vae)
    latent = b.add(
        "EmptyLatentImage",
        title="Size",
        width=parameters.width,
        height=parameters.height,
        batch_size=parameters.count,
    )
    sample(b, parameters, model, positive, negative, latent.out(0))


SKILLS: tuple[Skill[Any], ...] = (
    Skill(
        "controlnet",
        1,
        ControlNetParameters,
        controlnet,
        ControlNetParameters(
            checkpoint=BASE,
            prompt="a boy waving on a pier, 3d animation",
            controls=[
                ControlParameters(
                    kind="pose",
                    model="controlnet-openpose-sdxl-1.0.safetensors",
                    image="pose.png",
                    strength=0.7,
                ),
                ControlParameters(
                    kind="depth",
                    model="controlnet-depth-sdxl-1.0.safetensors",
                    image="depth.png",
                    strength=0.5,
                ),
            ],
            seed=1,
        ),
        title="Follow a pose and a depth picture",
        needs=(*PICTURE, "ControlNetLoader", "ControlNetApplyAdvanced"),
    ),
)
