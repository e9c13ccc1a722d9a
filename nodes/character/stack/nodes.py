"""*Choose LoRA*, *Apply LoRAs*, *Apply LoRA Stack* and *Save Picture*."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import comfy.lora
import comfy.lora_convert
import comfy.supported_models
import folder_paths
import torch
from comfy_api.latest import io, ui
from pydantic import TypeAdapter

from ....common.errors import StudioError
from ....configs.blocks import read_blocks
from ....configs.schema import LoraRegistry, LoraUse, load_loras, load_sdxl
from ....film.takes import METADATA
from ....workflows.models import worn as _loras
from ....workflows.models.digests import digest_of
from ....workflows.models.loranames import renaming_of
from ....workflows.models.tensors import read_tensors
from ... import host
from ...door import check_value
from ...host import Types
from ...lookups import entry_of

CATEGORY = "Animation Studio/Character"
MOST_STACKS = 10
"""Sockets that *Apply LoRA Stack* can grow."""
USES: TypeAdapter[list[LoraUse]] = TypeAdapter(list[LoraUse])
"""A LORAS value as data."""
log = logging.getLogger(__name__)


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
                    options=_names(load_loras(host.config_folders())),
                    tooltip="A LoRA of the registry, or a combination of several.",
                ),
                io.Boolean.Input("use", default=True, tooltip="Off leaves it out without unplugging it."),
                io.Boolean.Input(
                    "recommended", default=True, tooltip="On takes the registry's weight, off the one below."
                ),
                io.Float.Input(
                    "weight",
                    default=0.8,
                    min=-4.0,
                    max=4.0,
                    step=0.05,
                    tooltip="How strongly it works; of a combination, a factor on its weights.",
                ),
                io.String.Input(
                    "blocks",
                    default="",
                    optional=True,
                    tooltip="Factors on the weight block by block, like in:0.8, mid:1, out4:1.2, text:0, or 12 or 20 "
                    "numbers; empty takes the registry's.",
                ),
                Types.Loras.Input("loras", optional=True, tooltip="The LoRAs before this one."),
            ],
            outputs=[Types.Loras.Output(display_name="loras", tooltip="All LoRAs so far, for Apply LoRAs.")],
        )

    @classmethod
    def validate_inputs(cls, name: str = "", use: bool = True, blocks: str = "") -> bool | str:
        """Tells before anything runs that the LoRA isn't installed, or that ``blocks`` can't be read."""
        try:
            check_value("COMBO", name, "name", "Choose LoRA", optional=True)
            read_blocks(blocks)
            if name and use:
                choose(_chosen(load_loras(host.config_folders()), LoraUse(name=name)))
        except StudioError as error:
            return f"{error.message} {error.fix}"
        return True

    @classmethod
    def fingerprint_inputs(cls, name: str = "", **_: Any) -> str:
        """Chooses again when the registry's entry or its file has changed."""
        registry = load_loras(host.config_folders())
        chosen = _chosen(registry, LoraUse(name=name))
        entries = [(use, entry_of("LoRA", use.name, registry.loras)) for use in chosen]
        return "".join(
            use.model_dump_json() + entry.model_dump_json() + host.file_mark("loras", entry.file)
            for use, entry in entries
        )

    @classmethod
    def execute(
        cls,
        name: str,
        use: bool,
        recommended: bool,
        weight: float,
        blocks: str = "",
        loras: list[dict[str, Any]] | None = None,
    ) -> io.NodeOutput:
        row = LoraUse(name=name, weight=None if recommended else weight, blocks=read_blocks(blocks))
        rows = [one.model_dump() for one in _chosen(load_loras(host.config_folders()), row)]
        return io.NodeOutput([*(loras or []), *(rows if use else [])])


def _names(registry: LoraRegistry) -> list[str]:
    """What can be chosen: LoRAs, then combinations whose name no LoRA has."""
    return list(dict.fromkeys([*registry.loras, *registry.combinations]))


def _chosen(registry: LoraRegistry, row: LoraUse) -> list[LoraUse]:
    """The LoRAs behind a choice: itself, or those of a combination with its factor and blocks."""
    if row.name in registry.loras:
        return [row]
    uses = registry.uses(row.name, 1.0 if row.weight is None else row.weight) or [row]
    return [use.model_copy(update={"blocks": row.blocks or use.blocks}) for use in uses]


def _inputs(stacks: list[io.Input]) -> list[io.Input]:
    """What both applying nodes have: models, LoRAs, prompt."""
    return [
        io.Model.Input("model", tooltip="The picture model."),
        io.Clip.Input("clip", tooltip="Its text encoders."),
        *stacks,
        io.String.Input("prompt", default="", multiline=True, tooltip="Gets the trigger words it lacks."),
    ]


