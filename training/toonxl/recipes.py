"""How the parts of a Toon XL come one after another: which run builds on which, and under what names.

Pictures → VAE (both halves, then normalised, then the decoder alone) → latents → U-Net with text encoders →
export. Each run lies in a folder of its own below the cache; the command line only names them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from ...common.errors import StudioError
from ...common.files import atomic_path
from ...configs.schema import load_characters
from ...toonxl.family import TOON_XL
from ...toonxl.identity import load_identity
from ...toonxl.vocabulary import ControlKind, fingerprint
from ..runs import Run, TrainTask, read_checkpoint
from .autoencoder import TinyAutoencoder
from .controlnet import RATE as CONTROL_RATE
from .controlnet import ControlNetTask, write_controlnet
from .data import Pictures
from .export import write_checkpoint, write_net
from .hints import hints_of
from .identity import RATE as IDENTITY_RATE
from .identity import IdentityTask, write_onnx
from .judge import RATE as JUDGE_RATE
from .judge import JudgeTask
from .lora import RATE as LORA_RATE
from .lora import PuppetLora
from .model import ToonModel, from_weights, read_checkpoint_file
from .silhouette import RATE as SILHOUETTE_RATE
from .silhouette import SilhouetteTask
from .unet import RATE as UNET_RATE
from .unet import UNetTask
from .vae import RATE as VAE_RATE
from .vae import VaeTask, encode_all, load_vae, normalise

Weights = dict[str, Tensor]
HINTS = 4000
"""Pictures that a ControlNet learns from."""
NORMALISED_ON = 1000
"""Pictures over which latent channels are given unit variance."""


def run_of(part: str, **setting: Any) -> Run:
    """The run of one part; its setting guards against resuming with other words or sizes."""
    return Run(part, {"vocabulary": fingerprint(), "family": TOON_XL.as_dict(), **setting})


def weights_of(name: str, network: str) -> Weights:
    """The averaged weights of one network of a run.

    Raises:
        StudioError: ``model_missing`` when the run was never begun, ``model_invalid`` when its checkpoints are
            damaged.
    """
    run = Run(name, {})
    states = [read_checkpoint(path) for path in (run.checkpoint, run.previous) if path.exists()]
    if not states:
        raise StudioError(
            "model_missing", f"{name} has not been trained yet.", f"Run ./studio toonxl train {name} first."
        )
    for state in states:
        if state is not None:
            prefix = f"{network}."
            means: Mapping[str, Tensor] = state["means"]
            return {key.removeprefix(prefix): value for key, value in means.items() if key.startswith(prefix)}
    raise StudioError(
        "model_invalid",
        f"No checkpoint of {name} can be read.",
        f"Delete {run.folder} and train again.",
    )


def prepare(
    part: str,
    pictures: Pictures,
    seed: int,
    *,
    stage: str = "both",
    control: ControlKind = ControlKind.POSE,
) -> tuple[Run, TrainTask, float]:
    """The run, the trainee and the usual learning rate of one part.

    Raises:
        StudioError: when what it builds on isn't there yet.
    """
    if part == "vae":
        return _vae(pictures, seed, decoder_only=stage == "decoder")
    if part == "unet":
        net = load_vae(weights_of("vae-decoder", "vae"))
        latents = latents_of(pictures, net)
        return run_of("unet", seed=seed), UNetTask(latents, pictures.scene, vae=net, seed=seed), UNET_RATE
    if part == "judge":
        return (
            run_of("judge", seed=seed),
            JudgeTask(pictures.load(), pictures.scene, seed=seed),
            JUDGE_RATE,
        )
    if part == "silhouette":
        depths = hints_of(pictures, ControlKind.DEPTH, HINTS)
        return (
            run_of("silhouette", seed=seed),
            SilhouetteTask(pictures.load(), depths, seed=seed),
            SILHOUETTE_RATE,
        )
    if part == "controlnet":
        model = trained_model()
        hints = hints_of(pictures, control, HINTS)
        trainee = ControlNetTask(model, hints, latents_of(pictures, model.vae), pictures.scene, seed=seed)
        return run_of(f"controlnet-{control}", seed=seed), trainee, CONTROL_RATE
    return run_of("identity", seed=seed), IdentityTask(seed=seed), IDENTITY_RATE


def _vae(pictures: Pictures, seed: int, *, decoder_only: bool) -> tuple[Run, TrainTask, float]:
    given = pictures.load()
    trainee = VaeTask(given, seed=seed, batch=16, decoder_only=decoder_only)
    if not decoder_only:
        return Run("vae", {"seed": seed}), trainee, VAE_RATE
    run = Run("vae-decoder", {"seed": seed})
    if not run.checkpoint.exists():
        net = load_vae(weights_of("vae", "vae"))
        normalise(net, given[:NORMALISED_ON])
        trainee.master.warm_start({f"vae.{key}": value for key, value in net.state_dict().items()})
    return run, trainee, VAE_RATE / 2


def latents_of(pictures: Pictures, net: TinyAutoencoder) -> Tensor:
    """The latents of all pictures, kept beside them for the encoder that made them."""
    file = pictures.folder / f"latents-{_mark(net)}.pt"
    given = pictures.load()
    if file.exists():
        kept = torch.load(file, weights_only=True)
        if isinstance(kept, Tensor) and len(kept) == len(given):
            return kept
    made = encode_all(net, given)
    with atomic_path(file) as temporary:
        torch.save(made, temporary)
    return made


def _mark(net: TinyAutoencoder) -> str:
    """A short name for an encoder's weights."""
    total = sum(float(value.double().abs().sum()) for value in net.taesd_encoder.parameters())
    return f"{total:.6f}".replace(".", "-")


