"""*Puppet Control*, *Edges* and *Apply Control*."""

from __future__ import annotations

from typing import Any

import folder_paths
import torch
from comfy_api.latest import io

from ....common.errors import StudioError
from ....common.story import Actor, Prop, Setting, Shot
from ....common.vocabulary import CameraMove, Framing, Place, TimeOfDay, Weather
from ....configs.schema import load_controlnets
from ....film.picture.control_maps import edges, puppet_maps
from ....judging.identity.embedding import check_sides
from ....workflows.models.families import read_header
from ....workflows.models.files import find_file
from ... import host
from ...host import Types
from ...lookups import entry_of
from ..acting.nodes import looks_of, with_acts

CATEGORY = "Animation Studio/Image"


class PuppetControl(io.ComfyNode):
    """A staged shot → picture, pose and depth for ControlNets, and the parts of its figures."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioPuppetControl",
            display_name="Puppet Control",
            category=CATEGORY,
            description="Stages a shot with puppets and gives its picture, its OpenPose drawing and its depth map: "
            "control pictures without any model or photograph. Also which part of the picture is whose.",
            inputs=[
                io.Combo.Input("place", options=[str(word) for word in Place], tooltip="Where it plays."),
                io.Combo.Input("time", options=[str(word) for word in TimeOfDay], tooltip="Time of day."),
                io.Combo.Input(
                    "weather", options=[str(word) for word in Weather], tooltip="What the sky does."
                ),
                io.Combo.Input(
                    "framing",
                    options=[str(word) for word in Framing],
                    default="medium",
                    tooltip="How much of the characters is seen.",
                ),
                io.Float.Input(
                    "at",
                    default=1.5,
                    min=0.0,
                    max=60.0,
                    step=0.1,
                    tooltip="Moment of the shot in seconds: gestures need about one to unfold.",
                ),
                io.Int.Input("width", default=1024, min=64, max=4096, step=8, tooltip="Width in pixels."),
                io.Int.Input("height", default=576, min=64, max=4096, step=8, tooltip="Height in pixels."),
                io.Int.Input(
                    "seed", default=0, min=0, max=2**31 - 1, tooltip="Another number changes small movements."
                ),
                io.String.Input(
                    "label", default="", optional=True, tooltip="Name of the place; a shop's tells its wares."
                ),
                Types.Cast.Input("cast", optional=True, tooltip="Who plays, from Puppet Actor."),
                Types.Things.Input("things", optional=True, tooltip="What stands around, from Puppet Thing."),
                Types.Acts.Input("acts", optional=True, tooltip="What happens, from Puppet Act."),
            ],
            outputs=[
                io.Image.Output(
                    display_name="picture", tooltip="The puppets' own picture, for image to image."
                ),
                io.Image.Output(display_name="pose", tooltip="For an OpenPose ControlNet."),
                io.Image.Output(display_name="depth", tooltip="For a depth ControlNet."),
                io.Mask.Output(
                    display_name="parts",
                    tooltip="A mask for every figure, in the cast's order: the part of the picture nearest to it.",
                ),
            ],
        )

    @classmethod
    def execute(
        cls,
        place: str,
        time: str,
        weather: str,
        framing: str,
        at: float,
        width: int,
        height: int,
        seed: int,
        label: str = "",
        cast: list[dict[str, Any]] | None = None,
        things: list[dict[str, Any]] | None = None,
        acts: list[dict[str, Any]] | None = None,
    ) -> io.NodeOutput:
        shot = Shot(
            id="shot",
            setting=Setting(
                place=Place(place), time=TimeOfDay(time), weather=Weather(weather), label=label.strip()[:40]
            ),
            framing=Framing(framing),
            camera=CameraMove.STATIC,
            actors=[Actor.model_validate(actor) for actor in cast or []],
            things=[Prop.model_validate(thing) for thing in things or []],
        )
        shot = with_acts(shot, acts or ())
        looks = looks_of(shot)
        maps = puppet_maps(shot, looks, at=at, size=(width, height), seed=seed)
        pictures = (host.image_value(one) for one in (maps.picture, maps.pose, maps.depth))
        return io.NodeOutput(*pictures, torch.from_numpy(maps.parts))


class Edges(io.ComfyNode):
    """IMAGE → Canny edges."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioEdges",
            display_name="Edges",
            category=CATEGORY,
            description="Draws the edges of a picture for a Canny ControlNet.",
            inputs=[
                io.Image.Input("image", tooltip="The picture; of a batch the first one."),
                io.Float.Input(
                    "low",
                    default=0.4,
                    min=0.0,
                    max=1.0,
                    step=0.01,
                    tooltip="Edges weaker than this are left out.",
                ),
                io.Float.Input(
                    "high",
                    default=0.8,
                    min=0.0,
                    max=1.0,
                    step=0.01,
                    tooltip="Edges stronger than this are always kept.",
                ),
            ],
            outputs=[io.Image.Output(tooltip="White edges on black.")],
        )

    @classmethod
    def execute(cls, image: Any, low: float, high: float) -> io.NodeOutput:
        return io.NodeOutput(host.image_value(edges(host.image_array(image), low, high)))


