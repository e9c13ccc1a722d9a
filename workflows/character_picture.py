"""The graph of one character picture: preset, LoRAs, sampling, and the gate where a CLIP Vision model judges."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from ..common.story import Identifier
from ..common.vocabulary import Emotion, Framing, Gesture
from .builder import GraphBuilder
from .graph import Graph


class CharacterPicture(BaseModel):
    """One picture to make: whom, where, doing what, with which settings.

    ``takes`` pictures are drawn at once, of which the gate keeps the one most like the character.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    character: Identifier
    scene: str = Field("", max_length=300)
    gesture: Gesture = Gesture.STAND
    emotion: Emotion = Emotion.NEUTRAL
    framing: Framing = Framing.MEDIUM
    style: str = "animated_film"
    extra: str = Field("", max_length=1000)
    profile: str = ""
    quality: str = "standard"
    width: int = Field(0, ge=0, le=4096, multiple_of=8, description="0: the profile's")
    height: int = Field(0, ge=0, le=4096, multiple_of=8, description="0: the profile's")
    seed: int = Field(0, ge=0, le=2**31 - 1)
    takes: int = Field(1, ge=1, le=8)


def character_graph(row: CharacterPicture, *, judge: str = "", accept: float = 0.65) -> Graph:
    """The graph of a picture; its last node saves the picture that is kept.

    Args:
        row: profile, width and height must be filled in.
        judge: a CLIP Vision file as ComfyUI lists it; empty keeps the first take unjudged.
        accept: bar on the calibrated scale.
    """
    b = GraphBuilder()
    sdxl = b.add("AnimationStudioLoadSDXL", profile=row.profile, quality=row.quality)
    preset = b.add(
        "AnimationStudioCharacterPreset", character=row.character, scene=row.scene, gesture=str(row.gesture),
        emotion=str(row.emotion), framing=str(row.framing), style=row.style, extra=row.extra,
    )  # fmt: skip
    dressed = b.add(
        "AnimationStudioApplyLoras", model=sdxl.out(0), clip=sdxl.out(1), prompt=preset.out(0), loras=preset.out(2)
    )  # fmt: skip
    positive = b.add("CLIPTextEncode", title="Prompt", clip=dressed.out(1), text=dressed.out(2))
    negative = b.add("CLIPTextEncode", title="Negative", clip=dressed.out(1), text=preset.out(1))
    latent = b.add("EmptyLatentImage", width=row.width, height=row.height, batch_size=row.takes)
    sampled = b.add(
        "KSampler", model=dressed.out(0), positive=positive.out(0), negative=negative.out(0), seed=row.seed,
        latent_image=latent.out(0), denoise=1.0, steps=sdxl.out(3), cfg=sdxl.out(4), sampler_name=sdxl.out(5),
        scheduler=sdxl.out(6),
    )  # fmt: skip
    picture = b.add("VAEDecode", samples=sampled.out(0), vae=sdxl.out(2)).out(0)
    if judge:
        encoder = b.add("CLIPVisionLoader", clip_name=judge)
        picture = b.add(
            "AnimationStudioConsistencyGate", image=picture, character=row.character, clip_vision=encoder.out(0),
            accept=accept, strict=False,
        ).out(0)  # fmt: skip
    b.add("SaveImage", images=picture, filename_prefix="animation_studio/pictures/" + row.character)
    return b.build()
