"""*Load SDXL*, *Character Preset*, *Choose LoRA* and *Apply LoRAs*."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import comfy.lora
import comfy.lora_convert
import comfy.model_management
import comfy.samplers
import comfy.sd
import comfy.supported_models
import comfy.utils
import folder_paths
from comfy_api.latest import io

from ...common.errors import StudioError
from ...common.vocabulary import Emotion, Framing, Gesture
from ...configs.schema import LoraUse, load_loras, load_sdxl
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


class ChooseLora(io.ComfyNode):
    """One LoRA of the registry; chained."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioChooseLora",
            display_name="Choose LoRA",
            category=CATEGORY,
            description="Adds a LoRA of lora_registry.yaml to the stack. Chain several.",
            inputs=[
                io.Combo.Input(
                    "name",
                    options=list(load_loras(host.config_folders()).loras),
                    tooltip="A LoRA of the registry.",
                ),
                io.Boolean.Input("use", default=True, tooltip="Off leaves it out without unplugging it."),
                io.Boolean.Input(
                    "recommended", default=True, tooltip="On takes the registry's weight, off the one below."
                ),
                io.Float.Input(
                    "weight", default=0.8, min=-4.0, max=4.0, step=0.05, tooltip="How strongly it works."
                ),
                Types.Loras.Input("loras", optional=True, tooltip="The LoRAs before this one."),
            ],
            outputs=[Types.Loras.Output(display_name="loras", tooltip="All LoRAs so far, for Apply LoRAs.")],
        )

    @classmethod
    def execute(
        cls, name: str, use: bool, recommended: bool, weight: float, loras: list[dict[str, Any]] | None = None
    ) -> io.NodeOutput:
        row = LoraUse(name=name, weight=None if recommended else weight)
        return io.NodeOutput([*(loras or []), *([row.model_dump()] if use else [])])


class ApplyLoras(io.ComfyNode):
    """Puts chosen LoRAs on MODEL and CLIP, with their trigger words; a LoRA that doesn't fit is refused."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioApplyLoras",
            display_name="Apply LoRAs",
            category=CATEGORY,
            description="Applies a stack of LoRAs. Missing files, wrong base models and LoRAs that change almost nothing are told.",
            inputs=[
                io.Model.Input("model", tooltip="The picture model."),
                io.Clip.Input("clip", tooltip="Its text encoders."),
                Types.Loras.Input(
                    "loras",
                    optional=True,
                    tooltip="From Choose LoRA or Character Preset; none changes nothing.",
                ),
                io.String.Input(
                    "prompt", default="", multiline=True, tooltip="Gets the trigger words it lacks."
                ),
            ],
            outputs=[
                io.Model.Output(tooltip="The model with its LoRAs."),
                io.Clip.Output(tooltip="The text encoders with their LoRAs."),
                io.String.Output(display_name="prompt", tooltip="The prompt with trigger words."),
                io.String.Output(display_name="report", tooltip="What was applied, and warnings."),
            ],
        )

    @classmethod
    def execute(
        cls, model: Any, clip: Any, prompt: str, loras: list[dict[str, Any]] | None = None
    ) -> io.NodeOutput:
        folders = host.config_folders()
        uses = [LoraUse.model_validate(row) for row in loras or []]
        chosen = _loras.choose(uses, load_loras(folders), folder_paths.get_filename_list("loras"))
        lines = []
        for lora in chosen:
            model, clip, share = apply_lora(model, clip, lora)
            lines.append(f"{lora.name} {lora.weight:+.2f}: {share:.0%} of its layers fit")
        if warning := _loras.overload(chosen, load_sdxl(folders).max_lora_weight):
            log.warning(warning)
            lines.append(warning)
        report = "\n".join(lines) or "no LoRA"
        return io.NodeOutput(model, clip, _loras.with_triggers(prompt, chosen), report, ui={"text": [report]})


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


def _family(config: Any) -> str:
    """The family of a loaded model, as :mod:`...workflows.families` calls it; empty when it's none of ours."""
    if type(config).__name__ == "ToonXL":  # registered by a pack of its own, so it has no class to import
        return "toonxl"
    return "sdxl" if isinstance(config, comfy.supported_models.SDXL) else ""


def apply_lora(model: Any, clip: Any, lora: _loras.ChosenLora) -> tuple[Any, Any, float]:
    """Patches clones of model and clip; also gives the share of the LoRA's layers that found their place.

    Weight 0 leaves both as they are. ComfyUI computes which patches fit and only logs it; here it is kept.

    Raises:
        StudioError: ``model_missing``, ``model_invalid``.
    """
    path = host.model_path("loras", lora.file)
    layers = _loras.check_base(lora, path, _family(model.model.model_config))
    if not lora.weight and not lora.clip_weight:
        return model, clip, 1.0
    keys = comfy.lora.model_lora_keys_unet(model.model, {})
    keys = comfy.lora.model_lora_keys_clip(clip.cond_stage_model, keys)
    weights = comfy.lora_convert.convert_lora(comfy.utils.load_torch_file(str(path), safe_load=True))
    patches = comfy.lora.load_lora(weights, keys)
    patched_model, patched_clip = model.clone(), clip.clone()
    applied = set(patched_model.add_patches(patches, lora.weight)) | set(
        patched_clip.add_patches(patches, lora.clip_weight)
    )
    return patched_model, patched_clip, _loras.check_share(lora, len(applied), layers)


NODES: list[type[io.ComfyNode]] = [
    LoadSdxl,
    CharacterPresetNode,
    ChooseLora,
    ApplyLoras,
]