class ApplyControl(io.ComfyNode):
    """Lets conditioning follow a control picture, by a preset of controlnet_config.yaml."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioApplyControl",
            display_name="Apply Control",
            category=CATEGORY,
            description="Follows a control picture with the first installed ControlNet of its kind. Chain several.",
            inputs=[
                io.Conditioning.Input("positive", tooltip="What to show."),
                io.Conditioning.Input("negative", tooltip="What to avoid."),
                io.Image.Input("image", tooltip="The control picture."),
                io.Combo.Input(
                    "preset",
                    options=list(load_controlnets(host.config_folders()).presets),
                    tooltip="Kind, strength and span: a preset of controlnet_config.yaml.",
                ),
                io.Float.Input(
                    "strength",
                    default=1.0,
                    min=0.0,
                    max=2.0,
                    step=0.05,
                    tooltip="Multiplies the preset's strength.",
                ),
                io.Vae.Input("vae", optional=True, tooltip="Only some ControlNets need it."),
            ],
            outputs=[
                io.Conditioning.Output(display_name="positive", tooltip="With the control."),
                io.Conditioning.Output(display_name="negative", tooltip="With the control."),
            ],
        )

    @classmethod
    def execute(
        cls, positive: Any, negative: Any, image: Any, preset: str, strength: float, vae: Any = None
    ) -> io.NodeOutput:
        from nodes import ControlNetApplyAdvanced

        check_sides(image.shape[2], image.shape[1], "The control picture")
        config = load_controlnets(host.config_folders())
        chosen = entry_of("control preset", preset, config.presets)
        installed = folder_paths.get_filename_list("controlnet")
        wanted = config.files(chosen)
        file = next((name for name in (find_file(file, installed) for file in wanted) if name), None)
        if file is None:
            raise StudioError(
                "model_missing",
                f"No ControlNet for {chosen.kind} is installed ({', '.join(wanted) or 'none is configured'}).",
                "Put one into ComfyUI's controlnet folder and name it in controlnet_config.yaml.",
            )
        network = _load(file)
        applied = ControlNetApplyAdvanced().apply_controlnet(
            positive, negative, network, image, chosen.strength * strength, chosen.start, chosen.end, vae=vae
        )
        return io.NodeOutput(*applied)


def _load(file: str) -> Any:
    """A ControlNet, in ComfyUI's own layout or diffusers'.

    Raises:
        StudioError: ``model_missing``; ``model_invalid`` for a file that is cut short or of a kind unknown to ComfyUI.
    """
    import comfy.controlnet

    path = host.model_path("controlnet", file)
    read_header(path)
    try:
        network = comfy.controlnet.load_controlnet(str(path))
    except (TypeError, KeyError, RuntimeError) as error:  # sizes that its tables don't hold
        raise StudioError(
            "model_invalid", f"ComfyUI can't load {file} as a ControlNet ({error}).", "Choose another one."
        ) from error
    if network is None:
        raise StudioError("model_invalid", f"{file} isn't a ControlNet.", "Check the file.")
    return network


NODES: list[type[io.ComfyNode]] = [PuppetControl, Edges, ApplyControl]