def _outputs() -> list[io.Output]:
    return [
        io.Model.Output(tooltip="The model with its LoRAs."),
        io.Clip.Output(tooltip="The text encoders with their LoRAs."),
        io.String.Output(display_name="prompt", tooltip="The prompt with trigger words."),
        io.String.Output(display_name="report", tooltip="What was applied, and warnings."),
        io.String.Output(
            display_name="used", tooltip="Files, checksums and weights of what was applied, for Save Picture."
        ),
    ]


class ApplyLoras(io.ComfyNode):
    """Puts chosen LoRAs on MODEL and CLIP, with their trigger words; a LoRA that doesn't fit is refused."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        loras = Types.Loras.Input(
            "loras", optional=True, tooltip="From Choose LoRA or Character Preset; none changes nothing."
        )
        return io.Schema(
            node_id="AnimationStudioApplyLoras",
            display_name="Apply LoRAs",
            category=CATEGORY,
            description="Applies a stack of LoRAs. Missing files, wrong base models and LoRAs that change almost nothing are told.",
            inputs=_inputs([loras]),
            outputs=_outputs(),
        )

    @classmethod
    def execute(
        cls, model: Any, clip: Any, prompt: str, loras: list[dict[str, Any]] | None = None
    ) -> io.NodeOutput:
        return _apply(model, clip, prompt, USES.validate_python(loras or []))


class ApplyLoraStack(io.ComfyNode):
    """As *Apply LoRAs*, with a socket for each LoRA or stack instead of a chain."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioApplyLoraStack",
            display_name="Apply LoRA Stack",
            category=CATEGORY,
            description="Applies LoRAs from several Choose LoRA and Character Preset nodes side by side; of one LoRA twice the last counts.",
            inputs=_inputs(_stack_inputs()),
            outputs=_outputs(),
        )

    @classmethod
    def execute(cls, model: Any, clip: Any, prompt: str, **stacks: Any) -> io.NodeOutput:
        grown = stacks.get("loras") or {name.rpartition(".")[2]: rows for name, rows in stacks.items()}
        ordered = [USES.validate_python(grown.get(f"lora{index}") or []) for index in range(MOST_STACKS)]
        return _apply(model, clip, prompt, [use for uses in ordered for use in uses])


def _stack_inputs() -> list[io.Input]:
    """An Autogrow where this ComfyUI has one, else as many optional sockets.

    Both have the same dotted names in a saved graph (``loras.lora0`` …), so that graphs go from one to the other.
    """
    tooltip = "From Choose LoRA or Character Preset."
    if hasattr(io, "Autogrow"):
        one = Types.Loras.Input("lora", optional=True, tooltip=tooltip)
        template = io.Autogrow.TemplatePrefix(one, prefix="lora", min=1, max=MOST_STACKS)
        return [io.Autogrow.Input("loras", template=template, tooltip=tooltip)]
    return [
        Types.Loras.Input(f"loras.lora{index}", display_name=f"lora{index}", optional=True, tooltip=tooltip)
        for index in range(MOST_STACKS)
    ]


class SavePicture(io.ComfyNode):
    """Saves pictures as ComfyUI's own node does, and in their metadata which LoRA files they wore."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioSavePicture",
            display_name="Save Picture",
            category=CATEGORY,
            description="Saves pictures with their graph and with name, checksum and weight of every LoRA.",
            inputs=[
                io.Image.Input("images", tooltip="The pictures."),
                io.String.Input(
                    "filename_prefix",
                    default="animation_studio/picture",
                    tooltip="Beginning of the file names below ComfyUI's output folder.",
                ),
                io.String.Input(
                    "used",
                    optional=True,
                    force_input=True,
                    tooltip="From Apply LoRAs or Apply LoRA Stack.",
                ),
            ],
            outputs=[],
            hidden=[io.Hidden.prompt, io.Hidden.extra_pnginfo],
            is_output_node=True,
        )

    @classmethod
    def execute(cls, images: Any, filename_prefix: str, used: str = "") -> io.NodeOutput:
        for image in images:
            host.image_array(image[None])
        told = {METADATA: {"loras": _loras.read_record(used)}}
        cls.hidden.extra_pnginfo = {**(cls.hidden.extra_pnginfo or {}), **told}
        prefix = host.output_prefix(filename_prefix)
        return io.NodeOutput(ui=ui.ImageSaveHelper.get_save_images_ui(images, prefix, cls=cls))


def choose(uses: list[LoraUse]) -> list[_loras.ChosenLora]:
    """The installed files behind names of the registry.

    Raises:
        StudioError: ``model_missing``.
    """
    return _loras.choose(uses, load_loras(host.config_folders()), folder_paths.get_filename_list("loras"))


def checked(model: Any, uses: list[LoraUse]) -> list[tuple[_loras.ChosenLora, int]]:
    """The LoRAs of a stack with how many layers each has, all checked before the first is loaded.

    Raises:
        StudioError: ``model_missing``, ``model_invalid``.
    """
    chosen = choose(uses)
    family = _family(model.model.model_config)
    layers = [_loras.check_base(lora, host.model_path("loras", lora.file), family) for lora in chosen]
    return list(zip(chosen, layers, strict=True))


def _apply(model: Any, clip: Any, prompt: str, uses: list[LoraUse]) -> io.NodeOutput:
    found, applied = checked(model, uses), []
    for lora, count in found:
        if lora.weight:
            model, clip, one = apply_lora(model, clip, lora, count)
            applied.append(one)
    chosen = [lora for lora, _ in found]
    report = report_loras(applied, chosen)
    words = _loras.with_triggers(prompt, chosen)
    return io.NodeOutput(model, clip, words, report, _loras.record(applied), ui={"text": [report]})


def report_loras(applied: list[_loras.AppliedLora], chosen: list[_loras.ChosenLora]) -> str:
    """What was applied, and a warning when it is too much, for a person and the log."""
    lines = _loras.report(applied)
    for one in applied:
        for warning in one.warnings:
            log.warning("LoRA %s: %s", one.lora.name, warning)
    if warning := _loras.overload(chosen, load_sdxl(host.config_folders()).max_lora_weight):
        log.warning(warning)
        lines.append(warning)
    return "\n".join(lines) or "no LoRA"


def _family(config: Any) -> str:
    """The family of a loaded model, as :mod:`....workflows.models.families` calls it; empty when it's none of ours."""
    if type(config).__name__ == "ToonXL":  # registered by a pack of its own, so it has no class to import
        return "toonxl"
    return "sdxl" if isinstance(config, comfy.supported_models.SDXL) else ""


