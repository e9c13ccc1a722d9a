"""A film's shot in SDXL: staged by puppets, drawn by the user's checkpoint with LoRAs and ControlNets."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from ...common.rates import shown_rate
from ...common.story import Setting, Shot
from ...common.vocabulary import Place
from ..builder import BuiltNode, GraphBuilder, Wire
from ..prompts import moment
from .base import Skill
from .identity import Gate, Guidance, gated, guided
from .puppet import TakeParameters, cast_and_things, place_inputs, what_happens
from .regions import StagedCharacter, separate_regions
from .worn import WornLora, wear


class SdxlShot(TakeParameters):
    """Parameters of sdxl_shot. ``controls`` are presets of controlnet_config.yaml, by kind; ``denoise`` below 1
    begins with the puppets' own picture; ``gate`` keeps the best of ``candidates``; ``guidance`` follows
    reference pictures. ``figures`` are the shot's actors, each with its own words and LoRAs for its own part of the
    picture; they stand for ``prompt``, and ``loras`` are then those that belong to nobody."""

    shot: Shot
    prompt: str = Field(max_length=4000)
    negative: str = Field("", max_length=4000)
    profile: str
    quality: str = "standard"
    loras: list[WornLora] = Field(default_factory=list, max_length=8)
    figures: list[StagedCharacter] = Field(
        default_factory=list, max_length=4, description="in the actors' order"
    )
    controls: dict[str, str] = Field(default_factory=dict, description="pose or depth → preset")
    picture_width: int = Field(1024, ge=64, le=4096, multiple_of=8)
    picture_height: int = Field(576, ge=64, le=4096, multiple_of=8)
    control_strength: float = Field(1.0, ge=0.0, le=2.0)
    denoise: float = Field(1.0, gt=0.0, le=1.0)
    candidates: int = Field(1, ge=1, le=8, description="pictures of which the gate keeps one")
    gate: Gate | None = None
    guidance: Guidance | None = None


def sdxl_shot(b: GraphBuilder, parameters: SdxlShot) -> None:
    """Draws one shot with SDXL: the puppets' staging gives pose and depth, the character's LoRAs its face; a
    camera moves over the picture.

    Use it for a film's shots. Several figures keep to their own parts of the picture, as the puppets stand.
    """
    shot = parameters.shot
    with b.group("Staging"):
        staged = stage(b, shot, parameters.picture_width, parameters.picture_height, parameters.seed)
    with b.group("Model"):
        sdxl = b.add("AnimationStudioLoadSDXL", profile=parameters.profile, quality=parameters.quality)
        dressed = b.add(
            "AnimationStudioApplyLoras",
            model=sdxl.out(0),
            clip=sdxl.out(1),
            prompt=parameters.prompt,
            inputs=wear(b, parameters.loras),
        )
    with b.group("Prompt"):
        if parameters.figures:
            positive, negative, used = separate_regions(
                b, parameters.figures, parameters.negative, dressed, staged.out(3)
            )
        else:
            used = dressed.out(4)
            positive = b.add("CLIPTextEncode", title="Prompt", clip=dressed.out(1), text=dressed.out(2)).out(
                0
            )
            negative = b.add(
                "CLIPTextEncode", title="Negative", clip=dressed.out(1), text=parameters.negative
            ).out(0)
        positive, negative = follow(
            b, parameters.controls, parameters.control_strength, staged, positive, negative, sdxl.out(2)
        )
    model = dressed.out(0)
    if parameters.guidance is not None:
        with b.group("References"):
            model, positive, negative = guided(b, parameters.guidance, model, positive, negative)
    with b.group("Picture"):
        latent = _latent(b, parameters, staged.out(0), sdxl.out(2))
        picture = sample(
            b, sdxl, model, positive, negative, latent, seed=parameters.seed, denoise=parameters.denoise
        )
        if parameters.gate is not None:
            picture, _ = gated(
                b, picture, parameters.gate, (parameters.picture_width, parameters.picture_height)
            )
    with b.group("Shot"):
        moved = b.add(
            "AnimationStudioCameraMove",
            title=f"Camera: {shot.camera}",
            image=picture,
            move=str(shot.camera),
            seconds=shot.seconds,
            strength=1.0,
            seed=parameters.seed,
            width=parameters.width,
            height=parameters.height,
            fps=shown_rate(parameters.fps),
        )
        b.add(
            "AnimationStudioSaveTake",
            title=f"Save {parameters.take}",
            run=parameters.run,
            take=parameters.take,
            video=moved.out(0),
            image=picture,
            used=used,
        )


def sample(
    b: GraphBuilder,
    sdxl: BuiltNode,
    model: Wire,
    positive: Wire,
    negative: Wire,
    latent: Wire,
    *,
    seed: int,
    denoise: float = 1.0,
) -> Wire:
    """Pictures out of a latent, with the sampler settings and the VAE of *Load SDXL*; in tiles where the free memory
    is too small for a whole one."""
    sampled = b.add(
        "KSampler",
        model=model,
        positive=positive,
        negative=negative,
        seed=seed,
        latent_image=latent,
        denoise=denoise,
        steps=sdxl.out(3),
        cfg=sdxl.out(4),
        sampler_name=sdxl.out(5),
        scheduler=sdxl.out(6),
    )
    return b.add(
        "AnimationStudioDecodePicture", samples=sampled.out(0), vae=sdxl.out(2), tiles="when needed"
    ).out(0)


def stage(b: GraphBuilder, shot: Shot, width: int, height: int, seed: int) -> BuiltNode:
    """*Puppet Control* with a shot's cast and things: its picture, pose, depth and the figures' parts."""
    return b.add(
        "AnimationStudioPuppetControl",
        title=f"{shot.id}: {shot.setting.place}, {shot.framing}",
        **place_inputs(shot.setting),
        framing=str(shot.framing),
        at=round(moment(shot)[0], 3),
        seed=seed,
        width=width,
        height=height,
        inputs=cast_and_things(b, shot) | what_happens(b, shot),
    )


def follow(
    b: GraphBuilder,
    controls: Mapping[str, str],
    strength: float,
    staged: BuiltNode,
    positive: Wire,
    negative: Wire,
    vae: Wire,
) -> tuple[Wire, Wire]:
    """Conditioning that follows a staged moment, by the presets of ``controls`` (pose or depth → preset).

    Args:
        strength: a factor on the presets' own.
    """
    for kind, preset in controls.items():
        applied = b.add(
            "AnimationStudioApplyControl",
            title=f"Follow the {kind}",
            positive=positive,
            negative=negative,
            image=staged.out({"pose": 1, "depth": 2}[kind]),
            preset=preset,
            strength=strength,
            vae=vae,
        )
        positive, negative = applied.out(0), applied.out(1)
    return positive, negative


def _latent(b: GraphBuilder, parameters: SdxlShot, staged: Wire, vae: Wire) -> Wire:
    """An empty latent, or the puppets' picture when only a part of the noise is put on it."""
    count = parameters.candidates
    if parameters.denoise < 1.0:
        begun = b.add("VAEEncode", title="Begin with the puppets", pixels=staged, vae=vae).out(0)
        return begun if count == 1 else b.add("RepeatLatentBatch", samples=begun, amount=count).out(0)
    return b.add(
        "EmptyLatentImage", width=parameters.picture_width, height=parameters.picture_height, batch_size=count
    ).out(0)


SKILLS = (
    Skill(
        name="sdxl_shot",
        version=5,
        parameters=SdxlShot,
        build=sdxl_shot,
        example=SdxlShot(
            run="my-film",
            take="shot-1",
            shot=Shot(id="shot-1", setting=Setting(place=Place.BEACH)),
            prompt="wide shot of a sandy beach with palm trees, daylight",
            profile="sdxl",
        ),
        makes="video",
        title="Draw a shot with SDXL",
        needs=(
            "AnimationStudioLoadSDXL",
            "AnimationStudioPuppetControl",
            "AnimationStudioApplyLoras",
            "KSampler",
            "AnimationStudioDecodePicture",
        ),
    ),
)
