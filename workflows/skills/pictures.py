"""Pictures from a checkpoint: from words, from a picture, inside a mask, with LoRAs, and larger.

Every skill is put together from the same few parts, so that text to image with two LoRAs differs from plain
text to image by two nodes. Sizes are pixels; SDXL was trained around one megapixel (1024 × 1024).
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from ..builder import GraphBuilder, Wire
from .base import Parameters, Skill

Fraction = Annotated[float, Field(ge=0.0, le=1.0)]
Strength = Annotated[float, Field(ge=-4.0, le=4.0)]


class Lora(Parameters):
    """One LoRA and how strongly it works on the picture model and on the text encoders."""

    name: str = Field(
        description="file name as listed by ComfyUI", json_schema_extra={"installed": "LoraLoader.lora_name"}
    )
    strength: Strength = 0.8
    clip_strength: Strength | None = Field(None, description="the same as strength when not given")


class PictureParameters(Parameters):
    """What every picture skill needs."""

    checkpoint: str = Field(
        description="checkpoint file as listed by ComfyUI",
        json_schema_extra={"installed": "CheckpointLoaderSimple.ckpt_name"},
    )
    prompt: str = Field(max_length=4000, description="what to show")
    negative: str = Field("", max_length=4000, description="what to avoid")
    steps: int = Field(25, ge=1, le=150)
    cfg: float = Field(6.5, ge=0.0, le=30.0, description="how closely to follow the prompt")
    sampler: str = Field("dpmpp_2m", json_schema_extra={"installed": "KSampler.sampler_name"})
    scheduler: str = Field("karras", json_schema_extra={"installed": "KSampler.scheduler"})
    seed: int = Field(0, ge=0, le=2**63 - 1)
    clip_skip: int = Field(
        0, ge=0, le=12, description="last text-encoder layers to leave out; 0 leaves it as it is"
    )
    vae: str | None = Field(None, json_schema_extra={"installed": "VAELoader.vae_name"})
    loras: list[Lora] = Field(default_factory=list, max_length=8)
    prefix: str = Field("animation_studio/picture", max_length=120, description="file name of the result")


class TextToImage(PictureParameters):
    """Parameters of text_to_image."""

    width: int = Field(1024, ge=64, le=4096, multiple_of=8)
    height: int = Field(1024, ge=64, le=4096, multiple_of=8)
    count: int = Field(1, ge=1, le=16, description="pictures at once")


class ImageToImage(PictureParameters):
    """Parameters of image_to_image."""

    image: str = Field(description="a picture in ComfyUI's input folder")
    denoise: Fraction = Field(0.55, description="0 keeps the picture, 1 replaces it")


class Inpaint(ImageToImage):
    """Parameters of inpaint."""

    denoise: Fraction = Field(0.85, description="0 keeps what is under the mask, 1 replaces it")
    mask: str | None = Field(
        None, description="a picture whose red channel is the mask; without it the image's own transparency"
    )
    grow: int = Field(6, ge=0, le=64, description="pixels by which the mask grows")


class LoraStack(TextToImage):
    """Parameters of lora_stack."""

    loras: list[Lora] = Field(min_length=1, max_length=8)


class Upscale(Parameters):
    """Parameters of upscale."""

    image: str = Field(description="a picture in ComfyUI's input folder")
    factor: float = Field(2.0, ge=1.0, le=8.0)
    method: Literal["nearest-exact", "bilinear", "area", "bicubic", "lanczos"] = "lanczos"
    model: str | None = Field(
        None,
        description="an upscaling network; without it plain resampling",
        json_schema_extra={"installed": "UpscaleModelLoader.model_name"},
    )
    model_factor: float = Field(4.0, ge=1.0, le=8.0, description="by how much the network enlarges")
    prefix: str = Field("animation_studio/upscaled", max_length=120)


class LoadedModel:
    """The wires that come out of loading: picture model, text encoder, picture coder."""

    __slots__ = ("clip", "model", "vae")

    def __init__(self, model: Wire, clip: Wire, vae: Wire) -> None:
        self.model, self.clip, self.vae = model, clip, vae


def load(b: GraphBuilder, parameters: PictureParameters) -> LoadedModel:
    """Loads the checkpoint, then its LoRAs in order."""
    with b.group("Model"):
        loaded = b.add("CheckpointLoaderSimple", title="Checkpoint", ckpt_name=parameters.checkpoint)
        model, clip, vae = loaded.out(0), loaded.out(1), loaded.out(2)
        if parameters.vae is not None:
            vae = b.add("VAELoader", title="VAE", vae_name=parameters.vae).out(0)
        for lora in parameters.loras:
            strength = lora.strength if lora.clip_strength is None else lora.clip_strength
            added = b.add(
                "LoraLoader",
                title=f"LoRA {lora.name}",
                model=model,
                clip=clip,
                lora_name=lora.name,
                strength_model=lora.strength,
                strength_clip=strength,
            )
            model, clip = added.out(0), added.out(1)
        if parameters.clip_skip:
            clip = b.add("CLIPSetLastLayer", clip=clip, stop_at_clip_layer=-parameters.clip_skip).out(0)
    return LoadedModel(model, clip, vae)


def encode(b: GraphBuilder, parameters: PictureParameters, clip: Wire) -> tuple[Wire, Wire]:
    """The prompt and what to avoid, as conditioning."""
    with b.group("Prompt"):
        positive = b.add("CLIPTextEncode", title="Prompt", clip=clip, text=parameters.prompt)
        negative = b.add("CLIPTextEncode", title="Avoid", clip=clip, text=parameters.negative)
    return positive.out(0), negative.out(0)


def sample(
    b: GraphBuilder,
    parameters: PictureParameters,
    model: LoadedModel,
    positive: Wire,
    negative: Wire,
    latent: Wire,
    denoise: float = 1.0,
) -> None:
    """Samples, decodes and saves."""
    with b.group("Picture"):
        sampled = b.add(
            "KSampler",
            model=model.model,
            positive=positive,
            negative=negative,
            latent_image=latent,
            seed=parameters.seed,
            steps=parameters.steps,
            cfg=parameters.cfg,
            sampler_name=parameters.sampler,
            scheduler=parameters.scheduler,
            denoise=denoise,
        )
        decoded = b.add("VAEDecode", samples=sampled, vae=model.vae)
        b.add("SaveImage", images=decoded, filename_prefix=parameters.prefix)


def text_to_image(b: GraphBuilder, parameters: TextToImage) -> None:
    """Makes new pictures from words with a checkpoint, with or without LoRAs.

    Use it when nothing but the description is given. Several pictures at once differ by their noise.
    """
    model = load(b, parameters)
    positive, negative = encode(b, parameters, model.clip)
    latent = b.add(
        "EmptyLatentImage",
        title="Size",
        width=parameters.width,
        height=parameters.height,
        batch_size=parameters.count,
    )
    sample(b, parameters, model, positive, negative, latent.out(0))


def lora_stack(b: GraphBuilder, parameters: LoraStack) -> None:
    """Makes new pictures from words with one or several LoRAs on top of a checkpoint.

    Use it when a character or a style comes as LoRA files; put the LoRAs' trigger words into the prompt.
    """
    text_to_image(b, parameters)


def image_to_image(b: GraphBuilder, parameters: ImageToImage) -> None:
    """Paints a given picture anew after the prompt, keeping more or less of it.

    Use it to restyle or refine. ``denoise`` 0.3 keeps composition and detail, 0.7 only the composition.
    """
    model = load(b, parameters)
    positive, negative = encode(b, parameters, model.clip)
    with b.group("Source"):
        image = b.add("LoadImage", title="Source", image=parameters.image)
        latent = b.add("VAEEncode", pixels=image.out(0), vae=model.vae)
    sample(b, parameters, model, positive, negative, latent.out(0), parameters.denoise)


def inpaint(b: GraphBuilder, parameters: Inpaint) -> None:
    """Paints anew what lies under a mask and leaves the rest of the picture as it is.

    Use it to change or repair one part: a face, a hand, an object. White in the mask is painted.
    """
    model = load(b, parameters)
    positive, negative = encode(b, parameters, model.clip)
    with b.group("Source"):
        image = b.add("LoadImage", title="Source", image=parameters.image)
        mask = image.out(1)
        if parameters.mask is not None:
            mask = b.add("LoadImageMask", title="Mask", image=parameters.mask, channel="red").out(0)
        if parameters.grow:
            mask = b.add("GrowMask", mask=mask, expand=parameters.grow, tapered_corners=True).out(0)
        coded = b.add("VAEEncode", pixels=image.out(0), vae=model.vae)
        latent = b.add("SetLatentNoiseMask", samples=coded, mask=mask)
    sample(b, parameters, model, positive, negative, latent.out(0), parameters.denoise)


def upscale(b: GraphBuilder, parameters: Upscale) -> None:
    """Makes a picture larger, by resampling or with an upscaling network.

    Use it as the last step of a picture. With a network the result is brought to ``factor`` afterwards.
    """
    image, scale = b.add("LoadImage", title="Source", image=parameters.image).out(0), parameters.factor
    if parameters.model is not None:
        network = b.add("UpscaleModelLoader", model_name=parameters.model)
        image = b.add("ImageUpscaleWithModel", upscale_model=network, image=image).out(0)
        scale = parameters.factor / parameters.model_factor
    if scale != 1.0:
        image = b.add("ImageScaleBy", image=image, upscale_method=parameters.method, scale_by=scale).out(0)
    b.add("SaveImage", images=image, filename_prefix=parameters.prefix)


BASE = "sd_xl_base_1.0.safetensors"
LORA = Lora(name="luca_style.safetensors", strength=0.8)
PICTURE = ("CheckpointLoaderSimple", "KSampler", "VAEDecode", "SaveImage")

SKILLS: tuple[Skill[Any], ...] = (
    Skill(
        "text_to_image",
        1,
        TextToImage,
        text_to_image,
        TextToImage(checkpoint=BASE, prompt="a boy on a pier at sunset, 3d animation", seed=1),
        title="Text to image",
        needs=PICTURE,
    ),
    Skill(
        "lora_stack",
        1,
        LoraStack,
        lora_stack,
        LoraStack(checkpoint=BASE, prompt="luca_style, a boy on a pier at sunset", loras=[LORA], seed=1),
        title="Text to image with LoRAs",
        needs=(*PICTURE, "LoraLoader"),
    ),
    Skill(
        "image_to_image",
        1,
        ImageToImage,
        image_to_image,
        ImageToImage(checkpoint=BASE, prompt="the same scene at night", image="example.png", seed=1),
        title="Image to image",
        needs=(*PICTURE, "LoadImage", "VAEEncode"),
    ),
    Skill(
        "inpaint",
        1,
        Inpaint,
        inpaint,
        Inpaint(checkpoint=BASE, prompt="a smiling face", image="example.png", seed=1),
        title="Paint inside a mask",
        needs=(*PICTURE, "LoadImage", "SetLatentNoiseMask"),
    ),
    Skill(
        "upscale",
        1,
        Upscale,
        upscale,
        Upscale(image="example.png"),
        title="Make a picture larger",
        needs=("LoadImage", "ImageScaleBy", "SaveImage"),
    ),
)
