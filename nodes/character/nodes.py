"""*Load SDXL*, *Decode Picture* and *Character Preset*."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import comfy.diffusers_convert
import comfy.model_management
import comfy.samplers
import comfy.sd
import comfy.supported_models
import comfy.utils
import folder_paths
import torch
from comfy.ldm.modules import attention
from comfy_api.latest import io
from safetensors import SafetensorError

from ...common.errors import StudioError
from ...common.folders import cache_folder
from ...common.vocabulary import Emotion, Framing, Gesture
from ...configs.schema import Quality, SdxlConfig, SdxlProfile, load_loras, load_sdxl
from ...workflows.models import worn as _loras
from ...workflows.models.checkpoints import check_parts
from ...workflows.models.diffusers_merge import UNET, TensorNames, converted
from ...workflows.models.diffusersfolder import read_pipeline
from ...workflows.models.families import compatible, family_of, is_weights, read_header
from ...workflows.models.files import SDXL_KINDS, find_file, nearest
from ...workflows.models.runtime import GIB, Runtime, choose_tile
from ...workflows.models.tensors import read_tensors
from ...workflows.prompts import character_prompt
from .. import host
from ..door import check_value
from ..host import Types
from ..lookups import entry_of

CATEGORY = "Animation Studio/Character"
log = logging.getLogger(__name__)


def model_inputs() -> list[io.Input]:
    """Which model draws, and how carefully."""
    config = load_sdxl(host.config_folders())
    return [
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
    ]


class LoadSdxl(io.ComfyNode):
    """A configured SDXL profile → MODEL, CLIP, VAE and sampler settings."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioLoadSDXL",
            display_name="Load SDXL",
            category=CATEGORY,
            description="Loads a profile of sdxl_config.yaml and gives the sampler settings of a quality preset.",
            inputs=model_inputs(),
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
                io.String.Output(
                    display_name="report", tooltip="Precision, attention and free memory, and warnings."
                ),
            ],
        )

    @classmethod
    def fingerprint_inputs(cls, profile: str = "", quality: str = "") -> str:
        """Loads again when the profile or one of its files has changed."""
        config = load_sdxl(host.config_folders())
        chosen, preset = _chosen(config, profile, quality)
        known = host.pipelines() if not is_weights(Path(chosen.checkpoint)) else {}
        folder = known.get(chosen.checkpoint)
        files = [
            read_pipeline(folder).mark if folder else host.file_mark("checkpoints", chosen.checkpoint),
            host.file_mark("vae", chosen.vae or ""),
        ]
        return "\n".join([chosen.model_dump_json(), preset.model_dump_json(), *files])

    @classmethod
    def execute(cls, profile: str, quality: str) -> io.NodeOutput:
        config = load_sdxl(host.config_folders())
        chosen, preset = _chosen(config, profile, quality)
        path = _checkpoint(chosen.checkpoint)
        _check_family(path)
        own_vae = find_file(chosen.vae, folder_paths.get_filename_list("vae")) if chosen.vae else None
        check_parts(path, vae=own_vae is not None)
        model, clip, vae = _loaded(path, half=chosen.fp16)
        lines = []
        if own_vae:
            vae = _vae(own_vae)
            lines.append(f"VAE {own_vae}")
        elif chosen.vae:
            lines.append(f"{chosen.vae} isn't in ComfyUI's vae folder: the checkpoint's own VAE is used.")
        if chosen.clip_skip:
            clip = clip.clone()
            clip.clip_layer(-chosen.clip_skip - 1)
        runtime = _runtime(model, vae)
        warnings = runtime.warnings(fp16=chosen.fp16)
        for warning in warnings:
            log.warning(warning)
        report = "\n".join([f"{profile}: {chosen.checkpoint}", runtime.report(), *lines, *warnings])
        return io.NodeOutput(
            model, clip, vae, preset.steps, preset.cfg, preset.sampler, preset.scheduler, report
        )