def trained_model() -> ToonModel:
    """The model as far as it has been trained.

    Raises:
        StudioError: ``model_missing`` when a part has not been trained.
    """
    return from_weights(
        weights_of("unet", "unet"), weights_of("unet", "prompts"), weights_of("vae-decoder", "vae")
    )


def export(part: str, target: Path, description: str, control: ControlKind = ControlKind.POSE) -> Path:
    """Writes a trained part as the file that others load.

    Raises:
        StudioError: ``model_missing`` when a part has not been trained.
    """
    if part == "identity":
        return write_onnx(load_identity(weights_of("identity", "identity")), target)
    if part in ("judge", "silhouette"):
        return write_net(target, weights_of(part, part), title=f"Toon XL {part}", description=description)
    if part == "controlnet":
        return write_controlnet(target, weights_of(f"controlnet-{control}", "control"), TOON_XL, control)
    return write_checkpoint(
        target,
        unet=weights_of("unet", "unet"),
        prompts=weights_of("unet", "prompts"),
        vae=weights_of("vae-decoder", "vae"),
        family=TOON_XL,
        description=description,
    )


def prepare_lora(character: str, trigger: str, base: Path, seed: int) -> tuple[Run, PuppetLora, float]:
    """The run, the trainee and the usual learning rate of a character's LoRA.

    Args:
        character: a preset's id, or one of its names.
        trigger: the word that calls the character; empty takes the preset's first.
        base: the checkpoint file that the LoRA belongs to.

    Raises:
        StudioError: ``character_unknown``, ``model_missing``, ``model_invalid``.
    """
    presets = load_characters()
    wanted = character.strip().casefold()
    for preset in presets.values():
        names = {preset.id, *map(str.casefold, [*preset.names.en, *preset.names.zh])}
        if wanted in names:
            word = trigger or next(iter(preset.trigger_words), f"{preset.id}_character")
            model = read_checkpoint_file(base)
            run = run_of(f"lora-{preset.id}", seed=seed, trigger=word, base=base.name)
            return run, PuppetLora(model, preset.look, word, seed=seed), LORA_RATE
    raise StudioError(
        "character_unknown",
        f"No character preset is called {character!r}.",
        f"Use one of: {', '.join(sorted(presets))}.",
    )
