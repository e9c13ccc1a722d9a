"""*Load SDXL* and *Character Preset*."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import comfy.model_management
import comfy.samplers
import comfy.sd
import comfy.supported_models
import comfy.utils
import folder_paths
from comfy_api.latest import io

from ...common.errors import StudioError
from ...common.vocabulary import Emotion, Framing, Gesture
from ...configs.schema import load_loras, load_sdxl
from ...workflows.families import family_of, read_header
from ...workflows.prompts import character_prompt
from .. import host
from ..host import Types
from . import loras as _loras

CATEGORY = "Animation Studio/Character"
DEFAULT = "from the profile"
log = logging.getLogger(__name__)


class LoadSdxl(io.ComfyNode):
    """A configured SDXL profile → MODEL, CLIP, VAE and sampler settings."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        config = load_sdxl(host.config_folders())
        return io.Schema(
            node_id="AnimationStudioLoadSDXL",
            display_name="Load SDXL",
            category=CATEGORY,
            description="Loads a profile of sdxl_config.yaml and gives the sampler settings of a quality preset.",
            inputs=[
                io.Combo.Input(
                    "profile",
                    options=list(config.profiles),
                    default=config.profile,
                    tooltip="Which checkpoint and VAE: a profile of sdxl_config.yaml.",
                ),
                io.Combo.Input(
                    "quality",
                    options=list(config.quality),
                    default="standard",
                    tooltip="Steps, cfg, sampler and scheduler: draft, standard, high or ultra.",
                ),
            ],
            outputs=[
                io.Model.Output(tooltip="The picture model."),
                io.Clip.Output(tooltip="Its text encoders."),
                io.Vae.Output(tooltip="Its VAE."),
                io.Int.Output(display_name="steps", tooltip="Sampling steps."),
                io.Float.Output(display_name="cfg", tooltip="How closely to follow the prompt."),
                io.Combo.Output(
                    display_name="sampler", options=comfy.samplers.KSampler.SAMPLERS, tooltip="For KSampler."
                ),
                io.Combo.Output(
                    display_name="scheduler",
                    options=comfy.samplers.KSampler.SCHEDULERS,
                    tooltip="For KSampler.",
                ),
            ],
        )

    @classmethod
    def execute(cls, profile: str, quality: str) -> io.NodeOutput:
        config = load_sdxl(host.config_folders())
        chosen, preset = config.profiles[profile], config.quality[quality]
        if comfy.model_management.xformers_enabled():
            log.warning(
                "xformers is in use; PyTorch's own attention is as fast on current cards and less fragile."
            )
        path = host.model_path("checkpoints", chosen.checkpoint)
        _check_family(path)
        model, clip, vae = comfy.sd.load_checkpoint_guess_config(
            str(path),
            output_vae=True,
            output_clip=True,
            embedding_directory=folder_paths.get_folder_paths("embeddings"),
        )[:3]
        if chosen.vae and chosen.vae in folder_paths.get_filename_list("vae"):
            vae = comfy.sd.VAE(sd=comfy.utils.load_torch_file(str(host.model_path("vae", chosen.vae))))
        if chosen.clip_skip:
            clip = clip.clone()
            clip.clip_layer(-chosen.clip_skip - 1)
        return io.NodeOutput(model, clip, vae, preset.steps, preset.cfg, preset.sampler, preset.scheduler)


class CharacterPresetNode(io.ComfyNode):
    """A character in a scene → prompt, negative prompt and LoRAs."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        styles = list(load_sdxl(host.config_folders()).styles)
        return io.Schema(
            node_id="AnimationStudioCharacterPreset",
            display_name="Character Preset",
            category=CATEGORY,
            description="Writes the prompt of a character in a scene, pose and mood, and chooses its LoRAs.",
            inputs=[
                io.Combo.Input(
                    "character", options=host.character_names(), tooltip="Who: a character preset."
                ),
                io.String.Input(
                    "scene", default="", tooltip="Where: a scene of the preset, or your own words."
                ),
                io.Combo.Input(
                    "gesture", options=[str(word) for word in Gesture], tooltip="What the body does."
                ),
                io.Combo.Input(
                    "emotion", options=[str(word) for word in Emotion], tooltip="What the face shows."
                ),
                io.Combo.Input(
                    "framing",
                    options=[str(word) for word in Framing],
                    default="medium",
                    tooltip="How much is seen.",
                ),
                io.Combo.Input(
                    "style", options=styles, tooltip="Words around the prompt: a style of sdxl_config.yaml."
                ),
                io.String.Input(
                    "extra", default="", multiline=True, tooltip="Further words for this picture."
                ),
                Types.Loras.Input(
                    "loras", optional=True, tooltip="LoRAs chosen before, worn beside the character's own."
                ),
            ],
            outputs=[
                io.String.Output(
                    display_name="prompt", tooltip="For CLIP Text Encode, or Apply LoRAs first."
                ),
                io.String.Output(display_name="negative", tooltip="What to avoid."),
                Types.Loras.Output(display_name="loras", tooltip="For Apply LoRAs."),
            ],
        )

    @classmethod
    def validate_inputs(cls, character: str = "") -> bool | str:
        """Tells before anything runs that the preset isn't known, or names LoRAs that the registry doesn't."""
        try:
            if character:
                _loras.check_known(host.character(character), load_loras(host.config_folders()))
        except StudioError as error:
            return f"{error.message} {error.fix}"
        return True

    @classmethod
    def execute(
        cls, character: str, scene: str, gesture: str, emotion: str, framing: str, style: str, extra: str,
        loras: list[dict[str, Any]] | None = None,
    ) -> io.NodeOutput:  # fmt: skip
        preset, config = host.character(character), load_sdxl(host.config_folders())
        prompt = character_prompt(
            preset,
            scene=scene,
            gesture=Gesture(gesture),
            emotion=Emotion(emotion),
            framing=Framing(framing),
            style=config.styles[style],
            negative=config.negatives.get("standard", ""),
            extra=extra,
        )
        worn = [*(loras or []), *(use.model_dump() for use in preset.loras)]
        return io.NodeOutput(prompt.positive, prompt.negative, worn)


def _check_family(checkpoint: Path) -> None:
    """Refuses a checkpoint of the studio's own family where nobody has told ComfyUI its sizes.

    Raises:
        StudioError: ``extra_missing``; ComfyUI itself would only say that it can't tell the model's type.
    """
    known = {model.__name__ for model in comfy.supported_models.models}
    if (
        checkpoint.suffix == ".safetensors"
        and family_of(read_header(checkpoint)) == "toonxl"
        and "ToonXL" not in known
    ):
        raise StudioError(
            "extra_missing",
            f"{checkpoint.name} is the studio's own small model, which this ComfyUI doesn't know.",
            "Link the folder embedded/toonxl/extension into custom_nodes and restart, or use `./studio serve`.",
        )


NODES: list[type[io.ComfyNode]] = [LoadSdxl, CharacterPresetNode]