def _checkpoint(name: str) -> Path:
    """The file of a checkpoint; a diffusers folder is converted to one first.

    Raises:
        StudioError: ``model_missing``, ``model_invalid``, ``disk_full``, ``not_writable``.
    """
    if is_weights(Path(name)):
        return host.model_path("checkpoints", name)
    known = host.pipelines()
    if name not in known:
        raise StudioError(
            "model_missing",
            f"There is no diffusers folder '{name}' in ComfyUI's diffusers or checkpoints folder.",
            nearest(name, list(known), "Put it there, or choose another profile."),
        )
    names = TensorNames(
        comfy.utils.unet_to_diffusers(UNET),
        comfy.diffusers_convert.convert_vae_state_dict,
        comfy.diffusers_convert.convert_text_enc_state_dict_v20,
    )
    return converted(read_pipeline(known[name]), cache_folder() / "converted", names)


def _chosen(config: SdxlConfig, profile: str, quality: str) -> tuple[SdxlProfile, Quality]:
    """The profile and quality preset of these names.

    Raises:
        StudioError: ``option_invalid``.
    """
    return entry_of("profile", profile, config.profiles), entry_of("quality", quality, config.quality)


def _loaded(path: Path, *, half: bool) -> tuple[Any, Any, Any]:
    """A checkpoint's model, text encoders and VAE.

    Raises:
        StudioError: ``model_invalid`` for a file that ComfyUI can't make a model of.
    """
    try:
        found = comfy.sd.load_checkpoint_guess_config(
            str(path),
            output_vae=True,
            output_clip=True,
            embedding_directory=folder_paths.get_folder_paths("embeddings"),
            model_options={} if half else {"dtype": torch.float32},
        )[:3]
    except comfy.model_management.OOM_EXCEPTION:
        raise  # the host frees memory and tells
    except (SafetensorError, KeyError, ValueError, RuntimeError) as error:
        raise StudioError(
            "model_invalid",
            f"ComfyUI can't load {path.name}: {error}",
            "Download it again, or choose another profile.",
        ) from error
    model, clip, vae = found
    return model, clip, vae


def _vae(file: str) -> Any:
    """A VAE of ComfyUI's folder.

    Raises:
        StudioError: ``model_invalid`` for a file that isn't safetensors, is cut short, or is no VAE.
    """
    path = host.model_path("vae", file)
    read_header(path)
    vae = comfy.sd.VAE(sd=read_tensors(path))
    if vae.first_stage_model is None:
        raise StudioError(
            "model_invalid", f"{file} isn't a VAE.", "Name another file as the profile's 'vae'."
        )
    return vae


def _runtime(model: Any, vae: Any) -> Runtime:
    """What ComfyUI computes with, as it is and not as it was asked for."""
    device = comfy.model_management.get_torch_device()
    return Runtime(
        device=str(device),
        dtype=str(model.model.get_dtype()).removeprefix("torch."),
        vae_dtype=str(vae.vae_dtype).removeprefix("torch."),
        attention=getattr(attention.optimized_attention, "__name__", "unknown"),
        free=int(comfy.model_management.get_free_memory(device)),
        half=comfy.model_management.should_use_fp16(device),
    )


