#!/usr/bin/env bash
# Guess:   a LoRA that was trained with alpha 4 of rank 8, saved by the pipeline's save_lora_weights and
#          loaded by diffusers again, works at the strength it was trained at.
# Happens: alpha isn't in the file, and loading takes the rank for it: scale 0.5 becomes 1; with rslora and
#          alpha 16, 5.66 becomes 1; a pattern of alphas is gone. The converter to kohya's form writes the
#          rank as alpha, too. save_lora_adapter keeps all of it, as JSON in the metadata.
# Version: diffusers 0.42.1, PEFT 0.21.2, torch 2.13.0
# So:      twice the strength, or a sixth, and no error. Save with save_lora_adapter or hand the pipeline the
#          adapter's config as unet_lora_adapter_metadata, and write .alpha tensors yourself for others.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  torch==2.13.0 diffusers==0.42.1 peft==0.21.2 transformers==5.24.0 accelerate==1.15.0
cd "$work"
OMP_NUM_THREADS=1 venv/bin/python - 2>errors.txt <<'PY' || { tail -n 5 errors.txt >&2; exit 1; }
import sys

from diffusers import StableDiffusionPipeline, UNet2DConditionModel
from diffusers.utils import convert_state_dict_to_kohya
from peft import LoraConfig, get_peft_model_state_dict
from safetensors import safe_open

FILE = "pytorch_lora_weights.safetensors"

def unet():
    return UNet2DConditionModel(
        sample_size=8,
        block_out_channels=(8, 8),
        layers_per_block=1,
        norm_num_groups=4,
        cross_attention_dim=8,
        attention_head_dim=4,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
    )

def scales(model, name):
    block = model.mid_block.attentions[0].transformer_blocks[0].attn1
    return [round(layer.scaling[name], 2) for layer in (block.to_q, block.to_k)]

def loaded(folder, prefix):
    model = unet()
    model.load_lora_adapter(folder, prefix=prefix, weight_name=FILE, adapter_name="back")
    return scales(model, "back")

cases = {
    "alpha 4": {"lora_alpha": 4},
    "rslora, alpha 16": {"lora_alpha": 16, "use_rslora": True},
    "alpha 4, 32 for to_q": {"lora_alpha": 4, "alpha_pattern": {"to_q": 32}},
}
seen = {}
for name, settings in cases.items():
    model = unet()
    model.add_adapter(LoraConfig(r=8, target_modules=["to_q", "to_k"], **settings), "film")
    weights = get_peft_model_state_dict(model, adapter_name="film")
    StableDiffusionPipeline.save_lora_weights("pipeline", unet_lora_layers=weights)
    model.save_lora_adapter("adapter", adapter_name="film")
    with safe_open(f"pipeline/{FILE}", "pt") as file:
        if any("alpha" in key for key in file.keys()) or file.metadata() != {"format": "pt"}:
            sys.exit("alpha is in the file now")
    kohya = {value.item() for key, value in convert_state_dict_to_kohya(weights).items() if "alpha" in key}
    seen[name] = scales(model, "film"), loaded("pipeline", "unet"), loaded("adapter", None), kohya
    print(f"{name}: scales trained, by save_lora_weights, by save_lora_adapter; kohya's alpha: {seen[name]}")
if seen != {
    "alpha 4": ([0.5, 0.5], [1.0, 1.0], [0.5, 0.5], {8}),
    "rslora, alpha 16": ([5.66, 5.66], [1.0, 1.0], [5.66, 5.66], {8}),
    "alpha 4, 32 for to_q": ([4.0, 0.5], [1.0, 1.0], [4.0, 0.5], {8}),
}:
    sys.exit("no longer so")
PY