def fitted(
    model: Any, clip: Any, lora: _loras.ChosenLora, layers: int
) -> tuple[dict[Any, Any], _loras.AppliedLora]:
    """A LoRA's patches by the weights of model and text encoders that they change.

    ComfyUI computes which patches fit and only logs it; here the share is kept.

    Args:
        layers: how many layers the LoRA has.

    Raises:
        StudioError: ``model_missing``, ``model_invalid``.
    """
    path = host.model_path("loras", lora.file)
    keys = comfy.lora.model_lora_keys_unet(model.model, {})
    keys = comfy.lora.model_lora_keys_clip(clip.cond_stage_model, keys)
    try:
        patches = comfy.lora.load_lora(comfy.lora_convert.convert_lora(trained(path)), keys)
    except (KeyError, ValueError, RuntimeError, AttributeError) as error:
        raise StudioError(
            "model_invalid",
            f"ComfyUI can't read the layers of {lora.file}: one of them isn't whole ({error}).",
            "Download it again, or ask its maker.",
        ) from error
    sizes = {**model.model.state_dict(), **clip.cond_stage_model.state_dict()}
    changed = sum(
        not (isinstance(key, str) and key.endswith(".bias")) and has_size(patch, sizes.get(key))
        for key, patch in patches.items()
    )
    share = _loras.check_share(lora, changed, layers)
    return patches, _loras.AppliedLora(lora, share, digest_of(path), _loras.warned(path))


def has_size(patch: Any, weight: torch.Tensor | None) -> bool:
    """Whether a LoRA's or a full layer's numbers are as many as the weight's; of other forms that isn't looked at.

    ComfyUI finds out when it samples, logs it and leaves the weight as it was.
    """
    if weight is None:
        return True
    if isinstance(patch, tuple):
        return patch[0] != "diff" or patch[1][0].shape == weight.shape
    if getattr(patch, "name", "") != "lora" or any(
        part is not None for part in (patch.weights[3], patch.weights[5])
    ):
        return True
    up, down = patch.weights[:2]
    return bool(up.shape[0] == weight.shape[0] and down[0].numel() == weight[0].numel())


def trained(path: Path) -> dict[str, torch.Tensor]:
    """A LoRA file's tensors under the names that ComfyUI finds, with the alphas that it was trained with.

    Raises:
        StudioError: ``model_missing``, ``model_invalid``.
    """
    change = renaming_of(path)
    tensors = {change.names.get(name, name): tensor for name, tensor in read_tensors(path).items()}
    for name, shape in change.shapes.items():
        tensors[name] = tensors[name].reshape(shape)
    return {**tensors, **{name: torch.tensor(alpha) for name, alpha in change.alphas.items()}}


def apply_lora(
    model: Any, clip: Any, lora: _loras.ChosenLora, layers: int
) -> tuple[Any, Any, _loras.AppliedLora]:
    """Patches clones of model and clip, each block with its own weight (arguments and errors as for
    :func:`fitted`)."""
    patches, applied = fitted(model, clip, lora, layers)
    patched_model, patched_clip = model.clone(), clip.clone()
    for factor, names in _loras.by_factor(patches, lora.blocks).items():
        patched_model.add_patches({name: patches[name] for name in names}, lora.weight * factor)
    if lora.text_weight:
        patched_clip.add_patches(patches, lora.text_weight)
    return patched_model, patched_clip, applied


NODES: list[type[io.ComfyNode]] = [ChooseLora, ApplyLoras, ApplyLoraStack, SavePicture]