class DecodePicture(io.ComfyNode):
    """LATENT → IMAGE, in tiles where the memory that is really free doesn't hold the whole picture."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioDecodePicture",
            display_name="Decode Picture",
            category=CATEGORY,
            description="Decodes as VAE Decode does, and in tiles when the memory that is free now is too small for the whole picture.",
            inputs=[
                io.Latent.Input("samples", tooltip="From KSampler."),
                io.Vae.Input("vae", tooltip="From Load SDXL."),
                io.Combo.Input(
                    "tiles",
                    options=["when needed", "always", "never"],
                    tooltip="When needed measures the free memory first.",
                ),
            ],
            outputs=[
                io.Image.Output(tooltip="The picture."),
                io.String.Output(display_name="report", tooltip="Needed and free memory, and what was done."),
            ],
        )

    @classmethod
    def execute(cls, samples: dict[str, Any], vae: Any, tiles: str) -> io.NodeOutput:
        latent = samples["samples"]
        if not torch.isfinite(latent).all():
            raise StudioError(
                "media_failed",
                "The sampled latents hold values that aren't numbers, so there is no picture in them.",
                "Lower cfg and LoRA weights, or run the model in another precision (fp16: false in its profile).",
            )
        scale = vae.spacial_compression_decode()
        size = (latent.shape[-1] * scale, latent.shape[-2] * scale)

        def needed(width: int, height: int) -> int:
            shape = (*latent.shape[:-2], height // scale, width // scale)
            return int(vae.memory_used_decode(shape, vae.vae_dtype))

        comfy.model_management.free_memory(needed(*size), vae.device)
        free = int(comfy.model_management.get_free_memory(vae.device))
        tile = None if tiles == "never" else choose_tile(size, needed, free, always=tiles == "always")
        if tile is None:
            image, done = vae.decode(latent), "decoded whole"
        else:
            side = tile // scale
            image = vae.decode_tiled(latent, tile_x=side, tile_y=side, overlap=side // 8)
            done = f"decoded in tiles of {tile} pixels"
        report = f"{needed(*size) / GIB:.2f} GB needed, {free / GIB:.2f} GB free: {done}"
        return io.NodeOutput(image, report)


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
            check_value("COMBO", character, "character", "Character Preset", optional=True)
            if character:
                _loras.check_known(host.character(character), load_loras(host.config_folders()))
        except StudioError as error:
            return f"{error.message} {error.fix}"
        return True

    @classmethod
    def fingerprint_inputs(cls, character: str = "", style: str = "", **_: Any) -> str:
        """Writes again when the preset, the style or one of the preset's LoRAs has changed."""
        preset, config = host.character(character), load_sdxl(host.config_folders())
        entries = load_loras(host.config_folders()).loras
        worn = [entries[use.name].model_dump_json() for use in preset.loras if use.name in entries]
        words = entry_of("style", style, config.styles).model_dump_json() + config.negatives.get(
            "standard", ""
        )
        return "\n".join([preset.model_dump_json(), words, *worn])

    @classmethod
    def execute(
        cls,
        character: str,
        scene: str,
        gesture: str,
        emotion: str,
        framing: str,
        style: str,
        extra: str,
        loras: list[dict[str, Any]] | None = None,
    ) -> io.NodeOutput:
        preset, config = host.character(character), load_sdxl(host.config_folders())
        prompt = character_prompt(
            preset,
            scene=scene,
            gesture=Gesture(gesture),
            emotion=Emotion(emotion),
            framing=Framing(framing),
            style=entry_of("style", style, config.styles),
            negative=config.negatives.get("standard", ""),
            extra=extra,
        )
        worn = [*(loras or []), *(use.model_dump() for use in preset.loras)]
        return io.NodeOutput(prompt.positive, prompt.negative, worn)


def _check_family(checkpoint: Path) -> None:
    """Refuses a checkpoint for another architecture, and one of the studio's own family that ComfyUI doesn't know.

    Raises:
        StudioError: ``model_invalid``; ``extra_missing`` where nobody has told ComfyUI the own family's sizes: it
            would only say that it can't tell the model's type.
    """
    family = family_of(read_header(checkpoint))
    if not any(compatible(family, known) for known in SDXL_KINDS):
        raise StudioError(
            "model_invalid",
            f"{checkpoint.name} is a model of the family {family}, and this node loads SDXL.",
            "Choose a profile with an SDXL checkpoint, or load it with ComfyUI's own node.",
        )
    if family == "toonxl" and "ToonXL" not in {model.__name__ for model in comfy.supported_models.models}:
        raise StudioError(
            "extra_missing",
            f"{checkpoint.name} is the studio's own small model, which this ComfyUI doesn't know.",
            "Link the folder toonxl/extension into custom_nodes and restart, or use `./studio serve`.",
        )


NODES: list[type[io.ComfyNode]] = [LoadSdxl, DecodePicture, CharacterPresetNode]
